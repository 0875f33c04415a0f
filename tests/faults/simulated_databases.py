"""The same histories on real files: SQLCipher databases, the journal's own writing, cutting, taking in and tables."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import second_opinion
from fault_rows import Row
from memory_folder import memory_folder
from offices_at_work import COMMUNE_PCS, OTHER_PC, SUPERIOR_PCS, Device, an_id, first_roster
from promises import check, judged, known_from, promise, shown
from read_once import forget_segments, packed, unpacked
from simulated_history import History
from simulator import piece, told
from sqlalchemy import create_engine

from ctph_desktop.domain.errors import WritingRefusedError
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.pending import Pending
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.storage import engine
from ctph_desktop.storage.checking import table_differences
from ctph_desktop.storage.copies import merge
from ctph_desktop.storage.engine import open_database
from ctph_desktop.storage.journal import Identity, Journal, Put
from ctph_desktop.storage.queries import Queries
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.system.paths import database_migrations

HISTORIES = 30_000
PIECES = 100
_KEY = "0f" * 32
_NUMBERS = count(1)


@cache
def _blank() -> bytes:
    """Return a fresh database, migrated once."""
    folder = Path(mkdtemp())
    path = folder / "blank.db"
    open_database(path, key=_KEY, migrations=database_migrations(), must_exist=False).close()
    data = path.read_bytes()
    shutil.rmtree(folder)
    return data


class DatabasePc:
    """A PC with its database file; copies of the file are what clones, backups and old sticks hold."""

    def __init__(self, device: Device, root: str, folder: Path, *, replica: str, file: bytes = b"") -> None:
        self.device = device
        self.replica = replica
        self.must: set[str] = set()
        self.root, self._folder = root, folder
        self._path = folder / f"{next(_NUMBERS)}.db"
        self._path.write_bytes(file or _blank())
        self.journal = self._opened()

    def _opened(self) -> Journal:
        database = open_database(self._path, key=_KEY, migrations=database_migrations())
        device = self.device.grant(seals=True)
        return Journal(database, Identity(self.device.unit, self.replica, self.root, device, self.device.key))

    def put(self, book: Book, kind: str, cell: str, value: Any, moment: str) -> StoredOperation | None:
        try:
            return self.journal.append([Put(book, kind, cell, value)], author="official", device_time=moment)[-1]
        except WritingRefusedError:
            return None

    def state(self, book: Book, cell: str) -> CellState | None:
        return self.journal.project(book).states.get(cell)

    def tail(self, book: Book) -> Pending:
        return self.journal.stored(book)[1]

    def cut(self) -> None:
        self.journal.cut()

    def contents(self) -> PackageContents:
        return PackageContents(
            rosters=self.journal.records(Purpose.ROSTER), segments=self.journal.segments(self.journal.books())
        )

    def take(self, contents: PackageContents, moment: str) -> None:
        self.journal.ingest(self.journal.intake(contents.segments, contents.rosters, received_at=moment))

    def chain(self) -> RosterChain:
        return self.journal.chain

    def copied(self) -> "DatabasePc":
        other = self._another(self.replica)
        other.must = set(self.must)
        return other

    def _another(self, replica: str) -> "DatabasePc":
        return DatabasePc(self.device, self.root, self._folder, replica=replica, file=self._path.read_bytes())

    def put_back(self, kept: "DatabasePc") -> "DatabasePc":
        self.close()
        return kept.copied()

    def restored(self, kept: "DatabasePc", replica: str) -> "DatabasePc":
        """Put the old file in place of the present one, and merge into it what the present one still holds."""
        restored = kept._another(replica)
        merge(restored.journal.database, self.journal.database, identity={}, marks=(), settings={})
        restored.restart()
        self.close()
        return restored

    def adopt(self, root: str) -> None:
        self.root = root
        self.restart()
        self.journal.rebuild()

    def restart(self) -> None:
        self.journal.database.close()
        self.journal = self._opened()

    def close(self) -> None:
        self.journal.database.close()


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let all databases of this process use the statements that were compiled for the first one.

    A program opens one database and compiles its statements once; here that would be most of the time spent.
    """
    own = engine.create_engine
    engine.create_engine = _sharing
    try:
        yield
    finally:
        engine.create_engine = own


