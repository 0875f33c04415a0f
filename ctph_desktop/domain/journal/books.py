"""Books (sổ): which cells belong together, and who may write them."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR, PERIOD_OF_ANY_VERSION


class BookKind(StrEnum):
    """The common book of a superior office, a unit's own book, the superior's book about a unit.

    The office book of an office is read by its own devices only and travels to nobody else.
    """

    COMMON = "common"
    UNIT = "unit"
    ABOUT = "about"
    OFFICE = "office"


class RecordKind(StrEnum):
    """The kinds of records this version understands."""

    PROGRAMME = "programme"
    PROGRAMME_YEAR = "programme_year"
    PROGRAMME_DOCUMENT = "programme_document"
    OBLIGATION = "obligation"
    INDICATOR = "indicator"
    FORM = "form"
    UNIT = "unit"
    ORGANISATION = "organisation"
    PERSON = "person"
    SUBMISSION = "submission"
    DECISION = "decision"
    REMARK = "remark"
    EXPLANATION = "explanation"
    PERIOD = "period"
    CONSOLIDATION = "consolidation"
    CONSOLIDATED_UNIT = "consolidated_unit"
    FORM_EDITION = "form_edition"
    SUBMISSION_DAY = "submission_day"
    PHONE_RECEIPT = "phone_receipt"
    CONTACT = "contact"
    EVIDENCE = "evidence"
    SUBMISSION_PIECE = "submission_piece"
    TARGET = "target"
    STATED_TOTAL = "stated_total"
    LINKED_FIGURE = "linked_figure"
    TARGET_ANSWER = "target_answer"


STANDING: Final = 0
"""The year of the books that outlive the years."""

_HOMES: Final = {
    RecordKind.PROGRAMME: {BookKind.COMMON},
    RecordKind.PROGRAMME_YEAR: {BookKind.COMMON},
    RecordKind.PROGRAMME_DOCUMENT: {BookKind.COMMON},
    RecordKind.OBLIGATION: {BookKind.COMMON},
    RecordKind.INDICATOR: {BookKind.COMMON},
    RecordKind.FORM: {BookKind.COMMON},
    RecordKind.UNIT: {BookKind.COMMON},
    RecordKind.ORGANISATION: {BookKind.COMMON},
    RecordKind.PERSON: {BookKind.COMMON, BookKind.UNIT},
    RecordKind.SUBMISSION: {BookKind.UNIT},
    RecordKind.DECISION: {BookKind.ABOUT},
    RecordKind.REMARK: {BookKind.ABOUT},
    RecordKind.EXPLANATION: {BookKind.COMMON, BookKind.UNIT},
    RecordKind.PERIOD: {BookKind.COMMON},
    RecordKind.CONSOLIDATION: {BookKind.COMMON},
    RecordKind.CONSOLIDATED_UNIT: {BookKind.ABOUT},
    RecordKind.FORM_EDITION: {BookKind.COMMON},
    RecordKind.SUBMISSION_DAY: {BookKind.ABOUT},
    RecordKind.PHONE_RECEIPT: {BookKind.UNIT},
    RecordKind.CONTACT: {BookKind.OFFICE},
    RecordKind.EVIDENCE: {BookKind.UNIT},
    RecordKind.SUBMISSION_PIECE: {BookKind.UNIT},
    RecordKind.TARGET: {BookKind.ABOUT, BookKind.COMMON},
    RecordKind.STATED_TOTAL: {BookKind.COMMON},
    RecordKind.LINKED_FIGURE: {BookKind.UNIT},
    RecordKind.TARGET_ANSWER: {BookKind.UNIT},
}
_MEASURES: Final = {
    BookKind.COMMON: frozenset({Measure.BASELINE, Measure.ASSIGNED, Measure.COMMITTED, Measure.STATED_TOTAL}),
    BookKind.UNIT: frozenset({Measure.ACTUAL, Measure.ESTIMATE}),
    BookKind.ABOUT: frozenset({Measure.BASELINE, Measure.ASSIGNED, Measure.COMMITTED}),
    BookKind.OFFICE: frozenset(),
}
_UUIDS = re.compile("(?:[0-9a-f]{32}\n)*")
_FIGURE_CELL = re.compile(
    r"f/(?P<unit>[0-9a-f]{32})/[0-9a-f]{32}/(?:[0-9a-f]{32}|-)"
    rf"/(?P<period>{PERIOD_OF_ANY_VERSION.pattern})/(?P<measure>[a-z_]{{1,32}})"
)
_RECORD_CELL = re.compile(r"r/([a-z_]{1,32})/([0-9a-f]{32})")
_BOOK = re.compile(rf"({'|'.join(BookKind)})/([0-9a-f]{{32}})/([0-9]{{4}})")
_BOOK_OF_ANY_VERSION = re.compile(r"[a-z_]{1,32}/[0-9a-f]{32}/[0-9]{4}")


class Book(Struct, frozen=True):
    """The cells of one unit and year with one keeper; `unit` is the superior office in its common book."""

    kind: BookKind
    unit: str
    year: int

    @property
    def is_standing(self) -> bool:
        """Whether it holds what outlives a year: units, indicators, programmes and their years, officials, contacts."""
        return self.year == STANDING

    @property
    def precedence(self) -> tuple[bool, int]:
        """Which of several books that hold one record it is read from, the highest: the standing one, or the latest."""
        return self.is_standing, self.year

    @property
    def key(self) -> str:
        """The book's name: `<kind>/<unit>/<year>`."""
        return f"{self.kind.value}/{self.unit}/{self.year:04}"

    @classmethod
    def parse(cls, key: str) -> "Book":
        """Return the book of a name; InvalidCellError if it names none."""
        match = _BOOK.fullmatch(key)
        if match is None:
            raise InvalidCellError(key)
        return cls(BookKind(match[1]), match[2], int(match[3]))

    def holds_usual_figures(self, cells: Sequence[str]) -> bool:
        """Tell whether every one of many cells is a figure's of this book, measure and period known to this version."""
        joined = "\n".join([f"{self.unit}/{self.year:04}", *cells, ""])
        is_usual = joined.count("\n") == len(cells) + 1 and EARLIEST_YEAR <= self.year <= LATEST_YEAR
        return is_usual and _usual_figures(self.kind).fullmatch(joined) is not None

    def holds(self, cell: str) -> bool:
        """Tell whether a cell belongs into this book.

        Kinds and measures of later versions may stand in any, periods of later versions in those of their first year.
        """
        if cell.startswith("f/"):
            match = _FIGURE_CELL.fullmatch(cell)
            if match is None or match["unit"] != self.unit or int(match["period"][:4]) != self.year:
                return False
            measure = match["measure"]
            return measure in _MEASURES[self.kind] or measure not in set(Measure)
        record = _RECORD_CELL.fullmatch(cell)
        if record is None:
            return False
        return record[1] not in set(RecordKind) or self.kind in _HOMES[RecordKind(record[1])]


