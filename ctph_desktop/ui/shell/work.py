"""Work off the GUI thread: plain callables go in, a value or an exception comes back, one at a time."""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal, Slot
from shiboken6 import isValid

from ctph_desktop.domain.feedback import Feedback

T = TypeVar("T")


class _Job(Struct, frozen=True):
    work: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None]
    owner: QObject


class _Worker(QObject):
    """Lives in the worker thread and runs what it is handed."""

    finished = Signal(object, object, object)

    @Slot(object)
    def run(self, job: _Job) -> None:
        """Run one job; whatever happens is handed back."""
        try:
            value = job.work()
        except BaseException as error:  # noqa: BLE001 - the edge of the thread: every failure is handed over
            self.finished.emit(job, None, error)
        else:
            self.finished.emit(job, value, None)

    @Slot()
    def stop(self) -> None:
        """End the thread after everything that was asked for before."""
        self.thread().quit()


class TaskRunner(QObject):
    """One worker thread with a queue. Results are delivered in the GUI thread, in the order of asking.

    A result whose `owner` no longer exists is dropped; its work was still done.
    """

    idle_changed = Signal(bool)
    stepped = Signal(int, int, str)
    _handed = Signal(object)
    _stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._thread = QThread(self)
        self._thread.setObjectName("office")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._handed.connect(self._worker.run)
        self._stopped.connect(self._worker.stop)
        self._worker.finished.connect(self._on_worker_finished)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return self._waiting == 0

    def run(
        self,
        work: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[BaseException], None],
        owner: QObject,
    ) -> None:
        """Run `work` in the worker thread; `on_done` or `on_error` is called later in this one."""
        self._waiting += 1
        if self._waiting == 1:
            self.idle_changed.emit(False)  # noqa: FBT003 - a signal takes no keywords
        self._handed.emit(_Job(work, on_done, on_error, owner))

    def feedback(self) -> Feedback:
        """Return a feedback for one long piece of work; its steps arrive at `stepped` in the GUI thread."""
        return Feedback(self.stepped.emit)

    def stop(self) -> None:
        """Wait for everything asked for, then end the thread."""
        self._stopped.emit()
        self._thread.wait()

    def _on_worker_finished(self, job: _Job, value: Any, error: BaseException | None) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.idle_changed.emit(True)  # noqa: FBT003 - a signal takes no keywords
        if not isValid(job.owner):
            return
        if error is None:
            job.on_done(value)
        else:
            job.on_error(error)
