"""Words about PCs, who may write, and what a change of either brings with it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ctph_desktop.domain.origins import Origin
from ctph_desktop.wording import formats

ORIGINS: Final[Mapping[Origin, str]] = {
    Origin.WORKBOOK: "bảng tính Excel",
    Origin.SCAN: "bản chụp, bản quét",
    Origin.PAPER: "văn bản giấy",
    Origin.TELEPHONE: "điện thoại",
}
THE_SUPERIOR: Final = "cấp trên"
ON_BEHALF: Final = "cấp trên nhập thay"


def typed_on_behalf(origin: Origin | None, *, keeper: str, is_superior: bool) -> str:
    """Say with each figure and seal who typed it for the unit, and from what."""
    who = ON_BEHALF.capitalize() if is_superior else f"{keeper} nhập thay (đơn vị kế thừa)"
    return f"{who}, nguồn: {ORIGINS[origin]}" if origin else who


def kept_on_behalf(names: Sequence[str]) -> str:
    """Say on a page for which units the superior office typed the reports."""
    return f"{ON_BEHALF.capitalize()}: {', '.join(names)}."


def keeper_state(*, keeper: str, is_own: bool, is_superior: bool, has_device: bool) -> str:
    """Say who types a unit's figures."""
    if is_own:
        return "tự nhập" if has_device else "chưa có máy được ghi nhận"
    return ON_BEHALF if is_superior else f"{keeper} giữ sổ (đơn vị kế thừa)"


def device_state(*, is_here: bool, seals: bool, is_revoked: bool, holds_roster: bool, kept_by: str = "") -> str:
    """Say what a PC is, in a few words; `kept_by` names the office that keeps the book of its unit instead."""
    if is_revoked:
        return "đã thu hồi"
    words = [f"chỉ xem: {kept_by} giữ sổ" if kept_by else "đang dùng"]
    if seals and not kept_by:
        words.append("máy gửi báo cáo")
    if holds_roster:
        words.append("giữ danh sách máy")
    if is_here:
        words.append("máy này")
    return ", ".join(words)


def device_alone() -> str:
    """Say what the PC of an office without a superior office is."""
    return "đang dùng, chưa có cấp trên, máy này"


def what_counts(device: str, *, segments: int, months: Sequence[str], last: str) -> str:
    """Say what of a PC's work still counts once it is revoked."""
    if not segments:
        return f"Nơi này chưa nhận được gì từ máy “{device}”."
    sealed = f" Báo cáo đã chốt: {', '.join(months)}." if months else " Chưa có báo cáo nào được chốt."
    when = f", nhận lần cuối {last}" if last else ""
    return f"Những gì nơi này đã nhận từ máy “{device}” vẫn được tính ({segments} phần{when}).{sealed}"


def what_is_lost(device: str) -> str:
    """Say what of a PC's work is lost once it is revoked."""
    return (
        f"Số đã gõ trên máy “{device}” mà chưa gửi tới đây sẽ không được tính, kể cả khi tệp đến sau. "
        "Nếu có tệp của đơn vị chưa nhập, hãy nhập trước khi thu hồi."
    )


def who_seals_next(device: str) -> str:
    """Say which PC seals from now on; empty text for none."""
    if device:
        return f"Máy gửi báo cáo từ nay là “{device}”."
    return "Đơn vị không còn máy gửi báo cáo: hãy ghi nhận máy mới, hoặc nhập thay cho đơn vị."


def tell_the_office(unit: str, *, has_others: bool) -> str:
    """Say what has to happen so that others learn of it; a unit without a PC can be sent no file."""
    if not has_others:
        return (
            f"{unit} không còn máy nào để nhận tệp: hãy gọi điện báo cho đơn vị. Muốn có số liệu tiếp, ghi nhận máy mới "
            "cho đơn vị hoặc chọn «Nhập thay cho xã…»."
        )
    return f"Hãy xuất tệp trả lời để {unit} và các nơi khác biết thay đổi này."


def merger_sentences(ended: Sequence[str], successor: str, *, new_code: str, last_day: date, today: date) -> str:
    """Say before a merger who ends and goes on, and on which day what happens; `new_code` is that of a new unit."""
    code = f" (đơn vị mới, mã {new_code})" if new_code else ""
    last, first, now = formats.day(last_day), formats.day(last_day + timedelta(days=1)), formats.day(today)
    ahead = (
        f"Ngày {last} chưa đến, nhưng việc nhập chuyển ngay hôm nay, không đợi đến ngày đó. Nên sáp nhập sau ngày {last}, "
        "khi các đơn vị cũ đã gửi hết báo cáo.\n\n"
        if last_day > today
        else ""
    )
    return (
        f"Kết thúc sau ngày {last}: {', '.join(ended)}.\n"
        f"Tiếp nhận từ ngày {first}: {successor}{code}.\n\n"
        "• Số liệu và báo cáo đã gửi tới đây của các đơn vị cũ vẫn được tính.\n"
        f"• Máy của các đơn vị cũ chỉ được xem kể từ hôm nay, {now}; số gõ ở đó mà chưa gửi tới đây thì không được tính.\n"
        f"• {successor} nhập và chốt nốt các tháng đến ngày {last} dưới tên đơn vị cũ; từ ngày {first} báo cáo dưới tên "
        "mình.\n"
        f"• Đến hết ngày {last} biểu in dòng của các đơn vị cũ. Từ kỳ kết thúc sau ngày đó, chỉ tiêu, cam kết và số đã "
        f"báo cáo của các đơn vị cũ cộng vào dòng của {successor}; không kỳ nào cộng hai lần.\n\n"
        f"{ahead}"
        "Hãy nhập hết các tệp đang có của các đơn vị cũ trước khi sáp nhập. Việc này không rút lại được."
    )


