"""The lists of a document: its parties, its recipients, the documents it is linked to."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import UnreadDayError, UnreadWordError
from ctph_desktop.domain.partial_days import read_partial_day
from ctph_desktop.domain.programme_documents import (
    LONGEST_TEXT,
    DocumentLink,
    DocumentParty,
    ProgrammeDocument,
    Recipient,
    Relation,
)
from ctph_desktop.domain.text import clean, search_key
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.screens.programme.document_words import relation_words, signed_words
from ctph_desktop.ui.screens.programme.rows_editor import Field, RowsEditor, text_field
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.wording import formats


class PartiesPage(QWidget):
    """Who signs, for whom, whether and when."""

    def __init__(self, widths: ColumnWidths) -> None:
        super().__init__()
        self._units: Mapping[str, str] = {}
        self.own = plain_label(name="sectionTitle", wraps=True, is_selectable=True)
        self.own.hide()
        self.editor = RowsEditor(
            (
                text_field(self.tr("Bên ký"), "name", width=230),
                text_field(self.tr("Ký thay mặt"), "capacity", width=130, tip=self.tr("Ví dụ: TM. BAN THƯỜNG VỤ")),
                text_field(self.tr("Chức vụ"), "post", width=120, tip=self.tr("Ví dụ: GIÁM ĐỐC, KT. GIÁM ĐỐC")),
                text_field(self.tr("Người ký"), "signer", width=140),
                Field(
                    self.tr("Đã ký"),
                    signed_words,
                    _signed,
                    {"is_signed": False, "signed_on": ""},
                    90,
                    tip=lambda _: translate("PartiesPage", "Gõ ngày ký, hoặc x khi đã ký mà không rõ ngày"),
                ),
                text_field(self.tr("Cơ quan thường trực"), "standing_body", width=170),
                text_field(self.tr("Liên hệ"), "contact", width=130),
                Field(self.tr("Đơn vị báo cáo"), lambda party: self._units.get(party.unit or "", ""), width=130),
            ),
            new_row=lambda: DocumentParty(""),
            spoken=self.tr("Các bên ký"),
            widths=widths,
            name="parties",
            adds=button(self.tr("Thêm bên ký"), tip=self.tr("Thêm một dòng dưới dòng đang chọn (F5)")),
        )
        layout = QVBoxLayout(self)
        layout.addWidget(self.own)
        layout.addWidget(self.editor, stretch=1)
        self.setFocusProxy(self.editor)

    def show_document(
        self, document: ProgrammeDocument, *, units: Mapping[str, str], own: DocumentParty | None, is_open: bool
    ) -> None:
        """Show the parties of a version; `own` is the one this office is."""
        self._units = units
        self.editor.show_rows(document.parties, is_open=is_open)
        self.own.setVisible(own is not None)
        if own is not None:
            place = document.parties.index(own) if own in document.parties else 0
            self.editor.grid.setCurrentIndex(self.editor.table.index(place, 0))
            self.own.setText(_own_row(own, place + 1))

    def in_document(self) -> dict[str, Any]:
        """Return the members of a document that stand here."""
        return {"parties": self.editor.rows}


class RecipientsPage(QWidget):
    """Who receives the document, and which others it goes on from."""

    changed = Signal()

    def __init__(self, widths: ColumnWidths) -> None:
        super().__init__()
        self.recipients = RowsEditor(
            (
                text_field(self.tr("Nơi nhận"), "name", width=420),
                text_field(self.tr("Ghi thêm"), "remark", width=160, tip=self.tr("Ví dụ: (để bc), (báo cáo)")),
            ),
            new_row=lambda: Recipient(""),
            spoken=self.tr("Nơi nhận"),
            widths=widths,
            name="recipients",
            adds=button(self.tr("Thêm nơi nhận"), tip=self.tr("Thêm một dòng dưới dòng đang chọn (F5)")),
        )
        self.archive = QLineEdit()
        self.archive.setMaxLength(LONGEST_TEXT)
        self.archive.setPlaceholderText(self.tr("Lưu: VT, … (ký hiệu người soạn)"))
        self.archive.setAccessibleName(self.tr("Dòng lưu"))
        self.links = RowsEditor(
            (
                Field(
                    self.tr("Quan hệ"),
                    lambda link: relation_words()[link.relation],
                    _relation,
                    {"relation": Relation.REFERS_TO},
                    170,
                    tip=lambda _: ", ".join(relation_words().values()),
                ),
                text_field(self.tr("Số, ký hiệu"), "number", width=180),
                Field(
                    self.tr("Ngày"),
                    lambda link: formats.short_day(link.dated),
                    lambda text: {"dated": _day(text)},
                    {"dated": ""},
                    90,
                ),
                text_field(self.tr("Cơ quan ban hành"), "issuer", width=180),
                text_field(self.tr("Tên, trích yếu"), "title", width=320),
                text_field(self.tr("Giai đoạn"), "term", width=100),
            ),
            new_row=lambda: DocumentLink("", Relation.REFERS_TO),
            spoken=self.tr("Văn bản liên kết"),
            widths=widths,
            name="document links",
            adds=button(self.tr("Thêm văn bản"), tip=self.tr("Thêm một dòng dưới dòng đang chọn (F5)")),
        )
        label = mnemonic_label(self.tr("Dòng &lưu:"))
        label.setBuddy(self.archive)
        layout = QVBoxLayout(self)
        layout.addWidget(self.recipients, stretch=1)
        layout.addWidget(label)
        layout.addWidget(self.archive)
        layout.addWidget(plain_label(self.tr("Văn bản liên kết, căn cứ"), name="sectionTitle"))
        layout.addWidget(self.links, stretch=1)
        self.setFocusProxy(self.recipients)
        for editor in (self.recipients, self.links):
            editor.changed.connect(self.changed)
        self.archive.textEdited.connect(lambda _: self.changed.emit())

    def show_document(self, document: ProgrammeDocument, *, is_open: bool) -> None:
        """Show the lists of a version."""
        self.recipients.show_rows(document.recipients, is_open=is_open)
        self.links.show_rows(document.links, is_open=is_open)
        self.archive.setText(document.archive)
        self.archive.setReadOnly(not is_open)

    def finish_edit(self) -> bool:
        """Take what is being typed; false if it is not a value yet."""
        return self.recipients.finish_edit() and self.links.finish_edit()

    def in_document(self) -> dict[str, Any]:
        """Return the members of a document that stand here."""
        return {
            "recipients": self.recipients.rows,
            "links": self.links.rows,
            "archive": clean(self.archive.text()),
        }


def _own_row(own: DocumentParty, place: int) -> str:
    if not own.is_signed:
        return translate("PartiesPage", "Đơn vị mình ký ở dòng {place}: chưa ký.").format(place=place)
    text = translate("PartiesPage", "Đơn vị mình ký ở dòng {place}: {signed}.").format(
        place=place, signed=signed_words(own)
    )
    return f"{text} {' '.join(filter(None, (own.post, own.signer)))}".strip()


def _signed(text: str) -> dict[str, Any]:
    if search_key(text) in {"x", "co", "da ky", "roi"}:
        return {"is_signed": True, "signed_on": ""}
    return {"is_signed": True, "signed_on": _day(text)}


def _day(text: str) -> str:
    day = read_partial_day(text)
    if day is None:
        raise UnreadDayError(clean(text))
    return day


def _relation(text: str) -> dict[str, Any]:
    key = search_key(text)
    meant = [relation for relation, word in relation_words().items() if search_key(word).startswith(key)]
    if len(meant) != 1:
        raise UnreadWordError(clean(text), tuple(relation_words().values()))
    return {"relation": meant[0]}
