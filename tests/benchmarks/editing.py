"""One edit: a figure recorded through the program, against the same bytes through sqlcipher3; and the GUI thread."""

import json
import shutil
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

import bare_database
from full_year import YEAR, build_full_year
from table import Row, against, limit, milliseconds, run_script

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.operation import make_operation
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import Office, open_office
from ctph_desktop.services.ground.office_card import CARD_NAME, DATABASE_NAME
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.system.secrets import FileKeyStore

EDITS = 150
GUI_RUNS = 3
MONTH = ReportingPeriod.month(YEAR, 12)
_OPERATION = "INSERT INTO operation (book, line) VALUES (?, ?)"
_FIGURE = "INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINE = make_operation(
    kind="f",
    cell=Coordinates("0" * 32, "1" * 32, "2" * 32, MONTH, Measure.ACTUAL).cell,
    parents=["3" * 32],
    author="4" * 32,
    device_time="2019-12-31T08:00:00+07:00",
    value={"s": "reported", "q": "1"},
).line


def measure(folder: Path) -> Iterator[Row]:
    """Record figures in turns with bare writes of the same rows, then type into the real desktop."""
    first, *others = (commune.folder for commune in build_full_year(folder / "offices").communes)
    recorded, committed, bare = _record_in_turns(first, folder / "bare.db")
    rows = "same rows, sqlcipher3"
    yield against("one edit, committed", committed, baseline=bare, most=1.5, show=milliseconds, what=rows)
    whole = f"{recorded / bare:.2f}"
    title = "  with reading and checking before it"
    yield Row(title, milliseconds(recorded), f"{milliseconds(bare)} {rows}", whole, "", None)
    gaps = [run_script("desktop_driver.py", "type", office) for office in others[:GUI_RUNS]]
    assert all(run["saved"] for run in gaps), gaps
    idle = [run_script("bare_window.py", "idle") for _ in range(GUI_RUNS)]
    longest, quiet = median(run["gap"] for run in gaps), median(run["gap"] for run in idle)
    title = f"  longest block of the GUI thread, {gaps[0]['typed']} figures typed"
    line = limit(title, longest, most=0.016, show=milliseconds)
    yield Row(line.figure, line.measured, f"{milliseconds(quiet)} idle window", "", line.goal, line.is_met)


def _record_in_turns(commune: Path, copy: Path) -> tuple[float, float, float]:
    """Return the median seconds of an edit, of its commit alone, and of sqlcipher3 on a copy of the database."""
    card = json.loads((commune / CARD_NAME).read_bytes())
    key = FileKeyStore(commune).get(card["key_name"])
    shutil.copy(commune / DATABASE_NAME, copy)
    bare = bare_database.connect(copy, key=key)
    ours, committed, theirs = [], [], []
    with open_office(commune) as office:
        sheet = office.progress.sheet(MONTH)
        keys = cycle(row.key for row in sheet.rows if not row.is_computed)
        for number in range(EDITS):
            value = FigureValue.reported(number % 3 + 1)
            start = time.perf_counter()
            office.progress.record(MONTH, {next(keys): value})
            ours.append(time.perf_counter() - start)
            committed.append(_commit(office, number))
            theirs.append(_write(bare, number))
    bare.close()
    return median(ours), median(committed), median(theirs)


def _commit(office: Office, number: int) -> float:
    """Write one figure into the journal and its table, and return the seconds."""
    workplace = office._workplace
    where = office.progress.find_line("VL01").at(workplace.identity.unit, MONTH)
    put = put_figure(workplace.books.of_unit(where.unit), where, FigureValue.reported(number))
    start = time.perf_counter()
    workplace.write([put])
    return time.perf_counter() - start


def _write(bare: Any, number: int) -> float:
    """Write what an edit writes, an operation of the same length and its figure's row, and return the seconds."""
    place = (number % 13, MONTH.code, number % 13, 0, 3)
    start = time.perf_counter()
    bare.execute("BEGIN")
    bare.execute(_OPERATION, ("unit/" + "0" * 32 + f"/{YEAR}", _LINE))
    bare.execute(_FIGURE, (*place, 0, number * 10_000, "", bytes(16)))
    bare.execute("COMMIT")
    return time.perf_counter() - start
