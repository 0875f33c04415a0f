"""Goes to every screen, and opens all that its menus and buttons ending in … open, on whatever system it runs.

    album.py OFFICES FOLDER [--language en] [--findings] [--only-superior]

The sample is made in OFFICES, the pictures lie in FOLDER afterwards. `--findings` looks each window through and fails
where something is wrong in one; `--only-superior` shows the office that lies in OFFICES/cap-tren, and no sample.

Nothing is chosen, given or answered: whatever opens is looked at and closed.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QTabWidget, QWidget
from shiboken6 import isValid
from window_findings import ROOM, findings_in

from ctph_desktop.demonstration.sample import build_sample
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.system.encoding import use_utf8
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.pinned_rows import PinnedRows
from ctph_desktop.ui.look.languages import LANGUAGES, VIETNAMESE, install_language, tell_in
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.look.theme import STYLE_ARGUMENTS, apply_theme, complete_theme
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.package_opening import PackageOpening
from ctph_desktop.wording.releases import NEWS, what_is_new

OPENS: Final = "…"
DEEPEST: Final = 2
SUPERIOR: Final = "cap-tren"
COMMUNES: Final = ("19600-xa-cam-tuyen", "19615-xa-cam-hieu")  # one whose month is empty, one whose month came back
SENDER: Final = "19618-xa-cam-chinh"
PATIENCE: Final = 60.0  # seconds for what is read in the background
UNANSWERED: Final = 8  # breaths after which a button opened nothing
BREATH: Final = 0.2  # seconds for what is painted


class Album:
    """Goes through the program, office by office, and gives each window it sees, with its title, to `look`."""

    def __init__(
        self, offices: Path, look: Callable[[QWidget, str], None], *, language: str = VIETNAMESE, breath: float = BREATH
    ) -> None:
        self._offices = offices
        self._breath = breath
        self._look = look
        self._seen: set[str] = set()
        self.window = MainWindow()
        self.window.fill_menu(language=language)
        self.window.resize(ROOM / self.window.devicePixelRatioF())
        self.window.show()
        self.window.activateWindow()
        preferences = Preferences(offices.parent)
        self.desk = Desk(self.window, preferences=preferences)
        self.opening = PackageOpening(self.desk, preferences=preferences)

    def take_all(self) -> None:
        """See every window of the program."""
        self.take_start_page()
        for name in (SUPERIOR, *COMMUNES):
            self.take_office(name)
        self.take_preview()
        self.take_news()
        self._take_guide()

    def take_news(self) -> None:
        """See what is told of a new version."""
        self.window.tell_news("\n".join(what_is_new(version, NEWS[version]) for version in NEWS))
        self._settle()
        self._look(self.window, "có gì mới")

    def take_start_page(self) -> None:
        """See what there is before any office is open."""
        self.desk.show_start_page()
        self._settle()
        self._look(self.window, "trang đầu")
        self._press_all(self.window, "trang đầu", depth=1)
        for menu in self.window.menuBar().actions():
            self._take_menu(menu, "trang đầu")

    def take_office(self, name: str) -> None:
        """See every screen of an office, and what opens from there."""
        self.desk.open(self._offices / name)
        self._settle()
        for menu in self.window.menuBar().actions():
            self._take_menu(menu, name)
        self._take_finder(name)
        for place in self.window.places:
            self.window.go_to(place.key)
            self._settle()
            self._choose_something(place.screen)
            self._settle()
            of_place = f"{name} {place.title}"
            self._look(self.window, of_place)
            self._press_all(place.screen, of_place, depth=1)
            self._go_on_in_grids(place.screen)
            self._press_all(place.screen, of_place, depth=1)
            for tabs in place.screen.findChildren(QTabWidget):
                for number in range(1, tabs.count()):
                    tabs.setCurrentIndex(number)
                    self._settle()
                    title = f"{of_place} {_plain(tabs.tabText(number))}"
                    self._look(self.window, title)
                    self._press_all(place.screen, title, depth=1)
                tabs.setCurrentIndex(0)

    def show_screen(self, name: str, key: str) -> None:
        """Show one screen of an office, loaded."""
        self.desk.open(self._offices / name)
        self._settle()
        self.window.go_to(key)
        self._settle()

    def _take_guide(self) -> None:
        """See the guide, which stands beside the window."""
        self.window.guide_action.trigger()
        self._settle()
        if self.window.guide is not None:
            self._look(self.window.guide, "hướng dẫn")
            self.window.guide.close()

    def _take_finder(self, of_place: str) -> None:
        """See what Ctrl+K finds for a part of a name."""
        finder = self.window.finder
        if finder is not None:
            finder.begin()
            self._settle()
            self._look(self.window, f"{of_place} Tìm mọi thứ")
            self.window.focus_page()
            self._settle()

    def _take_menu(self, action: QAction, of_place: str) -> None:
        menu = action.menu()
        if not isinstance(menu, QMenu) or not action.isVisible():
            return
        title = f"{of_place} {_plain(action.text())}"
        menu.popup(self.window.mapToGlobal(QPoint(0, 20)))
        self._settle()
        self._look(menu, title)
        menu.close()
        for entry in menu.actions():
            if entry.text().endswith(OPENS) and entry.isEnabled() and entry.isVisible():
                name = f"{title} {_plain(entry.text())}"
                if entry is not self.window.open_action and self._is_new(f"thực đơn {_plain(entry.text())}"):
                    self._meet(entry.trigger, name, depth=1)

    def take_preview(self) -> None:
        """See a package before it is taken in."""
        stick = self._offices.parent / "usb"
        stick.mkdir()
        with open_office(self._offices / SENDER) as office:
            package = office.exchange.export_package(stick).path
        self.desk.open(self._offices / SUPERIOR)
        self._settle()
        self._meet(lambda: self.opening.take([package]), "xem trước khi nhập", depth=1, patience=PATIENCE)

    def _choose_something(self, screen: Screen) -> None:
        """Stand on a line, on the board on a report that waits: what is done with one is offered then."""
        for grid in screen.findChildren(GridView):
            if not grid.currentIndex().isValid() and grid.model().rowCount():
                grid.setCurrentIndex(grid.model().index(0, 0))
        if screen.findChild(PinnedRows) is not None:  # what was typed is given from there
            screen.findChild(GridView).edits_made.emit((CellEdit(0, 1, Decimal(7)),))
        board = getattr(screen, "board", None)
        rows = [] if board is None or not hasattr(screen, "board_grid") else board.rows
        for row, line in enumerate(rows):
            for column, cell in enumerate(line.cells, start=1):
                if cell.state is SubmissionState.RECEIVED:
                    screen.board_grid.setCurrentIndex(board.index(row, column))
                    return

    def _go_on_in_grids(self, screen: Screen) -> None:
        """Stand on the next line, among its figures: what is done with those is offered then."""
        for grid in screen.findChildren(GridView):
            if grid.isVisible() and grid.model().rowCount() > 1:
                grid.setCurrentIndex(grid.model().index(1, grid.model().columnCount() // 2))
        self._settle()

    def _press_all(self, root: QWidget, title: str, *, depth: int) -> None:
        for pressed in self._buttons(root):
            if isValid(pressed) and pressed.isVisible() and pressed.isEnabled():
                name = f"{title} {_plain(pressed.text())}"
                if self._is_new(name):
                    self._meet(pressed.click, name, depth=depth)
                    self._take_report(root, name, depth=depth)

    def _take_report(self, screen: QWidget, title: str, *, depth: int) -> None:
        """See the report that is shown in place of the screen it was opened from, and leave it."""
        review = getattr(screen, "report_review", None)
        if review is None or review.page is None:
            return
        self._look(self.window, title)
        if depth < DEEPEST:
            self._press_all(review.page, title, depth=depth + 1)
        review.leave()
        self._settle()

    def _buttons(self, root: QWidget) -> Iterator[QAbstractButton]:
        for found in root.findChildren(QAbstractButton):
            if found.text().endswith(OPENS) and found.isVisible() and found.isEnabled():
                yield found

    def _meet(self, begin: Callable[[], object], title: str, *, depth: int, patience: float = 0) -> None:
        """Do something, and keep and close what it opens, one window after the other."""
        before = set(_open_windows())
        met: list[QWidget] = []
        looked_at: list[QWidget] = []

        def look() -> None:
            found = QApplication.activeModalWidget()
            if len(met) > len(looked_at) or found is None or found in before or found in met:
                return
            met.append(found)
            found.activateWindow()
            self._settle()
            self._look(found, title if len(met) == 1 else f"{title} {len(met)}")
            if depth < DEEPEST:
                self._press_all(found, title, depth=depth + 1)
            _close(found)
            looked_at.append(found)

        timer = QTimer(interval=50)
        timer.timeout.connect(look)
        timer.start()
        begin()
        patience = patience or self._breath * UNANSWERED
        until = time.monotonic() + patience
        while not met and time.monotonic() < until:
            self._pass(0.05)
            if not self.desk.tasks.is_idle:
                until = time.monotonic() + patience
        timer.stop()
        for left in _open_windows():
            if left not in before and isValid(left):
                _close(left)
        self._settle()

    def _settle(self) -> None:
        """Wait until the worker has nothing to do, and everything is painted."""
        until = time.monotonic() + PATIENCE
        self._pass(self._breath)
        while not self.desk.tasks.is_idle and time.monotonic() < until:
            self._pass(self._breath)
        self._pass(self._breath)

    def _pass(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._seen
        self._seen.add(name)
        return is_new


def keep_in(folder: Path) -> Callable[[QWidget, str], None]:
    """Return what keeps a picture of each window it is given."""
    taken = count(1)

    def keep(shown: QWidget, title: str) -> None:
        name = re.sub(r"[^\w-]+", " ", title).strip()
        shown.grab().save(str(folder / f"{name}.png"))
        sys.stdout.write(f"{next(taken):3} {name}\n")
        sys.stdout.flush()

    return keep


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix(OPENS)


def _open_windows() -> Sequence[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible() and window.isModal()]


def _close(dialog: QWidget) -> None:
    """Close a window, whatever it would ask first."""
    if isinstance(dialog, QDialog):
        QDialog.done(dialog, 0)
    else:
        dialog.close()


def leave_out_what_the_system_draws(put: Callable[[object, str, object], None] = setattr) -> None:
    """Let every window that is the system's be closed at once."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        nothing = "" if name == "getExistingDirectory" else ([] if name.endswith("s") else "", "")
        put(QFileDialog, name, staticmethod(lambda *_, answer=nothing, **__: answer))
    put(QDesktopServices, "openUrl", staticmethod(lambda _url: True))
    put(QPrintDialog, "exec", lambda _dialog: 0)


