"""Garbage is collected in the GUI thread alone.

Python collects objects that hold one another in whichever thread happens to make the next one; a worker would free
widgets, which only the GUI thread may do.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 200


class Tidying(QObject):
    """Collects when Python would have, a moment later, for as long as it is not stopped.

    Python itself collects again when no tidying goes on any more.
    """

    _going_on = 0
    _is_settled = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        Tidying._going_on += 1
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(tidy)
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Pass over what is there by now from here on, modules above all: looking through it is felt while typing."""
        if not Tidying._is_settled:
            Tidying._is_settled = True
            gc.freeze()

    def stop(self) -> None:
        """Leave it to the others that go on, or to Python; once."""
        self._timer.stop()
        Tidying._going_on -= 1
        if not Tidying._going_on:
            gc.enable()


def tidy() -> None:
    """Collect what Python would have collected by now; called in the GUI thread."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [number for number, count in enumerate(counts) if count > thresholds[number] > 0]
    if due:
        gc.collect(due[-1])
