"""Brings offices back while none is open: a backup in place of a database, a lost key by its code, a new PC."""

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ctph_desktop.domain.errors import (
    BackupDamagedError,
    BackupNotOpenedError,
    BackupWithoutSheetError,
    DatabaseKeyError,
    FileDamagedError,
    ForeignBackupError,
    KeyMissingError,
    KeyStoreUnavailableError,
    NewerDatabaseError,
)
from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.beginnings.known_offices import KnownOffice, find_offices
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.controls import shortened
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office.picked_backups import PickedBackup
    from ctph_desktop.office.restoring import Restored
    from ctph_desktop.services.ground.safekeeping_rows import BackupRow
    from ctph_desktop.ui.bringing_back.recovery_dialog import RecoveryDialog

_ITS_OWN_FAULTS: Final = (BackupDamagedError, BackupWithoutSheetError, ForeignBackupError, NewerDatabaseError)
_NOT_IN_A_NAME: Final = re.compile("[^A-Za-z0-9-]+")


class Restoring(QObject):
    """Works while no office is open, or has it closed. `known` returns the offices opened on this PC before.

    What it shows is loaded when it is wanted: most starts go without.
    """

    closing_wanted = Signal()  # the office that is open is closed before anything else is done
    office_wanted = Signal(object)  # Path of an office that is to be opened
    start_page_wanted = Signal()

    def __init__(
        self, window: MainWindow, *, tasks: TaskRunner, faults: Faults, known: Callable[[], tuple[KnownOffice, ...]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._faults = faults
        self._known = known
        self._tried: set[Path] = set()  # backups that cannot be restored: none of them is offered a second time

    # A backup in place of the database

    def restore(self, folder: Path, backup: Path, *, opens: Path | None = None) -> None:
        """Close the office of a folder, put a backup in its place, and open it again.

        The folder of a further journal is not opened itself, but the office that `opens` names.
        """
        office = opens or folder
        self.closing_wanted.emit()
        self._window.show_message(self.tr("Đang phục hồi từ bản sao lưu…"))
        self._tasks.run(
            lambda: _restore(folder, backup, ""),
            on_done=lambda done: self._on_restored(office, done),
            on_error=lambda error: self._on_restore_failed(folder, backup, error, office=office),
            owner=self,
        )

    def _on_restored(self, office: Path, done: "Restored") -> None:
        dialogs.tell(
            self._window,
            title=self.tr("Phục hồi"),
            text=done.in_words(),
            detail=self.tr("Dữ liệu trước khi phục hồi được giữ ở: {path}").format(path=done.aside),
        )
        self.office_wanted.emit(office)

    def _on_restore_failed(self, folder: Path, backup: Path, error: BaseException, *, office: Path) -> None:
        if isinstance(error, BackupNotOpenedError):
            dialog = self._dialog(
                title=self.tr("Mã phục hồi của bản sao lưu"),
                prompt=explain(error),
                verb=self.tr("&Phục hồi"),
                use=lambda code: _restore(folder, backup, code),
            )
            if dialog.exec():
                done: Restored = dialog.outcome  # type: ignore[assignment]  # what `use` returned
                dialog.deleteLater()
                self._on_restored(office, done)
                return
            dialog.deleteLater()
        else:
            if isinstance(error, _ITS_OWN_FAULTS):
                self._tried.add(backup)
            self._faults.show(error)
        self.office_wanted.emit(office)

    # A journal that is missing

    def bring_back(self, office: Path, backup: Path) -> None:
        """Close an office, make a further journal that is missing again from its backup, and open it again."""
        self.closing_wanted.emit()
        self._window.show_message(self.tr("Đang phục hồi từ bản sao lưu…"))
        self._tasks.run(
            lambda: _bring_back(office, backup, ""),
            on_done=lambda _: self.office_wanted.emit(office),
            on_error=lambda error: self._on_not_brought_back(office, backup, error),
            owner=self,
        )

    def _on_not_brought_back(self, office: Path, backup: Path, error: BaseException) -> None:
        if isinstance(error, BackupNotOpenedError):
            dialog = self._dialog(
                title=self.tr("Mã phục hồi của bản sao lưu"),
                prompt=explain(error),
                verb=self.tr("&Phục hồi"),
                use=lambda code: _bring_back(office, backup, code),
            )
            dialog.exec()
            dialog.deleteLater()
        else:
            self._faults.show(error)
        self.office_wanted.emit(office)

    # An office that does not open

    def mend(self, folder: Path, error: BaseException) -> bool:
        """Offer what can be done about an office that did not open; False if nothing can be done here.

        A backup that cannot be restored is not offered again, but the next older one.
        """
        if isinstance(error, KeyMissingError | KeyStoreUnavailableError):
            return self._unlock(folder, error)
        if isinstance(error, DatabaseKeyError | FileDamagedError):
            return self._offer_newest(folder, error)
        return False

    def _unlock(self, folder: Path, error: BaseException) -> bool:
        dialog = self._dialog(
            title=self.tr("Mở bằng mã phục hồi"),
            prompt=explain(error),
            verb=self.tr("&Mở đơn vị"),
            use=lambda code: _unlock(folder, code),
        )
        is_open = bool(dialog.exec())
        dialog.deleteLater()
        if is_open:
            self.office_wanted.emit(folder)
        else:
            self.start_page_wanted.emit()
        return True

    def _offer_newest(self, folder: Path, error: BaseException) -> bool:
        newest = _newest(folder, besides=self._tried)
        if newest is None:
            return False
        from ctph_desktop.wording import safekeeping  # noqa: PLC0415

        at = safekeeping.made_at(newest.created_at, is_wrong=newest.is_clock_wrong) or newest.file_name
        if dialogs.ask(
            self._window,
            title=self.tr("Dữ liệu không mở được"),
            text=explain(error),
            detail=self.tr("Bản sao lưu mới nhất: {at}. Tệp đang hỏng được giữ lại, không bị xoá.").format(at=at),
            verb=self.tr("&Phục hồi bản này"),
            refusal=self.tr("&Thôi"),
        ):
            self.restore(folder, Path(newest.path))
        else:
            self.start_page_wanted.emit()
        return True

    # A new PC

    def choose_file(self) -> None:
        """Make an office on this PC from a backup file, as on a new PC or under another Windows account."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        from ctph_desktop.ui.look.last_folders import LastFolders  # noqa: PLC0415

        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Chọn tệp sao lưu"),
            LastFolders().start_of("backup"),
            self.tr("Tệp sao lưu (*.ctphbak);;Mọi tệp (*)"),
        )
        if path:
            LastFolders().remember("backup", path)
            self.open_file(Path(path))

    def open_file(self, backup: Path) -> None:
        """Make an office on this PC from a backup file, unless it is there already and the person opens that one."""
        known = self._known()
        self._window.set_saved_state("busy", self.tr("Đang đọc {name}…").format(name=backup.name))
        self._tasks.run(
            lambda: _look_at(backup, known),
            on_done=lambda found: self._on_looked(*found),
            on_error=self._on_file_refused,
            owner=self,
        )

    def _on_file_refused(self, error: BaseException) -> None:
        self._window.set_saved_state("saved", "")
        self._faults.show(error)

    def _on_looked(self, picked: "PickedBackup", present: KnownOffice | None) -> None:
        self._window.set_saved_state("saved", "")
        if present is not None:
            from ctph_desktop.ui.bringing_back.present_office_dialog import PresentOfficeDialog  # noqa: PLC0415

            dialog = PresentOfficeDialog(self._window, office=present, backup=picked.row)
            is_answered, makes_another = dialog.exec(), dialog.makes_another
            dialog.deleteLater()
            if not is_answered:
                return
            if not makes_another:
                self.office_wanted.emit(present.folder)
                return
        self._make_office(picked)

    def _make_office(self, picked: "PickedBackup") -> None:
        backup = Path(picked.row.path)
        if picked.is_key_here:
            self._tasks.run(
                lambda: _into_new(backup, ""),
                on_done=lambda folder: self._on_made(folder, picked),
                on_error=self._faults.show,
                owner=self,
            )
        elif picked.sheets:
            self._ask_code(backup, picked)
        else:
            self._faults.show(BackupWithoutSheetError(backup))

    def _ask_code(self, backup: Path, picked: "PickedBackup") -> None:
        from ctph_desktop.wording import safekeeping  # noqa: PLC0415

        dialog = self._dialog(
            title=self.tr("Mở từ bản sao lưu"),
            prompt=self.tr("Bản sao lưu của {unit}, {made}.\nGõ mã trên phiếu phục hồi số {sheets}:").format(
                unit=shortened(picked.row.unit_name),
                made=safekeeping.made(picked.row.created_at, is_wrong=picked.row.is_clock_wrong),
                sheets=shortened(", ".join(picked.sheets)),
            ),
            verb=self.tr("&Mở"),
            use=lambda code: _into_new(backup, code),
        )
        if dialog.exec():
            folder: Path = dialog.outcome  # type: ignore[assignment]  # what `use` returned
            dialog.deleteLater()
            self._on_made(folder, picked)
        else:
            dialog.deleteLater()

    def _on_made(self, folder: Path, picked: "PickedBackup") -> None:
        from ctph_desktop.wording import safekeeping  # noqa: PLC0415

        if picked.row.authority:
            dialogs.tell(
                self._window,
                title=self.tr("Mở từ bản sao lưu"),
                text=self.tr("Đã mở {unit} từ bản sao lưu.").format(unit=shortened(picked.row.unit_name)),
                detail=safekeeping.one_of_several(picked.row.authority),
            )
        self.office_wanted.emit(folder)

    def _dialog(self, **options: object) -> "RecoveryDialog":
        from ctph_desktop.ui.bringing_back.recovery_dialog import RecoveryDialog  # noqa: PLC0415

        return RecoveryDialog(
            self._window,
            tasks=self._tasks,
            faults=self._faults,
            **options,  # type: ignore[arg-type]
        )


def _restore(folder: Path, backup: Path, code: str) -> "Restored":
    from ctph_desktop.office.restoring import restore  # noqa: PLC0415 - rarely wanted

    return restore(folder, backup, code=code)


def _bring_back(office: Path, backup: Path, code: str) -> None:
    from ctph_desktop.office import open_office  # noqa: PLC0415 - rarely wanted

    with open_office(office) as opened:
        opened.authorities.bring_back(backup, code=code)


def _unlock(folder: Path, code: str) -> None:
    from ctph_desktop.office.restoring import unlock  # noqa: PLC0415

    # A right code keeps the key even where the database is spoilt: opening it then offers the newest backup.
    with suppress(DatabaseKeyError, FileDamagedError):
        unlock(folder, code)


def _look_at(backup: Path, known: tuple[KnownOffice, ...]) -> "tuple[PickedBackup, KnownOffice | None]":
    from ctph_desktop.office.picked_backups import look_at  # noqa: PLC0415

    offices = find_offices(data_folder(), known=known)
    picked = look_at(backup, offices=[office.folder for office in offices])
    return picked, next((office for office in offices if office.folder == picked.present), None)


def _into_new(backup: Path, code: str) -> Path:
    from ctph_desktop.channels.backup_files import read_header  # noqa: PLC0415
    from ctph_desktop.office.restoring import restore_into_new  # noqa: PLC0415

    header = read_header(backup)
    folder = _free_folder(data_folder(), _NOT_IN_A_NAME.sub("-", header.unit_code) or "don-vi")
    restore_into_new(folder, backup, code=code)
    return folder


def _free_folder(place: Path, name: str) -> Path:
    numbers = (f"-{number}" if number else "" for number in range(1000))
    return next(folder for number in numbers if not (folder := place / f"{name}{number}").exists())


def _newest(folder: Path, *, besides: Collection[Path]) -> "BackupRow | None":
    from ctph_desktop.domain.errors import NoBackupFoundError  # noqa: PLC0415
    from ctph_desktop.office.restoring import backups_of, newest_backup  # noqa: PLC0415

    with suppress(NoBackupFoundError):
        newest = newest_backup(folder, besides=besides)
        return next((row for row in backups_of(folder) if Path(row.path) == newest), None)
    return None
