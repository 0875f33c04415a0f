"""The desktop's way in: paint the window first, open the office behind it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ctph_desktop.ui.unread_sources import leave_sources_unread

if TYPE_CHECKING:
    from ctph_desktop.ui.main_window import MainWindow
    from ctph_desktop.ui.preferences import Preferences

SAMPLE = "--sample"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the desktop on an office folder, on the sample (`--sample`), or on the start page; returns the exit code."""
    leave_sources_unread()
    from ctph_desktop.system.paths import data_folder  # noqa: PLC0415 - imported when no source is read any more
    from ctph_desktop.ui.languages import install_language  # noqa: PLC0415
    from ctph_desktop.ui.main_window import MainWindow  # noqa: PLC0415
    from ctph_desktop.ui.preferences import Preferences  # noqa: PLC0415
    from ctph_desktop.ui.theme import STYLE_ARGUMENTS, apply_theme  # noqa: PLC0415

    arguments = list(sys.argv[1:] if argv is None else argv)
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    app.setApplicationName("CTPH Desktop")
    preferences = Preferences(data_folder())
    install_language(app, preferences.language)
    apply_theme(app)
    window = MainWindow()
    wants_sample = SAMPLE in arguments
    folders = [Path(argument) for argument in arguments if argument != SAMPLE]
    folder = folders[0] if folders else None
    window.painted.connect(
        lambda: _start(app, window, preferences=preferences, folder=folder, wants_sample=wants_sample)
    )
    window.showMaximized()
    code = app.exec()
    leave_clipboard()
    return code


def leave_clipboard() -> None:
    """Leave what was copied as plain text only: Qt looks at the clipboard after Python, and its objects, are gone."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def _start(
    app: QApplication, window: "MainWindow", *, preferences: "Preferences", folder: Path | None, wants_sample: bool
) -> None:
    # Imported after the first paint: the window must not wait for what only an open office needs.
    from ctph_desktop.ui.desk import Desk  # noqa: PLC0415
    from ctph_desktop.ui.theme import complete_theme  # noqa: PLC0415

    complete_theme(app)
    window.fill_menu(language=preferences.language)
    desk = Desk(window, preferences=preferences)
    desk.faults.install()
    if wants_sample:
        desk.open_sample()
    else:
        desk.start(folder)
