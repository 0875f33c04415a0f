"""Sentences about founding programmes and opening their years."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.indicator_list import IndicatorListProblem, IndicatorProblem
from ctph_desktop.wording.told import said

_MOST_NAMED: Final = 5
_REASONS: Final = {
    IndicatorProblem.NO_CODE: "thiếu mã chỉ tiêu (như VL01)",
    IndicatorProblem.NO_UNIT: "thiếu tên hoặc đơn vị tính",
    IndicatorProblem.UNKNOWN_WORD: "phần sau đơn vị tính chỉ là số chữ số lẻ, “thời điểm”, “tăng giảm” hoặc “giảm”",
    IndicatorProblem.SAME_CODE: "mã đã có ở dòng trên",
    IndicatorProblem.TOO_MANY: "danh sách quá dài",
}


def indicator_problems(problems: Sequence[IndicatorListProblem]) -> str:
    """Say which lines of a list name no indicator, and why."""
    told = "; ".join(
        said("dòng {line} “{text}”: {reason}", line=one.line, text=one.text[:40], reason=said(_REASONS[one.reason]))
        for one in problems[:_MOST_NAMED]
    )
    if (others := len(problems) - _MOST_NAMED) > 0:
        return said("{lines}; và {others} dòng khác.", lines=told, others=others)
    return f"{told}."


def closed_with_year(name: str, *, accepted: int, expected: int, runs_on: bool) -> str:
    """Say of a report beside the rhythm whether it is closed with a year, and how much of it is accepted."""
    if runs_on:
        return said(
            "Không khoá “{name}” (đã duyệt {accepted}/{expected}): còn chạy sau năm này.",
            name=name,
            accepted=accepted,
            expected=expected,
        )
    return said(
        "Cùng khoá báo cáo ngoài nhịp “{name}”, đã duyệt {accepted}/{expected}.",
        name=name,
        accepted=accepted,
        expected=expected,
    )


def opened(*, units: int, forms: int, targets: int, is_allocated: bool) -> str:
    """Say what a year that is opened begins with."""
    if is_allocated:
        return said(
            "{units} đơn vị, {forms} biểu, {targets} chỉ tiêu được phân bổ", units=units, forms=forms, targets=targets
        )
    return said(
        "{units} đơn vị, {forms} biểu, {targets} chỉ tiêu chép từ năm trước", units=units, forms=forms, targets=targets
    )
