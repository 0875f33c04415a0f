"""The cells of a table copied as HTML, with the exact numbers that spreadsheets write beside what they show."""

from decimal import Decimal
from html.parser import HTMLParser
from math import isfinite

from msgspec import Struct

_PIECE = 65_536
_WIDEST_SPAN = 256
_MOST_DIGITS = 6  # Python reads no number of thousands of digits


class HtmlCell(Struct, frozen=True):
    """A cell as shown, and its exact number: `x:num` of Excel, `sdval` of LibreOffice."""

    text: str
    exact: Decimal | None = None


def read_html_cells(html: str, *, most_rows: int) -> list[list[HtmlCell]]:
    """Return the first rows of the first table; a cell that spans several stands in its first place, blanks after."""
    reader = _TableReader(most_rows)
    for start in range(0, len(html), _PIECE):
        reader.feed(html[start : start + _PIECE])
        if reader.is_over:
            break
    return reader.rows[:most_rows]


class _TableReader(HTMLParser):
    """Collects rows until there are enough, or the table ends."""

    def __init__(self, most_rows: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[HtmlCell]] = []
        self.is_over = False
        self._most_rows = most_rows
        self._texts: list[str] | None = None  # of the open cell
        self._attributes: dict[str, str | None] = {}
        self._spanned: dict[int, int] = {}  # rows still covered from above, by column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, whether or not the one before was ended."""
        if self.is_over:
            return
        if tag == "tr":
            self._end_cell()
            self.is_over = len(self.rows) > self._most_rows
            self.rows.append([])
            self._fill_spanned()
        elif tag in {"td", "th"} and self.rows:
            self._end_cell()
            self._texts, self._attributes = [], dict(attrs)
        elif tag == "br" and self._texts is not None:
            self._texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, or everything with the table."""
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self.is_over = True

    def handle_data(self, data: str) -> None:
        """Take the text of the open cell."""
        if self._texts is not None:
            self._texts.append(data)

    def _end_cell(self) -> None:
        if self._texts is None:
            return
        text, self._texts = "".join(self._texts), None
        row = self.rows[-1]
        width, height = self._span("colspan"), self._span("rowspan")
        for column in range(len(row), len(row) + width):
            if height > 1:
                self._spanned[column] = height - 1
        row.append(HtmlCell(text, self._exact()))
        row.extend(HtmlCell("") for _ in range(width - 1))
        self._fill_spanned()

    def _fill_spanned(self) -> None:
        row = self.rows[-1]
        while self._spanned.get(len(row), 0):
            self._spanned[len(row)] -= 1
            row.append(HtmlCell(""))

    def _span(self, name: str) -> int:
        text = self._attributes.get(name) or ""
        return min(max(int(text[:_MOST_DIGITS]), 1), _WIDEST_SPAN) if text.isascii() and text.isdigit() else 1

    def _exact(self) -> Decimal | None:
        for name in ("x:num", "sdval"):
            try:
                number = float(self._attributes.get(name) or "")
            except ValueError:
                continue
            if isfinite(number):
                return Decimal(repr(number))  # the shortest text of the number: 9.92, not 9.9199999999999999
        return None
