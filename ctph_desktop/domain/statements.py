"""Statements larger than a record: the seal names its pieces by their hashes, and exists once all of them are there.

An office in the middle seals the figures of those below it as well, each under its unit.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

import msgspec
from msgspec.structs import replace

from ctph_desktop.domain.consolidations import piece_uuid
from ctph_desktop.domain.submissions import Seal, SealedFigure

MOST_PIECES: Final = 256
MOST_FIGURES_OF_A_RECORD: Final = 1_000
"""How many figures this program writes into one record: some 130 KB of the 256 KiB that it may have."""
MOST_NOTES_OF_A_RECORD: Final = 250
"""How many notes of figures it writes into one: at most some 110 KB."""


class SubmissionPiece(msgspec.Struct, frozen=True):
    """Some of the figures of a seal, by unit, or of their notes; its UUID is the hash of its contents."""

    figures: dict[str, tuple[SealedFigure, ...]]
    notes: dict[str, dict[str, str]] | msgspec.UnsetType = msgspec.UNSET


class WholeSeal(msgspec.Struct, frozen=True):
    """A seal with all its figures: its own unit's in it, those of the units below beside it."""

    seal: Seal
    below: Mapping[str, tuple[SealedFigure, ...]]


def in_pieces(
    seal: Seal, below: Mapping[str, Sequence[SealedFigure]] | None = None
) -> tuple[Seal, dict[str, SubmissionPiece]]:
    """Return a seal as it is written, and its pieces by UUID; one that fits into a record has none."""
    others = sorted((below or {}).items())
    if len(seal.figures) > MOST_FIGURES_OF_A_RECORD:
        others = [(seal.unit, seal.figures), *others]
        seal = replace(seal, figures=())
    notes = {} if seal.notes is msgspec.UNSET or len(seal.notes) <= MOST_NOTES_OF_A_RECORD else seal.notes
    if notes:
        seal = replace(seal, notes=msgspec.UNSET)
    found = chain(_pieces(others), _pieces_of_notes(seal.unit, notes))
    pieces = {piece_uuid(piece): piece for piece in found}
    return (replace(seal, pieces=tuple(pieces)) if pieces else seal), pieces


def joined(seal: Seal, pieces: Mapping[str, SubmissionPiece]) -> WholeSeal | None:
    """Return a seal with the figures of its pieces; None while one is missing, or where a figure stands twice."""
    names = () if seal.pieces is msgspec.UNSET else seal.pieces
    if not all(name in pieces for name in names):
        return None
    figures: dict[str, list[SealedFigure]] = {seal.unit: list(seal.figures)}
    for unit, part in chain.from_iterable(pieces[name].figures.items() for name in dict.fromkeys(names)):
        figures.setdefault(unit, []).extend(part)
    if names and not all(map(_are_distinct, figures.values())):
        return None
    own = tuple(figures.pop(seal.unit))
    noted = [piece.notes for piece in map(pieces.__getitem__, names) if piece.notes is not msgspec.UNSET]
    if noted:
        notes = {} if seal.notes is msgspec.UNSET else seal.notes
        seal = replace(seal, notes=dict(chain(notes.items(), *(one.get(seal.unit, {}).items() for one in noted))))
    return WholeSeal(replace(seal, figures=own), {unit: tuple(part) for unit, part in figures.items()})


def _are_distinct(figures: Sequence[SealedFigure]) -> bool:
    return len({(each.indicator, each.breakdown, each.measure) for each in figures}) == len(figures)


def _pieces_of_notes(unit: str, notes: Mapping[str, str]) -> Iterator[SubmissionPiece]:
    listed = sorted(notes.items())
    for start in range(0, len(listed), MOST_NOTES_OF_A_RECORD):
        yield SubmissionPiece({}, {unit: dict(listed[start : start + MOST_NOTES_OF_A_RECORD])})


def _pieces(figures: Sequence[tuple[str, Sequence[SealedFigure]]]) -> Iterator[SubmissionPiece]:
    piece: dict[str, tuple[SealedFigure, ...]] = {}
    room = MOST_FIGURES_OF_A_RECORD
    for unit, left in figures:
        start = 0
        while start < len(left):
            part = tuple(left[start : start + room])
            piece[unit] = part
            start, room = start + len(part), room - len(part)
            if room == 0:
                yield SubmissionPiece(piece)
                piece, room = {}, MOST_FIGURES_OF_A_RECORD
    if piece:
        yield SubmissionPiece(piece)
