"""The words people read for the program's own terms."""

from typing import Final

from ctph_desktop.domain.figures import FigureState, FigureValue, Measure
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.domain.submissions import SubmissionState, Verdict
from ctph_desktop.wording import formats

SAMPLE_NOTE: Final = "Số liệu minh họa – không phải số liệu thật của địa phương"
EVIDENCE: Final = "Minh chứng"
TAKEN_AWAY: Final = "(đã bỏ)"

MEASURES: Final = {
    Measure.BASELINE: "hiện trạng",
    Measure.ASSIGNED: "chỉ tiêu giao",
    Measure.COMMITTED: "cam kết",
    Measure.ACTUAL: "",
    Measure.ESTIMATE: "ước thực hiện",
    Measure.STATED_TOTAL: "tổng cộng theo văn bản",
}
VERDICTS: Final = {
    Verdict.ACCEPTED: "được duyệt",
    Verdict.RETURNED: "bị trả lại",
    Verdict.WITHDRAWN: "đã bỏ quyết định trước, đang xem lại",
}
SUBMISSION_STATES: Final = {
    SubmissionState.NOTHING: "chưa có số",
    SubmissionState.DRAFT: "đang nhập",
    SubmissionState.SEALED: "đã chốt, chưa gửi",
    SubmissionState.EXPORTED: "đã xuất tệp, chưa có biên nhận",
    SubmissionState.RECEIVED_BY_PHONE: "đã nhận, qua điện thoại",
    SubmissionState.RECEIVED: "cấp trên đã nhận",
    SubmissionState.ACCEPTED: "được duyệt",
    SubmissionState.RETURNED: "bị trả lại",
    SubmissionState.CHANGED: "đã sửa, chưa chốt lại",
}
BOARD_STATES: Final = {
    SubmissionState.NOTHING: "chưa gửi",
    SubmissionState.RECEIVED: "chờ duyệt",
    SubmissionState.ACCEPTED: "đã duyệt",
    SubmissionState.RETURNED: "đã trả lại",
}
RHYTHMS: Final = {
    PeriodKind.MONTH: "hằng tháng",
    PeriodKind.QUARTER: "hằng quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "hằng năm",
}
INDICATOR_KINDS: Final = {
    IndicatorKind.FLOW: "trong kỳ, cộng dồn",
    IndicatorKind.STOCK: "thời điểm",
    IndicatorKind.DERIVED: "tính từ chỉ tiêu khác",
}
PERIOD: Final = "Kỳ báo cáo"
REPORT: Final = "Báo cáo"
OF_LATER_VERSION: Final = "Số liệu của bản chương trình mới hơn"
NEW_UNIT: Final = "Đơn vị mới"
CLOSING: Final = {False: "đang mở", True: "đã chốt"}
FILE_VERDICTS: Final = {
    "new": "mới",
    "known": "đã có",
    "tray": "chờ ghi nhận máy",
    "refused": "không nhận",
    "elsewhere": "gửi cho nơi khác",
}
DECISION_ABOVE: Final = "Quyết định của cấp trên"
REMARK_ABOVE: Final = "Góp ý của cấp trên"
FIGURE_STATES: Final = {
    FigureState.NOTHING: "0 (không phát sinh)",
    FigureState.MISSING: "(để trống)",
    FigureState.NOT_APPLICABLE: "(không áp dụng)",
}


def year_state(*, is_presumed: bool, is_closed: bool) -> str:
    """Say whether a year is open, closed, or not opened by the superior office yet."""
    if is_presumed:
        return "cấp trên chưa mở"
    return "đã khoá" if is_closed else "đang mở"


def journal_state(*, is_enrolled: bool, has_trouble: bool, left_day: str = "") -> str:
    """Say whether an authority is worked with; `left_day` is the day it was left, as it is printed."""
    if has_trouble:
        return "chưa mở được"
    if left_day:
        return f"đã thôi từ {left_day}"
    return "đang làm việc" if is_enrolled else "chờ ghi nhận máy"


def remark_on(label: str) -> str:
    """What a remark on one figure is called."""
    return f"Góp ý: {label}"


def figure(value: FigureValue) -> str:
    """Write a figure so that its state is clear outside a table, with its note: 12 [ước]."""
    return f"{bare_figure(value)} [{value.note}]" if value.note else bare_figure(value)


def bare_figure(value: FigureValue) -> str:
    """The same where its note has a column of its own."""
    if value.quantity is not None:
        return formats.quantity(value.quantity)
    return FIGURE_STATES[value.state]


def increase_of(name: str) -> str:
    """Name what came to a stock."""
    return f"Tăng: {name}"


def decrease_of(name: str) -> str:
    """Name what left a stock."""
    return f"Giảm: {name}"
