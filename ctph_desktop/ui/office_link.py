"""The open office as the GUI thread sees it: questions go to the worker, answers come back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ctph_desktop.services.rows import Changes, OfficeProfile
from ctph_desktop.ui.dialogs import Faults
from ctph_desktop.ui.work import TaskRunner

if TYPE_CHECKING:
    from ctph_desktop.office import Office

T = TypeVar("T")


class OfficeLink(QObject):
    """Hands callables on the office to the worker thread. `changed` carries what a use case changed."""

    changed = Signal(object)

    def __init__(
        self, office: "Office", *, profile: OfficeProfile, tasks: TaskRunner, faults: Faults, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.profile = profile
        self.tasks = tasks
        self.faults = faults
        self._office = office

    def ask(
        self,
        question: "Callable[[Office], T]",
        *,
        on_done: Callable[[T], None],
        owner: QObject,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Ask the office something; an error nobody handles is shown to the person."""
        office = self._office
        self.tasks.run(lambda: question(office), on_done=on_done, on_error=on_error or self.faults.show, owner=owner)

    def change(
        self,
        use_case: "Callable[[Office], Changes]",
        *,
        owner: QObject,
        on_done: Callable[[], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Let a use case change the office, then tell every screen what changed."""

        def announce(changes: Changes) -> None:
            if on_done is not None:
                on_done()
            self.changed.emit(changes)

        self.ask(use_case, on_done=announce, owner=owner, on_error=on_error)
