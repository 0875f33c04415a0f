"""Sentences about figures that deserve a second look."""

from collections.abc import Sequence
from decimal import Decimal

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import formats


def conflict(label: str) -> str:
    """Two PCs of the office wrote different values."""
    return f"“{label}”: hai máy của đơn vị ghi hai số khác nhau. Hãy chọn một số trước khi chốt."


def not_the_sealer(device: str) -> str:
    """Another PC of the office is the one that seals."""
    return (
        f"Máy gửi báo cáo của đơn vị là “{device}”. Hãy xuất tệp từ máy này, nhập vào máy đó rồi chốt báo cáo ở máy đó."
    )


def unchanged_after_return() -> str:
    """A returned report is sealed again as it was."""
    return "Báo cáo bị trả lại mà số liệu không đổi. Nếu số liệu đúng, hãy viết giải trình vào ô ghi chú khi chốt gửi."


def total_lacks(*, counted: int, expected: int, waiting: int, blank: Sequence[str], has_share: bool) -> str:
    """A total does not count every unit: for want of a report, or of a figure it needs (`blank`)."""
    reasons = []
    if waiting:
        reasons.append(f"{waiting} đơn vị chưa có báo cáo được duyệt")
    if blank:
        reasons.append(f"ô còn trống của {formats.some_of(blank)}")
    share = " Tỷ lệ % chỉ chia cho số của chính các đơn vị được cộng." if has_share else ""
    return f"mới cộng {counted}/{expected} đơn vị, chưa gồm {' và '.join(reasons)}.{share}"


def not_compared(places: Sequence[str]) -> str:
    """A check has a figure on one side and a blank on the other."""
    return f"chưa đối chiếu được: một bên có số, một bên để trống ở {formats.some_of(places)}."


def not_compared_with(places: Sequence[str], other_form: str, other_column: str) -> str:
    """The same of a check whose other side stands in another form."""
    where = formats.some_of(places)
    return f"chưa đối chiếu được với {other_form}, cột {other_column}: một bên có số, một bên để trống ở {where}."


def form_left_out(why: str) -> str:
    """A form of the programme is not among the others."""
    return f"Biểu này không lập được nên không có ở đây. {why}"


def cross_checks_left_out() -> str:
    """A form is not compared with another one as its definition wants it."""
    return (
        "Có phép đối chiếu với biểu khác nêu cột không có nên không đối chiếu. Hãy báo cấp trên kiểm tra lại biểu mẫu."
    )


def taken_over(units: str) -> str:
    """A line contains the figures of units that became it."""
    return f"gồm cả chỉ tiêu và số đã báo cáo của {units} (đã sáp nhập)"


def given_nothing(units: str) -> str:
    """A target of a merged unit is the sum of those it took over, and one of them was never given any."""
    return f"số cộng chưa gồm {units} (chưa được giao, chưa có số)"


def explained(why: str) -> str:
    """Say why the total of the document differs from the computed one, as an official found out."""
    return f"Chênh lệch với văn bản, giải trình: “{why}”"


def left_blank(months: str) -> str:
    """An accepted report leaves a cell of some month blank, and the year so far goes on without it."""
    return f"luỹ kế chưa gồm {months} (ô để trống trong báo cáo đã duyệt)"


def beyond_ceiling(label: str, cumulative: Decimal, ceiling_label: str, ceiling: Decimal) -> str:
    """A cumulative figure is larger than what it is taken from."""
    return (
        f"“{label}”: luỹ kế {formats.quantity(cumulative)} lớn hơn {ceiling_label.lower()} "
        f"{formats.quantity(ceiling)}. Hãy kiểm tra lại số các tháng."
    )


def negative(label: str, quantity: Decimal) -> str:
    """A count is below zero."""
    return f"“{label}”: {formats.quantity(quantity)} là số âm, số đếm không thể âm."


def too_large(label: str, quantity: Decimal) -> str:
    """What a stock or a sum comes to is more than a report can hold."""
    return (
        f"“{label}”: {formats.quantity(quantity)} quá lớn, báo cáo không ghi được. Hãy xem lại các số làm nên số này."
    )


