"""`make windows-smoke`: installs, uses, upgrades and removes the program in a Windows of its own (wine), and counts.

What wine is not Windows in (virus scanners, Explorer, printers, a stick that is pulled) is left to TRYING.md.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import shipping
from packing import BUILD, STAGE, pack
from staging import is_wanted
from testing_python import lay_out_testing_python, python_number
from wheels import ROOT, fetch_wheels, version, windows
from wineland import Wine, windows_path

OLD: Final = "0.0.1"
PERSON: Final = r"C:\Người dùng\Nguyễn Văn Ấn"
PROGRAM: Final = PERSON + r"\AppData\Local\Programs\CTPH Desktop"
DATA: Final = PERSON + r"\AppData\Local\CTPH Desktop"
CLASSES: Final = r"HKCU\Software\Classes"
OFFICE: Final = "UBND huyện Cam Lộ – Chương trình phối hợp"
PREVIEW: Final = "Xem trước khi nhập"
NOT_WRITABLE, DISK_FULL, STILL_OPEN, NEWER, OLD_WINDOWS, WINDOWS_32_BIT = 3, 4, 5, 6, 7, 10
# Parts of the suite that ask the system most: files, databases, packages, pages, windows that talk to one another.
TESTS: Final = (
    "tests/files", "tests/sync", "tests/documents", "tests/storage/test_opening.py",
    "tests/services/test_packages_between_offices.py", "tests/services/test_restoring.py", "tests/ui/test_theme.py",
    "tests/ui/test_package_opening.py",
)  # fmt: skip
# This wine gives no reason when another has a lock, where Windows says EACCES.
NOT_TRIED: Final = ("tests/services/test_restoring.py::test_an_open_office_is_not_restored",)
# The wine of Debian 12 has no CopyFile2; Python does without where it is not there.
RUN_TESTS: Final = (
    "import _winapi, sys; vars(_winapi).pop('CopyFile2', None); import pytest; sys.exit(pytest.main(sys.argv[1:]))"
)
QT_TEST: Final = frozenset({"PySide6/QtTest.pyd", "PySide6/Qt6Test.dll"})
TEST_TOOLS: Final = (
    "pytest",
    "pytest-qt",
    "pytest-timeout",
    "pytest-xdist",
    "hypothesis",
    "pypdfium2",
    "python-calamine",
)


class Smoke:
    """One Windows, and what is done in it one thing after the other."""

    def __init__(self, wine: Wine, *, display: str) -> None:
        self.wine = wine
        self._display = display
        self.setup = BUILD / f"ctph-desktop-{version()}-setup.exe"
        self.program = self._linux_path(PROGRAM)
        self.desktop: subprocess.Popen[bytes] | None = None

    # What is checked, in order

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield each thing that must hold, with what tries it."""
        yield "Windows older than 10 1809 is refused in a sentence", self._refuse_old_windows
        yield "32-bit Windows is refused in a sentence", self._refuse_32_bit_windows
        yield "a setup that was cut short is refused before anything is touched", self._refuse_cut_setup
        yield "a folder that cannot be written is named", self._refuse_closed_folder
        yield "too little room is told with what is needed", self._refuse_full_disk
        yield f"version {OLD} installs without a word, for one person", self._install_old
        yield "the Start menu, the ending .ctph and the uninstaller are known to Windows", self._look_at_registry
        yield "the desktop opens the sample until its window bears the office's name", self._open_desktop
        yield "a package opened by its ending comes to the window that is open", self._hand_over
        yield "nothing is installed over the open program", self._refuse_while_open
        yield "the desktop closes by itself", self._close_desktop
        yield "an upgrade that is killed leaves the old version running", self._kill_upgrade
        yield f"the same file upgrades to {version()} and data stay", self._upgrade
        yield "an older version is not installed over a newer one", self._refuse_older
        yield "the whole main job runs: ctph demo", self._play_demo
        yield "parts of the test suite pass with the program as it is installed", self._run_tests
        yield "uninstalling removes the program and leaves the data", self._uninstall
        yield "an upgrade whose disk fills up leaves the old version running", self._fill_disk

    def _refuse_old_windows(self) -> None:
        self._set_windows("win81")
        try:
            code, said = self._run_setup(self.setup)
        finally:
            self._set_windows("win10")
        _expect(code == OLD_WINDOWS, code)
        _expect("cần Windows 10 (bản 1809 trở lên) hoặc Windows 11" in said, said)
        self._expect_nothing_installed()

    def _refuse_32_bit_windows(self) -> None:
        wine = Wine(BUILD / "smoke-32", display=self._display, bits=32)
        wine.make()
        try:
            code, said = wine.run(windows_path(self.setup, drive=wine.drive), "/S")
        finally:
            wine.stop()
        _expect(code == WINDOWS_32_BIT, f"{code} {said}")
        _expect("Máy này chạy Windows 32 bit" in said, said)
        _expect(not list(wine.drive.rglob("CTPH*")), list(wine.drive.rglob("CTPH*")))

    def _refuse_cut_setup(self) -> None:
        cut = BUILD / "cut-setup.exe"
        data = self.setup.read_bytes()
        for part in (len(data) // 2, len(data) - 100_000):
            cut.write_bytes(data[:part])
            started = self.wine.start(windows_path(cut, drive=self.wine.drive))
            self._wait_for_window("CTPH")
            self._press("CTPH", "Return")
            _expect(started.wait(300) != 0, started.returncode)
        cut.unlink()
        self._expect_nothing_installed()

    def _refuse_closed_folder(self) -> None:
        code, said = self._run_setup(self.setup, folder=r"Z:\proc\CTPH")
        _expect(code == NOT_WRITABLE, code)
        _expect(r"Không ghi được vào thư mục Z:\proc\CTPH" in said, said)

    def _refuse_full_disk(self) -> None:
        with _small_disk(BUILD / "small-disk", megabytes=50) as disk:
            code, said = self._run_setup(self.setup, folder=windows_path(disk, drive=self.wine.drive) + r"\CTPH")
            _expect(code == DISK_FULL, f"{code} {said}")
            _expect("MB, cần" in said, said)
            _expect(not list(disk.iterdir()), list(disk.iterdir()))

    def _install_old(self) -> None:
        old = old_setup()
        code, said = self._run_setup(old)
        _expect(code == 0, f"{code} {said}")
        self._expect_version(OLD)

    def _look_at_registry(self) -> None:
        _expect(self._registry(rf"{CLASSES}\.ctph") == "CTPHDesktop.Package", "the ending")
        command = rf'"{PROGRAM}\ctph-desktop.exe" "%1"'
        _expect(self._registry(rf"{CLASSES}\CTPHDesktop.Package\shell\open\command") == command, "the command")
        uninstall = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CTPHDesktop"
        _expect(self._registry(uninstall, "DisplayVersion") == OLD, "the version")
        _expect(self._registry(uninstall, "UninstallString") == rf'"{PROGRAM}\uninstall.exe"', "the uninstaller")
        _expect(len(list(self.wine.drive.rglob("CTPH Desktop.lnk"))) == 1, "the Start menu")

    def _open_desktop(self) -> None:
        self.desktop = self.wine.start(rf"{PROGRAM}\ctph-desktop.exe", "--sample")
        self._wait_for_window(OFFICE)

    def _hand_over(self) -> None:
        stick = self.wine.drive / "usb"
        stick.mkdir()
        (sample,) = self._linux_path(DATA).glob("*/cap-tren")
        commune = next(path for path in sorted(sample.parent.iterdir()) if "cam-hieu" in path.name)
        office = windows_path(commune, drive=self.wine.drive)
        self.wine.must(rf"{PROGRAM}\ctph.exe", "export", "--office", office, "--to", r"C:\usb")
        (package,) = stick.glob("*.ctph")
        command = self._registry(rf"{CLASSES}\CTPHDesktop.Package\shell\open\command")
        program = re.match(r'"([^"]+)" "%1"$', command)
        assert program is not None
        self.wine.must(program[1], windows_path(package, drive=self.wine.drive))
        self._wait_for_window(PREVIEW)
        self._press(PREVIEW, "Escape")
        self._wait_for_window(PREVIEW, is_gone=True)

    def _refuse_while_open(self) -> None:
        code, said = self._run_setup(self.setup)
        _expect(code == STILL_OPEN, code)
        _expect("CTPH Desktop đang mở" in said, said)
        _expect(OFFICE in self._windows(), "the window is gone")
        _expect(not (self.program / "app-2").exists(), "something was written")

    def _close_desktop(self) -> None:
        assert self.desktop is not None
        self.wine.must("taskkill", "/IM", "ctph-desktop.exe")
        _expect(self.desktop.wait(300) == 0, self.desktop.returncode)
        self._expect_version(OLD)

    def _kill_upgrade(self) -> None:
        started = self._start_setup(self.setup)
        _wait(lambda: len(list((self.program / "app-2").glob("lib/*"))) > 3)
        started.send_signal(signal.SIGKILL)
        started.wait()
        _expect((self.program / "app-2").exists(), "it was over too soon")
        self._expect_version(OLD)

    def _fill_disk(self) -> None:
        with _small_disk(BUILD / "small-disk", megabytes=480) as disk:
            folder = windows_path(disk, drive=self.wine.drive) + r"\CTPH"
            code, said = self._run_setup(old_setup(), folder=folder)
            _expect(code == 0, f"{code} {said}")
            started = self._start_setup(self.setup, folder=folder)
            _wait((disk / "CTPH" / "app-2").exists)
            with (disk / "full").open("wb") as full:
                _fill(full.fileno())
            said = started.communicate(timeout=600)[0].decode("utf-8", "replace")
            _expect(started.returncode not in {0, None}, f"{started.returncode} {said}")
            _expect(not (disk / "CTPH" / "app-2").exists(), "half a version is left")
            _expect(
                self.wine.must(rf"{folder}\ctph.exe", "--version").startswith(f"CTPH Desktop {OLD},"), "the old version"
            )

    def _upgrade(self) -> None:
        before = sorted(path.name for path in self._linux_path(DATA).rglob("ctph.db"))
        code, said = self._run_setup(self.setup)
        _expect(code == 0, f"{code} {said}")
        self._expect_version(version())
        _expect(sorted(path.name for path in self.program.glob("app-*")) == ["app-2"], list(self.program.iterdir()))
        _expect(sorted(path.name for path in self._linux_path(DATA).rglob("ctph.db")) == before, "data")

    def _refuse_older(self) -> None:
        code, said = self._run_setup(old_setup())
        _expect(code == NEWER, code)
        _expect(f"đã có CTPH Desktop {version()}, mới hơn bản {OLD}" in said, said)
        self._expect_version(version())

    def _play_demo(self) -> None:
        said = self.wine.must(rf"{PROGRAM}\ctph.exe", "demo", "--out", r"C:\Thử nghiệm", seconds=1800)
        _expect(said.count("đạt  ") > 10, said[-500:])
        _expect(len(list((self.wine.drive / "Thử nghiệm").rglob("*.pdf"))) > 0, "no PDF")

    def _run_tests(self) -> None:
        """The installed packages, and beside them what tests need, in a Python that has a program of its own."""
        (current,) = self.program.glob("app-*")
        testing = BUILD / "testing"
        python = lay_out_testing_python(testing, packages=rf"{PROGRAM}\{current.name}\lib", wine=self.wine)
        number = python_number(testing)
        target = windows(f"{number[0]}.{number[1:]}")
        wheels = fetch_wheels([*TEST_TOOLS, "pyside6-essentials"], BUILD / "downloads", target)
        shipping.lay_out_packages(testing / "lib", wheels, wanted=lambda name: is_wanted(name) or name in QT_TEST)
        # Without a screen Qt on Windows looks for fonts there, and complains when it finds none.
        shutil.copytree(ROOT / "resources" / "fonts", testing / "lib" / "PySide6" / "lib" / "fonts")
        left = [f"--deselect={name}" for name in NOT_TRIED]
        options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *left]
        code, said = self.wine.run(python, "-X", "utf8", "-c", RUN_TESTS, *options, *TESTS, seconds=5400)
        print("\n".join(f"    {line}" for line in said.splitlines()[-12:]))
        _expect(code == 0, "see above")

    def _uninstall(self) -> None:
        self.wine.must(rf"{PROGRAM}\uninstall.exe", "/S")
        _wait(lambda: not self.program.exists())
        _wait(lambda: self._registry(rf"{CLASSES}\CTPHDesktop.Package\shell\open\command") == "")
        _expect(self._registry(rf"{CLASSES}\.ctph") == "", "the ending")
        _expect(not list(self.wine.drive.rglob("CTPH Desktop.lnk")), "the Start menu")
        _expect(len(list(self._linux_path(DATA).rglob("ctph.db"))) == 10, "the data")

    # Hands

    def begin(self) -> None:
        """Make the Windows, with a person whose name is Vietnamese."""
        self.wine.make()
        folders = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        for name, folder in (("Local AppData", "Local"), ("AppData", "Roaming")):
            self.wine.must("reg", "add", folders, "/v", name, "/d", rf"{PERSON}\AppData\{folder}", "/f")
        self._linux_path(PERSON).mkdir(parents=True, exist_ok=True)
        self.wine.stop()
        self.wine.environment |= {"LOCALAPPDATA": rf"{PERSON}\AppData\Local", "APPDATA": rf"{PERSON}\AppData\Roaming"}

    def _set_windows(self, name: str) -> None:
        self.wine.must("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", name, "/f")

    def _start_setup(self, setup: Path, *, folder: str = "") -> subprocess.Popen[bytes]:
        where = [f"/D={folder}"] if folder else []
        return self.wine.start(windows_path(setup, drive=self.wine.drive), "/S", *where)

    def _run_setup(self, setup: Path, *, folder: str = "") -> tuple[int, str]:
        started = self._start_setup(setup, folder=folder)
        said = started.communicate(timeout=600)[0].decode("utf-8", "replace")
        return started.returncode, said

    def _registry(self, key: str, name: str = "") -> str:
        """Return a text of the registry; `reg export` alone tells every letter of it."""
        told = self.wine.drive / "told.reg"
        told.unlink(missing_ok=True)
        self.wine.run("reg", "export", key, r"C:\told.reg", "/y")
        if not told.exists():
            return ""
        _, _, values = told.read_text("utf-16").partition("]")
        quoted = re.escape(f'"{name}"') if name else "@"
        line = rf'^{quoted}="(.*)"$'
        found = re.search(line, values.partition("[")[0], re.MULTILINE)
        return found[1].replace('\\"', '"').replace("\\\\", "\\") if found else ""

    def _linux_path(self, path: str) -> Path:
        return self.wine.drive.joinpath(*path.split("\\")[1:])

    def _expect_version(self, wanted: str) -> None:
        said = self.wine.must(rf"{PROGRAM}\ctph.exe", "--version")
        _expect(said.startswith(f"CTPH Desktop {wanted},"), said)

    def _expect_nothing_installed(self) -> None:
        _expect(not self.program.exists(), list(self.program.glob("*")))

    def _windows(self) -> list[str]:
        names = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
        environment = {**os.environ, "DISPLAY": self._display, "LC_ALL": "C.UTF-8"}
        run = subprocess.run(names, env=environment, capture_output=True, check=False)
        return run.stdout.decode("utf-8", "replace").splitlines()

    def _wait_for_window(self, name: str, *, is_gone: bool = False) -> None:
        _wait(lambda: (name in self._windows()) != is_gone, what=f"{name}: {self._windows()}")

    def _press(self, window: str, key: str) -> None:
        found = ["xdotool", "search", "--onlyvisible", "--name", f"^{window}$"]
        environment = {**os.environ, "DISPLAY": self._display, "LC_ALL": "C.UTF-8"}
        subprocess.run([*found, "windowfocus", "--sync", "key", key], env=environment, capture_output=True, check=False)


