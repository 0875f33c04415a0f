"""How a programme's document is written: its days, its number, and the line that refers to it on every form."""

from typing import Final

from ctph_desktop.domain.programme_documents import DocumentKind, DocumentLink, ProgrammeDocument, Recipient, Relation
from ctph_desktop.wording import formats

KINDS: Final = {
    DocumentKind.COORDINATION: "Chương trình phối hợp",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.ACTION: "Chương trình hành động",
    DocumentKind.LETTER: "Công văn",
    DocumentKind.OTHER: "Văn bản khác",
}
RELATIONS: Final = {
    Relation.PARENT: "chương trình cấp trên",
    Relation.IMPLEMENTS: "triển khai",
    Relation.REPLACES: "thay thế",
    Relation.PREDECESSOR: "tiếp nối giai đoạn trước",
    Relation.REPLIES_TO: "trả lời",
    Relation.REFERS_TO: "viện dẫn",
    Relation.LEGAL_BASIS: "căn cứ",
}
SIGNED: Final = "đã ký"
SIGNING_PART: Final = "PHẦN KÝ KẾT"
COMMITMENT_HEADS: Final = ("Chỉ tiêu", "Đơn vị tính", "Giao", "Cam kết")
_NUMBERS_TO_FILL_IN: Final = {DocumentKind.COORDINATION: "……/CTrPH – UBND"}


def place_and_day(place: str, day: str) -> str:
    """Write where and when a document was signed; room is left for a place that is not known yet."""
    return f"{place or '…………'}, {day}"


def reference(document: ProgrammeDocument) -> str:
    """Write what stands under the title of every form: the document it goes with."""
    kind = KINDS[document.kind] if document.kind is not DocumentKind.OTHER else "văn bản"
    number = document.number or _NUMBERS_TO_FILL_IN.get(document.kind, "……")
    return f"( Kèm theo {kind} số {number} {formats.day_to_fill_in(document.dated)} )"


def signed(day: str, *, is_signed: bool) -> str:
    """Say whether and on which day a party signed."""
    return day or SIGNED if is_signed else ""


def signed_block(day: str, *, is_signed: bool) -> str:
    """Say in a block of the page that is signed whether and on which day it was."""
    if not is_signed:
        return ""
    return f"(Đã ký ngày {day})" if day else "(Đã ký)"


def under_title(document: ProgrammeDocument) -> tuple[str, ...]:
    """Return what stands under the title of the page that is signed: the document's number, and an amendment."""
    number = f"Số: {document.number}" if document.number else ""
    return tuple(filter(None, (number, version(document) if document.version > 1 else "")))


def commitments_of(unit: str) -> str:
    """Head the targets a unit commits itself to."""
    return f"CHỈ TIÊU CAM KẾT CỦA {unit.upper()}"


def recipient(line: Recipient) -> str:
    """Write a line of *Nơi nhận*."""
    return f"- {line.name} {line.remark}".rstrip() + ";"


def link(other: DocumentLink) -> str:
    """Write another document in a line: what it is to this one, its title, number, day and who issued it."""
    parts = (
        other.title,
        f"số {other.number}" if other.number else "",
        formats.long_day(other.dated),
        f"của {other.issuer}" if other.issuer else "",
        f"giai đoạn {other.term}" if other.term else "",
    )
    return f"{RELATIONS[other.relation]}: {' '.join(filter(None, parts))}"


def version(document: ProgrammeDocument) -> str:
    """Name a version: the one first signed, or an amendment with its document."""
    if document.version == 1:
        return "Bản ký ban đầu"
    by = f" theo {document.amended_by}" if document.amended_by else ""
    on = f" ngày {formats.short_day(document.amended_on)}" if document.amended_on else ""
    return f"Sửa đổi lần {document.version - 1}{by}{on}"
