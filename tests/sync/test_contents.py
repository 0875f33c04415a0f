"""The records of a package, line by line: what they look like, and what each refusal says."""

from base64 import b64decode, b64encode

import pytest
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.sync import contents
from ctph_desktop.sync.contents import ContentsReader, PackageContents, decode_lines, encode_lines, read_line

KEY = SigningKey(bytes(range(32)))
ROSTER, RECEIPT, REQUEST = (
    SignedRecord.make(purpose, b'{"a":"' + purpose.value.encode() + b'"}', key=KEY)
    for purpose in (Purpose.ROSTER, Purpose.RECEIPT, Purpose.REQUEST)
)
SEGMENT = SignedSegment(b'{"book":"x"}', bytes(range(64)), b"\xff\xfe packed")
ALL = PackageContents((ROSTER,), (RECEIPT,), (REQUEST,), (SEGMENT, SEGMENT))
SIGNATURE = "00" * 64
LONGEST = 4_194_304  # bytes of a line
MOST = 20_000  # lines


def refused(*lines: bytes) -> PackageError:
    with pytest.raises(PackageError) as found:
        decode_lines(lines)
    return found.value


def test_what_was_written_is_read():
    lines = list(encode_lines(ALL))
    assert all(line.endswith(b"\n") for line in lines)
    assert decode_lines(line[:-1] for line in lines) == (ALL, 0)
    assert decode_lines([]) == (PackageContents(), 0)


def test_a_line_names_its_kind_its_signer_and_its_signature():
    roster, receipt, request, segment, _ = encode_lines(ALL)
    signer = bytes(KEY.verify_key).hex().encode()
    assert roster == (
        b'{"by":"' + signer + b'","roster":"{\\"a\\":\\"CTPH1-roster\\"}","sig":"' + ROSTER.signature.hex().encode()
        + b'"}\n'
    )  # fmt: skip
    assert receipt.startswith(b'{"by":"' + signer + b'","receipt":"')
    assert request.startswith(b'{"by":"' + signer + b'","request":"')
    assert segment == (
        b'{"ops":"' + b64encode(SEGMENT.body) + b'","segment":"{\\"book\\":\\"x\\"}","sig":"'
        + bytes(range(64)).hex().encode() + b'"}\n'
    )  # fmt: skip


def test_counts_are_by_kind():
    assert ALL.counts == {"rosters": 1, "receipts": 1, "requests": 1, "segments": 2, "attachments": 0}


def test_kinds_of_later_versions_are_counted_and_passed_over():
    assert decode_lines([b'{"x":"1"}', b"{}", *(line[:-1] for line in encode_lines(ALL))]) == (ALL, 2)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f'{{"by":"{"0" * 64}","roster":"{{}}"}}', id="no signature"),
        pytest.param(f'{{"roster":"{{}}","sig":"{SIGNATURE}"}}', id="no signer"),
        pytest.param(f'{{"by":"{"0" * 62}","roster":"{{}}","sig":"{SIGNATURE}"}}', id="short signer"),
        pytest.param(f'{{"by":"{"0" * 66}","roster":"{{}}","sig":"{SIGNATURE}"}}', id="long signer"),
        pytest.param(f'{{"by":"{"A" * 64}","roster":"{{}}","sig":"{SIGNATURE}"}}', id="capital digits"),
        pytest.param(f'{{"by":"{"0" * 64}","roster":"{{}}","sig":"{"00" * 63}"}}', id="short signature"),
        pytest.param(f'{{"ops":"","segment":"{{}}","sig":"{"00" * 65}"}}', id="long signature of a segment"),
        pytest.param(f'{{"segment":"{{}}","sig":"{SIGNATURE}"}}', id="segment without a body"),
        pytest.param(f'{{"ops":"AB==","segment":"{{}}","sig":"{SIGNATURE}"}}', id="padding bits"),
        pytest.param(f'{{"ops":"A","segment":"{{}}","sig":"{SIGNATURE}"}}', id="no base64"),
        pytest.param(f'{{"ops":"AA=A","segment":"{{}}","sig":"{SIGNATURE}"}}', id="padding inside"),
        pytest.param(f'{{"ops":"AA!!AA==","segment":"{{}}","sig":"{SIGNATURE}"}}', id="signs outside base64"),
        pytest.param(f'{{"roster":"{{}}","segment":"{{}}","sig":"{SIGNATURE}"}}', id="two kinds"),
        pytest.param(
            f'{{"by":"{"0" * 64}","ops":"","roster":"{{}}","segment":"{{}}","sig":"{SIGNATURE}"}}', id="two whole kinds"
        ),
        pytest.param(f'{{"receipt":"{{}}","roster":"{{}}","sig":"{SIGNATURE}"}}', id="two other kinds"),
    ],
)
def test_a_record_that_is_not_whole_is_refused_with_its_number(line):
    for before in range(3):
        error = refused(*[b"{}"] * before, line.encode())
        assert (error.reason, error.detail) == (PackageReason.BAD_RECORD, {"record": str(before + 1)})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[]", PackageReason.BAD_RECORD),
        (b"", PackageReason.BAD_RECORD),
        (b'{"a":1}', PackageReason.BAD_RECORD),
        (b'{"a":{}}', PackageReason.BAD_RECORD),
        (b"[" * 100_000, PackageReason.BAD_RECORD),
        (b'{"a": "1"}', PackageReason.NOT_CANONICAL),
        (b'{"b":"1","a":"2"}', PackageReason.NOT_CANONICAL),
        (b'{"a":"1","a":"1"}', PackageReason.NOT_CANONICAL),
        (b'{"a":"\\u0041"}', PackageReason.NOT_CANONICAL),
        ('{"a":"e\u0302"}'.encode(), PackageReason.NOT_CANONICAL),
    ],
)
def test_a_line_that_is_no_record_is_refused(line, reason):
    assert refused(line).reason is reason


