"""Vectors of what a unit says to the targets it was given."""

from collections.abc import Iterator

from handmade import operation, uuid
from vector_offices import (
    ABOUT_BOOK,
    COMMUNE,
    INDICATOR,
    OFFICE_PC,
    PROGRAMME,
    ROSTERS,
    YEAR,
    a_segment,
    digest_of_parts,
    report,
)

PLACE = ("programme", "unit", "indicator", "breakdown", "period", "tier")
AGREED = {
    "programme": PROGRAMME, "unit": COMMUNE, "indicator": INDICATOR, "breakdown": "-", "period": YEAR,
    "tier": "committed", "operation": uuid("giving"), "given": "130", "verdict": "agreed", "quantity": "",
    "reason": "",
}  # fmt: skip
OTHER_FIGURE = AGREED | {"verdict": "proposed", "quantity": "120", "reason": "Thiếu lao động"}


def answer(value: dict[str, str], **changes: str) -> bytes:
    """An answer, in the cell of the target it speaks of."""
    said = value | changes
    return operation(f"r/target_answer/{digest_of_parts('target_answer', *(said[name] for name in PLACE))}", said)


def answers() -> Iterator[tuple[str, bytes]]:
    """Yield vectors by name, what is told before the two dashes."""

    def told(*lines: bytes) -> bytes:
        return report(ROSTERS + a_segment(b"".join(lines)))

    yield "ok--target-agreed-to-and-another-answered-with-a-figure", told(
        answer(AGREED), answer(OTHER_FIGURE, tier="assigned"),
    )  # fmt: skip
    yield "ok--answer-to-a-target-of-an-older-program", told(answer(AGREED, operation=""))
    yield "malformed--answer-that-proposes-nothing", told(answer(OTHER_FIGURE, quantity=""))
    yield "malformed--answer-that-agrees-to-another-figure", told(answer(AGREED, quantity="120"))
    yield "malformed--answer-of-401-letters", told(answer(OTHER_FIGURE, reason="a" * 401))
    yield "malformed--answer-under-another-name", told(operation(f"r/target_answer/{uuid('x')}", AGREED))
    yield "needs_update--answer-of-a-later-kind", told(answer(AGREED, verdict="deferred"))
    yield "needs_update--answer-for-a-quarter", told(answer(AGREED, period=f"{YEAR}-q1"))
    yield (
        "wrong_book--answer-in-the-book-about-a-unit",
        report(ROSTERS + a_segment(answer(AGREED), device=OFFICE_PC, book=ABOUT_BOOK)),
    )
