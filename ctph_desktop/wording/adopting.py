"""Sentences about a superior office that is handed over as a whole, and one that takes others over."""

from collections.abc import Sequence
from typing import Final

_MOST_NAMED: Final = 12


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" và {more} đơn vị khác" if more > 0 else "")


def handover_sentences(
    office: str, receiver: str, *, units: Sequence[str], other_devices: Sequence[str], waiting: int, sheet: str
) -> str:
    """Say before an office is handed over what goes along, and what ends here."""
    lines = [
        f"{office} bàn giao cho {receiver}: {len(units)} đơn vị ({_listed(units)}).",
        "• Chương trình, chỉ tiêu, báo cáo, quyết định và minh chứng đi cùng, giữ nguyên giá trị.",
        f"• Tệp bàn giao chứa cả khoá của máy này và mở bằng mã trên phiếu phục hồi số {sheet}.",
        f"• Hãy đưa tệp và phiếu cho {receiver} theo hai đường khác nhau.",
        f"• Từ lúc đó ở đây chỉ còn xem và in; tệp của các xã chuyển cho {receiver}.",
    ]
    if other_devices:
        lines.append(
            f"• Cơ quan còn máy khác: {', '.join(other_devices)}. Hãy nhập tệp mới nhất của các máy đó vào máy này trước; "
            "những gì chúng ghi về sau không được tính."
        )
    if waiting:
        lines.append(f"• Hộp chờ còn {waiting} tệp chưa xử lý: hãy ghi nhận máy hoặc loại bỏ trước.")
    return "\n".join(lines)


def after_handover(file_name: str, receiver: str) -> str:
    """Say after an office was handed over what has to happen next."""
    return (
        f"Đưa tệp {file_name} (cùng thư mục minh chứng bên cạnh, nếu có) và phiếu phục hồi cho {receiver}. Nếu bàn giao nhầm "
        "và chưa ai tiếp nhận, có thể rút lại."
    )


def adoption_sentences(
    office: str,
    *,
    code: str,
    receiver: str,
    units: Sequence[str],
    devices: int,
    programmes: Sequence[str],
    reports: int,
) -> str:
    """Say before an office is taken over what comes, and what that means."""
    return "\n".join(
        (
            f"{office} (mã {code}), bàn giao cho: {receiver}.",
            f"• {len(units)} đơn vị: {_listed(units)}; {devices} máy đã ghi nhận, không phải ghi nhận lại.",
            f"• {len(programmes)} chương trình: {'; '.join(programmes)}.",
            f"• {reports} báo cáo đã nhận, cùng quyết định, kỳ đã khoá và bản tổng hợp đã chốt, giữ nguyên giá trị.",
            f"• Máy của {office} thôi được ghi: những gì ghi sau khi bàn giao không được tính.",
        )
    )


def adopted_again(office: str, *, code: str, segments: int) -> str:
    """Say what the file of an office brings that was taken over before."""
    return (
        f"{office} (mã {code}) đã được tiếp nhận. Tệp này mang thêm {segments} phần sổ chưa có ở đây; nhận xong, máy này đọc "
        "được cả tệp mà các xã gửi cho cơ quan đó."
    )


def after_adoption(office: str) -> str:
    """Say after an office was taken over what has to happen next."""
    return (
        f"Hãy xuất thư mời mới gửi các xã của {office}: mỗi xã mở mục Máy và người dùng, chọn “Nhận thư mời của cấp trên…” và "
        "gõ mã trên công văn. Xã nào chưa nhận thư mời vẫn gửi được: tệp gửi cho cơ quan cũ nhập được ở đây."
    )
