"""What each refusal of a file says besides its reason: the number of bytes, the version, the part that is wrong."""

from hashlib import sha256

import pytest

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.sync import package
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.foreign_files import recognise
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind

SENDER = DeviceKeys(bytes(range(32)), DeviceKeys.new().identity)
DATA = package.build(
    PackageContents(),
    header=PackageHeader(unit="1" * 32, unit_code="19597", kind=PackageKind.REPORT, created=""),
    sender=SENDER,
    recipients=(),
    replica=bytes(range(16)),
    counter=258,
)
LEAST = 232  # bytes around header and payload
MOST = LEAST + 65_536 + 67_108_864


def refused(data: bytes) -> tuple[PackageReason, dict[str, str]]:
    with pytest.raises(PackageError) as found:
        package.peek(data)
    return found.value.reason, dict(found.value.detail)


def with_field(offset: int, field: bytes, data: bytes = DATA) -> bytes:
    """Return the package with other bytes, its hash made right again."""
    changed = data[:offset] + field + data[offset + len(field) : -40]
    return changed + sha256(changed).digest() + b"CTPHEND\n"


def of_length(stated: int, data: bytes = DATA) -> bytes:
    return data[:16] + stated.to_bytes(8, "big") + data[24:]


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        pytest.param(with_field(8, b"\0\2\0\7"), PackageReason.FUTURE_VERSION, {"version": "2.7"}, id="major"),
        pytest.param(with_field(8, b"\0\0\0\7"), PackageReason.DAMAGED, {"part": "version"}, id="no major"),
        pytest.param(with_field(12, b"\0\1\0\3"), PackageReason.UNKNOWN_FLAGS, {"flags": "00010003"}, id="flags"),
        pytest.param(with_field(24, b"\0\1\0\1"), PackageReason.TOO_LARGE, {"part": "header"}, id="header"),
        pytest.param(with_field(28, b"\4\0\0\1"), PackageReason.TOO_LARGE, {"part": "payload"}, id="payload"),
        pytest.param(with_field(24, b"\0\1\0\0"), PackageReason.DAMAGED, {"part": "lengths"}, id="largest header"),
        pytest.param(with_field(28, b"\4\0\0\0"), PackageReason.DAMAGED, {"part": "lengths"}, id="largest payload"),
        pytest.param(with_field(104, b"\1"), PackageReason.RESERVED_NOT_ZERO, {}, id="first reserved byte"),
        pytest.param(with_field(127, b"\1"), PackageReason.RESERVED_NOT_ZERO, {}, id="last reserved byte"),
        pytest.param(
            DATA[:-41] + bytes([DATA[-41] ^ 1]) + DATA[-40:], PackageReason.DAMAGED, {"part": "hash"}, id="signature"
        ),
        pytest.param(
            DATA[:-40] + bytes([DATA[-40] ^ 1]) + DATA[-39:],
            PackageReason.DAMAGED,
            {"part": "hash"},
            id="first of the hash",
        ),
        pytest.param(
            DATA[:-9] + bytes([DATA[-9] ^ 1]) + DATA[-8:],
            PackageReason.DAMAGED,
            {"part": "hash"},
            id="last of the hash",
        ),
        pytest.param(DATA[:-8] + b"CTPHEND\r", PackageReason.END_MARK_MISSING, {}, id="end mark"),
        pytest.param(DATA + b"!", PackageReason.TRAILING_BYTES, {"extra": "1"}, id="one byte behind"),
        pytest.param(DATA + DATA, PackageReason.TRAILING_BYTES, {"extra": str(len(DATA))}, id="twice"),
        pytest.param(DATA[:-1], PackageReason.TRUNCATED, {"missing": "1"}, id="one byte missing"),
        pytest.param(DATA[:LEAST], PackageReason.TRUNCATED, {"missing": str(len(DATA) - LEAST)}, id="most is missing"),
        pytest.param(
            DATA[: LEAST - 1], PackageReason.TRUNCATED, {"missing": str(len(DATA) - LEAST + 1)}, id="front is cut"
        ),
        pytest.param(DATA[:24], PackageReason.TRUNCATED, {"missing": str(len(DATA) - 24)}, id="up to the length"),
        pytest.param(DATA[:23], PackageReason.TRUNCATED, {}, id="not even its length"),
        pytest.param(of_length(23)[:23], PackageReason.TRUNCATED, {}, id="a shorter one than there is"),
        pytest.param(of_length(LEAST)[:100], PackageReason.TRUNCATED, {"missing": "132"}, id="the least there can be"),
        pytest.param(of_length(100)[:100], PackageReason.TRUNCATED, {}, id="nothing is missing of too little"),
        pytest.param(of_length(99)[:100], PackageReason.TRUNCATED, {}, id="less than nothing is missing"),
        pytest.param(
            of_length(101)[:100], PackageReason.TRUNCATED, {"missing": "1"}, id="one is missing of too little"
        ),
        pytest.param(
            of_length(100 + MOST)[:100], PackageReason.TRUNCATED, {"missing": str(MOST)}, id="all there can be"
        ),
        pytest.param(of_length(101 + MOST)[:100], PackageReason.TRUNCATED, {}, id="more than there can be"),
        pytest.param(of_length(len(DATA) + 1), PackageReason.DAMAGED, {"part": "lengths"}, id="says more, and ends"),
        pytest.param(of_length(len(DATA) - 1), PackageReason.DAMAGED, {"part": "lengths"}, id="says less, and ends"),
        pytest.param(of_length(LEAST - 1), PackageReason.DAMAGED, {"part": "lengths"}, id="says less than the least"),
        pytest.param(of_length(0), PackageReason.DAMAGED, {"part": "lengths"}, id="says nothing"),
        pytest.param(
            with_field(16, (2**56 + len(DATA)).to_bytes(8, "big")),
            PackageReason.DAMAGED,
            {"part": "lengths"},
            id="says as much more as only the first byte can",
        ),
        pytest.param(
            of_length(LEAST, DATA[: LEAST - 8] + b"CTPHEND\n"),
            PackageReason.DAMAGED,
            {"part": "lengths"},
            id="ends where the header would begin",
        ),
        pytest.param(
            of_length(len(DATA) - 1, DATA[:-1] + b"~"), PackageReason.DAMAGED, {"part": "lengths"}, id="neither"
        ),
    ],
)
def test_a_refusal_says_what_is_wrong(data, reason, detail):
    assert refused(data) == (reason, detail)


