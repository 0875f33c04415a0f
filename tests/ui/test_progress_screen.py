from decimal import Decimal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.report_rows import FindingRow
from ctph_desktop.ui.grid.paste_dialog import PasteDialog
from ctph_desktop.ui.grid.pasting import Meaning
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.screens.progress.points import deserves_a_look
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MARCH = ReportingPeriod.month(2019, 3)


@pytest.fixture
def desk(open_desk, cam_tuyen):
    return open_desk(cam_tuyen)


@pytest.fixture
def screen(desk, show_screen):
    screen = show_screen(desk, "progress")
    screen.grid.setFocus()
    return screen


@pytest.fixture
def saved(desk, cam_tuyen, qtbot):
    """Close the desk and read the month back from the disk."""

    def read(*labels):
        qtbot.waitUntil(lambda: desk.tasks.is_idle)
        desk.window_shown.set_may_close(lambda: True)
        desk.window_shown.close()
        with open_office(cam_tuyen) as office:
            rows = {row.label: row.in_period for row in office.progress.sheet(MARCH).rows}
        return [rows[label] for label in labels]

    return read


def go(screen, label):
    row = next(i for i, r in enumerate(screen.table.rows) if r.label == label)
    screen.grid.setCurrentIndex(screen.table.index(row, IN_PERIOD))
    return row


def row_of(screen, label):
    return next(r for r in screen.table.rows if r.label == label)


def select(screen, first, last):
    rows = [go(screen, last), go(screen, first)]
    block = QItemSelection(screen.table.index(rows[1], IN_PERIOD), screen.table.index(rows[0], IN_PERIOD))
    screen.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle)


def reported(number):
    return FigureValue.reported(number)


def test_the_first_cell_to_fill_is_current(screen):
    assert screen.grid.currentIndex().column() == IN_PERIOD
    assert screen.table.row(screen.grid.currentIndex().row()).in_period == MISSING


def test_a_typed_figure_shows_at_once_and_is_on_disk_when_the_window_says_saved(desk, screen, press, qtbot, saved):
    go(screen, "Đào tạo nghề")
    before = row_of(screen, "Đào tạo nghề").before
    press("5", KEY.Key_Return)
    assert row_of(screen, "Đào tạo nghề").in_period == reported(5)
    assert row_of(screen, "Đào tạo nghề").cumulative == before + 5
    qtbot.waitUntil(lambda: desk.window_shown.saved_state.text().startswith("Đã lưu lúc"))
    assert desk.window_shown.saved_state.property("level") == "saved"
    assert saved("Đào tạo nghề") == [reported(5)]


def test_tab_goes_down_the_month_over_computed_lines_and_shift_tab_back(screen, press):
    first = go(screen, "Tư vấn xuất khẩu lao động")
    row = go(screen, "Hội Nông dân")
    assert row == first + 2  # the line between is the computed one
    go(screen, "Tư vấn xuất khẩu lao động")
    press(KEY.Key_Tab)
    assert (screen.grid.currentIndex().row(), screen.grid.currentIndex().column()) == (row, IN_PERIOD)
    press("2", KEY.Key_Backtab)
    assert (screen.grid.currentIndex().row(), screen.grid.currentIndex().column()) == (first, IN_PERIOD)
    assert row_of(screen, "Hội Nông dân").in_period == reported(2)


def test_a_computed_line_says_why_it_takes_no_figure(screen, press):
    go(screen, "Hộ giảm nghèo")
    press("5")
    assert screen.grid.bubble.isVisible()
    assert "Ô này do chương trình tính" in screen.grid.bubble.text()


def test_cl_15_parts_are_summed_into_their_computed_line(desk, screen, press, qtbot):
    go(screen, "Hội Nông dân")
    press("2", KEY.Key_Return, "1", KEY.Key_Return)
    settle(desk, qtbot)
    assert row_of(screen, "Hộ giảm nghèo").in_period == reported(3)
    assert row_of(screen, "Hộ giảm nghèo").is_computed


def test_figures_typed_fast_are_all_saved(desk, screen, press, saved):
    go(screen, "Giải quyết việc làm")
    for number in ("3", "2", "1", "4"):
        press(number, KEY.Key_Return)
    labels = ("Giải quyết việc làm", "Đào tạo nghề", "Sát hạch cấp chứng chỉ nghề", "Xuất khẩu lao động")
    assert saved(*labels) == [reported(n) for n in (3, 2, 1, 4)]


