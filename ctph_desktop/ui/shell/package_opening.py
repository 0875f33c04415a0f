"""Package files from outside, double-clicked or handed over: the right office is opened, and their preview shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.beginnings.known_offices import find_offices, known_offices
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.widgets.file_reader import FileReader

if TYPE_CHECKING:
    from ctph_desktop.office.addressing import Addressee
    from ctph_desktop.services.exchanging.foreign_files import ForeignFile
    from ctph_desktop.ui.screens.exchange.exchange_screen import ExchangeScreen
    from ctph_desktop.ui.shell.running_instance import RunningInstance

_PAUSE_MS = 200
_LISTEN_MS = 1_500


class PackageOpening(QObject):
    """Waits until nothing else is asked or done, then shows what the files would do in the office they are for."""

    def __init__(self, desk: Desk, *, preferences: Preferences) -> None:
        super().__init__(desk)
        self._desk = desk
        self._preferences = preferences
        self._reader = FileReader(self)
        self._waiting: list[Path] = []
        self._opening: tuple[Path, tuple[Path, ...]] | None = None
        self.instance: RunningInstance | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        desk.opened.connect(self._on_opened)

    def listen_soon(self) -> None:
        """Take files from programs started later; begins when this one has settled, for it takes a moment."""
        QTimer.singleShot(_LISTEN_MS, self, self.listen)

    def listen(self) -> None:
        """Take files from programs started later; where that cannot be, they open a window of their own.

        What Qt needs for it is loaded here and in no worker: a second thread that loads a part of PySide while this one
        answers events ends the program at times.
        """
        try:
            from ctph_desktop.ui.shell.running_instance import RunningInstance  # noqa: PLC0415 - not needed to start
        except ImportError:  # a Linux system without the library Qt needs for it
            return
        self.attend(RunningInstance(data_folder(), parent=self))

    def attend(self, instance: "RunningInstance") -> None:
        """Take what others hand over to this one."""
        self.instance = instance
        instance.attend(self.receive)

    def receive(self, packages: Sequence[Path]) -> None:
        """Take files another program handed over, and bring the window to the front."""
        window = self._desk.window_shown
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        for shown in filter(None, (window, QApplication.activeModalWidget())):
            shown.raise_()
            shown.activateWindow()
        self.take(packages)

    def take(self, packages: Sequence[Path]) -> None:
        """Take files; several that come at once are shown together."""
        self._waiting.extend(path for path in packages if path not in self._waiting)
        self._pause.start()

    def _go_on(self) -> None:
        if not self._waiting:
            return
        is_busy = not self._desk.tasks.is_idle or self._reader.is_reading
        if QApplication.activeModalWidget() is not None or is_busy or self._opening is not None:
            self._pause.start()
            return
        packages, self._waiting = tuple(self._waiting), []
        from ctph_desktop.services.exchanging.foreign_files import read_foreign  # noqa: PLC0415 - by now it is loaded

        self._reader.read(
            lambda: read_foreign(packages[0]),
            on_done=lambda file: self._on_read(packages, file),
            on_error=self._desk.faults.show,
        )

    def _on_read(self, packages: tuple[Path, ...], file: "ForeignFile") -> None:
        from ctph_desktop.office.addressing import suits  # noqa: PLC0415 - heavy, and the office is open by now

        link = self._desk.link
        if link is None:
            self._find_office(packages, file)
            return
        link.ask(
            lambda office: suits(office, file.data),
            on_done=lambda is_for_here: self._preview(packages) if is_for_here else self._find_office(packages, file),
            owner=self,
        )

    def _find_office(self, packages: tuple[Path, ...], file: "ForeignFile") -> None:
        known = known_offices(self._preferences.file)

        def work() -> "Addressee":
            from ctph_desktop.office.addressing import find_addressee  # noqa: PLC0415 - heavy, off the GUI thread

            offices = find_offices(data_folder(), known=known)
            return find_addressee(file.data, [office.folder for office in offices])

        self._desk.tasks.run(
            work,
            on_done=lambda addressee: self._on_found(packages, addressee),
            on_error=self._desk.faults.show,
            owner=self,
        )

    def _on_found(self, packages: tuple[Path, ...], addressee: "Addressee") -> None:
        from ctph_desktop.office.addressing import FileKind  # noqa: PLC0415 - imported by the worker already

        if addressee.kind is FileKind.INVITATION:
            self._join(packages[0])
        elif addressee.folder is not None:
            self._open_and_preview(addressee.folder, packages)
        elif self._desk.link is not None:
            self._preview(packages)  # it says itself what is wrong with the file
        else:
            self._say_nobody_reads(packages[0])

    def _say_nobody_reads(self, package: Path) -> None:
        dialogs.warn(
            self._desk.window_shown,
            title=self.tr("Chưa mở được tệp"),
            text=self.tr("Không có đơn vị nào trên máy này đọc được tệp «{name}».").format(name=package.name),
            detail=self.tr("Hãy mở đơn vị của mình, rồi nhập tệp trong mục «Gửi và nhận» để xem lý do."),
        )

    def _join(self, invitation: Path) -> None:
        from ctph_desktop.ui.beginnings.join_dialog import JoinDialog  # noqa: PLC0415 - rarely wanted

        desk = self._desk
        dialog = JoinDialog(
            desk.window_shown, tasks=desk.tasks, faults=desk.faults, offices=data_folder(), link=desk.link
        )
        dialog.read(invitation)
        desk.join(dialog)

    def _open_and_preview(self, folder: Path, packages: tuple[Path, ...]) -> None:
        desk = self._desk
        if desk.link is not None and not self._may_change_office(desk.link.profile.unit_name, packages[0]):
            return
        self._opening = (folder, packages)
        desk.open(folder)
        # Should the office not open, the desk says why; then nothing is to be shown in whichever opens next.
        desk.tasks.run(lambda: None, on_done=lambda _: self._watch_opening(), on_error=desk.faults.show, owner=self)

    def _watch_opening(self) -> None:
        if self._opening is not None and self._desk.tasks.is_idle and self._desk.link is None:
            self._opening = None
        elif self._opening is not None:
            QTimer.singleShot(_PAUSE_MS, self, self._watch_opening)

    def _may_change_office(self, name: str, package: Path) -> bool:
        if not all(screen.is_ready_to_leave() for screen in self._desk.window_shown.screens if screen.isVisible()):
            return False
        return dialogs.ask(
            self._desk.window_shown,
            title=self.tr("Tệp của đơn vị khác"),
            text=self.tr("Tệp «{file}» gửi cho một đơn vị khác trên máy này; cửa sổ đang mở {unit}.").format(
                file=package.name, unit=name
            ),
            verb=self.tr("&Đóng {unit}, mở đơn vị nhận tệp").format(unit=name),
            refusal=self.tr("&Để sau"),
        )

    def _on_opened(self, folder: Path) -> None:
        wanted, self._opening = self._opening, None
        if wanted is not None and wanted[0] == folder:
            self._preview(wanted[1])

    def _preview(self, packages: tuple[Path, ...]) -> None:
        window = self._desk.window_shown
        window.go_to("exchange")
        place = next((place for place in window.places if place.key == "exchange"), None)
        if place is not None:
            screen: ExchangeScreen = place.screen  # type: ignore[assignment]
            screen.file_import.take([str(path) for path in packages])
