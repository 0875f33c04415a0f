"""Text files that commands are given: lists as Notepad and Excel save them."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path


def read_text(path: Path) -> str:
    """Return the text of a file, or of standard input for `-`: UTF-8, or UTF-16 as its first bytes say.

    FileNotReadableError if it is gone or the disk does not give it, TextFileNotUtf8Error if it is in another encoding,
    which nobody could tell from its bytes.
    """
    from ctph_desktop.domain.errors import FileNotReadableError, TextFileNotUtf8Error

    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise FileNotReadableError(path) from error
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextFileNotUtf8Error(path) from error
    if "\0" in text:
        raise TextFileNotUtf8Error(path)
    return text
