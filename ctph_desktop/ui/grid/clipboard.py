"""Blocks of cells to and from a spreadsheet, as tab-separated text and as HTML with exact numbers."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QLocale, QMimeData

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.table_model import GridTableModel

if TYPE_CHECKING:
    from ctph_desktop.ui.grid.html_cells import HtmlCell

# A spreadsheet computes a text that begins so. A dash before a word is what an item of a list begins with.
_FORMULA = re.compile(r"[=+@]|-(?! [^\W\d])|-.*?(?:[|!]|\w\()", re.DOTALL)
_CELL = re.compile('(?:"([^"]*(?:""[^"]*)*)"?)?([^\t\n]*)(\t|\n|\\Z)')
_QUOTED_CELL = re.compile('(?:(?<=[\t\n])|\\A)"[^"]*(?:""[^"]*)*"')
# A spreadsheet that copies more than this would take long to write it as HTML too.
_MOST_TEXT_WITH_HTML = 300_000


class CopiedCell(Struct, frozen=True):
    """A cell on its way to a spreadsheet: as shown, and its exact number if it is one."""

    text: str
    number: Decimal | None


class PastedCell(Struct, frozen=True):
    """A cell that comes from a spreadsheet: as shown, not cleaned, and the exact number told beside it, if one is."""

    text: str
    exact: Decimal | None = None


class PastedBlock(Struct, frozen=True):
    """The cells that may lie inside a table, and how many filled rows and columns there are beyond its edge."""

    rows: tuple[tuple[PastedCell, ...], ...]
    rows_outside: int = 0
    columns_outside: int = 0


def pasted_block(mime: QMimeData, *, most_rows: int, most_columns: int) -> PastedBlock:
    """Read what is on the clipboard up to the table's edge; what lies beyond is only counted."""
    text = mime.text()
    block = read_block(text, most_rows=most_rows, most_columns=most_columns)
    if not block.rows or not mime.hasHtml() or len(text) > _MOST_TEXT_WITH_HTML:
        return block
    from ctph_desktop.ui.grid.html_cells import read_html_cells  # noqa: PLC0415 - the sheet is shown without

    beside = read_html_cells(mime.html(), most_rows=most_rows)
    rows = tuple(_with_exact(row, cells) for row, cells in zip_longest(block.rows, beside[: len(block.rows)]))
    return PastedBlock(rows, block.rows_outside, block.columns_outside)


def read_block(text: str, *, most_rows: int, most_columns: int) -> PastedBlock:
    """Return the cells of tab-separated text as a spreadsheet writes it: quoted cells may hold tabs and lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[tuple[PastedCell, ...]] = []
    position, columns_outside = 0, 0
    while position < len(text) and len(rows) < most_rows:
        position, cells = _read_row(text, position)
        filled = [number for number, cell in enumerate(cells[most_columns:], start=1) if cell.strip()]
        columns_outside = max(columns_outside, *filled, 0)
        rows.append(tuple(PastedCell(cell) for cell in cells[:most_columns]))
    beyond = _QUOTED_CELL.sub("x", text[position:]) if '"' in text[position:] else text[position:]
    rows_outside = sum(1 for line in beyond.split("\n") if line and not line.isspace())
    return PastedBlock(tuple(rows), rows_outside, columns_outside)


def copied(table: GridTableModel[Any], block: Block) -> QMimeData:
    """Return a rectangle of a table for the clipboard."""
    rows = [
        [
            CopiedCell(table.text(row, column), table.number(row, column) if table.text(row, column) else None)
            for column in range(block.left, block.right + 1)
        ]
        for row in range(block.top, block.bottom + 1)
        if not table.is_hidden(row)
    ]
    return block_mime(rows)


def block_mime(rows: Sequence[Sequence[CopiedCell]], *, decimal_sign: str | None = None) -> QMimeData:
    """Return a block for the clipboard, so that a spreadsheet takes the same numbers whatever its settings.

    Numbers leave as plain digits, because `1.297` is 1,297 to a spreadsheet with English settings. Their decimal
    sign is that of this PC, as its spreadsheets' is, unless another is given; the HTML carries the exact number beside
    it. A text that a spreadsheet would compute leaves with an apostrophe before it, and as a text in the HTML.
    """
    sign = decimal_sign or QLocale().decimalPoint()
    mime = QMimeData()
    mime.setText("\n".join("\t".join(_plain(cell, sign) for cell in row) for row in rows))
    mime.setHtml(_table(rows, sign))
    return mime


def _read_row(text: str, position: int) -> tuple[int, list[str]]:
    """Return where the next row begins, and the cells of this one."""
    cells: list[str] = []
    while True:
        match = _CELL.match(text, position)
        assert match is not None  # whatever stands there is a cell
        quoted, rest, end = match.groups()
        cells.append((quoted or "").replace('""', '"') + rest)
        position = match.end()
        if end != "\t":
            return position, cells


def _with_exact(row: tuple[PastedCell, ...], beside: "Sequence[HtmlCell] | None") -> tuple[PastedCell, ...]:
    """Put exact numbers beside the texts, where both tell of the same cells."""
    if beside is None or len(beside) < len(row):
        return row
    return tuple(
        PastedCell(cell.text, other.exact) if _words(cell.text) == _words(other.text) else cell
        for cell, other in zip(row, beside, strict=False)
    )


def _words(text: str) -> list[str]:
    return text.split()


def _digits(number: Decimal, sign: str) -> str:
    return f"{number:f}".replace(".", sign)


def _plain(cell: CopiedCell, sign: str) -> str:
    if cell.number is not None:
        return _digits(cell.number, sign)
    text = f"'{cell.text}" if _FORMULA.match(cell.text) and len(cell.text) > 1 else cell.text
    if any(c in text for c in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _table(rows: Iterable[Sequence[CopiedCell]], sign: str) -> str:
    lines = ("<tr>" + "".join(_html_cell(cell, sign) for cell in row) + "</tr>" for row in rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        "<body><table>" + "".join(lines) + "</table></body></html>"
    )


def _html_cell(cell: CopiedCell, sign: str) -> str:
    """Write a cell with its value and its format: for Excel `x:num` and a style, for LibreOffice `sdval`, `sdnum`."""
    if cell.number is None:
        from html import escape  # noqa: PLC0415 - the sheet is shown without

        return f'<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">{escape(cell.text)}</td>'
    exact = f"{cell.number:f}"
    places = len(exact.partition(".")[2])
    shown, style = ("#,##0", r"\#\,\#\#0") if not places else (f"#,##0.{'0' * places}", rf"\#\,\#\#0\.{'0' * places}")
    return (
        f'<td align="right" x:num="{exact}" sdval="{exact}" sdnum="1033;0;{shown}" '
        f"style=\"mso-number-format:'{style}'\">{_digits(cell.number, sign)}</td>"
    )
