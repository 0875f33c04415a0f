"""The recovery sheet of an office: made, proved to be on paper, tested, and made anew."""

from collections.abc import Mapping
from pathlib import Path
from secrets import randbelow
from typing import Final

import msgspec

from ctph_desktop.domain.errors import RecoverySheetMissingError
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.files.placing import write_whole
from ctph_desktop.files.reading import read_small
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import read_settings, write_settings
from ctph_desktop.sync import recovery
from ctph_desktop.sync.recovery import WrappedKey

RECOVERY_FILE: Final = "khoa-phuc-hoi.json"
_MOST_BYTES: Final = 32 * 1024
_MARKS: Final = "sheet_marks"
_CONFIRMED: Final = "sheet_confirmed"
NO_SHEET: Final = {_MARKS: "", _CONFIRMED: ""}


class RecoveryService:
    """Wraps the database's key by codes that only paper keeps."""

    def __init__(self, workplace: Workplace, *, key: str) -> None:
        self._workplace = workplace
        self._key = key

    def issue(self) -> RecoverySheet:
        """Make a new sheet. The sheet before goes on opening the data until a group of the new one was typed back."""
        workplace = self._workplace
        code = recovery.new_code()
        now = workplace.clock()
        wrapped = recovery.wrap_key(self._key, code, issued_at=now.isoformat(timespec="seconds"))
        confirmed, before = self._confirmed(), self.keys()
        write_keys(workplace.folder, (*(old for old in before if old.sheet == confirmed), wrapped))
        write_settings(
            workplace.journal.database,
            {_MARKS: msgspec.json.encode([wrapped.sheet, *recovery.group_marks(code)]).decode()},
        )
        identity = workplace.identity
        return RecoverySheet(
            wrapped.sheet,
            code,
            identity.unit_code,
            identity.unit_name,
            now,
            is_first=not before,
            sample_note=identity.sample_note,
        )

    def confirm(self, last_group: str) -> bool:
        """Take the last group, typed back from the paper; from now on only this sheet opens the data.

        Return whether another sheet opened them until now. RecoveryGroupWrongError if it is not the newest sheet's,
        RecoverySheetMissingError if there is none.
        """
        sheet, *marks = self._marks()
        recovery.require_group(last_group, recovery.GROUPS - 1, marks=marks)
        write_settings(self._workplace.journal.database, {_CONFIRMED: sheet})
        before = self.keys()
        write_keys(self._workplace.folder, tuple(key for key in before if key.sheet == sheet))
        return any(key.sheet != sheet for key in before)

    def any_group(self) -> int:
        """Return the place of a group to ask for, counted from 0."""
        self._marks()
        return randbelow(recovery.GROUPS)

    def test(self, group: int, typed: str) -> None:
        """Compare one group of the sheet in the drawer with the newest sheet; RecoveryGroupWrongError if it differs."""
        _, *marks = self._marks()
        recovery.require_group(typed, group, marks=marks)

    def newest(self) -> WrappedKey | None:
        """Return what is known of the newest sheet; None if there is none that opens the data and can be tested."""
        named = self._known_marks()[:1]
        return next((key for key in self.keys() if [key.sheet] == named), None)

    def is_confirmed(self) -> bool:
        """Tell whether somebody has typed back a group of the newest sheet."""
        newest = self.newest()
        return newest is not None and newest.sheet == self._confirmed()

    def keys(self) -> tuple[WrappedKey, ...]:
        """Return the key as the sheets open it, the newest last."""
        return read_keys(self._workplace.folder)

    def _confirmed(self) -> str:
        return read_settings(self._workplace.journal.database, (_CONFIRMED,)).get(_CONFIRMED, "")

    def _marks(self) -> list[str]:
        if self.newest() is None:
            refuse_folder(self._workplace.folder / RECOVERY_FILE)
            raise RecoverySheetMissingError
        return self._known_marks()

    def _known_marks(self) -> list[str]:
        return _decoded(read_settings(self._workplace.journal.database, (_MARKS,)))


def sheets_that_count(database: Database) -> frozenset[str]:
    """Return the numbers of the sheets a database knows: its newest one, and the one confirmed last."""
    found = read_settings(database, (_MARKS, _CONFIRMED))
    return frozenset({*_decoded(found)[:1], found.get(_CONFIRMED, "")}) - {""}


def _decoded(settings: Mapping[str, str]) -> list[str]:
    text = settings.get(_MARKS, "")
    marks: list[str] = msgspec.json.decode(text) if text else []
    return marks


def read_keys(folder: Path) -> tuple[WrappedKey, ...]:
    """Return the key of an office's database as its sheets open it; none if there is no sheet, or it is spoilt.

    No backup may fail because of that, and no new sheet: those are the ways out.
    """
    path = folder / RECOVERY_FILE
    try:
        text = read_small(path, most=_MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return recovery.decode_keys(text)


def recovery_text(folder: Path) -> str:
    """Return the text of an office's wrapped keys, for its backups; empty if there is none that can be read."""
    keys = read_keys(folder)
    return recovery.encode_keys(keys) if keys else ""


def write_keys(folder: Path, keys: tuple[WrappedKey, ...]) -> None:
    """Put the wrapped keys into their file, whole; the faults of `fault_of` if that cannot be done."""
    path = folder / RECOVERY_FILE
    try:
        write_whole(path, recovery.encode_keys(keys).encode())
    except OSError as error:
        raise fault_of(error, path) from error
