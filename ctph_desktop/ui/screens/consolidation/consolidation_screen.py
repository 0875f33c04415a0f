"""Tổng hợp: the forms of all communes for a period, on screen, as Excel and as PDF."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.rows import Changes, ConsolidationView
from ctph_desktop.ui import dialogs
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.consolidation.form_table import FormTableLine, caption, form_columns, form_lines
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.widgets.controls import button, plain_label, restyle
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class FormPage(QWidget):
    """One form: title, table, and under it every difference and finding in words."""

    def __init__(self, filled: FilledForm) -> None:
        super().__init__()
        self.table: GridTableModel[FormTableLine] = GridTableModel(form_columns(filled), parent=self)
        self.table.set_rows(form_lines(filled))
        self.grid = GridView(self.table, frozen=1, spoken=filled.form.number)
        self.title = plain_label(name="sectionTitle", wraps=True)
        self.notes = TextBox(spoken=self.tr("Chênh lệch và điều cần xem"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.addWidget(self.title)
        self._column.addWidget(self.grid, stretch=1)
        self._column.addWidget(self.notes)
        self._show_words(filled)

    def show_form(self, filled: FilledForm) -> None:
        """Show the form filled anew."""
        self.table.set_columns(form_columns(filled), form_lines(filled))
        self._show_words(filled)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the table its lines and the notes what is left: two lines at least, a third of the height at most."""
        grid = self.grid
        table = grid.horizontalHeader().height() + grid.verticalHeader().length()
        table += grid.horizontalScrollBar().sizeHint().height() + 2 * grid.frameWidth()
        left = self.height() - grid.y() - table - self._column.spacing() - self._column.contentsMargins().bottom()
        self.notes.setMaximumHeight(min(self.height() // 3, max(left, self.notes.height_of(2))))

    def _show_words(self, filled: FilledForm) -> None:
        self.title.setText(f"{filled.form.number}: {caption(filled.form.title, filled)} – {filled.period_label}")
        notes = self._notes_of(filled)
        self.notes.setPlainText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _notes_of(self, filled: FilledForm) -> list[str]:
        notes = [
            self.tr(
                "Cột {column} ({label}): văn bản ghi tổng {stated}, cộng các dòng được {computed}, lệch {difference}. "
                "Chương trình giữ cả hai, không tự sửa."
            ).format(
                column=d.column.code,
                label=caption(d.column.label, filled),
                stated=formats.quantity(d.stated, decimals=d.column.decimals),
                computed=formats.quantity(d.computed, decimals=d.column.decimals),
                difference=formats.quantity(d.difference, decimals=d.column.decimals),
            )
            for d in filled.discrepancies
        ]
        notes += [f"{f.place}: {f.message}" for f in filled.findings if f.severity is not Severity.NOTE]
        return notes


class ConsolidationScreen(Screen):
    """Tabs of forms for the period of the window."""

    reloads_on = Changes.SUBMISSIONS | Changes.PROGRAMME | Changes.FIGURES

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.view: ConsolidationView | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.coverage = plain_label(name="bigState", wraps=True)
        self.workbook_button = button(self.tr("Xuất &Excel…"), is_primary=True)
        self.pdf_button = button(self.tr("Xuất &PDF…"), is_primary=True)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Các biểu"))
        top = QHBoxLayout()
        top.addWidget(self.coverage, stretch=1)
        top.addWidget(self.workbook_button)
        top.addWidget(self.pdf_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.tabs, stretch=1)
        self.setFocusProxy(self.tabs)  # until there is a table

    def _connect(self) -> None:
        self.workbook_button.clicked.connect(self._on_workbook_clicked)
        self.pdf_button.clicked.connect(self._on_pdf_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the forms of a period."""
        self.link.ask(lambda office: office.consolidation.view(period), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, view: ConsolidationView) -> None:
        if view.period != self.period:
            return
        self.view = view
        self.coverage.setText(view.coverage_label[:1].upper() + view.coverage_label[1:])
        self.coverage.setProperty("provisional", view.is_provisional)
        restyle(self.coverage)
        self._show_forms(view.forms)

    def _show_forms(self, forms: Sequence[FilledForm]) -> None:
        if self.tabs.count() != len(forms):
            self.tabs.clear()
            for filled in forms:
                page = FormPage(filled)
                page.grid.selection_summed.connect(self.selection_summed)
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

    def _on_workbook_clicked(self) -> None:
        self._write(self.tr("Tệp Excel (*.xlsx)"), ".xlsx", lambda o, p, path: o.consolidation.write_workbook(p, path))

    def _on_pdf_clicked(self) -> None:
        self._write(self.tr("Tệp PDF (*.pdf)"), ".pdf", lambda o, p, path: o.consolidation.write_pdf(p, path))

    def _write(self, kind: str, suffix: str, write: "Callable[[Office, ReportingPeriod, Path], None]") -> None:
        if self.view is None:
            return
        period = self.view.period
        name = f"tong-hop-{period.code}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Xuất biểu tổng hợp"), str(Path.home() / name), kind)
        if not chosen:
            return
        path = Path(chosen) if chosen.endswith(suffix) else Path(chosen + suffix)
        self.link.ask(lambda office: write(office, period, path), on_done=lambda _: self._on_written(path), owner=self)

    def _on_written(self, path: Path) -> None:
        dialogs.tell(
            self,
            title=self.tr("Đã xuất"),
            text=self.tr("Đã ghi tệp {name}.").format(name=path.name),
            detail=self.tr("Thư mục: {folder}").format(folder=path.parent),
        )
