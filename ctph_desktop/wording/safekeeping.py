"""Sentences about backups, the recovery sheet and handing over."""

from datetime import datetime
from typing import Final

from ctph_desktop.domain.safekeeping import HandoverMinutes
from ctph_desktop.wording import formats

REASONS: Final = {
    "daily": "tự động hằng ngày",
    "by_hand": "do cán bộ bấm",
    "before_import": "trước khi nhập tệp",
    "before_merger": "trước khi sáp nhập đơn vị",
    "before_succession": "trước khi chuyển sang cấp trên mới",
    "before_upgrade": "trước khi nâng cấp",
    "handover": "khi bàn giao",
    "office_handover": "khi bàn giao cơ quan",
}
_FIRST_SHEET: Final = "3. Khi mất phiếu thì lập phiếu mới trong chương trình; xác nhận phiếu mới xong thì phiếu này không mở được dữ liệu nữa."
_NEXT_SHEET: Final = (
    "3. Phiếu này thay phiếu cũ: khi đã xác nhận phiếu này, hãy huỷ phiếu cũ và sao lưu lại ra USB. "
    "Bản sao lưu làm trước đó vẫn mở bằng phiếu của lúc ấy."
)
_EXCHANGED: Final = {
    "older": "Tệp dữ liệu không phải bản mà máy này mở lần trước (có thể đã bị thay bằng bản cũ hơn).",
    "copied": "Thư mục dữ liệu này là bản sao của một thư mục khác trên cùng máy.",
    "moved": "Dữ liệu này được chép từ máy khác sang.",
    "restored": "Dữ liệu vừa được phục hồi từ bản sao lưu.",
}


def handed_over(receiver: str) -> str:
    """Say that the office was handed over, and what that means here."""
    return (
        f"Cơ quan này đã bàn giao cho {receiver}: dữ liệu ở đây chỉ còn để xem và in. Tệp của các xã hãy chuyển cho "
        f"{receiver}."
    )


def reason(kind: str) -> str:
    """Why a backup was made."""
    return REASONS.get(kind, "")


def made_at(at: datetime | None, *, is_wrong: bool) -> str:
    """When a backup was made, as far as the PC knew; empty where it does not say so."""
    if at is None:
        return ""
    return f"{formats.moment(at)} (đồng hồ máy khi đó sai)" if is_wrong else formats.moment(at)


def sheet_advice(*, is_first: bool) -> tuple[str, ...]:
    """Return what stands on a recovery sheet; of a sheet before it only where there was one."""
    return (
        "1. Mã này cùng với bản sao lưu mở được toàn bộ số liệu khi máy hỏng, cài lại hoặc đổi tài khoản Windows.",
        "2. In một bản, bỏ phong bì dán kín và cất trong tủ có khoá. Không chụp ảnh, không gửi qua Zalo hay thư điện tử.",
        _FIRST_SHEET if is_first else _NEXT_SHEET,
        "4. Khi cần: mở chương trình, chọn đơn vị hoặc tệp sao lưu, gõ đủ tám nhóm số. Số cuối của mỗi nhóm là số kiểm tra.",
    )


def sheet_confirmed(*, is_first: bool) -> str:
    """A sheet was typed back from its paper."""
    if is_first:
        return "Phiếu đã được xác nhận. Hãy cất phiếu trong tủ có khoá và sao lưu ra USB."
    return "Phiếu mới đã được xác nhận; phiếu cũ không mở được dữ liệu nữa. Hãy huỷ phiếu cũ và sao lưu lại ra USB."


def exchanged(kind: str, *, has_superior: bool) -> str:
    """A database file is not the one last known."""
    source = "của cấp trên" if has_superior else "của các xã"
    step = {
        "copied": "Hãy chỉ nhập số liệu ở một nơi; hai bản không ghi đè lên nhau.",
        "moved": "Nếu máy cũ còn dùng, hãy nhập tệp của máy cũ vào máy này; hai bản không ghi đè lên nhau.",
    }.get(kind, f"Hãy nhập tệp mới nhất {source} để lấy lại những gì đã gửi mà bản này chưa có.")
    return " ".join(filter(None, (_EXCHANGED.get(kind, ""), step, "Xem «An toàn dữ liệu».")))


