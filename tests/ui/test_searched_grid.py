"""What is looked for in a table, by keys: a long table is filtered, any other is gone through."""

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.searching import cells_with, next_place, rows_without
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.zoom import kept_zoom, stepped
from ctph_desktop.ui.look.preferences import LETTER_SIZES
from ctph_desktop.wording import formats

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNT = 1


class Unit(Struct, frozen=True):
    name: str
    count: int | None = None
    is_total: bool = False


def columns():
    return (
        Column[Unit]("Xã", lambda unit: unit.name, width=180),
        Column[Unit](
            "Số",
            lambda unit: formats.quantity(unit.count and parse_quantity(str(unit.count), decimals=0)),
            is_number=True,
            number=lambda unit: None if unit.count is None else parse_quantity(str(unit.count), decimals=0),
            typed=lambda unit: "" if unit.count is None else str(unit.count),
            parse=lambda _, text: int(parse_quantity(text, decimals=0)),
            can_edit=lambda unit: not unit.is_total,
        ),
        *(Column[Unit](f"Cột {n}", lambda _: "xã, thị trấn", width=120) for n in range(3)),
    )


def units(count):
    """Every fourth commune is one called Thành."""
    names = [f"Cam Thành {n}" if n % 4 == 0 else f"Vĩnh Lộc {n}" for n in range(count)]
    return [*(Unit(name, 1000 + n) for n, name in enumerate(names)), Unit("Tổng cộng", 9999, is_total=True)]


@pytest.fixture
def show(qtbot):
    def made(count, **options):
        table = GridTableModel(columns())
        table.set_rows(units(count))
        grid = GridView(table, frozen=1, spoken="Các xã")
        searched = SearchedGrid(grid, is_line=lambda unit: not unit.is_total, **options)

        def write(edits):
            for edit in edits:
                table.replace(edit.row, replace(table.row(edit.row), count=edit.value))

        grid.edits_made.connect(write)
        qtbot.addWidget(searched)
        searched.resize(600, 400)
        with qtbot.waitActive(searched):
            searched.show()
            searched.activateWindow()
        grid.setFocus()
        grid.setCurrentIndex(table.index(0, COUNT))
        return searched

    return made


@pytest.fixture
def many(show):
    """A province: 168 communes and their total."""
    return show(168)


@pytest.fixture
def few(show):
    """A sheet of twelve lines that is typed into."""
    return show(12)


def place(searched):
    index = searched.grid.currentIndex()
    return index.row(), index.column()


def names(searched):
    table = searched.grid.table
    return [table.row(row).name for row in range(table.rowCount()) if not searched.grid.isRowHidden(row)]


def filtered(searched, press, qtbot, text="thanh"):
    press("f", modifiers=CTRL, to=searched.grid)
    press(text)
    qtbot.waitUntil(lambda: bool(searched.grid.table.is_hidden(1)))


def test_a_long_table_shows_only_the_lines_with_the_words_marks_or_not(many, press, qtbot):
    assert many.bar.isVisible()
    assert many.count.text() == "168/168"
    filtered(many, press, qtbot)
    assert len(names(many)) == 42
    assert all(name.startswith("Cam Thành") for name in names(many))
    assert many.count.text() == "42/168"
    assert all(many.grid._frozen.isRowHidden(row) == many.grid.isRowHidden(row) for row in range(169))


def test_nothing_is_filtered_while_letters_still_get_their_marks(many, press):
    press("f", modifiers=CTRL, to=many.grid)
    press("thanh")
    assert len(names(many)) == 169
    press(KEY.Key_Return)
    assert len(names(many)) == 42
    assert many.grid.hasFocus()


def test_escape_clears_the_filter_and_goes_back_to_the_table(many, press, qtbot):
    filtered(many, press, qtbot)
    press(KEY.Key_Escape)
    assert len(names(many)) == 169
    assert many.line.text() == ""
    assert many.grid.hasFocus()


def test_what_is_nowhere_is_said_and_no_line_is_the_current_one(many, press, qtbot):
    heard = []
    many.grid.current_row_changed.connect(heard.append)
    filtered(many, press, qtbot, text="quảng ngãi")
    assert names(many) == []
    assert many.count.text() == "Không thấy"
    assert not many.grid.currentIndex().isValid()
    assert heard[-1] == -1
    press(KEY.Key_Escape)
    assert place(many) == (0, 0)


def test_arrows_enter_and_tab_go_over_lines_that_are_seen(many, press, qtbot):
    filtered(many, press, qtbot)
    press(KEY.Key_Down, "7", KEY.Key_Return, "8", KEY.Key_Tab)
    assert [many.grid.table.row(row).count for row in (0, 1, 4)] == [7, 1001, 8]
    assert place(many) == (8, COUNT)
    press(KEY.Key_Up)
    assert place(many) == (4, COUNT)
    press(KEY.Key_Down, modifiers=CTRL)
    assert place(many) == (164, COUNT)


