"""What stands on the paper of a report beside its figures."""

from datetime import datetime

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import formats


def month_title(period: ReportingPeriod, *, is_estimate: bool) -> str:
    """Name the paper of a period."""
    what = "Ước thực hiện chỉ tiêu" if is_estimate else "Kết quả thực hiện chỉ tiêu"
    return f"{what} {formats.period(period)}".upper()


def addressee(name: str) -> str:
    """Say whom the report is for."""
    return f"Kính gửi: {name}" if name else ""


def month_headings(*, is_monthly: bool, is_estimate: bool) -> tuple[str, ...]:
    """Head the columns: name, unit of measure, figures, note."""
    within = "Ước cả năm" if is_estimate else "Trong tháng" if is_monthly else "Trong kỳ"
    before = "Đã thực hiện" if is_estimate else "Luỹ kế trước"
    cumulative = () if is_estimate else ("Luỹ kế",)
    return ("Chỉ tiêu", "ĐVT", "Cam kết", before, within, *cumulative, "% cam kết", "Ghi chú")


def sealed_at(at: datetime) -> str:
    """Say that these are the figures that were sealed, and when."""
    return f"Số liệu đã chốt lúc {formats.moment(at)}"


def not_sealed() -> str:
    """Say that the figures may still change."""
    return "Số liệu chưa chốt, có thể còn thay đổi"


def blank_and_nothing() -> str:
    """Say what a blank cell means."""
    return "Ô để trống là chưa có số liệu, khác với không phát sinh (0)."
