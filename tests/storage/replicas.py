"""Replicas of a journal: real databases, PCs that write, and what a database shows, told without its own numbers."""

import functools
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import select

from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, StoredOperation, make_operation
from ctph_desktop.domain.journal.roster import Grant, Member, Roster, encode_roster
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Seal, SealedFigure, submission_uuid
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.storage.journal import Identity, Journal, Put
from ctph_desktop.storage.queries import Queries
from ctph_desktop.system.paths import database_migrations

KEY = "0f" * 32
YEAR = 2019
_MOMENTS = count(1)


def an_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


SUPERIOR, COMMUNE, OTHER_COMMUNE, PROGRAMME = map(an_id, ("superior", "commune", "other commune", "programme"))
INDICATORS = tuple(an_id(f"indicator {number}") for number in range(3))
OWN_BOOK = Book(BookKind.UNIT, COMMUNE, YEAR)
OTHER_BOOK = Book(BookKind.UNIT, OTHER_COMMUNE, YEAR)
ABOUT_BOOK = Book(BookKind.ABOUT, COMMUNE, YEAR)
COMMON_BOOK = Book(BookKind.COMMON, SUPERIOR, YEAR)
JULY = ReportingPeriod.month(YEAR, 7)
SUBMISSION = record_cell(RecordKind.SUBMISSION, submission_uuid(programme=PROGRAMME, unit=COMMUNE, period=JULY))
ROSTER_KEY = SigningKey(sha256(b"roster key").digest())


@dataclass(frozen=True)
class Device:
    """A PC: its office, the key it signs with, the replica it writes as."""

    unit: str
    name: str

    @functools.cached_property
    def key(self) -> SigningKey:
        return SigningKey(sha256(self.name.encode()).digest())

    @property
    def replica(self) -> str:
        return an_id("replica of " + self.name)

    def grant(self, *, seals: bool = True, is_revoked: bool = False, cut: tuple[str, ...] = ()) -> Grant:
        sign = bytes(self.key.verify_key).hex()
        return Grant(sign, "age1" + self.name, self.unit, self.name, 0, seals, is_revoked, cut)

    def identity(self) -> Identity:
        return Identity(self.unit, self.replica, FIRST_ROSTER.id, self.grant(), self.key)


SUPERIOR_PC = Device(SUPERIOR, "superior pc")
COMMUNE_PC = Device(COMMUNE, "commune pc")
SECOND_PC = Device(COMMUNE, "second pc")
STRANGER_PC = Device(OTHER_COMMUNE, "stranger pc")


def a_roster(number: int = 1, previous: str = "", *devices: Grant, members: tuple[Member, ...] = ()) -> SignedRecord:
    everyone = devices or (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), STRANGER_PC.grant())
    units = members or (Member(COMMUNE, "own"), Member(OTHER_COMMUNE, "own"))
    roster = Roster(number, previous, SUPERIOR, (bytes(ROSTER_KEY.verify_key).hex(),), units, everyone)
    return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=ROSTER_KEY)


FIRST_ROSTER = a_roster()


@functools.cache
def _blank() -> bytes:
    """Return a fresh database, migrated once for all tests."""
    folder = Path(tempfile.mkdtemp())
    open_database(folder / "blank.db", key=KEY, migrations=database_migrations(), must_exist=False).close()
    data = (folder / "blank.db").read_bytes()
    shutil.rmtree(folder)
    return data


def opened(path: Path) -> Database:
    return open_database(path, key=KEY, migrations=database_migrations())


def a_database(path: Path) -> Database:
    path.write_bytes(_blank())
    return opened(path)


def a_journal(path: Path, device: Device, *, rosters: tuple[SignedRecord, ...] = (FIRST_ROSTER,)) -> Journal:
    """Return the journal of a new database that belongs to a device's office."""
    journal = Journal(a_database(path), device.identity())
    for record in rosters:
        journal.add_record(record)
    return journal


def reopened(journal: Journal, device: Device) -> Journal:
    journal.database.close()
    return Journal(opened(journal.database.path), device.identity())


def figure_cell(number: int = 0, *, period: str = "2019-07", measure: str = "actual", unit: str = COMMUNE) -> str:
    return f"f/{unit}/{INDICATORS[number]}/-/{period}/{measure}"


def reported(quantity: object) -> dict[str, str]:
    return {"q": str(quantity), "s": "reported"}


def a_put(quantity: object, *, cell: str | None = None, book: Book = OWN_BOOK) -> Put:
    return Put(book, FIGURE, cell or figure_cell(), reported(quantity))


