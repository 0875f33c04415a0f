"""Own writing: on disk and in the tables when it returns, and nothing of it otherwise."""

from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE_PC,
    FIRST_ROSTER,
    OTHER_COMMUNE,
    OWN_BOOK,
    SECOND_PC,
    STRANGER_PC,
    SUBMISSION,
    SUPERIOR_PC,
    Device,
    a_journal,
    a_put,
    a_roster,
    a_seal_put,
    an_id,
    an_operation,
    figure_cell,
    give,
    quantity,
    rebuilt,
    reopened,
    reported,
    shown,
    take_in,
    write,
)

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.submissions import decision_uuid
from ctph_desktop.storage.checking import table_differences
from ctph_desktop.storage.journal import Journal, Put
from ctph_desktop.storage.queries import Queries


@pytest.fixture
def journal(tmp_path):
    found = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    yield found
    found.database.close()


def _tables(journal: Journal):
    """What the tables show without the counts of a book, which only a whole book has."""
    found = shown(journal)
    found.states = set()
    return found


def _rebuilt(journal: Journal):
    found = rebuilt(journal)
    found.states = set()
    return found


def test_a_figure_is_in_the_tables_when_writing_returns_and_after_opening_again(journal):
    write(journal, a_put(5))
    assert quantity(journal, figure_cell()) == 5
    again = reopened(journal, COMMUNE_PC)
    assert quantity(again, figure_cell()) == 5
    assert len(again.operations(OWN_BOOK)) == 1


def test_each_writing_names_what_it_replaces(journal):
    first = write(journal, a_put(5))[0]
    second = write(journal, a_put(6))[0]
    third = write(journal, a_put(7, cell=figure_cell(1)))[0]
    assert (first.op.p, second.op.p, third.op.p) == ((), (first.id,), ())


def test_two_writings_of_one_cell_at_once_follow_one_another(journal):
    first, second = write(journal, a_put(5), a_put(6))
    assert second.op.p == (first.id,)
    assert quantity(journal, figure_cell()) == 6
    assert _tables(journal) == _rebuilt(journal)


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(a_put(1, cell=figure_cell(unit=OTHER_COMMUNE)), id="another unit"),
        pytest.param(a_put(1, cell=figure_cell(period="2018-07")), id="another year"),
        pytest.param(a_put(1, cell=figure_cell(period="2019", measure="committed")), id="another keeper's measure"),
        pytest.param(a_put(1, cell="f/x"), id="no cell"),
        pytest.param(Put(OWN_BOOK, RECORD, figure_cell(), reported(1)), id="a figure as a record"),
        pytest.param(Put(OWN_BOOK, FIGURE, SUBMISSION, reported(1)), id="a record as a figure"),
        pytest.param(Put(OWN_BOOK, RECORD, record_cell(RecordKind.DECISION, an_id("x")), {}), id="a decision"),
        pytest.param(Put(OWN_BOOK, "z", figure_cell(), reported(1)), id="a type of later versions"),
    ],
)
def test_what_would_not_count_is_not_written(journal, put):
    with pytest.raises(InvalidCellError):
        write(journal, a_put(4, cell=figure_cell(2)), put)
    assert journal.operations(OWN_BOOK) == ()
    assert _tables(journal).figures == set()


@pytest.mark.parametrize(
    "value",
    [
        {"s": "reported"},
        {"s": "odd"},
        {},
        None,
        [],
        {"s": "nothing", "q": "1"},
        reported("1" * 15),
        reported("1.00001"),
        reported("NaN"),
        reported("1e3"),
        reported("１"),
        reported(" 1"),
    ],
    ids=str,
)
def test_a_value_that_could_not_be_read_again_is_not_written(journal, value):
    write(journal, a_put(5))
    with pytest.raises(InvalidCellError):
        write(journal, Put(OWN_BOOK, FIGURE, figure_cell(), value))
    assert quantity(journal, figure_cell()) == 5
    assert len(journal.operations(OWN_BOOK)) == 1


def test_a_seal_that_is_none_is_not_written(journal):
    bad = Put(OWN_BOOK, RECORD, SUBMISSION, {"programme": "x"})
    elsewhere = Put(OWN_BOOK, RECORD, record_cell(RecordKind.SUBMISSION, an_id("x")), a_seal_put(5).value)
    for put in (bad, elsewhere):
        with pytest.raises(InvalidCellError):
            write(journal, put)
    assert journal.operations(OWN_BOOK) == ()


