"""Backup files: one office's database in one file that says what it is, and is read back before it counts.

Magic, major and minor version (2 bytes each), length of the header (4 bytes), header (JSON), the encrypted database,
SHA-256 of everything before, end mark. Integers are big-endian. The header is in clear and holds no personal data; the
wrapped key of the recovery sheet travels in it, so that sheet and file are enough.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Final

import msgspec
from msgspec import Struct

from ctph_desktop.channels.outside_files import is_plain_file, open_outside
from ctph_desktop.channels.reading_back import digest_on_drive
from ctph_desktop.domain.errors import (
    BackupDamagedError,
    DiskFullError,
    FileNotReadableError,
    FolderNotWritableError,
    NewerBackupError,
    NotABackupError,
    WriteNotVerifiedError,
)
from ctph_desktop.domain.text import part_of_name
from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import PART, PRIVATE, SHARED, new_file, rename, sync_folder

EXTENSION: Final = ".ctphbak"
EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)

_MAGIC: Final = b"\x89CTB\r\n\x1a\n"
_MAJOR: Final = 1
_START: Final = len(_MAGIC) + 8
_DIGEST_BYTES: Final = 32
_END: Final = b"CTBKEND\n"
_MOST_HEADER: Final = 65_536
_LAST_YEAR: Final = 2200
_MOST_COUNTED: Final = 10**9
_CHUNK: Final = 1024 * 1024
_SPARE_BYTES: Final = 64 * 1024
_NOT_IN_A_NAME: Final = re.compile("[^A-Za-z0-9-]+")


class BackupHeader(Struct, frozen=True):
    """What a backup says of itself. `recovery` is the text of the office's wrapped keys, empty without a sheet.

    `state` changes whenever the database does; `key_name` and the unit's names are those of the office's card. `root`
    is the first roster version of the authority whose journal it is; empty of an office alone, and of older programs.
    `authority` is its name, where the office has several journals.
    """

    unit: str
    unit_code: str
    unit_name: str
    role: str
    plan_year: int
    is_sample: bool
    key_name: str
    created: str
    reason: str
    state: str
    segments: int
    operations: int
    recovery: str
    root: str = ""
    authority: str = ""


class BackupFile(Struct, frozen=True):
    """A backup file that was found."""

    path: Path
    header: BackupHeader
    size: int


def backup_name(unit_code: str, stamp: str, *, authority: str = "") -> str:
    """Return a new file name, in ASCII, that no other backup has; it names the authority where there are several."""
    parts = (_NOT_IN_A_NAME.sub("-", unit_code), part_of_name(authority), stamp, token_hex(4))
    return f"sao-luu_{'_'.join(filter(None, parts))}{EXTENSION}"


def write_backup(folder: Path, *, name: str, header: BackupHeader, database: Path) -> Path:
    """Write a new backup of a database file, read it back from the drive, and return where it is.

    Only this account can read it. What is not there whole is not there at all: the faults are those of `fault_of`, with
    WriteNotVerifiedError for a drive that gives back something else.
    """
    return _write_new(folder / name, _content(header, database), size=_size_of(database), mode=PRIVATE)


def copy_backup(backup: Path, folder: Path) -> Path:
    """Copy a backup file to another folder under its own name, and read it back from there.

    Any account can read the copy, for on another PC its owner is another one; without sheet or key it says nothing.
    BackupDamagedError if the backup itself is no longer whole; the faults of writing are those of `write_backup`.
    """
    check_backup(backup)
    target = folder / backup.name
    if _is_there(target):
        target = folder / f"{backup.stem}-{token_hex(2)}{EXTENSION}"
    return _write_new(target, _chunks_of(backup), size=_size_of(backup), mode=SHARED)


def check_place(folder: Path, size: int = 0) -> None:
    """Try whether a folder takes a file of a size, and leave nothing there; the faults are those of `write_backup`."""
    probe, was_there = folder / f"{token_hex(8)}{PART}", is_there(folder)
    try:
        _require_room(folder, size)
        probe.touch(exist_ok=False)
    except OSError as error:
        raise fault_of(error, probe, needed=size, was_there=was_there) from error
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def read_header(path: Path) -> BackupHeader:
    """Return what a backup says of itself; NotABackupError, NewerBackupError or BackupDamagedError."""
    with open_outside(path) as file:
        return _read_header(file, path)


def read_backup(path: Path) -> BackupFile:
    """Return a backup with what it says of itself; refuses what `read_header` refuses."""
    return BackupFile(path, read_header(path), _size_of(path))


def find_backups(folder: Path) -> tuple[BackupFile, ...]:
    """Return the backups that lie in a folder, newest first and of unknown time last; what is none is passed over."""
    found = []
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return ()
    for path in paths:
        if path.suffix != EXTENSION or path.name.startswith("._") or not is_plain_file(path):
            continue
        with suppress(NotABackupError, FileNotReadableError, NewerBackupError, BackupDamagedError):
            found.append(read_backup(path))
    return tuple(sorted(found, key=lambda backup: (_made(backup.header), backup.path.name), reverse=True))


def newest_of(backups: Iterable[BackupFile]) -> BackupFile | None:
    """Return the backup that holds most, the last made among equals: a journal only grows, and a clock may be wrong."""
    return max(backups, key=_age, default=None)


def made_at(header: BackupHeader) -> datetime | None:
    """Return when a backup was made; None where it names no moment with a zone in the years 1970 to 2200."""
    try:
        at = datetime.fromisoformat(header.created)
    except ValueError:
        return None
    if at.utcoffset() is None or not EARLIEST.year <= at.year <= _LAST_YEAR:
        return None
    return at if at >= EARLIEST else None


def counted(header: BackupHeader) -> tuple[int, int]:
    """Return the segments and operations a backup says it holds, 0 for a number that no office reaches."""
    segments, operations = (n if 0 <= n <= _MOST_COUNTED else 0 for n in (header.segments, header.operations))
    return segments, operations


def growth(header: BackupHeader) -> int:
    """Return how far a journal had grown when it was backed up, which tells its age whatever the clock said."""
    return sum(counted(header))


def _made(header: BackupHeader) -> datetime:
    return made_at(header) or EARLIEST


def _age(backup: BackupFile) -> tuple[int, datetime, str]:
    return growth(backup.header), _made(backup.header), backup.path.name


def check_backup(path: Path) -> str:
    """Read a backup from its drive to its end; return its SHA-256 in hexadecimal, or raise BackupDamagedError."""
    with open_outside(path) as file:
        _read_header(file, path)
        for _ in _database_chunks(file, path):
            pass
    try:
        return digest_on_drive(path).hex()
    except OSError as error:
        raise FileNotReadableError(path) from error


def extract(path: Path, target: Path) -> BackupHeader:
    """Write the database inside a backup into a new file, synced; BackupDamagedError if the backup is not whole."""
    with open_outside(path) as source:
        header = _read_header(source, path)
        try:
            with new_file(target) as file:
                for chunk in _database_chunks(source, path):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise fault_of(error, target, needed=_size_of(path)) from error
    return header


def _read_header(file: BinaryIO, path: Path) -> BackupHeader:
    start = file.read(_START)
    if len(start) < _START or not start.startswith(_MAGIC):
        raise NotABackupError(path)
    major = int.from_bytes(start[8:10], "big")
    if major > _MAJOR:
        raise NewerBackupError(path)
    if major < _MAJOR:
        raise BackupDamagedError(path)
    length = int.from_bytes(start[12:16], "big")
    if length > _MOST_HEADER:
        raise BackupDamagedError(path)
    try:
        return msgspec.json.decode(file.read(length), type=BackupHeader)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BackupDamagedError(path) from error


def _database_chunks(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """Yield the database that follows the header just read; raise BackupDamagedError at the end if it is not whole."""
    begin = file.tell()
    size = os.fstat(file.fileno()).st_size - begin - _DIGEST_BYTES - len(_END)
    if size < 0:
        raise BackupDamagedError(path)
    file.seek(0)
    digest = sha256(file.read(begin))
    while size:
        chunk = _read(file, min(_CHUNK, size), path)
        if not chunk:
            raise BackupDamagedError(path)
        size -= len(chunk)
        digest.update(chunk)
        yield chunk
    if _read(file, -1, path) != digest.digest() + _END:
        raise BackupDamagedError(path)


def _content(header: BackupHeader, database: Path) -> Iterator[bytes]:
    text = msgspec.json.encode(header)
    start = _MAGIC + _MAJOR.to_bytes(2, "big") + bytes(2) + len(text).to_bytes(4, "big") + text
    digest = sha256(start)
    yield start
    for chunk in _chunks_of(database):
        digest.update(chunk)
        yield chunk
    yield digest.digest() + _END


def _chunks_of(path: Path) -> Iterator[bytes]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise FileNotReadableError(path) from error
    with file:
        while chunk := _read(file, _CHUNK, path):
            yield chunk


def _read(file: BinaryIO, size: int, path: Path) -> bytes:
    """Read on; that a source cannot be read must not be told as a fault of where its copy goes."""
    try:
        return file.read(size)
    except OSError as error:
        raise FileNotReadableError(path) from error


def _write_new(target: Path, content: Iterator[bytes], *, size: int, mode: int) -> Path:
    part, was_there = target.with_name(target.name + PART), is_there(target.parent)
    try:
        _require_room(target.parent, size)
        digest = _write(part, content, mode=mode)
        if digest_on_drive(part) != digest:
            raise WriteNotVerifiedError(target)
        rename(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise fault_of(error, target, needed=size, was_there=was_there) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _require_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE_BYTES:
        raise DiskFullError(folder, needed=size + _SPARE_BYTES, free=free)


def _write(part: Path, content: Iterator[bytes], *, mode: int) -> bytes:
    digest = sha256()
    with new_file(part, mode=mode) as file:
        for chunk in content:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.digest()


def _is_there(path: Path) -> bool:
    """Tell whether a file is there; a stick that is pulled just then cannot be written to."""
    try:
        return path.exists()
    except OSError as error:
        raise FolderNotWritableError(path.parent) from error


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise FileNotReadableError(path) from error
