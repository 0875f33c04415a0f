"""What went wrong, in a sentence that says what to do next. `str(exception)` is never shown."""

from decimal import Decimal
from functools import singledispatch
from pathlib import Path
from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.domain.errors import EvidenceReason, PackageReason, RefusalReason
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, MOST_OF_A_MONTH, MOST_OF_A_UNIT_BYTES
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.segment import SegmentError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import formats

_UNKNOWN: Final = (
    "Chương trình gặp lỗi ngoài dự kiến. Số liệu đã lưu vẫn còn nguyên. "
    "Hãy đóng rồi mở lại chương trình; nếu lặp lại, gửi tệp nhật ký cho bộ phận hỗ trợ."
)
_MOST_NAMED: Final = 5
_PACKAGE: Final = {
    PackageReason.TOO_SHORT: "Tệp quá ngắn, không phải gói CTPH trọn vẹn. Hãy xin đơn vị gửi chép lại tệp.",
    PackageReason.NOT_A_PACKAGE: "Đây không phải gói CTPH. Hãy chọn tệp có đuôi .ctph do chương trình xuất ra.",
    PackageReason.WORKBOOK: "Đây là tệp Excel, không phải gói CTPH. Hãy xin đơn vị xuất tệp .ctph từ chương trình.",
    PackageReason.WORD_DOCUMENT: "Đây là tệp Word, không phải gói CTPH. Hãy xin đơn vị xuất tệp .ctph từ chương trình.",
    PackageReason.OLDER_OFFICE_FILE: (
        "Đây là tệp Word hoặc Excel đời cũ, không phải gói CTPH. Hãy xin đơn vị xuất tệp .ctph từ chương trình."
    ),
    PackageReason.ARCHIVE: "Đây là tệp nén, không phải gói CTPH. Hãy giải nén rồi chọn tệp .ctph bên trong.",
    PackageReason.PICTURE: "Đây là tệp ảnh, không phải gói CTPH. Hãy xin đơn vị xuất tệp .ctph từ chương trình.",
    PackageReason.PDF: "Đây là tệp PDF, không phải gói CTPH. Hãy xin đơn vị xuất tệp .ctph từ chương trình.",
    PackageReason.TRUNCATED: "Tệp bị cụt{missing}: chép chưa xong hoặc USB bị rút sớm. Hãy xin chép lại tệp.",
    PackageReason.TRAILING_BYTES: "Tệp bị thêm {extra} byte ở cuối khi chuyển. Hãy xin gửi lại bằng USB hoặc thư điện tử.",
    PackageReason.END_MARK_MISSING: "Tệp không có phần kết thúc: chép chưa trọn. Hãy xin chép lại tệp.",
    PackageReason.DAMAGED: "Tệp đã bị hỏng trên đường gửi. Hãy xin đơn vị gửi lại; không có số nào bị thay đổi.",
    PackageReason.TOO_LARGE: "Tệp lớn hơn mức cho phép nên không được mở. Hãy báo bộ phận hỗ trợ.",
    PackageReason.RESERVED_NOT_ZERO: "Tệp không đúng cấu trúc gói CTPH. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.FUTURE_VERSION: (
        "Tệp do bản chương trình mới hơn tạo ra (cần bản {version}). Hãy cập nhật chương trình rồi nhập lại."
    ),
    PackageReason.UNKNOWN_FLAGS: "Tệp cần bản chương trình mới hơn. Hãy cập nhật chương trình rồi nhập lại.",
    PackageReason.BAD_SIGNATURE: "Chữ ký của tệp không đúng: tệp đã bị sửa sau khi xuất. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.BAD_HEADER: "Phần đầu của tệp không đọc được. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.NOT_FOR_US: "Tệp này gửi cho nơi khác, máy này không mở được. Hãy hỏi lại đơn vị gửi.",
    PackageReason.DECRYPT_FAILED: "Không giải mã được tệp trên máy này. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.INFLATED_TOO_LARGE: "Nội dung tệp lớn bất thường nên không được mở. Hãy báo bộ phận hỗ trợ.",
    PackageReason.ECHO_MISMATCH: "Nội dung tệp không khớp với phần đầu: tệp đã bị ghép lại. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.NOT_CANONICAL: "Nội dung tệp không đúng cách ghi của chương trình. Hãy xin đơn vị xuất lại tệp.",
    PackageReason.BAD_RECORD: "Nội dung tệp có phần không đọc được. Hãy xin đơn vị xuất lại tệp.",
}
_REFUSALS: Final = {
    RefusalReason.UNKNOWN_SENDER: (
        "Máy gửi tệp này chưa được ghi nhận trong chương trình. Hãy hỏi lại đơn vị gửi trước khi nhận."
    ),
    RefusalReason.REVOKED_SENDER: (
        "Máy “{device}” của {unit} đã bị thu hồi nên tệp này không được nhận; những gì đã nhận trước lúc thu hồi vẫn "
        "được tính. Hãy gọi điện hỏi {unit}: nếu máy bị mất hay lấy cắp, không nhận gì thêm từ máy đó; nếu đơn vị vẫn "
        "dùng máy đó, đề nghị gửi từ máy khác đã ghi nhận, hoặc cài lại và xin ghi nhận như máy mới."
    ),
    RefusalReason.WRONG_UNIT: "Tệp ghi tên một đơn vị nhưng do máy của {unit} ký. Hãy hỏi lại {unit}.",
    RefusalReason.WRONG_DIRECTION: "Tệp này không phải gửi cho đơn vị mình. Hãy chọn tệp khác.",
    RefusalReason.INVITATION: (
        "Đây là thư mời của cấp trên, không nhập ở đây. Đơn vị cấp xã mở mục “Máy và người dùng”, chọn “Nhận thư mời của "
        "cấp trên…”; máy chưa có đơn vị thì chọn “Tham gia theo thư mời…”."
    ),
    RefusalReason.NOT_AN_INVITATION: "Đây không phải thư mời. Hãy chọn tệp thư mời do cấp trên gửi.",
    RefusalReason.BROKEN_SEGMENT: "Một phần trong tệp không đúng chữ ký hoặc bị hỏng. Hãy xin đơn vị xuất lại tệp.",
    RefusalReason.FORKED_ROSTER: (
        "Có hai danh sách máy khác nhau cùng số thứ tự. Hãy gọi cấp trên để xác định danh sách đúng."
    ),
    RefusalReason.OWN_ROSTER_FORKED: (
        "Danh sách máy của đơn vị và của tệp này khác nhau mà cùng số thứ tự: dữ liệu ở đây được phục hồi từ bản cũ rồi "
        "đổi máy trước khi nhập tệp của các xã. Trên máy giữ khoá danh sách máy, hãy phục hồi bản sao lưu làm trước "
        "lần đổi đó vào một thư mục mới, nhập tệp mới nhất của các xã vào đó, rồi mới thêm hoặc thu hồi máy."
    ),
    RefusalReason.TOO_MUCH: (
        "Tệp mang lượng dữ liệu lớn bất thường nên không được nhận. Hãy gọi đơn vị gửi và báo bộ phận hỗ trợ."
    ),
    RefusalReason.NEW_SUPERIOR: (
        "Tệp này do cấp trên mới gửi, nơi tiếp nhận công việc của cấp trên cũ. Hãy mở mục Máy và người dùng, "
        "chọn “Nhận thư mời của cấp trên…” rồi nhập lại tệp."
    ),
    RefusalReason.TRAY_FULL: (
        "Hộp chờ đã đầy hoặc tệp quá lớn. Hãy xử lý các tệp đang chờ (ghi nhận máy hoặc loại bỏ) rồi nhập lại."
    ),
}


