"""What is read of an office: who it is, and what is known of it without opening it."""

from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.programmes import Programme


class OfficeRole(StrEnum):
    """What an office is; an office in the middle is both."""

    COMMUNE = "commune"
    SUPERIOR = "superior"


class OfficeProfile(Struct, frozen=True):
    """The office that is open. `sample_note` is shown on every screen and page when not empty.

    `is_alone` says that it has no superior office so far; `superior_name` is then only the one of the catalogue.
    `journal` names the one that is looked at of its journals (`services.ground.journals`); `left_note` says that its
    authority was left, so that it can only be read, and what to do.
    """

    unit: str
    unit_code: str
    unit_name: str
    role: OfficeRole
    superior_name: str
    programme: Programme | None
    plan_year: int
    person_name: str
    person_post: str
    device_name: str
    is_enrolled: bool
    sample_note: str
    is_alone: bool = False
    journal: str = ""
    programme_title: str = ""
    left_note: str = ""


class CardState(StrEnum):
    """What can be made of the card beside an office's database."""

    READABLE = "readable"
    NEWER = "newer"  # written by a later version of the program
    DAMAGED = "damaged"  # or missing


class OfficeSummary(Struct, frozen=True):
    """What is known of an office without opening it; `changed_at` in seconds since 1970, 0 when unknown.

    Where its card is lost, and no backup tells it, the name is the folder's and the role None.
    """

    folder: str
    unit_name: str
    unit_code: str
    role: OfficeRole | None
    plan_year: int
    is_sample: bool
    changed_at: float
    card: CardState = CardState.READABLE


class InvitationView(Struct, frozen=True):
    """What an invitation offers: which programmes, whose, and the units that may join (UUID, code, name)."""

    superior: str
    superior_name: str
    programme_titles: tuple[str, ...]
    plan_year: int
    is_sample: bool
    units: tuple[tuple[str, str, str], ...]
    superior_code: str = ""

    @property
    def programme_title(self) -> str:
        """The programmes in one line."""
        return "; ".join(self.programme_titles)
