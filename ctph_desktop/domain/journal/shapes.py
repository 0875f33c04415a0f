"""Telling a shape of a later version from one that no version ever wrote, where a value did not decode.

Enumerations grow by words, and arrays of fields by elements: such a value comes from a later version of the program.
A member that is missing or of another type comes from none, for a version that needs it writes a higher `v`.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

import msgspec.inspect as types

WORD: Final = re.compile(r"[@a-z0-9_]{1,32}")
"""What a word of an enumeration looks like, those of later versions included."""


class Fit(IntEnum):
    """How a value fits a type; of several parts the worst counts."""

    KNOWN = 0
    LATER = 1
    NONE = 2


def fit_of(value: Any, shape: type) -> Fit:
    """Tell how JSON data fits the type a record is decoded into."""
    return _fit(value, _type_of(shape))


def fit_of_word(text: str, known: Iterable[str]) -> Fit:
    """Tell how a text fits the words of an enumeration."""
    if text in set(known):
        return Fit.KNOWN
    return Fit.LATER if WORD.fullmatch(text) else Fit.NONE


@lru_cache(maxsize=64)
def _type_of(shape: type) -> types.Type:
    return types.type_info(shape)


def _fit(value: Any, info: types.Type) -> Fit:
    match info:
        case types.StructType(array_like=True):
            fit = _fit_array(value, [field.type for field in info.fields])
        case types.StructType():
            fit = _fit_members(value, info.fields)
        case types.TupleType():
            fit = _fit_array(value, info.item_types)
        case types.VarTupleType():
            fit = _worst(_fit(item, info.item_type) for item in value) if isinstance(value, list) else Fit.NONE
        case types.DictType():
            is_one = isinstance(value, dict)
            fit = _worst(_fit(item, info.value_type) for item in value.values()) if is_one else Fit.NONE
        case types.UnionType():
            fit = min(_fit(value, one) for one in info.types)
        case types.EnumType():
            fit = fit_of_word(value, [word.value for word in info.cls]) if isinstance(value, str) else Fit.NONE
        case _:
            fit = Fit.KNOWN if type(value) in _PLAIN.get(type(info), ()) else Fit.NONE
    return fit


_PLAIN: Final[dict[type, tuple[type, ...]]] = {
    types.StrType: (str,),
    types.IntType: (int,),
    types.BoolType: (bool,),
    types.NoneType: (type(None),),
    types.DateType: (str,),
    types.DecimalType: (str, int),
}


def _fit_members(value: Any, fields: Iterable[types.Field]) -> Fit:
    if not isinstance(value, dict):
        return Fit.NONE
    fits = [Fit.KNOWN]
    for field in fields:
        if field.encode_name in value:
            fits.append(_fit(value[field.encode_name], field.type))
        elif field.required:
            return Fit.NONE
    return max(fits)


def _fit_array(value: Any, items: "list[types.Type] | tuple[types.Type, ...]") -> Fit:
    if not isinstance(value, list) or len(value) < len(items):
        return Fit.NONE
    fits = (_fit(item, info) for item, info in zip(value, items, strict=False))
    return max(_worst(fits), Fit.LATER if len(value) > len(items) else Fit.KNOWN)


def _worst(fits: Iterable[Fit]) -> Fit:
    return max(fits, default=Fit.KNOWN)