def old_setup() -> Path:
    """Return the installer of an older version: the same program but for its number."""
    setup = BUILD / f"ctph-desktop-{OLD}-setup.exe"
    if not setup.exists():
        older = BUILD / "older"
        shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(STAGE, older)
        package = older / "lib" / "ctph_desktop"
        source = (ROOT / "ctph_desktop" / "__init__.py").read_text("utf-8")
        (package / "__init__.pyc").unlink()
        (package / "__init__.py").write_text(source.replace(f'"{version()}"', f'"{OLD}"'), "utf-8")
        (library,) = older.glob("python3??.dll")
        pack(OLD, stage=older, library=library.name, is_quick=True)
        shutil.rmtree(older)
    return setup


def main() -> int:
    """Try everything, one after the other, and count."""
    display, server = screen()
    smoke = Smoke(Wine(BUILD / "smoke", display=display), display=display)
    (BUILD / f"ctph-desktop-{OLD}-setup.exe").unlink(missing_ok=True)
    passed = failed = 0
    try:
        smoke.begin()
        for sentence, step in smoke.steps():
            began = time.monotonic()
            try:
                step()
            except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError) as error:
                failed += 1
                print(f"FAILED  {sentence}: {error}", flush=True)
                _picture(display, BUILD / f"failed-{failed}.png")
            else:
                passed += 1
                print(f"passed  {sentence} ({time.monotonic() - began:.0f} s)", flush=True)
    finally:
        smoke.wine.stop()
        server.terminate()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _expect(holds: bool, found: object) -> None:  # noqa: FBT001 - as assert has it
    if not holds:
        raise AssertionError(found)


def _wait(holds: Callable[[], bool], *, seconds: float = 900, what: str = "") -> None:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds:.0f} s in vain {what}")
        time.sleep(0.05)


def screen() -> tuple[str, subprocess.Popen[bytes]]:
    """Start a screen that nobody sees and return its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}", server


def _picture(display: str, path: Path) -> None:
    if shutil.which("import"):
        subprocess.run(["import", "-display", display, "-window", "root", str(path)], check=False)


@contextmanager
def _small_disk(folder: Path, *, megabytes: int) -> Iterator[Path]:
    """A disk of its own with little room; needs the right to mount, as CI has."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "ctph", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(descriptor: int) -> None:
    block = bytes(1 << 20)
    try:
        while True:
            os.write(descriptor, block)
    except OSError:
        return


if __name__ == "__main__":
    sys.exit(main())
