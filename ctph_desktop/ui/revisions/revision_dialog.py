"""What changed in a month since it was last sealed; for the superior office, between two seals of a commune."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.figures import MISSING, Coordinates
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.reading.revision_rows import RevisionRow, RevisionView, SealedVersionRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.wording import formats, terms


class RevisionDialog(QDialog):
    """A table of old → new with who, when and why. With `seal` it compares the seals of a commune's month."""

    def __init__(
        self, parent: QWidget, *, link: OfficeLink, period: ReportingPeriod, unit: str = "", seal: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thay đổi giữa các bản chốt") if seal else self.tr("Thay đổi từ lần chốt trước"))
        fit(self, 1060, 520)
        self.view: RevisionView | None = None
        self._link = link
        self._period = period
        self._seal = seal
        self.table: GridTableModel[RevisionRow] = GridTableModel(self._columns(), parent=self)
        self._build()
        if seal:
            link.ask(
                lambda office: office.revisions.versions(unit, period), on_done=self._on_versions_loaded, owner=self
            )
        else:
            link.ask(lambda office: office.revisions.since_last_seal(period), on_done=self.show_view, owner=self)

    def _build(self) -> None:
        self.sentence = plain_label(self.tr("Đang đọc…"), name="sectionTitle", wraps=True)
        self.other = QComboBox()
        self.other.setAccessibleName(self.tr("So với bản"))
        choice = QHBoxLayout()
        self._other_label = mnemonic_label(self.tr("&So với:"))
        self._other_label.setBuddy(self.other)
        choice.addWidget(self._other_label)
        choice.addWidget(self.other)
        choice.addStretch(1)
        self._other_label.setVisible(bool(self._seal))
        self.other.setVisible(bool(self._seal))
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Các thay đổi"))
        self.history_button = button(self.tr("&Lịch sử ô…"))
        self.history_button.setVisible(not self._seal)
        self.history_button.setEnabled(False)
        self.close_button = button(self.tr("Đón&g"), is_primary=True)
        below = QHBoxLayout()
        below.addWidget(self.history_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addLayout(choice)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(below)
        self.other.activated.connect(self._on_other_chosen)
        self.history_button.clicked.connect(self._on_history_clicked)
        self.grid.row_opened.connect(lambda _row, _column: self._on_history_clicked())
        self.close_button.clicked.connect(self.accept)

    def _columns(self) -> tuple[Column[RevisionRow], ...]:
        who = (
            Column[RevisionRow](self.tr("Người ghi"), lambda r: r.author, width=190),
            Column[RevisionRow](self.tr("Máy"), lambda r: r.device, width=110),
            Column[RevisionRow](self.tr("Lúc"), lambda r: formats.moment(r.at) if r.at else "", width=124),
            Column[RevisionRow](self.tr("Lý do"), self._reason_of, width=190),
        )
        return (
            Column(self.tr("Ô số liệu"), lambda r: r.label, width=230),
            Column(self.tr("Số cũ"), lambda r: terms.bare_figure(r.old), width=92, is_number=True),
            Column(
                self.tr("Số mới"),
                lambda r: terms.bare_figure(r.new),
                width=92,
                is_number=True,
                is_bold=lambda _: True,
                tone=_tone,
            ),
            Column(self.tr("Ghi chú"), self._notes_of, width=120),
            *who,
        )

    @staticmethod
    def _notes_of(row: RevisionRow) -> str:
        """Say the note beside the figure, and that before where it is another one."""
        if row.old.note == row.new.note:
            return row.new.note
        return f"{row.old.note or '–'} → {row.new.note or '–'}"

    def _reason_of(self, row: RevisionRow) -> str:
        if row.is_contested:
            return self.tr("Nhiều máy nhập khác nhau, chưa chọn.")
        return row.reason

    # Showing

    def show_view(self, view: RevisionView) -> None:
        """Show what changed."""
        self.view = view
        self.table.set_rows(view.rows)
        self.grid.fit()
        self.sentence.setText(self._sentence_of(view))
        if view.rows:
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self.history_button.setEnabled(bool(view.rows))

    def _sentence_of(self, view: RevisionView) -> str:
        period = period_words(view.period)
        head = f"{view.unit_name}, {period}. "
        if view.until is not None:
            head += self.tr("Bản thứ {version} ({who}).").format(
                version=view.until.version, who=_sealed_words(view.until)
            )
            head += " "
        if view.since is None and not view.rows:
            return head + self.tr("Chưa có bản chốt nào trước đó và chưa có số nào.")
        if view.since is None:
            return head + self.tr("Chưa có bản chốt nào trước đó: {count} số dưới đây đều là số mới.").format(
                count=len(view.rows)
            )
        since = self.tr("So với bản thứ {version} ({who})").format(
            version=view.since.version, who=_sealed_words(view.since)
        )
        if not view.rows:
            return head + self.tr("{since}: không có số nào thay đổi.").format(since=since)
        return head + self.tr("{since}: {count} số thay đổi.").format(since=since, count=len(view.rows))

    def _on_versions_loaded(self, versions: Sequence[SealedVersionRow]) -> None:
        for version in reversed(versions):
            if version.seal != self._seal:
                text = self.tr("bản thứ {version}, chốt {who}").format(
                    version=version.version, who=_sealed_words(version)
                )
                self.other.addItem(text, version.seal)
        self.other.setEnabled(self.other.count() > 0)
        seal = self._seal
        self._link.ask(lambda office: office.revisions.between_seals(seal), on_done=self._on_first_compared, owner=self)

    def _on_first_compared(self, view: RevisionView) -> None:
        if view.since is not None:
            self.other.setCurrentIndex(self.other.findData(view.since.seal))
        self.show_view(view)

    def _on_other_chosen(self) -> None:
        seal, other = self._seal, str(self.other.currentData() or "")
        self._link.ask(
            lambda office: office.revisions.between_seals(seal, since=other), on_done=self.show_view, owner=self
        )

    def _on_history_clicked(self) -> None:
        from ctph_desktop.ui.revisions.history_dialog import HistoryDialog  # noqa: PLC0415 - only when opened

        position = self.grid.currentIndex().row()
        if self._seal or not 0 <= position < self.table.rowCount():
            return
        row = self.table.row(position)
        dialog = HistoryDialog(
            self, link=self._link, period=self._period, key=LineKey.of(Coordinates.parse(row.cell)), label=row.label
        )
        dialog.exec()
        dialog.deleteLater()


def _sealed_words(version: SealedVersionRow) -> str:
    at = formats.moment(version.sealed_at) if version.sealed_at else ""
    return ", ".join(part for part in (at, version.sealed_by) if part)


def _tone(row: RevisionRow) -> Tone:
    if row.is_contested:
        return Tone.ERROR
    return Tone.DOUBT if row.new == MISSING else Tone.WAITING
