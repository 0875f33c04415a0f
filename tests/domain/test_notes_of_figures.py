"""A note is part of a figure's value: kept, compared, and never beside a blank."""

from hashlib import sha256

import msgspec
import pytest

from ctph_desktop.domain.errors import NoteOnBlankError, NoteTooLongError, UnreadValueError
from ctph_desktop.domain.figure_codec import decode_value, encode_value
from ctph_desktop.domain.figures import (
    LONGEST_NOTE,
    MISSING,
    NOT_APPLICABLE,
    NOTHING,
    Coordinates,
    FigureValue,
    Measure,
)
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.statements import MOST_NOTES_OF_A_RECORD, in_pieces, joined
from ctph_desktop.domain.submissions import Seal, SealedFigure, sealed_figures, sealed_notes
from ctph_desktop.domain.sums import of_all, of_what_is_there, over_time

FIVE = FigureValue.reported(5)


@pytest.mark.parametrize("value", [FIVE, NOTHING, NOT_APPLICABLE])
def test_a_note_is_written_and_read_with_its_figure(value):
    noted = value.noted("  số liệu\n của HPN ")
    assert noted.note == "số liệu của HPN"
    assert decode_value(encode_value(noted)) == noted != value
    assert noted.noted("").note == noted.bare.note == ""


def test_a_figure_without_a_note_is_written_as_it_always_was():
    assert encode_value(FIVE) == {"s": "reported", "q": "5"}


def test_a_note_has_an_end_and_a_blank_has_none():
    assert FIVE.noted("ứ" * LONGEST_NOTE).note
    with pytest.raises(NoteTooLongError):
        FIVE.noted("ứ" * (LONGEST_NOTE + 1))
    with pytest.raises(NoteOnBlankError):
        MISSING.noted("ước")
    assert MISSING.noted("") == MISSING


@pytest.mark.parametrize("note", ["", " ước", "ước ", "hai\ndòng", "x" * 121, 5, None])
def test_what_no_program_writes_as_a_note_is_not_read(note):
    with pytest.raises(UnreadValueError) as refused:
        decode_value({"s": "reported", "q": "5", "n": note})
    assert not refused.value.is_later


def test_sums_have_no_notes_and_count_as_without():
    noted = NOTHING.noted("chưa tổ chức")
    assert of_all([noted, NOTHING]) == NOTHING
    assert of_what_is_there([FIVE.noted("ước"), noted]) == FIVE
    assert over_time(IndicatorKind.STOCK, [FIVE.noted("ước")]) == FIVE


def test_the_note_of_a_part_has_a_place_that_may_be_written():
    month = ReportingPeriod.month(2019, 3)
    here = [Coordinates("u" * 32, "a" * 32, part, month, Measure.ACTUAL) for part in (None, "b" * 32, "c" * 32)]
    noted = [(where, NOTHING.noted(f"chưa có {number}")) for number, where in enumerate(here)]
    figures, notes = sealed_figures(noted), sealed_notes(noted)
    assert [notes[figure.place] for figure in figures] == ["chưa có 0", "chưa có 1", "chưa có 2"]
    assert figures[0].place == f"{'a' * 32}/-/actual"
    named = "\0".join(("CTPH1", "sealed_figure", "a" * 32, "b" * 32, "actual"))
    assert figures[1].place == sha256(named.encode()).hexdigest()[:32]
    seal = Seal("p", "u" * 32, month.code, figures, (), "", "a", notes=notes)
    assert msgspec.json.decode(canonical.encode(msgspec.to_builtins(seal)), type=Seal) == seal


def test_many_notes_of_a_seal_lie_in_pieces_and_come_back():
    count = MOST_NOTES_OF_A_RECORD + 1
    parts = ("-", "c" * 32)
    figures = tuple(SealedFigure(f"{n:032x}", parts[n % 2], "actual", "reported", "5") for n in range(count))
    notes = {figure.place: "ước" for figure in figures}
    seal = Seal("p", "u" * 32, "2019-03", figures, (), "", "a", notes=notes)
    written, pieces = in_pieces(seal)
    assert len(pieces) == 2
    assert not written.notes
    assert all(canonical.encode(msgspec.to_builtins(piece)) for piece in pieces.values())
    whole = joined(written, pieces)
    assert whole is not None
    assert (whole.seal.notes, whole.seal.figures) == (notes, figures)
