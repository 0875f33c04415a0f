"""Chỉ tiêu of a superior office: all units and indicators in one table, typed as drafts and given at one time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.target_answers import AnswerState
from ctph_desktop.domain.targets import (
    TIERS,
    WHOLE_YEAR,
    DraftPlace,
    TargetDraft,
    TargetPlace,
    blanks_of,
    month_of_version,
)
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.reading.figures_of_unit import added
from ctph_desktop.services.reviewing.target_grid import NEWEST, TargetColumn, TargetGrid, UnitTargets
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.pinned_rows import PinnedRows
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.undo import UndoStack
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.screens.targets.columns import (
    FIRST,
    AnswerColumn,
    Shown,
    TotalLine,
    UnitLine,
    answer_words,
    facts_of,
    tier_title,
    total_columns,
    unit_columns,
    with_answers,
)
from ctph_desktop.ui.screens.targets.draft_keeper import DraftKeeper
from ctph_desktop.ui.screens.targets.empty_strip import EmptyStrip
from ctph_desktop.ui.screens.targets.table_pasting import TablePasting
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label, without_wheel
from ctph_desktop.ui.widgets.count_filters import CountFilters
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.told import Way
from ctph_desktop.wording import formats, targets

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.reviewing.target_planning import AllocationBasis

_BOTH = "tiers"
_OWN = 1  # the row under the units that holds the superior office's own total


class UnitGroup(StrEnum):
    """Units that are counted, and can be seen alone."""

    BLANK = "blank"
    UNANSWERED = "unanswered"
    PROPOSED = "proposed"
    DRAFTED = "drafted"


class TargetsScreen(Screen):
    """What is typed stays a draft until it is given; drafts are kept on this PC whatever is closed."""

    reloads_on = Changes.FIGURES | Changes.PROGRAMME | Changes.ROSTER | Changes.EXCHANGE

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.view: TargetGrid | None = None
        self._since: str | None = NEWEST
        self._columns: tuple[Shown, ...] = ()
        self.drafts: dict[DraftPlace, TargetDraft] = {}
        self._keeper = DraftKeeper(link)
        self._are_drafts_read = False
        self.table: GridTableModel[UnitLine] = GridTableModel((), parent=self)
        self.totals: GridTableModel[TotalLine] = GridTableModel((), parent=self)
        self.undo_stack = UndoStack[DraftPlace, TargetDraft | None](self.drafts.get)
        self._build()
        self._pasting = TablePasting(self, self.grid)
        self._connect()

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=FIRST, spoken=self.tr("Chỉ tiêu của các đơn vị"))
        self.grid.remember_widths(self.link.widths, name="targets-of-units")
        self.pinned = PinnedRows(self.grid, self.totals, frozen=FIRST, spoken=self.tr("Tổng và số cấp trên giao"))
        self.searched = SearchedGrid(self.grid)
        self.filters = CountFilters(UnitGroup)
        self.tier_box, self.version_box = QComboBox(), QComboBox()
        for box, spoken in (
            (self.tier_box, self.tr("Loại số đang xem")),
            (self.version_box, self.tr("Số áp dụng từ khi nào")),
        ):
            box.setAccessibleName(spoken)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            without_wheel(box)
        self.tier_box.addItem(self.tr("Giao và cam kết"), _BOTH)
        for measure in (Measure.ASSIGNED, Measure.COMMITTED, Measure.BASELINE):
            self.tier_box.addItem(tier_title(measure), measure.value)
        self.allocate_button = button(self.tr("&Phân bổ…"))
        self.discard_button = button(self.tr("Bỏ bản &nháp…"))
        self.issue_button = button(self.tr("&Ghi và giao…"), is_primary=True)
        self.read_only = plain_label(name="bubble", wraps=True)
        self.read_only.hide()
        self.empty = EmptyStrip()
        self.facts = plain_label(name="hint", wraps=True, is_selectable=True, spoken=self.tr("Chi tiết ô đang chọn"))
        self.facts.setMinimumHeight(self.fontMetrics().height() * 2 + 4)
        top = QHBoxLayout()
        top.addWidget(self.filters, stretch=1)
        for made in (self.tier_box, self.version_box, self.allocate_button, self.discard_button, self.issue_button):
            top.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.read_only)
        layout.addWidget(self.empty)
        layout.addWidget(self.searched, stretch=1)
        layout.addWidget(self.pinned)
        layout.addWidget(self.facts)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        for grid in (self.grid, self.pinned):
            grid.edits_made.connect(partial(self._on_edits_made, grid))
            grid.paste_planned.connect(partial(self._on_paste_planned, grid))
            grid.blank_requested.connect(partial(self._on_cells_asked, grid, None))
            grid.nothing_requested.connect(partial(self._on_cells_asked, grid, Decimal(0)))
            grid.undo_requested.connect(self.undo)
            grid.redo_requested.connect(self.redo)
            grid.selection_summed.connect(self.selection_summed)
            grid.told.connect(lambda text: self.saved_state_changed.emit("note", text))
            grid.selectionModel().currentChanged.connect(partial(self._on_current_changed, grid))
        self.filters.changed.connect(lambda _: self._show_rows())
        self.tier_box.activated.connect(lambda _: self._show_table())
        self.version_box.activated.connect(lambda _: self._on_version_chosen())
        self.discard_button.clicked.connect(self._on_discard_clicked)
        self.allocate_button.clicked.connect(self._on_allocate_clicked)
        self.issue_button.clicked.connect(self._on_issue_clicked)
        self.empty.paste_button.clicked.connect(self._on_paste_clicked)
        self.empty.copy_button.clicked.connect(self._on_copy_clicked)
        self._pasting.taken.connect(self._on_table_taken)

    # Loading

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the table of the year; it is the same in every period."""
        del period
        since, reads_drafts = self._since, not self._are_drafts_read

        def read(office: "Office") -> "tuple[TargetGrid, dict[DraftPlace, TargetDraft]]":
            return office.target_grid.view(since), office.target_drafts.read() if reads_drafts else {}

        self.link.ask(read, on_done=lambda found: self._on_loaded(*found), owner=self)

    def is_ready_to_leave(self) -> bool:
        """Take what is being typed; stay when it is not a value yet."""
        for grid in (self.grid, self.pinned):
            if not grid.finish_edit():
                grid.editor.setFocus()
                return False
        return True

    def _on_loaded(self, view: TargetGrid, drafts: Mapping[DraftPlace, TargetDraft]) -> None:
        if view.since != self._since:
            return
        self.view = view
        if not self._are_drafts_read:
            self._are_drafts_read = True
            self.drafts.update({**drafts, **self.drafts})
        self.read_only.setText(view.closed_note)
        self.read_only.setVisible(bool(view.closed_note))
        self._offer_versions(view)
        self._show_table()

    def _offer_versions(self, view: TargetGrid) -> None:
        with QSignalBlocker(self.version_box):
            self.version_box.clear()
            self.version_box.addItem(self.tr("Số hiện hành"), NEWEST)
            self.version_box.addItem(self.tr("Số đầu năm"), WHOLE_YEAR)
            for month in view.months:
                if month_of_version(month) in view.amended:
                    text = self.tr("Từ {month}").format(month=period_words(month))
                    self.version_box.addItem(text, month_of_version(month))
            chosen = (self.version_box.itemData(place) for place in range(self.version_box.count()))
            self.version_box.setCurrentIndex(max([*chosen].index(self._since), 0))

    def _on_version_chosen(self) -> None:
        if self.is_ready_to_leave() and self.period is not None:
            self._since = self.version_box.currentData()
            self.load(self.period)

    # What is shown

    def _why_only_read(self) -> str:
        return self.view.closed_note if self.view is not None else self.tr("Đang đọc…")

    def _shown_columns(self) -> tuple[Shown, ...]:
        chosen = self.tier_box.currentData()
        columns = self.view.columns if self.view is not None else ()
        given = {line for unit in (self.view.units if self.view is not None else ()) for line in unit.answers}
        shown = [
            one for one in columns if (one.place.measure in TIERS if chosen == _BOTH else one.place.measure == chosen)
        ]
        return with_answers(shown, given)

    @property
    def _places(self) -> list[TargetPlace]:
        return [column.place for column in self._columns if isinstance(column, TargetColumn)]

    def _show_table(self) -> None:
        """Show the columns that are asked for; they are made anew only where they are others."""
        if self.view is None or not self.is_ready_to_leave():
            return
        columns, here = self._shown_columns(), self.grid.currentIndex()
        is_other, self._columns = columns != self._columns, columns
        if is_other:
            self.totals.set_columns(total_columns(columns, why_only_read=self._why_only_read), ())
        self._show_rows(unit_columns(columns, why_only_read=self._why_only_read) if is_other else None)
        if is_other and here.isValid():
            self.grid.setCurrentIndex(self.table.index(here.row(), min(here.column(), len(columns))))

    def _show_rows(self, columns: Sequence[Column[UnitLine]] | None = None) -> None:
        """Show the units that are asked for, under other columns where those are given."""
        lines = self._lines()
        chosen, groups = self.filters.chosen, self._groups(lines)
        rows = [line for line in lines if chosen is None or line.unit.unit in groups[chosen]]
        if columns is None:
            self.table.set_rows(rows)
        else:
            self.table.set_columns(columns, rows)
        if rows and self.view is not None and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.table.index(0, FIRST))
        self._show_totals(lines)
        self._show_counts(len(lines), groups)

    def _groups(self, lines: Sequence[UnitLine]) -> dict[UnitGroup, set[str]]:
        """Return the units that are counted in each group."""
        places = self._places
        states = {line.unit.unit: {one.state for one in line.unit.answers.values()} for line in lines}
        waiting = {AnswerState.NONE, AnswerState.LAPSED}
        return {
            UnitGroup.BLANK: {*blanks_of({line.unit.unit: {one: line.count(one) for one in places} for line in lines})},
            UnitGroup.UNANSWERED: {unit for unit, found in states.items() if found & waiting},
            UnitGroup.PROPOSED: {unit for unit, found in states.items() if AnswerState.PROPOSED in found},
            UnitGroup.DRAFTED: {unit for unit, _ in self.drafts},
        }

    def _lines(self) -> list[UnitLine]:
        drafts: dict[str, dict[TargetPlace, TargetDraft]] = {}
        for (unit, place), draft in self.drafts.items():
            drafts.setdefault(unit, {})[place] = draft
        return [UnitLine(unit, drafts.get(unit.unit, {})) for unit in self.view.units] if self.view is not None else []

    def _show_totals(self, lines: Sequence[UnitLine]) -> None:
        if self.view is None:
            return
        sums = {
            column.place: added(line.count(column.place) for line in lines)
            for column in self._columns
            if isinstance(column, TargetColumn) and column.adds_up
        }
        own = {place: draft for (unit, place), draft in self.drafts.items() if unit == self.view.own.unit}
        self.totals.set_rows(
            [
                TotalLine(self.tr("Tổng các đơn vị"), sums, answered=self._answered(lines)),
                TotalLine(self.tr("Cấp trên giao"), sums, UnitLine(self.view.own, own)),
            ]
        )
        self.pinned.fit()

    def _answered(self, lines: Sequence[UnitLine]) -> dict[LineKey, str]:
        """Say of each line how many of the units that were given a target answered it."""
        found = {}
        for column in self._columns:
            if isinstance(column, AnswerColumn):
                states = [line.unit.answers[column.line].state for line in lines if column.line in line.unit.answers]
                said = sum(1 for state in states if state in {AnswerState.AGREED, AnswerState.PROPOSED})
                found[column.line] = f"{said}/{len(states)}"
        return found

    def _show_counts(self, units: int, groups: Mapping[UnitGroup, set[str]]) -> None:
        count = len(self.drafts)
        texts = {
            UnitGroup.BLANK: self.tr("· Còn ô trống {count}"),
            UnitGroup.UNANSWERED: self.tr("· Chưa trả lời {count}"),
            UnitGroup.PROPOSED: self.tr("≠ Đề nghị khác {count}"),
            UnitGroup.DRAFTED: self.tr("○ Có bản nháp {count}"),
        }
        chosen = self.filters.chosen
        words = {
            one: text.format(count=len(groups[one])) for one, text in texts.items() if groups[one] or one is chosen
        }
        self.filters.show_counts(self.tr("%n đơn vị", "", units), words)
        text = self.tr("&Ghi và giao {count}…").format(count=count) if count else self.tr("&Ghi và giao…")
        self.issue_button.setText(text)
        self.issue_button.setAccessibleName(text.replace("&", ""))
        nothing = "" if count else self.tr("Chưa có bản nháp nào: gõ vào ô, hoặc dán từ Excel.")
        allow(self.issue_button, why_not=self._why_only_read() or nothing)
        self.discard_button.setVisible(bool(count))
        allow(self.allocate_button, why_not=self._why_only_read())
        view = self.view
        is_empty = view is not None and view.is_empty and not count and not view.closed_note and bool(view.units)
        if view is not None:
            self.empty.tell(view.period, last_year=view.last_year, is_there=is_empty)

    def _on_current_changed(self, grid: GridView, _current: object, _previous: object) -> None:
        self._show_facts(grid)

    def _show_facts(self, grid: GridView) -> None:
        """Say what is known of the current cell: of whom, of what, and what it was before."""
        index = grid.currentIndex()
        column = self._column(index.column())
        if column is None or not index.isValid():
            self.facts.clear()
            return
        unit = self._unit_at(grid, index.row())
        if unit is None:
            self.facts.setText(column.label)
            return
        if isinstance(column, AnswerColumn):
            words = answer_words(unit, column) or self.tr("chưa giao")
            self.facts.setText(f"{unit.name} · {column.label} ({column.code}): {words}")
            return
        draft = self.drafts.get((unit.unit, column.place))
        given = formats.quantity(unit.counts.get(column.place), decimals=column.decimals)
        what = f"{column.label} ({column.code}, {column.unit_of_measure})"
        shown = given or self.tr("chưa giao")
        said = [f"{unit.name} · {what} · {tier_title(column.place.measure)}: {shown}."]
        if draft is not None:
            typed = formats.quantity(draft.count, decimals=column.decimals) or self.tr("rút chỉ tiêu")
            said.append(self.tr("Bản nháp, chưa giao: {count}.").format(count=typed))
        said.append(facts_of(unit, column))
        self.facts.setText(" ".join(filter(None, said)))

    def _column(self, position: int) -> Shown | None:
        return self._columns[position - FIRST] if FIRST <= position < FIRST + len(self._columns) else None

    def _unit_at(self, grid: GridView, row: int) -> UnitTargets | None:
        if grid is self.pinned:
            return self.view.own if self.view is not None and row == _OWN else None
        return self.table.row(row).unit if 0 <= row < self.table.rowCount() else None

    # Drafts

    def put(self, counts: Mapping[DraftPlace, Decimal | None], *, is_undoable: bool = True) -> None:
        """Make figures drafts, those that are given already none; one call is one step to take back."""
        self._put_drafts(
            {place: None if self._given(place) == count else TargetDraft(count) for place, count in counts.items()},
            is_undoable=is_undoable,
        )

    def _put_drafts(self, drafts: Mapping[DraftPlace, TargetDraft | None], *, is_undoable: bool) -> None:
        before = {place: self.drafts.get(place) for place in drafts}
        changed = {place: draft for place, draft in drafts.items() if before[place] != draft}
        if not changed:
            return
        if is_undoable:
            self.undo_stack.written({place: before[place] for place in changed}, changed)
        for place, draft in changed.items():
            if draft is None:
                self.drafts.pop(place, None)
            else:
                self.drafts[place] = draft
        self._keeper.keep(self.drafts)
        self._show_drafts()

    def _show_drafts(self) -> None:
        """Show the drafts where they stand; a unit that is shown stays shown until other ones are asked for."""
        lines = self._lines()
        by_unit = {line.unit.unit: line for line in lines}
        for position, line in enumerate(self.table.rows):
            self.table.replace(position, by_unit.get(line.unit.unit, line))
        self._show_totals(lines)
        self._show_counts(len(lines), self._groups(lines))
        self._show_facts(self.pinned if self.pinned.hasFocus() else self.grid)

    def _given(self, place: DraftPlace) -> Decimal | None:
        if self.view is None:
            return None
        units = (one for one in (*self.view.units, self.view.own) if one.unit == place[0])
        return next((one.counts.get(place[1]) for one in units), None)

    def _on_edits_made(self, grid: GridView, edits: Sequence[CellEdit]) -> None:
        found = {self._place_of(grid, edit.row, edit.column): edit.value for edit in edits}
        self.put({place: count for place, count in found.items() if place is not None})

    def _place_of(self, grid: GridView, row: int, column: int) -> DraftPlace | None:
        unit, spec = self._unit_at(grid, row), self._column(column)
        return (unit.unit, spec.place) if unit is not None and isinstance(spec, TargetColumn) else None

    def _on_cells_asked(self, grid: GridView, count: Decimal | None, cells: Sequence[tuple[int, int]]) -> None:
        self._on_edits_made(grid, [CellEdit(row, column, count) for row, column in cells])

    def _on_paste_planned(self, grid: GridView, plan: PastePlan) -> None:
        self._on_edits_made(grid, agreed_edits(self, plan=plan, table=grid.table))

    def undo(self) -> None:
        """Take back the newest action."""
        self._take_back(self.undo_stack.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(self.undo_stack.redo())

    def _take_back(self, drafts: Mapping[DraftPlace, TargetDraft | None] | None) -> None:
        if drafts is None:
            return
        self._put_drafts(drafts, is_undoable=False)
        rows = {line.unit.unit: position for position, line in enumerate(self.table.rows)}
        columns = {
            column.place: FIRST + position
            for position, column in enumerate(self._columns)
            if isinstance(column, TargetColumn)
        }
        cells = [(rows[unit], columns[place]) for unit, place in drafts if unit in rows and place in columns]
        if cells:
            self.grid.select_cells(cells)

    def _on_discard_clicked(self) -> None:
        count = len(self.drafts)
        if self.is_ready_to_leave() and dialogs.ask(
            self,
            title=self.tr("Bỏ bản nháp"),
            text=self.tr("Bỏ %n số chưa giao?", "", count),
            detail=self.tr("Các số đã giao không thay đổi. Ctrl+Z lấy lại được khi màn hình còn mở."),
            verb=self.tr("&Bỏ bản nháp"),
            refusal=self.tr("&Giữ lại"),
        ):
            self._put_drafts(dict.fromkeys(self.drafts), is_undoable=True)
            self.grid.setFocus()

    # Whole tables

    def _on_paste_clicked(self) -> None:
        self.grid.setFocus()
        self.grid.paste()

    @property
    def usual_measure(self) -> Measure:
        """Which target a column of a table holds that does not say so."""
        chosen = self.tier_box.currentData()
        return Measure.ASSIGNED if chosen == _BOTH else Measure(chosen)

    def _on_table_taken(self, counts: Mapping[DraftPlace, Decimal | None]) -> None:
        self.put(counts)
        told = self.tr("Đã đưa %n số của bảng dán vào bản nháp, chưa giao.", "", len(counts))
        self.tell_done(told, Way(self.tr("Hoàn tác"), self.undo))
        self.grid.setFocus()

    def _on_copy_clicked(self) -> None:
        self.link.ask(lambda office: office.target_grid.last_years(), on_done=self._on_copied, owner=self)

    def _on_copied(self, counts: Mapping[DraftPlace, Decimal]) -> None:
        self.put(counts)
        self.grid.setFocus()
        told = self.tr("Đã chép %n chỉ tiêu năm trước thành bản nháp. Xem lại rồi chọn «Ghi và giao».", "", len(counts))
        self.saved_state_changed.emit("note", told)

    def _on_allocate_clicked(self) -> None:
        if self.view is not None and self.is_ready_to_leave():
            self.link.ask(lambda office: office.target_planning.bases(), on_done=self._allocate, owner=self)

    def _allocate(self, bases: "tuple[AllocationBasis, ...]") -> None:
        from ctph_desktop.ui.screens.targets.allocation_dialog import AllocationDialog  # noqa: PLC0415 - when asked for

        if self.view is None:
            return
        column = self._column(self.grid.currentIndex().column())
        chosen = column if isinstance(column, TargetColumn) else None
        dialog = AllocationDialog(self, view=self.view, bases=bases, column=chosen)
        if dialog.exec():
            counts = dialog.counts
            self.put(counts)
            told = self.tr("Đã đưa %n số phân bổ vào bản nháp; Ctrl+Z lấy lại.", "", len(counts))
            self.saved_state_changed.emit("note", told)
        dialog.deleteLater()
        self.grid.setFocus()

    # Giving

    def _on_issue_clicked(self) -> None:
        from ctph_desktop.ui.screens.targets.issue_dialog import IssueDialog  # noqa: PLC0415 - when asked for

        if self.view is None or not self.is_ready_to_leave() or not self.drafts:
            return
        given = dict(self.drafts)
        dialog = IssueDialog(
            self,
            drafts=given,
            months=self.view.months,
            since=self._likely_month(),
            today=self.view.today,
            link=self.link,
        )
        is_given, effect = bool(dialog.exec()), dialog.effect
        dialog.deleteLater()
        if is_given and effect is not None:
            for place, draft in given.items():
                if self.drafts.get(place) == draft:
                    del self.drafts[place]
            self.undo_stack.clear()
            self._keeper.keep(self.drafts)
            self._show_drafts()  # what was given may have been read again already
            self.saved_state_changed.emit("saved", targets.given(cells=effect.cells, units=effect.units))
        self.grid.setFocus()

    def _likely_month(self) -> str:
        """Return from when on what was typed most likely holds: what is new from the beginning of the year."""
        if self._since is not None:
            return self._since
        if all(self._given(place) is None for place in self.drafts) or self.view is None:
            return WHOLE_YEAR
        today = self.view.today
        return next(
            (month_of_version(month) for month in self.view.months if month.first_day <= today <= month.last_day),
            WHOLE_YEAR,
        )
