"""Small files that only their owner may read, replaced whole or not at all."""

import os
import sys
from pathlib import Path
from secrets import token_hex


def write_private(path: Path, text: str) -> None:
    """Replace a file by a text that nobody but its owner could read at any moment; OSError if it cannot be done."""
    write_private_bytes(path, text.encode())


def write_private_bytes(path: Path, data: bytes) -> None:
    """Replace a file by bytes that nobody but its owner could read at any moment; OSError if it cannot be done."""
    part = path.with_name(f"{path.name}.{token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
