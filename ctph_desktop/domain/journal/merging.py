"""Merging rival values of a record: field by field, against what they have in common."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct

from ctph_desktop.domain.journal.operation import StoredOperation

MOST_RIVALS: Final = 16
_ENCODER: Final = msgspec.json.Encoder(order="sorted")


class MergedField(Struct, frozen=True):
    """A field in which rivals differ: what it was, what each made of it (UNSET: nothing), what follows from that.

    `merged` means something only where `is_settled`: no more than one rival changed the field.
    """

    name: str
    before: Any
    values: tuple[Any, ...]
    is_settled: bool
    merged: Any = UNSET


class MergedRecord(Struct, frozen=True):
    """Rival records side by side: what they agree on, and the fields in which they differ."""

    agreed: Mapping[str, Any]
    fields: tuple[MergedField, ...]


def last_common(rivals: Sequence[StoredOperation], known: Mapping[str, StoredOperation]) -> tuple[StoredOperation, ...]:
    """Return the newest operations every rival was written after; `known` holds a cell's operations by id.

    Several when rivals met more than once without being settled; none when they share nothing, or are too many.
    """
    if not rivals or len(rivals) > MOST_RIVALS:
        return ()
    common = set.intersection(*(_before(rival, known) for rival in rivals))
    followed = {parent for name in common for parent in known[name].op.p}
    return tuple(known[name] for name in sorted(common - followed))


def _before(rival: StoredOperation, known: Mapping[str, StoredOperation]) -> set[str]:
    found: set[str] = set()
    waiting = list(rival.op.p)
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting.extend(known[name].op.p)
    return found


def merge_records(before: Sequence[Mapping[str, Any]], rivals: Sequence[Mapping[str, Any]]) -> MergedRecord:
    """Set rival records side by side. Where the values before them are unknown or differ, nothing is settled."""
    agreed: dict[str, Any] = {}
    fields = []
    for name in sorted({name for rival in rivals for name in rival} | {name for one in before for name in one}):
        values = tuple(rival.get(name, UNSET) for rival in rivals)
        if len(set(map(_key, values))) == 1:
            if values[0] is not UNSET:
                agreed[name] = values[0]
            continue
        fields.append(_field(name, [one.get(name, UNSET) for one in before], values))
    return MergedRecord(agreed, tuple(fields))


def _field(name: str, before: Sequence[Any], values: tuple[Any, ...]) -> MergedField:
    if len(set(map(_key, before))) != 1:
        return MergedField(name, UNSET, values, is_settled=False)
    changed = {_key(value): value for value in values if _key(value) != _key(before[0])}
    if len(changed) > 1:
        return MergedField(name, before[0], values, is_settled=False)
    return MergedField(name, before[0], values, is_settled=True, merged=next(iter(changed.values())))


def _key(value: Any) -> bytes:
    """Return what tells values apart; unlike `==` it knows 1 from True."""
    return b"" if value is UNSET else _ENCODER.encode(value)
