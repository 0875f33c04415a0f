"""What stands on a recovery sheet and on the minutes of a handover."""

from typing import Final

from ctph_desktop.domain.safekeeping import HandoverMinutes
from ctph_desktop.wording import formats

_FIRST_SHEET: Final = "3. Khi mất phiếu thì lập phiếu mới trong chương trình; xác nhận phiếu mới xong thì phiếu này không mở được dữ liệu nữa."
_NEXT_SHEET: Final = (
    "3. Phiếu này thay phiếu cũ: khi đã xác nhận phiếu này, hãy huỷ phiếu cũ và sao lưu lại ra USB. "
    "Bản sao lưu làm trước đó vẫn mở bằng phiếu của lúc ấy."
)


def sheet_advice(*, is_first: bool) -> tuple[str, ...]:
    """Return what stands on a recovery sheet; of a sheet before it only where there was one."""
    return (
        "1. Mã này cùng với bản sao lưu mở được toàn bộ số liệu khi máy hỏng, cài lại hoặc đổi tài khoản Windows.",
        "2. In một bản, bỏ phong bì dán kín và cất trong tủ có khoá. Không chụp ảnh, không gửi qua Zalo hay thư điện tử.",
        _FIRST_SHEET if is_first else _NEXT_SHEET,
        "4. Khi cần: mở chương trình, chọn đơn vị hoặc tệp sao lưu, gõ đủ tám nhóm số. Số cuối của mỗi nhóm là số kiểm tra.",
    )


def handover_statements(minutes: HandoverMinutes) -> tuple[str, ...]:
    """What the minutes of a handover state, line by line."""
    sealed = f"{len(minutes.sealed)} ({', '.join(minutes.sealed)})" if minutes.sealed else "chưa có"
    return (
        f"Lúc {formats.moment(minutes.at)}, tại {minutes.unit_name}, hai bên bàn giao dữ liệu và quyền sử dụng chương trình:",
        f"Bên giao: {_person(minutes.outgoing_name, minutes.outgoing_post)}",
        f"Bên nhận: {_person(minutes.incoming_name, minutes.incoming_post)}",
        f"1. Máy: {minutes.device_name}. Số lần nhập, sửa đã ghi trong dữ liệu: {minutes.operations}.",
        f"2. Các tháng đã chốt: {sealed}. Tệp đang chờ xử lý trong hộp chờ: {minutes.waiting}.",
        f"3. Phiếu phục hồi số {minutes.sheet or '………'} đã giao cho bên nhận; các phiếu trước (nếu có) không mở được dữ liệu nữa.",
        "Bản sao lưu làm với phiếu trước vẫn mở bằng phiếu đó: □ đã thu hồi hoặc huỷ các USB cũ.",
        f"4. Bản sao lưu: {minutes.backup_name}. Mã kiểm tra SHA-256: {minutes.backup_digest}.",
        *(
            f"Sổ làm việc với {one.authority}: các kỳ đã chốt: {', '.join(one.sealed) or 'chưa có'}; bản sao lưu: "
            f"{one.backup_name}. Mã kiểm tra SHA-256: {one.backup_digest}."
            for one in minutes.further
        ),
        "5. Bên nhận mở thử chương trình bằng tài khoản của mình: □ mở được, ngày …………; chịu trách nhiệm từ thời điểm này.",
    )


def _person(name: str, post: str) -> str:
    return ", ".join(part for part in (name, post) if part) or "…………………………"