def no_backup(why: str) -> str:
    """A backup the program wanted by itself was not made."""
    return f"Chưa sao lưu được: {why} Việc nhập số liệu vẫn bình thường."


def made(at: datetime | None, *, is_wrong: bool = False) -> str:
    """When a backup was made, as part of a sentence."""
    told = made_at(at, is_wrong=is_wrong)
    return f"làm lúc {told}" if told else "không ghi lúc làm"


def same_disk(folder: str) -> str:
    """A backup was to go on a stick, and the folder chosen lies on the disk of the data."""
    return (
        f"“{folder}” nằm trên chính ổ đĩa đang chứa dữ liệu của đơn vị: ổ đĩa hỏng hoặc mất máy thì bản sao lưu ở đó "
        "cũng mất. Bản ghi ở đây không tính là đã sao lưu ra USB."
    )


def no_sheet() -> str:
    """There is no recovery sheet yet."""
    return (
        "Chưa có phiếu phục hồi: nếu máy hỏng hoặc cài lại, bản sao lưu sẽ không mở được. "
        "Hãy lập phiếu ở «An toàn dữ liệu»."
    )


def sheet_not_confirmed() -> str:
    """Nobody has typed back a group of the newest sheet."""
    return "Phiếu phục hồi mới chưa được xác nhận. Hãy gõ nhóm số cuối của phiếu ở «An toàn dữ liệu»."


def restored(segments: int, operations: int, *, is_partial: bool) -> str:
    """What a restore brought together; `is_partial`: something of the present database could not be read.

    How much that was nobody can say: what cannot be read cannot be counted.
    """
    taken = (
        f"Đã giữ lại từ dữ liệu đang dùng {segments} đoạn và {operations} thay đổi mà bản sao lưu chưa có."
        if segments or operations
        else f"{'Phần đọc được của dữ' if is_partial else 'Dữ'} liệu đang dùng không có gì mới hơn bản sao lưu."
    )
    damage = (
        " Có chỗ của dữ liệu đang dùng không đọc được nên chưa gộp; tệp cũ được giữ nguyên trong thư mục «giữ lại». "
        "Hãy sao lưu ra USB và nhờ kiểm tra ổ đĩa."
        if is_partial
        else ""
    )
    return f"Đã phục hồi. {taken}{damage}"


def not_merged() -> str:
    """The database in use could not be opened at all."""
    return "Đã phục hồi. Dữ liệu đang dùng không mở được nên chưa gộp; tệp cũ được giữ nguyên trong thư mục «giữ lại»."


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


def one_of_several(authority: str) -> str:
    """An office was made from the backup of one journal; how the others come in."""
    return (
        f"Bản sao lưu này chỉ có sổ làm việc với {authority}. Sổ của cơ quan khác có bản sao lưu riêng: mở «An toàn dữ liệu», "
        "bấm «Phục hồi từ tệp…» và chọn bản đó (hoặc ctph restore-authority)."
    )


def sheet_of_some() -> str:
    """The recovery sheet in use does not open a journal that was brought in later."""
    return (
        "Phiếu phục hồi đang dùng chưa mở được sổ của mọi cơ quan. Hãy mở «An toàn dữ liệu», lập phiếu mới và xác nhận."
    )


def needs_update(count: int) -> str:
    """Something is held here that only a later version of the program reads."""
    return (
        f"Có {count} nội dung do bản chương trình mới hơn ghi, bản trên máy này chưa đọc được nên chưa tính. "
        "Hãy cập nhật chương trình; sau đó chúng tự được tính, không phải gửi lại."
    )
