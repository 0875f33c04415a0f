"""The cell styles of a workbook, made once each and then only named: openpyxl copies unnamed styles cell by cell."""

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

FONT = "Times New Roman"
_RED = "FFC00000"
_GREY = "FF7F7F7F"
_THIN = Side(style="thin", color="FF000000")


class _Look(Struct, frozen=True):
    horizontal: str = "center"
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    color: str = "FF000000"
    fill: str = ""
    has_border: bool = False
    number: str = ""
    indent: int = 0


_FIGURE = "#,##0"
_SIGNED = "+#,##0;-#,##0;0"
_LOOKS = {
    "office": _Look(is_bold=True),
    "motto": _Look(is_bold=True, is_underlined=True),
    "plain-centre": _Look(),
    "title": _Look(is_bold=True),
    "attached": _Look(is_italic=True),
    "period": _Look(is_bold=True, is_italic=True),
    "coverage": _Look(is_bold=True, is_italic=True, color=_RED),
    "sample": _Look(is_italic=True, color=_RED),
    "heading": _Look(is_bold=True, has_border=True),
    "column-number": _Look(is_italic=True, has_border=True),
    "order": _Look(has_border=True),
    "label": _Look("left", has_border=True),
    "label-waiting": _Look("left", is_italic=True, color=_GREY, has_border=True),
    "label-total": _Look("left", is_bold=True, has_border=True),
    "figure": _Look("right", has_border=True, number=_FIGURE),
    "total": _Look("right", is_bold=True, has_border=True, number=_FIGURE),
    "counted": _Look("right", is_italic=True, has_border=True),
    "stated": _Look("right", has_border=True, number=_FIGURE),
    "difference": _Look("right", is_italic=True, has_border=True, number=_SIGNED),
    "difference-found": _Look("right", is_bold=True, color=_RED, fill="FFFFF2CC", has_border=True, number=_SIGNED),
    "section": _Look("left", is_bold=True),
    "sentence": _Look("left", indent=1),
}


class Styles:
    """Gives cells their named style; each combination of look, size and decimals is registered once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: set[str] = set()

    def apply(self, cell: Cell, look: str, *, size: int, decimals: int = 0) -> None:
        """Give a cell a look at a font size; figures show their decimals in the number format."""
        name = f"{look}-{size}-{decimals}"
        if name not in self._made:
            self._workbook.add_named_style(_style(name, _LOOKS[look], size=size, decimals=decimals))
            self._made.add(name)
        cell.style = name


def _style(name: str, look: _Look, *, size: int, decimals: int) -> NamedStyle:
    style = NamedStyle(name=name)
    style.font = Font(
        name=FONT,
        size=size,
        bold=look.is_bold,
        italic=look.is_italic,
        underline="single" if look.is_underlined else None,
        color=look.color,
    )
    style.alignment = Alignment(
        horizontal=look.horizontal, vertical="center", wrap_text=not look.number, indent=look.indent
    )
    if look.has_border:
        style.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    if look.fill:
        style.fill = PatternFill("solid", start_color=look.fill)
    style.number_format = _number_format(look.number, decimals)
    return style


def _number_format(pattern: str, decimals: int) -> str:
    if not pattern:
        return "General"
    return pattern.replace("#,##0", "#,##0." + "0" * decimals) if decimals else pattern
