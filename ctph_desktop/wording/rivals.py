"""What rival values are called: kinds of records, their fields, and a field's value in a few words."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.text import clean
from ctph_desktop.wording import formats

CHOSEN_REASON: Final = "Chọn giữa các số do nhiều máy nhập"
TAKEN_UP_REASON: Final = "Lấy lại số đã giữ riêng"
LEFT_REASON: Final = "Giữ số đang dùng, không lấy số giữ riêng"
NOTHING_STANDS: Final = "(chưa có số)"
MERGED_REASON: Final = "Gộp phần sửa của nhiều máy"
DELETED: Final = "(đã xoá)"
EMPTY: Final = "(để trống)"
UNREADABLE: Final = "(bản chương trình này chưa đọc được)"
_LONGEST: Final = 400

RECORDS: Final[Mapping[str, str]] = {
    RecordKind.PROGRAMME: "Chương trình",
    RecordKind.PROGRAMME_YEAR: "Năm của chương trình",
    RecordKind.PROGRAMME_DOCUMENT: "Văn bản của chương trình",
    RecordKind.OBLIGATION: "Báo cáo ngoài nhịp",
    RecordKind.INDICATOR: "Chỉ tiêu",
    RecordKind.FORM: "Biểu mẫu",
    RecordKind.UNIT: "Đơn vị hành chính",
    RecordKind.ORGANISATION: "Tổ chức",
    RecordKind.PERSON: "Cán bộ",
    RecordKind.SUBMISSION: "Bản chốt",
    RecordKind.DECISION: "Quyết định của cấp trên",
    RecordKind.REMARK: "Góp ý của cấp trên",
    RecordKind.EXPLANATION: "Giải trình",
    RecordKind.PERIOD: "Đóng, mở kỳ báo cáo",
    RecordKind.CONSOLIDATION: "Bản tổng hợp đã chốt",
    RecordKind.CONSOLIDATED_UNIT: "Phần của xã trong bản tổng hợp đã chốt",
    RecordKind.FORM_EDITION: "Bản in của biểu mẫu",
    RecordKind.SUBMISSION_DAY: "Ngày gửi báo cáo",
    RecordKind.PHONE_RECEIPT: "Biên nhận qua điện thoại",
    RecordKind.CONTACT: "Thông tin liên hệ",
    RecordKind.EVIDENCE: "Minh chứng",
    RecordKind.SUBMISSION_PIECE: "Phần số liệu của bản chốt",
    RecordKind.TARGET: "Chỉ tiêu năm của đơn vị",
    RecordKind.STATED_TOTAL: "Tổng ghi trong văn bản",
    RecordKind.LINKED_FIGURE: "Nguồn của số lấy từ cơ quan khác",
    RecordKind.TARGET_ANSWER: "Trả lời chỉ tiêu được giao",
}
_FIELDS: Final = {
    "amended_by": "Văn bản sửa đổi",
    "amended_on": "Ngày của văn bản sửa đổi",
    "archive": "Lưu",
    "attached_to": "Kèm theo văn bản",
    "attachment": "Mã của tệp",
    "breakdown": "Chia theo",
    "breakdowns": "Chia theo",
    "by": "Người ghi",
    "capacity": "Ký thay mặt",
    "contact": "Liên hệ",
    "calendar": "Lịch báo cáo",
    "ceiling": "Không vượt quá",
    "cell": "Ô số liệu",
    "checks": "Các phép kiểm tra",
    "code": "Mã",
    "columns": "Các cột",
    "column": "Cột",
    "consolidation": "Bản tổng hợp đã chốt",
    "counted": "Số đơn vị đã cộng",
    "cross_checks": "Kiểm tra giữa các biểu",
    "dated": "Ngày ký",
    "day": "Ngày nộp",
    "decimals": "Số chữ số lẻ",
    "decrease": "Phần giảm",
    "denominator": "Mẫu số",
    "direction": "Chiều hướng",
    "document": "Văn bản",
    "explanation": "Giải trình",
    "form": "Biểu mẫu",
    "formerly": "Tên cũ",
    "given": "Số được giao",
    "forms": "Các biểu mẫu",
    "increase": "Phần tăng",
    "indicator": "Chỉ tiêu",
    "indicators": "Các chỉ tiêu",
    "is_closed": "Kỳ đã chốt",
    "is_monthly": "Báo cáo hằng tháng",
    "is_open": "Chưa xử lý",
    "is_signed": "Đã ký",
    "issuer": "Cơ quan ban hành",
    "is_sample": "Số liệu minh họa",
    "kind": "Loại",
    "last_year": "Năm cuối",
    "level": "Cấp",
    "measure": "Loại số",
    "links": "Văn bản liên kết",
    "line_heading": "Tiêu đề dòng",
    "lines": "Các dòng",
    "name": "Tên",
    "note": "Ghi chú",
    "notes": "Ghi chú",
    "number": "Số",
    "numerator": "Tử số",
    "operation": "Lần giao",
    "operations": "Các lần ghi ở nguồn",
    "parent": "Trực thuộc",
    "parties": "Các bên ký",
    "period": "Kỳ",
    "place": "Nơi ký",
    "plan_year": "Năm kế hoạch",
    "post": "Chức vụ",
    "programme": "Chương trình",
    "quantity": "Số",
    "reason": "Lý do",
    "recipients": "Nơi nhận",
    "relation": "Quan hệ",
    "remark": "Ghi thêm",
    "reports_to": "Nơi nhận báo cáo",
    "root": "Cơ quan của nguồn",
    "seal": "Bản chốt",
    "seals": "Các bản chốt làm cơ sở",
    "short_name": "Tên viết tắt",
    "size": "Cỡ tệp",
    "short_title": "Tên ngắn",
    "signed_on": "Ngày ký",
    "signer": "Người ký",
    "since": "Từ ngày",
    "source": "Nguồn",
    "standing_body": "Cơ quan thường trực",
    "state": "Tình trạng",
    "superior": "Cấp trên",
    "term": "Giai đoạn",
    "text": "Nội dung",
    "tier": "Loại chỉ tiêu",
    "title": "Tên đầy đủ",
    "total_label": "Tên dòng tổng",
    "unit": "Đơn vị",
    "unit_of_measure": "Đơn vị tính",
    "units": "Các đơn vị",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "desk": "Bộ phận",
    "until": "Đến ngày",
    "valid_from": "Có hiệu lực từ",
    "valid_to": "Hết hiệu lực",
    "verdict": "Quyết định",
    "version": "Lần ban hành",
    "year": "Năm",
}


def record(kind: str) -> str:
    """Say what a kind of record is called; kinds of later versions of the program are just notes."""
    return RECORDS.get(kind, "Mục ghi của bản chương trình mới hơn")


def stated_total(form: str, column: str) -> str:
    """Name the stated total of a form's column."""
    return f"{RECORDS[RecordKind.STATED_TOTAL]}: {form}, cột {column}"