def with_members(count: int) -> bytes:
    return b"{" + b",".join(b'"%c":""' % (97 + number) for number in range(count)) + b"}"


def test_a_record_has_at_most_16_members():
    assert len(read_line(with_members(16))) == 16
    assert refused(with_members(17)).reason is PackageReason.BAD_RECORD


def test_a_line_has_at_most_4_megabytes():
    frame = b'{"a":""}'
    longest = frame[:-2] + b"x" * (LONGEST - len(frame)) + frame[-2:]
    assert len(longest) == LONGEST
    assert len(read_line(longest)["a"]) == LONGEST - len(frame)
    error = refused(longest[:-2] + b'x"}')
    assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "records"})


def test_a_record_too_long_for_a_line_is_not_written():
    body = b"0123456789ab" * (LONGEST // 16)
    room = LONGEST + 1 - len(next(encode_lines(PackageContents(segments=(replace(SEGMENT, body=b""),))))) & ~3
    fitting = b64decode(b64encode(body)[:room])
    line = next(encode_lines(PackageContents(segments=(replace(SEGMENT, body=fitting),))))
    assert LONGEST - 4 < len(line) - 1 <= LONGEST
    with pytest.raises(PackageError) as found:
        list(encode_lines(PackageContents(segments=(replace(SEGMENT, body=fitting + b"~" * 3),))))
    assert (found.value.reason, found.value.detail) == (PackageReason.TOO_LARGE, {"part": "records"})


def test_a_record_that_just_fits_a_line_is_written():
    frame = len(next(encode_lines(PackageContents(rosters=(replace(ROSTER, body=b""),))))) - 1
    assert (
        len(next(encode_lines(PackageContents(rosters=(replace(ROSTER, body=b"x" * (LONGEST - frame)),)))))
        == LONGEST + 1
    )
    with pytest.raises(PackageError):
        next(encode_lines(PackageContents(rosters=(replace(ROSTER, body=b"x" * (LONGEST - frame + 1)),))))


def test_a_package_has_at_most_20_000_records():
    reader = ContentsReader()
    for _ in range(MOST):
        reader.take(b"{}")
    assert reader.unknown_records == MOST
    with pytest.raises(PackageError) as found:
        reader.take(b"{}")
    assert (found.value.reason, found.value.detail) == (PackageReason.TOO_LARGE, {"part": "records"})
    assert (contents.MOST_RECORDS, contents.MOST_RECORD_BYTES) == (MOST, LONGEST)
