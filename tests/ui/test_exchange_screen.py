import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportPreview, PreviewRow, TrayRow
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.exchange.enrol_dialog import EnrolDialog
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

MARCH = ReportingPeriod.month(2019, 3)


@pytest.fixture
def usb(tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def report_file(cam_tuyen, usb):
    """The file of a commune that has sealed its March."""
    with open_office(cam_tuyen) as office:
        rows = office.progress.sheet(MARCH).rows
        office.progress.record(MARCH, {row.key: NOTHING for row in rows if not row.is_computed})
        office.submissions.seal(MARCH)
        return office.exchange.export_package(usb).path


@pytest.fixture
def board(open_desk, superior, show_screen):
    desk = open_desk(superior)
    return desk, show_screen(desk, "exchange")


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle and QApplication.activeModalWidget() is None, timeout=20_000)


def choose(folder):
    def act(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.folder = folder
        dialog.accept()

    return act


def button_with(dialog, text):
    return next(b for b in dialog.buttons() if b.text().replace("&", "") == text)


def test_a_commune_writes_its_file_to_a_chosen_folder(open_desk, cam_hieu, show_screen, usb, qtbot, in_dialog):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")
    in_dialog(screen.export_button.click, choose(usb))
    settle(desk, qtbot)
    written = list(usb.iterdir())
    assert [path.suffix for path in written] == [".ctph"]
    assert screen.sending.outcome.text().startswith(f"Đã ghi và kiểm tra lại: {written[0].name}")
    assert any(row.is_outgoing and row.file_name == written[0].name for row in screen.log.rows)
    assert desk.window_shown.saved_state.text().startswith("Đã ghi và kiểm tra lại")


def test_a_commune_sees_the_state_of_its_reports_and_the_next_step(open_desk, cam_hieu, show_screen):
    screen = show_screen(open_desk(cam_hieu), "exchange")
    assert "Bị trả lại" in screen.own.state.text()
    assert "Tiến độ tháng" in screen.own.next_step.text()
    assert [row.state for row in screen.own.months.rows] == [
        SubmissionState.RETURNED,
        SubmissionState.ACCEPTED,
        SubmissionState.ACCEPTED,
    ]
    assert not screen.own.code.isVisible()


def test_files_are_shown_before_they_are_imported(board, report_file, usb, qtbot, in_dialog):
    desk, screen = board
    picture = usb / "anh.ctph"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))

    def look(dialog):
        assert isinstance(dialog, PreviewDialog)
        verdicts = {row.file_name: row.verdict for row in dialog.files.rows}
        assert verdicts == {Path(report_file).name: FileVerdict.NEW, "anh.ctph": FileVerdict.REFUSED}
        assert dialog.import_button.text() == "&Nhập 1 tệp"
        dialog.reject()

    in_dialog(lambda: screen.file_import.start([report_file, str(picture)]), look)
    settle(desk, qtbot)
    march = next(r for r in screen.board.rows if r.unit_name == "Xã Cam Tuyền").cells[2]
    assert march.state is SubmissionState.NOTHING


def ways(desk):
    shown = desk.window_shown.way_links
    return shown.links if shown is not None else []


def test_one_confirmation_imports_and_the_board_shows_the_report(board, report_file, usb, qtbot, in_dialog):
    desk, screen = board

    def result(dialog):
        assert isinstance(dialog, ImportedDialog)
        assert [row.verdict for row in dialog.table.rows] == [FileVerdict.NEW]
        dialog.close_button.click()

    in_dialog(lambda: screen.file_import.start_folder(usb), lambda dialog: dialog.import_button.click())
    qtbot.waitUntil(lambda: bool(ways(desk)), timeout=20_000)
    settle(desk, qtbot)
    assert desk.window_shown.saved_state.text() == "Nhập 1 tệp – có nội dung mới: 1."
    assert [way.text() for way in ways(desk)] == ["Duyệt lần lượt (1)", "Chi tiết…"]
    review, details = ways(desk)
    assert screen.window().focusWidget() is review
    in_dialog(details.chosen.emit, result)
    row = next(i for i, r in enumerate(screen.board.rows) if r.unit_name == "Xã Cam Tuyền")
    assert screen.board.row(row).cells[2].state is SubmissionState.RECEIVED
    assert screen.board.text(row, 3) == "○ Chờ duyệt"
    review.chosen.emit()
    qtbot.waitUntil(lambda: screen.report_review.page is not None, timeout=20_000)
    assert screen.report_review.page.report.unit_name == "Xã Cam Tuyền"


