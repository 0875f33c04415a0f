"""Where the program's own files are, and where an office keeps its data."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "CTPH_DATA"
STATE_VARIABLE: Final = "CTPH_STATE"

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return a file or folder under resources/; FileDamagedError if the installation lacks it."""
    return _shipped("resources", *parts)


def database_migrations() -> Path:
    """Return the folder of the database's migrations."""
    return _shipped("db", "migrations")


def data_folder() -> Path:
    """Return the folder that holds the data of the offices on this PC; it need not exist yet."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen).absolute() if chosen else _system_data_folder()


def state_folder() -> Path:
    """Return the folder of what this PC remembers of its offices, apart from their data; it need not exist yet."""
    chosen = os.environ.get(STATE_VARIABLE)
    return Path(chosen).absolute() if chosen else _system_state_folder()


def _shipped(*parts: str) -> Path:
    places = [root.joinpath(*parts) for root in _roots()]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        # Imported only here: the desktop asks for its fonts before the first paint, and all errors cost it 15 ms.
        from ctph_desktop.domain.errors import FileDamagedError  # noqa: PLC0415

        raise FileDamagedError(places[-1])
    return found


def _roots() -> Iterator[Path]:
    """Yield where shipped files may be: in a frozen program, in an installed wheel, in a source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        yield Path(frozen)
    yield _PACKAGE / "_data"
    yield _PACKAGE.parent


if sys.platform == "win32":

    def _system_data_folder() -> Path:
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "CTPH Desktop"

    def _system_state_folder() -> Path:
        # Roaming is another folder than the data's: who copies the data back leaves it alone.
        roaming = os.environ.get("APPDATA")
        return (Path(roaming) if roaming else Path.home() / "AppData" / "Roaming") / "CTPH Desktop"

else:

    def _system_data_folder() -> Path:
        chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (chosen if chosen.is_absolute() else Path.home() / ".local" / "share") / "ctph-desktop"

    def _system_state_folder() -> Path:
        chosen = Path(os.environ.get("XDG_STATE_HOME", ""))
        return (chosen if chosen.is_absolute() else Path.home() / ".local" / "state") / "ctph-desktop"
