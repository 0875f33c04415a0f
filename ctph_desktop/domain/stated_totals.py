"""Totals that a signed document states: kept beside what its lines add up to, with why the two differ."""

from hashlib import sha256

from msgspec import Struct


class StatedTotal(Struct, frozen=True):
    """What a document states as the total of a form's column; `quantity` is decimal text as in a seal, empty where it
    states none after all.

    `explanation` says why it differs from the sum of the lines, where somebody found out.
    """

    form: str
    column: str
    quantity: str
    explanation: str = ""


def stated_total_uuid(*, form: str, column: str) -> str:
    """Return the UUID of a column's stated total: two PCs that write it down meet in one cell."""
    return sha256("\0".join(("CTPH1", "stated_total", form, column)).encode()).hexdigest()[:32]
