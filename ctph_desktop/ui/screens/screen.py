"""What the shell asks of every screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.told import Told, Way


class Screen(QWidget):
    """A screen of the open office. It shows one period and reloads when something it shows has changed."""

    selection_summed = Signal(str)
    saved_state_changed = Signal(str, str)  # level (saved, busy, error), sentence
    done_told = Signal(object)  # Told: what was done, and the ways on and back beside it
    screen_wanted = Signal(str)
    action_wanted = Signal(str, str)  # a screen, and what is to be begun there
    period_wanted = Signal(object)
    report_wanted = Signal(object, object, str, str)  # another standpoint, a period there, a screen, what begins there

    reloads_on = Changes.ALL

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self.link = link
        self.period: ReportingPeriod | None = None
        self._is_stale = True
        link.changed.connect(self._on_office_changed)

    def show_period(self, period: ReportingPeriod) -> None:
        """Show another period; loaded when the screen is visible."""
        self.period = period
        self._is_stale = True
        self._load_if_needed()

    def go(self, place: str, action: str, *, period: ReportingPeriod | None, standpoint: Standpoint | None) -> None:
        """Have a period shown and something begun at a screen; `standpoint` is None where it is looked at already.

        Without a `period` that stays which is shown.
        """
        if standpoint is not None:
            self.report_wanted.emit(standpoint, period, place, action)
        else:
            if period is not None:
                self.period_wanted.emit(period)
            self.action_wanted.emit(place, action)

    def tell_done(self, sentence: str, *ways: Way) -> None:
        """Say in the status line what was done, with the ways on and back."""
        self.done_told.emit(Told(sentence, ways))

    def tell_failed(self, sentence: str) -> None:
        """Say in the status line what could not be done."""
        self.saved_state_changed.emit("error", sentence)

    def load(self, period: ReportingPeriod) -> None:
        """Ask the office for what this screen shows."""
        raise NotImplementedError

    def begin(self, action: str) -> None:
        """Begin what another screen asked this one for; a screen that begins nothing leaves this as it is."""

    def go_to_next_problem(self) -> bool:
        """Go to the next place that deserves a look; False on a screen that has no such places."""
        return False

    def end_period(self) -> bool:
        """Begin to seal and send what is shown; False on a screen where nothing is sealed."""
        return False

    def print_page(self) -> bool:
        """Begin to put on paper what is shown; False on a screen that has no paper."""
        return False

    def is_ready_to_leave(self) -> bool:
        """Tell whether nothing typed would be lost by going elsewhere."""
        return True

    def loss_on_closing(self) -> str:
        """Ask about what would be lost by closing; empty when nothing would."""
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        """Load what was put off."""
        super().showEvent(event)
        self._load_if_needed()

    def _load_if_needed(self) -> None:
        if self._is_stale and self.period is not None and self.isVisible():
            self._is_stale = False
            self.load(self.period)

    def _on_office_changed(self, changes: Changes) -> None:
        if changes & self.reloads_on:
            self._is_stale = True
            self._load_if_needed()


class Place:
    """A screen in the navigation: `key` names it for other screens, `title` for people; `keys` lead to it.

    It is built when first asked for.
    """

    def __init__(self, key: str, title: str, build: Callable[[], Screen], *, keys: str) -> None:
        self.key = key
        self.title = title
        self.keys = keys
        self._build = build
        self._built: Screen | None = None
        self._take_in: Callable[[Screen], None] | None = None

    @property
    def label(self) -> str:
        """How the navigation calls it: with its digit, if it has one."""
        digit = self.keys.rpartition("+")[2]
        return f"{digit}  {self.title}" if digit.isdigit() else self.title

    @property
    def built(self) -> Screen | None:
        """The screen, if it was ever asked for."""
        return self._built

    @property
    def screen(self) -> Screen:
        """The screen; the window takes it in as soon as it is there."""
        if self._built is None:
            self._built = self._build()
            if self._take_in is not None:
                self._take_in(self._built)
        return self._built

    def when_built(self, take_in: Callable[[Screen], None]) -> None:
        """Have a screen that will be built handed over."""
        self._take_in = take_in
