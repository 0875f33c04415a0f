"""The ways on from a file that was written: into it, or to where it lies."""

from collections.abc import Callable
from pathlib import Path

from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.widgets.told import Told, Way


def told_of_file(path: Path, *, fail: Callable[[str], object]) -> Told:
    """Say that a file was written, with the ways on; `fail` is told when nothing on this PC opens it."""
    sentence = translate("FileWays", "Đã ghi {name} vào {folder}.").format(name=path.name, folder=path.parent)
    opening = Way(translate("FileWays", "Mở tệp"), lambda: _try(outside.open_file, path, fail))
    return Told(sentence, (opening, folder_way(path, fail=fail)))


def folder_way(path: Path, *, fail: Callable[[str], object]) -> Way:
    """Return the way to where a file lies."""
    return Way(translate("FileWays", "Mở thư mục"), lambda: _try(outside.show_in_folder, path, fail))


def _try(use: Callable[[Path], bool], path: Path, fail: Callable[[str], object]) -> None:
    if not use(path):
        fail(translate("FileWays", "Máy này không mở được {name}.").format(name=path.name))
