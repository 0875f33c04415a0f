"""Cold start of a commune office with a full year of data, against a bare PySide6 window: every start a new process."""

import time
from collections.abc import Iterator
from pathlib import Path

from full_year import build_full_year
from table import Row, against, in_turns, milliseconds, run_script

RUNS = 7


def measure(folder: Path) -> Iterator[Row]:
    """Start the desktop and the bare window in turns."""
    commune = build_full_year(folder / "offices").communes[0].folder
    found = in_turns(
        RUNS,
        {
            "bare": lambda: _since_start("bare_window.py", "paint", stage="painted"),
            "painted": lambda: _since_start("desktop_driver.py", "start", commune, stage="painted"),
            "usable": lambda: _since_start("desktop_driver.py", "start", commune, stage="usable"),
        },
    )
    for title, stage, most in (
        ("cold start, shell painted", "painted", 1.3),
        ("  usable: the month's sheet shown", "usable", 3.0),
    ):
        yield against(
            title, found[stage], baseline=found["bare"], most=most, show=milliseconds, what="bare window painted"
        )


def _since_start(script: str, *arguments: object, stage: str) -> float:
    start = time.monotonic_ns()
    return (run_script(script, *arguments)[stage] - start) / 1e9
