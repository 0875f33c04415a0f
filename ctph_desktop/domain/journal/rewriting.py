"""Writing a record anew without losing what a later version of the program put into it."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec.inspect as types

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.values import SHAPES

KEPT_UP: Final = frozenset(
    {
        RecordKind.PROGRAMME,
        RecordKind.PROGRAMME_YEAR,
        RecordKind.PROGRAMME_DOCUMENT,
        RecordKind.OBLIGATION,
        RecordKind.INDICATOR,
        RecordKind.FORM,
        RecordKind.UNIT,
        RecordKind.ORGANISATION,
        RecordKind.PERSON,
        RecordKind.CONTACT,
        RecordKind.EVIDENCE,
        RecordKind.REMARK,
        RecordKind.TARGET,
        RecordKind.STATED_TOTAL,
        RecordKind.LINKED_FIGURE,
        RecordKind.TARGET_ANSWER,
    }
)
"""The kinds of records that are written again when something in them changes; others say something new each time."""


def laid_over(before: Any, value: Any, *, kind: RecordKind) -> Any:
    """Return a record's new value with the members of the one before that this version does not know.

    Objects in an array are told apart by their first member (a column's code, a line's unit).
    """
    return _laid(before, value, types.type_info(SHAPES[kind])) if kind in KEPT_UP else value


def _laid(before: Any, value: Any, info: types.Type) -> Any:
    match info:
        case types.StructType(array_like=False, fields=fields) if isinstance(before, dict) and isinstance(value, dict):
            known = {field.encode_name: field.type for field in fields}
            kept = {name: member for name, member in before.items() if name not in known}
            return kept | {name: _laid(before.get(name), member, known[name]) for name, member in value.items()}
        case types.VarTupleType(item_type=types.StructType(array_like=False, fields=fields) as item) if before:
            first = fields[0].encode_name
            by_name = _told_apart(before, first)
            return [_laid(by_name.get(each[first]), each, item) for each in value]
        case types.UnionType(types=alternatives):
            structs = [each for each in alternatives if isinstance(each, types.StructType)]
            return _laid(before, value, structs[0]) if structs else value
        case _:
            return value


def _told_apart(items: Any, member: str) -> Mapping[Any, Any]:
    """Return the objects of an array by a member; those that share it with another are left out."""
    names = [item[member] for item in items]
    return {item[member]: item for item in items if names.count(item[member]) == 1}
