"""The question `explain`, which the subjects answer, and words they share."""

from functools import singledispatch
from pathlib import Path
from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import shown
from ctph_desktop.wording.told import said

_UNKNOWN: Final = (
    "Chương trình gặp lỗi ngoài dự kiến. Số liệu đã lưu vẫn còn nguyên. "
    "Hãy đóng rồi mở lại chương trình; nếu lặp lại, gửi tệp nhật ký cho bộ phận hỗ trợ."
)


@singledispatch
def explain(error: BaseException) -> str:
    """Say what happened and what to do next; an error nobody foresaw is a fault of the program."""
    del error
    return said(_UNKNOWN)


def place(path: Path) -> str:
    """Name a file or folder inside a sentence."""
    return f"“{path}”"


def period_of(code: str) -> str:
    """Name the period of a code, or the code itself where it names none."""
    try:
        return shown.period(ReportingPeriod.parse(code))
    except errors.InvalidPeriodError:
        return code


def year_of(code: str) -> int:
    """Return the year of a period's code; 0 where it names none."""
    try:
        return ReportingPeriod.parse(code).year
    except errors.InvalidPeriodError:
        return 0
