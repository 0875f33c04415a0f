"""A province from nothing: 168 communes of the catalogue, a programme by hand, targets from a table, a month round."""

import json
import re
from pathlib import Path

import pytest

from ctph_desktop.cli import main
from ctph_desktop.domain.country.country_units import AdminLevel
from ctph_desktop.office.founding import country

PROGRAMME = "Chương trình phối hợp giảm nghèo"
INDICATORS = """NG01;Hộ thoát nghèo;hộ
HN01;Hộ nghèo;hộ;tăng giảm;giảm
TL01;Tỷ lệ hộ nghèo;%;2;thời điểm;giảm
"""
MONTH = "2026-01"


@pytest.fixture
def ctph(capsys):
    """Run a command that succeeds, and return what it printed."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert code == 0, printed.err + printed.out
        return printed.out

    return run


@pytest.fixture
def province():
    """The largest province of the catalogue of Việt Nam, and its communes."""
    by_province: dict[str, list] = {}
    for unit in country().now:
        if unit.level is AdminLevel.COMMUNE:
            by_province.setdefault(unit.province, []).append(unit)
    name, communes = max(by_province.items(), key=lambda entry: len(entry[1]))
    assert len(communes) == 168
    return name, communes


def code_in(printed: str) -> str:
    """Return the code of twenty digits, in whatever groups it is printed."""
    found = re.search(r"(?:\d[ -]?){20}", printed)
    assert found is not None, printed
    return found.group(0).strip()


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_province_begins_with_nothing_and_a_month_goes_round(ctph, province, tmp_path):
    name, communes = province
    home, stick = tmp_path / "tinh", tmp_path / "usb"
    stick.mkdir()
    units = written(tmp_path, "xa.txt", "".join(f"{unit.code}\t{unit.name}\n" for unit in communes))
    ctph(
        "new-office", home, "--person", "Cán bộ Sở", "--superior-name", f"Sở Nội vụ {name}", "--superior-code", "01SNV",
        "--year", 2026, "--units", units,
    )  # fmt: skip
    office = ("--office", home, "--programme", "giảm nghèo")
    indicators = written(tmp_path, "chi-tieu.txt", INDICATORS)
    ctph(
        "new-programme", "--office", home, "--title", PROGRAMME, "--years", "2026-2030", "--indicators", indicators,
        "--number", "167/CTPH", "--dated", "15/02/2026",
    )  # fmt: skip

    first, second = communes[0], communes[-1]
    rows = "".join(f"{unit.code}\t{number}\n" for number, unit in enumerate(communes, 10))
    ctph(
        "targets",
        *office,
        "--table",
        written(tmp_path, "giao.txt", f"Xã\tNG01\n{rows}"),
        "--measure",
        "assigned",
        "--yes",
    )
    openings = "".join(f"{unit.code}\t50\n" for unit in communes)
    table = written(tmp_path, "dau-ky.txt", f"Xã\tHN01\n{openings}")
    ctph("targets", *office, "--table", table, "--measure", "baseline", "--yes")

    code = code_in(ctph("invite", "--office", home, "--to", stick))
    (invitation,) = stick.glob("*.ctph")
    places = {}
    for unit in (first, second):
        places[unit.code] = folder = tmp_path / unit.code
        ctph(
            "new-office",
            folder,
            "--person",
            "Cán bộ xã",
            "--invitation",
            invitation,
            "--unit",
            unit.code,
            "--code",
            code,
        )
        there = ("--office", folder, "--programme", "giảm nghèo")
        ctph("record", *there, "--period", MONTH, "NG01=7", "HN01T=1", "HN01G=7", "TL01=2,25")
        ctph("seal", *there, "--period", MONTH, "--nothing", "--yes")
        ctph("export", "--office", folder, "--to", stick)
    invitation.unlink()
    ctph("import", "--office", home, stick)
    for waiting in json.loads(ctph("tray", "--office", home, "--json")):
        unit = next(one for one in (first, second) if one.code in waiting["file"])
        spoken = code_in(ctph("request-code", "--office", places[unit.code]))
        ctph("enrol", "--office", home, waiting["package"], "--code", spoken)
    for unit in (first, second):
        ctph("accept", *office, "--period", MONTH, "--unit", unit.code)
    shown = json.loads(ctph("consolidate", *office, "--period", MONTH, "--json"))
    assert shown["coverage"].startswith("tạm tính, 2/168")
    (form,) = shown["forms"].values()
    assert len(form["lines"]) >= 168
    for unit in (first, second):
        counts = set(filter(None, form["lines"][unit.name].values()))
        assert {"7", "44", "2.25"} <= counts  # done, closing with 50 + 1 − 7, the rate
    for answer in stick.glob("*.ctph"):
        answer.unlink()
    ctph("export", "--office", home, "--to", stick)
    for unit in (first, second):
        (answer,) = stick.glob(f"*_{unit.code}_*")
        ctph("import", "--office", places[unit.code], answer)
        there = ("--office", places[unit.code], "--programme", "giảm nghèo")
        sheet = json.loads(ctph("sheet", *there, "--period", MONTH, "--json"))
        assert sheet["state"] == "accepted"
