"""What every installer carries: of the packages what running needs, and the licences of all of it."""

import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PathDistribution
from pathlib import Path, PurePosixPath
from typing import Final

import audit
from packaging.utils import canonicalize_name

LICENCES: Final = Path(__file__).with_name("licences")
LIST: Final = "GIAY-PHEP.txt"
_METADATA: Final = ("METADATA", "RECORD", "entry_points.txt")
_NOT_FOR_RUNNING: Final = (".pyi", ".pxd", ".h", ".c", ".lib", ".ts", ".md", ".cmake", ".pyc", ".rst", "py.typed")
_NOT_FOR_RUNNING_FOLDERS: Final = frozenset({"tests", "testing", "test"})
_PILLOW_LEFT_OUT: Final = ("_avif", "_imagingtk", "_imagingft", "ImageTk", "_tkinter_finder")
_PICTURES: Final = "ctph_desktop/_data/resources/pictures/"


def is_wanted(name: str) -> bool:
    """Tell whether a file of a wheel, Qt's apart, is needed to run the program on any system."""
    path = PurePosixPath(name)
    top, *below = path.parts
    if top.endswith(".dist-info"):
        return below[0] in _METADATA
    if name.endswith(_NOT_FOR_RUNNING) or _NOT_FOR_RUNNING_FOLDERS & set(path.parts[:-1]):
        return False
    if top == "PIL":
        return not path.name.startswith(_PILLOW_LEFT_OUT)
    return not name.startswith(_PICTURES)


def lay_out_packages(library: Path, wheels: Iterable[Path], *, wanted: Callable[[str], bool] = is_wanted) -> None:
    """Unpack of packages what is wanted."""
    for wheel in wheels:
        for name, data in _files(wheel):
            if wanted(name):
                target = library / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)


def put_licences(folder: Path, *, wheels: Sequence[Path], library: Path, besides: Sequence[str] = ()) -> None:
    """Put the licences of all that ships into a folder, with a list; `besides` are its lines about what is no wheel."""
    shutil.copytree(LICENCES, folder, dirs_exist_ok=True)
    lines = list(besides)
    for wheel in wheels:
        found = PathDistribution(_metadata_folder(library, wheel))
        name = canonicalize_name(found.name)
        lines.append(f"{name} {found.version}: {audit.licence_of(name, found)}")
        texts = dict(_licence_texts(wheel))
        if not texts and not (LICENCES / name).is_dir():
            raise FileNotFoundError(f"{wheel.name} carries no licence, and {LICENCES} has none for it")
        for path, data in texts.items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    intro = (LICENCES / LIST).read_text("utf-8")
    (folder / LIST).write_text("\n".join([intro, *sorted(lines, key=str.lower), ""]), "utf-8-sig", newline="\r\n")


def _files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a wheel puts beside the other packages."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            parts = PurePosixPath(entry.filename).parts
            if entry.is_dir() or (parts[0].endswith(".data") and parts[1] not in {"purelib", "platlib"}):
                continue
            yield "/".join(parts[2:] if parts[0].endswith(".data") else parts), archive.read(entry)


def _metadata_folder(library: Path, wheel: Path) -> Path:
    wanted = canonicalize_name("-".join(wheel.name.split("-")[:2]))
    stems = {path: canonicalize_name(path.name.removesuffix(".dist-info")) for path in library.glob("*.dist-info")}
    (found,) = [path for path, stem in stems.items() if stem == wanted]
    return found


def _licence_texts(wheel: Path) -> Iterator[tuple[str, bytes]]:
    words = ("licen", "copying", "notice", "authors")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            top, _, rest = name.partition("/")
            if name.endswith("/"):
                continue
            if top.endswith(".dist-info") and any(word in rest.lower() for word in words) and "Commercial" not in rest:
                yield rest.removeprefix("licenses/"), archive.read(name)
