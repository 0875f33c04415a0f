"""Sentences about backups and the recovery sheet."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain, place
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.NewerBackupError) -> str:
    return said(
        "Bản sao lưu {path} do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi mở lại.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.NotABackupError) -> str:
    return said(
        "Tệp {path} không phải tệp sao lưu của chương trình. Hãy chọn tệp .ctphbak do chương trình ghi.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.BackupDamagedError) -> str:
    return said("Bản sao lưu {path} đã hỏng hoặc chép chưa hết. Hãy chọn bản sao lưu khác.", path=place(error.path))


@explain.register
def _(error: errors.BackupWithoutSheetError) -> str:
    return said(
        "Bản sao lưu {path} được làm khi chưa có phiếu phục hồi, nên chỉ mở được trên máy và tài khoản đã làm ra "
        "nó. Hãy chọn bản sao lưu làm sau khi lập phiếu.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.NoBackupFoundError) -> str:
    return said(
        "Không thấy bản sao lưu nào trong {folder}. Hãy chọn đúng USB hoặc thư mục.", folder=place(error.folder)
    )


@explain.register
def _(error: errors.ForeignBackupError) -> str:
    if error.authority:
        return said(
            "Bản sao lưu này là sổ của {unit_name} làm việc với {authority}, không phải sổ đang phục hồi; không có "
            "gì bị thay đổi. Hãy mở đơn vị, vào «An toàn dữ liệu» và bấm «Phục hồi từ tệp…» (hoặc dùng lệnh ctph "
            "restore-authority) để thêm sổ đó vào đơn vị.",
            unit_name=error.unit_name,
            authority=error.authority,
        )
    return said(
        "Bản sao lưu này là của {unit_name}, không phải của đơn vị đang mở; không có gì bị thay đổi. Hãy chọn "
        "bản sao lưu khác, hoặc phục hồi vào một thư mục mới.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.BackupNotOpenedError) -> str:
    return said(
        "Khoá trên máy này không mở được bản sao lưu {path}. Hãy gõ mã trên phiếu phục hồi của bản đó.",
        path=place(error.path),
    )


@explain.register
def _(error: errors.RecoverySheetMissingError) -> str:
    del error
    return said(
        "Dữ liệu này chưa có phiếu phục hồi nào. Hãy mở bằng đúng máy và tài khoản đã cài rồi lập phiếu "
        "ở mục “An toàn dữ liệu”."
    )


@explain.register
def _(error: errors.RecoveryCodeMistypedError) -> str:
    groups = ", ".join(str(group + 1) for group in error.groups)
    return said(
        "Nhóm số thứ {groups} của mã phục hồi gõ sai hoặc thiếu. Hãy xem lại phiếu và gõ lại nhóm đó.", groups=groups
    )


@explain.register
def _(error: errors.RecoveryCodeWrongError) -> str:
    return said(
        "Mã này không phải của phiếu phục hồi số {sheets}. Hãy tìm đúng phiếu và gõ lại; dữ liệu vẫn nguyên.",
        sheets=error.sheets,
    )


@explain.register
def _(error: errors.RecoveryGroupWrongError) -> str:
    return said(
        "Nhóm số thứ {number} không khớp với phiếu đang dùng. Hãy gõ lại; nếu phiếu bị mất hoặc cũ, hãy lập phiếu mới.",
        number=error.group + 1,
    )