def test_waiting_edits_share_one_call(desk, screen, press, qtbot):
    saves = []
    screen.saver.saving.connect(lambda: saves.append(1))
    go(screen, "Giải quyết việc làm")
    for number in "1234":
        press(number, KEY.Key_Return)
    settle(desk, qtbot)
    assert len(saves) == 2


def test_closing_the_window_waits_until_everything_typed_is_saved(desk, screen, press, qtbot, cam_tuyen):
    go(screen, "Đào tạo nghề")
    press("6", KEY.Key_Return)
    desk.window_shown.close()
    qtbot.waitUntil(lambda: not desk.window_shown.isVisible())
    with open_office(cam_tuyen) as office:
        rows = {row.label: row.in_period for row in office.progress.sheet(MARCH).rows}
    assert rows["Đào tạo nghề"] == reported(6)


def test_a_figure_beyond_its_ceiling_stays_on_the_screen_in_red_with_the_reason(desk, screen, press, qtbot, saved):
    go(screen, "Giải quyết việc làm")
    press("4", KEY.Key_Return)
    go(screen, "Hội Nông dân")
    press("9999", KEY.Key_Return)
    settle(desk, qtbot)
    row = row_of(screen, "Hội Nông dân")
    assert row.in_period == reported(9999)
    assert row.findings[0].message.startswith("Chưa lưu: ")
    assert desk.window_shown.saved_state.property("level") == "error"
    assert saved("Hội Nông dân", "Giải quyết việc làm") == [MISSING, reported(4)]


def test_one_refused_figure_of_a_pasted_block_holds_back_no_other(desk, screen, qtbot, saved):
    go(screen, "Hội Nông dân")
    QGuiApplication.clipboard().setText("9999\n1\n2\n")
    screen.grid.paste()
    settle(desk, qtbot)
    assert screen.saver.has_refused
    assert saved("Hội Nông dân", "Hội Phụ nữ", "Đoàn thanh niên") == [MISSING, reported(1), reported(2)]


def test_a_refused_figure_is_forgotten_when_a_good_one_is_typed_over_it(desk, screen, press, qtbot):
    go(screen, "Hội Nông dân")
    press("9999", KEY.Key_Return)
    settle(desk, qtbot)
    go(screen, "Hội Nông dân")
    press("1", KEY.Key_Return)
    settle(desk, qtbot)
    assert not screen.saver.has_refused
    assert row_of(screen, "Hội Nông dân").in_period == reported(1)


def test_a_refused_figure_can_be_typed_again_as_it_was(desk, screen, press, qtbot):
    for _ in range(2):
        go(screen, "Hội Nông dân")
        saves = []
        screen.saver.saving.connect(lambda saves=saves: saves.append(1))
        press("9999", KEY.Key_Return)
        settle(desk, qtbot)
        assert saves
    assert screen.saver.has_refused


def test_closing_asks_while_a_figure_stands_only_on_the_screen(desk, screen, press, qtbot, in_dialog):
    go(screen, "Hội Nông dân")
    press("9999", KEY.Key_Return)
    settle(desk, qtbot)
    window = desk.window_shown
    in_dialog(window.close, lambda box: next(b for b in box.buttons() if "Quay lại" in b.text()).click())
    assert window.isVisible()
    in_dialog(window.close, lambda box: next(b for b in box.buttons() if "Bỏ các số" in b.text()).click())
    qtbot.waitUntil(lambda: not window.isVisible())  # what the line's history was asked for may still be under way


def test_undo_puts_the_old_figure_back_as_a_new_record(desk, screen, press, qtbot, cam_tuyen):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    press("z", modifiers=CTRL)
    settle(desk, qtbot)
    assert row_of(screen, "Đào tạo nghề").in_period == MISSING
    press("y", modifiers=CTRL)
    settle(desk, qtbot)
    assert row_of(screen, "Đào tạo nghề").in_period == reported(5)
    key = row_of(screen, "Đào tạo nghề").key
    desk.window_shown.close()
    with open_office(cam_tuyen) as office:
        versions = office.progress.history(MARCH, key)
    assert [v.value for v in versions][-3:] == [reported(5), MISSING, reported(5)]


def test_a_pasted_block_is_taken_back_as_one(desk, screen, press, qtbot):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("3\n2\n1\n")
    screen.grid.paste()
    settle(desk, qtbot)
    press("z", modifiers=CTRL)
    settle(desk, qtbot)
    assert [r.in_period for r in screen.table.rows[:3]] == [MISSING] * 3


