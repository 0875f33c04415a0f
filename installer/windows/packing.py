"""`make windows`: builds ctph-desktop-<version>-setup.exe on Debian, for 64-bit Windows 10 and 11.

    packing.py [--quick]     --quick packs fast and large, for trying

CTPH_SIGN names a command that signs the file named behind it; the key stays where that command finds it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from embedded_python import RELEASE, fetch_python
from PIL import Image
from shipping import put_licences
from signatures import PYTHON_MAKERS, QT_MAKERS, problems, signature_of
from staging import compile_sources, lay_out
from wheels import ROOT, build_own_wheel, fetch_wheels, needed_by_the_program, version, windows
from wineland import COMPILER, Wine

HERE: Final = Path(__file__).parent
BUILD: Final = ROOT / "build" / "windows"
STAGE: Final = BUILD / "stage"
PYTHON: Final = BUILD / "python"
MOST_BYTES: Final = 45_000_000
SIGN_VARIABLE: Final = "CTPH_SIGN"
LAUNCHERS: Final = {"ctph-desktop.exe": "Chương trình phối hợp", "ctph.exe": "Chương trình phối hợp (dòng lệnh)"}
_SIDE_SIZE: Final = (164, 314)
_BLUE: Final = "#dfe8f3"
UNSIGNED: Final = f"""
The installer and the two launchers are not signed ({SIGN_VARIABLE} is not set). Copied from a stick they start; fetched
by a browser or from mail, Windows shows “Windows protected your PC” (Windows đã bảo vệ máy tính của bạn), and whoever
installs presses “More info”, then “Run anyway” (Thông tin thêm, Vẫn chạy).
"""
# What NSIS says before it reads its script, in English; each is replaced by what takes no more room.
STUB_WORDS: Final = {
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. Contact the\n"
    "installer's author to obtain a new copy.\n\nMore information at:\nhttp://nsis.sf.net/NSIS_Error":
        "Tệp cài đặt bị cụt hoặc bị hỏng. Hãy chép lại tệp từ nơi đã nhận rồi cài lại; chưa có gì thay đổi.",
    "Error writing temporary file. Make sure your temp folder is valid.":
        "Ổ đĩa đầy, hoặc không ghi được vào thư mục tạm.",
    "verifying installer: %d%%": "đang kiểm tra tệp: %d%%",
    "unpacking data: %d%%": "đang mở gói: %d%%",
    "Error launching installer": "Không mở được tệp cài",
    "NSIS Error": "CTPH",
}  # fmt: skip


def main() -> int:
    """Build the installer from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="pack fast and large, for trying")
    is_quick = parser.parse_args().quick
    library = stage()
    setup = pack(version(), stage=STAGE, library=library, is_quick=is_quick)
    put_page()
    size = setup.stat().st_size
    print(f"{setup.relative_to(ROOT)}: {size / 1e6:.1f} MB, {_bytes_below(STAGE) / 1e6:.1f} MB when installed")
    if not is_quick and size > MOST_BYTES:
        print(f"That is more than the {MOST_BYTES / 1e6:.0f} MB that fit everywhere.", file=sys.stderr)
        return 1
    if os.environ.get(SIGN_VARIABLE):
        print(f"signed by {signature_of(setup).maker}")
    else:
        print(UNSIGNED.strip())
    return 0


def stage() -> str:
    """Lay out all that is installed below build/windows/stage; return the name of Python's library."""
    downloads = BUILD / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(PYTHON, ignore_errors=True)
    PYTHON.mkdir()
    python = fetch_python(downloads, PYTHON)
    wheels = [*fetch_wheels(needed_by_the_program(), downloads, windows(python)), build_own_wheel(BUILD / "own")]
    lay_out(STAGE, python=PYTHON, version=python, wheels=wheels)
    wine = Wine(BUILD / "wine")
    wine.make()
    try:
        compile_sources(STAGE, python=PYTHON, wine=wine)
    finally:
        wine.stop()
    release = (PYTHON / RELEASE).read_text("ascii")
    licences = STAGE / "licences"
    put_licences(licences, wheels=wheels, library=STAGE / "lib", besides=[f"Python {release}: PSF-2.0"])
    (licences / "Python").mkdir()
    shutil.copyfile(PYTHON / "LICENSE.txt", licences / "Python" / "LICENSE.txt")
    _check_signatures()
    for name, description in LAUNCHERS.items():
        build_launcher(STAGE / name, version=version(), description=description)
        sign(STAGE / name)
    return f"python{python.replace('.', '')}.dll"


def pack(number: str, *, stage: Path, library: str, is_quick: bool) -> Path:
    """Pack what was laid out into the installer of a version."""
    setup = BUILD / f"ctph-desktop-{number}-setup.exe"
    words = {
        "VERSION": number,
        "NUMBERS": numbers(number),
        "LIBRARY": library,
        "STAGE": stage,
        "ICON": _icon(),
        "SIDE": _side(),
        "OUTPUT": setup,
        "KILOBYTES": _bytes_below(stage) // 1024,
        "COMPRESSOR": "/SOLID zlib" if is_quick else "/SOLID lzma",
    }
    sign = os.environ.get(SIGN_VARIABLE)
    words |= {"SIGN": sign} if sign else {}
    command = [
        "makensis",
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in words.items()),
    ]
    environment = {**os.environ, "NSISDIR": str(_speaking_vietnamese()), "LC_ALL": "C.UTF-8"}
    _run([*command, str(HERE / "setup.nsi")], environment=environment)
    return setup


