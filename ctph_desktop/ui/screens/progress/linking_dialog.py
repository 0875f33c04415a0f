"""Figures of the office's other journals beside those of the month's sheet: chosen line by line, copied at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.figures import MISSING
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import linking, terms

if TYPE_CHECKING:
    from ctph_desktop.office.linking import LinkProposal

_LINE, _PRESENT, _OFFERED, _SOURCE = range(4)


class LinkingDialog(QDialog):
    """Accepted means: copy what is `chosen`. A line has one source at most."""

    def __init__(self, parent: QWidget, *, proposals: "Sequence[LinkProposal]") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lấy số từ cơ quan khác"))
        fit(self, 860, 460 if proposals else 150)
        self._proposals = tuple(proposals)
        self._build()
        self._fill()
        self._show_whether_any()

    def _build(self) -> None:
        said = (
            self.tr(
                "Số của sổ khác có cùng mã, đơn vị tính và số lẻ. Đánh dấu dòng cần lấy; số đã lấy có ghi nguồn, và "
                "chương trình báo khi hai nơi lệch nhau."
            )
            if self._proposals
            else self.tr("Các sổ khác chưa có số nào của kỳ này mà biểu ở đây dùng được.")
        )
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Các số có thể lấy"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Chỉ tiêu"), self.tr("Số đang có"), self.tr("Số lấy về"), self.tr("Từ")]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVisible(bool(self._proposals))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_LINE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_SOURCE, QHeaderView.ResizeMode.Stretch)
        self.take_button = button(self.tr("&Lấy về"), is_primary=True)
        self.take_button.setVisible(bool(self._proposals))
        leave = button(self.tr("T&hôi") if self._proposals else self.tr("Đón&g"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(said, wraps=True))
        self.rivals_note = plain_label(linking.choose_one(), name="bubble", wraps=True)
        self.rivals_note.setVisible(any(one.has_rivals for one in self._proposals))
        layout.addWidget(self.rivals_note)
        layout.addWidget(self.table, stretch=1)
        layout.addWidget(buttons)
        self.table.itemChanged.connect(self._on_item_changed)

    def _fill(self) -> None:
        taken: set[object] = set()
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._proposals))
            for row, one in enumerate(self._proposals):
                line = QTableWidgetItem(one.label)
                line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_wanted = one.differs and (one.present == MISSING or one.is_linked) and one.key not in taken
                if one.has_rivals:
                    is_wanted = False
                    line.setFont(self._bold())
                taken |= {one.key} if is_wanted else set()
                line.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
                source = linking.where_from(
                    one.authority, one.source.programme, counted=one.source.counted, units=one.source.units
                )
                for column, text in (
                    (_PRESENT, terms.figure(one.present)),
                    (_OFFERED, terms.figure(one.source.value)),
                    (_SOURCE, source),
                ):
                    item = QTableWidgetItem(text)
                    if column != _SOURCE:
                        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self.table.setItem(row, column, item)
                self.table.setItem(row, _LINE, line)
        if self._proposals:
            self.table.setCurrentCell(0, _LINE)

    def _bold(self) -> QFont:
        font = QFont(self.table.font())
        font.setBold(True)
        return font

    @property
    def chosen(self) -> "tuple[LinkProposal, ...]":
        """What is to be copied."""
        return tuple(one for row, one in enumerate(self._proposals) if self._is_checked(row))

    def _is_checked(self, row: int) -> bool:
        item = self.table.item(row, _LINE)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        row = item.row()
        if self._is_checked(row):
            with QSignalBlocker(self.table):
                for other, one in enumerate(self._proposals):
                    rival = self.table.item(other, _LINE)
                    if other != row and one.key == self._proposals[row].key and rival is not None:
                        rival.setCheckState(Qt.CheckState.Unchecked)
        self._show_whether_any()

    def _show_whether_any(self) -> None:
        allow(self.take_button, why_not="" if self.chosen else self.tr("Hãy đánh dấu ít nhất một dòng."))