def test_a_block_is_copied_added_up_blanked_filled_and_pasted_without_what_is_left_out(many, press, qtbot):
    filtered(many, press, qtbot)
    sums = []
    many.grid.selection_summed.connect(sums.append)
    many.grid.setFocus()
    press(KEY.Key_Down, KEY.Key_Down, modifiers=SHIFT)
    assert sums[-1].startswith("Tổng: 3.012   Số ô: 3")
    press("c", modifiers=CTRL)
    assert QGuiApplication.clipboard().text().split() == ["1000", "1004", "1008"]
    assert many.grid.editable_cells() == ((0, COUNT), (4, COUNT), (8, COUNT))
    press("d", modifiers=CTRL)
    assert [many.grid.table.row(row).count for row in (0, 1, 4, 8)] == [1000, 1001, 1000, 1000]
    QGuiApplication.clipboard().setText("5\n6\n7")
    press("v", modifiers=CTRL)
    assert [many.grid.table.row(row).count for row in (0, 1, 4, 8, 9)] == [5, 1001, 6, 7, 1009]


def test_lines_that_come_anew_are_filtered_as_those_before(many, press, qtbot):
    filtered(many, press, qtbot)
    many.grid.table.set_rows(units(40))
    assert len(names(many)) == 10
    assert many.count.text() == "10/40"
    many.grid.setCurrentIndex(many.grid.table.index(1, COUNT))
    assert place(many) == (4, COUNT)
    many.grid.table.set_rows(units(40)[::-1])
    qtbot.waitUntil(lambda: many.grid.table.is_hidden(0))
    assert len(names(many)) == 10


def test_a_short_table_has_no_line_until_something_is_looked_for(few, press, qtbot):
    assert not few.bar.isVisible()
    press("f", modifiers=CTRL, to=few.grid)
    assert few.line.hasFocus()
    press("THANH")
    qtbot.waitUntil(lambda: few.count.text() == "1/3")
    assert place(few) == (0, COUNT), "beside the name, where one types"
    press(KEY.Key_Return)
    assert (place(few), few.count.text()) == ((4, COUNT), "2/3")
    press(KEY.Key_F3, KEY.Key_F3)
    assert (place(few), few.count.text()) == ((0, COUNT), "1/3")
    press(KEY.Key_F3, modifiers=SHIFT)
    assert place(few) == (8, COUNT)
    press(KEY.Key_Escape)
    assert few.grid.hasFocus()
    assert not few.bar.isVisible()
    assert place(few) == (8, COUNT)
    press("3", KEY.Key_Return)
    assert few.grid.table.row(8).count == 3


def test_a_line_with_the_words_twice_is_gone_to_once_and_where_one_types(few, press, qtbot):
    press("f", modifiers=CTRL, to=few.grid)
    press("tran")
    qtbot.waitUntil(lambda: few.count.text() == "1/13")
    assert place(few) == (0, COUNT)
    press(KEY.Key_Return)
    assert (place(few), few.count.text()) == ((1, COUNT), "2/13")


def test_f3_in_the_table_goes_on_with_what_was_looked_for(few, press, qtbot):
    press(KEY.Key_F3, to=few.grid)
    assert few.line.hasFocus()
    press("1.01")
    qtbot.waitUntil(lambda: few.count.text() == "1/2")
    assert place(few) == (10, COUNT)
    few.grid.setFocus()
    press(KEY.Key_F3)
    assert place(few) == (11, COUNT)


def test_a_sheet_that_is_typed_into_is_never_filtered(show, press):
    sheet = show(30, filters=False)
    press("f", modifiers=CTRL, to=sheet.grid)
    press("thanh", KEY.Key_Return)
    assert len(names(sheet)) == 31
    assert sheet.count.text() == "1/8"


def test_what_is_no_figure_yet_is_not_left_for_a_search(few, press):
    press("12x")
    press("f", modifiers=CTRL, to=few.grid)
    assert few.grid.editor.hasFocus()
    assert few.grid.editor.text() == "12x"


@pytest.mark.parametrize(
    ("text", "found"), [("1001", [(1, 1)]), ("1.001", [(1, 1)]), ("loc 1", [(1, 0)]), ("  ", []), ("w", [])]
)
def test_cells_are_found_by_text_without_marks_and_by_digits(text, found):
    table = GridTableModel(columns())
    table.set_rows(units(3))
    assert list(cells_with(table, text)) == found


