"""Recovery codes for commands: typed where nobody else on the PC can read them.

What stands on a command line is seen by every account of the PC, and stays in the shell's history.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TYPED = "-"
HELP = "mã tám nhóm trên phiếu phục hồi; “-” để gõ mã vào, người khác trên máy không thấy (nên dùng)"


def read_code(given: str) -> str:
    """Return the code given, or the line typed for `-`."""
    if given != TYPED:
        return given
    if sys.stdin.isatty():
        print("Gõ mã trên phiếu phục hồi (tám nhóm số): ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def with_code(work: Callable[[str], T], given: str) -> T:
    """Do what may need a code; where none was given and it does, ask the person at the terminal."""
    from ctph_desktop.domain.errors import BackupNotOpenedError
    from ctph_desktop.wording.errors import explain

    try:
        return work(read_code(given))
    except BackupNotOpenedError as error:
        if given or not sys.stdin.isatty():
            raise
        print(explain(error), file=sys.stderr)
    return work(read_code(TYPED))
