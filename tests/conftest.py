"""Where every test runs: a screen of 1366x768 that nobody sees, and folders that are nobody's."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from held_files import watched

# Longer than any test waits for anything; shorter than a whole test may take.
_MOST_SECONDS = 90
_PATIENCE_MS = 60_000

# Where offices are opened, joined, left, united, restored and backed up all the time.
WATCHED_TESTS = (
    "services",
    "storage",
    "samples",
    "office",
    "channels",
    "cli/test_authority_commands.py",
    "cli/test_unite_command.py",
)

SCREEN = Path(__file__).parent / "screen.json"
HOME_FOLDERS = {
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}

# Relative, for Qt ends the name at a colon, and a path of Windows has one.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={os.path.relpath(SCREEN)}")


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nothing of the person who runs the tests is read or written, also by the processes that tests start."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        for name, folder in HOME_FOLDERS.items():
            patch.setenv(name, str(home / folder))
        patch.setenv("CTPH_KEY_STORE", "file")
        for name in ("CTPH_DATABASE_URL", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            patch.delenv(name, raising=False)
        patch.setenv("LC_ALL", "C.UTF-8")
        yield home


@pytest.fixture(scope="session")
def _data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    base = tmp_path_factory.mktemp("data")
    return (base / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this test's PC remembers of databases outside of them, which CTPH_STATE names."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("CTPH_STATE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def data_folder(_data_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone, which CTPH_DATA names; made by whoever needs it."""
    folder = next(_data_folders)
    monkeypatch.setenv("CTPH_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_is_replaced_while_it_is_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """What Windows refuses is refused here as well, where tests watch for it."""
    place = request.path.relative_to(Path(__file__).parent)
    is_watched = any(place.is_relative_to(watched_place) for watched_place in WATCHED_TESTS)
    if not is_watched or sys.platform != "linux":
        yield
        return
    with watched() as forbidden:
        yield
    assert not forbidden, "\n".join(forbidden)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """A robot that waits as long as a slow or busy PC needs, whatever a test thought enough; a quick one waits less."""
    del qapp
    from pytestqt.qtbot import QtBot

    class PatientBot(QtBot):
        def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802 - Qt's way of naming
            super().waitUntil(callback, timeout=max(timeout, _PATIENCE_MS))

        def waitActive(self, widget: object, *, timeout: int = 0) -> object:  # noqa: N802 - Qt's way of naming
            return super().waitActive(widget, timeout=max(timeout, _PATIENCE_MS))

        def waitSignal(self, signal: object, *, timeout: int = 0, **options: object) -> object:  # noqa: N802 - Qt's way of naming
            return super().waitSignal(signal, timeout=max(timeout, _PATIENCE_MS), **options)

    return PatientBot(request)


@pytest.fixture(scope="module", autouse=True)
def _widgets_are_freed_where_they_were_made(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect garbage in the GUI thread alone, as the desktop does, until the windows of these tests are gone."""
    here = (item for item in request.session.items if item.path == request.path)
    if not any("qapp" in getattr(item, "fixturenames", ()) for item in here):
        yield
        return
    request.getfixturevalue("qapp")
    from ctph_desktop.ui.shell.tidying import Tidying

    tidying = Tidying()
    yield
    gc.collect()
    tidying.stop()


@pytest.fixture(scope="session", autouse=True)
def _no_dialog_waits_for_ever(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close a dialog nobody answers, which would hold up the whole run: its test fails by what it waits for."""
    if not any("qtbot" in getattr(item, "fixturenames", ()) for item in request.session.items):
        yield
        return
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog

    request.getfixturevalue("qapp")
    waited: dict[int, int] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        count = waited.get(id(dialog), 0) + 1 if dialog is not None else 0
        waited.clear()
        waited[id(dialog)] = count
        if dialog is not None and count > _MOST_SECONDS:
            sys.stderr.write(f"nobody answered {dialog.windowTitle()!r}\n")
            # Without its own last questions, which nobody would answer either.
            QDialog.done(dialog, 0) if isinstance(dialog, QDialog) else dialog.close()

    timer = QTimer(interval=1000)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
