"""Chỉ tiêu of a commune: what it was given for the year, agreed to or answered with another figure and a reason."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.target_answers import AnswerState
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.reporting.own_targets import OwnTargetLine, OwnTargets, Reply
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.undo import UndoStack
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.screens.targets.columns import SIGNS, raised, tier_title
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.count_filters import CountFilters
from ctph_desktop.ui.widgets.notice_bar import NoticeBar
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats, targets, terms
from ctph_desktop.wording.errors import explain

FIGURE, REASON = 5, 6  # the columns that are typed into


class LineGroup(StrEnum):
    """Lines that are counted, and can be seen alone."""

    WAITING = "waiting"
    PROPOSED = "proposed"


class _Shown(Struct, frozen=True):
    """A line with the answer that is typed and cannot be written yet: another figure still lacks its reason."""

    line: OwnTargetLine
    typed: Reply | None = None

    @property
    def reply(self) -> Reply | None:
        """What is answered, or about to be; None while nothing is."""
        if self.typed is not None:
            return self.typed
        answer = self.line.answer
        return Reply(answer.proposed, answer.reason) if answer is not None and not self.line.waits else None


class OwnTargetsScreen(Screen):
    """An answer is written as soon as it is whole, and travels with the next package."""

    reloads_on = Changes.FIGURES | Changes.PROGRAMME | Changes.EXCHANGE

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.sheet: OwnTargets | None = None
        self.typed: dict[LineKey, Reply] = {}
        self.table: GridTableModel[_Shown] = GridTableModel(self._columns(), parent=self)
        self.undo_stack = UndoStack[LineKey, Reply | None](self._answered)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Chỉ tiêu được giao"))
        self.grid.remember_widths(self.link.widths, name="own-targets")
        self.filters = CountFilters(LineGroup)
        self.agree_button = button(
            self.tr("Đồng ý các &dòng chọn"), tip=self.tr("Đồng ý với số được giao ở các dòng đang chọn")
        )
        self.agree_all_button = button(self.tr("Đồn&g ý tất cả"), is_primary=True)
        self.empty = NoticeBar(self.tr("Đế&n «Gửi và nhận»"))
        self.read_only = plain_label(name="bubble", wraps=True)
        self.read_only.hide()
        self.facts = plain_label(name="hint", wraps=True, is_selectable=True, spoken=self.tr("Chi tiết dòng đang chọn"))
        self.facts.setMinimumHeight(self.fontMetrics().height() * 2 + 4)
        top = QHBoxLayout()
        top.addWidget(self.filters, stretch=1)
        top.addWidget(self.agree_button)
        top.addWidget(self.agree_all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.read_only)
        layout.addWidget(self.empty)
        layout.addWidget(SearchedGrid(self.grid, filters=False), stretch=1)
        layout.addWidget(self.facts)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.edits_made.connect(self._on_edits_made)
        self.grid.paste_planned.connect(self._on_paste_planned)
        self.grid.blank_requested.connect(self._on_blank_requested)
        self.grid.undo_requested.connect(lambda: self._take_back(self.undo_stack.undo()))
        self.grid.redo_requested.connect(lambda: self._take_back(self.undo_stack.redo()))
        self.grid.selection_summed.connect(self.selection_summed)
        self.grid.told.connect(lambda text: self.saved_state_changed.emit("note", text))
        self.grid.current_row_changed.connect(lambda _: self._show_facts())
        self.filters.changed.connect(lambda _: self._show_rows())
        self.agree_button.clicked.connect(self._on_agree_clicked)
        self.agree_all_button.clicked.connect(self._on_agree_all_clicked)
        self.empty.button.clicked.connect(lambda: self.screen_wanted.emit("exchange"))

    def _columns(self) -> tuple[Column[_Shown], ...]:
        return (
            Column(
                self.tr("Chỉ tiêu"), lambda x: x.line.label, width=250, level=lambda x: x.line.level,
                is_bold=lambda x: x.line.level == 0,
            ),
            Column(self.tr("ĐVT"), lambda x: x.line.unit_of_measure, width=80),
            self._given(Measure.ASSIGNED),
            self._given(Measure.COMMITTED),
            Column(self.tr("Trả lời"), _answer_text, width=140, tone=_answer_tone),
            Column(
                self.tr("Đề nghị"), lambda x: formats.quantity(_proposed(x), decimals=x.line.decimals), width=84,
                is_number=True, number=_proposed, value=_proposed,
                typed=lambda x: "" if (count := _proposed(x)) is None else f"{count:f}".replace(".", ","),
                parse=lambda x, text: parse_quantity(text, decimals=x.line.decimals), can_edit=self._is_open,
                why_closed=self._why_closed, tone=self._tone,
            ),
            Column(
                self.tr("Lý do đề nghị số khác"), lambda x: x.reply.reason if x.reply else "", width=300,
                value=lambda x: x.reply.reason if x.reply else "",
                typed=lambda x: x.reply.reason if x.reply else "", parse=lambda _, text: clean(text),
                can_edit=self._is_open, why_closed=self._why_closed, tone=self._tone,
            ),
        )  # fmt: skip

    def _given(self, tier: Measure) -> Column[_Shown]:
        def text(shown: _Shown) -> str:
            count = formats.quantity(shown.line.counts.get(tier), decimals=shown.line.decimals)
            versions = shown.line.versions.get(tier, ())
            return f"{count or '–'}{raised(len(versions))}" if len(versions) > 1 else count

        return Column(
            tier_title(tier), text, width=80, is_number=True, number=lambda x: x.line.counts.get(tier),
            tone=lambda _: Tone.COMPUTED, tip=lambda x: _history(x.line, tier),
        )  # fmt: skip

    def _is_open(self, shown: _Shown) -> bool:
        return shown.line.tier is not None and not self._why_only_read()

    def _why_closed(self, shown: _Shown) -> str:
        return self.tr("Dòng này chưa được giao chỉ tiêu.") if shown.line.tier is None else self._why_only_read()

    def _why_only_read(self) -> str:
        return self.sheet.closed_note if self.sheet is not None else self.tr("Đang đọc…")

    def _tone(self, shown: _Shown) -> Tone:
        if shown.typed is not None:
            return Tone.WAITING
        return Tone.EDITABLE if self._is_open(shown) else Tone.COMPUTED

    # Loading

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the targets of the year; they are the same in every period."""
        del period
        self.link.ask(lambda office: office.own_targets.sheet(), on_done=self._on_loaded, owner=self)

    def is_ready_to_leave(self) -> bool:
        """Take what is being typed; stay when it is not a value yet."""
        if self.grid.finish_edit():
            return True
        self.grid.editor.setFocus()
        return False

    def loss_on_closing(self) -> str:
        """Say that a figure that is proposed lacks its reason, and was not written."""
        count = len(self.typed)
        return self.tr("%n số đề nghị ở «Chỉ tiêu» chưa có lý do nên chưa ghi. Vẫn đóng?", "", count) if count else ""

    def _on_loaded(self, sheet: OwnTargets) -> None:
        is_first, was_read = self.sheet is None, self._why_only_read()
        self.sheet = sheet
        if was_read != self._why_only_read():
            self.table.set_columns(self.table.columns, ())
        self.read_only.setText(sheet.closed_note)
        self.read_only.setVisible(bool(sheet.closed_note))
        period = period_words(sheet.period) if sheet.period is not None else ""
        said = self.tr("Cấp trên chưa giao chỉ tiêu {period}. Nhập tệp trả lời mới nhất để nhận.")
        self.empty.tell(said.format(period=period) if sheet.is_empty else "")
        self._show_rows()
        if is_first and self.table.rowCount():
            waiting = (place for place, shown in enumerate(self.table.rows) if shown.line.waits)
            self.grid.setCurrentIndex(self.table.index(next(waiting, 0), FIGURE))

    def _show_rows(self) -> None:
        lines = self.sheet.lines if self.sheet is not None else ()
        shown = [_Shown(line, self.typed.get(line.key)) for line in lines]
        groups = {
            LineGroup.WAITING: [one for one in shown if one.line.waits],
            LineGroup.PROPOSED: [one for one in shown if one.line.state is AnswerState.PROPOSED],
        }
        chosen = self.filters.chosen
        here = self.grid.currentIndex()
        key = self.table.row(here.row()).line.key if here.isValid() else None
        self.table.set_rows(shown if chosen is None else groups[chosen])
        if key is not None and not self.grid.currentIndex().isValid() and self.table.rowCount():
            rows = [one.line.key for one in self.table.rows]
            self.grid.setCurrentIndex(self.table.index(rows.index(key) if key in rows else 0, here.column()))
        self._show_counts(sum(1 for line in lines if line.tier is not None), {one: len(groups[one]) for one in groups})
        self._show_facts()

    def _show_counts(self, given: int, counts: Mapping[LineGroup, int]) -> None:
        texts = {
            LineGroup.WAITING: self.tr("· Chưa trả lời {count}"),
            LineGroup.PROPOSED: self.tr("≠ Đề nghị khác {count}"),
        }
        chosen = self.filters.chosen
        words = {one: text.format(count=counts[one]) for one, text in texts.items() if counts[one] or one is chosen}
        self.filters.show_counts(self.tr("%n chỉ tiêu được giao", "", given), words)
        nothing = "" if counts[LineGroup.WAITING] else self.tr("Không còn chỉ tiêu nào chờ trả lời.")
        allow(self.agree_all_button, why_not=self._why_only_read() or nothing)
        allow(self.agree_button, why_not=self._why_only_read())

    def _show_facts(self) -> None:
        row = self.grid.currentIndex().row()
        if not 0 <= row < self.table.rowCount():
            self.facts.clear()
            return
        line = self.table.row(row).line
        said = [
            f"{line.label} ({line.code}, {line.unit_of_measure}).",
            *(_history(line, tier) for tier in line.versions),
        ]
        if line.state is AnswerState.LAPSED:
            said.append(self.tr("Số đã đổi sau khi trả lời: hãy trả lời lại."))
        if row < self.table.rowCount() and self.table.row(row).typed is not None:
            said.append(self.tr("Chưa ghi: hãy ghi lý do ở cột bên phải."))
        self.facts.setText(" ".join(filter(None, said)))

    # Answers

    def _answered(self, key: LineKey) -> Reply | None:
        lines = self.sheet.lines if self.sheet is not None else ()
        return next((_Shown(line).reply for line in lines if line.key == key), None)

    def _on_edits_made(self, edits: Sequence[CellEdit]) -> None:
        replies: dict[LineKey, Reply] = {}
        for edit in edits:
            shown = self.table.row(edit.row)
            before = replies.get(shown.line.key) or shown.reply or Reply()
            if edit.column == FIGURE and isinstance(edit.value, Decimal):
                replies[shown.line.key] = replace(before, proposed=edit.value)
            elif edit.column == REASON and isinstance(edit.value, str):
                replies[shown.line.key] = replace(before, reason=edit.value)
        self._take(replies)

    def _take(self, replies: Mapping[LineKey, Reply]) -> None:
        """Write the answers that are whole; keep in sight the others, and lead to the reason that is missing."""
        lines = {line.key: line for line in self.sheet.lines} if self.sheet is not None else {}
        whole: dict[LineKey, Reply | None] = {}
        for key, reply in replies.items():
            line = lines[key]
            is_other = line.tier is not None and reply.proposed not in {None, line.counts.get(line.tier)}
            if is_other and not reply.reason:
                self.typed[key] = reply
            elif reply.proposed is None and reply.reason:
                self.typed[key] = reply  # the figure is still missing
            else:
                whole[key] = reply
        self._write(whole)
        waiting = [key for key in replies if key in self.typed]
        self._show_rows()
        if waiting:
            self._lead_on(waiting[0])

    def _lead_on(self, key: LineKey) -> None:
        row = next((place for place, shown in enumerate(self.table.rows) if shown.line.key == key), None)
        if row is not None:
            column = REASON if self.typed[key].proposed is not None else FIGURE
            self.grid.setCurrentIndex(self.table.index(row, column))
            missing = self.tr("Đề nghị số khác: hãy ghi lý do.")
            self.saved_state_changed.emit("note", missing if column == REASON else self.tr("Hãy ghi số đề nghị."))

    def _write(self, replies: Mapping[LineKey, Reply | None], *, is_undoable: bool = True) -> None:
        before = {key: self._answered(key) for key in replies}
        changed = {key: reply for key, reply in replies.items() if before[key] != reply}
        for key in replies:
            self.typed.pop(key, None)
        if not changed:
            return
        self.link.change(
            lambda office: office.own_targets.answer(changed),
            owner=self,
            on_done=lambda: self._on_written({key: before[key] for key in changed}, changed, is_undoable=is_undoable),
            on_error=self._on_refused,
        )

    def _on_written(
        self, before: Mapping[LineKey, Reply | None], after: Mapping[LineKey, Reply | None], *, is_undoable: bool
    ) -> None:
        if is_undoable:
            self.undo_stack.written(before, after)
        self.saved_state_changed.emit("saved", targets.answered(len(after)))

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.saved_state_changed.emit("error", explain(error))
        else:
            self.link.faults.show(error)

    def _on_paste_planned(self, plan: PastePlan) -> None:
        self._on_edits_made(agreed_edits(self, plan=plan, table=self.table))

    def _on_blank_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        """Take answers back; what is typed and not written goes."""
        keys = {self.table.row(row).line.key for row, _ in cells}
        for key in keys & self.typed.keys():
            del self.typed[key]
        self._write({key: None for key in keys if self._answered(key) is not None})
        self._show_rows()

    def _take_back(self, replies: Mapping[LineKey, Reply | None] | None) -> None:
        if replies is not None:
            self._write(replies, is_undoable=False)

    def _on_agree_clicked(self) -> None:
        block = self.grid.selected_block()
        if block is None or not self.is_ready_to_leave():
            return
        rows = [self.table.row(row).line for row in range(block.top, block.bottom + 1)]
        self._write({line.key: Reply() for line in rows if line.tier is not None})
        self.grid.setFocus()

    def _on_agree_all_clicked(self) -> None:
        if self.sheet is not None and self.is_ready_to_leave():
            waiting = (line for line in self.sheet.lines if line.waits and line.key not in self.typed)
            self._write({line.key: Reply() for line in waiting})
            self.grid.setFocus()


def _history(line: OwnTargetLine, tier: Measure) -> str:
    return targets.versions(terms.MEASURES[tier], line.versions.get(tier, ()), decimals=line.decimals)


def _proposed(shown: _Shown) -> Decimal | None:
    return shown.reply.proposed if shown.reply is not None else None


def _answer_text(shown: _Shown) -> str:
    if shown.line.tier is None:
        return ""
    words = {
        AnswerState.NONE: translate("OwnTargets", "Chưa trả lời"),
        AnswerState.AGREED: translate("OwnTargets", "Đồng ý"),
        AnswerState.PROPOSED: translate("OwnTargets", "Đề nghị số khác"),
        AnswerState.LAPSED: translate("OwnTargets", "Cần trả lời lại"),
    }
    return f"{SIGNS[shown.line.state]} {words[shown.line.state]}"


def _answer_tone(shown: _Shown) -> Tone:
    if shown.line.tier is None:
        return Tone.COMPUTED
    tones = {AnswerState.AGREED: Tone.GOOD, AnswerState.PROPOSED: Tone.DOUBT}
    return tones.get(shown.line.state, Tone.QUIET)