def stated(quantity: Decimal | None, explanation: str) -> str:
    """One of several values that two PCs wrote down for a stated total."""
    count = formats.quantity(quantity) if quantity is not None else EMPTY
    explanation = _shortened(clean(explanation))
    return f"{count} ({explanation})" if explanation else count


def field(name: str) -> str:
    """Say what a field of a record is called."""
    return _FIELDS.get(name, clean(name)[:60])


def value(content: Any, *, name_of: Callable[[str], str]) -> str:
    """Write a field's value in a few words; `name_of` knows what UUIDs are called."""
    return _shortened(_value(content, name_of))


def _value(content: Any, name_of: Callable[[str], str]) -> str:
    if content is None or content is msgspec.UNSET or content in ("", [], {}):
        return EMPTY
    if isinstance(content, bool):
        return "có" if content else "không"
    if isinstance(content, str):
        return name_of(content) or clean(content)
    if isinstance(content, Mapping):
        shown = ((key, _value(inner, name_of)) for key, inner in content.items())
        return ", ".join(f"{field(key)}: {text}" for key, text in shown if text != EMPTY)
    if isinstance(content, list | tuple):
        return "; ".join(_value(inner, name_of) for inner in content)
    return str(content)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def seals(period: str) -> str:
    """Several seals of one month stand side by side."""
    return f"Báo cáo {period}: nhiều bản chốt"


def seal(version: int, figures: int) -> str:
    """One of several seals."""
    return f"Bản chốt thứ {version}, {figures} số"


def decisions(period: str) -> str:
    """Several decisions on one seal stand side by side."""
    return f"Quyết định về báo cáo {period}"


def decision(verdict: str, note: str) -> str:
    """One of several decisions."""
    return f"{verdict[:1].upper()}{verdict[1:]}" + (f": {note}" if note else "")


def who_chooses(unit: str) -> str:
    """Another office keeps the cell and chooses."""
    return f"{unit[:1].upper()}{unit[1:]} chọn; kết quả về theo tệp tiếp theo của đơn vị đó."


def figure_on_page(label: str, shown: str, others: str) -> str:
    """A printed figure rests on a cell nobody has chosen yet."""
    return f"“{label}”: nhiều máy ghi số khác nhau ({shown}; {others}), chưa chọn; biểu này tạm dùng {shown}"


def record_on_page(label: str) -> str:
    """A printed form is drawn with a record nobody has chosen yet."""
    return f"{label}: nhiều máy của cấp trên sửa khác nhau, chưa chọn"


def seals_on_page(period: str) -> str:
    """A printed line rests on one of several seals of a month."""
    return f"{period} có nhiều bản chốt khác nhau, đơn vị chưa chọn một bản"


def decisions_on_page(period: str) -> str:
    """A printed line rests on a seal with rival decisions."""
    return f"báo cáo {period} có hai quyết định khác nhau (duyệt và trả lại), chưa chọn"


def new_conflicts(count: int) -> str:
    """An import brings values that stand beside others."""
    return f"Có {count} ô nhiều máy ghi khác nhau: mở Tổng quan, bấm «Chọn số đúng…» để chọn."
