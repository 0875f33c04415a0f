"""The way in for files: chosen, dropped or found in a folder, shown first, imported after one yes.

Files are read beside the thread of the database and handed to it whole, a few at a time: between them others have their
turn.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ctph_desktop.domain.errors import CancelledError
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import DriveRow, ImportedRow, ImportPreview, OutcomeRow
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.exchange.import_outcome import went_as_hoped
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog, may_blank, verdict_names
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.file_reader import FileReader
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.exchanging.files_in_turn import Looking, Merging
    from ctph_desktop.services.exchanging.foreign_files import ForeignFile

_Take = Callable[["Office", "ForeignFile"], object]


class _Run:
    """Files that are read one after the other, and handed over a few at a time."""

    def __init__(self, paths: Sequence[str], feedback: Feedback, *, take: _Take, then: Callable[[], None]) -> None:
        self.paths = tuple(paths)
        self.feedback = feedback
        self.take = take
        self.then = then
        self.done = 0


class FileImport(QWidget):
    """Runs an import from choosing to the result; shows nothing of itself. What takes long can be stopped."""

    began = Signal(object)  # Feedback
    ended = Signal()
    told = Signal(str)
    failed = Signal(str)
    outcome_wanted = Signal(object)  # OutcomeRow that is to be looked at
    imported = Signal(object, str)  # Sequence[ImportedRow] that needs no dialog, and the sentence for it

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.hide()
        self._link = link
        self._reader = FileReader(self)
        self._folders = LastFolders(link.profile.unit)
        self._run: _Run | None = None
        self._waiting: list[tuple[str, ...]] = []

    # Choosing

    def choose_files(self) -> None:
        """Let the person pick files; mail may have changed their names, so any file can be picked."""
        paths, _ = QFileDialog.getOpenFileNames(
            self.window(),
            self.tr("Chọn tệp để nhập"),
            self._folders.start_of("import"),
            self.tr("Mọi tệp (*);;Tệp CTPH (*.ctph)"),
        )
        if paths:
            self._folders.remember("import", paths[0])
        self.take(paths)

    def choose_folder(self) -> None:
        """Let the person pick a stick that is plugged in, or a folder, and take every package in it."""
        from ctph_desktop.services.exchanging.foreign_files import drive_rows  # noqa: PLC0415 - not needed to start

        self._reader.read(drive_rows, on_done=self._on_drives_listed, on_error=self._link.faults.show)

    def _on_drives_listed(self, drives: tuple[DriveRow, ...]) -> None:
        title, other = self.tr("Nhập từ USB hoặc thư mục"), self.tr("Chọn thư mục hoặc USB")
        if not drives:
            start = self._folders.start_of("import")
            if folder := QFileDialog.getExistingDirectory(self.window(), other, start):
                self._folders.remember("import", folder)
                self.take([folder])
            return
        dialog = PlaceDialog(
            self.window(),
            title=title,
            prompt=self.tr("Nhập mọi tệp CTPH trên:"),
            drives=drives,
            verb=self.tr("&Nhập từ đây"),
            other=other,
            start=self._folders.start_of("import"),
        )
        if dialog.exec() and dialog.folder is not None:
            if dialog.is_folder_chosen:
                self._folders.remember("import", dialog.folder)
            self.take([str(dialog.folder)])
        dialog.deleteLater()

    def start_folder(self, folder: object) -> None:
        """Take every package in a folder."""
        self.take([str(folder)])

    def take(self, paths: Sequence[str]) -> None:
        """Take files, and the packages in folders and sticks; those that come while others are looked at wait."""
        if not paths:
            return
        chosen = tuple(paths)
        if self._run is not None or self._reader.is_reading:
            self._waiting.append(chosen)
            return
        from ctph_desktop.services.exchanging.foreign_files import gather  # noqa: PLC0415 - not needed to start

        self._reader.read(lambda: gather(chosen), on_done=self.start, on_error=self._on_gathering_failed)

    def _on_gathering_failed(self, error: BaseException) -> None:
        self._link.faults.show(error)
        self._take_waiting()

    def _take_waiting(self) -> None:
        if self._waiting:
            self.take(self._waiting.pop(0))

    # Looking

    def start(self, paths: Sequence[str]) -> None:
        """Show what these files would do."""
        if not paths:
            return
        self._link.ask(
            lambda office: office.receiving.previewing(),
            on_done=lambda looking: self._look(tuple(paths), looking),
            owner=self,
        )

    def _look(self, paths: tuple[str, ...], looking: "Looking") -> None:
        self._begin(
            _Run(
                paths,
                self._link.tasks.feedback(),
                take=lambda _, file: looking.add(file),
                then=lambda: self._on_previewed(paths, looking.preview()),
            )
        )

    def _on_previewed(self, paths: tuple[str, ...], preview: ImportPreview) -> None:
        dialog = PreviewDialog(self.window(), preview=preview)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if is_wanted and may_blank(self.window(), preview):
            self._link.ask(
                lambda office: office.receiving.importing(),
                on_done=lambda importing: self._import(paths, importing),
                owner=self,
            )
        else:
            self._take_waiting()

    # Importing

    def _import(self, paths: tuple[str, ...], importing: "Merging") -> None:
        rows: list[ImportedRow] = []
        self._begin(
            _Run(
                paths,
                self._link.tasks.feedback(),
                take=lambda _, file: rows.append(importing.take(file)),
                then=lambda: self._finish(importing, on_done=partial(self._on_imported, rows)),
            ),
            on_stopped=lambda error: self._finish(importing, on_done=partial(self._on_stopped, error)),
        )

    def _finish(self, importing: "Merging", *, on_done: Callable[[], None]) -> None:
        def finish(_: "Office") -> None:
            try:
                importing.take_waiting()
            finally:
                importing.finish()

        self._link.ask(finish, on_done=lambda _: on_done(), owner=self)

    def _on_stopped(self, error: BaseException) -> None:
        """Show what was imported before the person, or a fault, ended it."""
        self.failed.emit(self.tr("Chưa nhập xong các tệp đã chọn; tệp nào đã nhập có ghi trong «Nhật ký tệp»."))
        self._link.changed.emit(Changes.ALL)
        self._link.faults.show(error)
        self._take_waiting()

    def _on_imported(self, rows: Sequence[ImportedRow]) -> None:
        self._link.changed.emit(Changes.ALL)
        text = self._summary(rows)
        if self._link.profile.role is OfficeRole.SUPERIOR and went_as_hoped(rows):
            self.imported.emit(rows, text)
        else:
            self.told.emit(text)
            self.show_result(rows)
        self._take_waiting()

    def show_result(self, rows: Sequence[ImportedRow]) -> None:
        """Show what became of each file."""
        dialog = ImportedDialog(self.window(), rows=rows)
        dialog.exec()
        wanted: OutcomeRow | None = dialog.wanted
        dialog.deleteLater()
        if wanted is not None:
            self.outcome_wanted.emit(wanted)

    def _summary(self, rows: Sequence[ImportedRow]) -> str:
        """Count what became of the files, for the line that else kept an earlier sentence."""
        verdicts = [row.verdict for row in rows]
        names = verdict_names()
        counts = (f"{name[0].lower()}{name[1:]}: {verdicts.count(v)}" for v, name in names.items() if v in verdicts)
        return self.tr("Nhập {count} tệp – {counts}.").format(count=len(rows), counts=", ".join(counts))

    # One file after the other

    def stop(self) -> None:
        """End what is going on, also where a drive does not answer."""
        if self._run is not None and self._reader.is_reading:
            self._reader.give_up()
            self._end(CancelledError())

    def _begin(self, run: _Run, *, on_stopped: Callable[[BaseException], None] | None = None) -> None:
        self._run = run
        self._stopped = on_stopped or self._on_preview_failed
        self.began.emit(run.feedback)
        self._go_on()

    def _go_on(self) -> None:
        from ctph_desktop.services.exchanging.foreign_files import read_some  # noqa: PLC0415 - not needed to start

        run = self._run
        if run is None:
            return
        if run.done == len(run.paths):
            self._run = None
            self.ended.emit()
            run.then()
            return
        left = run.paths[run.done :]
        self._reader.read(lambda: read_some(left), on_done=self._on_read, on_error=self._end)

    def _on_read(self, files: "Sequence[ForeignFile]") -> None:
        run = self._run
        if run is None:
            return

        def take(office: "Office") -> None:
            for file in files:
                run.feedback.step(run.done, len(run.paths), file.name)
                run.take(office, file)
                run.done += 1

        self._link.ask(take, on_done=lambda _: self._go_on(), on_error=self._end, owner=self)

    def _end(self, error: BaseException) -> None:
        self._run = None
        self.ended.emit()
        self._stopped(error)

    def _on_preview_failed(self, error: BaseException) -> None:
        self.failed.emit(self.tr("Chưa đọc được các tệp đã chọn."))
        self._link.faults.show(error)
        self._take_waiting()
