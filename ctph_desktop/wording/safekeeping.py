"""Sentences about backups, the recovery sheet and handing over."""

from datetime import datetime
from typing import Final

from ctph_desktop.wording import formats
from ctph_desktop.wording.told import said

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
_EXCHANGED: Final = {
    "older": "Tệp dữ liệu không phải bản mà máy này mở lần trước (có thể đã bị thay bằng bản cũ hơn).",
    "copied": "Thư mục dữ liệu này là bản sao của một thư mục khác trên cùng máy.",
    "moved": "Dữ liệu này được chép từ máy khác sang.",
    "restored": "Dữ liệu vừa được phục hồi từ bản sao lưu.",
}


def handed_over(receiver: str) -> str:
    """Say that the office was handed over, and what that means here."""
    return said(
        "Cơ quan này đã bàn giao cho {receiver}: dữ liệu ở đây chỉ còn để xem và in. Tệp của các xã hãy chuyển "
        "cho {receiver}.",
        receiver=receiver,
    )


def reason(kind: str) -> str:
    """Why a backup was made."""
    return said(REASONS[kind]) if kind in REASONS else ""


def made_at(at: datetime | None, *, is_wrong: bool) -> str:
    """When a backup was made, as far as the PC knew; empty where it does not say so."""
    if at is None:
        return ""
    return said("{at} (đồng hồ máy khi đó sai)", at=formats.moment(at)) if is_wrong else formats.moment(at)


def sheet_confirmed(*, is_first: bool) -> str:
    """A sheet was typed back from its paper."""
    if is_first:
        return said("Phiếu đã được xác nhận. Hãy cất phiếu trong tủ có khoá và sao lưu ra USB.")
    return said(
        "Phiếu mới đã được xác nhận; phiếu cũ không mở được dữ liệu nữa. Hãy huỷ phiếu cũ và sao lưu lại ra USB."
    )


def exchanged(kind: str, *, has_superior: bool) -> str:
    """A database file is not the one last known."""
    if kind == "copied":
        step = said("Hãy chỉ nhập số liệu ở một nơi; hai bản không ghi đè lên nhau.")
    elif kind == "moved":
        step = said("Nếu máy cũ còn dùng, hãy nhập tệp của máy cũ vào máy này; hai bản không ghi đè lên nhau.")
    elif has_superior:
        step = said("Hãy nhập tệp mới nhất của cấp trên để lấy lại những gì đã gửi mà bản này chưa có.")
    else:
        step = said("Hãy nhập tệp mới nhất của các xã để lấy lại những gì đã gửi mà bản này chưa có.")
    happened = said(_EXCHANGED[kind]) if kind in _EXCHANGED else ""
    return " ".join(filter(None, (happened, step, said("Xem «An toàn dữ liệu»."))))


def no_backup(why: str) -> str:
    """A backup the program wanted by itself was not made."""
    return said("Chưa sao lưu được: {why} Việc nhập số liệu vẫn bình thường.", why=why)


def made(at: datetime | None, *, is_wrong: bool = False) -> str:
    """When a backup was made, as part of a sentence."""
    told = made_at(at, is_wrong=is_wrong)
    return said("làm lúc {told}", told=told) if told else said("không ghi lúc làm")


def same_disk(folder: str) -> str:
    """A backup was to go on a stick, and the folder chosen lies on the disk of the data."""
    return said(
        "“{folder}” nằm trên chính ổ đĩa đang chứa dữ liệu của đơn vị: ổ đĩa hỏng hoặc mất máy thì bản sao lưu ở "
        "đó cũng mất. Bản ghi ở đây không tính là đã sao lưu ra USB.",
        folder=folder,
    )


def no_sheet() -> str:
    """There is no recovery sheet yet."""
    return said(
        "Chưa có phiếu phục hồi: nếu máy hỏng hoặc cài lại, bản sao lưu sẽ không mở được. "
        "Hãy lập phiếu ở «An toàn dữ liệu»."
    )


def sheet_not_confirmed() -> str:
    """Nobody has typed back a group of the newest sheet."""
    return said("Phiếu phục hồi mới chưa được xác nhận. Hãy gõ nhóm số cuối của phiếu ở «An toàn dữ liệu».")


def restored(segments: int, operations: int, *, is_partial: bool) -> str:
    """What a restore brought together; `is_partial`: something of the present database could not be read.

    How much that was nobody can say: what cannot be read cannot be counted.
    """
    if segments or operations:
        taken = said(
            "Đã giữ lại từ dữ liệu đang dùng {segments} đoạn và {operations} thay đổi mà bản sao lưu chưa có.",
            segments=segments,
            operations=operations,
        )
    elif is_partial:
        taken = said("Phần đọc được của dữ liệu đang dùng không có gì mới hơn bản sao lưu.")
    else:
        taken = said("Dữ liệu đang dùng không có gì mới hơn bản sao lưu.")
    told = [said("Đã phục hồi."), taken]
    if is_partial:
        told.append(
            said(
                "Có chỗ của dữ liệu đang dùng không đọc được nên chưa gộp; tệp cũ được giữ nguyên trong thư mục «giữ lại». "
                "Hãy sao lưu ra USB và nhờ kiểm tra ổ đĩa."
            )
        )
    return " ".join(told)


def not_merged() -> str:
    """The database in use could not be opened at all."""
    return said(
        "Đã phục hồi. Dữ liệu đang dùng không mở được nên chưa gộp; tệp cũ được giữ nguyên trong thư mục «giữ lại»."
    )


def one_of_several(authority: str) -> str:
    """An office was made from the backup of one journal; how the others come in."""
    return said(
        "Bản sao lưu này chỉ có sổ làm việc với {authority}. Sổ của cơ quan khác có bản sao lưu riêng: mở «An "
        "toàn dữ liệu», bấm «Phục hồi từ tệp…» và chọn bản đó (hoặc ctph restore-authority).",
        authority=authority,
    )


def sheet_of_some() -> str:
    """The recovery sheet in use does not open a journal that was brought in later."""
    return said(
        "Phiếu phục hồi đang dùng chưa mở được sổ của mọi cơ quan. Hãy mở «An toàn dữ liệu», lập phiếu mới và xác nhận."
    )


def needs_update(count: int) -> str:
    """Something is held here that only a later version of the program reads."""
    return said(
        "Có {count} nội dung do bản chương trình mới hơn ghi, bản trên máy này chưa đọc được nên chưa tính. Hãy "
        "cập nhật chương trình; sau đó chúng tự được tính, không phải gửi lại.",
        count=count,
    )
