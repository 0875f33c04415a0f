"""Sentences in the language of the interface: Vietnamese as the code has it, English from a table of whole sentences."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Final, Self


class Told(str):
    """A sentence in another language than Vietnamese; `kept` is what is written down of it."""

    kept: str

    def __new__(cls, text: str, *, kept: str) -> Self:
        """Hold both."""
        told = super().__new__(cls, text)
        told.kept = kept
        return told


class _Sentence(Formatter):
    """Put values into an English sentence; `{count:file|files}` is the word for one, or for any other number."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, or_else, many = format_spec.partition("|")
        if or_else:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


class _Language:
    """What sentences are told in: Vietnamese until a table of another language is named, which the first one reads."""

    def __init__(self) -> None:
        self._table: Path | None = None
        self._texts: Mapping[str, str] = {}

    def choose(self, table: Path | None) -> None:
        self._table, self._texts = table, {}

    def find(self, text: str) -> str:
        if self._table is None:
            return ""
        if not self._texts:
            self._texts = json.loads(self._table.read_text("utf-8"))
        return self._texts.get(text, "")


_LANGUAGE: Final = _Language()
_SENTENCE: Final = _Sentence()


def tell_from(table: Path | None) -> None:
    """Tell what this table has of sentences in its language, and the rest in Vietnamese; without one all of it."""
    _LANGUAGE.choose(table)


def said(text: str, /, **values: object) -> str:
    """Return a sentence with its values in the language of the interface."""
    if not (other := _LANGUAGE.find(text)):
        return text.format(**values) if values else text
    in_vietnamese = {name: kept(value) if isinstance(value, str) else value for name, value in values.items()}
    return Told(_SENTENCE.vformat(other, (), values), kept=text.format(**in_vietnamese) if values else text)


def joined(sentences: Sequence[str], *, by: str = " ") -> str:
    """Return sentences one after another; what is kept of them are theirs."""
    text, in_vietnamese = by.join(sentences), by.join(map(kept, sentences))
    return Told(text, kept=in_vietnamese) if text != in_vietnamese else text


def kept(text: str) -> str:
    """Return the Vietnamese of what was told: what goes into a log, onto paper or to another office."""
    return text.kept if isinstance(text, Told) else text
