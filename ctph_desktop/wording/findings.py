"""Sentences about a form that deserve a second look: they stand on paper as well."""

from collections.abc import Sequence

from ctph_desktop.wording import formats


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


def nothing_reported_before(months: str) -> str:
    """A consolidated unit lacks accepted reports of earlier months."""
    return f"luỹ kế chưa gồm {months} (chưa có báo cáo được duyệt)"


def form_left_out(why: str) -> str:
    """A form of the programme is not among the others."""
    return f"Biểu này không lập được nên không có ở đây. {why}"


def cross_checks_left_out() -> str:
    """A form is not compared with another one as its definition wants it."""
    return (
        "Có phép đối chiếu với biểu khác nêu cột không có nên không đối chiếu. Hãy báo cấp trên kiểm tra lại biểu mẫu."
    )
