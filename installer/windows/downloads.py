"""What goes into the installer is fetched by name and known by its hash: a Python, and packages of the lock file."""

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]
PYTHON_PIN: Final = Path(__file__).with_name("python.txt")
_LIBRARY: Final = re.compile(r"python(3)(\d+)\.dll")


class Pin(NamedTuple):
    """One thing to fetch; any of the hashes will do."""

    what: str
    hashes: frozenset[str]


class DownloadError(Exception):
    """Something could not be fetched, or is not what was pinned."""


def python_pin(text: str) -> Pin:
    """Return the one pinned line of python.txt."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1:
        raise DownloadError(f"{PYTHON_PIN.name}: one line is wanted, there are {len(lines)}")
    return _pin(lines[0])


def locked_pins(text: str, *, python: str) -> dict[str, Pin]:
    """Return what a lock file pins for a Python (`3.13`) on 64-bit Windows, by name."""
    pins = map(_pin, text.replace("\\\n", " ").splitlines())
    wanted = [(Requirement(pin.what), pin) for pin in pins if pin.hashes]
    return {canonicalize_name(one.name): pin for one, pin in wanted if is_for_windows(one, python=python)}


def is_for_windows(requirement: Requirement, *, python: str) -> bool:
    """Tell whether a requirement holds for a Python on 64-bit Windows."""
    environment = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    return requirement.marker is None or requirement.marker.evaluate(environment)


def requirements_of(wheel: Path) -> list[Requirement]:
    """Return what a wheel says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        return [Requirement(text) for text in message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])]


def fetch_python(downloads: Path, into: Path) -> str:
    """Unpack the pinned Python and return its version in two numbers, `3.13`."""
    pin = python_pin(PYTHON_PIN.read_text("utf-8"))
    archive = downloads / pin.what if pin.what.endswith(".zip") else _fetched_source(pin, downloads)
    if not archive.is_file():
        raise DownloadError(f"{archive}: please put the file there")
    _check(archive, pin)
    for name, data in _python_files(archive):
        (into / name).write_bytes(data)
    found = [match for path in into.iterdir() if (match := _LIBRARY.fullmatch(path.name))]
    if len(found) != 1:
        raise DownloadError(f"{archive.name}: no Python for Windows is in it")
    (into / "version.txt").write_text(_release((into / found[0][0]).read_bytes()), "ascii")
    return f"{found[0][1]}.{found[0][2]}"


def _release(library: bytes) -> str:
    """Return which release a Python is, `3.13.2`, as the properties of its library tell."""
    name = "ProductVersion".encode("utf-16-le")
    value = library[library.rindex(name) + len(name) :].decode("utf-16-le", "replace").lstrip("\0")
    return value.partition("\0")[0]


def needed_by_the_program() -> set[str]:
    """Return the packages that the program itself names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}


def fetch_wheels(names: Iterable[str], downloads: Path, *, python: str) -> list[Path]:
    """Fetch packages and what they need on Windows, as the lock file pins it, and return the wheels."""
    pins = locked_pins((ROOT / "requirements.lock").read_text("utf-8"), python=python)
    waiting = set(names)
    wheels: dict[str, Path] = {}
    while waiting:
        if unknown := waiting - pins.keys():
            raise DownloadError(f"not in requirements.lock: {', '.join(sorted(unknown))}")
        _fetch_wheels({pins[name] for name in waiting}, downloads, python=python)
        fetched = {name: _wheel_of(pins[name], downloads) for name in waiting}
        wheels |= fetched
        needed = [one for wheel in fetched.values() for one in requirements_of(wheel)]
        waiting = {canonicalize_name(one.name) for one in needed if is_for_windows(one, python=python)} - wheels.keys()
    return [wheels[name] for name in sorted(wheels)]


def _pin(line: str) -> Pin:
    what, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
    return Pin(what.strip(), frozenset(text.strip() for text in hashes))


def _fetched_source(pin: Pin, downloads: Path) -> Path:
    """Fetch a source package; nothing of it is installed."""
    name, _, version = pin.what.partition("==")
    archive = downloads / f"{name.replace('-', '_')}-{version}.tar.gz"
    if not archive.is_file():
        _pip([pin], downloads, "--no-binary", name)
    return archive


def _fetch_wheels(pins: set[Pin], downloads: Path, *, python: str) -> None:
    missing = [pin for pin in sorted(pins) if not _matching(pin, downloads)]
    if missing:
        _pip(missing, downloads, "--only-binary", ":all:", "--platform", "win_amd64", "--python-version", python)


def _pip(pins: list[Pin], downloads: Path, *options: str) -> None:
    wanted = downloads / "wanted.txt"
    lines = [" ".join([_bare(pin), *(f"--hash=sha256:{one}" for one in sorted(pin.hashes))]) for pin in pins]
    wanted.write_text("\n".join(lines) + "\n", "utf-8")
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--require-hashes", "--dest", str(downloads), "--requirement", str(wanted), *options,
    ]  # fmt: skip
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise DownloadError("the packages could not be fetched; is there a network?")


def _bare(pin: Pin) -> str:
    """Return name and version without the condition, which pip would ask of the system it runs on."""
    return pin.what.partition(";")[0].strip()


def _matching(pin: Pin, downloads: Path) -> list[Path]:
    """Return the wheels of a pin that lie there whole."""
    requirement = Requirement(pin.what)
    stem = f"{canonicalize_name(requirement.name).replace('-', '_')}-{str(requirement.specifier).removeprefix('==')}-"
    candidates = [path for path in downloads.glob("*.whl") if _plain(path.name).startswith(stem)]
    return [path for path in candidates if _digest(path) in pin.hashes]


def _wheel_of(pin: Pin, downloads: Path) -> Path:
    found = [path for path in _matching(pin, downloads) if re.search(r"-(win_amd64|any)\.whl$", path.name)]
    if len(found) != 1:
        raise DownloadError(f"{pin.what}: {len(found)} wheels for Windows lie in {downloads}")
    return found[0]


def _plain(name: str) -> str:
    distribution, _, rest = name.partition("-")
    return f"{canonicalize_name(distribution).replace('-', '_')}-{rest}"


def _check(archive: Path, pin: Pin) -> None:
    if _digest(archive) not in pin.hashes:
        raise DownloadError(f"{archive.name}: is not the file that {PYTHON_PIN.name} pins")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