def targets_taken_over(before: Sequence[str], *, is_new: bool) -> str:
    """Say above the targets of a merged unit what counts beside what is written there."""
    names = ", ".join(before)
    if is_new:
        return f"Để trống: tự cộng chỉ tiêu của {names} (đã sáp nhập). Ghi số vào đây thì số đó thay cho tổng ấy."
    return (
        f"Sau khi sáp nhập, biểu cộng thêm chỉ tiêu của {names} vào đơn vị này. Ở đây chỉ ghi phần của riêng đơn vị, "
        "không ghi gộp."
    )


def division_sentences(ended: str, begun: Sequence[str], *, last_day: date) -> str:
    """Say before a unit is divided who ends and begins, who keeps its book, and that nobody divides its figures."""
    last, first = formats.day(last_day), formats.day(last_day + timedelta(days=1))
    return (
        f"«{ended}» kết thúc sau ngày {last}. Từ ngày {first} có: {', '.join(begun)}.\n\n"
        f"• {begun[0]} nhập và chốt nốt các tháng đến ngày {last} dưới tên «{ended}»; máy của «{ended}» chỉ còn được xem.\n"
        f"• Số «{ended}» đã báo cáo không chia cho ai: biểu giữ dòng «{ended}» và thêm dòng của từng đơn vị mới.\n"
        f"• Hãy giao chỉ tiêu cho các đơn vị mới. Chỉ tiêu nào đã giao cho một đơn vị mới thì từ ngày {first} không tính ở "
        f"dòng «{ended}» nữa; không kỳ nào cộng hai lần.\n\n"
        f"Hãy nhập hết các tệp đang có của «{ended}» trước. Việc này không rút lại được."
    )


def renaming_sentence(old: str, new: str, *, code: str, first_day: date) -> str:
    """Say what renaming a unit does, and what it does not; without a code the old one stays."""
    called = f"«{new}» (mã {code})" if code else f"«{new}»"
    return (
        f"Từ ngày {formats.day(first_day)}, «{old}» gọi là {called}. Báo cáo, chỉ tiêu và sổ của đơn vị giữ nguyên; "
        f"biểu của các kỳ trước ngày ấy vẫn in «{old}»."
    )


def after_merger(*, is_new: bool) -> str:
    """Say after a merger what has to happen next."""
    if not is_new:
        return (
            "Hãy xuất tệp trả lời gửi các xã; đơn vị kế thừa nhập tệp đó là nhận được sổ.\n\n"
            "Chỉ tiêu, cam kết của các đơn vị cũ tự cộng vào đơn vị kế thừa, bên cạnh chỉ tiêu của chính đơn vị đó: đừng "
            "ghi gộp."
        )
    return (
        "Hãy xuất thư mời gửi đơn vị mới, và xuất tệp trả lời gửi các xã.\n\n"
        "Chỉ tiêu, cam kết của các đơn vị cũ tự cộng vào đơn vị mới. Muốn giao số khác: chọn đơn vị mới trong bảng, chọn "
        "«Chỉ tiêu của đơn vị…» rồi ghi; số ghi ở đó thay cho tổng của các đơn vị cũ, không phải sửa ở đơn vị cũ."
    )


def succession_sentences(
    old: str,
    *,
    name: str,
    code: str,
    person: str,
    own_devices: Sequence[str],
    others: Sequence[tuple[str, Sequence[str]]],
) -> str:
    """Repeat before another office takes the programme over what it is called and which PCs go along."""
    listed = "\n".join(f"  – {unit}: {', '.join(devices)}" for unit, devices in others)
    kept = f"Máy của các đơn vị vẫn được ghi nhận, không phải ghi nhận lại:\n{listed}" if listed else ""
    lines = (
        f"{old} thôi làm cấp trên của chương trình này kể từ khi bấm nút dưới đây.",
        f"Cấp trên mới: {name}",
        f"Mã đơn vị: {code}",
        f"Cán bộ: {person}" if person else "Cán bộ: không đổi",
        f"Máy của cấp trên mới: {', '.join(own_devices)}",
        kept,
    )
    return "\n".join(line for line in lines if line)