def test_a_whole_package_says_of_itself_what_was_put_into_it():
    envelope = package.peek(DATA)
    assert (envelope.sender, envelope.replica, envelope.counter) == (SENDER.public.sign, bytes(range(16)), 258)
    assert (envelope.minor, envelope.is_public, envelope.package_id) == (1, False, DATA[64:80])
    assert (envelope.header_end, envelope.payload_end) == (128 + envelope.header_size, len(DATA) - 104)
    assert envelope.digest == DATA[-40:-8] == sha256(DATA[:-40]).digest()
    assert package.peek(with_field(10, b"\0\5")).minor == 5
    assert package.peek(with_field(12, b"\x80\0\0\1")).is_public


def test_the_front_is_as_the_format_says():
    assert DATA[:16] == b"\x89CTP\r\n\x1a\n\0\1\0\1\0\0\0\0"
    assert DATA[16:24] == len(DATA).to_bytes(8, "big")
    assert DATA[104:128] == bytes(24)


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", PackageReason.PICTURE),
        (b"\xff\xd8\xff", PackageReason.PICTURE),
        (b"GIF8", PackageReason.PICTURE),
        (b"\0\0\0\x20ftyp", PackageReason.PICTURE),
        (b"RIFF\0\0\0\0WEBP", PackageReason.PICTURE),
        (b"RIFF\0\0\0\0WAVE", PackageReason.NOT_A_PACKAGE),
        (b"%PDF-", PackageReason.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", PackageReason.OLDER_OFFICE_FILE),
        (b"Rar!", PackageReason.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", PackageReason.ARCHIVE),
        (b"\x89CTP", PackageReason.DAMAGED),
        (b"\x09CTP", PackageReason.DAMAGED),
        (b"PK\x03\x04", PackageReason.ARCHIVE),
        (b"PK\x03\x04 word/document.xml", PackageReason.WORD_DOCUMENT),
        (b"PK\x03\x04 xl/workbook.xml", PackageReason.WORKBOOK),
        (b"x xl/workbook word/document", PackageReason.NOT_A_PACKAGE),
        (b"x%PDF-", PackageReason.NOT_A_PACKAGE),
    ],
)
def test_a_file_sent_by_mistake_is_known_by_its_first_bytes(start, reason):
    assert recognise(start + bytes(range(200, 240))) is reason


def test_fewer_than_eight_bytes_are_nothing():
    assert recognise(b"%PDF-17") is PackageReason.TOO_SHORT
    assert recognise(b"%PDF-1.7") is PackageReason.PDF
    assert recognise(b"GIF8") is PackageReason.TOO_SHORT
