"""Text files that commands are given: lists as Notepad and Excel save them."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

_MOST_BYTES: Final = 16 * 1024 * 1024


def read_text(path: Path) -> str:
    """Return the text of a file, or of standard input for `-`: UTF-8, or UTF-16 as its first bytes say.

    FileNotReadableError if it is gone or the disk does not give it, NotAPlainFileError if it is a pipe or device (which
    come by standard input), TextFileTooLargeError beyond all lists, TextFileNotUtf8Error if it is in another encoding,
    which nobody could tell from its bytes.
    """
    from ctph_desktop.channels.outside_files import read_outside
    from ctph_desktop.domain.errors import TextFileNotUtf8Error, TextFileTooLargeError

    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if str(path) == "-" else read_outside(path, most=_MOST_BYTES)
    if data is None or len(data) > _MOST_BYTES:
        raise TextFileTooLargeError(path)
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextFileNotUtf8Error(path) from error
    if "\0" in text:
        raise TextFileNotUtf8Error(path)
    return text
