from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData

from ctph_desktop.ui.grid.clipboard import CopiedCell, PastedCell, block_mime, pasted_block, read_block
from ctph_desktop.ui.grid.html_cells import read_html_cells

EDGE = {"most_rows": 50, "most_columns": 20}


def texts(block):
    return [[cell.text for cell in row] for row in block.rows]


def exacts(html, text, **edge):
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml(html)
    return [[cell.exact for cell in row] for row in pasted_block(mime, **(EDGE | edge)).rows]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\n", [["1"]]),
        ("1\n\n2", [["1"], [""], ["2"]]),
        ('"hai\ndòng"\tx', [["hai\ndòng", "x"]]),
        ('"nói ""có"""', [['nói "có"']]),
        ('"hai"ba\t4', [["haiba", "4"]]),
        ('"chưa đóng\t1\n2', [["chưa đóng\t1\n2"]]),
        ('""\t1', [["", "1"]]),
        ('5" ống', [['5" ống']]),
        ("\t\n", [["", ""]]),
        ("1.297\u00a0\t", [["1.297\u00a0", ""]]),
        ("3\v4", [["3\v4"]]),
        ("", []),
    ],
)
def test_what_a_spreadsheet_copies_is_read_cell_by_cell(text, cells):
    assert texts(read_block(text, **EDGE)) == cells


@pytest.mark.parametrize(
    ("text", "cells", "outside"),
    [
        ("1\t2\t3\n4\t5\t6\n7\t8\t9\n", [["1", "2"], ["4", "5"]], (1, 1)),
        ("1\n2\n3\n4", [["1"], ["2"]], (2, 0)),
        ("1\n2\n\n \t\n", [["1"], ["2"]], (0, 0)),
        ("1\t2\t\t\n", [["1", "2"]], (0, 0)),
        ('1\n2\n"hai\ndòng"\n4\n', [["1"], ["2"]], (2, 0)),
        ("1\t2\t\t4", [["1", "2"]], (0, 2)),
    ],
)
def test_a_block_is_read_up_to_the_edge_and_the_rest_is_counted(text, cells, outside):
    block = read_block(text, most_rows=2, most_columns=2)
    assert texts(block) == cells
    assert (block.rows_outside, block.columns_outside) == outside


def test_a_whole_sheet_on_the_clipboard_costs_no_cell_beyond_the_edge():
    block = read_block("\n".join(["\t".join(["12"] * 10)] * 100_000), most_rows=14, most_columns=5)
    assert [len(row) for row in block.rows] == [5] * 14
    assert (block.rows_outside, block.columns_outside) == (99_986, 5)


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td class=xl65 align=right
 x:num="1297">1,297</td><td x:num>12</td><td x:str>abc</td></tr><tr><td x:num="9.9199999999999999">9.92</td>
 <td colspan=2 rowspan=2>gộp</td></tr><tr><td x:num="0"><span style='mso-spacerun:yes'> </span>- </td></table>"""
LIBREOFFICE = """<table><colgroup width="85"></colgroup><tr><td align="right" sdval="1297" sdnum="1033;0;#,##0"><font
 face="Liberation Sans">1,297</font></td><td sdval="43500" sdnum="1033;0;MM/DD/YYYY">02/04/19</td></tr></table>"""


def test_exact_numbers_beside_the_texts_of_excel_and_libreoffice_are_read():
    text = "1,297\t12\tabc\n9.92\tgộp\t\n - \t\t\n"
    assert exacts(EXCEL, text) == [
        [Decimal(1297), None, None],
        [Decimal("9.92"), None, None],
        [Decimal(0), None, None],
    ]
    assert exacts(LIBREOFFICE, "1,297\t02/04/19\n") == [[Decimal(1297), Decimal(43500)]]
    assert exacts(LIBREOFFICE, "1,297\t02/04/19\n", most_columns=1) == [[Decimal(1297)]]


@pytest.mark.parametrize(
    "html",
    [
        "", "<p>1,297</p>", "<table>", "<table><tr><td x:num='abc'>1,297</table>", "<td x:num=5>1,297",
        "<table><tr><td x:num='inf'>1,297</td></tr>", "<table><tr><td x:num='5'>1,298</td></tr></table>",
        "<table><tr></tr></table>",
    ],
)  # fmt: skip
def test_html_that_tells_of_other_cells_is_passed_over(html):
    assert exacts(html, "1,297\n") == [[None]]


@pytest.mark.parametrize("sign", [",", "."])
def test_numbers_leave_as_plain_digits_with_their_exact_value_and_texts_keep_their_quotes(sign):
    rows = [
        [CopiedCell("1.297", Decimal(1297)), CopiedCell("9,92", Decimal("9.92"))],
        [CopiedCell('nói "có"', None), CopiedCell("<b>", None)],
    ]
    mime = block_mime(rows, decimal_sign=sign)
    assert mime.text() == f'1297\t9{sign}92\n"nói ""có"""\t<b>'
    assert 'x:num="9.92" sdval="9.92" sdnum="1033;0;#,##0.00"' in mime.html()
    assert 'x:num="1297" sdval="1297" sdnum="1033;0;#,##0"' in mime.html()
    assert ">1297<" in mime.html()
    assert f">9{sign}92<" in mime.html()
    assert "&lt;b&gt;" in mime.html()


@pytest.mark.parametrize("sign", [",", "."])
def test_a_block_comes_back_as_it_left(sign):
    numbers = [CopiedCell("1.297", Decimal(1297)), CopiedCell("9,92", Decimal("9.92"))]
    mime = block_mime([[CopiedCell("Cam Tuyền\nthôn 2", None), *numbers]], decimal_sign=sign)
    (row,) = pasted_block(mime, **EDGE).rows
    assert row[0] == PastedCell("Cam Tuyền\nthôn 2")
    assert [cell.exact for cell in row[1:]] == [Decimal(1297), Decimal("9.92")]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 233", "@SUM(A1)", "-1+1", "-cmd", "- cmd|'/c calc'!A0", '=HYPERLINK("x")', "- SUM(A1)", "--1"]
)
def test_a_text_that_a_spreadsheet_would_compute_leaves_with_an_apostrophe(text):
    mime = block_mime([[CopiedCell(text, None)]])
    assert texts(read_block(mime.text(), **EDGE)) == [["'" + text]]
    assert 'mso-number-format:\'\\@\'" sdnum="1033;0;@"' in mime.html()


@pytest.mark.parametrize("text", ["- Số lao động (người)", "-", "+", "–", "Tổng = 12", "Xã @", ""])
def test_what_people_write_leaves_as_it_is(text):
    assert block_mime([[CopiedCell(text, None)]]).text() == text


def test_a_cell_that_spreads_over_more_columns_than_there_are_is_read(qtbot):
    html = f'<table><tr><td colspan="{"9" * 5000}">1</td></tr><tr><td colspan="0000002">2</td></tr></table>'
    first, second = read_html_cells(html, most_rows=10)
    assert first[0].text == "1"
    assert second[0].text == "2"
