"""What this PC remembers of a database, outside the database: enough to notice that its file was exchanged.

Nothing here may stop the program: what cannot be read is as if it had never been written.
"""

import re
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ctph_desktop.files.placing import write_whole
from ctph_desktop.files.reading import read_small

_FOLDER: Final = "nhan-chung"
_NAME: Final = re.compile("[0-9a-f]{32}")
_MOST_BYTES: Final = 4096
_MACHINE_FILES: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class Witness(Struct, frozen=True):
    """The last moment of a database that this PC knows of: its mark, the folder it lay in, the PC."""

    database: str
    mark: str
    machine: str
    folder: str


def read_witness(folder: Path, database: str) -> Witness | None:
    """Return what is remembered of a database; None if nothing is, or it cannot be read."""
    if not _NAME.fullmatch(database):
        return None
    try:
        witness = msgspec.json.decode(read_small(_path(folder, database), most=_MOST_BYTES), type=Witness)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return witness if witness.database == database else None


def write_witness(folder: Path, witness: Witness) -> bool:
    """Remember a moment of a database; False if that cannot be written."""
    path = _path(folder, witness.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(witness))
    except OSError:
        return False
    return True


def _path(folder: Path, database: str) -> Path:
    return folder / _FOLDER / f"{database}.json"


def machine_id() -> str:
    """Return a name of this PC that says nothing about it; empty where the system gives it none.

    PCs whose disks were copied from one another have one system identity: where the firmware can be asked, its own is
    part of the name.
    """
    found = _system_machine_id()
    return _named(found + _firmware_id()) if found else ""


def is_this_machine(name: str) -> bool:
    """Tell whether a name is that of this PC, also as earlier versions gave it: without its firmware."""
    found = _system_machine_id()
    return bool(found) and name in {_named(found + _firmware_id()), _named(found)}


def _named(found: str) -> str:
    return sha256(b"CTPH1-machine\0" + found.encode()).hexdigest()[:32]


if sys.platform == "win32":
    import winreg

    def _system_machine_id() -> str:
        return _registered(r"SOFTWARE\Microsoft\Cryptography", "MachineGuid")

    def _firmware_id() -> str:
        return _registered(r"SYSTEM\HardwareConfig", "LastConfig")

    def _registered(place: str, name: str) -> str:
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return str(winreg.QueryValueEx(key, name)[0])
        return ""

else:

    def _system_machine_id() -> str:
        for path in _MACHINE_FILES:
            with suppress(OSError, UnicodeDecodeError):
                if found := path.read_text(encoding="ascii").strip():
                    return found
        return ""

    def _firmware_id() -> str:
        return ""  # only the system's administrator may read it here