def test_all_of_a_pasted_block_is_written_or_nothing(journal):
    with pytest.raises(CanonicalError):
        write(
            journal,
            a_put(1),
            a_put(2, cell=figure_cell(1)),
            Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id("p")), 1.5),
        )
    assert journal.operations(OWN_BOOK) == ()
    assert _tables(journal).figures == set()


def test_names_given_in_a_transaction_that_failed_are_given_anew(journal):
    """A short number that lives on in memory alone would later name something else."""
    with pytest.raises(CanonicalError):
        write(journal, a_put(1), Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id("p")), 1.5))
    write(journal, a_put(7, cell=figure_cell(1)))
    write(journal, a_put(8, cell=figure_cell(0)))
    again = reopened(journal, COMMUNE_PC)
    assert quantity(again, figure_cell(1)) == 7
    assert quantity(again, figure_cell(0)) == 8
    write(again, a_put(9, cell=figure_cell(2)))
    once_more = reopened(again, COMMUNE_PC)
    assert [quantity(once_more, figure_cell(number)) for number in range(3)] == [8, 7, 9]
    assert _tables(once_more) == _rebuilt(once_more)


def test_looking_for_differences_leaves_no_trace(journal):
    write(journal, a_put(5), a_seal_put(5))
    before = shown(journal)
    projected = journal.project(OWN_BOOK)
    assert table_differences(journal, projected) == ()
    assert shown(journal) == before
    write(journal, a_put(6, cell=figure_cell(2)))
    again = reopened(journal, COMMUNE_PC)
    assert quantity(again, figure_cell(2)) == 6


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE figure SET quantity = 70000", "figure"),
        ("DELETE FROM figure", "figure"),
        ("UPDATE record SET value = x'7b7d'", "record"),
        ("INSERT INTO conflict VALUES (1, 'f/x', '[]', 1)", "conflict"),
        ("UPDATE statement SET is_head = 0", "statement"),
        ("UPDATE statement_figure SET quantity = 1", "statement_figure"),
    ],
)
def test_a_table_that_was_tampered_with_is_named(journal, statement, table):
    person = Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id("p")), {"name": "A"})
    write(journal, a_put(5), person, a_seal_put(5))
    with journal.database.transaction() as connection:
        connection.exec_driver_sql(statement)
    assert table in table_differences(journal, journal.project(OWN_BOOK))
    journal.rebuild()
    assert table_differences(journal, journal.project(OWN_BOOK)) == ()


def test_cutting_signs_the_tail_and_changes_nothing_that_is_shown(journal):
    write(journal, a_put(5), a_seal_put(5))
    before = _tables(journal)
    operations = [stored for stored, _ in journal.operations(OWN_BOOK)]
    assert journal.cut() == 1
    assert journal.cut() == 0
    after = _tables(journal)
    assert (after.figures, after.sealed) == (before.figures, before.sealed)
    assert [stored for stored, _ in journal.operations(OWN_BOOK)] == operations
    assert _rebuilt(journal) == after


def test_cut_segments_name_the_one_before_for_each_book_by_itself(journal):
    for number in range(3):
        write(journal, a_put(number))
        journal.cut()
    heads = journal.heads_of_segments([OWN_BOOK])
    assert [head.previous for head in heads] == ["", heads[0].id, heads[1].id]


def test_a_long_tail_is_cut_into_several_segments_in_one_chain(journal):
    note = "x" * 200_000
    for number in range(12):
        write(journal, Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id(str(number))), {"name": note}))
    assert journal.cut() == 3
    heads = journal.heads_of_segments([OWN_BOOK])
    assert [head.previous for head in heads[1:]] == [head.id for head in heads[:-1]]
    assert len(journal.operations(OWN_BOOK)) == 12


def test_a_segment_that_pretends_to_be_of_this_replica_is_not_followed(journal):
    """Another PC wrote this replica's name into its segment: the own chain goes on from the own last segment."""
    write(journal, a_put(1))
    journal.cut()
    last = journal.heads_of_segments([OWN_BOOK])[-1]
    impostor = Device(OTHER_COMMUNE, "impostor")
    fake = _of_replica(impostor, COMMUNE_PC.replica, previous=last.id)
    take_in(journal, fake)
    write(journal, a_put(2))
    journal.cut()
    assert journal.heads_of_segments([OWN_BOOK])[-1].previous == last.id


