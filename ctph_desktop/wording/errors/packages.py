"""Sentences about packages and what they bring."""

from decimal import Decimal
from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.domain.errors import PackageReason, RefusalReason
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.segment import SegmentError
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, place
from ctph_desktop.wording.told import said

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
    PackageReason.NOT_FOR_US: (
        "Tệp này gửi cho máy khác, máy này không mở được. Nếu là tệp cấp trên trả lời đơn vị mình: máy này có thể chưa "
        "được ghi nhận. Hãy xuất tệp gửi cấp trên, đọc mã qua điện thoại, rồi nhập tệp trả lời mới."
    ),
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
    RefusalReason.SAID_SUPERIOR: (
        "Máy gửi tệp này chưa được ghi nhận. Tệp tự nói là của cấp trên mới thay cấp trên hiện nay; chương trình không "
        "xác minh được điều đó. Chỉ khi có công văn và thư mời của cấp trên mới, hãy mở mục Máy và người dùng, chọn "
        "“Nhận thư mời của cấp trên…” và gõ mã trên công văn. Chưa có công văn, hãy gọi cấp trên hiện nay hỏi trước."
    ),
    RefusalReason.UNFORESEEN: (
        "Chương trình gặp lỗi chưa lường trước khi đọc tệp này; tệp không được nhập, các tệp khác vẫn nhập bình thường. "
        "Hãy gửi tệp này{report} cho bộ phận hỗ trợ."
    ),
    RefusalReason.NEW_SUPERIOR: (
        "Tệp này do cấp trên mới gửi, nơi tiếp nhận công việc của cấp trên cũ. Hãy mở mục Máy và người dùng, "
        "chọn “Nhận thư mời của cấp trên…” rồi nhập lại tệp."
    ),
    RefusalReason.HANDED_OVER: (
        "Cơ quan ở máy này đã bàn giao cho {receiver}, nên không nhận tệp nữa. Hãy chuyển tệp này cho {receiver}."
    ),
    RefusalReason.TRAY_FULL: (
        "Hộp chờ đã đầy hoặc tệp quá lớn. Hãy xử lý các tệp đang chờ (ghi nhận máy hoặc loại bỏ) rồi nhập lại."
    ),
}


@explain.register
def _(error: errors.UnknownPackageError) -> str:
    return said(
        "Không có tệp nào đang chờ mang mã {package}. Có thể đã được xử lý; hãy mở lại danh sách.",
        package=error.package[:8],
    )


@explain.register
def _(error: errors.NoPackageFoundError) -> str:
    return said("Không thấy gói CTPH nào trong {folder}. Hãy chọn đúng USB hoặc thư mục.", folder=place(error.folder))


@explain.register
def _(error: errors.PackageError) -> str:
    sentence = _PACKAGE[error.reason]
    missing = error.detail.get("missing", "")
    detail = {"version": said("mới hơn"), "extra": "", **error.detail}
    detail["missing"] = (
        said(", thiếu {missing} byte", missing=formats.quantity(Decimal(missing))) if missing.isdigit() else ""
    )
    return said(sentence, **detail)


@explain.register
def _(error: errors.PackageRefusedError) -> str:
    report = error.detail.get("report", "")
    named = (
        said(" và tệp báo lỗi {report} (thư mục bao-cao-loi trong thư mục dữ liệu của chương trình)", report=report)
        if report
        else ""
    )
    detail = {
        "unit": said("đơn vị khác"),
        "receiver": said("cơ quan tiếp nhận"),
        "device": said("gửi tệp"),
        **error.detail,
        "report": named,
    }
    return said(_REFUSALS[error.reason], **detail)


@explain.register(CanonicalError)
@explain.register(SegmentError)
def _(error: CanonicalError | SegmentError) -> str:
    del error
    return said(
        "Dữ liệu không đúng cách ghi của chương trình, có thể đã hỏng. Hãy phục hồi từ bản sao lưu hoặc xin gửi lại."
    )
