"""What becomes of a paper once it is written as PDF, as Thiết lập says: told, opened, or sent to the printer."""

from collections.abc import Callable
from pathlib import Path

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.preferences import AfterPaper, Preferences
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.file_ways import told_of_file
from ctph_desktop.ui.widgets.told import Told


def hand_on(path: Path, *, fail: Callable[[str], object]) -> Told:
    """Open a paper or send it to the printer where that is wanted, and say what was done with the ways on."""
    told, preferences = told_of_file(path, fail=fail), Preferences(data_folder())
    after = preferences.after_paper if path.suffix.casefold() == ".pdf" else AfterPaper.TELL
    if after is AfterPaper.OPEN and not outside.open_file(path):
        more = translate("Papers", "Máy này không mở được tệp PDF.")
    elif after is AfterPaper.PRINT and outside.print_file(path, printer=preferences.printer):
        more = translate("Papers", "Đã gửi tới máy in.")
    elif after is AfterPaper.PRINT:
        more = translate("Papers", "Chưa gửi được tới máy in: hãy mở tệp rồi in.")
    else:
        return told
    return Told(f"{told.sentence} {more}", told.ways)
