"""The journal's store: appending own operations, cutting segments, taking in those of others."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace
from nacl.signing import SigningKey
from sqlalchemy import Connection, delete, func, insert, select

from ctph_desktop.domain.errors import (
    ConflictGoneError,
    EnvironmentFault,
    InvalidCellError,
    TextNotKeptError,
    TextTooLongError,
    WritingRefusedError,
)
from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.canonical import SIZE, TEXT_FAULTS, CanonicalError
from ctph_desktop.domain.journal.operation import (
    FIGURE,
    MOST_PARENTS,
    RECORD,
    StoredOperation,
    make_operation,
)
from ctph_desktop.domain.journal.pending import (
    Pending,
    judge_pending,
    judge_pending_operation,
    pending,
    version_to_sign_under,
)
from ctph_desktop.domain.journal.rewriting import laid_over
from ctph_desktop.domain.journal.roster import Grant, RosterChain, build_chain
from ctph_desktop.domain.journal.segment import (
    CUT_BYTES,
    LaterBookError,
    SegmentHead,
    cut_segment,
    read_body,
    read_head,
    stored_head,
)
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, previous_of
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import submission_uuid
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.journal_rows import (
    bodies_of,
    books_held,
    held_of,
    record_key,
    records_of,
    segments_of,
    store_record,
    store_segments,
    tail_of,
)
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.storage.marks import add_mark
from ctph_desktop.storage.prepared import Prepared
from ctph_desktop.storage.projection import ProjectedBook, project_book
from ctph_desktop.storage.view import ASIDE_PLACE, CONFLICT_PLACE, FIGURE_PLACE, ProjectionWriter, Standing, Symbols
from ctph_desktop.storage.writes import Writes, Written

Also = Callable[[Connection], None]
"""What writes into a transaction that is under way."""

_NOTHING_KNOWN: Final[Mapping[str, str]] = {}
# An edit waits for these: what stands in a cell is asked of all tables at once.
_BESIDE: Final = (
    select(tables.conflict.c.heads).where(*CONFLICT_PLACE).scalar_subquery().label("several"),
    select(tables.set_aside.c.offered).where(*ASIDE_PLACE).scalar_subquery().label("aside"),
)
_RECORD_STANDING: Final = select(*_BESIDE)
_FIGURE_STANDING: Final = Prepared(
    select(*_BESIDE, select(tables.figure.c.operation).where(*FIGURE_PLACE).scalar_subquery().label("head"))
)
_ADD_OPERATION: Final = Prepared(insert(tables.operation), columns=("book", "line"))


class Identity(Struct, frozen=True):
    """Who writes here: the office, its replica, the root of its roster, the own device's provisional place and key."""

    unit: str
    replica: str
    root: str
    device: Grant
    key: SigningKey


class Put(Struct, frozen=True):
    """A value to put into a cell of a book.

    One that `keeps_later_members` is laid over what stands there, so that what a later version wrote beside stays.
    `answers` are operations set aside there that it takes up or leaves. `seen` are the heads the person was shown;
    None where the value stands whatever is there.
    """

    book: Book
    kind: str
    cell: str
    value: Any
    keeps_later_members: bool = False
    answers: tuple[str, ...] = ()
    seen: tuple[str, ...] | None = None


class Intake(Struct):
    """What taking in segments and records would do: nothing is written yet."""

    segments: list[KnownSegment] = field(default_factory=list)
    records: list[SignedRecord] = field(default_factory=list)
    books: list[ProjectedBook] = field(default_factory=list)
    chain: RosterChain = field(default_factory=RosterChain)
    left_out: int = 0
    passed_over: int = 0
    """Segments of books of a later version: they come again after an update."""

    @property
    def is_empty(self) -> bool:
        """Whether everything was known."""
        return not self.segments and not self.records


