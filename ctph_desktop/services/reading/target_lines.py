"""Which targets a programme knows, line by line, and what each line is called by its code."""

from collections.abc import Iterator
from typing import Final

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.definition import Span
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.targets import TIERS
from ctph_desktop.services.ground.workplace import Workplace

TARGETS: Final = (Measure.BASELINE, Measure.ASSIGNED, Measure.COMMITTED)


def line_code(workplace: Workplace, indicator: Indicator, part: str | None) -> str:
    """Return the code of a line: an indicator's (`VL01`), or a part's (`GN06/ND`)."""
    organisation = workplace.catalogue().organisations.get(part) if part else None
    return f"{indicator.code}/{organisation.code}".upper() if organisation else indicator.code.upper()


def target_cells(
    workplace: Workplace, *, is_own_total: bool
) -> Iterator[tuple[Indicator, str | None, tuple[Measure, ...]]]:
    """Yield which targets the programme knows: those its forms print, those of the month's sheet, and openings.

    A moved stock has an opening, as its closings rest on it.
    The superior office's own total is what was assigned to it.
    """
    catalogue = workplace.catalogue()
    printed = {
        (column.source.indicator, column.source.breakdown, column.source.measure)
        for form in catalogue.forms.values()
        for column in form.columns
        if column.source is not None and column.source.span is Span.YEAR
    }
    order = catalogue.programme.indicators if catalogue.programme else ()
    for indicator in (catalogue.indicators[uuid] for uuid in order if uuid in catalogue.indicators):
        for part in (None, *indicator.breakdowns):
            monthly = set(TIERS) if indicator.is_monthly or indicator.rate_of is not None else set()
            known = {m for m in TARGETS if (indicator.uuid, part, m) in printed} | monthly
            if indicator.is_moved and part is None:
                known.add(Measure.BASELINE)
            if is_own_total:
                known = {Measure.ASSIGNED} if known & set(TIERS) else set()
            if known:
                yield indicator, part, tuple(measure for measure in TARGETS if measure in known)
