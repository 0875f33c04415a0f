"""The figures of one report on paper, as an office signs them: A4 upright, one line for each indicator."""

import io
from pathlib import Path
from typing import Any

from msgspec import Struct

from ctph_desktop.documents.layout import PaperFrame, paper_frame, printable, shortened
from ctph_desktop.documents.saving import save
from ctph_desktop.domain.letterhead import BLANK, Letterhead

_LONGEST_NAME = 500
_LONGEST_NOTE = 300
_LONGEST_UNIT = 100


class PaperLine(Struct, frozen=True):
    """A line of the table; `texts` stand under the headings after the name."""

    name: str
    texts: tuple[str, ...]
    is_part: bool = False


class MonthPaper(Struct, frozen=True):
    """What stands on the paper. `state` says whether these figures were sealed, `notes` follow the table."""

    office_name: str
    addressee: str
    title: str
    programme: str
    state: str
    sample_note: str
    headings: tuple[str, ...]
    lines: tuple[PaperLine, ...]
    notes: tuple[str, ...] = ()


def write_month_paper(paper: MonthPaper, path: Path, *, fonts: Path, letterhead: Letterhead = BLANK) -> None:
    """Write the paper as a PDF; the faults of `save`. `fonts` is the folder with Liberation Serif."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - start-up
    from reportlab.lib.units import mm  # noqa: PLC0415 - start-up
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415 - start-up

    from ctph_desktop.documents import pdf_pages as pages  # noqa: PLC0415 - brings reportlab

    pages.register_fonts(fonts)
    content = io.BytesIO()
    left, right = 25 * mm, 15 * mm
    document = SimpleDocTemplate(
        content, pagesize=A4, leftMargin=left, rightMargin=right, topMargin=20 * mm, bottomMargin=20 * mm,
        title=printable(paper.title), author=printable(paper.office_name), lang="vi-VN",
    )  # fmt: skip
    width = A4[0] - left - right
    content_parts = _content(paper, paper_frame(paper.office_name, letterhead), width)
    document.build(content_parts, onFirstPage=_mark(paper, first=True), onLaterPages=_mark(paper, first=False))
    save(path, content.getvalue())


def _content(paper: MonthPaper, frame: PaperFrame, width: float) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer  # noqa: PLC0415 - start-up

    from ctph_desktop.documents.pdf_pages import (  # noqa: PLC0415 - brings reportlab
        BOLD,
        ITALIC,
        office_block,
        paragraph,
        signatures,
        state_block,
        two_columns,
    )

    head = two_columns(office_block(frame), state_block(), width=width)
    said = [
        (paper.title, BOLD, 13),
        (paper.programme, BOLD, 12),
        (paper.addressee, ITALIC, 12),
        (paper.state, ITALIC, 11),
    ]
    titles = [paragraph(printable(text), font=font, size=size) for text, font, size in said if text]
    notes = [paragraph(printable(text), size=10.5, is_centred=False) for text in paper.notes]
    return [
        head, Spacer(1, 10), *titles, Spacer(1, 6), _table(paper, width), Spacer(1, 5), *notes, Spacer(1, 8),
        KeepTogether([signatures(frame, width)]),
    ]  # fmt: skip


def _table(paper: MonthPaper, width: float) -> Any:
    from reportlab.lib.colors import black  # noqa: PLC0415 - start-up
    from reportlab.platypus import Table  # noqa: PLC0415 - start-up

    from ctph_desktop.documents.pdf_pages import BOLD, REGULAR, paragraph  # noqa: PLC0415 - brings reportlab

    numbers = len(paper.headings) - 3  # between the unit of measure and the note
    widths = [width * 0.32, width * 0.11, *[width * 0.42 / numbers] * numbers, width * 0.15]
    rows = [[paragraph(printable(text), font=BOLD, size=10) for text in paper.headings]]
    for line in paper.lines:
        name = f"– {line.name}" if line.is_part else line.name
        label = paragraph(
            shortened(name, _LONGEST_NAME), font=REGULAR if line.is_part else BOLD, size=10.5, is_centred=False
        )
        unit, *figures, note = line.texts
        rows.append(
            [
                label,
                paragraph(shortened(unit, _LONGEST_UNIT), size=10),
                *(shortened(figure, _LONGEST_UNIT) for figure in figures),
                paragraph(shortened(note, _LONGEST_NOTE), size=9, is_centred=False),
            ]
        )
    return Table(
        rows, colWidths=widths, repeatRows=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ALIGN", (2, 1), (-2, -1), "RIGHT"), ("FONT", (2, 1), (-2, -1), REGULAR, 10.5),
            ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )  # fmt: skip


def _mark(paper: MonthPaper, *, first: bool) -> Any:
    """Return what draws the page number, not on the first page, and the note of a sample, on all."""

    def draw(canvas: Any, document: Any) -> None:
        from reportlab.lib.units import mm  # noqa: PLC0415 - start-up

        from ctph_desktop.documents.pdf_pages import ITALIC, RED, REGULAR  # noqa: PLC0415 - brings reportlab

        canvas.saveState()
        width, height = document.pagesize
        if not first:
            canvas.setFont(REGULAR, 13)
            canvas.drawCentredString(width / 2, height - 12 * mm, str(document.page))
        if paper.sample_note:
            canvas.setFont(ITALIC, 10)
            canvas.setFillColor(RED)
            canvas.drawCentredString(width / 2, height - 17 * mm, printable(paper.sample_note))
        canvas.restoreState()

    return draw
