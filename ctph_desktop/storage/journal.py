"""The journal's store: appending own operations, cutting segments, taking in those of others."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, field
from nacl.signing import SigningKey
from sqlalchemy import Column, Connection, delete, insert, select

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.journal.books import Book, BookKind, parse_record_cell
from ctph_desktop.domain.journal.operation import (
    FIGURE,
    MOST_PARENTS,
    StoredOperation,
    make_operation,
    read_operation,
)
from ctph_desktop.domain.journal.roster import Grant, Keeper, RosterChain, build_chain
from ctph_desktop.domain.journal.segment import CUT_BYTES, SegmentHead, cut_segment, read_body, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment, digest
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, previous_of
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import submission_uuid
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.projection import KnownSegment, ProjectedBook, project_book
from ctph_desktop.storage.view import CONFLICT_PLACE, FIGURE_PLACE, ProjectionWriter, Symbols

_IDS_AT_ONCE: Final = 500
_CONFLICT_HEADS: Final = select(tables.conflict.c.heads).where(*CONFLICT_PLACE)
_FIGURE_HEAD: Final = select(tables.figure.c.operation).where(*FIGURE_PLACE)
_ADD_OPERATION: Final = insert(tables.operation)


class Identity(Struct, frozen=True):
    """Who writes here: the office, its replica, the root of its roster and the own device's provisional place."""

    unit: str
    replica: str
    root: str
    device: Grant


class Put(Struct, frozen=True):
    """A value to put into a cell of a book."""

    book: Book
    kind: str
    cell: str
    value: Any