def test_files_are_shown_in_turn_errors_first_and_those_for_others_last(qtbot):
    verdicts = [FileVerdict.ELSEWHERE, FileVerdict.KNOWN, FileVerdict.NEW, FileVerdict.REFUSED, FileVerdict.NEW]
    rows = tuple(PreviewRow("", f"{n}.ctph", verdict, "", None, (), 0, 0, (), ()) for n, verdict in enumerate(verdicts))
    dialog = PreviewDialog(None, preview=ImportPreview(rows))
    qtbot.addWidget(dialog)
    assert [row.file_name for row in dialog.files.rows] == ["3.ctph", "2.ctph", "4.ctph", "1.ctph", "0.ctph"]
    assert dialog.import_button.text() == "&Nhập 2 tệp"
    assert dialog.files.row(dialog.grid.currentIndex().row()).verdict is FileVerdict.NEW
    notes = len(dialog.files.columns) - 1
    assert dialog.files.columns[notes].tone(dialog.files.row(0)) is Tone.ERROR
    assert dialog.files.columns[1].tone(dialog.files.row(4)) is Tone.QUIET
    assert dialog.filters.total.text() == "5 tệp:"
    new = dialog.filters.buttons[FileVerdict.NEW]
    assert new.text() == "● Có nội dung mới 2"
    new.click()
    assert [row.file_name for row in dialog.files.rows] == ["2.ctph", "4.ctph"]
    assert dialog.import_button.text() == "&Nhập 2 tệp"
    new.click()
    assert dialog.files.rowCount() == 5