@lru_cache
def _usual_figures(kind: BookKind) -> re.Pattern[str]:
    """Return what fits a book's unit and year, and lines of its cells with the measures this version knows."""
    measures = "|".join(sorted(_MEASURES[kind]))
    return re.compile(
        r"(?P<unit>[0-9a-f]{32})/(?P<year>[0-9]{4})\n"
        r"(?:f/(?P=unit)/[0-9a-f]{32}/(?:[0-9a-f]{32}|-)"
        rf"/(?P=year)(?:-(?:0[1-9]|1[0-2]|q[1-4]|h[12]|9m))?(?:@15)?/(?:{measures})\n)*"
    )


def is_later_book(key: str) -> bool:
    """Tell whether a key names a book of a kind that only a later version of the program knows."""
    return _BOOK.fullmatch(key) is None and _BOOK_OF_ANY_VERSION.fullmatch(key) is not None


def are_uuids(texts: Collection[str]) -> bool:
    """Tell at once whether texts are UUIDs as the journal writes them: 32 lower-case hexadecimal digits."""
    joined = "\n".join([*texts, ""])
    return joined.count("\n") == len(texts) and _UUIDS.fullmatch(joined) is not None


def is_figure_cell(cell: str) -> bool:
    """Tell whether a text names a figure's cell, of whatever version its period and measure are."""
    return _FIGURE_CELL.fullmatch(cell) is not None


def record_cell(kind: RecordKind, uuid: str) -> str:
    """Return the name of a record's cell."""
    return f"r/{kind.value}/{uuid}"


def parse_record_cell(cell: str) -> tuple[str, str]:
    """Return kind and UUID of a record's cell; InvalidCellError if it is not one."""
    match = _RECORD_CELL.fullmatch(cell)
    if match is None:
        raise InvalidCellError(cell)
    return match[1], match[2]
