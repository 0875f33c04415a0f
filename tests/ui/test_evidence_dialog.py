"""Scans and pictures beside a month's report: added by whoever keeps the book, opened by whoever reads it."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.attachment_files import ATTACHMENT_FOLDER
from ctph_desktop.services.ground.leftovers import VIEWING_FOLDER
from ctph_desktop.ui.evidence.evidence_dialog import EvidenceDialog
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.shell import outside

LEFT = Qt.MouseButton.LeftButton
MARCH, FEBRUARY = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 2)


@pytest.fixture
def files(tmp_path):
    """A scan, a picture and a file that is neither."""
    scan, picture, note = tmp_path / "Báo cáo đã ký.pdf", tmp_path / "lớp nghề.jpg", tmp_path / "ghi chú.txt"
    scan.write_bytes(b"%PDF-1.7 " + bytes(3_000))
    Image.new("RGB", (40, 30), "green").save(picture)
    note.write_text("không phải tệp quét", encoding="utf-8")
    return [str(path) for path in (scan, picture, note)]


@pytest.fixture
def sheet(cam_tuyen, open_desk, show_screen, qtbot):
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "progress")
    qtbot.waitUntil(lambda: screen.sheet is not None and desk.tasks.is_idle, timeout=20_000)
    desk.window_shown.period_picker.pick(MARCH)
    qtbot.waitUntil(lambda: screen.sheet.period == MARCH and desk.tasks.is_idle, timeout=20_000)
    return screen


def loaded(dialog, qtbot, count):
    qtbot.waitUntil(lambda: dialog.table.rowCount() == count, timeout=20_000)


def choosing(monkeypatch, paths):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))


def test_files_are_chosen_listed_and_counted_on_the_sheet(sheet, files, qtbot, in_dialog, monkeypatch):
    choosing(monkeypatch, files)
    assert sheet.evidence_button.text() == "&Minh chứng…"

    def act(dialog):
        assert isinstance(dialog, EvidenceDialog)
        qtbot.waitUntil(lambda: "Chưa có tệp nào" in dialog.hint.text(), timeout=20_000)
        assert not dialog.open_button.isEnabled()
        QTest.mouseClick(dialog.add_button, LEFT)
        loaded(dialog, qtbot, 2)
        assert "Đã thêm 2 tệp." in dialog.message.text()
        assert "ghi chú.txt không phải PDF" in dialog.message.text()
        assert {row.title for row in dialog.table.rows} == {"Báo cáo đã ký", "lớp nghề"}
        assert "chưa có biên nhận" in dialog.table.data(dialog.table.index(0, 5))
        QTest.mouseClick(dialog.add_button, LEFT)
        qtbot.waitUntil(lambda: "2 tệp đã có trong danh sách" in dialog.message.text(), timeout=20_000)
        QTest.mouseClick(dialog.close_button, LEFT)

    in_dialog(lambda: QTest.mouseClick(sheet.evidence_button, LEFT), act)
    qtbot.waitUntil(lambda: sheet.evidence_button.text() == "&Minh chứng (2)…", timeout=20_000)


def test_files_are_dropped_renamed_and_taken_away(sheet, files, qtbot, in_dialog):
    def drop(dialog):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(files[0])])
        dialog.dropEvent(
            QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        )

    def rename(box):
        assert isinstance(box, TextDialog)
        box._edit.setPlainText("Biên bản  họp")
        box.accept()

    def act(dialog):
        qtbot.waitUntil(dialog.acceptDrops, timeout=20_000)
        drop(dialog)
        loaded(dialog, qtbot, 1)
        in_dialog(lambda: QTest.mouseClick(dialog.rename_button, LEFT), rename)
        qtbot.waitUntil(lambda: dialog.table.row(0).title == "Biên bản họp", timeout=20_000)
        in_dialog(lambda: QTest.mouseClick(dialog.remove_button, LEFT), lambda box: box.reject())
        assert dialog.table.rowCount() == 1

        def yes(box):
            assert isinstance(box, QMessageBox)
            assert "Biên bản họp" in box.text()
            next(made for made in box.buttons() if made.text() == "&Bỏ").click()

        in_dialog(lambda: QTest.mouseClick(dialog.remove_button, LEFT), yes)
        loaded(dialog, qtbot, 0)
        dialog.close()

    in_dialog(lambda: QTest.mouseClick(sheet.evidence_button, LEFT), act)


def test_a_file_is_opened_under_a_name_of_the_programs_own_and_cleared_away(
    sheet, cam_tuyen, files, qtbot, in_dialog, monkeypatch, tmp_path
):
    opened = []
    monkeypatch.setattr(outside, "open_file", lambda path: opened.append((path, path.read_bytes())) or False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bản sao.pdf"), ""))

    def act(dialog):
        dialog.add_files(files[:1])
        loaded(dialog, qtbot, 1)
        assert not opened, "nothing is opened before somebody asks for it"
        QTest.mouseClick(dialog.open_button, LEFT)
        qtbot.waitUntil(lambda: "chưa có chương trình mở tệp PDF" in dialog.message.text(), timeout=20_000)
        QTest.mouseClick(dialog.save_button, LEFT)
        qtbot.waitUntil(lambda: "Đã lưu" in dialog.message.text(), timeout=20_000)
        dialog.close()

    in_dialog(lambda: QTest.mouseClick(sheet.evidence_button, LEFT), act)
    ((path, content),) = opened
    assert path.parent == cam_tuyen / VIEWING_FOLDER
    assert path.name.startswith("19600_201903_")
    assert content == Path(files[0]).read_bytes() == (tmp_path / "bản sao.pdf").read_bytes()
    sheet.window().close()
    qtbot.waitUntil(lambda: not (cam_tuyen / VIEWING_FOLDER).exists(), timeout=20_000)


def test_what_was_left_open_is_cleared_away_at_the_next_opening(cam_tuyen):
    left = cam_tuyen / VIEWING_FOLDER / "19600_201903_00000000.pdf"
    left.parent.mkdir()
    left.write_bytes(b"%PDF-left")
    with open_office(cam_tuyen):
        assert not left.parent.exists()


@pytest.fixture
def sent_up(cam_tuyen, superior, files, tmp_path):
    """A commune's evidence with a title that is markup, taken in by the superior office with the sealed report."""
    with open_office(cam_tuyen) as office:
        office.evidence.add(FEBRUARY, files[0], title=f"<img src='{files[1]}'><b>Báo cáo</b>")
        package = office.exchange.export_package(tmp_path).path
    with open_office(superior) as office:
        office.exchange.import_packages([package])
    return superior


