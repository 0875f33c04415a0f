"""Bringing an office back: from a backup, or with its recovery code. The office is closed while this happens.

Until the last rename the present database stands where it stood; after it the restored one does. Nothing in between.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import BackupFile, BackupHeader
from ctph_desktop.domain.errors import (
    BackupDamagedError,
    BackupNotOpenedError,
    BackupWithoutSheetError,
    DatabaseKeyError,
    EnvironmentFault,
    FileDamagedError,
    ForeignBackupError,
    KeyMissingError,
    KeyStoreUnavailableError,
    NewerDatabaseError,
    NoBackupFoundError,
)
from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.journal.roster import RosterChain, build_chain
from ctph_desktop.files import placing
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.files.placing import private_folder, sync_file, sync_folder
from ctph_desktop.office.cards import (
    card_of,
    has_known_key,
    key_name_of,
    known_key,
    require_office,
    told_card,
    usable_card,
)
from ctph_desktop.office.folders import chosen_preference, store_kind
from ctph_desktop.office.keeping_aside import keep_aside
from ctph_desktop.office.restored_sheets import has_sheets, opens, sheets_replaced, take_sheets
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.belonging import identity_in, open_journal, recall
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.journals import is_same_unit
from ctph_desktop.services.ground.leftovers import ASIDE_FOLDER, BACKUP_FOLDER, RESTORING, clear_leftovers
from ctph_desktop.services.ground.office_card import DATABASE_NAME, Card, is_database_key, write_card
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.roster.roster_doubt import doubt_settings
from ctph_desktop.services.safekeeping.backups import backup_rows
from ctph_desktop.services.safekeeping.recovery import NO_SHEET, RECOVERY_FILE, read_keys, sheets_that_count
from ctph_desktop.services.safekeeping.witness import restored_settings
from ctph_desktop.storage.copies import Merged, check_file, identity_of, merge, rosters_of
from ctph_desktop.storage.engine import Database, change_key, is_of_later_version, open_as_it_is, open_database
from ctph_desktop.storage.marks import Standing, holds_mark, read_standing, standing_settings
from ctph_desktop.storage.settings import write_settings
from ctph_desktop.sync.recovery import WrappedKey, decode_keys, unwrap_key
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.new_folder import new_folder
from ctph_desktop.system.paths import database_migrations, state_folder
from ctph_desktop.system.secrets import FileKeyStore, KeyPreference, KeyStore, choose_key_store
from ctph_desktop.system.single_instance import OfficeLock
from ctph_desktop.system.witness_file import Witness, is_this_machine, machine_id, read_witness
from ctph_desktop.wording import safekeeping as words

_MOST_ASIDE: Final = 3
_JOURNAL: Final = "-journal"


class Restored(Struct, frozen=True):
    """What a restore did: what came over from the present database, None if it could not be opened, and where it is.

    That file is the very one that stood there, whatever of it can be read.
    """

    merged: Merged | None
    aside: str

    def in_words(self) -> str:
        """Say what was done."""
        merged = self.merged
        return (
            words.not_merged()
            if merged is None
            else words.restored(merged.segments, merged.operations, is_partial=merged.lost > 0)
        )


def backups_of(folder: Path | str, *, clock: Clock = system_clock) -> tuple[BackupRow, ...]:
    """Return the backups that lie in an office's folder, or in any other; newest first where the clock was right."""
    return backup_rows(_found(Path(folder)), clock=clock)


def _found(folder: Path) -> tuple[BackupFile, ...]:
    return (*backup_files.find_backups(folder / BACKUP_FOLDER), *backup_files.find_backups(folder))


def newest_backup(folder: Path | str, *, besides: Collection[Path] = ()) -> Path:
    """Return the newest backup of a folder, whatever its clock said; NoBackupFoundError if none is left."""
    newest = backup_files.newest_of(backup for backup in _found(Path(folder)) if backup.path not in besides)
    if newest is None:
        raise NoBackupFoundError(Path(folder))
    return newest.path


def unlock(folder: Path | str, code: str) -> None:
    """Open an office whose key this PC has lost, with the code of its sheet, and keep the key here again.

    RecoverySheetMissingError, RecoveryCodeMistypedError or RecoveryCodeWrongError say what is wrong with the code. If
    the code is right and the database is spoilt, the key is kept nevertheless, for a backup to be restored with it.
    """
    folder = Path(folder)
    require_office(folder)
    with OfficeLock(folder):
        key = unwrap_key(_wrapped_keys(folder), code)
        try:
            database = open_as_it_is(folder / DATABASE_NAME, key=key)
        except (DatabaseKeyError, FileDamagedError):
            if not has_known_key(folder):
                _keep_key(folder, key, name=_name_of_key(folder))
            raise
        identity = identity_in(database)
        database.close()
        store = _keep_key(folder, key, name=(name := _name_of_key(folder)))
        if identity is not None:
            _keep_card(folder, card_of(identity, key_name=name, key_store=store))