@singledispatch
def explain(error: BaseException) -> str:
    """Say what happened and what to do next; an error nobody foresaw is a fault of the program."""
    del error
    return _UNKNOWN


def _folder(path: Path) -> str:
    return f"“{path}”"


def _period(code: str) -> str:
    try:
        return formats.period(ReportingPeriod.parse(code))
    except errors.InvalidPeriodError:
        return code


@explain.register
def _(error: errors.InvalidPeriodError) -> str:
    return f"“{error.text}” không phải kỳ báo cáo. Hãy ghi như 2019-03 (tháng 03/2019), 2019-q1 hoặc 2019."


@explain.register
def _(error: errors.InvalidCellError) -> str:
    return f"“{error.text}” không phải một ô số liệu. Hãy chọn lại ô."


@explain.register
def _(error: errors.NotANumberError) -> str:
    return f"“{error.text}” không phải là số. Hãy chỉ gõ chữ số, ví dụ 1297 hoặc 1.297."


@explain.register
def _(error: errors.AmbiguousNumberError) -> str:
    readings = " hay ".join(formats.quantity(reading) for reading in error.readings)
    return f"“{error.text}” có thể hiểu khác nhau. Ý bạn là {readings}?"


@explain.register
def _(error: errors.NotAWholeNumberError) -> str:
    return f"“{error.text}” có phần lẻ, nhưng chỉ tiêu này đếm số nguyên. Hãy gõ số nguyên, ví dụ 12."


