"""The journals of an open office, opened together and seen from each other."""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels.backup_files import BackupHeader
from ctph_desktop.domain.errors import (
    DomainError,
    EnvironmentFault,
    ForeignBackupError,
    JournalMissingError,
    KeyMissingError,
    OtherOfficeError,
    UnknownJournalError,
)
from ctph_desktop.domain.text import search_key
from ctph_desktop.files.faults import is_there
from ctph_desktop.office.restoring import keep_key_again
from ctph_desktop.services.ground.journals import (
    FIRST,
    FURTHER_FOLDER,
    JournalRow,
    further_folders,
    further_place,
    is_same_unit,
    place_for_journal,
)
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.safekeeping_rows import Inspection
from ctph_desktop.storage.settings import read_setting, write_settings
from ctph_desktop.system.new_folder import clear_unfinished
from ctph_desktop.wording.errors import explain
from ctph_desktop.wording.messages import for_authority

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.ground.finding_rows import FindableRow
    from ctph_desktop.services.ground.overview_rows import TodoRow
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow
    from ctph_desktop.storage.engine import Database

_KNOWN: Final = "further_journals"


class _Known(Struct, frozen=True):
    """A further journal as the first one remembers it, should it be missing some day."""

    name: str
    unit: str
    authority: str
    root: str = ""


