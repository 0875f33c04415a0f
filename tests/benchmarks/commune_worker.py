"""Opens a commune's office after five years, shows its month and writes its package; prints what that took."""

import json
import sys
import time
from pathlib import Path

from lasting_province import YEAR, opened
from peak_memory import peak_memory

from ctph_desktop.domain.periods import ReportingPeriod


def main(folder: str, target: str) -> None:
    """Measure one office."""
    with opened(Path(folder)) as office:
        start = time.process_time()
        assert office.progress.sheet(ReportingPeriod.month(YEAR, 12)).rows
        found: dict[str, float] = {"sheet": time.process_time() - start}
        found["package"] = Path(office.exchange.export_package(target).path).stat().st_size
        found["memory"] = peak_memory()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