@explain.register
def _(error: errors.NegativeNumberError) -> str:
    return f"“{error.text}” là số âm. Số đếm không thể âm; hãy gõ số từ 0 trở lên."


@explain.register
def _(error: errors.TooManyDecimalsError) -> str:
    allowed = "số nguyên" if error.decimals == 0 else f"tối đa {error.decimals} chữ số thập phân"
    return f"“{error.text}” có quá nhiều chữ số thập phân. Chỉ tiêu này nhận {allowed}."


@explain.register
def _(error: errors.NumberTooLargeError) -> str:
    return f"“{error.text}” lớn bất thường. Hãy kiểm tra lại số vừa gõ."


@explain.register
def _(error: errors.FigureExceedsCeilingError) -> str:
    return (
        f"“{error.label}”: luỹ kế sẽ là {formats.quantity(error.cumulative)}, lớn hơn "
        f"{error.ceiling_label.lower()} {formats.quantity(error.ceiling)}. Hãy kiểm tra lại số vừa gõ và các tháng trước."
    )


@explain.register
def _(error: errors.FormulaError) -> str:
    return f"Công thức “{error.formula}” của biểu không dùng được. Hãy báo cấp trên kiểm tra lại biểu mẫu."


@explain.register
def _(error: errors.FileDamagedError) -> str:
    return f"Không đọc được tệp {_folder(error.path)}: tệp không có hoặc đã hỏng. Hãy phục hồi từ bản sao lưu."


@explain.register
def _(error: errors.DiskFullError) -> str:
    left = f", còn {formats.file_size(error.free)}" if error.free else ""
    room = f" Cần {formats.file_size(error.needed)}{left}." if error.needed else ""
    return f"Ổ đĩa chứa {_folder(error.folder)} đã đầy.{room} Hãy xoá bớt tệp hoặc chọn nơi khác rồi làm lại."


@explain.register
def _(error: errors.UpgradeNotBackedUpError) -> str:
    place = _folder(error.folder)
    if error.is_full:
        room = f" (cần {formats.file_size(error.needed)}, còn {formats.file_size(error.free)})" if error.needed else ""
        why, step = f"ổ đĩa chứa {place} đã đầy{room}", "xoá bớt tệp trên ổ đĩa đó"
    else:
        why, step = f"không ghi được vào {place}", "kiểm tra ổ đĩa và quyền ghi vào thư mục đó"
    return (
        f"Bản chương trình này cần nâng cấp dữ liệu, nhưng chưa sao lưu được trước khi nâng cấp: {why}. "
        f"Dữ liệu vẫn nguyên như cũ, không mất gì. Hãy {step} rồi mở lại đơn vị."
    )


@explain.register
def _(error: errors.FolderNotWritableError) -> str:
    return f"Không ghi được vào {_folder(error.folder)} (chỉ đọc hoặc không có). Hãy chọn thư mục khác."


@explain.register
def _(error: errors.DriveRemovedError) -> str:
    return (
        f"Ổ chứa {_folder(error.folder)} đã bị rút ra hoặc mất kết nối khi đang ghi, nên tệp chưa được ghi. "
        "Hãy cắm lại USB rồi xuất lại."
    )


@explain.register
def _(error: errors.WriteProtectedError) -> str:
    return (
        f"USB hoặc ổ chứa {_folder(error.folder)} đang khoá ghi. "
        "Hãy gạt nút khoá trên USB (nếu có), hoặc chọn USB khác rồi xuất lại."
    )


@explain.register
def _(error: errors.WriteNotVerifiedError) -> str:
    return (
        f"Đọc lại {_folder(error.path)} thấy khác với nội dung đã ghi: USB có thể đã hỏng hoặc dung lượng giả. "
        "Hãy dùng USB khác."
    )


