"""Sentences about backups and the recovery sheet."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain, place


@explain.register
def _(error: errors.NewerBackupError) -> str:
    return f"Bản sao lưu {place(error.path)} do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi mở lại."


@explain.register
def _(error: errors.NotABackupError) -> str:
    return (
        f"Tệp {place(error.path)} không phải tệp sao lưu của chương trình. Hãy chọn tệp .ctphbak do chương trình ghi."
    )


@explain.register
def _(error: errors.BackupDamagedError) -> str:
    return f"Bản sao lưu {place(error.path)} đã hỏng hoặc chép chưa hết. Hãy chọn bản sao lưu khác."


@explain.register
def _(error: errors.BackupWithoutSheetError) -> str:
    return (
        f"Bản sao lưu {place(error.path)} được làm khi chưa có phiếu phục hồi, nên chỉ mở được trên máy và tài khoản "
        "đã làm ra nó. Hãy chọn bản sao lưu làm sau khi lập phiếu."
    )


@explain.register
def _(error: errors.NoBackupFoundError) -> str:
    return f"Không thấy bản sao lưu nào trong {place(error.folder)}. Hãy chọn đúng USB hoặc thư mục."


@explain.register
def _(error: errors.ForeignBackupError) -> str:
    if error.authority:
        return (
            f"Bản sao lưu này là sổ của {error.unit_name} làm việc với {error.authority}, không phải sổ đang phục hồi; "
            "không có gì bị thay đổi. Hãy mở đơn vị, vào «An toàn dữ liệu» và bấm «Phục hồi từ tệp…» (hoặc dùng lệnh "
            "ctph restore-authority) để thêm sổ đó vào đơn vị."
        )
    return (
        f"Bản sao lưu này là của {error.unit_name}, không phải của đơn vị đang mở; không có gì bị thay đổi. "
        "Hãy chọn bản sao lưu khác, hoặc phục hồi vào một thư mục mới."
    )


@explain.register
def _(error: errors.BackupNotOpenedError) -> str:
    return f"Khoá trên máy này không mở được bản sao lưu {place(error.path)}. Hãy gõ mã trên phiếu phục hồi của bản đó."


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
