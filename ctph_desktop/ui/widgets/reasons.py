"""A button that cannot be used now says why, to the mouse and to a screen reader."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctph_desktop.ui.grid.table_model import plain_tip

_HAD_FOCUS: Final = "hadFocus"
_OWN_TIP: Final = "ownTip"
_WHY_NOT: Final = "whyNot"


def allow(made: QWidget, *, why_not: str) -> None:
    """Open a button, or close it and say why in its tooltip, where what it does stands again once it is open."""
    if made.toolTip() != made.property(_WHY_NOT):
        made.setProperty(_OWN_TIP, made.toolTip())
    made.setEnabled(not why_not)
    made.setToolTip(plain_tip(why_not) if why_not else made.property(_OWN_TIP))
    made.setProperty(_WHY_NOT, made.toolTip() if why_not else None)
    made.setAccessibleDescription(why_not)


def allow_together(buttons: Sequence[QWidget], *, why_not: str) -> None:
    """Open buttons, or close them while what one of them began goes on.

    The keyboard comes back to the button it was taken from. Qt would give it to whatever stands next, so that Enter or
    Space once more would press what nobody chose.
    """
    window = buttons[0].window()
    focused = window.focusWidget()
    if why_not and focused in buttons:
        focused.setProperty(_HAD_FOCUS, True)  # noqa: FBT003 - Qt's signature
        window.setFocus()  # not none at all: a window that becomes active again would choose
    for made in buttons:
        allow(made, why_not=why_not)
        if not why_not and made.property(_HAD_FOCUS):
            made.setProperty(_HAD_FOCUS, False)  # noqa: FBT003 - Qt's signature
            if window.focusWidget() in {None, window}:
                made.setFocus()
