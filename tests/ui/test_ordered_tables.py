"""A click on a head orders the rows; positions, edits and what comes anew follow the order that is shown."""

from decimal import Decimal

import pytest
from msgspec import Struct

from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel


class Unit(Struct, frozen=True):
    name: str
    count: int | None


UNITS = (Unit("Đông Hà", 9), Unit("Ái Tử", None), Unit("Cam Lộ", 10))


@pytest.fixture
def grid(qtbot):
    columns = (
        Column[Unit]("Xã", lambda u: u.name, width=180),
        Column[Unit](
            "Số",
            lambda u: "" if u.count is None else str(u.count),
            is_number=True,
            number=lambda u: None if u.count is None else Decimal(u.count),
        ),
        Column[Unit]("Lúc", lambda _: "x", order=lambda u: -len(u.name)),
    )
    table = GridTableModel(columns)
    table.set_rows(UNITS)
    view = GridView(table, frozen=1, spoken="Bảng thử")
    view.order_by_heads()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.setCurrentIndex(table.index(0, 0))
    return view


def names(grid):
    return [row.name for row in grid.table.rows]


def test_a_head_orders_upwards_downwards_and_as_the_rows_came_with_blanks_last(grid):
    told = []
    for wanted in (["Đông Hà", "Cam Lộ", "Ái Tử"], ["Cam Lộ", "Đông Hà", "Ái Tử"], ["Đông Hà", "Ái Tử", "Cam Lộ"]):
        grid.grouped_header.sectionClicked.emit(1)
        assert names(grid) == wanted
        assert grid.table.row(grid.currentIndex().row()) is UNITS[0]
        told.append(grid.grouped_header._title(1))
    assert told == ["Số ↑", "Số ↓", "Số"]


def test_names_are_ordered_without_their_marks_and_days_by_what_they_are(grid):
    grid._frozen.grouped_header.sectionClicked.emit(0)
    assert names(grid) == ["Ái Tử", "Cam Lộ", "Đông Hà"]
    grid.order_by(2)
    assert names(grid) == ["Đông Hà", "Cam Lộ", "Ái Tử"]


def test_edits_and_rows_that_come_anew_keep_the_order(grid):
    grid.order_by(1)
    grid.table.replace(0, Unit("Đông Hà", 50))
    assert names(grid)[0] == "Đông Hà"
    grid.table.set_rows((*UNITS, Unit("Gio Linh", 1)))
    assert names(grid) == ["Gio Linh", "Đông Hà", "Cam Lộ", "Ái Tử"]
    grid.table.order_by(None)
    assert names(grid) == [unit.name for unit in (*UNITS, Unit("Gio Linh", 1))]


def test_reports_opened_from_an_ordered_board_are_those_of_the_line(open_desk, superior, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    came = names_of(screen)
    screen.board_grid.order_by(0)
    screen.board_grid.order_by(0)
    assert names_of(screen) != came
    assert sorted(names_of(screen)) == sorted(came)
    screen.board_grid.setCurrentIndex(screen.board.index(0, 0))
    assert screen.board_notes.unit.text().startswith(screen.board.row(0).unit_name)


def names_of(screen):
    return [row.unit_name for row in screen.board.rows]
