"""How long the event loop of the GUI thread did not come round."""

import time

from PySide6.QtCore import QObject, Qt, QTimer


class BlockWatch(QObject):
    """Ticks every millisecond and keeps what was missing between two ticks, in seconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to watch."""
        self._last = time.perf_counter()
        self._timer.start(1)

    @property
    def longest(self) -> float:
        """The longest time the loop was held up."""
        return max(self.gaps, default=0.0)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last - 0.001)
        self._last = now
