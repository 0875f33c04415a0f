"""Every function of `wording` says a Vietnamese sentence that holds what it was given."""

import importlib
import inspect
import pkgutil
import re
import sys
import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from itertools import product
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields

from ctph_desktop import wording
from ctph_desktop.domain.errors import FolderNotWritableError
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.linked_figures import Agreement
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import rivals, safekeeping
from ctph_desktop.wording.errors import explain

# The first thing these are given is a word of a list; what stands in no list is told in general.
KNOWN_WORDS = {
    "holding.held_part": tuple(Verdict),
    "holding.reason": tuple(Verdict),
    "holding.why_refused": tuple(Verdict),
    "linking.difference": (Agreement.SOURCE_CHANGED, Agreement.TYPED_OVER, Agreement.APART),
    "rivals.record": tuple(rivals.RECORDS),
    "safekeeping.exchanged": ("older", "copied", "moved", "restored"),
    "safekeeping.reason": tuple(safekeeping.REASONS),
}
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def functions() -> list[tuple[str, Callable[..., object]]]:
    found = []
    for module in pkgutil.iter_modules(wording.__path__):
        if module.ispkg or module.name in {"formats", "told"}:
            continue
        loaded = importlib.import_module(f"{wording.__name__}.{module.name}")
        found += [
            (f"{module.name}.{name}", function)
            for name, function in inspect.getmembers(loaded, inspect.isfunction)
            if function.__module__ == loaded.__name__ and not name.startswith("_")
        ]
    return found


def sample(annotation: object, name: str) -> object:
    """Return a value of a type that can be found again in a text."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in {types.UnionType, typing.Union}:
        return sample(next(a for a in arguments if a is not type(None)), name)
    if origin is tuple or origin is Sequence:
        parts = arguments if len(arguments) > 1 and Ellipsis not in arguments else arguments[:1] * 2
        return tuple(sample(part, f"{name}{number}") for number, part in enumerate(parts, 1))
    if origin is Callable:
        return str
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Struct) and annotation is not ReportingPeriod:
        hints = typing.get_type_hints(annotation)
        return annotation(**{field.name: sample(hints[field.name], field.name) for field in fields(annotation)})
    return {
        str: f"[{name}]",
        int: 7,
        bool: True,
        Decimal: Decimal(7),
        date: date(2019, 3, 7),
        datetime: datetime(2019, 3, 7, 8, 9),  # noqa: DTZ001 - as it is shown
        ReportingPeriod: ReportingPeriod.month(2019, 7),
    }.get(typing.cast("type", annotation), f"[{name}]")


def texts(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple | list):
        for part in said:
            yield from texts(part)


def variants(function: Callable[..., object]) -> Iterator[dict[str, object]]:
    """Yield arguments: every flag both ways, every count as none, one and several, every word of a known list."""
    hints = typing.get_type_hints(function)
    names = list(inspect.signature(function).parameters)
    words = KNOWN_WORDS.get(f"{function.__module__.rpartition('.')[2]}.{function.__name__}", ())
    choices = [_choices(parameter, hints[name]) for name, parameter in inspect.signature(function).parameters.items()]
    if words:
        choices[0] = (choices[0][0], *words)
    for chosen in product(*choices):
        yield dict(zip(names, chosen, strict=True))


def _choices(parameter: inspect.Parameter, hint: object) -> tuple[object, ...]:
    if hint is bool:
        return (True, False)
    if hint is int:
        return (7, 1, 0)
    given = (sample(hint, parameter.name),)
    return given if parameter.default is inspect.Parameter.empty else (*given, parameter.default)


EVERY = functions()


@pytest.mark.parametrize("function", [f for _, f in EVERY], ids=[name for name, _ in EVERY])
def test_a_sentence_is_vietnamese_whole_and_clean(function):
    for given in variants(function):
        for text in texts(function(**given)):
            assert unicodedata.is_normalized("NFC", text)
            assert not re.search(r"None|\{\w*\}|(?<!\n)  |\.\.(?!\.)|,\.| [.,;:](?:\s|$)|^\s|object at", text), text
            bare = re.sub(r"\[\w+\]", "", text)
            assert not re.search("[A-Za-z]{4}", bare) or VIETNAMESE.search(bare), text


@pytest.mark.parametrize("function", [f for _, f in EVERY], ids=[name for name, _ in EVERY])
def test_a_sentence_depends_on_all_it_is_given(function):
    """What a function is given and says nowhere, whatever the rest, is a sentence that lost its subject."""
    given = list(variants(function))
    for name in inspect.signature(function).parameters:
        chosen = [*given, *(one | {name: _other(one[name])} for one in given)]
        if len({repr(one[name]) for one in chosen}) == 1:
            continue
        said_by_rest: dict[str, set[str]] = {}
        for one in chosen:
            rest = repr({key: value for key, value in one.items() if key != name})
            said_by_rest.setdefault(rest, set()).add("\n".join(texts(function(**one))))
        assert any(len(said) > 1 for said in said_by_rest.values()), name


def _other(value: object) -> object:
    """Return another value of the same kind, where one is made easily."""
    match value:
        case Enum():
            return list(type(value))[-1]
        case str():
            return f"[other {value}]"
        case Decimal():
            return value + 1
        case date():
            return value.replace(day=8)
        case tuple():
            return value[:1]
        case _:
            return value


@pytest.mark.parametrize(("system", "is_named"), [("win32", True), ("linux", False)])
def test_on_windows_a_folder_may_be_closed_by_windows_itself(monkeypatch, system, is_named):
    monkeypatch.setattr(sys, "platform", system)
    assert ("Windows" in explain(FolderNotWritableError(Path("Tài liệu")))) == is_named
