"""Handing things to other programs: files and texts on the clipboard, a letter in the mail program, a folder shown."""

import os
import sys
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileSystemModel

# What file managers of Linux desktops look for beside the list of addresses.
_COPIED_FILES = "x-special/gnome-copied-files"
# Windows hands a mail program no longer command line than this.
_LONGEST_ADDRESS = 2_000


def copy_files(paths: Sequence[Path | str]) -> int:
    """Put files on the clipboard, to be pasted into a letter, Zalo or a folder; return how many are there.

    A model of the file system makes what is copied: unlike an object made here it outlives the interpreter, so that
    the files can still be pasted when the program was closed, and Qt does not stumble over it.
    """
    model = QFileSystemModel()
    model.setOption(QFileSystemModel.Option.DontWatchForChanges)
    indexes = [index for path in paths if (index := model.index(str(path))).isValid()]
    if not indexes:
        return 0
    mime = model.mimeData(indexes)
    listed = "\n".join(["copy", *(bytes(url.toEncoded().data()).decode() for url in mime.urls())])
    mime.setData(_COPIED_FILES, listed.encode())
    QGuiApplication.clipboard().setMimeData(mime)
    return len(indexes)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


class Mail(Enum):
    """What became of a letter: the system was asked to open it, there is no program for it, Windows takes none so long.

    Whether a window opened then nobody tells.
    """

    ASKED = auto()
    NO_PROGRAM = auto()
    TOO_LONG = auto()


def write_mail(*, to: Sequence[str], subject: str, body: str) -> Mail:
    """Ask for a letter in the mail program of this PC."""
    addresses = ",".join(quote(address, safe="@") for address in to if address)
    # Mail programs expect %20, not +, and lines that end as in letters.
    parts = {"subject": subject, "body": body.replace("\r\n", "\n").replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in parts.items())
    address = f"mailto:{addresses}?{query}"
    if sys.platform == "win32" and len(address) > _LONGEST_ADDRESS:
        return Mail.TOO_LONG
    is_asked = QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
    return Mail.ASKED if is_asked else Mail.NO_PROGRAM


def open_file(path: Path) -> bool:
    """Open a file in the program this PC has for it; False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def print_file(path: Path, *, printer: str) -> bool:
    """Send a file to a printer, that of the PC where `printer` is empty; False if nothing on this PC prints it."""
    if sys.platform == "win32":
        try:
            if printer:
                os.startfile(path, "printto", f'"{printer}"')  # noqa: S606 - the system's own way to print
            else:
                os.startfile(path, "print")  # noqa: S606 - the system's own way to print
        except OSError:
            return False
        return True
    else:  # noqa: RET505 - the type checker looks at one of the two
        started, _ = QProcess.startDetached("lp", [*(["-d", printer] if printer else []), "--", str(path)])
        return started


def show_in_folder(path: Path) -> bool:
    """Show a file where it lies, picked out where the system can do that; False if nothing opened."""
    if sys.platform == "win32":
        started, _ = QProcess.startDetached("explorer.exe", ["/select,", str(path)])
        return started
    else:  # noqa: RET505 - the type checker looks at one of the two
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
