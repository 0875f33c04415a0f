"""Divides a total over the units by what they begin the year with; what comes out becomes drafts at one time."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.allocation import Allocation, AllocationMethod, allocate, remainder_goes_to
from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.targets import TIERS, DraftPlace
from ctph_desktop.services.reviewing.target_grid import TargetColumn, TargetGrid
from ctph_desktop.services.reviewing.target_planning import AllocationBasis
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.targets.columns import tier_title
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats, targets
from ctph_desktop.wording.errors import explain

SHARE = 3  # the column that is typed into
_LOCKED = "■ "


class _Line(Struct, frozen=True):
    """A unit with its baseline, what it has, and what it would get; `is_locked` where that was typed by hand."""

    unit: str
    name: str
    base: Decimal | None
    present: Decimal | None
    share: Decimal | None = None
    is_locked: bool = False


class AllocationDialog(QDialog):
    """Accepted means: `counts` are to be drafts."""

    def __init__(
        self, parent: QWidget, *, view: TargetGrid, bases: Sequence[AllocationBasis], column: TargetColumn | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phân bổ chỉ tiêu"))
        fit(self, 860, 600)
        self._view = view
        self._targets = [one for one in view.columns if one.place.measure in TIERS and one.adds_up]
        self._bases = bases
        self._locked: dict[str, Decimal] = {}
        self.allocation: Allocation | None = None
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()
        chosen = self._targets.index(column) if column in self._targets else 0
        self.target_box.setCurrentIndex(chosen)
        self._on_target_chosen()

    def _build(self) -> None:
        self.target_box, self.basis_box, self.way_box, self.method_box = (QComboBox() for _ in range(4))
        for target in self._targets:
            self.target_box.addItem(f"{target.code} – {target.label} · {tier_title(target.place.measure)}")
        for basis in self._bases:
            total = formats.quantity(_sum(basis.counts.values()), decimals=basis.decimals)
            self.basis_box.addItem(f"{basis.code} – {basis.name} · {total}")
        self.way_box.addItems([self.tr("tỷ lệ % của số đầu kỳ"), self.tr("tổng chia cho các đơn vị")])
        for method, text in (
            (AllocationMethod.ROUNDED, self.tr("làm tròn từng đơn vị")),
            (AllocationMethod.REMAINDER, self.tr("khớp tổng theo phần dư lớn nhất")),
            (AllocationMethod.DOWN, self.tr("bỏ phần lẻ")),
        ):
            self.method_box.addItem(text, method)
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Tỷ lệ hoặc tổng"))
        self.number.setPlaceholderText(self.tr("ví dụ: 24,4"))
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Số phân bổ cho từng đơn vị"))
        self.told = plain_label(name="hint", wraps=True)
        self.unlock_button = button(self.tr("&Bỏ các số giữ tay"))
        self.take_button = button(self.tr("Đưa vào bản &nháp"), is_primary=True)
        form = QFormLayout()
        for title, spoken, fields in (
            (self.tr("Chỉ t&iêu:"), self.tr("Chỉ tiêu được phân bổ"), (self.target_box,)),
            (self.tr("Chia th&eo:"), self.tr("Chia theo số đầu kỳ của"), (self.basis_box,)),
            (self.tr("Bằn&g:"), self.tr("Tỷ lệ hay tổng"), (self.way_box, self.number)),
            (self.tr("Làm t&ròn:"), self.tr("Cách làm tròn"), (self.method_box, self.unlock_button)),
        ):
            label, row = mnemonic_label(title), QHBoxLayout()
            label.setBuddy(fields[0])
            without_wheel(fields[0])
            fields[0].setAccessibleName(spoken)
            for field in fields:
                row.addWidget(field, stretch=int(field in {self.target_box, self.basis_box}))
            row.addStretch(0)
            form.addRow(label, row)
        for wide in (self.target_box, self.basis_box):
            wide.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            wide.setMinimumContentsLength(30)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("T&hôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addWidget(self.told)
        layout.addWidget(buttons)
        self.number.setFocus()

    def _connect(self) -> None:
        self.target_box.activated.connect(lambda _: self._on_target_chosen())
        for box in (self.basis_box, self.way_box, self.method_box):
            box.currentIndexChanged.connect(lambda _: self._show())
        self.number.textChanged.connect(lambda _: self._show())
        self.unlock_button.clicked.connect(self._on_unlock_clicked)
        self.grid.edits_made.connect(self._on_edits_made)
        self.grid.paste_planned.connect(self._on_paste_planned)
        self.grid.blank_requested.connect(self._on_blank_requested)

    def _columns(self) -> tuple[Column[_Line], ...]:
        def written(count: Decimal | None) -> str:
            return formats.quantity(count, decimals=self._decimals)

        return (
            Column(self.tr("Xã, phường"), lambda x: x.name, width=220),
            Column(
                self.tr("Số đầu kỳ"), lambda x: formats.quantity(x.base), width=100, is_number=True,
                number=lambda x: x.base, tone=lambda _: Tone.COMPUTED,
            ),
            Column(
                self.tr("Đang có"), lambda x: written(x.present), width=100, is_number=True,
                number=lambda x: x.present, tone=lambda _: Tone.COMPUTED,
            ),
            Column(
                self.tr("Dự kiến"), lambda x: (_LOCKED if x.is_locked else "") + written(x.share), width=110,
                is_number=True, number=lambda x: x.share, value=lambda x: x.share,
                typed=lambda x: "" if x.share is None else f"{x.share:f}".replace(".", ","),
                parse=lambda _, text: parse_quantity(text, decimals=self._decimals), can_edit=lambda _: True,
                tone=lambda x: Tone.WAITING if x.is_locked else Tone.EDITABLE,
            ),
        )  # fmt: skip

    @property
    def target(self) -> TargetColumn:
        """The target that is divided."""
        return self._targets[self.target_box.currentIndex()]

    @property
    def _decimals(self) -> int:
        return self.target.decimals

    @property
    def counts(self) -> dict[DraftPlace, Decimal | None]:
        """What each unit gets, as it is drafted; units without a share keep what they have."""
        place = self.target.place
        shares = self.allocation.shares if self.allocation is not None else {}
        return {(unit, place): count for unit, count in shares.items()}

    # Answers

    def _on_target_chosen(self) -> None:
        self._locked.clear()
        own = self._own_total()
        if own is not None and self.way_box.currentIndex() == 1:
            self.number.setText(formats.quantity(own))
        self._show()

    def _own_total(self) -> Decimal | None:
        place = self.target.place
        return next(
            (
                count
                for known, count in self._view.own.counts.items()
                if (known.indicator, known.breakdown, known.measure)
                == (place.indicator, place.breakdown, Measure.ASSIGNED)
            ),
            None,
        )

    def _on_edits_made(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            if edit.column == SHARE and isinstance(edit.value, Decimal):
                self._locked[self.table.row(edit.row).unit] = edit.value
        self._show()

    def _on_paste_planned(self, plan: PastePlan) -> None:
        self._on_edits_made(agreed_edits(self, plan=plan, table=self.table))

    def _on_blank_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        for row, _ in cells:
            self._locked.pop(self.table.row(row).unit, None)
        self._show()

    def _on_unlock_clicked(self) -> None:
        self._locked.clear()
        self._show()

    def _show(self) -> None:
        """Divide anew by what the fields say, and say what rounding leaves and where it goes."""
        why_not, self.allocation = self._divide()
        basis = self._bases[self.basis_box.currentIndex()].counts if self._bases else {}
        shares: Mapping[str, Decimal] = self.allocation.shares if self.allocation is not None else {}
        self.table.set_rows([
            _Line(
                unit=unit.unit,
                name=unit.name,
                base=basis.get(unit.unit),
                present=unit.counts.get(self.target.place),
                share=shares.get(unit.unit, self._locked.get(unit.unit)),
                is_locked=unit.unit in self._locked,
            )
            for unit in self._view.units
            if self.target.place not in unit.carried
        ])  # fmt: skip
        if not self.grid.currentIndex().isValid() and self.table.rowCount():
            self.grid.setCurrentIndex(self.table.index(0, SHARE))
        self.told.setText(why_not or self._said(basis))
        self.unlock_button.setEnabled(bool(self._locked))
        allow(self.take_button, why_not=why_not)

    def _divide(self) -> tuple[str, Allocation | None]:
        if not self._bases:
            return self.tr("Chưa đơn vị nào có số đầu kỳ để chia theo. Hãy giao «Số đầu kỳ» trước."), None
        if not self.number.text().strip():
            return self.tr("Gõ tỷ lệ hoặc tổng cần chia."), None
        units = {unit.unit for unit in self._view.units if self.target.place not in unit.carried}
        basis = self._bases[self.basis_box.currentIndex()].counts
        try:
            number = parse_quantity(self.number.text(), decimals=4)
            is_rate = self.way_box.currentIndex() == 0
            return "", allocate(
                {unit: count for unit, count in basis.items() if unit in units},
                rate=number / 100 if is_rate else None,
                total=None if is_rate else number,
                method=AllocationMethod(self.method_box.currentData()),
                decimals=self._decimals,
                locked=self._locked,
            )
        except DomainError as error:
            return explain(error), None

    def _said(self, basis: Mapping[str, Decimal | None]) -> str:
        found = self.allocation
        if found is None:
            return ""
        names = {unit.unit: unit.name for unit in self._view.units}
        given = formats.quantity(_sum(found.shares.values()), decimals=self._decimals)
        goes_to = [names.get(unit, unit) for unit in remainder_goes_to(basis, found, decimals=self._decimals)]
        return targets.divided(
            given=given,
            total=formats.quantity(found.total, decimals=self._decimals),
            left_over=found.left_over,
            goes_to=goes_to,
            decimals=self._decimals,
        )


def _sum(counts: Iterable[Decimal | None]) -> Decimal:
    return sum((count for count in counts if count is not None), Decimal(0))
