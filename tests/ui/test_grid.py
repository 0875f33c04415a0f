import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHelpEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget

from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.cell_delegate import PADDING, bold_font
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.context_menu import ContextMenu
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.pasting import Doubt, Meaning, PastePlan
from ctph_desktop.ui.grid.table_model import MARK, TONE, GridTableModel, plain_tip
from ctph_desktop.ui.look.tones import Tone

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
COUNT, NOTE = 1, 2


class Line(Struct, frozen=True):
    label: str
    count: int | None
    note: str = ""
    is_sum: bool = False


def columns():
    return (
        Column[Line]("Chỉ tiêu", lambda r: r.label, width=180, has_mark=lambda r: r.label == "Hộ nghèo"),
        Column[Line](
            "Số lượng",
            lambda r: "" if r.count is None else f"{r.count:,}".replace(",", "."),
            groups=("Trong tháng",),
            printed="1",
            is_number=True,
            number=lambda r: None if r.count is None else parse_quantity(str(r.count), decimals=0),
            value=lambda r: r.count,
            typed=lambda r: "" if r.count is None else str(r.count),
            parse=lambda _, text: int(parse_quantity(text, decimals=0)),
            can_edit=lambda r: not r.is_sum,
            tone=lambda r: Tone.COMPUTED if r.is_sum else Tone.EDITABLE,
        ),
        Column[Line](
            "Ghi chú",
            lambda r: r.note,
            groups=("Trong tháng",),
            typed=lambda r: r.note,
            parse=lambda _, text: text,
            can_edit=lambda r: not r.is_sum,
        ),
        *(Column[Line](f"Cột {n}", lambda r: r.label, width=120) for n in range(4, 8)),
    )


LINES = (
    Line("Việc làm", 12),
    Line("Đào tạo nghề", None),
    Line("Hộ nghèo", 1297),
    Line("Tổng cộng", 1309, is_sum=True),
    Line("Tuyên truyền", 3),
)


@pytest.fixture
def grid(qtbot):
    """A grid that writes what is handed on, as a screen does."""
    table = GridTableModel(columns())
    table.set_rows(LINES)
    view = GridView(table, frozen=1, spoken="Bảng thử")
    view.writes = []

    def write(edits: tuple[CellEdit, ...]) -> None:
        view.writes.append(edits)
        for edit in edits:
            field = "count" if edit.column == COUNT else "note"
            table.replace(edit.row, replace(table.row(edit.row), **{field: edit.value}))

    view.edits_made.connect(write)
    qtbot.addWidget(view)
    view.resize(620, 320)
    view.show()
    qtbot.waitActive(view).__enter__()
    view.setFocus()
    at(view, 0, COUNT)
    return view


def at(view, row, column):
    view.setCurrentIndex(view.table.index(row, column))


def place(view):
    index = view.currentIndex()
    return index.row(), index.column()


def select(view, top, left, bottom, right):
    block = QItemSelection(view.table.index(top, left), view.table.index(bottom, right))
    at(view, top, left)
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def paste(view, text):
    QGuiApplication.clipboard().setText(text)
    view.paste()


def test_typing_replaces_the_old_figure_and_enter_goes_down(grid, press):
    press("345", KEY.Key_Return)
    assert grid.table.text(0, COUNT) == "345"
    assert place(grid) == (1, COUNT)


def test_shift_enter_goes_up_and_tab_goes_right(grid, press):
    at(grid, 2, COUNT)
    press("5")
    press(KEY.Key_Return, modifiers=SHIFT)
    assert place(grid) == (1, COUNT)
    press("6", KEY.Key_Tab)
    assert place(grid) == (1, NOTE)
    assert [grid.table.row(r).count for r in (1, 2)] == [6, 5]


def test_f2_keeps_the_figure_to_be_changed_and_escape_leaves_it_as_it_was(grid, press):
    press(KEY.Key_F2)
    assert grid.editor.text() == "12"
    press("9")
    assert grid.editor.text() == "129"
    press(KEY.Key_Escape)
    assert grid.table.text(0, COUNT) == "12"
    assert not grid.is_editing
    assert grid.writes == []


def test_arrows_move_in_two_dimensions_and_finish_what_is_typed(grid, press):
    press(KEY.Key_Down, KEY.Key_Right)
    assert place(grid) == (1, NOTE)
    at(grid, 0, COUNT)
    press("77", KEY.Key_Down)
    assert place(grid) == (1, COUNT)
    assert grid.table.row(0).count == 77


