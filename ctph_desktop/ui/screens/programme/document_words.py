"""What the screen calls kinds of documents, relations between them, versions, in the language of the interface."""

from collections.abc import Mapping

from ctph_desktop.domain.programme_documents import DocumentKind, DocumentParty, ProgrammeDocument, Relation
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording import formats


def kind_words() -> Mapping[DocumentKind, str]:
    """Return what each kind of document is called."""
    return {
        DocumentKind.COORDINATION: translate("DocumentWords", "Chương trình phối hợp"),
        DocumentKind.PLAN: translate("DocumentWords", "Kế hoạch"),
        DocumentKind.ACTION: translate("DocumentWords", "Chương trình hành động"),
        DocumentKind.LETTER: translate("DocumentWords", "Công văn"),
        DocumentKind.OTHER: translate("DocumentWords", "Văn bản khác"),
    }


def relation_words() -> Mapping[Relation, str]:
    """Return what each relation to another document is called."""
    return {
        Relation.PARENT: translate("DocumentWords", "chương trình cấp trên"),
        Relation.IMPLEMENTS: translate("DocumentWords", "triển khai"),
        Relation.REPLACES: translate("DocumentWords", "thay thế"),
        Relation.PREDECESSOR: translate("DocumentWords", "tiếp nối giai đoạn trước"),
        Relation.REPLIES_TO: translate("DocumentWords", "trả lời"),
        Relation.REFERS_TO: translate("DocumentWords", "viện dẫn"),
        Relation.LEGAL_BASIS: translate("DocumentWords", "căn cứ"),
    }


def signed_words(party: DocumentParty) -> str:
    """Say whether and on which day a party signed."""
    if not party.is_signed:
        return ""
    return formats.short_day(party.signed_on) or translate("DocumentWords", "đã ký")


def version_words(document: ProgrammeDocument) -> str:
    """Name a version: the one first signed, or an amendment with its document."""
    if document.version == 1:
        return translate("DocumentWords", "Bản ký ban đầu")
    text = translate("DocumentWords", "Sửa đổi lần {number}").format(number=document.version - 1)
    return " ".join(filter(None, (text, document.amended_by, formats.short_day(document.amended_on))))


def state_words(document: ProgrammeDocument) -> str:
    """Say which document is shown: its kind, number and day."""
    number = document.number or translate("DocumentWords", "chưa có số")
    day = formats.short_day(document.dated) or translate("DocumentWords", "chưa có ngày")
    return f"{kind_words()[document.kind]} · {number} · {day}"