class Intake(Struct):
    """What taking in segments and records would do: nothing is written yet."""

    segments: list[KnownSegment] = field(default_factory=list)
    records: list[SignedRecord] = field(default_factory=list)
    books: list[ProjectedBook] = field(default_factory=list)
    chain: RosterChain = field(default_factory=RosterChain)
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything was known."""
        return not self.segments and not self.records


class Journal:
    """The set of operations of this database, and the one way into it."""

    def __init__(self, database: Database, identity: Identity) -> None:
        self._database = database
        self._identity = identity
        self._symbols = Symbols()
        self._revision = 0
        with database.transaction() as connection:
            self._symbols.load(connection)
            self._rosters = frozenset(_records(connection, Purpose.ROSTER))
            self._chain = build_chain(identity.root, self._rosters)
            self._rebuild_where_missing(connection)

    @property
    def database(self) -> Database:
        """The database the journal lives in."""
        return self._database

    @property
    def symbols(self) -> Symbols:
        """The short numbers of names."""
        return self._symbols

    @property
    def chain(self) -> RosterChain:
        """The roster as far as it is known here."""
        return self._chain

    @property
    def rosters(self) -> frozenset[SignedRecord]:
        """The roster versions held, those that fit nowhere as well."""
        return self._rosters

    @property
    def revision(self) -> int:
        """A number that grows whenever the common book may have changed."""
        return self._revision

    # own writing

    def append(
        self, puts: Sequence[Put], *, author: str, device_time: str, reason: str = ""
    ) -> tuple[StoredOperation, ...]:
        """Write values into cells, each naming the heads seen here; on disk, with the tables, when it returns.

        InvalidCellError or CanonicalError for what would not count in its book, or could not be read again.
        """
        with self._symbols.as_committed(), self._database.transaction() as connection:
            writer = ProjectionWriter(connection, self._symbols)
            written = []
            for put in puts:
                *merging, stored = _operations(
                    put, self._heads(connection, put), author=author, device_time=device_time, reason=reason
                )
                for each in (*merging, stored):
                    connection.execute(_ADD_OPERATION, {"book": put.book.key, "line": each.line})
                writer.apply(put.book, stored)
                written.append(stored)
        if any(put.book.kind is BookKind.COMMON for put in puts):
            self._revision += 1
        return tuple(written)

    def _heads(self, connection: Connection, put: Put) -> list[str]:
        book = self._symbols.find(put.book.key)
        several = connection.execute(_CONFLICT_HEADS, {"at_book": book, "at_cell": put.cell}).scalar()
        if several is not None:
            return [str(head) for head in json.loads(several)]
        if put.kind == FIGURE:
            where = Coordinates.parse(put.cell)
            found = connection.execute(_FIGURE_HEAD, self._symbols.figure_place(book, where)).scalar()
        else:
            found = self._record_head(connection, book, put.cell)
        return [found.hex()] if found is not None else []

    def _record_head(self, connection: Connection, book: int, cell: str) -> bytes | None:
        kind, uuid = parse_record_cell(cell)
        if kind == "submission":
            own = self._own_seals(connection, book, cell)
            return bytes.fromhex(own) if own else None
        r = tables.record.c
        found: bytes | None = connection.execute(
            select(r.operation).where(r.book == book, r.kind == kind, r.uuid == uuid)
        ).scalar()
        return found

    def _own_seals(self, connection: Connection, book: int, cell: str) -> str | None:
        s = tables.statement.c
        rows = connection.execute(select(s.seal, s.programme, s.unit, s.period).where(s.book == book, s.is_head)).all()
        for row in rows:
            period = ReportingPeriod.parse(row.period)
            if cell.endswith(submission_uuid(programme=row.programme, unit=row.unit, period=period)):
                return str(row.seal)
        return None

    def cut(self, key: SigningKey) -> int:
        """Sign what was written since the last segment of each book into new segments; return how many."""
        roster = self._chain.ids[-1] if self._chain.ids else self._identity.root
        with self._database.transaction() as connection:
            o = tables.operation.c
            books = connection.execute(select(o.book).distinct().order_by(o.book)).scalars().all()
            made = 0
            for name in books:
                made += self._cut_book(connection, Book.parse(name), roster, key)
            connection.execute(delete(tables.operation))
        return made

    def _cut_book(self, connection: Connection, book: Book, roster: str, key: SigningKey) -> int:
        tail = _tail(connection, book)
        previous = self._last_own(connection, book)
        made = 0
        for piece in _pieces(tail):
            segment = cut_segment(
                piece, book=book, replica=self._identity.replica, previous=previous, roster=roster, key=key
            )
            _store_segments(connection, [KnownSegment(segment, read_head(segment))])
            for stored in piece:
                connection.execute(
                    tables.statement.update().where(tables.statement.c.seal == stored.id).values(segment=segment.id)
                )
            previous = segment.id
            made += 1
        return made

    def _last_own(self, connection: Connection, book: Book) -> str:
        me = (self._identity.replica, self._identity.device.sign)
        own = [k.head for k in _segments(connection, book) if (k.head.replica, k.head.device) == me]
        followed = {head.previous for head in own}
        last = [head.id for head in own if head.id not in followed]
        return last[-1] if last else ""

    # taking in

    def intake(
        self,
        segments: Iterable[SignedSegment],
        records: Iterable[SignedRecord],
        *,
        received_at: str,
        admits: Callable[[SegmentHead], bool] = lambda _: True,
    ) -> Intake:
        """Work out what segments and records of others would bring; SegmentError if one does not hold.

        New segments that `admits` refuses are left out, as if they had not come; what it raises ends the intake.
        """
        offered_segments = {segment.id: segment for segment in segments}
        offered_records = {_record_key(record): record for record in records if record.is_genuine}
        with self._database.read() as connection:
            for known in _known(connection, tables.segment.c.id, map(bytes.fromhex, offered_segments)):
                del offered_segments[known.hex()]
            for known in _known(connection, tables.signed_record.c.id, offered_records):
                del offered_records[known]
            fresh = [KnownSegment(s, read_head(s), received_at) for s in offered_segments.values()]
            result = Intake(
                segments=[item for item in fresh if admits(item.head)], records=list(offered_records.values())
            )
            result.left_out = len(fresh) - len(result.segments)
            rosters = [record for record in result.records if record.purpose is Purpose.ROSTER]
            result.chain = self._chain
            if rosters:
                result.chain = build_chain(self._identity.root, [*self._rosters, *rosters])
            touched = {item.head.book for item in result.segments}
            if result.chain != self._chain:
                touched |= self._books(connection)
            for book in sorted(touched, key=lambda b: b.key):
                more = [item for item in result.segments if item.head.book == book]
                result.books.append(self._project(connection, book, result.chain, more))
        return result

    def ingest(self, intake: Intake, *, also: Callable[[Connection], None] | None = None) -> None:
        """Write an intake in one short transaction; `also` writes into the same transaction."""
        with self._symbols.as_committed(), self._database.transaction() as connection:
            _store_segments(connection, intake.segments)
            for record in intake.records:
                _store_record(connection, record)
            writer = ProjectionWriter(connection, self._symbols)
            for projected in intake.books:
                writer.replace(projected)
            if also is not None:
                also(connection)
        self._rosters |= {record for record in intake.records if record.purpose is Purpose.ROSTER}
        if intake.chain != self._chain or any(projected.book.kind is BookKind.COMMON for projected in intake.books):
            self._revision += 1
        self._chain = intake.chain

    def add_record(self, record: SignedRecord) -> None:
        """Keep an own signed record (roster version, request); a roster version takes effect at once."""
        intake = self.intake([], [record], received_at="")
        self.ingest(intake)

    # giving out

    def segments(self, wanted: Iterable[Book]) -> tuple[SignedSegment, ...]:
        """Return every segment of books, those held back as well, in the order they were stored."""
        with self._database.read() as connection:
            return tuple(item.segment for book in wanted for item in _segments(connection, book))

    def segments_that_count(self, wanted: Iterable[Book]) -> tuple[SignedSegment, ...]:
        """Return the segments of books that are not held back as a whole, in the order they were stored."""
        books = tuple(wanted)
        counting = {head.id for head in self.heads_that_count(books)}
        return tuple(segment for segment in self.segments(books) if segment.id in counting)

    def heads_of_segments(self, wanted: Iterable[Book]) -> tuple[SegmentHead, ...]:
        """Return the heads of the segments of books."""
        with self._database.read() as connection:
            return tuple(item.head for book in wanted for item in _segments(connection, book))

    def heads_that_count(self, wanted: Iterable[Book]) -> tuple[SegmentHead, ...]:
        """Return the heads of those segments of books that are not held back as a whole."""
        heads = self.heads_of_segments(wanted)
        chain, before = self._with_own_device(self._chain), previous_of(heads)
        return tuple(h for h in heads if judge_segment(h, chain=chain, before=before) is Verdict.VALID)

    def records(self, purpose: Purpose) -> tuple[SignedRecord, ...]:
        """Return the signed records of a purpose."""
        with self._database.read() as connection:
            return tuple(_records(connection, purpose))

    def books(self) -> tuple[Book, ...]:
        """Return every book of which anything is held."""
        with self._database.read() as connection:
            return tuple(sorted(self._books(connection), key=lambda book: book.key))

    def operations(self, book: Book) -> tuple[tuple[StoredOperation, str], ...]:
        """Return every operation of a book, those held back as well, each with the signing key of its device."""
        own = self._identity.device.sign
        with self._database.read() as connection:
            stored = [
                (op, item.head.device)
                for item in _segments(connection, book)
                for op in read_body(item.segment, item.head)
            ]
            return (*stored, *((op, own) for op in _tail(connection, book)))

    # rebuilding

    def project(self, book: Book) -> ProjectedBook:
        """Return what a book shows, computed from the journal alone."""
        with self._database.read() as connection:
            return self._project(connection, book, self._chain, ())

    def rebuild(self) -> int:
        """Compute the tables of every book anew from the journal; return the number of books."""
        with self._symbols.as_committed(), self._database.transaction() as connection:
            books = self._books(connection)
            self._rebuild(connection, books)
        return len(books)

    def _rebuild_where_missing(self, connection: Connection) -> None:
        shown = set(connection.execute(select(tables.book_state.c.book)).scalars())
        if not shown:
            self._rebuild(connection, self._books(connection))

    def _rebuild(self, connection: Connection, books: Iterable[Book]) -> None:
        writer = ProjectionWriter(connection, self._symbols)
        for book in books:
            writer.replace(self._project(connection, book, self._chain, ()))

    def _project(
        self, connection: Connection, book: Book, chain: RosterChain, more: Sequence[KnownSegment]
    ) -> ProjectedBook:
        return project_book(
            book,
            [*_segments(connection, book), *more],
            _tail(connection, book),
            chain=self._with_own_device(chain),
            shows_drafts=self._shows_drafts(book, chain),
        )

    def _with_own_device(self, chain: RosterChain) -> RosterChain:
        """Let the own PC see its own work before the superior office has enrolled it."""
        latest = chain.latest
        if latest is None or latest.device(self._identity.device.sign) is not None:
            return chain
        devices = (*latest.devices, self._identity.device)
        provisional = type(latest)(
            latest.number, latest.previous, latest.superior, latest.signers, latest.members, devices
        )
        return RosterChain((*chain.versions[:-1], provisional), chain.ids, chain.is_forked)

    def _shows_drafts(self, book: Book, chain: RosterChain) -> bool:
        if book.kind is not BookKind.UNIT or book.unit == self._identity.unit:
            return True
        latest = chain.latest
        member = latest.member(book.unit) if latest else None
        keeps = member is not None and member.keeper == Keeper.SUPERIOR
        return keeps and latest is not None and latest.superior == self._identity.unit

    @staticmethod
    def _books(connection: Connection) -> set[Book]:
        names = set(connection.execute(select(tables.segment.c.book).distinct()).scalars())
        names |= set(connection.execute(select(tables.operation.c.book).distinct()).scalars())
        return {Book.parse(name) for name in names}


def _operations(
    put: Put, parents: Sequence[str], *, author: str, device_time: str, reason: str
) -> Iterator[StoredOperation]:
    """Yield the operation that puts a value, after those that merge the heads beyond what one may name."""
    named: Sequence[str] = parents
    while True:
        stored = make_operation(
            kind=put.kind, cell=put.cell, parents=named[:MOST_PARENTS], author=author, device_time=device_time,
            value=put.value, reason=reason,
        )  # fmt: skip
        if judge_operation(stored, book=put.book, may_seal=True) is not Verdict.VALID:
            raise InvalidCellError(put.cell)
        yield stored
        if len(named) <= MOST_PARENTS:
            return
        named = [stored.id, *named[MOST_PARENTS:]]


def _segments(connection: Connection, book: Book) -> list[KnownSegment]:
    s = tables.segment.c
    rows = connection.execute(
        select(s.head, s.signature, s.body, s.received_at).where(s.book == book.key).order_by(s.number)
    ).all()
    known = []
    for row in rows:
        segment = SignedSegment(row.head, row.signature, row.body)
        known.append(KnownSegment(segment, read_head(segment), row.received_at))
    return known


def _tail(connection: Connection, book: Book) -> list[StoredOperation]:
    o = tables.operation.c
    lines = connection.execute(select(o.line).where(o.book == book.key).order_by(o.number)).scalars()
    return [read_operation(line) for line in lines]


def _known(connection: Connection, column: Column[Any], ids: Iterable[Any]) -> Iterator[Any]:
    """Yield those of many ids that a table holds."""
    offered = list(ids)
    for start in range(0, len(offered), _IDS_AT_ONCE):
        yield from connection.execute(select(column).where(column.in_(offered[start : start + _IDS_AT_ONCE]))).scalars()


def _records(connection: Connection, purpose: Purpose) -> list[SignedRecord]:
    r = tables.signed_record.c
    rows = connection.execute(select(r.body, r.signer, r.signature).where(r.purpose == purpose.value)).all()
    return [SignedRecord(purpose, row.body, row.signer, row.signature) for row in rows]


def _store_segments(connection: Connection, items: Sequence[KnownSegment]) -> None:
    rows = [
        {
            "id": bytes.fromhex(item.head.id), "book": item.head.book.key, "head": item.segment.head,
            "signature": item.segment.signature, "body": item.segment.body, "received_at": item.received_at,
        }
        for item in items
    ]  # fmt: skip
    if rows:
        connection.execute(insert(tables.segment), rows)


def _record_key(record: SignedRecord) -> str:
    """Return what a record is stored under: unlike its name, another's signature under the same body changes it."""
    return digest(record.purpose, record.signer + record.body)[:16].hex()


def _store_record(connection: Connection, record: SignedRecord) -> None:
    connection.execute(
        insert(tables.signed_record).values(
            id=_record_key(record), purpose=record.purpose.value, body=record.body, signer=record.signer,
            signature=record.signature,
        )
    )  # fmt: skip


def _pieces(tail: Sequence[StoredOperation]) -> Iterable[list[StoredOperation]]:
    piece: list[StoredOperation] = []
    size = 0
    for stored in tail:
        if size + len(stored.line) > CUT_BYTES and piece:
            yield piece
            piece, size = [], 0
        piece.append(stored)
        size += len(stored.line) + 1
    if piece:
        yield piece
