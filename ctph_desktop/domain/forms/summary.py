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
        columns=tuple(_columns(indicators)),
        lines=tuple(FormLine(unit, label) for unit, label in labels.items()),
    )


def _columns(indicators: Sequence[Indicator]) -> Iterator[FormColumn]:
    number = 0
    for indicator in indicators:
        group, parts = (f"{indicator.name} ({indicator.unit_of_measure})",), bool(indicator.breakdowns)
        result = Source(indicator.uuid, Measure.ACTUAL, Span.CUMULATIVE, sums_breakdowns=parts)
        if len(indicators) > _MOST_IN_FULL:
            number += 1
            yield FormColumn(str(number), group[0], str(number), ColumnRole.PROGRESS, indicator.decimals, source=result)
            continue
        target, done = str(number + 1), str(number + 2)
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
        number += 2
        if indicator.kind is IndicatorKind.FLOW:
            number += 1
            share = f"{number}={done}/{target}"
            yield FormColumn(
                str(number),
                "Tỷ lệ %",
                share,
                ColumnRole.DERIVED,
                2,
                group,
                formula=f"{done}/{target}*#100",
                total=TotalRule.FORMULA,
                is_percentage=True,
            )
