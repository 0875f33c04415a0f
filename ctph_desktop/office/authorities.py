"""The authorities an office reports to or leads: joining a further one, leaving one, bringing journals together."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ctph_desktop.channels.backup_files import read_header
from ctph_desktop.domain.errors import (
    AlreadyJoinedError,
    AuthorityLeftError,
    LastJournalError,
    OtherOfficeError,
    OwnInvitationError,
)
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import rename_folder, shared_folder, sync_folder
from ctph_desktop.office.cards import present_card, require_office
from ctph_desktop.office.joining import join_further
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.journals import FIRST, JournalRow, further_folders, place_for_journal
from ctph_desktop.services.ground.office_card import database_key
from ctph_desktop.services.ground.office_rows import InvitationView
from ctph_desktop.services.roster.invitations import Invitation, open_invitation
from ctph_desktop.system.single_instance import OfficeLock

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
        joined = self._journals.add(folder)
        joined.safekeeping.recovery.share()
        return replace(joined.standpoint, journal=joined.journal)

    def _fitting(self, path: Path | str) -> Invitation:
        invitation = open_invitation(path)
        name, roots = invitation.view.superior_name, set(invitation.chain.all_ids)
        for office in self._journals.all():
            if office.authority_root in roots:
                raise AuthorityLeftError(name) if office.left_on else AlreadyJoinedError(name)
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

        The key the office has opens it, or the code of a sheet. ForeignBackupError if it is of no journal of this
        office, OtherOfficeError for the first one's, BackupNotOpenedError if it needs a code.
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
                restore_into_new(place, backup, code=code, known=key, clock=self._first.clock)
        except BaseException:
            self._journals.look_again(place)
            raise
        back = self._journals.add(place)
        return replace(back.standpoint, journal=back.journal)

    def take_in(self, folder: Path | str) -> Standpoint:
        """Make another office of this PC a further journal of this one; its folder moves below this one's.

        It keeps its own keys; a new recovery sheet opens both. AlreadyJoinedError where both have the same authority,
        OtherOfficeError for a folder that cannot move, OfficeInUseError while it is open.
        """
        folder, home = Path(folder).resolve(), self._first.folder.resolve()
        if folder == home or home in folder.parents or folder in home.parents:
            raise OtherOfficeError("same" if folder == home else "inside")
        require_office(folder)
        if further_folders(folder):
            raise OtherOfficeError("has_further")
        with OfficeLock(folder):
            database_key(folder, present_card(folder))  # one whose key is lost is unlocked first, where it lies
        place = place_for_journal(home)
        try:
            shared_folder(place.parent)
            rename_folder(folder, place)
            sync_folder(place.parent)
        except OSError as error:
            raise fault_of(error, folder, is_folder=True) from error
        try:
            taken = self._journals.add(place)
            self._check_taken(taken)
        except BaseException:
            self._journals.close(place.name)
            rename_folder(place, folder)
            self._journals.remember()
            raise
        return replace(taken.standpoint, journal=taken.journal)

    def _check_taken(self, taken: "Office") -> None:
        for office in self._journals.all():
            if office is not taken and office.authority_root == taken.authority_root:
                raise AlreadyJoinedError(taken.authority_name)
