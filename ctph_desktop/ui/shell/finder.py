"""Ctrl+K: one line in the header and a list under it lead to whatever has a name."""

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ctph_desktop.domain.finding import Finder
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.finding_rows import FindableKind, FindableRow
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.grid.searched_grid import MOVES, PATIENCE
from ctph_desktop.ui.grid.table_model import plain_tip
from ctph_desktop.ui.shell.find_entries import FindEntry, Goal, command_entries, office_entries, screen_entries
from ctph_desktop.ui.widgets.controls import plain_label

if TYPE_CHECKING:
    from ctph_desktop.domain.programme_years import Standpoint
    from ctph_desktop.office import Office
    from ctph_desktop.ui.shell.main_window import MainWindow
    from ctph_desktop.ui.shell.office_link import OfficeLink

_MOST: Final = 60  # lines of the list; whoever sees so many types another letter
_SEEN: Final = 14  # lines that are seen at once
_WIDTH: Final = 760
_LONGEST_BESIDE: Final = 44  # letters; the title of a programme may be a paragraph, and names need their room
_EDGE: Final = 8
_ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBox(QObject):
    """Shows under the line what fits, the best first; Enter goes there, Esc gives the keyboard back.

    What the office has is asked for once, and again after it has changed; searching asks nobody.
    """

    def __init__(self, window: "MainWindow", line: QLineEdit) -> None:
        super().__init__(window)
        self._window = window
        self.line = line
        self._link: OfficeLink | None = None
        self._rows: tuple[FindableRow, ...] | None = None  # None while they have to be asked for
        self._entries: tuple[FindEntry, ...] = ()
        self._finder = Finder(())
        self._found: tuple[FindEntry, ...] = ()
        self._before: QWidget | None = None  # what had the keyboard
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.frame = QFrame(self._window)
        self.frame.setObjectName("findings")
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Những gì tìm thấy"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(3)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the keyboard
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        heads = self.list.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.count = plain_label(name="hint")
        layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.setSpacing(2)
        layout.addWidget(self.list)
        layout.addWidget(self.count)
        self.count.setContentsMargins(8, 0, 8, 0)
        self.frame.hide()

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self._window.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._patience.start())
        self._patience.timeout.connect(self.search)
        self.list.itemClicked.connect(lambda item, _: self._choose(self.list.indexOfTopLevelItem(item)))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def attend(self, link: "OfficeLink | None") -> None:
        """Find what another office has; None while none is open."""
        self._link, self._rows = link, None
        if link is not None:
            link.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.PROGRAMME | Changes.ROSTER | Changes.EXCHANGE):
            self._rows = None

    # Coming and going

    def begin(self) -> None:
        """Let the person type what is looked for; what is typed elsewhere is taken first."""
        if not self.line.hasFocus() and not self._window.is_ready_to_leave():
            return
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self.line):
            return
        if now is self.line and before is not self.line:
            if before is not None and self._window.isAncestorOf(before):
                self._before = before
            self._open()
        elif before is self.line and now is not None:
            self._close()

    def _open(self) -> None:
        if self._rows is None and self._link is not None:
            self._link.ask(_findables, on_done=self._on_rows, owner=self)
        self._make_ready()

    def _on_rows(self, rows: "tuple[FindableRow, ...]") -> None:
        self._rows = rows
        if self.line.hasFocus():
            self._make_ready()

    def _make_ready(self) -> None:
        entries = list(screen_entries(self._window.places))
        if self._link is not None:
            is_superior = self._link.profile.role is OfficeRole.SUPERIOR
            place_of = (
                {FindableKind.UNIT: "exchange", FindableKind.INDICATOR: "consolidation"}
                if is_superior
                else {FindableKind.INDICATOR: "progress"}
            )
            entries += office_entries(self._rows or (), place_of=place_of)
        entries += command_entries(self._window.menuBar(), without=[self._window.places_menu])
        self._entries = tuple(entries)
        self._finder = Finder([entry.text for entry in entries])
        self.search()

    def _close(self) -> None:
        self._patience.stop()
        self.frame.hide()
        self.line.clear()
        self._patience.stop()

    def _give_back(self) -> None:
        """Give the keyboard to what had it."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._window.focus_page()

    # The list

    def search(self) -> None:
        """Show what fits."""
        self._patience.stop()
        places = self._finder.find(self.line.text())
        self._found = tuple(self._entries[place] for place in places[:_MOST])
        self.list.clear()
        self.list.addTopLevelItems([self._item(entry) for entry in self._found])
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._tell_count(len(places))
        self._lay_out()
        self.frame.show()
        self.frame.raise_()

    @staticmethod
    def _item(entry: FindEntry) -> QTreeWidgetItem:
        beside = entry.text.beside
        shown = beside if len(beside) <= _LONGEST_BESIDE else f"{beside[: _LONGEST_BESIDE - 1]}…"
        item = QTreeWidgetItem([entry.text.name, shown, entry.keys])
        item.setToolTip(0, plain_tip(entry.text.name))
        item.setToolTip(1, plain_tip(beside))
        return item

    def _tell_count(self, count: int) -> None:
        if not count:
            is_reading = self._rows is None and self._link is not None
            told = (
                self.tr("Đang đọc…") if is_reading else self.tr("Không thấy. Hãy gõ ít chữ hơn, có dấu hoặc không dấu.")
            )
        elif count > _MOST:
            told = self.tr("{shown} trong {count} chỗ; gõ thêm chữ để bớt.").format(shown=_MOST, count=count)
        else:
            told = self.tr("{count} chỗ · Enter: đi tới · Esc: quay lại").format(count=count)
        self.count.setText(told)

    def _lay_out(self) -> None:
        below = self.line.mapTo(self._window, QPoint(0, self.line.height() + 2))
        width = min(_WIDTH, self._window.width() - 2 * _EDGE)
        left = max(_EDGE, min(below.x(), self._window.width() - width - _EDGE))
        row = self.list.sizeHintForRow(0) if self._found else 0
        self.list.setFixedHeight(row * min(len(self._found), _SEEN) + 2)
        room = self._window.height() - below.y() - _EDGE
        self.frame.setGeometry(QRect(left, below.y(), width, min(self.frame.sizeHint().height(), room)))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line do what its keys say; the list follows the window's size."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.frame.isVisible():
            self._lay_out()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._run_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _run_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Escape:
            self._give_back()
        elif key in _ENTER_KEYS:
            if self._patience.isActive():
                self.search()
            self._choose(self.list.currentIndex().row())
        elif key in MOVES:
            self._move(key)
        else:
            return False
        return True

    def _move(self, key: int) -> None:
        if self._patience.isActive():
            self.search()
        by = _SEEN if key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp} else 1
        step = by if key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -by
        row = max(0, min(self.list.currentIndex().row() + step, self.list.topLevelItemCount() - 1))
        if (item := self.list.topLevelItem(row)) is not None:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item, QAbstractItemView.ScrollHint.EnsureVisible)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._found):
            goal = self._found[row].goal
            self._give_back()
            QTimer.singleShot(0, self, lambda: self._go(goal))

    def _go(self, goal: Goal) -> None:
        if goal.command is not None:
            if isValid(goal.command):
                goal.command.trigger()
            return
        standpoint = goal.standpoint
        if standpoint is not None and self._link is not None and standpoint != self._here(standpoint):
            self._window.report_wanted.emit(standpoint, goal.period, goal.place, goal.action)
            return
        if goal.period is not None:
            self._window.period_picker.pick(goal.period)
        if goal.place:
            self._window.go_and_focus(goal.place)
            if goal.action:
                self._window.begin(goal.place, goal.action)

    def _here(self, other: "Standpoint") -> "Standpoint | None":
        """Return where one stands; of an office with one journal nobody names it."""
        here = self._link.standpoint if self._link is not None else None
        if here is None or other.journal:
            return here
        return replace(here, journal="")


def _findables(office: "Office") -> "tuple[FindableRow, ...]":
    return office.journals.findables(seen_from=office)
