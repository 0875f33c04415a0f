"""Tổng hợp: the forms of all communes for a period, on screen, as Excel and as PDF."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.forms.shown_columns import blank_to_hide, foldable, shown_places
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import ClosingRow, FrozenRow
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.row_in_sight import RowInSight
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel, plain_tip
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.consolidation.form_table import blank_columns, form_columns
from ctph_desktop.ui.screens.consolidation.period_bar import PRESENT, PeriodBar
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.papers import hand_on
from ctph_desktop.ui.widgets.controls import button, plain_label, restyle, without_wheel
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats
from ctph_desktop.wording.form_lines import LineKind, TableLine, lines_of, sections_of

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class FormPage(QWidget):
    """One form: title, table, and under it every difference and finding in words."""

    def __init__(self, filled: FilledForm, *, widths: ColumnWidths) -> None:
        super().__init__()
        self.filled = filled
        self._widths = widths
        self._places: tuple[tuple[int, ...], ...] = ()
        self.table: GridTableModel[TableLine] = GridTableModel((), parent=self)
        self.grid = GridView(self.table, frozen=1, spoken=filled.form.number)
        self.pinned = RowInSight(self.grid, spoken=self.tr("Tổng cộng"))
        self.fold_button = self._build_toggle()
        self.fold_button.setChecked(bool(foldable(filled.form.columns)))
        self.blank_button = self._build_toggle()
        self.blank_button.setChecked(True)
        self.title = plain_label(name="sectionTitle", wraps=True)
        self.notes = TextBox(spoken=self.tr("Chênh lệch và điều cần xem"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        top = QHBoxLayout()
        top.addWidget(self.title, stretch=1)
        for made in (self.fold_button, self.blank_button):
            top.addWidget(made)
        self._column.addLayout(top)
        self.searched = SearchedGrid(self.grid, is_line=lambda line: line.is_unit)
        self._column.addWidget(self.searched, stretch=1)
        self._column.addWidget(self.notes)
        self._show_words(filled)
        self._show_lines()

    def _build_toggle(self) -> QPushButton:
        made = button("")
        made.setObjectName("slim")
        made.setCheckable(True)
        made.clicked.connect(self._show_lines)
        return made

    def show_form(self, filled: FilledForm) -> None:
        """Show the form filled anew."""
        self.filled = filled
        self._show_lines()
        self._show_words(filled)
        self._share_height()

    def _show_lines(self) -> None:
        """Show the lines under the columns that are wanted; the cursor stays in its column."""
        lines, columns = lines_of(self.filled), self.filled.form.columns
        current = self.grid.currentIndex()
        row, kept = current.row(), self.code_at(current.column())
        folds, blank = foldable(columns), blank_to_hide(columns, blank_columns(lines))
        hidden = blank if self.blank_button.isChecked() else ()
        self._places = shown_places(columns, folds=self.fold_button.isChecked(), hidden=hidden)
        name = f"form-{self.filled.form.uuid}" if len(self._places) == len(columns) else ""
        self.table.set_columns(form_columns(self.filled, self._places), lines)
        self.grid.remember_widths(self._widths, name=name or f"form-{self.filled.form.uuid}-{len(self._places)}")
        count = sum(map(len, folds))
        is_folded = self.fold_button.isChecked()
        fold = self.tr("▸ Số đầu kỳ {count} cột") if is_folded else self.tr("▾ Số đầu kỳ {count} cột")
        self._show_toggle(self.fold_button, fold.format(count=count), is_offered=bool(folds))
        is_hidden = self.blank_button.isChecked()
        text = self.tr("▸ {count} cột trống") if is_hidden else self.tr("▾ {count} cột trống")
        self._show_toggle(self.blank_button, text.format(count=len(blank)), is_offered=bool(blank))
        self.pinned.pin(next((n for n, line in enumerate(lines) if line.kind is LineKind.TOTAL), -1))
        self.stand_on(row, kept)

    @staticmethod
    def _show_toggle(made: QPushButton, text: str, *, is_offered: bool) -> None:
        made.setText(text)
        made.setAccessibleName(text)
        made.setVisible(is_offered)

    def code_at(self, column: int) -> str:
        """Return the code of the form's column that is shown in a place; empty for the names and a run of columns."""
        run = self._places[column - 1] if 0 < column <= len(self._places) else ()
        return self.filled.form.columns[run[0]].code if len(run) == 1 else ""

    def place_of(self, code: str) -> int:
        """Return where a column of the form is shown; the first place where it is not."""
        codes = [self.code_at(place) for place in range(len(self._places) + 1)]
        return codes.index(code) if code and code in codes else 0

    def stand_on(self, row: int, code: str) -> None:
        """Go to a cell of the form."""
        if 0 <= row < self.table.rowCount():
            self.grid.setCurrentIndex(self.table.index(row, self.place_of(code)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the table its lines and the notes what is left: two lines at least, a third of the height at most."""
        grid = self.grid
        table = grid.horizontalHeader().height() + grid.verticalHeader().length()
        table += grid.horizontalScrollBar().sizeHint().height() + 2 * grid.frameWidth()
        left = (
            self.height()
            - self.searched.y()
            - grid.y()
            - table
            - self._column.spacing()
            - self._column.contentsMargins().bottom()
        )
        self.notes.setMaximumHeight(self.notes.height_within(min(self.height() // 3, left), least=2))

    def _show_words(self, filled: FilledForm) -> None:
        title = formats.caption(filled.form.title, filled.period)
        self.title.setText(f"{filled.form.number}: {title} – {filled.period_label}")
        sections = sorted(sections_of(filled), key=lambda section: not section.heading)  # what to look at comes first
        notes = [text for s in sections for text in (*((f"{s.heading}:",) if s.heading else ()), *s.sentences)]
        self.notes.setPlainText("\n".join(notes))
        self.notes.setVisible(bool(notes))


class ConsolidationScreen(Screen):
    """Tabs of forms for the period of the window."""

    reloads_on = Changes.SUBMISSIONS | Changes.PROGRAMME | Changes.FIGURES

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.view: ConsolidationView | None = None
        self._version = PRESENT
        self._wanted_indicator = ""  # gone to as soon as the forms are there
        self._span: ReportingPeriod | None = None  # the period shown: the one picked, or a longer one it lies in
        self._build()
        self._connect()

    def _build(self) -> None:
        self.coverage = plain_label(name="bigState", wraps=True)
        self.missing_button = button("")
        self.missing_button.setObjectName("slim")
        self.missing_button.hide()
        self.workbook_button = button(self.tr("Xuất &Excel…"), is_primary=True)
        self.pdf_button = button(self.tr("Xuất &PDF…"), is_primary=True)
        self.origin_button = button(
            self.tr("N&guồn của ô…"), tip=self.tr("Ô đang chọn cộng từ báo cáo, tệp nào (nháy đúp hoặc Enter)")
        )
        self.stated_button = button(
            self.tr("&Tổng trong văn bản…"), tip=self.tr("Ghi tổng mà văn bản đã ký nêu, và giải trình chênh lệch")
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Các biểu"))
        self.span_box = QComboBox()
        self.span_box.setAccessibleName(self.tr("Tổng hợp theo kỳ"))
        self.span_box.setToolTip(
            plain_tip(self.tr("Tổng hợp riêng kỳ này, hay quý, 6 tháng, 9 tháng, cả năm có kỳ này"))
        )
        without_wheel(self.span_box)
        self.today_box = QCheckBox(self.tr("Theo địa giới hiện na&y"))
        self.today_box.setToolTip(
            plain_tip(self.tr("Xã đã sáp nhập được tính vào đơn vị mới: số lượng cộng lại, tỷ lệ tính lại"))
        )
        self.today_box.hide()
        top = QHBoxLayout()
        top.addWidget(self.coverage, stretch=1)
        top.addWidget(self.missing_button)
        top.addWidget(self.span_box)
        top.addWidget(self.today_box)
        top.addWidget(self.origin_button)
        top.addWidget(self.stated_button)
        top.addWidget(self.workbook_button)
        top.addWidget(self.pdf_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        self.bar = PeriodBar(self.link)
        layout.addWidget(self.bar.state)
        self.tabs.setCornerWidget(self.bar)
        layout.addWidget(self.tabs, stretch=1)
        self.setFocusProxy(self.tabs)  # until there is a table

    def _connect(self) -> None:
        self.workbook_button.clicked.connect(self._on_workbook_clicked)
        self.pdf_button.clicked.connect(self._on_pdf_clicked)
        self.missing_button.clicked.connect(self._on_missing_clicked)
        self.origin_button.clicked.connect(self._on_origin_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.span_box.activated.connect(self._on_span_chosen)
        self.stated_button.clicked.connect(self._on_stated_clicked)
        self.today_box.clicked.connect(lambda _: self._on_version_chosen(PRESENT))
        self.bar.version_chosen.connect(self._on_version_chosen)
        self.bar.told.connect(lambda text: self.saved_state_changed.emit("saved", text))

    def begin(self, action: str) -> None:
        """Go to the first column of an indicator: `indicator:` and its UUID."""
        what, _, uuid = action.partition(":")
        if what == "indicator":
            self._wanted_indicator = uuid
            self._go_to_wanted_indicator()

    def _go_to_wanted_indicator(self) -> None:
        forms = self.view.forms if self.view is not None and self.view.period == (self._span or self.period) else ()
        for tab, filled in enumerate(forms):
            for place, column in enumerate(filled.form.columns):
                page = self.tabs.widget(tab)
                source = column.source
                is_wanted = source is not None and source.indicator == self._wanted_indicator
                if is_wanted and isinstance(page, FormPage) and page.table.rowCount():
                    self._wanted_indicator = ""
                    self.tabs.setCurrentIndex(tab)
                    page.grid.go_to(max(page.grid.currentIndex().row(), 0), place + 1)
                    page.grid.setFocus()
                    return

    def show_period(self, period: ReportingPeriod) -> None:
        """Show the present figures of another period."""
        self._version = PRESENT
        kind = self._span.kind if self._span is not None and self._span != self.period else None
        self._span = next((one for one in period.spans if one.kind is kind), period)
        self._offer_spans(period)
        super().show_period(period)

    def _offer_spans(self, period: ReportingPeriod) -> None:
        with QSignalBlocker(self.span_box):
            self.span_box.clear()
            for one in period.spans:
                text = period_words(one)
                self.span_box.addItem(text[:1].upper() + text[1:])
            self.span_box.setCurrentIndex(period.spans.index(self._span) if self._span in period.spans else 0)

    def _on_span_chosen(self, position: int) -> None:
        if self.period is not None:
            self._span, self._version = self.period.spans[position], PRESENT
            self.load(self.period)

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the forms of a period, or of the longer one chosen, as they are now or frozen, and how it stands."""
        version, period = self._version, self._span or period
        is_by_today = self.today_box.isChecked()
        self.link.ask(
            lambda office: _look(office, period, version, is_by_today=is_by_today),
            on_done=lambda shown: self._on_loaded(*shown, version=version),
            on_error=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: BaseException) -> None:
        """Tell what is wrong, and go back to the present figures when a frozen version cannot be shown."""
        self.link.faults.show(error)
        if self._version != PRESENT and self.period is not None:
            self._version = PRESENT
            self.load(self.period)

    def _on_version_chosen(self, version: str) -> None:
        self._version = version
        if self.period is not None:
            self.load(self.period)

    def _on_loaded(
        self,
        view: ConsolidationView,
        closing: ClosingRow | None,
        rows: Sequence[FrozenRow],
        changed_boundaries: date | None,
        *,
        version: str,
    ) -> None:
        if view.period != (self._span or self.period) or version != self._version:
            return
        self.view = view
        by_today = view.boundaries is not None
        self.bar.show_period(view.period, closing, rows, chosen=version, is_by_today=by_today)
        stands = [form.frozen_label or form.present_note for form in view.forms[:1]]
        label = view.coverage_label[:1].upper() + view.coverage_label[1:]
        self.coverage.setText(". ".join(filter(None, (*stands, label))))
        self.coverage.setProperty("provisional", view.is_provisional)
        restyle(self.coverage)
        missing = len(self._missing())
        self.missing_button.setText(self.tr("Chưa có {count} ▸").format(count=missing))
        self.missing_button.setAccessibleName(self.tr("Danh sách {count} đơn vị chưa có").format(count=missing))
        self.missing_button.setVisible(bool(missing))
        self.today_box.setVisible(changed_boundaries is not None and version == PRESENT)
        for now in (self.origin_button, self.stated_button):
            now.setEnabled(version == PRESENT)
        self._show_forms(view.forms)
        self._go_to_wanted_indicator()

    def _show_forms(self, forms: Sequence[FilledForm]) -> None:
        if self.tabs.count() != len(forms):
            self.tabs.clear()
            for filled in forms:
                page = FormPage(filled, widths=self.link.widths)
                page.grid.selection_summed.connect(self.selection_summed)
                page.grid.row_opened.connect(self.open_origin)
                self.tabs.addTab(page, filled.form.number)
            return
        for position, filled in enumerate(forms):
            page_shown = self.tabs.widget(position)
            assert isinstance(page_shown, FormPage)
            page_shown.show_form(filled)

    def _on_tab_changed(self) -> None:
        self.selection_summed.emit("")
        page = self.tabs.currentWidget()
        self.setFocusProxy(page.grid if isinstance(page, FormPage) else self.tabs)

    def open_origin(self, row: int, column: int) -> None:
        """Show which communes, seals and files a cell of the current form comes from."""
        from ctph_desktop.ui.revisions.origin_dialog import OriginDialog  # noqa: PLC0415 - only when opened

        position = self.tabs.currentIndex()
        if self.view is None or self._version != PRESENT or not 0 <= position < len(self.view.forms):
            return
        filled = self.view.forms[position]
        page = self.tabs.currentWidget()
        code = page.code_at(column) if isinstance(page, FormPage) else ""
        if not 0 <= row <= len(filled.lines) or not code:
            self.saved_state_changed.emit("saved", self.tr("Ô này không cộng từ báo cáo của xã. Hãy chọn ô số khác."))
            return
        chosen = next(one for one in filled.form.columns if one.code == code)
        dialog = OriginDialog(
            self.window(),
            link=self.link,
            period=self.view.period,
            form=filled.form.uuid,
            column=chosen.code,
            caption=formats.caption(chosen.label, filled.period),
            unit=filled.lines[row].unit if row < len(filled.lines) else None,
            by_boundaries_of=self.view.boundaries,
        )
        dialog.exec()
        dialog.deleteLater()

    def _missing(self) -> dict[str, str]:
        """Return the labels of the units the forms go without, by unit."""
        lines = self.view.forms[0].lines if self.view is not None and self.view.forms else ()
        return {line.unit: line.label for line in lines if line.is_waiting}

    def _on_missing_clicked(self) -> None:
        if self.view is not None:
            period = self.view.period
            self.link.ask(lambda office: office.review.board(of=period), on_done=self._show_missing, owner=self)

    def _show_missing(self, board: Sequence[BoardRow]) -> None:
        from ctph_desktop.ui.screens.consolidation.missing_dialog import MissingDialog  # noqa: PLC0415 - when asked for

        programme = self.link.profile.programme
        is_reported = self.view is not None and programme is not None and programme.reports(self.view.period)
        known = {row.unit: (row.unit_name, row.cells[0].state) for row in board} if is_reported else {}
        rows = [known.get(unit, (label, None)) for unit, label in self._missing().items()]
        dialog = MissingDialog(self.window(), rows=rows)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if is_wanted:
            self.action_wanted.emit("exchange", "remind")

    def _on_origin_clicked(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, FormPage):
            index = page.grid.currentIndex()
            self.open_origin(index.row(), index.column())

    def _on_stated_clicked(self) -> None:
        """Show what the signed document states beside the totals of the form that is shown."""
        position = self.tabs.currentIndex()
        if self.view is None or not 0 <= position < len(self.view.forms):
            return
        filled = self.view.forms[position]
        form = filled.form.uuid
        self.link.ask(
            lambda office: office.stated_totals.of(form),
            on_done=lambda stated: self._show_stated(filled, stated),
            owner=self,
        )

    def _show_stated(self, filled: FilledForm, stated: Mapping[str, StatedTotal]) -> None:
        from ctph_desktop.ui.screens.consolidation.stated_totals_dialog import (  # noqa: PLC0415 - rarely wanted
            StatedTotalsDialog,
        )

        dialog = StatedTotalsDialog(self, filled=filled, stated=stated, link=self.link)
        if dialog.exec():
            self.saved_state_changed.emit("saved", dialog.outcome)
        dialog.deleteLater()

    def _on_workbook_clicked(self) -> None:
        self._write(self.tr("Tệp Excel (*.xlsx)"), ".xlsx", lambda office: office.consolidation.write_workbook)

    def print_page(self) -> bool:
        """Begin to write the forms as PDF."""
        if self.pdf_button.isEnabled():
            self._on_pdf_clicked()
        return True

    def _on_pdf_clicked(self) -> None:
        self._write(self.tr("Tệp PDF (*.pdf)"), ".pdf", lambda office: office.consolidation.write_pdf)

    def _write(
        self, kind: str, suffix: str, writer: "Callable[[Office], Callable[[ConsolidationView, Path], None]]"
    ) -> None:
        """Write the very forms that are shown, whatever arrived since."""
        view = self.view
        if view is None:
            return
        label = f"-ban-{self.bar.shown_label}" if self._version else ""
        day = f"-dia-gioi-{view.boundaries:%Y%m%d}" if view.boundaries else ""
        name = f"tong-hop-{view.period.code}{label}{day}{suffix}"
        folders, kept_as = LastFolders(self.link.profile.unit), suffix.lstrip(".")
        proposed = folders.start_with(kept_as, name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Xuất biểu tổng hợp"), proposed, kind)
        if not chosen:
            return
        folders.remember(kept_as, chosen)
        path = Path(chosen) if chosen.endswith(suffix) else Path(chosen + suffix)
        self.link.ask(lambda office: writer(office)(view, path), on_done=lambda _: self._on_written(path), owner=self)

    def _on_written(self, path: Path) -> None:
        self.done_told.emit(hand_on(path, fail=self.tell_failed))


def _look(
    office: "Office", period: ReportingPeriod, version: str, *, is_by_today: bool
) -> tuple[ConsolidationView, ClosingRow | None, tuple[FrozenRow, ...], date | None]:
    changed = office.consolidation.changed_boundaries(period)
    if version:
        view = office.frozen.view(version)
    else:
        view = office.consolidation.view(period, by_boundaries_of=changed if is_by_today else None)
    return view, office.closing.of(period), office.frozen.versions(period), changed
