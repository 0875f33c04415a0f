"""The offices opened on this PC, remembered beside the other preferences.

That is a convenience: what cannot be read of it is left out, and gone when the list is written again.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QSettings

from ctph_desktop.services.ground.office_card import holds_office
from ctph_desktop.services.ground.office_rows import CardState
from ctph_desktop.system.new_folder import clear_unfinished

_MOST_OFFICES: Final = 20
_BEGUN: Final = "opening"


class KnownOffice(Struct, frozen=True):
    """An office folder on this PC; `opened_at` is None for one that was found and never opened here."""

    folder: Path
    name: str
    role: str
    opened_at: datetime | None
    card: CardState = CardState.READABLE


def known_offices(file: QSettings) -> tuple[KnownOffice, ...]:
    """Return the offices opened before, newest first; whether their folders are still there is not looked at."""
    offices = []
    count = file.beginReadArray("offices")
    for number in range(min(count, _MOST_OFFICES)):
        file.setArrayIndex(number)
        offices.append(_read_office(file))
    file.endArray()
    return tuple(office for office in offices if office is not None)


def remember_office(file: QSettings, office: KnownOffice) -> None:
    """Put an office at the head of the list."""
    others = [known for known in known_offices(file) if known.folder != office.folder]
    file.remove("offices")
    file.beginWriteArray("offices")
    for number, known in enumerate([office, *others][:_MOST_OFFICES]):
        file.setArrayIndex(number)
        file.setValue("folder", str(known.folder))
        file.setValue("name", known.name)
        file.setValue("role", known.role)
        file.setValue("opened_at", known.opened_at.isoformat() if known.opened_at else "")
    file.endArray()
    file.sync()


def find_offices(folder: Path, *, known: tuple[KnownOffice, ...]) -> tuple[KnownOffice, ...]:
    """Return the offices opened before and those lying in the data folder; called in the worker thread."""
    from ctph_desktop.office.folders import offices_below, summarise  # noqa: PLC0415 - a heavy import

    clear_unfinished(folder)
    opened_at = {office.folder: office.opened_at for office in known}
    summaries = ((place, summarise(place)) for place in dict.fromkeys([*opened_at, *offices_below(folder)]))
    return tuple(
        KnownOffice(place, summary.unit_name, summary.role or "", opened_at.get(place), summary.card)
        for place, summary in summaries
        if summary is not None
    )


def find_last_opened(known: tuple[KnownOffice, ...]) -> Path | None:
    """Return the folder of the office opened last if it is there; called in the worker thread."""
    return known[0].folder if known and holds_office(known[0].folder) else None


def begin_opening(file: QSettings) -> bool:
    """Note that an office is being opened without being asked for; False if the last time never came to an end."""
    was_begun = file.contains(_BEGUN)
    file.setValue(_BEGUN, "1")
    file.sync()
    return not was_begun


def end_opening(file: QSettings) -> None:
    """Note that it is open, or why it is not was said."""
    if file.contains(_BEGUN):
        file.remove(_BEGUN)
        file.sync()


def _read_office(file: QSettings) -> KnownOffice | None:
    folder = Path(str(file.value("folder", "")))
    if not folder.is_absolute():
        return None
    return KnownOffice(
        folder=folder,
        name=str(file.value("name", "")),
        role=str(file.value("role", "")),
        opened_at=_read_moment(str(file.value("opened_at", ""))),
    )


def _read_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
