"""A bare PySide6 window: prints when it was painted, or how long its event loop was blocked while nothing happened."""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

IDLE_SECONDS = 4


class BareWindow(QMainWindow):
    """Nothing but a window."""

    def __init__(self) -> None:
        super().__init__()
        self.painted_at = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Note when the window stands on the screen, as the program's own window does."""
        super().paintEvent(event)
        if not self.painted_at:
            self.painted_at = 1
            QTimer.singleShot(0, self, self._note)

    def _note(self) -> None:
        self.painted_at = time.monotonic_ns()


def main(purpose: str) -> None:
    """Show the window; `paint` leaves at once, `idle` watches the event loop for a while."""
    app = QApplication([sys.argv[0]])
    window = BareWindow()
    window.resize(1280, 700)
    if purpose == "idle":
        from blocks import BlockWatch

        watch = BlockWatch(app)
        QTimer.singleShot(1000, app, watch.start)
        QTimer.singleShot((1 + IDLE_SECONDS) * 1000, app, app.quit)
    else:
        poll = QTimer(app)
        poll.timeout.connect(lambda: app.quit() if window.painted_at > 1 else None)
        poll.start(1)
    window.showMaximized()
    app.exec()
    found = {"gap": watch.longest} if purpose == "idle" else {"painted": window.painted_at}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
