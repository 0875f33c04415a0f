"""The form a programme has while nobody has made another: each indicator's target, result and share, unit by unit."""

from collections.abc import Iterator, Mapping, Sequence

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.definition import ColumnRole, FormColumn, FormLine, ReportForm, Source, Span, TotalRule
from ctph_desktop.domain.indicators import Indicator, IndicatorKind

SUMMARY = "tong-hop"
"""The code of such a form."""

_MOST_IN_FULL = 6


def summary_form(indicators: Sequence[Indicator], *, labels: Mapping[str, str], uuid: str) -> ReportForm:
    """Return a form of all indicators; of more than six the results alone, or the page would be too wide."""
    return ReportForm(
        uuid=uuid,
        code=SUMMARY,
        number="Biểu tổng hợp",
        title="Tổng hợp kết quả thực hiện năm {year}",
        attached_to="",
        line_heading="Đơn vị",
        total_label="Tổng cộng",
        columns=tuple(_columns(_shown(indicators))),
        lines=tuple(FormLine(unit, label) for unit, label in labels.items()),
    )


def _columns(indicators: Sequence[Indicator]) -> Iterator[FormColumn]:
    results = _result_columns(indicators)
    for indicator in indicators:
        if (rate_of := indicator.rate_of) is not None:
            yield from _columns_of_rate(indicator, results, rate_of, is_in_full=len(indicators) <= _MOST_IN_FULL)
            continue
        done = results[indicator.uuid]
        group, parts = (f"{indicator.name} ({indicator.unit_of_measure})",), bool(indicator.breakdowns)
        result = Source(indicator.uuid, Measure.ACTUAL, Span.CUMULATIVE, sums_breakdowns=parts)
        if len(indicators) > _MOST_IN_FULL:
            yield FormColumn(done, group[0], done, ColumnRole.PROGRESS, indicator.decimals, source=result)
            continue
        target = str(int(done) - 1)
        yield FormColumn(
            target,
            "Chỉ tiêu",
            target,
            ColumnRole.TARGET,
            indicator.decimals,
            group,
            source=Source(indicator.uuid, Measure.COMMITTED),
        )
        yield FormColumn(done, "Kết quả", done, ColumnRole.PROGRESS, indicator.decimals, group, source=result)
        if indicator.kind is IndicatorKind.FLOW:
            number = str(int(done) + 1)
            share = f"{number}={done}/{target}"
            yield FormColumn(
                number,
                "Tỷ lệ %",
                share,
                ColumnRole.DERIVED,
                2,
                group,
                formula=f"{done}/{target}*#100",
                total=TotalRule.FORMULA,
                is_percentage=True,
            )


def _result_columns(indicators: Sequence[Indicator]) -> dict[str, str]:
    """Return the code of the column that holds the result of each indicator."""
    found, number = {}, 0
    for indicator in indicators:
        if len(indicators) > _MOST_IN_FULL:
            number += 1
            found[indicator.uuid] = str(number)
        else:
            found[indicator.uuid] = str(number + 2)
            number += 3 if indicator.kind is IndicatorKind.FLOW else 2
    return found


def _columns_of_rate(
    indicator: Indicator, results: Mapping[str, str], rate_of: tuple[str, str], *, is_in_full: bool
) -> Iterator[FormColumn]:
    """Yield the target of a rate, which adds up to nothing, and the rate, reckoned on each line and the total."""
    name, done = f"{indicator.name} ({indicator.unit_of_measure})", results[indicator.uuid]
    numerator, denominator = (results[one] for one in rate_of)
    if is_in_full:
        target, source = str(int(done) - 1), Source(indicator.uuid, Measure.COMMITTED)
        yield FormColumn(
            target, "Chỉ tiêu", target, ColumnRole.TARGET, indicator.decimals, (name,), source=source,
            total=TotalRule.NONE,
        )  # fmt: skip
    yield FormColumn(
        done,
        "Kết quả" if is_in_full else name,
        f"{done}={numerator}/{denominator}",
        ColumnRole.DERIVED,
        indicator.decimals,
        (name,) if is_in_full else (),
        formula=f"{numerator}/{denominator}*#100",
        total=TotalRule.FORMULA,
        is_percentage=True,
    )


def _shown(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators that have columns: a rate only beside both it is the rate of."""
    counted = {indicator.uuid for indicator in indicators if indicator.rate_of is None}
    return tuple(one for one in indicators if one.rate_of is None or {*one.rate_of} <= counted)
