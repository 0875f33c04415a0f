"""Sentences about files, folders and disks."""

import sys

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, place
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.FileDamagedError) -> str:
    return said(
        "Không đọc được tệp {path}: tệp không có hoặc đã hỏng. Hãy phục hồi từ bản sao lưu.", path=place(error.path)
    )


@explain.register
def _(error: errors.DiskFullError) -> str:
    folder, needed, free = place(error.folder), formats.file_size(error.needed), formats.file_size(error.free)
    if error.needed and error.free:
        return said(
            "Ổ đĩa chứa {folder} đã đầy. Cần {needed}, còn {free}. Hãy xoá bớt tệp hoặc chọn nơi khác rồi làm lại.",
            folder=folder,
            needed=needed,
            free=free,
        )
    if error.needed:
        return said(
            "Ổ đĩa chứa {folder} đã đầy. Cần {needed}. Hãy xoá bớt tệp hoặc chọn nơi khác rồi làm lại.",
            folder=folder,
            needed=needed,
        )
    return said("Ổ đĩa chứa {folder} đã đầy. Hãy xoá bớt tệp hoặc chọn nơi khác rồi làm lại.", folder=folder)


@explain.register
def _(error: errors.FolderNotWritableError) -> str:
    if sys.platform == "win32":
        sentence = "Không ghi được vào {folder} (chỉ đọc, không có, hoặc bị Windows chặn). Hãy chọn thư mục khác."
    else:
        sentence = "Không ghi được vào {folder} (chỉ đọc hoặc không có). Hãy chọn thư mục khác."
    return said(sentence, folder=place(error.folder))


@explain.register
def _(error: errors.FolderInPlaceError) -> str:
    return said(
        "Ở chỗ của tệp {path} đang có một thư mục cùng tên, nên không đọc, không ghi được tệp. Hãy đổi tên hoặc "
        "dời thư mục đó đi nơi khác rồi làm lại; chương trình không xoá gì trong đó.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.FileInPlaceError) -> str:
    return said(
        "Ở chỗ của thư mục {path} đang có một tệp cùng tên, nên không ghi được gì vào thư mục. Hãy đổi tên hoặc "
        "dời tệp đó đi nơi khác rồi làm lại; chương trình không xoá tệp đó.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.DriveRemovedError) -> str:
    return said(
        "Ổ chứa {folder} đã bị rút ra hoặc mất kết nối khi đang ghi, nên tệp chưa được ghi. Hãy cắm lại USB rồi "
        "làm lại.",
        folder=place(error.folder),
    )


@explain.register
def _(error: errors.WriteProtectedError) -> str:
    return said(
        "USB hoặc ổ chứa {folder} đang khoá ghi. Hãy gạt nút khoá trên USB (nếu có), hoặc chọn USB khác rồi làm lại.",
        folder=place(error.folder),
    )


@explain.register
def _(error: errors.WriteNotVerifiedError) -> str:
    return said(
        "Đọc lại {path} thấy khác với nội dung đã ghi: USB có thể đã hỏng hoặc dung lượng giả. Hãy dùng USB khác.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.DriveFailedError) -> str:
    return said(
        "Ổ đĩa báo lỗi khi ghi hoặc đọc {path}, nên việc này chưa xong: ổ có thể sắp hỏng. Hãy sao lưu dữ liệu "
        "sang ổ khác rồi nhờ kiểm tra ổ này; nếu là USB thì hãy dùng USB khác.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.FileInUseError) -> str:
    return said("Tệp {path} đang mở ở chương trình khác. Hãy đóng tệp rồi làm lại.", path=place(error.path))


@explain.register
def _(error: errors.FileNotReadableError) -> str:
    return said("Không đọc được {path}. Hãy cắm lại USB hoặc chọn tệp khác.", path=place(error.path))


@explain.register
def _(error: errors.NotAPlainFileError) -> str:
    return said(
        "{path} không phải là một tệp có nội dung (là thư mục, thiết bị…). Hãy chọn đúng tệp.", path=place(error.path)
    )


@explain.register
def _(error: errors.FileNameTakenError) -> str:
    return said("Đã có tệp {path}. Hãy xuất lại để chương trình đặt tên mới.", path=place(error.path))


@explain.register
def _(error: errors.FileNameRefusedError) -> str:
    return said(
        "Ổ đĩa không nhận tên tệp {path}: tên quá dài hoặc có ký tự không dùng được, như : ? * < >. Hãy đặt tên "
        "khác, ngắn hơn.",
        path=place(error.path),
    )
