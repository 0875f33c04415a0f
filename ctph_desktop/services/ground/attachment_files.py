"""The files that evidence names, one encrypted file each, apart from the database.

They never change, so that no backup of the figures has to carry them again and again: a stick gets each once, beside
the backup. What is lost is sent again by the other office. Key and names are derived from the database's key: a name
tells nobody what the file is, and a file under another key is as good as none.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ctph_desktop.domain.errors import EnvironmentFault, FileNotReadableError
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, Attachment
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import PRIVATE, SHARED, private_folder, shared_folder, write_whole
from ctph_desktop.files.reading import read_small

ATTACHMENT_FOLDER: Final = "minh chứng"
_PURPOSE: Final = b"ctph-attachments"
_ENDING: Final = ".bin"
_PLACE: Final = re.compile("[0-9a-f]{32}-[0-9]{4}")
_NAME: Final = re.compile("[0-9a-f]{32}[.]bin")
_OVERHEAD: Final = 40  # what SecretBox adds: a nonce of 24 bytes, an authenticator of 16
_MOST_BYTES: Final = MOST_ATTACHMENT_BYTES + _OVERHEAD


class AttachmentFiles:
    """The attachments of an office, a folder for each book."""

    def __init__(self, office: Path, *, key: str) -> None:
        self._root = office / ATTACHMENT_FOLDER
        self._key = blake2b(bytes.fromhex(key), digest_size=32, person=_PURPOSE).digest()

    def holds(self, book: Book, attachment: str, *, size: int) -> bool:
        """Tell whether an attachment of so many bytes is held for a book; its content is not read."""
        return _size(self._path(book, attachment)) == size + _OVERHEAD

    def keep(self, book: Book, attachments: Iterable[Attachment]) -> None:
        """Keep attachments for a book, each whole or not at all; the faults of `fault_of`."""
        from nacl.secret import SecretBox  # noqa: PLC0415 - not needed before the first attachment

        for each in attachments:
            self._write(self._path(book, each.id), SecretBox(self._key).encrypt(each.content))

    def read(self, book: Book, attachment: str) -> Attachment | None:
        """Return an attachment held for a book; None if it is not held, or is not what its name stands for.

        FileNotReadableError if it is there and the disk does not give it: it may the next time.
        """
        path = self._path(book, attachment)
        try:
            found = self._opened(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FileNotReadableError(path) from error
        return found if found is not None and found.id == attachment else None

    def use(self, book: Book, attachment: str) -> Attachment | None:
        """Read an attachment that is wanted; a damaged one is removed, so that the next receipt asks for it again."""
        found = self.read(book, attachment)
        if found is None:
            with suppress(OSError):
                self._path(book, attachment).unlink()
        return found

    def keep_only(self, book: Book, attachments: Iterable[str]) -> None:
        """Remove what is held for a book besides some attachments, and what never became whole."""
        wanted = {self._path(book, each).name for each in attachments}
        for path in _entries(self._folder(book)):
            with suppress(OSError):
                if path.name not in wanted and not path.is_dir():
                    path.unlink()

    def carry_to(self, place: Path) -> None:
        """Copy what a stick or folder lacks of them beside a backup; the faults of `fault_of`.

        Any account can look there, for on another PC its owner is another one.
        """
        for path in _files(self._root):
            target = place / ATTACHMENT_FOLDER / path.parent.name / path.name
            if _size(target) != _size(path):
                try:
                    data = read_small(path, most=_MOST_BYTES)
                except OSError:
                    continue
                _write_beside(target, data, place)

    def bring_from(self, place: Path) -> None:
        """Copy back what lies beside a backup and is lacking here; what is not sound is left out."""
        for path in _files(place / ATTACHMENT_FOLDER):
            target = self._root / path.parent.name / path.name
            with suppress(EnvironmentFault, OSError):
                found = self._opened(path) if _size(target) != _size(path) else None
                if found is not None and self._name(found.id) == path.name:
                    self._write(target, read_small(path, most=_MOST_BYTES))

    def _opened(self, path: Path) -> Attachment | None:
        """Return what a file holds, None if it is damaged or of another key; OSError if it cannot be read."""
        from nacl.exceptions import CryptoError  # noqa: PLC0415
        from nacl.secret import SecretBox  # noqa: PLC0415

        if not _OVERHEAD < path.stat().st_size <= _MOST_BYTES:
            return None
        data = read_small(path, most=_MOST_BYTES)
        try:
            return Attachment.of(SecretBox(self._key).decrypt(data))
        except (CryptoError, ValueError):
            return None

    def _write(self, path: Path, data: bytes) -> None:
        try:
            private_folder(self._root)
            private_folder(path.parent)
            write_whole(path, data, mode=PRIVATE)
        except OSError as error:
            raise fault_of(error, path, needed=len(data)) from error

    def _folder(self, book: Book) -> Path:
        return self._root / f"{book.unit}-{book.year:04}"

    def _path(self, book: Book, attachment: str) -> Path:
        return self._folder(book) / self._name(attachment)

    def _name(self, attachment: str) -> str:
        return blake2b(attachment.encode(), key=self._key, digest_size=16).hexdigest() + _ENDING


def _write_beside(path: Path, data: bytes, place: Path) -> None:
    was_there = is_there(place)
    try:
        shared_folder(path.parent)
        write_whole(path, data, mode=SHARED)
    except OSError as error:
        raise fault_of(error, path, needed=len(data), was_there=was_there) from error


def _files(root: Path) -> Iterator[Path]:
    """Yield the files that may be attachments; links lead elsewhere and are none."""
    for folder in _entries(root):
        if _PLACE.fullmatch(folder.name):
            yield from (path for path in _entries(folder) if _NAME.fullmatch(path.name) and _is_plain(path))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_plain(path: Path) -> bool:
    try:
        return not path.is_symlink()
    except OSError:
        return False


def _size(path: Path) -> int:
    """Return a file's size in bytes, -1 if there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
