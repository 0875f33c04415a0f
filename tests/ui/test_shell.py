import re
import subprocess
import sys

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ctph_desktop.domain.errors import OfficeInUseError
from ctph_desktop.office import open_office
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.beginnings.known_offices import known_offices
from ctph_desktop.ui.grid.frozen_columns import FrozenColumns
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import CrashDialog, Faults
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.shell.main_window import MainWindow

SPOKEN = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


@pytest.fixture(params=["cam_tuyen", "superior"])
def desk(request, open_desk, show_screen):
    """A commune's desk and a superior's, with every screen loaded."""
    desk = open_desk(request.getfixturevalue(request.param))
    for place in desk.window_shown.places:
        show_screen(desk, place.key)
    return desk


def everything(desk):
    return [w for w in desk.window_shown.findChildren(QWidget) if not w.objectName().startswith("qt_")]


def test_an_office_sees_only_what_it_may_do(open_desk, cam_tuyen, superior):
    def places(folder):
        return [place.key for place in open_desk(folder).window_shown.places]

    own = ["overview", "progress", "targets", "exchange", "programme", "devices", "safekeeping"]
    assert places(cam_tuyen) == own
    above = ["overview", "targets", "exchange", "consolidation", "programme", "devices", "safekeeping"]
    assert places(superior) == above


def test_office_programme_period_and_sample_note_are_always_in_sight(desk):
    window = desk.window_shown
    assert window.office_name.text() == desk.link.profile.unit_name
    assert window.programme_title.text() == desk.link.profile.programme.short_title
    assert window.period_picker.period.code == "2019-03"
    assert window.banner.isVisible()
    assert "minh họa" in window.banner.text()


def test_every_control_says_its_name(desk):
    silent = [
        w
        for w in everything(desk)
        if isinstance(w, SPOKEN)
        and not isinstance(w, FrozenColumns)
        and not isinstance(w.parent(), QComboBox | QAbstractItemView)
        and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
        and type(w).__module__.startswith("ctph_desktop")
    ]
    assert silent == []


def test_every_label_shows_plain_text(desk):
    rich = [
        w.text()
        for w in everything(desk)
        if isinstance(w, QLabel) and w.textFormat() != Qt.TextFormat.PlainText and w.buddy() is None and w.text()
    ]
    assert rich == []


def mnemonics(texts):
    return [m.group(1).upper() for text in texts if (m := re.search("&([^&])", text))]


def test_mnemonics_are_ascii_letters_and_different_on_each_screen(desk):
    window = desk.window_shown
    shell = [a.text() for a in window.menuBar().actions()] + ["&Q"]  # Alt+Q goes to a screen
    shell += [w.text() for w in window.period_picker.findChildren(QLabel)]
    for place in window.places:
        inside = place.screen.findChildren(QWidget)
        texts = [w.text() for w in inside if isinstance(w, QAbstractButton) or (isinstance(w, QLabel) and w.buddy())]
        found = mnemonics([*shell, *texts])
        assert all(letter.isascii() and letter.isalpha() for letter in found)
        assert [letter for letter in found if found.count(letter) > 1] == [], place.key


def test_no_shortcut_is_a_single_letter_or_backspace(desk):
    keys = [s.key() for s in desk.window_shown.findChildren(QShortcut)]
    keys += [a.shortcut() for a in desk.window_shown.findChildren(QAction)]
    keys += [w.shortcut() for w in everything(desk) if isinstance(w, QAbstractButton)]
    names = [k.toString(QKeySequence.SequenceFormat.PortableText) for k in keys if not k.isEmpty()]
    assert names
    assert all("+" in name or re.fullmatch(r"F\d+", name) for name in names)
    assert not any("Backspace" in name for name in names)


@pytest.mark.parametrize("points", [10, 12.5])
def test_the_window_fits_a_small_screen_also_with_large_letters(desk, points):
    font = QApplication.font()
    font.setPointSizeF(points)
    desk.window_shown.setFont(font)
    for place in desk.window_shown.places:
        desk.window_shown.go_to(place.key)
        wanted = desk.window_shown.minimumSizeHint()
        assert wanted.width() <= 1366, place.key
        assert wanted.height() <= 728, place.key


def action_of(window, keys):
    (action,) = [a for a in window.findChildren(QAction) if a.shortcut() == QKeySequence(keys)]
    return action


KEYS = {
    "overview": "Alt+1",
    "progress": "Alt+2",
    "targets": "Alt+5",
    "exchange": "Alt+6",
    "consolidation": "Alt+7",
    "programme": "Alt+9",
    "devices": "Alt+Q",
    "safekeeping": "Alt+Shift+Q",
}


