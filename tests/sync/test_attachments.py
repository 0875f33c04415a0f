"""Attachments in a package: pieces that follow one another, whole before anything else begins, and no larger than told.

Where nothing depends on the true sizes, a piece has 16 bytes, an attachment at most 40 and all of them at most 60.
"""

import json
import random
from base64 import b64decode, b64encode
from hashlib import sha256, shake_256

import pytest
from test_contents import ALL, ROSTER, SEGMENT

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.evidence import Attachment
from ctph_desktop.sync import contents
from ctph_desktop.sync.contents import ContentsReader, PackageContents, decode_lines, encode_lines

MIB = 1_048_576
SCAN = bytes(range(200, 240))  # three small pieces: 16, 16 and 8 bytes
OTHER = b"%PDF-1.7 another"  # one small piece, exactly
NOTHING = sha256(b"").hexdigest()


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(contents, "_PIECE_BYTES", 16)
    monkeypatch.setattr(contents, "MOST_ATTACHMENT_BYTES", 40)
    monkeypatch.setattr(contents, "MOST_ATTACHED_BYTES", 60)


def some(size: int, name: str = "scan") -> Attachment:
    return Attachment.of(shake_256(name.encode()).digest(size))


def lines_of(*attachments: Attachment, **others) -> list[bytes]:
    return [line[:-1] for line in encode_lines(PackageContents(attachments=attachments, **others))]


def members_of(line: bytes) -> dict[str, str]:
    return json.loads(line)


