"""A programme of the catalogue made over for another superior office: its own units, its own year."""

from collections.abc import Iterable
from secrets import token_hex

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.country.country_units import identity_of
from ctph_desktop.domain.errors import FoundingRefusedError
from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.periods import PeriodCalendar
from ctph_desktop.domain.programme_years import BLANK_REFERENCE, speaking_of
from ctph_desktop.domain.programmes import LONGEST_TITLE, Party, Programme
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.unit_list import LONGEST_NAME, ListedUnit, official_code
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel, kind_of
from ctph_desktop.services.founding.catalogue import Catalogue

YEARS = range(2000, 2100)


class SuperiorPlan(Struct, frozen=True):
    """A superior office somebody wants to found: what it is called, for which year, and who reports to it.

    `title` is that of a programme that begins with nothing; empty where one of the catalogue is made over.
    """

    name: str
    code: str
    plan_year: int
    units: tuple[ListedUnit, ...]
    title: str = ""


def plan_of(catalogue: Catalogue, programme: Programme) -> SuperiorPlan:
    """Return the superior office that a programme of the catalogue names."""
    superior = catalogue.unit(programme.superior)
    units = tuple(ListedUnit(unit.code, unit.name) for unit in map(catalogue.unit, programme.units))
    return SuperiorPlan(superior.name, superior.code, programme.plan_year, units)


def has_targets(plan: SuperiorPlan, *, of: SuperiorPlan) -> bool:
    """Tell whether a plan is the one of the catalogue, whose targets are known; the order of units is no matter."""
    same = (clean(plan.name), official_code(plan.code), plan.plan_year) == (of.name, of.code, of.plan_year)
    return same and len(plan.units) == len(of.units) and set(plan.units) == set(of.units)


def made_over(catalogue: Catalogue, programme: Programme, plan: SuperiorPlan) -> tuple[Catalogue, Programme]:
    """Return a catalogue and a programme of a plan's own; indicators and forms are those of the template.

    A unit has the identity of its code and name, one the catalogue knows that of the catalogue, so that one that works
    alone can join with its book. No target comes along. FoundingRefusedError names what is missing.
    """
    _check(plan)
    superior = _superior(plan)
    units = tuple(_unit(catalogue, listed, superior) for listed in plan.units)
    forms = tuple(_form(catalogue.form(uuid), programme, plan.plan_year, units) for uuid in programme.forms)
    own = replace(
        speaking_of(programme, plan.plan_year, old=programme.plan_year),
        uuid=token_hex(16),
        number="",
        dated="",
        plan_year=plan.plan_year,
        superior=superior.uuid,
        units=tuple(unit.uuid for unit in units),
        parties=_parties(superior, units),
        reports_to=superior.name,
        is_sample=False,
    )
    return replace(catalogue, units=(superior, *units), programmes=(own,), forms=forms, figures=()), own


def begun_empty(catalogue: Catalogue, plan: SuperiorPlan) -> tuple[Catalogue, Programme]:
    """Return a catalogue and a programme of a plan's own that has a title alone: indicators and forms come later.

    It is reported month by month until the office says otherwise. FoundingRefusedError names what is missing.
    """
    _check(plan)
    if not clean(plan.title):
        raise FoundingRefusedError("title")
    superior = _superior(plan)
    units = tuple(_unit(catalogue, listed, superior) for listed in plan.units)
    title = clean(plan.title)[:LONGEST_TITLE]
    own = Programme(
        uuid=token_hex(16),
        title=title,
        short_title=title,
        number="",
        dated="",
        plan_year=plan.plan_year,
        calendar=PeriodCalendar.CALENDAR,
        superior=superior.uuid,
        units=tuple(unit.uuid for unit in units),
        parties=_parties(superior, units),
        indicators=(),
        forms=(),
        reports_to=superior.name,
    )
    return (
        replace(catalogue, units=(superior, *units), programmes=(own,), indicators=(), forms=(), figures=()),
        own,
    )


def title_in(programme: Programme, year: int) -> str:
    """Return what a programme of the catalogue is called in a year."""
    return speaking_of(programme, year, old=programme.plan_year).short_title


def _check(plan: SuperiorPlan) -> None:
    codes, names = [unit.code for unit in plan.units], [name_key(unit.name) for unit in plan.units]
    for missing, is_there in (
        ("name", bool(clean(plan.name))),
        ("code", bool(official_code(plan.code))),
        ("year", plan.plan_year in YEARS),
        ("units", bool(codes) and all(map(official_code, codes)) and all(names) and _differ(codes) and _differ(names)),
        ("apart", official_code(plan.code) not in codes and name_key(plan.name) not in names),
    ):
        if not is_there:
            raise FoundingRefusedError(missing)


def _superior(plan: SuperiorPlan) -> AdministrativeUnit:
    return AdministrativeUnit(
        uuid=token_hex(16),
        code=official_code(plan.code),
        name=clean(plan.name)[:LONGEST_NAME],
        level=AdminLevel.PROVINCE,
        kind=None,
        parent=None,
    )


def _parties(superior: AdministrativeUnit, units: Iterable[AdministrativeUnit]) -> tuple[Party, ...]:
    return (Party(superior.name), *(Party(unit.name, unit.uuid) for unit in units))


def _differ(texts: Iterable[str]) -> bool:
    listed = list(texts)
    return len(set(listed)) == len(listed)


def _unit(catalogue: Catalogue, listed: ListedUnit, superior: AdministrativeUnit) -> AdministrativeUnit:
    known = next((unit for unit in catalogue.units if (unit.code, unit.name) == (listed.code, listed.name)), None)
    if known is not None:
        return replace(known, parent=superior.uuid, valid_from=None, valid_to=None, successors=())
    return AdministrativeUnit(
        uuid=identity_of(listed.code, listed.name),
        code=listed.code,
        name=listed.name,
        level=AdminLevel.COMMUNE,
        kind=kind_of(listed.name),
        parent=superior.uuid,
    )


def _form(form: ReportForm, programme: Programme, year: int, units: Iterable[AdministrativeUnit]) -> ReportForm:
    lines = tuple(FormLine(unit.uuid, unit.printed_name) for unit in units)
    changed = speaking_of(replace(form, lines=(), notes=(), attached_to=""), year, old=programme.plan_year)
    return replace(changed, lines=lines, attached_to=BLANK_REFERENCE.format(year=year))