def test_a_screen_has_the_same_keys_in_every_office_and_they_stand_in_the_menu(desk):
    window = desk.window_shown
    for row, place in reversed(list(enumerate(window.places))):
        action = action_of(window, KEYS[place.key])
        assert action.text() == place.title
        assert window.navigation.item(row).text().endswith(place.title)
        if KEYS[place.key][-1].isdigit():
            assert window.navigation.item(row).text().startswith(KEYS[place.key][-1])
        action.trigger()
        assert window.navigation.currentRow() == row
        assert window.pages.currentWidget() is place.screen


def test_the_size_of_letters_is_chosen_from_the_menu_and_kept(open_desk, cam_tuyen, data_folder):
    desk = open_desk(cam_tuyen)
    action = next(a for a in desk.window_shown.letter_actions.actions() if a.data() == 125)
    assert not action.isChecked()
    action.trigger()
    assert Preferences(data_folder).letter_size == 125
    assert "125 %" in desk.window_shown.saved_state.text()


def test_f6_goes_from_area_to_area_and_ctrl_page_keys_change_the_programme(desk):
    window = desk.window_shown
    action_of(window, "F6").trigger()
    assert window.navigation.hasFocus()
    chosen = []
    row = msgspec.structs.replace(window.standpoint_box.rows[0], is_looked_at=False, programme="f" * 32)
    window.standpoint_box.show_rows([*window.standpoint_box.rows, row])
    window.standpoint_box.chosen.disconnect()
    window.standpoint_box.chosen.connect(chosen.append)
    action_of(window, "Ctrl+PgUp").trigger()
    assert chosen == []
    action_of(window, "Ctrl+PgDown").trigger()
    assert chosen == [row.standpoint]


def test_the_menu_lists_no_screens_when_no_office_is_open(open_desk, cam_tuyen, qtbot):
    desk = open_desk(cam_tuyen)
    desk.show_start_page()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert not [a for a in desk.window_shown.findChildren(QAction) if a.shortcut() == QKeySequence("Alt+1")]


def test_what_was_said_on_a_screen_does_not_stand_on_another_but_what_is_not_saved_does(desk):
    window = desk.window_shown
    for level, sentence, left in (("saved", "Đã lưu", ""), ("error", "Chưa lưu", "Chưa lưu"), ("busy", "Đang", "Đang")):
        window.go_to("overview")
        window.set_saved_state(level, sentence)
        window.go_to("exchange")
        assert window.saved_state.text() == left


def row_centre(window, key):
    row = next(i for i, place in enumerate(window.places) if place.key == key)
    return window.navigation.visualItemRect(window.navigation.item(row)).center()


@pytest.fixture
def commune(open_desk, cam_tuyen, show_screen):
    """A commune's window on its month, and the grid of the month."""
    desk = open_desk(cam_tuyen)
    return desk, desk.window_shown, show_screen(desk, "progress").grid


def test_figures_typed_after_a_click_on_the_month_go_into_the_cell_that_is_shown(
    open_desk, cam_tuyen, show_screen, press, qtbot
):
    desk = open_desk(cam_tuyen)
    show_screen(desk, "overview")
    window = desk.window_shown
    viewport = window.navigation.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row_centre(window, "progress"))
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    table = window.pages.currentWidget().table
    press("12", Qt.Key.Key_Return)
    assert table.text(0, IN_PERIOD) == "12"


def test_who_passes_over_the_screens_by_keyboard_stays_in_the_navigation(commune, press):
    _, window, _ = commune
    window.navigation.setFocus()
    press(Qt.Key.Key_Down)
    assert window.pages.currentWidget() is window.places[2].screen
    assert window.navigation.hasFocus()


def test_the_keyboard_goes_to_the_month_that_was_picked_by_mouse(commune, press, qtbot):
    _, window, grid = commune
    box = window.period_picker.findChild(QComboBox)
    back, forward = window.period_picker.findChildren(QPushButton)
    for step, month in ((back, 2), (forward, 3)):
        window.navigation.setFocus()
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
        assert window.period_picker.period.number == month
        assert grid.hasFocus()
    box.setFocus()
    box.showPopup()
    press(Qt.Key.Key_Up, Qt.Key.Key_Return, to=box.view())
    assert window.period_picker.period.number == 2
    assert grid.hasFocus()
    box.setFocus()
    press(Qt.Key.Key_Down)
    assert window.period_picker.period.number == 3
    assert box.hasFocus()


