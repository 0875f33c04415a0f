"""The Python that goes in: python.org's embeddable package for 64-bit Windows, pinned by one line of python.txt."""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wheels import DownloadError, Pin, digest, download, pin_of

PYTHON_PIN: Final = Path(__file__).with_name("python.txt")
RELEASE: Final = "release.txt"
_LIBRARY: Final = re.compile(r"python(3)(\d+)\.dll")


def python_pin(text: str) -> Pin:
    """Return the one pinned line of python.txt."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1:
        raise DownloadError(f"{PYTHON_PIN.name}: one line is wanted, there are {len(lines)}")
    return pin_of(lines[0])


def fetch_python(downloads: Path, into: Path) -> str:
    """Unpack the pinned Python and return its version in two numbers, `3.13`; release.txt tells it in three."""
    pin = python_pin(PYTHON_PIN.read_text("utf-8"))
    archive = downloads / pin.what if pin.what.endswith(".zip") else _fetched_source(pin, downloads)
    if not archive.is_file():
        raise DownloadError(f"{archive}: please put the file there")
    if digest(archive) not in pin.hashes:
        raise DownloadError(f"{archive.name}: is not the file that {PYTHON_PIN.name} pins")
    for name, data in _python_files(archive):
        (into / name).write_bytes(data)
    found = [match for path in into.iterdir() if (match := _LIBRARY.fullmatch(path.name))]
    if len(found) != 1:
        raise DownloadError(f"{archive.name}: no Python for Windows is in it")
    (into / RELEASE).write_text(_release((into / found[0][0]).read_bytes()), "ascii")
    return f"{found[0][1]}.{found[0][2]}"


def _fetched_source(pin: Pin, downloads: Path) -> Path:
    """Fetch a source package; nothing of it is installed."""
    name, _, number = pin.what.partition("==")
    archive = downloads / f"{name.replace('-', '_')}-{number}.tar.gz"
    if not archive.is_file():
        download([pin], downloads, "--no-binary", name)
    return archive


def _python_files(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an embeddable package: python.org's zip, or a source package with that in its data.zip."""
    if archive.suffix == ".zip":
        data = archive.read_bytes()
    else:
        with tarfile.open(archive) as tar:
            (member,) = [member for member in tar.getmembers() if member.name.endswith("/data.zip")]
            file = tar.extractfile(member)
            assert file is not None
            data = file.read()
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        for entry in found.infolist():
            if not entry.is_dir():
                yield Path(entry.filename).name, found.read(entry)


def _release(library: bytes) -> str:
    """Return which release a Python is, `3.13.2`, as the properties of its library tell."""
    name = "ProductVersion".encode("utf-16-le")
    value = library[library.rindex(name) + len(name) :].decode("utf-16-le", "replace").lstrip("\0")
    return value.partition("\0")[0]
