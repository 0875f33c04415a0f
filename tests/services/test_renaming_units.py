"""A unit that is called otherwise from a day on: pages of the time before keep its old name."""

from datetime import date

import pytest
from village_offices import MARCH, open_office

from ctph_desktop.domain.errors import NotAllowedError, RenamingRefusedError
from ctph_desktop.domain.programme_years import Standpoint
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
        assert office.targets.sheet(unit).unit_name == "Phường Cam Mới"
        assert office.find_unit("19700") == unit
        assert office.inspection.verify().problems == ()
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert office.profile().unit_name == "Phường Cam Mới"
    village.imported("superior", village.report(ONE, VL01=3))
    assert village.board(ONE).seal
    assert village.exported(ONE).name.startswith("PhuongCamMoi_19700_")


def test_a_unit_is_not_renamed_to_what_cannot_be(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        name, other = (office.targets.sheet(one).unit_name for one in list(enrolled.units.values())[:2])
        for wanted, day, reason in (
            (NewUnit("", " "), FIRST, "name"),
            (NewUnit("", name), FIRST, "name"),
            (NewUnit("mã sai", "Xã Mới"), FIRST, "code"),
            (NewUnit("", other.upper()), FIRST, "taken"),
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