def test_tab_passes_over_what_cannot_be_typed_into_as_in_a_form(grid, press):
    at(grid, 2, NOTE)
    press("x", KEY.Key_Tab)
    assert place(grid) == (4, COUNT)
    press(KEY.Key_Backtab)
    assert place(grid) == (2, NOTE)
    at(grid, 4, NOTE)
    press(KEY.Key_Tab)
    assert place(grid) == (4, NOTE)


@pytest.fixture
def read_only(qtbot):
    """A grid that is only looked at; its second column holds a number."""
    table = GridTableModel(
        (
            Column[str]("Tên", lambda r: r, width=80),
            Column[str]("Số", lambda r: r, width=76, is_number=True, tip=lambda _: "Vượt cam kết."),
        )
    )
    table.set_rows(("12", "100.008,57%", "9.123.456.100.008,57%", "8.123.456.100.008,57%", "####", "200.008,57%"))
    view = GridView(table, frozen=0, spoken="Bảng đọc")
    qtbot.addWidget(view)
    view.resize(300, 260)
    view.show()
    qtbot.waitActive(view).__enter__()
    view.setFocus()
    return view


def test_tab_goes_cell_by_cell_where_nothing_can_be_typed(read_only, press):
    at(read_only, 0, 1)
    press(KEY.Key_Tab)
    assert place(read_only) == (1, 0)
    press(KEY.Key_Backtab)
    assert place(read_only) == (0, 1)
    press("5")
    assert not read_only.bubble.isVisible()


def painted(view, row, column):
    """A cell's inside, without the lines round it."""
    rect = view.visualRect(view.table.index(row, column)).adjusted(1, 1, -1, -1)
    return view.viewport().grab(rect).toImage()


def ink(picture):
    """The columns of pixels that are not background."""
    paper = picture.pixel(0, 0)
    return [x for x in range(picture.width()) if any(picture.pixel(x, y) != paper for y in range(picture.height()))]


def test_a_number_without_room_shows_none_of_its_digits(read_only):
    assert painted(read_only, 2, 1) == painted(read_only, 4, 1)
    assert painted(read_only, 3, 1) == painted(read_only, 4, 1)


def test_a_number_a_little_too_long_is_written_smaller_and_whole(read_only):
    room = read_only.columnWidth(1)
    wanted = read_only.fontMetrics().horizontalAdvance(read_only.table.text(1, 1))
    assert room - 2 * PADDING < wanted < room * 1.1
    picture = painted(read_only, 1, 1)
    assert picture != painted(read_only, 4, 1)
    assert picture != painted(read_only, 5, 1), "the first digit is in sight"
    assert min(ink(picture)) > 0
    read_only.setColumnWidth(1, 3 * room)
    whole = painted(read_only, 1, 1)
    assert 0.7 < len(ink(picture)) / len(ink(whole)) < 0.95


@pytest.mark.parametrize(("row", "words"), [(2, "9.123.456.100.008,57%\nVượt cam kết."), (0, "Vượt cam kết.")])
def test_the_tool_tip_tells_a_number_without_room(read_only, qtbot, row, words):
    place_shown = read_only.visualRect(read_only.table.index(row, 1)).center()
    where = read_only.viewport().mapToGlobal(place_shown)
    QToolTip.hideText()
    QApplication.sendEvent(read_only.viewport(), QHelpEvent(QEvent.Type.ToolTip, place_shown, where))
    assert QToolTip.text() == plain_tip(words)
    QToolTip.hideText()


def test_a_closed_cell_says_why_it_takes_nothing(grid, press):
    at(grid, 3, COUNT)
    press("5")
    assert "Ô này do chương trình tính" in grid.bubble.text()
    assert grid.bubble.isVisible()
    press(KEY.Key_Up)
    assert not grid.bubble.isVisible()
    at(grid, 0, 0)
    press(KEY.Key_Delete)
    assert "«Số lượng»" in grid.bubble.text()
    assert grid.bubble.geometry().left() >= grid._frozen.frozen_width()
    at(grid, 0, COUNT)
    press("7")
    assert not grid.bubble.isVisible()


def test_the_keyboard_comes_back_to_what_is_being_typed(grid, press):
    press("12x")
    grid.setFocus()
    assert grid.editor.hasFocus()
    assert grid.editor.text() == "12x"


