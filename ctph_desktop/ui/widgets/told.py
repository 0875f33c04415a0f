"""What was done and the ways on from there: «Đã ghi tệp X. [Mở thư mục]», «Đã để trống 5 ô. [Hoàn tác]»."""

from collections.abc import Callable

from msgspec import Struct


class Way(Struct, frozen=True):
    """A link beside a sentence: what it is called, and what it does."""

    text: str
    go: Callable[[], object]


class Told(Struct, frozen=True):
    """A sentence of the status line, with the ways on and back that stand beside it until something else is told.

    `leads_on` gives the keyboard to the first of them, so that Enter goes on.
    """

    sentence: str
    ways: tuple[Way, ...] = ()
    leads_on: bool = False
