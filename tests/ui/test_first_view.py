import os
import shutil
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.office_card import DATABASE_NAME
from ctph_desktop.services.reporting.first_view import FIRST_VIEW_NAME, keep_first_view, read_first_view
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.shell.main_window import MainWindow

MARCH = ReportingPeriod.month(2019, 3)


@pytest.fixture
def kept(open_desk, cam_tuyen):
    """A commune that was opened and closed, so that what it showed is kept."""
    desk = open_desk(cam_tuyen)
    desk.window_shown.close()
    assert (cam_tuyen / FIRST_VIEW_NAME).is_file()
    return cam_tuyen


@pytest.fixture
def start(qtbot, data_folder):
    """Start the desktop on a folder and return as soon as something of the office is shown."""
    windows = []

    def begin(folder):
        window = MainWindow()
        window.fill_menu(language="vi")
        qtbot.addWidget(window, before_close_func=lambda shown: shown.set_may_close(lambda: True))
        with qtbot.waitActive(window):
            window.showMaximized()
            window.activateWindow()
        desk = Desk(window, preferences=Preferences(data_folder))
        windows.append(window)
        desk.start(folder)
        qtbot.waitUntil(lambda: bool(window.places) or desk.tasks.is_idle, timeout=20_000)
        return desk

    yield begin
    for window in windows:
        window.set_may_close(lambda: True)
        window.close()


def test_what_was_shown_last_stands_on_the_screen_before_the_office_is_open(kept, start, qtbot):
    desk = start(kept)
    assert desk.link.kept is not None
    desk.window_shown.go_to("progress")
    screen = desk.window_shown.screens[-1]
    before = screen.table.rows
    assert before
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert desk.link.kept is None
    assert screen.table.rows == before


def test_a_figure_typed_before_the_office_is_open_is_saved_once_it_is(kept, start, press, qtbot):
    desk = start(kept)
    desk.window_shown.go_to("progress")
    screen = desk.window_shown.screens[-1]
    row = next(i for i, r in enumerate(screen.table.rows) if not r.is_computed)
    label = screen.table.row(row).label
    with qtbot.waitActive(desk.window_shown):  # the window before may only now be taken away, and the keyboard with it
        desk.window_shown.activateWindow()
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.table.index(row, IN_PERIOD))
    press("7", Qt.Key.Key_Return)
    assert desk.link.kept is not None
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.saver.is_idle, timeout=20_000)
    assert screen.table.row(row).in_period == FigureValue.reported(7)
    desk.window_shown.close()
    with open_office(kept) as office:
        saved = next(r for r in office.progress.sheet(screen.period).rows if r.label == label)
    assert saved.in_period.quantity == Decimal(7)


def test_nothing_is_shown_of_a_database_that_was_changed_since(kept):
    with open_office(kept) as office:
        row = next(r for r in office.progress.sheet(MARCH).rows if not r.is_computed)
        office.progress.record(MARCH, {row.key: FigureValue.reported(5)})
    assert read_first_view(kept) is None


def test_nothing_is_shown_of_another_copy_of_the_database(kept):
    database = kept / DATABASE_NAME
    shutil.copy(database, kept / "other")
    os.utime(kept / "other", ns=(1, 1))
    (kept / "other").replace(database)
    assert read_first_view(kept) is None


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "huge", "folder"])
def test_a_damaged_copy_is_passed_over(kept, start, qtbot, damage):
    path = kept / FIRST_VIEW_NAME
    data = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    else:
        flipped = data[:100] + bytes([data[100] ^ 1]) + data[101:]
        path.write_bytes({"empty": b"", "cut": data[:-1], "flipped": flipped, "huge": data * 400}[damage])
    assert read_first_view(kept) is None
    desk = start(kept)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert desk.window_shown.places


def test_what_is_kept_can_be_read_by_nobody_without_the_key(kept):
    with open_office(kept) as office:
        names = [office.profile().unit_name, office.profile().person_name]
    data = (kept / FIRST_VIEW_NAME).read_bytes()
    assert not any(name.encode() in data for name in names if name)


def test_what_is_kept_is_what_the_open_office_answers(kept, sample):
    for folder in (kept, sample / "cap-tren"):
        with open_office(folder) as office:
            view = office.first_view()
        keep_first_view(folder, view)
        assert read_first_view(folder) == view


def test_an_office_that_is_open_elsewhere_is_shown_no_longer_than_it_takes_to_find_out(kept, start, in_dialog, qtbot):
    with open_office(kept):
        found = []
        in_dialog(lambda: found.append(start(kept)), lambda dialog: dialog.close())
        desk = found[0]
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        assert desk.window_shown.places == ()
        assert desk.link is None
