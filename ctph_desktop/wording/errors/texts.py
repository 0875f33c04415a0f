"""Sentences about texts: those in files, and those that were typed."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain, place
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.TextFileNotUtf8Error) -> str:
    return said(
        "Tệp {path} không lưu theo bảng mã UTF-8 nên chữ có dấu không đọc được. Hãy mở tệp bằng Notepad, chọn "
        "Lưu thành (Save As) với mã hoá (Encoding) UTF-8, rồi làm lại.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.TextFileTooLargeError) -> str:
    return said(
        "Tệp “{name}” quá lớn, không phải danh sách số liệu hay đơn vị. Hãy chọn đúng tệp.", name=error.path.name
    )


@explain.register
def _(error: errors.TextTooLongError) -> str:
    del error
    return said("Nội dung vừa gõ quá dài nên không lưu được; không có gì bị thay đổi. Hãy viết ngắn lại.")


@explain.register
def _(error: errors.TextNotKeptError) -> str:
    del error
    return said(
        "Nội dung vừa gõ có chữ không đọc được nên không lưu được; không có gì bị thay đổi. Hãy xoá chỗ đó và gõ lại."
    )