def test_a_block_with_bad_cells_is_shown_first_and_only_the_good_ones_pasted(desk, screen, qtbot, in_dialog):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("3\nabc\n1.024\n")

    def choose(dialog):
        assert isinstance(dialog, PasteDialog)
        assert [r.text for r in dialog.refused.table.rows] == ["abc"]
        assert "abc" in dialog.refused.table.text(0, 3)
        dialog.good_button.click()

    in_dialog(screen.grid.paste, choose)
    settle(desk, qtbot)
    assert [r.in_period for r in screen.table.rows[:3]] == [reported(3), MISSING, reported(1024)]


def test_pasting_nothing_leaves_everything_as_it_was(desk, screen, qtbot, in_dialog):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("3\nabc\n")
    in_dialog(screen.grid.paste, lambda dialog: dialog.none_button.click())
    settle(desk, qtbot)
    assert [r.in_period for r in screen.table.rows[:2]] == [MISSING, MISSING]


def test_nothing_to_report_is_one_key_and_one_button(desk, screen, press, qtbot, saved):
    select(screen, "Hội Nông dân", "Đoàn thanh niên")
    press("0", modifiers=CTRL)
    go(screen, "Xuất khẩu lao động")
    screen.nothing_button.click()
    assert saved("Hội Nông dân", "Hội Phụ nữ", "Đoàn thanh niên", "Xuất khẩu lao động") == [NOTHING] * 4


def test_cl_14_a_dash_is_typed_where_a_line_does_not_apply_and_filled_down(desk, screen, press, qtbot, saved):
    place = go(screen, "Hội Nông dân")
    press("-", KEY.Key_Return)
    assert row_of(screen, "Hội Nông dân").in_period == NOT_APPLICABLE
    assert screen.table.text(place, IN_PERIOD) == "–"
    assert "Không áp dụng." in screen.table.tip(place, IN_PERIOD)
    select(screen, "Hội Nông dân", "Hội Phụ nữ")
    press("d", modifiers=CTRL)
    settle(desk, qtbot)
    assert row_of(screen, "Hội Phụ nữ").in_period == NOT_APPLICABLE
    assert not any("chưa có số" in finding.message for finding in row_of(screen, "Hội Phụ nữ").findings)
    assert saved("Hội Nông dân", "Hội Phụ nữ", "Đoàn thanh niên") == [NOT_APPLICABLE, NOT_APPLICABLE, MISSING]


def test_a_pasted_dash_may_be_what_does_not_apply(desk, screen, qtbot, in_dialog):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("–\n5\n")
    in_dialog(screen.grid.paste, lambda dialog: dialog.good_button.click())
    settle(desk, qtbot)
    assert [r.in_period for r in screen.table.rows[:2]] == [NOT_APPLICABLE, reported(5)]


def test_cl_14_a_note_is_written_beside_a_figure_and_stays_when_another_is_typed(
    desk, screen, press, qtbot, in_dialog, saved
):
    place = go(screen, "Đào tạo nghề")
    assert not screen.detail.note_button.isEnabled()
    press("5", KEY.Key_Return)
    go(screen, "Đào tạo nghề")

    def write(dialog):
        dialog.line.setText("ứ" * 121)
        dialog.save_button.click()
        assert "dài 121 ký tự, nhiều nhất là 120" in dialog.message.text()
        dialog.line.setText(" ước ")
        dialog.save_button.click()

    in_dialog(lambda: press(KEY.Key_F2, modifiers=Qt.KeyboardModifier.ShiftModifier), write)
    assert row_of(screen, "Đào tạo nghề").in_period == reported(5).noted("ước")
    assert screen.table.look(place, IN_PERIOD).is_noted
    assert "Ghi chú: ước" in screen.table.tip(place, IN_PERIOD)
    assert "Ghi chú: ước" in screen.detail.texts
    press("7", to=screen.grid)
    press(KEY.Key_Return, to=screen.grid.editor)
    settle(desk, qtbot)
    assert saved("Đào tạo nghề") == [reported(7).noted("ước")]


