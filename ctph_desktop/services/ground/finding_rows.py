"""What is found by name, as it is handed to the screen."""

from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint


class FindableKind(StrEnum):
    """What is found."""

    PROGRAMME = "programme"
    UNIT = "unit"
    INDICATOR = "indicator"


class FindableRow(Struct, frozen=True):
    """A thing with where one stands to look at it; `also` are codes and other names, `beside` the programme it is of.

    Of a programme `year` is the one meant, and `periods` those it has then.
    """

    kind: FindableKind
    uuid: str
    name: str
    also: tuple[str, ...]
    beside: str
    standpoint: Standpoint
    year: int = 0
    periods: tuple[ReportingPeriod, ...] = ()