def test_the_superior_office_opens_what_came_and_changes_nothing(
    sent_up, open_desk, show_screen, qtbot, in_dialog, monkeypatch, on_report
):
    opened = []
    monkeypatch.setattr(outside, "open_file", lambda path: opened.append(path) or True)
    desk = open_desk(sent_up)
    screen = show_screen(desk, "exchange")
    qtbot.waitUntil(lambda: screen.board.rowCount() > 0, timeout=20_000)
    place = next(i for i in range(screen.board.rowCount()) if screen.board.row(i).unit_name == "Xã Cam Tuyền")

    def look(dialog):
        loaded(dialog, qtbot, 1)
        assert dialog.add_button.isHidden()
        assert dialog.remove_button.isHidden()
        assert not dialog.acceptDrops()
        title = dialog.table.data(dialog.table.index(0, 0))
        assert title.startswith("<img src=")
        dialog.grab()
        QTest.mouseClick(dialog.open_button, LEFT)
        qtbot.waitUntil(lambda: len(opened) == 1, timeout=20_000)
        dialog.close()

    def open_evidence(dialog):
        assert isinstance(dialog, ReportPage)
        assert dialog.evidence_button.text() == "&Minh chứng (1)…"
        in_dialog(lambda: QTest.mouseClick(dialog.evidence_button, LEFT), look)

    on_report(screen, lambda: screen.open_report(place, 2), open_evidence)
    assert opened[0].name.startswith("19600_201902_")


def test_a_report_without_evidence_says_so(superior, open_desk, show_screen, qtbot, in_dialog, on_report):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    qtbot.waitUntil(lambda: screen.board.rowCount() > 0, timeout=20_000)
    place = next(i for i in range(screen.board.rowCount()) if screen.board.row(i).cells[0].seal)

    def look(dialog):
        assert not dialog.evidence_button.isEnabled()
        assert "không gửi kèm tệp nào" in dialog.evidence_button.toolTip()

    on_report(screen, lambda: screen.open_report(place, 1), look)


def test_a_file_that_has_not_come_is_not_offered_to_be_opened(sent_up, open_desk, qtbot):
    with open_office(sent_up) as office:
        unit = next(row.unit for row in office.review.board() if row.unit_name == "Xã Cam Tuyền")
    shutil.rmtree(sent_up / ATTACHMENT_FOLDER)
    desk = open_desk(sent_up)
    dialog = EvidenceDialog(desk.window_shown, link=desk.link, period=FEBRUARY, unit=unit, unit_name="Xã Cam Tuyền")
    qtbot.addWidget(dialog)
    dialog.show()
    loaded(dialog, qtbot, 1)
    assert "chưa đến máy này" in dialog.table.data(dialog.table.index(0, 5))
    assert not dialog.open_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    assert "chưa đến" in dialog.open_button.toolTip()
