"""What the keyboard reaches."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_reachable(page: QWidget) -> QWidget | None:
    """Return what Tab reaches first on a page; None where there is nothing."""
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isEnabled() and widget.isVisible() and page.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
