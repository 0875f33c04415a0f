"""`make bench`: measures each figure against a bare baseline of the same run and prints one table.

`run.py [name…]` measures only those named: starting, editing, sheets, importing, consolidating, reviewing, five_years.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from table import print_table

NAMES = ("starting", "editing", "sheets", "importing", "consolidating", "reviewing", "five_years")
SCREEN = Path(__file__).parents[1] / "screen.json"


def main(names: list[str]) -> int:
    """Measure, print, and return 0 if every name is known."""
    unknown = set(names) - set(NAMES)
    if unknown:
        sys.stderr.write(f"{', '.join(sorted(unknown))}: not one of {', '.join(NAMES)}\n")
        return 2
    rows = []
    with TemporaryDirectory(prefix="ctph-bench-") as home:
        _move_to(Path(home))
        for name in names or NAMES:
            folder = Path(home, name)
            folder.mkdir()
            sys.stderr.write(f"measuring: {name}\n")
            rows.extend(import_module(name).measure(folder))
    print_table(rows)
    return 0


def _move_to(home: Path) -> None:
    """Let nothing of the person who measures be read or written, here or in the processes started."""
    os.environ.update(
        HOME=str(home),
        CTPH_DATA=str(home / "data"),
        CTPH_KEY_STORE="file",
        QT_QPA_PLATFORM=f"offscreen:configfile={SCREEN}",
        LC_ALL="C.UTF-8",
        PYTHONPATH=str(Path(__file__).parents[2]),
    )
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every installer compiles the program: it runs so here too


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
