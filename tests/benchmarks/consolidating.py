"""Consolidated Biểu 1–3 of nine communes to Excel and PDF together, in CPU seconds of a whole process."""

import json
from collections.abc import Iterator
from pathlib import Path

from full_year import YEAR, build_full_year
from openpyxl import load_workbook
from table import Row, in_turns, run_script, seconds

from ctph_desktop.system.paths import resource

RUNS = 5


def measure(folder: Path) -> Iterator[Row]:
    """Write the documents in turns with the same cells written plainly."""
    superior = build_full_year(folder / "offices").superior

    def ours() -> float:
        return float(run_script("consolidation_worker.py", superior, f"{YEAR}-12", folder)["cpu"])

    ours()
    cells = folder / "cells.json"
    sheets = load_workbook(folder / "forms.xlsx").worksheets
    cells.write_text(json.dumps({s.title: [list(row) for row in s.iter_rows(values_only=True)] for s in sheets}))
    font = next(resource("fonts").glob("*Serif-Regular.ttf"), None) or next(resource("fonts").glob("*.ttf"))
    found = in_turns(
        RUNS, {"ours": ours, "bare": lambda: float(run_script("bare_documents.py", cells, font, folder)["cpu"])}
    )
    yield Row(
        "Biểu 1–3 of 9 communes, Excel and PDF, CPU",
        seconds(found["ours"]),
        f"{seconds(found['bare'])} openpyxl + reportlab",
        f"{found['ours'] / found['bare']:.2f}",
        "< 1.00 s",
        found["ours"] < 1,
    )
