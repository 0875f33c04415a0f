"""An office is handed over and taken over as a script does it."""

import pytest

from ctph_desktop.cli import main
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan

PROVINCE = "Sở Nội vụ tỉnh Quảng Trị"


@pytest.fixture
def province(tmp_path):
    plan = SuperiorPlan(PROVINCE, "45SNV", 2019, (ListedUnit("19330", "Phường Đông Hà"),))
    create_own_superior(
        tmp_path / "province", plan, template=catalogue().programmes[0], person_name="Cán bộ Sở", person_post=""
    )
    return tmp_path / "province"


def test_an_office_is_handed_over_and_taken_over_after_a_yes_each(ctph, sample, province, tmp_path):
    district, stick = sample / "cap-tren", tmp_path / "stick"
    stick.mkdir()
    handing = ("hand-over-office", "--office", district, "--receiver", PROVINCE, "--to", stick)
    refused, _, err = ctph(*handing)
    assert refused == 1
    assert "phiếu phục hồi" in err
    with open_office(district) as office:
        sheet = office.safekeeping.recovery.issue()
    code, out, _ = ctph(*handing)
    assert code == 1
    assert all(part in out for part in (PROVINCE, "Xã Cam Tuyền", sheet.number, "--yes"))
    assert list(stick.iterdir()) == []
    code, out, _ = ctph(*handing, "--yes")
    assert code == 0
    file = next(line for line in out.splitlines() if "\t" in line).partition("\t")[0]
    assert ctph("close-period", "--office", district, "--period", "2019-01")[0] == 1
    adopting = ("adopt", file, "--office", province, "--code", " ".join(sheet.groups))
    code, out, _ = ctph(*adopting)
    assert code == 1
    assert all(part in out for part in ("UBND huyện Cam Lộ", PROVINCE, "9 đơn vị", "--yes"))
    code, out, _ = ctph(*adopting, "--yes")
    assert code == 0
    assert "thư mời" in out
    assert "đã được tiếp nhận" in ctph(*adopting)[1]
    assert ctph("verify", "--office", province)[0] == 0
    code, _, err = ctph("adopt", file, "--office", province, "--code", "123")
    assert code == 1
    assert err


def test_what_was_handed_over_by_mistake_is_taken_back(ctph, sample, tmp_path):
    district = sample / "cap-tren"
    with open_office(district) as office:
        office.safekeeping.recovery.issue()
    handing = ("hand-over-office", "--office", district)
    assert ctph(*handing, "--receiver", PROVINCE, "--to", tmp_path, "--yes")[0] == 0
    assert ctph("invite", "--office", district, "--to", tmp_path)[0] == 1
    assert ctph(*handing, "--take-back")[0] == 0
    assert ctph("invite", "--office", district, "--to", tmp_path)[0] == 0
    with pytest.raises(SystemExit) as left:
        main(["hand-over-office", "--office", str(district)])
    assert left.value.code == 2
