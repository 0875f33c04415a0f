"""What an office showed when it was closed, kept beside its database so that it stands on the screen at once.

The database takes a moment to open; a person can already read and type. This is a copy for the eye: nothing is
decided by it, and it is shown only while the database file is the very one it was taken from. It is encrypted by a key
derived from the database's.
"""

from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ctph_desktop import __version__
from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.files.placing import write_whole
from ctph_desktop.files.reading import read_small
from ctph_desktop.services.ground.office_card import DATABASE_NAME, database_key, read_card
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.services.ground.overview_rows import Overview
from ctph_desktop.services.ground.report_rows import ProgressSheet

FIRST_VIEW_NAME: Final = "man-hinh-dau.bin"
_PURPOSE: Final = b"ctph-first-view"
_MOST_BYTES: Final = 4 * 1024 * 1024


class FirstView(Struct, frozen=True):
    """Who the office is, its overview, and the sheet of the overview's month; a superior office has no sheet."""

    profile: OfficeProfile
    overview: Overview
    sheet: ProgressSheet | None


class _Kept(Struct, frozen=True):
    version: str
    database: tuple[int, int]  # size in bytes, time of change in nanoseconds
    view: FirstView


def keep_first_view(folder: Path, view: FirstView) -> None:
    """Keep what a closed office last showed. OSError if it cannot be written: it is then not shown next time."""
    from nacl.secret import SecretBox  # noqa: PLC0415 - not needed by those who only name the view

    kept = msgspec.msgpack.encode(_Kept(__version__, _stamp(folder), view))
    write_whole(folder / FIRST_VIEW_NAME, SecretBox(_key(folder)).encrypt(kept))


def read_first_view(folder: Path) -> FirstView | None:
    """Return what the office in a folder last showed; None if nothing was kept, or it is not of this database."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.secret import SecretBox  # noqa: PLC0415

    path = folder / FIRST_VIEW_NAME
    try:
        data = read_small(path, most=_MOST_BYTES)
        kept = msgspec.msgpack.decode(SecretBox(_key(folder)).decrypt(data), type=_Kept)
        is_of_this = kept.version == __version__ and kept.database == _stamp(folder)
    except (DomainError, EnvironmentFault, OSError, ValueError, CryptoError, msgspec.MsgspecError):
        return None
    return kept.view if is_of_this else None


def _key(folder: Path) -> bytes:
    return blake2b(bytes.fromhex(database_key(folder, read_card(folder))), digest_size=32, person=_PURPOSE).digest()


def _stamp(folder: Path) -> tuple[int, int]:
    found = (folder / DATABASE_NAME).stat()
    return found.st_size, found.st_mtime_ns
