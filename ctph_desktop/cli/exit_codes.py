"""What a command's exit code says: 0 done, 2 wrong usage (argparse), and these."""

from typing import Final

REFUSED: Final = 1
"""The person can mend it; the sentence says how."""
FAULT: Final = 3
"""Disk, file or key store."""
CHECK_FAILED: Final = 4
"""`verify` or `demo` found something wrong."""
BUG: Final = 5
"""Nobody foresaw it; a report was saved."""
OUTPUT_CLOSED: Final = 141
"""Whoever read the output stopped reading; as a shell reports it (128 + SIGPIPE)."""
