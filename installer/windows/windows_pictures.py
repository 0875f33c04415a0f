"""`make windows-pictures`: pictures of every screen and dialog on Linux and on Windows (wine), side by side.

    windows_pictures.py [--scale 125]     the scaling of both screens, in percent

The pairs lie in build/pictures/pairs, Linux left and Windows right; the list says how much of each differs. The
installed program is the one in the pictures; what the two systems cannot have alike (keys, times, paths) differs.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from packing import STAGE
from PIL import Image, ImageChops
from testing_python import lay_out_testing_python
from wheels import ROOT
from windows_smoke import screen
from wineland import Wine, windows_path

PICTURES: Final = ROOT / "build" / "pictures"
ALBUM: Final = ROOT / "tests" / "pictures" / "album.py"
LINUX: Final = PICTURES / "linux"
WINDOWS: Final = PICTURES / "windows"
PAIRS: Final = PICTURES / "pairs"
OFFICES: Final = r"C:\Người dùng\Nguyễn Văn Ấn\bo-mau"
_DOTS: Final = 96  # of an inch, at 100 %
_FAINT: Final = 48  # of 255: how far a dot may be from the other's, for edges of letters are smoothed in two ways
_GAP: Final = 12


def main() -> int:
    """Take both sets of pictures and put them together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--scale", type=int, default=100, help="of both screens, in percent")
    scale = parser.parse_args().scale
    shutil.rmtree(PICTURES, ignore_errors=True)
    display, server = screen()
    try:
        _take_on_linux(display, scale=scale)
        _take_on_windows(display, scale=scale)
    finally:
        server.terminate()
    return put_together()


def _take_on_linux(display: str, *, scale: int) -> None:
    home = PICTURES / "home"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(scale / 100),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "CTPH_KEY_STORE": "file",
    }
    command = [sys.executable, str(ALBUM), str(home / "data" / "offices"), str(LINUX)]
    subprocess.run(command, env=environment, check=True)


def _take_on_windows(display: str, *, scale: int) -> None:
    wine = Wine(PICTURES / "wine", display=display)
    wine.make()
    try:
        dots = str(_DOTS * scale // 100)
        wine.must("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", dots, "/f")
        wine.stop()
        packages = _there(STAGE / "lib", wine)
        python = lay_out_testing_python(PICTURES / "testing", packages=packages, wine=wine)
        print(wine.must(python, "-X", "utf8", _there(ALBUM, wine), OFFICES, _there(WINDOWS, wine), seconds=7200))
    finally:
        wine.stop()


def _there(path: Path, wine: Wine) -> str:
    return windows_path(path, drive=wine.drive)


def put_together() -> int:
    """Put the pictures side by side and list them, those that differ most first.

    Return 1 if Windows lacks one; a disk or a missing printer may open something there alone.
    """
    PAIRS.mkdir(parents=True, exist_ok=True)
    names = sorted({path.name for folder in (LINUX, WINDOWS) for path in folder.glob("*.png")})
    lacking = [name for name in names if not (WINDOWS / name).is_file()]
    there_alone = [name for name in names if not (LINUX / name).is_file()]
    lines = [_put_side_by_side(name) for name in names if name not in {*lacking, *there_alone}]
    for differing, line in sorted(lines, reverse=True):
        print(f"{differing:7.2%}  {line}")
    for name in there_alone:
        print(f"only on Windows: {name}")
    for name in lacking:
        print(f"LACKING on Windows: {name}")
    print(f"{len(lines)} pairs in {PAIRS.relative_to(ROOT)}, {len(lacking)} lacking")
    return 1 if lacking else 0


def _put_side_by_side(name: str) -> tuple[float, str]:
    with Image.open(LINUX / name) as left, Image.open(WINDOWS / name) as right:
        one, other = left.convert("RGB"), right.convert("RGB")
    both = Image.new("RGB", (one.width + _GAP + other.width, max(one.height, other.height)), "red")
    both.paste(one, (0, 0))
    both.paste(other, (one.width + _GAP, 0))
    both.save(PAIRS / name)
    differing = share_that_differs(one, other)
    return differing, name if one.size == other.size else f"{name}: {one.size} and {other.size}"


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Return how much of two pictures differs more than the edges of letters do."""
    size = (min(one.width, other.width), min(one.height, other.height))
    difference = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size))).convert("L")
    return sum(difference.histogram()[_FAINT:]) / (size[0] * size[1])


if __name__ == "__main__":
    sys.exit(main())
