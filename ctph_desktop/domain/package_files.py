"""What a package file looks like from outside: its first bytes, its extension, its largest size."""

from typing import Final

MAGIC: Final = b"\x89CTP\r\n\x1a\n"
EXTENSION: Final = ".ctph"
MEDIA_TYPE: Final = "application/x-ctph-package"
MOST_FILE_BYTES: Final = 80 * 1024 * 1024
