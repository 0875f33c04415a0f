"""Questions, notices and faults: verbs on the buttons, received text always as plain text."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.system.crash_reports import describe
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

_ROLE = QMessageBox.ButtonRole


def _box(parent: QWidget | None, *, title: str, text: str, detail: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if detail:
        box.setInformativeText(detail)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def ask(parent: QWidget | None, *, title: str, text: str, verb: str, refusal: str, detail: str = "") -> bool:
    """Ask before something that cannot be undone; `verb` does it, `refusal` leaves everything as it is."""
    box = _box(parent, title=title, text=text, detail=detail, icon=QMessageBox.Icon.Question)
    doing = box.addButton(verb, _ROLE.AcceptRole)
    leaving = box.addButton(refusal, _ROLE.RejectRole)
    box.setDefaultButton(leaving)
    box.setEscapeButton(leaving)
    box.exec()
    return bool(box.clickedButton() == doing)


def choose(
    parent: QWidget | None, *, title: str, text: str, verbs: Sequence[str], refusal: str, detail: str = ""
) -> int | None:
    """Ask which of several things to do; return its place among `verbs`, None for `refusal`."""
    box = _box(parent, title=title, text=text, detail=detail, icon=QMessageBox.Icon.Question)
    doing = [box.addButton(verb, _ROLE.AcceptRole) for verb in verbs]
    leaving = box.addButton(refusal, _ROLE.RejectRole)
    box.setDefaultButton(leaving)
    box.setEscapeButton(leaving)
    box.exec()
    return next((place for place, pressed in enumerate(doing) if pressed == box.clickedButton()), None)


def tell(parent: QWidget | None, *, title: str, text: str, detail: str = "") -> None:
    """Tell something that was done."""
    box = _box(parent, title=title, text=text, detail=detail, icon=QMessageBox.Icon.Information)
    box.addButton(QCoreApplication.translate("Dialogs", "Đóng"), _ROLE.RejectRole)
    box.exec()


def warn(parent: QWidget | None, *, title: str, text: str, detail: str = "") -> None:
    """Say what is wrong and what to do."""
    box = _box(parent, title=title, text=text, detail=detail, icon=QMessageBox.Icon.Warning)
    box.addButton(QCoreApplication.translate("Dialogs", "Đóng"), _ROLE.RejectRole)
    box.exec()


class TextDialog(QDialog):
    """Asks for a few lines of plain text; empty text is not accepted."""

    def __init__(self, parent: QWidget | None, *, title: str, prompt: str, verb: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, 460, 220)
        self._edit = QPlainTextEdit(text)
        self._edit.setAccessibleName(prompt)
        self._edit.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        self._accept = button(verb, is_primary=True)
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(prompt, wraps=True))
        layout.addWidget(self._edit)
        layout.addWidget(buttons)
        self._edit.textChanged.connect(self._on_text_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._on_text_changed()

    @property
    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self._edit.toPlainText().strip()

    def _on_text_changed(self) -> None:
        self._accept.setEnabled(bool(self.text))


class CrashDialog(QDialog):
    """Says that the program failed and where the saved log lies."""

    def __init__(self, parent: QWidget | None, *, report: str, log: Path | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chương trình gặp lỗi"))
        fit(self, 680, 380)
        self._report = report
        where = self.tr("Nhật ký lỗi đã lưu tại: {path}").format(path=log) if log else ""
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain_label(
                self.tr(
                    "Chương trình vừa gặp một lỗi ngoài dự kiến. Số liệu đã báo «Đã lưu» vẫn còn nguyên trên đĩa. "
                    "Hãy gửi nhật ký lỗi cho người hỗ trợ kỹ thuật."
                ),
                wraps=True,
            )
        )
        self.place = plain_label(where, wraps=True, is_selectable=True)
        layout.addWidget(self.place)
        details = QPlainTextEdit(report)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Nội dung lỗi"))
        layout.addWidget(details)
        buttons = QDialogButtonBox()
        self.copy_button = button(self.tr("&Sao chép"))
        self.close_button: QPushButton = button(self.tr("&Đóng"), is_primary=True)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout.addWidget(buttons)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


class Faults(QObject):
    """Where errors end: a sentence for what the person can mend, the crash dialog for the rest."""

    def __init__(self, window: QWidget, *, save_report: Callable[[BaseException], Path | None]) -> None:
        super().__init__(window)
        self._window = window
        self._save_report = save_report
        self._is_showing_crash = False

    def show(self, error: BaseException) -> None:
        """Show an error that came back from the worker, or out of a slot."""
        if isinstance(error, DomainError | EnvironmentFault):
            warn(self._window, title=self.tr("Chưa làm được"), text=explain(error))
        elif not self._is_showing_crash:
            self._show_crash(error)

    def install(self) -> None:
        """Take over what nobody caught."""
        sys.excepthook = self._on_uncaught

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.show(error)

    def _show_crash(self, error: BaseException) -> None:
        report = "\n".join(describe(error))
        self._is_showing_crash = True
        try:
            CrashDialog(self._window, report=report, log=self._save_report(error)).exec()
        finally:
            self._is_showing_crash = False