def too_many_decimals(label: str, quantity: Decimal) -> str:
    """A count has decimals its indicator does not know."""
    return f"“{label}”: {formats.quantity(quantity)} có phần lẻ mà chỉ tiêu này không dùng."


def blank(label: str) -> str:
    """A line is still blank."""
    return f"“{label}” chưa có số. Nhập số, hoặc đánh dấu “không phát sinh”."


def stock_not_closed(label: str, lacking: Sequence[ReportingPeriod]) -> str:
    """Where a stock stands is not known: it lacks what moved it in some periods, or else what the year began with."""
    if lacking:
        periods = formats.short_periods(lacking)
        return f"“{label}” chưa tính được: {periods} chưa có số tăng, giảm. Hãy nhập {periods}, hoặc đánh dấu “không phát sinh”."
    return f"“{label}” chưa tính được vì chưa có số đầu kỳ. Hãy đề nghị cấp trên ghi số đầu kỳ của năm."


def stock_of_loose_periods(label: str) -> str:
    """Where a stock stands does not follow from periods that leave days of the year out."""
    return f"“{label}” chưa tính được: các kỳ báo cáo không nối tiếp nhau từ đầu năm. Hãy xem số cuối kỳ ở báo cáo theo nhịp của chương trình."


def stock_does_not_follow(label: str, expected: str) -> str:
    """A closing that was sealed is not what the opening and the movements come to now."""
    return f"“{label}”: số đầu kỳ cộng tăng, trừ giảm bằng {expected}. Hãy kiểm tra số đầu kỳ, rồi chốt lại."


def not_all_typed(label: str, periods: Sequence[ReportingPeriod], *, is_blank: bool) -> str:
    """A figure that is typed in shorter periods lacks some of them."""
    lacking = formats.short_periods(periods)
    said = "chưa có số" if is_blank else f"chưa gồm {lacking}"
    return f"“{label}” {said}: số này nhập theo kỳ ngắn hơn ở báo cáo khác. Hãy nhập {lacking} ở đó trước khi chốt."


def blanked(label: str, sealed: str) -> str:
    """A line was sealed with a figure before and is blank now."""
    return f"“{label}”: bản chốt trước ghi {sealed}, nay để trống. Chốt lại sẽ để trống số này ở cấp trên."


def far_beyond_commitment(label: str, share: str) -> str:
    """A cumulative figure is far beyond the commitment."""
    return f"“{label}”: luỹ kế đã bằng {share} cam kết cả năm. Nếu đúng thì giữ nguyên."


def has_a_target(label: str, target: Decimal) -> str:
    """A line with a target is said not to apply."""
    return (
        f"“{label}”: ghi “không áp dụng” (–) mà chỉ tiêu năm là {formats.quantity(target)}. Nếu không có gì trong kỳ, hãy "
        "ghi “không phát sinh”; nếu đúng là không áp dụng thì giữ nguyên và giải trình."
    )


def beyond_nothing(label: str, cumulative: Decimal) -> str:
    """Something was done where nothing was committed."""
    return f"“{label}”: luỹ kế {formats.quantity(cumulative)} mà cam kết cả năm là 0. Nếu đúng thì giữ nguyên."


def far_from_own_months(label: str, quantity: Decimal, beside: Decimal, *, is_above: bool) -> str:
    """A month's figure is ten times those of the earlier months, or a tenth; `beside` is the nearest of them."""
    word = "nhiều" if is_above else "ít"
    return (
        f"“{label}”: tháng này {formats.quantity(quantity)}, các tháng trước trong năm {word} nhất là "
        f"{formats.quantity(beside)}. Nếu đúng thì giữ nguyên."
    )


def nothing_reported_before(months: str) -> str:
    """A consolidated unit lacks accepted reports of earlier months."""
    return f"luỹ kế chưa gồm {months} (chưa có báo cáo được duyệt)"
