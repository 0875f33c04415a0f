"""A table ends where its view ends: one column of texts takes the room that is left."""

import pytest
from PySide6.QtWidgets import QWidget

from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel

NAME, NUMBER, REMARK = range(3)


class Widths(dict):
    """Widths that are remembered for as long as a test runs."""

    def width(self, table: str, column: int) -> int | None:
        return self.get((table, column))

    def keep(self, table: str, column: int, width: int) -> None:
        self[table, column] = width


@pytest.fixture
def grid(qtbot):
    columns = (
        Column("Đơn vị", lambda row: row[0], width=120),
        Column("Số", lambda row: row[1], width=300, is_number=True),
        Column("Ghi chú", lambda row: row[2], width=160),
    )
    table = GridTableModel(columns)
    table.set_rows([("Xã Cam An", "12", "một ghi chú dài, xuống dòng khi cột hẹp " * 4)])
    owner = QWidget()
    qtbot.addWidget(owner)
    view = GridView(table, frozen=1, spoken="Bảng")
    view.setParent(owner)
    table.setParent(view)
    view.resize(1000, 300)
    owner.resize(1400, 400)
    owner.show()
    yield view
    owner.hide()


def widths(grid):
    return [grid.columnWidth(column) for column in range(3)]


def test_the_widest_column_of_texts_takes_the_room_that_is_left_in_a_view_of_any_size(grid):
    name, number, _ = widths(grid)
    for size in (1000, 1300, 900):
        grid.resize(size, 300)
        assert sum(widths(grid)) == grid.viewport().width()
        assert widths(grid)[:2] == [name, number]


def test_rows_are_as_high_as_their_texts_need_at_the_new_width(grid):
    high = grid.rowHeight(0)
    grid.resize(1400, 300)
    assert grid.rowHeight(0) < high


def test_a_table_that_is_wider_than_its_view_keeps_its_widths(grid):
    grid.resize(300, 300)
    before = widths(grid)
    assert sum(before) > grid.viewport().width()
    grid.resize(320, 300)
    assert widths(grid) == before


def test_a_column_that_was_dragged_stays_and_another_takes_the_room(grid):
    kept = Widths()
    grid.remember_widths(kept, name="bảng")
    grid.setColumnWidth(REMARK, 200)
    grid.fit()
    assert widths(grid)[REMARK] == 200
    assert sum(widths(grid)) == grid.viewport().width()
    assert set(kept) == {("bảng", REMARK)}
