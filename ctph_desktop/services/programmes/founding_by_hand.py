"""A programme made by hand, for which a name is enough, or after the model of one there is or of the catalogue."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from secrets import token_hex

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NoProgrammeError, NotAllowedError, PlanRefusedError, UnknownProgrammeError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.summary import summary_form
from ctph_desktop.domain.indicator_list import LONGEST_NAME, MOST_INDICATORS, ListedIndicator
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR, PeriodCalendar, PeriodKind
from ctph_desktop.domain.programme_years import form_in_year, next_year, programme_year_uuid, year_record
from ctph_desktop.domain.programmes import LONGEST_TITLE, MOST_DUE_DAYS, Party, Programme, Rhythm
from ctph_desktop.domain.text import clean, name_key, search_key
from ctph_desktop.services.founding.catalogue import Catalogue
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.adding_indicators import puts_of_added
from ctph_desktop.storage.journal import Put
from ctph_desktop.wording import terms

_MOST_YEARS = 12


class ProgrammePlan(Struct, frozen=True):
    """A programme somebody wants to have.

    After a `model`, the UUID of one of `models`, it counts what that one does, with its forms and parties. Without
    units it asks all that take part in any programme of the office.
    """

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
    model: str = ""


class ModelRow(Struct, frozen=True):
    """A programme another one can be made after: one of the office in its newest year, or one of the catalogue."""

    uuid: str
    title: str
    year: int
    indicators: int
    is_of_catalogue: bool


class _Model(Struct, frozen=True):
    programme: Programme
    indicators: tuple[Indicator, ...] = ()
    forms: tuple[ReportForm, ...] = ()
    organisations: tuple[Organisation, ...] = ()


class ProgrammeFounding:
    """Writes a further programme into the superior office's books."""

    def __init__(self, workplace: Workplace, *, catalogue: Callable[[], Catalogue]) -> None:
        self._workplace = workplace
        self._catalogue = catalogue

    def models(self) -> tuple[ModelRow, ...]:
        """Return the programmes another one can be made after, the office's own first."""
        own = [one for one in self._workplace.catalogue().programmes.values() if not one.is_obliged]
        known = {one.uuid for one in own}
        ready = [one for one in self._catalogue().programmes if one.uuid not in known]
        return tuple(
            ModelRow(one.uuid, one.short_title or one.title, one.plan_year, len(one.indicators), one.uuid not in known)
            for one in (*own, *ready)
        )

    def add_indicators(self, listed: Sequence[ListedIndicator]) -> Changes:
        """Let the programme looked at count more, from its year looked at on; what was typed before stays as it is.

        PlanRefusedError where nothing new is listed, or an indicator lacks its name or unit of measure.
        """
        workplace = self._workplace
        if not workplace.is_superior:
            raise NotAllowedError("superior")
        programme = workplace.catalogue().programme
        if programme is None:
            raise NoProgrammeError
        known = workplace.catalogue().indicators
        indicators = self._indicators(listed, beside=[known[one] for one in programme.indicators if one in known])
        added = [one for one in indicators if one.uuid not in programme.indicators]
        if not added or len(programme.indicators) + len(added) > MOST_INDICATORS:
            raise PlanRefusedError("added")
        workplace.write(list(puts_of_added(workplace, added)))
        return Changes.ALL

    def find_model(self, text: str) -> str:
        """Return the UUID of the model meant by a UUID or a part of its title, empty where none is named.

        UnknownProgrammeError where not one is meant.
        """
        if not text:
            return ""
        rows, key = self.models(), search_key(text)
        meant = [row.uuid for row in rows if text == row.uuid] or [
            row.uuid for row in rows if key and key in search_key(row.title)
        ]
        if len(meant) != 1:
            raise UnknownProgrammeError(clean(text), tuple(row.title for row in rows))
        return meant[0]

    def found(self, plan: ProgrammePlan) -> str:
        """Found a programme with all years of its term; return its UUID.

        PlanRefusedError names what is missing or cannot be. Indicators the office has already are shared: their
        figures are typed once.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        self._check(plan)
        model = self._model(plan.model) if plan.model else None
        like = [self._like(indicator) for indicator in model.indicators] if model is not None else []
        indicators = self._indicators(plan.indicators, beside=like)
        own = {indicator.uuid for indicator in indicators}
        indicators = (*(one for one in like if one.uuid not in own), *indicators)
        programme = self._programme(plan, indicators, model)
        self._workplace.write(list(self._puts(plan, programme, indicators, model)))
        return programme.uuid

    def _check(self, plan: ProgrammePlan) -> None:
        codes = [clean(listed.code).upper() for listed in plan.indicators]
        titles = {name_key(one.title) for one in self._workplace.catalogue().programmes.values()}
        for lacking, is_there in (
            ("title", bool(clean(plan.title)) and name_key(plan.title) not in titles),
            ("years", EARLIEST_YEAR <= plan.first_year <= plan.last_year <= LATEST_YEAR),
            ("term", plan.last_year - plan.first_year < _MOST_YEARS),
            ("indicators", len(codes) <= MOST_INDICATORS and all(codes) and len(set(codes)) == len(codes)),
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

    def _model(self, uuid: str) -> _Model:
        """Return what another programme is made after; UnknownProgrammeError where there is no such one."""
        catalogue, ready = self._workplace.catalogue(), self._catalogue()
        if programme := catalogue.programmes.get(uuid):
            return _Model(
                programme,
                tuple(catalogue.indicators[one] for one in programme.indicators if one in catalogue.indicators),
                tuple(catalogue.forms[one] for one in programme.forms if one in catalogue.forms),
            )
        found = next((one for one in ready.programmes if one.uuid == uuid), None)
        if found is None:
            raise UnknownProgrammeError(uuid, tuple(row.title for row in self.models()))
        return _Model(
            found,
            tuple(map(ready.indicator, found.indicators)),
            tuple(map(ready.form, found.forms)),
            ready.organisations,
        )

    def _like(self, indicator: Indicator) -> Indicator:
        """Return the office's own indicator of a code where it has one, so that its figures are typed once."""
        known = self._workplace.catalogue().indicators
        if indicator.uuid in known:
            return known[indicator.uuid]
        return next((one for one in known.values() if one.code.upper() == indicator.code.upper()), indicator)

    def _indicators(self, listed: Iterable[ListedIndicator], *, beside: Iterable[Indicator]) -> tuple[Indicator, ...]:
        """Return the indicators of a list, each stock that is typed as what moves it followed by the two that do.

        A rate finds both it is the rate of in the list or `beside` it; PlanRefusedError names what it does not find.
        """
        pairs = [(found, one) for one in listed for found in self._with_movements(self._indicator(one), one)]
        counted = {one.code.upper(): one for one in (*beside, *(found for found, _ in pairs)) if one.rate_of is None}
        names = {one.uuid for one in counted.values() if one.kind is not IndicatorKind.DERIVED}
        made = []
        for found, one in pairs:
            indicator = found
            if one.rate_of is not None:
                numerator, denominator = (self._operand(code, counted, names) for code in one.rate_of)
                indicator = replace(found, numerator=numerator, denominator=denominator)
            elif missing := [uuid for uuid in found.rate_of or () if uuid not in names]:
                known = self._workplace.catalogue().indicators
                raise PlanRefusedError("operand", known[missing[0]].code if missing[0] in known else found.code)
            made.append(indicator)
        return tuple(made)

    @staticmethod
    def _operand(code: str, counted: Mapping[str, Indicator], names: Collection[str]) -> str:
        found = counted.get(code)
        if found is None or found.uuid not in names:
            raise PlanRefusedError("operand", code)
        return found.uuid

    def _indicator(self, listed: ListedIndicator) -> Indicator:
        """Return the office's own indicator of a code, or a new one; PlanRefusedError where neither can be."""
        code = clean(listed.code).upper()
        known = {one.code.upper(): one for one in self._workplace.catalogue().indicators.values()}
        if code in known and not clean(listed.name):
            return replace(known[code], is_monthly=known[code].rate_of is None)
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
            is_monthly=listed.rate_of is None,
        )

    def _with_movements(self, indicator: Indicator, listed: ListedIndicator) -> tuple[Indicator, ...]:
        """Return an indicator, and with a stock that is typed as what moves it the two flows that do."""
        known = self._workplace.catalogue().indicators
        if indicator.is_moved:
            return (indicator, *(replace(known[flow], is_monthly=True) for flow in indicator.moved_by if flow in known))
        if not listed.is_moved:
            return (indicator,)
        codes = {one.code.upper() for one in known.values()}
        flows = [
            Indicator(
                uuid=token_hex(16),
                code=indicator.code + letter,
                name=name[:LONGEST_NAME],
                unit_of_measure=indicator.unit_of_measure,
                decimals=indicator.decimals,
                kind=IndicatorKind.FLOW,
                direction=Direction.NEUTRAL,
                is_monthly=True,
            )
            for letter, name in (("T", terms.increase_of(indicator.name)), ("G", terms.decrease_of(indicator.name)))
        ]
        if taken := next((flow.code for flow in flows if flow.code in codes), ""):
            raise PlanRefusedError("indicator", taken)
        return (replace(indicator, increase=flows[0].uuid, decrease=flows[1].uuid), *flows)

    def _programme(self, plan: ProgrammePlan, indicators: Sequence[Indicator], model: _Model | None) -> Programme:
        units, superior = self._units(plan), self._workplace.identity
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
            parties=self._parties(units, model),
            indicators=tuple(indicator.uuid for indicator in indicators),
            forms=(),
            reports_to=superior.superior_name,
            due_days=UNSET if plan.due_days is None else plan.due_days,
            last_year=plan.last_year,
            rhythm=UNSET if plan.rhythm is PeriodKind.MONTH else (Rhythm(plan.rhythm, f"{plan.first_year:04}-01"),),
        )

    def _parties(self, units: Sequence[str], model: _Model | None) -> tuple[Party, ...]:
        """Return the parties of the model in its order, without units that do not take part, and the units it lacks."""
        known = self._workplace.catalogue().units
        first = (Party(self._workplace.identity.superior_name),)
        before = first if model is None or not self._is_own(model) else model.programme.parties
        kept = tuple(party for party in before if party.unit is None or party.unit in units)
        named = {party.unit for party in kept}
        return (*kept, *(Party(known[unit].name, unit) for unit in units if unit in known and unit not in named))

    def _is_own(self, model: _Model) -> bool:
        return model.programme.superior == self._workplace.identity.superior

    def _forms(
        self, plan: ProgrammePlan, indicators: Sequence[Indicator], model: _Model | None, labels: Mapping[str, str]
    ) -> list[ReportForm]:
        """Return the forms of the first year: those of the model, or one of all indicators where there are any."""
        if model is not None and {one.uuid for one in model.indicators} == {one.uuid for one in indicators}:
            left_out = frozenset(model.programme.units)
            made = [
                form_in_year(
                    form,
                    old=model.programme.plan_year,
                    new=plan.first_year,
                    labels={unit: _label(form, unit, label) for unit, label in labels.items()},
                    left_out=left_out,
                )
                for form in model.forms
            ]
            return [replace(form, uuid=token_hex(16)) for form in made]
        return [summary_form(indicators, labels=labels, uuid=token_hex(16))] if indicators else []

    def _puts(
        self, plan: ProgrammePlan, programme: Programme, indicators: Sequence[Indicator], model: _Model | None
    ) -> Iterator[Put]:
        workplace, book = self._workplace, self._workplace.homes.own_standing_book
        catalogue = workplace.catalogue()
        parts = {part for indicator in indicators for part in indicator.breakdowns}
        for organisation in model.organisations if model is not None else ():
            if organisation.uuid in parts and organisation.uuid not in catalogue.organisations:
                yield put_record(book, RecordKind.ORGANISATION, organisation.uuid, organisation)
        for indicator in indicators:
            if catalogue.indicators.get(indicator.uuid) != indicator:
                yield put_record(book, RecordKind.INDICATOR, indicator.uuid, indicator)
        units = catalogue.units
        labels = {unit: units[unit].printed_name for unit in programme.units if unit in units}
        forms = self._forms(plan, indicators, model, labels)
        programme = replace(programme, forms=tuple(form.uuid for form in forms))
        yield put_record(book, RecordKind.PROGRAMME, programme.uuid, programme)
        for form in forms:
            yield put_record(book, RecordKind.FORM, form.uuid, form)
        for _ in range(plan.first_year, plan.last_year):
            following = next_year(programme, units)
            old, new = programme.plan_year, following.plan_year
            standing_then = {unit: label for unit, label in labels.items() if unit in following.units}
            forms = [form_in_year(form, old=old, new=new, labels=standing_then, left_out=labels) for form in forms]
            programme = replace(following, forms=tuple(form.uuid for form in forms))
            uuid = programme_year_uuid(programme=programme.uuid, year=new)
            yield put_record(book, RecordKind.PROGRAMME_YEAR, uuid, year_record(programme))
            for form in forms:
                yield put_record(book, RecordKind.FORM, form.uuid, form)


def _label(form: ReportForm, unit: str, otherwise: str) -> str:
    return next((line.label for line in form.lines if line.unit == unit), otherwise)
