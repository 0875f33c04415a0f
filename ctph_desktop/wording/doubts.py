"""Sentences about figures that deserve a second look before a report is sealed or accepted."""

from collections.abc import Sequence
from decimal import Decimal

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import formats, shown
from ctph_desktop.wording.told import said


def conflict(label: str) -> str:
    """Two PCs of the office wrote different values."""
    return said("“{label}”: hai máy của đơn vị ghi hai số khác nhau. Hãy chọn một số trước khi chốt.", label=label)


def not_the_sealer(device: str) -> str:
    """Another PC of the office is the one that seals."""
    return said(
        "Máy gửi báo cáo của đơn vị là “{device}”. Hãy xuất tệp từ máy này, nhập vào máy đó rồi chốt báo cáo ở máy đó.",
        device=device,
    )


def unchanged_after_return() -> str:
    """A returned report is sealed again as it was."""
    return said(
        "Báo cáo bị trả lại mà số liệu không đổi. Nếu số liệu đúng, hãy viết giải trình vào ô ghi chú khi chốt gửi."
    )


def beyond_ceiling(label: str, cumulative: Decimal, ceiling_label: str, ceiling: Decimal) -> str:
    """A cumulative figure is larger than what it is taken from."""
    return said(
        "“{label}”: luỹ kế {cumulative} lớn hơn {ceiling_label} {ceiling}. Hãy kiểm tra lại số các tháng.",
        label=label,
        cumulative=formats.quantity(cumulative),
        ceiling_label=ceiling_label.lower(),
        ceiling=formats.quantity(ceiling),
    )


def negative(label: str, quantity: Decimal) -> str:
    """A count is below zero."""
    return said(
        "“{label}”: {quantity} là số âm, số đếm không thể âm.", label=label, quantity=formats.quantity(quantity)
    )


def too_large(label: str, quantity: Decimal) -> str:
    """What a stock or a sum comes to is more than a report can hold."""
    return said(
        "“{label}”: {quantity} quá lớn, báo cáo không ghi được. Hãy xem lại các số làm nên số này.",
        label=label,
        quantity=formats.quantity(quantity),
    )


def too_many_decimals(label: str, quantity: Decimal) -> str:
    """A count has decimals its indicator does not know."""
    return said(
        "“{label}”: {quantity} có phần lẻ mà chỉ tiêu này không dùng.", label=label, quantity=formats.quantity(quantity)
    )


def blank(label: str) -> str:
    """A line is still blank."""
    return said("“{label}” chưa có số. Nhập số, hoặc đánh dấu “không phát sinh”.", label=label)


def stock_not_closed(label: str, lacking: Sequence[ReportingPeriod]) -> str:
    """Where a stock stands is not known: it lacks what moved it in some periods, or else what the year began with."""
    if lacking:
        periods = shown.short_periods(lacking)
        return said(
            "“{label}” chưa tính được: {periods} chưa có số tăng, giảm. Hãy nhập {periods}, hoặc đánh dấu “không "
            "phát sinh”.",
            label=label,
            periods=periods,
        )
    return said(
        "“{label}” chưa tính được vì chưa có số đầu kỳ. Hãy đề nghị cấp trên ghi số đầu kỳ của năm.", label=label
    )


def stock_of_loose_periods(label: str) -> str:
    """Where a stock stands does not follow from periods that leave days of the year out."""
    return said(
        "“{label}” chưa tính được: các kỳ báo cáo không nối tiếp nhau từ đầu năm. Hãy xem số cuối kỳ ở báo cáo "
        "theo nhịp của chương trình.",
        label=label,
    )


def stock_does_not_follow(label: str, expected: str) -> str:
    """A closing that was sealed is not what the opening and the movements come to now."""
    return said(
        "“{label}”: số đầu kỳ cộng tăng, trừ giảm bằng {expected}. Hãy kiểm tra số đầu kỳ, rồi chốt lại.",
        label=label,
        expected=expected,
    )


def not_all_typed(label: str, periods: Sequence[ReportingPeriod], *, is_blank: bool) -> str:
    """A figure that is typed in shorter periods lacks some of them."""
    lacking = shown.short_periods(periods)
    if is_blank:
        return said(
            "“{label}” chưa có số: số này nhập theo kỳ ngắn hơn ở báo cáo khác. Hãy nhập {lacking} ở đó trước khi chốt.",
            label=label,
            lacking=lacking,
        )
    return said(
        "“{label}” chưa gồm {lacking}: số này nhập theo kỳ ngắn hơn ở báo cáo khác. Hãy nhập {lacking} ở đó trước khi "
        "chốt.",
        label=label,
        lacking=lacking,
    )


def blanked(label: str, sealed: str) -> str:
    """A line was sealed with a figure before and is blank now."""
    return said(
        "“{label}”: bản chốt trước ghi {sealed}, nay để trống. Chốt lại sẽ để trống số này ở cấp trên.",
        label=label,
        sealed=sealed,
    )


def far_beyond_commitment(label: str, share: str) -> str:
    """A cumulative figure is far beyond the commitment."""
    return said("“{label}”: luỹ kế đã bằng {share} cam kết cả năm. Nếu đúng thì giữ nguyên.", label=label, share=share)


def has_a_target(label: str, target: Decimal) -> str:
    """A line with a target is said not to apply."""
    return said(
        "“{label}”: ghi “không áp dụng” (–) mà chỉ tiêu năm là {target}. Nếu không có gì trong kỳ, hãy ghi "
        "“không phát sinh”; nếu đúng là không áp dụng thì giữ nguyên và giải trình.",
        label=label,
        target=formats.quantity(target),
    )


def beyond_nothing(label: str, cumulative: Decimal) -> str:
    """Something was done where nothing was committed."""
    return said(
        "“{label}”: luỹ kế {cumulative} mà cam kết cả năm là 0. Nếu đúng thì giữ nguyên.",
        label=label,
        cumulative=formats.quantity(cumulative),
    )


def far_from_own_months(label: str, quantity: Decimal, beside: Decimal, *, is_above: bool) -> str:
    """A month's figure is ten times those of the earlier months, or a tenth; `beside` is the nearest of them."""
    sentence = (
        said(
            "“{label}”: tháng này {quantity}, các tháng trước trong năm nhiều nhất là {beside}. Nếu đúng thì giữ nguyên."
        )
        if is_above
        else said(
            "“{label}”: tháng này {quantity}, các tháng trước trong năm ít nhất là {beside}. Nếu đúng thì giữ nguyên."
        )
    )
    return said(sentence, label=label, quantity=formats.quantity(quantity), beside=formats.quantity(beside))
