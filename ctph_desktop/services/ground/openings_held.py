"""What years begin with, as it was last worked out: it changes only with what is written in the years before."""

from collections.abc import Callable, Mapping
from typing import Any

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.storage.journal import Journal

Openings = Mapping[str, Mapping[tuple[str, str | None], FigureValue]]
"""By unit, what its stocks begin with, by indicator and part."""


class OpeningsHeld:
    """Openings by programme and year, worked out once until something of an earlier year is written."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._held: dict[tuple[Any, ...], tuple[int, Openings]] = {}

    def of(self, programme: str, year: int, *, as_typed: bool, work_out: Callable[[], Openings]) -> Openings:
        """Return what a programme's year begins with: `as_typed` by a unit itself, or as accepted of all of them."""
        writes, asked = self._journal.writes_until(year - 1), (programme, year, as_typed)
        held = self._held.get(asked)
        if held is None or held[0] != writes:
            held = self._held[asked] = writes, work_out()
        return held[1]