def test_a_figure_being_typed_is_taken_before_the_month_changes_and_held_if_it_is_none(commune, press, qtbot):
    desk, window, grid = commune
    march = window.period_picker.period
    forward = window.period_picker.findChildren(QPushButton)[1]
    grid.setFocus()
    press("7")
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert window.period_picker.period.number == 4
    window.period_picker.pick(march)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert grid.table.text(0, IN_PERIOD) == "7"
    press("7x")
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert window.period_picker.period == march
    assert grid.editor.hasFocus()
    assert grid.editor.text() == "7x"


def test_any_file_can_be_picked_because_mail_renames_packages(open_desk, superior, show_screen, qtbot, monkeypatch):
    desk = open_desk(superior)
    filters = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *words: (filters.append(words[-1]), ([], ""))[1])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: (filters.append(words[-1]), ("", ""))[1])
    show_screen(desk, "exchange").import_button.click()
    join = JoinDialog(desk.window_shown, tasks=desk.tasks, faults=desk.faults, offices=superior.parent)
    qtbot.addWidget(join)
    join.file_button.click()
    assert [words.split(";;")[0] for words in filters] == ["Mọi tệp (*)"] * 2


def test_the_month_of_the_header_is_the_month_of_every_screen(desk):
    window = desk.window_shown
    before = window.period_picker.period
    action_of(window, "Alt+PgDown").trigger()
    assert window.period_picker.period.number == before.number + 1
    assert all(place.screen.period == window.period_picker.period for place in window.places)


def test_the_overview_lists_what_to_do_and_the_year(desk, show_screen):
    overview = show_screen(desk, "overview")
    assert overview.todo[0].text().startswith("•")
    assert "Giải quyết việc làm" in overview.bars.accessibleDescription()
    assert overview.bars.height() > 100
    if desk.link.profile.role.value == "superior":
        assert overview.counts.table.text(0, 4) == "3"
        assert overview.basis.text().startswith("Tính như Tổng hợp: ")
        assert overview.basis.isVisible()
    else:
        assert "2019-02: Được duyệt" in overview.months.accessibleDescription()
        assert not overview.basis.isVisible()


def test_choosing_a_month_on_the_overview_opens_its_sheet(open_desk, cam_tuyen, show_screen, qtbot):
    desk = open_desk(cam_tuyen)
    overview = show_screen(desk, "overview")
    box = overview.months._box(1)
    qtbot.mouseClick(overview.months, Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    screen = desk.window_shown.pages.currentWidget()
    assert screen.sheet.period.code == "2019-02"


def test_an_open_office_is_remembered_and_offered_next_time(open_desk, cam_tuyen, data_folder, qtbot):
    open_desk(cam_tuyen).window_shown.close()
    remembered = known_offices(Preferences(data_folder).file)
    assert [(o.name, o.role, o.folder) for o in remembered] == [("Xã Cam Tuyền", "commune", cam_tuyen)]
    desk = open_desk(None)
    page = desk.window_shown.pages.currentWidget()
    assert [o.name for o in page.table.rows] == ["Xã Cam Tuyền"]
    page.open_button.click()
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Xã Cam Tuyền", timeout=20_000)


def test_offices_lying_in_the_data_folder_are_found(open_desk, cam_tuyen, data_folder):
    data_folder.mkdir(parents=True)
    cam_tuyen.rename(data_folder / "19600")
    page = open_desk(None).window_shown.pages.currentWidget()
    assert [(o.name, o.role) for o in page.table.rows] == [("Xã Cam Tuyền", "commune")]


def test_a_pc_without_offices_says_what_can_be_done(open_desk):
    page = open_desk(None).window_shown.pages.currentWidget()
    assert not page.grid.isVisible()
    assert not page.open_button.isVisible()
    ways = (page.join_button, page.founding_button, page.sample_button)
    assert all(way.isVisible() and way.isEnabled() for way in ways)
    assert page.join_button.hasFocus()


def test_an_office_that_is_open_elsewhere_is_refused_with_a_sentence(open_desk, cam_tuyen, monkeypatch, qtbot):
    said = []
    monkeypatch.setattr(dialogs, "warn", lambda *_, **words: said.append(words["text"]))
    with open_office(cam_tuyen):
        desk = open_desk(cam_tuyen)
        qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == [dialogs.explain(OfficeInUseError(cam_tuyen))]
    assert desk.window_shown.places == ()


def test_a_fault_of_the_program_shows_where_its_log_lies(qtbot, tmp_path, in_dialog):
    window = QWidget()
    qtbot.addWidget(window)
    log = tmp_path / "loi.txt"
    faults = Faults(window, save_report=lambda _: log)

    def look(dialog):
        assert isinstance(dialog, CrashDialog)
        assert str(log) in dialog.place.text()
        dialog.copy_button.click()
        assert "ZeroDivisionError" in QApplication.clipboard().text()
        dialog.close_button.click()

    in_dialog(lambda: faults.show(ZeroDivisionError()), look)


def test_a_question_shows_markup_as_text_and_does_nothing_by_default(qtbot, in_dialog):
    window = QWidget()
    qtbot.addWidget(window)
    answers = []

    def look(box):
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in box.findChildren(QLabel))
        assert box.defaultButton().text() == "&Giữ lại"
        box.defaultButton().click()

    in_dialog(
        lambda: answers.append(
            dialogs.ask(window, title="Hỏi", text="<img src='x'>", detail="<b>a</b>", verb="&Xoá", refusal="&Giữ lại")
        ),
        look,
    )
    assert answers == [False]