def test_dropped_files_are_previewed(board, report_file, qtbot, in_dialog):
    desk, screen = board
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(report_file)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def drop():
        enter = QDragEnterEvent(QPoint(40, 40), copy, mime, left, none)
        QApplication.sendEvent(screen, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(screen, QDropEvent(QPointF(40, 40), copy, mime, left, none))

    in_dialog(drop, lambda dialog: dialog.reject() if isinstance(dialog, PreviewDialog) else pytest.fail("no preview"))
    settle(desk, qtbot)


def waiting_cell(screen):
    return next(
        (row, column)
        for row, line in enumerate(screen.board.rows)
        for column, cell in enumerate(line.cells, start=1)
        if cell.state is SubmissionState.RECEIVED
    )


def test_a_report_is_accepted_from_the_board(board, qtbot, in_dialog, on_report):
    desk, screen = board
    row, column = waiting_cell(screen)

    def accept(dialog):
        assert isinstance(dialog, ReportPage)
        assert dialog.report.unit_name == screen.board.row(row).unit_name
        dialog.accept_button.click()

    on_report(screen, lambda: screen.open_report(row, column), accept)
    settle(desk, qtbot)
    assert screen.board.row(row).cells[column - 1].state is SubmissionState.ACCEPTED
    assert screen.board.text(row, column) == "● Đã duyệt"
    unit = screen.board.row(row).unit_name
    assert desk.window_shown.saved_state.text() == f"Đã duyệt báo cáo tháng 03/2019 của {unit}."


def test_a_newer_seal_that_waits_says_which_version_it_is_and_which_one_counts(
    superior, sample, usb, open_desk, show_screen, qtbot, in_dialog, on_report
):
    """The sample has accepted the first March of Cam An; its second is sealed and waits."""
    with open_office(sample / "19603-xa-cam-an") as office:
        office.progress.record(MARCH, {office.progress.find_line("VL01"): FigureValue.reported(3)})
        office.submissions.seal(MARCH)
        package = office.exchange.export_package(usb).path
    with open_office(superior) as office:
        office.exchange.import_packages([package])
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    row = next(n for n, line in enumerate(screen.board.rows) if line.unit_name == "Xã Cam An")
    assert screen.board.text(row, 3) == "○ Chờ duyệt 2"
    assert "đang tính theo bản thứ 1 đã duyệt" in screen.board.columns[3].tip(screen.board.row(row))

    def look(dialog):
        assert dialog.counting.text().startswith("Số liệu dưới đây là của bản thứ 2.")
        assert "bản thứ 1 đã duyệt" in dialog.counting.text()
        assert "của bản thứ 2" in dialog.phone_code.text()
        dialog.accept_button.click()

    on_report(screen, lambda: screen.open_report(row, 3), look)
    settle(desk, qtbot)

    assert "đang tính theo" not in screen.board.columns[3].tip(screen.board.row(row))

    def look_again(dialog):
        assert not dialog.counting.isVisible()

    on_report(screen, lambda: screen.open_report(row, 3), look_again)
    settle(desk, qtbot)


def test_a_report_is_returned_with_a_remark_on_its_cell(board, qtbot, in_dialog, superior, on_report):
    desk, screen = board
    row, column = waiting_cell(screen)

    def give_back(dialog):
        def write(text_dialog):
            assert isinstance(text_dialog, TextDialog)
            text_dialog._edit.setPlainText("Thiếu <b>02</b> người ở thôn 3.")
            text_dialog.accept()

        in_dialog(dialog.remark_button.click, write)
        new_remark = [column.title for column in dialog.table.columns].index("Góp ý mới")
        assert "<b>02</b>" in dialog.table.text(0, new_remark)
        dialog.return_button.click()

    on_report(screen, lambda: screen.open_report(row, column), give_back)
    settle(desk, qtbot)
    cell = screen.board.row(row).cells[column - 1]
    assert (cell.state, cell.open_remarks) == (SubmissionState.RETURNED, 1)
    said = desk.window_shown.saved_state.text()
    assert said.startswith(f"Đã trả lại báo cáo tháng 03/2019 của {screen.board.row(row).unit_name}, 1 góp ý.")
    seal = cell.seal
    desk.window_shown.close()
    with open_office(superior) as office:
        remarks = [r.text for line in office.review.received(seal).rows for r in line.remarks]
    assert remarks == ["Thiếu <b>02</b> người ở thôn 3."]


def test_remarks_that_were_not_sent_are_kept_until_the_report_is_returned(board, press, qtbot, in_dialog, on_report):
    _, screen = board
    place = waiting_cell(screen)

    def write(page):
        def type_it(text_dialog):
            text_dialog._edit.setPlainText("Thiếu 02 người.")
            text_dialog.accept()

        in_dialog(page.whole_button.click, type_it)
        press(Qt.Key.Key_Escape, to=page.grid)
        assert screen.report_review.page is None
        assert screen.window().focusWidget() is screen.board_grid
        assert (screen.board_grid.currentIndex().row(), screen.board_grid.currentIndex().column()) == place

    on_report(screen, lambda: screen.open_report(*place), write)
    assert "1 báo cáo có góp ý chưa gửi" in screen.loss_on_closing()
    on_report(screen, lambda: screen.open_report(*place), lambda page: page.return_button.click())
    qtbot.waitUntil(lambda: screen.board.row(place[0]).cells[place[1] - 1].open_remarks == 1, timeout=20_000)
    assert screen.loss_on_closing() == ""


@pytest.fixture
def rival_files(cam_tuyen, tmp_path):
    """Two PCs of one commune, the second a copy of the first, have each sealed a March of their own."""
    paths = []
    for number, note in ((1, "Bản <b>đầu</b>."), (2, "Bản sau.")):
        office_folder, out = tmp_path / f"pc{number}", tmp_path / f"out{number}"
        shutil.copytree(cam_tuyen, office_folder)
        out.mkdir()
        with open_office(office_folder) as office:
            keys = [row.key for row in office.progress.sheet(MARCH).rows if not row.is_computed]
            office.progress.record(MARCH, {**dict.fromkeys(keys, NOTHING), keys[0]: FigureValue.reported(number)})
            office.submissions.seal(MARCH, note=note)
            paths.append(office.exchange.export_package(out).path)
    return paths


def test_different_seals_of_a_month_are_marked_on_the_board_and_told_in_the_report(
    rival_files, superior, open_desk, show_screen, qtbot, in_dialog, on_report
):
    with open_office(superior) as office:
        office.exchange.import_packages(rival_files)
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    row = next(i for i, line in enumerate(screen.board.rows) if line.unit_name == "Xã Cam Tuyền")
    assert screen.board.text(row, 3) == "▲ Chờ duyệt"
    assert "2 bản chốt khác nhau" in screen.board.index(row, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert any("▲ Nhiều bản chốt" in label.text() for label in screen.findChildren(QLabel))

    def look(dialog):
        assert dialog.warning.isVisible()
        assert "2 bản chốt khác nhau" in dialog.warning.text()
        assert dialog.note.isVisible()
        assert dialog.note.toPlainText() == f"Ghi chú của xã: {dialog.report.note}"

    on_report(screen, lambda: screen.open_report(row, 3), look)
    settle(desk, qtbot)


def test_the_note_of_a_report_is_shown_as_it_was_written_and_widens_nothing(
    cam_tuyen, superior, usb, open_desk, show_screen, qtbot, in_dialog, on_report
):
    note = "<b>Đã rà soát</b> " + "dài" * 300
    with open_office(cam_tuyen) as office:
        rows = office.progress.sheet(MARCH).rows
        office.progress.record(MARCH, {row.key: NOTHING for row in rows if not row.is_computed})
        office.submissions.seal(MARCH, note=note)
        path = office.exchange.export_package(usb).path
    with open_office(superior) as office:
        office.exchange.import_packages([path])
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    row = next(i for i, line in enumerate(screen.board.rows) if line.unit_name == "Xã Cam Tuyền")

    def look(dialog):
        assert dialog.note.toPlainText() == f"Ghi chú của xã: {note}"
        assert not dialog.warning.isVisible()
        assert dialog.minimumSizeHint().width() <= 1366
        assert dialog.note.height() < dialog.grid.height()

    on_report(screen, lambda: screen.open_report(row, 3), look)
    settle(desk, qtbot)


def test_a_report_without_a_note_shows_none(board, qtbot, in_dialog, on_report):
    desk, screen = board

    def look(dialog):
        assert not dialog.note.isVisible()

    on_report(screen, lambda: screen.open_report(*waiting_cell(screen)), look)
    settle(desk, qtbot)


def test_a_decided_report_can_only_be_read(board, qtbot, in_dialog, on_report):
    desk, screen = board

    def look(dialog):
        buttons = (dialog.accept_button, dialog.return_button, dialog.remark_button)
        assert not any(made.isEnabled() for made in buttons)
        assert all("đã có quyết định" in made.toolTip() for made in buttons)
        assert not dialog.counting.isVisible()

    on_report(screen, lambda: screen.open_report(0, 1), look)
    settle(desk, qtbot)


def test_a_cell_without_a_report_opens_nothing(board, qtbot):
    desk, screen = board
    screen.open_report(0, 12)
    settle(desk, qtbot)
    assert "chưa có báo cáo" in desk.window_shown.saved_state.text()


def test_cl_24_answers_for_all_communes_are_written(board, usb, qtbot, in_dialog):
    desk, screen = board
    screen.export_button.setFocus()
    in_dialog(screen.export_button.click, choose(usb))
    settle(desk, qtbot)
    assert desk.window_shown.focusWidget() is screen.export_button
    assert len(list(usb.glob("*.ctph"))) == 9
    assert screen.sending.outcome.text().count("Đã ghi và kiểm tra lại:") == 5
    assert "… và 4 tệp nữa, đã ghi và kiểm tra lại." in screen.sending.outcome.text()
    assert desk.window_shown.saved_state.text() == f"Đã ghi và kiểm tra lại 9 tệp trong {usb}."


def a_new_pc(superior, folder):
    """A second PC of a commune: its first file, and the digits its official reads out."""
    from ctph_desktop.office import joining

    letters = folder / "letters"
    letters.mkdir(parents=True)
    with open_office(superior) as office:
        invitation, code = office.enrolment.invitation(letters)
    unit = next(u for u in joining.read_invitation(invitation.path).units if u[2] == "Xã Cam An")
    joining.join_office(
        folder / "pc", invitation.path, unit[0], "Người dùng thử", "Công chức", code, device_name="MAY-MOI"
    )
    with open_office(folder / "pc") as office:
        return office.exchange.export_package(folder).path, office.enrolment.request_code()


def test_an_unknown_pc_waits_in_the_tray_until_its_digits_are_typed(
    superior, tmp_path, open_desk, show_screen, qtbot, in_dialog
):
    path, code = a_new_pc(superior, tmp_path / "new")
    with open_office(superior) as office:
        office.exchange.import_packages([path])
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    assert screen.tabs.tabText(1) == "Hộp chờ (1)"
    assert screen.tray_panel.table.row(0).device_name == "MAY-MOI"
    wrong = ("1" if code[0] != "1" else "2") + code[1:]

    def enrol(dialog):
        assert isinstance(dialog, EnrolDialog)
        dialog.code.setText("123 456")
        dialog.enrol_button.click()
        assert "20 chữ số" in dialog.message.text()
        dialog.code.setText(wrong)
        dialog.enrol_button.click()
        qtbot.waitUntil(lambda: "Nhóm 1 sai" in dialog.message.text(), timeout=20_000)
        dialog.code.setText(code.replace(" ", "  "))
        dialog.enrol_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.tray_panel.enrol_button.click, enrol)
    settle(desk, qtbot)
    assert screen.tray_panel.table.rowCount() == 0
    assert screen.tray_panel.empty.isVisibleTo(screen.tabs.widget(1))
    assert "Đã ghi nhận máy «MAY-MOI»" in desk.window_shown.saved_state.text()
    assert "Hộp chờ trống" in screen.tray_panel.enrol_button.toolTip()


def test_a_long_device_name_does_not_widen_the_dialog(board, qtbot):
    desk, _ = board
    name = "MAY" * 200
    row = TrayRow(
        "goi", datetime.now().astimezone(), "xa.ctph", "Xã Cam An", name, "Máy chưa được ghi nhận.", can_enrol=True
    )
    dialog = EnrolDialog(desk.window_shown, row=row, link=desk.link)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= 640
    shown = next(label for label in dialog.findChildren(QLabel) if "xin được ghi nhận" in label.text())
    assert f"«{name[:39]}…»" in shown.text()
    assert name in shown.toolTip()


def test_the_file_log_stands_newest_first(board):
    _, screen = board
    moments = [row.at for row in screen.log.rows]
    assert moments
    assert moments == sorted(moments, reverse=True)


def test_a_commune_has_no_board_and_invites_nobody(open_desk, cam_tuyen, show_screen):
    screen = show_screen(open_desk(cam_tuyen), "exchange")
    assert not hasattr(screen, "board_grid")
    assert not screen.invitation_button.isVisible()