def test_a_blank_takes_no_note_and_says_why(desk, screen, press):
    go(screen, "Đào tạo nghề")
    press(KEY.Key_F2, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert "Ô trống không có ghi chú" in desk.window_shown.saved_state.text()


def test_blanking_a_few_figures_is_done_at_once_and_said_with_the_way_back(desk, screen, press, qtbot):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    go(screen, "Đào tạo nghề")
    press(KEY.Key_Delete)
    assert row_of(screen, "Đào tạo nghề").in_period == MISSING
    settle(desk, qtbot)
    assert "Đã để trống 1 ô." in desk.window_shown.saved_state.text()
    press("z", modifiers=CTRL)
    assert row_of(screen, "Đào tạo nghề").in_period == reported(5)


def test_blanking_many_figures_asks_first(desk, screen, press, qtbot, in_dialog):
    screen.write({row.key: NOTHING for row in screen.table.rows if not row.is_computed})
    settle(desk, qtbot)
    screen.grid.selectAll()

    def button_with(dialog, text):
        return next(b for b in dialog.buttons() if b.text().replace("&", "") == text)

    in_dialog(lambda: press(KEY.Key_Delete, to=screen.grid), lambda dialog: button_with(dialog, "Giữ nguyên").click())
    assert row_of(screen, "Đào tạo nghề").in_period == NOTHING
    in_dialog(lambda: press(KEY.Key_Delete, to=screen.grid), lambda dialog: button_with(dialog, "Để trống").click())
    settle(desk, qtbot)
    assert row_of(screen, "Đào tạo nghề").in_period == MISSING


def test_delete_on_a_blank_cell_asks_nothing(desk, screen, press, qtbot):
    go(screen, "Đào tạo nghề")
    press(KEY.Key_Delete)
    assert row_of(screen, "Đào tạo nghề").in_period == MISSING


def test_the_panel_shows_target_and_history_of_the_current_line(desk, screen, press, qtbot):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    go(screen, "Đào tạo nghề")
    qtbot.waitUntil(lambda: any("Người dùng thử" in text for text in screen.detail.texts))
    whole = "\n".join(screen.detail.texts)
    assert "Đào tạo nghề" in whole
    assert "Cam kết: 70 học viên" in whole


def test_undo_and_redo_go_to_the_figure_they_change(desk, screen, press, qtbot):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    go(screen, "Xuất khẩu lao động")
    press("z", modifiers=CTRL)
    assert screen.table.row(screen.grid.currentIndex().row()).label == "Đào tạo nghề"
    go(screen, "Xuất khẩu lao động")
    press("y", modifiers=CTRL)
    assert screen.table.row(screen.grid.currentIndex().row()).label == "Đào tạo nghề"


def test_one_answer_takes_all_english_thousands_of_a_block(desk, screen, qtbot, in_dialog):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("1,297\n\n1,001\n-\n")

    def answer(dialog):
        assert isinstance(dialog, PasteDialog)
        comma, dash = dialog.questions
        assert set(comma.choices) == {Meaning.THOUSANDS, None}
        assert list(dash.choices) == [Meaning.NOT_APPLICABLE, Meaning.ZERO, None]
        dash.choices[None].click()
        assert [edit.value for edit in dialog.edits] == [reported(1297), reported(1001)]
        dash.choices[Meaning.ZERO].click()
        dialog.good_button.click()

    in_dialog(screen.grid.paste, answer)
    settle(desk, qtbot)
    assert [r.in_period for r in screen.table.rows[:4]] == [reported(1297), MISSING, reported(1001), reported(0)]


def test_a_large_block_is_pasted_up_to_the_edge_after_saying_how_much_lies_outside(desk, screen, qtbot, in_dialog):
    go(screen, "Giải quyết việc làm")
    QGuiApplication.clipboard().setText("\n".join(["\t".join(["1"] * 10)] * 30_000))

    def read(dialog):
        outside = next(label.text() for label in dialog.findChildren(QLabel) if "nằm ngoài bảng" in label.text())
        assert f"{30_000 - screen.table.rowCount()} dòng, 5 cột" in outside
        assert dialog.refused.table.rowCount() <= screen.table.rowCount() * 5
        dialog.none_button.click()

    in_dialog(screen.grid.paste, read)
    assert screen.table.row(0).in_period == MISSING


def test_the_cells_have_the_keyboard_by_whatever_door_a_month_is_opened(desk, screen, show_screen, qtbot):
    screen.nothing_button.setFocus()
    overview = show_screen(desk, "overview")
    button = QPushButton(overview)
    button.show()
    button.setFocus()
    overview.screen_wanted.emit("progress")
    qtbot.waitUntil(screen.grid.hasFocus)


def test_what_was_said_of_a_month_is_gone_on_another_screen(desk, screen, press, show_screen, qtbot):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    assert "Đã lưu" in desk.window_shown.saved_state.text()
    show_screen(desk, "overview")
    assert desk.window_shown.saved_state.text() == ""


def test_columns_stay_as_wide_as_they_were_dragged(screen):
    screen.grid.setColumnWidth(IN_PERIOD, 140)
    screen.grid.setColumnWidth(0, 333)
    screen.grid.fit()
    assert [screen.grid.columnWidth(c) for c in (0, IN_PERIOD)] == [333, 140]


def test_check_sees_every_point_once_and_then_says_what_is_unanswered(open_desk, cam_hieu, show_screen):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "progress")
    points = [i for i, row in enumerate(screen.table.rows) if deserves_a_look(row)]
    assert any(any(r.is_open for r in screen.table.row(i).remarks) for i in points)
    screen.grid.setCurrentIndex(screen.table.index(points[-1], IN_PERIOD))
    seen = {points[-1]}
    for _ in points[1:]:
        screen.check_button.click()
        seen.add(screen.grid.currentIndex().row())
    assert seen == set(points)
    screen.check_button.click()
    said = desk.window_shown.saved_state.text()
    assert said == f"Đã xem hết {len(points)} chỗ cần xem. Còn 1 góp ý của cấp trên chưa trả lời."
    assert screen.hint.text().startswith("1 góp ý chưa xử lý")


