"""An export says what it carries, and asks first where figures that nobody sealed would stay behind."""

import pytest

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.exchange.unsealed_dialog import UnsealedDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

APRIL = ReportingPeriod.month(2019, 4)


@pytest.fixture
def typing(cam_hieu):
    """A commune that has typed one figure of April and sealed nothing of it."""
    from ctph_desktop.domain.figures import FigureValue

    with open_office(cam_hieu) as office:
        office.progress.record(APRIL, {office.progress.find_line("VL01"): FigureValue.reported(3)})
        assert office.submissions.unsealed() == (APRIL,)
    return cam_hieu


def test_the_way_to_seal_is_offered_before_a_file_leaves_figures_behind(
    open_desk, typing, show_screen, in_dialog, qtbot
):
    desk = open_desk(typing)
    screen = show_screen(desk, "exchange")

    def seal_first(dialog):
        assert isinstance(dialog, UnsealedDialog)
        assert "Tháng 04/2019 chưa chốt" in dialog.question.text()
        dialog.seal_button.click()

    in_dialog(screen.export_button.click, seal_first)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    progress = next(place.screen for place in desk.window_shown.places if place.key == "progress")
    assert desk.window_shown.pages.currentWidget() is progress
    assert progress.period == APRIL


def test_a_file_written_all_the_same_says_what_it_carries_and_what_not(
    open_desk, typing, show_screen, in_dialog, qtbot, tmp_path
):
    desk = open_desk(typing)
    screen = show_screen(desk, "exchange")
    usb = tmp_path / "usb"
    usb.mkdir()

    def choose(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.folder = usb
        dialog.accept()

    in_dialog(screen.export_button.click, lambda dialog: dialog.export_button.click(), choose)
    qtbot.waitUntil(lambda: bool(screen.sending.outcome.text()), timeout=20_000)
    (written,) = usb.iterdir()
    assert written.name.startswith("CamHieu_19615_2019-03_b1_")
    assert "báo cáo tháng 01/2019 (bản 1)" in screen.sending.outcome.text()
    assert "04/2019" not in screen.sending.outcome.text()
    assert "không thấy số liệu tháng 04/2019" in screen.sending.missing.text()
    state = desk.window_shown.saved_state
    assert (state.property("level"), "không thấy số liệu tháng 04/2019" in state.text()) == ("busy", True)


def test_closing_the_question_writes_nothing(open_desk, typing, show_screen, in_dialog, qtbot):
    desk = open_desk(typing)
    screen = show_screen(desk, "exchange")
    in_dialog(screen.export_button.click, lambda dialog: dialog.reject())
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert not screen.sending.outcome.text()
