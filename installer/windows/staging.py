"""Lays out what is installed on Windows: Python, the packages, the program itself, compiled."""

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import shipping
from embedded_python import RELEASE
from wineland import Wine, windows_path

# Of Python: what asks Windows for hardware by WMI (slow, and it hangs where that service is ill), what plays sounds,
# talks over the network or opens databases without a cipher, and the programs.
_LEFT_OUT_OF_PYTHON: Final = frozenset({
    "_wmi.pyd", "winsound.pyd", "_ssl.pyd", "libssl-3.dll", "sqlite3.dll", "_sqlite3.pyd", "_multiprocessing.pyd",
    "python.exe", "pythonw.exe", "python.cat", "LICENSE.txt", RELEASE,
})  # fmt: skip
_QT: Final = frozenset({"Core", "Gui", "Widgets", "Network", "PrintSupport"})
_QT_PLUGINS: Final = frozenset({
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "imageformats/qico.dll", "imageformats/qjpeg.dll",
})  # fmt: skip
_QT_RUNTIME: Final = frozenset({"pyside6.abi3.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"})


def is_wanted(name: str) -> bool:
    """Tell whether a file of a wheel is needed to run the program on Windows."""
    top, *below = PurePosixPath(name).parts
    return shipping.is_wanted(name) and (top != "PySide6" or _is_wanted_of_qt(below))


def _is_wanted_of_qt(below: Sequence[str]) -> bool:
    first, *rest = below
    if not rest:
        stem = first.partition(".")[0]
        is_module = first.endswith(".pyd") and stem.removeprefix("Qt") in _QT
        is_library = first.endswith(".dll") and stem.removeprefix("Qt6") in _QT and stem.startswith("Qt6")
        return is_module or is_library or first in _QT_RUNTIME or first.endswith(".py")
    return "/".join(rest) in _QT_PLUGINS if first == "plugins" else first == "support"


def lay_out(stage: Path, *, python: Path, version: str, wheels: Sequence[Path]) -> None:
    """Put Python and the packages where the launchers look; `version` is Python's, `3.13`."""
    shutil.rmtree(stage, ignore_errors=True)
    library = stage / "lib"
    stage.mkdir(parents=True)
    short = version.replace(".", "")
    for path in python.iterdir():
        if path.name not in _LEFT_OUT_OF_PYTHON and path.suffix != "._pth":
            shutil.copyfile(path, stage / path.name)
    # Nothing else of this PC is looked at: no PYTHONPATH, no packages of the person.
    (stage / f"python{short}._pth").write_text(f"python{short}.zip\n.\nlib\n", "ascii")
    shipping.lay_out_packages(library, wheels, wanted=is_wanted)


def compile_sources(stage: Path, *, python: Path, wine: Wine) -> None:
    """Let Python compile the packages; the sources of migrations stay, for they are looked up by file."""
    library = stage / "lib"
    here = windows_path(library, drive=wine.drive)
    program = windows_path(python / "python.exe", drive=wine.drive)
    command = [
        program,
        "-m",
        "compileall",
        "-q",
        "-f",
        "--invalidation-mode",
        "unchecked-hash",
        "-s",
        here,
        "-p",
        "lib",
    ]
    kept = library / "ctph_desktop" / "_data"
    wine.must(*command, windows_path(kept, drive=wine.drive), seconds=900)
    aside = stage / "kept"
    kept.rename(aside)
    wine.must(*command, "-b", here, seconds=900)
    for source in library.rglob("*.py"):
        if source.with_suffix(".pyc").is_file():
            source.unlink()
    aside.rename(kept)
