"""A button that cannot be used now says why, to the mouse and to a screen reader."""

from PySide6.QtWidgets import QWidget

from ctph_desktop.ui.grid.table_model import plain_tip


def allow(made: QWidget, *, why_not: str) -> None:
    """Open a button, or close it and say why in its tooltip."""
    made.setEnabled(not why_not)
    made.setToolTip(plain_tip(why_not) if why_not else "")
    made.setAccessibleDescription(why_not)
