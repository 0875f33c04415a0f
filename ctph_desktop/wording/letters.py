"""Texts ready to be sent to another office by mail, Zalo or fax; whoever sends them can change them first."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto

from ctph_desktop.wording import formats
from ctph_desktop.wording.told import kept

_LATE = " Kỳ này đã chốt: báo cáo gửi sau là bổ sung, đính chính và được tính khi {superior} duyệt."


def reminder_subject(period: str) -> str:
    """The subject of a reminder."""
    return f"Đề nghị gửi báo cáo {period}"


def reminder(
    unit: str, *, superior: str, programme: str, period: str, moment: str, is_returned: bool, is_closed: bool
) -> str:
    """Ask one commune for the report of a month, also after the month was closed."""
    if is_returned:
        asks = (
            f"Báo cáo {period} của quý đơn vị đã được trả lại kèm góp ý; đến {moment}, {superior} chưa nhận được bản "
            "sửa. Đề nghị quý đơn vị sửa theo góp ý trong mục «Tiến độ tháng», chốt lại, rồi xuất tệp trong mục "
            "«Gửi và nhận»"
        )
    else:
        asks = (
            f"Đến {moment}, {superior} chưa nhận được báo cáo {period} của quý đơn vị. Đề nghị quý đơn vị nhập số liệu "
            "trong mục «Tiến độ tháng», chốt gửi, rồi xuất tệp trong mục «Gửi và nhận»"
        )
    late = _LATE.format(superior=superior) if is_closed else ""
    return (
        f"Kính gửi: {unit}\n\n"
        f"Về {programme}: {asks} và gửi tệp .ctph về {superior} qua thư điện tử, Zalo hoặc USB.{late}\n\n"
        "Nếu quý đơn vị đã gửi, xin gọi lại để chúng tôi kiểm tra; gửi lại tệp không làm mất hay trùng số liệu.\n\n"
        "Trân trọng cảm ơn."
    )


def reminder_to_all(
    missing: Sequence[str], *, superior: str, programme: str, period: str, moment: str, is_closed: bool
) -> str:
    """Ask all communes that have not sent, in one text; `missing` are lines of name and how each is reached."""
    late = _LATE.format(superior=superior) if is_closed else ""
    listed = "\n".join(f"{number}. {line}" for number, line in enumerate(missing, start=1))
    return (
        f"Kính gửi các đơn vị chưa gửi báo cáo {period}:\n\n{listed}\n\n"
        f"Về {programme}: đến {moment}, {superior} chưa nhận được báo cáo {period} của các đơn vị trên. Đề nghị nhập "
        "hoặc sửa số liệu trong mục «Tiến độ tháng», chốt gửi, rồi xuất tệp trong mục «Gửi và nhận» và gửi tệp .ctph "
        f"về {superior} qua thư điện tử, Zalo hoặc USB.{late} Đơn vị đã gửi xin gọi lại để chúng tôi kiểm tra.\n\n"
        "Trân trọng cảm ơn."
    )


class LetterPart(Enum):
    """What a paragraph of a printed letter is."""

    TITLE = auto()
    TEXT = auto()
    CODE = auto()


Letter = tuple[tuple[LetterPart, str], ...]


def invitation(superior: str, *, programme: str, file_name: str, code: str, note: str = "") -> Letter:
    """The letter that goes with an invitation file: the code is typed by the commune and compared by the program."""
    text = LetterPart.TEXT
    before = ((text, note),) if note else ()
    return (
        *before,
        (LetterPart.TITLE, "THƯ MỜI THAM GIA CHƯƠNG TRÌNH PHỐI HỢP"),
        (text, "Kính gửi: các đơn vị cấp xã"),
        (text, f"{superior} mời quý đơn vị nhập và gửi báo cáo {programme} bằng chương trình CTPH Desktop."),
        (text, "1. Mở chương trình, chọn «Tham gia theo thư mời…»."),
        (text, f"2. Chọn tệp thư mời gửi kèm: {file_name}"),
        (text, "3. Gõ mã sau đây:"),
        (LetterPart.CODE, code),
        (
            text,
            (
                "Chương trình tự so mã với tệp. Nếu báo không khớp thì tệp không phải do chúng tôi gửi: không dùng tệp đó và "
                "gọi lại cho chúng tôi."
            ),
        ),
        (text, "4. Chọn đơn vị của mình, ghi họ tên và chức vụ người nhập."),
        (
            text,
            (
                "5. Vào «Gửi và nhận», xuất tệp đầu tiên và gửi về. Khi chúng tôi gọi điện, đọc mã 20 chữ số hiện ở đó để "
                "máy được ghi nhận."
            ),
        ),
        (text, "Nơi nhận: như trên; lưu."),
        (text, "Thủ trưởng đơn vị (ký tên, đóng dấu)"),
    )


def reached_at(desk: str, phone: str, email: str) -> str:
    """How a desk is reached, on one line; empty if nothing is known."""
    parts = (desk, f"ĐT {phone}" if phone else "", email)
    return ", ".join(part for part in parts if part)


def reminded(unit: str, *, reached: str, is_returned: bool) -> str:
    """A unit in a list of those whose reports are wanting, and how it is reached."""
    who = f"{unit} – đã trả lại, chưa gửi lại" if is_returned else unit
    return f"{who} ({reached})" if reached else who


def held_subject(file_name: str) -> str:
    """The subject of a message about a file that was not taken in."""
    return f"Tệp {file_name} chưa nhập được"


def held_file(sender: str, *, receiver: str, file_name: str, moment: str, reason: str) -> str:
    """Tell a sender that its file was not taken in, and why."""
    return (
        f"Kính gửi: {sender or 'đơn vị gửi tệp'}\n\n"
        f"{receiver} nhận tệp «{file_name}» lúc {moment} nhưng chưa nhập được, không có số liệu nào bị thay đổi. "
        f"Lý do: {kept(reason)}\n\n"
        "Đề nghị quý đơn vị mở chương trình trên máy đã được ghi nhận, vào mục «Gửi và nhận», xuất tệp mới rồi gửi lại. Tệp mới mang đủ số liệu "
        "của cả năm nên không cần gửi lại các tệp cũ.\n\n"
        "Trân trọng cảm ơn."
    )


def waiting_file(sender: str, *, receiver: str, device: str, moment: str) -> str:
    """Tell a commune that its PC has to be enrolled before its file counts."""
    name = f" «{device}»" if device else ""
    return (
        f"Kính gửi: {sender}\n\n"
        f"{receiver} đã nhận lúc {moment} tệp của máy{name}, nhưng máy này chưa được ghi nhận nên số liệu chưa được "
        "tính. Chúng tôi sẽ gọi số điện thoại đã biết của quý đơn vị; khi đó xin mở mục «Gửi và nhận» trên máy ấy và "
        "đọc mã 20 chữ số. Nếu quý đơn vị không dùng máy này, xin báo ngay.\n\n"
        "Trân trọng cảm ơn."
    )


def held_parts_subject() -> str:
    """The subject of a message about what is held back."""
    return "Số liệu được giữ riêng, chưa tính"


def held_parts(sender: str, *, receiver: str, count: int, reason: str, book: str = "") -> str:
    """Tell a sender that parts of its book are held back, or what its PC wrote into the book of another office."""
    if book:
        return (
            f"Kính gửi: {sender}\n\n"
            f"{receiver} đang giữ riêng {formats.quantity(Decimal(count))} thay đổi do máy của quý đơn vị ghi vào sổ "
            f"{book}, không tính vào số liệu. Lý do: {kept(reason)}\n\n"
            "Đề nghị quý đơn vị kiểm tra máy và chương trình đang dùng; có gì chưa rõ xin gọi cho chúng tôi.\n\n"
            "Trân trọng cảm ơn."
        )
    return (
        f"Kính gửi: {sender}\n\n"
        f"{receiver} đang giữ riêng {formats.quantity(Decimal(count))} thay đổi trong sổ của quý đơn vị, chưa tính vào số "
        f"liệu. Lý do: {kept(reason)}\n\n"
        "Đề nghị quý đơn vị kiểm tra lại số liệu trên máy đang dùng, chốt và gửi lại nếu thiếu; có gì chưa rõ xin gọi "
        "cho chúng tôi.\n\n"
        "Trân trọng cảm ơn."
    )


def package_subject(unit: str, *, period: str, programme: str, is_answer: bool) -> str:
    """The subject of a mail that carries packages: whose, the month of the newest report, the programme."""
    what = "tệp trả lời" if is_answer else f"báo cáo {period}" if period else "tệp số liệu"
    return f"{unit}: {what}" + (f" – {programme}" if programme else "")


def package_mail(files: Sequence[tuple[str, str]], *, unit: str, receiver: str, programme: str, carried: str) -> str:
    """The body of a mail that carries packages, each with the office it is for; the person attaches them.

    `carried` says which reports they bring. Without `files` the text is short enough for every mail program.
    """
    listed = "".join(f"\n- {name} – {whose}" for name, whose in files)
    return (
        f"Kính gửi: {receiver}\n\n"
        f"{unit} gửi kèm thư này tệp số liệu của {programme}{':' if listed else '.'}{listed}\n\n"
        f"{carried}{chr(10) * 2 if carried else ''}"
        "Tệp đã được mã hoá và ký; chỉ chương trình trên máy đã ghi nhận của quý cơ quan mở được. Xin nhập tệp trong "
        "mục «Gửi và nhận» và gửi lại tệp trả lời làm biên nhận.\n\n"
        "Trân trọng cảm ơn."
    )
