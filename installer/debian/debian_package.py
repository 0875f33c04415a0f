"""`make debian`: builds ctph-desktop_<version>_amd64.deb for Debian 12, Ubuntu 24.04 and later.

The Python is the system's; the packages come along, with what is compiled for each of these Pythons side by side.
"""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Final

from shipping import is_wanted, lay_out_packages, put_licences
from wheels import ROOT, build_own_wheel, fetch_wheels, linux, needed_by_the_program, version

HERE: Final = Path(__file__).parent
BUILD: Final = ROOT / "build" / "debian"
TREE: Final = BUILD / "tree"
LIBRARY: Final = TREE / "usr" / "lib" / "ctph-desktop"
SHARE: Final = TREE / "usr" / "share"
PYTHONS: Final = ("3.11", "3.12", "3.13")  # Debian 12, Ubuntu 24.04, Debian 13
PROGRAMS: Final = ("ctph", "ctph-desktop")
_QT: Final = frozenset({"Core", "Gui", "Widgets", "Network", "PrintSupport"})
_QT_LIBRARIES: Final = _QT | {"DBus", "XcbQpa", "WaylandClient", "OpenGL"}
_QT_PLUGINS: Final = frozenset({
    "platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so", "imageformats/libqjpeg.so",
    "imageformats/libqico.so", "platformthemes/libqxdgdesktopportal.so", "printsupport/libcupsprintersupport.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so", "wayland-shell-integration/libxdg-shell.so",
    "wayland-decoration-client/libbradient.so",
})  # fmt: skip


def main() -> int:
    """Build the package."""
    lay_out()
    package = BUILD / f"ctph-desktop_{version()}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(TREE), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    size, installed = package.stat().st_size, _bytes_below(TREE)
    print(f"{package.relative_to(ROOT)}: {size / 1e6:.1f} MB, {installed / 1e6:.1f} MB when installed")
    return 0


def lay_out() -> None:
    """Lay out what the package holds."""
    shutil.rmtree(TREE, ignore_errors=True)
    LIBRARY.mkdir(parents=True)
    own = build_own_wheel(BUILD / "own")
    for python in PYTHONS:
        wheels = [*fetch_wheels(needed_by_the_program(), BUILD / "downloads", linux(python)), own]
        lay_out_packages(LIBRARY, wheels, wanted=is_wanted_on_linux)
    _leave_symbols_out()
    documents = SHARE / "doc" / "ctph-desktop"
    put_licences(documents / "licences", wheels=wheels, library=LIBRARY)
    shutil.copyfile(HERE / "copyright", documents / "copyright")
    with gzip.GzipFile(documents / "changelog.gz", "wb", mtime=0) as changes:
        changes.write((ROOT / "CHANGELOG.md").read_bytes())
    for name in PROGRAMS:
        _install(HERE / name, TREE / "usr" / "bin" / name, mode=0o755)
    linux_files = ROOT / "installer" / "linux"
    _install(linux_files / "ctph-desktop.desktop", SHARE / "applications" / "ctph-desktop.desktop")
    _install(linux_files / "ctph-desktop-mime.xml", SHARE / "mime" / "packages" / "ctph-desktop.xml")
    icons = SHARE / "icons" / "hicolor" / "256x256"
    _install(ROOT / "resources" / "icons" / "ctph.png", icons / "apps" / "ctph-desktop.png")
    for path in [TREE, *TREE.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    for name in ("preinst", "postinst", "prerm"):
        _install(HERE / name, TREE / "DEBIAN" / name, mode=0o755)
    (TREE / "DEBIAN" / "control").write_text(control(version(), kilobytes=_bytes_below(TREE) // 1024), "utf-8")


def control(number: str, *, kilobytes: int) -> str:
    """Return what the package says of itself."""
    first, last = PYTHONS[0], PYTHONS[-1]
    major, minor = last.split(".")
    words = {
        "VERSION": number,
        "KILOBYTES": str(kilobytes),
        "FIRST_PYTHON": first,
        "FIRST_PYTHON_TOO_NEW": f"{major}.{int(minor) + 1}",
    }
    text = (HERE / "control").read_text("utf-8")
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def is_wanted_on_linux(name: str) -> bool:
    """Tell whether a file of a wheel is needed to run the program on Linux."""
    top, *below = PurePosixPath(name).parts
    if not is_wanted(name) or name.startswith("win32ctypes/"):
        return False
    if top != "PySide6":
        return True
    if below[0] != "Qt":
        stem = below[0].partition(".")[0]
        is_module = len(below) == 1 and ".abi3.so" in below[0]
        is_wanted_module = stem.removeprefix("Qt") in _QT or stem == "libpyside6"
        return (
            (is_module and is_wanted_module) or (len(below) == 1 and below[0].endswith(".py")) or below[0] == "support"
        )
    if below[1] == "lib":
        stem = below[-1].partition(".")[0]
        return stem.startswith("libicu") or stem.removeprefix("libQt6") in _QT_LIBRARIES
    return below[1] == "plugins" and "/".join(below[2:]) in _QT_PLUGINS


def _leave_symbols_out() -> None:
    """Take from compiled code what only its makers' debuggers read; Qt stays as it was built."""
    own = [path for path in LIBRARY.rglob("*.so") if path.relative_to(LIBRARY).parts[0] not in {"PySide6", "shiboken6"}]
    subprocess.run(["strip", "--strip-unneeded", *map(str, own)], check=True)


def _install(source: Path, target: Path, *, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