def keep_key_again(folder: Path, key: str) -> bool:
    """Keep a key that this PC has lost, where it is known from elsewhere and opens the database; tell whether it did.

    A further journal is made with the key of the first one, so a power cut that costs its file costs nothing.
    """
    with OfficeLock(folder):
        try:
            open_as_it_is(folder / DATABASE_NAME, key=key).close()
        except (DatabaseKeyError, FileDamagedError):
            return False
        _keep_key(folder, key, name=_name_of_key(folder))
    return True


def restore(folder: Path | str, backup: Path | str, *, code: str = "", clock: Clock = system_clock) -> Restored:
    """Put a backup in place of an office's database, with everything that can be read of the present one merged in.

    `code` is that of the backup's sheet, needed when the key kept on this PC does not open it (BackupNotOpenedError).
    ForeignBackupError if it is another office's, NewerDatabaseError for what this version cannot read. Whatever is
    raised, the present database stands as it stood.
    """
    folder, backup = Path(folder), Path(backup)
    require_office(folder)
    usable_card(folder)  # that of a later version ends it here
    with OfficeLock(folder):
        refuse_folder(folder / DATABASE_NAME)
        clear_leftovers(folder)
        building = folder / f"{DATABASE_NAME}.{token_hex(4)}{RESTORING}"
        try:
            header = backup_files.extract(backup, building)
            known = known_key(folder, header)
            key, wrapped = opened_with(building, header, backup, known=known, code=code)
            is_anew = wrapped != key and not has_sheets(folder)
            merged, office, sheets = _merge_present(
                folder, building, key=key, known=known, clock=clock, is_anew=is_anew
            )
            sync_file(building)
            is_strange = not known and merged is None and not opens(folder, code, key=key)
            takes = wrapped == key and (is_strange or not has_sheets(folder))
            place = folder / ASIDE_FOLDER
            with sheets_replaced(folder, header, sheets, aside=place, clock=clock) if takes else nullcontext():
                store = _keep_key(folder, key, name=(name := _name_of_key(folder, header)))
                aside = _keep_aside(folder, clock=clock, has_hot_journal=merged is None)
                placing.replace(building, folder / DATABASE_NAME)
            sync_folder(folder)
            _keep_card(folder, card_of(office, key_name=name, key_store=store))
        except OSError as error:
            raise fault_of(error, folder / DATABASE_NAME) from error
        finally:
            _forget(building)
        AttachmentFiles(folder, key=key).bring_from(backup.parent)
    return Restored(merged, str(aside))


def restore_into_new(
    folder: Path | str,
    backup: Path | str,
    *,
    code: str = "",
    known: str = "",
    check: Callable[[Database], None] = lambda _: None,
    clock: Clock = system_clock,
) -> None:
    """Make a new office folder from a backup, as on a new PC; all of it or nothing. OfficeExistsError if taken.

    `known` is a key that may open it without a code, as that of the office whose further journal this is; `check` may
    refuse what is in it before the folder is there.
    """
    folder, backup = Path(folder), Path(backup)
    with new_folder(folder) as building:
        database = building / DATABASE_NAME
        header = backup_files.extract(backup, database)
        known = known if known and _fits(database, known) else _system_key(backup, header)
        key, wrapped = opened_with(database, header, backup, known=known, code=code)
        store, name = choose_key_store(building, chosen_preference(None)), key_name_of(header)
        store.put(name, key)
        opened = open_database(database, key=key, migrations=database_migrations())
        try:
            check(opened)
            settings = standing_settings(Standing(token_hex(16), machine_id()))
            settings |= _notice(clock) | _doubt(clock) | ({} if wrapped == key else NO_SHEET)
            merge(opened, None, identity=_renewed(opened), marks=(), settings=settings)
            sheets, office = sheets_that_count(opened), recall(opened).identity
        finally:
            opened.close()
        if wrapped == key:
            take_sheets(building, header, sheets)
        write_card(building, card_of(office, key_name=name, key_store=store_kind(store)))
        sync_file(database)
        AttachmentFiles(building, key=key).bring_from(backup.parent)


