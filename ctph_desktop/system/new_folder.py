"""A folder that comes into being whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from ctph_desktop.domain.errors import FolderNotWritableError, OfficeExistsError

UNFINISHED: Final = ".new"


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a folder under another name, which gets its own when the block ends well and vanishes when it does not.

    OfficeExistsError if something lies in the folder already, FolderNotWritableError if it cannot be made.
    """
    building = folder.with_name(f"{folder.name}.{token_hex(4)}{UNFINISHED}")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise OfficeExistsError(folder)
        building.mkdir(parents=True)
    except OSError as error:
        raise FolderNotWritableError(folder) from error
    try:
        yield building
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