class Journal:
    """The set of operations of this database, and the one way into it."""

    def __init__(
        self, database: Database, identity: Identity, *, on_mark: Callable[[str], None] = lambda _: None
    ) -> None:
        self._database = database
        self._on_mark = on_mark
        self._identity = identity
        self._symbols = Symbols()
        self._writes = Writes()
        with database.transaction() as connection:
            self._symbols.load(connection)
            self._rosters = frozenset(records_of(connection, Purpose.ROSTER))
            self._chain = build_chain(identity.root, self._rosters)
            self._rebuild_where_missing(connection)
        self._is_in_doubt = False

    @contextmanager
    def _writing(self, written: Written) -> Iterator[Connection]:
        """Write in one transaction; `written`, read when it ends, says what that changed.

        After a fault it is not known here whether the commit still reached the disk.
        """
        self._settle()
        try:
            with self._symbols.as_committed(), self._database.transaction() as connection:
                yield connection
            self._writes.note(written)
        except EnvironmentFault:
            self._is_in_doubt = True
            with suppress(EnvironmentFault):
                self._settle()
            raise

    def _settle(self) -> None:
        """Where a commit failed since, read again what is remembered of the database: it may have been made."""
        if self._is_in_doubt:
            with self._database.read() as connection:
                self._symbols.load(connection)
                self._rosters = frozenset(records_of(connection, Purpose.ROSTER))
            self._chain = build_chain(self._identity.root, self._rosters)
            self._writes.note_anything()
            self._is_in_doubt = False

    @property
    def database(self) -> Database:
        """The database the journal lives in."""
        return self._database

    @property
    def symbols(self) -> Symbols:
        """The short numbers of names."""
        self._settle()
        return self._symbols

    @property
    def chain(self) -> RosterChain:
        """The roster as far as it is known here."""
        self._settle()
        return self._chain

    @property
    def rosters(self) -> frozenset[SignedRecord]:
        """The roster versions held, those that fit nowhere as well."""
        self._settle()
        return self._rosters

    @property
    def judging_chain(self) -> RosterChain:
        """The roster that operations are judged by: the known one, with the own PC in it."""
        self._settle()
        return self._judging

    @property
    def own_device(self) -> str:
        """The signing key of this PC."""
        return self._identity.device.sign

    def writes(self, *kinds: str) -> int:
        """Return a number that grows whenever records of one of these kinds may have changed in any book."""
        self._settle()
        return self._writes.of(kinds)

    def writes_until(self, year: int) -> int:
        """Return a number that grows whenever anything may have changed in books of a year, or before it."""
        self._settle()
        return self._writes.until(year)

    def books_written(self, since: int) -> frozenset[Book] | None:
        """Return the books in which anything may have changed since `all_writes` was a number; None where any may.

        Where books are named, no report and no decision that was shown has gone: each is there, perhaps as another.
        """
        self._settle()
        return self._writes.books_since(since)

    @property
    def all_writes(self) -> int:
        """A number that grows whenever anything may have changed."""
        if self._is_in_doubt:
            self._settle()
        return self._writes.all

    def use_replica(self, replica: str) -> None:
        """Write under another replica from now on: the next segment of each book starts a chain of its own."""
        self._identity = replace(self._identity, replica=replica)

    # own writing

    def append(
        self,
        puts: Sequence[Put],
        *,
        author: str,
        device_time: str,
        reason: str = "",
        also: Also = lambda _: None,
    ) -> tuple[StoredOperation, ...]:
        """Write values into cells, each naming the heads seen here; on disk, with the tables, when it returns.

        `also` writes into the same transaction.
        InvalidCellError for what would not count in its book; TextTooLongError or TextNotKeptError for a text that
        cannot be kept, CanonicalError for any other value that could not be read again. WritingRefusedError where
        nothing this PC writes there would count under the roster known; ConflictGoneError where other heads stand in
        a cell than those that were seen.
        """
        kinds = {put.kind if put.kind == FIGURE else parse_record_cell(put.cell)[0] for put in puts}
        noted = Written(kinds, {put.book.year for put in puts}, {put.book for put in puts})
        with self._writing(noted) as connection:
            writer = ProjectionWriter(connection, self._symbols)
            written = []
            for put in puts:
                standing = self._standing(connection, put)
                if put.seen is not None and set(put.seen) != set(standing.heads):
                    raise ConflictGoneError
                if put.keeps_later_members:
                    put = self._laid_over(connection, put)  # noqa: PLW2901 - it is the same writing
                with _typed_here():
                    *merging, stored = _operations(
                        put, [*standing.heads, *put.answers], author=author, device_time=device_time, reason=reason
                    )
                self._check_counts(put.book, stored)
                for each in (*merging, stored):
                    _ADD_OPERATION.run(connection, {"book": put.book.key, "line": each.line})
                writer.apply(put.book, stored, over=standing, answers=put.answers)
                written.append(stored)
            if writer.has_taken_away:
                noted.books = None
            also(connection)
        return tuple(written)

    def heads(self, book: Book, cell: str) -> tuple[str, ...]:
        """Return the ids of what stands in a cell: none, one, or several that nobody has chosen from."""
        kind = FIGURE if cell.startswith("f/") else RECORD
        with self._database.read() as connection:
            return tuple(self._standing(connection, Put(book, kind, cell, None)).heads)

    def _standing(self, connection: Connection, put: Put) -> Standing:
        book = self._symbols.find(put.book.key)
        place: dict[str, object] = {"at_book": book, "at_cell": put.cell}
        if put.kind == FIGURE:
            place |= self._symbols.figure_place(book, Coordinates.parse(put.cell))
            several, aside, found = _FIGURE_STANDING.first(connection, place) or (None, None, None)
        else:
            several, aside = connection.execute(_RECORD_STANDING, place).one()
            found = self._record_head(connection, book, put.cell)
        if several is not None:
            return Standing([str(head) for head in json.loads(several)], is_listed=True, aside=aside)
        return Standing([found.hex()] if found is not None else [], aside=aside)

    def _laid_over(self, connection: Connection, put: Put) -> Put:
        kind, uuid = parse_record_cell(put.cell)
        r, book = tables.record.c, self._symbols.find(put.book.key)
        before = connection.execute(select(r.value).where(r.book == book, r.kind == kind, r.uuid == uuid)).scalar()
        if before is None:
            return put
        return replace(put, value=laid_over(msgspec.json.decode(before), put.value, kind=RecordKind(kind)))

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

    def cut(self) -> int:
        """Sign what was written since the last segment of each book into new segments; return how many."""
        written = Written()
        with self._writing(written) as connection:
            books = self._unsigned(connection)
            made = self._cut_tails(connection)
            mark = add_mark(connection) if made else ""
            if self._chain.latest is not None:
                written.books = set(books)
        self._tell(mark)
        return made

    def _tell(self, mark: str) -> None:
        if mark:
            self._on_mark(mark)

    def verdict_on_writing(self, book: Book) -> Verdict:
        """Say whether what this PC would write into a book now counts, and if not, why."""
        return judge_pending(self._head_of_now(book), chain=self.judging_chain)

    def _check_counts(self, book: Book, stored: StoredOperation) -> None:
        verdict = judge_pending_operation(stored, head=self._head_of_now(book), chain=self._judging)
        if verdict is not Verdict.VALID:
            raise WritingRefusedError(verdict.value)

    def _cut_tails(self, connection: Connection) -> int:
        """Sign everything that is not signed yet, under the roster as known."""
        books = self._unsigned(connection)
        made = sum(self._cut_book(connection, book) for book in books)
        connection.execute(delete(tables.operation))
        if self._chain.latest is None:
            self._rebuild(connection, books)
        return made

    @staticmethod
    def _unsigned(connection: Connection) -> list[Book]:
        """Return the books that hold anything that is not signed yet."""
        o = tables.operation.c
        return [Book.parse(key) for key in connection.execute(select(o.book).distinct().order_by(o.book)).scalars()]

    def _cut_book(self, connection: Connection, book: Book) -> int:
        """Cut a book; return how many segments that gave."""
        roster = self._signed_under(book, self._judging) or self._identity.root
        previous = self._last_own(known.head for known in segments_of(connection, book))
        made = 0
        for piece in _pieces(tail_of(connection, book)):
            segment = cut_segment(
                piece,
                book=book,
                replica=self._identity.replica,
                previous=previous,
                roster=roster,
                key=self._identity.key,
            )
            store_segments(connection, [KnownSegment(segment, read_head(segment))])
            t = tables.statement.c
            for stored in piece:
                # A copied PC may have signed it before, and that may be here: then the smaller id names it, as for all.
                is_first = (t.segment == "") | (t.segment > segment.id)
                first = tables.statement.update().where(t.seal == stored.id, is_first)
                connection.execute(first.values(segment=segment.id, received_at=""))
            previous = segment.id
            made += 1
        return made

    def _last_own(self, heads: Iterable[SegmentHead]) -> str:
        me = (self._identity.replica, self._identity.device.sign)
        own = [head for head in heads if (head.replica, head.device) == me]
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
        received: Mapping[str, str] = _NOTHING_KNOWN,
        admits: Callable[[SegmentHead], bool] = lambda _: True,
    ) -> Intake:
        """Work out what segments and records of others would bring; SegmentError if one does not hold.

        `received` says of some of them, by id, when they came to the office that was handed over with them.

        New segments that `admits` refuses are left out, as if they had not come; what it raises ends the intake. Those
        of books that only a later version knows are passed over and counted.
        """
        self._settle()
        offered_segments = {segment.id: segment for segment in segments}
        offered_records = {record_key(record): record for record in records if record.is_genuine}
        with self._database.read() as connection:
            for known in held_of(connection, tables.segment.c.id, map(bytes.fromhex, offered_segments)):
                del offered_segments[known.hex()]
            for known in held_of(connection, tables.signed_record.c.id, offered_records):
                del offered_records[known]
            result = Intake(records=list(offered_records.values()))
            for segment in offered_segments.values():
                try:
                    head = read_head(segment)
                except LaterBookError:
                    result.passed_over += 1
                    continue
                if admits(head):
                    result.segments.append(KnownSegment(segment, head, received.get(segment.id, received_at)))
                else:
                    result.left_out += 1
            rosters = [record for record in result.records if record.purpose is Purpose.ROSTER]
            result.chain = self._chain
            if rosters:
                result.chain = build_chain(self._identity.root, [*self._rosters, *rosters])
            touched = {item.head.book for item in result.segments}
            if result.chain != self._chain:
                touched |= books_held(connection)
            for book in sorted(touched, key=lambda b: b.key):
                more = [item for item in result.segments if item.head.book == book]
                result.books.append(
                    self._project(connection, book, result.chain, more, is_as_judged=result.chain == self._chain)
                )
        return result

    def ingest(self, intake: Intake, *, also: Also | None = None) -> None:
        """Write an intake in one short transaction; `also` writes into the same transaction."""
        written = Written(years={projected.book.year for projected in intake.books})
        with self._writing(written) as connection:
            signed = self._sign_before(connection, intake.chain)
            store_segments(connection, intake.segments)
            for record in intake.records:
                store_record(connection, record)
            writer = ProjectionWriter(connection, self._symbols)
            for projected in intake.books:
                is_changed = projected.book in signed
                written.kinds |= writer.replace(
                    self._project(connection, projected.book, intake.chain, ()) if is_changed else projected
                )
            is_as_judged = intake.chain == self._chain
            if is_as_judged and not writer.has_taken_away:
                written.books = {projected.book for projected in intake.books}
            if FIGURE in written.kinds or not is_as_judged:
                written.kinds.clear()  # figures tell that a year began, and another roster may tell anything
            if also is not None:
                also(connection)
            mark = add_mark(connection) if signed else ""
        self._tell(mark)
        self._rosters |= {record for record in intake.records if record.purpose is Purpose.ROSTER}
        self._chain = intake.chain

    def _sign_before(self, connection: Connection, chain: RosterChain) -> set[Book]:
        """Sign what was typed under the roster known so far before another takes effect; return the books it is in.

        Where the other does not know that version, a fork having come to light, it is signed under the other later.
        """
        if chain == self._chain or not self._chain.ids or chain.version(self._chain.ids[-1]) is None:
            return set()
        books = set(self._unsigned(connection))
        self._cut_tails(connection)
        return books

    def add_record(self, record: SignedRecord) -> None:
        """Keep an own signed record (roster version, request); a roster version takes effect at once."""
        intake = self.intake([], [record], received_at="")
        self.ingest(intake)

    def forget_tails(self, connection: Connection, books: Iterable[Book]) -> None:
        """Take the uncut tails of books away, in a transaction that is under way; all tables are built anew later.

        For what an office alone wrote down of its superior's books, once they come from the superior itself.
        """
        for book in books:
            connection.execute(delete(tables.operation).where(tables.operation.c.book == book.key))
        connection.execute(delete(tables.book_state))
        self._writes.note_anything()

    # giving out

    def segments(self, wanted: Iterable[Book]) -> tuple[SignedSegment, ...]:
        """Return every segment of books, those held back as well, in the order they were stored."""
        s = tables.segment.c
        asked = select(s.head, s.signature, s.body).order_by(s.number)
        with self._database.read() as connection:
            return tuple(
                SignedSegment(head, signature, body)
                for book in wanted
                for head, signature, body in connection.execute(asked.where(s.book == book.key))
            )

    def heads_to_pass_on(self, wanted: Iterable[Book]) -> tuple[SegmentHead, ...]:
        """Return the heads of the segments of books that count, and of those cut off, in the order they were stored.

        What was cut off its writer could write when writing it: who keeps the book now may take it up, so it travels.
        What never could be written stays where it came to.
        """
        judged = self._judged_heads(wanted)
        return tuple(head for head, verdict in judged if verdict in {Verdict.VALID, Verdict.CUT_OFF})

    def segments_to_pass_on(self, wanted: Iterable[Book]) -> tuple[SignedSegment, ...]:
        """Return the segments of the heads to pass on."""
        books = tuple(wanted)
        passed_on = {head.id for head in self.heads_to_pass_on(books)}
        return tuple(segment for segment in self.segments(books) if segment.id in passed_on)

    def heads_of_segments(self, wanted: Iterable[Book]) -> tuple[SegmentHead, ...]:
        """Return the heads of the segments of books, in the order they were stored."""
        s = tables.segment.c
        asked = select(s.head, s.id).order_by(s.number)
        with self._database.read() as connection:
            return tuple(
                stored_head(head, name=name.hex())
                for book in wanted
                for head, name in connection.execute(asked.where(s.book == book.key))
            )

    def holds_names(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of some shortened names of segments, of 32 digits, of which a segment is held here."""
        s = tables.segment.c
        found = set()
        with self._database.read() as connection:
            for name in names:
                first = bytes.fromhex(name)
                is_held = select(s.number).where(s.id >= first, s.id < first + b"\xff" * 17).limit(1)
                if connection.execute(is_held).scalar() is not None:
                    found.add(name)
        return frozenset(found)

    def heads_that_count(self, wanted: Iterable[Book]) -> tuple[SegmentHead, ...]:
        """Return the heads of those segments of books that are not held back as a whole."""
        return tuple(head for head, verdict in self._judged_heads(wanted) if verdict is Verdict.VALID)

    def _judged_heads(self, wanted: Iterable[Book]) -> list[tuple[SegmentHead, Verdict]]:
        heads = self.heads_of_segments(wanted)
        chain, before = self._judging, previous_of(heads)
        return [(head, judge_segment(head, chain=chain, before=before)) for head in heads]

    def last_segments(self, kind: BookKind) -> dict[Book, str]:
        """Return the segment stored last of each book of a kind; empty where something was written since."""
        s, o = tables.segment.c, tables.operation.c
        prefix = f"{kind.value}/"
        last = select(func.max(s.number)).where(s.book.startswith(prefix)).group_by(s.book)
        with self._database.read() as connection:
            rows = connection.execute(select(s.book, s.id).where(s.number.in_(last))).all()
            uncut = connection.execute(select(o.book).distinct().where(o.book.startswith(prefix))).scalars().all()
        return {Book.parse(row.book): row.id.hex() for row in rows} | {Book.parse(name): "" for name in uncut}

    def records(self, purpose: Purpose) -> tuple[SignedRecord, ...]:
        """Return the signed records of a purpose."""
        with self._database.read() as connection:
            return tuple(records_of(connection, purpose))

    def record_bodies(self, purpose: Purpose, *, besides: Container[str]) -> list[tuple[str, bytes, bytes]]:
        """Return key, signer and body of the signed records of a purpose that are not known by their key yet."""
        r = tables.signed_record.c
        with self._database.read() as connection:
            keys = connection.execute(select(r.id).where(r.purpose == purpose.value)).scalars()
            wanted = [key for key in keys if key not in besides]
            return bodies_of(connection, wanted)

    def books(self) -> tuple[Book, ...]:
        """Return every book of which anything is held."""
        with self._database.read() as connection:
            return tuple(sorted(books_held(connection), key=lambda book: book.key))

    def operations(self, book: Book) -> tuple[tuple[StoredOperation, str], ...]:
        """Return every operation of a book, those held back as well, each with the signing key of its device."""
        own = self._identity.device.sign
        with self._database.read() as connection:
            stored = [
                (op, item.head.device)
                for item in segments_of(connection, book)
                for op in read_body(item.segment, item.head)
            ]
            return (*stored, *((op, own) for op in tail_of(connection, book)))

    def stored(self, book: Book) -> tuple[tuple[KnownSegment, ...], Pending]:
        """Return the segments of a book as they lie here, and what this PC wrote into it and has not signed yet."""
        with self._database.read() as connection:
            return tuple(segments_of(connection, book)), self._pending(connection, book, self._judging)

    # rebuilding

    def project(self, book: Book) -> ProjectedBook:
        """Return what a book shows, computed from the journal alone."""
        with self._database.read() as connection:
            return self._project(connection, book, self._chain, ())

    def rebuild(self) -> int:
        """Compute the tables of every book anew from the journal; return the number of books."""
        with self._writing(Written()) as connection:
            books = books_held(connection)
            self._rebuild(connection, books)
        return len(books)

    def _rebuild_where_missing(self, connection: Connection) -> None:
        shown = set(connection.execute(select(tables.book_state.c.book)).scalars())
        if not shown:
            self._rebuild(connection, books_held(connection))

    def _rebuild(self, connection: Connection, books: Iterable[Book]) -> None:
        writer = ProjectionWriter(connection, self._symbols)
        for book in books:
            writer.replace(self._project(connection, book, self._chain, ()), is_anew=True)

    def _project(
        self,
        connection: Connection,
        book: Book,
        chain: RosterChain,
        more: Sequence[KnownSegment],
        *,
        is_as_judged: bool = False,
    ) -> ProjectedBook:
        """Return what a book shows; `is_as_judged` where the tables tell what the chain holds back of it."""
        judging, stored = self._with_own_device(chain), segments_of(connection, book)
        return project_book(
            book,
            [*stored, *more],
            self._pending(connection, book, judging),
            chain=judging,
            shows_drafts=self._shows_drafts(book, chain),
            settled=len(stored) if is_as_judged and self._holds_nothing_back(connection, book, len(stored)) else 0,
        )

    def _holds_nothing_back(self, connection: Connection, book: Book, segments: int) -> bool:
        """Tell whether the tables say of a book that everything in its segments counts."""
        b = tables.book_state.c
        asked = select(b.held, b.segments).where(b.book == self._symbols.find(book.key))
        return [tuple(row) for row in connection.execute(asked)] == [(0, segments)]

    def _pending(self, connection: Connection, book: Book, judging: RosterChain) -> Pending:
        """Return what is not signed yet as a roster judges it: under the version it was typed under, if that has it."""
        roster = self._signed_under(book, self._judging)
        if judging.version(roster) is None:
            roster = self._signed_under(book, judging)
        return self._under(book, roster, tail_of(connection, book))

    def _signed_under(self, book: Book, judging: RosterChain) -> str:
        return version_to_sign_under(judging, book=book, device=self._identity.device.sign)

    def _head_of_now(self, book: Book) -> SegmentHead:
        """Return what is written now: knowing the newest version."""
        newest = self._chain.ids[-1] if self._chain.ids else ""
        return self._under(book, newest, ()).head

    def _under(self, book: Book, roster: str, operations: Sequence[StoredOperation]) -> Pending:
        me = self._identity
        return pending(operations, book=book, replica=me.replica, device=me.device.sign, roster=roster)

    @property
    def _judging(self) -> RosterChain:
        return self._with_own_device(self._chain)

    def _with_own_device(self, chain: RosterChain) -> RosterChain:
        """Let the own PC see its own work before the superior office has enrolled it."""
        latest = chain.latest
        if latest is None or latest.device(self._identity.device.sign) is not None:
            return chain
        provisional = replace(latest, devices=(*latest.devices, self._identity.device))
        return replace(chain, versions=(*chain.versions[:-1], provisional))

    def _shows_drafts(self, book: Book, chain: RosterChain) -> bool:
        if book.kind is not BookKind.UNIT or book.unit == self._identity.unit:
            return True
        latest = chain.latest
        return latest is not None and latest.keeper(book.unit) == self._identity.unit


@contextmanager
def _typed_here() -> Iterator[None]:
    """Say of one's own text what is wrong with it: what is no canonical form came from a person, not from a disk."""
    try:
        yield
    except CanonicalError as error:
        if error.part == SIZE:
            raise TextTooLongError from error
        if error.part in TEXT_FAULTS:
            raise TextNotKeptError from error
        raise


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
