"""The page on which the parties of a programme sign, PHẦN KÝ KẾT, as a PDF: A4 upright, two blocks a row."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import KeepInFrame, SimpleDocTemplate, Spacer, Table

from ctph_desktop.documents.layout import printable, shortened
from ctph_desktop.documents.pdf_pages import BOLD, ITALIC, register_fonts
from ctph_desktop.documents.safekeeping_pages import page_head, text_line
from ctph_desktop.documents.saving import save
from ctph_desktop.domain.letterhead import LONGEST_LINE
from ctph_desktop.domain.programme_documents import LONGEST_TEXT, DocumentParty, ProgrammeDocument
from ctph_desktop.wording import documents as words
from ctph_desktop.wording import formats

_MARGINS: Final = {"topMargin": 20 * mm, "bottomMargin": 20 * mm, "leftMargin": 30 * mm, "rightMargin": 15 * mm}
_WIDTH: Final = A4[0] - 45 * mm
_ROOM_TO_SIGN: Final = 20 * mm
_A_ROW: Final = 2
_HIGHEST_BLOCK: Final = 200 * mm
_LONGEST_LABEL: Final = 300
_LONGEST_UNIT: Final = 100


class Commitment(Struct, frozen=True):
    """What a unit commits itself to: an indicator, its unit of measure, and what is assigned and committed."""

    label: str
    unit_of_measure: str
    assigned: str
    committed: str


class SigningPage(Struct, frozen=True):
    """What is printed: a version of a document, who prints it, and of a unit what it commits itself to."""

    document: ProgrammeDocument
    office_name: str
    sample_note: str = ""
    unit_name: str = ""
    commitments: tuple[Commitment, ...] = ()


def write_signing_page(page: SigningPage, path: Path, *, fonts: Path) -> None:
    """Write the page; the faults are those of `documents.saving.save`."""
    register_fonts(fonts)
    document = page.document
    story = [
        text_line(words.SIGNING_PART, font=BOLD, size=15, is_centred=True),
        text_line(printable(document.title), font=BOLD, size=13, is_centred=True),
        *(text_line(printable(line), font=ITALIC, size=12, is_centred=True) for line in words.under_title(document)),
        Spacer(1, 5 * mm),
        Table([["", _place(document)]], colWidths=[_WIDTH * 0.4, _WIDTH * 0.6]),
        Spacer(1, 3 * mm),
        _blocks(document.parties),
        *_commitments(page),
    ]
    content = io.BytesIO()
    made = SimpleDocTemplate(
        content, pagesize=A4, title=words.SIGNING_PART, author=printable(page.office_name), lang="vi-VN", **_MARGINS
    )
    head = page_head(page.sample_note)
    made.build(story, onFirstPage=head, onLaterPages=head)
    save(path, content.getvalue())


def _place(document: ProgrammeDocument) -> Any:
    day = formats.day_to_fill_in(document.dated)
    return text_line(
        words.place_and_day(shortened(document.place, LONGEST_LINE), day), font=ITALIC, size=12, is_centred=True
    )


def _blocks(parties: Sequence[DocumentParty]) -> Table:
    cells = [_in_frame(_block(party)) for party in parties] or [[text_line("")]]
    if len(cells) % _A_ROW:
        cells.append([text_line("")])
    return Table(
        [cells[start : start + _A_ROW] for start in range(0, len(cells), _A_ROW)],
        colWidths=[_WIDTH / _A_ROW] * _A_ROW,
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 6 * mm)],
    )


def _in_frame(block: list[Any]) -> list[Any]:
    """Return a block that is drawn smaller where it would be higher than a page: a name may be of any length."""
    return [KeepInFrame(_WIDTH / _A_ROW, _HIGHEST_BLOCK, block, mode="shrink")]


def _block(party: DocumentParty) -> list[Any]:
    heads = [(party.name, BOLD), (party.capacity, BOLD), (party.post, BOLD)]
    parts = [
        text_line(shortened(text, LONGEST_TEXT), font=font, size=12, is_centred=True) for text, font in heads if text
    ]
    signed = words.signed_block(formats.short_day(party.signed_on), is_signed=party.is_signed)
    if signed:
        parts += [Spacer(1, _ROOM_TO_SIGN / 3), text_line(signed, font=ITALIC, size=12, is_centred=True)]
    parts.append(Spacer(1, _ROOM_TO_SIGN / 3 if signed else _ROOM_TO_SIGN))
    signer = shortened(party.signer, LONGEST_TEXT)
    return [*parts, *([text_line(signer, font=BOLD, size=12, is_centred=True)] if signer else [])]


def _commitments(page: SigningPage) -> list[Any]:
    if not page.commitments:
        return []
    rows = [
        [text_line(text, font=BOLD, size=11, is_centred=True) for text in words.COMMITMENT_HEADS],
        *(
            [
                text_line(shortened(one.label, _LONGEST_LABEL), size=11),
                text_line(shortened(one.unit_of_measure, _LONGEST_UNIT), size=11, is_centred=True),
                text_line(one.assigned, size=11, is_centred=True),
                text_line(one.committed, size=11, is_centred=True),
            ]
            for one in page.commitments
        ),
    ]
    table = Table(
        rows,
        colWidths=[_WIDTH * 0.52, _WIDTH * 0.16, _WIDTH * 0.16, _WIDTH * 0.16],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    )
    heading = text_line(
        words.commitments_of(shortened(page.unit_name, LONGEST_LINE)), font=BOLD, size=13, is_centred=True
    )
    heading.keepWithNext = True
    return [Spacer(1, 4 * mm), heading, Spacer(1, 2 * mm), table]
