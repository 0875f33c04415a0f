"""Whatever goes wrong is said in Vietnamese, and the last thing said is what to do."""

import importlib
import pkgutil
import re
import types
import typing
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

import ctph_desktop
from ctph_desktop.domain.errors import (
    AlreadyDecidedError,
    DomainError,
    EnvironmentFault,
    NotAllowedError,
    NothingToSealError,
    PackageError,
    PackageReason,
    PackageRefusedError,
    PeriodNotInProgrammeError,
    RefusalReason,
    SealingRefusedError,
)
from ctph_desktop.wording import doubts
from ctph_desktop.wording.errors import explain

_DOES_SOMETHING = re.compile(
    r"\b(hãy|chọn|gõ|không cần|ý bạn là|được giữ lại|không làm được|nhận (số nguyên|tối đa))\b", re.IGNORECASE
)
_SAMPLES = {
    str: "mẫu", int: 3, bool: True, Decimal: Decimal("12.5"), Path: Path("thư mục/tệp.ctph"),
    date: date(2019, 6, 30),
}  # fmt: skip


def _load_everything() -> None:
    """Import every module below the screens, so that every error class there is known."""
    for module in pkgutil.walk_packages(ctph_desktop.__path__, "ctph_desktop."):
        if not module.name.startswith(("ctph_desktop.ui", "ctph_desktop.__main__")):
            importlib.import_module(module.name)


def _below(kind: type) -> Iterator[type]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _below(sub)


def _error_types() -> list[type]:
    _load_everything()
    return sorted({*_below(DomainError), *_below(EnvironmentFault)}, key=lambda kind: kind.__qualname__)


def _sample(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return (_sample(typing.get_args(annotation)[0]),) * 2
    if origin is Mapping:
        return {"unit": "xã A"}
    if origin in {typing.Union, types.UnionType}:
        return _sample(typing.get_args(annotation)[0])
    return _SAMPLES[annotation]


def _an_error(kind: type) -> BaseException:
    if kind is SealingRefusedError:
        return kind((doubts.conflict("Việc làm"), doubts.not_the_sealer("PC xã")))
    hints = typing.get_type_hints(kind)
    return kind(*(_sample(hints[name]) for name in kind.names))


def _says_what_to_do(sentence: str) -> bool:
    last = re.split(r"(?<=[.?!])\s+", sentence)[-1]
    return _DOES_SOMETHING.search(last) is not None


GENERIC = explain(RuntimeError("?"))


@pytest.mark.parametrize("kind", _error_types(), ids=lambda kind: kind.__name__)
def test_every_error_has_words_of_its_own_that_end_with_what_to_do(kind):
    sentence = explain(_an_error(kind))
    assert sentence != GENERIC
    assert sentence[0].isupper() or sentence[0] == "“"
    assert sentence[-1] in ".?"
    assert unicodedata.is_normalized("NFC", sentence)
    assert kind.__name__ not in sentence
    assert "{" not in sentence
    assert _says_what_to_do(sentence), sentence


@pytest.mark.parametrize("reason", PackageReason)
def test_every_reason_against_a_file_has_words_that_end_with_what_to_do(reason):
    for detail in ({}, {"missing": "12345", "extra": "7", "version": "2.0", "part": "x", "flags": "1", "record": "1"}):
        sentence = explain(PackageError(reason, detail))
        assert _says_what_to_do(sentence), sentence
        assert "{" not in sentence


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_reason_against_a_sender_has_words_that_end_with_what_to_do(reason):
    for detail in ({}, {"unit": "xã Cam Tuyền"}):
        assert _says_what_to_do(explain(PackageRefusedError(reason, detail)))


def test_no_two_reasons_share_their_words():
    sentences = [explain(PackageError(reason)) for reason in PackageReason]
    sentences += [explain(PackageRefusedError(reason)) for reason in RefusalReason]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(
    "error",
    [
        NotAllowedError("superior"),
        NotAllowedError("commune"),
        NothingToSealError(is_empty=True),
        NothingToSealError(is_empty=False),
        AlreadyDecidedError(is_replaced=True),
        AlreadyDecidedError(is_replaced=False),
        PeriodNotInProgrammeError("2018-03", 0),
        PeriodNotInProgrammeError("2018-03", 2019),
        PeriodNotInProgrammeError("2020-01", 2019),
    ],
    ids=repr,
)
def test_each_form_of_an_error_says_what_to_do(error):
    assert _says_what_to_do(explain(error)), explain(error)


def test_an_error_nobody_foresaw_is_a_fault_of_the_program_and_says_so():
    assert "ngoài dự kiến" in GENERIC
    assert _says_what_to_do(GENERIC)
    for error in (ValueError("x"), KeyError(1), AssertionError(), MemoryError()):
        assert explain(error) == GENERIC


@pytest.mark.parametrize("text", ["<b>x</b>", "{unit}", "{0}", "%s", "\u202ex"])
def test_foreign_text_in_an_error_is_shown_and_not_interpreted(text):
    for kind in _error_types():
        error = _an_error(kind)
        for name in kind.names:
            if isinstance(getattr(error, name), str) and not isinstance(getattr(error, name), Enum):
                setattr(error, name, text)
        assert explain(error)
    assert text in explain(PackageRefusedError(RefusalReason.WRONG_UNIT, {"unit": text}))
