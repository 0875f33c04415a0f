"""The table of a biểu in a PDF: widths that break no number, headings repeated, one table a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from reportlab.lib.colors import HexColor, black
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table

from ctph_desktop.documents.layout import FormLayout, Heading, fit_widths
from ctph_desktop.documents.pdf_pages import BOLD, FRAME_HEIGHT, FRAME_WIDTH, GREY, ITALIC, RED, REGULAR
from ctph_desktop.wording.form_lines import LineKind, TableLine

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_EASY_SIZE = 8.0
_EASY_SIZE_OF_MANY = 9.0
_PADDINGS = (0.25, 0.1)
_SIDE = 2.0
_YELLOW = HexColor("#FFF2CC")
_LEADING = 1.3
# What a name may ask of the page's width before the words of headings are cut: its longest word, and all of it.
_LONGEST_WORD = 0.2
_LONGEST_LABEL = 0.3
# What the headings, and the label of one line, may take of a page's height: whatever somebody called things.
_HIGHEST_HEAD = 0.6
_HIGHEST_LABEL = 0.3

Command = tuple[Any, ...]


class Measures(Struct, frozen=True):
    """Font size, column widths, and the free room above and below a text of a table, in points."""

    size: float
    widths: tuple[float, ...]
    padding: float

    def lines(self, text: str, *, first: int, span: int, font: str) -> list[str]:
        """Return a text broken to the width of the columns it covers; only a word too long for them is cut."""
        room = sum(self.widths[first : first + span]) - 2 * _SIDE
        broken: list[str] = []
        for line in simpleSplit(text, font, self.size, room):
            broken += _cut(line, font=font, size=self.size, room=room)
        return broken or [""]

    def most_lines(self, share: float) -> int:
        """Return how many lines of text a share of a page's height holds."""
        return max(1, int((FRAME_HEIGHT * share - 2 * self.padding) / (self.size * _LEADING)))

    def height(self, lines: int) -> float:
        """Return the height of a row of this many lines."""
        return lines * self.size * _LEADING + 2 * self.padding


def tables(form: FormLayout, *, room: float, closing: float) -> Iterator[Table | None]:
    """Yield the table in pieces, each with all headings; the first has `room` points, the others a whole page.

    None comes first when not even one line fits under the title: the table then begins on a page of its own.
    `closing` is the height of what comes under the table; if it fits on a page at all, lines of the table stand there
    with it, so that nobody signs a page without figures.
    """
    measures = measure(form, room=room, closing=closing)
    head, head_heights, head_style = _head(form, measures)
    heights = _line_heights(form, measures)
    for start, end in _pieces(form.lines, heights, room=room, head=sum(head_heights), closing=closing):
        if start == end:
            yield None
            continue
        lines = form.lines[start:end]
        rows = [_row(line, measures) for line in lines]
        style = head_style + _line_styles(form, lines, below=len(head))
        yield Table(
            head + rows,
            colWidths=measures.widths,
            rowHeights=head_heights + heights[start:end],
            style=_general_style(measures) + style,
            hAlign="CENTER",
        )


def measure(form: FormLayout, *, room: float, closing: float) -> Measures:
    """Return the largest size at which the table fits the page and breaks no number; the smallest where none does.

    Preferred is a size that puts everything on one page, or at least the whole table, as long as it is easy to read;
    of a table of many pages the size that takes fewest of them.
    """
    fitting = []
    for size in _SIZES:
        minimum, wanted = _needs(form, size)
        widths = fit_widths(minimum, wanted, total=FRAME_WIDTH)
        if widths is not None:
            fitting += [Measures(size, widths, size * padding) for padding in _PADDINGS]
    if not fitting:
        squeeze = FRAME_WIDTH / sum(minimum)
        return Measures(size, tuple(least * squeeze for least in minimum), size * _PADDINGS[0])
    easy = [(measures, _height(form, measures)) for measures in fitting if measures.size >= _EASY_SIZE]
    on_one_page = [measures for measures, height in easy if height + closing <= room]
    whole = [measures for measures, height in easy if height <= room]
    if on_one_page or whole:
        return (on_one_page or whole)[0]
    many = [measures for measures in fitting if measures.size >= _EASY_SIZE_OF_MANY] or fitting
    return min(many, key=lambda measures: _pages(form, measures, room=room, closing=closing))


