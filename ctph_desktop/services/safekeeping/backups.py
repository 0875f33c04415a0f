"""Backups of an open office: made whole or not at all, checked from end to end, thinned, and carried to a stick."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import BackupFile, BackupHeader
from ctph_desktop.channels.same_disk import is_on_same_disk
from ctph_desktop.domain.errors import (
    DiskFullError,
    DomainError,
    DriveRemovedError,
    EnvironmentFault,
    EvidenceNotSavedError,
    FileInPlaceError,
    FileInUseError,
    FolderInPlaceError,
    FolderNotWritableError,
    UpgradeNotBackedUpError,
    WriteNotVerifiedError,
)
from ctph_desktop.domain.safekeeping import is_backup_due
from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import shared_folder
from ctph_desktop.services.ground.belonging import recall
from ctph_desktop.services.ground.journals import is_of_several
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER, COPYING
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.office_card import read_card
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.safekeeping.recovery import recovery_text
from ctph_desktop.services.safekeeping.thinning import Kept, superfluous
from ctph_desktop.storage.copies import CopyContents, check_file, state_of
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import read_settings, write_settings
from ctph_desktop.sync.recovery import decode_keys
from ctph_desktop.system.clock import Clock
from ctph_desktop.wording.errors import explain

T = TypeVar("T")

_NOT_TAKEN: Final = (DriveRemovedError, FileInUseError, FolderNotWritableError, WriteNotVerifiedError)
_STICK_AT: Final = "stick_backup_at"
_STICK_PLACE: Final = "stick_backup_place"
_CLOCK_PLAY: Final = timedelta(days=1)


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BY_HAND = "by_hand"
    BEFORE_IMPORT = "before_import"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_MERGER = "before_merger"
    BEFORE_SUCCESSION = "before_succession"
    HANDOVER = "handover"
    OFFICE_HANDOVER = "office_handover"


class Copying(Struct, frozen=True):
    """A copy of the database that is still to be checked and put into a backup file; needs the database no more."""

    copy: Path
    folder: Path
    key: str
    header: BackupHeader

    def finish(self) -> Path:
        """Check the copy from end to end and write the backup file; the copy is gone afterwards in any case."""
        try:
            found = check_file(self.copy, key=self.key)
            stamp = datetime.fromisoformat(self.header.created).strftime("%Y%m%d-%H%M")
            written = backup_files.write_backup(
                _made(self.folder / BACKUP_FOLDER),
                name=backup_files.backup_name(self.header.unit_code, stamp, authority=self.header.authority),
                header=_counted(self.header, found),
                database=self.copy,
            )
        finally:
            with suppress(OSError):
                self.copy.unlink(missing_ok=True)
        thin_out(self.folder / BACKUP_FOLDER, keeping=written)
        return written


class BackupService:
    """Backups of the office that is open."""

    def __init__(self, workplace: Workplace, *, key: str) -> None:
        self._workplace = workplace
        self._key = key
        self._trouble = ""
        self._looks = 0
        self._changes = workplace.journal.database.changes()

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return self._workplace.folder / BACKUP_FOLDER

    @property
    def trouble(self) -> str:
        """Why the last backup the program wanted to make by itself was not made; empty when it was."""
        return self._trouble

    def rows(self) -> tuple[BackupRow, ...]:
        """Return the backups of this office, newest first."""
        return backup_rows(backup_files.find_backups(self.folder), clock=self._workplace.clock)

    def stick(self) -> tuple[datetime | None, str]:
        """Return when the data were last backed up to a stick or another disk, and to which folder."""
        found = read_settings(self._workplace.journal.database, (_STICK_AT, _STICK_PLACE))
        return moment(found.get(_STICK_AT, "")), found.get(_STICK_PLACE, "")

    def make(self, reason: BackupReason = BackupReason.BY_HAND) -> BackupRow:
        """Make a backup now. DiskFullError, FolderNotWritableError, FileDamagedError or WriteNotVerifiedError."""
        return self.finish(self.begin(reason))

    def begin(self, reason: BackupReason) -> Copying:
        """Copy the database: the only part of a backup during which nobody can save."""
        workplace = self._workplace
        return begin_copy(workplace.journal.database, key=self._key, reason=reason, clock=workplace.clock)

    def finish(self, copying: Copying) -> BackupRow:
        """Check a copy and make it a backup; may run while others work with the database."""
        path = copying.finish()
        self._trouble = ""
        self._looks, self._changes = 1, self._workplace.journal.database.changes()
        return backup_row(backup_files.read_backup(path))

    def begin_if_due(self) -> Copying | None:
        """Begin a backup if one is due (`is_backup_due`); failing is told, not raised."""
        return self._quietly(lambda: self.begin(BackupReason.DAILY) if self._is_due() else None)

    def finish_quietly(self, copying: Copying) -> BackupRow | None:
        """Check a copy and make it a backup; failing is told, not raised."""
        return self._quietly(lambda: self.finish(copying))

    def make_if_due(self) -> BackupRow | None:
        """Make a backup if one is due (`is_backup_due`); failing is told, not raised."""
        copying = self.begin_if_due()
        return self.finish_quietly(copying) if copying is not None else None

    def make_before(self, reason: BackupReason) -> None:
        """Make the backup before an import or a merger unless nothing changed since the last one; it stops neither."""

        def work() -> None:
            if not self._holds_present_state():
                self.make(reason)

        try:
            self._quietly(work)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with backups, the work goes on
            self._trouble = explain(error)

    def is_on_same_disk(self, folder: Path | str) -> bool:
        """Tell whether a folder lies on the disk of the office itself, and is lost together with it."""
        return is_on_same_disk(Path(folder), self._workplace.folder)

    def save_to(self, folder: Path | str, reason: BackupReason = BackupReason.BY_HAND) -> BackupRow:
        """Make a backup and a copy of it on a stick or in another folder, read back from there.

        Evidence the place lacks goes beside it.
        On the disk of the office itself it does not count as one on a stick.
        """
        made = self.make(reason)
        path = backup_files.copy_backup(Path(made.path), Path(folder))
        if not self.is_on_same_disk(folder):
            now = self._workplace.now()
            write_settings(self._workplace.journal.database, {_STICK_AT: now, _STICK_PLACE: str(folder)})
        try:
            self._workplace.attachments.carry_to(Path(folder))
        except EnvironmentFault as error:
            raise EvidenceNotSavedError(Path(folder), isinstance(error, DiskFullError)) from error
        return backup_row(backup_files.read_backup(path))

    def _is_due(self) -> bool:
        if self._trouble:
            return True
        self._looks += 1
        moments = map(backup_files.made_at, (b.header for b in backup_files.find_backups(self.folder)))
        is_of_today = self._workplace.clock().date() in {at.date() for at in moments if at is not None}
        return is_backup_due(
            is_changed=not self._holds_present_state(),
            has_one_of_today=is_of_today,
            looks=self._looks,
            changes=self._workplace.journal.database.changes() - self._changes,
        )

    def _holds_present_state(self) -> bool:
        state = state_of(self._workplace.journal.database)
        return any(backup.header.state == state for backup in backup_files.find_backups(self.folder))

    def _quietly(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except (EnvironmentFault, DomainError) as error:
            self._trouble = explain(error)
            return None


def begin_copy(database: Database, *, key: str, reason: BackupReason, clock: Clock) -> Copying:
    """Copy an office's database, which may be one of an earlier version, into a file beside it."""
    folder = database.path.parent
    identity = recall(database).identity
    copy = folder / f"{database.path.name}.{token_hex(4)}{COPYING}"
    header = BackupHeader(
        unit=identity.unit,
        unit_code=identity.unit_code,
        unit_name=identity.unit_name,
        role=identity.role.value,
        plan_year=identity.plan_year,
        is_sample=bool(identity.sample_note),
        key_name=_key_name(folder),
        created=clock().isoformat(timespec="seconds"),
        reason=reason.value,
        state=state_of(database),
        segments=0,
        operations=0,
        recovery=recovery_text(folder),
        root=identity.root,
        authority=identity.superior_name if is_of_several(folder) else "",
    )
    try:
        database.copy_into(copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return Copying(copy, folder, key, header)


def back_up_before_upgrade(database: Database, *, key: str, clock: Clock) -> None:
    """Back up a database of an earlier version before its tables change.

    UpgradeNotBackedUpError if the disk does not take the backup, FileInPlaceError or FolderInPlaceError if something
    else lies where it goes: nothing has changed then, and the person can mend that and open the office again. A
    database that is damaged already goes on without one.
    """
    folder = database.path.parent
    try:
        begin_copy(database, key=key, reason=BackupReason.BEFORE_UPGRADE, clock=clock).finish()
    except DiskFullError as error:
        raise UpgradeNotBackedUpError(folder, error.needed, error.free, is_full=True) from error
    except (FileInPlaceError, FolderInPlaceError):
        raise
    except _NOT_TAKEN as error:
        raise UpgradeNotBackedUpError(folder) from error
    except (EnvironmentFault, DomainError):
        return


def thin_out(folder: Path, *, keeping: Path) -> None:
    """Remove the backups nobody will miss; one that cannot be removed stays, and so does that just made.

    A clock that is wrong must not make a new backup look like an old one: what a backup holds counts as well. One of
    unknown time counts as the oldest.
    """
    found = {b.path.name: b for b in backup_files.find_backups(folder) if b.path != keeping}
    kept = [
        Kept(name, backup_files.made_at(b.header) or backup_files.EARLIEST, b.size, backup_files.growth(b.header))
        for name, b in found.items()
    ]
    for name in superfluous(kept):
        with suppress(OSError):
            found[name].path.unlink()


def backup_rows(backups: Iterable[BackupFile], *, clock: Clock) -> tuple[BackupRow, ...]:
    """Return backups as screens show them, in their order; those made while the clock was ahead come last."""
    latest = clock() + _CLOCK_PLAY
    rows = [backup_row(backup, latest=latest) for backup in backups]
    return tuple(sorted(rows, key=lambda row: row.is_clock_wrong))


def backup_row(backup: BackupFile, *, latest: datetime | None = None) -> BackupRow:
    """Return a backup as screens show it; made after `latest`, it was made while the clock was wrong."""
    header = backup.header
    segments, operations = backup_files.counted(header)
    return BackupRow(
        path=str(backup.path),
        file_name=backup.path.name,
        created_at=(created := backup_files.made_at(header)),
        is_clock_wrong=latest is not None and created is not None and created.astimezone() > latest.astimezone(),
        reason=header.reason,
        unit_code=header.unit_code,
        unit_name=header.unit_name,
        size=backup.size,
        segments=segments,
        operations=operations,
        has_sheet=bool(decode_keys(header.recovery)),
        authority=header.authority,
    )


def _key_name(folder: Path) -> str:
    """Return the name an office's key is kept by; empty where its card was lost since it was opened."""
    try:
        return read_card(folder).key_name
    except (DomainError, EnvironmentFault):
        return ""


def _counted(header: BackupHeader, found: CopyContents) -> BackupHeader:
    return replace(header, segments=found.segments, operations=found.operations)


def _made(folder: Path) -> Path:
    try:
        shared_folder(folder)
    except OSError as error:
        raise fault_of(error, folder / folder.name) from error
    return folder