@explain.register
def _(error: errors.FileInUseError) -> str:
    return f"Tệp {_folder(error.path)} đang mở ở chương trình khác. Hãy đóng tệp rồi làm lại."


@explain.register
def _(error: errors.FileNotReadableError) -> str:
    return f"Không đọc được {_folder(error.path)}. Hãy cắm lại USB hoặc chọn tệp khác."


@explain.register
def _(error: errors.FileNameTakenError) -> str:
    return f"Đã có tệp {_folder(error.path)}. Hãy xuất lại để chương trình đặt tên mới."


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
    return f"Không mở được cơ sở dữ liệu {_folder(error.path)}: sai khoá hoặc tệp đã hỏng. Hãy phục hồi từ bản sao lưu."


@explain.register
def _(error: errors.NewerDatabaseError) -> str:
    return (
        f"Cơ sở dữ liệu {_folder(error.path)} do bản chương trình mới hơn ghi. "
        "Hãy cập nhật chương trình; dữ liệu không bị thay đổi."
    )


@explain.register
def _(error: errors.NewerBackupError) -> str:
    return f"Bản sao lưu {_folder(error.path)} do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi mở lại."


@explain.register
def _(error: errors.NotAnOfficeError) -> str:
    return f"Thư mục {_folder(error.folder)} không chứa dữ liệu của đơn vị nào. Hãy chọn đúng thư mục."


@explain.register
def _(error: errors.OfficeExistsError) -> str:
    return f"Thư mục {_folder(error.folder)} đã có dữ liệu. Hãy chọn thư mục khác, không có gì bị ghi đè."


@explain.register
def _(error: errors.NotAllowedError) -> str:
    who = "cấp trên (nơi tổng hợp)" if error.role == "superior" else "xã, thị trấn"
    return f"Việc này do {who} làm. Đơn vị đang mở không làm được việc này."


@explain.register
def _(error: errors.NotTheKeeperError) -> str:
    return f"Số liệu này do nơi khác giữ, {error.unit_name} chỉ được xem. Hãy mở đúng đơn vị giữ số liệu."


@explain.register
def _(error: errors.UnknownUnitError) -> str:
    return f"Không có đơn vị nào là “{error.text}” trong chương trình. Hãy ghi đúng mã hoặc tên có dấu."


@explain.register
def _(error: errors.UnknownIndicatorError) -> str:
    return f"Không có chỉ tiêu nào là “{error.text}” trong biểu nhập. Hãy kiểm tra lại mã chỉ tiêu."


@explain.register
def _(error: errors.PeriodNotInProgrammeError) -> str:
    if not error.plan_year:
        return "Đơn vị chưa có chương trình nào. Hãy tham gia theo thư mời của cấp trên trước."
    return f"Kỳ {error.period} không thuộc chương trình năm {error.plan_year}. Hãy chọn một tháng của năm {error.plan_year}."


@explain.register
def _(error: errors.ComputedLineError) -> str:
    return f"“{error.label}” là tổng các dòng bên dưới, chương trình tự cộng. Hãy nhập vào từng dòng chi tiết."


@explain.register
def _(error: errors.SealingRefusedError) -> str:
    return "Chưa chốt được báo cáo. " + " ".join(error.reasons)


@explain.register
def _(error: errors.NothingToSealError) -> str:
    if error.is_empty:
        return "Chưa có số nào trong tháng. Hãy nhập số, hoặc đánh dấu “không phát sinh”, rồi chốt."
    return "Báo cáo không có gì mới so với lần chốt trước. Không cần chốt lại."


@explain.register
def _(error: errors.UnknownSealError) -> str:
    return f"Không có báo cáo nào mang mã chốt {error.seal[:8]}. Hãy nhập tệp của xã trước."


@explain.register
def _(error: errors.RemarkMissingError) -> str:
    del error
    return "Trả lại báo cáo cần ít nhất một nhận xét. Hãy ghi rõ số nào cần xem lại."


@explain.register
def _(error: errors.AlreadyDecidedError) -> str:
    if error.is_replaced:
        return "Xã đã chốt lại bản mới hơn. Hãy mở bản mới nhất để xem."
    return "Báo cáo này đã có quyết định. Hãy chờ bản xã chốt lại."


