"""Handing over a superior office as a whole: one file for the office that goes on, and nothing is written after it."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from ctph_desktop.channels.backup_files import check_place
from ctph_desktop.domain.errors import (
    EvidenceNotSavedError,
    NotAllowedError,
    ReceiverMissingError,
    RecoverySheetMissingError,
    RosterKeyElsewhereError,
)
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.handed_over import write_receiver
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.roster_editing import RosterEditor
from ctph_desktop.services.safekeeping.backups import BackupReason, BackupService
from ctph_desktop.services.safekeeping.recovery import RecoveryService
from ctph_desktop.wording import adopting as words

_LONGEST_NAME: Final = 120


class OfficeHandoverView(Struct, frozen=True):
    """What handing the office over takes along: its units, its PCs besides this one, what waits, which sheet opens it.

    `receiver` is whom it was handed over to already.
    """

    office: str
    units: tuple[str, ...]
    other_devices: tuple[str, ...]
    waiting: int
    sheet: str
    receiver: str = ""

    def sentences(self, receiver: str) -> str:
        """Say all this of an office that goes on."""
        return words.handover_sentences(
            self.office,
            receiver,
            units=self.units,
            other_devices=self.other_devices,
            waiting=self.waiting,
            sheet=self.sheet,
        )


class OfficeHandover:
    """A superior office ends: another goes on with its programmes, its units and all that was reported to it."""

    def __init__(
        self, workplace: Workplace, editor: RosterEditor, backups: BackupService, recovery: RecoveryService
    ) -> None:
        self._workplace = workplace
        self._editor = editor
        self._backups = backups
        self._recovery = recovery

    def preview(self) -> OfficeHandoverView:
        """Say what handing over would take along; nothing is written.

        NotAllowedError, RosterKeyElsewhereError or RecoverySheetMissingError where it cannot be done on this PC.
        """
        workplace = self._workplace
        latest = workplace.journal.chain.latest
        if not workplace.is_superior or latest is None:
            raise NotAllowedError("superior")
        if not self._editor.holds_key:
            raise RosterKeyElsewhereError
        sheet = self._recovery.newest()
        if sheet is None:
            raise RecoverySheetMissingError
        own = workplace.keys.public.sign.hex()
        return OfficeHandoverView(
            office=workplace.identity.unit_name,
            units=tuple(workplace.names.unit(member.unit) for member in latest.members),
            other_devices=tuple(grant.name for grant in latest.devices_of(latest.superior) if grant.sign != own),
            waiting=workplace.packages.waiting(),
            sheet=sheet.sheet,
            receiver=workplace.keeping.handed_to,
        )

    def hand_over(self, receiver: str, folder: Path | str) -> BackupRow:
        """Write the file for the office that goes on into a folder; from then on nothing is written here.

        Done again it writes the file anew. Whatever is raised, the office goes on as before, unless the file is there
        and only evidence beside it is lacking (EvidenceNotSavedError).
        """
        name = clean(receiver)[:_LONGEST_NAME]
        before = self.preview().receiver
        if not (name := name or before):
            raise ReceiverMissingError
        workplace = self._workplace
        database = workplace.journal.database
        check_place(Path(folder), database.path.stat().st_size)
        workplace.journal.cut()
        write_receiver(database, name)
        try:
            return self._backups.save_to(folder, BackupReason.OFFICE_HANDOVER)
        except EvidenceNotSavedError:
            raise
        except BaseException:
            write_receiver(database, before)
            raise

    def take_back(self) -> Changes:
        """Go on as before: for an office that was handed over by mistake, while nobody took it over."""
        if not self._workplace.keeping.handed_to:
            return Changes.NONE
        write_receiver(self._workplace.journal.database, "")
        return Changes.ALL
