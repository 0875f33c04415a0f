"""What a commune says to its targets, and what the superior office sees of it once a package has come."""

from decimal import Decimal

import pytest
from village_offices import MARCH, workplace_of

from ctph_desktop.domain.errors import AnswerWithoutReasonError, NothingToAnswerError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import STANDING, RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.target_answers import AnswerState, target_answer_uuid
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.reporting.own_targets import Reply

ONE = "commune 0"
JULY = MARCH.parse("2019-07")


def line_of(office, code="VL01"):
    return next(line for line in office.own_targets.sheet().lines if line.code == code)


def seen_of(village, key):
    """Return what the superior office sees of the commune's answer: where it stands, and what is proposed."""
    with village.superior() as office:
        unit = next(one for one in office.target_grid.view().units if one.unit == village.units[ONE])
        found = unit.answers[key]
        answer = found.answer
        return found.state, answer.proposed if answer else None, answer.reason if answer else ""


def send(village):
    package = village.exported(ONE)
    with village.superior() as office:
        office.exchange.import_packages([package])


def test_cl_02_a_commune_agrees_to_all_its_targets_and_the_superior_sees_it_after_the_next_package(enrolled):
    with enrolled.office(ONE) as office:
        line = line_of(office)
        assert (line.tier, line.waits, line.state) == (Measure.COMMITTED, True, AnswerState.NONE)
        assert office.own_targets.agree_to_all() is Changes.EXCHANGE
        assert not any(line.waits for line in office.own_targets.sheet().lines)
        assert office.own_targets.agree_to_all() is Changes.NONE
    assert seen_of(enrolled, line.key)[0] is AnswerState.NONE
    send(enrolled)
    assert seen_of(enrolled, line.key) == (AnswerState.AGREED, None, "")


def test_another_figure_is_proposed_with_a_reason_changed_and_taken_back(enrolled):
    with enrolled.office(ONE) as office:
        key = line_of(office).key
        with pytest.raises(AnswerWithoutReasonError):
            office.own_targets.answer({key: Reply(Decimal(120), "  ")})
        with pytest.raises(NothingToAnswerError):
            office.own_targets.answer({LineKey("0" * 32): Reply()})
        office.own_targets.answer({key: Reply(Decimal(120), "thiếu lao động")})
        assert line_of(office).state is AnswerState.PROPOSED
        office.own_targets.answer({key: None})
        assert line_of(office).answer is None
        office.own_targets.answer({key: Reply(Decimal(118), "đã rà soát")})
        assert office.inspection.verify().problems == ()
    send(enrolled)
    assert seen_of(enrolled, key) == (AnswerState.PROPOSED, 118, "đã rà soát")


def test_an_answer_lapses_as_soon_as_its_target_becomes_another(enrolled):
    with enrolled.office(ONE) as office:
        key = line_of(office).key
        office.own_targets.agree_to_all()
    send(enrolled)
    with enrolled.superior() as office:
        count = Decimal(130)
        office.targets.give(
            enrolled.units[ONE], {(key, Measure.COMMITTED): count}, since=JULY, document="QĐ 45", reason="bổ sung"
        )
    assert seen_of(enrolled, key)[0] is AnswerState.LAPSED
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        line = line_of(office)
        assert (line.state, line.waits, line.counts[Measure.COMMITTED]) == (AnswerState.LAPSED, True, 130)
        office.own_targets.answer({key: Reply()})
        assert line_of(office).state is AnswerState.AGREED
    send(enrolled)
    assert seen_of(enrolled, key)[0] is AnswerState.AGREED


def test_without_a_commitment_the_assigned_target_is_answered(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        line = next(one for one in office.targets.sheet(unit).lines if one.code == "XK02")
        office.targets.give(unit, {(line.key, Measure.ASSIGNED): Decimal(4)})
        (seen,) = (one for one in office.target_grid.view().units if one.unit == unit)
        assert seen.answers[line.key].state is AnswerState.NONE
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        assert line_of(office, "XK02").tier is Measure.ASSIGNED


def test_an_answer_that_lies_in_the_book_of_another_year_is_nobodys(enrolled):
    with enrolled.office(ONE) as office:
        office.own_targets.agree_to_all()
        workplace, line = workplace_of(office), line_of(office)
        uuid = target_answer_uuid(line.answer)
        workplace.write(
            [put_record(workplace.books.of_unit(workplace.identity.unit), RecordKind.TARGET_ANSWER, uuid, None)]
        )
        assert line_of(office).state is AnswerState.NONE
        for year in (STANDING, 2020):
            book = workplace.books.of_unit(workplace.identity.unit, year=year)
            workplace.write([put_record(book, RecordKind.TARGET_ANSWER, uuid, line.answer)])
            assert line_of(office).state is AnswerState.NONE
    send(enrolled)
    assert seen_of(enrolled, line.key)[0] is AnswerState.NONE
