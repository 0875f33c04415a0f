"""The desktop under test: real widgets on a screen nobody sees, and the real sample offices."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from qt_thread_guard import no_import_elsewhere
from shiboken6 import isValid

from ctph_desktop.demonstration.sample import build_sample
from ctph_desktop.office import open_office
from ctph_desktop.services.exchanging import foreign_files
from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.storage.identity import read_identity, write_identity
from ctph_desktop.ui.look.languages import install_language
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.look.theme import apply_theme, complete_theme
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.shell.main_window import MainWindow

PLAIN = Qt.KeyboardModifier.NoModifier
Press = Callable[..., None]
OpenDesk = Callable[[Path | None], Desk]
DialogAction = Callable[[QWidget], object]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screen nobody sees has no window manager to tell sizes, order and popups to, and says so each time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)")
            )


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "vi")
    apply_theme(qapp)
    complete_theme(qapp)
    yield
    QApplication.clipboard().clear()  # Qt would look at what was copied after Python, and the copy, are gone


@pytest.fixture(autouse=True)
def _no_import_of_qt_elsewhere() -> Iterator[None]:
    with no_import_elsewhere() as tried:
        yield
    assert tried == []


@pytest.fixture
def press() -> Press:
    """Send a key, or a text letter by letter, to whatever has the keyboard, as the system does."""

    def send(*keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN, to: QWidget | None = None) -> None:
        for key in keys:
            for code, text in _strokes(key):
                target = to or QApplication.focusWidget()
                assert target is not None
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(target, QKeyEvent(kind, code, modifiers, text))

    return send


def _strokes(key: Qt.Key | str) -> Sequence[tuple[int, str]]:
    if isinstance(key, str):
        return [(ord(char.upper()) if char.isascii() else 0, char) for char in key]
    texts = {Qt.Key.Key_Backspace: "\b", Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Escape: "\x1b"}
    return [(key.value, texts.get(key, ""))]


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "offices"
    build_sample(folder)
    return folder


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    """The ten offices of the sample, in a copy of one's own."""
    return Path(shutil.copytree(_sample, tmp_path / "offices"))


@pytest.fixture
def cam_tuyen(sample: Path) -> Path:
    """A commune whose sheet of March is empty."""
    return sample / "19600-xa-cam-tuyen"


@pytest.fixture
def kept(cam_tuyen: Path) -> Path:
    """A commune of real figures, without backups: the sample's own are taken away."""
    shutil.rmtree(cam_tuyen / "sao lưu", ignore_errors=True)
    with open_office(cam_tuyen) as office:
        database = office._workplace.journal.database
        identity = json.loads(read_identity(database)["office"])
        write_identity(database, {"office": json.dumps(identity | {"sample_note": ""}, ensure_ascii=False)})
    return cam_tuyen


@pytest.fixture
def cam_hieu(sample: Path) -> Path:
    """A commune whose report of March was returned with a remark."""
    return sample / "19615-xa-cam-hieu"


@pytest.fixture
def superior(sample: Path) -> Path:
    """The superior office."""
    return sample / "cap-tren"


@pytest.fixture
def plugged_in(monkeypatch: pytest.MonkeyPatch) -> list[DriveRow]:
    """The drives that can be written to: what a test puts in is plugged in, what it takes out is pulled."""
    drives: list[DriveRow] = []
    monkeypatch.setattr(foreign_files, "drive_rows", lambda: tuple(drives))
    return drives


@pytest.fixture
def open_desk(qtbot: QtBot, data_folder: Path) -> Iterator[OpenDesk]:
    """Open the desktop on a folder; closed in the end, with everything saved."""
    desks: list[Desk] = []

    def open_it(folder: Path | None) -> Desk:
        window = MainWindow()
        window.fill_menu(language="vi")
        qtbot.addWidget(window, before_close_func=lambda shown: shown.set_may_close(lambda: True))
        with qtbot.waitActive(window):
            window.showMaximized()
            window.activateWindow()
        desk = Desk(window, preferences=Preferences(data_folder))
        desks.append(desk)
        desk.start(folder)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        return desk

    yield open_it
    for desk in desks:
        desk.window_shown.set_may_close(lambda: True)
        desk.window_shown.close()


def shown(desk: Desk, key: str, qtbot: QtBot) -> Screen:
    """Go to a screen and wait until it is loaded."""
    desk.window_shown.go_to(key)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    # The window of the test before may only now be taken away, and the keyboard with it.
    with qtbot.waitActive(desk.window_shown):
        desk.window_shown.activateWindow()
    return next(place.screen for place in desk.window_shown.places if place.key == key)


@pytest.fixture
def show_screen(qtbot: QtBot) -> Callable[[Desk, str], Screen]:
    """Go to a screen of an open desk."""
    return lambda desk, key: shown(desk, key, qtbot)


def close_unasked(dialog: QWidget) -> None:
    """Close a window, whatever it would ask first: nobody is there to answer."""
    if not isValid(dialog) or not dialog.isVisible():
        return
    if isinstance(dialog, QDialog):
        QDialog.done(dialog, 0)
    else:
        dialog.close()


class DialogScript:
    """Meets dialogs as they open, one action for each; a dialog nobody expected is closed and told of."""

    def __init__(self, actions: Sequence[DialogAction]) -> None:
        self.failures: list[BaseException] = []
        self._actions = list(actions)
        self._met: list[QWidget] = []
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def is_over(self) -> bool:
        return not self._actions or bool(self.failures)

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or any(dialog is met for met in self._met):
            return
        self._met.append(dialog)
        try:
            assert self._actions, f"nobody expected {dialog!r}"
            self._actions.pop(0)(dialog)
        except BaseException as error:  # noqa: BLE001 - raised again when the dialogs are closed
            self.failures.append(error)
        if not self.failures and isValid(dialog) and dialog.isVisible():
            dialog.close()  # what it asks before that, the next action answers
        if self.failures:
            close_unasked(dialog)


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Callable[..., None]:
    """Do something that opens dialogs, and do something in each of them once it is open, in turn.

    What an action raises is raised here, after its dialog is closed. A dialog its action leaves open is closed.
    """

    def run(opening: Callable[[], object], *actions: DialogAction) -> None:
        script = DialogScript(actions)
        try:
            opening()
            qtbot.waitUntil(lambda: script.is_over, timeout=20_000)
        finally:
            script.stop()
        if script.failures:
            raise script.failures[0]

    return run


@pytest.fixture
def on_report(qtbot: QtBot) -> Callable[..., None]:
    """Do something that shows a report on the screen of files, and do something with its page; then leave it."""

    def run(screen: Screen, opening: Callable[[], object], *actions: Callable[[QWidget], object]) -> None:
        review = screen.report_review
        for action in actions:
            before = review.page
            if action is actions[0]:
                opening()
            qtbot.waitUntil(lambda before=before: review.page not in {None, before}, timeout=20_000)
            qtbot.waitUntil(lambda: screen.link.tasks.is_idle, timeout=20_000)
            action(review.page)
            qtbot.waitUntil(lambda: screen.link.tasks.is_idle, timeout=20_000)
        review.leave()

    return run