def put_page() -> None:
    """Put the page for whoever installs beside the installer, as the editor of Windows reads it."""
    page = (ROOT / "installer" / "INSTALLING.md").read_text("utf-8")
    (BUILD / "HUONG-DAN-CAI-DAT.txt").write_text(page, "utf-8-sig", newline="\r\n")


def numbers(number: str) -> str:
    """Return a version as the four numbers that Windows wants."""
    parts = [re.match(r"\d*", part)[0] or "0" for part in number.split(".")[:4]]  # type: ignore[index]
    return ".".join([*parts, "0", "0", "0", "0"][:4])


def build_launcher(target: Path, *, version: str, description: str) -> None:
    """Compile one launcher; which of the two it is, its name says."""
    folder = BUILD / "launchers"
    folder.mkdir(parents=True, exist_ok=True)
    resources = folder / f"{target.stem}.o"
    words = {"VERSION": f'"{version}"', "DESCRIPTION": f'"{description}"', "NAME": f'"{target.name}"'}
    defines = [f"-D{name}={value}" for name, value in words.items()]
    defines.append(f"-DNUMBERS={numbers(version).replace('.', ',')}")
    script = (HERE / "launcher.rc").read_text("utf-8")
    for name, value in words.items():
        script = re.sub(rf"\b{name}$", value, script, flags=re.MULTILINE)
    script = script.replace(" NUMBERS\n", f" {numbers(version).replace('.', ',')}\n")
    (folder / "launcher.rc").write_text(script, "utf-8")
    shutil.copyfile(HERE / "launcher.manifest", folder / "launcher.manifest")
    _icon()
    _run(["x86_64-w64-mingw32-windres", "-c", "65001", "-I", str(folder), str(folder / "launcher.rc"), str(resources)])
    is_windowed = target.stem == "ctph-desktop"
    kind = ["-DWINDOWED", "-mwindows"] if is_windowed else ["-mconsole"]
    _run([
        COMPILER, "-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp", *kind,
        "-o", str(target), str(HERE / "launcher.c"), str(resources), "-lole32", "-lshell32", "-luuid",
    ])  # fmt: skip


def replaced(stub: bytes) -> bytes:
    """Return a start of installers that says in Vietnamese what it says before it reads its script."""
    for english, vietnamese in STUB_WORDS.items():
        old = english.encode("utf-16-le") + b"\0\0"
        new = vietnamese.encode("utf-16-le") + b"\0\0"
        if old not in stub or len(new) > len(old):
            raise ValueError(f"not to be replaced in NSIS: {english}")
        stub = stub.replace(old, new.ljust(len(old), b"\0"))
    return stub


def _speaking_vietnamese() -> Path:
    """Return a copy of NSIS whose installers speak Vietnamese from their first word."""
    copy = BUILD / "nsis"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree("/usr/share/nsis", copy)
    for name in ("lzma_solid-x86-unicode", "zlib_solid-x86-unicode"):
        path = copy / "Stubs" / name
        path.write_bytes(replaced(path.read_bytes()))
    return copy


def _check_signatures() -> None:
    """Everything of Python's and Qt's makers must be as they signed it."""
    qt = [path for name in ("PySide6", "shiboken6") for path in (STAGE / "lib" / name).rglob("*")]
    found = [*problems(STAGE.iterdir(), PYTHON_MAKERS), *problems(qt, QT_MAKERS)]
    if found:
        raise SystemExit("\n".join(found))


def _icon() -> Path:
    """Return the icon in the sizes that Windows shows."""
    icon = BUILD / "launchers" / "ctph.ico"
    icon.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(ROOT / "resources" / "icons" / "ctph.png") as picture:
        picture.save(icon, sizes=[(size, size) for size in (16, 20, 24, 32, 40, 48, 64, 256)])
    return icon


def _side() -> Path:
    """Return the picture beside the first and the last page: the icon on the program's blue."""
    side = BUILD / "launchers" / "side.bmp"
    page = Image.new("RGB", _SIDE_SIZE, _BLUE)
    with Image.open(ROOT / "resources" / "icons" / "ctph.png") as picture:
        icon = picture.convert("RGBA").resize((96, 96), Image.Resampling.LANCZOS)
    page.paste(icon, ((_SIDE_SIZE[0] - 96) // 2, 40), icon)
    page.save(side)
    return side


def sign(path: Path) -> None:
    """Let the command of CTPH_SIGN sign a program; without it nothing is done."""
    command = os.environ.get(SIGN_VARIABLE)
    if command:
        _run(["sh", "-c", f'{command} "$1"', "sign", str(path)])


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _run(command: Sequence[str], *, environment: dict[str, str] | None = None) -> None:
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit(f"{command[0]} failed")


if __name__ == "__main__":
    sys.exit(main())
