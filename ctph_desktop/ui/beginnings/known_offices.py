"""The offices opened on this PC, remembered beside the other preferences."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSettings

from ctph_desktop.system.new_folder import UNFINISHED, clear_unfinished

_MOST_OFFICES = 20
# The card or the database: either may be lost, and the office is there all the same.
_LIKELY = ("*/don-vi.json", "*/*/don-vi.json", "*/ctph.db", "*/*/ctph.db")


class KnownOffice(Struct, frozen=True):
    """An office folder on this PC; `opened_at` is None for one that was found and never opened here."""

    folder: Path
    name: str
    role: str
    opened_at: datetime | None


def known_offices(file: QSettings) -> tuple[KnownOffice, ...]:
    """Return the offices opened before whose folders still exist, newest first."""
    offices = []
    for number in range(file.beginReadArray("offices")):
        file.setArrayIndex(number)
        offices.append(_read_office(file))
    file.endArray()
    return tuple(office for office in offices if office.folder.is_dir())


def remember_office(file: QSettings, office: KnownOffice) -> None:
    """Put an office at the head of the list."""
    others = [known for known in known_offices(file) if known.folder != office.folder]
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
    from ctph_desktop.office.folders import summarise  # noqa: PLC0415 - a heavy import, kept off the GUI thread

    seen = {office.folder for office in known}
    found = []
    clear_unfinished(folder)
    for place in sorted({path.parent for pattern in _LIKELY for path in folder.glob(pattern)}):
        if any(part.endswith(UNFINISHED) for part in place.parts):
            continue
        summary = summarise(place)
        if summary is not None and place not in seen:
            seen.add(place)
            role = summary.role.value if summary.role is not None else ""
            found.append(KnownOffice(place, summary.unit_name, role, None))
    return (*known, *found)


def _read_office(file: QSettings) -> KnownOffice:
    opened_at = str(file.value("opened_at", ""))
    return KnownOffice(
        folder=Path(str(file.value("folder", ""))),
        name=str(file.value("name", "")),
        role=str(file.value("role", "")),
        opened_at=datetime.fromisoformat(opened_at) if opened_at else None,
    )
