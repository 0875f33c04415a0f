"""Units that come into being in the middle of a programme: their records, their place in it and on its forms."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NewUnitRefusedError
from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.unit_list import official_code
from ctph_desktop.domain.units import AdministrativeUnit, kind_of
from ctph_desktop.services.ground.workplace import Workplace

LONGEST_NAME: Final = 120


class NewUnit(Struct, frozen=True):
    """A unit that comes into being: its official code and its name."""

    code: str
    name: str


def new_unit(workplace: Workplace, wanted: NewUnit, *, like: AdministrativeUnit) -> AdministrativeUnit:
    """Return the record of a new unit; NewUnitRefusedError where its name or code is missing, or its name taken."""
    name, code = clean(wanted.name)[:LONGEST_NAME], official_code(wanted.code)
    taken = {name_key(unit.name) for unit in workplace.catalogue().units.values()}
    if not name or not code or name_key(name) in taken:
        raise NewUnitRefusedError(name or code)
    return AdministrativeUnit(
        uuid=token_hex(16), code=code, name=name, level=like.level, kind=kind_of(name) or like.kind, parent=like.parent
    )


def with_units(programme: Programme, ended: Sequence[str], begun: Sequence[str]) -> Programme:
    """Return a programme with units after the last of those that end."""
    units = list(programme.units)
    place = 1 + max((units.index(one) for one in ended if one in units), default=len(units) - 1)
    units[place:place] = [unit for unit in begun if unit not in units]
    return replace(programme, units=tuple(units))


def with_lines(form: ReportForm, ended: Sequence[str], begun: Sequence[AdministrativeUnit]) -> ReportForm:
    """Return a form with lines for units after the last of those that end."""
    lines = list(form.lines)
    place = 1 + max(n for n, line in enumerate(lines) if line.unit in ended)
    lines[place:place] = [FormLine(unit.uuid, unit.name) for unit in begun]
    return replace(form, lines=tuple(lines), version=form.next_version)
