"""What the stories of a province share: its communes, a person at the commands, and the month that goes round."""

import json
import re
from pathlib import Path

from ctph_desktop.domain.country.country_units import AdminLevel
from ctph_desktop.office.founding import country

PROGRAMME = "Chương trình phối hợp giảm nghèo"
INDICATORS = """NG01;Hộ thoát nghèo;hộ
HN01;Hộ nghèo;hộ;tăng giảm;giảm
TL01;Tỷ lệ hộ nghèo;%;2;thời điểm;giảm
"""
MONTH = "2026-01"
FIGURES = ("NG01=7", "HN01T=1", "HN01G=7", "TL01=2,25")
COUNTS = {"7", "44", "2.25"}  # done, closing with 50 + 1 − 7, the rate


def largest_province():
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


def month_goes_round(ctph, home: Path, first, second, *, root: Path, figures=FIGURES, counts=COUNTS) -> None:
    """Two communes are invited, join, report figures and are answered, all by command; `counts` are what is seen."""
    stick, office = root / "usb", ("--office", home, "--programme", "giảm nghèo")
    stick.mkdir()
    code = code_in(ctph("invite", "--office", home, "--to", stick))
    (invitation,) = stick.glob("*.ctph")
    places = {}
    for unit in (first, second):
        places[unit.code] = folder = root / unit.code
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
        ctph("record", *there, "--period", MONTH, *figures)
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
        assert counts <= set(filter(None, form["lines"][unit.name].values()))
    for answer in stick.glob("*.ctph"):
        answer.unlink()
    ctph("export", "--office", home, "--to", stick)
    for unit in (first, second):
        (answer,) = stick.glob(f"*_{unit.code}_*")
        ctph("import", "--office", places[unit.code], answer)
        there = ("--office", places[unit.code], "--programme", "giảm nghèo")
        sheet = json.loads(ctph("sheet", *there, "--period", MONTH, "--json"))
        assert sheet["state"] == "accepted"
