"""Tiến độ tháng: the month's sheet, typed into and sealed."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.report_rows import FindingRow, ProgressRow, ProgressSheet, VersionRow
from ctph_desktop.ui.conflicts.attention_bar import AttentionBar
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.undo import UndoStack
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.progress.check_list import CheckList
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD, estimates, progress_columns, reports_monthly
from ctph_desktop.ui.screens.progress.detail_panel import DetailPanel
from ctph_desktop.ui.screens.progress.figure_saver import FigureSaver
from ctph_desktop.ui.screens.progress.points import Round, deserves_a_look, points_of
from ctph_desktop.ui.screens.progress.sealing import Sealing
from ctph_desktop.ui.screens.progress.sheet_dialogs import SheetDialogs
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.closing_words import closed_month_note
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.states import SIGNS, evidence_label, own_state
from ctph_desktop.ui.widgets.told import Way
from ctph_desktop.wording import formats

_SEALED = {SubmissionState.SEALED, SubmissionState.EXPORTED}
_HISTORY_DELAY_MS = 150
_MANY = 10  # figures that are not blanked without a question
_TO_SEAL = {SubmissionState.DRAFT, SubmissionState.CHANGED, SubmissionState.RETURNED}


class ProgressScreen(Screen):
    """Grid, detail of the current line, and the buttons that end the month.

    Without `sends` a sealed month gets no file here: what is typed for another unit goes with the file of this office.
    """

    reloads_on = Changes.FIGURES | Changes.SUBMISSIONS | Changes.PROGRAMME | Changes.EXCHANGE | Changes.EVIDENCE

    def __init__(self, link: OfficeLink, *, sends: bool = True) -> None:
        super().__init__(link)
        self.sheet: ProgressSheet | None = None
        self._wanted_row: Callable[[ProgressRow], bool] | None = None  # gone to as soon as the month is there
        self.saver = FigureSaver(link)
        self.dialogs = SheetDialogs(self, link=link)
        self._ends_when_saved = False
        self.sealing = Sealing(self, link=link, sends=sends)
        self._round = Round()
        self._beside_saved = ""  # what is said beside that figures are saved
        self._ways: tuple[Way, ...] = ()  # back from there
        profile = link.profile
        columns = progress_columns(
            self._why_only_read, is_monthly=reports_monthly(profile), is_estimate=estimates(profile)
        )
        self.table = GridTableModel(columns, parent=self)
        self.undo_stack = UndoStack[LineKey, FigureValue](self._shown)
        # Passing over lines with the arrow keys must not queue a question for each before the next save.
        self._history_timer = QTimer(self, singleShot=True, interval=_HISTORY_DELAY_MS)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Số liệu tiến độ tháng"))
        self.grid.remember_widths(self.link.widths, name="progress")
        self.detail = DetailPanel()
        self.check_list = CheckList()
        for beside_grid in (self.detail, self.check_list):
            beside_grid.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 22)
        self.state = plain_label(name="bigState")
        self.hint = plain_label(name="hint", wraps=True)
        self.nothing_button = button(
            self.tr("Không &phát sinh"), tip=self.tr("Ghi «không phát sinh» cho các ô đang chọn (Ctrl+0)")
        )
        self.check_button = button(
            self.tr("&Kiểm tra"), tip=self.tr("Liệt kê các chỗ cần xem và đi đến ô tiếp theo (F8)")
        )
        self.seal_button = button(
            self.tr("&Chốt và gửi…"),
            is_primary=True,
            tip=self.tr("Xem lại, chốt số liệu của kỳ, ghi tệp gửi cấp trên (F9)"),
        )
        self.export_button = button(
            self.tr("&Xuất tệp gửi…"), is_primary=True, tip=self.tr("Ghi tệp gửi cấp trên (F9)")
        )
        self.export_button.hide()
        self.changes_button = button(
            self.tr("&Thay đổi từ lần chốt trước…"), tip=self.tr("Số nào đã sửa sau khi chốt: ai, lúc nào, vì sao")
        )
        self.link_button = button(
            self.tr("&Lấy số từ cơ quan khác…"), tip=self.tr("Số cùng loại của các sổ khác trong đơn vị, kèm nguồn")
        )
        self.link_button.hide()
        self.evidence_button = button(
            evidence_label(0), tip=self.tr("Tệp quét, ảnh kèm báo cáo: đi cùng tệp gửi lên cấp trên")
        )
        self.attention = AttentionBar(self.link, period_of=lambda: self.period)
        top = QHBoxLayout()
        top.addWidget(self.state)
        top.addSpacing(16)
        top.addWidget(self.hint, stretch=1)
        for action in (
            self.changes_button, self.nothing_button, self.check_button, self.seal_button, self.export_button,
        ):  # fmt: skip
            top.addWidget(action)
        middle = QHBoxLayout()
        middle.addWidget(SearchedGrid(self.grid, filters=False), stretch=1)
        beside = QVBoxLayout()
        beside.addWidget(self.detail, stretch=1)
        beside.addWidget(self.check_list, stretch=1)
        beside.addWidget(self.link_button)
        beside.addWidget(self.evidence_button)
        middle.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.attention)
        self.closing_note = plain_label(name="bubble", wraps=True, is_selectable=True)
        self.closing_note.hide()
        layout.addWidget(self.closing_note)
        layout.addLayout(middle, stretch=1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.edits_made.connect(self._on_edits_made)
        self.grid.paste_planned.connect(self._on_paste_planned)
        self.grid.blank_requested.connect(self._on_blank_requested)
        self.grid.nothing_requested.connect(self._on_nothing_requested)
        self.grid.undo_requested.connect(self.undo)
        self.grid.redo_requested.connect(self.redo)
        self.grid.selection_summed.connect(self.selection_summed)
        self.grid.told.connect(self._tell)
        self.grid.current_row_changed.connect(self._on_current_row_changed)
        self.nothing_button.clicked.connect(self._on_nothing_clicked)
        self.check_button.clicked.connect(self.check)
        self.check_list.line_wanted.connect(self._go_to_line)
        self.changes_button.clicked.connect(self._on_changes_clicked)
        self.detail.choice_wanted.connect(self.choose)
        self.detail.history_wanted.connect(self._on_history_clicked)
        self.detail.note_wanted.connect(self._on_note_clicked)
        self.grid.note_requested.connect(self.note)
        self.evidence_button.clicked.connect(self._on_evidence_clicked)
        self.link_button.clicked.connect(self._on_link_clicked)
        self.seal_button.clicked.connect(self._on_seal_clicked)
        self.export_button.clicked.connect(lambda: self.action_wanted.emit("exchange", "export"))
        self.dialogs.told.connect(self.saved_state_changed)
        self.sealing.told.connect(self.saved_state_changed)
        self.sealing.done_told.connect(self.done_told)
        self.sealing.line_wanted.connect(self._go_to_line)
        self.sealing.choice_wanted.connect(self.choose)
        self._history_timer.timeout.connect(self._ask_history)
        self.saver.saving.connect(self._on_saving)
        self.saver.saved.connect(self._on_saved)
        self.saver.refused.connect(self._on_refused)
        self.saver.settled.connect(self._on_settled)

    # Loading

    def load(self, period: ReportingPeriod) -> None:
        """Show the sheet kept from last time, or ask for it."""
        kept = self.link.kept
        if kept is not None and kept.sheet is not None and kept.sheet.period == period:
            self._on_sheet_loaded(kept.sheet)
            return
        self.link.ask(lambda office: office.sheet(period), on_done=self._on_sheet_loaded, owner=self)
        self.link.ask(lambda office: office.can_link(), on_done=self.link_button.setVisible, owner=self)

    def begin(self, action: str) -> None:
        """Go to the first open remark, or to `indicator:` and its UUID, as soon as the month is there.

        The cells are ready to be typed into.
        """
        what, _, uuid = action.partition(":")
        self._wanted_row = None
        if what == "remark":
            self._wanted_row = lambda row: any(remark.asks for remark in row.remarks)
        elif what == "indicator":
            self._wanted_row = lambda row: row.key.indicator == uuid
        self.grid.setFocus()
        if self.sheet is not None and self.sheet.period == self.period:
            self._go_to_wanted_row()

    def _go_to_wanted_row(self) -> None:
        if self._wanted_row is None:
            return
        is_wanted, self._wanted_row = self._wanted_row, None
        lines = (position for position, row in enumerate(self.table.rows) if is_wanted(row))
        if (position := next(lines, None)) is not None:
            self.grid.setCurrentIndex(self.table.index(position, IN_PERIOD))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the cells have the keyboard, by whatever door the month was opened; the navigation keeps it."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        is_nowhere = focused is None or (self.isAncestorOf(focused) and not self.grid.isAncestorOf(focused))
        if self.isVisible() and is_nowhere:
            self.grid.setFocus()

    def is_ready_to_leave(self) -> bool:
        """Take what is being typed; stay when it is not a value yet."""
        if self.grid.finish_edit():
            return True
        self.grid.editor.setFocus()
        return False

    def loss_on_closing(self) -> str:
        """Say that some figures could not be saved and stand only on the screen."""
        if not self.saver.has_refused:
            return ""
        return self.tr("Có số chưa lưu được (ô màu đỏ) sẽ mất nếu đóng. Vẫn đóng chương trình?")

    def _on_sheet_loaded(self, sheet: ProgressSheet) -> None:
        if sheet.period != self.period:
            return
        is_other = self.sheet is None or self.sheet.period != sheet.period
        was_read = bool(self._why_only_read())
        self.sheet = sheet
        if is_other:
            self._ends_when_saved = False
            self.grid.cancel_edit()
            self.undo_stack.clear()
            self._round.begin()
        unsaved = self.saver.unsaved(sheet.period)
        rows = [self._overlaid(row, unsaved) for row in sheet.rows]
        if was_read == bool(self._why_only_read()):
            self.table.set_rows(rows)
        else:
            self.table.set_columns(self.table.columns, rows)
        self._hide_what_says_nothing()
        if not self.grid.currentIndex().isValid() and sheet.rows:
            self._select_first_entry()
        self._go_to_wanted_row()
        self._show_state(sheet)
        self._list_points()
        self.attention.refresh()
        self._on_current_row_changed(self.grid.currentIndex().row())

    def _why_only_read(self) -> str:
        """Say why nothing can be typed into the month shown; empty where it can, and while none is shown yet."""
        if self.sheet is None or self.sheet.can_edit:
            return ""
        return self.sheet.keeper_note or self.tr("Sổ này chỉ xem được trên máy này.")

    def _hide_what_says_nothing(self) -> None:
        """Give the room of read-only columns that are empty in every line to the others (N25)."""
        rows = range(self.table.rowCount())
        for column in range(2, self.table.columnCount()):
            says_something = column == IN_PERIOD or any(self.table.text(row, column) for row in rows)
            self.grid.setColumnHidden(column, not says_something)

    def _select_first_entry(self) -> None:
        entry = next((i for i, row in enumerate(self.table.rows) if not row.is_computed), 0)
        self.grid.setCurrentIndex(self.table.index(entry, IN_PERIOD))

    def _overlaid(self, row: ProgressRow, unsaved: dict[LineKey, FigureValue]) -> ProgressRow:
        if row.key not in unsaved:
            return row
        shown = row.holding(unsaved[row.key])
        refusal = self.saver.refusal(self.sheet.period, row.key) if self.sheet else ""
        if refusal:
            finding = FindingRow(Severity.ERROR, row.key, self.tr("Chưa lưu: {reason}").format(reason=refusal))
            shown = replace(shown, findings=(finding, *row.findings))
        return shown

    def _show_state(self, sheet: ProgressSheet) -> None:
        self.state.setText(f"{SIGNS[sheet.state]} {own_state(sheet.state)}")
        self.hint.setText(" ".join(filter(None, (self._hint_of(sheet), sheet.carried_note))))
        self.nothing_button.setEnabled(sheet.can_edit)
        self.evidence_button.setText(evidence_label(sheet.evidence))
        allow(self.seal_button, why_not=self._why_not_seal(sheet))
        self.closing_note.setText(
            closed_month_note(sheet.closing, can_write=sheet.can_edit) if sheet.closing is not None else ""
        )
        self.closing_note.setVisible(sheet.closing is not None)
        is_sealed = sheet.state in _SEALED
        self.export_button.setVisible(is_sealed and not self.link.profile.is_alone)
        self.seal_button.setVisible(not is_sealed)
        allow(self.link_button, why_not=self._why_only_read())
        if self._ends_when_saved and self.saver.is_idle:
            self._ends_when_saved = False
            QTimer.singleShot(0, self, self.end_period)

    def _why_not_seal(self, sheet: ProgressSheet) -> str:
        if only_read := self._why_only_read():
            return only_read
        if sheet.state is SubmissionState.NOTHING:
            return self.tr("Tháng này chưa có số nào để chốt.")
        if sheet.state not in _TO_SEAL:
            return self.tr("Số liệu không thay đổi từ lần chốt trước.")
        return "" if self.saver.is_idle else self.tr("Đang lưu…")

    def _hint_of(self, sheet: ProgressSheet) -> str:
        taken_back = self.tr("Cấp trên đã bỏ quyết định trước, đang xem lại: {reason}")
        # That an authority was left is told above every screen, with the button that takes it up again.
        keeper_note = self.tr("Chỉ xem và in được.") if self.link.profile.left_note else sheet.keeper_note
        if keeper_note or sheet.decision_note:
            return keeper_note or taken_back.format(reason=sheet.decision_note)
        whole = [remark.text for remark in sheet.remarks if remark.asks and not remark.line]
        if whole:
            return self.tr("Góp ý của cấp trên: {text}. Sửa số, hoặc chốt lại kèm ghi chú giải trình.").format(
                text=" · ".join(whole).rstrip(".")
            )
        marked = sum(1 for remark in sheet.remarks if remark.asks)
        if marked:
            return self.tr("{count} góp ý chưa xử lý: sửa ô có góc màu cam rồi chốt lại.").format(count=marked)
        if sheet.blanks:
            return self.tr("Còn {count} ô để trống.").format(count=len(sheet.blanks))
        if sheet.sealed_at is not None:
            return self.tr("Chốt lúc {moment}.").format(moment=formats.moment(sheet.sealed_at))
        return self.tr("Đã nhập đủ các ô.")

    # Edits

    def write(
        self,
        figures: dict[LineKey, FigureValue],
        *,
        is_undoable: bool = True,
        note: str = "",
        ways: tuple[Way, ...] = (),
    ) -> None:
        """Show figures at once and have them recorded; one call is one step to take back.

        `note` is told beside, with the `ways` back.
        """
        if self.period is None or self.sheet is None or not figures:
            return
        before = {key: self._shown(key) for key in figures}
        period = self.period
        figures = {k: v for k, v in figures.items() if before[k] != v or self.saver.refusal(period, k)}
        if not figures:
            return
        self._beside_saved, self._ways = note, ways
        if is_undoable:
            self.undo_stack.written({key: before[key] for key in figures}, figures)
        for position, row in enumerate(self.table.rows):
            if row.key in figures:
                self.table.replace(position, row.holding(figures[row.key]))
        self.saver.save(period, figures)

    def undo(self) -> None:
        """Take back the newest action of this window."""
        way = Way(self.tr("Làm lại"), self.redo)
        self._take_back(
            self.undo_stack.undo(),
            note=lambda count: self.tr("Đã hoàn tác %n ô.", "", count),
            way=way,
            had_some=self.undo_stack.can_undo,
        )

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(
            self.undo_stack.redo(),
            note=lambda count: self.tr("Đã làm lại %n ô.", "", count),
            way=self._way_back,
            had_some=self.undo_stack.can_redo,
        )

    @property
    def _way_back(self) -> Way:
        return Way(self.tr("Hoàn tác"), self.undo)

    def _take_back(
        self, figures: dict[LineKey, FigureValue] | None, *, note: Callable[[int], str], way: Way, had_some: bool
    ) -> None:
        if figures is not None:
            self.write(figures, is_undoable=False, note=note(len(figures)), ways=(way,))
            positions = (position for position, row in enumerate(self.table.rows) if row.key in figures)
            self.grid.select_cells([(position, IN_PERIOD) for position in positions])
        elif had_some:
            self._tell(self.tr("Không hoàn tác được: ô đã được sửa ở nơi khác."))

    def _shown(self, key: LineKey) -> FigureValue:
        return next((row.in_period for row in self.table.rows if row.key == key), MISSING)

    def _on_edits_made(self, edits: Sequence[CellEdit]) -> None:
        figures = {self.table.row(edit.row).key: self._with_note(edit.row, edit.value) for edit in edits}
        if len(figures) > 1:
            self.write(figures, note=self.tr("Đã ghi %n ô.", "", len(figures)), ways=(self._way_back,))
        else:
            self.write(figures)

    def _with_note(self, row: int, value: FigureValue) -> FigureValue:
        """Return another figure for a cell with the note that stands there."""
        return value if value == MISSING else value.noted(self.table.row(row).in_period.note)

    def note(self, position: int) -> None:
        """Let the person write a note beside the figure of a line, or take it away."""
        from ctph_desktop.ui.screens.progress.note_dialog import NoteDialog  # noqa: PLC0415 - only when opened

        if not 0 <= position < self.table.rowCount() or not self.is_ready_to_leave():
            return
        row = self.table.row(position)
        if refusal := self._why_no_note(row):
            self._tell(refusal)
            return
        dialog = NoteDialog(self.window(), label=row.label, value=row.in_period)
        if dialog.exec():
            self.write({row.key: dialog.value})
            self._on_current_row_changed(position)
        dialog.deleteLater()
        self.grid.setFocus()

    def _on_note_clicked(self) -> None:
        self.note(self.grid.currentIndex().row())

    def _why_no_note(self, row: ProgressRow) -> str:
        if row.is_computed:
            return self.tr("Dòng này chương trình tự cộng: ghi chú ở dòng chi tiết.")
        if row.in_period == MISSING:
            return self.tr("Ô trống không có ghi chú: nhập số, «không phát sinh» hoặc dấu «-» trước.")
        return self._why_only_read()

    def _on_paste_planned(self, plan: PastePlan) -> None:
        self._on_edits_made(agreed_edits(self, plan=plan, table=self.table))

    def _on_blank_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        filled = [self.table.row(row).key for row, _ in cells if self.table.row(row).in_period != MISSING]
        if len(filled) >= _MANY and not self._is_sure_to_blank(len(filled)):
            return
        note = self.tr("Đã để trống %n ô.", "", len(filled))
        self.write(dict.fromkeys(filled, MISSING), note=note, ways=(self._way_back,))

    def _is_sure_to_blank(self, count: int) -> bool:
        return dialogs.ask(
            self,
            title=self.tr("Để trống"),
            text=self.tr("Để trống {count} ô đang có số?").format(count=count),
            detail=self.tr(
                "Ô trống nghĩa là chưa có số liệu. Nếu tháng này không có gì, hãy dùng «Không phát sinh» (Ctrl+0)."
            ),
            verb=self.tr("Để &trống"),
            refusal=self.tr("&Giữ nguyên"),
        )

    def _on_nothing_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        self._write_nothing({row for row, _ in cells})

    def _on_nothing_clicked(self) -> None:
        rows = {row for row, _ in self._cells_of_selected_rows()}
        self._write_nothing(rows)
        self.grid.setFocus()

    def _write_nothing(self, rows: set[int]) -> None:
        note = self.tr("Đã ghi «không phát sinh» cho %n ô.", "", len(rows))
        figures = {self.table.row(row).key: self._with_note(row, NOTHING) for row in sorted(rows)}
        self.write(figures, note=note, ways=(self._way_back,))

    def _cells_of_selected_rows(self) -> list[tuple[int, int]]:
        block = self.grid.selected_block()
        if block is None:
            return []
        rows = range(block.top, block.bottom + 1)
        return [(row, IN_PERIOD) for row in rows if self.table.can_edit(row, IN_PERIOD)]

    def go_to_next_problem(self) -> bool:
        """List what deserves a look, and go to the next of it."""
        self.check()
        return True

    def check(self) -> None:
        """List what deserves a look beside the grid, and go to the next of it."""
        self.check_list.show()
        self._list_points()
        self.go_to_next_finding()

    def _list_points(self) -> None:
        if self.sheet is not None and not self.check_list.isHidden():
            self.check_list.show_points(points_of(self.sheet, self.table.rows))

    def go_to_next_finding(self) -> None:
        """Go to the next line that deserves a look; once all were seen say so, and what is still unanswered."""
        position = self._round.next(self.table.rows, current=self.grid.currentIndex().row())
        if position is None:
            self._tell(self._end_of_round())
            return
        self.grid.setCurrentIndex(self.table.index(position, IN_PERIOD))
        self.grid.setFocus()

    def _end_of_round(self) -> str:
        points = sum(1 for row in self.table.rows if deserves_a_look(row))
        unanswered = sum(1 for remark in self.sheet.remarks if remark.asks) if self.sheet is not None else 0
        sentences = [
            self.tr("Đã xem hết %n chỗ cần xem.", "", points) if points else self.tr("Không còn ô nào cần xem.")
        ]
        if unanswered:
            sentences.append(self.tr("Còn %n góp ý của cấp trên chưa trả lời.", "", unanswered))
        return " ".join(sentences)

    def _tell(self, sentence: str) -> None:
        self.saved_state_changed.emit("note", sentence)

    # Saving

    def _on_saving(self) -> None:
        self.seal_button.setEnabled(False)
        self.saved_state_changed.emit("busy", self.tr("Đang lưu…"))

    def _on_saved(self, at: datetime) -> None:
        saved = self.tr("Đã lưu lúc {time}").format(time=f"{at:%H:%M:%S}")
        self.tell_done(f"{saved}. {self._beside_saved}" if self._beside_saved else saved, *self._ways)

    def _on_refused(self, sentence: str) -> None:
        self._ends_when_saved = False
        self.saved_state_changed.emit("error", self.tr("Chưa lưu được: {reason}").format(reason=sentence))

    def _on_settled(self, changes: Changes) -> None:
        self.link.changed.emit(changes | Changes.FIGURES)

    # The line

    def _on_current_row_changed(self, position: int) -> None:
        if self.period is None or not 0 <= position < self.table.rowCount():
            self.detail.show_nothing()
            return
        period, row = self.period, self.table.row(position)
        self.detail.show_row(row, refusal=self.saver.refusal(period, row.key), why_no_note=self._why_no_note(row))
        self._history_timer.start()

    def _ask_history(self) -> None:
        position = self.grid.currentIndex().row()
        if self.period is None or not 0 <= position < self.table.rowCount():
            return
        period, row = self.period, self.table.row(position)
        if not row.is_computed:
            self.link.ask(
                lambda office: office.progress.history(period, row.key),
                on_done=lambda versions: self._on_history_loaded(versions, row),
                owner=self,
            )

    def _on_history_loaded(self, versions: Sequence[VersionRow], row: ProgressRow) -> None:
        position = self.grid.currentIndex().row()
        if 0 <= position < self.table.rowCount() and self.table.row(position).key == row.key:
            self.detail.show_history(versions, row=row)

    # Sealing

    def end_period(self) -> bool:
        """Begin to seal and send the month, or to write the file of a sealed one, as soon as everything is saved."""
        if not self.saver.is_idle:
            self._ends_when_saved = True
            return True
        ending = self.export_button if self.export_button.isVisible() else self.seal_button
        if ending.isEnabled():
            ending.click()
        else:
            self._tell(ending.toolTip())
        return True

    def print_page(self) -> bool:
        """Let the person say where the month's paper goes, and write it as PDF."""
        if self.sheet is not None and self.is_ready_to_leave():
            self.sealing.print_paper(self.sheet.period)
        return True

    def _on_seal_clicked(self) -> None:
        if self.sheet is not None and self.is_ready_to_leave() and self.saver.is_idle:
            self.sealing.begin(self.sheet)

    def _go_to_line(self, line: LineKey) -> None:
        position = next((place for place, row in enumerate(self.table.rows) if row.key == line), None)
        if position is not None:
            self.grid.setCurrentIndex(self.table.index(position, IN_PERIOD))
            self.grid.setFocus()

    # What is opened beside the sheet

    def choose(self) -> None:
        """Let the person choose between what several PCs typed, beginning with the current line."""
        self.dialogs.choose(self.period, self._current_row())
        self.grid.setFocus()

    def _on_link_clicked(self) -> None:
        if self.sheet is not None and self.is_ready_to_leave() and self.saver.is_idle:
            self.dialogs.link_figures(self.sheet.period)

    def _on_evidence_clicked(self) -> None:
        if self.period is not None:
            self.dialogs.show_evidence(self.period)

    def _on_changes_clicked(self) -> None:
        if self.period is not None and self.is_ready_to_leave():
            self.dialogs.show_changes(self.period)

    def _on_history_clicked(self) -> None:
        row = self._current_row()
        if row is not None and self.period is not None and self.is_ready_to_leave():
            self.dialogs.show_history(self.period, row)

    def _current_row(self) -> ProgressRow | None:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None