def _sharing(*arguments: Any, **options: Any) -> Any:
    made = create_engine(*arguments, **options)
    if not _COMPILED:
        with made.connect():
            _COMPILED.extend((made.dialect, made._compiled_cache))
    made.dialect, made._compiled_cache = _COMPILED
    return made


_COMPILED: list[Any] = []


def begun(random: Random, folder: Path, kind: type[History] = History) -> History:
    """Return the offices before anything happened, in a history of some kind."""
    commune_pcs, superior_pcs = random.randint(1, 3), random.randint(1, 2)
    first = first_roster(random.randint(1, commune_pcs), superior_pcs)
    devices = [*SUPERIOR_PCS[:superior_pcs], *COMMUNE_PCS[:commune_pcs]]
    if random.random() < 0.3:
        devices.append(OTHER_PC)
    pcs = [DatabasePc(device, first.id, folder, replica=an_id("replica of " + device.name)) for device in devices]
    for number, pc in enumerate(pcs):
        if not number or random.random() < 0.9:
            pc.take(PackageContents(rosters=(first,)), "")
    return kind(random, pcs, [first.id])


def played(seed: int) -> History:
    """Play the history of one seed on files of its own and check what was promised."""
    forget_segments()
    random = Random(seed)  # noqa: S311
    with compiled_once(), TemporaryDirectory(prefix="history-", dir=memory_folder()) as folder:
        history = begun(random, Path(folder))
        try:
            history.play(random.randint(8, 24))
            for pc in history.pcs:
                check_tables(pc)
            check(history)
            check_agreement(history)
        finally:
            for pc in (*history.pcs, *(kept for _, kept in history.kept)):
                pc.close()
    return history


def check_tables(pc: DatabasePc) -> None:
    """Compare what the tables show with the rules, and with what would be built from the journal now."""
    queries = Queries(pc.journal.database, pc.journal.symbols)
    for book in pc.journal.books():
        different = table_differences(pc.journal, pc.journal.project(book))
        promise(not different, f"{pc.device.name}, {book.kind} book: tables kept differ: {different}")
        shows_drafts = book.kind != "unit" or book.unit == pc.device.unit
        if not shows_drafts or pc.chain().latest is None:
            continue
        items = known_from(pc.journal.segments([book]))
        counting, _ = judged(items, pc.tail(book), pc.journal.judging_chain)
        heads = second_opinion.heads_of(counting)
        found = queries.figure_operations(book)
        expected = {cell: ids[-1] for cell, ids in heads.items() if cell.startswith("f/")}
        promise(found == expected, f"{pc.device.name}, {book.kind} book: the table of figures shows something else")
        values = {stored.id: bytes(stored.op.x) for stored in counting}
        several = {cell: ids for cell, ids in heads.items() if len({values[i] for i in ids}) > 1}
        promise(dict(queries.conflicts(book)) == several, f"{pc.device.name}, {book.kind} book: conflicts told wrongly")


def check_agreement(history: History) -> None:
    """Give everything to everybody, in another order and grouping to each, and compare what they show."""
    for pc in history.pcs:
        pc.cut()
        history.packages.append(packed(pc.contents()))
    everything = sorted({line for lines in history.packages for line in lines})
    answers: dict[tuple[str, str, str], Any] = {}
    for pc in history.pcs:
        history.random.shuffle(everything)
        step = history.random.choice([1, 3, 7, len(everything)])
        for start in range(0, len(everything), step):
            history.deliver(pc, unpacked(everything[start : start + step]))
        check_tables(pc)
        if pc.chain().latest is None or pc.chain().latest.device(pc.device.sign) is None:
            continue
        for book in history.world.books:
            answer = shown(pc.journal.project(book))
            first = answers.setdefault((pc.root, pc.device.unit, book.key), answer)
            promise(first == answer, f"{book.kind} book: two PCs of {pc.device.name} hold the same and show another")


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield piece("simulated histories, on databases", played, histories=HISTORIES, amount=amount, seed=seed)


def replay(seed: int) -> str:
    """Play one history again."""
    return told(played, seed)
