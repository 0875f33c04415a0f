"""The targets of a unit's year, typed or pasted by the superior office and written down at one time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.targets import WHOLE_YEAR, month_of_version
from ctph_desktop.domain.text import clean
from ctph_desktop.services.reading.target_lines import TARGETS
from ctph_desktop.services.reviewing.targets import TargetLine, TargetSheet
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.draft_dialog import DraftDialog
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats, targets, terms

FIRST = 2  # the column of the first measure


class TargetsDialog(DraftDialog):
    """Accepted means: they were written down; `outcome` says so."""

    def __init__(
        self, parent: QWidget, *, sheet: TargetSheet, months: Sequence[ReportingPeriod], link: OfficeLink
    ) -> None:
        super().__init__(parent, link=link)
        title = self.tr("Chỉ tiêu {period} của {unit}")
        if sheet.is_own_total:
            title = self.tr("Kế hoạch giao chung {period} của {unit}")
        self.setWindowTitle(title.format(period=period_words(sheet.period), unit=sheet.unit_name))
        fit(self, 1000, 620)
        self._sheet = sheet
        self._months = {month_of_version(month): month for month in months[1:]}
        self._measures = (Measure.ASSIGNED,) if sheet.is_own_total else TARGETS
        self._known: Mapping[LineKey, TargetLine] = {line.key: line for line in sheet.lines}
        self.table: GridTableModel[TargetLine] = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(sheet.lines)
        self._build()
        self._connect()
        self._update()

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Chỉ tiêu năm"))
        self.grid.remember_widths(self._link.widths, name="targets")
        self.since_box = QComboBox()
        self.since_box.setAccessibleName(self.tr("Áp dụng từ"))
        self.since_box.addItem(self.tr("Đầu năm (số giao, ký kết)"), WHOLE_YEAR)
        for since, month in self._months.items():
            self.since_box.addItem(self.tr("Từ {month} (điều chỉnh)").format(month=period_words(month)), since)
        self.since_box.setCurrentIndex(max(self.since_box.findData(self._sheet.since), 0))
        since_label = mnemonic_label(self.tr("Á&p dụng từ:"))
        since_label.setBuddy(self.since_box)
        self.document = QLineEdit()
        self.document.setAccessibleName(self.tr("Văn bản điều chỉnh"))
        self.document.setPlaceholderText(self.tr("ví dụ: QĐ số …/QĐ-UBND"))
        self.document_label = mnemonic_label(self.tr("&Văn bản điều chỉnh:"))
        self.document_label.setBuddy(self.document)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Lý do"))
        self.reason.setPlaceholderText(self.tr("cần ghi khi sửa số đã giao"))
        label = mnemonic_label(self.tr("&Lý do:"))
        label.setBuddy(self.reason)
        self.save_button = button(self.tr("&Ghi chỉ tiêu"), is_primary=True)
        self.leave_button = button(self.tr("Thôi"))
        why = QHBoxLayout()
        why.addWidget(since_label)
        why.addWidget(self.since_box)
        why.addSpacing(12)
        why.addWidget(self.document_label)
        why.addWidget(self.document, stretch=1)
        why.addSpacing(12)
        why.addWidget(label)
        why.addWidget(self.reason, stretch=1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        hint = self.tr(
            "Gõ vào ô, hoặc dán từ Excel. Ô màu xám là chỗ chương trình không có chỉ tiêu. Ghi xong hãy xuất tệp trả "
            "lời; xã nhập tệp đó là thấy chỉ tiêu. Điều chỉnh trong năm: chọn tháng ở «Áp dụng từ», số đầu năm vẫn giữ."
        )
        if self._sheet.is_own_total:
            hint = self.tr(
                "Ghi kế hoạch mà cấp trên giao chung cho các đơn vị. Tổng hợp và Tổng quan đặt số này cạnh tổng chỉ "
                "tiêu của các đơn vị."
            )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        if self._sheet.note:
            layout.addWidget(plain_label(self._sheet.note, wraps=True))
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(why)
        layout.addWidget(self.message)
        layout.addLayout(row)
        typed_first = self._measures[-1]
        first = next((n for n, line in enumerate(self._sheet.lines) if typed_first in line.counts), 0)
        self.grid.setCurrentIndex(self.table.index(first, FIRST + self._measures.index(typed_first)))
        self.grid.setFocus()

    def _connect(self) -> None:
        super()._connect()
        self.since_box.activated.connect(lambda _: self._on_since_chosen())
        self.document.textEdited.connect(lambda _: self._update())

    def _columns(self) -> tuple[Column[TargetLine], ...]:
        titles = {
            Measure.BASELINE: self.tr("Số đầu kỳ"),
            Measure.ASSIGNED: self.tr("Giao"),
            Measure.COMMITTED: self.tr("Cam kết"),
        }
        return (
            Column(
                self.tr("Chỉ tiêu"), lambda x: x.label, width=250, level=lambda x: x.level,
                is_bold=lambda x: x.level == 0,
            ),
            Column(self.tr("ĐVT"), lambda x: x.unit_of_measure, width=84),
            *(self._column(titles[measure], measure) for measure in self._measures),
            Column(self.tr("Đã điều chỉnh"), self._amended, width=350),
        )  # fmt: skip

    def _column(self, title: str, measure: Measure) -> Column[TargetLine]:
        return Column(
            title,
            lambda x: formats.quantity(x.counts.get(measure), decimals=x.decimals),
            width=92,
            is_number=True,
            number=lambda x: x.counts.get(measure),
            value=lambda x: x.counts.get(measure),
            typed=lambda x: _typed(x.counts.get(measure)),
            parse=lambda x, text: parse_quantity(text, decimals=x.decimals),
            can_edit=lambda x: measure in x.counts and not self._is_of_whole_year(measure),
            why_closed=lambda x: self._why_closed(x, measure, title),
            tone=lambda x: self._tone(x, measure),
        )

    def _is_of_whole_year(self, measure: Measure) -> bool:
        """Tell whether a figure is the year's while what holds from a month on is typed."""
        return measure is Measure.BASELINE and self._sheet.since != WHOLE_YEAR

    def _why_closed(self, line: TargetLine, measure: Measure, title: str) -> str:
        if measure in line.counts and self._is_of_whole_year(measure):
            return self.tr("Số đầu kỳ là của cả năm: chọn «Đầu năm» ở «Áp dụng từ» để sửa.")
        return self.tr("Chương trình phối hợp không có «{title}» ở dòng này.").format(title=title)

    def _tone(self, line: TargetLine, measure: Measure) -> Tone:
        if measure not in line.counts or self._is_of_whole_year(measure):
            return Tone.COMPUTED
        return Tone.EDITABLE if self._known[line.key].counts[measure] == line.counts[measure] else Tone.WAITING

    @staticmethod
    def _amended(line: TargetLine) -> str:
        said = (
            targets.versions(terms.MEASURES[measure], versions, decimals=line.decimals)
            for measure, versions in line.versions.items()
        )
        return " ".join(filter(None, said))

    # Answers

    def _on_since_chosen(self) -> None:
        """Show what holds from another month on; what was typed and not written is given up only after a yes."""
        since = self.since_box.currentData()
        if since == self._sheet.since or not self.grid.finish_edit() or not self._may_give_up():
            self.since_box.setCurrentIndex(max(self.since_box.findData(self._sheet.since), 0))
            return
        unit, month = self._sheet.unit, self._months.get(since)
        self._let_type(is_saving=True)
        self._link.ask(
            lambda office: office.targets.sheet(unit, since=month),
            on_done=self._show_sheet,
            on_error=self._on_refused,
            owner=self,
        )

    def _show_sheet(self, sheet: TargetSheet) -> None:
        self._sheet = sheet
        self._known = {line.key: line for line in sheet.lines}
        self.table.set_rows(sheet.lines)
        self._let_type(is_saving=False)
        if sheet.since == WHOLE_YEAR:
            self.document.clear()
        self._update()

    @property
    def changed(self) -> dict[tuple[LineKey, Measure], Decimal | None]:
        """What was typed and is not written down yet."""
        return {
            (line.key, measure): count
            for line in self.table.rows
            for measure, count in line.counts.items()
            if self._known[line.key].counts[measure] != count
        }

    def _put(self, row: int, column: int, count: Decimal | None) -> None:
        line = self.table.row(row)
        self.table.replace(row, replace(line, counts={**line.counts, self._measures[column - FIRST]: count}))

    def _update(self) -> None:
        """Say what may be written; the targets of the beginning are those of the signed document, and name no other."""
        for part in (self.document, self.document_label):
            part.setVisible(self._sheet.since != WHOLE_YEAR)
        self.message.hide()
        changed = self.changed
        if uneven := self._uneven({key for key, _ in changed}):
            self._say(uneven)
        replaces = any(self._known[key].counts[measure] is not None for key, measure in changed)
        is_open = bool(changed) or self.grid.is_editing  # what stands in the editor is taken when it is written down
        why_not = "" if is_open else self.tr("Chưa có chỉ tiêu nào thay đổi.")
        if replaces and not (clean(self.reason.text()) or clean(self.document.text())):
            why_not = self.tr("Có chỉ tiêu đã giao bị sửa: hãy ghi lý do.")
            if self._sheet.since:
                why_not = self.tr(
                    "Điều chỉnh chỉ tiêu đã giao: hãy ghi văn bản điều chỉnh; nếu chỉ sửa số gõ nhầm thì ghi lý do."
                )
            self._say(why_not)
        allow(self.save_button, why_not=why_not)

    def _uneven(self, changed: set[LineKey]) -> str:
        """Name the first changed line that its parts do not add up to; it may be so in the signed document."""
        for whole in (line for line in self.table.rows if line.level == 0):
            parts = [line for line in self.table.rows if line.level and line.key.indicator == whole.key.indicator]
            if not changed & {line.key for line in (whole, *parts)}:
                continue
            for measure, count in whole.counts.items():
                given = [part.counts[measure] for part in parts if part.counts.get(measure) is not None]
                added = sum((quantity for quantity in given if quantity is not None), Decimal(0))
                if given and added != count:
                    return self.tr("«{label}»: các dòng dưới cộng được {added}, dòng này ghi {count}.").format(
                        label=whole.label,
                        added=formats.quantity(added, decimals=whole.decimals),
                        count=formats.quantity(count, decimals=whole.decimals) or self.tr("trống"),
                    )
        return ""

    def _save(self) -> None:
        unit, given = self._sheet.unit, self.changed
        document, reason = self.document.text(), self.reason.text()
        month = self._months.get(self._sheet.since)
        self._let_type(is_saving=True)
        self._link.change(
            lambda office: office.targets.give(unit, given, since=month, document=document, reason=reason),
            owner=self,
            on_done=self._on_saved,
            on_error=self._on_refused,
        )

    def _let_type(self, *, is_saving: bool) -> None:
        super()._let_type(is_saving=is_saving)
        for widget in (self.since_box, self.document):
            widget.setEnabled(not is_saving)

    def _on_saved(self) -> None:
        self._known = {line.key: line for line in self.table.rows}
        said = self.tr("Đã ghi chỉ tiêu của {unit}. Hãy xuất tệp trả lời.")
        if self._sheet.is_own_total:
            said = self.tr("Đã ghi kế hoạch giao chung của {unit}.")
        self.outcome = said.format(unit=self._sheet.unit_name)
        self.accept()

    def _may_give_up(self) -> bool:
        """Ask, where something was typed that is not written down, whether it is given up."""
        count = len(self.changed)
        return not count or ask(
            self,
            title=self.tr("Chỉ tiêu chưa ghi"),
            text=self.tr("Có {count} ô đã sửa mà chưa ghi. Bỏ các ô này?").format(count=count),
            verb=self.tr("&Bỏ các ô đã sửa"),
            refusal=self.tr("&Quay lại"),
        )


def _typed(count: Decimal | None) -> str:
    return "" if count is None else f"{count:f}".replace(".", ",")
