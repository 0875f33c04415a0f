"""What a person may look for by name in an office: its programmes year by year, their units, their indicators."""

from collections.abc import Iterable, Iterator

from ctph_desktop.domain.programme_years import Edition
from ctph_desktop.domain.units import bare_name
from ctph_desktop.services.ground.finding_rows import FindableKind, FindableRow
from ctph_desktop.services.ground.workplace import Workplace


def findables_of(workplace: Workplace) -> tuple[FindableRow, ...]:
    """Return what can be looked for in a journal, the programme and year looked at before the others.

    A unit or an indicator of several years is there once, in the year looked at if it stands in that.
    """
    catalogue = workplace.catalogue()
    here = catalogue.edition
    editions = sorted(
        catalogue.editions,
        key=lambda one: (
            one != here,
            here is not None and one.programme.uuid != here.programme.uuid,
            here is not None and one.year != here.year,
            -one.year,
        ),
    )
    programmes = tuple(map(_programme, editions))
    units = tuple(_units(workplace, editions)) if workplace.is_superior else ()
    return (*programmes, *units, *_indicators(workplace, editions))


def _programme(edition: Edition) -> FindableRow:
    programme = edition.programme
    return FindableRow(
        FindableKind.PROGRAMME,
        programme.uuid,
        edition.title,
        also=tuple(filter(None, (programme.title, programme.number))),
        beside="",
        standpoint=edition.standpoint,
        year=edition.year,
        periods=programme.periods(),
    )


def _units(workplace: Workplace, editions: Iterable[Edition]) -> Iterator[FindableRow]:
    known, seen = workplace.catalogue().units, set[str]()
    for edition in editions:
        for uuid in edition.programme.units:
            unit = known.get(uuid)
            if unit is None or uuid in seen:
                continue
            seen.add(uuid)
            name = workplace.names.unit(uuid)
            names = dict.fromkeys((bare_name(name), unit.short_name, *(then.name for then in unit.former_names)))
            also = (unit.code, *filter(None, names))
            yield FindableRow(FindableKind.UNIT, uuid, name, also, edition.title, edition.standpoint)


def _indicators(workplace: Workplace, editions: Iterable[Edition]) -> Iterator[FindableRow]:
    known, seen = workplace.catalogue().indicators, set[tuple[str, str]]()
    for edition in editions:
        for uuid in edition.programme.indicators:
            indicator = known.get(uuid)
            if indicator is None or (edition.programme.document, uuid) in seen:
                continue
            seen.add((edition.programme.document, uuid))
            also = tuple(filter(None, (indicator.code,)))
            yield FindableRow(FindableKind.INDICATOR, uuid, indicator.name, also, edition.title, edition.standpoint)