@pytest.mark.parametrize("typed", ["12x", "-5", "3,5"])
def test_what_is_no_count_stays_in_the_editor_with_a_sentence_beside_it(grid, press, typed):
    press(typed, KEY.Key_Return)
    assert grid.is_editing
    assert grid.editor.text() == typed
    assert grid.bubble.isVisible()
    assert typed in grid.bubble.text()
    assert grid.writes == []
    press(KEY.Key_Escape)
    assert not grid.bubble.isVisible()


def test_an_unfinished_figure_survives_a_click_elsewhere(grid, press, qtbot):
    press("12x")
    target = grid.visualRect(grid.table.index(4, COUNT)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert grid.is_editing
    assert grid.editor.text() == "12x"
    assert place(grid) == (0, COUNT)


def test_a_click_elsewhere_takes_a_good_figure(grid, press, qtbot):
    press("15")
    qtbot.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.table.index(4, COUNT)).center()
    )
    assert grid.table.row(0).count == 15
    assert place(grid) == (4, COUNT)


def test_a_figure_that_can_be_read_in_two_ways_asks_and_takes_the_answer(grid, press):
    press("1,297", KEY.Key_Return)
    assert grid.readings.isVisible()
    assert [b.text() for b in grid.readings.buttons] == ["1.297", "Sửa lại"]
    press(KEY.Key_Return)
    assert grid.table.row(0).count == 1297
    assert place(grid) == (1, COUNT)


def test_giving_up_the_readings_returns_to_the_typed_text(grid, press):
    press("1,297", KEY.Key_Return, KEY.Key_Right, KEY.Key_Return)
    assert not grid.readings.isVisible()
    assert grid.editor.hasFocus()
    assert grid.editor.text() == "1,297"
    assert place(grid) == (0, COUNT)


def test_a_computed_cell_cannot_be_typed_into(grid, press):
    at(grid, 3, COUNT)
    press("5", KEY.Key_F2)
    assert not grid.is_editing
    assert grid.table.index(3, COUNT).data(TONE) == Tone.COMPUTED


def test_backspace_on_a_cell_does_nothing(grid, press):
    press(KEY.Key_Backspace)
    assert not grid.is_editing
    assert grid.table.row(0).count == 12


def test_enter_skips_a_computed_cell_so_that_no_figure_slips_by_a_row(grid, press):
    at(grid, 2, COUNT)
    press("7", KEY.Key_Return)
    assert place(grid) == (4, COUNT)
    press("8", KEY.Key_Return)
    assert [grid.table.row(r).count for r in (2, 3, 4)] == [7, 1309, 8]


def test_what_cannot_be_typed_is_said_in_the_status_line_too(grid, press, qtbot):
    at(grid, 3, COUNT)
    with qtbot.waitSignal(grid.told) as told:
        press("5")
    assert told.args == ["Ô này do chương trình tính, không gõ vào được."]


def test_a_closed_cell_points_only_to_cells_of_its_line_that_are_open(grid, press, qtbot):
    for row, expected in ((0, "Hãy gõ ở cột «Số lượng», «Ghi chú»."), (3, "Ô này do chương trình tính")):
        at(grid, row, 4)
        with qtbot.waitSignal(grid.told) as told:
            press("5")
        assert expected in told.args[0]


def test_a_column_says_in_its_own_words_why_it_is_closed(grid, press, qtbot):
    closed = [
        replace(column, can_edit=lambda _: False, why_closed=lambda _: "Đã chốt.") if column.parse else column
        for column in columns()
    ]
    grid.table.set_columns(closed, LINES)
    for column in (COUNT, NOTE, 4):
        at(grid, 0, column)
        with qtbot.waitSignal(grid.told) as told:
            press("5")
        assert told.args == ["Đã chốt."]


def test_typing_into_a_selection_begins_where_it_began_and_enter_goes_round(grid, press):
    at(grid, 0, COUNT)
    press(KEY.Key_Down, KEY.Key_Down, modifiers=SHIFT)
    assert place(grid) == (0, COUNT)
    press("1", KEY.Key_Return, "2", KEY.Key_Return, "3", KEY.Key_Return)
    assert [grid.table.row(r).count for r in (0, 1, 2)] == [1, 2, 3]
    assert place(grid) == (0, COUNT)
    assert len(grid.editable_cells()) == 3
    press(KEY.Key_Up, modifiers=SHIFT)
    assert grid.selected_block() == Block(0, COUNT, 1, COUNT)


