"""Sentences about the several journals of one office."""

from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.UnknownJournalError) -> str:
    known = "; ".join(f"“{authority}”" for authority in error.authorities)
    return said(
        "Không xác định được cơ quan “{text}”. Hãy ghi rõ một trong các cơ quan đang có: {known}.",
        text=error.text,
        known=known,
    )


@explain.register
def _(error: errors.JournalMissingError) -> str:
    return said(
        "Sổ làm việc với {authority} không còn trong thư mục của đơn vị. Hãy mở «An toàn dữ liệu», bấm «Phục hồi "
        "từ tệp…» và chọn bản sao lưu của sổ đó.",
        authority=error.authority,
    )


@explain.register
def _(error: errors.OwnInvitationError) -> str:
    return said(
        "Thư mời này là của {superior_name}, cấp trên mà đơn vị đang chờ, nên không thêm thành cơ quan khác. Hãy "
        "mở «Máy và người dùng» và bấm «Nhận thư mời…».",
        superior_name=error.superior_name,
    )


@explain.register
def _(error: errors.AuthorityLeftError) -> str:
    return said(
        "Đơn vị đã thôi làm việc với {superior_name}, sổ vẫn còn. Hãy mở «Các cơ quan của đơn vị…», chọn cơ quan "
        "này và bấm «Làm việc lại».",
        superior_name=error.superior_name,
    )


@explain.register
def _(error: errors.JournalClosedError) -> str:
    return said(
        "Đơn vị đã thôi làm việc với {authority}: sổ này chỉ xem và in được, không nhập, chốt hay gửi. Muốn làm "
        "tiếp, hãy mở «Các cơ quan của đơn vị…», chọn cơ quan này và bấm «Làm việc lại» (hoặc ctph "
        "rejoin-authority).",
        authority=error.authority,
    )


@explain.register
def _(error: errors.LastJournalError) -> str:
    return said(
        "Không thôi được {authority}: đây là cơ quan duy nhất đơn vị đang làm việc cùng. Hãy thêm cơ quan mới trước.",
        authority=error.authority,
    )


_NOT_UNITED: Final = {
    "same": "Thư mục này là của chính đơn vị đang mở. Hãy chọn thư mục khác.",
    "unit": (
        "Thư mục này là của {unit}, không phải của đơn vị đang mở, nên không hợp vào đây được. Hãy chọn thư mục khác."
    ),
    "authority": (
        "Thư mục này của {unit} làm việc với {authority}, không phải cấp trên của đơn vị đang mở. Nếu đó là cơ quan khác, "
        "hãy đưa thư mục vào ở «Thêm cơ quan»; nếu cấp trên đã lập đơn vị mới cho năm sau, hãy đề nghị cấp trên tiếp nhận "
        "đơn vị cũ, nhập tệp trả lời của họ rồi hợp lại."
    ),
    "alone_here": (
        "Đơn vị đang mở chưa tham gia cấp trên nào. Hãy mở đơn vị {unit} trong thư mục kia và hợp thư mục này vào đó."
    ),
    "alone_there": (
        "Đơn vị {unit} trong thư mục kia chưa tham gia cấp trên nào. Hãy mở thư mục đó, nhận thư mời của cấp trên, "
        "rồi hợp vào đây."
    ),
    "forked": (
        "Danh sách máy trong hai thư mục của {unit} không khớp nhau, nên chưa hợp gì. Hãy báo cấp trên kiểm tra danh sách "
        "máy, nhập tệp mới nhất của họ vào cả hai rồi hợp lại."
    ),
}


@explain.register
def _(error: errors.UnitingRefusedError) -> str:
    text = _NOT_UNITED.get(error.reason, "Không hợp được dữ liệu của {unit} vào đây. Hãy chọn thư mục khác.")
    return said(text, unit=error.unit_name, authority=error.authority)


_NOT_TAKEN: Final = {
    "same": "Thư mục này là của chính đơn vị đang mở. Hãy chọn thư mục khác.",
    "inside": "Sổ này đã nằm trong đơn vị đang mở, không cần đưa vào nữa.",
    "first": "Bản sao lưu này là của sổ đầu tiên của đơn vị. Hãy phục hồi nó ở «An toàn dữ liệu» hoặc bằng ctph restore.",
    "has_further": "Đơn vị trong thư mục này cũng làm việc với nhiều cơ quan. Hãy mở đơn vị đó và đưa đơn vị này vào.",
    "twin": (
        "Đơn vị đang mở đã có sổ làm việc với {authority}, nên không đưa thêm thư mục này vào; thư mục vẫn ở chỗ cũ. Nếu đây "
        "là dữ liệu của chính đơn vị, hãy mở «An toàn dữ liệu» và bấm «Hợp dữ liệu nơi khác…»."
    ),
}


@explain.register
def _(error: errors.OtherOfficeError) -> str:
    text = _NOT_TAKEN.get(error.reason, "Thư mục này không đưa vào đơn vị đang mở được. Hãy chọn thư mục khác.")
    return said(text, authority=error.authority or said("cấp trên này"))
