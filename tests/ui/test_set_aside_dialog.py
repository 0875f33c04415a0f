"""What does not count, on screen: the banner says why, the chooser shows it beside what stands, a click takes it up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.ui.conflicts.set_aside_dialog import SetAsideDialog

MAY = ReportingPeriod.month(2019, 5)


def _typed(folder, **quantities):
    with open_office(folder) as office:
        lines = {office.progress.find_line(code): FigureValue.reported(q) for code, q in quantities.items()}
        office.progress.record(MAY, lines)


def _figures(folder):
    with open_office(folder) as office:
        return {row.in_period.quantity for row in office.progress.sheet(MAY).rows} - {None}


def _answered(superior, folder, stick):
    stick.mkdir()
    with open_office(folder) as office:
        unit = office.profile().unit
    with open_office(superior) as office:
        answer = office.exchange.export_package(stick, unit=unit).path
    with open_office(folder) as office:
        office.exchange.import_packages([answer])


@pytest.fixture
def given_back(superior, cam_tuyen, tmp_path):
    """Cam Tuyền typed two figures it had not sent when the superior office took its book and gave it back."""
    _typed(cam_tuyen, VL01=7, DN01=3)
    with open_office(superior) as office:
        office.keeping.keep_for("19600")
    _answered(superior, cam_tuyen, tmp_path / "kept")
    with open_office(superior) as office:
        office.keeping.give_back("19600")
    _answered(superior, cam_tuyen, tmp_path / "back")
    return cam_tuyen


def _opened(desk, qtbot):
    dialog = SetAsideDialog(desk.window_shown, link=desk.link)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.cards) == 2, timeout=10_000)
    return dialog


def test_the_banner_says_that_figures_are_set_aside_and_a_click_takes_one_up(given_back, open_desk, show_screen, qtbot):
    assert _figures(given_back) == set()
    desk = open_desk(given_back)
    bar = show_screen(desk, "overview").attention
    qtbot.waitUntil(lambda: bar.attention.set_aside == 2, timeout=10_000)
    assert "giữ riêng" in bar.set_aside.sentence.text()
    dialog = _opened(desk, qtbot)
    assert [(card.rival.text, card.choose_button.text()) for card in dialog.cards] == [
        ("(chưa có số)", dialog.tr("Giữ như đang dùng")),
        (dialog.cards[1].rival.text, dialog.tr("Lấy lại số này")),
    ]
    QTest.mouseClick(dialog.cards[1].choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=10_000)
    qtbot.waitUntil(lambda: len(dialog.cards) == 2, timeout=10_000)
    QTest.mouseClick(dialog.cards[0].choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0, timeout=10_000)
    qtbot.waitUntil(bar.set_aside.isHidden, timeout=10_000)
    sheets = []
    desk.link.ask(lambda office: office.progress.sheet(MAY), on_done=sheets.append, owner=dialog)
    qtbot.waitUntil(lambda: bool(sheets))
    assert len([row for row in sheets[0].rows if row.in_period.quantity]) == 1
