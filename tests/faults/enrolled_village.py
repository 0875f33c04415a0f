"""A superior office and two communes at work, built once in a process and copied for whoever breaks something."""

import atexit
import shutil
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from memory_folder import memory_folder
from sqlalchemy import select
from village_offices import APRIL, MARCH, Village, found, record, workplace_of

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office import Office
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.programmes.opening import FirstTargets
from ctph_desktop.services.reviewing.stated_totals import Stated
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.storage import tables

ONE, OTHER = "commune 0", "commune 1"
NEXT_YEAR = 2020
SECOND_PROGRAMME = ProgrammePlan(
    "Chương trình thứ hai", 2019, 2021, PeriodKind.MONTH, (ListedIndicator("VL01"), ListedIndicator("HT02", "Hộ", "hộ"))
)  # fmt: skip
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


def go_on_into_years(village: Village) -> None:
    """Let the superior office open the next year and a second programme, and amend, state and rename what it may.

    The first commune is told, and reports March for the second programme too.
    """
    unit = village.units[ONE]
    with village.superior() as office:
        office.founding.found(SECOND_PROGRAMME)
        office.opening.open_year(NEXT_YEAR, targets=FirstTargets.LAST_YEAR)
        line = next(line for line in office.targets.sheet(unit).lines if Measure.COMMITTED in line.counts)
        given = {(line.key, Measure.COMMITTED): Decimal(5)}
        office.targets.give(unit, given, since=ReportingPeriod.month(2019, 7), document="QĐ 12")
        form = office.stated_totals.form("bieu-1")
        office.stated_totals.state(form.uuid, {"8": Stated(Decimal(1298), "Làm tròn từng xã")}, reason="Theo văn bản")
        office.renaming.rename(unit, NewUnit("", "Xã Mới"), first_day=date(2019, 7, 1))
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = home.at(Standpoint(home.programmes.find(SECOND_PROGRAMME.title), 2019))
        record(office, MARCH, VL01=12)
        office.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))


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
