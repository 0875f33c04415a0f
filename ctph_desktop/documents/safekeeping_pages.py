"""The recovery sheet and the minutes of a handover as PDF pages: A4 upright, embedded font."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from ctph_desktop.documents import layout as texts
from ctph_desktop.documents.pdf_pages import BOLD, ITALIC, RED, REGULAR, register_fonts
from ctph_desktop.documents.saving import save
from ctph_desktop.domain.letterhead import LONGEST_LINE
from ctph_desktop.domain.safekeeping import HandoverMinutes, RecoverySheet
from ctph_desktop.files.placing import PRIVATE
from ctph_desktop.wording import formats
from ctph_desktop.wording import safekeeping_papers as words

_MARGINS: Final = {"topMargin": 20 * mm, "bottomMargin": 20 * mm, "leftMargin": 30 * mm, "rightMargin": 15 * mm}
_WIDTH: Final = A4[0] - 45 * mm
_GROUPS_A_ROW: Final = 4


def write_recovery_sheet(sheet: RecoverySheet, path: Path, *, fonts: Path) -> None:
    """Write the page that is to be printed and locked away; the faults are those of `documents.saving.save`."""
    register_fonts(fonts)
    rows = [sheet.groups[start : start + _GROUPS_A_ROW] for start in range(0, len(sheet.groups), _GROUPS_A_ROW)]
    groups = Table(
        [[text_line(group, font=BOLD, size=20, is_centred=True) for group in row] for row in rows],
        colWidths=[_WIDTH / _GROUPS_A_ROW] * _GROUPS_A_ROW,
        rowHeights=[16 * mm] * len(rows),
        style=[("GRID", (0, 0), (-1, -1), 0.8, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    )
    story = [
        text_line("PHIẾU PHỤC HỒI DỮ LIỆU", font=BOLD, size=16, is_centred=True),
        text_line("Chương trình phối hợp (CTPH Desktop)", font=ITALIC, size=12, is_centred=True),
        Spacer(1, 8 * mm),
        text_line(f"Đơn vị: {sheet.unit_name} (mã {sheet.unit_code})"),
        text_line(f"Số phiếu: {sheet.number}. Lập lúc {formats.moment(sheet.issued_at)}."),
        Spacer(1, 4 * mm),
        text_line("Mã phục hồi, đọc từ trái sang phải, hàng trên trước:", font=BOLD),
        Spacer(1, 2 * mm),
        groups,
        Spacer(1, 6 * mm),
        *map(text_line, words.sheet_advice(is_first=sheet.is_first)),
        Spacer(1, 8 * mm),
        _signatures("Người giữ phiếu", "Thủ trưởng đơn vị"),
    ]
    _build(story, path, title=f"Phiếu phục hồi {sheet.number}", author=sheet.unit_name, sample_note=sheet.sample_note)


def write_minutes(minutes: HandoverMinutes, path: Path, *, fonts: Path) -> None:
    """Write the minutes of a handover, to be printed and signed; the faults are those of `documents.saving.save`."""
    register_fonts(fonts)
    story = [
        _heads(minutes),
        Spacer(1, 6 * mm),
        text_line("BIÊN BẢN BÀN GIAO", font=BOLD, size=15, is_centred=True),
        text_line("Dữ liệu chương trình phối hợp", font=BOLD, size=13, is_centred=True),
        Spacer(1, 5 * mm),
        *map(text_line, words.handover_statements(minutes)),
        Spacer(1, 8 * mm),
        _signatures("Bên giao", "Bên nhận", "Thủ trưởng đơn vị"),
    ]
    _build(story, path, title="Biên bản bàn giao", author=minutes.unit_name, sample_note=minutes.sample_note)


def _heads(minutes: HandoverMinutes) -> Table:
    left = [
        text_line(texts.shortened(name, LONGEST_LINE).upper(), font=font, size=11, is_centred=True)
        for name, font in _offices(minutes)
    ]
    right = [
        text_line(texts.MOTTO_STATE, font=BOLD, size=11, is_centred=True),
        text_line(texts.MOTTO_WORDS, font=BOLD, size=12, is_centred=True),
    ]
    style = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table([[left, right]], colWidths=[_WIDTH * 0.4, _WIDTH * 0.6], style=style)


def _offices(minutes: HandoverMinutes) -> tuple[tuple[str, str], ...]:
    own = (minutes.unit_name, BOLD)
    return ((minutes.superior_name, REGULAR), own) if minutes.superior_name else (own,)


def _signatures(*names: str) -> Table:
    cells = [
        [
            text_line(name.upper(), font=BOLD, size=11, is_centred=True),
            text_line("(Ký, ghi rõ họ tên)", font=ITALIC, size=11, is_centred=True),
        ]
        for name in names
    ]
    return Table(
        [cells],
        colWidths=[_WIDTH / len(names)] * len(names),
        rowHeights=[32 * mm],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )


def text_line(
    text: str, *, font: str = REGULAR, size: float = 13, is_centred: bool = False, color: Any = black
) -> Paragraph:
    """Return a paragraph of an upright page."""
    style = ParagraphStyle(
        "text", fontName=font, fontSize=size, leading=size * 1.35, spaceAfter=3, splitLongWords=True, textColor=color,
        alignment=TA_CENTER if is_centred else TA_LEFT,
    )  # fmt: skip
    return Paragraph(escape(text), style)


def _build(story: Sequence[Any], path: Path, *, title: str, author: str, sample_note: str) -> None:
    content = io.BytesIO()
    document = SimpleDocTemplate(content, pagesize=A4, title=title, author=author, lang="vi-VN", **_MARGINS)
    head = page_head(sample_note)
    document.build(list(story), onFirstPage=head, onLaterPages=head)
    save(path, content.getvalue(), mode=PRIVATE)


def page_head(sample_note: str) -> Callable[[Any, Any], None]:
    """Return what draws the note of a sample in the top margin of every page."""

    def draw(canvas: Any, _document: Any) -> None:
        if sample_note:
            note = text_line(sample_note, font=ITALIC, size=10, is_centred=True, color=RED)
            _, height = note.wrap(_WIDTH, _MARGINS["topMargin"])
            note.drawOn(canvas, _MARGINS["leftMargin"], A4[1] - 12 * mm - height)

    return draw
