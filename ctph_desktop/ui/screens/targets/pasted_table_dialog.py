"""Shows what a pasted Biểu was understood to be before any of it becomes a draft."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import IntEnum

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.pasted_targets import KnownTarget, Matched, MatchedTable, match_targets
from ctph_desktop.domain.targets import DraftPlace, TargetPlace
from ctph_desktop.services.reviewing.target_grid import TargetGrid
from ctph_desktop.ui.grid.clipboard import PastedBlock, PastedCell
from ctph_desktop.ui.grid.columns import Column, RefusedText
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_question import PasteQuestion, questions_of
from ctph_desktop.ui.grid.pasting import PastePlan, plan_cells
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.targets.columns import FIRST, UnitLine, tier_title, unit_columns
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.ui.widgets.reasons import allow

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Kind(IntEnum):
    """What a line of the review is about, in the order they are shown."""

    COLUMN = 0
    UNIT = 1
    NUMBER = 2


class _Line(Struct, frozen=True):
    """A column, a unit or a number of the table, and what it is taken for; `is_open` where that is not settled."""

    kind: _Kind
    at: int
    where: str
    text: str
    meant: str
    is_open: bool


class PastedTableDialog(QDialog):
    """Accepted means: `counts` are to be drafts. Whatever is not certain is left out until somebody says what it is."""

    def __init__(
        self,
        parent: QWidget,
        *,
        view: TargetGrid,
        block: PastedBlock,
        names: Mapping[str, Sequence[str]],
        usual: Measure,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dán Biểu chỉ tiêu"))
        fit(self, 900, 560)
        self._view, self._block = view, block
        self._names = {unit.unit: tuple(names.get(unit.unit, (unit.name,))) for unit in view.units}
        self._unit_names = {unit.unit: unit.name for unit in view.units}
        self._places = [column.place for column in view.columns]
        self._figures: GridTableModel[UnitLine] = GridTableModel(
            unit_columns(view.columns, why_only_read=lambda: ""), parent=self
        )
        self._figures.set_rows([UnitLine(unit) for unit in view.units])
        self.units: dict[int, str | None] = {}
        self.columns: dict[int, TargetPlace | None] = {}
        self._plan = PastePlan(())
        self.questions: tuple[PasteQuestion, ...] = ()
        self._build(usual)
        self._connect()
        self.matched = self._match()
        if self.is_table:
            self._take_matches()

    @property
    def is_table(self) -> bool:
        """Whether any line of what was pasted is a unit."""
        return self.matched is not None

    @property
    def counts(self) -> dict[DraftPlace, Decimal]:
        """What is to be drafted as things stand, without what is given so already."""
        answered = [edit for question in self.questions for edit in question.edits]
        found = {}
        for edit in (*self._plan.edits, *answered):
            unit, place = self._view.units[edit.row], self._places[edit.column - FIRST]
            if isinstance(edit.value, Decimal) and unit.counts.get(place) != edit.value:
                found[unit.unit, place] = edit.value
        return found

    def _build(self, usual: Measure) -> None:
        self.told = plain_label(wraps=True)
        self.usual_box, self.meant_box = QComboBox(), QComboBox()
        for measure in (Measure.ASSIGNED, Measure.COMMITTED, Measure.BASELINE):
            self.usual_box.addItem(tier_title(measure), measure.value)
        self.usual_box.setCurrentIndex(self.usual_box.findData(usual.value))
        self.grid = GridView(
            GridTableModel(self._review_columns(), parent=self), frozen=0, spoken=self.tr("Các dòng, cột của bảng dán")
        )
        self.take_button = button("", is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("&Không dán gì")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._asked = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.addWidget(self.told)
        layout.addLayout(self._labelled(self.tr("&Cột không ghi rõ loại số là:"), self.usual_box))
        layout.addLayout(self._asked)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(self._labelled(self.tr("&Hiểu dòng, cột đang chọn là:"), self.meant_box, is_wide=True))
        layout.addWidget(buttons)
        self.take_button.setDefault(True)
        self.take_button.setFocus()

    def _labelled(self, title: str, box: QComboBox, *, is_wide: bool = False) -> QHBoxLayout:
        label, row = mnemonic_label(title), QHBoxLayout()
        label.setBuddy(box)
        without_wheel(box)
        box.setAccessibleName(title.replace("&", "").rstrip(":"))
        row.addWidget(label)
        row.addWidget(box, stretch=int(is_wide))
        if not is_wide:
            row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.usual_box.activated.connect(lambda _: self._on_usual_chosen())
        self.meant_box.activated.connect(lambda _: self._on_meant_chosen())
        self.grid.current_row_changed.connect(lambda _: self._offer())
        self.grid.row_opened.connect(lambda *_: self.meant_box.setFocus())

    def _review_columns(self) -> tuple[Column[_Line], ...]:
        def tone(line: _Line) -> Tone:
            return Tone.ERROR if line.is_open else Tone.PLAIN

        return (
            Column(self.tr("Chỗ"), lambda line: line.where, width=110),
            Column(self.tr("Trong bảng dán"), lambda line: line.text, width=300, tone=tone),
            Column(self.tr("Hiểu là"), lambda line: line.meant, width=400, tone=tone),
        )

    # What is understood

    def _match(self) -> MatchedTable | None:
        return match_targets(
            [[cell.text for cell in row] for row in self._block.rows],
            units=self._names,
            targets=[KnownTarget(column.place, column.code, column.label) for column in self._view.columns],
            usual=Measure(self.usual_box.currentData()),
        )

    def _on_usual_chosen(self) -> None:
        """Match the columns anew; what somebody said one is stays."""
        before = {one.at: one.meant for one in self.matched.columns} if self.matched is not None else {}
        chosen = {at: place for at, place in self.columns.items() if place != before[at]}
        self.matched = self._match()
        if self.matched is not None:
            self.columns = {one.at: chosen.get(one.at, one.meant) for one in self.matched.columns}
            self._show()

    def _take_matches(self) -> None:
        if self.matched is not None:
            self.units = {one.at: one.meant for one in self.matched.units}
            self.columns = {one.at: one.meant for one in self.matched.columns}
            self._show()
            self.grid.setCurrentIndex(self.grid.table.index(0, 0))

    def _on_meant_chosen(self) -> None:
        """Take a line or column for what somebody says; another one that was taken for it is no longer."""
        line = self._current()
        if line is None:
            return
        chosen = self.meant_box.currentData()
        if line.kind is _Kind.UNIT:
            self.units = {at: None if meant == chosen else meant for at, meant in self.units.items()}
            self.units[line.at] = chosen
        else:
            self.columns = {at: None if meant == chosen else meant for at, meant in self.columns.items()}
            self.columns[line.at] = chosen
        self._show()

    def _current(self) -> _Line | None:
        row = self.grid.currentIndex().row()
        return self.grid.table.row(row) if 0 <= row < self.grid.table.rowCount() else None

    # What is shown

    def _show(self) -> None:
        self._plan = plan_cells(self._figures, self._cells())
        for question in self.questions:
            self._asked.removeWidget(question)
            question.deleteLater()
        self.questions = questions_of(self._plan)
        for question in self.questions:
            self._asked.addWidget(question)
            question.answered.connect(self._show_count)
        lines = sorted(self._lines(), key=lambda line: (not line.is_open, line.kind, line.at))
        here = self._current()
        self.grid.table.set_rows(lines)
        at = next((row for row, line in enumerate(lines) if here and (line.kind, line.at) == (here.kind, here.at)), 0)
        if lines:
            self.grid.setCurrentIndex(self.grid.table.index(at, 0))
        self._offer()
        self._show_count()

    def _cells(self) -> Iterator[tuple[int, int, PastedCell]]:
        """Return the filled cells of what is understood, each with its row and column among all units and targets."""
        rows = {unit.unit: row for row, unit in enumerate(self._view.units)}
        for at, unit in self.units.items():
            cells = self._block.rows[at]
            for column, place in self.columns.items():
                if unit is not None and place is not None and column < len(cells) and cells[column].text.strip():
                    yield rows[unit], FIRST + self._places.index(place), cells[column]

    def _lines(self) -> Iterator[_Line]:
        if self.matched is None:
            return
        for column in self.matched.columns:
            letter = _LETTERS[column.at] if column.at < len(_LETTERS) else str(column.at + 1)
            place = self.columns[column.at]
            meant = self._asked_or_out(column) if place is None else self._target_name(place)
            where = self.tr("Cột {letter}").format(letter=letter)
            yield _Line(_Kind.COLUMN, column.at, where, column.text, meant, place is None)
        for one in self.matched.units:
            unit = self.units[one.at]
            meant = self._asked_or_out(one) if unit is None else self._unit_names[unit]
            where = self.tr("Dòng {number}").format(number=one.at + 1)
            yield _Line(_Kind.UNIT, one.at, where, one.text, meant, unit is None)
        for number, refused in enumerate(self._plan.refused):
            yield _Line(_Kind.NUMBER, number, self.tr("Số"), refused.text, self._refusal(refused), is_open=True)

    def _asked_or_out(self, one: Matched[str] | Matched[TargetPlace]) -> str:
        names = [
            self._unit_names[known] if isinstance(known, str) else self._target_name(known) for known in one.likely
        ]
        if not names:
            return self.tr("chưa rõ, không lấy")
        return self.tr("không lấy; có phải {names}?").format(names=self.tr(" hay ").join(names))

    def _refusal(self, refused: RefusedText) -> str:
        unit, place = self._view.units[refused.row], self._places[refused.column - FIRST]
        return f"{unit.name} · {self._target_name(place)}: {refused.sentence}"

    def _target_name(self, place: TargetPlace) -> str:
        column = self._view.columns[self._places.index(place)]
        return f"{column.code} – {column.label} · {tier_title(place.measure)}"

    def _offer(self) -> None:
        """Offer what the current line may be: what is alike first, then everything else."""
        line = self._current()
        with QSignalBlocker(self.meant_box):
            self.meant_box.clear()
            self.meant_box.setEnabled(line is not None and line.kind is not _Kind.NUMBER)
            if line is None or line.kind is _Kind.NUMBER or self.matched is None:
                return
            self.meant_box.addItem(self.tr("bỏ, không lấy"), None)
            for text, known in self._offered(line, self.matched):
                self.meant_box.addItem(text, known)
            meant = self.units[line.at] if line.kind is _Kind.UNIT else self.columns[line.at]
            chosen = [self.meant_box.itemData(place) for place in range(self.meant_box.count())]
            self.meant_box.setCurrentIndex(chosen.index(meant))

    def _offered(self, line: _Line, matched: MatchedTable) -> list[tuple[str, str | TargetPlace]]:
        if line.kind is _Kind.UNIT:
            likely = next(one.likely for one in matched.units if one.at == line.at)
            return [(self._unit_names[unit], unit) for unit in dict.fromkeys((*likely, *self._unit_names))]
        alike = next(one.likely for one in matched.columns if one.at == line.at)
        return [(self._target_name(place), place) for place in dict.fromkeys((*alike, *self._places))]

    def _show_count(self) -> None:
        count = len(self.counts)
        units = sum(1 for unit in self.units.values() if unit is not None)
        columns = sum(1 for place in self.columns.values() if place is not None)
        said = [
            self.tr("Khớp {units}/{all_units} dòng đơn vị và {columns}/{all_columns} cột.").format(
                units=units, all_units=len(self.units), columns=columns, all_columns=len(self.columns)
            )
        ]
        sums = self.matched.sums if self.matched is not None else 0
        if sums:
            said.append(self.tr("%n dòng tổng bỏ qua.", "", sums))
        if self._plan.refused:
            said.append(self.tr("%n số chưa đọc được.", "", len(self._plan.refused)))
        if self._block.rows_outside or self._block.columns_outside:
            said.append(self.tr("Bảng quá lớn: phần cuối không đọc."))
        if units < len(self.units) or columns < len(self.columns) or self._plan.refused:
            said.append(self.tr("Chỗ màu đỏ không lấy."))
        self.told.setText(" ".join(said))
        self.take_button.setText(self.tr("Đưa %n số vào bản &nháp", "", count))
        self.take_button.setAccessibleName(self.take_button.text().replace("&", ""))
        nothing = self.tr("Không có số nào khác với số đã giao.")
        allow(self.take_button, why_not="" if count else nothing)
