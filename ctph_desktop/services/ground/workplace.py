"""What every use case works with: the parts of an open office as they lie at one standpoint."""

from collections.abc import Iterable, Sequence
from copy import copy
from pathlib import Path
from typing import Final

import msgspec

from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.data_ages import DataAges
from ctph_desktop.services.ground.definitions import Definitions
from ctph_desktop.services.ground.homes import Homes
from ctph_desktop.services.ground.identity import OfficeIdentity, WhoIsHere
from ctph_desktop.services.ground.keeping import Keeping
from ctph_desktop.services.ground.looked_at import LookedAt
from ctph_desktop.services.ground.officials import Officials
from ctph_desktop.services.ground.openings_held import OpeningsHeld
from ctph_desktop.services.ground.programme_catalogue import ProgrammeCatalogue
from ctph_desktop.services.ground.records_read import Records
from ctph_desktop.services.ground.reports_held import ReportsHeld
from ctph_desktop.services.ground.standpoint_books import StandpointBooks
from ctph_desktop.services.ground.targets_held import TargetsHeld
from ctph_desktop.services.ground.unit_names import UnitNames
from ctph_desktop.services.ground.worked_out import WorkedOut
from ctph_desktop.storage.journal import Journal, Put
from ctph_desktop.storage.packages import Packages
from ctph_desktop.storage.queries import Queries
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.system.clock import Clock

_USUAL: Final = Standpoint()


class Workplace:
    """The parts of an open office that its use cases share; those of a standpoint are its own, the others common."""

    def __init__(
        self,
        *,
        folder: Path,
        identity: OfficeIdentity,
        keys: DeviceKeys,
        journal: Journal,
        clock: Clock,
        attachments: AttachmentFiles,
        standpoint: Standpoint = _USUAL,
        taken_over: Sequence[str] = (),
        queries: Queries | None = None,
        office_unit: str = "",
    ) -> None:
        self.folder = folder
        self.keys = keys
        self.journal = journal
        self.clock = clock
        self.attachments = attachments
        self.office_unit = office_unit or identity.unit
        """The unit whose office this is; `identity.unit` is the one whose book lies open."""
        self.opened_on = clock().date()
        self.queries = queries or Queries(journal.database, journal.symbols)
        self.packages = Packages(journal.database)
        self.targets = TargetsHeld(journal, self.queries)
        self.reports = ReportsHeld(journal, self.queries)
        self.openings = OpeningsHeld(journal)
        self.ages = DataAges(journal, self.queries)
        self.worked_out = WorkedOut()
        self._who = WhoIsHere(identity)
        self._taken_over = list(taken_over)
        self.records = Records(self._who, journal, self.queries)
        self.homes = Homes(self._who, journal, self.records)
        self._definitions = Definitions(
            self._who, journal, self.queries, records=self.records, homes=self.homes, opened_on=self.opened_on
        )
        self.names = UnitNames(self._who, self._definitions, opened_on=self.opened_on)
        self.persons = Officials(
            self._who, journal, self.queries, records=self.records, homes=self.homes, office_unit=self.office_unit
        )
        self._stand_at(standpoint)

    def _stand_at(self, standpoint: Standpoint) -> None:
        self.looked_at = LookedAt(self._who, self._definitions, standpoint)
        self.books = StandpointBooks(self._who, self.journal, self.looked_at, self.homes)
        self.keeping = Keeping(self._who, self.journal, self.books, keys=self.keys, office_unit=self.office_unit)

    def at(self, standpoint: Standpoint) -> "Workplace":
        """Return the same workplace looking at another programme or year; what was read is shared."""
        other = copy(self)
        Workplace._stand_at(other, standpoint)
        return other

    @property
    def standpoint(self) -> Standpoint:
        """The programme and year looked at, so far as they were chosen."""
        return self.looked_at.standpoint

    def catalogue(self) -> ProgrammeCatalogue:
        """Return the programme looked at and its definitions as the journal holds them."""
        return self.looked_at.catalogue()

    @property
    def year(self) -> int:
        """The year looked at."""
        return self.looked_at.year

    @property
    def identity(self) -> OfficeIdentity:
        """Who this office is, and who is at the desk."""
        return self._who.identity

    @identity.setter
    def identity(self, identity: OfficeIdentity) -> None:
        self._who.identity = identity

    @property
    def is_superior(self) -> bool:
        """Whether this office keeps the programme."""
        return self._who.identity.is_superior

    @property
    def all_keys(self) -> tuple[DeviceKeys, ...]:
        """The keys that open what is meant for this office: this PC's, then those of offices it took over."""
        others = (msgspec.structs.replace(self.keys, identity=identity) for identity in self._taken_over)
        return (self.keys, *others)

    def read_as(self, identities: Iterable[str]) -> None:
        """Open from now on what is encrypted to these keys too."""
        self._taken_over[:] = dict.fromkeys([*self._taken_over, *identities])

    def now(self) -> str:
        """The PC's time as it is written into operations: shown, never deciding."""
        return self.clock().isoformat(timespec="seconds")

    def write(self, puts: Sequence[Put], *, reason: str = "") -> tuple[StoredOperation, ...]:
        """Write into the journal as the person at the desk, who is named in a book when first writing there."""
        self.keeping.check_at_work()
        written = self.journal.append(
            [*self.persons.introduction(puts), *puts],
            author=self.identity.person,
            device_time=self.now(),
            reason=clean(reason),
        )
        self.persons.introduced(puts)
        return written[-len(puts) :]
