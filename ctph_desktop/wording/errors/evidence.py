"""Sentences about evidence beside a report."""

from ctph_desktop.domain import errors
from ctph_desktop.domain.errors import EvidenceReason
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, MOST_OF_A_MONTH, MOST_OF_A_UNIT_BYTES
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, place
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.EvidenceRefusedError) -> str:
    name = error.file_name
    most = formats.file_size(MOST_ATTACHMENT_BYTES)
    return {
        EvidenceReason.OFFICE_DOCUMENT: (
            said(
                "Tệp {name} là văn bản Word, Excel; minh chứng là bản đã ký. Hãy lưu thành PDF hoặc quét bản đã ký, rồi "
                "chọn tệp PDF đó.",
                name=name,
            )
        ),
        EvidenceReason.UNKNOWN_KIND: said(
            "Tệp {name} không phải PDF, JPEG hoặc PNG. Hãy chọn tệp quét (PDF) hoặc tệp ảnh.", name=name
        ),
        EvidenceReason.EMPTY: said("Tệp {name} trống. Hãy chọn tệp khác hoặc quét lại.", name=name),
        EvidenceReason.TOO_LARGE: said(
            "Tệp {name} quá lớn (mỗi tệp tối đa {most}). Hãy quét, chụp lại với độ phân giải thấp hơn.",
            name=name,
            most=most,
        ),
        EvidenceReason.UNREADABLE_PICTURE: said(
            "Ảnh {name} bị hỏng, không đọc được. Hãy chọn ảnh khác hoặc chụp lại.", name=name
        ),
        EvidenceReason.TOO_MANY: (
            said(
                "Không còn chỗ cho {name}: mỗi tháng tối đa {files} tệp, cả năm tối đa {size}. "
                "Hãy bỏ bớt tệp không cần.",
                name=name,
                files=MOST_OF_A_MONTH,
                size=formats.file_size(MOST_OF_A_UNIT_BYTES),
            )
        ),
    }[error.reason]


@explain.register
def _(error: errors.EvidenceNotSavedError) -> str:
    if error.is_full:
        return said(
            "Đã sao lưu số liệu vào {folder}; các tệp minh chứng chưa chép được vì ở đó hết chỗ. Hãy xoá bớt tệp ở đó rồi "
            "sao lưu lại.",
            folder=place(error.folder),
        )
    return said(
        "Đã sao lưu số liệu vào {folder}; các tệp minh chứng chưa chép được vì ở đó không ghi được. Hãy chọn USB hoặc thư "
        "mục khác rồi sao lưu lại.",
        folder=place(error.folder),
    )


@explain.register
def _(error: errors.UnknownEvidenceError) -> str:
    return said("Không có minh chứng {uuid}, hoặc đã được bỏ. Hãy mở lại danh sách và chọn tệp khác.", uuid=error.uuid)


@explain.register
def _(error: errors.EvidenceNotHereError) -> str:
    return said(
        "Tệp của minh chứng «{title}» chưa có trên máy này. Hãy nhập tệp gửi mới nhất của nơi đã thêm nó.",
        title=error.title,
    )
