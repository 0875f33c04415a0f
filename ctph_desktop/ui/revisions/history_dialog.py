"""What a cell has been: everything typed into it, and what it was in each seal of its month."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.report_rows import VersionRow
from ctph_desktop.services.reading.revision_rows import SealedValueRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.states import board_state
from ctph_desktop.wording import formats, terms

_History = tuple[tuple[VersionRow, ...], tuple[SealedValueRow, ...]]


class HistoryDialog(QDialog):
    """Two tables: typed values, newest first, where they are seen here; below them the values of the seals."""

    def __init__(
        self, parent: QWidget, *, link: OfficeLink, period: ReportingPeriod, key: LineKey, label: str, unit: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lịch sử ô"))
        fit(self, 1080, 520)
        wanted = unit or link.profile.unit
        self._is_contested = False
        self.typed: GridTableModel[VersionRow] = GridTableModel(self._typed_columns(), parent=self)
        self.sealed: GridTableModel[SealedValueRow] = GridTableModel(self._sealed_columns(), parent=self)
        self._build(f"{label}, {period_words(period)}")
        link.ask(
            lambda office: (
                office.revisions.typed_values(wanted, period, key),
                office.revisions.sealed_values(wanted, period, key),
            ),
            on_done=self._on_loaded,
            owner=self,
        )

    def _build(self, heading: str) -> None:
        self.typed_title = plain_label(self.tr("Các số đã nhập (mới nhất ở trên)"), name="sectionTitle", wraps=True)
        self.typed_grid = GridView(self.typed, frozen=0, spoken=self.tr("Các số đã nhập"))
        self.sealed_title = plain_label(self.tr("Số trong từng bản chốt"), name="sectionTitle", wraps=True)
        self.sealed_grid = GridView(self.sealed, frozen=0, spoken=self.tr("Số trong từng bản chốt"))
        self.close_button = button(self.tr("Đón&g"), is_primary=True)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(heading, name="screenTitle", wraps=True))
        layout.addWidget(self.typed_title)
        self.typed_part, self.sealed_part = SearchedGrid(self.typed_grid), SearchedGrid(self.sealed_grid)
        layout.addWidget(self.typed_part, stretch=1)
        layout.addWidget(self.sealed_title)
        layout.addWidget(self.sealed_part, stretch=1)
        layout.addLayout(below)
        self.close_button.clicked.connect(self.accept)

    def _typed_columns(self) -> tuple[Column[VersionRow], ...]:
        return (
            Column(
                self.tr("Số"),
                lambda v: terms.bare_figure(v.value),
                width=110,
                is_number=True,
                is_bold=lambda v: v.is_current,
                tone=self._tone_of,
            ),
            Column(self.tr("Ghi chú"), lambda v: v.value.note, width=120),
            Column(self.tr("Người ghi"), lambda v: v.author, width=210),
            Column(self.tr("Máy"), lambda v: v.device, width=130),
            Column(self.tr("Lúc"), lambda v: formats.moment(v.at), width=124),
            Column(self.tr("Lý do"), lambda v: v.reason, width=210),
            Column(self.tr("Tình trạng"), self._state_of, width=150),
        )

    def _state_of(self, version: VersionRow) -> str:
        if version.is_held:
            return self.tr("giữ riêng, không tính")
        if not version.is_current:
            return ""
        return self.tr("▲ chưa chọn") if self._is_contested else self.tr("● đang dùng")

    def _tone_of(self, version: VersionRow) -> Tone:
        if version.is_current:
            return Tone.ERROR if self._is_contested else Tone.GOOD
        return Tone.QUIET if version.is_held else Tone.PLAIN

    def _sealed_columns(self) -> tuple[Column[SealedValueRow], ...]:
        return (
            Column(self.tr("Bản"), lambda s: str(s.version.version), width=50, is_number=True),
            Column(
                self.tr("Số"), lambda s: terms.bare_figure(s.value), width=80, is_number=True, is_bold=lambda _: True
            ),
            Column(self.tr("Ghi chú"), lambda s: s.value.note, width=110),
            Column(
                self.tr("Chốt lúc"),
                lambda s: formats.moment(s.version.sealed_at) if s.version.sealed_at else "",
                width=124,
            ),
            Column(self.tr("Người chốt"), lambda s: s.version.sealed_by, width=160),
            Column(
                self.tr("Tệp mang đến"),
                lambda s: s.version.file_name or ("" if s.version.received_at else self.tr("(máy này)")),
                width=300,
            ),
            Column(self.tr("Quyết định"), self._decision_of, width=200),
        )

    @staticmethod
    def _decision_of(row: SealedValueRow) -> str:
        version = row.version
        if version.decided_at is None:
            return ""
        return ", ".join(
            part
            for part in (board_state(version.state), formats.moment(version.decided_at), version.decided_by)
            if part
        )

    def _on_loaded(self, history: _History) -> None:
        typed, sealed = history
        self._is_contested = len({version.value for version in typed if version.is_current}) > 1
        self.typed.set_rows(tuple(reversed(typed)))
        self.sealed.set_rows(tuple(reversed(sealed)))
        self.typed_title.setVisible(bool(typed))
        self.typed_part.setVisible(bool(typed))
        if not sealed:
            self.sealed_title.setText(self.tr("Tháng này chưa có bản chốt nào."))
        self.sealed_part.setVisible(bool(sealed))
        for grid in (self.typed_grid, self.sealed_grid):
            grid.fit()
