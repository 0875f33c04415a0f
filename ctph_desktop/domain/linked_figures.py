"""Figures of one journal that were copied from another journal of the same office, and whether the two still agree."""

from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState, FigureValue
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.text import search_key


class LinkedFigure(Struct, frozen=True):
    """Where a figure was copied from; it lies beside the copy, in the unit's book.

    `cell` is the copy's. `root` is the first roster version of the authority whose journal the source lies in, `source`
    its cell there. Of a figure this office typed, `operations` are the operations it was drawn from; of a total over
    units, `source` is a cell of the superior office and `operations` are the seals that were added up, of `counted` of
    `units` units. `state` and `quantity` (decimal text, as in a seal) say what was copied, `day` when.
    """

    cell: str
    root: str
    source: str
    operations: tuple[str, ...]
    state: str
    quantity: str
    day: str
    counted: int = 0
    units: int = 0


class Agreement(StrEnum):
    """How a copy stands to its source."""

    EQUAL = "equal"
    SOURCE_CHANGED = "source_changed"  # the source says something else than when it was copied
    TYPED_OVER = "typed_over"  # the copy was changed since
    APART = "apart"  # both changed, and differ


def linked_figure_uuid(cell: str) -> str:
    """Return the UUID of the link of a cell: copied on two PCs it is one."""
    return sha256("\0".join(("CTPH1", "linked_figure", cell)).encode()).hexdigest()[:32]


def may_be_linked(copy: Indicator, source: Indicator) -> bool:
    """Tell whether figures of one indicator can stand for those of another: counted alike, in the same measure.

    What is computed has no figure of its own to copy.
    """
    return (
        search_key(copy.unit_of_measure) == search_key(source.unit_of_measure)
        and copy.decimals == source.decimals
        and copy.kind is source.kind
        and copy.kind is not IndicatorKind.DERIVED
    )


def agreement(copied: FigureValue, *, copy: FigureValue, source: FigureValue) -> Agreement:
    """Return how the copy and its source stand by now to what was `copied`; a note beside a figure says nothing."""
    if said_alike(copy, source):
        return Agreement.EQUAL
    has_source_changed, is_typed_over = not said_alike(source, copied), not said_alike(copy, copied)
    if has_source_changed and is_typed_over:
        return Agreement.APART
    return Agreement.SOURCE_CHANGED if has_source_changed else Agreement.TYPED_OVER


def said_alike(first: FigureValue, second: FigureValue) -> bool:
    """Tell whether two figures say the same: a confirmed zero is a typed zero."""
    applies = {one.state is not FigureState.NOT_APPLICABLE for one in (first, second)}
    return len(applies) == 1 and first.count == second.count
