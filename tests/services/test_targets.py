"""Giving units their targets: who may, what is refused, and that the commune reads them."""

from datetime import date
from decimal import Decimal

import pytest
from village_offices import MARCH

from ctph_desktop.domain.errors import NotAllowedError, ReasonMissingError, UnknownIndicatorError, UnknownUnitError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.roster.succession import NewUnit

ONE = "commune 0"


def key_of(office, unit, label):
    return next(line.key for line in office.targets.sheet(unit).lines if line.label == label)


def test_cl_24_a_commune_reads_the_target_it_was_given_with_the_next_answer(enrolled):
    village, unit = enrolled, enrolled.units[ONE]
    with village.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(90)})
        assert office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(90)}) is Changes.NONE
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        row = next(row for row in office.progress.sheet(MARCH).rows if row.key == key)
        assert row.assigned == 90
        with pytest.raises(NotAllowedError):
            office.targets.sheet(unit)


def test_a_target_that_was_given_changes_or_goes_only_with_a_reason(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        for count in (Decimal(7), None):
            with pytest.raises(ReasonMissingError):
                office.targets.give(unit, {(key, Measure.COMMITTED): count}, reason="  ")
            office.targets.give(unit, {(key, Measure.COMMITTED): count}, reason="Quyết định điều chỉnh")
            line = next(line for line in office.targets.sheet(unit).lines if line.key == key)
            assert line.counts[Measure.COMMITTED] == count
        assert office.inspection.verify().problems == ()


def test_what_the_programme_does_not_know_is_refused_and_nothing_is_written(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        before = office.targets.sheet(unit)
        key = key_of(office, unit, "Giải quyết việc làm")
        for cell in ((key, Measure.BASELINE), (key, Measure.ACTUAL), (LineKey("0" * 32), Measure.COMMITTED)):
            with pytest.raises(UnknownIndicatorError):
                office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(1), cell: Decimal(5)}, reason="r")
        assert office.targets.sheet(unit) == before
        for other in ("468", "không có"):
            with pytest.raises(UnknownUnitError):
                office.targets.sheet(other)


def test_a_merged_unit_that_took_targets_over_is_not_asked_for_its_own(enrolled):
    july = MARCH.parse("2019-07")
    with enrolled.superior() as office:
        units = list(enrolled.units.values())
        new = office.succession.merge_units(units, NewUnit("19999", "Xã Hợp Nhất"), last_day=date(2019, 6, 30))
        for month in (MARCH, july):
            assert not any("Chưa giao chỉ tiêu" in step.text for step in office.overview(month).todo)
        key = key_of(office, new, "Giải quyết việc làm")
        before, after = office.overview(MARCH).indicators[0].target, office.overview(july).indicators[0].target
        assert before == after
        office.targets.give(new, {(key, Measure.COMMITTED): Decimal(0)})
        assert office.overview(MARCH).indicators[0].target == before
        assert office.overview(july).indicators[0].target < after
