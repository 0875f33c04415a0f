"""Backups of an office with all its journals: each journal is a file of its own, and they are made together."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels.backup_files import find_backups
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.safekeeping.backups import BackupReason, BackupService, Copying, backup_rows
from ctph_desktop.services.safekeeping.witness import WitnessService


class KeptJournal(Struct, frozen=True):
    """One journal of the office, with what keeps it safe; `key` is that of its database."""

    workplace: Workplace
    witness: WitnessService
    backups: BackupService
    key: str


class BegunBackup(Struct, frozen=True):
    """A copy of one journal that is still to be checked."""

    backups: BackupService
    copying: Copying

    def finish_quietly(self) -> BackupRow | None:
        """Check the copy and make it a backup; failing is told, not raised."""
        return self.backups.finish_quietly(self.copying)


class OfficeBackups:
    """What `BackupService` does for one journal, for all of an office; where there are several, a row says whose."""

    def __init__(
        self, journals: Callable[[], Sequence[KeptJournal]], closed: Callable[[], Sequence[tuple[str, Path]]]
    ) -> None:
        self._journals = journals
        self._closed = closed

    @property
    def _all(self) -> tuple[BackupService, ...]:
        return tuple(one.backups for one in self._journals())

    @property
    def _first(self) -> BackupService:
        return self._journals()[0].backups

    @property
    def folder(self) -> Path:
        """Where the backups of the first journal lie; those of another lie in its own folder."""
        return self._first.folder

    @property
    def trouble(self) -> str:
        """Why the program did not make a backup it wanted; empty when it made all."""
        return next((one.trouble for one in self._all if one.trouble), "")

    def rows(self) -> tuple[BackupRow, ...]:
        """Return the backups of all journals, newest first, those whose clock was wrong last."""
        rows = [row for one in self._journals() for row in self._named(one, one.backups.rows())]
        clock = self._journals()[0].workplace.clock
        for authority, place in self._closed():
            lying = backup_rows(find_backups(place / BACKUP_FOLDER), clock=clock)
            rows.extend(replace(row, authority=authority) for row in lying)
        newest = sorted(rows, key=lambda row: row.created_at.timestamp() if row.created_at else 0.0, reverse=True)
        return tuple(sorted(newest, key=lambda row: row.is_clock_wrong))

    def _named(self, one: KeptJournal, rows: Sequence[BackupRow]) -> list[BackupRow]:
        if len(self._journals()) == 1:
            return list(rows)
        return [replace(row, authority=one.workplace.identity.superior_name) for row in rows]

    def stick(self) -> tuple[datetime | None, str]:
        """Return when all journals were last on a stick or another disk, and where; None while one never was."""
        found = [one.stick() for one in self._all]
        if any(at is None for at, _ in found):
            return None, ""
        return min(found, key=lambda one: one[0].timestamp() if one[0] else 0.0)

    def make(self, reason: BackupReason = BackupReason.BY_HAND) -> BackupRow:
        """Make a backup of each journal now; return that of the first."""
        return self.make_all(reason)[0]

    def make_all(self, reason: BackupReason = BackupReason.BY_HAND) -> tuple[BackupRow, ...]:
        """Do the same, and return that of each journal."""
        return tuple(row for one in self._journals() for row in self._named(one, [one.backups.make(reason)]))

    def save_to(self, folder: Path | str, reason: BackupReason = BackupReason.BY_HAND) -> BackupRow:
        """Make a backup of each journal, and copies on a stick or in another folder; return that of the first."""
        return self.save_all_to(folder, reason)[0]

    def save_all_to(self, folder: Path | str, reason: BackupReason = BackupReason.BY_HAND) -> tuple[BackupRow, ...]:
        """Do the same, and return the copy of each journal."""
        return tuple(row for one in self._journals() for row in self._named(one, [one.backups.save_to(folder, reason)]))

    def begin_if_due(self) -> tuple[BegunBackup, ...]:
        """Begin the backups that are due; failing is told, not raised."""
        begun = ((one, one.begin_if_due()) for one in self._all)
        return tuple(BegunBackup(service, copying) for service, copying in begun if copying is not None)

    def make_if_due(self) -> BackupRow | None:
        """Make the backups that are due; return the first that was made."""
        made = [one.make_if_due() for one in self._all]
        return next((row for row in made if row is not None), None)

    def is_on_same_disk(self, folder: Path | str) -> bool:
        """Tell whether a folder lies on the disk of the office itself, and is lost together with it."""
        return self._first.is_on_same_disk(folder)
