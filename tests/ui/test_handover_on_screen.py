"""Bàn giao on screen: step by step, stopped in the midst, going on after a fault, and where the minutes lie."""

import shutil

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from safekeeping_hands import idle, pressed, type_

from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.safekeeping.handover_dialog import HandoverDialog
from ctph_desktop.ui.shell import outside

LEFT = Qt.MouseButton.LeftButton
NEXT = "Can bo moi"


@pytest.fixture
def opened(kept, open_desk, show_screen):
    desk = open_desk(kept)
    return desk, show_screen(desk, "safekeeping")


@pytest.fixture
def stick(monkeypatch, tmp_path):
    """A folder that lies on another disk as far as the program can see."""
    folder = tmp_path / "USB"
    folder.mkdir()
    monkeypatch.setattr("ctph_desktop.services.safekeeping.backups.is_on_same_disk", lambda one, _: one != folder)
    return folder


@pytest.fixture
def shown(monkeypatch):
    """What other programs were asked to show."""
    asked = []
    monkeypatch.setattr(outside, "open_file", lambda path: asked.append(("file", path)) or True)
    monkeypatch.setattr(outside, "show_in_folder", lambda path: asked.append(("folder", path)) or True)
    return asked


class Walk:
    """Goes through the dialog as far as it is told; what it saw is kept."""

    def __init__(self, qtbot, press):
        self._qtbot = qtbot
        self._press = press
        self.number = ""

    def to_sheet(self, dialog):
        assert isinstance(dialog, HandoverDialog)
        type_(dialog.person.name, NEXT, self._press)
        self._qtbot.mouseClick(dialog.next_button, LEFT)
        self._qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1 and dialog.isEnabled())

    def to_place(self, dialog):
        self.to_sheet(dialog)
        panel = dialog.sheet_panel
        type_(panel.line, panel.groups[-1].text(), self._press)
        self._qtbot.mouseClick(panel.confirm_button, LEFT)
        self._qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2)

    def to_end(self, dialog, folder):
        self.to_place(dialog)
        dialog.place.choose_folder(folder)
        self._qtbot.mouseClick(dialog.next_button, LEFT)
        self._qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 3, timeout=20_000)

    def stop(self, dialog):
        self._qtbot.mouseClick(dialog.cancel_button, LEFT)


@pytest.fixture
def walk(qtbot, press):
    return Walk(qtbot, press)


def stopping(asked):
    """Return what keeps the question whether to stop, and stops."""

    def act(box):
        asked.append(box.informativeText())
        pressed("&Dừng lại")(box)

    return act


@pytest.fixture
def dialog(opened, qtbot):
    """The dialog by itself, so that boxes over it can be met while it stays open."""
    desk, screen = opened
    made = HandoverDialog(screen, link=desk.link, has_sheet=False)
    qtbot.addWidget(made, before_close_func=lambda shown: setattr(shown, "_is_done", True))
    made.show()
    return made


def words_of(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_it_ends_with_where_the_minutes_lie_and_opens_them(opened, qtbot, in_dialog, walk, stick, shown):
    desk, screen = opened

    def act(dialog):
        assert not dialog.next_button.isEnabled(), "not without a name"
        walk.to_end(dialog, stick)
        said = words_of(dialog.done_page)
        (minutes,) = stick.glob("*.pdf")
        (backup,) = stick.glob("*.ctphbak")
        assert f"Đã bàn giao cho {NEXT}" in said
        assert str(minutes) in said
        assert str(backup) in said
        assert "cùng ổ đĩa" not in said
        assert not dialog.next_button.isVisible()
        qtbot.mouseClick(dialog.done_page.open_button, LEFT)
        qtbot.mouseClick(dialog.done_page.folder_button, LEFT)
        assert shown == [("file", minutes), ("folder", minutes)]
        walk.stop(dialog)

    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), act)
    qtbot.waitUntil(lambda: desk.link is not None and desk.link.profile.person_name == NEXT, timeout=20_000)
    text = pypdfium2.PdfDocument(next(stick.glob("*.pdf")))[0].get_textpage().get_text_range()
    assert NEXT in text


def test_a_pc_without_a_program_for_pdf_is_told_what_to_do(opened, qtbot, in_dialog, walk, stick, monkeypatch):
    desk, screen = opened
    monkeypatch.setattr(outside, "open_file", lambda _: False)
    monkeypatch.setattr(outside, "show_in_folder", lambda _: False)

    def act(dialog):
        walk.to_end(dialog, stick)
        page = dialog.done_page
        qtbot.mouseClick(page.open_button, LEFT)
        assert "Hãy chép tệp biên bản sang máy" in page.message.text()
        qtbot.mouseClick(page.folder_button, LEFT)
        assert str(stick) in page.message.text()

    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), act)
    qtbot.waitUntil(lambda: desk.link is not None and desk.link.profile.person_name == NEXT, timeout=20_000)


def test_the_person_at_the_desk_does_not_take_over_from_themselves(opened, dialog, qtbot, press):
    desk, _ = opened
    dialog.person.name.setText(desk.link.profile.person_name)
    dialog.person.post.setText(desk.link.profile.person_post)
    qtbot.mouseClick(dialog.next_button, LEFT)
    assert "trùng với người đang dùng" in dialog.message.text()
    idle(desk, qtbot)
    assert dialog.pages.currentIndex() == 0


