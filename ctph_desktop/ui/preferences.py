"""What this PC remembers of the person's choices, in a small file in the data folder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

_MOST_OFFICES = 20


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office folder that was opened on this PC."""

    folder: Path
    name: str
    role: str
    opened_at: datetime | None


class Preferences:
    """Reads and writes `desktop.ini`; never the registry."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "desktop.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language code chosen last."""
        return str(self._file.value("language", "vi"))

    def choose_language(self, code: str) -> None:
        """Remember a language."""
        self._file.setValue("language", code)
        self._file.sync()

    def known_offices(self) -> tuple[KnownOffice, ...]:
        """Return the offices opened before whose folders still exist, newest first."""
        offices = []
        for number in range(self._file.beginReadArray("offices")):
            self._file.setArrayIndex(number)
            offices.append(self._read_office())
        self._file.endArray()
        return tuple(office for office in offices if office.folder.is_dir())

    def remember_office(self, office: KnownOffice) -> None:
        """Put an office at the head of the list."""
        others = [known for known in self.known_offices() if known.folder != office.folder]
        self._file.beginWriteArray("offices")
        for number, known in enumerate([office, *others][:_MOST_OFFICES]):
            self._file.setArrayIndex(number)
            self._file.setValue("folder", str(known.folder))
            self._file.setValue("name", known.name)
            self._file.setValue("role", known.role)
            self._file.setValue("opened_at", known.opened_at.isoformat() if known.opened_at else "")
        self._file.endArray()
        self._file.sync()

    def _read_office(self) -> KnownOffice:
        opened_at = str(self._file.value("opened_at", ""))
        return KnownOffice(
            folder=Path(str(self._file.value("folder", ""))),
            name=str(self._file.value("name", "")),
            role=str(self._file.value("role", "")),
            opened_at=datetime.fromisoformat(opened_at) if opened_at else None,
        )
