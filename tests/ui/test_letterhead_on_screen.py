"""Thiết lập → Đầu trang và người ký: typed once, kept with the office."""

from PySide6.QtCore import Qt

from ctph_desktop.office import open_office


def test_the_letterhead_is_typed_by_keyboard_and_kept_with_the_office(open_desk, cam_tuyen, press, in_dialog, qtbot):
    desk = open_desk(cam_tuyen)

    def fill(dialog):
        dialog.heading.lines["capacity"].setFocus()
        press("KT. CHU TICH", to=dialog.heading.lines["capacity"])
        press(Qt.Key.Key_Return, to=dialog.heading.lines["capacity"])

    in_dialog(desk.window_shown.letterhead_action.trigger, fill)
    qtbot.waitUntil(lambda: "Đã ghi đầu trang" in desk.window_shown.saved_state.text(), timeout=20_000)
    in_dialog(
        desk.window_shown.letterhead_action.trigger,
        lambda dialog: (_is(dialog.heading.lines["capacity"].text(), "KT. CHU TICH"), dialog.reject()),
    )
    desk.close_office()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(cam_tuyen) as office:
        assert office.letterheads.read().capacity == "KT. CHU TICH"


def _is(text, wanted):
    assert text == wanted
