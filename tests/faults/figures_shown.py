"""What an office is shown of reports and figures, set beside what the rules say."""

from promises import promise
from second_figures import Page, Value, typed_by
from second_years import Reading

from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.period_figures import PeriodFigures, read_period
from ctph_desktop.services.reading.sheets import SheetLines


def check_reported(workplace: Workplace, said: Reading, programme: str, year: int) -> None:
    """Compare what the last period of a programme's year, and the one before, come to for every unit."""
    edition = workplace.catalogue().programme
    rules = Page(said, programme, year)
    for period in edition.periods()[-2:]:
        read = read_period(workplace, edition, period)
        units, heirs = said.standing(rules.edition["units"], period.last_day.isoformat())
        promise(set(read.figures) == set(units), f"{period.code}: other units stand")
        waiting = rules.waiting(period.code, period.last_day.isoformat())
        promise(read.waiting == waiting, f"{period.code}: waits for other units")
        for unit in units:
            _check_unit(workplace, read, rules, unit, heirs)


def _check_unit(workplace: Workplace, read: PeriodFigures, rules: Page, unit: str, heirs: dict[str, str]) -> None:
    figures, code = read.figures[unit], read.period.code
    for indicator in workplace.catalogue().reported_indicators():
        for months, periods in ((read.within, rules.within(code)), (read.until, rules.until(code))):
            shown = _value(figures.over(indicator, None, months))
            expected = rules.over(unit, heirs, indicator.uuid, periods)
            promise(shown == expected, f"{code}: other figures than the rules say: {shown}, by the rules {expected}")
            every = (*figures.all_taken_over(), figures.own)
            notes = {note for one in every for _, note in one.notes(indicator, (None,), months)}
            promise(notes == rules.notes(unit, heirs, indicator.uuid, periods), f"{code}: other notes {notes}")
        if indicator.kind is IndicatorKind.STOCK:
            begun = figures.of_year(indicator.uuid, None, read.period, Measure.BASELINE)
            opening = rules.opening(unit, heirs, indicator.uuid, rules.closing_before(indicator.uuid))
            promise(begun == opening, f"{code}: another opening: {begun}, by the rules {opening}")


def check_typed(workplace: Workplace, said: Reading, programme: str, year: int, *, unit: str) -> None:
    """Compare what a unit's office finds in its own sheets."""
    typed = SheetLines(workplace).typed(None, workplace.catalogue().indicators.values())
    shown = {where.cell: _value(value) for where, value in typed.items()}
    rules = typed_by(said, programme, year, unit)
    differing = [cell for cell in shown.keys() | rules.keys() if shown.get(cell) != rules.get(cell)]
    promise(not differing, f"{programme[:6]} {year}: other figures are typed: {differing[:2]}")


def _value(value: FigureValue) -> Value:
    return value.state.value, value.quantity
