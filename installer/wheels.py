"""The packages an installer carries are those of requirements.lock: fetched by name, known by their hashes."""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from email import message_from_bytes
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
_GLIBC: Final = (*range(34, 4, -1),)  # what Debian 12 and Ubuntu 24.04 both have, and all before


class Pin(NamedTuple):
    """One thing to fetch; any of the hashes will do."""

    what: str
    hashes: frozenset[str]


class Target(NamedTuple):
    """A Python (`3.13`) on a system: `platforms` as pip names them, `system` as `sys.platform` does."""

    python: str
    system: str
    platforms: tuple[str, ...]


class DownloadError(Exception):
    """Something could not be fetched, or is not what was pinned."""


def windows(python: str) -> Target:
    """Return the target of a Python on 64-bit Windows."""
    return Target(python, "win32", ("win_amd64",))


def linux(python: str) -> Target:
    """Return the target of a Python on 64-bit Linux."""
    names = [f"manylinux_2_{number}_x86_64" for number in _GLIBC]
    return Target(python, "linux", (*names, "manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"))


def version() -> str:
    """Return the version of the program."""
    text = (ROOT / "ctph_desktop" / "__init__.py").read_text("utf-8")
    (found,) = re.findall(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    return str(found)


def needed_by_the_program() -> set[str]:
    """Return the packages that the program itself names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}


def locked_pins(text: str, target: Target) -> dict[str, Pin]:
    """Return what a lock file pins for a target, by name."""
    pins = map(pin_of, text.replace("\\\n", " ").splitlines())
    wanted = [(Requirement(pin.what), pin) for pin in pins if pin.hashes]
    return {canonicalize_name(one.name): pin for one, pin in wanted if is_for(target, one)}


def pin_of(line: str) -> Pin:
    """Read `name==version --hash=sha256:…`."""
    what, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
    return Pin(what.strip(), frozenset(text.strip() for text in hashes))


def is_for(target: Target, requirement: Requirement) -> bool:
    """Tell whether a requirement holds on a target."""
    is_windows = target.system == "win32"
    environment = {
        "sys_platform": target.system,
        "platform_system": "Windows" if is_windows else "Linux",
        "os_name": "nt" if is_windows else "posix",
        "platform_machine": "AMD64" if is_windows else "x86_64",
        "python_version": target.python,
        "python_full_version": f"{target.python}.0",
        "extra": "",
    }
    return requirement.marker is None or requirement.marker.evaluate(environment)


def requirements_of(wheel: Path) -> list[Requirement]:
    """Return what a wheel says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        return [Requirement(text) for text in message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])]


def fetch_wheels(names: Iterable[str], downloads: Path, target: Target) -> list[Path]:
    """Fetch packages and what they need on a target, as the lock file pins it, and return the wheels.

    Each target has a folder of its own.
    """
    folder = downloads / f"{target.system}-{target.python}"
    folder.mkdir(parents=True, exist_ok=True)
    pins = locked_pins((ROOT / "requirements.lock").read_text("utf-8"), target)
    waiting = set(names)
    wheels: dict[str, Path] = {}
    while waiting:
        if unknown := waiting - pins.keys():
            raise DownloadError(f"not in requirements.lock: {', '.join(sorted(unknown))}")
        missing = [pins[name] for name in sorted(waiting) if not _fetched(pins[name], folder)]
        if missing:
            platforms = [word for name in target.platforms for word in ("--platform", name)]
            download(missing, folder, "--only-binary", ":all:", "--python-version", target.python, *platforms)
        fetched = {name: _wheel_of(pins[name], folder) for name in waiting}
        wheels |= fetched
        needed = [one for wheel in fetched.values() for one in requirements_of(wheel)]
        waiting = {canonicalize_name(one.name) for one in needed if is_for(target, one)} - wheels.keys()
    return [wheels[name] for name in sorted(wheels)]


def build_own_wheel(folder: Path) -> Path:
    """Build the program itself as a package."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [
        sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT),
    ]  # fmt: skip
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise DownloadError("the program itself could not be packed")
    (wheel,) = folder.glob("*.whl")
    return wheel


def download(pins: Iterable[Pin], folder: Path, *options: str) -> None:
    """Let pip fetch what is pinned; it refuses what has another hash."""
    wanted = folder / "wanted.txt"
    # Without the condition: pip would ask it of the system it runs on.
    names = [(pin.what.partition(";")[0].strip(), sorted(pin.hashes)) for pin in pins]
    lines = [" ".join([name, *(f"--hash=sha256:{one}" for one in hashes)]) for name, hashes in names]
    wanted.write_text("\n".join([*lines, ""]), "utf-8")
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--require-hashes", "--dest", str(folder), "--requirement", str(wanted), *options,
    ]  # fmt: skip
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise DownloadError("the packages could not be fetched; is there a network?")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetched(pin: Pin, folder: Path) -> list[Path]:
    """Return the wheels of a pin that lie there whole."""
    requirement = Requirement(pin.what)
    stem = f"{canonicalize_name(requirement.name)}-{str(requirement.specifier).removeprefix('==')}-"
    candidates = [path for path in folder.glob("*.whl") if _plain(path.name).startswith(stem)]
    return [path for path in candidates if digest(path) in pin.hashes]


def _wheel_of(pin: Pin, folder: Path) -> Path:
    found = _fetched(pin, folder)
    if len(found) != 1:
        raise DownloadError(f"{pin.what}: {len(found)} wheels lie in {folder.name}")
    return found[0]


def _plain(name: str) -> str:
    distribution, _, rest = name.partition("-")
    return f"{canonicalize_name(distribution)}-{rest}"
