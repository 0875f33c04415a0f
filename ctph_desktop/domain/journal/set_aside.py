"""What is set aside and waits for an answer: a person of the office that keeps the book takes it up, or leaves it."""

from collections.abc import Iterable, Mapping

from ctph_desktop.domain.journal.operation import StoredOperation


def awaiting_answer(
    counting: Iterable[StoredOperation], set_aside: Mapping[str, StoredOperation]
) -> dict[str, tuple[StoredOperation, ...]]:
    """Return by cell the newest of what is set aside that no operation that counts names, not even through another.

    Whoever takes it up or leaves it writes an operation of their own that names it: so an answer is a part of the set
    like everything else, and everybody sees it.
    """
    answered: set[str] = set()
    waiting = [name for stored in counting for name in stored.op.p if name in set_aside]
    while waiting:
        name = waiting.pop()
        if name not in answered:
            answered.add(name)
            waiting.extend(before for before in set_aside[name].op.p if before in set_aside)
    left = [stored for name, stored in set_aside.items() if name not in answered]
    superseded = {name for stored in left for name in stored.op.p}
    by_cell: dict[str, tuple[StoredOperation, ...]] = {}
    for stored in sorted((one for one in left if one.id not in superseded), key=lambda one: one.id):
        by_cell[stored.op.c] = (*by_cell.get(stored.op.c, ()), stored)
    return by_cell
