"""What the programme looked at is made of in its year: indicators, forms, rhythm, calendar, due days, units."""

from msgspec import UNSET, Struct

from ctph_desktop.domain.errors import NoProgrammeError
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
from ctph_desktop.services.ground.workplace import Workplace


class IndicatorRow(Struct, frozen=True):
    """An indicator, the names of the parts it is divided into, and of the indicator it cannot exceed.

    `rate_of` are the codes of the numerator and the denominator of a rate, none for any other.
    """

    indicator: Indicator
    parts: tuple[str, ...]
    ceiling: str
    rate_of: tuple[str, ...] = ()


class Bones(Struct, frozen=True):
    """A programme in one year; `due_days` is None where no day is fixed, `forms` are their numbers and titles."""

    year: int
    indicators: tuple[IndicatorRow, ...]
    forms: tuple[str, ...]
    rhythm: tuple[PeriodKind, ...]
    calendar: PeriodCalendar
    due_days: int | None
    units: tuple[str, ...]


def bones_of(workplace: Workplace) -> Bones:
    """Return what the programme looked at is made of; NoProgrammeError where there is none."""
    catalogue = workplace.catalogue()
    programme = catalogue.programme
    if programme is None:
        raise NoProgrammeError
    known, parts = catalogue.indicators, catalogue.organisations
    own = (known[uuid] for uuid in programme.indicators if uuid in known)
    forms = (catalogue.forms[uuid] for uuid in programme.forms if uuid in catalogue.forms)
    return Bones(
        year=programme.plan_year,
        indicators=tuple(
            IndicatorRow(
                one,
                tuple(parts[part].short_name for part in one.breakdowns if part in parts),
                known[one.ceiling].name if one.ceiling is not None and one.ceiling in known else "",
                tuple(known[operand].code if operand in known else "?" for operand in one.rate_of or ()),
            )
            for one in own
        ),
        forms=tuple(f"{form.number}: {form.title.replace('{year}', str(programme.plan_year))}" for form in forms),
        rhythm=tuple(dict.fromkeys(period.kind for period in programme.periods())),
        calendar=programme.calendar,
        due_days=None if programme.due_days is UNSET else programme.due_days,
        units=tuple(map(workplace.names.unit, programme.units)),
    )
