"""What every use case works with: the open office's journal, its programme, and who is at the desk."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

import msgspec
from msgspec import UNSET

from ctph_desktop.domain.errors import (
    DomainError,
    JournalClosedError,
    NotTheKeeperError,
    OfficeHandedOverError,
    PeriodNotInProgrammeError,
    UnitEndedError,
    UnknownUnitError,
    WritingRefusedError,
)
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.obligations import Obligation, as_obliged
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.programme_years import (
    Edition,
    ProgrammeYear,
    Standpoint,
    edition_at,
    editions_of,
    in_opened_year,
    is_clock_dead,
    of_unit,
)
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.text import clean, search_key
from ctph_desktop.domain.units import AdministrativeUnit, last_of
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.handed_over import receiver_of
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.journals import LEFT_ON
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.openings_held import OpeningsHeld
from ctph_desktop.services.ground.programme_catalogue import ProgrammeCatalogue
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.records_read import ReadRecord, Remembered
from ctph_desktop.services.ground.reports_held import ReportsHeld
from ctph_desktop.services.ground.targets_held import TargetsHeld
from ctph_desktop.storage.journal import Journal, Put
from ctph_desktop.storage.packages import Packages
from ctph_desktop.storage.queries import Queries, RecordRow
from ctph_desktop.storage.settings import read_settings
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.system.clock import Clock
from ctph_desktop.wording.errors import explain

_LONGEST_TEXT: Final = 120
_USUAL: Final = Standpoint()
T = TypeVar("T")

_DEFINITIONS: Final = (
    RecordKind.PROGRAMME,
    RecordKind.PROGRAMME_YEAR,
    RecordKind.OBLIGATION,
    RecordKind.INDICATOR,
    RecordKind.FORM,
    RecordKind.UNIT,
    RecordKind.ORGANISATION,
)
_LYING_AT_HOME: Final[Mapping[RecordKind, type[Any]]] = MappingProxyType(
    {
        RecordKind.PROGRAMME: Programme,
        RecordKind.OBLIGATION: Obligation,
        RecordKind.UNIT: AdministrativeUnit,
    }
)


class Workplace:
    """The things of an open office that its use cases share."""

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
    ) -> None:
        self.folder = folder
        self._standpoint = standpoint
        self._who = [identity]  # shared by those that look at other programmes and years
        self.keys = keys
        self._taken_over = list(taken_over)  # shared likewise
        self.journal = journal
        self.clock = clock
        self.opened_on = clock().date()
        self.queries = Queries(journal.database, journal.symbols)
        self.packages = Packages(journal.database)
        self.attachments = attachments
        self._catalogue: tuple[ProgrammeCatalogue, ProgrammeCatalogue] | None = None
        self._definitions = Remembered(journal, _DEFINITIONS, self._read_catalogue)
        self._homes = Remembered(journal, tuple(_LYING_AT_HOME), self._read_homes)
        self._persons = Remembered(journal, (RecordKind.PERSON,), self._read_persons)
        self.targets = TargetsHeld(journal, self.queries)
        self.reports = ReportsHeld(journal, self.queries)
        self.openings = OpeningsHeld(journal)
        self._read: dict[tuple[RecordKind, type[Any]], tuple[int, tuple[ReadRecord[Any], ...]]] = {}
        self._introduced = ""

    @property
    def identity(self) -> OfficeIdentity:
        """Who this office is, and who is at the desk."""
        return self._who[0]

    @identity.setter
    def identity(self, identity: OfficeIdentity) -> None:
        self._who[0] = identity

    @property
    def all_keys(self) -> tuple[DeviceKeys, ...]:
        """The keys that open what is meant for this office: this PC's, then those of offices it took over."""
        others = (msgspec.structs.replace(self.keys, identity=identity) for identity in self._taken_over)
        return (self.keys, *others)

    def read_as(self, identities: Iterable[str]) -> None:
        """Open from now on what is encrypted to these keys too."""
        self._taken_over[:] = dict.fromkeys([*self._taken_over, *identities])

    @property
    def handed_to(self) -> str:
        """The office this one was handed over to as a whole; empty where it goes on itself."""
        return receiver_of(self.journal.database) if self.is_superior else ""

    @property
    def left_on(self) -> str:
        """The day the office left the authority of this journal, as `2025-07-01`; empty where it did not."""
        return read_settings(self.journal.database, (LEFT_ON,)).get(LEFT_ON, "")

    def check_not_handed_over(self) -> None:
        """Raise OfficeHandedOverError where nothing that is written here counts any more."""
        if receiver := self.handed_to:
            raise OfficeHandedOverError(receiver)

    def check_at_work(self) -> None:
        """Raise OfficeHandedOverError, or JournalClosedError where the authority was left: it can only be read."""
        self.check_not_handed_over()
        if self.left_on:
            raise JournalClosedError(self.identity.superior_name)

    def closed_note(self) -> str:
        """Say why the whole journal can only be read, and what to do; empty where it is at work."""
        try:
            self.check_at_work()
        except DomainError as error:
            return explain(error)
        return ""

    def at(self, standpoint: Standpoint) -> "Workplace":
        """Return the same workplace looking at another programme or year; what was read is shared."""
        other = copy(self)
        vars(other).update(_standpoint=standpoint, _catalogue=None)
        return other

    @property
    def standpoint(self) -> Standpoint:
        """The programme and year looked at, so far as they were chosen."""
        return self._standpoint

    @property
    def measure(self) -> Measure:
        """What is typed into the reports looked at: what was done, or what is estimated."""
        programme = self.catalogue().programme
        return Measure.ACTUAL if programme is None else programme.measure

    @property
    def targets_of(self) -> PeriodKind:
        """What the targets beside the reports looked at are about: a year, or a whole term."""
        programme = self.catalogue().programme
        return programme.target_period.kind if programme is not None else PeriodKind.YEAR

    @property
    def years_drawn_on(self) -> tuple[int, ...]:
        """The years whose figures the reports looked at are drawn from: several where a term is reported."""
        last = max((period.last_day.year for period in self.periods()), default=self.year)
        return tuple(range(self.year, max(self.year, last) + 1))

    @property
    def year(self) -> int:
        """The year looked at."""
        edition = self.catalogue().edition
        return edition.year if edition is not None else self._standpoint.year or self.identity.plan_year

    @property
    def is_superior(self) -> bool:
        """Whether this office keeps the programme."""
        return self.identity.role is OfficeRole.SUPERIOR

    @property
    def office_unit(self) -> str:
        """The unit whose office this is; `identity.unit` is the one whose book lies open."""
        return self.identity.unit

    @property
    def is_keeper(self) -> bool:
        """Whether what this PC writes into the book that lies open counts."""
        if self.journal.chain.latest is None:
            return self.identity.role is OfficeRole.COMMUNE
        return self.journal.verdict_on_writing(self.unit_book(self.identity.unit)) is Verdict.VALID

    def check_keeper(self) -> None:
        """Refuse where the book that lies open is not to be written here.

        NotTheKeeperError where another office keeps it, WritingRefusedError where this office does, but not this PC.
        """
        self.check_at_work()
        if self.is_keeper:
            return
        if self.keeper_of_open_book == self.office_unit:
            book = self.unit_book(self.identity.unit)
            raise WritingRefusedError(self.journal.verdict_on_writing(book).value)
        raise NotTheKeeperError(self.identity.unit_name)

    @property
    def keeper_of_open_book(self) -> str:
        """The unit whose office keeps the book that lies open; empty before any roster names one."""
        latest = self.journal.chain.latest
        return latest.keeper(self.identity.unit) if latest else ""

    @property
    def kept_units(self) -> tuple[str, ...]:
        """The other units whose books this office keeps: on behalf of a commune, or after a merger."""
        latest = self.journal.chain.latest
        return latest.kept_by(self.office_unit) if latest else ()

    @property
    def sealing_device(self) -> str:
        """The name of the PC of this office that seals, when it is another one; empty when this one may."""
        latest = self.journal.chain.latest
        devices = latest.devices_of(self.office_unit) if latest else ()
        own = self.keys.public.sign.hex()
        others = [grant.name for grant in devices if grant.seals and grant.sign != own]
        is_own = any(grant.seals and grant.sign == own for grant in devices)
        return others[0] if others and not is_own else ""

    @property
    def own_office(self) -> str:
        """The superior office in whose common books new things are written."""
        return self.identity.common or self.identity.superior

    @property
    def common_office(self) -> str:
        """The superior office in whose common books the programme looked at lies, with all that was said of it."""
        programme = self.catalogue().programme
        return self.own_office if programme is None else self.home_of(programme.uuid)

    @property
    def common_offices(self) -> tuple[str, ...]:
        """The superior offices whose common books are in use here: those whose work goes on, the own one first."""
        latest = self.journal.chain.latest
        return tuple(dict.fromkeys((self.own_office, *(latest.offices if latest else ()))))

    def home_of(self, programme: str) -> str:
        """Return the superior office in whose standing book a programme lies, with its years, forms and indicators.

        A new one belongs to the own office. Each is changed where it lies: no other office's book gets a second copy.
        """
        homes = self._homes()
        at_home = homes.get((RecordKind.PROGRAMME, programme)) or homes.get((RecordKind.OBLIGATION, programme))
        return at_home or self.own_office

    def book_of_unit(self, unit: str) -> Book:
        """Return the standing book in which a unit is named; a new one is named in the own office's."""
        home = self._homes().get((RecordKind.UNIT, unit), self.own_office)
        return Book(BookKind.COMMON, home, STANDING)

    @property
    def common_book(self) -> Book:
        """The common book of the superior office in the year looked at: what happens on a day or in a period."""
        return Book(BookKind.COMMON, self.common_office, self.year)

    @property
    def standing_book(self) -> Book:
        """The common book of what outlives a year and belongs to the programme looked at."""
        return Book(BookKind.COMMON, self.common_office, STANDING)

    @property
    def own_standing_book(self) -> Book:
        """The standing book for what belongs to no programme in particular."""
        return Book(BookKind.COMMON, self.own_office, STANDING)

    def unit_book(self, unit: str, *, year: int | None = None) -> Book:
        """Return the book a unit's own office keeps, of the year looked at unless another is named."""
        return Book(BookKind.UNIT, unit, self.year if year is None else year)

    def about_book(self, unit: str, *, year: int | None = None) -> Book:
        """Return the superior's book about a unit, of the year looked at unless another is named."""
        return Book(BookKind.ABOUT, unit, self.year if year is None else year)

    @property
    def office_book(self) -> Book:
        """What this office keeps for itself; it travels to no other office."""
        return Book(BookKind.OFFICE, self.identity.unit, STANDING)

    def held_books(self, *kinds: BookKind, unit: str | None = None) -> tuple[Book, ...]:
        """Return the books of some kinds, of one unit if it is named, in whatever year, of which anything is held."""
        return tuple(book for book in self.journal.books() if book.kind in kinds and unit in {None, book.unit})

    def now(self) -> str:
        """The PC's time as it is written into operations: shown, never deciding."""
        return self.clock().isoformat(timespec="seconds")

    def write(self, puts: Sequence[Put], *, reason: str = "") -> tuple[StoredOperation, ...]:
        """Write into the journal as the person at the desk, who is named in a book when first writing there."""
        self.check_at_work()
        written = self.journal.append(
            [*self._introduction(puts), *puts],
            author=self.identity.person,
            device_time=self.now(),
            reason=clean(reason),
        )
        if any(self._names_persons(put.book) for put in puts):
            self._introduced = self.identity.person
        return written[-len(puts) :]

    @property
    def book_of_persons(self) -> Book:
        """The book in which the officials of the unit whose book lies open are named."""
        if self.is_superior:
            return self.own_standing_book
        return self.unit_book(self.identity.unit, year=STANDING)

    def _names_persons(self, book: Book) -> bool:
        """Tell whether what is written into a book needs its author named: a superior's common books do together."""
        home = self.book_of_persons
        return book.kind is home.kind and (book.kind is BookKind.COMMON or book.unit == home.unit)

    def person_at_desk(self) -> Person:
        """Return who is at the desk; without a name where nobody said."""
        known = self.persons().get((self.office_unit, self.identity.person))
        return known or Person(self.identity.person_name, self.identity.person_post)

    def _introduction(self, puts: Sequence[Put]) -> tuple[Put, ...]:
        """Name the person at the desk in the book their figures are read in, unless it does already."""
        person, book = self.identity.person, self.book_of_persons
        if self._introduced == person or not any(self._names_persons(put.book) for put in puts):
            return ()
        known = self.queries.records(RecordKind.PERSON, uuids=[person])
        is_known = any(self._names_persons(row.book) for row in known)
        at_desk = self.person_at_desk()
        if is_known or not at_desk.name:
            return ()
        return (put_record(book, RecordKind.PERSON, person, at_desk),)

    def read(self, kind: RecordKind, into: type[T]) -> tuple[ReadRecord[T], ...]:
        """Return the records of a kind, year by year, oldest first, those of standing books last.

        The last of several with one UUID stands over the others, whatever the clocks said that wrote them: of standing
        books that of the office that comes first among those whose work goes on, for a unit that of the one it came
        with. What this version cannot read never came into the tables: the notices count it. They are read once until
        one is written: one screen asks for the same decisions several times.
        """
        writes, known = self.journal.writes(kind), self._read.get((kind, into))
        if known is None or known[0] != writes:
            read = []
            for row in sorted(self.queries.records(kind), key=self._weight(kind)):
                content = read_record(kind, row.value, uuid=row.uuid)
                if isinstance(content, into):
                    read.append(ReadRecord(row, content))
            known = self._read[kind, into] = writes, tuple(read)
        return cast("tuple[ReadRecord[T], ...]", known[1])

    def _weight(self, kind: RecordKind) -> Callable[[RecordRow], tuple[tuple[bool, int], bool, int]]:
        """Return what a record is sorted by: the last stands."""
        latest = self.journal.chain.latest
        ranks = {office: -rank for rank, office in enumerate(self.common_offices)}
        homes: dict[str, tuple[str, ...]] = {}
        if kind is RecordKind.UNIT and latest is not None:
            homes = {unit: each.offices for each in latest.adopted for unit in each.units}

        def weight(row: RecordRow) -> tuple[tuple[bool, int], bool, int]:
            is_at_home = row.book.unit in homes.get(row.uuid, ())
            return row.book.precedence, is_at_home, ranks.get(row.book.unit, -len(ranks))

        return weight

    def _read_homes(self) -> dict[tuple[RecordKind, str], str]:
        return {
            (kind, each.row.uuid): each.row.book.unit
            for kind, into in _LYING_AT_HOME.items()
            for each in self.read(kind, into)
            if each.row.book.kind is BookKind.COMMON
        }

    def catalogue(self) -> ProgrammeCatalogue:
        """Return the programme looked at and its definitions as the journal holds them."""
        definitions = self._definitions()
        if self._catalogue is None or self._catalogue[0] is not definitions:
            edition = edition_at(definitions.editions, self._standpoint, today=self.opened_on)
            at_home = self._words_at_home(definitions, edition) if edition is not None else {}
            self._catalogue = definitions, msgspec.structs.replace(definitions, edition=edition, **at_home)
        return self._catalogue[1]

    def _words_at_home(self, known: ProgrammeCatalogue, edition: Edition) -> dict[str, Mapping[str, Any]]:
        """Return the indicators, forms and organisations as the book says in which a programme lies.

        Offices founded with one catalogue call theirs by the same UUIDs, and changed each their own.
        """
        home = self.home_of(edition.programme.uuid)
        if len(self.common_offices) == 1:
            return {}
        return {
            "indicators": {**known.indicators, **self._decoded(RecordKind.INDICATOR, Indicator, home=home)},
            "forms": {**known.forms, **self._decoded(RecordKind.FORM, ReportForm, home=home)},
            "organisations": {
                **known.organisations, **self._decoded(RecordKind.ORGANISATION, Organisation, home=home)
            },
        }  # fmt: skip

    def _read_catalogue(self) -> ProgrammeCatalogue:
        """Return the definitions of every programme, none of them looked at."""
        return ProgrammeCatalogue(
            edition=None,
            editions=self._editions(),
            indicators=self._decoded(RecordKind.INDICATOR, Indicator),
            forms=self._decoded(RecordKind.FORM, ReportForm),
            units=self._decoded(RecordKind.UNIT, AdministrativeUnit),
            organisations=self._decoded(RecordKind.ORGANISATION, Organisation),
        )

    def _editions(self) -> tuple[Edition, ...]:
        # Those of a single year, signed anew each year, before those of a term.
        programmes = sorted(
            self._decoded(RecordKind.PROGRAMME, Programme).values(),
            key=lambda one: (one.last_year is not UNSET, one.plan_year, one.uuid),
        )
        opened = self._decoded(RecordKind.PROGRAMME_YEAR, ProgrammeYear).values()
        units = self._decoded(RecordKind.UNIT, AdministrativeUnit)
        typed = {} if self.is_superior else self._typed_beyond(programmes, opened)
        homes = {one.uuid: self.home_of(one.uuid) for one in programmes}
        names = {home: units[home].name for home in homes.values() if home != self.own_office and home in units}
        editions = [
            msgspec.structs.replace(edition, office=names.get(homes[programme.uuid], ""))
            for programme in programmes
            for edition in editions_of(programme, opened, units=units, today=self.opened_on, typed=typed)
        ]
        if self.is_superior:
            return self._with_obligations([edition for edition in editions if not edition.is_presumed])
        return self._with_obligations(of_unit(editions, self.identity.unit))

    def _with_obligations(self, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Return the years of programmes, and behind those of each what its obligations see of them."""
        obligations = sorted(
            self._decoded(RecordKind.OBLIGATION, Obligation).items(), key=lambda item: (item[1].name, item[0])
        )
        found: list[Edition] = []
        for programme in dict.fromkeys(edition.programme.uuid for edition in editions):
            own = [edition for edition in editions if edition.programme.uuid == programme]
            obliged = (
                as_obliged(edition.programme, obligation, uuid=uuid)
                for uuid, obligation in obligations
                if obligation.programme == programme
                for edition in own
                if not edition.is_presumed
            )
            found += [*own, *(Edition(one) for one in obliged if one is not None)]
        return tuple(found)

    def _typed_beyond(
        self, programmes: Sequence[Programme], opened: Collection[ProgrammeYear]
    ) -> dict[int, frozenset[str]]:
        """Return, by year after a programme's last, the indicators of own figures no opened programme accounts for."""
        by_uuid = {one.uuid: one for one in programmes}
        years = [in_opened_year(by_uuid[one.programme], one) for one in opened if one.programme in by_uuid]
        every = [*programmes, *years]
        following = {max(one.plan_year for one in every if one.uuid == uuid) + 1 for uuid in by_uuid}
        found = {}
        for book in self.held_books(BookKind.UNIT, unit=self.identity.unit):
            if book.year in following:
                asked = {
                    (uuid, period)
                    for one in every
                    if one.plan_year == book.year and self.identity.unit in one.units
                    for period in one.periods()
                    for uuid in one.indicators
                }
                typed = self.queries.figures([book])
                found[book.year] = frozenset(
                    where.indicator for where in typed if (where.indicator, where.period) not in asked
                )
        return found

    def _decoded(self, kind: RecordKind, into: type[Any], *, home: str = "") -> dict[str, Any]:
        return {each.row.uuid: each.content for each in self.read(kind, into) if home in {"", each.row.book.unit}}

    def persons(self) -> Mapping[tuple[str, str], Person]:
        """Return the officials by office, so that no office can rename another's."""
        return self._persons()

    def person_label(self, uuid: str, *, unit: str) -> str:
        """Return name and post of an official of a unit, or nothing if unknown here."""
        person = self.persons().get((unit, uuid))
        if person is None:
            return ""
        return f"{person.name}, {person.post}" if person.post else person.name

    def _read_persons(self) -> dict[tuple[str, str], Person]:
        found = {}
        for each in self.read(RecordKind.PERSON, Person):
            row, person = each.row, each.content
            office = self.identity.superior if row.book.kind is BookKind.COMMON else row.book.unit
            found[office, row.uuid] = Person(
                clean(person.name)[:_LONGEST_TEXT], clean(person.post)[:_LONGEST_TEXT], person.since, person.until
            )
        return found

    @property
    def naming_day(self) -> date:
        """The day by whose names lists call units: today; the last of all days where the PC's clock cannot be right."""
        first_year = min((one.year for one in self.catalogue().editions), default=self.opened_on.year)
        return date.max if is_clock_dead(self.opened_on, first_year=first_year) else self.opened_on

    def unit_name(self, unit: str) -> str:
        """Return what a unit of the programme is called today."""
        if unit == self.identity.unit:
            return self.identity.unit_name
        if unit == self.identity.superior:
            return self.identity.superior_name
        found = self.catalogue().units.get(unit)
        if found is None:
            return unit
        return found.on(self.naming_day).name if found.former_names else found.name

    def unit_name_on(self, unit: str, day: date) -> str:
        """Return what a unit of the programme was called on a day."""
        found = self.catalogue().units.get(unit)
        return found.on(day).name if found else self.unit_name(unit)

    def find_unit(self, text: str) -> str:
        """Return the UUID of the one unit meant by a UUID, code or name (marks may be left out if that is clear).

        A code that a unit has taken from one that ended means the one that goes on. One that will be called otherwise
        is known by both names.
        """
        units, day = self.catalogue().units, self.naming_day
        if text in units:
            return text
        wanted = clean(text).casefold()
        called = [(u, {(u.name, u.code), (then.name, then.code)}) for u in units.values() for then in [u.on(day)]]
        for candidates in (
            last_of([u for u, names in called if any(code == wanted for _, code in names)]),
            [u for u, names in called if any(name.casefold().endswith(wanted) for name, _ in names)],
            [u for u, names in called if any(search_key(name).endswith(search_key(text)) for name, _ in names)],
        ):
            if len(candidates) == 1 and wanted:
                return candidates[0].uuid
        raise UnknownUnitError(text)

    def check_period(self, period: ReportingPeriod) -> Programme:
        """Return the programme looked at; PeriodNotInProgrammeError when it reports no such period in this year."""
        programme = self.catalogue().programme
        if programme is None or not programme.reports(period):
            raise PeriodNotInProgrammeError(period.code, programme.plan_year if programme else 0)
        if not self.is_open_for(self.identity.unit, period):
            raise UnitEndedError(self.identity.unit_name, period.code)
        return programme

    def is_open_for(self, unit: str, period: ReportingPeriod) -> bool:
        """Tell whether a unit exists in some part of a period: it reports for no month before or after its time."""
        known = self.catalogue().units.get(unit)
        if known is None:
            return True
        begins_in_time = known.valid_from is None or known.valid_from <= period.last_day
        return begins_in_time and (known.valid_to is None or known.valid_to >= period.first_day)

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at, the earliest first."""
        programme = self.catalogue().programme
        return programme.periods() if programme is not None else ()

    def until(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and end by the end of a period."""
        programme = self.catalogue().programme
        return programme.until(period) if programme is not None else ()

    def before(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and are over when a reported one begins."""
        return tuple(one for one in self.until(period) if one.last_day < period.first_day)

    def within(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and lie in a period."""
        programme = self.catalogue().programme
        return programme.within(period) if programme is not None else ()
