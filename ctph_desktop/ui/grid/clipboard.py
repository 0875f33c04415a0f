"""Blocks of cells to and from a spreadsheet, as tab-separated text and as HTML with exact numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape

from msgspec import Struct
from PySide6.QtCore import QMimeData

from ctph_desktop.domain.text import clean

# A spreadsheet computes a text that begins so. A dash before a word is what an item of a list begins with.
_FORMULA = re.compile(r"[=+@]|-(?! [^\W\d])|-.*?(?:[|!]|\w\()", re.DOTALL)


class CopiedCell(Struct, frozen=True):
    """A cell on its way to a spreadsheet: as shown, and its exact number if it is one."""

    text: str
    number: Decimal | None


def read_block(text: str) -> list[list[str]]:
    """Return the cells of tab-separated text as a spreadsheet writes it: quoted cells may hold tabs and lines."""
    rows: list[list[str]] = [[]]
    cell: list[str] = []
    position, is_quoted = 0, False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    while position < len(text):
        char = text[position]
        position += 1
        if is_quoted:
            if char != '"':
                cell.append(char)
            elif text[position : position + 1] == '"':
                cell.append('"')
                position += 1
            else:
                is_quoted = False
        elif char == '"' and not cell:
            is_quoted = True
        elif char in "\t\n":
            rows[-1].append(clean("".join(cell)))
            cell = []
            if char == "\n":
                rows.append([])
        else:
            cell.append(char)
    if cell or rows[-1]:
        rows[-1].append(clean("".join(cell)))
    return rows if rows[-1] else rows[:-1]


def block_mime(rows: Sequence[Sequence[CopiedCell]]) -> QMimeData:
    """Return a block for the clipboard.

    A text that a spreadsheet would compute leaves with an apostrophe before it. Numbers have no thousands dots,
    because a spreadsheet with English settings would read `1.297` as 1,297; the HTML carries the exact number beside
    what is shown.
    """
    mime = QMimeData()
    mime.setText("\n".join("\t".join(_plain(cell) for cell in row) for row in rows))
    mime.setHtml(_table(rows))
    return mime


def _plain(cell: CopiedCell) -> str:
    if cell.number is not None:
        return f"{cell.number:f}".replace(".", ",")
    text = f"'{cell.text}" if _FORMULA.match(cell.text) and len(cell.text) > 1 else cell.text
    if any(c in text for c in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _table(rows: Sequence[Sequence[CopiedCell]]) -> str:
    lines = ("<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>" for row in rows)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        "<body><table>" + "".join(lines) + "</table></body></html>"
    )


def _html_cell(cell: CopiedCell) -> str:
    if cell.number is None:
        return f"<td style=\"mso-number-format:'\\@'\">{escape(cell.text)}</td>"
    return f'<td x:num="{cell.number:f}" sdval="{cell.number:f}">{escape(cell.text)}</td>'