@explain.register
def _(error: errors.UnknownPackageError) -> str:
    return f"Không có tệp nào đang chờ mang mã {error.package[:8]}. Có thể đã được xử lý; hãy mở lại danh sách."


@explain.register
def _(error: errors.NotEnrolledError) -> str:
    return f"Đơn vị “{error.unit_name}” chưa có máy nào được ghi nhận, nên chưa gửi gói được. Hãy ghi nhận máy trước."


@explain.register
def _(error: errors.NoPackageFoundError) -> str:
    return f"Không thấy gói CTPH nào trong {_folder(error.folder)}. Hãy chọn đúng USB hoặc thư mục."


@explain.register
def _(error: errors.CancelledError) -> str:
    del error
    return "Đã dừng theo yêu cầu. Những phần đã xong được giữ lại."


@explain.register
def _(error: errors.PackageError) -> str:
    sentence = _PACKAGE[error.reason]
    missing = error.detail.get("missing", "")
    detail = {"version": "mới hơn", "extra": "", **error.detail}
    detail["missing"] = f", thiếu {formats.quantity(Decimal(missing))} byte" if missing.isdigit() else ""
    return sentence.format(**detail)


@explain.register
def _(error: errors.PackageRefusedError) -> str:
    return _REFUSALS[error.reason].format(**{"unit": "đơn vị khác", "device": "gửi tệp", **error.detail})


@explain.register
def _(error: errors.MistypedCodeError) -> str:
    groups = ", ".join(str(group + 1) for group in error.groups)
    return f"Nhóm số thứ {groups} gõ sai hoặc thiếu. Hãy nghe đọc lại nhóm đó và gõ lại."


@explain.register
def _(error: errors.CodeMismatchError) -> str:
    del error
    return "Mã không khớp: mã đúng kiểu nhưng không phải của máy hoặc thư mời này. Hãy gọi lại số điện thoại đã biết."


@explain.register
def _(error: errors.CodeOfNoReportError) -> str:
    del error
    return (
        "Mã gõ đúng kiểu nhưng không phải của báo cáo nào đã chốt trên máy này. "
        "Hãy hỏi lại cấp trên mã của đúng tháng và đúng đơn vị mình."
    )


@explain.register
def _(error: errors.CodeOfOldReportError) -> str:
    return (
        f"Mã này là của bản thứ {error.version}, báo cáo {_period(error.period)}: cấp trên đang giữ bản cũ, "
        f"chưa có bản thứ {error.newest}. Hãy xuất tệp gửi lại, rồi gọi hỏi mã mới."
    )


@explain.register
def _(error: errors.ContactNotValidError) -> str:
    if error.part == "email":
        return f"“{error.text}” không phải địa chỉ thư điện tử. Hãy ghi như vanphong@xa.gov.vn, hoặc để trống."
    return f"“{error.text}” không phải số điện thoại. Hãy ghi như 0233 3872 123, hoặc để trống."


@explain.register
def _(error: errors.NotSubmittedError) -> str:
    name = error.unit_name[:1].upper() + error.unit_name[1:]
    return f"{name} chưa gửi báo cáo {_period(error.period)}. Hãy nhập tệp của xã trước."


@explain.register
def _(error: errors.PeriodAlreadyClosedError) -> str:
    return f"Kỳ {_period(error.period)} đã chốt. Nếu cần sửa, hãy mở lại kỳ trước."


@explain.register
def _(error: errors.PeriodNotClosedError) -> str:
    return f"Kỳ {_period(error.period)} đang mở, không cần mở lại."


@explain.register
def _(error: errors.ReasonMissingError) -> str:
    del error
    return "Chưa ghi lý do. Hãy ghi vài chữ, vì đơn vị khác sẽ đọc lý do này."


@explain.register
def _(error: errors.InvalidDayError) -> str:
    return f"“{error.text}” không thể là ngày nộp báo cáo. Hãy chọn một ngày từ {error.first} đến {error.last}."


@explain.register
def _(error: errors.NothingToFreezeError) -> str:
    return f"Số liệu {_period(error.period)} không khác bản chốt số {error.label}. Hãy dùng lại bản đó để in."