def cell(view, row, column):
    return view.visualRect(view.table.index(row, column)).center()


def test_a_selection_by_mouse_begins_where_it_was_pressed(grid, press, qtbot):
    view, left = grid.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=cell(grid, 0, COUNT))
    for row in (1, 2):
        point = QPointF(cell(grid, row, COUNT))
        moved = QMouseEvent(QEvent.Type.MouseMove, point, view.mapToGlobal(point), Qt.MouseButton.NoButton, left, PLAIN)
        QApplication.sendEvent(view, moved)
    qtbot.mouseRelease(view, left, pos=cell(grid, 2, COUNT))
    assert grid.selected_block() == Block(0, COUNT, 2, COUNT)
    assert place(grid) == (0, COUNT)
    at(grid, 0, COUNT)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, SHIFT, cell(grid, 2, COUNT))
    assert grid.selected_block() == Block(0, COUNT, 2, COUNT)
    assert place(grid) == (0, COUNT)
    press("5", KEY.Key_Return)
    assert grid.table.row(0).count == 5


def test_a_click_with_ctrl_extends_no_range(grid, qtbot):
    at(grid, 0, COUNT)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, CTRL, cell(grid, 2, COUNT))
    assert grid.selected_block() == Block(2, COUNT, 2, COUNT)


def test_ctrl_and_arrows_and_home_go_as_in_a_spreadsheet(grid, press):
    at(grid, 2, COUNT)
    press(KEY.Key_Down, modifiers=CTRL)
    assert place(grid) == (4, COUNT)
    press(KEY.Key_Home, modifiers=CTRL)
    assert place(grid) == (0, COUNT)
    press(KEY.Key_Down, modifiers=CTRL | SHIFT)
    assert grid.selected_block() == Block(0, COUNT, 2, COUNT)


def test_selecting_to_the_end_of_a_line_leaves_the_current_cell_where_it_was(grid, press):
    at(grid, 0, COUNT)
    press(KEY.Key_End, modifiers=SHIFT, to=grid)
    assert grid.selected_block() == Block(0, COUNT, 0, grid.table.columnCount() - 1)
    assert place(grid) == (0, COUNT)


def test_cut_copies_and_asks_for_the_cells_to_be_blanked(grid, press, qtbot):
    with qtbot.waitSignal(grid.blank_requested) as blank:
        press("x", modifiers=CTRL, to=grid)
    assert blank.args[0] == ((0, COUNT),)
    assert QGuiApplication.clipboard().text() == "12"


def test_fill_right_repeats_the_first_selected_column_and_says_what_does_not_fit(grid, press, qtbot):
    select(grid, 0, COUNT, 1, NOTE)
    press("r", modifiers=CTRL, to=grid)
    assert grid.table.row(0).note == "12"
    select(grid, 0, 0, 0, COUNT)
    with qtbot.waitSignal(grid.told):
        press("r", modifiers=CTRL, to=grid)


def test_the_menu_offers_what_the_grid_can_do(grid, read_only):
    grid.nothing_requested.connect(lambda _cells: None)
    words = [action.text().replace("&", "").partition("\t")[0] for action in ContextMenu(grid).actions()]
    assert words == ["Cắt", "Sao chép", "Dán", "", "Không phát sinh", "Để trống", "Điền xuống", "Điền sang phải"]
    assert [a.text() for a in ContextMenu(read_only).actions()] == ["&Sao chép\tCtrl+C"]


def test_a_command_of_the_menu_is_done(grid):
    menu = ContextMenu(grid)
    next(action for action in menu.actions() if "Ctrl+C" in action.text()).trigger()
    assert QGuiApplication.clipboard().text() == "12"


def test_exact_numbers_beside_the_texts_are_taken_without_a_question(grid):
    at(grid, 0, COUNT)
    mime = QMimeData()
    mime.setText("1,297\n5.00\n")
    mime.setHtml('<table><tr><td sdval="1297">1,297</td></tr><tr><td sdval="5">5.00</td></tr></table>')
    QGuiApplication.clipboard().setMimeData(mime)
    grid.paste()
    assert [grid.table.row(r).count for r in (0, 1)] == [1297, 5]


