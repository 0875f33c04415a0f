"""Words for starting a superior office of one's own."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.unit_list import MOST_UNITS, ListedUnit, ListProblem, UnitListProblem
from ctph_desktop.wording.told import said

_REASONS: Final = {
    ListProblem.NO_CODE: "chưa thấy mã; mã chỉ gồm chữ không dấu và chữ số, đứng trước tên",
    ListProblem.NO_NAME: "chưa thấy tên đơn vị sau mã",
    ListProblem.SAME_CODE: "mã này đã có ở dòng trên",
    ListProblem.SAME_NAME: "tên này đã có ở dòng trên",
    ListProblem.TOO_MANY: "quá {most} đơn vị",
}
_MOST_NAMED: Final = 3


def list_problems(problems: Sequence[UnitListProblem]) -> str:
    """Say which lines of a list of units have to be mended; empty if none."""
    if not problems:
        return ""
    named = [
        said(
            "Dòng {line} «{text}»: {reason}.",
            line=p.line,
            text=p.text,
            reason=said(_REASONS[p.reason], most=MOST_UNITS),
        )
        for p in problems[:_MOST_NAMED]
    ]
    if (others := len(problems) - _MOST_NAMED) > 0:
        named.append(said("Còn {others} dòng nữa.", others=others))
    return " ".join([*named, said("Hãy sửa rồi làm tiếp.")])


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
    listed = "\n".join(
        said("  {number}. {name} (mã {code})", number=number, name=unit.name, code=unit.code)
        for number, unit in enumerate(units, start=1)
    )
    targets = (
        said("Chỉ tiêu, cam kết: theo văn bản có sẵn của chương trình.")
        if has_targets
        else said(
            "Chỉ tiêu, cam kết: chưa có. Các xã nhập, chốt, gửi và tổng hợp được ngay; cột chỉ tiêu và % để trống cho "
            "đến khi cấp trên nhập ở «Chỉ tiêu» (Alt+5)."
        )
    )
    forms = said("Mẫu biểu: Biểu 1, 2, 3 của chương trình có sẵn, mỗi đơn vị dưới đây một dòng.")
    if is_empty:
        targets = said(
            "Chỉ tiêu: chưa có. Tạo xong, mở «Chương trình» (Alt+9), trang «Chỉ tiêu», dán danh sách chỉ tiêu."
        )
        forms = said("Biểu tổng hợp: tự lập từ các chỉ tiêu, mỗi đơn vị dưới đây một dòng.")
    return said(
        "Cấp trên: {name} (mã {code})\nCán bộ: {person}\nChương trình: {programme}\nNăm kế hoạch: {year}\n{targets}\n"
        "{forms}\n{count} đơn vị báo cáo:\n{listed}",
        name=name,
        code=code,
        person=person,
        programme=programme,
        year=year,
        targets=targets,
        forms=forms,
        count=len(units),
        listed=listed,
    )
