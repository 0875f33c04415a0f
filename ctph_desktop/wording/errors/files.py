"""Sentences about files, folders and disks."""

import sys

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, place


@explain.register
def _(error: errors.FileDamagedError) -> str:
    return f"Không đọc được tệp {place(error.path)}: tệp không có hoặc đã hỏng. Hãy phục hồi từ bản sao lưu."


@explain.register
def _(error: errors.DiskFullError) -> str:
    left = f", còn {formats.file_size(error.free)}" if error.free else ""
    room = f" Cần {formats.file_size(error.needed)}{left}." if error.needed else ""
    return f"Ổ đĩa chứa {place(error.folder)} đã đầy.{room} Hãy xoá bớt tệp hoặc chọn nơi khác rồi làm lại."


@explain.register
def _(error: errors.FolderNotWritableError) -> str:
    why = "chỉ đọc, không có, hoặc bị Windows chặn" if sys.platform == "win32" else "chỉ đọc hoặc không có"
    return f"Không ghi được vào {place(error.folder)} ({why}). Hãy chọn thư mục khác."


@explain.register
def _(error: errors.FolderInPlaceError) -> str:
    return (
        f"Ở chỗ của tệp {place(error.path)} đang có một thư mục cùng tên, nên không đọc, không ghi được tệp. "
        "Hãy đổi tên hoặc dời thư mục đó đi nơi khác rồi làm lại; chương trình không xoá gì trong đó."
    )


@explain.register
def _(error: errors.FileInPlaceError) -> str:
    return (
        f"Ở chỗ của thư mục {place(error.path)} đang có một tệp cùng tên, nên không ghi được gì vào thư mục. "
        "Hãy đổi tên hoặc dời tệp đó đi nơi khác rồi làm lại; chương trình không xoá tệp đó."
    )


@explain.register
def _(error: errors.DriveRemovedError) -> str:
    return (
        f"Ổ chứa {place(error.folder)} đã bị rút ra hoặc mất kết nối khi đang ghi, nên tệp chưa được ghi. "
        "Hãy cắm lại USB rồi làm lại."
    )


@explain.register
def _(error: errors.WriteProtectedError) -> str:
    return (
        f"USB hoặc ổ chứa {place(error.folder)} đang khoá ghi. "
        "Hãy gạt nút khoá trên USB (nếu có), hoặc chọn USB khác rồi làm lại."
    )


@explain.register
def _(error: errors.WriteNotVerifiedError) -> str:
    return (
        f"Đọc lại {place(error.path)} thấy khác với nội dung đã ghi: USB có thể đã hỏng hoặc dung lượng giả. "
        "Hãy dùng USB khác."
    )


@explain.register
def _(error: errors.DriveFailedError) -> str:
    return (
        f"Ổ đĩa báo lỗi khi ghi hoặc đọc {place(error.path)}, nên việc này chưa xong: ổ có thể sắp hỏng. "
        "Hãy sao lưu dữ liệu sang ổ khác rồi nhờ kiểm tra ổ này; nếu là USB thì hãy dùng USB khác."
    )


@explain.register
def _(error: errors.FileInUseError) -> str:
    return f"Tệp {place(error.path)} đang mở ở chương trình khác. Hãy đóng tệp rồi làm lại."


@explain.register
def _(error: errors.FileNotReadableError) -> str:
    return f"Không đọc được {place(error.path)}. Hãy cắm lại USB hoặc chọn tệp khác."


@explain.register
def _(error: errors.NotAPlainFileError) -> str:
    return f"{place(error.path)} không phải là một tệp có nội dung (là thư mục, thiết bị…). Hãy chọn đúng tệp."


@explain.register
def _(error: errors.FileNameTakenError) -> str:
    return f"Đã có tệp {place(error.path)}. Hãy xuất lại để chương trình đặt tên mới."


@explain.register
def _(error: errors.FileNameRefusedError) -> str:
    return (
        f"Ổ đĩa không nhận tên tệp {place(error.path)}: tên quá dài hoặc có ký tự không dùng được, như : ? * < >. "
        "Hãy đặt tên khác, ngắn hơn."
    )
