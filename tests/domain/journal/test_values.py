"""What the values of operations say is read in one place, and what is not read is refused in one way."""

from copy import deepcopy
from decimal import Decimal

import independent_shapes
import msgspec
import pytest
from journal_builders import ABOUT_BOOK, COMMON_BOOK, COMMUNE, INDICATOR, JULY_CELL, OWN_BOOK, YEAR, an_id, an_operation
from odd_values import ODD, odd_values
from sample_values import FIGURES, GOOD, PROGRAMME

from ctph_desktop.domain.consolidations import name_of
from ctph_desktop.domain.errors import UnreadValueError
from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD, read_outlines
from ctph_desktop.domain.journal.validity import Verdict, weigh
from ctph_desktop.domain.journal.values import (
    NAMED_BY_CONTENTS,
    SHAPES,
    figures_are_read,
    read_again,
    read_figure,
    read_record,
)
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import submission_name, submission_uuid

BOOKS = [COMMON_BOOK, OWN_BOOK, ABOUT_BOOK, Book(BookKind.OFFICE, COMMUNE, YEAR)]


def verdict_of(kind, value, /, *, uuid=None, **changed):
    """Return what becomes of a record of a kind in a book it belongs into."""
    value = {**value, **changed} if changed else value
    cell = record_cell(kind, uuid or own_name(kind, value))
    operation = an_operation(cell, value, kind=RECORD)
    book = next(book for book in BOOKS if book.holds(cell))
    return weigh(operation.op, book=book, may_seal=True).verdict


def own_name(kind, value):
    return name_of(canonical.encode(value)) if kind in NAMED_BY_CONTENTS else GOOD[kind][0]


def figure_verdict(value, cell=JULY_CELL):
    return weigh(an_operation(cell, value).op, book=OWN_BOOK, may_seal=True).verdict


@pytest.mark.parametrize("kind", RecordKind)
def test_every_kind_of_record_is_read_with_members_of_later_versions_in_it(kind):
    uuid, value = GOOD[kind]
    assert verdict_of(kind, value) is Verdict.VALID
    assert verdict_of(kind, value, later=[1, {"x": None}]) is Verdict.VALID
    assert read_record(kind, canonical.encode(value), uuid=uuid) is not None


@pytest.mark.parametrize("kind", RecordKind)
def test_what_counted_before_is_read_again_as_it_was(kind):
    uuid, value = GOOD[kind]
    stored = an_operation(record_cell(kind, uuid), value, kind=RECORD)
    assert read_again(stored.op) == read_record(kind, bytes(stored.op.x), uuid=uuid)


def test_a_record_deleted_before_is_read_again_as_none():
    stored = an_operation(record_cell(RecordKind.PERSON, an_id("person")), {}, kind=RECORD)
    assert read_again(msgspec.structs.replace(stored.op, x=msgspec.Raw(b"null"))) is None


@pytest.mark.parametrize("kind", RecordKind)
def test_whatever_json_says_in_place_of_any_part_of_a_record_the_second_reader_judges_alike(kind):
    good = GOOD[kind][1]
    seen = set()
    for value in (good, *odd_values(good)):
        line = canonical.encode(value)
        uuid = own_name(kind, value)
        try:
            read_record(kind, line, uuid=uuid)
            said = 0
        except UnreadValueError as error:
            said = 1 if error.is_later else 2
        assert said == independent_shapes.record(kind.value, uuid, value), value
        seen.add(said)
    assert seen >= ({0} if kind is RecordKind.EXPLANATION else {0, 2})


@pytest.mark.parametrize("kind", sorted(set(RecordKind) - {RecordKind.EXPLANATION, RecordKind.CONTACT}))
def test_a_record_without_a_member_it_must_have_was_written_by_no_version(kind):
    fields = msgspec.structs.fields(SHAPES[kind])
    for name in (field.encode_name for field in fields if field.required):
        value = deepcopy(GOOD[kind][1])
        del value[name]
        assert verdict_of(kind, value) is Verdict.MALFORMED, name