@pytest.mark.parametrize(
    ("text", "html", "doubt", "readings"),
    [
        ("1,297", "", Doubt.COMMA, {Meaning.THOUSANDS: 1297}),
        ("5,000", "", Doubt.COMMA, {Meaning.THOUSANDS: 5000, Meaning.DECIMALS: 5}),
        ("-", "", Doubt.DASH, {Meaning.ZERO: 0}),
        ("12", '<table><td x:num="12.4">12</td>', None, {}),
        ("12", '<table><tr><td x:num="12.4">12</td>', Doubt.ROUNDED, {Meaning.AS_SHOWN: 12}),
    ],
)
def test_what_has_several_readings_is_asked(grid, qtbot, text, html, doubt, readings):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)
    if doubt is None:
        grid.paste()
        assert len(grid.writes) == 1
        return
    with qtbot.waitSignal(grid.paste_planned) as planned:
        grid.paste()
    (asked,) = planned.args[0].asked
    assert asked.doubt is doubt
    assert {meaning: reading.value for meaning, reading in asked.readings.items()} == readings
    assert grid.writes == []


def test_two_figures_in_one_pasted_cell_are_refused(grid, qtbot):
    for text in ("3\v4", "12\u0085345", "12\u200b345", "12\x1f345"):
        with qtbot.waitSignal(grid.paste_planned) as planned:
            paste(grid, text)
        (refused,) = planned.args[0].refused
        assert "ký tự ẩn" in refused.sentence
    assert grid.writes == []


def unikey(press, word_steps):
    """Type as UniKey does: a plain key, then false Backspaces and the letters that replace it."""
    for plain, erased, put in word_steps:
        if plain:
            press(plain)
        press(*[KEY.Key_Backspace] * erased)
        for letter in put:
            press(letter)


TELEX = {
    "đào": [("d", 0, ""), ("", 1, "đ"), ("a", 0, ""), ("o", 0, ""), ("", 2, "ào")],
    "hộ": [("h", 0, ""), ("o", 0, ""), ("", 1, "ô"), ("", 1, "ộ")],
    "ấp": [("", 0, "ấ"), ("p", 0, "")],
}


@pytest.mark.parametrize("word", TELEX)
def test_words_typed_through_a_vietnamese_input_tool_arrive_whole(grid, press, word):
    at(grid, 0, NOTE)
    unikey(press, TELEX[word])
    assert grid.editor.text() == word
    press(KEY.Key_Return)
    assert grid.table.row(0).note == word


def test_the_first_string_of_an_input_method_is_not_lost(grid, press):
    at(grid, 0, NOTE)
    event = QInputMethodEvent()
    event.setCommitString("Ủy ban")
    QApplication.sendEvent(grid, event)
    assert grid.editor.text() == "Ủy ban"
    press(KEY.Key_Return)
    assert grid.table.row(0).note == "Ủy ban"


def test_a_composition_begins_in_the_editor(grid):
    at(grid, 0, NOTE)
    QApplication.sendEvent(grid, QInputMethodEvent("h", []))
    assert grid.is_editing
    final = QInputMethodEvent()
    final.setCommitString("hộ")
    QApplication.sendEvent(QApplication.focusWidget(), final)
    assert grid.editor.text() == "hộ"


def test_an_input_method_on_a_computed_cell_opens_nothing(grid):
    at(grid, 3, COUNT)
    event = QInputMethodEvent()
    event.setCommitString("5")
    QApplication.sendEvent(grid, event)
    assert not grid.is_editing


def test_the_editor_has_no_completer(grid):
    assert grid.editor.completer() is None


def test_a_copied_block_is_tab_separated_with_exact_numbers(grid, press):
    select(grid, 1, 0, 2, COUNT)
    press("c", modifiers=CTRL, to=grid)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Đào tạo nghề\t\nHộ nghèo\t1297"
    assert 'x:num="1297"' in mime.html()
    assert ">1297<" in mime.html()


def test_a_block_from_excel_fills_cells_to_the_right_and_below(grid):
    at(grid, 0, COUNT)
    paste(grid, '1.024\t"họp ""thôn"""\r\n7\tlớp\r\n')
    assert [grid.table.row(r).count for r in (0, 1)] == [1024, 7]
    assert [grid.table.row(r).note for r in (0, 1)] == ['họp "thôn"', "lớp"]
    assert len(grid.writes) == 1


def test_one_copied_figure_fills_the_whole_selection(grid):
    select(grid, 0, COUNT, 2, COUNT)
    paste(grid, "4\n")
    assert [grid.table.row(r).count for r in (0, 1, 2)] == [4, 4, 4]


