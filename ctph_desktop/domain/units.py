"""Administrative units: an identity that stays, with codes and names that have dates."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


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


class AdministrativeUnit(Struct, frozen=True):
    """A unit as it is called from `valid_from` to `valid_to`; `uuid` is its identity, `code` is not.

    `short_name` is how tables write it (`TT Cam Lộ`); `note` says what is uncertain about the entry; `successors`
    are the UUIDs of the units that go on with its work after `valid_to`.
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

    @property
    def printed_name(self) -> str:
        """How tables and file names write it."""
        return self.short_name or self.name
