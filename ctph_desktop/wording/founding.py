"""Words for starting a superior office of one's own."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.unit_list import MOST_UNITS, ListedUnit, ListProblem, UnitListProblem

_REASONS: Final = {
    ListProblem.NO_CODE: "chưa thấy mã; mã chỉ gồm chữ không dấu và chữ số, đứng trước tên",
    ListProblem.NO_NAME: "chưa thấy tên đơn vị sau mã",
    ListProblem.SAME_CODE: "mã này đã có ở dòng trên",
    ListProblem.SAME_NAME: "tên này đã có ở dòng trên",
    ListProblem.TOO_MANY: f"quá {MOST_UNITS} đơn vị",
}
_MOST_NAMED: Final = 3


def list_problems(problems: Sequence[UnitListProblem]) -> str:
    """Say which lines of a list of units have to be mended; empty if none."""
    if not problems:
        return ""
    named = [f"Dòng {p.line} «{p.text}»: {_REASONS[p.reason]}." for p in problems[:_MOST_NAMED]]
    more = f" Còn {len(problems) - _MOST_NAMED} dòng nữa." if len(problems) > _MOST_NAMED else ""
    return " ".join(named) + more + " Hãy sửa rồi làm tiếp."


def founding_sentences(
    name: str,
    *,
    code: str,
    year: int,
    programme: str,
    person: str,
    units: Sequence[ListedUnit],
    has_targets: bool,
    is_empty: bool = False,
) -> str:
    """Repeat before a superior office is founded what it will be; `is_empty`: its programme has a name alone."""
    listed = "\n".join(f"  {number}. {unit.name} (mã {unit.code})" for number, unit in enumerate(units, start=1))
    targets = (
        "Chỉ tiêu, cam kết: theo văn bản có sẵn của chương trình."
        if has_targets
        else "Chỉ tiêu, cam kết: chưa có. Các xã nhập, chốt, gửi và tổng hợp được ngay; cột chỉ tiêu và % để trống cho "
        "đến khi cấp trên nhập ở «Chỉ tiêu» (Alt+5)."
    )
    forms = "Mẫu biểu: Biểu 1, 2, 3 của chương trình có sẵn, mỗi đơn vị dưới đây một dòng."
    if is_empty:
        targets = "Chỉ tiêu: chưa có. Tạo xong, mở «Chương trình» (Alt+9), trang «Chỉ tiêu», dán danh sách chỉ tiêu."
        forms = "Biểu tổng hợp: tự lập từ các chỉ tiêu, mỗi đơn vị dưới đây một dòng."
    return (
        f"Cấp trên: {name} (mã {code})\nCán bộ: {person}\nChương trình: {programme}\nNăm kế hoạch: {year}\n"
        f"{targets}\n{forms}\n"
        f"{len(units)} đơn vị báo cáo:\n{listed}"
    )
