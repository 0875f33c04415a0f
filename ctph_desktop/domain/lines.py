"""A line of the month's sheet, of a report and of a unit's targets: an indicator, or one part of it."""

import re
from typing import Self

from msgspec import Struct

from ctph_desktop.domain.errors import UnknownIndicatorError
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.periods import ReportingPeriod

_KEY = re.compile(r"([0-9a-f]{32})/(?:-|([0-9a-f]{32}))")


class LineKey(Struct, frozen=True):
    """Which line: the UUID of its indicator and that of the part; no breakdown means the whole.

    As text, in what commands print: `<indicator>/<breakdown|->`.
    """

    indicator: str
    breakdown: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the key a text stands for; UnknownIndicatorError for a text that is none."""
        match = _KEY.fullmatch(text)
        if match is None:
            raise UnknownIndicatorError(text)
        return cls(match[1], match[2])

    @classmethod
    def of(cls, where: Coordinates) -> Self:
        """Return the line a figure stands in."""
        return cls(where.indicator, where.breakdown)

    def __str__(self) -> str:
        """Return the key as text."""
        return f"{self.indicator}/{self.breakdown or '-'}"

    def at(self, unit: str, period: ReportingPeriod, measure: Measure = Measure.ACTUAL) -> Coordinates:
        """Return where a unit's figure of this line stands: what was done in a period, or another measure."""
        return Coordinates(unit, self.indicator, self.breakdown, period, measure)