def test_all_words_are_wanted_wherever_they_stand_in_the_line():
    table = GridTableModel(columns())
    table.set_rows(units(6))
    assert rows_without(table, "1004 thành") == {0, 1, 2, 3, 5, 6}
    assert rows_without(table, " ") == frozenset()


@pytest.mark.parametrize(("after", "onward", "back"), [((0, 0), 0, 2), ((1, 1), 1, 2), ((2, 5), 2, 1), ((9, 9), 0, 2)])
def test_the_next_place_goes_round_the_end(after, onward, back):
    places = ((1, 1), (2, 0), (3, 3))
    assert next_place(places, after=after) == onward
    assert next_place(places, after=after, is_back=True) == back
    assert next_place((), after=after) is None


# Ctrl+Enter


def test_ctrl_enter_puts_what_was_typed_into_every_selected_cell(few, press):
    press(KEY.Key_Down, KEY.Key_Down, modifiers=SHIFT)
    press("7")
    press(KEY.Key_Return, modifiers=CTRL)
    assert [few.grid.table.row(row).count for row in range(4)] == [7, 7, 7, 1003]
    assert place(few) == (0, COUNT)
    assert few.grid.hasFocus()
    press("8", KEY.Key_Return)
    assert [few.grid.table.row(row).count for row in range(4)] == [8, 7, 7, 1003]


def test_ctrl_enter_asks_which_number_is_meant_once_and_keeps_what_is_none(few, press):
    press(KEY.Key_Down, modifiers=SHIFT)
    press("1x")
    press(KEY.Key_Return, modifiers=CTRL)
    assert few.grid.is_editing
    press(KEY.Key_Escape, "1,297")
    press(KEY.Key_Return, modifiers=CTRL)
    press(KEY.Key_Return)
    assert [few.grid.table.row(row).count for row in range(3)] == [1297, 1297, 1002]


def test_ctrl_enter_on_an_emptied_cell_asks_for_all_of_them_to_be_blanked(few, press, qtbot):
    press(KEY.Key_Down, modifiers=SHIFT)
    press(KEY.Key_F2)
    few.grid.editor.clear()
    with qtbot.waitSignal(few.grid.blank_requested) as blank:
        press(KEY.Key_Return, modifiers=CTRL)
    assert blank.args[0] == ((0, COUNT), (1, COUNT))


# Zoom


def test_ctrl_plus_and_minus_make_the_letters_of_all_tables_larger_and_smaller(few, show, press, data_folder):
    usual, width, height = (
        few.grid.font().pointSizeF(),
        few.grid.columnWidth(COUNT),
        few.grid.rowHeight(0),
    )
    press("=", "=", modifiers=CTRL, to=few.grid)
    assert few.grid.font().pointSizeF() == pytest.approx(usual * 1.25)
    assert few.grid._frozen.font() == few.grid.font()
    assert few.grid.horizontalHeader().font().pointSizeF() == pytest.approx(usual * 1.25)
    assert few.grid.columnWidth(COUNT) > width
    assert few.grid.rowHeight(0) > height
    assert kept_zoom() == 125
    assert show(3).grid.font().pointSizeF() == pytest.approx(usual * 1.25)
    for _ in LETTER_SIZES:
        press("-", modifiers=CTRL, to=few.grid)
    assert few.grid.font().pointSizeF() == pytest.approx(usual * 0.9)
    assert few.grid.columnWidth(COUNT) < width
    assert kept_zoom() == 90


def test_the_wheel_with_ctrl_zooms_and_without_it_scrolls(many, data_folder):
    def turn(modifiers, view):
        where = QPointF(20, 20)
        event = QWheelEvent(
            where, view.mapToGlobal(where), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    turn(CTRL, many.grid.viewport())
    assert kept_zoom() == 110
    turn(CTRL, many.grid._frozen.viewport())
    assert kept_zoom() == 125
    many.grid.verticalScrollBar().setValue(200)
    turn(Qt.KeyboardModifier.NoModifier, many.grid.viewport())
    assert many.grid.verticalScrollBar().value() < 200
    assert kept_zoom() == 125


def test_zoom_goes_by_steps_and_ends_at_both_ends():
    assert [stepped(percent, is_larger=True) for percent in LETTER_SIZES] == [*LETTER_SIZES[1:], LETTER_SIZES[-1]]
    assert [stepped(percent, is_larger=False) for percent in LETTER_SIZES] == [LETTER_SIZES[0], *LETTER_SIZES[:-1]]


@pytest.mark.parametrize("kept", ["", "abc", "7", "9999", "²"])
def test_a_zoom_that_is_none_is_the_usual_one(kept, data_folder):
    data_folder.mkdir()
    (data_folder / "preferences.ini").write_text(f"[tables]\nzoom={kept}\n", encoding="utf-8")
    assert kept_zoom() == 100
