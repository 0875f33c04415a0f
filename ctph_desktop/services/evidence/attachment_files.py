"""The files that evidence names, one encrypted file each, apart from the database.

They never change, so that no backup of the figures has to carry them again and again: a stick gets each once, beside
the backup. What is lost is sent again by the other office. The key is derived from the database's; a file under
another key is as good as none.
"""

import errno
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ctph_desktop.domain.errors import DiskFullError, EnvironmentFault, FolderNotWritableError, InvalidCellError
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, Attachment, is_attachment_id
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.system.private_file import write_private_bytes

ATTACHMENT_FOLDER: Final = "minh chứng"
_PURPOSE: Final = b"ctph-attachments"
_OVERHEAD: Final = 40  # what SecretBox adds: a nonce of 24 bytes, an authenticator of 16
_PLACE: Final = re.compile("[0-9a-f]{32}-[0-9]{4}")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class AttachmentFiles:
    """The attachments of an office, a folder for each book."""

    def __init__(self, office: Path, *, key: str) -> None:
        self._root = office / ATTACHMENT_FOLDER
        self._key = blake2b(bytes.fromhex(key), digest_size=32, person=_PURPOSE).digest()
        self._ending = f".{blake2b(self._key, digest_size=4).hexdigest()}.bin"

    def sizes(self, book: Book) -> Mapping[str, int]:
        """Return the size in bytes of every attachment held for a book, by its id; no content is read."""
        found = {}
        with suppress(OSError):
            for path in self._folder(book).iterdir():
                name = path.name.removesuffix(self._ending)
                if name != path.name and is_attachment_id(name):
                    found[name] = max(path.stat().st_size - _OVERHEAD, 0)
        return found

    def keep(self, book: Book, attachments: Iterable[Attachment]) -> None:
        """Keep attachments for a book, each whole or not at all; DiskFullError or FolderNotWritableError."""
        from nacl.secret import SecretBox  # noqa: PLC0415 - not needed before the first attachment

        for each in attachments:
            path = self._path(book, each.id)
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_private_bytes(path, SecretBox(self._key).encrypt(each.content))
            except OSError as error:
                raise _fault(error, path.parent, needed=len(each.content)) from error

    def read(self, book: Book, attachment: str) -> Attachment | None:
        """Return an attachment held for a book; None if it is not held, or is not what its name stands for."""
        from nacl.exceptions import CryptoError  # noqa: PLC0415
        from nacl.secret import SecretBox  # noqa: PLC0415

        try:
            content = SecretBox(self._key).decrypt(self._path(book, attachment).read_bytes())
        except (OSError, CryptoError, ValueError):
            return None
        found = Attachment(attachment, content)
        return found if found.is_sound else None

    def use(self, book: Book, attachment: str) -> Attachment | None:
        """Read an attachment that is wanted; a damaged one is removed, so that the next receipt asks for it again."""
        found = self.read(book, attachment)
        if found is None:
            self.drop(book, [attachment])
        return found

    def drop(self, book: Book, attachments: Iterable[str]) -> None:
        """Remove attachments of a book; one that cannot be removed stays."""
        for each in attachments:
            with suppress(OSError):
                self._path(book, each).unlink()

    def books(self) -> Iterator[Book]:
        """Yield the books for which anything is held."""
        with suppress(OSError):
            for folder in sorted(self._root.iterdir()):
                unit, _, year = folder.name.partition("-")
                with suppress(ValueError, InvalidCellError):
                    yield Book.parse(f"unit/{unit}/{int(year):04}")

    def carry_to(self, place: Path) -> None:
        """Copy what a stick or folder lacks of them beside a backup; DiskFullError or FolderNotWritableError."""
        for path in self._missing(self._root, place / ATTACHMENT_FOLDER):
            target = place / ATTACHMENT_FOLDER / path.parent.name / path.name
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_private_bytes(target, path.read_bytes())
            except OSError as error:
                raise _fault(error, place, needed=_size(path)) from error

    def bring_from(self, place: Path) -> None:
        """Copy back what lies beside a backup and is lacking here; what cannot be read or written is left out."""
        for path in self._missing(place / ATTACHMENT_FOLDER, self._root):
            target = self._root / path.parent.name / path.name
            with suppress(OSError):
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_private_bytes(target, path.read_bytes())

    def _missing(self, source: Path, target: Path) -> Iterator[Path]:
        """Yield the files of this key that one folder has and another has not."""
        with suppress(OSError):
            for folder in sorted(source.iterdir()):
                if _PLACE.fullmatch(folder.name):
                    yield from (path for path in sorted(folder.iterdir()) if self._lacks(target / folder.name, path))

    def _lacks(self, target: Path, path: Path) -> bool:
        name = path.name.removesuffix(self._ending)
        is_one = name != path.name and is_attachment_id(name) and 0 < _size(path) <= MOST_ATTACHMENT_BYTES + _OVERHEAD
        return is_one and not (target / path.name).exists()

    def _folder(self, book: Book) -> Path:
        return self._root / f"{book.unit}-{book.year:04}"

    def _path(self, book: Book, attachment: str) -> Path:
        return self._folder(book) / f"{attachment}{self._ending}"


def _size(path: Path) -> int:
    return path.stat().st_size


def _fault(error: OSError, folder: Path, *, needed: int) -> EnvironmentFault:
    if error.errno in _FULL:
        return DiskFullError(folder, needed=needed)
    return FolderNotWritableError(folder)
