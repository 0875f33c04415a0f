"""Hộp chờ: PCs that ask to be enrolled, files that were not taken in, parts held back, each with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import HeldRow, TrayRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.exchange.letter_buttons import LetterButtons
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats

_Line = TrayRow | HeldRow
_MOST_REASON_LINES = 3


class TrayPanel(QWidget):
    """The table, the reason of the chosen line in full, and what can be done about it."""

    told = Signal(str)

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self._link = link
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()
        self._show_line()

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Hộp chờ"))
        self.grid.order_by_heads()
        self.grid.remember_widths(self._link.widths, name="tray")
        self.reason = TextBox(spoken=self.tr("Vì sao chờ"))
        self.reason.setMaximumHeight(self.reason.height_of(_MOST_REASON_LINES))
        self.empty = plain_label(
            self.tr(
                "Hộp chờ trống: không có máy nào xin ghi nhận, không có tệp nào chưa nhập được. Tệp gửi cho nơi khác "
                "không được giữ ở đây."
            ),
            name="hint",
            wraps=True,
        )
        self.letter = LetterButtons()
        self.enrol_button = button(self.tr("&Ghi nhận máy…"), is_primary=True)
        self.dismiss_button = button(self.tr("Loạ&i khỏi hộp chờ"))
        row = QHBoxLayout()
        row.addStretch(1)
        for made in (self.letter, self.enrol_button, self.dismiss_button):
            row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.empty)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addWidget(self.reason)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.grid.row_opened.connect(lambda _row, _column: self._on_enrol_clicked())
        self.grid.current_row_changed.connect(lambda _: self._show_line())
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._show_line())
        self.enrol_button.clicked.connect(self._on_enrol_clicked)
        self.dismiss_button.clicked.connect(self._on_dismiss_clicked)
        self.letter.told.connect(self.told)

    def _columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(
                self.tr("Nhận lúc"),
                lambda r: formats.moment(r.received_at) if r.received_at else "",
                width=124,
                order=lambda r: r.received_at,
            ),
            Column(self.tr("Bên gửi"), self._sender, width=150),
            Column(self.tr("Máy"), lambda r: r.device_name if isinstance(r, TrayRow) else "", width=120),
            Column(self.tr("Vì sao chờ"), lambda r: r.reason, width=430),
            Column(self.tr("Tệp"), lambda r: r.file_name, width=250),
        )

    def _sender(self, row: _Line) -> str:
        if isinstance(row, HeldRow) and row.sender and not row.is_certain:
            return self.tr("{sender} (theo tên tệp)").format(sender=row.sender)
        return row.sender

    def show_lines(self, waiting: Sequence[TrayRow], held: Sequence[HeldRow]) -> None:
        """Show what waits for a person, then what was not taken in."""
        self.table.set_rows((*waiting, *held))
        self.grid.fit()
        self.empty.setVisible(not self.table.rowCount())
        self.grid.setVisible(bool(self.table.rowCount()))
        if self.table.rowCount() and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self._show_line()

    def _line(self) -> _Line | None:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    def _dismissible(self) -> list[_Line]:
        """Return the chosen lines that can be taken out of the tray: many at once, as they were chosen."""
        chosen = {index.row() for index in self.grid.selectedIndexes()}
        lines = [self.table.row(position) for position in sorted(chosen) if position < self.table.rowCount()]
        return [line for line in lines if isinstance(line, TrayRow) or line.can_dismiss]

    def _show_line(self) -> None:
        row = self._line()
        allow(self.enrol_button, why_not=self._why_not_enrol(row))
        allow(self.dismiss_button, why_not="" if self._dismissible() else self._why_not_dismiss(row))
        self.reason.setPlainText(row.reason if row else "")
        self.reason.setVisible(row is not None)
        to = (row.contact.email,) if row and row.contact else ()
        self.letter.set_letter(to=to, subject=row.subject if row else "", text=row.message if row else "")

    def _why_not_enrol(self, row: _Line | None) -> str:
        if isinstance(row, TrayRow):
            return "" if row.can_enrol else self.tr("Tệp này không dùng để ghi nhận máy được; xem lý do ở trên.")
        if row is None:
            return self.tr("Hộp chờ trống.")
        return self.tr("Dòng đang chọn không phải máy xin ghi nhận; xem lý do chờ ở trên.")

    def _why_not_dismiss(self, row: _Line | None) -> str:
        if row is None:
            return self.tr("Hộp chờ trống.")
        if isinstance(row, TrayRow) or row.can_dismiss:
            return ""
        return self.tr("Phần này nằm trong sổ nên không loại được; nó tự hết khi lý do ở trên không còn.")

    def _on_enrol_clicked(self) -> None:
        row = self._line()
        if isinstance(row, TrayRow) and row.can_enrol:
            from ctph_desktop.ui.screens.exchange.enrol_dialog import EnrolDialog  # noqa: PLC0415 - only when opened

            dialog = EnrolDialog(self.window(), row=row, link=self._link)
            if dialog.exec():
                text = self.tr("Đã ghi nhận máy «{device}» của {unit} và nhập các tệp máy đó đã gửi.")
                self.told.emit(text.format(device=shortened(row.device_name), unit=shortened(row.sender)))
            dialog.deleteLater()

    def _on_dismiss_clicked(self) -> None:
        lines = self._dismissible()
        if not lines:
            return
        many = self.tr("{count} tệp").format(count=len(lines))
        name = f"«{lines[0].file_name}»" if len(lines) == 1 else many
        if dialogs.ask(
            self,
            title=self.tr("Hộp chờ"),
            text=self.tr("Loại {name} khỏi hộp chờ?").format(name=name),
            detail=self.tr("Tệp gốc không bị xoá; có thể nhập lại sau."),
            verb=self.tr("&Loại"),
            refusal=self.tr("&Giữ lại"),
        ):
            packages = [line.package if isinstance(line, TrayRow) else line.id for line in lines]
            shown = f"«{shortened(lines[0].file_name)}»" if len(lines) == 1 else many
            done = self.tr("Đã loại {name} khỏi hộp chờ.").format(name=shown)
            self._link.change(lambda o: o.exchange.dismiss(*packages), owner=self, on_done=lambda: self.told.emit(done))
