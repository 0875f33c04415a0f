"""A Windows of its own to compile and try the program in: wine, with what Debian's lacks of Windows 10."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

COMPILER: Final = "x86_64-w64-mingw32-gcc"
_STUBS: Final = Path(__file__).with_name("wine")
_WINE: Final = next(filter(os.path.exists, ("/usr/lib/wine/wine64", "/usr/lib/wine/wine", "/usr/bin/wine")), "wine")
_WINE_32: Final = "/usr/lib/wine/wine"
_SERVER: Final = next(filter(os.path.exists, ("/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver")), "wineserver")


class Wine:
    """A Windows in a folder, of 64 or 32 bits; whoever makes one ends it with `stop`."""

    def __init__(self, folder: Path, *, display: str = "", bits: int = 64) -> None:
        self.drive = folder / "drive_c"
        self._folder = folder
        self._bits = bits
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
        self.environment |= {
            "WINEPREFIX": str(folder.absolute()),
            "WINEARCH": f"win{bits}",
            "WINEDEBUG": "-all",
            # Neither Mono nor a browser engine is asked for, and nothing is put into the menus of this system.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=",
            "DISPLAY": display,
            "LC_ALL": "C.UTF-8",
        }

    def make(self) -> None:
        """Make it afresh: Windows 10, and the libraries of Windows 10 that this wine lacks."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self.run("wineboot", "--init", seconds=900)
        system = self.drive / "windows" / "system32"
        for source in sorted(_STUBS.glob("*.c")) if self._bits == 64 else ():
            library = system / f"{source.stem}.dll"
            if not library.exists():
                command = [COMPILER, "-shared", "-Os", "-s", "-o", str(library), str(source), "-ladvapi32"]
                subprocess.run(command, check=True)
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")

    def start(self, *command: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program and return it; its output, errors too, comes through a pipe."""
        return subprocess.Popen(
            [_WINE if self._bits == 64 else _WINE_32, *command],
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *command: str, seconds: float = 600, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run a program to its end; return its exit code and what it said."""
        started = self.start(*command, environment=environment)
        try:
            said, _ = started.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            raise
        return started.returncode, said.decode("utf-8", "replace")

    def must(self, *command: str, seconds: float = 600, environment: Mapping[str, str] | None = None) -> str:
        """Run a program that must succeed; return what it said."""
        code, said = self.run(*command, seconds=seconds, environment=environment)
        if code:
            raise RuntimeError(f"{command[0]} ended with {code}: {said[-3000:]}")
        return said

    def stop(self) -> None:
        """End whatever still runs in it."""
        for option in ("--kill", "--wait"):
            self._server(option)

    def wait(self) -> None:
        """Wait until all that runs in it has ended."""
        self._server("--wait")

    def _server(self, *options: str) -> None:
        subprocess.run([_SERVER, *options], env=self.environment, timeout=300, check=False)


def windows_path(path: Path, *, drive: Path) -> str:
    """Return how a program in wine names a file: on its own disk, or on the disk it sees as Z:."""
    whole = path.absolute()
    letter, rest = ("C:", whole.relative_to(drive)) if whole.is_relative_to(drive) else ("Z:", whole.relative_to("/"))
    return "\\".join([letter, *rest.parts])
