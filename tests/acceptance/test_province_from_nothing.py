"""A province from nothing: 168 communes of the catalogue, a programme by hand, targets from a table, a month round."""

from pathlib import Path

from province_story import INDICATORS, PROGRAMME, largest_province, month_goes_round


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_province_begins_with_nothing_and_a_month_goes_round(ctph, tmp_path):
    name, communes = largest_province()
    home = tmp_path / "tinh"
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

    month_goes_round(ctph, home, communes[0], communes[-1], root=tmp_path)
