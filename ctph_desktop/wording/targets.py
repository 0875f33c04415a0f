"""What is said of targets: their versions, and the total the superior office sets beside its units'."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from ctph_desktop.domain.errors import AmbiguousNumberError
from ctph_desktop.domain.target_table import TableProblem, TargetTableProblem
from ctph_desktop.domain.targets import WHOLE_YEAR, TargetVersion
from ctph_desktop.domain.text import clean
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain

_LONGEST_DOCUMENT = 120
_MOST_TOLD = 8
_TABLE_PROBLEMS: Final = {
    TableProblem.NO_HEADING: "thiếu dòng tiêu đề; dòng đầu ghi tên cột đơn vị rồi mã từng chỉ tiêu, ví dụ VL01.",
    TableProblem.UNKNOWN_INDICATOR: "không có chỉ tiêu nào mã “{text}” nhận loại số này; hãy sửa mã ở dòng đầu.",
    TableProblem.SAME_INDICATOR: "chỉ tiêu “{text}” có hai cột; hãy bỏ một cột.",
    TableProblem.UNKNOWN_UNIT: "không có đơn vị nào là “{text}”; hãy ghi đúng mã hoặc tên đầy đủ.",
    TableProblem.SAME_UNIT: "đơn vị “{text}” có hai dòng; hãy bỏ một dòng.",
    TableProblem.TOO_MANY_CELLS: "“{text}” nằm ngoài các cột có tiêu đề; hãy xoá hoặc ghi mã chỉ tiêu ở dòng đầu.",
    TableProblem.NOT_A_NUMBER: "“{text}” không phải là số.",
}


def since_month(since: str) -> str:
    """Say from when on a version holds: `đầu năm`, `từ tháng 07/2019`."""
    return "đầu năm" if since == WHOLE_YEAR else f"từ tháng {since[5:]}/{since[:4]}"


def amended(label: str, *, since: str, document: str) -> str:
    """Say of a target that holds only from a month on since when, and by which document."""
    if since == WHOLE_YEAR:
        return label
    return f"{label} ({', '.join(filter(None, (since_month(since), clean(document)[:_LONGEST_DOCUMENT])))})"


def versions(label: str, listed: Sequence[TargetVersion], *, decimals: int) -> str:
    """Say what a target was at the beginning of the year and what it became, by which documents.

    Nothing for one that never changed and names no document.
    """
    if len(listed) < 2 and all(version.since == WHOLE_YEAR and not version.document for version in listed):
        return ""
    said = []
    for version in listed:
        count = formats.quantity(version.quantity, decimals=decimals) or "không còn chỉ tiêu"
        document = clean(version.document)[:_LONGEST_DOCUMENT]
        said.append(f"{since_month(version.since)}: {count}" + (f" ({document})" if document else ""))
    return f"{label[:1].upper()}{label[1:]} {'; '.join(said)}."


def document_of(number: str, day: date | None) -> str:
    """Name a document by its number and day: `45/QĐ-UBND ngày 15/06/2026`; nothing where the number is not known."""
    number = clean(number)
    return f"{number} ngày {formats.day(day)}" if number and day is not None else number


def rival(quantity: Decimal | None, document: str) -> str:
    """One of several values of a target that two PCs wrote for the same months."""
    count = formats.quantity(quantity) if quantity is not None else "không còn chỉ tiêu"
    document = clean(document)[:_LONGEST_DOCUMENT]
    return f"{count} ({document})" if document else count


def beside_own_total(*, own: Decimal, added: Decimal, tier: str, decimals: int) -> str:
    """Set what the units' targets add up to beside the total the superior office was given for all."""
    return (
        f"Kế hoạch giao chung {formats.quantity(own, decimals=decimals)}; {tier} của các đơn vị cộng được "
        f"{formats.quantity(added, decimals=decimals)} ({formats.percent(added, own)})"
    )


def table_problems(problems: Sequence[TargetTableProblem]) -> str:
    """Say what cannot be read in a table of targets, the first few, and that nothing was written."""
    told = "\n".join(f"- Dòng {one.line}: {_table_problem(one)}" for one in problems[:_MOST_TOLD])
    more = f"\n… và {len(problems) - _MOST_TOLD} chỗ nữa." if len(problems) > _MOST_TOLD else ""
    return f"Bảng chỉ tiêu có {len(problems)} chỗ chưa đọc được, chưa ghi số nào:\n{told}{more}"


def _table_problem(one: TargetTableProblem) -> str:
    if isinstance(one.cause, AmbiguousNumberError):
        return _rewritten(one.text, one.cause.readings)
    if one.reason is TableProblem.NOT_A_NUMBER and one.cause is not None:
        return explain(one.cause)
    return _TABLE_PROBLEMS[one.reason].format(text=one.text)


def _rewritten(text: str, readings: Sequence[Decimal]) -> str:
    """Say how a number is written that could be read in several ways: nobody is asked which one is meant."""
    clear = " hoặc ".join(f"{reading:f}".replace(".", ",") for reading in readings)
    return f"“{text}” có thể hiểu khác nhau; hãy ghi {clear}, không dùng dấu chấm (phần lẻ sau dấu phẩy)."


