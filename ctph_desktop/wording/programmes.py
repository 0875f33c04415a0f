"""Sentences about founding programmes and opening their years."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.indicator_list import IndicatorListProblem, IndicatorProblem

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
    told = "; ".join(f"dòng {one.line} “{one.text[:40]}”: {_REASONS[one.reason]}" for one in problems[:_MOST_NAMED])
    more = f"; và {len(problems) - _MOST_NAMED} dòng khác" if len(problems) > _MOST_NAMED else ""
    return f"{told}{more}."


def closed_with_year(name: str, *, accepted: int, expected: int, runs_on: bool) -> str:
    """Say of a report beside the rhythm whether it is closed with a year, and how much of it is accepted."""
    if runs_on:
        return f"Không khoá “{name}” (đã duyệt {accepted}/{expected}): còn chạy sau năm này."
    return f"Cùng khoá báo cáo ngoài nhịp “{name}”, đã duyệt {accepted}/{expected}."


def opened(*, units: int, forms: int, targets: int, is_allocated: bool) -> str:
    """Say what a year that is opened begins with."""
    if is_allocated:
        return f"{units} đơn vị, {forms} biểu, {targets} chỉ tiêu được phân bổ"
    return f"{units} đơn vị, {forms} biểu, {targets} chỉ tiêu chép từ năm trước"
