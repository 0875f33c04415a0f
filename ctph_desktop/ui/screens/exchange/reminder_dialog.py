"""Who has not sent a month, and a text ready to remind one or all of them with."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.contact_rows import ContactRow, ReminderRow, Reminders
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.exchange.contact_dialog import ask_contact
from ctph_desktop.ui.screens.exchange.letter_buttons import LetterButtons
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.states import board_state

_Line = ReminderRow | None  # the first line, all of them together, is None


class ReminderDialog(QDialog):
    """The text can be changed before it is copied or mailed; nothing is sent by the program itself."""

    def __init__(self, parent: QWidget, *, reminders: Reminders, link: OfficeLink) -> None:
        super().__init__(parent)
        period = period_words(reminders.period)
        self.setWindowTitle(self.tr("Nhắc gửi báo cáo {period}").format(period=period))
        fit(self, 1140, 540)
        self._link = link
        self._reminders = reminders
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()
        self._show_reminders(reminders, row=0)

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các đơn vị chưa gửi"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Lời nhắc"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            self.tr("Lời nhắc đang trống. Chọn lại một dòng ở bảng bên trái để lấy lời soạn sẵn.")
        )
        self.contact_button = button(self.tr("Sử&a liên hệ…"))
        self.letter = LetterButtons()
        self.close_button = button(self.tr("Đón&g"))
        self.told = plain_label(name="hint", wraps=True)
        self.heading = plain_label(name="sectionTitle", wraps=True)
        self.unreached = plain_label(name="hint", wraps=True)
        middle = QHBoxLayout()
        middle.addWidget(SearchedGrid(self.grid), stretch=12)
        middle.addWidget(self.text, stretch=10)
        row = QHBoxLayout()
        row.addWidget(self.contact_button)
        row.addWidget(self.told, stretch=1)
        row.addWidget(self.letter)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.unreached)
        layout.addLayout(middle, stretch=1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(self._show_letter)
        self.grid.row_opened.connect(lambda _row, _column: self._on_contact_clicked())
        self.text.textChanged.connect(self._hand_over)
        self.contact_button.clicked.connect(self._on_contact_clicked)
        self.letter.told.connect(self.told.setText)
        self.close_button.clicked.connect(self.reject)

    def _columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(self.tr("Đơn vị"), self._name, width=124, is_bold=lambda r: r is None),
            Column(self.tr("Tình trạng"), lambda r: board_state(r.state) if r else "", width=84),
            self._contact_column(self.tr("Bộ phận"), lambda c: c.desk, width=116),
            self._contact_column(self.tr("Điện thoại"), lambda c: c.phone, width=100),
            self._contact_column(self.tr("Thư điện tử"), lambda c: c.email, width=166),
        )

    def _contact_column(self, title: str, read: Callable[[ContactRow], str], *, width: int) -> Column[_Line]:
        """Return a column that says of an office how it is reached, or that this is not known."""
        unknown = self.tr("chưa có")
        return Column(
            title,
            lambda r: (read(r.contact) or unknown) if r else "",
            width=width,
            tone=lambda r: Tone.QUIET if r and not read(r.contact) else Tone.PLAIN,
        )

    def _name(self, row: _Line) -> str:
        return row.unit_name if row else self.tr("Tất cả ({count})").format(count=len(self._reminders.rows))

    def _show_reminders(self, reminders: Reminders, *, row: int) -> None:
        self._reminders = reminders
        self.heading.setText(self._heading(reminders))
        unreached = [r.unit_name for r in reminders.rows if not (r.contact.phone or r.contact.email)]
        self.unreached.setText(
            self.tr("{count} đơn vị chưa có điện thoại, địa chỉ thư ở đây: chọn đơn vị rồi bấm «Sửa liên hệ…».").format(
                count=len(unreached)
            )
        )
        self.unreached.setVisible(bool(unreached))
        self.table.set_rows((None, *reminders.rows))
        self.grid.fit()
        row = min(row, len(reminders.rows))
        self.grid.setCurrentIndex(self.table.index(row, 0))
        self._show_letter(row)

    def _heading(self, reminders: Reminders) -> str:
        """Count who has not sent, and apart from them who has not sent again."""
        returned = sum(1 for row in reminders.rows if row.state is SubmissionState.RETURNED)
        never = len(reminders.rows) - returned
        parts = [self.tr("{count} đơn vị chưa gửi").format(count=never)] if never else []
        if returned:
            parts.append(self.tr("{count} đơn vị bị trả lại chưa gửi lại").format(count=returned))
        return self.tr(
            "Báo cáo {period}: {parts}. Chọn một dòng để xem và sửa lời nhắc; chương trình không tự gửi."
        ).format(period=period_words(reminders.period), parts=", ".join(parts))

    def _current(self) -> _Line:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    def _show_letter(self, position: int) -> None:
        row = self.table.row(position) if 0 <= position < self.table.rowCount() else None
        allow(self.contact_button, why_not="" if row else self.tr("Hãy chọn một đơn vị, không phải dòng «Tất cả»."))
        self.told.clear()
        self.text.setPlainText(row.text if row else self._reminders.text)
        self._hand_over()

    def _hand_over(self) -> None:
        row = self._current()
        meant = [row] if row else self._reminders.rows
        subject = meant[0].subject if meant else ""
        self.letter.set_letter(to=[one.contact.email for one in meant], subject=subject, text=self.text.toPlainText())

    def _on_contact_clicked(self) -> None:
        row = self._current()
        if row is None or not ask_contact(self, contact=row.contact, link=self._link):
            return
        period, position = self._reminders.period, self.grid.currentIndex().row()
        self._link.ask(
            lambda office: office.reminders.missing(period),
            on_done=lambda reminders: self._show_reminders(reminders, row=position),
            owner=self,
        )
