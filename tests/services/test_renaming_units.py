"""A unit that is called otherwise from a day on: pages of the time before keep its old name."""

from datetime import date

import pytest
from village_offices import MARCH, open_office, workplace_of

from ctph_desktop.domain.errors import NotAllowedError, RenamingRefusedError
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.units import CommuneKind
from ctph_desktop.services.roster.new_units import NewUnit

ONE = "commune 0"
JUNE, JULY = MARCH.parse("2019-06"), MARCH.parse("2019-07")
FIRST = date(2019, 7, 1)


def labels(office, period):
    return [[line.label for line in form.lines] for form in office.consolidation.view(period).forms]


def test_x_02_a_renamed_unit_is_printed_by_its_name_of_each_period_and_its_office_follows(enrolled):
    village, unit = enrolled, enrolled.units[ONE]
    with village.superior() as office:
        old = office.targets.sheet(unit).unit_name
        before = labels(office, JUNE)
        view = office.renaming.preview(unit, NewUnit("19700", "Phường Cam Mới"), first_day=FIRST)
        assert (view.old, view.new, view.code, view.forms) == (old, "Phường Cam Mới", "19700", 3)
        assert labels(office, JULY) == before
        office.renaming.rename(unit, NewUnit("19700", "Phường Cam Mới"), first_day=FIRST)
        assert labels(office, JUNE) == before
        bare = old.removeprefix("Xã ")
        renamed = {old: "Phường Cam Mới", bare: "Cam Mới"}
        assert labels(office, JULY) == [[renamed.get(label, label) for label in form] for form in before]
        assert office.targets.sheet(unit).unit_name == old  # what it is called today
        assert office.find_unit("19700") == office.find_unit(old) == office.find_unit("Cam Mới") == unit
        assert office.inspection.verify().problems == ()
    village.imported(ONE, village.answered(ONE))
    for day, called in ((date(2019, 6, 30), old), (FIRST, "Phường Cam Mới"), (date(1970, 1, 1), "Phường Cam Mới")):
        village.clock.at = village.clock.at.replace(year=day.year, month=day.month, day=day.day)
        with village.superior() as office:
            assert office.targets.sheet(unit).unit_name == called
            assert called in {row.unit_name for row in office.review.board()}
        with village.office(ONE) as office:
            assert office.profile().unit_name == called
    village.clock.at = village.clock.at.replace(year=2019, month=7)
    village.imported("superior", village.report(ONE, VL01=3))
    assert village.board(ONE).seal
    assert village.exported(ONE).name.startswith("PhuongCamMoi_19700_")


def test_a_unit_is_not_renamed_to_what_cannot_be(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        name, other = (office.targets.sheet(one).unit_name for one in list(enrolled.units.values())[:2])
        code = workplace_of(office).catalogue().units[office.find_unit(other)].code
        for wanted, day, reason in (
            (NewUnit("", " "), FIRST, "name"),
            (NewUnit("", name), FIRST, "name"),
            (NewUnit("mã sai", "Xã Mới"), FIRST, "code"),
            (NewUnit("", other.upper()), FIRST, "taken"),
            (NewUnit(code, "Xã Mới"), FIRST, "code_taken"),
        ):
            with pytest.raises(RenamingRefusedError) as refused:
                office.renaming.rename(unit, wanted, first_day=day)
            assert refused.value.reason == reason
        office.renaming.rename(unit, NewUnit("", "Xã Mới"), first_day=FIRST)
        with pytest.raises(RenamingRefusedError) as refused:
            office.renaming.rename(unit, NewUnit("", "Xã Mới Nữa"), first_day=date(2019, 6, 30))
        assert refused.value.reason == "day"
        with pytest.raises(RenamingRefusedError) as refused:
            office.renaming.rename("468", NewUnit("", "UBND tỉnh"), first_day=FIRST)
        assert refused.value.reason == "own"
        office.renaming.rename(unit, NewUnit("", "Xã Mới Nữa"), first_day=date(2019, 10, 1))
        names = [labels(office, MARCH.parse(f"2019-{month}"))[2] for month in ("06", "09", "12")]
        assert [next(x for x in one if x in {name, "Xã Mới", "Xã Mới Nữa"}) for one in names] == [
            name, "Xã Mới", "Xã Mới Nữa",
        ]  # fmt: skip
    with enrolled.office(ONE) as office, pytest.raises(NotAllowedError):
        office.renaming.rename(unit, NewUnit("", "Xã Khác"), first_day=FIRST)


def test_the_next_year_is_opened_with_the_new_name(enrolled):
    with enrolled.superior() as office:
        office.renaming.rename("Xã Cam Tuyền", NewUnit("", "Xã Mới"), first_day=FIRST)
        office.opening.open_year(2020)
    with open_office(enrolled.root / "superior", clock=enrolled.clock) as home:
        new = home.at(Standpoint(home.standpoint.programme, 2020))
        for form in labels(new, MARCH.parse("2020-01")):
            assert {"Xã Mới", "Mới"} & set(form)


def test_a_code_that_was_an_ended_units_may_be_taken_and_means_the_one_that_goes_on(enrolled):
    one, other = enrolled.units.values()
    with enrolled.superior() as office:
        code = workplace_of(office).catalogue().units[one].code
        office.succession.merge_units([one], other, last_day=date(2019, 6, 30))
        office.renaming.rename(other, NewUnit(code, "Phường Mới"), first_day=FIRST)
        assert office.find_unit(code) == other


def test_a_new_unit_takes_over_neither_the_former_names_nor_the_kind_of_those_that_became_it(enrolled):
    units = list(enrolled.units.values())
    with enrolled.superior() as office:
        office.renaming.rename(units[0], NewUnit("19700", "Phường Cam Mới"), first_day=date(2019, 4, 16))
        new = office.succession.merge_units(units, NewUnit("19800", "Xã Hợp Nhất"), last_day=date(2019, 6, 30))
        unit = workplace_of(office).catalogue().units[new]
        assert (unit.former_names, unit.kind, unit.successors) == ((), CommuneKind.RURAL, ())


def test_a_page_of_the_time_before_names_a_unit_that_ended_as_it_was_called_then(enrolled):
    unit, other = enrolled.units.values()
    with enrolled.superior() as office:
        old = office.targets.sheet(unit).unit_name
        office.renaming.rename(unit, NewUnit("", "Phường Cam Mới"), first_day=date(2019, 4, 16))
        office.succession.merge_units([unit], other, last_day=date(2019, 6, 30))
        march, july = office.consolidation.view(MARCH, by_boundaries_of=FIRST), office.consolidation.view(JULY)
        for view, name in ((march, old), (july, "Phường Cam Mới")):
            said = "\n".join(finding.message for form in view.forms for finding in form.findings)
            assert [one for one in (old, "Phường Cam Mới") if one in said] == [name]


def test_by_the_boundaries_of_today_a_unit_has_its_name_of_today_on_forms_of_years_before(enrolled):
    with enrolled.superior() as office:
        unit = office.find_unit("Xã Cam Tuyền")
        office.renaming.rename(unit, NewUnit("", "Phường Cam Mới"), first_day=date(2020, 2, 1))
        for day, name in ((None, "Cam Tuyền"), (date(2020, 1, 31), "Cam Tuyền"), (date(2020, 2, 1), "Cam Mới")):
            shown = office.consolidation.view(MARCH, by_boundaries_of=day).forms[0]
            assert name in [line.label for line in shown.lines]
