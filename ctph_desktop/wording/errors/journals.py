"""Sentences about the several journals of one office."""

from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain


@explain.register
def _(error: errors.UnknownJournalError) -> str:
    known = "; ".join(f"“{authority}”" for authority in error.authorities)
    return f"Không xác định được cơ quan “{error.text}”. Hãy ghi rõ một trong các cơ quan đang có: {known}."


@explain.register
def _(error: errors.JournalMissingError) -> str:
    return (
        f"Sổ làm việc với {error.authority} không còn trong thư mục của đơn vị. Hãy mở «An toàn dữ liệu», bấm "
        "«Phục hồi từ tệp…» và chọn bản sao lưu của sổ đó."
    )


@explain.register
def _(error: errors.OwnInvitationError) -> str:
    return (
        f"Thư mời này là của {error.superior_name}, cấp trên mà đơn vị đang chờ, nên không thêm thành cơ quan khác. "
        "Hãy mở «Máy và người dùng» và bấm «Nhận thư mời…»."
    )


@explain.register
def _(error: errors.LastJournalError) -> str:
    return (
        f"Không thôi được {error.authority}: đây là cơ quan duy nhất đơn vị đang làm việc cùng. Hãy thêm cơ quan mới "
        "trước."
    )


_NOT_TAKEN: Final = {
    "same": "Thư mục này là của chính đơn vị đang mở. Hãy chọn thư mục khác.",
    "inside": "Sổ này đã nằm trong đơn vị đang mở, không cần đưa vào nữa.",
    "has_further": "Đơn vị trong thư mục này cũng làm việc với nhiều cơ quan. Hãy mở đơn vị đó và đưa đơn vị này vào.",
}


@explain.register
def _(error: errors.OtherOfficeError) -> str:
    return _NOT_TAKEN.get(error.reason, "Thư mục này không đưa vào đơn vị đang mở được. Hãy chọn thư mục khác.")
