"""Which programme and year is meant where one is named."""

from ctph_desktop.domain.errors import UnknownProgrammeError, UnknownYearError
from ctph_desktop.domain.programme_documents import number_key
from ctph_desktop.domain.programme_years import Edition, Standpoint, edition_at
from ctph_desktop.domain.text import clean, search_key
from ctph_desktop.services.ground.workplace import Workplace


def chosen_standpoint(workplace: Workplace, standpoint: Standpoint) -> Standpoint:
    """Return a standpoint with programme and year in full; what is left open means the usual one.

    UnknownProgrammeError, UnknownYearError for what the office does not have.
    """
    catalogue = workplace.catalogue()
    if standpoint.programme and standpoint.programme not in catalogue.programmes:
        raise UnknownProgrammeError(standpoint.programme, _titles(workplace))
    programme = standpoint.programme
    if not programme and not standpoint.year and catalogue.edition is not None:
        programme = catalogue.edition.programme.uuid
    edition = edition_at(catalogue.editions, Standpoint(programme, standpoint.year), today=workplace.opened_on)
    if edition is None:
        years = sorted({one.year for one in _of(catalogue.editions, programme)})
        if standpoint.year and catalogue.editions:
            raise UnknownYearError(standpoint.year, tuple(years))
        return standpoint
    return edition.standpoint


def find_programme(workplace: Workplace, text: str) -> str:
    """Return the UUID of the one programme meant by a UUID or a part of its title; UnknownProgrammeError if not one."""
    catalogue = workplace.catalogue()
    if text in catalogue.programmes:
        return text
    key, number = search_key(text), number_key(text)
    named = [
        one.programme
        for one in catalogue.editions
        if key and (key in search_key(_title(one)) or (number and number in number_key(one.programme.number)))
    ]
    signed = [one for one in named if not one.is_obliged]  # an obligation has the title beside a name of its own
    meant = list(dict.fromkeys(one.uuid for one in signed or named))
    if len(meant) != 1:
        raise UnknownProgrammeError(clean(text), _titles(workplace))
    return meant[0]


def _title(edition: Edition) -> str:
    programme = edition.programme
    return f"{edition.title} {programme.title} {programme.number}"


def _titles(workplace: Workplace) -> tuple[str, ...]:
    return tuple({one.programme.uuid: one.title for one in workplace.catalogue().editions}.values())


def _of(editions: tuple[Edition, ...], programme: str) -> list[Edition]:
    return [one for one in editions if programme in {"", one.programme.uuid}]
