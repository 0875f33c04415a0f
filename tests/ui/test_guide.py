"""F1 shows the page of the screen; what the guide names exists; the list of keys is made of what there is."""

import re
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import resource
from ctph_desktop.ui.guide.guide_pages import guide_folder, guide_pages, pages_with
from ctph_desktop.ui.guide.guide_window import GuideWindow

LARGEST = 90_000  # bytes of a picture


def interface_texts():
    """Every text of the interface, as it is read: without its letter, its dots and its colon."""
    text = resource("translations", "ctph_en.ts").read_text(encoding="utf-8")
    return {plain(unescape(source)) for source in re.findall("<source>(.*?)</source>", text, re.DOTALL)}


def plain(text):
    return text.replace("&", "").rstrip("…:.")


@pytest.mark.parametrize("page", guide_pages(), ids=lambda page: page.name)
def test_what_a_page_names_in_bold_stands_on_the_screen_and_its_links_lead_somewhere(page):
    said = {plain(text) for text in re.findall(r"\*\*(.+?)\*\*", page.text, re.DOTALL)}
    assert said - interface_texts() - {"đã duyệt"} == set()
    for target in re.findall(r"\]\((.+?)\)", page.text):
        assert (guide_folder() / target).is_file()


def test_each_picture_is_shown_small_and_readable():
    shown = {target for page in guide_pages() for target in re.findall(r"!\[.*?\]\((.+?)\)", page.text)}
    files = {f"pictures/{file.name}" for file in (guide_folder() / "pictures").iterdir()}
    assert shown == files
    for name in files:
        file = guide_folder() / name
        assert file.stat().st_size < LARGEST
        assert QImage(str(file)).width() == 690


def test_every_screen_has_its_page(open_desk, cam_tuyen, superior):
    names = {page.name for page in guide_pages()}
    for folder in (cam_tuyen, superior):
        assert {place.key for place in open_desk(folder).window_shown.places} <= names


def test_pages_are_found_with_marks_or_without():
    assert pages_with(guide_pages(), "sao luu")[0].name == "safekeeping"
    assert pages_with(guide_pages(), "gửi và nhận")[0].name == "exchange"
    assert pages_with(guide_pages(), "xyzxyz") == ()


def test_f1_shows_the_page_of_the_screen_beside_it(open_desk, cam_tuyen, show_screen, qtbot):
    desk = open_desk(cam_tuyen)
    window = desk.window_shown
    show_screen(desk, "safekeeping")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.guide.isVisible()
    assert not window.guide.isModal()
    assert window.guide.page.toPlainText().startswith("An toàn dữ liệu")
    window.go_to("progress")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.guide.page.toPlainText().startswith("Tiến độ tháng")
    QTest.keyClick(window.guide, Qt.Key.Key_Escape)
    assert not window.guide.isVisible()


def test_the_guide_is_searched_and_its_links_are_followed(qtbot, press):
    guide = GuideWindow(None)
    qtbot.addWidget(guide)
    guide.show_page("nothing of that name")
    assert guide.page.toPlainText().startswith("Bắt đầu")
    with qtbot.waitActive(guide):
        guide.show()
        guide.activateWindow()
    guide.line.setFocus()
    press("thu hoi may")
    press(Qt.Key.Key_Return)
    assert guide.contents.currentItem().text() == "Máy và người dùng"
    assert guide.contents.count() < len(guide_pages())
    assert "Thu hồi máy" in guide.page.textCursor().block().text()
    assert QApplication.focusWidget() is guide.page
    guide.line.setText("zzzz")
    guide.search()
    assert guide.contents.count() == 0
    assert "Không trang nào" in guide.page.toPlainText()
    guide.show_page("targets")
    guide.page.anchorClicked.emit("30-exchange.md")
    assert guide.page.toPlainText().startswith("Gửi và nhận")


def test_all_keys_that_work_stand_in_the_list_and_the_list_has_no_others(open_desk, cam_tuyen, show_screen, in_dialog):
    desk = open_desk(cam_tuyen)
    window = desk.window_shown
    show_screen(desk, "progress")
    heard = {
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for action in window.findChildren(QAction)
        if not action.shortcut().isEmpty() and action.isVisible()
    }
    rows = []

    def read(dialog):
        rows.extend(dialog.table.rows)

    in_dialog(window.keys_action.trigger, read)
    listed = {row.keys for row in rows}
    assert heard <= listed
    keys = {"F1", "F2", "F3", "F6", "F8", "F9", "Ctrl+K", "Ctrl+F", "Ctrl+0", "Shift+F2", "Alt+1", "Alt+2", "Alt+6"}
    assert keys | {"Ctrl+PgUp", "Ctrl+PgDown", "Alt+PgUp", "Alt+PgDown", "Alt+9", "Ctrl+Z"} <= listed
    assert all(row.does and row.where for row in rows)
    assert any(row.where == "Màn hình này" and row.does == "Không phát sinh" for row in rows)
