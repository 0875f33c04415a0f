"""A programme's indicators and the way it is reported are edited on its screen, by keys, in a real office."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.programme.indicator_dialog import IndicatorDialog
from ctph_desktop.ui.screens.programme.reporting_dialog import ReportingDialog
from ctph_desktop.ui.widgets.reasons import allow

ALT = Qt.KeyboardModifier.AltModifier


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


@pytest.fixture
def office(open_desk, superior, qtbot, show_screen):
    """Return a superior office at the indicators of its programme, with one of them that nobody used yet."""
    with open_office(superior) as opened:
        opened.founding.add_indicators([ListedIndicator("HT09", "Buổi họp", "buổi")])
    desk = open_desk(superior)
    screen = show_screen(desk, "programme")
    settle(desk, qtbot)
    screen.tabs.setCurrentWidget(screen.indicators_page)
    screen.indicators_page.grid.setFocus()
    return desk, screen


def codes(page):
    return [row.indicator.code for row in page.table.rows]


def on(page, code):
    page.grid.setCurrentIndex(page.table.index(codes(page).index(code), 1))
    page.grid.setFocus()


def pressed(text):
    def act(box):
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if text in one.text().replace("&", "")).click()

    return act


def test_bd_02_an_indicator_is_moved_by_keys_and_the_cursor_goes_with_it(office, qtbot):
    desk, screen = office
    page = screen.indicators_page
    on(page, "HT09")
    before = codes(page)
    assert not page.down_button.isEnabled()
    assert "dòng cuối" in page.down_button.toolTip()
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT)
    settle(desk, qtbot)
    assert codes(page) == [*before[:-2], "HT09", before[-2]]
    assert page.current.indicator.code == "HT09"
    assert page.down_button.isEnabled()
    assert "Alt+↓" in page.down_button.toolTip()
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    settle(desk, qtbot)
    assert codes(page) == before


def test_bd_02_enter_opens_an_indicator_and_what_is_refused_stays_typed(office, qtbot, in_dialog, press):
    desk, screen = office
    page = screen.indicators_page
    on(page, "HT09")

    def edit(dialog):
        assert isinstance(dialog, IndicatorDialog)
        assert dialog.focusWidget() is dialog.name
        press(Qt.Key.Key_Delete, to=dialog.name)
        dialog.write_button.click()
        qtbot.waitUntil(dialog.message.isVisible)
        assert "tên" in dialog.message.text()
        assert dialog.name.text() == ""
        press("Cuộc họp", to=dialog.name)
        dialog.unit_of_measure.setText("cuộc")
        dialog.write_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(lambda: press(Qt.Key.Key_Return), edit)
    settle(desk, qtbot)
    assert (page.current.indicator.name, page.current.indicator.unit_of_measure) == ("Cuộc họp", "cuộc")


def test_what_figures_rest_on_is_closed_in_the_dialog_and_it_is_said_why(office, in_dialog):
    _, screen = office
    page = screen.indicators_page
    on(page, "VL01")

    def look(dialog):
        assert dialog.unit_of_measure.isReadOnly()
        assert not dialog.kind.isEnabled()
        assert "đã có số" in dialog._hint()
        dialog.leave_button.click()

    in_dialog(page.edit_button.click, look)


def test_an_indicator_is_left_out_after_a_question_and_one_with_figures_is_not(office, qtbot, in_dialog):
    desk, screen = office
    page = screen.indicators_page
    on(page, "HT09")
    in_dialog(page.leave_out_button.click, pressed("Quay lại"))
    assert "HT09" in codes(page)
    in_dialog(page.leave_out_button.click, pressed("Bỏ chỉ tiêu"))
    settle(desk, qtbot)
    assert "HT09" not in codes(page)
    assert page.current is not None
    on(page, "VL01")
    in_dialog(page.leave_out_button.click, pressed("Bỏ chỉ tiêu"))
    qtbot.waitUntil(screen.message.isVisible)
    assert "VL01" in screen.message.text()
    assert "VL01" in codes(page)


def test_bd_02_the_rhythm_from_a_month_on_and_the_due_day_are_edited(office, qtbot, in_dialog, superior):
    desk, screen = office
    screen.tabs.setCurrentWidget(screen.reporting_page)

    def edit(dialog):
        assert isinstance(dialog, ReportingDialog)
        assert not dialog.calendar.isEnabled()
        dialog.write_button.click()
        qtbot.waitUntil(dialog.message.isVisible)
        dialog.rhythm.setCurrentIndex(dialog.rhythm.findData(PeriodKind.QUARTER))
        assert [dialog.since.itemData(place) for place in range(dialog.since.count())] == [1, 4, 7, 10]
        dialog.since.setCurrentIndex(3)
        dialog.has_due.setChecked(True)
        dialog.due_days.setValue(7)
        dialog.write_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(screen.reporting_page.change_button.click, edit)
    settle(desk, qtbot)
    assert screen.reporting_page.rhythm.text() == "hằng tháng, hằng quý"
    assert screen.reporting_page.due.text().endswith(": 7")
    desk.window_shown.close()
    with open_office(superior) as opened:
        periods = [period.code for period in opened._workplace.catalogue().programme.periods()]
        assert periods[-2:] == ["2019-09", "2019-q4"]


def test_units_are_chosen_by_name_and_one_with_reports_stays(office, qtbot, in_dialog, press):
    _, screen = office
    screen.tabs.setCurrentWidget(screen.reporting_page)

    def untick(dialog):
        units = dialog.units
        press("cam tuyen", to=units.line)
        shown = [item.text() for item in units._items() if not item.isHidden()]
        assert shown == ["Xã Cam Tuyền"]
        units.none_button.click()
        assert len(units.ticked) == units.names.count() - 1
        dialog.write_button.click()
        qtbot.waitUntil(dialog.message.isVisible)
        assert "Cam Tuyền" in dialog.message.text()
        units.all_button.click()
        assert dialog.plan.units == dialog._sheet.plan.units
        dialog.leave_button.click()

    in_dialog(screen.reporting_page.change_button.click, untick)


def test_a_commune_reads_indicators_and_edits_none(open_desk, cam_tuyen, qtbot, show_screen, press):
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "programme")
    settle(desk, qtbot)
    page = screen.indicators_page
    screen.tabs.setCurrentWidget(page)
    assert page.table.rowCount()
    assert not page.edit_button.isVisible()
    page.grid.setFocus()
    press(Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert QApplication.activeModalWidget() is None
    screen.tabs.setCurrentWidget(screen.reporting_page)
    assert not screen.reporting_page.change_button.isVisible()


def test_a_button_that_opens_again_says_again_what_it_does(qtbot, office):
    _, screen = office
    made = screen.indicators_page.edit_button
    told = made.toolTip()
    allow(made, why_not="Đang ghi…")
    assert "Đang ghi" in made.toolTip()
    allow(made, why_not="")
    assert (made.toolTip(), bool(told)) == (told, True)


def test_lines_that_all_have_room_have_no_scroll_bar(office, qtbot):
    _, screen = office
    screen.tabs.setCurrentWidget(screen.reporting_page)
    for box in (screen.reporting_page.forms, screen.reporting_page.units):
        qtbot.waitUntil(lambda box=box: box.height() >= box.sizeHint().height())
        assert box.verticalScrollBar().maximum() == 0


def test_without_parts_the_dialog_keeps_its_lines_together(office, qtbot):
    """A hint does not take the room that nothing else wants."""
    desk, screen = office
    uuid = screen.indicators_page.current.indicator.uuid
    sheet = replace(desk.link.holder.office.indicators.sheet(uuid), parts=())
    dialog = IndicatorDialog(screen.window(), link=desk.link, sheet=sheet)
    qtbot.addWidget(dialog)
    dialog.resize(660, 700)
    dialog.show()
    hint = next(label for label in dialog.findChildren(QLabel) if label.objectName() == "hint")
    assert hint.height() <= hint.heightForWidth(hint.width())
