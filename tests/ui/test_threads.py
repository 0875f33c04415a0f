"""Nothing of Qt is imported, made, asked or freed in a thread that is not the GUI's."""

import gc
import importlib
import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from qt_thread_guard import no_call_elsewhere, no_import_elsewhere

from ctph_desktop.ui.shell.tidying import Tidying
from ctph_desktop.ui.shell.work import TaskRunner


@pytest.fixture
def run(qtbot):
    """Run work in a worker and return what it gave or raised."""
    runner, owner = TaskRunner(), QObject()

    def run_it(work):
        outcome = []
        runner.run(work, on_done=outcome.append, on_error=outcome.append, owner=owner)
        qtbot.waitUntil(lambda: bool(outcome), timeout=20_000)
        return outcome[0]

    yield run_it
    runner.stop()


@pytest.mark.parametrize(
    "load",
    [
        lambda: importlib.import_module("PySide6.QtCore"),
        lambda: __import__("PySide6.QtNetwork"),
        lambda: importlib.import_module("ctph_desktop.ui.shell.running_instance"),
    ],
)
def test_an_import_of_qt_in_a_worker_fails_even_when_it_was_imported_before(load, run):
    with no_import_elsewhere() as tried:
        assert isinstance(run(load), ImportError)
        load()
    assert len(tried) == 1
    assert isinstance(run(lambda: importlib.import_module("json")), type(gc))


def test_a_call_of_qt_in_a_worker_is_noticed(qtbot):
    shown = QObject()
    with no_call_elsewhere() as touched:
        runner, done = TaskRunner(), []
        for work in (shown.objectName, lambda: QColor(1, 2, 3).name(), lambda: sorted([2, 1])):
            runner.run(work, on_done=done.append, on_error=done.append, owner=shown)
        qtbot.waitUntil(lambda: len(done) == 3)
        runner.stop()
    assert len(touched) == 2


def test_an_office_is_opened_typed_in_looked_through_and_left_without_a_call_of_qt_in_a_worker(
    open_desk, show_screen, cam_tuyen, press, qtbot
):
    with no_call_elsewhere() as touched:
        desk = open_desk(cam_tuyen)
        for place in desk.window_shown.places:
            show_screen(desk, place.key)
        grid = show_screen(desk, "progress").grid
        grid.setFocus()
        press("7", Qt.Key.Key_Return)
        desk.safeguard.back_up()
        desk.show_start_page()
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        desk.window_shown.close()
    assert touched == set()


class Knot:
    """Holds itself through a window, and notes in which thread it is freed."""

    def __init__(self, freed: list[int]) -> None:
        self.window = QObject()
        self.window.knot = self
        self._freed = freed

    def __del__(self) -> None:
        self._freed.append(threading.get_ident())


def test_what_holds_itself_is_freed_in_the_gui_thread_though_a_worker_makes_the_most(run):
    freed: list[int] = []
    for _ in range(50):
        Knot(freed)
        run(lambda: [[number] for number in range(2_000)])
    gc.collect()
    assert len(freed) == 50
    assert set(freed) == {threading.get_ident()}


def test_python_collects_again_when_the_last_worker_is_gone(qapp):
    went_on = Tidying._going_on  # of the tests themselves
    first, second = TaskRunner(), TaskRunner()
    first.stop()
    assert not gc.isenabled()
    assert Tidying._going_on == went_on + 1
    second.stop()
    assert Tidying._going_on == went_on
    assert gc.isenabled() == (not went_on)


def test_what_the_worker_was_handed_is_freed_in_the_gui_thread(run, qtbot):
    freed: list[int] = []

    class Held:
        def __del__(self) -> None:
            freed.append(threading.get_ident())

    def piece(*, fails):
        held = Held()
        return lambda: 1 // 0 if fails else held and None

    for number in range(40):
        run(piece(fails=number % 2 == 0))
    gc.collect()
    qtbot.waitUntil(lambda: len(freed) == 40, timeout=20_000)
    assert set(freed) == {threading.get_ident()}
