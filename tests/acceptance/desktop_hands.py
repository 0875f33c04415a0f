"""A person at the desktop: real key and mouse events, dialogs answered as they open."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QRadioButton, QWidget

from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def type_text(text: str) -> None:
    """Type into whatever has the focus, one character at a time."""
    for character in text:
        key = Qt.Key(ord(character.upper())) if character.isascii() else Qt.Key(0)
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, QKeyEvent(kind, key, PLAIN, character))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press and release a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def click(button: QAbstractButton) -> None:
    """Click a button that can be clicked; a box to tick at the box, as the space after its words takes no click."""
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    place = QPoint(8, button.height() // 2) if isinstance(button, QCheckBox | QRadioButton) else QPoint()
    QTest.mouseClick(button, LEFT, PLAIN, place)


def click_row(navigation, row: int) -> None:
    """Click a row of the navigation."""
    rect = navigation.visualItemRect(navigation.item(row))
    QTest.mouseClick(navigation.viewport(), LEFT, PLAIN, rect.center())


class Hands:
    """Opens offices on the desktop, and answers its dialogs."""

    def __init__(self, qtbot, data: Path) -> None:
        self.qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 728)
        self.window.show()
        self.window.fill_menu(language="vi")
        self.desk = Desk(self.window, preferences=Preferences(data))
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @contextmanager
    def at(self, folder: Path):
        """Sit down at an office."""
        self.desk.start(folder)
        self.qtbot.waitUntil(lambda: bool(self.window.places) and self.window.office_name.text() != "", timeout=20_000)
        self.rest()
        yield self
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is being worked on."""
        self.qtbot.waitUntil(lambda: self.desk.tasks.is_idle, timeout=30_000)
        if QApplication.activeModalWidget() is None and self.window.isVisible():
            self.window.activateWindow()  # no window manager does it here
            self.qtbot.waitUntil(self.window.isActiveWindow)

    def screen(self, key: str):
        """Go to a screen by clicking it, and return it."""
        keys = [place.key for place in self.window.places]
        click_row(self.window.navigation, keys.index(key))
        self.rest()
        return self.window.places[keys.index(key)].screen

    def answering(self, *answers: tuple[type[QDialog], Callable[[QDialog], None]]):
        """Answer the dialogs that open, in this order, while the block runs and until all were answered."""
        return _Answers(self, list(answers))

    def report(self, exchange):
        """Have the report in the current cell of the board shown, and return its page."""
        click(exchange.open_button)
        self.qtbot.waitUntil(lambda: exchange.report_review.page is not None, timeout=20_000)
        self.rest()
        return exchange.report_review.page

    def close(self) -> None:
        """Close the desktop as a person does."""
        self.rest()
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible(), timeout=20_000)


class _Answers:
    def __init__(self, hands: Hands, answers) -> None:
        self._hands = hands
        self._waiting = answers
        self._answered: list[QWidget] = []
        self._timer = QTimer(interval=30)
        self._timer.timeout.connect(self._look)

    def __enter__(self):
        self._timer.start()
        return self

    def __exit__(self, kind, error, trace) -> None:
        try:
            if kind is None:
                self._hands.qtbot.waitUntil(lambda: not self._waiting, timeout=30_000)
        finally:  # else it would answer the dialogs of the tests that follow
            self._timer.stop()
        if kind is None:
            self._hands.rest()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not self._waiting or dialog in self._answered or not dialog.isVisible():
            return
        wanted, answer = self._waiting[0]
        assert isinstance(dialog, wanted), f"{type(dialog).__name__} came where {wanted.__name__} was expected"
        del self._waiting[0]
        self._answered.append(dialog)
        answer(dialog)


def drop_files(target: QWidget, paths: list[str]) -> None:
    """Drop files from the file manager onto a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place = target.rect().center()
    enter = QDragEnterEvent(QPoint(place), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(target, drop)
