"""What is made as soon as the month is sealed: the file, and where it goes; the paper to sign."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.ui.widgets.destination_box import DestinationBox


class SendingLine(QWidget):
    """The ticks are those of last time; `left_behind` says what will not be in the file."""

    choice_changed = Signal()

    def __init__(self, parent: QWidget, *, superior: str, folders: LastFolders, left_behind: str) -> None:
        super().__init__(parent)
        self._superior = superior
        self.tick = QCheckBox(self.tr("&Ghi tệp gửi {superior} vào:").format(superior=superior.replace("&", "&&")))
        self.tick.setChecked(bool(superior) and Preferences(data_folder()).sends_when_sealing)
        self.destination = DestinationBox(
            self, folders=folders, kind="export", spoken=self.tr("Ghi tệp gửi {superior} vào").format(superior=superior)
        )
        self.destination.setEnabled(self.tick.isChecked())
        self.paper_tick = QCheckBox(self.tr("Lập &bản in để ký (PDF) và mở ra"))
        self.paper_tick.setChecked(Preferences(data_folder()).prints_when_sealing)
        self.warning = plain_label(left_behind, name="bubble", wraps=True)
        self.warning.setVisible(bool(left_behind))
        self.tick.setVisible(bool(superior))
        self.destination.setVisible(bool(superior))
        row = QHBoxLayout()
        row.addWidget(self.tick)
        row.addWidget(self.destination, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.paper_tick)
        layout.addWidget(self.warning)
        self.tick.toggled.connect(self.destination.setEnabled)
        self.tick.toggled.connect(self.choice_changed)

    @property
    def is_wanted(self) -> bool:
        """Whether a file is to be written."""
        return bool(self._superior) and self.tick.isChecked()

    @property
    def folder(self) -> Path | None:
        """Where the file goes; None where none is to be written."""
        return self.destination.folder if self.is_wanted else None

    @property
    def lacks_place(self) -> bool:
        """Whether a file is to be written and nobody knows where."""
        return self.is_wanted and self.destination.folder is None

    def remember(self) -> None:
        """Offer the same the next time."""
        Preferences(data_folder()).choose_to_print_when_sealing(prints=self.paper_tick.isChecked())
        if self._superior:
            Preferences(data_folder()).choose_to_send_when_sealing(sends=self.tick.isChecked())
        if self.is_wanted:
            self.destination.remember()