def test_the_language_is_remembered_for_the_next_start(open_desk, cam_tuyen, data_folder, monkeypatch):
    monkeypatch.setattr(dialogs, "tell", lambda *_, **__: None)
    desk = open_desk(cam_tuyen)
    english = next(a for a in desk.window_shown.language_actions.actions() if a.data() == "en")
    english.trigger()
    assert Preferences(data_folder).language == "en"


def test_nothing_heavy_is_imported_before_the_first_paint():
    script = "import sys; import ctph_desktop.ui.shell.application; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"sqlalchemy", "alembic", "openpyxl", "reportlab", "msgspec", "nacl", "pyrage", "decimal", "keyring"}
    assert not heavy & set(loaded)
    assert not [name for name in loaded if name.startswith(("ctph_desktop.services", "ctph_desktop.office"))]


def test_the_window_tells_once_when_it_is_painted(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    told = []
    window.painted.connect(lambda: told.append(1))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    QApplication.sendPostedEvents()
    assert told == [1]


def test_scroll_areas_have_names_of_their_own(desk):
    unnamed = [
        w
        for w in everything(desk)
        if isinstance(w, QAbstractScrollArea)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and type(w).__module__.startswith("ctph_desktop")
        and not w.accessibleName()
    ]
    assert unnamed == []


def test_the_keys_of_a_table_stand_in_the_menus(desk):
    window = desk.window_shown
    listed = [action for menu in (window._edit_menu, window._view_menu) for action in menu.actions()]
    keys = {action.text().partition("\t")[2] or action.shortcut().toString() for action in listed}
    assert keys >= {
        "Ctrl+Z", "Ctrl+Y", "Ctrl+X", "Ctrl+C", "Ctrl+V", "F2", "Shift+F2", "Delete", "Ctrl+0",
        "Ctrl+D", "Ctrl+R", "Ctrl+F", "F3", "Shift+F3", "Ctrl+=", "Ctrl+-",
    }  # fmt: skip
    for menu in (window._edit_menu, window._view_menu):
        letters = mnemonics([action.text() for action in menu.actions()])
        assert all(letter.isascii() for letter in letters)
        assert len(letters) == len(set(letters))


def test_the_menus_of_a_table_act_on_the_one_that_is_shown(open_desk, cam_tuyen, show_screen, press):
    desk = open_desk(cam_tuyen)
    window = desk.window_shown
    action_of(window, "Ctrl+F").trigger()
    assert "không có bảng" in window.saved_state.text()
    screen = show_screen(desk, "progress")
    size = screen.grid.font().pointSizeF()
    screen.evidence_button.setFocus()
    action_of(window, "Ctrl+=").trigger()
    assert screen.grid.font().pointSizeF() > size
    action_of(window, "Ctrl+F").trigger()
    press("dao tao")
    press(Qt.Key.Key_Return)
    assert screen.table.row(screen.grid.currentIndex().row()).label.startswith("Đào tạo")
    assert screen.grid.currentIndex().column() == IN_PERIOD
    press(Qt.Key.Key_Escape)
    press("12", Qt.Key.Key_Return)
    assert any(row.in_period.count == 12 for row in screen.table.rows)
    (undo,) = [action for action in window._edit_menu.actions() if action.text().endswith("\tCtrl+Z")]
    screen.grid.setCurrentIndex(screen.table.index(0, 1))
    undo.trigger()
    assert not any(row.in_period.count == 12 for row in screen.table.rows)
    assert screen.table.row(screen.grid.currentIndex().row()).label.startswith("Đào tạo"), "the cursor follows"
