"""`make debian-smoke`: installs, uses and removes the package in a fresh Debian of its own, and counts.

    debian_smoke.py [--suite trixie] [--suite noble --mirror ADDRESS]

The system is made once, below build/debian; its packages come from where this system's come, or from a mirror.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from debian_package import BUILD, PYTHONS, TREE
from wheels import version

HOME_SUITE: Final = "bookworm"
SYSTEMS: Final = {HOME_SUITE: "Debian 12", "trixie": "Debian 13", "noble": "Ubuntu 24.04"}
# Debian 12 does not know later suites of Ubuntu by name; all are made as this one.
OF_UBUNTU: Final = {"noble": ("--components=main,universe", "gutsy")}
ROOM: Final = BUILD / "room"
OFFICE: Final = "UBND huyện Cam Lộ – Chương trình phối hợp"
PACKAGE: Final = f"ctph-desktop_{version()}_amd64.deb"
PERSON: Final = "can-bo"
ENVIRONMENT: Final = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
    "CTPH_KEY_STORE": "file",
}


class Room:
    """A system to work in, copied from the fresh one."""

    def __init__(self, suite: str, *, mirror: str) -> None:
        self._suite = suite
        self._mirror = mirror
        self._fresh = BUILD / f"fresh-{suite}"
        self._mounted: list[Path] = []

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield each thing that must hold, with what tries it."""
        yield f"a fresh {SYSTEMS[self._suite]} installs the package with what it needs", self._install
        yield "commands and desktop say which version they are", self._look_at_version
        yield "the menu entry is valid, and .ctph is known by its ending and its first bytes", self._look_at_menu
        yield "everything compiled finds its libraries", self._look_at_libraries
        yield "the whole main job runs for a person who is nobody special", self._play_demo
        yield (
            "the desktop opens the sample until its window bears the office's name; no upgrade then",
            self._open_desktop,
        )
        yield "the other Pythons it is made for find all they need", self._try_other_pythons
        yield "removing it leaves the data and nothing else", self._remove

    def _install(self) -> None:
        shutil.copyfile(BUILD / PACKAGE, ROOM / "tmp" / PACKAGE)
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{PACKAGE}")  # noqa: S108
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *TOOLS)
        self.run("useradd", "--create-home", PERSON)

    def _look_at_version(self) -> None:
        said = self.run("ctph", "--version", person=PERSON)
        _expect(said.startswith(f"CTPH Desktop {version()},"), said)

    def _look_at_menu(self) -> None:
        self.run("desktop-file-validate", "/usr/share/applications/ctph-desktop.desktop")
        (ROOM / "tmp" / "a.ctph").write_bytes(b"\x89CTP\r\n\x1a\n....")
        shutil.copyfile(ROOM / "tmp" / "a.ctph", ROOM / "tmp" / "b")
        for name in ("a.ctph", "b"):
            said = self.run("gio", "info", "-a", "standard::content-type", f"/tmp/{name}", person=PERSON)  # noqa: S108
            _expect("standard::content-type: application/x-ctph-package" in said, said)
        said = self.run("gio", "mime", "application/x-ctph-package", person=PERSON)
        _expect("ctph-desktop.desktop" in said, said)
        _expect((ROOM / "usr/share/icons/hicolor/256x256/apps/ctph-desktop.png").is_file(), "no icon")

    def _look_at_libraries(self) -> None:
        here = sorted(path for path in (ROOM / "usr/lib/ctph-desktop").rglob("*.so*") if path.is_file())
        told = self.run(
            "sh", "-c", 'for f; do echo "$f"; ldd "$f"; done', "ldd", *(f"/{p.relative_to(ROOM)}" for p in here)
        )
        _expect("not found" not in told, re.findall(r".*not found", told))

    def _play_demo(self) -> None:
        said = self.run("ctph", "demo", "--out", f"/home/{PERSON}/thử", person=PERSON)
        _expect(said.count("đạt  ") > 10, said[-500:])

    def _open_desktop(self) -> None:
        display, server = _screen()
        try:
            sockets = ROOM / "tmp" / ".X11-unix"
            sockets.mkdir(exist_ok=True)
            self._bind(Path("/tmp/.X11-unix"), sockets)  # noqa: S108 - where screens are
            desktop = self.start("ctph-desktop", "--sample", person=PERSON, display=display)
            try:
                until = time.monotonic() + 900
                while OFFICE not in _windows(display):
                    _expect(desktop.poll() is None and time.monotonic() < until, _windows(display))
                    time.sleep(0.2)
                again = self.start("dpkg", "--install", f"/tmp/{PACKAGE}")  # noqa: S108
                said = again.communicate(timeout=300)[0].decode("utf-8", "replace")
                _expect(again.returncode != 0 and "CTPH Desktop đang mở" in said, said)
                _expect(OFFICE in _windows(display), "the window is gone")
            finally:
                self.run("pkill", "--uid", PERSON)
                desktop.wait(300)
        finally:
            server.terminate()

    def _try_other_pythons(self) -> None:
        """Those that this system has import all that was compiled for them; Debian 12 has the first alone."""
        tried = [python for python in PYTHONS if (program := _python(python)) and _imports_all(program)]
        print(f"    tried: {', '.join(tried)} of {', '.join(PYTHONS)}")
        _expect(bool(tried), "none of them is here")

    def _remove(self) -> None:
        data = ROOM / "home" / PERSON / ".local/share/ctph-desktop"
        before = sorted(path.name for path in data.rglob("ctph.db"))
        _expect(len(before) > 0, "no data")
        self.run("apt-get", "purge", "-y", "-qq", "ctph-desktop")
        _expect(not (ROOM / "usr/lib/ctph-desktop").exists(), list((ROOM / "usr/lib/ctph-desktop").rglob("*"))[:5])
        _expect(not (ROOM / "usr/bin/ctph").exists(), "the command")
        _expect(sorted(path.name for path in data.rglob("ctph.db")) == before, "data")

    # Hands

    def begin(self) -> None:
        """Make the system, from one that is kept."""
        fresh = self._fresh
        if not (fresh / "made").is_file():
            shutil.rmtree(fresh, ignore_errors=True)
            components, *script = OF_UBUNTU.get(self._suite, ("--components=main",))
            command = ["debootstrap", "--variant=minbase", f"--include={','.join(FIRST)}", components, self._suite]
            whence = self._mirror or _mirror()
            _done(subprocess.run([*command, str(fresh), whence, *script], capture_output=True, check=False))
            (fresh / "made").touch()
        shutil.rmtree(ROOM, ignore_errors=True)
        _done(subprocess.run(["cp", "--archive", str(fresh), str(ROOM)], capture_output=True, check=False))
        self._bind(Path("/proc"), ROOM / "proc")
        self.run("apt-get", "update", "-qq")

    def end(self) -> None:
        """Give back what was mounted."""
        for place in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", str(place)], check=False)

    def _bind(self, source: Path, place: Path) -> None:
        _done(subprocess.run(["mount", "--bind", str(source), str(place)], capture_output=True, check=False))
        self._mounted.append(place)

    def start(self, *command: str, person: str = "", display: str = "") -> subprocess.Popen[bytes]:
        """Start a program there."""
        who = ["--userspec", f"{person}:{person}"] if person else []
        environment = {**ENVIRONMENT, "HOME": f"/home/{person}" if person else "/root", "DISPLAY": display}
        return subprocess.Popen(
            ["chroot", *who, str(ROOM), *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *command: str, person: str = "") -> str:
        """Run a program there that must succeed; return what it said."""
        started = self.start(*command, person=person)
        said = started.communicate(timeout=1800)[0].decode("utf-8", "replace")
        if started.returncode:
            raise RuntimeError(f"{command[0]} ended with {started.returncode}: {said[-2000:]}")
        return said


# What the fresh one has beside the least, and what looks at the menu and the file types.
FIRST: Final = ("ca-certificates",)
TOOLS: Final = ("desktop-file-utils", "shared-mime-info", "libglib2.0-bin", "procps")


def main() -> int:
    """Try everything, one after the other, and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--suite", choices=SYSTEMS, default=HOME_SUITE, help="the system to try it in")
    parser.add_argument("--mirror", default="", help="where the packages of that system come from")
    wanted = parser.parse_args()
    room = Room(wanted.suite, mirror=wanted.mirror)
    passed = failed = 0
    try:
        room.begin()
        for sentence, step in room.steps():
            try:
                step()
            except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError) as error:
                failed += 1
                print(f"FAILED  {sentence}: {error}", flush=True)
            else:
                passed += 1
                print(f"passed  {sentence}", flush=True)
    finally:
        room.end()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _expect(holds: bool, found: object) -> None:  # noqa: FBT001 - as assert has it
    if not holds:
        raise AssertionError(found)


def _done(run: subprocess.CompletedProcess[bytes]) -> None:
    if run.returncode:
        raise RuntimeError((run.stdout + run.stderr).decode("utf-8", "replace")[-2000:])


def _mirror() -> str:
    """Return where this system's Debian packages come from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)"], capture_output=True, check=True
    )
    found = [line.split()[0] for line in told.stdout.decode().splitlines() if line.split()[1:] == [HOME_SUITE]]
    if not found:
        raise RuntimeError(f"this system has no packages of {HOME_SUITE}")
    return found[0]


