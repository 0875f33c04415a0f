"""Files that people send by mistake, told by their first bytes so that the answer can name them."""

from typing import Final

from ctph_desktop.domain.errors import PackageReason

_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", PackageReason.PICTURE),
    (b"\xff\xd8\xff", PackageReason.PICTURE),
    (b"GIF8", PackageReason.PICTURE),
    (b"%PDF-", PackageReason.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", PackageReason.OLDER_OFFICE_FILE),
    (b"Rar!", PackageReason.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", PackageReason.ARCHIVE),
    (b"\x89CTP", PackageReason.DAMAGED),
    (b"\x09CTP", PackageReason.DAMAGED),
)
_ZIP: Final = b"PK\x03\x04"
_LEAST_BYTES: Final = 8


def recognise(data: bytes) -> PackageReason:
    """Return why a file that lacks the package's first bytes is none; it is looked at, never parsed."""
    if len(data) < _LEAST_BYTES:
        return PackageReason.TOO_SHORT
    if data.startswith(_ZIP):
        return _zipped(data)
    if data[4:8] == b"ftyp" or data[8:12] == b"WEBP":
        return PackageReason.PICTURE
    return next((reason for mark, reason in _MARKS if data.startswith(mark)), PackageReason.NOT_A_PACKAGE)


def _zipped(data: bytes) -> PackageReason:
    if b"xl/workbook" in data:
        return PackageReason.WORKBOOK
    return PackageReason.WORD_DOCUMENT if b"word/document" in data else PackageReason.ARCHIVE
