"""The cards of offices: as a database tells them, and written anew when one is lost or spoilt."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from ctph_desktop.channels.backup_files import BackupFile, BackupHeader, find_backups, growth
from ctph_desktop.domain.errors import (
    DomainError,
    EnvironmentFault,
    KeyMissingError,
    KeyStoreUnavailableError,
    NewerDatabaseError,
    NotAnOfficeError,
)
from ctph_desktop.files.faults import lies_there
from ctph_desktop.services.ground.belonging import identity_in
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.office_card import (
    CARD_FORMAT,
    CARD_NAME,
    DATABASE_NAME,
    UNUSABLE,
    Card,
    database_key,
    is_database_key,
    read_card,
    write_card,
)
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.storage.engine import open_as_it_is
from ctph_desktop.system.secrets import FileKeyStore, KeyPreference, SystemKeyStore, is_key_name

KnownKey = tuple[str, str, KeyPreference]


def card_of(identity: OfficeIdentity, *, key_name: str, key_store: KeyPreference) -> Card:
    """Return the card of an office as its database tells it."""
    return Card(
        CARD_FORMAT,
        key_name,
        key_store.value,
        identity.unit_name,
        identity.unit_code,
        identity.role.value,
        identity.plan_year,
        bool(identity.sample_note),
    )


def require_office(folder: Path) -> None:
    """Raise NotAnOfficeError for a folder with neither card nor database nor backups of its own."""
    if not any(lies_there(folder / name) for name in (CARD_NAME, DATABASE_NAME, BACKUP_FOLDER)):
        raise NotAnOfficeError(folder)


def present_card(folder: Path) -> Card:
    """Return an office's card, written anew if it is lost; the office is locked meanwhile.

    KeyMissingError if nothing that is left tells which office it is, NewerDatabaseError as `read_card` has it.
    """
    if (card := usable_card(folder)) is not None:
        return card
    card = rebuilt_card(folder)
    with suppress(EnvironmentFault):  # a folder may have taken its place: the database has all it says
        write_card(folder, card)
    return card


def usable_card(folder: Path) -> Card | None:
    """Return an office's card; None if it is lost or spoilt. NewerDatabaseError as `read_card` has it."""
    try:
        return read_card(folder)
    except UNUSABLE:
        return None


def told_card(folder: Path) -> Card | None:
    """Return what an office's card says, or its newest backup where it says nothing; None if neither tells."""
    with suppress(*UNUSABLE, NewerDatabaseError):
        return read_card(folder)
    return next(_cards_of_backups(folder), None)


def rebuilt_card(folder: Path) -> Card:
    """Return what the card of an office must have said: as its database has it, else as its newest backup has it."""
    for name, key, store in known_keys(folder):
        if (identity := _identity(folder, key)) is not None:
            return card_of(identity, key_name=name, key_store=store)
    for card in _cards_of_backups(folder):
        return card
    raise KeyMissingError("", str(folder))


def _cards_of_backups(folder: Path) -> Iterator[Card]:
    """Yield cards as the backups in an office have them, the newest first. Nobody vouches for what a header says."""
    for header in (backup.header for backup in _own_backups(folder)):
        if header.role in set(OfficeRole):
            yield Card(
                CARD_FORMAT,
                key_name_of(header),
                _store_of(folder, header.key_name).value,
                header.unit_name,
                header.unit_code,
                header.role,
                header.plan_year,
                header.is_sample,
            )


def key_name_of(header: BackupHeader) -> str:
    """Return the name of a backup's key; a new one where it is none that a key can have."""
    return header.key_name if is_key_name(header.key_name) else token_hex(16)


def known_key(folder: Path, header: BackupHeader) -> str:
    """Return the key this PC keeps of an office, by its card or without; empty if it keeps none.

    Without a card it is the key that opens the present database, or the one that a backup names.
    """
    if (card := usable_card(folder)) is not None:
        with suppress(DomainError, EnvironmentFault):
            return database_key(folder, card)
        return ""
    keys = list(known_keys(folder))
    fitting = [key for _, key, _ in keys if _identity(folder, key) is not None]
    named = [key for name, key, _ in keys if name == header.key_name]
    return next(iter([*fitting, *named]), "")


def has_known_key(folder: Path) -> bool:
    """Tell whether this PC keeps any key for a folder, by its card or without."""
    with suppress(DomainError, EnvironmentFault):
        if (card := usable_card(folder)) is not None:
            return bool(database_key(folder, card))
    return next(known_keys(folder), None) is not None


def known_keys(folder: Path) -> Iterator[KnownKey]:
    """Yield the keys this PC keeps for a folder without a card: name, key, and where it is kept."""
    for name, key in FileKeyStore(folder).all().items():
        if is_database_key(key):
            yield name, key, KeyPreference.FILE
    for name in dict.fromkeys(backup.header.key_name for backup in _own_backups(folder)):
        if key := _system_key(name):
            yield name, key, KeyPreference.SYSTEM


def _system_key(name: str) -> str:
    try:
        key = SystemKeyStore().get(name) if is_key_name(name) else ""
    except (KeyMissingError, KeyStoreUnavailableError):
        return ""
    return key if is_database_key(key) else ""


def _store_of(folder: Path, name: str) -> KeyPreference:
    is_in_file = name in FileKeyStore(folder).all() or not _system_key(name)
    return KeyPreference.FILE if is_in_file else KeyPreference.SYSTEM


def _own_backups(folder: Path) -> list[BackupFile]:
    return sorted(find_backups(folder / BACKUP_FOLDER), key=lambda backup: growth(backup.header), reverse=True)


def _identity(folder: Path, key: str) -> OfficeIdentity | None:
    """Return which office a folder's database is of, as far as a key opens it."""
    try:
        database = open_as_it_is(folder / DATABASE_NAME, key=key)
    except EnvironmentFault:
        return None
    try:
        return identity_in(database)
    finally:
        database.close()
