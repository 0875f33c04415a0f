"""`make gallery`: a picture of every window, in both languages, at 100 and 125 %, in the sample and in a province.

    gallery.py [--language vi|en] [--scale 100|125] [--province]     one of them; all when nothing is said

The pictures lie in build/gallery/<language>-<scale>; what is cut off, has no name, lies over something else or is not
translated is printed with the window it is in, and makes the command fail. No screen is needed. `--province` shows
168 communes with six programmes and five years, as `make bench` builds it: the first time takes minutes.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
GALLERY: Final = ROOT / "build" / "gallery"
SCREEN: Final = HERE.parent / "screen.json"
BENCHMARKS: Final = HERE.parent / "benchmarks"
LANGUAGES: Final = ("vi", "en")
SCALES: Final = (100, 125)


class Hall(NamedTuple):
    """One set of pictures."""

    language: str
    scale: int
    of_province: bool

    @property
    def folder(self) -> Path:
        """Where its pictures lie."""
        return GALLERY / f"{self.language}-{self.scale}{'-168' if self.of_province else ''}"


def main() -> int:
    """Take the pictures asked for; 1 when something is wrong in one of them."""
    parser = argparse.ArgumentParser(description="Take a picture of every window.")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--scale", type=int, choices=SCALES)
    parser.add_argument("--province", action="store_true", help="168 communes with six programmes")
    failed = [hall for hall in _halls(parser.parse_args()) if not _taken(hall)]
    for hall in failed:
        sys.stdout.write(f"something is wrong in {hall.folder.relative_to(ROOT)}\n")
    return 1 if failed else 0


def _halls(options: argparse.Namespace) -> Sequence[Hall]:
    languages = [options.language] if options.language else LANGUAGES
    scales = [options.scale] if options.scale else SCALES
    return [Hall(language, scale, options.province) for language in languages for scale in scales]


def _taken(hall: Hall) -> bool:
    shutil.rmtree(hall.folder, ignore_errors=True)
    with TemporaryDirectory(prefix="ctph-gallery-") as home:
        offices = Path(home) / "data" / "offices"
        command = [sys.executable, str(HERE / "album.py"), str(offices), str(hall.folder), "--findings"]
        command += ["--language", hall.language]
        if hall.of_province:
            shutil.copytree(_province(), offices / "cap-tren")
            command.append("--only-superior")
        environment = {**os.environ, **dict(_surroundings(Path(home), hall.scale))}
        return subprocess.run(command, env=environment, check=False).returncode == 0


def _province() -> Path:
    sys.path.insert(0, str(BENCHMARKS))
    from lasting_province import kept_province

    return kept_province().superior


def _surroundings(home: Path, scale: int) -> Iterator[tuple[str, str]]:
    yield "QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}"
    yield "QT_SCALE_FACTOR", str(scale / 100)
    yield "QT_LOGGING_RULES", "qt.qpa.*=false"
    yield "HOME", str(home)
    yield "CTPH_DATA", str(home / "data")
    yield "CTPH_STATE", str(home / "state")
    yield "CTPH_KEY_STORE", "file"


if __name__ == "__main__":
    sys.exit(main())
