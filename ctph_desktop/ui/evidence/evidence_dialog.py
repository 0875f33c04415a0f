"""The evidence of a month: scans and pictures that stand beside the report."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.evidence import EvidenceKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.evidence.evidence_rows import EvidenceAdded, EvidenceList, EvidenceRow
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label, restyle
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_KINDS = {EvidenceKind.PDF: "PDF", EvidenceKind.PNG: "PNG", EvidenceKind.JPEG: "JPEG"}


class EvidenceDialog(QDialog):
    """Lists what is there; whoever keeps the book adds to it, everybody opens what they choose to open."""

    def __init__(
        self, parent: QWidget, *, link: OfficeLink, period: ReportingPeriod, unit: str = "", unit_name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Minh chứng"))
        fit(self, 940, 480)
        self._link = link
        self._period = period
        self._unit = unit or link.profile.unit
        self._shown = EvidenceList((), can_edit=False, is_sent_up=False)
        self.table: GridTableModel[EvidenceRow] = GridTableModel(self._columns(), parent=self)
        self._build(unit_name or link.profile.unit_name)
        self._connect()
        self.reload()

    # Layout

    def _build(self, unit_name: str) -> None:
        self.heading = plain_label(
            self.tr("Minh chứng kèm báo cáo {period} của {unit}").format(
                period=period_words(self._period), unit=unit_name
            ),
            name="screenTitle",
            wraps=True,
        )
        self.hint = plain_label(name="hint", wraps=True)
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Danh sách minh chứng"))
        self.grid.order_by_heads()
        self._folders = LastFolders(self._link.profile.unit)
        self.message = plain_label(name="said", wraps=True, is_selectable=True)
        self.add_button = button(self.tr("&Thêm tệp…"), is_primary=True)
        self.open_button = button(self.tr("&Mở"))
        self.save_button = button(self.tr("&Lưu bản sao…"))
        self.rename_button = button(self.tr("Đổi tê&n…"))
        self.remove_button = button(self.tr("&Bỏ…"))
        self.close_button = button(self.tr("Đón&g"))
        row = QHBoxLayout()
        for made in (self.add_button, self.open_button, self.save_button, self.rename_button, self.remove_button):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addWidget(self.message)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(lambda _: self._update())
        self.grid.row_opened.connect(lambda _row, _column: self._on_open_clicked())
        self.add_button.clicked.connect(self._on_add_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.rename_button.clicked.connect(self._on_rename_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.close_button.clicked.connect(self.accept)

    def _columns(self) -> tuple[Column[EvidenceRow], ...]:
        return (
            Column(self.tr("Tên"), lambda row: row.title, width=270, is_bold=lambda _: True),
            Column(self.tr("Loại"), lambda row: _KINDS[row.kind], width=56),
            Column(
                self.tr("Cỡ"),
                lambda row: formats.file_size(row.size),
                width=76,
                is_number=True,
                order=lambda row: row.size,
            ),
            Column(self.tr("Người thêm"), lambda row: row.added_by, width=190),
            Column(
                self.tr("Lúc"),
                lambda row: formats.moment(row.added_at) if row.added_at else "",
                width=124,
                order=lambda row: row.added_at,
            ),
            Column(self.tr("Tình trạng"), self._state_of, width=160, tone=self._tone_of),
        )

    def _state_of(self, row: EvidenceRow) -> str:
        if not row.is_here:
            return self.tr("▲ tệp chưa đến máy này")
        if not self._shown.is_sent_up or self._link.profile.is_alone:
            return ""
        return self.tr("● cấp trên đã nhận") if row.is_received else self.tr("○ chưa có biên nhận")

    def _tone_of(self, row: EvidenceRow) -> Tone:
        if not row.is_here:
            return Tone.DOUBT
        return Tone.GOOD if row.is_received else Tone.PLAIN

    # Loading

    def reload(self) -> None:
        """Read the list again."""
        period, unit = self._period, self._unit
        self._link.ask(lambda office: office.evidence.of_month(period, unit=unit), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, shown: EvidenceList) -> None:
        self._shown = shown
        self.table.set_rows(shown.rows)
        self.setAcceptDrops(shown.can_edit)
        for made in (self.add_button, self.rename_button, self.remove_button):
            made.setVisible(shown.can_edit)
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        if shown.rows and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self.grid.fit()
        self._update()

    def _hint(self) -> str:
        if self._shown.can_edit:
            kinds = self.tr(
                "Báo cáo đã ký đóng dấu, biên bản, ảnh chụp: tệp PDF, JPEG hoặc PNG, tối đa 10 MB mỗi tệp. "
                "Ảnh được thu nhỏ. Các tệp này đi cùng tệp gửi cho đến khi cấp trên nhận."
            )
            empty = self.tr("Chưa có tệp nào. Bấm «Thêm tệp…» hoặc kéo tệp vào đây.")
            return kinds if self._shown.rows else f"{kinds}\n{empty}"
        return "" if self._shown.rows else self.tr("Không có minh chứng nào kèm báo cáo này.")

    def _update(self) -> None:
        row = self._current()
        nothing = "" if row is not None else self.tr("Hãy chọn một tệp trong danh sách.")
        absent = ""
        if row is not None and not row.is_here:
            absent = self.tr("Tệp chưa đến máy này. Hãy nhập tệp gửi mới nhất của nơi đã thêm nó.")
        for made in (self.open_button, self.save_button):
            allow(made, why_not=nothing or absent)
        for made in (self.rename_button, self.remove_button):
            allow(made, why_not=nothing)

    def _current(self) -> EvidenceRow | None:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    # Adding

    def _on_add_clicked(self) -> None:
        start = self._folders.start_of("evidence")
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Thêm minh chứng"), start, self.tr("PDF và ảnh (*.pdf *.jpg *.jpeg *.png)")
        )
        if paths:
            self._folders.remember("evidence", paths[0])
            self.add_files(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, from a folder or the desktop."""
        if self._shown.can_edit and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files; they stay where they are."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add_files(paths)

    def add_files(self, paths: Sequence[str]) -> None:
        """Add files; what cannot be taken is said, and harms no other."""
        period = self._period
        self._say(self.tr("Đang thêm…"))
        self._link.ask(
            lambda office: office.evidence.add_files(period, paths),
            on_done=self._on_added,
            owner=self,
            on_error=self._on_failed,
        )

    def _on_added(self, outcome: EvidenceAdded) -> None:
        parts = list(outcome.problems)
        if outcome.known:
            parts.insert(0, self.tr("{count} tệp đã có trong danh sách.").format(count=outcome.known))
        if outcome.added:
            parts.insert(0, self.tr("Đã thêm {count} tệp.").format(count=outcome.added))
            self._link.changed.emit(Changes.EVIDENCE)
        self._say("\n".join(parts), is_fault=bool(outcome.problems))
        self.reload()

    def _say(self, text: str, *, is_fault: bool = False) -> None:
        """Say what was done, or in red what could not be."""
        self.message.setProperty("level", "error" if is_fault else "")
        self.message.setText(text)
        restyle(self.message)

    def _on_failed(self, error: BaseException) -> None:
        self._say("")
        self._link.faults.show(error)
        self.reload()

    # The chosen one

    def _on_open_clicked(self) -> None:
        row = self._current()
        if row is not None and row.is_here:
            uuid = row.uuid
            self._link.ask(lambda office: office.evidence.lay_out(uuid), on_done=self._show_file, owner=self)

    def _show_file(self, path: Path) -> None:
        if outside.open_file(path):
            self._say("")
        else:
            self._say(
                self.tr("Máy này chưa có chương trình mở tệp {kind}. Hãy lưu bản sao để mở ở máy khác.").format(
                    kind=path.suffix.lstrip(".").upper()
                ),
                is_fault=True,
            )

    def _on_save_clicked(self) -> None:
        row = self._current()
        if row is not None:
            uuid = row.uuid
            self._link.ask(
                lambda office: office.evidence.file(uuid).file_name,
                on_done=lambda name: self._save_as(uuid, name),
                owner=self,
            )

    def _save_as(self, uuid: str, name: str) -> None:
        proposed = self._folders.start_with("evidence-copy", name)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu bản sao"), proposed)
        if path:
            self._folders.remember("evidence-copy", path)
            self._link.ask(lambda office: office.evidence.save(uuid, path), on_done=self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        self._say(self.tr("Đã lưu {path}").format(path=path))

    def _on_rename_clicked(self) -> None:
        row = self._current()
        if row is None:
            return
        dialog = TextDialog(
            self, title=self.tr("Đổi tên"), prompt=self.tr("Tên mới:"), verb=self.tr("Đổ&i tên"), text=row.title
        )
        if dialog.exec():
            uuid, title = row.uuid, dialog.text
            self._change(lambda office: office.evidence.rename(uuid, title))
        dialog.deleteLater()

    def _on_remove_clicked(self) -> None:
        row = self._current()
        if row is not None and ask(
            self,
            title=self.tr("Bỏ minh chứng"),
            text=self.tr("Bỏ «{title}» khỏi báo cáo này?").format(title=row.title),
            detail=self.tr("Nơi đã nhận tệp vẫn giữ tệp đó; sau lần gửi tới, tệp không còn trong danh sách ở đó."),
            verb=self.tr("&Bỏ"),
            refusal=self.tr("&Giữ lại"),
        ):
            uuid = row.uuid
            self._change(lambda office: office.evidence.remove(uuid))

    def _change(self, use_case: "Callable[[Office], Changes]") -> None:
        self.message.setText("")
        self._link.change(use_case, owner=self, on_done=self.reload, on_error=self._on_failed)