def _fits(file: Path, key: str) -> bool:
    with suppress(DatabaseKeyError, FileDamagedError):
        check_file(file, key=key)
        return True
    return False


def keeps_key_of(backup: Path, header: BackupHeader) -> bool:
    """Tell whether the key store of this account opens a backup, so that no code is needed."""
    return bool(_system_key(backup, header))


def opened_with(file: Path, header: BackupHeader, backup: Path, *, known: str, code: str) -> tuple[str, str]:
    """Check a database taken from a backup; return its key from now on, and the key that the backup's sheets open.

    A code that is typed is checked, also where the known key opens the backup without one.
    """
    sheets = decode_keys(header.recovery)
    if code and not sheets:
        raise BackupWithoutSheetError(backup)
    key = unwrap_key(sheets, code) if code else ""
    try:
        with suppress(DatabaseKeyError):
            if known:
                check_file(file, key=known)
                return known, known
        if not sheets:
            raise BackupWithoutSheetError(backup)
        if not key:
            raise BackupNotOpenedError(backup)
        check_file(file, key=key)
    except (FileDamagedError, DatabaseKeyError) as error:
        raise BackupDamagedError(backup) from error
    if known:
        change_key(file, key=key, new_key=known)
    return known or key, key


def _merge_present(
    folder: Path, building: Path, *, key: str, known: str, clock: Clock, is_anew: bool
) -> tuple[Merged | None, OfficeIdentity, frozenset[str]]:
    """Merge the present database into the one being built; return what came over, whose it is, and which sheets count.

    None came over if the present one cannot be opened at all. `is_anew`: there is no sheet for what is being built.
    """
    target = open_database(building, key=key, migrations=database_migrations())
    present = _present(folder, known or key)
    try:
        if present is not None:
            if is_of_later_version(present):
                raise NewerDatabaseError(present.path)
            _check_same_office(target, present)
        standing = _standing(present, target)
        witness = read_witness(state_folder(), standing.database)
        doubt = _doubt(clock)
        merged = merge(
            target,
            present,
            identity=_renewed(present, target),
            marks=(witness.mark,) if witness else (),
            settings=standing_settings(standing) | _notice(clock) | ({} if _is_newest(present, witness) else doubt),
            on_loss=doubt,
        )
        if is_anew:
            write_settings(target, NO_SHEET)
        office, sheets = recall(target).identity, sheets_that_count(target)
    finally:
        target.close()
        if present is not None:
            present.close()
    return merged if present is not None else None, office, sheets


def _is_newest(present: Database | None, witness: Witness | None) -> bool:
    """Tell whether the present database is, as far as this PC knows, the one that was last written."""
    with suppress(EnvironmentFault):
        if present is not None:
            last = read_standing(present).machine
            is_moved = bool(machine_id() and last and not is_this_machine(last))
            return not is_moved and (witness is None or holds_mark(present, witness.mark))
    return False


def _present(folder: Path, key: str) -> Database | None:
    """Open the present database as far as that is possible; what a crash left half written is taken back by that."""
    for _ in range(2):  # a drive may stumble once
        with suppress(EnvironmentFault):
            return open_as_it_is(folder / DATABASE_NAME, key=key)
    return None


def _check_same_office(target: Database, present: Database) -> None:
    office = identity_of(present).get("office")
    if office is None:
        return
    theirs, ours = recall(target).identity, msgspec.json.decode(office, type=OfficeIdentity)
    chain = build_chain(ours.root, rosters_of(present))
    before = dict(_offices_before(chain))
    is_root = theirs.root in {ours.root, *chain.earlier_roots} or (not theirs.root and ours.role is OfficeRole.COMMUNE)
    is_unit = theirs.unit == ours.unit or (
        ours.role is theirs.role is OfficeRole.SUPERIOR and theirs.unit == before.get(theirs.root)
    )
    if not (is_root and is_unit):
        is_other_journal = is_same_unit(theirs, ours) and theirs.root and not is_root
        raise ForeignBackupError(theirs.unit_name, theirs.superior_name if is_other_journal else "")
    if ours.root and not theirs.root:
        _forget_provisional(target)


def _forget_provisional(target: Database) -> None:
    """Take away what an office alone wrote of its superior's books: those have come from the superior since."""
    own = recall(target)
    journal = open_journal(target, own.identity, own.keys)
    provisional = [book for book in journal.books() if book.kind in {BookKind.COMMON, BookKind.ABOUT}]
    with target.transaction() as connection:
        journal.forget_tails(connection, provisional)


