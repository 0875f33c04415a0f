"""Who has not sent a month, and a text ready to remind one or all of them with."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ctph_desktop.services.rows import ReminderRow, Reminders
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.exchange.contact_dialog import ask_contact
from ctph_desktop.ui.screens.exchange.letter_buttons import LetterButtons
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.states import board_state
from ctph_desktop.wording import formats

_Line = ReminderRow | None  # the first line, all of them together, is None


class ReminderDialog(QDialog):
    """The text can be changed before it is copied or mailed; nothing is sent by the program itself."""

    def __init__(self, parent: QWidget, *, reminders: Reminders, link: OfficeLink) -> None:
        super().__init__(parent)
        period = formats.period(reminders.period)
        self.setWindowTitle(self.tr("Nhắc gửi báo cáo {period}").format(period=period))
        self.resize(1140, 540)
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
        self.contact_button = button(self.tr("Sử&a liên hệ…"))
        self.letter = LetterButtons()
        self.close_button = button(self.tr("Đón&g"))
        self.told = plain_label(name="hint", wraps=True)
        self.heading = plain_label(name="sectionTitle", wraps=True)
        middle = QHBoxLayout()
        middle.addWidget(self.grid, stretch=12)
        middle.addWidget(self.text, stretch=10)
        row = QHBoxLayout()
        row.addWidget(self.contact_button)
        row.addWidget(self.told, stretch=1)
        row.addWidget(self.letter)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
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
            Column(self.tr("Bộ phận"), lambda r: r.contact.desk if r else "", width=116),
            Column(self.tr("Điện thoại"), lambda r: r.contact.phone if r else "", width=100),
            Column(self.tr("Thư điện tử"), lambda r: r.contact.email if r else "", width=166),
        )

    def _name(self, row: _Line) -> str:
        return row.unit_name if row else self.tr("Tất cả ({count})").format(count=len(self._reminders.rows))

    def _show_reminders(self, reminders: Reminders, *, row: int) -> None:
        self._reminders = reminders
        self.heading.setText(
            self.tr("{count} đơn vị chưa gửi báo cáo {period}. Chọn một dòng để xem lời nhắc.").format(
                count=len(reminders.rows), period=formats.period(reminders.period)
            )
        )
        self.table.set_rows((None, *reminders.rows))
        self.grid.fit()
        row = min(row, len(reminders.rows))
        self.grid.setCurrentIndex(self.table.index(row, 0))
        self._show_letter(row)

    def _current(self) -> _Line:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    def _show_letter(self, position: int) -> None:
        row = self.table.row(position) if 0 <= position < self.table.rowCount() else None
        self.contact_button.setEnabled(row is not None)
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
