from decimal import Decimal

import pytest

from ctph_desktop.ui.grid.clipboard import CopiedCell, block_mime, read_block


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\n", [["1"]]),
        ("1\n\n2", [["1"], [""], ["2"]]),
        ('"hai\ndòng"\tx', [["hai\ndòng", "x"]]),
        ('"nói ""có"""', [['nói "có"']]),
        ('5" ống', [['5" ống']]),
        ("1.297\u00a0\t", [["1.297", ""]]),
        ("Thu\u0309y", [["Thủy"]]),
        ("", []),
    ],
)
def test_what_a_spreadsheet_copies_is_read_cell_by_cell(text, cells):
    assert read_block(text) == cells


def test_numbers_leave_without_dots_and_texts_keep_their_quotes():
    mime = block_mime([[CopiedCell("1.297", Decimal(1297)), CopiedCell("9,92", Decimal("9.92"))],
                       [CopiedCell('nói "có"', None), CopiedCell("<b>", None)]])  # fmt: skip
    assert mime.text() == '1297\t9,92\n"nói ""có"""\t<b>'
    assert 'x:num="9.92"' in mime.html()
    assert "&lt;b&gt;" in mime.html()


def test_a_block_comes_back_as_it_left():
    mime = block_mime([[CopiedCell("Cam Tuyền\nthôn 2", None), CopiedCell("12", Decimal(12))]])
    assert read_block(mime.text()) == [["Cam Tuyền\nthôn 2", "12"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 233", "@SUM(A1)", "-1+1", "-cmd", "- cmd|'/c calc'!A0", '=HYPERLINK("x")', "- SUM(A1)", "--1"]
)
def test_a_text_that_a_spreadsheet_would_compute_leaves_with_an_apostrophe(text):
    mime = block_mime([[CopiedCell(text, None)]])
    assert read_block(mime.text()) == [["'" + text]]
    assert "mso-number-format:'\\@'" in mime.html()


@pytest.mark.parametrize("text", ["- Số lao động (người)", "-", "+", "–", "Tổng = 12", "Xã @", ""])
def test_what_people_write_leaves_as_it_is(text):
    assert block_mime([[CopiedCell(text, None)]]).text() == text
