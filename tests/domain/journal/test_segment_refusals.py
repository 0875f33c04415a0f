"""What a segment is refused for, and how large it may be."""

import zlib
from hashlib import sha256

import pytest
from journal_builders import COMMUNE_PC, a_segment, an_operation
from msgspec.structs import replace

from ctph_desktop.domain.journal import canonical, segment, signed
from ctph_desktop.domain.journal.operation import read_operation
from ctph_desktop.domain.journal.segment import LaterBookError, SegmentError, read_body, read_body_outlines, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedSegment
from ctph_desktop.domain.journal.validity import Verdict

LARGEST = 4_194_304  # bytes of a body


def of_block(block: bytes, *, packed: bytes | None = None, **changes: object) -> SignedSegment:
    """Return a segment whose head fits a block, but for the changes, and is genuinely signed."""
    fitting = {"n": block.count(b"\n"), "size": len(block), "body": sha256(block).hexdigest(), **changes}
    head = canonical.encode({**canonical.decode_line(a_segment(an_operation()).head), **fitting})
    signature = signed.sign(Purpose.SEGMENT, head, key=COMMUNE_PC.key)
    return SignedSegment(head, signature, zlib.compress(block) if packed is None else packed)


LINE = an_operation().line
BLOCK = LINE + b"\n"


def refused(made: SignedSegment) -> str:
    with pytest.raises(SegmentError) as found:
        list(read_body(made, read_head(made)))
    with pytest.raises(SegmentError) as found_in_outline:
        read_body_outlines(made, read_head(made))
    assert found.value.part == found_in_outline.value.part
    return found.value.part


def test_outlines_are_of_the_same_operations():
    operations = [an_operation() for _ in range(3)]
    made = a_segment(*operations)
    outlines = read_body_outlines(made, read_head(made))
    assert [read_operation(line) for _, line in outlines] == operations
    assert [outline.c for outline, _ in outlines] == [stored.op.c for stored in operations]


@pytest.mark.parametrize(
    ("made", "part"),
    [
        pytest.param(of_block(BLOCK, size=len(BLOCK) + 1), "size", id="says more"),
        pytest.param(of_block(BLOCK, size=len(BLOCK) - 1), "size", id="says less"),
        pytest.param(of_block(BLOCK, packed=zlib.compress(BLOCK) + b"~"), "size", id="something behind"),
        pytest.param(of_block(BLOCK, packed=zlib.compress(BLOCK)[:-1]), "size", id="cut short"),
        pytest.param(of_block(BLOCK, packed=b"no zlib stream"), "body", id="no stream"),
        pytest.param(of_block(BLOCK, body="0" * 64), "body", id="another hash"),
        pytest.param(of_block(BLOCK, n=2), "body", id="another count"),
        pytest.param(of_block(BLOCK, size=-1), "size", id="less than nothing"),
        pytest.param(of_block(BLOCK, size=LARGEST + 1), "size", id="too large"),
        pytest.param(replace(of_block(BLOCK), signature=bytes(64)), "signature", id="not signed"),
    ],
)
def test_a_segment_is_refused_for_what_is_wrong_with_it(made, part):
    assert refused(made) == part


def test_a_segment_of_a_book_that_a_later_version_brought_is_told_from_one_that_does_not_hold():
    later = f"register/{COMMUNE_PC.unit}/2019"
    with pytest.raises(LaterBookError) as found:
        read_head(of_block(BLOCK, book=later, body="unread"))
    assert found.value.part == later
    for changes in ({"book": later, "size": -1}, {"book": "Register/x/2019"}, {"book": later, "device": "00" * 32}):
        with pytest.raises(SegmentError) as refused_with:
            read_head(of_block(BLOCK, **changes))
        assert not isinstance(refused_with.value, LaterBookError)


def test_a_body_of_the_greatest_size_is_read():
    line = b'"' + b"x" * 262_141 + b'"\n'
    filler = LARGEST - 15 * len(line)
    block = line * 15 + b'"' + b"x" * (filler - 3) + b'"\n'
    assert len(block) == LARGEST
    with pytest.raises(canonical.CanonicalError):  # they are no operations, which is found out last
        list(read_body(of_block(block), read_head(of_block(block))))


def test_segments_are_cut_at_a_megabyte():
    assert segment.CUT_BYTES == 1_048_576
    assert segment.MOST_BODY_BYTES == LARGEST


@pytest.mark.parametrize(
    "word",
    [
        "valid",
        "unknown_roster",
        "unknown_device",
        "wrong_role",
        "cut_off",
        "wrong_book",
        "not_the_sealer",
        "needs_update",
        "malformed",
        "incomplete",
    ],
)
def test_a_verdict_keeps_the_word_under_which_it_is_counted(word):
    assert Verdict(word).name == word.upper()
