"""The opened book of another unit, as the screen of PCs and books hands it to the window, which shows it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.office_rows import OfficeProfile

if TYPE_CHECKING:
    from ctph_desktop.services.roster.keeping import KeptDesk


class KeptBook(Struct, frozen=True):
    """What the sheet of another unit is shown with."""

    desk: "KeptDesk"
    profile: OfficeProfile
    periods: tuple[ReportingPeriod, ...]
    needs_origin: bool


ShowKeptBook = Callable[[QWidget, KeptBook, ReportingPeriod], str]
"""Shows a book over a window, beginning with a period; returns the key of the screen wanted next, or nothing."""
