"""Sentences about evidence beside a report."""

from ctph_desktop.domain import errors
from ctph_desktop.domain.errors import EvidenceReason
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, MOST_OF_A_MONTH, MOST_OF_A_UNIT_BYTES
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, place


@explain.register
def _(error: errors.EvidenceRefusedError) -> str:
    name = error.file_name
    most = formats.file_size(MOST_ATTACHMENT_BYTES)
    return {
        EvidenceReason.OFFICE_DOCUMENT: (
            f"Tệp {name} là văn bản Word, Excel; minh chứng là bản đã ký. Hãy lưu thành PDF hoặc quét bản đã ký, rồi chọn "
            "tệp PDF đó."
        ),
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
        f"Đã sao lưu số liệu vào {place(error.folder)}; các tệp minh chứng chưa chép được vì ở đó {why}. "
        f"Hãy {step} rồi sao lưu lại."
    )


@explain.register
def _(error: errors.UnknownEvidenceError) -> str:
    return f"Không có minh chứng {error.uuid}, hoặc đã được bỏ. Hãy mở lại danh sách và chọn tệp khác."


@explain.register
def _(error: errors.EvidenceNotHereError) -> str:
    return f"Tệp của minh chứng «{error.title}» chưa có trên máy này. Hãy nhập tệp gửi mới nhất của nơi đã thêm nó."
