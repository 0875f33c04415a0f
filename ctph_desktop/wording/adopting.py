"""Sentences about a superior office that is handed over as a whole, and one that takes others over."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.wording.told import said

_MOST_NAMED: Final = 12


def _listed(names: Sequence[str]) -> str:
    named, others = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    return said("{names} và {others} đơn vị khác", names=named, others=others) if others > 0 else named


def handover_sentences(
    office: str, receiver: str, *, units: Sequence[str], other_devices: Sequence[str], waiting: int, sheet: str
) -> str:
    """Say before an office is handed over what goes along, and what ends here."""
    lines = [
        said(
            "{office} bàn giao cho {receiver}: {count} đơn vị ({units}).",
            office=office,
            receiver=receiver,
            count=len(units),
            units=_listed(units),
        ),
        said("• Chương trình, chỉ tiêu, báo cáo, quyết định và minh chứng đi cùng, giữ nguyên giá trị."),
        said("• Tệp bàn giao chứa cả khoá của máy này và mở bằng mã trên phiếu phục hồi số {sheet}.", sheet=sheet),
        said("• Hãy đưa tệp và phiếu cho {receiver} theo hai đường khác nhau.", receiver=receiver),
        said("• Từ lúc đó ở đây chỉ còn xem và in; tệp của các xã chuyển cho {receiver}.", receiver=receiver),
    ]
    if other_devices:
        lines.append(
            said(
                "• Cơ quan còn máy khác: {named}. Hãy nhập tệp mới nhất của các máy đó vào máy này trước; những gì chúng "
                "ghi về sau không được tính.",
                named=", ".join(other_devices),
            )
        )
    if waiting:
        lines.append(
            said("• Hộp chờ còn {waiting} tệp chưa xử lý: hãy ghi nhận máy hoặc loại bỏ trước.", waiting=waiting)
        )
    return "\n".join(lines)


def after_handover(file_name: str, receiver: str) -> str:
    """Say after an office was handed over what has to happen next."""
    return said(
        "Đưa tệp {file_name} (cùng thư mục minh chứng bên cạnh, nếu có) và phiếu phục hồi cho {receiver}. Nếu "
        "bàn giao nhầm và chưa ai tiếp nhận, có thể rút lại.",
        file_name=file_name,
        receiver=receiver,
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
            said("{office} (mã {code}), bàn giao cho: {receiver}.", office=office, code=code, receiver=receiver),
            said(
                "• {count} đơn vị: {units}; {devices} máy đã ghi nhận, không phải ghi nhận lại.",
                count=len(units),
                units=_listed(units),
                devices=devices,
            ),
            said("• {count} chương trình: {named}.", count=len(programmes), named="; ".join(programmes)),
            said(
                "• {reports} báo cáo đã nhận, cùng quyết định, kỳ đã khoá và bản tổng hợp đã chốt, giữ nguyên giá trị.",
                reports=reports,
            ),
            said("• Máy của {office} thôi được ghi: những gì ghi sau khi bàn giao không được tính.", office=office),
        )
    )


def adopted_again(office: str, *, code: str, segments: int) -> str:
    """Say what the file of an office brings that was taken over before."""
    return said(
        "{office} (mã {code}) đã được tiếp nhận. Tệp này mang thêm {segments} phần sổ chưa có ở đây; nhận xong, "
        "máy này đọc được cả tệp mà các xã gửi cho cơ quan đó.",
        office=office,
        code=code,
        segments=segments,
    )


def after_adoption(office: str) -> str:
    """Say after an office was taken over what has to happen next."""
    return said(
        "Hãy xuất thư mời mới gửi các xã của {office}: mỗi xã mở mục Máy và người dùng, chọn “Nhận thư mời của "
        "cấp trên…” và gõ mã trên công văn. Xã nào chưa nhận thư mời vẫn gửi được: tệp gửi cho cơ quan cũ nhập "
        "được ở đây.",
        office=office,
    )
