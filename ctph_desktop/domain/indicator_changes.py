"""What of an indicator may still be changed: what its figures rest on is fixed once there is one."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from msgspec.structs import replace

from ctph_desktop.domain.errors import IndicatorRefusedError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicator_list import (
    LONGEST_NAME,
    LONGEST_UNIT_OF_MEASURE,
    MOST_DECIMALS,
    is_indicator_code,
)
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.text import clean


class FixedPart(StrEnum):
    """A part of an indicator on which the meaning of its figures rests."""

    UNIT_OF_MEASURE = "unit_of_measure"
    DECIMALS = "decimals"
    KIND = "kind"
    BREAKDOWNS = "breakdowns"


def fixed_parts(indicator: Indicator, *, is_used: bool) -> frozenset[FixedPart]:
    """Return what can no longer be changed of an indicator; `is_used` says that a figure or target of it is there.

    Decimals may still become more: no figure loses anything by that. How one is reckoned that follows from others never
    changes, and a stock moved by two flows stays one.
    """
    if is_used:
        return frozenset(FixedPart)
    is_reckoned = indicator.kind is IndicatorKind.DERIVED or indicator.is_moved
    return frozenset({FixedPart.KIND} if is_reckoned else ())


def changed_indicator(
    before: Indicator, after: Indicator, *, is_used: bool, others: Iterable[Indicator], parts: Collection[str]
) -> Indicator:
    """Return an indicator with clean texts as it is to be written; IndicatorRefusedError says what cannot be.

    `others` are the office's other indicators, `parts` the UUIDs it can be divided by.
    """
    others_by_uuid = {one.uuid: one for one in others if one.uuid != before.uuid}
    after = replace(
        after,
        uuid=before.uuid,
        numerator=before.numerator,
        denominator=before.denominator,
        code=clean(after.code).upper(),
        name=clean(after.name)[:LONGEST_NAME],
        unit_of_measure=clean(after.unit_of_measure)[:LONGEST_UNIT_OF_MEASURE],
    )
    fixed = fixed_parts(before, is_used=is_used)
    for reason, is_wrong in (
        ("code", after.code != before.code and not is_indicator_code(after.code)),
        ("same_code", any(one.code.upper() == after.code for one in others_by_uuid.values())),
        ("name", not after.name),
        ("unit_of_measure", not after.unit_of_measure),
        ("decimals", not 0 <= after.decimals <= MOST_DECIMALS),
        ("ceiling", after.ceiling is not None and after.ceiling not in others_by_uuid),
        ("breakdown", bool(set(after.breakdowns) - {*parts, *before.breakdowns})),
        ("rate", before.rate_of is not None and after.is_monthly),
        ("fixed_unit", FixedPart.UNIT_OF_MEASURE in fixed and after.unit_of_measure != before.unit_of_measure),
        ("fixed_decimals", FixedPart.DECIMALS in fixed and after.decimals < before.decimals),
        ("fixed_kind", FixedPart.KIND in fixed and after.kind is not before.kind),
        ("derived", after.kind is not before.kind and after.kind is IndicatorKind.DERIVED),
        ("fixed_breakdowns", FixedPart.BREAKDOWNS in fixed and after.breakdowns != before.breakdowns),
    ):
        if is_wrong:
            raise IndicatorRefusedError(reason, after.code or before.code)
    return after


def retained_by(
    indicator: Indicator, *, others: Iterable[Indicator], forms: Iterable[ReportForm]
) -> tuple[str, str] | None:
    """Return why a programme cannot do without an indicator, and which one or form needs it; None where it can.

    `others` are the programme's further indicators, `forms` those it prints that are made by its document.
    """
    for other in others:
        if other.uuid != indicator.uuid and indicator.uuid in other.moved_by:
            return "moves", other.name
        if other.uuid != indicator.uuid and indicator.uuid in (other.rate_of or ()):
            return "rates", other.name
        if other.uuid != indicator.uuid and other.ceiling == indicator.uuid:
            return "limits", other.name
    for form in forms:
        sources = (source for column in form.columns for source in (column.source, column.stated_source))
        if any(source is not None and source.indicator == indicator.uuid for source in sources):
            return "printed", form.number
    return None


def moved_in_order(order: Iterable[str], uuid: str, *, places: int) -> tuple[str, ...]:
    """Return an order in which one stands so many places further down, or up; no further than its ends."""
    listed = list(order)
    at = listed.index(uuid)
    listed.insert(min(max(at + places, 0), len(listed) - 1), listed.pop(at))
    return tuple(listed)
