"""What keeps data safe without being asked: the backup of the day, and the sentences that stand on every screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.work import TaskRunner

if TYPE_CHECKING:
    from ctph_desktop.services.safekeeping.office_backups import BegunBackup

_NOTICES_MS = 800
_BACKUP_MS = 4_000
_AGAIN_MS = 3_600_000


class Safeguard(QObject):
    """Looks after the office that is open. Copies are checked in a thread of their own: saving never waits."""

    def __init__(self, window: MainWindow, *, faults: Faults) -> None:
        super().__init__(window)
        self._window = window
        self._faults = faults
        self._link: OfficeLink | None = None
        self.checking = TaskRunner(self)
        self._notices = QTimer(self, singleShot=True, interval=_NOTICES_MS)
        self._backup = QTimer(self, singleShot=True, interval=_BACKUP_MS)
        self._notices.timeout.connect(self.show_notices)
        self._backup.timeout.connect(self.back_up)
        window.closing.connect(self.stop)

    def attend(self, link: OfficeLink | None) -> None:
        """Look after another office; None while none is open."""
        self._link = link
        if link is not None:
            link.changed.connect(self._on_changed)
            self._notices.start()
            self._backup.start(_BACKUP_MS)

    def stop(self) -> None:
        """Finish the backup that is being made, and make no other."""
        self._notices.stop()
        self._backup.stop()
        self.checking.stop()

    def show_notices(self) -> None:
        """Ask what should be told on every screen, and show it on the banner."""
        if self._link is not None:
            self._link.ask(lambda office: office.safekeeping.notices(), on_done=self._on_notices, owner=self)

    def back_up(self) -> None:
        """Make the backup of the day if it is due; look again in an hour."""
        self._backup.start(_AGAIN_MS)
        if self._link is not None:
            self._link.ask(lambda office: office.safekeeping.backups.begin_if_due(), on_done=self._on_begun, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.SAFEKEEPING | Changes.EXCHANGE) and not self._notices.isActive():
            self.show_notices()

    def _on_begun(self, begun: "tuple[BegunBackup, ...]") -> None:
        if not begun:
            self.show_notices()
            return
        self.checking.run(
            lambda: [one.finish_quietly() for one in begun],
            on_done=lambda _: self._on_backed_up(),
            on_error=self._faults.show,
            owner=self,
        )

    def _on_backed_up(self) -> None:
        if self._link is not None:
            self._link.changed.emit(Changes.SAFEKEEPING)

    def _on_notices(self, notices: tuple[str, ...]) -> None:
        if self._link is not None:
            banner = self._window.banner
            text = "\n".join(filter(None, (self._link.profile.sample_note, *notices)))
            banner.setText(text)
            banner.setVisible(bool(text))
