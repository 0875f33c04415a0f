"""What a programme's document is called: kind, number, day, title, term, where it was signed."""

from typing import Any

from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import UnreadDayError
from ctph_desktop.domain.partial_days import read_partial_day
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR
from ctph_desktop.domain.programme_documents import LONGEST_TEXT, ProgrammeDocument
from ctph_desktop.domain.text import clean
from ctph_desktop.ui.screens.programme.document_words import kind_words
from ctph_desktop.ui.widgets.controls import mnemonic_label, plain_label, without_wheel
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain


class DocumentPage(QWidget):
    """The fields of a document; `changed` says that something was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: ProgrammeDocument | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.kind = QComboBox()
        without_wheel(self.kind)
        for kind, text in kind_words().items():
            self.kind.addItem(text, kind)
        self.number, self.dated, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.title, self.short_title, self.issuer = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(self.tr("ghi sau cũng được"))
        self.dated.setPlaceholderText(self.tr("15/02/2019, hoặc 02/2019, 2019"))
        self.issuer.setPlaceholderText(self.tr("khi chỉ một cơ quan ban hành"))
        for line in self._lines.values():
            line.setMaxLength(LONGEST_TEXT)
        self.first_year = plain_label()
        self.last_year = QSpinBox()
        without_wheel(self.last_year)
        self.last_year.setRange(EARLIEST_YEAR, LATEST_YEAR)
        self.last_year.setSpecialValueText(self.tr("ký từng năm"))
        self.last_year.setMinimumHeight(self.number.sizeHint().height())
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.why = plain_label(name="hint", wraps=True, is_selectable=True)
        grid = QGridLayout()
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)
        for place, (text, field) in enumerate(
            (
                (self.tr("L&oại văn bản:"), self.kind),
                (self.tr("N&gày:"), self.dated),
                (self.tr("Số, &ký hiệu:"), self.number),
                (self.tr("Nơi ký:"), self.place),
                (self.tr("Cơ quan ban hành:"), self.issuer),
                (self.tr("Đến năm:"), self.last_year),
            )
        ):
            label = mnemonic_label(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", "").rstrip(":"))
            grid.addWidget(label, place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
        names = QFormLayout()
        for text, line in (
            (self.tr("Tên đầ&y đủ:"), self.title),
            (self.tr("Tên ngắn trên màn hình:"), self.short_title),
        ):
            line.setAccessibleName(text.replace("&", "").rstrip(":"))
            names.addRow(text, line)
        layout = QVBoxLayout(self)
        layout.addLayout(names)
        layout.addLayout(grid)
        layout.addWidget(self.first_year)
        layout.addWidget(self.message)
        layout.addWidget(self.why)
        layout.addStretch(1)
        self.setFocusProxy(self.title)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textEdited.connect(lambda _: self._on_edited())
        self.kind.activated.connect(lambda _: self._on_edited())
        self.last_year.valueChanged.connect(lambda _: self._on_edited())

    @property
    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "title": self.title,
            "short_title": self.short_title,
            "number": self.number,
            "dated": self.dated,
            "place": self.place,
            "issuer": self.issuer,
        }

    def show_document(self, document: ProgrammeDocument, *, years: tuple[int, ...], is_open: bool) -> None:
        """Show a version of a document, to be typed into where it is open."""
        self._document = None
        for name, line in self._lines.items():
            text = getattr(document, name)
            line.setText(formats.short_day(text) if name == "dated" else text)
            line.setCursorPosition(0)
            line.setReadOnly(not is_open)
        self.kind.setCurrentIndex(self.kind.findData(document.kind))
        has_term = document.last_year is not UNSET
        self.last_year.setMinimum(document.year - (0 if has_term else 1))
        self.last_year.setValue(document.year - 1 if document.last_year is UNSET else document.last_year)
        for field in (self.kind, self.last_year):
            field.setEnabled(is_open)
        self.first_year.setText(
            self.tr("Giai đoạn từ năm {year}; các năm đã mở: {years}.").format(
                year=document.year, years=", ".join(map(str, years))
            )
        )
        self.why.setText(self.tr("Lý do sửa đổi: {reason}").format(reason=document.reason) if document.reason else "")
        self._document = document
        self._check()

    def in_document(self, document: ProgrammeDocument) -> ProgrammeDocument:
        """Return a document with what stands in the fields; UnreadDayError for what is no day."""
        texts: dict[str, Any] = {name: clean(line.text()) for name, line in self._lines.items()}
        day = read_partial_day(texts["dated"])
        if day is None:
            raise UnreadDayError(texts["dated"])
        last = self.last_year.value()
        texts |= {"dated": day, "kind": self.kind.currentData()}
        return replace(document, **texts, last_year=UNSET if last < document.year else last)

    def _on_edited(self) -> None:
        if self._document is not None:
            self._check()
            self.changed.emit()

    def _check(self) -> None:
        text = ""
        if read_partial_day(self.dated.text()) is None:
            text = explain(UnreadDayError(clean(self.dated.text())))
        self.message.setText(text)
        self.message.setVisible(bool(text))
