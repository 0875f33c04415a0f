"""Looks at a package and imports it, in a process of its own; prints seconds, megabytes at the peak and the answer.

    bomb_target.py OFFICE PACKAGE

A process forked from the maker of the bombs would count the maker's memory as its own.
"""

import resource
import sys
from pathlib import Path
from time import process_time

MOST_BYTES = 4 << 30


def main(office_folder: Path, file: Path) -> str:
    """Preview, import, check the whole office, and return `seconds|megabytes|answer`; that to a fault begins with `!`.

    The seconds are those of the slower one of preview and import.
    """
    from ctph_desktop.office import open_office

    with open_office(office_folder) as office:
        began = process_time()
        office.exchange.preview([file])
        looked = process_time() - began
        row = office.exchange.import_packages([file])[0]
        took = max(looked, process_time() - began - looked)
        problems = office.inspection.verify().problems
    return f"{took:.3f}|{_peak():.0f}|{'!' + '; '.join(problems) if problems else row.message}"


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        said = main(Path(sys.argv[1]), Path(sys.argv[2]))
    except BaseException as error:  # noqa: BLE001 - whoever set it off tells it
        said = f"0|0|!{type(error).__name__}: {error}"
    sys.stdout.write(said[:4000])
