"""Where each kind of file was chosen last, so that a dialog begins there: kept for each office of this PC."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.preferences import Preferences


class FixedFolder(StrEnum):
    """Files whose folder can be chosen once for all, in Thiết lập."""

    SENT = "sent"
    RECEIVED = "received"
    PAPERS = "papers"
    BACKUPS = "backups"


_KINDS = {
    FixedFolder.SENT: ("export",),
    FixedFolder.RECEIVED: ("import",),
    FixedFolder.PAPERS: ("paper", "pdf", "xlsx"),
    FixedFolder.BACKUPS: ("backup", "backup-copy"),
}


class LastFolders:
    """The folders of one office; `unit` is empty before there is one."""

    def __init__(self, unit: str = "") -> None:
        self._group = f"folders/{unit or 'none'}"

    def start_of(self, kind: str) -> str:
        """Return where files of a kind are: the folder of Thiết lập, or that they were chosen in last.

        Documents if that is gone, or there is none.
        """
        fixed = next((one for one, kinds in _KINDS.items() if kind in kinds), None)
        for folder in (self.fixed(fixed) if fixed is not None else "", self._kept(kind)):
            with suppress(OSError, ValueError):
                if folder and Path(folder).is_dir():
                    return folder
        return _documents()

    def fixed(self, fixed: FixedFolder) -> str:
        """Return the folder that was chosen once for all; empty where none was."""
        return self._kept(f"fixed-{fixed}")

    def fix(self, fixed: FixedFolder, folder: str) -> None:
        """Begin in a folder from now on; with none, where a file was chosen last."""
        self._keep(f"fixed-{fixed}", folder)

    def last_of(self, fixed: FixedFolder) -> str:
        """Return where files would be looked for if no folder was chosen once for all."""
        return next(filter(None, map(self._kept, _KINDS[fixed])), "") or _documents()

    def start_with(self, kind: str, name: str) -> str:
        """Return where a file of this name is proposed to be written."""
        return str(Path(self.start_of(kind)) / name)

    def remember(self, kind: str, chosen: Path | str) -> None:
        """Begin here next time: in a chosen folder, or in the folder of a chosen file."""
        path = Path(chosen)
        folder = str(path if path.is_dir() else path.parent)
        if folder.isprintable():  # bytes that are no text could not be read back
            self._keep(kind, folder)

    def _kept(self, key: str) -> str:
        return str(Preferences(data_folder()).file.value(f"{self._group}/{key}", "") or "")

    def _keep(self, key: str, folder: str) -> None:
        file = Preferences(data_folder()).file
        file.setValue(f"{self._group}/{key}", folder)
        file.sync()


def _documents() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and Path(documents).is_dir() else str(Path.home())
