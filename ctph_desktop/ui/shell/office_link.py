"""The open office as the GUI thread sees it: questions go to the worker, answers come back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.work import TaskRunner

if TYPE_CHECKING:
    from ctph_desktop.domain.programme_years import Standpoint
    from ctph_desktop.office import Office
    from ctph_desktop.services.reporting.first_view import FirstView

T = TypeVar("T")


class _NotOpenError(Exception):
    """The office could not be opened; that was said already."""


class OfficeHolder(Struct):
    """The open office, None before and after; the worker has this, and nothing of the link."""

    office: "Office | None" = None


class OfficeLink(QObject):
    """Hands callables on the office to the worker thread. `changed` carries what a use case changed.

    What is asked before the office is open waits for it. Until then `kept` holds what it showed when it was closed.
    """

    changed = Signal(object)
    restore_wanted = Signal(object)  # Path of a backup that is to be put in place of the open office's database
    reopen_wanted = Signal()  # the office has become another one, and must be opened anew

    def __init__(
        self,
        profile: OfficeProfile,
        *,
        tasks: TaskRunner,
        faults: Faults,
        parent: QObject,
        widths: ColumnWidths,
        kept: "FirstView | None" = None,
        standpoint: "Standpoint | None" = None,
    ) -> None:
        super().__init__(parent)
        self.profile = profile
        self.tasks = tasks
        self.faults = faults
        self.widths = widths
        self.kept = kept
        self.standpoint = standpoint  # the programme and year looked at; the usual ones where none was chosen
        self.remark_drafts: dict[str, dict[str, str]] = {}  # typed and not sent, by seal; for the next link too
        self.holder = OfficeHolder()  # emptied before the office is closed: what is asked later gets no answer

    def arrive(self) -> None:
        """Let every screen show the open office in place of what was kept."""
        self.kept = None
        self.changed.emit(Changes.ALL)

    def ask(
        self,
        question: "Callable[[Office], T]",
        *,
        on_done: Callable[[T], None],
        owner: QObject,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Ask the office something; an error nobody handles is shown to the person."""
        holder, standpoint = self.holder, self.standpoint

        def work() -> T:
            if holder.office is None:
                raise _NotOpenError
            return question(holder.office if standpoint is None else holder.office.at(standpoint))

        def fail(error: BaseException) -> None:
            if not isinstance(error, _NotOpenError):
                (on_error or self.faults.show)(error)

        self.tasks.run(work, on_done=on_done, on_error=fail, owner=owner)

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
