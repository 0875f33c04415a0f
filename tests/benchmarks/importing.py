"""Import of 98 communes' complete yearly packages, once and again, against the bare insert of the same figures."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bare_database
from province import OPERATIONS, SEALED, Province, build_province
from table import Row, against, in_turns, limit, megabytes, run_script, seconds

from ctph_desktop.storage import tables

RUNS = 3


def measure(folder: Path) -> Iterator[Row]:
    """Build the packages, import them in fresh processes, and yield what it took."""
    province = build_province(folder)
    empty = shutil.copy(province.database, folder / "empty.db")
    last: dict[str, Any] = {}
    again: list[float] = []

    def import_all() -> float:
        shutil.copy(empty, province.database)
        last.update(run_script("import_worker.py", province.database, province.key, folder))
        again.append(last["again"] / last["first"])
        return float(last["first"])

    import_all()
    rows = _sealed_rows(province)
    found = in_turns(RUNS, {"import": import_all, "bare": lambda: _insert(folder / "bare.db", rows)})
    title = f"import of {last['packages']} packages ({OPERATIONS:,} operations)"
    yield against(
        title, found["import"], baseline=found["bare"], most=4, show=seconds, what=f"insert of {SEALED:,} rows"
    )
    yield limit("  peak resident memory", last["memory"], most=300e6, show=megabytes)
    yield Row("  database file", megabytes(last["file"]), "", "", "", None)
    share = sorted(again[1:])[RUNS // 2]
    yield Row(
        "  importing all of them again",
        seconds(share * found["import"]),
        f"{seconds(found['import'])} first import",
        f"{share:.3f}",
        "≤ 0.05",
        share <= 0.05,
    )


def _sealed_rows(province: Province) -> list[Any]:
    connection = bare_database.connect(province.database, key=province.key)
    rows = connection.execute("SELECT * FROM statement_figure").fetchall()
    connection.close()
    assert len(rows) == SEALED, len(rows)
    return list(rows)


def _insert(path: Path, rows: list[Any]) -> float:
    """Insert rows in one transaction of a new database and return the seconds from BEGIN to COMMIT."""
    path.unlink(missing_ok=True)
    connection = bare_database.connect(path, key="ab" * 32)
    bare_database.create(connection, tables.statement_figure)
    start = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO statement_figure VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    taken = time.perf_counter() - start
    connection.close()
    return taken
