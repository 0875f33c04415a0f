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
    """The folder of a department, its invitation and the code on its letter."""
    units = tmp_path / "units.txt"
    units.write_text("19609\tXã Cam Thành\n19597\tXã Cam Tuyền\n", "utf-8")
    department = tmp_path / "department"
    made = ctph(
        "new-office", department, "--person", "Cán bộ Sở", "--superior-name", DEPARTMENT, "--superior-code", "45",
        "--year", "2019", "--units", units,
    )  # fmt: skip
    assert made[0] == 0
    told = ctph("invite", "--office", department, "--to", tmp_path)[1]
    (invitation,) = tmp_path.glob("*thu-moi*.ctph")
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


def test_what_names_no_authority_is_refused_with_those_there_are(ctph, commune):
    code, _, err = ctph("sheet", "--office", commune, "--authority", "Bộ", "--period", "2019-05")
    assert code != 0
    assert "Cam Lộ" in err