@explain.register
def _(error: errors.UnknownFrozenError) -> str:
    if not error.known:
        return f"Chưa có bản chốt số liệu nào của {_period(error.period)}. Hãy chốt số liệu trước."
    known = ", ".join(error.known)
    return (
        f"{_period(error.period).capitalize()} không có bản chốt “{error.text}”. Hãy chọn một trong các bản: {known}."
    )


@explain.register
def _(error: errors.FrozenDamagedError) -> str:
    return (
        f"Bản chốt số {error.label} thiếu hoặc sai một phần nên không được in. "
        "Hãy chạy kiểm tra dữ liệu, hoặc phục hồi từ bản sao lưu gần nhất."
    )


@explain.register
def _(error: errors.DuplicateLineError) -> str:
    return f"“{error.text}” được ghi hai lần. Hãy chỉ giữ một số cho mỗi chỉ tiêu."


@explain.register
def _(error: errors.FigureNotGivenError) -> str:
    return (
        f"“{error.text}” chưa có số. Hãy ghi {error.text}=12 (số), {error.text}=nothing (không phát sinh) "
        f"hoặc {error.text}=missing (để trống)."
    )


@explain.register(CanonicalError)
@explain.register(SegmentError)
def _(error: CanonicalError | SegmentError) -> str:
    del error
    return "Dữ liệu không đúng cách ghi của chương trình, có thể đã hỏng. Hãy phục hồi từ bản sao lưu hoặc xin gửi lại."


@explain.register
def _(error: errors.RivalSealsError) -> str:
    return (
        f"Đơn vị {error.unit_name} có nhiều bản chốt khác nhau cho tháng này (máy phục hồi hoặc bị nhân bản). "
        "Hãy trả lại để xã chốt một bản."
    )


@explain.register
def _(error: errors.ImpossibleFiguresError) -> str:
    return "Chưa duyệt được báo cáo. " + " ".join(error.reasons) + " Hãy trả lại kèm nhận xét."


@explain.register
def _(error: errors.UnknownFormCellError) -> str:
    return f"Không có ô “{error.text}” trong các biểu của chương trình. Hãy ghi đúng mã biểu, cột và xã."


@explain.register
def _(error: errors.ConflictGoneError) -> str:
    del error
    return "Ô này đã được chọn hoặc vừa có thêm số khác. Hãy xem lại danh sách rồi chọn."


@explain.register
def _(error: errors.FieldsUndecidedError) -> str:
    return f"Nhiều máy cùng sửa: {', '.join(error.labels)}. Hãy chọn một giá trị cho từng mục rồi gộp."


@explain.register
def _(error: errors.NotMergeableError) -> str:
    del error
    return "Các giá trị này không gộp được với nhau. Hãy chọn một trong các giá trị."


@explain.register
def _(error: errors.AnswersIncompleteError) -> str:
    failed = " ".join(f"{unit}: {why}" for unit, why in error.failures)
    return f"Một số xã chưa có tệp trả lời, các xã khác đã xong. {failed} Hãy xử lý rồi xuất lại."


@explain.register
def _(error: errors.UnitEndedError) -> str:
    return (
        f"Đơn vị {error.unit_name} không có báo cáo kỳ {_period(error.period)} vì đã sáp nhập trước đó hoặc thành lập "
        "sau đó. "
        "Hãy chọn kỳ khác, hoặc nhập cho đơn vị mới."
    )


@explain.register
def _(error: errors.RosterKeyElsewhereError) -> str:
    del error
    return "Chỉ máy đã lập đơn vị cấp trên mới giữ khoá danh sách máy và được thay đổi danh sách. Hãy làm việc này trên máy đó."


@explain.register
def _(error: errors.RosterInDoubtError) -> str:
    named = ", ".join(error.missing[:_MOST_NAMED]) or "các xã"
    more = f" và {len(error.missing) - _MOST_NAMED} đơn vị khác" if len(error.missing) > _MOST_NAMED else ""
    return (
        "Dữ liệu ở đây có thể là bản cũ được đưa trở lại, nên chưa đổi danh sách máy được: danh sách của các xã có thể "
        f"mới hơn. Trước hết hãy nhập tệp mới nhất của: {named}{more}. Nếu chắc chắn từ ngày sao lưu đến nay không đổi "
        "máy nào, hãy chọn “Không đổi máy từ ngày sao lưu…” ở mục Máy và người dùng."
    )


