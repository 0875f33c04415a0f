"""Opens a superior office, takes a month's packages in, draws its screens, and prints what all of it took."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lasting_province import NOW, YEAR, opened
from peak_memory import peak_memory

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office import Office
from ctph_desktop.services.ground.exchange_rows import FileVerdict


def main(folder: str, packages: str) -> None:
    """Measure one office."""
    files = sorted(Path(packages).glob("*.ctph"))
    with opened(Path(folder)) as office:
        found = _take_in(office, files)
        found |= _screens(office)
        found["memory"] = peak_memory()
        found |= _backup(office)
    found["file"] = (Path(folder) / "ctph.db").stat().st_size
    sys.stdout.write(json.dumps(found) + "\n")


def _take_in(office: Office, files: list[Path]) -> dict[str, float]:
    """Preview and import the files, as the screen does; the backup before it is measured by itself."""
    office.exchange._before_import = lambda: None
    start, used = time.perf_counter(), time.process_time()
    preview = office.exchange.preview(files)
    seen = time.process_time()
    rows = office.exchange.import_packages(files)
    done, spent = time.perf_counter(), time.process_time()
    assert all(row.verdict is FileVerdict.NEW and row.new_seals for row in preview.rows), preview.rows[0]
    assert {row.verdict for row in rows} == {FileVerdict.NEW}, rows
    return {"waited": done - start, "taken in": spent - used, "previewed": seen - used}


def _screens(office: Office) -> dict[str, float]:
    """Draw the board and the forms of each programme; what is read anew after a decision is read each time."""
    boards, forms = [], []
    december = ReportingPeriod.month(YEAR, 12)
    for year in office.programmes.years():
        if year.standpoint.year != YEAR:
            continue
        here = office.at(Standpoint(year.standpoint.programme, YEAR))
        waiting = next(cell for row in here.review.board() for cell in row.cells if cell.period == december)
        here.review.accept(waiting.seal)
        boards.append(_cpu(here.review.board))
        forms.append(_cpu(lambda here=here: here.consolidation.view(december)))
    return {"board": median(boards), "forms": median(forms)}


def _backup(office: Office) -> dict[str, float]:
    start = time.perf_counter()
    row = office.safekeeping.backups.make()
    return {"backed up": time.perf_counter() - start, "backup": Path(row.path).stat().st_size}


def _cpu(read: Callable[[], object]) -> float:
    start = time.process_time()
    read()
    return time.process_time() - start


if __name__ == "__main__":
    assert NOW.year == YEAR
    main(*sys.argv[1:])
