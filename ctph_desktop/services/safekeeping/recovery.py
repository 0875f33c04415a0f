"""The recovery sheet of an office: made, proved to be on paper, tested, and made anew."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from secrets import randbelow, token_hex
from typing import TYPE_CHECKING, Final

import msgspec

from ctph_desktop.domain.errors import RecoverySheetMissingError
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.files.placing import write_whole
from ctph_desktop.files.reading import read_small
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import read_setting, read_settings, write_settings
from ctph_desktop.sync import recovery
from ctph_desktop.sync.recovery import WrappedKey

if TYPE_CHECKING:
    from ctph_desktop.services.safekeeping.office_backups import KeptJournal

RECOVERY_FILE: Final = "khoa-phuc-hoi.json"
_MOST_BYTES: Final = 32 * 1024
_MARKS: Final = "sheet_marks"
_CONFIRMED: Final = "sheet_confirmed"
NO_SHEET: Final = {_MARKS: "", _CONFIRMED: ""}


class RecoveryService:
    """Wraps the keys of the databases by codes that only paper keeps: one sheet opens all journals of the office."""

    def __init__(self, journals: "Callable[[], Sequence[KeptJournal]]") -> None:
        self._journals = journals

    @property
    def _workplace(self) -> Workplace:
        return self._journals()[0].workplace

    @property
    def _further(self) -> "Sequence[KeptJournal]":
        return self._journals()[1:]

    def issue(self) -> RecoverySheet:
        """Make a new sheet. The sheet before goes on opening the data until a group of the new one was typed back."""
        workplace = self._workplace
        code = recovery.new_code()
        now = workplace.clock()
        sheet, before = token_hex(4).upper(), self.keys()
        marks = msgspec.json.encode([sheet, *recovery.group_marks(code)]).decode()
        for one in reversed(self._journals()):  # the first one last: it says which sheet is the newest
            place, database = one.workplace.folder, one.workplace.journal.database
            wrapped = recovery.wrap_key(one.key, code, issued_at=now.isoformat(timespec="seconds"), sheet=sheet)
            confirmed = read_setting(database, _CONFIRMED)
            write_keys(place, (*(old for old in read_keys(place) if old.sheet == confirmed), wrapped))
            write_settings(database, {_MARKS: marks})
        identity = workplace.identity
        return RecoverySheet(
            sheet,
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
        before = self.keys()
        for one in reversed(self._journals()):
            place = one.workplace.folder
            if kept := tuple(key for key in read_keys(place) if key.sheet == sheet):
                write_settings(one.workplace.journal.database, {_CONFIRMED: sheet})
                write_keys(place, kept)
        return any(key.sheet != sheet for key in before)

    def share(self) -> None:
        """Let the sheets of the first journal open those further ones that have its key and no sheet yet."""
        first, keys = self._journals()[0], self.keys()
        known = read_settings(first.workplace.journal.database, (_MARKS, _CONFIRMED))
        for one in self._further:
            if keys and one.key == first.key and not read_keys(one.workplace.folder):
                write_settings(one.workplace.journal.database, known)
                write_keys(one.workplace.folder, keys)

    def opens_all(self) -> bool:
        """Tell whether the newest sheet opens every journal of the office."""
        newest = self.newest()
        return newest is None or all(
            any(key.sheet == newest.sheet for key in read_keys(one.workplace.folder)) for one in self._further
        )

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
        return read_setting(self._workplace.journal.database, _CONFIRMED)

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
