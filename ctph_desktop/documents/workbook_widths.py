"""How wide the columns of a sheet are and how many lines a text takes, estimated without opening a font."""

import unicodedata

from ctph_desktop.documents.layout import FormLayout, fit_widths

# 252 mm between the margins of A4 landscape, in widths of a digit as Excel counts them.
_PAGE_WIDTH = 132.0
_FONT_SIZES = (11, 10, 9, 8)
# Excel's own limit, in points, and the lines of a sentence that surely stay below it.
HIGHEST_ROW = 409.0
_MOST_LINES = 20
# What a name may ask of the page's width: its longest word, and all of it.
_LONGEST_WORD = 0.2
_LONGEST_LABEL = 0.3
_NARROW = frozenset(" .,;:'|/()[]-–ijltfI")


def choose_widths(form: FormLayout) -> tuple[int, tuple[float, ...]]:
    """Return the largest font size at which no number and no word of a heading is broken, and the column widths.

    A size that leaves every label on one line is preferred, else the one at which the labels are lowest. Beyond the
    smallest size the sheet grows wider and the printer scales it down.
    """
    fitting = []
    for size in _FONT_SIZES:
        minimum, wanted = _needs(form, size)
        widths = fit_widths(minimum, wanted, total=_PAGE_WIDTH)
        if widths is not None:
            fitting.append((size, widths, widths[1] >= wanted[1]))
    if not fitting:
        return size, tuple(minimum)
    chosen = next((choice for choice in fitting if choice[2]), None) or min(
        fitting, key=lambda choice: _height(form, choice[0], choice[1][1])
    )
    return chosen[0], chosen[1]


def _height(form: FormLayout, size: int, width: float) -> int:
    """Return how much room the labels take one under the other, in lines of the smallest size."""
    return sum(size * line_count(line.label, width, size=size, is_bold=not line.is_unit) for line in form.lines)


def _needs(form: FormLayout, size: int) -> tuple[list[float], list[float]]:
    minimum, wanted = [5.0], [5.0]
    labels = [line.label for line in form.lines]
    words = [word for label in labels for word in label.split()]
    longest_word = max(_width(word, size=size, is_bold=True) for word in words) + 2
    minimum.append(min(longest_word, _PAGE_WIDTH * _LONGEST_WORD))
    longest_label = max(_width(label, size=size, is_bold=True) for label in labels) + 2
    wanted.append(max(minimum[1], min(longest_label, _PAGE_WIDTH * _LONGEST_LABEL)))
    for position, column in enumerate(form.columns):
        heading = next(h for h in form.headings if h.column == position + 2 and h.row == len(column.groups))
        figures = [line.texts[position] for line in form.lines] + list(form.numbers[position + 2 : position + 3])
        pieces = [*heading.text.split(), *figures]
        least = max(_width(piece, size=size, is_bold=True) for piece in pieces) + 1.5
        minimum.append(least)
        wanted.append(max(least, _width(heading.text, size=size, is_bold=True) / 2.5 + 1.5))
    return minimum, wanted


def _width(text: str, *, size: int, is_bold: bool = False) -> float:
    """Estimate how wide Times sets a text, in widths of a digit of the workbook's default font (7 pixels)."""
    ems = sum(_em(character) for character in text)
    return ems * size / 0.75 / 7 * (1.06 if is_bold else 1.0)


def _em(character: str) -> float:
    letter = unicodedata.normalize("NFD", character)[0]
    if letter in _NARROW:
        return 0.3
    if letter in "mwMW":
        return 0.8
    if letter.isupper():
        return 0.7
    return 0.42 if letter in "acersz" else 0.5


def line_count(text: str, width: float, *, size: int, is_bold: bool = False) -> int:
    """Estimate the lines a text takes in a cell that wraps."""
    lines, used = 1, 0.0
    room = max(1.0, width - 1.0)
    for word in text.split(" "):
        needed = _width(word, size=size, is_bold=is_bold)
        if used and used + needed > room:
            lines, used = lines + 1, 0.0
        extra = int(needed // room)
        lines, used = lines + extra, used + needed - extra * room + _width(" ", size=size)
    return lines


def in_rows(text: str, width: float, *, size: int) -> list[str]:
    """Return a text in pieces of whole words, each low enough for a row of a sheet."""
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if rows[-1] and line_count(longer, width, size=size) > _MOST_LINES:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
