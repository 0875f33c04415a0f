"""A coordination programme: who signed what, for which year, and which forms and indicators it counts by."""

from msgspec import UNSET, Struct, UnsetType

from ctph_desktop.domain.periods import PeriodCalendar


class Party(Struct, frozen=True):
    """One signature block, in the document's order; a party that is a commune names its unit."""

    name: str
    unit: str | None = None


class Programme(Struct, frozen=True):
    """A signed programme. Number and day may be unknown and stay blank; nothing is invented.

    `superior` is the UUID of the office that keeps it, `units` those of the communes that report to it.
    `indicators` and `forms` are UUIDs in printing order. A month's report is due `due_days` after its last day; left
    out where the document fixes no day.
    """

    uuid: str
    title: str
    short_title: str
    number: str
    dated: str
    plan_year: int
    calendar: PeriodCalendar
    superior: str
    units: tuple[str, ...]
    parties: tuple[Party, ...]
    indicators: tuple[str, ...]
    forms: tuple[str, ...]
    reports_to: str
    is_sample: bool = False
    due_days: int | UnsetType = UNSET