def test_a_block_that_does_not_fit_is_planned_but_not_written(grid, qtbot):
    at(grid, 1, COUNT)
    with qtbot.waitSignal(grid.paste_planned) as planned:
        paste(grid, "8\n\n5\nabc\n9\n")
    plan: PastePlan = planned.args[0]
    assert [edit.value for edit in plan.edits] == [8]
    assert [(r.row, r.text) for r in plan.refused] == [(2, ""), (3, "5"), (4, "abc")]
    assert (plan.rows_outside, plan.columns_outside) == (1, 0)
    assert all(refused.sentence for refused in plan.refused)
    assert grid.writes == []


def test_pasting_a_row_over_itself_is_no_mistake(grid):
    select(grid, 2, 0, 3, COUNT)
    grid.copy()
    grid.paste()
    assert [(e.row, e.value) for e in grid.writes[0]] == [(2, 1297)]


def test_fill_down_repeats_the_first_selected_figure(grid, press):
    select(grid, 0, COUNT, 4, COUNT)
    press("d", modifiers=CTRL, to=grid)
    assert [grid.table.row(r).count for r in range(5)] == [12, 12, 12, 1309, 12]
    assert len(grid.writes) == 1


def test_fill_down_on_one_cell_takes_the_cell_above(grid, press):
    at(grid, 1, COUNT)
    press("d", modifiers=CTRL, to=grid)
    assert grid.table.row(1).count == 12


def test_delete_and_nothing_to_report_ask_for_the_selected_cells_that_can_be_typed_into(grid, press, qtbot):
    select(grid, 2, COUNT, 4, COUNT)
    with qtbot.waitSignal(grid.blank_requested) as blank:
        press(KEY.Key_Delete, to=grid)
    with qtbot.waitSignal(grid.nothing_requested) as nothing:
        press("0", modifiers=CTRL, to=grid)
    assert blank.args[0] == nothing.args[0] == ((2, COUNT), (4, COUNT))
    assert grid.writes == []


def test_emptying_a_figure_in_the_editor_asks_for_it_to_be_blanked_and_goes_on(grid, press, qtbot):
    press(KEY.Key_F2)
    grid.editor.clear()
    with qtbot.waitSignal(grid.blank_requested) as blank:
        press(KEY.Key_Return)
    assert blank.args[0] == ((0, COUNT),)
    assert grid.table.row(0).count == 12
    assert place(grid) == (1, COUNT)


def test_undo_and_redo_keys_are_handed_on(grid, press, qtbot):
    with qtbot.waitSignals([grid.undo_requested, grid.redo_requested]):
        press("z", modifiers=CTRL, to=grid)
        press("y", modifiers=CTRL, to=grid)


def test_the_sum_count_and_mean_of_the_selection_are_told(grid, qtbot):
    with qtbot.waitSignal(grid.selection_summed, check_params_cb=bool) as summed:
        select(grid, 0, COUNT, 2, NOTE)
    assert summed.args == ["Tổng: 1.309   Số ô: 2   Trung bình: 654,50"]


def test_the_sum_of_a_selection_follows_what_stands_in_it(grid, qtbot):
    heard = []
    grid.selection_summed.connect(heard.append)
    grid.setCurrentIndex(grid.table.index(0, COUNT))
    select(grid, 0, COUNT, 2, COUNT)
    assert heard[-1].startswith("Tổng: 1.309 ")
    grid.table.replace(1, replace(grid.table.row(1), count=1))
    assert heard[-1].startswith("Tổng: 1.310   Số ô: 3")
    for row in range(3):
        grid.table.replace(row, replace(grid.table.row(row), count=None))
    assert heard[-1] == ""


def test_frozen_columns_stay_while_the_others_scroll(grid):
    frozen = grid._frozen
    at(grid, 0, len(columns()) - 1)
    assert grid.horizontalScrollBar().value() > 0
    assert frozen.isVisible()
    assert frozen.columnViewportPosition(0) == 0
    assert not frozen.isColumnHidden(0)
    assert frozen.isColumnHidden(COUNT)
    at(grid, 0, COUNT)
    assert grid.visualRect(grid.currentIndex()).left() >= frozen.frozen_width()


