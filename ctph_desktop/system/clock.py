"""The time, asked in one place so that a test can set it."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def now() -> datetime:
    """Return the time of this PC with its own zone; it is shown, and decides nothing."""
    return datetime.now().astimezone()
