"""How safe an office's data are, and what can be done about it: the one place that screens and commands ask."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ctph_desktop.domain.errors import EnvironmentFault, RecoverySheetMissingError
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.safekeeping_rows import Safekeeping
from ctph_desktop.services.safekeeping.handover import HandoverService
from ctph_desktop.services.safekeeping.misplaced import folders_in_place
from ctph_desktop.services.safekeeping.office_backups import KeptJournal, OfficeBackups
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE, RecoveryService
from ctph_desktop.wording import safekeeping as words


class SafekeepingService:
    """Backups, the recovery sheet, the witness and handing over, for all journals of an office at once.

    `journals` returns those that are open, the first one first; `troubles` says why others are not, `closed` whose they
    are and where.
    """

    def __init__(
        self,
        journals: Callable[[], Sequence[KeptJournal]],
        *,
        troubles: Callable[[], Sequence[str]],
        closed: Callable[[], Sequence[tuple[str, Path]]],
        fonts: Path,
    ) -> None:
        self._journals = journals
        self._troubles = troubles
        self._fonts = fonts
        self.backups = OfficeBackups(journals, closed)
        self.recovery = RecoveryService(journals)
        self.handover = HandoverService(journals, self.backups, self.recovery, fonts=fonts)

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
            exchanged=next((found for one in self._journals() if (found := one.witness.notice())), None),
            trouble=self.backups.trouble,
        )

    def notices(self) -> tuple[str, ...]:
        """Return the sentences that stand on every screen until something is done about them."""
        found = list(self._troubles())
        for one in self._journals():
            if receiver := one.workplace.keeping.handed_to:
                found.append(words.handed_over(receiver))
            if (exchanged := one.witness.notice()) is not None:
                has_superior = not one.workplace.is_superior
                found.append(words.exchanged(exchanged.kind, has_superior=has_superior))
        if later := self.needs_update():
            found.append(words.needs_update(later))
        if self.backups.trouble:
            found.append(words.no_backup(self.backups.trouble))
        misplaced = {
            name: said for one in self._journals() for name, said in folders_in_place(one.workplace.folder).items()
        }
        found += misplaced.values()
        is_sample = all(one.workplace.identity.sample_note for one in self._journals())
        if not is_sample and RECOVERY_FILE not in misplaced:
            found += self._sheet_notice()
        return tuple(dict.fromkeys(found))

    def needs_update(self) -> int:
        """Return how much of what is held here only a later version of the program can read."""
        places = [one.workplace for one in self._journals()]
        states = (state for place in places for state in place.queries.book_states(place.journal.books()))
        return sum(state.held.get(Verdict.NEEDS_UPDATE.value, 0) for state in states)

    def _sheet_notice(self) -> list[str]:
        with suppress(EnvironmentFault):
            if self.recovery.newest() is None:
                return [words.no_sheet()]
            if not self.recovery.is_confirmed():
                return [words.sheet_not_confirmed()]
            if not self.recovery.opens_all():
                return [words.sheet_of_some()]
        return []

    def acknowledge(self) -> None:
        """Say that the notice about an exchanged file has been read."""
        for one in self._journals():
            one.witness.acknowledge()

    def save_sheet(self, sheet: RecoverySheet, path: Path | str) -> None:
        """Write a recovery sheet as a PDF to print; DiskFullError, FolderNotWritableError or FileInUseError."""
        from ctph_desktop.documents.safekeeping_pages import write_recovery_sheet  # noqa: PLC0415 - brings reportlab

        if not sheet.groups:
            raise RecoverySheetMissingError
        write_recovery_sheet(sheet, Path(path), fonts=self._fonts)