def test_check_lists_every_point_and_each_line_leads_to_its_cell(open_desk, cam_hieu, show_screen, press, qtbot):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "progress")
    assert screen.check_list.isHidden()
    screen.write({row.key: MISSING for row in screen.table.rows[1:3]})
    settle(desk, qtbot)
    screen.check_button.click()
    points = [i for i, row in enumerate(screen.table.rows) if deserves_a_look(row)]
    links = [line for line in screen.check_list.lines if line.objectName() == "link"]
    assert screen.check_list.isVisible()
    assert [line.text().split(": ")[0] for line in links] == [f"• {screen.table.row(i).label}" for i in points]
    assert any("Góp ý: " in line.text() for line in links)
    for line, position in zip(links, points, strict=True):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        assert screen.grid.currentIndex().row() == position
        assert screen.grid.hasFocus()
    blank = next(i for i in points if screen.table.row(i).in_period == MISSING)
    assert all(line.text().split(": ", 1)[1] for line in links)
    screen.grid.setCurrentIndex(screen.table.index(blank, IN_PERIOD))
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    assert len([line for line in screen.check_list.lines if line.objectName() == "link"]) == len(points) - 1
    screen.check_list.close_button.click()
    assert screen.check_list.isHidden()


def test_check_goes_to_the_next_blank(desk, screen, press, qtbot):
    go(screen, "Giải quyết việc làm")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)
    screen.grid.setCurrentIndex(screen.table.index(screen.table.rowCount() - 1, IN_PERIOD))
    screen.check_button.click()
    assert screen.table.row(screen.grid.currentIndex().row()).label == "Đào tạo nghề"


def test_another_month_is_shown_when_the_period_changes(desk, screen, qtbot):
    desk.window_shown.period_picker.step(-1)
    settle(desk, qtbot)
    assert screen.sheet.period == ReportingPeriod.month(2019, 2)
    assert screen.sheet.state is SubmissionState.ACCEPTED
    assert "Được duyệt" in screen.state.text()


def test_leaving_the_screen_is_held_while_a_number_is_not_one_yet(desk, screen, press):
    go(screen, "Đào tạo nghề")
    press("5x")
    desk.window_shown.go_to("exchange")
    assert desk.window_shown.pages.currentWidget() is screen
    assert screen.grid.editor.text() == "5x"
    press(KEY.Key_Escape)
    desk.window_shown.go_to("exchange")
    assert desk.window_shown.pages.currentWidget() is not screen


def only_seal(dialog):
    """Seal without writing the file."""
    dialog.sending.tick.setChecked(False)
    dialog.seal_button.click()


def fill_everything(screen, desk, qtbot):
    screen.write({row.key: NOTHING for row in screen.table.rows if not row.is_computed})
    settle(desk, qtbot)


