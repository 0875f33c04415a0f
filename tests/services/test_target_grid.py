"""All units and their targets in one table, what is typed into it, and what can be copied into it."""

from decimal import Decimal

import pytest
from village_offices import MARCH

from ctph_desktop.domain.errors import NotAllowedError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.targets import GivingEffect, TargetDraft, TargetPlace
from ctph_desktop.services.reviewing.target_drafts import given_of

ONE = "commune 0"
JULY = MARCH.parse("2019-07")


def place_of(office, code, measure):
    return next(
        one.place for one in office.target_grid.view().columns if (one.code, one.place.measure) == (code, measure)
    )


def unit_of(view, unit):
    return next(one for one in view.units if one.unit == unit)


def test_cl_10_the_table_shows_every_unit_and_the_total_set_beside_them(enrolled):
    with enrolled.superior() as office:
        view, (total, *_) = office.target_grid.view(), office.targets.totals()
        committed = TargetPlace(total.key.indicator, None, Measure.COMMITTED)
        assigned = TargetPlace(total.key.indicator, None, Measure.ASSIGNED)
        assert [one.unit for one in view.units] == list(office.profile().programme.units)
        assert sum(one.counts[committed] or 0 for one in view.units) == total.committed
        assert view.own.counts[assigned] == total.own == 1200
        assert (view.is_empty, view.closed_note, view.last_year) == (False, "", 0)
    with enrolled.office(ONE) as office, pytest.raises(NotAllowedError):
        office.target_grid.view()


def test_cl_11_an_amended_target_shows_what_holds_now_and_what_held_before(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        place = place_of(office, "VL01", Measure.COMMITTED)
        first = unit_of(office.target_grid.view(), unit).counts[place]
        given = given_of({(unit, place): TargetDraft(first + 6)})
        assert office.targets.effect(given, since=JULY) == GivingEffect(changed=1, units=1)
        office.targets.give_many(given, since=JULY, document="45/QĐ-UBND ngày 15/06/2019", reason="bổ sung")
        view = office.target_grid.view()
        assert view.amended == ("2019-07",)
        assert unit_of(view, unit).is_amended(place)
        seen = [unit_of(office.target_grid.view(since), unit).counts[place] for since in (None, "", "2019-07")]
        assert seen == [first + 6, first, first + 6]
        earlier = given_of({(unit, place): TargetDraft(first + 1)})
        assert office.targets.effect(earlier, since=None) == GivingEffect(changed=1, units=1, overtaken=1)


def test_the_document_of_a_first_target_is_kept_with_it(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        place = place_of(office, "VL01", Measure.ASSIGNED)
        office.targets.give_many(given_of({(unit, place): TargetDraft(Decimal(90))}), document="QĐ 12 ngày 05/02/2019")
        (version,) = unit_of(office.target_grid.view(), unit).versions[place]
        assert (version.quantity, version.document) == (90, "QĐ 12 ngày 05/02/2019")


def test_drafts_are_kept_for_their_programme_and_year_and_given_to_nobody(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        place = place_of(office, "VL01", Measure.ASSIGNED)
        drafts = {(unit, place): TargetDraft(Decimal(110)), (office.profile().unit, place): TargetDraft(None)}
        office.target_drafts.keep(drafts)
        before = office.target_grid.view()
    with enrolled.superior() as office:
        assert office.target_drafts.read() == drafts
        assert office.target_grid.view() == before
        office.opening.open_year(2020)
        assert office.at(Standpoint(year=2020)).target_drafts.read() == {}
        office.target_drafts.keep({})
        assert office.target_drafts.read() == {}


def test_cl_02_what_held_at_the_end_of_last_year_can_be_copied_where_nothing_is_given_yet(enrolled):
    with enrolled.superior() as office:
        place = place_of(office, "VL01", Measure.COMMITTED)
        old = office.target_grid.view()
        office.opening.open_year(2020)
        there = office.at(Standpoint(year=2020))
        view = there.target_grid.view()
        unit = next(one.unit for one in view.units if any(one.unit == before.unit for before in old.units))
        assert (view.is_empty, view.last_year) == (True, 2019)
        copied = there.target_grid.last_years()
        assert copied[unit, place] == unit_of(old, unit).counts[place]
        assert copied[old.own.unit, TargetPlace(place.indicator, None, Measure.ASSIGNED)] == 1200
        there.targets.give_many(given_of({(unit, place): TargetDraft(Decimal(5))}))
        assert (unit, place) not in there.target_grid.last_years()
