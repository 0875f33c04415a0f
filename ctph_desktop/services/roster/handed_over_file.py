"""The file an office was handed over with, opened beside the office that takes it over."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    AdoptionReason,
    AdoptionRefusedError,
    BackupDamagedError,
    BackupWithoutSheetError,
    DatabaseKeyError,
    FileDamagedError,
)
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.belonging import open_journal, recall
from ctph_desktop.services.ground.handed_over import receiver_of
from ctph_desktop.services.ground.leftovers import RESTORING
from ctph_desktop.services.ground.office_card import DATABASE_NAME
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.copies import check_file
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.sync.recovery import decode_keys, unwrap_key
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.paths import database_migrations


class HandedOver(Struct, frozen=True):
    """An office as it was handed over: its workplace, to be read only, and to whom it was said to go.

    `reading_keys` open what was encrypted to it, or to offices it had taken over itself.
    """

    workplace: Workplace
    receiver: str
    reading_keys: tuple[str, ...]


@contextmanager
def opened(path: Path | str, code: str, *, beside: Path, clock: Clock) -> Iterator[HandedOver]:
    """Open a handed-over office with the code of its sheet; the file stays as it is.

    Every page, hash and signature is checked first. `beside` is the folder that takes the copy that is looked at.
    NotABackupError, BackupDamagedError and the faults of a typed recovery code as when restoring; AdoptionRefusedError
    where it is no handed-over superior office.
    """
    backup, copy = Path(path), beside / f"{DATABASE_NAME}.{token_hex(4)}{RESTORING}"
    try:
        header = backup_files.extract(backup, copy)
        sheets = decode_keys(header.recovery)
        if not sheets:
            raise BackupWithoutSheetError(backup)
        key = unwrap_key(sheets, code)
        try:
            check_file(copy, key=key)
        except (FileDamagedError, DatabaseKeyError) as error:
            raise BackupDamagedError(backup) from error
        database = open_database(copy, key=key, migrations=database_migrations())
        try:
            yield _handed_over(database, AttachmentFiles(backup.parent, key=key), folder=beside, clock=clock)
        finally:
            database.close()
    finally:
        for leftover in (copy, copy.with_name(copy.name + "-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _handed_over(database: Database, attachments: AttachmentFiles, *, folder: Path, clock: Clock) -> HandedOver:
    belonging = recall(database)
    if belonging.identity.role is not OfficeRole.SUPERIOR:
        raise AdoptionRefusedError(AdoptionReason.NO_SUPERIOR)
    receiver = receiver_of(database)
    if not receiver:
        raise AdoptionRefusedError(AdoptionReason.NOT_HANDED_OVER)
    journal = open_journal(database, belonging.identity, belonging.keys)
    if journal.chain.is_forked:
        raise AdoptionRefusedError(AdoptionReason.FORKED)
    if journal.chain.latest is None:
        raise AdoptionRefusedError(AdoptionReason.NO_SUPERIOR)
    journal.cut()
    workplace = Workplace(
        folder=folder,
        identity=belonging.identity,
        keys=belonging.keys,
        journal=journal,
        clock=clock,
        attachments=attachments,
    )
    return HandedOver(workplace, receiver, (belonging.keys.identity, *belonging.taken_over))
