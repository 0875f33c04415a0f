"""Chốt và gửi: one question, then the month is sealed, and its file written where the person said."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import ExportedFile, UnsealedMonths
from ctph_desktop.services.ground.report_rows import ProgressSheet
from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.preferences import AfterPaper, Preferences
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.file_ways import folder_way
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.papers import hand_on
from ctph_desktop.ui.widgets.told import Told
from ctph_desktop.wording import messages

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog


class Sealing(QObject):
    """Asks, seals and sends, and tells how far it came: what is sealed stays sealed when its file could not be written.

    `told` carries a level (saved, busy, error) and a sentence; `line_wanted` and `choice_wanted` say what the person
    went to instead.
    """

    told = Signal(str, str)
    done_told = Signal(object)  # Told
    line_wanted = Signal(object)
    choice_wanted = Signal()

    def __init__(self, screen: QWidget, *, link: OfficeLink, sends: bool) -> None:
        super().__init__(screen)
        self._screen, self._link = screen, link
        self._folders = LastFolders(link.profile.unit)
        self._superior = link.profile.superior_name if sends and not link.profile.is_alone else ""

    def begin(self, sheet: ProgressSheet) -> None:
        """Ask about a month as it stands."""
        if not self._superior:
            self._ask(sheet, ())
        else:
            self._link.ask(
                lambda office: office.keeping.unsealed(),
                on_done=lambda unsealed: self._ask(sheet, _besides(unsealed, sheet.period)),
                owner=self,
            )

    def _ask(self, sheet: ProgressSheet, unsealed: Sequence[UnsealedMonths]) -> None:
        from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog  # noqa: PLC0415 - only when opened

        dialog = SealDialog(
            self._screen,
            sheet=sheet,
            superior=self._superior,
            folders=self._folders,
            left_behind=messages.not_sealed([(row.whose, row.months) for row in unsealed]) if unsealed else "",
        )
        if dialog.exec():
            self._seal(sheet.period, dialog)
        wants_line, wants_choice = dialog.wants_line, dialog.wants_choice
        dialog.deleteLater()
        if wants_line is not None:
            self.line_wanted.emit(wants_line)
        if wants_choice:
            self.choice_wanted.emit()

    def _seal(self, period: ReportingPeriod, dialog: "SealDialog") -> None:
        note, explanations, nothing_at, folder = dialog.note, dialog.explanations, dialog.nothing_at, dialog.folder
        wants_paper = dialog.wants_paper
        self._link.change(
            lambda office: office.submissions.seal(period, note=note, explanations=explanations, nothing_at=nothing_at),
            on_done=lambda: self._on_sealed(period, folder, wants_paper=wants_paper),
            owner=self,
        )

    def _on_sealed(self, period: ReportingPeriod, folder: Path | None, *, wants_paper: bool) -> None:
        if wants_paper:
            path = Path(self._folders.start_with("paper", self._paper_name(period)))
            self._write_paper(period, path, on_done=self._open_paper)
        if folder is None:
            self.told.emit("saved", self.tr("Đã chốt báo cáo {period}.").format(period=period_words(period)))
            return
        self.told.emit("busy", self.tr("Đã chốt báo cáo {period}. Đang ghi tệp…").format(period=period_words(period)))

        def write(office: "Office") -> ExportedFile:
            return office.exchange.export_package(folder)

        self._link.ask(
            write,
            on_done=lambda file: self._on_written(period, file),
            on_error=lambda error: self._on_not_written(period, error),
            owner=self,
        )

    def _on_written(self, period: ReportingPeriod, file: ExportedFile) -> None:
        self._link.changed.emit(Changes.EXCHANGE | Changes.SUBMISSIONS)
        names = ", ".join(one.file_name for one in file.all_files)
        told = self.tr("Đã chốt {period}; đã ghi và kiểm tra lại {names} trong {folder}.")
        sentence = told.format(period=period_words(period), names=names, folder=Path(file.path).parent)
        self.done_told.emit(Told(sentence, (folder_way(Path(file.path), fail=self._fail),)))

    # Paper

    def print_paper(self, period: ReportingPeriod) -> None:
        """Let the person say where the paper of a month goes, and write it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not needed to start

        proposed = self._folders.start_with("paper", self._paper_name(period))
        kind = self.tr("Tệp PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._screen, self.tr("Ghi bản in để ký"), proposed, kind)
        if chosen:
            path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
            self._folders.remember("paper", path)
            self._write_paper(period, path, on_done=self._tell_paper)

    def _write_paper(self, period: ReportingPeriod, path: Path, *, on_done: Callable[[Path], None]) -> None:
        self._link.ask(
            lambda office: office.month_printing.write(period, path), on_done=lambda _: on_done(path), owner=self
        )

    def _open_paper(self, path: Path) -> None:
        preferences = Preferences(data_folder())
        if preferences.after_paper is AfterPaper.PRINT:
            if not outside.print_file(path, printer=preferences.printer):
                self._fail(self.tr("Đã ghi bản in {path}, nhưng chưa gửi được tới máy in.").format(path=path))
        elif not outside.open_file(path):
            self._fail(self.tr("Đã ghi bản in {path}, nhưng máy này không mở được.").format(path=path))

    def _tell_paper(self, path: Path) -> None:
        self.done_told.emit(hand_on(path, fail=self._fail))

    def _paper_name(self, period: ReportingPeriod) -> str:
        return f"bao-cao-{self._link.profile.unit_code}-{period.code}.pdf"

    def _fail(self, sentence: str) -> None:
        self.told.emit("error", sentence)

    def _on_not_written(self, period: ReportingPeriod, error: BaseException) -> None:
        told = self.tr("Đã chốt {period}, nhưng chưa ghi được tệp: hãy bấm «Xuất tệp gửi…» để ghi lại.")
        self.told.emit("error", told.format(period=period_words(period)))
        self._link.faults.show(error)


def _besides(unsealed: Sequence[UnsealedMonths], period: ReportingPeriod) -> tuple[UnsealedMonths, ...]:
    """Return what stays unsealed once this office's own month is sealed."""
    left = []
    for row in unsealed:
        is_own = not row.unit and row.standpoint is None
        months = tuple(month for month in row.months if not (is_own and month == period))
        if months:
            left.append(replace(row, months=months))
    return tuple(left)
