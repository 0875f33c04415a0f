"""Sentences about programmes and their years."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain


@explain.register
def _(_: errors.NoProgrammeError) -> str:
    return "Đơn vị chưa có chương trình nào. Hãy lập chương trình, hoặc tham gia theo thư mời của cấp trên trước."


@explain.register
def _(error: errors.YearNotNextError) -> str:
    return f"Chưa mở được năm {error.year}: các năm được mở lần lượt, năm tiếp theo là {error.following}."


@explain.register
def _(error: errors.UnknownProgrammeError) -> str:
    known = "; ".join(f"“{title}”" for title in error.titles)
    return (
        f"Không xác định được chương trình “{error.text}”. Các chương trình đang có: {known}."
        if known
        else (f"Không có chương trình nào là “{error.text}”: đơn vị chưa có chương trình.")
    )


@explain.register
def _(error: errors.UnknownYearError) -> str:
    known = ", ".join(map(str, error.years))
    return f"Chương trình không có năm {error.year}. Các năm đang có: {known or 'chưa có năm nào'}."


@explain.register
def _(error: errors.YearMeantTwiceError) -> str:
    return f"Kỳ {error.period} không thuộc năm {error.year}. Hãy bỏ một trong hai, hoặc ghi kỳ của năm {error.year}."
