"""A unit that is divided into several: it ends, they begin; its own figures stay its own."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import DivisionRefusedError, MergerRefusedError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.roster import Keeper, Member
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import changed_forms, put_edition, put_unit
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.keeping import changed_keeper
from ctph_desktop.services.roster.new_units import NewUnit, new_unit, with_lines, with_units
from ctph_desktop.services.roster.roster_editing import RosterEditor, with_member
from ctph_desktop.storage.journal import Put


class SplitView(Struct, frozen=True):
    """What a division would do: who ends after which day, who begins, and which of them keeps the old one's book."""

    ended: str
    begun: tuple[str, ...]
    keeper: str
    last_day: date


class SplittingService:
    """Divides the units of a superior office; what was reported under the old name is divided by nobody."""

    def __init__(
        self, workplace: Workplace, editor: RosterEditor, *, before: Callable[[], None] = lambda: None
    ) -> None:
        self._workplace = workplace
        self._editor = editor
        self._before = before

    def preview(self, unit: str, parts: Sequence[NewUnit], *, last_day: date) -> SplitView:
        """Say what dividing a unit would do; MergerRefusedError for a unit that cannot take part.

        DivisionRefusedError for fewer than two parts, NewUnitRefusedError for one that cannot be."""
        ended, begun = self._taking_part(unit, parts)
        return SplitView(ended.name, tuple(one.name for one in begun), begun[0].name, last_day)

    def split(self, unit: str, parts: Sequence[NewUnit], *, last_day: date) -> Changes:
        """End a unit on a day; its parts begin the day after, and the first keeps the open book to its end."""
        ended, found = self._taking_part(unit, parts)
        begun = [replace(one, valid_from=last_day + timedelta(days=1)) for one in found]
        self._before()
        self._workplace.write(self._puts(ended, begun, last_day))
        latest = self._editor.latest()
        self._editor.cut_own_tail()
        roster = latest
        for one in begun:
            if latest.member(one.uuid) is None:
                roster = with_member(roster, Member(one.uuid, Keeper.OWN.value))
        member = latest.member(ended.uuid) or Member(ended.uuid, Keeper.OWN.value)
        roster = with_member(roster, changed_keeper(self._editor, latest, member, begun[0].uuid))
        self._editor.publish(roster)
        return Changes.ALL

    def _taking_part(self, text: str, parts: Sequence[NewUnit]) -> tuple[AdministrativeUnit, list[AdministrativeUnit]]:
        latest, known = self._editor.latest(), self._workplace.catalogue().units
        unit = self._workplace.names.find(text)
        if latest.member(unit) is None or unit not in known or latest.keeper(unit) not in {unit, latest.superior}:
            raise MergerRefusedError(self._workplace.names.unit(unit))
        names = [name_key(part.name) for part in parts]
        if len(parts) < 2 or len(set(names)) < len(names):
            raise DivisionRefusedError
        ended = known[unit]
        return ended, [self._begun(ended, part) or new_unit(self._workplace, part, like=ended) for part in parts]

    def _begun(self, ended: AdministrativeUnit, wanted: NewUnit) -> AdministrativeUnit | None:
        """Return the part of a division that was cut short before the roster followed, to be finished now."""
        known, latest = self._workplace.catalogue().units, self._editor.latest()
        begun = [known[one] for one in ended.successors if one in known and latest.member(one) is None]
        return next((unit for unit in begun if unit.name == clean(wanted.name)), None)

    def _puts(self, ended: AdministrativeUnit, begun: Sequence[AdministrativeUnit], last_day: date) -> list[Put]:
        workplace, catalogue = self._workplace, self._workplace.catalogue()
        fresh = [one for one in begun if one.uuid not in catalogue.units]
        after = replace(ended, valid_to=last_day, successors=tuple(one.uuid for one in begun))
        puts = [put_unit(workplace, one) for one in (after, *fresh)]
        going_on = [
            edition
            for edition in catalogue.signed
            if edition.year >= last_day.year and ended.uuid in edition.programme.units
        ]
        uuids = [one.uuid for one in begun]
        puts.extend(put_edition(workplace, with_units(one.programme, [ended.uuid], uuids)) for one in going_on)

        def divided(form: ReportForm) -> ReportForm | None:
            units = {line.unit for line in form.lines}
            is_due = ended.uuid in units and units.isdisjoint(uuids)
            return with_lines(form, [ended.uuid], begun) if is_due else None

        puts.extend(changed_forms(workplace, going_on, divided))
        return puts
