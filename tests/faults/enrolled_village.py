"""A superior office and two communes at work, built once in a process and copied for whoever breaks something."""

import atexit
import shutil
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from memory_folder import memory_folder
from sqlalchemy import select
from village_offices import APRIL, MARCH, Village, found, workplace_of

from ctph_desktop.office import Office
from ctph_desktop.storage import tables

ONE, OTHER = "commune 0", "commune 1"
_NUMBERS = count(1)
_DURABLE = (tables.segment, tables.operation, tables.signed_record)


@cache
def _home() -> Path:
    home = Path(mkdtemp(prefix="village-", dir=memory_folder()))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


@cache
def enrolled_village() -> Village:
    """Return the village: both communes are enrolled and reported March; nobody changes anything here."""
    village = found(_home() / "enrolled", communes=2)
    for name in list(village.units):
        village.enrol(name, village.exported(name))
        village.imported(name, village.answered(name))
    for name, quantity in ((ONE, 12), (OTHER, 7)):
        village.imported("superior", village.report(name, MARCH, VL01=quantity, DN01=3))
    return village


def a_village() -> Village:
    """Return a copy of the village that may be broken."""
    return enrolled_village().copy_to(_home() / str(next(_NUMBERS)))


def state_of(office: Office) -> str:
    """Return a digest of all that an office durably holds."""
    total = sha256()
    with workplace_of(office).journal.database.read() as connection:
        for table in _DURABLE:
            for row in connection.execute(select(table)).all():
                total.update(repr(tuple(row)).encode())
    return total.hexdigest()


def typed_more(village: Village) -> Path:
    """Let the first commune report April, and return its package."""
    return village.report(ONE, APRIL, VL01=20, DN01=5)
