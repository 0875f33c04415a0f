"""Why a button beside the PCs cannot be used on the chosen line; empty where it can."""

from ctph_desktop.services.roster.devices import DeviceRow, OfficeDevices
from ctph_desktop.ui.look.languages import translate


def here() -> str:
    """Say why this PC changes nothing about who may write."""
    return translate(
        "WhyClosed", "Danh sách máy chỉ đổi được trên máy giữ khoá danh sách (máy lập đơn vị cấp trên đầu tiên)."
    )


def revoking(device: DeviceRow | None) -> str:
    """Say why a PC is not taken out of use."""
    if device is None:
        return translate("WhyClosed", "Dòng đang chọn không có máy nào.")
    if device.is_revoked:
        return translate("WhyClosed", "Máy này đã thu hồi rồi.")
    return translate("WhyClosed", "Không thu hồi được chính máy đang dùng.") if device.is_here else ""


def resealing(unit: OfficeDevices | None) -> str:
    """Say why another PC of a unit cannot seal."""
    if unit is None:
        return translate("WhyClosed", "Hãy chọn một xã. Cấp trên không có máy gửi báo cáo.")
    if any(not device.is_revoked and not device.seals for device in unit.devices):
        return ""
    return translate("WhyClosed", "Đơn vị này không có máy nào khác để chuyển việc gửi báo cáo sang.")


def keeping(unit: OfficeDevices | None) -> str:
    """Say why nobody can begin to type for a unit."""
    if unit is None:
        return translate("WhyClosed", "Hãy chọn một xã để nhập thay.")
    if unit.is_own_keeper:
        return ""
    return translate("WhyClosed", "Sổ của đơn vị này đang do nơi khác giữ: {state}.").format(state=unit.state)


def giving_back(unit: OfficeDevices | None) -> str:
    """Say why the book of a unit cannot go back."""
    if unit is None:
        return translate("WhyClosed", "Hãy chọn một xã đang được nhập thay.")
    return "" if unit.is_kept_here else translate("WhyClosed", "Đơn vị này không do cấp trên nhập thay.")


def opening(office: OfficeDevices | None) -> str:
    """Say why a book cannot be opened here."""
    if office is not None and office.is_kept_here:
        return ""
    return translate("WhyClosed", "Hãy chọn đơn vị đang được nhập thay ở đây (tên in đậm).")


def targets(unit: OfficeDevices | None) -> str:
    """Say why no targets can be given; the superior office's own line holds the total it was assigned."""
    return "" if unit is not None else translate("WhyClosed", "Hãy chọn một đơn vị để giao chỉ tiêu.")


def renaming(unit: OfficeDevices | None) -> str:
    """Say why nothing can be called otherwise."""
    return "" if unit is not None else translate("WhyClosed", "Hãy chọn một xã để đổi tên.")


def splitting(unit: OfficeDevices | None) -> str:
    """Say why no unit is divided."""
    if unit is None:
        return translate("WhyClosed", "Hãy chọn xã sẽ chia thành nhiều đơn vị.")
    if unit.is_own_keeper or unit.is_kept_here:
        return ""
    return translate("WhyClosed", "Sổ của đơn vị này đang do nơi khác giữ: {state}.").format(state=unit.state)