@explain.register
def _(error: errors.UnknownDeviceError) -> str:
    return f"Không có đúng một máy đang dùng tên “{error.text}”. Hãy xem lại danh sách máy rồi chọn lại."


@explain.register
def _(error: errors.OwnDeviceError) -> str:
    del error
    return "Máy đang dùng giữ khoá danh sách máy nên không thể tự thu hồi. Hãy chọn máy khác."


@explain.register
def _(error: errors.KeeperUnchangedError) -> str:
    return f"Sổ của {error.unit_name} đã do nơi này giữ rồi. Hãy chọn đơn vị khác."


@explain.register
def _(error: errors.KeptBySuccessorError) -> str:
    return f"Sổ của {error.unit_name} do {error.successor_name} giữ, vì đã sáp nhập. Hãy chọn đơn vị khác."


@explain.register
def _(error: errors.OriginMissingError) -> str:
    return (
        f"Chưa rõ số liệu nhập thay cho {error.unit_name} lấy từ đâu. "
        "Hãy chọn nguồn: bảng tính, bản chụp, văn bản giấy hoặc điện thoại."
    )


@explain.register
def _(error: errors.NoDeviceToGiveBackError) -> str:
    return f"Đơn vị {error.unit_name} chưa có máy nào được ghi nhận. Hãy ghi nhận máy của đơn vị trước rồi trả lại việc nhập."


@explain.register
def _(error: errors.NotJoinedError) -> str:
    del error
    return "Đơn vị đang làm một mình, chưa có cấp trên để gửi. Hãy nhận thư mời của cấp trên trước rồi xuất tệp."


@explain.register
def _(error: errors.OtherUnitInvitedError) -> str:
    return f"Thư mời này không có tên {error.unit_name}. Hãy xin cấp trên thư mời đúng của đơn vị mình."


@explain.register
def _(error: errors.AlreadyJoinedError) -> str:
    return f"Đơn vị đang báo cáo cho chính {error.superior_name} theo thư mời này. Không cần nhận lại."


@explain.register
def _(error: errors.ForeignInvitationError) -> str:
    return (
        f"Thư mời của {error.superior_name} không tiếp nối cấp trên hiện nay của đơn vị. "
        "Hãy hỏi lại cấp trên, hoặc lập đơn vị mới theo thư mời đó."
    )


@explain.register
def _(error: errors.MergerRefusedError) -> str:
    if error.unit_name:
        return f"Đơn vị {error.unit_name} không tham gia sáp nhập được. Hãy chọn đơn vị đang báo cáo và đang hoạt động."
    return "Hãy chọn ít nhất một đơn vị kết thúc và một đơn vị kế thừa khác nhau."


@explain.register
def _(error: errors.FoundingRefusedError) -> str:
    return {
        "name": "Chưa có tên đơn vị cấp trên. Hãy gõ tên.",
        "code": "Mã đơn vị cấp trên chỉ gồm chữ không dấu và chữ số, viết liền. Hãy gõ lại mã.",
        "year": "Năm kế hoạch không dùng được. Hãy gõ năm từ 2000 đến 2099.",
        "apart": "Cấp trên trùng tên hoặc mã với một đơn vị báo cáo. Hãy gõ tên và mã khác nhau.",
    }.get(error.missing, "Danh sách đơn vị báo cáo trống hoặc có mã, tên trùng nhau. Hãy xem lại từng dòng.")


@explain.register
def _(error: errors.NotABackupError) -> str:
    return (
        f"Tệp {_folder(error.path)} không phải tệp sao lưu của chương trình. Hãy chọn tệp .ctphbak do chương trình ghi."
    )


@explain.register
def _(error: errors.BackupDamagedError) -> str:
    return f"Bản sao lưu {_folder(error.path)} đã hỏng hoặc chép chưa hết. Hãy chọn bản sao lưu khác."


@explain.register
def _(error: errors.BackupWithoutSheetError) -> str:
    return (
        f"Bản sao lưu {_folder(error.path)} được làm khi chưa có phiếu phục hồi, nên chỉ mở được trên máy và tài khoản "
        "đã làm ra nó. Hãy chọn bản sao lưu làm sau khi lập phiếu."
    )


