"""Reading what others wrote, beside the thread of the database: a dead share or a slow stick holds up no saving."""

from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")


class _Job(Struct, frozen=True, eq=False):
    work: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None]


class FileReader(QObject):
    """Reads for an owner; what was given up, or whose owner is gone, is not heard of again.

    The thread may hang in the system for ever, so nothing waits for it, the end of the program least of all. It holds
    this object, which therefore has no parent that could take it away meanwhile.
    """

    _ended = Signal(object, object, object)

    def __init__(self, owner: QObject) -> None:
        super().__init__()
        self._owner = owner
        self._job: _Job | None = None
        self._ended.connect(self._on_ended)

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def read(
        self, work: Callable[[], T], *, on_done: Callable[[T], None], on_error: Callable[[BaseException], None]
    ) -> None:
        """Do `work` in a thread of its own; `on_done` or `on_error` is called later in this one."""
        self._job = job = _Job(work, on_done, on_error)

        def run() -> None:
            value, fault = None, None
            try:
                value = work()
            except BaseException as error:  # noqa: BLE001 - the edge of the thread: every failure is handed over
                fault = error
            self._ended.emit(job, value, fault)

        Thread(target=run, name="files", daemon=True).start()

    def give_up(self) -> None:
        """Wait no longer for what is being read."""
        self._job = None

    def _on_ended(self, job: _Job, value: Any, fault: BaseException | None) -> None:
        if job is not self._job or not isValid(self._owner):
            return
        self._job = None
        if fault is None:
            job.on_done(value)
        else:
            job.on_error(fault)
