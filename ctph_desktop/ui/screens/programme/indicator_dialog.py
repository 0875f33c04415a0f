"""An indicator as it is edited: what figures rest on is closed once there are some, and it is said why."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from ctph_desktop.domain.indicator_changes import FixedPart
from ctph_desktop.domain.indicator_list import LONGEST_CODE, LONGEST_NAME, LONGEST_UNIT_OF_MEASURE, MOST_DECIMALS
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.programmes.editing_indicators import IndicatorSheet
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.programme.indicator_words import direction_words, kind_words
from ctph_desktop.ui.screens.programme.refusable_dialog import RefusableDialog
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import plain_label, without_wheel
from ctph_desktop.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class IndicatorDialog(RefusableDialog):
    """Accepted means: the indicator is written as it was typed."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, sheet: IndicatorSheet) -> None:
        super().__init__(parent, link=link, verb=self.tr("&Ghi chỉ tiêu"))
        self.setWindowTitle(self.tr("Chỉ tiêu {code}").format(code=sheet.indicator.code))
        fit(self, 660, 520)
        self._sheet = sheet
        self._build()
        self._close_what_is_fixed()

    def _build(self) -> None:
        indicator = self._sheet.indicator
        self.code, self.name, self.unit_of_measure = QLineEdit(), QLineEdit(), QLineEdit()
        for line, text, longest in (
            (self.code, indicator.code, LONGEST_CODE),
            (self.name, indicator.name, LONGEST_NAME),
            (self.unit_of_measure, indicator.unit_of_measure, LONGEST_UNIT_OF_MEASURE),
        ):
            line.setMaxLength(max(longest, len(text)))
            line.setText(text)
            line.setCursorPosition(0)
        self.decimals = QSpinBox()
        self.decimals.setRange(0, MOST_DECIMALS)
        self.decimals.setValue(indicator.decimals)
        self.kind, self.direction, self.ceiling = QComboBox(), QComboBox(), QComboBox()
        kinds = (IndicatorKind.FLOW, IndicatorKind.STOCK)
        for kind in (*kinds, *({indicator.kind} - {*kinds})):
            is_own = kind is indicator.kind
            words = kind_words(
                kind, is_moved=indicator.is_moved and is_own, rate_of=self._sheet.rate_of if is_own else ()
            )
            self.kind.addItem(words, kind)
        for direction, words in direction_words().items():
            self.direction.addItem(words, direction)
        self.ceiling.addItem(self.tr("không so với chỉ tiêu nào"), None)
        for other in self._sheet.others:
            self.ceiling.addItem(f"{other.code} {other.name}", other.uuid)
        for box, value in (
            (self.kind, indicator.kind),
            (self.direction, indicator.direction),
            (self.ceiling, indicator.ceiling),
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setCurrentIndex(max(box.findData(value), 0))
            without_wheel(box)
        without_wheel(self.decimals)
        self.is_reported = QCheckBox(self.tr("&Xã báo cáo trong mỗi kỳ"))
        self.is_reported.setChecked(indicator.is_monthly)
        self.is_reported.setVisible(indicator.rate_of is None)
        form = QFormLayout()
        for text, field in (
            (self.tr("&Mã:"), self.code),
            (self.tr("&Tên chỉ tiêu:"), self.name),
            (self.tr("&Đơn vị tính:"), self.unit_of_measure),
            (self.tr("&Số chữ số lẻ:"), self.decimals),
            (self.tr("&Cách tính:"), self.kind),
            (self.tr("C&hiều hướng:"), self.direction),
            (self.tr("&Không vượt quá số đầu kỳ của:"), self.ceiling),
        ):
            field.setAccessibleName(text.replace("&", "").rstrip(":"))
            form.addRow(text, field)
        form.addRow("", self.is_reported)
        self.parts = TickList(spoken=self.tr("Chia theo"))
        self.parts.fill(
            {part.uuid: part.name for part in self._sheet.parts},
            ticked=indicator.breakdowns,
            is_open=FixedPart.BREAKDOWNS not in self._sheet.fixed,
        )
        self.lay_out(
            self._hint(),
            form,
            *([plain_label(self.tr("Chia theo"), name="sectionTitle"), self.parts] if self._sheet.parts else []),
        )

    def _hint(self) -> str:
        said = [self.tr("Tên và thứ tự sửa được bất cứ lúc nào, và hiện ở mọi năm chưa khoá.")]
        if FixedPart.UNIT_OF_MEASURE in self._sheet.fixed:
            said.append(
                self.tr(
                    "Chỉ tiêu đã có số, nên đơn vị tính, cách tính và các phần chia không đổi được; số lẻ chỉ tăng "
                    "thêm. Cần nghĩa khác thì bỏ từ năm sau và thêm chỉ tiêu mới."
                )
            )
        if self._sheet.shared_with:
            shared = self.tr("Cùng dùng ở: {titles}. Sửa ở đây là sửa ở đó.")
            said.append(shared.format(titles="; ".join(self._sheet.shared_with)))
        return " ".join(said)

    def _close_what_is_fixed(self) -> None:
        fixed = self._sheet.fixed
        self.unit_of_measure.setReadOnly(FixedPart.UNIT_OF_MEASURE in fixed)
        self.kind.setEnabled(FixedPart.KIND not in fixed)
        if FixedPart.DECIMALS in fixed:
            self.decimals.setMinimum(self._sheet.indicator.decimals)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def typed(self) -> Indicator:
        """The indicator as it stands in the dialog."""
        parts, before = self.parts.ticked, self._sheet.indicator.breakdowns
        return replace(
            self._sheet.indicator,
            code=self.code.text(),
            name=self.name.text(),
            unit_of_measure=self.unit_of_measure.text(),
            decimals=self.decimals.value(),
            kind=IndicatorKind(self.kind.currentData()),
            direction=Direction(self.direction.currentData()),
            ceiling=self.ceiling.currentData(),
            is_monthly=self.is_reported.isChecked(),
            breakdowns=before if {*parts} == {*before} else parts,
        )

    def use_case(self) -> "Callable[[Office], Changes]":
        """Write what was typed."""
        typed = self.typed
        return lambda office: office.indicators.change(typed)
