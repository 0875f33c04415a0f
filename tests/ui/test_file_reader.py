"""Reading beside the window's thread: the thread is handed nothing of Qt, and touches and frees nothing of it."""

import gc
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from qt_thread_guard import no_call_elsewhere

from ctph_desktop.ui.widgets.file_reader import FileReader


@pytest.fixture
def gate():
    """What a reading waits at."""
    opened = Event()
    yield opened
    opened.set()


def test_what_was_read_and_what_failed_arrive_in_the_threads_of_the_window(qtbot):
    owner, heard = QObject(), []
    reader = FileReader(owner)

    def fail():
        raise OSError("the stick is gone")

    with no_call_elsewhere() as touched:
        reader.read(lambda: 7, on_done=lambda value: heard.append((value, get_ident())), on_error=heard.append)
        qtbot.waitUntil(lambda: not reader.is_reading)
        reader.read(fail, on_done=heard.append, on_error=lambda error: heard.append((str(error), get_ident())))
        qtbot.waitUntil(lambda: not reader.is_reading)
    assert heard == [(7, get_ident()), ("the stick is gone", get_ident())]
    assert not touched


def test_what_was_given_up_is_not_heard_of(qtbot, gate):
    owner, heard, read = QObject(), [], Event()

    def wait():
        gate.wait()
        read.set()

    reader = FileReader(owner)
    reader.read(wait, on_done=heard.append, on_error=heard.append)
    reader.give_up()
    reader.read(lambda: "second", on_done=heard.append, on_error=heard.append)
    gate.set()
    qtbot.waitUntil(lambda: read.is_set() and not reader.is_reading)
    assert heard == ["second"]


def test_a_window_that_goes_while_its_files_are_read_is_freed_in_its_own_thread(qtbot, gate):
    freed_in, read = [], Event()

    class Window(QObject):
        def __del__(self):
            freed_in.append(get_ident())

        def begin(self):
            self.reader = FileReader(self)
            self.reader.read(self._wait, on_done=self.hear, on_error=self.hear)

        @staticmethod
        def _wait():
            gate.wait()
            read.set()

        def hear(self, _):
            raise AssertionError("nobody is there any more")

    window = Window()
    window.begin()
    window.deleteLater()
    qtbot.wait(1)
    del window
    gc.collect()
    gate.set()
    qtbot.waitUntil(read.is_set)
    qtbot.wait(50)
    assert freed_in == [get_ident()]
