"""A figure that finds no room on the disk: told, kept on the screen, and saved once there is room."""

import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.domain.errors import OfficeInUseError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.system.single_instance import OfficeLock
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD

LONG = 60_000  # ms; a slow or busy PC takes its time, and nothing waits longer than it must


def is_left(folder):
    """Whether no program holds the office any more."""
    try:
        with OfficeLock(folder):
            return True
    except OfficeInUseError:
        return False


@pytest.fixture
def small_disk(tmp_path, cam_tuyen):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield shutil.copytree(cam_tuyen, folder / "office")
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_figure_that_finds_no_room_is_not_called_saved_and_is_saved_later(
    small_disk, open_desk, show_screen, press, qtbot
):
    desk = open_desk(small_disk)
    screen = show_screen(desk, "progress")
    filler = small_disk.parent / "filler"
    with pytest.raises(OSError, match="space"):
        filler.write_bytes(bytes(8 * 1024 * 1024))
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.table.index(0, IN_PERIOD))
    press("7")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "đã đầy" in desk.window_shown.saved_state.text(), timeout=LONG)
    assert screen.table.text(0, IN_PERIOD) == "7"
    filler.unlink()
    screen.grid.setCurrentIndex(screen.table.index(0, IN_PERIOD))
    press("8")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Đã lưu" in desk.window_shown.saved_state.text(), timeout=LONG)
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle and is_left(small_disk), timeout=LONG)
    with open_office(small_disk) as office:
        assert office.progress.sheet(ReportingPeriod.month(2019, 3)).rows[0].in_period.quantity == 8
        assert office.inspection.verify().problems == ()
