"""Where a code that was heard or stands on paper is typed, blanks wherever the person likes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ctph_desktop.domain.errors import MistypedCodeError

_DIGITS = 20
_GROUP = 5
_EXAMPLE = "1234567890"
_SEPARATORS = " .-\u00a0\t"


class CodeLine(QLineEdit):
    """A plain line; nothing is rewritten while typing. `group` is how many digits are read out or printed together."""

    def __init__(self, *, digits: int = _DIGITS, group: int = _GROUP) -> None:
        super().__init__()
        self._digits = digits
        self.setAccessibleName(self.tr("Mã {count} chữ số").format(count=digits))
        self.setPlaceholderText(" ".join([_EXAMPLE[:group]] * (digits // group)))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.setFont(font)

    def digits(self) -> str:
        """Return what was typed without blanks, dots and dashes."""
        return "".join(char for char in self.text() if char not in _SEPARATORS)

    def complaint(self) -> str:
        """Say why this cannot be a code at all; empty if it may be one."""
        digits = self.digits()
        if not (digits.isdigit() and digits.isascii()) and digits:
            return self.tr("Mã chỉ gồm chữ số. Nếu bộ gõ làm sai số, hãy tắt tiếng Việt (Ctrl+Shift) rồi gõ lại.")
        if len(digits) != self._digits:
            return self.tr("Mã có {wanted} chữ số, đang có {count}.").format(wanted=self._digits, count=len(digits))
        return ""


def wrong_groups(error: MistypedCodeError) -> str:
    """Say which groups of a code were heard or typed wrong."""
    numbers = ", ".join(str(group + 1) for group in error.groups)
    text = QCoreApplication.translate("CodeLine", "Nhóm {numbers} sai: hãy đề nghị đọc lại nhóm đó rồi gõ lại.")
    return text.format(numbers=numbers)
