"""What was read from the journal cannot be changed, and equal things are one in a set."""

import inspect

import msgspec
import pytest
from journal_builders import COMMUNE_PC, OWN_BOOK, a_chain, a_head, a_roster, a_segment, an_operation

from ctph_desktop.domain.journal import (
    books,
    chains,
    heads,
    merging,
    operation,
    receipts,
    roster,
    segment,
    signed,
    validity,
)
from ctph_desktop.domain.journal.operation import read_outlines
from ctph_desktop.sync import contents, keys, package

MODULES = (
    books,
    chains,
    heads,
    merging,
    operation,
    receipts,
    roster,
    segment,
    signed,
    validity,
    contents,
    keys,
    package,
)
WORKERS = {"ContentsReader", "_Pieces"}
ROWS = [
    row
    for module in MODULES
    for name, row in inspect.getmembers(module, inspect.isclass)
    if issubclass(row, msgspec.Struct) and row.__module__ == module.__name__ and name not in WORKERS
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_a_row_is_made_once_and_never_changed(row):
    assert row.__struct_config__.frozen


def test_assigning_to_what_was_read_fails():
    for thing in (an_operation(), an_operation().op, a_segment(an_operation()), a_head(), a_roster(), OWN_BOOK):
        with pytest.raises(AttributeError):
            setattr(thing, thing.__struct_fields__[0], None)


def test_what_is_equal_is_one_in_a_set():
    first, second = a_roster(), a_roster()
    assert len({first, second}) == 1
    assert len({COMMUNE_PC.grant(), COMMUNE_PC.grant()}) == 1
    assert a_chain(first) == a_chain(second)


def test_outlines_are_as_unchangeable_as_operations():
    outline, _ = read_outlines(an_operation().line + b"\n")[0]
    with pytest.raises(AttributeError):
        outline.c = "f/x"
