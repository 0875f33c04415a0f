"""Sentences about an office, its database and its key."""

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, period_of, place


@explain.register
def _(error: errors.UpgradeNotBackedUpError) -> str:
    folder = place(error.folder)
    if error.is_full:
        room = f" (cần {formats.file_size(error.needed)}, còn {formats.file_size(error.free)})" if error.needed else ""
        why, step = f"ổ đĩa chứa {folder} đã đầy{room}", "xoá bớt tệp trên ổ đĩa đó"
    else:
        why, step = f"không ghi được vào {folder}", "kiểm tra ổ đĩa và quyền ghi vào thư mục đó"
    return (
        f"Bản chương trình này cần nâng cấp dữ liệu, nhưng chưa sao lưu được trước khi nâng cấp: {why}. "
        f"Dữ liệu vẫn nguyên như cũ, không mất gì. Hãy {step} rồi mở lại đơn vị."
    )


@explain.register
def _(error: errors.KeyMissingError) -> str:
    del error
    return (
        "Không tìm thấy khoá mở cơ sở dữ liệu trên máy này. Hãy dùng đúng tài khoản Windows đã cài, "
        "hoặc gõ mã trên phiếu phục hồi."
    )


@explain.register
def _(error: errors.KeyStoreUnavailableError) -> str:
    del error
    return "Kho khoá của hệ điều hành không hoạt động. Hãy khởi động lại máy rồi mở lại chương trình."


@explain.register
def _(error: errors.OfficeInUseError) -> str:
    del error
    return "Đơn vị này đang mở ở một cửa sổ khác. Hãy chuyển sang cửa sổ đó, hoặc đóng nó trước."


@explain.register
def _(error: errors.DatabaseKeyError) -> str:
    return f"Không mở được cơ sở dữ liệu {place(error.path)}: sai khoá hoặc tệp đã hỏng. Hãy phục hồi từ bản sao lưu."


@explain.register
def _(error: errors.NewerDatabaseError) -> str:
    return (
        f"Cơ sở dữ liệu {place(error.path)} do bản chương trình mới hơn ghi. "
        "Hãy cập nhật chương trình; dữ liệu không bị thay đổi."
    )


@explain.register
def _(error: errors.NotAnOfficeError) -> str:
    return f"Thư mục {place(error.folder)} không chứa dữ liệu của đơn vị nào. Hãy chọn đúng thư mục."


@explain.register
def _(error: errors.OfficeExistsError) -> str:
    return f"Thư mục {place(error.folder)} đã có dữ liệu. Hãy chọn thư mục khác, không có gì bị ghi đè."


@explain.register
def _(error: errors.NotAllowedError) -> str:
    who = "cấp trên (nơi tổng hợp)" if error.role == "superior" else "xã, phường"
    return f"Việc này do {who} làm. Đơn vị đang mở không làm được việc này."


@explain.register
def _(error: errors.NotTheKeeperError) -> str:
    return f"Số liệu này do nơi khác giữ, {error.unit_name} chỉ được xem. Hãy mở đúng đơn vị giữ số liệu."


@explain.register
def _(error: errors.UnknownUnitError) -> str:
    return f"Không có đơn vị nào là “{error.text}” trong chương trình. Hãy ghi đúng mã hoặc tên có dấu."


@explain.register
def _(error: errors.CancelledError) -> str:
    del error
    return "Đã dừng theo yêu cầu. Những phần đã xong được giữ lại."


@explain.register
def _(error: errors.ContactNotValidError) -> str:
    if error.part == "email":
        return f"“{error.text}” không phải địa chỉ thư điện tử. Hãy ghi như vanphong@xa.gov.vn, hoặc để trống."
    return f"“{error.text}” không phải số điện thoại. Hãy ghi như 0233 3872 123, hoặc để trống."


@explain.register
def _(error: errors.UnitEndedError) -> str:
    return (
        f"Đơn vị {error.unit_name} không có báo cáo kỳ {period_of(error.period)} vì đã sáp nhập trước đó hoặc thành lập "
        "sau đó. "
        "Hãy chọn kỳ khác, hoặc nhập cho đơn vị mới."
    )


@explain.register
def _(error: errors.FoundingRefusedError) -> str:
    return {
        "name": "Chưa có tên đơn vị cấp trên. Hãy gõ tên.",
        "title": "Chương trình của riêng mình cần có tên. Hãy gõ tên chương trình.",
        "code": "Mã đơn vị cấp trên chỉ gồm chữ không dấu và chữ số, viết liền. Hãy gõ lại mã.",
        "year": "Năm kế hoạch không dùng được. Hãy gõ năm từ 2000 đến 2099.",
        "apart": "Cấp trên trùng tên hoặc mã với một đơn vị báo cáo. Hãy gõ tên và mã khác nhau.",
    }.get(error.missing, "Danh sách đơn vị báo cáo trống hoặc có mã, tên trùng nhau. Hãy xem lại từng dòng.")


@explain.register
def _(error: errors.PersonMissingError) -> str:
    del error
    return "Chưa có họ tên người nhận bàn giao. Hãy ghi họ tên rồi làm lại."
