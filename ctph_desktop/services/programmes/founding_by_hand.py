"""A programme made by hand: what it is called, its years and rhythm, whom it asks, and what it counts."""

from collections.abc import Iterator, Sequence
from secrets import token_hex

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError, PlanRefusedError
from ctph_desktop.domain.forms.summary import summary_form
from ctph_desktop.domain.indicator_list import MOST_INDICATORS, ListedIndicator
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR, PeriodCalendar, PeriodKind
from ctph_desktop.domain.programme_years import form_in_year, next_year, programme_year_uuid, year_record
from ctph_desktop.domain.programmes import MOST_DUE_DAYS, Party, Programme, Rhythm
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.journal import Put

LONGEST_TITLE = 500
_MOST_YEARS = 12


class ProgrammePlan(Struct, frozen=True):
    """A programme somebody wants to have. Without units it asks all that take part in any programme of the office."""

    title: str
    first_year: int
    last_year: int
    rhythm: PeriodKind
    indicators: tuple[ListedIndicator, ...]
    short_title: str = ""
    number: str = ""
    dated: str = ""
    calendar: PeriodCalendar = PeriodCalendar.CALENDAR
    units: tuple[str, ...] = ()
    due_days: int | None = None


class ProgrammeFounding:
    """Writes a further programme into the superior office's books."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def found(self, plan: ProgrammePlan) -> str:
        """Found a programme with all years of its term; return its UUID.

        PlanRefusedError names what is missing or cannot be. Indicators the office has already are shared: their
        figures are typed once.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        self._check(plan)
        indicators = tuple(self._indicator(listed) for listed in plan.indicators)
        programme = self._programme(plan, indicators)
        self._workplace.write(list(self._puts(plan, programme, indicators)))
        return programme.uuid

    def _check(self, plan: ProgrammePlan) -> None:
        codes = [clean(listed.code).upper() for listed in plan.indicators]
        titles = {name_key(one.title) for one in self._workplace.catalogue().programmes.values()}
        for lacking, is_there in (
            ("title", bool(clean(plan.title)) and name_key(plan.title) not in titles),
            ("years", EARLIEST_YEAR <= plan.first_year <= plan.last_year <= LATEST_YEAR),
            ("term", plan.last_year - plan.first_year < _MOST_YEARS),
            ("indicators", 0 < len(codes) <= MOST_INDICATORS and all(codes) and len(set(codes)) == len(codes)),
            ("units", bool(self._units(plan))),
            ("due_days", plan.due_days is None or abs(plan.due_days) <= MOST_DUE_DAYS),
            ("rhythm", plan.rhythm is not PeriodKind.NINE_MONTHS),
        ):
            if not is_there:
                raise PlanRefusedError(lacking)

    def _units(self, plan: ProgrammePlan) -> tuple[str, ...]:
        catalogue = self._workplace.catalogue()
        if not plan.units:
            return catalogue.programme.units if catalogue.programme is not None else catalogue.all_units
        return tuple(dict.fromkeys(map(self._workplace.names.find, plan.units)))

    def _indicator(self, listed: ListedIndicator) -> Indicator:
        """Return the office's own indicator of a code, or a new one; PlanRefusedError where neither can be."""
        code = clean(listed.code).upper()
        known = {one.code.upper(): one for one in self._workplace.catalogue().indicators.values()}
        if code in known and not clean(listed.name):
            return replace(known[code], is_monthly=True)
        if code in known or not clean(listed.name) or not clean(listed.unit_of_measure):
            raise PlanRefusedError("indicator", code)
        return Indicator(
            uuid=token_hex(16),
            code=code,
            name=clean(listed.name),
            unit_of_measure=clean(listed.unit_of_measure),
            decimals=listed.decimals,
            kind=listed.kind,
            direction=listed.direction,
            is_monthly=True,
        )

    def _programme(self, plan: ProgrammePlan, indicators: Sequence[Indicator]) -> Programme:
        units, known = self._units(plan), self._workplace.catalogue().units
        superior = self._workplace.identity
        return Programme(
            uuid=token_hex(16),
            title=clean(plan.title)[:LONGEST_TITLE],
            short_title=clean(plan.short_title or plan.title)[:LONGEST_TITLE],
            number=clean(plan.number),
            dated=clean(plan.dated),
            plan_year=plan.first_year,
            calendar=plan.calendar,
            superior=superior.superior,
            units=units,
            parties=(
                Party(superior.superior_name),
                *(Party(known[unit].name, unit) for unit in units if unit in known),
            ),
            indicators=tuple(indicator.uuid for indicator in indicators),
            forms=(token_hex(16),),
            reports_to=superior.superior_name,
            due_days=UNSET if plan.due_days is None else plan.due_days,
            last_year=plan.last_year,
            rhythm=UNSET if plan.rhythm is PeriodKind.MONTH else (Rhythm(plan.rhythm, f"{plan.first_year:04}-01"),),
        )

    def _puts(self, plan: ProgrammePlan, programme: Programme, indicators: Sequence[Indicator]) -> Iterator[Put]:
        workplace, book = self._workplace, self._workplace.homes.own_standing_book
        known = workplace.catalogue().indicators
        for indicator in indicators:
            if known.get(indicator.uuid) != indicator:
                yield put_record(book, RecordKind.INDICATOR, indicator.uuid, indicator)
        units = workplace.catalogue().units
        labels = {unit: units[unit].printed_name for unit in programme.units if unit in units}
        form = summary_form(indicators, labels=labels, uuid=programme.forms[0])
        yield put_record(book, RecordKind.PROGRAMME, programme.uuid, programme)
        yield put_record(book, RecordKind.FORM, form.uuid, form)
        for _ in range(plan.first_year, plan.last_year):
            following = next_year(programme, units)
            old, new = programme.plan_year, following.plan_year
            standing_then = {unit: label for unit, label in labels.items() if unit in following.units}
            form = form_in_year(form, old=old, new=new, labels=standing_then, left_out=labels)
            programme = replace(following, forms=(form.uuid,))
            uuid = programme_year_uuid(programme=programme.uuid, year=new)
            yield put_record(book, RecordKind.PROGRAMME_YEAR, uuid, year_record(programme))
            yield put_record(book, RecordKind.FORM, form.uuid, form)
