"""Spares start-up the reading of every module's source, which PySide does to look for its feature switches."""

import sys
from types import ModuleType
from typing import Final

_SWITCHES: Final = "shibokensupport.feature"


def leave_sources_unread() -> None:
    """Tell PySide that modules imported from now on use none of its feature switches, as is the case here.

    Imported after PySide, each module's source would otherwise be read and kept, SQLAlchemy's too. Where PySide works
    in another way, nothing is changed.
    """
    switches = sys.modules.get(_SWITCHES)
    if switches is not None and hasattr(switches, "_mod_uses_pyside"):
        switches._mod_uses_pyside = _uses_none  # type: ignore[attr-defined]  # noqa: SLF001 - no public way


def _uses_none(_module: ModuleType) -> bool:
    return False
