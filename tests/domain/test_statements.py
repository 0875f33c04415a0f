"""A statement too large for a record goes in pieces, and is the same when they are joined."""

from hashlib import sha256

import msgspec
import pytest

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.statements import MOST_FIGURES_OF_A_RECORD, MOST_PIECES, in_pieces, joined
from ctph_desktop.domain.submissions import Seal, SealedFigure


def an_id(name):
    return sha256(str(name).encode()).hexdigest()[:32]


UNIT = an_id("unit")


def figures(count, *, quantity="12345678901234.1234"):
    return tuple(SealedFigure(an_id(n), an_id(f"part {n}"), "stated_total", "reported", quantity) for n in range(count))


def seal(count):
    return Seal(an_id("programme"), UNIT, "2019-07", figures(count), (an_id("target"),), "", an_id("person"))


def is_writable(value):
    return len(canonical.encode(msgspec.to_builtins(value))) < 256 * 1024


@pytest.mark.parametrize("count", [0, 1, MOST_FIGURES_OF_A_RECORD])
def test_a_report_of_the_usual_size_has_no_pieces(count):
    assert in_pieces(seal(count)) == (seal(count), {})
    assert joined(seal(count), {}).seal == seal(count)
    assert is_writable(seal(count))


@pytest.mark.parametrize("count", [MOST_FIGURES_OF_A_RECORD + 1, 3 * MOST_FIGURES_OF_A_RECORD, 3_333])
def test_a_large_report_goes_in_pieces_that_each_fit_into_a_record(count):
    written, pieces = in_pieces(seal(count))
    assert is_writable(written)
    assert all(map(is_writable, pieces.values()))
    assert joined(written, pieces).seal.figures == seal(count).figures
    assert joined(written, dict(list(pieces.items())[1:])) is None


def test_98_communes_with_30_figures_each_are_sealed_by_the_office_between():
    below = {an_id(f"commune {number}"): figures(30, quantity=str(number)) for number in range(98)}
    with pytest.raises(CanonicalError):
        canonical.encode([[unit, msgspec.to_builtins(each)] for unit, each in below.items()])
    written, pieces = in_pieces(seal(5), below)
    assert (len(pieces), len(pieces) < MOST_PIECES) == (3, True)
    assert all(map(is_writable, (written, *pieces.values())))
    whole = joined(written, pieces)
    assert (whole.seal.figures, whole.below) == (figures(5), below)


def test_a_figure_that_stands_twice_makes_no_statement():
    written, pieces = in_pieces(seal(MOST_FIGURES_OF_A_RECORD + 1))
    assert joined(msgspec.structs.replace(written, figures=figures(1)), pieces) is None
    again = msgspec.structs.replace(written, pieces=(*written.pieces, *written.pieces))
    assert joined(again, pieces).seal.figures == seal(MOST_FIGURES_OF_A_RECORD + 1).figures
