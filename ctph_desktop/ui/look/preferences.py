"""What this PC remembers of the person's choices, in a small file in the data folder."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

_FILE = "preferences.ini"
_FORMER_FILE = "desktop.ini"  # in which Windows keeps how a folder looks: it hides the file, or writes its own over it

LETTER_SIZES = (90, 100, 110, 125, 150)  # per cent


class Preferences:
    """Reads and writes `preferences.ini`; never the registry."""

    def __init__(self, folder: Path) -> None:
        file, former = folder / _FILE, folder / _FORMER_FILE
        if not file.exists():
            with suppress(OSError):
                former.rename(file)
        self.file = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language code chosen last."""
        return str(self.file.value("language", "vi"))

    @property
    def letter_size(self) -> int:
        """The size of letters chosen last, in per cent of the usual one."""
        kept = str(self.file.value("letters", ""))
        return next((size for size in LETTER_SIZES if str(size) == kept), 100)

    def choose_letter_size(self, size: int) -> None:
        """Remember a size of letters."""
        self.file.setValue("letters", size)
        self.file.sync()

    @property
    def version(self) -> str:
        """The version of the program that ran here last; empty before there was one."""
        return str(self.file.value("version", ""))

    def remember_version(self, version: str) -> None:
        """Remember that this version ran here."""
        self.file.setValue("version", version)
        self.file.sync()

    def choose_language(self, code: str) -> None:
        """Remember a language."""
        self.file.setValue("language", code)
        self.file.sync()