def test_figures_are_judged_alike_by_the_second_reader():
    for value in odd_values({"s": "reported", "q": "5"}):
        if value is not None:
            said = figure_verdict(value)
            expected = (Verdict.VALID, Verdict.NEEDS_UPDATE, Verdict.MALFORMED)[independent_shapes.figure(value)]
            assert said is expected, value


def test_a_verdict_of_a_later_version_is_read_for_a_seal_waits_under_it():
    value = {**GOOD[RecordKind.DECISION][1], "verdict": "accepted_in_part"}
    assert verdict_of(RecordKind.DECISION, value) is Verdict.VALID


@pytest.mark.parametrize("kind", sorted(NAMED_BY_CONTENTS))
def test_in_the_place_of_what_is_named_by_its_contents_nothing_else_counts(kind):
    """Another value, whoever signed it, would hide what was frozen."""
    uuid, value = GOOD[kind]
    assert verdict_of(kind, value, uuid=uuid) is Verdict.VALID
    assert verdict_of(kind, value, uuid=uuid, later=1) is Verdict.MALFORMED
    assert verdict_of(kind, value, uuid=an_id("another")) is Verdict.MALFORMED


def test_only_a_seal_and_what_is_named_by_its_contents_cannot_be_deleted():
    for kind in RecordKind:
        is_read = kind not in {RecordKind.SUBMISSION, *NAMED_BY_CONTENTS}
        cell = record_cell(kind, GOOD[kind][0])
        book = next(book for book in BOOKS if book.holds(cell))
        line = an_operation(cell, "x", kind=RECORD).line.replace(b'"x":"x"', b'"x":null')
        ((outline, _),) = read_outlines(line + b"\n")
        assert weigh(outline, book=book, may_seal=True).verdict is (Verdict.VALID if is_read else Verdict.MALFORMED)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        (RecordKind.INDICATOR, {"kind": "share"}),
        (RecordKind.INDICATOR, {"direction": "sideways", "kind": "status"}),
        (RecordKind.PROGRAMME, {"calendar": "@16"}),
        (RecordKind.UNIT, {"kind": None, "level": "region"}),
        (RecordKind.REMARK, {"period": "2019-t1"}),
        (RecordKind.EVIDENCE, {"kind": "webp"}),
        (RecordKind.EVIDENCE, {"period": "2019.school"}),
        (RecordKind.FORM, {"leading_codes": ["A", "B", "C"]}),
        (RecordKind.FORM, {"columns": [{"code": "1", "label": "", "printed": "", "role": "narrative"}]}),
        (RecordKind.SUBMISSION, {"figures": [[*FIGURES[0], "ghi chú"]]}),
        (RecordKind.SUBMISSION, {"figures": [[INDICATOR, "-", "forecast", "reported", "5"]]}),
        (RecordKind.SUBMISSION, {"figures": [[INDICATOR, "-", "actual", "estimated", "5"]]}),
        (RecordKind.EVIDENCE, {"period": "2019-01..12"}),
        (RecordKind.CONSOLIDATED_UNIT, {"figures": {"2019-t1": []}}),
        (RecordKind.CONSOLIDATED_UNIT, {"figures": {"2019-07": [[*FIGURES[0], {"note": 1}]]}}),
    ],
)
def test_words_elements_and_periods_that_later_versions_add_wait_for_an_update(kind, changed):
    assert verdict_of(kind, {**GOOD[kind][1], **changed}) is Verdict.NEEDS_UPDATE


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        (RecordKind.INDICATOR, {"kind": "Share!"}),
        (RecordKind.INDICATOR, {"kind": "share", "decimals": "x"}),
        (RecordKind.INDICATOR, {"decimals": 7}),
        (RecordKind.INDICATOR, {"uuid": an_id("another")}),
        (RecordKind.PROGRAMME, {"uuid": an_id("another")}),
        (RecordKind.PROGRAMME, {"plan_year": 9999}),
        (RecordKind.PROGRAMME, {"due_days": 10**9}),
        (RecordKind.FORM, {"uuid": an_id("another")}),
        (
            RecordKind.FORM,
            {"columns": [{"code": "1", "label": "", "printed": "", "role": "target", "decimals": 10**9}]},
        ),
        (RecordKind.FORM, {"checks": [{"identity": "1=1", "severity": "note", "explanation": "", "tolerance": "NaN"}]}),
        (RecordKind.FORM, {"checks": [{"identity": "", "severity": "note", "explanation": "", "tolerance": "1e99"}]}),
        (RecordKind.UNIT, {"uuid": an_id("another")}),
        (RecordKind.UNIT, {"valid_from": "0001-01-01"}),
        (RecordKind.UNIT, {"valid_to": "9999-12-31"}),
        (RecordKind.UNIT, {"valid_to": "2019-02-30"}),
        (RecordKind.ORGANISATION, {"uuid": an_id("another")}),
        (RecordKind.DECISION, {"seal": an_id("another seal")}),
        (RecordKind.DECISION, {"verdict": "Được duyệt"}),
        (RecordKind.PERIOD, {"programme": an_id("another")}),
        (RecordKind.PERIOD, {"period": "tháng 7"}),
        (RecordKind.PHONE_RECEIPT, {"seal": an_id("another seal")}),
        (RecordKind.SUBMISSION_DAY, {"seal": an_id("another seal")}),
        (RecordKind.SUBMISSION_DAY, {"day": "2019-13-01"}),
        (RecordKind.SUBMISSION_DAY, {"day": "20190801"}),
        (RecordKind.SUBMISSION_DAY, {"day": "0001-01-01"}),
        (RecordKind.SUBMISSION, {"figures": [FIGURES[0], FIGURES[0]]}),
        (RecordKind.SUBMISSION, {"figures": [["-", "-", "actual", "reported", "5"]]}),
        (RecordKind.SUBMISSION, {"figures": [["x", "-", "actual", "reported", "5"]]}),
        (RecordKind.SUBMISSION, {"figures": [FIGURES[0][:4]]}),
        (RecordKind.SUBMISSION, {"figures": [[INDICATOR, "-", "actual", "nothing", "5"]]}),
        (RecordKind.SUBMISSION, {"unit": an_id("another")}),
    ],
)
def test_what_no_version_writes_is_told_from_what_a_later_one_does(kind, changed):
    assert verdict_of(kind, {**GOOD[kind][1], **changed}) is Verdict.MALFORMED


