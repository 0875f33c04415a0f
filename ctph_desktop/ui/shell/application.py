"""The desktop's way in: paint the window first, open the office behind it."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ctph_desktop.system.encoding import use_utf8
from ctph_desktop.ui.shell.unread_sources import leave_sources_unread

if TYPE_CHECKING:
    from ctph_desktop.ui.look.preferences import Preferences
    from ctph_desktop.ui.shell.main_window import MainWindow
    from ctph_desktop.ui.shell.package_arguments import Arguments
    from ctph_desktop.ui.shell.running_instance import RunningInstance

# Seconds that the worker thread may keep the interpreter from the window; five times as long is usual, and felt.
_PATIENCE = 0.001


def main(argv: Sequence[str] | None = None) -> int:
    """Open the desktop on an office folder, a package, the sample (`--sample`), or what was open last.

    Returns the exit code. A package goes to the window that is open already, if there is one.
    """
    if argv is None:
        use_utf8()
    leave_sources_unread()
    sys.setswitchinterval(_PATIENCE)
    from ctph_desktop.system.paths import data_folder  # noqa: PLC0415 - imported when no source is read any more
    from ctph_desktop.ui.look.languages import install_language  # noqa: PLC0415
    from ctph_desktop.ui.look.preferences import Preferences  # noqa: PLC0415
    from ctph_desktop.ui.look.theme import STYLE_ARGUMENTS, apply_theme  # noqa: PLC0415
    from ctph_desktop.ui.shell.main_window import MainWindow  # noqa: PLC0415
    from ctph_desktop.ui.shell.package_arguments import read_arguments  # noqa: PLC0415

    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    app.setApplicationName("CTPH Desktop")
    instance = None
    if arguments.packages:
        is_taken, instance = _hand_over(app, arguments)
        if is_taken:
            return 0
    preferences = Preferences(data_folder())
    install_language(app, preferences.language)
    apply_theme(app, letter_size=preferences.letter_size)
    window = MainWindow()
    window.painted.connect(lambda: _start(app, window, preferences, arguments, instance))
    window.showMaximized()
    code = app.exec()
    leave_clipboard()
    return code


def leave_clipboard() -> None:
    """Leave what was copied as plain text only: Qt looks at the clipboard after Python, and its objects, are gone.

    Copied files are no object of Python's and stay.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() and not clipboard.mimeData().hasUrls():
        clipboard.setText(clipboard.text())


def _hand_over(app: QApplication, arguments: "Arguments") -> "tuple[bool, RunningInstance | None]":
    """Hand packages to the window that is open; without one, be found at once: several may be opened in one go."""
    from ctph_desktop.system.paths import data_folder  # noqa: PLC0415

    try:
        from ctph_desktop.ui.shell.running_instance import RunningInstance, hand_over  # noqa: PLC0415 - rarely needed
    except ImportError:  # a Linux system without the library Qt needs for it
        return False, None
    if hand_over(data_folder(), arguments.packages):
        return True, None
    return False, RunningInstance(data_folder(), parent=app)


def _start(
    app: QApplication,
    window: "MainWindow",
    preferences: "Preferences",
    arguments: "Arguments",
    instance: "RunningInstance | None",
) -> None:
    # Imported after the first paint: the window must not wait for what only an open office needs.
    from ctph_desktop.ui.look.languages import tell_in  # noqa: PLC0415
    from ctph_desktop.ui.look.theme import complete_theme  # noqa: PLC0415
    from ctph_desktop.ui.shell.desk import Desk  # noqa: PLC0415
    from ctph_desktop.ui.shell.news import news_since_last_time  # noqa: PLC0415
    from ctph_desktop.ui.shell.package_opening import PackageOpening  # noqa: PLC0415

    tell_in(preferences.language)
    complete_theme(app)
    window.fill_menu(language=preferences.language, letter_size=preferences.letter_size)
    if news := news_since_last_time(preferences):
        window.tell_news(news)
    desk = Desk(window, preferences=preferences)
    desk.opened.connect(desk.tasks.tidying.settle)
    desk.faults.install()
    opening = PackageOpening(desk, preferences=preferences)
    if arguments.wants_sample:
        desk.open_sample()
    elif arguments.folder is not None or arguments.packages:
        desk.start(arguments.folder)
    else:
        desk.resume()
    opening.take(arguments.packages)
    if instance is None:
        opening.listen_soon()
    else:
        opening.attend(instance)
