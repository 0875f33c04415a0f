"""File names are Vietnamese: a program started under an old locale is started again with UTF-8."""

import os
import sys
from typing import Final

_UTF_8: Final = ("-X", "utf8")


def use_utf8() -> None:
    """Start this very program again where its locale could not name an office's folders; else do nothing.

    Under ISO-8859-1 «sao lưu» is no file name: every command that opens an office would end in a fault.
    """
    if sys.getfilesystemencoding().casefold() != "utf-8" and sys.orig_argv[1:]:
        os.execv(sys.executable, [sys.executable, *_UTF_8, *sys.orig_argv[1:]])  # noqa: S606 - no shell, itself
