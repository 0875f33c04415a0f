"""Where each kind of file was chosen last, so that a dialog begins there: kept for each office of this PC."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.preferences import Preferences


class LastFolders:
    """The folders of one office; `unit` is empty before there is one."""

    def __init__(self, unit: str = "") -> None:
        self._group = f"folders/{unit or 'none'}"

    def start_of(self, kind: str) -> str:
        """Return the folder a kind of file was chosen in last; Documents if that is gone, or none was."""
        last = str(Preferences(data_folder()).file.value(f"{self._group}/{kind}", "") or "")
        with suppress(OSError, ValueError):
            if last and Path(last).is_dir():
                return last
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return documents if documents and Path(documents).is_dir() else str(Path.home())

    def start_with(self, kind: str, name: str) -> str:
        """Return where a file of this name is proposed to be written."""
        return str(Path(self.start_of(kind)) / name)

    def remember(self, kind: str, chosen: Path | str) -> None:
        """Begin here next time: in a chosen folder, or in the folder of a chosen file."""
        path = Path(chosen)
        folder = str(path if path.is_dir() else path.parent)
        if folder.isprintable():  # bytes that are no text could not be read back
            file = Preferences(data_folder()).file
            file.setValue(f"{self._group}/{kind}", folder)
            file.sync()
