"""Succession: communes that become one, and a new superior office that goes on with the programme of an old one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from secrets import token_hex

from msgspec import Struct
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.errors import MergerRefusedError, NotAllowedError, RosterKeyElsewhereError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.roster import Grant, Heritage, Keeper, Member, Roster, encode_roster
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.unit_list import official_code
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel
from ctph_desktop.services.ground.belonging import as_remembered, open_journal
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.office_card import rename_card
from ctph_desktop.services.ground.puts import changed_forms, put_edition, put_record, put_unit
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.keeping import changed_keeper
from ctph_desktop.services.roster.new_units import (
    LONGEST_NAME,
    NewUnit,
    new_unit,
    with_lines,
    with_units,
)
from ctph_desktop.services.roster.roster_editing import RosterEditor, with_member
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.storage.journal import Put


class MergerView(Struct, frozen=True):
    """What a merger would do: who ends, who goes on, and until which day."""

    ended: tuple[str, ...]
    successor: str
    last_day: date


class SuccessionService:
    """What the superior office does when units end, or when it hands its work to a new office."""

    def __init__(
        self,
        workplace: Workplace,
        editor: RosterEditor,
        *,
        before_merger: Callable[[], None] = lambda: None,
        before_succession: Callable[[], None] = lambda: None,
    ) -> None:
        self._workplace = workplace
        self._editor = editor
        self._before_merger = before_merger
        self._before_succession = before_succession

    def merger(self, ended: Iterable[str], successor: str | NewUnit, *, last_day: date) -> MergerView:
        """Say what a merger would do; MergerRefusedError for units that cannot take part. Nothing is written."""
        units, following = self._taking_part(ended, successor)
        names = tuple(self._workplace.names.unit(unit) for unit in units)
        return MergerView(names, following.name, last_day)

    def merge_units(self, ended: Iterable[str], successor: str | NewUnit, *, last_day: date) -> str:
        """End units on a day; their successor keeps their open books to the end, and reports itself from then on.

        Each is a UUID, code or name of the programme; a `NewUnit` comes into being the day after. Returns the
        successor's UUID.
        """
        units, following = self._taking_part(ended, successor)
        if isinstance(successor, NewUnit) and following.valid_from is None:
            following = replace(following, valid_from=last_day + timedelta(days=1))
        self._before_merger()
        self._workplace.write(self._merger_puts(units, following, last_day))
        latest = self._editor.latest()
        self._editor.cut_own_tail()
        roster = latest
        if latest.member(following.uuid) is None:
            roster = with_member(roster, Member(following.uuid, Keeper.OWN.value))
        for unit in units:
            member = latest.member(unit) or Member(unit, Keeper.OWN.value)
            roster = with_member(roster, changed_keeper(self._editor, latest, member, following.uuid))
        self._editor.publish(roster)
        return following.uuid

    def _taking_part(
        self, ended: Iterable[str], successor: str | NewUnit
    ) -> tuple[tuple[str, ...], AdministrativeUnit]:
        latest, known = self._editor.latest(), self._workplace.catalogue().units
        units = tuple(dict.fromkeys(map(self._workplace.names.find, ended)))
        for unit in units:
            if latest.member(unit) is None or unit not in known or latest.keeper(unit) not in {unit, latest.superior}:
                raise MergerRefusedError(self._workplace.names.unit(unit))
        if not units:
            raise MergerRefusedError("")
        if isinstance(successor, NewUnit):
            return units, self._begun(units, successor) or new_unit(self._workplace, successor, like=known[units[0]])
        following = self._workplace.names.find(successor)
        if following in units or latest.keeper(following) not in {following, ""}:
            raise MergerRefusedError(self._workplace.names.unit(following))
        return units, known[following]

    def _begun(self, units: Sequence[str], wanted: NewUnit) -> AdministrativeUnit | None:
        """Return the new unit of a merger that was cut short before the roster followed, to be finished now."""
        known, latest = self._workplace.catalogue().units, self._editor.latest()
        named = {unit for ended in units for unit in known[ended].successors}
        begun = [known[unit] for unit in named if unit in known and latest.member(unit) is None]
        return next((unit for unit in begun if unit.name == clean(wanted.name)), None)

    def _merger_puts(self, units: Sequence[str], following: AdministrativeUnit, last_day: date) -> list[Put]:
        workplace, catalogue = self._workplace, self._workplace.catalogue()
        puts = [
            put_unit(
                workplace,
                replace(catalogue.units[unit], valid_to=last_day, successors=(following.uuid,)),
            )
            for unit in units
        ]
        if following.uuid in catalogue.units:
            return puts
        puts.append(put_unit(workplace, following))
        going_on = [
            edition
            for edition in catalogue.signed
            if edition.year >= last_day.year and not set(units).isdisjoint(edition.programme.units)
        ]
        puts.extend(put_edition(workplace, with_units(one.programme, units, [following.uuid])) for one in going_on)

        def merged(form: ReportForm) -> ReportForm | None:
            is_due = any(line.unit in units for line in form.lines)
            return with_lines(form, units, [following]) if is_due else None

        puts.extend(changed_forms(workplace, going_on, merged))
        return puts

    def succeed(self, following: NewUnit, *, person_name: str = "", person_post: str = "") -> Changes:
        """Make this database that of a new superior office: a new roster root, under which the programme goes on.

        What was written under the old root counts as before, and nothing written under it later does. The PCs of the
        communes stay enrolled; each commune types the code of the new invitation. Open the office anew afterwards.
        """
        workplace = self._workplace
        if not workplace.is_superior:
            raise NotAllowedError("superior")
        if not self._editor.holds_key:
            raise RosterKeyElsewhereError
        unit = self._new_superior(following)
        latest = self._editor.latest()
        puts = [put_unit(workplace, unit)]
        own = workplace.identity
        if clean(person_name):
            person = Person(clean(person_name), clean(person_post), workplace.now()[:10])
            puts.append(put_record(workplace.homes.own_standing_book, RecordKind.PERSON, own.person, person))
        self._before_succession()
        workplace.write(puts)
        self._editor.cut_own_tail()
        key = SigningKey.generate()
        root = self._root(latest, unit.uuid, bytes(key.verify_key).hex())
        record = SignedRecord.make(Purpose.ROSTER, encode_roster(root), key=key)
        identity = replace(
            own,
            unit=unit.uuid,
            unit_code=unit.code,
            unit_name=unit.name,
            superior=unit.uuid,
            superior_name=unit.name,
            root=record.id,
            common=workplace.identity.own_office,
        )
        journal = open_journal(workplace.journal.database, identity, workplace.keys)
        journal.ingest(
            journal.intake([], [record], received_at=""), also=writing_identity(as_remembered(identity, key))
        )
        rename_card(workplace.folder, unit_name=unit.name, unit_code=unit.code)
        return Changes.ALL

    def _new_superior(self, wanted: NewUnit) -> AdministrativeUnit:
        own = self._workplace.identity
        like = self._workplace.catalogue().units.get(own.unit)
        name, code = clean(wanted.name)[:LONGEST_NAME], official_code(wanted.code)
        if not name or not code:
            raise MergerRefusedError(name or code or own.unit_name)
        level = like.level if like else AdminLevel.PROVINCE
        return AdministrativeUnit(
            uuid=token_hex(16), code=code, name=name, level=level, kind=None, parent=like.parent if like else None
        )

    def _root(self, latest: Roster, superior: str, signer: str) -> Roster:
        chain = self._workplace.journal.chain
        adopted = latest.offices[1 + len(latest.inherits) :]

        def taken_over(grant: Grant) -> Grant:
            unit = superior if grant.unit == latest.superior else grant.unit
            return replace(grant, unit=unit, since=0, seals_since=0)

        return Roster(
            number=1,
            previous="",
            superior=superior,
            signers=(signer,),
            members=tuple(Member(member.unit, member.keeper) for member in latest.members),
            devices=tuple(map(taken_over, latest.devices)),
            heritage=Heritage(chain.ids[0], chain.ids[-1], latest.superior),
            inherits=(*adopted, latest.superior, *latest.inherits),
        )