def test_the_seal_of_a_period_of_a_later_version_waits_for_an_update():
    uuid = submission_name(programme=PROGRAMME, unit=COMMUNE, period="2019-01..12")
    value = {**GOOD[RecordKind.SUBMISSION][1], "period": "2019-01..12"}
    assert verdict_of(RecordKind.SUBMISSION, value, uuid=uuid) is Verdict.NEEDS_UPDATE


def test_a_seal_of_another_unit_or_year_lies_in_the_wrong_book():
    for unit, year in ((an_id("another"), YEAR), (COMMUNE, YEAR + 1)):
        period = ReportingPeriod.month(year, 7)
        uuid = submission_uuid(programme=PROGRAMME, unit=unit, period=period)
        value = {**GOOD[RecordKind.SUBMISSION][1], "unit": unit, "period": period.code}
        assert verdict_of(RecordKind.SUBMISSION, value, uuid=uuid) is Verdict.WRONG_BOOK


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ({"s": "reported", "q": "1200.5"}, Verdict.VALID),
        ({"s": "reported", "q": "-3", "note": "x"}, Verdict.VALID),
        ({"s": "nothing"}, Verdict.VALID),
        ({"s": "estimated", "q": "5"}, Verdict.NEEDS_UPDATE),
        ({"s": ["x"]}, Verdict.MALFORMED),
        ({"s": {"x": 1}}, Verdict.MALFORMED),
        ({"s": "reported"}, Verdict.MALFORMED),
        ({"s": "nothing", "q": "5"}, Verdict.MALFORMED),
        ({"s": "nothing", "q": ""}, Verdict.MALFORMED),
        ({"s": "nothing", "q": None}, Verdict.MALFORMED),
        ({"s": "reported", "q": 5}, Verdict.MALFORMED),
        ({"s": "reported", "q": "5\n"}, Verdict.MALFORMED),
        ({"s": "reported", "q": "٥"}, Verdict.MALFORMED),
        ({"s": "reported", "q": "1" * 15}, Verdict.MALFORMED),
        ({"s": "reported", "q": "1.23456"}, Verdict.MALFORMED),
        ({"s": "Đã có"}, Verdict.MALFORMED),
        ({}, Verdict.MALFORMED),
        ([], Verdict.MALFORMED),
    ],
)
def test_a_figure_says_one_of_four_things_or_is_not_read(value, verdict):
    assert figure_verdict(value) is verdict
    ((outline, _),) = read_outlines(an_operation(JULY_CELL, value).line + b"\n")
    assert weigh(outline, book=OWN_BOOK, may_seal=True).verdict is verdict


