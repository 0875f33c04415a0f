"""A list of names to be ticked, with a line that leaves out those without what is typed there."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ctph_desktop.domain.text import search_key
from ctph_desktop.ui.widgets.controls import button, plain_label

_FEWEST_FILTERED: Final = 12
_NAMED_BY: Final = Qt.ItemDataRole.UserRole


class TickList(QWidget):
    """Names with a box each; `ticked` are the keys of those chosen, in the order of the list."""

    changed = Signal()

    def __init__(self, *, spoken: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Lọc {what}").format(what=spoken.lower()))
        self.line.setPlaceholderText(self.tr("Lọc theo tên, không cần dấu"))
        self.line.setClearButtonEnabled(True)
        self.names = QListWidget()
        self.names.setAccessibleName(spoken)
        self.names.setUniformItemSizes(True)
        self.count = plain_label(name="hint")
        self.all_button = button(self.tr("Chọn cả"))
        self.none_button = button(self.tr("Bỏ cả"))
        row = QHBoxLayout()
        row.addWidget(self.line, stretch=1)
        for widget in (self.count, self.all_button, self.none_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.names, stretch=1)
        self.setFocusProxy(self.names)
        self.line.textChanged.connect(self._filter)
        self.names.itemChanged.connect(lambda _: self._on_changed())
        self.all_button.clicked.connect(lambda: self._tick_shown(is_ticked=True))
        self.none_button.clicked.connect(lambda: self._tick_shown(is_ticked=False))

    def fill(self, names: Mapping[str, str], *, ticked: Collection[str], is_open: bool = True) -> None:
        """Show names by key, some of them ticked; where the list is not open, nothing can be changed."""
        with QSignalBlocker(self.names):
            self.names.clear()
            for key, name in names.items():
                item = QListWidgetItem(name)
                item.setData(_NAMED_BY, key)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                if is_open:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
                self.names.addItem(item)
            if names:
                self.names.setCurrentRow(0)
        is_long = len(names) >= _FEWEST_FILTERED
        for widget in (self.line, self.all_button, self.none_button):
            widget.setVisible(is_open and is_long)
        self._show_count()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the names that are ticked."""
        return tuple(str(item.data(_NAMED_BY)) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.names.item(place) for place in range(self.names.count())]

    def _filter(self, text: str) -> None:
        key = search_key(text)
        for item in self._items():
            item.setHidden(bool(key) and key not in search_key(item.text()))

    def _tick_shown(self, *, is_ticked: bool) -> None:
        with QSignalBlocker(self.names):
            for item in self._items():
                if not item.isHidden():
                    item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        self.count.setText(f"{len(self.ticked)}/{self.names.count()}")
