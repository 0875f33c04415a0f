"""Evidence (minh chứng): a scan or picture beside a month's report. The record names the file by its hash."""

import re
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from msgspec import Struct

MOST_ATTACHMENT_BYTES: Final = 10 * 1024 * 1024
MOST_OF_A_MONTH: Final = 20
MOST_OF_A_UNIT_BYTES: Final = 100 * 1024 * 1024
"""How much is kept for one unit and plan year."""

LONGEST_TITLE: Final = 120
LONGEST_SIDE: Final = 1600
"""Pixels: pictures are reduced to this before they are kept."""

_DIGEST: Final = re.compile("[0-9a-f]{64}")


class EvidenceKind(StrEnum):
    """What can be evidence, known by its first bytes and never by its name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def suffix(self) -> str:
        """The ending of a file of this kind."""
        return ".jpg" if self is EvidenceKind.JPEG else f".{self.value}"


_FIRST_BYTES: Final[Mapping[EvidenceKind, bytes]] = MappingProxyType(
    {EvidenceKind.PDF: b"%PDF-", EvidenceKind.PNG: b"\x89PNG\r\n\x1a\n", EvidenceKind.JPEG: b"\xff\xd8\xff"}
)


class Evidence(Struct, frozen=True):
    """A file that stands beside a unit's report of a period. `attachment` is the SHA-256 of its bytes, 64 digits.

    `size` is in bytes, `by` the person who added it.
    """

    programme: str
    unit: str
    period: str
    title: str
    kind: EvidenceKind
    attachment: str
    size: int
    by: str


class Attachment(Struct, frozen=True):
    """The bytes of a file, named by their SHA-256 in 64 lower-case hexadecimal digits."""

    id: str
    content: bytes

    @classmethod
    def of(cls, content: bytes) -> "Attachment":
        """Return bytes with their name."""
        return cls(sha256(content).hexdigest(), content)

    @property
    def is_sound(self) -> bool:
        """Whether the bytes are those the name stands for."""
        return sha256(self.content).hexdigest() == self.id


def recognise(content: bytes) -> EvidenceKind | None:
    """Return what kind of evidence bytes are, None if they are none."""
    return next((kind for kind, start in _FIRST_BYTES.items() if content.startswith(start)), None)


def is_attachment_id(text: str) -> bool:
    """Tell whether a text is the name of an attachment."""
    return _DIGEST.fullmatch(text) is not None
