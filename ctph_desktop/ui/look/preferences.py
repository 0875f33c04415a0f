"""What this PC remembers of the person's choices, in a small file in the data folder."""

from pathlib import Path

from PySide6.QtCore import QSettings


class Preferences:
    """Reads and writes `desktop.ini`; never the registry."""

    def __init__(self, folder: Path) -> None:
        self.file = QSettings(str(folder / "desktop.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language code chosen last."""
        return str(self.file.value("language", "vi"))

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
