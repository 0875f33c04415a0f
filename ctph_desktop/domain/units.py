"""Administrative units: an identity that stays, with codes and names that have dates."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from ctph_desktop.domain.text import clean


class AdminLevel(StrEnum):
    """The level of an administrative unit; which one is the superior office is a role, not a level."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class CommuneKind(StrEnum):
    """What a unit of the commune level is called."""

    RURAL = "xa"
    WARD = "phuong"
    TOWNSHIP = "thi_tran"
    SPECIAL_ZONE = "dac_khu"


_KINDS: Final = (
    ("thị trấn", CommuneKind.TOWNSHIP),
    ("đặc khu", CommuneKind.SPECIAL_ZONE),
    ("phường", CommuneKind.WARD),
    ("xã", CommuneKind.RURAL),
)


class FormerName(Struct, frozen=True):
    """What a unit was called up to a day, that day included."""

    name: str
    code: str
    until: date
    short_name: str = ""


class AdministrativeUnit(Struct, frozen=True):
    """A unit as it is called from `valid_from` to `valid_to`; `uuid` is its identity, `code` is not.

    `short_name` is how tables write it (`TT Cam Lộ`); `note` says what is uncertain about the entry; `successors`
    are the UUIDs of the units that go on with its work after `valid_to`. `formerly` are the names it had before, the
    oldest first; left out where it had none.
    """

    uuid: str
    code: str
    name: str
    level: AdminLevel
    kind: CommuneKind | None
    parent: str | None
    valid_from: date | None = None
    valid_to: date | None = None
    short_name: str = ""
    note: str = ""
    successors: tuple[str, ...] = ()
    formerly: tuple[FormerName, ...] | UnsetType = UNSET

    @property
    def printed_name(self) -> str:
        """How tables and file names write it."""
        return self.short_name or self.name

    @property
    def former_names(self) -> tuple[FormerName, ...]:
        """The names it had before, the oldest first."""
        return () if self.formerly is UNSET else self.formerly

    def on(self, day: date) -> "AdministrativeUnit":
        """Return the unit as it was called on a day."""
        then = next((one for one in self.former_names if day <= one.until), None)
        return self if then is None else replace(self, name=then.name, code=then.code, short_name=then.short_name)

    def has_begun_by(self, day: date) -> bool:
        """Tell whether its first day has come; one that says none was always there."""
        return self.valid_from is None or self.valid_from <= day

    def has_ended_before(self, day: date) -> bool:
        """Tell whether its last day is over; one that says none goes on."""
        return self.valid_to is not None and self.valid_to < day

    def stands_within(self, first_day: date, last_day: date) -> bool:
        """Tell whether there is a day of some on which it is there."""
        return self.has_begun_by(last_day) and not self.has_ended_before(first_day)

    def stands_on(self, day: date) -> bool:
        """Tell whether it has begun by a day and not ended before it."""
        return self.stands_within(day, day)

    def renamed(self, name: str, code: str, *, first_day: date) -> "AdministrativeUnit":
        """Return the unit as it is called from a day on; what it was called before stays known."""
        before = FormerName(self.name, self.code, first_day - timedelta(days=1), self.short_name)
        return replace(self, name=name, code=code, short_name="", formerly=(*self.former_names, before))


def last_of(units: Sequence[AdministrativeUnit]) -> list[AdministrativeUnit]:
    """Return those of some units that go on when the others have ended."""
    ends = [unit.valid_to or date.max for unit in units]
    return [unit for unit, end in zip(units, ends, strict=True) if end == max(ends)]


def kind_of(name: str) -> CommuneKind | None:
    """Return what a unit is called by its name; None where the name does not say."""
    folded = clean(name).casefold()
    return next((kind for word, kind in _KINDS if folded.startswith(f"{word} ")), None)


def bare_name(name: str) -> str:
    """Return a unit's name without the word for what kind of unit it is: `Cam Tuyền` of `Xã Cam Tuyền`."""
    folded = name.casefold()
    for word, _ in _KINDS:
        if folded.startswith(f"{word} "):
            return name[len(word) + 1 :].strip()
    return name


def relabelled(label: str, *, old: AdministrativeUnit, new: AdministrativeUnit) -> str:
    """Return what a line labelled in a way for a unit's old name is labelled for the new one."""
    if label == bare_name(old.name):
        return bare_name(new.name)
    return new.name if label == old.name else new.printed_name
