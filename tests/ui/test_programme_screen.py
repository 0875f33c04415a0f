"""The programme's screen: its document is completed, amended and read, by keys, in a real office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.programme.amend_dialog import AmendDialog
from ctph_desktop.ui.screens.programme.new_programme_dialog import NewProgrammeDialog

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


def typed(line, text):
    line.setText(text)
    line.textEdited.emit(text)


@pytest.fixture
def office(open_desk, superior, qtbot, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "programme")
    settle(desk, qtbot)
    return desk, screen


def document_of(folder):
    with open_office(folder) as opened:
        return opened.documents.view().document


def at(editor, row, column):
    editor.grid.setFocus()
    editor.grid.setCurrentIndex(editor.table.index(row, column))


def test_nt_01_alt_9_leads_to_the_document_whose_number_and_day_are_completed(office, qtbot, superior):
    desk, screen = office
    desk.window_shown.go_to("overview")
    (action,) = [a for a in desk.window_shown.findChildren(QAction) if a.shortcut() == QKeySequence("Alt+9")]
    action.trigger()
    settle(desk, qtbot)
    assert screen.isVisible()
    assert "chưa có số" in screen.state.text()
    assert not screen.save_button.isEnabled()
    page = screen.document_page
    typed(page.number, "12/CTrPH-UBND")
    typed(page.dated, "hôm qua")
    assert page.message.isVisible()
    screen.save_button.click()
    assert "không phải là ngày" in screen.message.text()
    typed(page.dated, "15/2/2019")
    assert not page.message.isVisible()
    screen.save_button.click()
    settle(desk, qtbot)
    assert "12/CTrPH-UBND · 15/02/2019" in screen.state.text()
    assert not screen.is_changed
    desk.window_shown.close()
    assert document_of(superior).dated == "2019-02-15"


def test_cl_02_who_signed_when_is_typed_into_the_parties(office, qtbot, press, superior):
    desk, screen = office
    screen.tabs.setCurrentIndex(1)
    editor = screen.parties_page.editor
    at(editor, 0, 1)
    press("TM. UBND", Qt.Key.Key_Tab, "CHỦ TỊCH", Qt.Key.Key_Tab, "Trần Văn A", Qt.Key.Key_Tab, "15/02/2019", ENTER)
    press("x", ENTER)
    press("ngày kia", ENTER)
    assert editor.grid.is_editing
    press(Qt.Key.Key_Escape)
    screen.save_button.click()
    settle(desk, qtbot)
    assert screen.tabs.tabText(1) == "Các bên, ký 2/16"
    desk.window_shown.close()
    first, second = document_of(superior).parties[:2]
    assert (first.capacity, first.post, first.signer, first.signed_on) == (
        "TM. UBND",
        "CHỦ TỊCH",
        "Trần Văn A",
        "2019-02-15",
    )
    assert (second.is_signed, second.signed_on) == (True, "")


def test_ht_14_x_09_recipients_and_links_are_added_moved_and_taken_away_by_keys(office, qtbot, press, superior):
    desk, screen = office
    screen.tabs.setCurrentIndex(2)
    recipients, links = screen.recipients_page.recipients, screen.recipients_page.links
    recipients.grid.setFocus()
    for name in ("Sở LĐ-TB&XH", "UBND tỉnh", "thừa"):
        recipients.add()
        at(recipients, recipients.grid.currentIndex().row(), 0)
        press(name, Qt.Key.Key_Tab)
    recipients.remove()
    at(recipients, 1, 0)
    recipients.move_row(-1)
    at(recipients, 0, 1)
    press("(báo cáo)", ENTER)
    links.add()
    at(links, 0, 0)
    press("xyz", ENTER)
    assert links.grid.is_editing
    press(Qt.Key.Key_Escape, "triển", Qt.Key.Key_Tab, "3120/KH-UBND", Qt.Key.Key_Tab, "05/8/2016", Qt.Key.Key_Tab)
    typed(screen.recipients_page.archive, "Lưu: VT, KH-TC (Huy17b)")
    screen.save_button.click()
    settle(desk, qtbot)
    desk.window_shown.close()
    document = document_of(superior)
    assert [(line.name, line.remark) for line in document.recipients] == [
        ("UBND tỉnh", "(báo cáo)"),
        ("Sở LĐ-TB&XH", ""),
    ]
    assert [(link.relation, link.number, link.dated) for link in document.links] == [
        ("implements", "3120/KH-UBND", "2016-08-05")
    ]
    assert document.archive == "Lưu: VT, KH-TC (Huy17b)"


def test_cl_03_an_amendment_asks_for_its_reason_and_earlier_versions_are_read(office, qtbot, in_dialog, superior):
    desk, screen = office
    typed(screen.document_page.place, "Cam Lộ")

    def amend(dialog):
        assert isinstance(dialog, AmendDialog)
        dialog.amend_button.click()
        assert "lý do" in dialog.message.text()
        dialog.number.setText("QĐ 45/QĐ-UBND")
        dialog.dated.setText("06/2019")
        dialog.reason.setText("ghi nơi ký")
        dialog.amend_button.click()

    in_dialog(screen.amend_button.click, amend)
    settle(desk, qtbot)
    assert screen.version_box.isVisible()
    assert screen.version_box.currentText() == "Sửa đổi lần 1 QĐ 45/QĐ-UBND 06/2019"
    assert "ghi nơi ký" in screen.document_page.why.text()
    screen.version_box.setCurrentIndex(0)
    screen.version_box.activated.emit(0)
    assert screen.document_page.place.text() == ""
    assert screen.document_page.place.isReadOnly()
    assert not screen.save_button.isVisible()


def test_what_was_typed_is_not_lost_by_going_elsewhere_unasked(office, qtbot, in_dialog):
    desk, screen = office
    typed(screen.document_page.place, "Cam Lộ")
    assert screen.loss_on_closing()

    def stay(box):
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if "Quay lại" in one.text().replace("&", "")).click()

    in_dialog(lambda: desk.window_shown.go_to("overview"), stay)
    assert screen.isVisible()
    assert screen.document_page.place.text() == "Cam Lộ"
    screen.leave_button.click()
    assert screen.document_page.place.text() == ""
    desk.window_shown.go_to("overview")
    assert not screen.isVisible()


def test_cl_02_a_commune_reads_the_document_and_its_own_row(open_desk, cam_tuyen, qtbot, show_screen):
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "programme")
    settle(desk, qtbot)
    assert not screen.save_button.isVisible()
    assert "ở đây chỉ đọc" in screen.hint.text()
    assert screen.document_page.title.isReadOnly()
    screen.tabs.setCurrentIndex(1)
    assert screen.parties_page.own.text() == "Đơn vị mình ký ở dòng 14: chưa ký."
    assert screen.parties_page.editor.grid.currentIndex().row() == 13
    assert not screen.parties_page.editor.add_button.isVisible()


def test_cl_01_the_page_that_is_signed_is_written_from_the_screen(office, qtbot, tmp_path, monkeypatch):
    desk, screen = office
    path = tmp_path / "ky-ket"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")))
    screen.print_button.click()
    settle(desk, qtbot)
    assert [link.text() for link in desk.window_shown.way_links.links] == ["Mở tệp", "Mở thư mục"]
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_bd_02_a_new_programme_needs_a_name_alone_and_is_looked_at_then(office, qtbot, in_dialog):
    desk, screen = office

    def found(dialog):
        assert isinstance(dialog, NewProgrammeDialog)
        dialog.found_button.click()
        qtbot.waitUntil(dialog.message.isVisible)
        assert "cần một tên" in dialog.message.text()
        dialog.name.setText("Chương trình phối hợp công tác 2017–2020")
        dialog.first_year.setValue(2019)
        dialog.last_year.setValue(2020)
        dialog.found_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(screen.new_button.click, found)
    settle(desk, qtbot)
    shown = next(place.screen for place in desk.window_shown.places if place.key == "programme")
    qtbot.waitUntil(lambda: shown.view is not None)
    assert shown.isVisible()
    assert shown.document_page.title.text() == "Chương trình phối hợp công tác 2017–2020"
    assert len(desk.window_shown.standpoint_box.rows) == 3
    for place in desk.window_shown.places:  # nothing is counted yet, and every screen says so
        desk.window_shown.go_to(place.key)
        settle(desk, qtbot)


def test_a_new_programme_is_made_after_one_there_is(office, qtbot, in_dialog):
    desk, screen = office

    def found(dialog):
        dialog.name.setText("Chương trình năm 2021")
        dialog.model_box.setCurrentIndex(1)
        assert "24 chỉ tiêu" in dialog.model_box.currentText()
        dialog.first_year.setValue(2021)
        dialog.found_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(screen.new_button.click, found)
    settle(desk, qtbot)
    shown = next(place.screen for place in desk.window_shown.places if place.key == "programme")
    qtbot.waitUntil(lambda: shown.view is not None)
    assert len(shown.view.document.parties) == 16


def test_bd_02_indicators_are_seen_and_added_from_a_pasted_list(office, qtbot, in_dialog):
    desk, screen = office
    screen.tabs.setCurrentWidget(screen.indicators_page)
    assert screen.indicators_page.table.rowCount() == 24
    assert "hằng tháng" in screen.reporting_page.rhythm.text()
    assert "Xã Cam Tuyền" in screen.reporting_page.units.toPlainText()

    def paste(text):
        def act(dialog):
            dialog._edit.setPlainText(text)
            dialog.accept()

        return act

    in_dialog(screen.indicators_page.add_button.click, paste("Buổi họp"))
    assert "thiếu mã" in screen.message.text()
    in_dialog(screen.indicators_page.add_button.click, paste("HT09\tBuổi họp\tbuổi"))
    settle(desk, qtbot)
    assert screen.indicators_page.table.row(24).indicator.name == "Buổi họp"
    assert not screen.message.isVisible()
