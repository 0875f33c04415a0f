"""A frozen consolidation set beside the present one: other reports below, other numbers in the forms."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.services.ground.closing_rows import CellDifference, FrozenComparison, SourceDifference
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats

_MOST_SOURCES = 5
_NOTHING = "–"


class CompareDialog(QDialog):
    """Only to be read."""

    def __init__(self, parent: QWidget, *, comparison: FrozenComparison) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bản chốt so với số liệu hiện tại"))
        self.sources = GridTableModel(self._source_columns(), parent=self)
        self.sources.set_rows(comparison.sources)
        self.cells = GridTableModel(self._cell_columns(), parent=self)
        self.cells.set_rows(comparison.cells)
        has_some = bool(comparison.sources or comparison.cells)
        fit(self, 1000, 560 if has_some else 150)
        self.sentence = plain_label(self._sentence(comparison), wraps=True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        if comparison.sources:
            layout.addWidget(plain_label(self.tr("Báo cáo làm cơ sở"), name="sectionTitle"))
            sources = GridView(self.sources, frozen=0, spoken=self.tr("Báo cáo làm cơ sở"))
            shown = min(len(comparison.sources), _MOST_SOURCES)
            sources.setMaximumHeight((self.fontMetrics().height() + 10) * (shown + 1) + 8)
            layout.addWidget(sources)
        if comparison.cells:
            layout.addWidget(plain_label(self.tr("Các ô khác nhau trên biểu"), name="sectionTitle"))
            cells = GridView(self.cells, frozen=0, spoken=self.tr("Các ô khác nhau"))
            layout.addWidget(SearchedGrid(cells), stretch=1)
        buttons = QDialogButtonBox()
        self.close_button = button(self.tr("Đón&g"), is_primary=True)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.close_button.setFocus()

    def _sentence(self, comparison: FrozenComparison) -> str:
        row = comparison.frozen
        name = self.tr("Bản {label}, chốt {moment}").format(
            label=row.label, moment=formats.moment(row.frozen_at) if row.frozen_at else ""
        )
        if not comparison.sources and not comparison.cells:
            return self.tr("{name}: số liệu hiện tại không khác bản chốt.").format(name=name)
        return self.tr("{name}: {count} ô trên biểu nay khác khi chốt. Bản chốt vẫn in đúng các số cũ.").format(
            name=name, count=len(comparison.cells)
        )

    def _source_columns(self) -> tuple[Column[SourceDifference], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda s: s.unit_name, width=170),
            Column(self.tr("Kỳ"), lambda s: period_words(s.period), width=120),
            Column(self.tr("Khi chốt"), lambda s: s.then, width=260),
            Column(self.tr("Hiện tại"), lambda s: s.now, width=400),
        )

    def _cell_columns(self) -> tuple[Column[CellDifference], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda c: c.unit_name, width=170),
            Column(self.tr("Biểu"), lambda c: c.form_number, width=90),
            Column(self.tr("Cột"), lambda c: c.column, width=430, tip=lambda c: c.column),
            Column(self.tr("Khi chốt"), lambda c: c.then or _NOTHING, width=120, is_number=True),
            Column(self.tr("Hiện tại"), lambda c: c.now or _NOTHING, width=120, is_number=True),
        )
