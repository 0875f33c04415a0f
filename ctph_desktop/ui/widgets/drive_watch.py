"""Follows which drives files can be written to are plugged in, and says how a person calls one."""

from PySide6.QtCore import QObject, QTimer, Signal

from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.widgets.file_reader import FileReader
from ctph_desktop.wording import formats

_LOOK_AGAIN_MS = 1_000


class DriveWatch(QObject):
    """Looks every second, beside this thread; `looked` brings what is plugged in now."""

    looked = Signal(object)  # tuple[DriveRow, ...]

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._reader = FileReader(self)
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now, unless that is being done."""
        if self._reader.is_reading:
            return
        from ctph_desktop.services.exchanging.foreign_files import drive_rows  # noqa: PLC0415 - not needed to start

        self._reader.read(drive_rows, on_done=self.looked.emit, on_error=lambda _: None)


def drive_title(drive: DriveRow) -> str:
    """Return the kind, name, place and free room of a drive in words; a nameless one is not named twice."""
    kind = translate("Drives", "USB") if drive.is_removable else translate("Drives", "Ổ đĩa")
    free = translate("Drives", "còn trống {size}").format(size=formats.file_size(drive.free))
    is_named = drive.path.rstrip("\\") != drive.name
    return f"{kind}: {drive.name} – {drive.path} ({free})" if is_named else f"{kind}: {drive.path} ({free})"
