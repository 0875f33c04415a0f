"""A commune with a second authority, from the command line."""

import json
import re

import pytest

DEPARTMENT = "Sở Lao động tỉnh"


@pytest.fixture
def commune(sample):
    return sample / "19609-xa-cam-thanh"


@pytest.fixture
def invited(ctph, tmp_path):
    return founded(ctph, tmp_path, DEPARTMENT, "45")


def founded(ctph, place, name, code):
    """Found a department; return its folder, its invitation and the code on its letter."""
    units = place / "units.txt"
    units.write_text("19609\tXã Cam Thành\n19597\tXã Cam Tuyền\n", "utf-8")
    department = place / "department"
    made = ctph(
        "new-office", department, "--person", "Cán bộ Sở", "--superior-name", name, "--superior-code", code,
        "--year", "2019", "--units", units,
    )  # fmt: skip
    assert made[0] == 0
    told = ctph("invite", "--office", department, "--to", place)[1]
    (invitation,) = place.glob("*thu-moi*.ctph")
    return department, invitation, re.search(r"\d{5}(?:-\d{5}){3}|(?:\d{5} ?){4}", told)[0].strip()


def test_an_authority_is_joined_reported_to_left_and_taken_up_again(ctph, commune, invited, tmp_path):
    department, invitation, code = invited
    assert ctph("join-authority", "--office", commune, invitation, "--unit", "19609", "--code", code)[0] == 0
    rows = json.loads(ctph("authorities", "--office", commune, "--json")[1])
    assert [row["authority"] for row in rows][1:] == [DEPARTMENT]
    assert DEPARTMENT in ctph("programmes", "--office", commune)[1]
    assert ctph("record", "--office", commune, "--authority", "Sở", "--period", "2019-05", "VL01=7")[0] == 0
    assert ctph("seal", "--office", commune, "--authority", "Sở", "--period", "2019-05", "--yes")[0] == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    code_of_pc = ctph("request-code", "--office", commune, "--authority", "Sở")[1].strip()
    written = json.loads(ctph("export", "--office", commune, "--all", "--to", stick, "--json")[1])
    assert len(written) == 2
    ctph("import", "--office", department, stick)
    (waiting,) = json.loads(ctph("tray", "--office", department, "--json")[1])
    assert ctph("enrol", "--office", department, waiting["package"], "--code", code_of_pc)[0] == 0
    (answer,) = json.loads(ctph("export", "--office", department, "--to", stick, "--json")[1])
    assert ctph("import", "--office", commune, answer["path"])[0] == 0
    assert "đang làm việc" in ctph("authorities", "--office", commune)[1].splitlines()[-1]
    assert ctph("leave-authority", "--office", commune, "Sở")[0] == 0
    assert "đã thôi từ" in ctph("authorities", "--office", commune)[1]
    assert DEPARTMENT not in ctph("programmes", "--office", commune)[1]
    assert ctph("rejoin-authority", "--office", commune, "Sở")[0] == 0


@pytest.fixture
def both(ctph, commune, invited):
    """The commune once it works with the department as well, and the arguments that say so."""
    _, invitation, code = invited
    code, out, _ = ctph("join-authority", "--office", commune, invitation, "--unit", "19609", "--code", code)
    assert (code, f'--authority "{DEPARTMENT}" --to' in out) == (0, True)
    return ["--office", commune, "--period", "2019-05"]


def test_figures_are_copied_in_the_order_of_the_form_and_what_is_not_copied_is_told(ctph, both):
    there = [*both, "--authority", "Sở"]
    assert ctph("record", *both, "--authority", "Cam Lộ", "VL01=7", "DN01=2", "NC01=3", "GN06/ND=1")[0] == 0
    assert ctph("record", *there, "VL01=4", "NC01=3", "GN06/ND=5")[0] == 0
    code, _, err = ctph("copy-figures", *there, "ZZ99", "--yes")
    assert (code, "ZZ99" in err) == (1, True)
    code, out, _ = ctph("copy-figures", *there, "NC01", "DN02", "GN06/ND", "VL01")
    assert [line.split()[0] for line in out.splitlines()[1:3]] == ["VL01", "GN06/ND"]
    assert (code, "Đã giống sổ khác, không cần lấy: NC01.\n" in out) == (1, True)
    assert "Sổ khác không có số lấy được cho: DN02.\n" in out
    assert "Chưa ghi gì" in out
    code, out, _ = ctph("copy-figures", *there, "--yes")
    assert [line.split()[0] for line in out.splitlines()[1:2]] == ["DN01"]
    assert (code, "2 dòng đang có số khác: ghi rõ mã để lấy: VL01 GN06/ND\n" in out) == (0, True)
    assert re.search(r"^Đã ghi 1 số lấy từ .*Cam Lộ", out, re.MULTILINE)
    code, out, _ = ctph("copy-figures", *there)
    assert (code, out) == (0, "2 dòng đang có số khác: ghi rõ mã để lấy: VL01 GN06/ND\n")


