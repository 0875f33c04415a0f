"""Runs the real desktop on an office and prints what was measured.

`start` measures its stages, `settle` stays until all that begins by itself a moment later has begun, `type` measures
the blocks while typing.

Nothing is built into the program for this: a window of a derived class notes when it was painted, and a timer looks
for the progress sheet.
"""

import json
import sys
import time
from itertools import cycle

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ctph_desktop.ui.shell.unread_sources import leave_sources_unread

leave_sources_unread()  # as the program does before it imports its own window

from ctph_desktop.ui.shell import application, main_window  # noqa: E402
from ctph_desktop.ui.shell.main_window import MainWindow  # noqa: E402

FIGURES = 60
PAUSE = 50
SETTLED = 2_500  # ms; by then the program listens for others of its kind and has said what should be told


class WatchedWindow(MainWindow):
    """The program's window, noting when it was painted and when the progress sheet was there."""

    newest: "WatchedWindow"

    def __init__(self) -> None:
        super().__init__()
        WatchedWindow.newest = self
        self.purpose = sys.argv[1]
        self.found: dict[str, float] = {}
        self.painted.connect(self._on_painted)
        self._look = QTimer(self)
        self._look.timeout.connect(self._look_for_sheet)

    def _on_painted(self) -> None:
        self.found["painted"] = time.monotonic_ns()
        self._look.start(2)

    def _look_for_sheet(self) -> None:
        screens = [place.screen for place in self.places if place.key == "progress"]
        if not screens:
            return
        self.go_to("progress")
        if screens[0].sheet is None:
            return
        self.found.setdefault("usable", time.monotonic_ns())
        if screens[0].link.kept is not None:
            return
        self._look.stop()
        self.found["open"] = time.monotonic_ns()
        if self.purpose == "type":
            self._typist = Typist(self, screens[0])
            self._typist.begin()
        elif self.purpose == "settle":
            QTimer.singleShot(SETTLED, self, self.leave)
        else:
            self.leave()

    def leave(self) -> None:
        """Say what was found and close."""
        sys.stdout.write(json.dumps(self.found) + "\n")
        sys.stdout.flush()
        self.close()


class Typist(QObject):
    """Types a figure into cell after cell, as fast as a person could, and watches the event loop meanwhile."""

    def __init__(self, window: WatchedWindow, screen: QObject) -> None:
        super().__init__(window)
        from blocks import BlockWatch

        self._window = window
        self._screen = screen
        self._watch = BlockWatch(self)
        self._saved = 0
        screen.saver.saved.connect(self._on_saved)
        self._keys = self._strokes()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Wait until the desktop is at rest, then type."""
        self._window.activateWindow()
        self._screen.grid.setFocus()
        QTimer.singleShot(1000, self, self._watch.start)
        QTimer.singleShot(1100, self, lambda: self._timer.start(PAUSE))

    def _strokes(self) -> list[tuple[int, str]]:
        from PySide6.QtCore import Qt  # not at the head: the window would pay for it before its first paint

        digits = cycle("123")
        strokes: list[tuple[int, str]] = []
        for _ in range(FIGURES):
            digit = next(digits)
            strokes += [(ord(digit), digit), (Qt.Key.Key_Return.value, "\r")]
        return strokes

    def _on_timeout(self) -> None:
        if not self._keys:
            self._timer.stop()
            QTimer.singleShot(1000, self, self._finish)
            return
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        key, text = self._keys.pop(0)
        grid = self._screen.grid
        target = grid.editor if grid.is_editing else grid
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _on_saved(self) -> None:
        self._saved += 1

    def _finish(self) -> None:
        gaps = self._watch.gaps
        self._window.found.update(
            gap=self._watch.longest, late=sum(gap > 0.016 for gap in gaps), typed=FIGURES, saved=self._saved
        )
        self._window.leave()


if __name__ == "__main__":
    main_window.MainWindow = WatchedWindow
    sys.exit(application.main(sys.argv[2:]))
