"""Cold start of a commune office with a full year of data, against a bare PySide6 window: every start a new process.

The office was closed properly before, as on any working day: the sheet it showed last stands on the screen, takes
figures, and the database opens behind it.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from full_year import build_full_year
from table import Row, against, in_turns, milliseconds, run_script

RUNS = 7


def measure(folder: Path) -> Iterator[Row]:
    """Start the desktop and the bare window in turns."""
    commune = build_full_year(folder / "offices").communes[0].folder
    _since_start("desktop_driver.py", "start", commune, stage="open")
    found = in_turns(
        RUNS,
        {
            "bare": lambda: _since_start("bare_window.py", "paint", stage="painted"),
            "painted": lambda: _since_start("desktop_driver.py", "start", commune, stage="painted"),
            "usable": lambda: _since_start("desktop_driver.py", "start", commune, stage="usable"),
            "open": lambda: _since_start("desktop_driver.py", "start", commune, stage="open"),
        },
    )
    for title, stage, most in (
        ("cold start, shell painted", "painted", 1.3),
        ("  usable: the month's sheet shown, takes figures", "usable", 3.0),
        ("  the database open behind it", "open", None),
    ):
        yield against(
            title, found[stage], baseline=found["bare"], most=most, show=milliseconds, what="bare window painted"
        )


def _since_start(script: str, *arguments: object, stage: str) -> float:
    start = time.monotonic_ns()
    return (run_script(script, *arguments)[stage] - start) / 1e9
