"""The figures of Cam Lộ 2019 by the units of later years: what merged counts once, by the boundaries of each day."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import FormLine
from ctph_desktop.domain.forms.filled import Coverage, FilledCell
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.forms.totals import BLANK
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.standing import Standing, standing
from ctph_desktop.domain.targets import TIERS, WHOLE_YEAR, TargetPlace, TargetVersion
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel
from ctph_desktop.services.founding.catalogue import load_catalogue
from ctph_desktop.services.reading.carried_figures import carried_figures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures

CATALOGUE = load_catalogue(Path(__file__).parents[2] / "resources" / "catalogue")
NAMES = {line.label: line.unit for line in CATALOGUE.form_by_code("bieu-1").lines}
YEAR = ReportingPeriod.whole_year(2019)
MARCH, MAY, JUNE, JULY = (ReportingPeriod.month(2019, number) for number in (3, 5, 6, 7))


def a_unit(uuid, *, begins=None, ends=None, into=()):
    return AdministrativeUnit(
        uuid, uuid[:4], uuid, AdminLevel.COMMUNE, None, None, valid_from=begins, valid_to=ends, successors=into
    )


def merging(into, *members, ends=date(2019, 6, 30)):
    """Members end on a day, and what they become begins on the next."""
    begins = date.fromordinal(ends.toordinal() + 1)
    return {into: a_unit(into, begins=begins)} | {one: a_unit(one, ends=ends, into=(into,)) for one in members}


THANH_AN = merging("Thanh An", NAMES["Cam An"], NAMES["Cam Thanh"])
CAM_LO = merging("Cam Lộ", *(NAMES[name] for name in ("TT Cam Lộ", "Cam Thành", "Cam Chính", "Cam Nghĩa")))
LATER = date(2019, 9, 30)
HIEU_GIANG = merging("Hiếu Giang", *(NAMES[name] for name in ("Cam Thủy", "Cam Hiếu", "Cam Tuyền")), ends=LATER) | {
    "Thanh An": a_unit("Thanh An", begins=date(2019, 7, 1), ends=LATER, into=("Hiếu Giang",))
}


def given(**more):
    """The figures of the catalogue by unit, and some more."""
    by_unit = {}
    for figure in CATALOGUE.figures:
        by_unit.setdefault(figure.coordinates.unit, {})[figure.coordinates] = FigureValue.reported(figure.quantity)
    for unit, figures in more.items():
        by_unit[unit.replace("_", " ")] = figures
    return {unit: UnitFigures(unit, figures, targets_among(figures)) for unit, figures in by_unit.items()}


def targets_among(figures):
    return {
        TargetPlace(where.indicator, where.breakdown, where.measure): (TargetVersion(WHOLE_YEAR, value.count),)
        for where, value in figures.items()
        if where.measure in TIERS
    }


def printed(units, on, figures=None):
    """Return what the three forms print of the year at the end of a day, by unit that stands, and their totals."""
    figures = figures or given()
    stands = standing(units, [*NAMES.values(), *(unit for unit in units if unit not in NAMES.values())], on)
    carried = {unit: carried_figures(unit, stands, units=units, figures=figures) for unit in stands.units}

    def read(unit, source):
        if source.measure is Measure.ACTUAL:
            return BLANK
        quantity = carried[unit].of_year(source.indicator, source.breakdown, YEAR, source.measure)
        return BLANK if quantity is None else FilledCell(quantity)

    context = FormContext("", "", YEAR, "", Coverage(1, 1))
    lines = tuple(FormLine(unit, unit) for unit in stands.units)
    return [fill(replace(form, lines=lines), read, stated={}, context=context) for form in CATALOGUE.forms]


def row_of(form, unit, codes):
    line = form.computed_total if unit is None else next(line for line in form.lines if line.unit == unit)
    cells = dict(zip((column.code for column in form.form.columns), line.cells, strict=True))
    return [cells[code].shown(form.form.column(code)) for code in codes]


COUNTS, SHARES = ("1", "2", "4", "6", "8", "10"), ("3", "5", "7", "9", "11")
BY_TODAY = [
    (THANH_AN, "Thanh An", date(2019, 7, 31),
     [5671, 4480, 1191, 917, 2418, 290, 105, 97, 34], [2632, 120, 9, 111, 9, 111],
     ["4.56", "0.34", "4.22", "0.34", "4.22"], [1, 1, 1, 0, 6, 9]),
    (CAM_LO, "Cam Lộ", date(2019, 7, 31),
     [14416, 12058, 2358, 1975, 5956, 575, 258, 207, 66], [7417, 198, 30, 168, 30, 168],
     ["2.67", "0.40", "2.27", "0.40", "2.27"], [16, 9, 1, 2, 2, 30]),
    (THANH_AN | HIEU_GIANG, "Hiếu Giang", date(2019, 10, 31),
     [15973, 13016, 2957, 1809, 6655, 721, 289, 190, 84], [7236, 411, 52, 359, 52, 359],
     ["5.68", "0.72", "4.96", "0.72", "4.96"], [15, 13, 4, 1, 19, 52]),
]  # fmt: skip


@pytest.mark.parametrize(("units", "name", "on", "first", "counts", "shares", "third"), BY_TODAY)
def test_a_merged_unit_carries_what_its_members_were_given(units, name, on, first, counts, shares, third):
    forms = printed(units, on)
    assert row_of(forms[0], name, [str(code) for code in range(3, 12)]) == first
    assert row_of(forms[1], name, COUNTS) == counts
    assert row_of(forms[1], name, SHARES) == [Decimal(share) for share in shares]
    assert row_of(forms[2], name, [str(code) for code in range(1, 7)]) == third


@pytest.mark.parametrize("month", range(1, 13))
def test_no_merger_changes_a_total_in_any_month(month):
    on = ReportingPeriod.month(2019, month).last_day
    for plain, merged in zip(printed({}, on), printed(THANH_AN | HIEU_GIANG | CAM_LO, on), strict=True):
        codes = [column.code for column in plain.form.columns]
        assert row_of(merged, None, codes) == row_of(plain, None, codes)


def test_a_target_given_to_the_new_unit_stands_instead_of_those_it_took_over_and_only_from_its_first_month():
    jobs = CATALOGUE.indicator_by_code("VL01").uuid
    target = {Coordinates("Thanh An", jobs, None, YEAR, Measure.COMMITTED): FigureValue.reported(300)}
    before, after = (printed(THANH_AN, day, given(Thanh_An=target)) for day in (JUNE.last_day, JULY.last_day))
    assert "Thanh An" not in [line.unit for line in before[0].lines]
    assert row_of(before[0], None, ["8"]) == [1296]
    assert row_of(after[0], "Thanh An", ["8", "9"]) == [300, 105]
    assert row_of(after[0], None, ["8"]) == [1296 - 290 + 300]


def test_a_unit_that_takes_in_another_keeps_its_own_target_beside_the_other():
    an, thanh = NAMES["Cam An"], NAMES["Cam Thanh"]
    units = {an: a_unit(an), thanh: a_unit(thanh, ends=JUNE.last_day, into=(an,))}
    assert row_of(printed(units, JUNE.last_day)[0], an, ["8"]) == [215]
    forms = printed(units, JULY.last_day)
    assert row_of(forms[0], an, ["8"]) == [215 + 75]
    assert row_of(forms[0], None, ["8"]) == [1296]


FLOW = Indicator("jobs", "", "", "", 0, IndicatorKind.FLOW, Direction.UP)
STOCK = Indicator("poor", "", "", "", 0, IndicatorKind.STOCK, Direction.DOWN)


def months(unit, indicator, **counts):
    """The figures a unit reported of an indicator, by month."""
    numbers = {"may": MAY, "june": JUNE, "july": JULY}
    cells = {Coordinates(unit, indicator.uuid, None, numbers[m], Measure.ACTUAL): n for m, n in counts.items()}
    return UnitFigures(unit, {where: FigureValue.reported(count) for where, count in cells.items()})


@pytest.mark.parametrize(
    ("indicator", "july", "expected"),
    [(FLOW, {}, 37), (FLOW, {"july": 5}, 42), (STOCK, {}, 22), (STOCK, {"july": 19}, 19)],
)
def test_flows_go_on_from_what_was_done_and_a_stock_reported_since_is_that_of_the_whole(indicator, july, expected):
    units = merging("new", "a", "b")
    figures = {
        "a": months("a", indicator, may=10, june=12),
        "b": months("b", indicator, may=5, june=10),
        "new": months("new", indicator, **july),
    }
    stands = standing(units, ["a", "b", "new"], JULY.last_day)
    carried = carried_figures("new", stands, units=units, figures=figures)
    assert carried.over(indicator, None, JULY.year_to_date).count == expected


def test_before_its_first_day_the_new_unit_does_not_stand_and_after_their_last_the_old_ones_do_not():
    units = merging("new", "a", "b", ends=date(2019, 6, 15))
    assert standing(units, ["a", "b", "c", "new"], MAY.last_day) == Standing(("a", "b", "c"), {})
    assert standing(units, ["a", "b", "c", "new"], JUNE.last_day) == Standing(("c", "new"), {"new": ("a", "b")})


def test_units_whose_successor_is_not_sure_keep_their_place():
    ends = JUNE.last_day
    split = {"a": a_unit("a", ends=ends, into=("b", "c")), "b": a_unit("b"), "c": a_unit("c")}
    assert standing(split, ["a", "b", "c"], JULY.last_day).units == ("a", "b", "c")
    elsewhere = {"a": a_unit("a", ends=ends, into=("x",))}
    assert standing(elsewhere, ["a"], JULY.last_day).units == ("a",)
    circle = {"a": a_unit("a", ends=ends, into=("b",)), "b": a_unit("b", ends=ends, into=("a",))}
    assert standing(circle, ["a", "b"], JULY.last_day) == Standing(("a", "b"), {})