def _of_replica(device: Device, replica: str, *, previous: str):
    operation = an_operation(figure_cell(2), reported(99))
    return cut_segment(
        [operation], book=OWN_BOOK, replica=replica, previous=previous, roster=FIRST_ROSTER.id, key=device.key
    )


def test_a_journal_of_many_kinds_of_books_is_kept_apart(tmp_path):
    journal = a_journal(tmp_path / "superior.db", SUPERIOR_PC)
    committed = figure_cell(period="2019", measure="committed")
    said = {"seal": "x", "verdict": "accepted", "by": ""}
    decision = Put(ABOUT_BOOK, RECORD, record_cell(RecordKind.DECISION, decision_uuid("x")), said)
    unit = Put(COMMON_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id("u")), {"name": "Cam Thành"})
    write(journal, a_put(1297, cell=committed, book=ABOUT_BOOK), decision, unit)
    journal.cut()
    assert journal.books() == tuple(sorted((ABOUT_BOOK, COMMON_BOOK), key=lambda book: book.key))
    assert quantity(journal, committed) == 1297
    assert sum(journal.project(book).held.total() for book in journal.books()) == 0
    assert _tables(journal) == _rebuilt(journal)


_FOLDERS = count(1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["figure", "blank", "nothing", "record", "delete", "seal", "cut", "reopen", "second"]),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_tables_kept_equal_the_tables_rebuilt_after_any_own_edits(tmp_path, steps):
    """Also with a second PC of the office whose edits arrive in between."""
    folder = tmp_path / str(next(_FOLDERS))
    folder.mkdir()
    first = a_journal(folder / "first.db", COMMUNE_PC, rosters=_both())
    second = a_journal(folder / "second.db", SECOND_PC, rosters=_both())
    for kind, number, value in steps:
        person = record_cell(RecordKind.EXPLANATION, an_id(f"person {number}"))
        if kind == "figure":
            write(first, a_put(value, cell=figure_cell(number)))
        elif kind in {"blank", "nothing"}:
            state = {"s": "missing" if kind == "blank" else "nothing"}
            write(first, Put(OWN_BOOK, FIGURE, figure_cell(number), state))
        elif kind in {"record", "delete"}:
            write(first, Put(OWN_BOOK, RECORD, person, None if kind == "delete" else {"name": str(value)}))
        elif kind == "seal":
            heads = [s.seal for s in Queries(first.database, first.symbols).statements() if s.is_head]
            write(first, a_seal_put(value, replaces=heads[-1] if heads else ""))
        elif kind == "cut":
            first.cut()
        elif kind == "reopen":
            first = reopened(first, COMMUNE_PC)
        else:
            write(second, a_put(value, cell=figure_cell(number)), Put(OWN_BOOK, RECORD, person, {"name": str(value)}))
            give(second, SECOND_PC, first)
    assert table_differences(first, first.project(OWN_BOOK)) == ()
    kept = _tables(first)
    assert _rebuilt(first) == kept
    first.cut()
    kept = _tables(first)
    assert _rebuilt(first) == kept
    for one in (first, second):
        one.database.close()


def _both():
    devices = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), STRANGER_PC.grant(), SECOND_PC.grant(seals=False))
    return FIRST_ROSTER, a_roster(2, FIRST_ROSTER.id, *devices)


def test_quantities_are_exact_to_four_decimals_and_fourteen_digits(journal):
    values = ["0", "0.0001", "99999999999999.9999", "1297", "10.5", "-3.25"]
    for number, value in enumerate(values):
        write(journal, a_put(value, cell=figure_cell(number % 3, period=f"2019-{number + 1:02}")))
    found = {
        where.period.number: f"{figure.quantity:f}"
        for where, figure in Queries(journal.database, journal.symbols).figures([OWN_BOOK]).items()
    }
    assert {month: Decimal(text) for month, text in found.items()} == {
        number + 1: Decimal(value) for number, value in enumerate(values)
    }


def test_a_seal_keeps_its_figures_when_the_typed_ones_change(journal):
    write(journal, a_put(5))
    first = write(journal, a_seal_put(5))[0]
    write(journal, a_put(6))
    second = write(journal, a_seal_put(6, replaces=first.id))[0]
    queries = Queries(journal.database, journal.symbols)
    seals = {statement.seal: statement for statement in queries.statements()}
    assert [(seals[name].version, seals[name].is_head) for name in (first.id, second.id)] == [(1, False), (2, True)]
    figures = queries.sealed_figures(seals.values())
    assert [next(iter(figures[name].values())).quantity for name in (first.id, second.id)] == [5, 6]
