"""How safe an office's data are, and what can be done about it: the one place that screens and commands ask."""

from contextlib import suppress
from pathlib import Path

from ctph_desktop.domain.errors import EnvironmentFault, RecoverySheetMissingError
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.services.ground.safekeeping_rows import Safekeeping
from ctph_desktop.services.ground.workplace import Workplace, moment
from ctph_desktop.services.safekeeping.backups import BackupService
from ctph_desktop.services.safekeeping.handover import HandoverService
from ctph_desktop.services.safekeeping.misplaced import folders_in_place
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE, RecoveryService
from ctph_desktop.services.safekeeping.witness import WitnessService
from ctph_desktop.wording import safekeeping as words


class SafekeepingService:
    """Backups, the recovery sheet, the witness and handing over."""

    def __init__(self, workplace: Workplace, witness: WitnessService, *, key: str, fonts: Path) -> None:
        self._workplace = workplace
        self._witness = witness
        self._fonts = fonts
        self.backups = BackupService(workplace, key=key)
        self.recovery = RecoveryService(workplace, key=key)
        self.handover = HandoverService(workplace, self.backups, self.recovery, key=key, fonts=fonts)

    def view(self) -> Safekeeping:
        """Return everything the safekeeping screen shows."""
        at, place = self.backups.stick()
        newest = self.recovery.newest()
        return Safekeeping(
            backups=self.backups.rows(),
            folder=str(self.backups.folder),
            stick_at=at,
            stick_place=place,
            sheet=newest.sheet if newest else "",
            sheet_issued_at=moment(newest.issued_at) if newest else None,
            is_sheet_confirmed=self.recovery.is_confirmed(),
            exchanged=self._witness.notice(),
            trouble=self.backups.trouble,
        )

    def notices(self) -> tuple[str, ...]:
        """Return the sentences that stand on every screen until something is done about them."""
        found = []
        if (exchanged := self._witness.notice()) is not None:
            found.append(words.exchanged(exchanged.kind, has_superior=not self._workplace.is_superior))
        if later := self.needs_update():
            found.append(words.needs_update(later))
        if self.backups.trouble:
            found.append(words.no_backup(self.backups.trouble))
        misplaced = folders_in_place(self._workplace.folder)
        found += misplaced.values()
        if not self._workplace.identity.sample_note and RECOVERY_FILE not in misplaced:
            found += self._sheet_notice()
        return tuple(found)

    def needs_update(self) -> int:
        """Return how much of what is held here only a later version of the program can read."""
        states = self._workplace.queries.book_states(self._workplace.journal.books())
        return sum(state.held.get(Verdict.NEEDS_UPDATE.value, 0) for state in states)

    def _sheet_notice(self) -> list[str]:
        with suppress(EnvironmentFault):
            if self.recovery.newest() is None:
                return [words.no_sheet()]
            if not self.recovery.is_confirmed():
                return [words.sheet_not_confirmed()]
        return []

    def acknowledge(self) -> None:
        """Say that the notice about an exchanged file has been read."""
        self._witness.acknowledge()

    def save_sheet(self, sheet: RecoverySheet, path: Path | str) -> None:
        """Write a recovery sheet as a PDF to print; DiskFullError, FolderNotWritableError or FileInUseError."""
        from ctph_desktop.documents.safekeeping_pages import write_recovery_sheet  # noqa: PLC0415 - brings reportlab

        if not sheet.groups:
            raise RecoverySheetMissingError
        write_recovery_sheet(sheet, Path(path), fonts=self._fonts)
