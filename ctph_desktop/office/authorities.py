"""The authorities an office reports to or leads: joining a further one, leaving one, bringing journals together."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ctph_desktop.channels.backup_files import read_header
from ctph_desktop.domain.errors import (
    AlreadyJoinedError,
    AuthorityLeftError,
    ForeignBackupError,
    LastJournalError,
    OtherOfficeError,
    OwnInvitationError,
)
from ctph_desktop.domain.journal.roster import build_chain
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import rename_folder, shared_folder, sync_folder
from ctph_desktop.office.cards import require_office
from ctph_desktop.office.joining import join_further
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.services.ground.belonging import recall
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.journals import FIRST, JournalRow, further_folders, is_same_unit, place_for_journal
from ctph_desktop.services.ground.office_rows import InvitationView
from ctph_desktop.services.roster.invitations import Invitation, open_invitation
from ctph_desktop.storage.copies import rosters_of
from ctph_desktop.storage.engine import Database
from ctph_desktop.system.new_folder import take_back

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class AuthorityService:
    """What an office does about its authorities; seen from any of its journals it is the same."""

    def __init__(self, first: "Office") -> None:
        self._first = first
        self._journals = first.journals

    def rows(self) -> tuple[JournalRow, ...]:
        """Return every journal of the office, also those that could not be opened or are missing."""
        return self._journals.rows()

    def read(self, invitation: Path | str) -> InvitationView:
        """Return what an invitation offers; AlreadyJoinedError, OwnInvitationError where it adds no authority."""
        return self._fitting(invitation).view

    def join(self, invitation: Path | str, unit: str, typed_code: str) -> Standpoint:
        """Start a journal for a further authority by its invitation; return where one stands to look at it.

        `unit` is the UUID by which that authority knows this office. MistypedCodeError and CodeMismatchError as when
        an office joins.
        """
        opened, first = self._fitting(invitation), self._first
        folder = join_further(first.folder, opened, unit, typed_code, founder=first.founder(), keys=first.held_keys())
        try:
            joined = self._journals.add(folder)
        except BaseException:
            self._journals.close(folder.name)
            take_back(folder)
            raise
        return replace(joined.standpoint, journal=joined.journal)

    def _fitting(self, path: Path | str) -> Invitation:
        invitation = open_invitation(path)
        name, roots = invitation.view.superior_name, set(invitation.chain.all_ids)
        if (joined := self._journals.knowing(roots)) is not None:
            raise AuthorityLeftError(name) if joined.left_on else AlreadyJoinedError(name)
        if not self._first.authority_root and invitation.latest.member(self._first.profile().unit) is not None:
            raise OwnInvitationError(name)
        return invitation

    def leave(self, name: str) -> Changes:
        """Put an authority away: its journal is kept and can be read, and nothing of it is asked for any more.

        A missing journal is forgotten. LastJournalError for the only one at work.
        """
        if self._journals.forget(name):
            return Changes.ALL
        office = self._journals.of(name)
        if not any(self._journals.besides(name)):
            raise LastJournalError(office.authority_name)
        office.mark_left(self._first.today())
        return Changes.ALL

    def come_back(self, name: str) -> Changes:
        """Take an authority up again that was left."""
        self._journals.of(name).mark_left("")
        return Changes.ALL

    def place_of(self, backup: Path | str) -> tuple[Path, bool]:
        """Return the folder a backup belongs into, and whether something lies there; ForeignBackupError if nowhere."""
        _, place = self._journals.place_of_backup(read_header(Path(backup)))
        return place, is_there(place)

    def bring_back(self, backup: Path | str, *, code: str = "") -> Standpoint:
        """Make a further journal that is missing or spoilt again from its backup; one that is whole is restored.

        So comes in a journal of the same unit that this office never had, as on a new PC. The key the office has opens
        it, or the code of a sheet. ForeignBackupError if it is of another unit, OtherOfficeError for the first
        journal's and for a second one of an authority, BackupNotOpenedError if it needs a code.
        """
        name, place = self._journals.place_of_backup(read_header(Path(backup)))
        if name == FIRST:
            raise OtherOfficeError("first")
        key = self._first.held_keys().database
        self._journals.close(name)
        try:
            if is_there(place):
                restore(place, backup, code=code, clock=self._first.clock)
            else:
                restore_into_new(
                    place,
                    backup,
                    code=code,
                    known=key,
                    check=lambda opened: self._check_brought(name, opened),
                    clock=self._first.clock,
                )
        except BaseException:
            self._journals.look_again(place)
            raise
        back = self._journals.add(place)
        return replace(back.standpoint, journal=back.journal)

    def _check_brought(self, name: str, opened: Database) -> None:
        """Refuse a backup that says outside that it is of another authority, or another unit, than it is inside."""
        theirs = recall(opened).identity
        if not any(is_same_unit(theirs, office.profile()) for office in self._journals.all()):
            raise ForeignBackupError(theirs.unit_name)
        chain = build_chain(theirs.root, rosters_of(opened))
        self._journals.check_no_twin(name, theirs.superior_name, {theirs.root, *chain.earlier_roots})

    def take_in(self, folder: Path | str) -> Standpoint:
        """Make another office of this PC a further journal of this one; its folder moves below this one's.

        It keeps its own keys; a new recovery sheet opens both. OtherOfficeError for one of an authority the office has
        already and for a folder that cannot move, OfficeInUseError while it is open.
        """
        folder, home = Path(folder).resolve(), self._first.folder.resolve()
        if folder == home or home in folder.parents or folder in home.parents:
            raise OtherOfficeError("same" if folder == home else "inside")
        require_office(folder)
        if further_folders(folder):
            raise OtherOfficeError("has_further")
        with self._journals.looked_into(folder) as other:
            self._check_other(other)
        place = place_for_journal(home)
        try:
            self._move(folder, place)
            taken = self._journals.add(place)
        except BaseException:
            self._journals.close(place.name)
            if is_there(place):
                rename_folder(place, folder)
            self._journals.remember()
            raise
        return replace(taken.standpoint, journal=taken.journal)

    def _check_other(self, other: "Office") -> None:
        """Refuse one that would be a second journal of an authority; nothing moves before that is known."""
        self._journals.check_no_twin("", other.authority_name, other.authority_roots or ("",))

    @staticmethod
    def _move(folder: Path, place: Path) -> None:
        """Give a folder another place by one renaming: a program that is killed leaves it whole in one of both."""
        try:
            shared_folder(place.parent)
            rename_folder(folder, place)
            sync_folder(place.parent)
            sync_folder(folder.parent)
        except OSError as error:
            raise fault_of(error, folder, is_folder=True) from error