@explain.register
def _(error: errors.NoBackupFoundError) -> str:
    return f"Không thấy bản sao lưu nào trong {_folder(error.folder)}. Hãy chọn đúng USB hoặc thư mục."


@explain.register
def _(error: errors.ForeignBackupError) -> str:
    return (
        f"Bản sao lưu này là của {error.unit_name}, không phải của đơn vị đang mở; không có gì bị thay đổi. "
        "Hãy chọn bản sao lưu khác, hoặc phục hồi vào một thư mục mới."
    )


@explain.register
def _(error: errors.BackupNotOpenedError) -> str:
    return (
        f"Khoá trên máy này không mở được bản sao lưu {_folder(error.path)}. Hãy gõ mã trên phiếu phục hồi của bản đó."
    )


@explain.register
def _(error: errors.RecoverySheetMissingError) -> str:
    del error
    return (
        "Dữ liệu này chưa có phiếu phục hồi nào. Hãy mở bằng đúng máy và tài khoản đã cài rồi lập phiếu "
        "ở mục “An toàn dữ liệu”."
    )


@explain.register
def _(error: errors.RecoveryCodeMistypedError) -> str:
    groups = ", ".join(str(group + 1) for group in error.groups)
    return f"Nhóm số thứ {groups} của mã phục hồi gõ sai hoặc thiếu. Hãy xem lại phiếu và gõ lại nhóm đó."


@explain.register
def _(error: errors.RecoveryCodeWrongError) -> str:
    return f"Mã này không phải của phiếu phục hồi số {error.sheets}. Hãy tìm đúng phiếu và gõ lại; dữ liệu vẫn nguyên."


@explain.register
def _(error: errors.RecoveryGroupWrongError) -> str:
    return (
        f"Nhóm số thứ {error.group + 1} không khớp với phiếu đang dùng. Hãy gõ lại; nếu phiếu bị mất hoặc cũ, "
        "hãy lập phiếu mới."
    )


@explain.register
def _(error: errors.PersonMissingError) -> str:
    del error
    return "Chưa có họ tên người nhận bàn giao. Hãy ghi họ tên rồi làm lại."


@explain.register
def _(error: errors.EvidenceRefusedError) -> str:
    name = error.file_name
    most = formats.file_size(MOST_ATTACHMENT_BYTES)
    return {
        EvidenceReason.UNKNOWN_KIND: f"Tệp {name} không phải PDF, JPEG hoặc PNG. Hãy chọn tệp quét (PDF) hoặc tệp ảnh.",
        EvidenceReason.EMPTY: f"Tệp {name} trống. Hãy chọn tệp khác hoặc quét lại.",
        EvidenceReason.TOO_LARGE: f"Tệp {name} quá lớn (mỗi tệp tối đa {most}). Hãy quét, chụp lại với độ phân giải thấp hơn.",
        EvidenceReason.UNREADABLE_PICTURE: f"Ảnh {name} bị hỏng, không đọc được. Hãy chọn ảnh khác hoặc chụp lại.",
        EvidenceReason.TOO_MANY: (
            f"Không còn chỗ cho {name}: mỗi tháng tối đa {MOST_OF_A_MONTH} tệp, cả năm tối đa "
            f"{formats.file_size(MOST_OF_A_UNIT_BYTES)}. Hãy bỏ bớt tệp không cần."
        ),
    }[error.reason]


@explain.register
def _(error: errors.EvidenceNotSavedError) -> str:
    step = "xoá bớt tệp ở đó" if error.is_full else "chọn USB hoặc thư mục khác"
    why = "hết chỗ" if error.is_full else "không ghi được"
    return (
        f"Đã sao lưu số liệu vào {_folder(error.folder)}; các tệp minh chứng chưa chép được vì ở đó {why}. "
        f"Hãy {step} rồi sao lưu lại."
    )


@explain.register
def _(error: errors.UnknownEvidenceError) -> str:
    return f"Không có minh chứng {error.uuid}, hoặc đã được bỏ. Hãy mở lại danh sách và chọn tệp khác."


@explain.register
def _(error: errors.EvidenceNotHereError) -> str:
    return f"Tệp của minh chứng «{error.title}» chưa có trên máy này. Hãy nhập tệp gửi mới nhất của nơi đã thêm nó."