def _pages(form: FormLayout, measures: Measures, *, room: float, closing: float) -> int:
    head = sum(_head(form, measures)[1])
    return sum(1 for _ in _pieces(form.lines, _line_heights(form, measures), room=room, head=head, closing=closing))


def _height(form: FormLayout, measures: Measures) -> float:
    _, head_heights, _ = _head(form, measures)
    return sum(head_heights) + sum(_line_heights(form, measures))


def _line_heights(form: FormLayout, measures: Measures) -> list[float]:
    return [measures.height(len(_label_lines(line, measures))) for line in form.lines]


def _label_lines(line: TableLine, measures: Measures) -> list[str]:
    """Return a label in lines, as many as leave a row that fits under the headings of a page."""
    broken = measures.lines(line.label, first=1, span=1, font=_label_font(line))
    return _at_most(broken, measures.most_lines(_HIGHEST_LABEL))


def _at_most(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], "…"]


def _needs(form: FormLayout, size: float) -> tuple[list[float], list[float]]:
    """Return for each column the width that breaks nothing, and the width that would be good to have."""
    minimum, wanted = [], []
    for position in range(len(form.columns) + 2):
        heading = next(h for h in form.headings if h.column == position and h.row + h.row_span == form.heading_rows)
        shown = _column_texts(form, position)
        label_words = [word for text in shown for word in text.split()] if position == 1 else shown
        pieces = [*heading.text.split(), *label_words, *form.numbers[position : position + 1]]
        least = max(_width(piece, size) for piece in pieces) + 2 * _SIDE + (5 if position == 0 else 0.5)
        good = max(map(_width_at(size), shown)) if position == 1 else _width(heading.text, size) / 2.5
        if position == 1:
            least, good = min(least, FRAME_WIDTH * _LONGEST_WORD), min(good, FRAME_WIDTH * _LONGEST_LABEL)
        minimum.append(least)
        wanted.append(least if position == 0 else max(least, good + 2 * _SIDE + 0.5))
    return minimum, wanted


def _column_texts(form: FormLayout, position: int) -> list[str]:
    if position == 0:
        return [line.number for line in form.lines]
    if position == 1:
        return [line.label for line in form.lines]
    return [line.texts[position - 2] for line in form.lines]


def _width(text: str, size: float) -> float:
    return float(stringWidth(text, BOLD, size))


def _width_at(size: float) -> Any:
    return lambda text: _width(text, size)


