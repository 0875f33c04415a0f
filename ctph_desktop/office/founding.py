"""Founding a superior office with a programme of the catalogue."""

import socket
from functools import cache
from pathlib import Path
from secrets import token_hex

from ctph_desktop.domain.country.country_units import Country, read_country
from ctph_desktop.domain.errors import UnknownUnitError
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.office.folders import new_office
from ctph_desktop.services.founding import founding
from ctph_desktop.services.founding.catalogue import Catalogue, load_catalogue
from ctph_desktop.services.founding.founding import Founder
from ctph_desktop.services.founding.own_programme import SuperiorPlan, begun_empty, has_targets, made_over, plan_of
from ctph_desktop.services.ground.office_card import CARD_FORMAT, Card
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.paths import resource
from ctph_desktop.system.secrets import KeyPreference
from ctph_desktop.wording.terms import SAMPLE_NOTE


def catalogue() -> Catalogue:
    """Return the catalogue that ships with the program."""
    return load_catalogue(resource("catalogue"))


@cache
def country() -> Country:
    """Return the units of Việt Nam that ship with the program."""
    now, before = (
        resource("country", f"units-{when}.tsv").read_text(encoding="utf-8")
        for when in ("from-2025-07-01", "to-2025-06-30")
    )
    return read_country(now, before)


def create_superior(
    folder: Path | str,
    *,
    programme: Programme,
    person_name: str,
    person_post: str,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a superior office in a new folder with a programme of the catalogue; all of it or nothing."""
    founder = founder_of(person_name, person_post, device_name, clock)
    _create(folder, catalogue(), programme, founder, key_store)


def create_own_superior(
    folder: Path | str,
    plan: SuperiorPlan,
    *,
    template: Programme | None,
    person_name: str,
    person_post: str,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a superior office with units of its own under a programme of the catalogue; all of it or nothing.

    Without a template its programme has the plan's title alone. A plan that is the catalogue's own gets its targets
    too. FoundingRefusedError says what is missing.
    """
    known = catalogue()
    founder = founder_of(person_name, person_post, device_name, clock)
    if template is None:
        known, programme = begun_empty(known, plan)
    elif has_targets(plan, of=plan_of(known, template)):
        programme = template
    else:
        known, programme = made_over(known, template, plan)
    _create(folder, known, programme, founder, key_store)


def _create(
    folder: Path | str, known: Catalogue, programme: Programme, founder: Founder, key_store: KeyPreference | None
) -> None:
    superior = known.unit(programme.superior)
    sample_note = SAMPLE_NOTE if programme.is_sample else ""
    card = Card(
        CARD_FORMAT,
        token_hex(16),
        "",
        superior.name,
        superior.code,
        OfficeRole.SUPERIOR.value,
        programme.plan_year,
        programme.is_sample,
    )
    with new_office(Path(folder), card, key_store) as database:
        founding.found_superior(database, known, programme, founder, sample_note=sample_note)


def units_of(programme: Programme) -> tuple[tuple[str, str, str], ...]:
    """Return the communes of a programme of the catalogue: UUID, code, name."""
    known = catalogue()
    return tuple((unit, known.unit(unit).code, known.unit(unit).name) for unit in programme.units)


def create_alone(
    folder: Path | str,
    *,
    programme: Programme,
    unit_uuid: str,
    person_name: str,
    person_post: str,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a commune that has no invitation yet, with a programme of the catalogue; it joins later."""
    if unit_uuid not in programme.units:
        raise UnknownUnitError(unit_uuid)
    founder = founder_of(person_name, person_post, device_name, clock)
    _create_alone(folder, catalogue(), programme, unit_uuid, founder, key_store)


def create_own_alone(
    folder: Path | str,
    plan: SuperiorPlan,
    *,
    template: Programme,
    person_name: str,
    person_post: str,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a commune of its own, the only unit of a plan, that has no invitation yet; it joins later.

    The superior office of the plan is provisional, as the programme is. FoundingRefusedError says what is missing.
    """
    known, programme = made_over(catalogue(), template, plan)
    founder = founder_of(person_name, person_post, device_name, clock)
    _create_alone(folder, known, programme, programme.units[0], founder, key_store)


def _create_alone(
    folder: Path | str,
    known: Catalogue,
    programme: Programme,
    unit_uuid: str,
    founder: Founder,
    key_store: KeyPreference | None,
) -> None:
    unit, role, year = known.unit(unit_uuid), OfficeRole.COMMUNE.value, programme.plan_year
    card = Card(CARD_FORMAT, token_hex(16), "", unit.name, unit.code, role, year, is_sample=False)
    with new_office(Path(folder), card, key_store) as database:
        founding.found_alone(database, known, programme, unit, founder)


def founder_of(name: str, post: str, device_name: str, clock: Clock) -> Founder:
    """Return who starts an office now, on this PC."""
    now = clock().isoformat(timespec="seconds")
    return Founder(founding.person_of(name, post, since=now[:10]), device_name or socket.gethostname(), now)
