"""Heads: the operations no other operation of their cell names. One head is a value, several are a conflict."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ctph_desktop.domain.journal.operation import StoredOperation


class CellState(Struct, frozen=True):
    """What a cell holds: its heads by id, the shown one last. Equal values are merged silently."""

    heads: tuple[StoredOperation, ...]

    @property
    def winner(self) -> StoredOperation:
        """The head that is shown: the larger id."""
        return self.heads[-1]

    @property
    def is_conflict(self) -> bool:
        """Whether heads differ in value."""
        return len({bytes(head.op.x) for head in self.heads}) > 1


def heads(operations: Iterable[StoredOperation]) -> Mapping[str, CellState]:
    """Return the state of every cell of a book: valid operations minus those named as parents in the same cell."""
    by_cell: dict[str, dict[str, StoredOperation]] = {}
    named: dict[str, set[str]] = {}
    for stored in operations:
        op = stored.op
        cell = by_cell.get(op.c)
        if cell is None:
            by_cell[op.c] = {stored.id: stored}
        else:
            cell[stored.id] = stored
        if op.p:
            named.setdefault(op.c, set()).update(op.p)
    states: dict[str, CellState] = {}
    for name, cell in by_cell.items():
        if len(cell) > 1:
            superseded = named.get(name, ())
            left = sorted(i for i in cell if i not in superseded)
            states[name] = CellState(tuple(cell[i] for i in left))
        else:
            states[name] = CellState(tuple(cell.values()))
    return states
