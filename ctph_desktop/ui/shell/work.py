"""Work off the GUI thread: plain callables go in, a value or an exception comes back, one at a time.

The worker is a thread of Python's own. Nothing of Qt is imported, made, asked or freed in it: PySide fills its types
when they are first met, and two threads that do so at once end the program.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from socket import socketpair
from threading import Thread
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from shiboken6 import isValid

from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.ui.shell.tidying import Tidying

T = TypeVar("T")

_Step = tuple[int, int, str]
_MOST_RINGS = 4096


class _Task(Struct):
    """A callable and what came of it: all that the worker is handed."""

    work: Callable[[], Any]
    value: Any = None
    error: BaseException | None = None

    def run(self) -> None:
        """Do the work; whatever happens is kept."""
        try:
            self.value = self.work()
        except BaseException as error:  # noqa: BLE001 - the edge of the thread: every failure is handed over
            self.error = error


class _Job(Struct, frozen=True):
    task: _Task
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None]
    owner: QObject


class _Worker:
    """The thread: tasks go in, news come out, and a bell tells the event loop that there are some."""

    def __init__(self) -> None:
        self.bell, self._rope = socketpair()
        for end in (self.bell, self._rope):
            end.settimeout(0)
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._news: deque[_Step | None] = deque()
        self._thread = Thread(target=self._run, name="office", daemon=True)
        self._thread.start()

    def hand(self, task: _Task) -> None:
        """Put a task behind those that wait."""
        self._tasks.put(task)

    def tell_step(self, done: int, total: int, text: str) -> None:
        """Tell how far the task is that runs; called in the thread."""
        self._tell((done, total, text))

    def news(self) -> list[_Step | None]:
        """Return the steps told since the last time, and None for each task that ended."""
        with suppress(BlockingIOError):
            self.bell.recv(_MOST_RINGS)
        return [self._news.popleft() for _ in range(len(self._news))]

    def stop(self) -> None:
        """Wait until everything handed in is done."""
        self._tasks.put(None)
        self._thread.join()

    def close(self) -> None:
        """Give the bell back to the system."""
        self.bell.close()
        self._rope.close()

    def _run(self) -> None:
        while self._do_next():
            self._tell(None)

    def _do_next(self) -> bool:
        # Of its own, so that nothing of the task is held here any more when its end is told: what it holds of the
        # window is freed by the window's thread.
        task = self._tasks.get()
        if task is None:
            return False
        task.run()
        return True

    def _tell(self, news: _Step | None) -> None:
        self._news.append(news)
        with suppress(BlockingIOError):  # it rings already
            self._rope.send(b"\0")


class TaskRunner(QObject):
    """One worker thread with a queue. Results are delivered in the GUI thread, in the order of asking.

    A result whose `owner` no longer exists is dropped; its work was still done.
    """

    idle_changed = Signal(bool)
    stepped = Signal(int, int, str)
    _told = Signal(object)  # a step, or None: a task ended

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: deque[_Job] = deque()
        self._is_over = False
        self.tidying = Tidying(self)  # before there is a worker: what it makes must not free widgets there
        self._worker = _Worker()
        self._bell = QSocketNotifier(self._worker.bell.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._on_bell_rung)
        # Each by an event of its own: one that opens a dialog does not hold up the next.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return not self._jobs

    def run(
        self,
        work: Callable[[], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[BaseException], None],
        owner: QObject,
    ) -> None:
        """Run `work` in the worker thread; `on_done` or `on_error` is called later in this one.

        `work` touches no widget and no other object of Qt. What is asked after the end, by a timer or a screen that
        goes, is not done and gets no answer.
        """
        if self._is_over:
            return
        job = _Job(_Task(work), on_done, on_error, owner)
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self.idle_changed.emit(False)  # noqa: FBT003 - a signal takes no keywords
        self._worker.hand(job.task)

    def feedback(self) -> Feedback:
        """Return a feedback for one long piece of work; its steps arrive at `stepped` in the GUI thread."""
        return Feedback(self._worker.tell_step)

    def stop(self) -> None:
        """Wait for everything asked for, then end the thread."""
        self._is_over = True
        self._worker.stop()
        self._on_bell_rung()
        self._bell.setEnabled(False)
        self._worker.close()
        self.tidying.stop()

    def _on_bell_rung(self) -> None:
        for news in self._worker.news():
            self._told.emit(news)

    def _on_told(self, news: _Step | None) -> None:
        if news is None:
            self._deliver(self._jobs.popleft())
        else:
            self.stepped.emit(*news)

    def _deliver(self, job: _Job) -> None:
        if not self._jobs:
            self.idle_changed.emit(True)  # noqa: FBT003 - a signal takes no keywords
        error, job.task.error = job.task.error, None  # its traceback leads back to the task
        if not isValid(job.owner):
            return
        if error is None:
            job.on_done(job.task.value)
        else:
            job.on_error(error)
