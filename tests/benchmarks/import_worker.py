"""Imports a folder of packages twice into a superior office's database; prints the times and the memory it took."""

import json
import re
import resource
import sys
import time
from pathlib import Path

from province import Province, open_exchange

from ctph_desktop.services.ground.exchange_rows import FileVerdict


def main(database: str, key: str, folder: str) -> None:
    """Import, import again, and print both times, the peak of resident memory and what was taken in."""
    packages = tuple(sorted(Path(folder).glob("*.ctph")))
    opened, exchange = open_exchange(Province(Path(database), key, packages))
    found: dict[str, float] = {"packages": len(packages)}
    for name, verdict in (("first", FileVerdict.NEW), ("again", FileVerdict.KNOWN)):
        start = time.perf_counter()
        rows = exchange.import_packages(packages)
        found[name] = time.perf_counter() - start
        assert {row.verdict for row in rows} == {verdict}, rows
    opened.close()
    found["memory"] = _peak_memory()
    found["file"] = Path(database).stat().st_size
    sys.stdout.write(json.dumps(found) + "\n")


def _peak_memory() -> int:
    """Return the most bytes this process held; what getrusage says may be inherited from the one that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))[1]) * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
