"""Reading a block quickly: what is refused and what is understood is the same as line by line."""

import json

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from journal_builders import COMMON_BOOK, COMMUNE, INDICATOR, JULY_CELL, OWN_BOOK, YEAR, an_id, an_operation

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.canonical import MOST_LINE_BYTES, CanonicalError
from ctph_desktop.domain.journal.operation import (
    MOST_PARENTS,
    FigureOutline,
    read_block,
    read_operation,
    read_outlines,
)
from ctph_desktop.domain.submissions import Seal, SealedFigure

SEAL = msgspec.to_builtins(
    Seal(an_id("p"), COMMUNE, "2019-07", (SealedFigure(INDICATOR, "-", "actual", "reported", "5"),), (), "", "a")
)
FIELDS = {"t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "2019", "x": {"s": "reported", "q": "5"}}
RECORD = {**FIELDS, "t": "r", "c": f"r/submission/{an_id('s')}", "x": SEAL}
TEXTS = ["", "a b", "đếm lại", "e\u0302", "\x00", "\x7f", "\x85", "\\", '"', "\n", "x" * 70]
NUMBERS = [None, True, 0, 1, 2, -1, 2**53, 10**20, 1.0, 1e3]
LISTS = [[], [1], ["a"], ["a"] * (MOST_PARENTS + 1), *(json.loads("[" * n + "1" + "]" * n) for n in (31, 40))]
OBJECTS = [{}, {"a b": 1}, {"": 1}, {"z" * 65: 1}, {"s": "nothing"}, {"q": 5, "s": ""}, {"q": "5", "s": "", "u": 1}]
SEALS = [SEAL, {**SEAL, "later": [1]}, {**SEAL, "note": "sửa"}, {**SEAL, "figures": [["i", "-"]]}]
VALUES = st.sampled_from([*TEXTS, *NUMBERS, *LISTS, *OBJECTS, *SEALS])
CHANGES = st.dictionaries(
    st.sampled_from([*FIELDS, "why", "later", "a b", "", "ê"]) | st.text(max_size=2), VALUES, max_size=3
)


def _written(fields: dict[str, object], *, is_sorted: bool, is_ascii: bool, is_dense: bool) -> bytes:
    text = json.dumps(
        fields, sort_keys=is_sorted, ensure_ascii=is_ascii, separators=(",", ":") if is_dense else (", ", ": ")
    )
    return text.encode("utf-8", "surrogatepass")


USUALLY = st.sampled_from([True] * 9 + [False])
LINES = st.builds(
    lambda start, changes, missing, is_sorted, is_ascii, is_dense: _written(
        {k: v for k, v in {**start, **changes}.items() if k != missing},
        is_sorted=is_sorted, is_ascii=is_ascii, is_dense=is_dense,
    ),
    st.sampled_from([FIELDS, RECORD]), CHANGES, st.sampled_from([None] * 8 + [*FIELDS]),
    USUALLY, USUALLY.map(lambda usual: not usual), USUALLY,
)  # fmt: skip
USUAL = [an_operation(at="2019").line, an_operation(RECORD["c"], SEAL, kind="r", at="2019").line]


def _slowly(block: bytes) -> list[tuple[object, ...]] | None:
    try:
        read = [read_operation(line) for line in canonical.check_lines(block)]
    except CanonicalError:
        return None
    return [(stored.op.t, stored.op.c, stored.op.v, stored.line) for stored in read]


def _quickly(block: bytes) -> list[tuple[object, ...]] | None:
    try:
        return [(outline.t, outline.c, outline.v, line) for outline, line in read_outlines(block)]
    except CanonicalError:
        return None


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES | st.sampled_from(USUAL), min_size=1, max_size=3))
@example([canonical.encode({**FIELDS, "x": {"s": "reported", "q": "đ"}})])
@example([canonical.encode({**FIELDS, "why": ""})])
@example([canonical.encode({**RECORD, "x": {**SEAL, "note": "a"}})])
def test_a_block_is_read_the_same_quickly_and_slowly(lines):
    block = b"".join(line + b"\n" for line in lines)
    assert _quickly(block) == _slowly(block)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_a_block_with_one_byte_changed_is_read_the_same_quickly_and_slowly(data):
    block = bytearray(b"".join(line + b"\n" for line in data.draw(st.permutations(USUAL))))
    position = data.draw(st.integers(0, len(block) - 1))
    block[position] = data.draw(st.integers(0, 255) | st.sampled_from(b'"{}[],:\\ \n0a\x7f'))
    assert _quickly(bytes(block)) == _slowly(bytes(block))


def test_what_this_version_writes_takes_the_quick_way():
    first, second = read_outlines(b"".join(line + b"\n" for line in USUAL))
    assert (type(first[0]), first[0].x.q) == (FigureOutline, "5")
    assert second[0].t == "r"
    assert [stored.id for stored in read_block(USUAL[0] + b"\n")] == [read_operation(USUAL[0]).id]


def test_a_long_line_is_refused_in_a_block_of_usual_operations():
    long = msgspec.json.encode({**FIELDS, "why": "x" * MOST_LINE_BYTES}, order="sorted")
    for block in (long + b"\n", USUAL[0] + b"\n" + long + b"\n"):
        with pytest.raises(CanonicalError):
            read_outlines(block)


CELLS = st.sampled_from(
    [
        JULY_CELL,
        JULY_CELL.replace("-07", "-q3@15"),
        JULY_CELL.replace("/-/", f"/{an_id('part')}/"),
        JULY_CELL.replace("actual", "estimate"),
        JULY_CELL.replace("actual", "assigned"),
        JULY_CELL.replace("actual", "measure_of_later"),
        JULY_CELL.replace(str(YEAR), "2020"),
        JULY_CELL.replace(COMMUNE, an_id("other")),
        JULY_CELL.replace("-07", "-13"),
        JULY_CELL + "\n",
        JULY_CELL + "\n" + JULY_CELL,
        f"r/person/{an_id('a')}",
        "",
    ]
)


@settings(max_examples=400)
@given(st.lists(CELLS, max_size=4), st.sampled_from([OWN_BOOK, COMMON_BOOK, Book(BookKind.ABOUT, COMMUNE, YEAR)]))
def test_a_book_holds_many_figures_exactly_when_it_holds_each(cells, book):
    assert not book.holds_usual_figures(cells) or all(cell.startswith("f/") and book.holds(cell) for cell in cells)
