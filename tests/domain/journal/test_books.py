"""Books: every cell has its home, and no other book takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_builders import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    INDICATOR,
    OTHER_COMMUNE,
    OWN_BOOK,
    SUPERIOR,
    YEAR,
    an_id,
    an_operation,
)

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell, record_cell
from ctph_desktop.domain.journal.validity import Verdict, judge_operation

HOMES = {
    Measure.BASELINE: {"common", "about"},
    Measure.ASSIGNED: {"common", "about"},
    Measure.COMMITTED: {"common", "about"},
    Measure.STATED_TOTAL: {"common"},
    Measure.ACTUAL: {"unit"},
    Measure.ESTIMATE: {"unit"},
}
RECORD_HOMES = {
    RecordKind.PROGRAMME: {"common"},
    RecordKind.PROGRAMME_YEAR: {"common"},
    RecordKind.OBLIGATION: {"common"},
    RecordKind.INDICATOR: {"common"},
    RecordKind.FORM: {"common"},
    RecordKind.UNIT: {"common"},
    RecordKind.ORGANISATION: {"common"},
    RecordKind.PERSON: {"common", "unit"},
    RecordKind.SUBMISSION: {"unit"},
    RecordKind.DECISION: {"about"},
    RecordKind.REMARK: {"about"},
    RecordKind.EXPLANATION: {"common", "unit"},
    RecordKind.PERIOD: {"common"},
    RecordKind.CONSOLIDATION: {"common"},
    RecordKind.CONSOLIDATED_UNIT: {"about"},
    RecordKind.FORM_EDITION: {"common"},
    RecordKind.SUBMISSION_DAY: {"about"},
    RecordKind.PHONE_RECEIPT: {"unit"},
    RecordKind.CONTACT: {"office"},
    RecordKind.EVIDENCE: {"unit"},
    RecordKind.SUBMISSION_PIECE: {"unit"},
    RecordKind.TARGET: {"about", "common"},
    RecordKind.STATED_TOTAL: {"common"},
    RecordKind.LINKED_FIGURE: {"unit"},
    RecordKind.TARGET_ANSWER: {"unit"},
    RecordKind.PROGRAMME_DOCUMENT: {"common"},
}
OFFICE_BOOK = Book(BookKind.OFFICE, COMMUNE, YEAR)
BOOKS = [COMMON_BOOK, OWN_BOOK, ABOUT_BOOK, OFFICE_BOOK]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.kind.value)
@pytest.mark.parametrize("measure", Measure)
def test_a_measure_lives_in_its_books_only(measure, book):
    cell = f"f/{book.unit}/{INDICATOR}/-/{YEAR}-07/{measure.value}"
    assert book.holds(cell) is (book.kind.value in HOMES[measure])
    assert book.holds_usual_figures([cell, cell]) is (book.kind.value in HOMES[measure])


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.kind.value)
@pytest.mark.parametrize("kind", RecordKind)
def test_a_record_lives_in_its_books_only(kind, book):
    assert book.holds(record_cell(kind, an_id("x"))) is (book.kind.value in RECORD_HOMES[kind])


@pytest.mark.parametrize("period", ["2019", "2019-07", "2019-q3", "2019-h2", "2019-9m", "2019-07@15", "2019@15"])
def test_every_period_of_the_year_has_its_cells(period):
    assert OWN_BOOK.holds(f"f/{COMMUNE}/{INDICATOR}/{an_id('part')}/{period}/actual")


@pytest.mark.parametrize(
    "cell",
    [
        f"f/{OTHER_COMMUNE}/{INDICATOR}/-/2019-07/actual",
        f"f/{SUPERIOR}/{INDICATOR}/-/2019-07/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2018-07/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2020/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-07-to-2020-06/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-Q5/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/２０１９-07/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/٢٠١٩-07/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-07@1/actual",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-07/ACTUAL",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-07/actual/",
        f"f/{COMMUNE}/{INDICATOR}/-/2019-07/actual\n",
        f"f/{COMMUNE}/{INDICATOR}//2019-07/actual",
        f"f/{COMMUNE}/{INDICATOR.upper()}/-/2019-07/actual",
        f"f/{COMMUNE}/{INDICATOR[:-1]}/-/2019-07/actual",
        f" f/{COMMUNE}/{INDICATOR}/-/2019-07/actual",
        "f/",
        "",
        "r/",
        f"r/submission/{COMMUNE[:-1]}",
        f"r/Submission/{COMMUNE}",
        f"r/submission/{COMMUNE}/x",
        f"r/submission/{COMMUNE}\n",
        f"x/submission/{COMMUNE}",
    ],
)
def test_cells_of_other_units_and_years_and_what_is_no_cell_are_refused(cell):
    assert not OWN_BOOK.holds(cell)


def test_measures_and_kinds_of_later_versions_are_let_in():
    assert OWN_BOOK.holds(f"f/{COMMUNE}/{INDICATOR}/-/2019-07/forecast")
    assert OWN_BOOK.holds(f"r/task/{an_id('task')}")


@pytest.mark.parametrize(
    "key",
    [
        "",
        f"unit/{COMMUNE}",
        f"unit/{COMMUNE}/19",
        f"unit/{COMMUNE}/2019/",
        f"Unit/{COMMUNE}/2019",
        f"register/{COMMUNE}/2019",
        f"unit/{COMMUNE.upper()}/2019",
        f"unit/{COMMUNE}/２０１９",
        f"unit/{COMMUNE}/2019\n",
        f"unit/../{COMMUNE}/2019",
    ],
)
def test_what_names_no_book_is_refused(key):
    with pytest.raises(InvalidCellError):
        Book.parse(key)


def test_a_book_is_found_by_its_name():
    for book in BOOKS:
        assert Book.parse(book.key) == book
    assert Book(BookKind.UNIT, COMMUNE, 7).key == f"unit/{COMMUNE}/0007"


def test_a_record_cell_is_taken_apart_or_refused():
    assert parse_record_cell(record_cell(RecordKind.REMARK, COMMUNE)) == ("remark", COMMUNE)
    with pytest.raises(InvalidCellError):
        parse_record_cell(f"f/{COMMUNE}")


CELLS = [
    f"f/{COMMUNE}/{INDICATOR}/-/2019-07/actual",
    f"f/{COMMUNE}/{INDICATOR}/-/2019-07/estimate",
    f"f/{COMMUNE}/{INDICATOR}/-/2019-07/forecast",
    f"f/{COMMUNE}/{INDICATOR}/-/2019/committed",
    f"f/{COMMUNE}/{INDICATOR}/-/2018-07/actual",
    f"f/{OTHER_COMMUNE}/{INDICATOR}/-/2019-07/actual",
    f"f/{COMMUNE}/{INDICATOR}/-/２０１９-07/actual",
    f"f/{COMMUNE}/{INDICATOR}/-/2019-07/actual\n",
    f"f/{COMMUNE}/{INDICATOR}/-/2019-07/actual\nf/{COMMUNE}/{INDICATOR}/-/2019-08/actual",
    f"r/person/{COMMUNE}",
    "",
    "f/",
]


@given(st.sampled_from(BOOKS), st.lists(st.sampled_from(CELLS), max_size=4))
def test_asking_of_many_cells_at_once_gives_the_answer_of_asking_of_each(book, cells):
    verdicts = [judge_operation(an_operation(cell), book=book, may_seal=True) for cell in cells]
    is_all_usual = all(
        cell.startswith("f/") and verdict is Verdict.VALID for cell, verdict in zip(cells, verdicts, strict=True)
    )
    assert book.holds_usual_figures(cells) == is_all_usual
