"""What stands on a consolidation, on screen and on paper: what it rests on, and of which day it is."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctph_desktop.wording import formats

_MOST_NAMED: Final = 6


def by_boundaries_of(day: date) -> str:
    """By the boundaries of which day the units of an older period are added up."""
    return f"theo địa giới hành chính ngày {formats.day(day)}"


def coverage(accepted: int, expected: int, missing: tuple[str, ...], *, kinds: Sequence[str]) -> str:
    """On how many reports a consolidation rests, of units of which kinds: `xã, phường`."""
    units = ", ".join(kinds)
    if not missing:
        return f"{accepted}/{expected} {units} đã được duyệt"
    if len(missing) > _MOST_NAMED:
        return f"tạm tính, {accepted}/{expected} {units}; chưa có {len(missing)} đơn vị (dấu * trong biểu)"
    return f"tạm tính, {accepted}/{expected} {units}; chưa có: {', '.join(missing)}"


def frozen_on(day: str, label: str) -> str:
    """Since when the numbers of a frozen consolidation stand."""
    return f"Số liệu chốt ngày {day} (bản {label})"


def present_of_closed(day: str) -> str:
    """Of numbers of today: their period was closed, and what it was closed with is kept apart."""
    when = f" ngày {day}" if day else ""
    return f"Số liệu hiện tại; kỳ đã chốt{when}, số khi chốt xem ở bản chốt số liệu"


def estimated_in(year: int, period: str) -> str:
    """What a consolidated form shows of estimates, and when they were made."""
    return f"Ước thực hiện cả năm {year}, báo cáo {period}"


def results_of(period: str) -> str:
    """The same of a term, or of some days."""
    return f"Kết quả thực hiện {period}"


def results_until(period: str) -> str:
    """What a consolidated form shows beside its targets."""
    return f"Kết quả thực hiện đến hết {period}"
