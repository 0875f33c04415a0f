"""The way in for files: chosen, dropped or found in a folder, shown first, imported after one yes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ctph_desktop.services.ground.rows import Changes, DriveRow, ImportedRow, ImportPreview
from ctph_desktop.ui.screens.exchange.preview_dialog import ImportedDialog, PreviewDialog, may_blank, verdict_names
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog


class FileImport(QWidget):
    """Runs an import from choosing to the result; shows nothing of itself. What takes long can be stopped."""

    began = Signal(object)  # Feedback
    ended = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.hide()
        self._link = link

    def choose_files(self) -> None:
        """Let the person pick files; mail may have changed their names, so any file can be picked."""
        paths, _ = QFileDialog.getOpenFileNames(
            self.window(),
            self.tr("Chọn tệp để nhập"),
            str(Path.home()),
            self.tr("Mọi tệp (*);;Tệp CTPH (*.ctph)"),
        )
        self.take(paths)

    def choose_folder(self) -> None:
        """Let the person pick a stick that is plugged in, or a folder, and take every package in it."""
        self._link.ask(lambda office: office.exchange.drives(), on_done=self._on_drives_listed, owner=self)

    def _on_drives_listed(self, drives: tuple[DriveRow, ...]) -> None:
        title, other = self.tr("Nhập từ USB hoặc thư mục"), self.tr("Chọn thư mục hoặc USB")
        if not drives:
            if folder := QFileDialog.getExistingDirectory(self.window(), other, str(Path.home())):
                self.take([folder])
            return
        dialog = PlaceDialog(
            self.window(),
            title=title,
            prompt=self.tr("Nhập mọi tệp CTPH trên:"),
            drives=drives,
            verb=self.tr("&Nhập từ đây"),
            other=other,
        )
        if dialog.exec() and dialog.folder is not None:
            self.take([str(dialog.folder)])
        dialog.deleteLater()

    def start_folder(self, folder: Path) -> None:
        """Take every package in a folder."""
        self.take([str(folder)])

    def take(self, paths: Sequence[str]) -> None:
        """Take files, and the packages in folders and sticks."""
        if not paths:
            return
        chosen = tuple(paths)
        self._link.ask(lambda office: office.exchange.gather(chosen), on_done=self.start, owner=self)

    def start(self, paths: Sequence[str]) -> None:
        """Show what these files would do."""
        if not paths:
            return
        chosen = tuple(paths)
        feedback = self._link.tasks.feedback()
        self.began.emit(feedback)
        self._link.ask(
            lambda office: office.exchange.preview(chosen, feedback=feedback),
            on_done=lambda preview: self._on_previewed(chosen, preview),
            on_error=self._on_preview_failed,
            owner=self,
        )

    def _on_preview_failed(self, error: BaseException) -> None:
        self.ended.emit()
        self.failed.emit(self.tr("Chưa đọc được các tệp đã chọn."))
        self._link.faults.show(error)

    def _on_previewed(self, paths: tuple[str, ...], preview: ImportPreview) -> None:
        self.ended.emit()
        dialog = PreviewDialog(self.window(), preview=preview)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if not is_wanted or not may_blank(self.window(), preview):
            return
        feedback = self._link.tasks.feedback()
        self.began.emit(feedback)
        self._link.ask(
            lambda office: office.exchange.import_packages(paths, feedback=feedback),
            on_done=self._on_imported,
            on_error=self._on_stopped,
            owner=self,
        )

    def _on_stopped(self, error: BaseException) -> None:
        """Show what was imported before the person, or a fault, ended it."""
        self.ended.emit()
        self.failed.emit(self.tr("Chưa nhập xong các tệp đã chọn; tệp nào đã nhập có ghi trong «Nhật ký tệp»."))
        self._link.changed.emit(Changes.ALL)
        self._link.faults.show(error)

    def _on_imported(self, rows: Sequence[ImportedRow]) -> None:
        self.ended.emit()
        self._link.changed.emit(Changes.ALL)
        self.told.emit(self._summary(rows))
        dialog = ImportedDialog(self.window(), rows=rows)
        dialog.exec()
        dialog.deleteLater()

    def _summary(self, rows: Sequence[ImportedRow]) -> str:
        """Count what became of the files, for the line that else kept an earlier sentence."""
        verdicts = [row.verdict for row in rows]
        names = verdict_names()
        counts = (f"{name[0].lower()}{name[1:]}: {verdicts.count(v)}" for v, name in names.items() if v in verdicts)
        return self.tr("Nhập {count} tệp – {counts}.").format(count=len(rows), counts=", ".join(counts))