def main() -> int:
    """Take all pictures; one that an error prevents ends it."""
    use_utf8()
    parser = argparse.ArgumentParser(description="Take a picture of every window.")
    parser.add_argument("offices", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=list(LANGUAGES), default=VIETNAMESE)
    parser.add_argument("--findings", action="store_true", help="look each window through")
    parser.add_argument("--only-superior", action="store_true", help="show the office that lies in cap-tren")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    leave_out_what_the_system_draws()
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    app.setApplicationName("CTPH Desktop")
    install_language(app, options.language)
    tell_in(options.language)
    apply_theme(app)
    complete_theme(app)
    findings: dict[str, str] = {}
    keep = keep_in(options.folder)

    def look(shown: QWidget, title: str) -> None:
        keep(shown, title)
        if options.findings:
            for finding in findings_in(shown, language=options.language):
                findings.setdefault(finding, title)

    if not options.only_superior:
        build_sample(options.offices)
    album = Album(options.offices, look, language=options.language)
    failures: list[BaseException] = []

    def begin() -> None:
        try:
            if options.only_superior:
                album.take_office(SUPERIOR)
            else:
                album.take_all()
        except BaseException as error:  # noqa: BLE001 - raised again when the program has ended
            failures.append(error)
        finally:
            album.window.set_may_close(lambda: True)
            album.window.close()
            app.quit()

    QTimer.singleShot(0, begin)
    app.exec()
    if failures:
        raise failures[0]
    for finding, title in findings.items():
        sys.stdout.write(f"{title}: {finding}\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
