"""What was set aside because it came after a book changed hands or a PC was revoked, and taking it up again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import ConflictGoneError
from ctph_desktop.domain.figure_codec import encode_value
from ctph_desktop.domain.figures import MISSING
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import ConflictKind, ConflictRow, ListedRows, RivalRow
from ctph_desktop.services.reading.rivals import Contested, RivalGroup, RivalReader
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import ConflictingCell
from ctph_desktop.storage.set_aside import SetAsideCell, read_set_aside
from ctph_desktop.wording import holding, rivals

_RECORDS: Final = (RecordKind.EXPLANATION, RecordKind.EVIDENCE)


class SetAsideCount(Struct, frozen=True):
    """How many cells wait for an answer here, and how many that were typed on this PC wait for another office's."""

    here: int = 0
    elsewhere: int = 0


class SetAsideService:
    """Figures that do not count, beside what stands in their cells: who keeps the book takes them up, or leaves them.

    Both are operations of the person's own that name what they answer. Seals are not taken up: one seals again.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._reader = RivalReader(workplace)

    def count(self) -> SetAsideCount:
        """Count what waits; only tables are read for it."""
        here = elsewhere = 0
        counts = self._workplace.queries.set_aside_counts(device=self._workplace.journal.own_device, kinds=_RECORDS)
        for book, (every, of_this_pc) in counts.items():
            if not self._is_open(book):
                continue
            if not self._hint(book):
                here += every
            else:
                elsewhere += of_this_pc
        return SetAsideCount(here, elsewhere)

    def rows(self) -> tuple[ConflictRow, ...]:
        """Return every cell that waits with what stands in it and what is set aside; those to answer here first."""
        return self._rows(self._cells())

    def listed(self, most: int, *, first: str = "") -> ListedRows:
        """Return the first cells that wait; one named `first` is among them."""
        cells = self._cells()
        hints = {one.book: self._hint(one.book) for one in cells}
        ordered = sorted(cells, key=lambda one: (one.cell != first, bool(hints[one.book]), _period_code(one), one.cell))
        to_choose = sum(1 for one in cells if not hints[one.book])
        return ListedRows(self._rows(ordered[:most]), len(cells), to_choose)

    def _rows(self, cells: Sequence[SetAsideCell]) -> tuple[ConflictRow, ...]:
        rows = [self._row(one) for one in cells]
        return tuple(
            sorted(rows, key=lambda row: (not row.can_choose, row.period.code if row.period else "", row.cell))
        )

    def choose_each(self, chosen: Mapping[str, Collection[str]], *, reason: str = "") -> Changes:
        """Let values stand, all or none: one set aside is taken up, the one that stands is left; each written anew.

        Each is named by its operation (a blank by the name its row gives it) with everything the person was shown.
        ConflictGoneError when something else is there now; NotTheKeeperError, WritingRefusedError or
        OriginMissingError where this PC may not write.
        """
        cells = self._cells()
        answers = [self._answer(cells, operation, seen) for operation, seen in chosen.items()]
        if len({(put.book, put.cell) for _, put in answers}) < len(answers):
            raise ConflictGoneError
        said = "; ".join(dict.fromkeys(why for why, _ in answers))
        self._workplace.write([put for _, put in answers], reason=reason or said)
        return Changes.FIGURES | Changes.EVIDENCE

    def _answer(self, cells: tuple[SetAsideCell, ...], operation: str, seen: Collection[str]) -> tuple[str, Put]:
        """Return why a value is written, and its writing."""
        for one in cells:
            values: dict[str, Any] = {version.stored.id: version.stored.value for version in one.standing}
            is_taken_up = operation in {version.stored.id for version in one.aside}
            values |= {version.stored.id: version.stored.value for version in one.aside}
            if not one.standing:
                values[_blank(one)] = encode_value(MISSING) if one.cell.startswith("f/") else None
            if operation not in values:
                continue
            if set(seen) != set(one.seen):
                break
            if self._hint(one.book):
                self._workplace.keeping.check()
            put = Put(
                one.book,
                one.aside[0].stored.op.t,
                one.cell,
                values[operation],
                answers=tuple(version.stored.id for version in one.aside),
                seen=tuple(version.stored.id for version in one.standing),
            )
            return rivals.TAKEN_UP_REASON if is_taken_up else rivals.LEFT_REASON, put
        raise ConflictGoneError

    def _cells(self) -> tuple[SetAsideCell, ...]:
        return tuple(
            one for book in self._books() for one in read_set_aside(self._workplace.journal, book) if _is_offered(one)
        )

    def _books(self) -> Iterator[Book]:
        """Yield the books in which something is cut off: the one that lies open, and what this office says of units."""
        for state in self._workplace.queries.book_states(self._workplace.journal.books()):
            if self._is_open(state.book) and state.held.get(Verdict.CUT_OFF.value):
                yield state.book

    def _is_open(self, book: Book) -> bool:
        return book.kind is not BookKind.UNIT or book.unit == self._workplace.identity.unit

    def _hint(self, book: Book) -> str:
        """Say who answers where this PC may not; empty where it may."""
        workplace = self._workplace
        verdict = workplace.journal.verdict_on_writing(book)
        if verdict is Verdict.VALID:
            return ""
        keeper = workplace.keeping.keeper_of_open_book if book.kind is BookKind.UNIT else workplace.identity.superior
        if keeper in {"", workplace.office_unit}:
            return holding.why_refused(verdict.value)
        return rivals.who_chooses(workplace.names.unit(keeper))

    def _row(self, one: SetAsideCell) -> ConflictRow:
        groups = tuple(RivalGroup((version,)) for version in (*one.standing[-1:], *one.aside))
        is_figure = one.cell.startswith("f/")
        at = ConflictingCell(one.book, one.cell, one.seen)
        contested = Contested(at, ConflictKind.FIGURE if is_figure else ConflictKind.RECORD, groups, ())
        hint = self._hint(one.book)
        row = self._reader.row(contested, can_choose=not hint, hint=hint)
        shown = one.standing[-1].stored.id if one.standing else _blank(one)
        offered = tuple(replace(rival, is_shown=rival.operation == shown) for rival in row.rivals)
        if not one.standing:
            offered = (RivalRow(shown, rivals.NOTHING_STANDS, (), is_shown=True), *offered)
        return replace(row, rivals=offered, compared=(), can_merge=False)


def _is_offered(one: SetAsideCell) -> bool:
    return one.cell.startswith("f/") or parse_record_cell(one.cell)[0] in _RECORDS


def _period_code(one: SetAsideCell) -> str:
    return one.cell.split("/")[4] if one.cell.startswith("f/") else ""


def _blank(one: SetAsideCell) -> str:
    """Return what the blank of a cell in which nothing stands is named by when it is to stay."""
    return sha256(f"{one.book.key}\0{one.cell}".encode()).hexdigest()[:32]
