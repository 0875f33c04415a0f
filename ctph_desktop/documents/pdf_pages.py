"""What stands around the table on the pages of a PDF: title block, page heads, sentences and signatures."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table

from ctph_desktop.documents import layout as texts
from ctph_desktop.documents.layout import FormLayout

REGULAR, BOLD, ITALIC = "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"
RED = HexColor("#C00000")
GREY = HexColor("#606060")

_TOP, _BOTTOM, _LEFT, _RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
_PAGE_WIDTH, _PAGE_HEIGHT = landscape(A4)
FRAME_WIDTH = _PAGE_WIDTH - _LEFT - _RIGHT
FRAME_HEIGHT = _PAGE_HEIGHT - _TOP - _BOTTOM
PAPER: dict[str, Any] = {
    "pagesize": (_PAGE_WIDTH, _PAGE_HEIGHT),
    "topMargin": _TOP,
    "bottomMargin": _BOTTOM,
    "leftMargin": _LEFT,
    "rightMargin": _RIGHT,
}
_FILES = {REGULAR: "LiberationSerif-Regular", BOLD: "LiberationSerif-Bold", ITALIC: "LiberationSerif-Italic"}
_SIGNATURE_ROOM = 18 * mm
_NO_PADDING = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
_TIGHT = [
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def register_fonts(fonts: Path) -> None:
    """Make Liberation Serif known to reportlab, once; its three faces become part of every PDF."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, fonts / f"{file}.ttf"))


def page_template(form: FormLayout, *, name: str) -> PageTemplate:
    """Return the pages of one form: numbered from its own first page, on which the number is not shown."""
    frame = Frame(
        _LEFT, _BOTTOM, FRAME_WIDTH, FRAME_HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    head = _PageHead(form)
    return PageTemplate(id=name, frames=[frame], onPage=head.draw)


def title_block(form: FormLayout) -> list[Any]:
    """Return the office, the state's name and motto, and the title with its lines."""
    block: list[Any] = [two_columns(office_block(form.frame), state_block()), Spacer(1, 8)]
    for text, font, size, color in (
        (form.title, BOLD, 13, black),
        (form.attached_to, ITALIC, 11.5, black),
        (form.period_line, BOLD, 11.5, black),
        (form.coverage_line, BOLD, 11.5, RED),
        (form.frozen_line, BOLD, 11.5, black),
    ):
        if text:
            block.append(paragraph(text, font=font, size=size, color=color))
    return [*block, Spacer(1, 6)]


def height_of(parts: list[Any]) -> float:
    """Return the height parts take one above the other."""
    return float(sum(part.wrap(FRAME_WIDTH, FRAME_HEIGHT)[1] for part in parts))


def closing(form: FormLayout) -> list[Any]:
    """Return what stands under the table: differences, notes, findings, and at the end the signatures."""
    parts: list[Any] = [Spacer(1, 5)]
    for section in form.sections:
        if section.heading:
            heading = paragraph(f"{section.heading}:", font=BOLD, size=10.5, is_centred=False)
            heading.keepWithNext = True
            parts.append(heading)
        parts += [paragraph(text, size=10.5, is_centred=False) for text in section.sentences]
    return [*parts, Spacer(1, 8), signatures(form.frame)]


def kept_together(parts: list[Any]) -> list[Any]:
    """Return closing parts so that the signatures never stand alone on a page when a sentence comes before them."""
    return [*parts[:-3], KeepTogether(parts[-3:])]


class _PageHead:
    """Draws page number and remark in the top margin; what the title block says is not said above it again."""

    def __init__(self, form: FormLayout) -> None:
        self._first, self._further = form.sample_note, form.remark
        self._page = 0

    def draw(self, canvas: Any, _document: Any) -> None:
        """Draw the head of the next page of this form."""
        self._page += 1
        middle = _LEFT + FRAME_WIDTH / 2
        canvas.saveState()
        if self._page > 1:
            canvas.setFont(REGULAR, 13)
            canvas.drawCentredString(middle, _PAGE_HEIGHT - 11 * mm, str(self._page))
        text = self._first if self._page == 1 else self._further
        if text:
            canvas.setFillColor(RED)
            remark = paragraph(text, font=ITALIC, size=10, color=RED)
            _, height = remark.wrap(FRAME_WIDTH, _TOP)
            remark.drawOn(canvas, _LEFT, _PAGE_HEIGHT - 12 * mm - height)
        canvas.restoreState()


class _Rule(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line under a text, centred, at most as wide as the room there is."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._length = width
        self._room = width

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take the whole width and a little height."""
        self._room = room
        return room, 4

    def draw(self) -> None:
        """Draw the line in the middle."""
        half = min(self._length, self._room) / 2
        self.canv.setLineWidth(0.8)
        self.canv.line(self._room / 2 - half, 1.5, self._room / 2 + half, 1.5)


def office_block(frame: texts.PaperFrame) -> list[Any]:
    """Return the name of the office with the line under it, and over it the authority above."""
    above = [paragraph(frame.above, size=12)] if frame.above else []
    name = frame.office_name
    return [*above, paragraph(name, font=BOLD, size=12), _Rule(_text_width(name, BOLD, 12) * 0.4)]


def state_block() -> list[Any]:
    """Return the state's name and motto (NĐ 30/2020, phụ lục I)."""
    return [
        paragraph(texts.MOTTO_STATE, font=BOLD, size=12),
        paragraph(texts.MOTTO_WORDS, font=BOLD, size=13),
        _Rule(_text_width(texts.MOTTO_WORDS, BOLD, 13)),
    ]


def signatures(frame: texts.PaperFrame, width: float = FRAME_WIDTH) -> Table:
    """Return where two people sign, with place and day to be filled in."""
    place = paragraph(frame.place_and_day, font=ITALIC, size=12)
    left, right = [Spacer(1, 15.6), *_signature(frame.preparer)], [place, *_signature(frame.head)]
    return two_columns(left, right, width=width)


def _signature(signature: texts.Signature) -> list[Any]:
    posts = [paragraph(post, font=BOLD, size=12) for post in signature.posts]
    name = [paragraph(signature.name, font=BOLD, size=12)] if signature.name else []
    return [*posts, paragraph(signature.how, font=ITALIC, size=11), Spacer(1, _SIGNATURE_ROOM), *name]


def two_columns(left: list[Any], right: list[Any], *, width: float = FRAME_WIDTH) -> Table:
    """Return what stands side by side at the head or the foot of a page."""
    widths = [width * 0.45, width * 0.55]
    return Table([[left, right]], colWidths=widths, style=_NO_PADDING + _TIGHT)


def _text_width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


def paragraph(text: str, *, font: str = REGULAR, size: float, color: Any = black, is_centred: bool = True) -> Paragraph:
    """Return a paragraph; the leading leaves room for stacked capitals, runs of blanks stay to be written on."""
    style = ParagraphStyle(
        "text", fontName=font, fontSize=size, leading=size * 1.3, textColor=color, splitLongWords=True
    )
    if is_centred:
        style.alignment = TA_CENTER
    return Paragraph(escape(text).replace("  ", "\u00a0 "), style)