def test_no_shape_of_json_is_more_than_refused_as_a_figure():
    for value in ODD:
        for shape in (value, {"s": value}, {"s": "reported", "q": value}):
            assert figure_verdict(shape if shape is not None else {"s": None}) is not Verdict.VALID


@pytest.mark.parametrize("place", ["2019-t1", "2019-13", "2019-01..06", "2019-9m@16", "2019"])
def test_a_period_of_a_later_version_waits_in_the_book_of_its_first_year(place):
    cell = JULY_CELL.replace("2019-07", place)
    expected = Verdict.VALID if place == "2019" else Verdict.NEEDS_UPDATE
    assert figure_verdict({"s": "nothing"}, cell) is expected
    elsewhere = Book(BookKind.UNIT, COMMUNE, YEAR + 1)
    operation = an_operation(cell, {"s": "nothing"})
    assert weigh(operation.op, book=elsewhere, may_seal=True).verdict is Verdict.WRONG_BOOK


def test_measures_and_kinds_of_later_versions_wait_for_an_update():
    assert figure_verdict({"s": "nothing"}, JULY_CELL.replace("actual", "forecast")) is Verdict.NEEDS_UPDATE
    task = an_operation(f"r/task/{an_id('task')}", {"x": 1}, kind=RECORD)
    assert weigh(task.op, book=OWN_BOOK, may_seal=True).verdict is Verdict.NEEDS_UPDATE


def test_years_that_no_programme_is_of_hold_no_figures_that_count():
    standing = Book(BookKind.UNIT, COMMUNE, 0)
    operation = an_operation(JULY_CELL.replace("2019-07", "0000"), {"s": "nothing"})
    assert weigh(operation.op, book=standing, may_seal=True).verdict is Verdict.NEEDS_UPDATE
    assert not standing.holds_usual_figures([operation.op.c])


def test_versions_of_operations_below_one_were_written_by_nobody():
    line = an_operation(JULY_CELL, {"s": "nothing"}).line
    for version, verdict in ((b"2", Verdict.NEEDS_UPDATE), (b"0", Verdict.MALFORMED), (b"-1", Verdict.MALFORMED)):
        ((outline, _),) = read_outlines(line.replace(b'"v":1', b'"v":' + version) + b"\n")
        assert weigh(outline, book=OWN_BOOK, may_seal=True).verdict is verdict


def test_many_figures_are_asked_at_once():
    def outlines(*values):
        return [
            outline for outline, _ in read_outlines(b"".join(an_operation(JULY_CELL, v).line + b"\n" for v in values))
        ]

    good = ({"s": "nothing"}, {"s": "reported", "q": "5"}, {"s": "missing"})
    assert figures_are_read(outlines(*good))
    assert figures_are_read([])
    for bad in ({"s": "x"}, {"s": "reported"}, {"s": "nothing", "q": "5"}, {"s": "reported", "q": "5\nnothing"}):
        assert not figures_are_read(outlines(*good, bad))


def test_what_is_read_is_the_value():
    assert read_figure(b'{"q":"5.25","s":"reported"}') == FigureValue.reported(Decimal("5.25"))
    assert read_figure(b'{"s":"nothing"}') == NOTHING
    with pytest.raises(UnreadValueError) as caught:
        read_figure(b"{")
    assert not caught.value.is_later
