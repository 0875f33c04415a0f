"""Import of 98 communes' complete yearly packages, once and again, against the bare insert of the same figures."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bare_database
from province import OPERATIONS, SEALED, Province, build_province
from sqlalchemy import Table, insert
from sqlalchemy.dialects import sqlite
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
    sealed, figures = _rows(province)
    packages = int(last["packages"])
    found = in_turns(
        RUNS,
        {
            "import": import_all,
            "compact": lambda: _insert(folder / "bare.db", tables.statement_figure, sealed, transactions=1),
            "figures": lambda: _insert(folder / "bare.db", tables.figure, figures, transactions=1),
            "in turn": lambda: _insert(folder / "bare.db", tables.figure, figures, transactions=packages),
        },
    )
    title = f"import of {last['packages']} packages ({OPERATIONS:,} operations)"
    rows = f"insert of {SEALED:,} figure rows, a transaction a package"
    yield against(title, found["import"], baseline=found["in turn"], most=4, show=seconds, what=rows)
    yield _beside("  against all rows in one transaction", found["import"], found["figures"], "the same rows")
    yield _beside("  against a seal's compact rows", found["import"], found["compact"], "rows without operation ids")
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


def _beside(figure: str, measured: float, baseline: float, what: str) -> Row:
    """Return the line of a ratio that has no goal of its own."""
    return Row(figure, seconds(measured), f"{seconds(baseline)} {what}", f"{measured / baseline:.2f}", "", None)


def _rows(province: Province) -> tuple[list[Any], list[Any]]:
    """Return the sealed figures as the import has written them, and as rows of the table of figures."""
    connection = bare_database.connect(province.database, key=province.key)
    sealed = connection.execute("SELECT * FROM statement_figure").fetchall()
    figures = connection.execute(
        "SELECT s.book, s.period, f.indicator, f.breakdown, f.measure, f.state, f.quantity, f.note, randomblob(16)"
        " FROM statement s JOIN statement_figure f ON s.number = f.statement ORDER BY 1, 2, 3, 4, 5"
    ).fetchall()
    connection.close()
    assert len(sealed) == len(figures) == SEALED, len(sealed)
    return sealed, figures


def _insert(path: Path, table: Table, rows: list[Any], *, transactions: int) -> float:
    """Insert rows into a new database, the same number in each transaction, and return the seconds it took."""
    path.unlink(missing_ok=True)
    connection = bare_database.connect(path, key="ab" * 32)
    bare_database.create(connection, table)
    insertion = str(insert(table).compile(dialect=sqlite.dialect(paramstyle="qmark")))
    share = len(rows) // transactions
    start = time.perf_counter()
    for first in range(0, len(rows), share):
        connection.execute("BEGIN")
        connection.executemany(insertion, rows[first : first + share])
        connection.execute("COMMIT")
    taken = time.perf_counter() - start
    connection.close()
    return taken