def test_whoever_stops_before_a_sheet_was_made_is_asked_nothing(opened, qtbot, in_dialog, walk):
    desk, screen = opened
    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), walk.stop)
    idle(desk, qtbot)
    assert not screen.outcome.isVisible()
    assert "Chưa có" in screen.sheet.text()


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ("to_sheet", ("đã lập nhưng chưa xác nhận", "Người dùng chưa đổi")),
        (
            "to_place",
            (
                "đã có hiệu lực; các phiếu trước (nếu có) không mở được dữ liệu nữa",
                "chưa sao lưu và chưa có biên bản",
            ),
        ),
    ],
)
def test_whoever_stops_after_a_sheet_was_made_learns_which_one_opens_the_data(
    opened, qtbot, in_dialog, walk, reached, words
):
    desk, screen = opened
    asked = []

    def act(dialog):
        getattr(walk, reached)(dialog)
        walk.stop(dialog)

    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), act, stopping(asked))
    idle(desk, qtbot)
    assert all(sentence in asked[0] for sentence in words)
    assert screen.outcome.text() == asked[0]
    assert ("chưa xác nhận" in screen.sheet.text()) is (reached == "to_sheet")
    assert desk.link.profile.person_name != NEXT


def test_whoever_thinks_better_of_stopping_goes_on_where_they_were(dialog, qtbot, in_dialog, walk, stick):
    walk.to_place(dialog)
    in_dialog(lambda: walk.stop(dialog), pressed("&Làm tiếp"))
    assert dialog.isVisible()
    assert dialog.left == ""
    dialog.place.choose_folder(stick)
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 3, timeout=20_000)


def test_after_a_fault_of_the_stick_it_is_told_that_the_person_has_changed_and_the_next_time_goes_on(
    opened, kept, qtbot, in_dialog, walk, stick, show_screen, shown
):
    desk, screen = opened
    asked = []

    def fail_and_stop(dialog):
        walk.to_place(dialog)
        shutil.rmtree(stick)
        dialog.place.choose_folder(stick)
        qtbot.mouseClick(dialog.next_button, LEFT)
        qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
        walk.stop(dialog)

    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), fail_and_stop, stopping(asked))
    assert f"Người dùng đã đổi sang {NEXT}" in asked[0]
    qtbot.waitUntil(lambda: desk.link is not None and desk.link.profile.person_name == NEXT, timeout=20_000)
    idle(desk, qtbot)
    screen = show_screen(desk, "safekeeping")
    stick.mkdir()

    def go_on(dialog):
        assert dialog.person.name.text() == NEXT
        assert "chưa xong" in words_of(dialog.person)
        walk.to_end(dialog, stick)

    in_dialog(lambda: qtbot.mouseClick(screen.handover_button, LEFT), go_on)
    idle(desk, qtbot)
    assert len(list(stick.glob("*.pdf"))) == 1
    desk.close_office()
    idle(desk, qtbot)
    with open_office(kept) as office:
        assert not office.safekeeping.handover.is_begun()


def test_a_stick_plugged_in_at_the_third_step_is_found_there(opened, dialog, qtbot, walk, stick, monkeypatch):
    desk, _ = opened
    plugged = []
    with_sticks = "ctph_desktop.services.exchanging.exchange.ExchangeService.drives"
    monkeypatch.setattr(with_sticks, lambda _: tuple(plugged))

    walk.to_place(dialog)
    idle(desk, qtbot)
    assert not dialog.next_button.isEnabled()
    assert "Tìm lại USB" in dialog.place.hint.text()
    plugged.append(DriveRow(str(stick), "KINGSTON", 1_000_000, is_removable=True))
    qtbot.mouseClick(dialog.place.again_button, LEFT)
    qtbot.waitUntil(dialog.next_button.isEnabled)
    assert dialog.place.folder == stick
    dialog.place.choose_folder(stick / "reports")
    qtbot.mouseClick(dialog.place.again_button, LEFT)
    idle(desk, qtbot)
    assert dialog.place.folder == stick / "reports", "what was chosen by hand stays chosen"
    assert dialog.place.place_box.count() == 2


def test_a_folder_on_the_disk_of_the_data_is_taken_only_on_purpose(dialog, qtbot, in_dialog, walk, stick, tmp_path):
    told = []

    def answer(button):
        def act(box):
            told.append(box.text())
            pressed(button)(box)

        return act

    walk.to_place(dialog)
    dialog.place.choose_folder(tmp_path)
    in_dialog(lambda: qtbot.mouseClick(dialog.next_button, LEFT), answer("&Chọn nơi khác"))
    assert not list(tmp_path.glob("*.pdf"))
    assert dialog.pages.currentIndex() == 2
    in_dialog(lambda: qtbot.mouseClick(dialog.next_button, LEFT), answer("&Vẫn ghi vào đây"))
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 3, timeout=20_000)
    assert "hãy sao lưu thêm một bản ra USB" in words_of(dialog.done_page)
    assert all("chính ổ đĩa" in text for text in told)


def test_the_dialog_cannot_be_closed_while_the_office_is_being_handed_over(dialog, qtbot, walk, stick, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda *_, **words: asked.append(words))
    walk.to_place(dialog)
    dialog.place.choose_folder(stick)
    qtbot.mouseClick(dialog.next_button, LEFT)
    dialog.close()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 3, timeout=20_000)
    assert asked == []
