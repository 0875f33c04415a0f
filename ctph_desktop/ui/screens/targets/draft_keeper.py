"""Has drafts of targets kept on disk as they are typed; what waits is kept in one call."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from ctph_desktop.domain.targets import DraftPlace, TargetDraft
from ctph_desktop.ui.shell.office_link import OfficeLink


class DraftKeeper(QObject):
    """The newest drafts are on disk as soon as the worker is idle; closing waits for that."""

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self._link = link
        self._waiting: dict[DraftPlace, TargetDraft] | None = None
        self._is_keeping = False

    def keep(self, drafts: Mapping[DraftPlace, TargetDraft]) -> None:
        """Have drafts kept in place of those before."""
        self._waiting = dict(drafts)
        self._go_on()

    def _go_on(self) -> None:
        drafts = self._waiting
        if self._is_keeping or drafts is None:
            return
        self._is_keeping, self._waiting = True, None
        self._link.ask(
            lambda office: office.target_drafts.keep(drafts),
            on_done=lambda _: self._on_kept(),
            on_error=self._on_failed,
            owner=self,
        )

    def _on_kept(self) -> None:
        self._is_keeping = False
        self._go_on()

    def _on_failed(self, error: BaseException) -> None:
        self._is_keeping = False
        self._link.faults.show(error)
