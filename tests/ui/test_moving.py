"""Where the current cell goes, on tables drawn as letters: `.` blank, `x` filled, `o` open blank, `O` open filled."""

import pytest

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.moving import Step, far_corner, first_entry, jump, place_after
from ctph_desktop.ui.grid.table_model import GridTableModel


def table(*lines):
    columns = [
        Column[str](
            str(number),
            lambda line, at=number: "1" if line[at] in "xO" else "",
            parse=lambda _, text: text,
            can_edit=lambda line, at=number: line[at] in "oO",
        )
        for number in range(len(lines[0]))
    ]
    made = GridTableModel[str](columns)
    made.set_rows(lines)
    return made


@pytest.mark.parametrize(
    ("here", "step", "there"),
    [
        ((0, 1), Step.BELOW, (2, 1)),
        ((2, 1), Step.BELOW, (2, 1)),
        ((2, 1), Step.ABOVE, (0, 1)),
        ((0, 1), Step.ABOVE, (0, 1)),
        ((1, 1), Step.BELOW, (2, 1)),
        ((0, 0), Step.BELOW, (1, 0)),
        ((0, 1), Step.NEXT, (0, 2)),
        ((0, 2), Step.NEXT, (2, 1)),
        ((2, 1), Step.PREVIOUS, (0, 2)),
        ((2, 2), Step.NEXT, (2, 2)),
        ((0, 1), Step.DOWN, (1, 1)),
        ((1, 1), Step.UP, (0, 1)),
        ((0, 2), Step.RIGHT, (1, 0)),
        ((1, 0), Step.LEFT, (0, 2)),
        ((2, 2), Step.RIGHT, (2, 2)),
        ((0, 1), Step.STAY, (0, 1)),
    ],
)
def test_enter_and_tab_pass_over_closed_cells_and_arrows_do_not(here, step, there):
    assert place_after(table("xoo", "x.x", "xoO"), here, step, selected=None) == there


@pytest.mark.parametrize(
    ("here", "step", "there"),
    [
        ((0, 1), Step.BELOW, (2, 1)),
        ((2, 1), Step.BELOW, (0, 2)),
        ((2, 2), Step.BELOW, (0, 1)),
        ((0, 1), Step.ABOVE, (2, 2)),
        ((0, 2), Step.NEXT, (2, 1)),
        ((2, 2), Step.NEXT, (0, 1)),
        ((0, 1), Step.PREVIOUS, (2, 2)),
        ((0, 1), Step.DOWN, (1, 1)),
    ],
)
def test_inside_a_selection_enter_and_tab_go_round(here, step, there):
    assert place_after(table("xoo", "x.x", "xoO", "xoo"), here, step, selected=Block(0, 1, 2, 2)) == there


def test_a_selection_of_closed_cells_is_gone_round_cell_by_cell():
    assert place_after(table("xx", "xx"), (1, 0), Step.BELOW, selected=Block(0, 0, 1, 1)) == (0, 1)
    assert place_after(table("xx", "xx"), (1, 1), Step.BELOW, selected=Block(0, 0, 1, 1)) == (0, 0)


def test_a_selection_elsewhere_or_of_one_cell_is_none():
    for selected in (Block(0, 0, 0, 0), Block(1, 1, 2, 2)):
        assert place_after(table("oo", "oo", "oo"), (0, 0), Step.BELOW, selected=selected) == (1, 0)


@pytest.mark.parametrize(
    ("column", "here", "there"),
    [
        ("xxx.x", 0, 2),
        ("xxx.x", 2, 4),
        ("x..xx", 0, 3),
        ("..xx.", 0, 2),
        ("..xx.", 3, 4),
        (".....", 0, 4),
        ("xxxxx", 0, 4),
        ("xxxxx", 4, 4),
    ],
)
def test_ctrl_and_an_arrow_go_to_the_end_of_a_block_over_blanks_or_to_the_edge(column, here, there):
    assert jump(table(*column), (here, 0), (1, 0)) == (there, 0)
    assert jump(table(column), (0, here), (0, 1)) == (0, there)
    last = len(column) - 1
    assert jump(table(*column[::-1]), (last - here, 0), (-1, 0)) == (last - there, 0)
    assert jump(table(column[::-1]), (0, last - here), (0, -1)) == (0, last - there)


@pytest.mark.parametrize(
    ("lines", "place"), [(("x.x", "xxo"), (1, 2)), (("xxx", "xxx"), (0, 1)), (("oxx",), (0, 0)), (("x",), (0, 0))]
)
def test_home_is_the_first_cell_that_is_typed_into(lines, place):
    assert first_entry(table(*lines), frozen=1) == place


@pytest.mark.parametrize(
    ("anchor", "corner"), [((1, 1), (3, 4)), ((3, 4), (1, 1)), ((1, 4), (3, 1)), ((3, 1), (1, 4)), ((2, 2), (2, 2))]
)
def test_a_selection_ends_across_from_where_it_began(anchor, corner):
    assert far_corner(Block(1, 1, 3, 4), anchor) == corner
