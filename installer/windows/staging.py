"""Lays out what is installed: Python, the packages, the program itself, and the licences of all of it."""

import shutil
import sys
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import PathDistribution
from pathlib import Path, PurePosixPath
from typing import Final

from packaging.utils import canonicalize_name
from wineland import Wine, windows_path

HERE: Final = Path(__file__).parent
sys.path.append(str(HERE.parent))

import audit  # noqa: E402 - the folder is on the path only now

# Of Python: what asks Windows for hardware by WMI (slow, and it hangs where that service is ill), what plays sounds,
# talks over the network or opens databases without a cipher, and the programs.
_LEFT_OUT_OF_PYTHON: Final = frozenset({
    "_wmi.pyd", "winsound.pyd", "_ssl.pyd", "libssl-3.dll", "sqlite3.dll", "_sqlite3.pyd", "_multiprocessing.pyd",
    "python.exe", "pythonw.exe", "python.cat", "LICENSE.txt",
})  # fmt: skip
_QT: Final = frozenset({"Core", "Gui", "Widgets", "Network", "PrintSupport"})
_QT_PLUGINS: Final = frozenset({
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "imageformats/qico.dll", "imageformats/qjpeg.dll",
})  # fmt: skip
_QT_RUNTIME: Final = frozenset({"pyside6.abi3.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"})
_PILLOW_LEFT_OUT: Final = ("_avif", "_imagingtk", "_imagingft", "ImageTk", "_tkinter_finder")
_NOT_FOR_RUNNING: Final = (".pyi", ".pxd", ".h", ".c", ".lib", ".ts", ".md", ".cmake", ".pyc", ".rst", "py.typed")
_METADATA: Final = ("METADATA", "RECORD", "entry_points.txt")


def is_wanted(name: str) -> bool:
    """Tell whether a file of a wheel is needed to run the program."""
    path = PurePosixPath(name)
    top, *below = path.parts
    if top.endswith(".dist-info"):
        return below[0] in _METADATA
    if name.endswith(_NOT_FOR_RUNNING) or {"tests", "testing", "test"} & set(path.parts[:-1]):
        return False
    if top == "PySide6":
        return _is_wanted_of_qt(below)
    if top == "PIL":
        return not path.name.startswith(_PILLOW_LEFT_OUT)
    return name != "ctph_desktop/_data/resources/pictures" and "/_data/resources/pictures/" not in name


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
    lay_out_packages(library, wheels)


def lay_out_packages(library: Path, wheels: Sequence[Path]) -> None:
    """Unpack of packages what running them needs."""
    for wheel in wheels:
        for name, data in _files(wheel):
            if is_wanted(name):
                target = library / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)


def _files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a wheel puts beside the other packages."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            parts = PurePosixPath(entry.filename).parts
            if entry.is_dir() or (parts[0].endswith(".data") and parts[1] not in {"purelib", "platlib"}):
                continue
            yield "/".join(parts[2:] if parts[0].endswith(".data") else parts), archive.read(entry)


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
    wine.must(*command, windows_path(kept, drive=wine.drive), seconds=300)
    aside = stage / "kept"
    kept.rename(aside)
    wine.must(*command, "-b", here, seconds=900)
    for source in library.rglob("*.py"):
        if source.with_suffix(".pyc").is_file():
            source.unlink()
    aside.rename(kept)


def put_licences(folder: Path, *, python: Path, wheels: Sequence[Path], library: Path) -> None:
    """Put the licences of all that ships into a folder, with a list of them."""
    shutil.copytree(HERE / "licences", folder)
    (folder / "Python").mkdir()
    shutil.copyfile(python / "LICENSE.txt", folder / "Python" / "LICENSE.txt")
    rows = [("Python", (python / "version.txt").read_text("ascii").strip(), "PSF-2.0")]
    for wheel in wheels:
        found = PathDistribution(_metadata_folder(library, wheel))
        name = canonicalize_name(found.name)
        rows.append((name, found.version, audit.licence_of(name, found)))
        texts = dict(_licence_texts(wheel))
        own = folder / name
        if not texts and not own.is_dir():
            raise FileNotFoundError(f"{wheel.name} carries no licence, and installer/windows/licences has none for it")
        for path, data in texts.items():
            target = own / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    lines = [f"{name} {number}: {licence}" for name, number, licence in sorted(rows, key=lambda row: row[0].lower())]
    intro = (HERE / "licences" / "GIAY-PHEP.txt").read_text("utf-8")
    (folder / "GIAY-PHEP.txt").write_text("\n".join([intro, *lines, ""]), "utf-8-sig", newline="\r\n")


def _metadata_folder(library: Path, wheel: Path) -> Path:
    name, version = wheel.name.split("-")[:2]
    wanted = canonicalize_name(f"{name}-{version}")
    (found,) = [
        path
        for path in library.glob("*.dist-info")
        if canonicalize_name(path.name.removesuffix(".dist-info")) == wanted
    ]
    return found


def _licence_texts(wheel: Path) -> Iterator[tuple[str, bytes]]:
    words = ("licen", "copying", "notice", "authors")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            top, _, rest = name.partition("/")
            if top.endswith(".dist-info") and any(word in rest.lower() for word in words) and "Commercial" not in rest:
                yield rest.removeprefix("licenses/"), archive.read(name)