def test_a_figure_that_several_journals_say_differently_is_copied_from_the_one_that_is_named(ctph, both, tmp_path):
    place = tmp_path / "third"
    place.mkdir()
    _, invitation, code = founded(ctph, place, "Ban Dân tộc tỉnh", "46")
    assert ctph("join-authority", *both[:2], invitation, "--unit", "19609", "--code", code)[0] == 0
    assert ctph("record", *both, "--authority", "Cam Lộ", "VL01=7", "DN01=2")[0] == 0
    assert ctph("record", *both, "--authority", "Sở", "VL01=8", "DN01=2")[0] == 0
    there = [*both, "--authority", "Ban"]
    code, out, _ = ctph("copy-figures", *there, "--yes")
    assert (code, "Nhiều sổ có số khác nhau, chưa lấy: VL01." in out) == (1, True)
    assert re.search(r"^  VL01: 7 \(.*Cam Lộ.*\)\n  VL01: 8 \(Sở Lao động tỉnh.*\)$", out, re.MULTILINE)
    assert "Đã ghi 1 số lấy từ " in out
    code, out, _ = ctph("copy-figures", *there, "--from", "Sở Lao", "--yes")
    assert (code, "Đã ghi 1 số lấy từ Sở Lao động tỉnh" in out) == (0, True)
    assert ctph("record", *both, "--authority", "Sở", "VL01=9")[0] == 0
    code, out, _ = ctph("copy-figures", *there, "--yes")
    assert (code, "Đã ghi 1 số lấy từ Sở Lao động tỉnh" in out) == (0, True)
    assert ctph("copy-figures", *there, "--from", "Bộ")[0] == 1


def test_a_copy_whose_source_says_something_else_by_now_is_told_on_the_sheet_and_before_sealing(ctph, both):
    there = [*both, "--authority", "Sở"]
    assert ctph("record", *both, "--authority", "Cam Lộ", "VL01=7")[0] == 0
    assert ctph("copy-figures", *there, "--yes")[0] == 0
    assert "đã đổi sau khi lấy về" not in ctph("sheet", *there)[1]
    assert ctph("record", *both, "--authority", "Cam Lộ", "VL01=8")[0] == 0
    (doubt,) = [line for line in ctph("sheet", *there)[1].splitlines() if line.startswith("Cần xem lại: ")]
    assert doubt.endswith("số ở đó đã đổi sau khi lấy về.")
    (finding,) = json.loads(ctph("sheet", *there, "--json")[1])["findings"]
    assert finding["text"] in doubt
    code, _, err = ctph("seal", *there)
    assert (code, "đã đổi sau khi lấy về" in err) == (1, True)


def test_with_several_authorities_it_is_said_which_one_is_meant(ctph, both, tmp_path):
    there = [*both, "--authority", "Sở"]
    assert ctph("record", *there, "VL01=7")[1] == f"Đã lưu 1 số vào sổ làm việc với {DEPARTMENT}.\n"
    assert f'`ctph export --authority "{DEPARTMENT}"`' in ctph("seal", *there, "--yes")[1]
    with pytest.raises(SystemExit) as refused:
        ctph("export", *both[:2], "--authority", "Sở", "--all", "--to", tmp_path)
    assert refused.value.code == 2
    assert not list(tmp_path.glob("*_b1_*.ctph"))


def test_what_is_carried_and_what_is_not_sealed_is_told_for_each_authority(ctph, both, tmp_path):
    office = both[:2]
    for authority, name in (("Cam Lộ", "first"), ("Sở", "second")):
        assert ctph("record", *both, "--authority", authority, "VL01=7")[0] == 0
        if name == "first":
            assert ctph("seal", *both, "--authority", authority, "--yes")[0] == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    _, out, err = ctph("export", *office, "--all", "--to", stick)
    (first,) = [line for line in out.splitlines() if line.startswith("Tệp gửi UBND huyện Cam Lộ mang ")]
    assert "tháng 05/2019 (bản 1)" in first
    assert f"Tệp gửi {DEPARTMENT} chưa mang báo cáo nào" in out
    assert f"Tháng 05/2019 của sổ làm việc với {DEPARTMENT} chưa chốt" in err
    written = json.loads(ctph("export", *office, "--all", "--to", stick, "--json")[1])
    assert [one["unsealed"] for one in written] == [[], ["2019-05"]]


def test_with_one_authority_none_is_named(ctph, commune):
    month = ["--office", commune, "--period", "2019-05"]
    assert ctph("record", *month, "VL01=7")[1] == "Đã lưu 1 số.\n"
    assert "`ctph export` rồi" in ctph("seal", *month, "--yes")[1]


def test_what_names_no_authority_is_refused_with_those_there_are(ctph, commune):
    code, _, err = ctph("sheet", "--office", commune, "--authority", "Bộ", "--period", "2019-05")
    assert code != 0
    assert "Cam Lộ" in err
