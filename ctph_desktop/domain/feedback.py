"""How long work tells how far it is, and learns that it is no longer wanted."""

from collections.abc import Callable

from ctph_desktop.domain.errors import CancelledError


class Feedback:
    """Progress and cancelling as a plain object; `listener` is called with done, total and a sentence."""

    def __init__(self, listener: Callable[[int, int, str], None] | None = None) -> None:
        self._listener = listener
        self._is_cancelled = False

    @property
    def is_cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._is_cancelled = True

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` is finished; raises CancelledError when no longer wanted."""
        if self._is_cancelled:
            raise CancelledError
        if self._listener is not None:
            self._listener(done, total, text)