def _offices_before(chain: RosterChain | None) -> Iterator[tuple[str, str]]:
    """Yield the roots a chain goes on from, each with the superior office it was of."""
    while chain is not None and chain.versions:
        if (heritage := chain.versions[0].heritage) is not None:
            yield heritage.root, heritage.superior
        chain = chain.heritage


def _renewed(*databases: Database | None) -> dict[str, str]:
    """Return the identity of the first database that has a whole one, writing as a new replica."""
    for database in databases:
        stored = identity_of(database) if database is not None else {}
        if {"office", "keys"} <= stored.keys():
            office = msgspec.json.decode(stored["office"], type=OfficeIdentity)
            renewed = msgspec.json.encode(replace(office, replica=token_hex(16))).decode()
            return stored | {"office": renewed}
    return {}


def _standing(present: Database | None, target: Database) -> Standing:
    for database in (present, target):
        with suppress(EnvironmentFault):
            if database is not None and (found := read_standing(database)).database:
                return Standing(found.database, machine_id() or found.machine)
    return Standing(token_hex(16), machine_id())


def _notice(clock: Clock) -> dict[str, str]:
    return restored_settings(clock().isoformat(timespec="seconds"))


def _doubt(clock: Clock) -> dict[str, str]:
    return doubt_settings(clock().isoformat(timespec="seconds"))


def _system_key(backup: Path, header: BackupHeader) -> str:
    try:
        key = choose_key_store(backup.parent, KeyPreference.SYSTEM).get(key_name_of(header))
    except (KeyMissingError, KeyStoreUnavailableError):
        return ""
    return key if is_database_key(key) else ""


def _name_of_key(folder: Path, header: BackupHeader | None = None) -> str:
    """Return the name an office's key is kept by: that of its card, or of its backups, or of the one being restored."""
    if (card := told_card(folder)) is not None:
        return card.key_name
    return key_name_of(header) if header is not None else token_hex(16)


def _keep_key(folder: Path, key: str, *, name: str) -> KeyPreference:
    """Keep a key where the card says, or in the file where this PC has no other place; return where."""
    card = usable_card(folder)
    preference = KeyPreference(card.key_store) if card is not None else chosen_preference(None)
    try:
        store = choose_key_store(folder, preference)
        if _kept(store, name) != key:
            store.put(name, key)
    except KeyStoreUnavailableError:
        store = FileKeyStore(folder)
        store.put(name, key)
    return store_kind(store)


def _kept(store: KeyStore, name: str) -> str:
    try:
        return store.get(name)
    except KeyMissingError:
        return ""


def _keep_card(folder: Path, card: Card) -> None:
    """Let the card say what the database says, where it says anything else; one that is lost is told anew each time."""
    present = usable_card(folder)
    if present != card:
        with suppress(EnvironmentFault) if present is None else nullcontext():
            write_card(folder, card)


def _wrapped_keys(folder: Path) -> tuple[WrappedKey, ...]:
    """Return the wrapped keys of an office, those of its backups where its own file is lost."""
    with suppress(EnvironmentFault):
        if keys := read_keys(folder):
            return keys
    found = backup_files.find_backups(folder / BACKUP_FOLDER)
    newest = backup_files.newest_of(backup for backup in found if decode_keys(backup.header.recovery))
    if newest is None:
        refuse_folder(folder / RECOVERY_FILE)
        return ()
    return decode_keys(newest.header.recovery)


def _keep_aside(folder: Path, *, clock: Clock, has_hot_journal: bool) -> Path:
    """Keep the present database under another name beside the office; return where, the folder if there was none."""
    place = private_folder(folder / ASIDE_FOLDER)
    present, stamp = folder / DATABASE_NAME, clock().strftime("%Y%m%d-%H%M%S")
    kept = place / f"ctph_{stamp}_{token_hex(2)}.db"
    journal = folder / (DATABASE_NAME + _JOURNAL)
    if present.is_file():
        keep_aside(present, kept)
    if has_hot_journal and journal.is_file():
        keep_aside(journal, kept.with_name(kept.name + _JOURNAL))
        journal.unlink()
    for old in sorted(place.glob("ctph_*.db"))[:-_MOST_ASIDE]:
        with suppress(OSError):
            old.unlink()
            old.with_name(old.name + _JOURNAL).unlink(missing_ok=True)
    return kept if kept.exists() else place


def _forget(building: Path) -> None:
    for path in (building, building.with_name(building.name + _JOURNAL)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
