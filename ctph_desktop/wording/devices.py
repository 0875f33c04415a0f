"""Words about PCs, who may write, and what a change of either brings with it."""

from collections.abc import Mapping, Sequence
from typing import Final

from ctph_desktop.domain.origins import Origin

ORIGINS: Final[Mapping[Origin, str]] = {
    Origin.WORKBOOK: "bảng tính Excel",
    Origin.SCAN: "bản chụp, bản quét",
    Origin.PAPER: "văn bản giấy",
    Origin.TELEPHONE: "điện thoại",
}
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


def device_state(*, is_here: bool, seals: bool, is_revoked: bool, holds_roster: bool) -> str:
    """Say what a PC is, in a few words."""
    if is_revoked:
        return "đã thu hồi"
    words = ["đang dùng"]
    if seals:
        words.append("máy gửi báo cáo")
    if holds_roster:
        words.append("giữ danh sách máy")
    if is_here:
        words.append("máy này")
    return ", ".join(words)


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


def tell_the_office(unit: str) -> str:
    """Say what has to happen so that others learn of it."""
    return f"Hãy xuất tệp trả lời để {unit} và các nơi khác biết thay đổi này."