def test_sealing_asks_once_what_the_blanks_mean(desk, screen, press, qtbot, in_dialog):
    go(screen, "Đào tạo nghề")
    press("5", KEY.Key_Return)
    settle(desk, qtbot)

    def look(dialog):
        assert isinstance(dialog, SealDialog)
        assert dialog.blanks.isVisible()
        assert dialog.blanks.names.text().startswith("Ô còn trống: 12 (Giải quyết việc làm, Sát hạch")
        assert dialog.nothing_at == ()
        dialog.reject()

    in_dialog(screen.seal_button.click, look)
    settle(desk, qtbot)
    assert screen.sheet.state is SubmissionState.DRAFT


def test_a_sealed_month_says_so_and_offers_the_file(desk, screen, qtbot, in_dialog):
    fill_everything(screen, desk, qtbot)
    in_dialog(screen.seal_button.click, only_seal)
    settle(desk, qtbot)
    assert screen.sheet.state is SubmissionState.SEALED
    assert screen.export_button.isVisible()
    assert not screen.seal_button.isVisible()


def test_the_file_of_a_sealed_month_is_begun_at_once_and_once(desk, screen, qtbot, in_dialog):
    fill_everything(screen, desk, qtbot)
    in_dialog(screen.seal_button.click, only_seal)
    settle(desk, qtbot)

    def leave(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.reject()

    in_dialog(screen.export_button.click, leave)
    settle(desk, qtbot)
    assert desk.window_shown.navigation.currentItem().text().endswith("Gửi và nhận")
    desk.window_shown.go_to("progress")
    desk.window_shown.go_to("exchange")
    settle(desk, qtbot)
    assert QApplication.activeModalWidget() is None


def test_no_file_is_begun_while_what_is_typed_is_not_a_number(desk, screen, qtbot, in_dialog, press):
    fill_everything(screen, desk, qtbot)
    in_dialog(screen.seal_button.click, only_seal)
    settle(desk, qtbot)
    go(screen, "Giải quyết việc làm")
    press("12x", to=screen.grid)
    screen.grid.editor.setText("12x")
    screen.export_button.click()
    settle(desk, qtbot)
    assert desk.window_shown.pages.currentWidget() is screen
    assert QApplication.activeModalWidget() is None
    screen.grid.cancel_edit()


def test_errors_stop_the_seal(desk, screen, qtbot):
    fill_everything(screen, desk, qtbot)
    sheet = screen.sheet
    bad = FindingRow(Severity.ERROR, sheet.rows[0].key, "Luỹ kế lớn hơn số nền.")
    dialog = SealDialog(screen, sheet=replace(sheet, findings=(bad,)))
    qtbot.addWidget(dialog)
    box = dialog.findChild(QDialogButtonBox)
    assert [b.text().replace("&", "") for b in box.buttons()] == ["Quay lại sửa"]


def test_a_returned_report_shows_the_remark_at_its_cell(open_desk, cam_hieu, show_screen):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "progress")
    assert "Bị trả lại" in screen.state.text()
    assert screen.hint.text().startswith("1 góp ý chưa xử lý")
    marked = [row for row in screen.table.rows if any(r.is_open for r in row.remarks)]
    assert len(marked) == 1
    go(screen, marked[0].label)
    assert any("Đề nghị kiểm tra lại số này" in text for text in screen.detail.texts)


def test_the_sum_of_the_selection_stands_in_the_status_line(desk, screen, qtbot):
    grid = screen.grid
    grid.selectionModel().select(
        QItemSelection(screen.table.index(0, 3), screen.table.index(2, 3)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    total = sum((r.committed for r in screen.table.rows[:3]), Decimal(0))
    assert f"Tổng: {total}" in desk.window_shown.selection_sum.text()


def test_the_month_keeps_the_rules_of_qt(screen, qtmodeltester):
    qtmodeltester.check(screen.table, force_py=True)


def test_the_desktop_lets_go_of_the_office_when_it_closes(desk, screen, cam_tuyen):
    desk.window_shown.close()
    with open_office(cam_tuyen) as office:
        assert office.profile().unit_name == "Xã Cam Tuyền"


def test_a_column_in_which_nothing_stands_takes_no_room_until_something_does(desk, screen, qtbot):
    given = next(place for place, column in enumerate(screen.table.columns) if column.title == "Giao")
    assert screen.grid.isColumnHidden(given)
    rows = [replace(row, assigned=Decimal(110)) if not place else row for place, row in enumerate(screen.sheet.rows)]
    screen._on_sheet_loaded(replace(screen.sheet, rows=tuple(rows)))
    assert not screen.grid.isColumnHidden(given)
    assert not screen.grid.isColumnHidden(IN_PERIOD)
