"""Where the code of a recovery sheet is typed: eight groups of six digits, blanks wherever the person likes."""

from PySide6.QtWidgets import QLineEdit

_GROUPS = 8
_DIGITS = 48
_SEPARATORS = " .-\u00a0\t/,"


class RecoveryLine(QLineEdit):
    """A plain line; nothing is rewritten while typing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Mã phục hồi, tám nhóm sáu chữ số"))
        self.setPlaceholderText(" ".join(["123456"] * _GROUPS))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 62)

    def complaint(self) -> str:
        """Say why this cannot be a code at all; empty if it may be one."""
        digits = "".join(char for char in self.text() if char not in _SEPARATORS)
        if digits and not (digits.isdigit() and digits.isascii()):
            return self.tr("Mã chỉ gồm chữ số. Nếu bộ gõ làm sai số, hãy tắt tiếng Việt (Ctrl+Shift) rồi gõ lại.")
        if len(digits) != _DIGITS:
            return self.tr("Mã có 48 chữ số (8 nhóm), đang có {count}.").format(count=len(digits))
        return ""
