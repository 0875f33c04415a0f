"""The way in for files: chosen, dropped or found in a folder, shown first, imported after one yes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctph_desktop.services.rows import Changes, ImportedRow, ImportPreview
from ctph_desktop.ui import dialogs
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.exchange.preview_dialog import ImportedDialog, PreviewDialog


class FileImport(QWidget):
    """Runs an import from choosing to the result; shows nothing of itself."""

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
        self.start(paths)

    def choose_folder(self) -> None:
        """Let the person pick a folder or stick, and take every package in it."""
        folder = QFileDialog.getExistingDirectory(self.window(), self.tr("Chọn thư mục hoặc USB"), str(Path.home()))
        if folder:
            self.start_folder(Path(folder))

    def start_folder(self, folder: Path) -> None:
        """Take every package in a folder."""
        self._link.ask(
            lambda office: office.exchange.find_packages(folder),
            on_done=lambda paths: self._on_found(folder, paths),
            owner=self,
        )

    def start(self, paths: Sequence[str]) -> None:
        """Show what these files would do."""
        if not paths:
            return
        chosen = tuple(paths)
        feedback = self._link.tasks.feedback()
        self._link.ask(
            lambda office: office.exchange.preview(chosen, feedback=feedback),
            on_done=lambda preview: self._on_previewed(chosen, preview),
            owner=self,
        )

    def _on_found(self, folder: Path, paths: Sequence[str]) -> None:
        if paths:
            self.start(paths)
            return
        dialogs.warn(
            self.window(),
            title=self.tr("Không có tệp"),
            text=self.tr("Không tìm thấy tệp CTPH nào trong «{folder}».").format(folder=folder),
            detail=self.tr("Hãy chọn đúng thư mục hoặc USB, hoặc dùng «Nhập tệp…» để chọn từng tệp."),
        )

    def _on_previewed(self, paths: tuple[str, ...], preview: ImportPreview) -> None:
        dialog = PreviewDialog(self.window(), preview=preview)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if not is_wanted:
            return
        feedback = self._link.tasks.feedback()
        self._link.ask(
            lambda office: office.exchange.import_packages(paths, feedback=feedback),
            on_done=self._on_imported,
            on_error=self._on_stopped,
            owner=self,
        )

    def _on_stopped(self, error: BaseException) -> None:
        """Show what was imported before the person, or a fault, ended it."""
        self._link.changed.emit(Changes.ALL)
        self._link.faults.show(error)

    def _on_imported(self, rows: Sequence[ImportedRow]) -> None:
        self._link.changed.emit(Changes.ALL)
        dialog = ImportedDialog(self.window(), rows=rows)
        dialog.exec()
        dialog.deleteLater()
