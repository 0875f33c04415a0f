"""Reading what others wrote, beside the thread of the database: a dead share or a slow stick holds up no saving."""

from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

_LOOK_MS = 10


class _Reading(Struct):
    """A callable and what came of it: all that the thread is handed, and nothing of Qt."""

    work: Callable[[], Any]
    value: Any = None
    error: BaseException | None = None
    is_over: bool = False

    def run(self) -> None:
        """Do the work; whatever happens is kept."""
        try:
            self.value = self.work()
        except BaseException as error:  # noqa: BLE001 - the edge of the thread: every failure is handed over
            self.error = error
        self.is_over = True


class FileReader(QObject):
    """Reads for an owner; what was given up, or whose owner is gone, is not heard of again.

    The thread may hang in the system for ever, so nothing waits for it, the end of the program least of all. It is
    asked whether it is over, and calls nobody: what belongs to the window is neither touched nor freed in it.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._reading: _Reading | None = None
        self._on_done: Callable[[Any], None] | None = None
        self._on_error: Callable[[BaseException], None] | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._reading is not None

    def read(
        self, work: Callable[[], T], *, on_done: Callable[[T], None], on_error: Callable[[BaseException], None]
    ) -> None:
        """Do `work` in a thread of its own; `on_done` or `on_error` is called later in this one."""
        self._reading = _Reading(work)
        self._on_done, self._on_error = on_done, on_error
        Thread(target=self._reading.run, name="files", daemon=True).start()
        self._timer.start()

    def give_up(self) -> None:
        """Wait no longer for what is being read."""
        self._timer.stop()
        self._reading = self._on_done = self._on_error = None

    def _look(self) -> None:
        reading, on_done, on_error = self._reading, self._on_done, self._on_error
        if reading is None or not reading.is_over or on_done is None or on_error is None:
            return
        self.give_up()
        if reading.error is None:
            on_done(reading.value)
        else:
            on_error(reading.error)
