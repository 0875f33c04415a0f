"""Sentences about an office, its database and its key."""

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, period_of, place
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.UpgradeNotBackedUpError) -> str:
    folder = place(error.folder)
    if error.is_full and error.needed:
        why = said(
            "ổ đĩa chứa {folder} đã đầy (cần {needed}, còn {free})",
            folder=folder,
            needed=formats.file_size(error.needed),
            free=formats.file_size(error.free),
        )
    elif error.is_full:
        why = said("ổ đĩa chứa {folder} đã đầy", folder=folder)
    else:
        why = said("không ghi được vào {folder}", folder=folder)
    step = said("xoá bớt tệp trên ổ đĩa đó") if error.is_full else said("kiểm tra ổ đĩa và quyền ghi vào thư mục đó")
    return said(
        "Bản chương trình này cần nâng cấp dữ liệu, nhưng chưa sao lưu được trước khi nâng cấp: {why}. "
        "Dữ liệu vẫn nguyên như cũ, không mất gì. Hãy {step} rồi mở lại đơn vị.",
        why=why,
        step=step,
    )


@explain.register
def _(error: errors.KeyMissingError) -> str:
    del error
    return said(
        "Không tìm thấy khoá mở cơ sở dữ liệu trên máy này. Hãy dùng đúng tài khoản Windows đã cài, "
        "hoặc gõ mã trên phiếu phục hồi."
    )


@explain.register
def _(error: errors.KeyStoreUnavailableError) -> str:
    del error
    return said("Kho khoá của hệ điều hành không hoạt động. Hãy khởi động lại máy rồi mở lại chương trình.")


@explain.register
def _(error: errors.OfficeInUseError) -> str:
    del error
    return said("Đơn vị này đang mở ở một cửa sổ khác. Hãy chuyển sang cửa sổ đó, hoặc đóng nó trước.")


@explain.register
def _(error: errors.DatabaseKeyError) -> str:
    return said(
        "Không mở được cơ sở dữ liệu {path}: sai khoá hoặc tệp đã hỏng. Hãy phục hồi từ bản sao lưu.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.NewerDatabaseError) -> str:
    return said(
        "Cơ sở dữ liệu {path} do bản chương trình mới hơn ghi. Hãy cập nhật chương trình; dữ liệu không bị thay đổi.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.NotAnOfficeError) -> str:
    return said(
        "Thư mục {folder} không chứa dữ liệu của đơn vị nào. Hãy chọn đúng thư mục.", folder=place(error.folder)
    )


@explain.register
def _(error: errors.OfficeExistsError) -> str:
    return said(
        "Thư mục {folder} đã có dữ liệu. Hãy chọn thư mục khác, không có gì bị ghi đè.", folder=place(error.folder)
    )


@explain.register
def _(error: errors.NotAllowedError) -> str:
    if error.role == "superior":
        return said("Việc này do cấp trên (nơi tổng hợp) làm. Đơn vị đang mở không làm được việc này.")
    return said("Việc này do xã, phường làm. Đơn vị đang mở không làm được việc này.")


@explain.register
def _(error: errors.NotTheKeeperError) -> str:
    return said(
        "Số liệu này do nơi khác giữ, {unit_name} chỉ được xem. Hãy mở đúng đơn vị giữ số liệu.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.UnknownUnitError) -> str:
    return said("Không có đơn vị nào là “{text}” trong chương trình. Hãy ghi đúng mã hoặc tên có dấu.", text=error.text)


@explain.register
def _(error: errors.CancelledError) -> str:
    del error
    return said("Đã dừng theo yêu cầu. Những phần đã xong được giữ lại.")


@explain.register
def _(error: errors.ContactNotValidError) -> str:
    if error.part == "email":
        return said(
            "“{text}” không phải địa chỉ thư điện tử. Hãy ghi như vanphong@xa.gov.vn, hoặc để trống.", text=error.text
        )
    return said("“{text}” không phải số điện thoại. Hãy ghi như 0233 3872 123, hoặc để trống.", text=error.text)


@explain.register
def _(error: errors.UnitEndedError) -> str:
    return said(
        "Đơn vị {unit_name} không có báo cáo kỳ {period} vì đã sáp nhập trước đó hoặc thành lập sau đó. Hãy chọn "
        "kỳ khác, hoặc nhập cho đơn vị mới.",
        unit_name=error.unit_name,
        period=period_of(error.period),
    )


@explain.register
def _(error: errors.FoundingRefusedError) -> str:
    return {
        "name": said("Chưa có tên đơn vị cấp trên. Hãy gõ tên."),
        "title": said("Chương trình của riêng mình cần có tên. Hãy gõ tên chương trình."),
        "code": said("Mã đơn vị cấp trên chỉ gồm chữ không dấu và chữ số, viết liền. Hãy gõ lại mã."),
        "year": said("Năm kế hoạch không dùng được. Hãy gõ năm từ 2000 đến 2099."),
        "apart": said("Cấp trên trùng tên hoặc mã với một đơn vị báo cáo. Hãy gõ tên và mã khác nhau."),
    }.get(error.missing, said("Danh sách đơn vị báo cáo trống hoặc có mã, tên trùng nhau. Hãy xem lại từng dòng."))


@explain.register
def _(error: errors.PersonMissingError) -> str:
    del error
    return said("Chưa có họ tên người nhận bàn giao. Hãy ghi họ tên rồi làm lại.")
