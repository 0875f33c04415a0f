"""Opens a programme's next year: asks where its targets come from, and shows what allocating them comes to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.allocation import AllocationMethod
from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.services.programmes.opening import FirstTargets, OpeningChoices, OpeningView
from ctph_desktop.services.reading.allocations import AllocationPlan, WantedAllocation
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.allocation_table import show_allocations, told_of
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class OpeningDialog(QDialog):
    """Accepted means: the year is to be opened with `targets`, of which those `allocated` were seen unit by unit."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, view: OpeningView) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mở năm {year}").format(year=view.year))
        self._link = link
        self._view = view
        self._choices: OpeningChoices | None = None
        self.allocated: tuple[WantedAllocation, ...] = ()
        self._build()
        self._connect()
        self._show_targets()

    @property
    def targets(self) -> FirstTargets:
        """Where the targets of the new year come from."""
        if self.is_allocated.isChecked():
            return FirstTargets.ALLOCATED
        return FirstTargets.LAST_YEAR if self.is_copied.isChecked() else FirstTargets.EMPTY

    def _build(self) -> None:
        view = self._view
        asked = self.tr("Mở năm {year} cho {count} đơn vị, {forms} biểu?").format(
            year=view.year, count=len(view.units), forms=view.forms
        )
        told = self.tr(
            "Các xã nhận năm mới cùng tệp trả lời tiếp theo, không phải tham gia lại. Năm trước vẫn mở bên cạnh cho "
            "đến khi khoá."
        )
        ended = self.tr("Không còn: {names}.").format(names=", ".join(view.ended)) if view.ended else ""
        self.is_empty = QRadioButton(self.tr("Chỉ tiêu để &trống"))
        self.is_copied = QRadioButton(self.tr("&Chép {count} chỉ tiêu năm trước").format(count=view.targets))
        self.is_allocated = QRadioButton(self.tr("&Phân bổ theo số đầu năm của từng đơn vị, xem trước rồi mới ghi"))
        self.is_empty.setChecked(True)
        self.open_button = button(self.tr("&Mở năm {year}").format(year=view.year), is_primary=True)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.allocating = self._allocating()
        buttons = QDialogButtonBox()
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("T&hôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(asked, wraps=True))
        layout.addWidget(plain_label("\n".join(filter(None, (ended, told))), name="hint", wraps=True))
        for choice in (self.is_empty, self.is_copied, self.is_allocated):
            layout.addWidget(choice)
        layout.addWidget(self.allocating, 1)
        layout.addWidget(self.message)
        layout.addStretch()
        layout.addWidget(buttons)

    def _allocating(self) -> QWidget:
        self.line, self.tier, self.basis, self.way, self.method = (QComboBox() for _ in range(5))
        self.way.addItem(self.tr("tỷ lệ % của số đầu năm"))
        self.way.addItem(self.tr("tổng chia cho các đơn vị"))
        self.method.addItem(self.tr("khớp tổng theo phần dư lớn nhất"), AllocationMethod.REMAINDER)
        self.method.addItem(self.tr("làm tròn từng đơn vị"), AllocationMethod.ROUNDED)
        self.method.addItem(self.tr("bỏ phần lẻ"), AllocationMethod.DOWN)
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("ví dụ: 24,4"))
        self.add_button = button(self.tr("&Xem phân bổ"))
        self.remove_button = button(self.tr("&Bỏ cột đang chọn"))
        self.table = QTableWidget(0, 0)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(self.tr("Chỉ tiêu phân bổ cho từng đơn vị"))
        self.told = plain_label(name="hint", wraps=True)
        form = QFormLayout()
        for title, fields in (
            (self.tr("Chỉ t&iêu:"), (self.line, self.tier)),
            (self.tr("Chia th&eo:"), (self.basis,)),
            (self.tr("Bằn&g:"), (self.way, self.number)),
            (self.tr("Làm t&ròn:"), (self.method, self.add_button, self.remove_button)),
        ):
            label, row = mnemonic_label(title), QHBoxLayout()
            label.setBuddy(fields[0])
            for field in fields:
                row.addWidget(field, 1 if field in {self.line, self.basis} else 0)
            if fields[0] not in {self.line, self.basis}:
                row.addStretch(1)
            form.addRow(label, row)
        for combo, spoken in (
            (self.line, self.tr("Chỉ tiêu được phân bổ")),
            (self.tier, self.tr("Giao hay cam kết")),
            (self.basis, self.tr("Chia theo số đầu năm của")),
            (self.way, self.tr("Tỷ lệ hay tổng")),
            (self.method, self.tr("Cách làm tròn")),
        ):
            without_wheel(combo)
            combo.setAccessibleName(spoken)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for wide in (self.line, self.basis):
            wide.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            wide.setMinimumContentsLength(30)
        self.number.setAccessibleName(self.tr("Tỷ lệ hoặc tổng"))
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        return box

    def _connect(self) -> None:
        for choice in (self.is_empty, self.is_copied, self.is_allocated):
            choice.toggled.connect(self._show_targets)
        self.line.currentIndexChanged.connect(self._show_tiers)
        self.number.textEdited.connect(self.message.hide)
        self.number.returnPressed.connect(self._on_add_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.table.currentCellChanged.connect(self._show_told)

    def _show_targets(self) -> None:
        is_allocated = self.is_allocated.isChecked()
        if self.allocating.isVisibleTo(self) is not is_allocated or not self.isVisible():
            self.allocating.setVisible(is_allocated)
            fit(self, 900 if is_allocated else 560, 640 if is_allocated else 260)
        self._show_may_open()
        if is_allocated and self._choices is None:
            year = self._view.year
            self._link.ask(lambda office: office.opening.choices(year), on_done=self._show_choices, owner=self)

    def _show_may_open(self) -> None:
        self.message.hide()
        self.open_button.setEnabled(bool(self.allocated) or not self.is_allocated.isChecked())
        self.remove_button.setEnabled(bool(self.allocated))

    def _show_choices(self, choices: OpeningChoices) -> None:
        self._choices = choices
        for line in choices.lines:
            self.line.addItem(f"{line.code} – {line.label}", line)
        for basis in choices.bases:
            total = formats.quantity(basis.total, decimals=basis.decimals)
            self.basis.addItem(
                self.tr("{code} – {name}: {total}, {count} đơn vị có số").format(
                    code=basis.code, name=basis.name, total=total, count=basis.units
                ),
                basis.code,
            )
        can_allocate = bool(choices.lines and choices.bases)
        self.add_button.setEnabled(can_allocate)
        if not can_allocate:
            self._say(
                self.tr("Chưa đơn vị nào có số đầu năm để chia theo. Hãy mở năm với chỉ tiêu để trống hoặc chép.")
            )

    def _show_tiers(self) -> None:
        chosen = self.tier.currentData()
        self.tier.clear()
        for measure in self.line.currentData().measures:
            is_assigned = measure is Measure.ASSIGNED
            self.tier.addItem(self.tr("giao") if is_assigned else self.tr("cam kết"), measure)
        self.tier.setCurrentIndex(max(self.tier.findData(chosen), 0))

    def _wanted(self) -> WantedAllocation:
        """Return what the fields say; a DomainError where the number is none."""
        number = parse_quantity(self.number.text(), decimals=4)
        method, measure = AllocationMethod(self.method.currentData()), Measure(self.tier.currentData())
        is_rate = self.way.currentIndex() == 0
        plan = AllocationPlan(rate=number / 100 if is_rate else None, total=None if is_rate else number, method=method)
        return WantedAllocation(self.line.currentData().code, self.basis.currentData(), plan, measure)

    def _on_add_clicked(self) -> None:
        if not self.line.count() or not self.basis.count():
            return
        try:
            wanted = self._wanted()
        except DomainError as error:
            self._say(explain(error))
            self.number.setFocus()
            return
        others = [one for one in self.allocated if (one.code, one.measure) != (wanted.code, wanted.measure)]
        self._see((*others, wanted))

    def _on_remove_clicked(self) -> None:
        place = max(self.table.currentColumn(), 0)
        self._see(self.allocated[:place] + self.allocated[place + 1 :])

    def _see(self, allocated: tuple[WantedAllocation, ...]) -> None:
        if not allocated:
            self.allocated = ()
            self.table.setColumnCount(0)
            self.table.setRowCount(0)
            self.told.clear()
            self._show_may_open()
            return
        self.open_button.setEnabled(False)
        self._link.ask(
            partial(_preview, year=self._view.year, allocated=allocated),
            on_done=lambda view: self._show_allocated(allocated, view),
            on_error=self._on_refused,
            owner=self,
        )

    def _show_allocated(self, allocated: tuple[WantedAllocation, ...], view: OpeningView) -> None:
        self.allocated = allocated
        self._view = view
        show_allocations(self.table, view)
        self._show_told()
        self._show_may_open()

    def _show_told(self) -> None:
        column = self.table.currentColumn()
        if 0 <= column < len(self._view.allocations):
            self.told.setText(told_of(self._view.allocations[column]))

    def _on_refused(self, error: BaseException) -> None:
        self._show_may_open()
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()


def _preview(office: "Office", *, year: int, allocated: tuple[WantedAllocation, ...]) -> OpeningView:
    return office.opening.preview(year, targets=FirstTargets.ALLOCATED, allocated=allocated)