def test_frozen_rows_stand_beside_their_lines(grid):
    tops = [grid.rowViewportPosition(r) for r in range(5)]
    assert [grid._frozen.rowViewportPosition(r) for r in range(5)] == tops
    assert grid._frozen.horizontalHeader().height() == grid.horizontalHeader().height()


def test_group_headings_make_the_header_higher_and_cover_their_columns(grid):
    line = grid.fontMetrics().height()
    assert grid.horizontalHeader().sizeHint().height() > 3 * line
    span = grid.grouped_header._span(COUNT, 0)
    assert span.width() == grid.columnWidth(COUNT) + grid.columnWidth(NOTE)


def test_a_remark_marks_its_cell(grid):
    assert grid.table.index(2, 0).data(MARK)
    assert not grid.table.index(1, 0).data(MARK)


def test_long_labels_get_the_rows_they_need(grid):
    rows = list(LINES)
    rows[1] = Line("Sát hạch và cấp chứng chỉ kỹ năng nghề cho lao động nông thôn", 1)
    grid.table.set_columns(columns(), rows)
    assert grid.rowHeight(1) > grid.rowHeight(0) + grid.fontMetrics().height() / 2
    assert grid._frozen.rowHeight(1) == grid.rowHeight(1)


@pytest.mark.parametrize("points", [10, 12.5])
def test_rows_are_high_enough_for_stacked_capitals(grid, points):
    font = grid.font()
    font.setPointSizeF(points)
    grid.setFont(font)
    grid.fit()
    for metrics in (QFontMetrics(font), QFontMetrics(bold_font(font))):
        box: QRect = metrics.tightBoundingRect("ỬẤẪỆỹỵg")
        assert grid.rowHeight(0) >= box.height() + 2
        above = (grid.rowHeight(0) - metrics.height()) / 2 + metrics.ascent()
        assert -box.top() <= above


def test_the_table_keeps_the_rules_of_qt(qtmodeltester):
    table = GridTableModel(columns())
    table.set_rows(LINES)
    qtmodeltester.check(table, force_py=True)
    table.set_columns(columns()[:2], LINES[:1])
    qtmodeltester.check(table, force_py=True)


def test_a_tool_tip_shows_markup_as_text(grid):
    spec = replace(columns()[0], tip=lambda _: "<img src=x> & <b>")
    grid.table.set_columns((spec,), LINES)
    label = QLabel(grid.table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;" in label.text()


def test_only_changed_rows_are_touched_when_rows_come_anew(grid, qtbot):
    touched = []
    grid.table.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    grid.table.set_rows([*LINES[:4], Line("Tuyên truyền", 4)])
    assert touched == [(4, 4)]
    assert isinstance(grid.currentIndex(), QModelIndex)
    assert place(grid) == (0, COUNT)


class PaintedRows(QObject):
    """Notes which rows of a grid are painted while it watches."""

    def __init__(self, grid):
        super().__init__(grid)
        self.rows = set()
        self._grid = grid
        grid.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            box = event.region().boundingRect()
            last = self._grid.rowAt(box.bottom())
            below = self._grid.table.rowCount() if last == -1 else last + 1
            self.rows |= set(range(self._grid.rowAt(box.top()), below))
        return False


def test_typing_a_figure_paints_its_row_and_the_next_one_only(grid, qtbot):
    at(grid, 0, COUNT)
    qtbot.waitUntil(grid.hasFocus)
    QApplication.processEvents()
    painted = PaintedRows(grid)
    qtbot.keyClick(grid, KEY.Key_7)
    QApplication.processEvents()
    qtbot.keyClick(grid.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: painted.rows >= {0, 1})
    assert painted.rows == {0, 1}
    assert grid.hasFocus()


def test_the_frame_is_painted_as_left_when_the_keyboard_goes_on_from_the_open_cell(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    table = GridTableModel(columns(), parent=window)
    table.set_rows(LINES)
    view, other = GridView(table, frozen=1, spoken="Bảng thử"), QLineEdit()
    layout.addWidget(view)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    view.setFocus()
    at(view, 0, COUNT)
    qtbot.keyClick(view, KEY.Key_7)
    QApplication.processEvents()
    painted = []

    class Watch(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(event.region().boundingRect())
            return False

    watch = Watch(view)
    view.installEventFilter(watch)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(box.contains(view.rect()) for box in painted))
    assert other.hasFocus()
    assert table.row(0).count == LINES[0].count  # nobody writes here; what was typed was handed on
