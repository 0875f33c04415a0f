"""`ctph conflicts`, `choose` and `changes`: what several PCs wrote, and what was changed, from the command line."""

import json

import pytest

from ctph_desktop.cli import main
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_superior
from ctph_desktop.office.joining import join_office, read_invitation

MONTH = ReportingPeriod.month(2019, 1)


def type_on(folder, *, reason="", **quantities):
    with open_office(folder) as office:
        values = {office.progress.find_line(c): FigureValue.reported(q) for c, q in quantities.items()}
        office.progress.record(MONTH, values, reason=reason)


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """A superior office and a commune with two PCs that wrote different numbers after the first seal."""
    root = tmp_path_factory.mktemp("offices")
    superior, pcs = root / "superior", (root / "một", root / "hai")
    create_superior(
        superior, programme=catalogue().programmes[0], person_name="Cán bộ huyện", person_post="Phòng LĐ-TB&XH",
        device_name="PC huyện",
    )  # fmt: skip
    with open_office(superior) as office:
        written, digits = office.enrolment.invitation(_stick(root))
    unit = read_invitation(written.path).units[0][0]
    for folder in pcs:
        join_office(folder, written.path, unit, f"Cán bộ {folder.name}", "LĐ-TB&XH", digits, device_name=folder.name)
        with open_office(folder) as office:
            code, package = office.enrolment.request_code(), office.exchange.export_package(_stick(root)).path
        with open_office(superior) as office:
            office.exchange.import_packages([package])
            office.enrolment.enrol(office.exchange.tray()[-1].package, code)
    with open_office(superior) as office:
        answer = office.exchange.export_package(_stick(root), unit=unit).path
    for folder in pcs:
        with open_office(folder) as office:
            office.exchange.import_packages([answer])
    type_on(pcs[0], VL01=5)
    with open_office(pcs[0]) as office:
        office.submissions.seal(MONTH)
    type_on(pcs[0], VL01=6, DN01=1, reason="Kiểm tra lại")
    type_on(pcs[1], VL01=7, DN01=2)
    with open_office(pcs[1]) as office:
        package = office.exchange.export_package(_stick(root)).path
    with open_office(pcs[0]) as office:
        office.exchange.import_packages([package])
        package = office.exchange.export_package(_stick(root)).path
    with open_office(superior) as office:
        office.exchange.import_packages([package])
    return root


def _stick(root):
    folder = root / f"usb {len(list(root.glob('usb *')))}"
    folder.mkdir()
    return folder


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_conflicts_are_listed_chosen_and_gone(offices, capsys):
    one = offices / "một"
    code, out, _ = run(capsys, "conflicts", "--office", one)
    assert code == 0
    assert "Giải quyết việc làm" in out
    assert "Cán bộ hai, LĐ-TB&XH, hai" in out
    code, out, _ = run(capsys, "conflicts", "--office", one, "--period", "2019-02", "--json")
    assert (code, json.loads(out)) == (0, [])
    code, out, _ = run(capsys, "conflicts", "--office", one, "--json")
    found = {row["label"]: row for row in json.loads(out)}
    jobs = {value["text"]: value["value"] for value in found["Giải quyết việc làm"]["values"]}
    training = {value["text"]: value["value"] for value in found["Đào tạo nghề"]["values"]}
    code, out, err = run(capsys, "choose", "--office", one, "0000zz")
    assert (code, out) == (1, "")
    assert "xem lại danh sách" in err
    code, out, _ = run(capsys, "choose", "--office", one, jobs["7"][:10], "--reason", "Đã hỏi thôn")
    assert (code, out) == (0, "Đã chọn. Còn 1 ô phải chọn.\n")
    code, out, err = run(capsys, "choose", "--office", one, jobs["7"][:10])
    assert code == 1
    code, out, err = run(capsys, "choose", "--office", one, "--merge", training["2"])
    assert code == 1
    assert "không gộp được" in err
    code, out, _ = run(capsys, "choose", "--office", one, training["1"], "--json")
    assert (code, json.loads(out)) == (0, {"chosen": [training["1"]], "left": 0})
    code, out, _ = run(capsys, "changes", "--office", one, "--period", "2019-01", "--json")
    rows = {row["label"]: row for row in json.loads(out)["changes"]}
    assert (rows["Giải quyết việc làm"]["old"], rows["Giải quyết việc làm"]["new"]) == ("5", "7")
    assert rows["Giải quyết việc làm"]["reason"] == "Đã hỏi thôn"
    code, out, _ = run(capsys, "changes", "--office", one, "--period", "2019-01")
    assert "số đang có so với bản thứ 1" in out
    assert "Đã hỏi thôn" in out


def test_the_superior_office_compares_seals_and_is_told_when_there_is_none(offices, capsys):
    superior = offices / "superior"
    with open_office(superior) as office:
        unit = office.review.board()[0].unit
    code, out, _ = run(capsys, "changes", "--office", superior, "--period", "2019-01", "--unit", unit, "--json")
    data = json.loads(out)
    assert (code, data["since"], data["until"]) == (0, None, 1)
    assert [(row["old"], row["new"]) for row in data["changes"]] == [(None, "5")]
    for more in (("--period", "2019-02"), ("--period", "2019-01", "--to", "9")):
        code, out, err = run(capsys, "changes", "--office", superior, "--unit", unit, *more)
        assert (code, out) == (1, "")
        assert "ãy" in err
    code, _, err = run(capsys, "changes", "--office", superior, "--period", "2019-01")
    assert code == 1
    assert "xã" in err


def test_wrong_usage_is_told(offices, capsys):
    for wrong in (("--field", "post=12", "abc"), ("--merge", "abc", "def")):
        with pytest.raises(SystemExit) as caught:
            main(["choose", "--office", str(offices / "một"), *wrong])
        assert caught.value.code == 2
        assert "--merge" in capsys.readouterr().err
