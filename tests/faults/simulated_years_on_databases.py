"""The same histories of years on real files: what tables, queries and reading rooms show on each PC's database."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import simulated_databases
from fault_rows import Row
from memory_folder import memory_folder
from memory_workplace import a_workplace
from promises import check, judged, known_from
from read_once import forget_segments
from simulated_history import History
from simulated_years import YearsHistory
from simulator import piece, told
from years_at_work import YEARS
from years_shown import DAYS, check_years, without_drafts

HISTORIES = 2_000
PIECES = 20


def check_shown(pc: simulated_databases.DatabasePc, *, today: str) -> None:
    """Compare what an office is shown of its years on a database with what the rules say of what it holds."""
    journal = pc.journal
    if journal.chain.latest is None or journal.chain.latest.device(pc.device.sign) is None:
        return
    counting = {}
    for book in YEARS.books:
        operations, _ = judged(known_from(journal.segments([book])), pc.tail(book), journal.judging_chain)
        shows_drafts = book.kind != "unit" or book.unit == pc.device.unit
        counting[book] = operations if shows_drafts else without_drafts(operations)
    check_years(a_workplace(journal, unit=pc.device.unit, today=today), counting, today=today)


def played(seed: int) -> History:
    """Play the history of one seed on files of its own and check what was promised."""
    forget_segments()
    random = Random(seed)  # noqa: S311
    with (
        simulated_databases.compiled_once(),
        TemporaryDirectory(prefix="years-", dir=memory_folder()) as folder,
    ):
        history = simulated_databases.begun(random, Path(folder), YearsHistory)
        try:
            history.play(random.randint(10, 30))
            check_all(history)
            check(history)
            simulated_databases.check_agreement(history)
            check_all(history)
        finally:
            for pc in (*history.pcs, *(kept for _, kept in history.kept)):
                pc.close()
    return history


def check_all(history: History) -> None:
    """Check every PC: its tables, and what its reading rooms show on some day."""
    for pc in history.pcs:
        simulated_databases.check_tables(pc)
        check_shown(pc, today=history.random.choice(DAYS))


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield piece("simulated histories of years, on databases", played, histories=HISTORIES, amount=amount, seed=seed)


def replay(seed: int) -> str:
    """Play one history again."""
    return told(played, seed)
