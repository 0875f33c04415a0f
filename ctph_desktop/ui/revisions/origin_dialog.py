"""Where a cell of a consolidated form comes from: communes, seals, decisions and the files that brought them."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.reading.revision_rows import OriginRow, OriginView
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats, terms


class OriginDialog(QDialog):
    """A line for each figure that went into the cell."""

    def __init__(
        self,
        parent: QWidget,
        *,
        link: OfficeLink,
        period: ReportingPeriod,
        form: str,
        column: str,
        caption: str,
        unit: str | None,
        by_boundaries_of: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nguồn của ô"))
        fit(self, 1120, 520)
        self._caption = caption
        self.table: GridTableModel[OriginRow] = GridTableModel(self._columns(), parent=self)
        self._build()
        link.ask(
            lambda office: office.revisions.origins(
                period, form=form, column=column, unit=unit, by_boundaries_of=by_boundaries_of
            ),
            on_done=self._on_loaded,
            owner=self,
        )

    def _build(self) -> None:
        self.heading = plain_label(self.tr("Đang đọc…"), name="sectionTitle", wraps=True)
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các số tạo nên ô này"))
        self.close_button = button(self.tr("Đón&g"), is_primary=True)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(below)
        self.close_button.clicked.connect(self.accept)

    def _columns(self) -> tuple[Column[OriginRow], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda r: r.unit_name, width=120),
            Column(self.tr("Số liệu"), lambda r: r.label, width=180),
            Column(self.tr("Kỳ"), lambda r: period_words(r.period), width=104),
            Column(
                self.tr("Số"),
                lambda r: terms.bare_figure(r.value),
                width=72,
                is_number=True,
                number=lambda r: r.value.count,
                is_bold=lambda _: True,
            ),
            Column(self.tr("Ghi chú"), lambda r: r.value.note, width=100),
            Column(self.tr("Từ đâu"), self._source_of, width=190),
            Column(self.tr("Duyệt"), self._decision_of, width=170),
            Column(self.tr("Tệp"), lambda r: r.version.file_name if r.version else "", width=248),
        )

    def _source_of(self, row: OriginRow) -> str:
        if row.version is None:
            at = formats.moment(row.at) if row.at else ""
            return ", ".join(part for part in (self.tr("cấp trên ghi"), at, row.author) if part)
        at = formats.moment(row.version.sealed_at) if row.version.sealed_at else ""
        sealed = self.tr("bản chốt thứ {version}").format(version=row.version.version)
        return ", ".join(part for part in (sealed, at, row.version.sealed_by) if part)

    @staticmethod
    def _decision_of(row: OriginRow) -> str:
        if row.version is None or row.version.decided_at is None:
            return ""
        return ", ".join(part for part in (formats.moment(row.version.decided_at), row.version.decided_by) if part)

    def _on_loaded(self, view: OriginView) -> None:
        self.table.set_rows(view.rows)
        self.grid.fit()
        text = self.tr("{form}, cột «{column}», dòng «{line}»: gồm {count} số.").format(
            form=view.form_number, column=self._caption, line=view.line_label, count=len(view.rows)
        )
        if len({row.label for row in view.rows}) == 1 and len(view.rows) > 1:
            total = sum((row.value.count or Decimal(0) for row in view.rows), Decimal(0))
            text += " " + self.tr("Cộng được {total}.").format(total=formats.quantity(total))
        self.heading.setText(
            text if view.rows else self.tr("{form}: ô này chưa có số nào.").format(form=view.form_number)
        )
