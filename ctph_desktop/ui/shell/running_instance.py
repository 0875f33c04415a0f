"""A package that was double-clicked goes to the window that is open already: one for each person and data folder."""

import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ctph_desktop.files.placing import private_folder
from ctph_desktop.system.paths import state_folder

_MOST_BYTES = 64 * 1024
_MOST_FILES = 200
_CONNECT_MS = 500
_ANSWER_MS = 3_000
_AGAIN_MS = 10_000
_TAKEN = b"taken\n"


def channel_name(data: Path) -> str:
    """Return the name under which windows on a data folder are found.

    On Linux it lies in a folder that only this person may write into: no other person's program can take it.
    """
    person = f"{getpass.getuser()}\0{data.absolute()}"
    return _in_a_private_place(f"ctph-desktop-{sha256(person.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}")


def hand_over(data: Path, packages: Sequence[Path]) -> bool:
    """Hand files to the window that is open; False if there is none, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    _let_it_come_to_front()
    line = json.dumps({"packages": [str(path) for path in packages[:_MOST_FILES]]}).encode("utf-8", "surrogatepass")
    socket.write(line + b"\n")
    socket.flush()
    while socket.bytesAvailable() < len(_TAKEN):
        if not socket.waitForReadyRead(_ANSWER_MS):
            break
    is_taken = bytes(socket.readAll().data()) == _TAKEN
    socket.disconnectFromServer()
    return is_taken


class RunningInstance(QObject):
    """Listens for files from programs that are started later; `received` carries their paths.

    What comes before anybody attends is kept for whoever does.
    """

    received = Signal(object)  # tuple[Path, ...]

    def __init__(self, data: Path, *, parent: QObject) -> None:
        super().__init__(parent)
        self._unattended: list[Path] | None = []
        self._name = channel_name(data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        self._lock = _lock(self._name)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.listen)
        self.listen()

    @property
    def is_listening(self) -> bool:
        """Whether files handed over come here, and not to a window that was there before."""
        return self._server.isListening()

    def attend(self, receive: Callable[[tuple[Path, ...]], None]) -> None:
        """Hand files to `receive` from now on, and those that came before at once."""
        waiting, self._unattended = self._unattended, None
        self.received.connect(receive)
        if waiting:
            receive(tuple(waiting))

    def listen(self) -> None:
        """Listen if no other window does; what a killed program left behind is cleared away."""
        if not self._server.isListening() and self._is_alone() and not self._is_answered():
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        if self._server.isListening():
            self._again.stop()
        else:
            self._again.start()

    def _is_alone(self) -> bool:
        """Tell whether no other window is about to listen; two started in one moment would both."""
        return (
            self._lock.isLocked() or self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError
        )

    def _is_answered(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(_CONNECT_MS)

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_MOST_BYTES)
            socket.readyRead.connect(lambda s=socket: self._on_ready(s))
            socket.disconnected.connect(socket.deleteLater)
            self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _MOST_BYTES:
                socket.abort()
            return
        paths = _paths(bytes(socket.readLine().data()))
        if not paths:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        if self._unattended is not None:
            self._unattended.extend(paths)
        self.received.emit(paths)


def _lock(name: str) -> QLockFile:
    """Return the lock of the window that listens; who was killed holds it no more."""
    folder = state_folder() / "cua-so"
    with suppress(OSError):
        private_folder(folder)
    lock = QLockFile(str(folder / f"{Path(name).name}.lock"))
    lock.setStaleLockTime(0)
    return lock


def _paths(line: bytes) -> tuple[Path, ...]:
    """Return the absolute paths of a message; none if it is not one. They are only previewed, never run."""
    try:
        told = json.loads(line.decode("utf-8", "surrogatepass"))
        named = told["packages"]
        return tuple(Path(name) for name in named[:_MOST_FILES] if isinstance(name, str) and Path(name).is_absolute())
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


if sys.platform == "win32":

    def _in_a_private_place(name: str) -> str:
        """Pipes have no folder; Qt opens them to this person alone."""
        return name

    def _let_it_come_to_front() -> None:
        """Windows lets only the program a person just used bring a window to the front; pass that on."""
        import ctypes  # noqa: PLC0415 - only here

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

else:

    def _in_a_private_place(name: str) -> str:
        """Return the path of a socket in a folder closed to others: the session's own, or else one of the program's."""
        session = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
        if session.is_absolute() and _is_private(session):
            return str(session / name)
        own = state_folder() / "cua-so"
        with suppress(OSError):
            own.mkdir(mode=0o700, parents=True, exist_ok=True)
        return str(own / name)

    def _is_private(folder: Path) -> bool:
        try:
            status = folder.stat()
        except OSError:
            return False
        return status.st_uid == os.getuid() and not status.st_mode & 0o077

    def _let_it_come_to_front() -> None:
        """Nothing is needed here."""