def would_write(*, new: int, changed: int, units: int) -> str:
    """Say what a table of targets would write."""
    if not new and not changed:
        return NOTHING_CHANGES
    return f"Sẽ ghi {new} chỉ tiêu mới và sửa {changed} chỉ tiêu đã giao của {units} đơn vị."


def written(*, new: int, changed: int, units: int) -> str:
    """Say what was written of a table of targets."""
    if not new and not changed:
        return NOTHING_CHANGES
    return (
        f"Đã ghi {new} chỉ tiêu mới và sửa {changed} chỉ tiêu đã giao của {units} đơn vị. Hãy xuất tệp trả lời để các "
        "xã nhận được."
    )


def would_give(*, new: int, changed: int, ended: int, units: int, since: str) -> str:
    """Say what giving typed targets comes to, and from when on."""
    parts = [
        text
        for count, text in (
            (new, f"giao {new} chỉ tiêu mới"),
            (changed, f"sửa {changed} chỉ tiêu đã giao"),
            (ended, f"rút {ended} chỉ tiêu"),
        )
        if count
    ]
    if not parts:
        return ""
    said = ", ".join(parts)
    kept = " Số cũ vẫn xem lại được." if changed or ended else ""
    return f"{said[:1].upper()}{said[1:]} của {units} đơn vị, áp dụng {since_month(since)}.{kept}"


def overtaken(count: int) -> str:
    """Say that some targets were amended from a later month on."""
    return f"{count} chỉ tiêu đã điều chỉnh từ tháng sau đó: số ghi bây giờ chỉ áp dụng đến trước tháng đó."


def given(*, cells: int, units: int) -> str:
    """Say what was given."""
    return f"Đã giao {cells} chỉ tiêu cho {units} đơn vị. Hãy xuất tệp trả lời ở «Gửi và nhận» (Alt+6) để các xã nhận được."


ANSWERS: Final = {
    "none": "chưa trả lời",
    "agreed": "đồng ý",
    "proposed": "đề nghị số khác",
    "lapsed": "cần trả lời lại",
}


def answered(count: int) -> str:
    """Say that a unit answered targets, and how the answers travel."""
    return f"Đã trả lời {count} chỉ tiêu; đi theo tệp gửi cấp trên lần tới («Gửi và nhận», Alt+6)."


def unit_says(proposed: Decimal | None, reason: str, *, decimals: int, is_lapsed: bool) -> str:
    """Say what a unit says to a target: `xã đề nghị 120: thiếu lao động`."""
    said = "xã đồng ý"
    if proposed is not None:
        said = f"xã đề nghị {formats.quantity(proposed, decimals=decimals)}: {clean(reason)}"
    return f"{said} (trả lời cho số trước, {ANSWERS['lapsed']})" if is_lapsed else said


def divided(*, given: str, total: str, left_over: Decimal, goes_to: Sequence[str], decimals: int) -> str:
    """Say what was divided of a total, and to which units what rounding leaves belongs."""
    if not left_over:
        return f"Chia được {given}, đúng tổng {total}."
    sign = "dư +" if left_over > 0 else "vượt "
    count = formats.quantity(abs(left_over), decimals=decimals)
    units = formats.some_of(goes_to, most=_MOST_TOLD)
    return f"Chia được {given} trên tổng {total}: {sign}{count} → {units}."


def sheet_of(period: str, since: str, *, is_own_total: bool) -> str:
    """Say which targets are shown: of which year or term, as they hold from when on."""
    what = "kế hoạch giao chung" if is_own_total else "chỉ tiêu"
    return f"{what} {period}, số áp dụng {since_month(since)}"


NOTHING_CHANGES: Final = "Bảng giống hệt chỉ tiêu đã giao: không có gì thay đổi, không ghi gì."
ALLOCATION_UNCHANGED: Final = "Phân bổ ra đúng các số đã giao: không có gì thay đổi, không ghi gì."
ALLOCATION_WRITTEN: Final = "Đã ghi chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được."
ALLOCATION_SHOWN: Final = "Chưa ghi gì. Xem lại rồi thêm --yes để ghi."


def allocated(
    *, total: Decimal, rate: Decimal, left_over: Decimal, without_baseline: int, basis: str, decimals: int
) -> str:
    """Say by what a total was divided, and what rounding leaves of it."""
    shown = formats.quantity(total, decimals=decimals)
    said = f"Chia {shown} theo «{basis}», tỷ lệ {formats.percent(rate, Decimal(1))}."
    if without_baseline:
        said += f" Có {without_baseline} đơn vị chưa có số đầu kỳ, không được phân bổ."
    if left_over > 0:
        said += f" Do làm tròn, còn {formats.quantity(left_over, decimals=decimals)} chưa phân bổ."
    elif left_over < 0:
        said += f" Do làm tròn, phân bổ vượt {formats.quantity(-left_over, decimals=decimals)}."
    return said
