"""Sentences about two values of one cell."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.ConflictGoneError) -> str:
    del error
    return said("Ô này đã được chọn hoặc vừa có thêm số khác. Hãy xem lại danh sách rồi chọn.")


@explain.register
def _(error: errors.FieldsUndecidedError) -> str:
    return said(
        "Nhiều máy cùng sửa: {named}. Hãy chọn một giá trị cho từng mục rồi gộp.", named=", ".join(error.labels)
    )


@explain.register
def _(error: errors.NotMergeableError) -> str:
    del error
    return said("Các giá trị này không gộp được với nhau. Hãy chọn một trong các giá trị.")
