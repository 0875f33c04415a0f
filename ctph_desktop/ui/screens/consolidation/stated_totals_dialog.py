"""What the signed document states as totals, beside what the lines of a form add up to, with why they differ."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.forms.definition import TotalRule
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.domain.text import clean
from ctph_desktop.services.reviewing.stated_totals import Stated
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.draft_dialog import DraftDialog
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats
from ctph_desktop.wording.form_lines import column_name

STATED, EXPLANATION = 2, 4  # columns that are typed into


class _Line(Struct, frozen=True):
    """A column of the form: what it adds up to, what the document states for it, and why they differ."""

    code: str
    label: str
    decimals: int
    computed: Decimal | None
    stated: Stated


class StatedTotalsDialog(DraftDialog):
    """Accepted means: they were written down; `outcome` says so."""

    def __init__(
        self, parent: QWidget, *, filled: FilledForm, stated: Mapping[str, StatedTotal], link: OfficeLink
    ) -> None:
        super().__init__(parent, link=link)
        self.setWindowTitle(self.tr("Tổng ghi trong văn bản: {form}").format(form=filled.form.number))
        fit(self, 960, 520)
        self._form = filled.form
        lines = _lines(filled, stated)
        self._known = {line.code: line.stated for line in lines}
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(lines)
        self._build()
        self._connect()
        self._update()

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Tổng ghi trong văn bản"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Lý do sửa"))
        self.reason.setPlaceholderText(self.tr("cần ghi khi sửa tổng đã ghi"))
        label = mnemonic_label(self.tr("&Lý do sửa:"))
        label.setBuddy(self.reason)
        self.save_button = button(self.tr("&Ghi"), is_primary=True)
        self.leave_button = button(self.tr("Thôi"))
        why = QHBoxLayout()
        why.addWidget(label)
        why.addWidget(self.reason, stretch=1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        hint = self.tr(
            "Chép tổng đúng như văn bản đã ký, dù không bằng tổng cộng từ các đơn vị: chương trình không sửa số nào, "
            "chỉ nêu chênh lệch, kèm giải trình nếu có."
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addWidget(SearchedGrid(self.grid, filters=False), stretch=1)
        layout.addLayout(why)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.grid.setCurrentIndex(self.table.index(0, STATED))
        self.grid.setFocus()

    def _columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(self.tr("Cột"), lambda x: x.label, width=330),
            Column(
                self.tr("Cộng từ đơn vị"), lambda x: formats.quantity(x.computed, decimals=x.decimals), width=120,
                is_number=True, tone=lambda _: Tone.COMPUTED,
            ),
            Column(
                self.tr("Văn bản ghi"), lambda x: formats.quantity(x.stated.quantity, decimals=x.decimals), width=120,
                is_number=True, number=lambda x: x.stated.quantity, value=lambda x: x.stated.quantity,
                typed=lambda x: _typed(x.stated.quantity),
                parse=lambda x, text: parse_quantity(text, decimals=x.decimals), can_edit=lambda _: True,
                tone=lambda x: self._tone(is_written=x.stated.quantity == self._known[x.code].quantity),
            ),
            Column(
                self.tr("Chênh lệch"), lambda x: formats.quantity(_difference(x), decimals=x.decimals), width=110,
                is_number=True, tone=lambda _: Tone.COMPUTED,
            ),
            Column(
                self.tr("Giải trình"), lambda x: x.stated.explanation, width=230,
                value=lambda x: x.stated.explanation, typed=lambda x: x.stated.explanation,
                parse=lambda _, text: clean(text), can_edit=lambda x: x.stated.quantity is not None,
                why_closed=lambda _: self.tr("Ghi tổng của văn bản trước, rồi giải trình chênh lệch."),
                tone=lambda x: self._tone(is_written=x.stated.explanation == self._known[x.code].explanation),
            ),
        )  # fmt: skip

    @staticmethod
    def _tone(*, is_written: bool) -> Tone:
        return Tone.EDITABLE if is_written else Tone.WAITING

    @property
    def changed(self) -> dict[str, Stated]:
        """What was typed and is not written down yet, by column code."""
        return {line.code: line.stated for line in self.table.rows if line.stated != self._known[line.code]}

    def _put(self, row: int, column: int, value: object) -> None:
        line = self.table.row(row)
        if column == STATED:
            stated = Stated(value if isinstance(value, Decimal) else None, line.stated.explanation)
            stated = stated if stated.quantity is not None else Stated(None)
        else:
            stated = replace(line.stated, explanation=value if isinstance(value, str) else "")
        self.table.replace(row, replace(line, stated=stated))

    def _update(self) -> None:
        self.message.hide()
        changed = self.changed
        replaces = any(self._known[code].quantity not in {None, stated.quantity} for code, stated in changed.items())
        is_open = bool(changed) or self.grid.is_editing  # what stands in the editor is taken when it is written down
        why_not = "" if is_open else self.tr("Chưa có tổng nào thay đổi.")
        if replaces and not clean(self.reason.text()):
            why_not = self.tr("Có tổng đã ghi bị sửa: hãy ghi lý do.")
            self._say(why_not)
        allow(self.save_button, why_not=why_not)

    def _save(self) -> None:
        form, stated, reason = self._form.uuid, self.changed, self.reason.text()
        self._let_type(is_saving=True)
        self._link.change(
            lambda office: office.stated_totals.state(form, stated, reason=reason),
            owner=self,
            on_done=self._on_saved,
            on_error=self._on_refused,
        )

    def _on_saved(self) -> None:
        self._known = {line.code: line.stated for line in self.table.rows}
        self.outcome = self.tr("Đã ghi tổng của văn bản cho {form}.").format(form=self._form.number)
        self.accept()

    def _may_give_up(self) -> bool:
        """Ask, where something was typed that is not written down, whether it is given up."""
        count = len(self.changed)
        return not count or ask(
            self,
            title=self.tr("Tổng chưa ghi"),
            text=self.tr("Có {count} dòng đã sửa mà chưa ghi. Đóng và bỏ các dòng này?").format(count=count),
            verb=self.tr("&Bỏ và đóng"),
            refusal=self.tr("&Quay lại"),
        )


def _lines(filled: FilledForm, stated: Mapping[str, StatedTotal]) -> tuple[_Line, ...]:
    totals = zip(filled.form.columns, filled.computed_total.cells, strict=True)
    return tuple(
        _Line(
            column.code, column_name(column, filled), column.decimals, cell.shown(column), _stated(stated, column.code)
        )
        for column, cell in totals
        if column.total is not TotalRule.NONE
    )


def _stated(stated: Mapping[str, StatedTotal], code: str) -> Stated:
    one = stated.get(code)
    return Stated(Decimal(one.quantity), one.explanation) if one is not None else Stated(None)


def _difference(line: _Line) -> Decimal | None:
    if line.stated.quantity is None or line.computed is None:
        return None
    return line.stated.quantity - line.computed


def _typed(count: Decimal | None) -> str:
    return "" if count is None else f"{count:f}".replace(".", ",")
