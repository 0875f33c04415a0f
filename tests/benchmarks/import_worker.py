"""Imports a folder of packages twice into a superior office's database; prints the times and the memory it took."""

import json
import sys
import time
from pathlib import Path

from peak_memory import peak_memory
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
    found["memory"] = peak_memory()
    found["file"] = Path(database).stat().st_size
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