def _cut(line: str, *, font: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for character in line:
        if pieces[-1] and stringWidth(pieces[-1] + character, font, size) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _head(form: FormLayout, measures: Measures) -> tuple[list[list[str]], list[float], list[Command]]:
    width = len(form.columns) + 2
    rows = [[""] * width for _ in range(form.heading_rows)]
    most = measures.most_lines(_HIGHEST_HEAD) // form.heading_rows
    broken = {
        h: _at_most(measures.lines(h.text, first=h.column, span=h.column_span, font=BOLD), most * h.row_span)
        for h in form.headings
    }
    style: list[Command] = []
    for heading, lines in broken.items():
        rows[heading.row][heading.column] = "\n".join(lines)
        if heading.row_span > 1 or heading.column_span > 1:
            end = (heading.column + heading.column_span - 1, heading.row + heading.row_span - 1)
            style.append(("SPAN", (heading.column, heading.row), end))
    heights = _head_heights(broken, rows=form.heading_rows, measures=measures)
    last = form.heading_rows - 1
    style += [("FONTNAME", (0, 0), (-1, last), BOLD), ("ALIGN", (0, 0), (-1, last), "CENTER")]
    if form.numbers:
        rows.append(list(form.numbers))
        heights.append(measures.height(1))
        style += [
            ("FONTNAME", (0, last + 1), (-1, last + 1), ITALIC),
            ("ALIGN", (0, last + 1), (-1, last + 1), "CENTER"),
        ]
    return rows, heights, style


def _head_heights(broken: dict[Heading, list[str]], *, rows: int, measures: Measures) -> list[float]:
    """Give each row what its own headings need, and the last row of a tall heading what it still lacks."""
    heights = [measures.height(1)] * rows
    for heading, lines in sorted(broken.items(), key=lambda item: item[0].row_span):
        end = heading.row + heading.row_span
        lacking = measures.height(len(lines)) - sum(heights[heading.row : end])
        heights[end - 1] += max(0.0, lacking)
    return heights


def _pieces(
    lines: Sequence[TableLine], heights: Sequence[float], *, room: float, head: float, closing: float
) -> Iterator[tuple[int, int]]:
    """Yield which lines stand on which page; the totals stay together with the last unit, and with the closing.

    An empty piece is a first page on which no line fits.
    """
    units = sum(line.is_unit for line in lines)
    last_group = max(0, units - 1)
    together = [*((n, n + 1) for n in range(last_group)), (last_group, len(lines))]
    whole_page = FRAME_HEIGHT - head
    start, left = 0, room - head
    for group_start, group_end in together:
        needed = sum(heights[group_start:group_end])
        if needed > left and left < whole_page:
            yield start, group_start
            start, left = group_start, whole_page
        left -= needed
    if left < closing <= whole_page - sum(heights[last_group:]) and start < last_group:
        yield start, last_group
        start = last_group
    yield start, len(lines)


def _row(line: TableLine, measures: Measures) -> list[str]:
    return [line.number, "\n".join(_label_lines(line, measures)), *line.texts]


def _label_font(line: TableLine) -> str:
    return {LineKind.UNIT: REGULAR, LineKind.WAITING: ITALIC}.get(line.kind, BOLD)


def _general_style(measures: Measures) -> list[Command]:
    everything = (0, 0), (-1, -1)
    return [
        ("GRID", *everything, 0.5, black),
        ("FONT", *everything, REGULAR, measures.size, measures.size * _LEADING),
        ("VALIGN", *everything, "MIDDLE"),
        ("LEFTPADDING", *everything, _SIDE),
        ("RIGHTPADDING", *everything, _SIDE),
        ("TOPPADDING", *everything, measures.padding),
        ("BOTTOMPADDING", *everything, measures.padding),
    ]


def _line_styles(form: FormLayout, lines: Sequence[TableLine], *, below: int) -> list[Command]:
    style: list[Command] = [("ALIGN", (0, below), (0, -1), "CENTER"), ("ALIGN", (2, below), (-1, -1), "RIGHT")]
    for row, line in enumerate(lines, start=below):
        style.append(("FONTNAME", (1, row), (1, row), _label_font(line)))
        if line.kind is LineKind.WAITING:
            style.append(("TEXTCOLOR", (1, row), (1, row), GREY))
        if line.kind is LineKind.TOTAL:
            style.append(("FONTNAME", (2, row), (-1, row), BOLD))
        if line.kind is LineKind.COUNTED:
            style.append(("FONTNAME", (2, row), (-1, row), ITALIC))
        if line.kind is LineKind.DIFFERENCE:
            style += [("FONTNAME", (2, row), (-1, row), ITALIC), *_marks(form, row)]
    return style


def _marks(form: FormLayout, row: int) -> Iterator[Command]:
    for position, column in enumerate(form.columns, start=2):
        if column.code in form.differing:
            cell = (position, row), (position, row)
            yield ("FONTNAME", *cell, BOLD)
            yield ("TEXTCOLOR", *cell, RED)
            yield ("BACKGROUND", *cell, _YELLOW)
