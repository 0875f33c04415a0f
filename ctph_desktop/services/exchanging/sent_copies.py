"""The copies of packages that stay on this PC: the newest ones, as far as there is room for them."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from ctph_desktop.domain.package_files import EXTENSION
from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import shared_folder
from ctph_desktop.services.ground.leftovers import SENT_FOLDER

_MOST_BYTES: Final = 300 * 1024 * 1024
_ALWAYS: Final = 30


def sent_folder(office: Path) -> Path:
    """Return the folder of an office's copies, made if need be; the faults of `fault_of`."""
    folder = office / SENT_FOLDER
    try:
        shared_folder(folder)
    except OSError as error:
        raise fault_of(error, folder / EXTENSION) from error
    return folder


def thin_out_sent(folder: Path) -> None:
    """Remove the oldest copies where all together are too large; the newest thirty stay whatever their size.

    Packages are complete: what an older one held a newer one holds. A copy that cannot be removed stays.
    """
    with suppress(OSError):
        found = [(path.stat(), path) for path in folder.iterdir() if path.name.endswith(EXTENSION)]
        newest = sorted(found, key=lambda each: (each[0].st_mtime_ns, each[1].name), reverse=True)
        total = 0
        for number, (known, path) in enumerate(newest):
            total += known.st_size
            if total > _MOST_BYTES and number >= _ALWAYS:
                path.unlink()