def _python(number: str) -> str:
    """Return a Python of this system that runs; the one of a version manager may only say that it would."""
    kept = map(str, Path.home().glob(f".pyenv/versions/{number}.*/bin/python{number}"))
    named = filter(None, (shutil.which(f"python{number}"), *kept))
    runs = (
        program
        for program in named
        if not subprocess.run([program, "-c", ""], capture_output=True, check=False).returncode
    )
    return next(runs, "")


def _imports_all(program: str) -> bool:
    """Import all that was compiled, from the unpacked package; True if it did."""
    library = TREE / "usr/lib/ctph-desktop"
    script = (
        f"import sys; sys.path.insert(0, {str(library)!r}); sys.dont_write_bytecode = True\n"
        "import PIL._imaging, _cffi_backend, charset_normalizer.md, markupsafe._speedups, msgspec._core\n"
        "import nacl.bindings, pyrage, sqlalchemy.util, sqlcipher3.dbapi2\n"
        "import PySide6.QtWidgets, PySide6.QtNetwork, PySide6.QtPrintSupport\n"
        "from ctph_desktop.cli import main; main(['--version'])\n"
    )
    run = subprocess.run([program, "-I", "-S", "-c", script], capture_output=True, check=False)
    _expect(run.returncode == 0, f"{program}: {run.stderr.decode()[-800:]}")
    return True


def _screen() -> tuple[str, subprocess.Popen[bytes]]:
    """Start a screen that nobody sees, open to everybody here, and return its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-ac", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}", server


def _windows(display: str) -> list[str]:
    names = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
    run = subprocess.run(
        names, env={**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}, capture_output=True, check=False
    )
    return run.stdout.decode("utf-8", "replace").splitlines()


if __name__ == "__main__":
    sys.exit(main())