def piece(start: int = 0, /, *, of: bytes = SCAN, end: int | None = None, **changes: str | None) -> bytes:
    """A small piece as it should be, but for the members that are changed, or None to leave them out."""
    members = {
        "attachment": sha256(of).hexdigest(), "at": str(start), "size": str(len(of)),
        "data": b64encode(of[start : start + 16 if end is None else end]).decode(),
    } | changes  # fmt: skip
    kept = {name: text for name, text in members.items() if text is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


FIRST, SECOND, LAST = piece(0), piece(16), piece(32)
OTHER_PIECE = piece(of=OTHER)


def refused(*lines: bytes) -> PackageError:
    with pytest.raises(PackageError) as found:
        decode_lines(lines)
    return found.value


# there and back


@pytest.mark.parametrize("size", [1, 2, MIB - 1, MIB, MIB + 1, 2 * MIB, 2 * MIB + 1, 10 * MIB])
def test_an_attachment_is_cut_into_pieces_of_a_megabyte_and_put_together_again(size):
    attachment = some(size)
    lines = lines_of(attachment)
    said = [members_of(line) for line in lines]
    assert [each["at"] for each in said] == [str(at) for at in range(0, size, MIB)]
    assert [len(b64decode(each["data"])) for each in said[:-1]] == [MIB] * (len(said) - 1)
    assert 1 <= len(b64decode(said[-1]["data"])) <= MIB
    assert {(each["attachment"], each["size"]) for each in said} == {(attachment.id, str(size))}
    assert decode_lines(lines) == (PackageContents(attachments=(attachment,)), 0)


def test_a_piece_is_a_line_of_four_members():
    attachment = Attachment.of(b"%PDF-1.7")
    name = sha256(b"%PDF-1.7").hexdigest()
    (line,) = encode_lines(PackageContents(attachments=(attachment,)))
    assert line == b'{"at":"0","attachment":"' + name.encode() + b'","data":"JVBERi0xLjc=","size":"8"}\n'


def test_nothing_is_written_for_an_attachment_without_bytes():
    assert lines_of(some(0)) == []


def test_pieces_written_by_hand_are_those_the_program_writes(small):
    assert lines_of(Attachment.of(SCAN), Attachment.of(OTHER)) == [FIRST, SECOND, LAST, OTHER_PIECE]


def test_attachments_come_with_everything_else_in_their_order(small):
    attachments = tuple(map(Attachment.of, (SCAN, OTHER, b"x")))
    whole = PackageContents(ALL.rosters, ALL.receipts, ALL.requests, ALL.segments, attachments)
    lines = [line[:-1] for line in encode_lines(whole)]
    assert decode_lines(lines) == (whole, 0)
    assert ["attachment" in members_of(line) for line in lines] == [False] * 5 + [True] * 5
    assert whole.counts == {"rosters": 1, "receipts": 1, "requests": 1, "segments": 2, "attachments": 3}


def test_records_may_stand_before_between_and_behind_attachments_that_are_whole(small):
    (roster,) = lines_of(rosters=(ROSTER,))
    (segment,) = lines_of(segments=(SEGMENT,))
    lines = [roster, FIRST, SECOND, LAST, b"{}", OTHER_PIECE, segment, b'{"x":"1"}']
    found = PackageContents((ROSTER,), segments=(SEGMENT,), attachments=(Attachment.of(SCAN), Attachment.of(OTHER)))
    assert decode_lines(lines) == (found, 2)


def test_an_attachment_may_come_twice(small):
    twice = (Attachment.of(OTHER), Attachment.of(OTHER))
    assert decode_lines(lines_of(*twice))[0].attachments == twice


def test_members_of_later_versions_are_ignored_in_a_piece(small):
    line = piece(of=OTHER, later="x")
    assert decode_lines([line])[0].attachments == (Attachment.of(OTHER),)


def test_an_attachment_counts_as_come_only_when_it_is_whole(small):
    reader = ContentsReader()
    for line in (OTHER_PIECE, FIRST, SECOND):
        reader.take(line)
    with pytest.raises(PackageError):
        reader.contents()
    reader.take(LAST)
    assert reader.contents().attachments == (Attachment.of(OTHER), Attachment.of(SCAN))


# what is no attachment


ODD_NUMBERS = (
    "", "00", "040", "016", "+16", "-1", "-0", " 16", "16 ", "16\n", "1_6", "16.0", "1e1", "0x10", "x", "\u0661\u0666",
    "\uff11\uff16", "\u00b2", "\u2460", "1000000000", "9" * 5000,
)  # fmt: skip
ODD_BASE64 = (
    "A", "AAA", "====", "JVBERi0xLjc", "JVBERi0xLjd=", "JVBE Ri0xLjc=", "JVBERi0xLjc=\n", "JVBERi0xLjc==", "-_-_",
    "JVBERi0x!Ljc=", "AA=A", "\u00e9\u00e9\u00e9\u00e9",
)  # fmt: skip
BETWEEN = {
    "roster": lines_of(rosters=(ROSTER,))[0],
    "receipt": lines_of(receipts=ALL.receipts)[0],
    "request": lines_of(requests=ALL.requests)[0],
    "segment": lines_of(segments=(SEGMENT,))[0],
    "record of no kind": b"{}",
    "record of an unknown kind": b'{"minutes":"x"}',
    "whole attachment": OTHER_PIECE,
}
CHANGED = SCAN[:-1] + b"\0"
BAD = {
    # each ends with the line that is wrong
    "no size": [piece(size=None)],
    "no offset": [piece(at=None)],
    "no data": [piece(data=None)],
    "no size in the second piece": [FIRST, piece(16, size=None)],
    "no offset in the second piece": [FIRST, piece(16, at=None)],
    "no data in the second piece": [FIRST, piece(16, data=None)],
    "name too short": [piece(attachment=sha256(SCAN).hexdigest()[:-1])],
    "name too long": [piece(attachment=sha256(SCAN).hexdigest() + "0")],
    "name in capitals": [piece(attachment=sha256(SCAN).hexdigest().upper())],
    "name of other letters": [piece(attachment="g" * 64)],
    "name with a line feed": [piece(of=OTHER, attachment=sha256(OTHER).hexdigest() + "\n")],
    "no name": [piece(attachment="")],
    "name of another": [piece(of=OTHER, attachment=sha256(SCAN).hexdigest())],
    "no bytes": [piece(attachment=NOTHING, size="0", data="")],
    "size zero of something": [piece(of=OTHER, size="0")],
    "one byte too long": [piece(end=17)],
    "one byte too short": [piece(end=15)],
    "empty first piece": [piece(data="")],
    "all at once": [piece(end=40)],
    "last piece in two": [FIRST, SECOND, piece(32, end=36)],
    "empty piece between": [FIRST, piece(16, data="")],
    "last piece too long": [FIRST, SECOND, piece(32, data=b64encode(SCAN[32:] + b"x").decode())],
    "empty last piece": [FIRST, SECOND, piece(32, data="")],
    "piece behind the last": [piece(of=OTHER), piece(16, of=OTHER, data="")],
    "begins with its second piece": [SECOND],
    "begins one byte late": [piece(1)],
    "same piece twice": [FIRST, FIRST],
    "piece left out": [FIRST, LAST],
    "offset one too small": [FIRST, piece(16, at="15")],
    "offset one too great": [FIRST, piece(16, at="17")],
    "another size": [FIRST, piece(16, size="39")],
    "a larger size": [FIRST, piece(16, size="41")],
    "no size any more": [FIRST, piece(16, size="0")],
    "another name": [FIRST, piece(16, attachment=sha256(CHANGED).hexdigest())],
    "one bit of the last piece": [FIRST, SECOND, piece(32, data=b64encode(CHANGED[32:]).decode())],
    "one bit of the first piece": [piece(data=b64encode(b"\0" + SCAN[1:16]).decode()), SECOND, LAST],
    "two kinds": [piece(of=OTHER, segment="{}", ops="", sig="00" * 64)],
    "two kinds in the second piece": [FIRST, piece(16, roster="{}", by="00" * 32, sig="00" * 64)],
    **{f"size {text[:12]!a}": [piece(size=text)] for text in ODD_NUMBERS},
    **{f"offset {text[:12]!a}": [piece(at=text)] for text in ODD_NUMBERS},
    **{f"second offset {text[:12]!a}": [FIRST, piece(16, at=text)] for text in ODD_NUMBERS},
    **{f"data {text!a}": [piece(of=b"%PDF-1.7", data=text)] for text in ODD_BASE64},
    **{f"{kind} between": [FIRST, line] for kind, line in BETWEEN.items()},
    **{f"{kind} before the last piece": [FIRST, SECOND, line] for kind, line in BETWEEN.items()},
}  # fmt: skip


@pytest.mark.parametrize("before", [[], [b"{}"], [OTHER_PIECE, b"{}"]], ids=["", "second", "third"])
@pytest.mark.parametrize("lines", BAD.values(), ids=BAD)
def test_what_is_no_attachment_is_refused_with_the_number_of_the_record(small, lines, before):
    reader = ContentsReader()
    for line in (*before, *lines[:-1]):
        reader.take(line)
    with pytest.raises(PackageError) as found:
        reader.take(lines[-1])
    number = len(before) + len(lines)
    assert (found.value.reason, found.value.detail) == (PackageReason.BAD_RECORD, {"record": str(number)})


@pytest.mark.parametrize("lines", [[FIRST], [FIRST, SECOND], [OTHER_PIECE, b"{}", FIRST]])
def test_records_that_end_inside_an_attachment_are_refused(small, lines):
    error = refused(*lines)
    assert (error.reason, error.detail) == (PackageReason.BAD_RECORD, {"record": str(len(lines))})


def test_a_piece_spelled_otherwise_is_not_canonical(small):
    assert refused(FIRST, SECOND.replace(b",", b", ", 1)).reason is PackageReason.NOT_CANONICAL


# what is too much


TOO_LARGE = (PackageReason.TOO_LARGE, {"part": "attachments"})


def test_limits_are_those_of_the_format():
    assert (contents.MOST_ATTACHMENT_BYTES, contents.MOST_ATTACHED_BYTES) == (10 * MIB, 20 * MIB)


def test_an_attachment_of_the_greatest_size_is_read_and_none_larger():
    largest = some(10 * MIB)
    assert decode_lines(lines_of(largest))[0].attachments == (largest,)
    reader = ContentsReader()
    with pytest.raises(PackageError) as found:
        reader.take(lines_of(some(10 * MIB + 1))[0])
    assert (found.value.reason, found.value.detail) == TOO_LARGE


def test_attachments_of_the_greatest_size_together_are_read_and_not_one_byte_more():
    one, two = some(10 * MIB, "one"), some(10 * MIB, "two")
    lines = lines_of(one, two)
    assert decode_lines(lines)[0].attachments == (one, two)
    error = refused(*lines, *lines_of(some(1)))
    assert (error.reason, error.detail) == TOO_LARGE


def test_what_is_too_large_is_refused_before_its_bytes_are_looked_at(small):
    for size in ("41", "999999999"):
        error = refused(piece(size=size, data="?", at="x"))
        assert (error.reason, error.detail) == TOO_LARGE


def test_the_sizes_told_count_together_each_time_one_comes(small):
    lines = [FIRST, SECOND, LAST, OTHER_PIECE, piece(of=b"four")]
    assert len(decode_lines(lines)[0].attachments) == 3
    for last in (piece(of=b"x"), piece(of=b"four", data="?"), OTHER_PIECE):
        error = refused(*lines, last)
        assert (error.reason, error.detail) == TOO_LARGE
    assert refused(*[OTHER_PIECE] * 4).reason is PackageReason.TOO_LARGE


def test_a_name_that_is_none_is_told_before_a_size_that_is_too_large(small):
    assert refused(piece(size="41", attachment="scan.pdf")).reason is PackageReason.BAD_RECORD


def test_pieces_count_as_records(small, monkeypatch):
    monkeypatch.setattr(contents, "MOST_RECORDS", 3)
    assert len(decode_lines([FIRST, SECOND, LAST])[0].attachments) == 1
    error = refused(FIRST, SECOND, LAST, OTHER_PIECE)
    assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "records"})


# nothing else escapes


def test_mutated_pieces_are_read_whole_or_refused(small):
    seed = 20_261_123
    noise = random.Random(seed)  # noqa: S311 - the same on every run
    genuine = [FIRST, SECOND, LAST, OTHER_PIECE, lines_of(rosters=(ROSTER,))[0]]
    told = set()
    for _ in range(4_000):
        lines = [bytearray(line) for line in genuine]
        for _ in range(noise.randrange(3)):
            line = noise.choice(lines)
            line[noise.randrange(len(line))] = noise.choice(b'{}",:\\0129aF=+/-\n\x00\xff')
        if noise.random() < 0.3:
            lines.insert(noise.randrange(6), lines.pop(noise.randrange(5)))
        try:
            found = decode_lines(map(bytes, lines))[0]
        except PackageError as error:
            told.add(error.reason)
        else:
            told.add("read")
            assert all(each.is_sound for each in found.attachments), (seed, lines)
    assert told == {"read", PackageReason.BAD_RECORD, PackageReason.NOT_CANONICAL, PackageReason.TOO_LARGE}
