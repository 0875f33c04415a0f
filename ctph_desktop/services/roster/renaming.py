"""A unit that is called otherwise from a day on: what is printed of the time before keeps its old name."""

from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError, RenamingRefusedError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.unit_list import official_code
from ctph_desktop.domain.units import AdministrativeUnit, kind_of, relabelled
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import changed_forms, put_unit
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.storage.journal import Put

_LONGEST_NAME: Final = 120


class RenamingView(Struct, frozen=True):
    """What a renaming would do: names before and after, from which day, and in how many forms."""

    old: str
    new: str
    code: str
    first_day: date
    forms: int


class RenamingService:
    """Renames the units of a superior office; nothing that was written changes."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def preview(self, unit: str, wanted: NewUnit, *, first_day: date) -> RenamingView:
        """Say what a renaming would do; RenamingRefusedError says why it cannot be. Nothing is written."""
        old, new = self._renamed(unit, wanted, first_day)
        return RenamingView(old.name, new.name, new.code, first_day, len(self._forms(old, new, first_day)))

    def rename(self, unit: str, wanted: NewUnit, *, first_day: date) -> Changes:
        """Call a unit otherwise from a day on; an empty code stays as it is."""
        old, new = self._renamed(unit, wanted, first_day)
        forms = self._forms(old, new, first_day)
        self._workplace.write([put_unit(self._workplace, new), *forms])
        return Changes.ALL

    def _forms(self, old: AdministrativeUnit, new: AdministrativeUnit, first_day: date) -> list[Put]:
        """Return the writing of the forms with a line of a unit that are printed of a time from a day on."""

        def changed(form: ReportForm) -> ReportForm | None:
            if all(line.unit != old.uuid for line in form.lines):
                return None
            lines = tuple(
                line.relabelled(relabelled(line.label, old=old, new=new), first_day=first_day)
                if line.unit == old.uuid
                else line
                for line in form.lines
            )
            return replace(form, lines=lines, version=form.next_version)

        editions = [one for one in self._workplace.catalogue().editions if one.year >= first_day.year]
        return list(changed_forms(self._workplace, editions, changed))

    def _renamed(self, text: str, wanted: NewUnit, first_day: date) -> tuple[AdministrativeUnit, AdministrativeUnit]:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        units = self._workplace.catalogue().units
        old = units[self._workplace.names.find(text)]
        if old.uuid == self._workplace.identity.unit:
            raise RenamingRefusedError(old.name, "own")
        name, code = clean(wanted.name)[:_LONGEST_NAME], official_code(wanted.code)
        if not name or name == old.name:
            raise RenamingRefusedError(old.name, "name")
        if clean(wanted.code) and not code:
            raise RenamingRefusedError(old.name, "code")
        others = [unit for unit in units.values() if unit.uuid != old.uuid]
        if name_key(name) in {name_key(unit.name) for unit in others}:
            raise RenamingRefusedError(name, "taken")
        if code and any(unit.code == code and unit.stands_on(first_day) for unit in others):
            raise RenamingRefusedError(code, "code_taken")
        earliest = max([one.until for one in old.former_names], default=old.valid_from or date.min)
        if first_day <= earliest or (old.valid_to is not None and first_day > old.valid_to):
            raise RenamingRefusedError(old.name, "day")
        new = old.renamed(name, code or old.code, first_day=first_day)
        return old, replace(new, kind=kind_of(name) or old.kind)