class Journals:
    """Opens the further journals of an office when they are first asked for; one that fails keeps nobody waiting."""

    def __init__(self, folder: Path, *, open_one: "Callable[[Path, ExitStack], Office]") -> None:
        self._folder = folder
        self._open_one = open_one
        self._open: dict[str, Office] = {}
        self._held: dict[str, ExitStack] = {}
        self._faults: dict[str, BaseException] = {}
        self._looked = False

    def begin_with(self, first: "Office") -> None:
        """Take the office whose folder this is as the first journal."""
        self._open[FIRST] = first

    @property
    def first(self) -> "Office":
        """The journal in the office's own folder."""
        return self._open[FIRST]

    def all(self) -> "tuple[Office, ...]":
        """Return the journals that could be opened, the first one first."""
        if not self._looked:
            self._look()
        return tuple(self._open.values())

    def _look(self) -> None:
        """Open what lies there; where the drive does not say what does, it is looked for again the next time."""
        if is_there(self._folder / FURTHER_FOLDER):
            clear_unfinished(self._folder / FURTHER_FOLDER)
        known = {one.name: one for one in self._known()}
        try:
            places = further_folders(self._folder)
        except EnvironmentFault as error:
            self._faults = dict.fromkeys(known, error)
            return
        self._looked = True
        self._faults.clear()
        for place in places:
            self._try(place)
        for name in known.keys() - self._open.keys() - self._faults.keys():
            self._faults[name] = JournalMissingError(known[name].authority)
        self._settle()

    def add(self, place: Path) -> "Office":
        """Open a further journal that has just come into being, or that failed before; its error if it does not.

        Where it opens, it is there for good: nothing that is written beside it afterwards makes a failure of it.
        """
        self.all()
        if place.name not in self._open:
            self._try(place)
        if place.name in self._faults:
            raise self._faults[place.name]
        self._settle()
        return self._open[place.name]

    def _settle(self) -> None:
        """Remember the journals, and let the sheets open them; what a full drive refuses is done at the next opening.

        A file of sheets that was lost is written anew by it.
        """
        for write in (self.remember, self.first.safekeeping.recovery.share):
            with suppress(DomainError, EnvironmentFault):
                write()

    @contextmanager
    def looked_into(self, folder: Path) -> "Iterator[Office]":
        """Open an office that lies elsewhere, for a moment: it is no journal of this one by that."""
        with ExitStack() as held:
            yield self._open_one(folder, held)

    def _try(self, place: Path) -> None:
        self._faults.pop(place.name, None)
        held = ExitStack()
        try:
            self._open[place.name] = self._opened(place, held)
        except (DomainError, EnvironmentFault) as error:
            self._faults[place.name] = error
        else:
            self._held[place.name] = held

    def _opened(self, place: Path, held: ExitStack) -> "Office":
        """Open a further journal; one whose key is lost with that of the first, if it was made with it."""
        try:
            return self._open_one(place, held)
        except KeyMissingError:
            if not keep_key_again(place, self.first.held_keys().database):
                raise
        return self._open_one(place, held)

    def close(self, name: str) -> None:
        """Close a further journal, and know it no more."""
        self._open.pop(name, None)
        self._faults.pop(name, None)
        if (held := self._held.pop(name, None)) is not None:
            held.close()

    def look_again(self, place: Path) -> None:
        """Open a journal that was closed, as far as that is possible: it is known again in any case."""
        known = {one.name: one.authority for one in self._known()}
        if place in further_folders(self._folder):
            self._try(place)
        elif place.name in known:
            self._faults[place.name] = JournalMissingError(known[place.name])

    def close_all(self) -> None:
        """Close every further journal."""
        for name in list(self._held):
            self.close(name)

    def of(self, name: str) -> "Office":
        """Return a journal by its name; the error it failed with, UnknownJournalError if there is none.

        One that could not be opened for the drive's sake is tried again: that may have been for a moment only.
        """
        if name == FIRST:
            return self.first
        self.all()
        if self._looked and isinstance(self._faults.get(name), EnvironmentFault):
            self._try(further_place(self._folder, name))
        if name in self._faults:
            raise self._faults[name]
        if name not in self._open:
            raise UnknownJournalError(name, self._authorities())
        return self._open[name]

    def knowing(self, roots: Collection[str]) -> "Office | None":
        """Return the journal that one of these rosters belongs to, if there is any.

        One that lies there and could not be opened for the drive's sake is tried again; the drive's fault where it
        still cannot be told whether it is that one.
        """
        self.all()
        known = {one.name: one.root for one in self._known()}
        for place in further_folders(self._folder):
            if place.name not in self._open and isinstance(self._faults.get(place.name), EnvironmentFault | None):
                self._try(place)
            fault = self._faults.get(place.name)
            if isinstance(fault, EnvironmentFault) and known.get(place.name, "") in {"", *roots}:
                raise fault
        return next((office for office in self.all() if office.authority_root in roots), None)

    def find(self, text: str) -> str:
        """Return the name of the one journal meant by its name, or by a part of the name of its authority."""
        self.all()
        if text in self._open or text in self._faults:
            return text
        key = search_key(text)
        names = {one.name: one.authority for one in self._known() if one.name in self._faults}
        names |= {name: office.authority_name for name, office in self._open.items()}
        meant = [name for name, authority in names.items() if key and key in search_key(authority)]
        if len(meant) != 1:
            raise UnknownJournalError(text, self._authorities())
        return meant[0]

    def _authorities(self) -> tuple[str, ...]:
        return tuple(office.authority_name for office in self._open.values())

    def besides(self, name: str) -> "Iterator[Office]":
        """Yield the journals that are at work besides one."""
        for office in self.all():
            if office.journal != name and not office.left_on:
                yield office

    # What is remembered of them

    @property
    def _database(self) -> "Database":
        return self.first.database

    def _known(self) -> tuple[_Known, ...]:
        text = read_setting(self._database, _KNOWN)
        return msgspec.json.decode(text, type=tuple[_Known, ...]) if text else ()

    def remember(self) -> None:
        """Let the first journal know which further ones there are; those that cannot be opened now stay known."""
        known = {one.name: one for one in self._known() if one.name in self._faults}
        for name, office in self._open.items():
            if name != FIRST:
                known[name] = _Known(name, office.profile().unit, office.authority_name, office.authority_root)
        told = tuple(known[name] for name in sorted(known))
        if told != self._known():
            write_settings(self._database, {_KNOWN: msgspec.json.encode(told).decode()})

    def forget(self, name: str) -> bool:
        """Forget a journal that is missing; False if it is not."""
        self.all()
        if not isinstance(self._faults.get(name), JournalMissingError):
            return False
        del self._faults[name]
        self.remember()
        return True

    def place_of_backup(self, header: BackupHeader) -> tuple[str, Path]:
        """Return the name and folder of the journal that a backup is of; ForeignBackupError if it is of none.

        One of the same unit for an authority that is not known here gets a new place: it becomes a further journal. Two
        authorities may know this office's unit by one UUID: the roster's root tells them apart. What is of an office
        with one journal is looked at when it is restored.
        """
        for office in self.all():
            profile = office.profile()
            has_succeeded = bool(header.root) and header.role == profile.role.value == OfficeRole.SUPERIOR.value
            if (not header.root or office.knows_root(header.root)) and (has_succeeded or profile.unit == header.unit):
                return office.journal, office.folder
        further = [one for one in self._known() if one.name in self._faults]
        for one in further:
            if one.root == header.root if header.root and one.root else one.unit == header.unit:
                return one.name, further_place(self._folder, one.name)
        if header.root and self._is_of_unknown_authority(header):
            place = place_for_journal(self._folder)
            return place.name, place
        if not further and len(self._open) == 1:
            return FIRST, self._folder
        raise ForeignBackupError(header.unit_name)

    def _is_of_unknown_authority(self, header: BackupHeader) -> bool:
        offices = self.all()
        return all(office.authority_root and not office.knows_root(header.root) for office in offices) and any(
            is_same_unit(office.profile(), header) for office in offices
        )

    def check_no_twin(self, name: str, authority: str, roots: Collection[str]) -> None:
        """Refuse what would be a second journal of an authority beside that of a name."""
        for office in self.all():
            if office.journal != name and (office.authority_root in roots or any(map(office.knows_root, roots))):
                raise OtherOfficeError("twin", authority)

    def closed_folders(self) -> tuple[tuple[str, Path], ...]:
        """Return the journals that lie there and could not be opened: their authorities and folders."""
        self.all()
        there = set(further_folders(self._folder))
        known = {one.name: one.authority for one in self._known()}
        places = ((known.get(name, ""), further_place(self._folder, name)) for name in sorted(self._faults))
        return tuple((authority, place) for authority, place in places if place in there)

    # What is told of them

    def rows(self) -> tuple[JournalRow, ...]:
        """Return every journal, also those that could not be opened or are missing."""
        opened = tuple(office.journal_row() for office in self.all())
        known = {one.name: one.authority for one in self._known()}
        failed = (
            JournalRow(
                name,
                str(further_place(self._folder, name)),
                authority=known.get(name, ""),
                trouble=explain(error),
                is_missing=isinstance(error, JournalMissingError),
            )
            for name, error in sorted(self._faults.items())
        )
        return (*opened, *failed)

    def troubles(self) -> tuple[str, ...]:
        """Return why journals could not be opened."""
        self.all()
        return tuple(map(explain, self._faults.values()))

    def verify(self) -> Inspection:
        """Read every journal again; what is told of one says which it is."""
        found = [(office.authority_name, office.inspection.verify()) for office in self.all()]
        if len(found) == 1 and not self._faults:
            return found[0][1]

        def told(part: Callable[[Inspection], tuple[str, ...]]) -> tuple[str, ...]:
            return tuple(for_authority(name, line) for name, one in found for line in part(one))

        return Inspection(
            books=sum(one.books for _, one in found),
            segments=sum(one.segments for _, one in found),
            operations=sum(one.operations for _, one in found),
            held=sum(one.held for _, one in found),
            conflicts=sum(one.conflicts for _, one in found),
            problems=(*told(lambda one: one.problems), *self.troubles()),
            records=sum(one.records for _, one in found),
            reachable=sum(one.reachable for _, one in found),
            checked=told(lambda one: one.checked),
            notes=told(lambda one: one.notes),
        )

    def years(self, *, seen_from: "Office") -> "tuple[ProgrammeYearRow, ...]":
        """Return every programme of every journal in each of its years; looked at is that of `seen_from`."""
        rows: list[ProgrammeYearRow] = []
        has_several = len(self.all()) > 1
        for office in self.all():
            is_here = office.journal == seen_from.journal
            if office.left_on and not is_here:
                continue
            for row in (seen_from if is_here else office).programmes.years():
                told = row
                if has_several:
                    told = replace(
                        row,
                        journal=office.journal,
                        authority=office.authority_name,
                        is_looked_at=row.is_looked_at and is_here,
                    )
                rows.append(told)
        return tuple(rows)

    def findables(self, *, seen_from: "Office") -> "tuple[FindableRow, ...]":
        """Return what can be looked for in every journal that is at work, that of `seen_from` first."""
        from ctph_desktop.services.reading.findables import findables_of  # noqa: PLC0415 - only when looked for

        others = [office for office in self.all() if office.journal != seen_from.journal and not office.left_on]
        has_several = len(self.all()) > 1
        return tuple(
            replace(row, standpoint=replace(row.standpoint, journal=office.journal)) if has_several else row
            for office in (seen_from, *others)
            for row in findables_of(office.workplace)
        )

    def steps_besides(self, name: str) -> "Iterator[TodoRow]":
        """Yield what is to be done in the other journals, each step with the authority it is for."""
        for office in self.besides(name):
            with suppress(DomainError, EnvironmentFault):
                for row in office.steps_from_outside():
                    there = row.standpoint or office.standpoint
                    yield replace(
                        row,
                        text=for_authority(office.authority_name, row.text),
                        standpoint=replace(there, journal=office.journal),
                    )
