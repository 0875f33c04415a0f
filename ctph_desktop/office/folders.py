"""An office's folder: its card in clear, its database's key, and how a new one comes into being whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

import msgspec

from ctph_desktop.domain.errors import NewerDatabaseError
from ctph_desktop.office.cards import told_card
from ctph_desktop.services.ground.office_card import DATABASE_NAME, UNUSABLE, Card, holds_office, read_card, write_card
from ctph_desktop.services.ground.office_rows import CardState, OfficeRole, OfficeSummary
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.system.new_folder import UNFINISHED, new_folder
from ctph_desktop.system.paths import database_migrations
from ctph_desktop.system.secrets import FileKeyStore, KeyPreference, KeyStore, choose_key_store

KEY_STORE_VARIABLE: Final = "CTPH_KEY_STORE"


def summarise(folder: Path | str) -> OfficeSummary | None:
    """Return what is known of an office without opening it; None if the folder holds none.

    An office whose card is lost or spoilt is one all the same: opening it writes the card anew, and what a backup tells
    of it is told here. Of one that a later version of the program wrote only the folder's name is.
    """
    folder = Path(folder)
    if not holds_office(folder):
        return None
    state, card = CardState.READABLE, None
    try:
        card = read_card(folder)
    except NewerDatabaseError:
        state = CardState.NEWER
    except (*UNUSABLE, OSError):
        state, card = CardState.DAMAGED, _told_by_backup(folder)
    changed = _changed_at(folder)
    if card is None:
        return OfficeSummary(str(folder), folder.name, "", None, 0, is_sample=False, changed_at=changed, card=state)
    return OfficeSummary(
        str(folder), card.unit_name, card.unit_code, OfficeRole(card.role), card.plan_year, card.is_sample, changed,
        state,
    )  # fmt: skip


def _told_by_backup(folder: Path) -> Card | None:
    try:
        return told_card(folder)
    except OSError:
        return None


def offices_below(place: Path) -> tuple[Path, ...]:
    """Return the folders of offices that lie in a folder, or one level deeper; what cannot be looked into has none."""
    found: list[Path] = []
    for folder in _folders_in(place):
        found.extend([folder] if holds_office(folder) else filter(holds_office, _folders_in(folder)))
    return tuple(found)


def _folders_in(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.endswith(UNFINISHED))
    except OSError:
        return []


def _changed_at(folder: Path) -> float:
    try:
        return (folder / DATABASE_NAME).stat().st_mtime
    except OSError:
        return 0.0


@contextmanager
def new_office(folder: Path, card: Card, preference: KeyPreference | None, *, key: str = "") -> Iterator[Database]:
    """Make an office's folder under another name and give it its own when everything in it is ready.

    A further journal of an office has the `key` of the first one.
    """
    with new_folder(folder) as building:
        store = choose_key_store(building, chosen_preference(preference))
        key = key or token_hex(32)
        store.put(card.key_name, key)
        database = open_database(building / DATABASE_NAME, key=key, migrations=database_migrations(), must_exist=False)
        try:
            yield database
        finally:
            database.close()
        write_card(building, msgspec.structs.replace(card, key_store=store_kind(store).value))


def chosen_preference(chosen: KeyPreference | None) -> KeyPreference:
    """Return where a new office keeps its key: as asked, as the environment says, or as the system allows."""
    return chosen or KeyPreference(os.environ.get(KEY_STORE_VARIABLE, KeyPreference.AUTOMATIC.value))


def store_kind(store: KeyStore) -> KeyPreference:
    """Return what a card says of the store that keeps an office's key."""
    return KeyPreference.FILE if isinstance(store, FileKeyStore) else KeyPreference.SYSTEM