def a_seal(quantity: object, *, replaces: str = "", programme: str = PROGRAMME) -> Seal:
    figures = (SealedFigure(INDICATORS[0], "-", "actual", "reported", str(quantity)),)
    return Seal(programme, COMMUNE, JULY.code, figures, (), replaces, "person")


def a_seal_put(quantity: object, *, replaces: str = "") -> Put:
    return Put(OWN_BOOK, RECORD, SUBMISSION, msgspec.to_builtins(a_seal(quantity, replaces=replaces)))


def write(journal: Journal, *puts: Put) -> tuple[StoredOperation, ...]:
    return journal.append(puts, author="person", device_time=f"2019-07-31T08:00:{next(_MOMENTS):06}")


def an_operation(cell: str, value: object, *, kind: str = FIGURE, parents: tuple[str, ...] = ()) -> StoredOperation:
    moment = f"2019-07-31T08:00:{next(_MOMENTS):06}"
    return make_operation(kind=kind, cell=cell, parents=parents, author="person", device_time=moment, value=value)


def a_segment(
    *operations: StoredOperation,
    device: Device = COMMUNE_PC,
    book: Book = OWN_BOOK,
    roster: str = "",
    previous: str = "",
) -> SignedSegment:
    named = roster or FIRST_ROSTER.id
    return cut_segment(operations, book=book, replica=device.replica, previous=previous, roster=named, key=device.key)


def take_in(journal: Journal, *things: SignedSegment | SignedRecord) -> None:
    segments = [thing for thing in things if isinstance(thing, SignedSegment)]
    records = [thing for thing in things if isinstance(thing, SignedRecord)]
    journal.ingest(journal.intake(segments, records, received_at="2019-08-01"))


def give(sender: Journal, device: Device, receiver: Journal, *books: Book) -> None:
    """Cut what a journal wrote and take its whole books into another."""
    sender.cut()
    take_in(receiver, *sender.segments(books or [OWN_BOOK]), *sender.records(Purpose.ROSTER))


@dataclass
class Shown:
    """What a database shows, by names: equal for two databases exactly when they show the same."""

    figures: set[tuple[object, ...]] = field(default_factory=set)
    records: set[tuple[object, ...]] = field(default_factory=set)
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seals: set[tuple[object, ...]] = field(default_factory=set)
    sealed: set[tuple[object, ...]] = field(default_factory=set)
    states: set[tuple[object, ...]] = field(default_factory=set)


def shown(journal: Journal) -> Shown:
    result = Shown()
    with journal.database.read() as connection:
        names = {0: "-", **{row.id: row.name for row in connection.execute(select(tables.symbol)).all()}}
        for row in connection.execute(select(tables.figure)).all():
            where = (names[row.book], row.period, names[row.indicator], names[row.breakdown], row.measure)
            result.figures.add((*where, row.state, row.quantity, row.operation))
        for row in connection.execute(select(tables.record)).all():
            result.records.add((names[row.book], row.kind, row.uuid, row.value, row.operation, row.device_time))
        seals = {}
        for row in connection.execute(select(tables.statement)).all():
            seals[row.number] = row.seal
            result.seals.add((
                names[row.book], row.seal, row.programme, row.unit, row.period, row.replaces, row.version, row.is_head,
                row.segment, row.device_time, row.sealed_by, row.note,
            ))  # fmt: skip
        for row in connection.execute(select(tables.statement_figure)).all():
            place = (names[row.indicator], names[row.breakdown], row.measure)
            result.sealed.add((seals[row.statement], *place, row.state, row.quantity))
        for row in connection.execute(select(tables.book_state)).all():
            held = tuple(sorted(json.loads(row.held_reasons).items()))
            result.states.add((names[row.book], row.segments, row.operations, row.held, held))
    for book in journal.books():
        result.conflicts.update(Queries(journal.database, journal.symbols).conflicts(book))
    return result


def rebuilt(journal: Journal) -> Shown:
    """Return what the journal alone would show, the tables having been thrown away."""
    with journal.database.transaction() as connection:
        for table in (*tables.OF_BOOKS, tables.statement_figure):
            connection.execute(table.delete())
    journal.rebuild()
    return shown(journal)


def quantity(journal: Journal, cell: str) -> object:
    """Return what a figure's cell shows."""
    found = Queries(journal.database, journal.symbols).figures(journal.books())
    return next((value.count for where, value in found.items() if where.cell == cell), None)
