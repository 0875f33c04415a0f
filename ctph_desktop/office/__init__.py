"""The front door: `with open_office(folder) as office`. The only package that knows everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office.cards import present_card, require_office
from ctph_desktop.office.journal_services import JournalServices
from ctph_desktop.office.journals import Journals
from ctph_desktop.office.restored_sheets import mend_sheets
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.belonging import Belonging, open_journal, recall
from ctph_desktop.services.ground.journals import FIRST, LEFT_ON, JournalRow
from ctph_desktop.services.ground.leftovers import clear_leftovers, clear_viewing
from ctph_desktop.services.ground.office_card import DATABASE_NAME, database_key
from ctph_desktop.services.ground.office_rows import OfficeProfile, OfficeRole
from ctph_desktop.services.ground.overview_rows import Overview, TodoRow
from ctph_desktop.services.ground.own_name import follow_own_name
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.choosing import chosen_standpoint
from ctph_desktop.services.reporting.first_view import FirstView
from ctph_desktop.services.safekeeping.witness import WitnessService
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.storage.settings import write_settings
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.paths import database_migrations, resource, state_folder
from ctph_desktop.system.secrets import KeyPreference
from ctph_desktop.system.single_instance import OfficeLock

if TYPE_CHECKING:
    from ctph_desktop.domain.feedback import Feedback
    from ctph_desktop.domain.indicators import Indicator
    from ctph_desktop.office.authorities import AuthorityService
    from ctph_desktop.office.joining import HeldKeys
    from ctph_desktop.office.linking import LinkService
    from ctph_desktop.office.receiving import Receiving
    from ctph_desktop.office.uniting import Uniting
    from ctph_desktop.services.founding.founding import Founder
    from ctph_desktop.services.ground.exchange_rows import ExportedFile, UnsealedMonths
    from ctph_desktop.services.ground.report_rows import ProgressSheet
    from ctph_desktop.services.linking.sources import LinkSource
    from ctph_desktop.services.safekeeping.backups import BackupReason
    from ctph_desktop.services.safekeeping.office_handover import OfficeHandover
    from ctph_desktop.services.safekeeping.safekeeping import SafekeepingService


class Office(JournalServices):
    """An open office as it is looked at: one of its journals, with its services, and the way to the others."""

    def __init__(
        self,
        workplace: Workplace,
        belonging: Belonging,
        witness: WitnessService,
        *,
        key: str,
        journals: Journals,
        journal: str = FIRST,
    ) -> None:
        super().__init__(workplace, belonging, witness, key=key)
        self._elsewhere: dict[Standpoint, Office] = {}
        self.journals = journals
        self.journal = journal

    def at(self, standpoint: Standpoint) -> "Office":
        """Return the same office looking at another journal, programme or year.

        UnknownJournalError, UnknownProgrammeError, UnknownYearError.
        """
        if standpoint.journal not in {"", self.journal}:
            return self.journals.of(standpoint.journal).at(replace(standpoint, journal=""))
        chosen = chosen_standpoint(self._workplace, replace(standpoint, journal=""))
        if chosen not in self._elsewhere:
            other = Office(
                self._workplace.at(chosen),
                self._belonging,
                self._witness,
                key=self._key,
                journals=self.journals,
                journal=self.journal,
            )
            other._elsewhere = self._elsewhere
            self._elsewhere[chosen] = other
        return self._elsewhere[chosen]

    @property
    def standpoint(self) -> Standpoint:
        """The programme and year looked at."""
        edition = self._workplace.catalogue().edition
        return edition.standpoint if edition is not None else Standpoint()

    def export_for_all(self, folder: Path | str, *, feedback: "Feedback | None" = None) -> "tuple[ExportedFile, ...]":
        """Write what every authority at work is to get, and the answers of this office where it leads."""
        written: list[ExportedFile] = []
        for office in self.journals.besides(""):
            if office.workplace.keeping.handed_to:
                continue
            if office.profile().role is OfficeRole.SUPERIOR:
                written.extend(office.exchange.export_answers(folder, feedback=feedback))
            elif office.authority_root:
                files = office.exchange.export_package(folder, feedback=feedback).all_files
                written.extend(replace(file, authority=office.authority_name) for file in files)
        return tuple(written)

    def unsealed_for_all(self) -> "tuple[UnsealedMonths, ...]":
        """Return the months with figures that no authority at work sees, each with whom it is for and where it lies."""
        return tuple(
            replace(
                row,
                authority=office.authority_name,
                standpoint=replace(row.standpoint or office.standpoint, journal=office.journal),
            )
            for office in self.journals.besides("")
            if office.authority_root and not office.workplace.keeping.handed_to
            if office.profile().role is not OfficeRole.SUPERIOR
            for row in office.keeping.unsealed()
        )

    @cached_property
    def receiving(self) -> "Receiving":
        """Files that come in, each into the journal it is for."""
        from ctph_desktop.office.receiving import Receiving

        return Receiving(self)

    def _office_workplace(self) -> Workplace:
        return self.journals.first.workplace

    @property
    def safekeeping(self) -> "SafekeepingService":
        """Backups, the recovery sheet, handing over: those of the whole office, whichever journal is looked at."""
        return self.journals.first._safekeeping  # noqa: SLF001 - another office of this class

    @cached_property
    def _safekeeping(self) -> "SafekeepingService":
        from ctph_desktop.services.safekeeping.safekeeping import SafekeepingService

        return SafekeepingService(
            lambda: [office.kept for office in self.journals.all()],
            troubles=self.journals.troubles,
            closed=self.journals.closed_folders,
            fonts=resource("fonts"),
        )

    @cached_property
    def office_handover(self) -> "OfficeHandover":
        """Handing this superior office over as a whole."""
        from ctph_desktop.services.safekeeping.office_handover import OfficeHandover

        return OfficeHandover(self._workplace, self._roster_editor(), self.kept.backups, self.safekeeping.recovery)

    def _back_up_before(self, reason: "BackupReason") -> None:
        self.journals.of(self.journal).kept.backups.make_before(reason)

    @property
    def folder(self) -> Path:
        """Where the office's data lie."""
        return self._workplace.folder

    def profile(self) -> OfficeProfile:
        """Return who this office is and where it stands."""
        identity = self._workplace.identity
        catalogue = self._workplace.catalogue()
        latest = self._workplace.journal.chain.latest
        person = self._workplace.persons.at_desk()
        return OfficeProfile(
            unit=identity.unit,
            unit_code=identity.unit_code,
            unit_name=identity.unit_name,
            role=identity.role,
            superior_name=identity.superior_name,
            programme=catalogue.programme,
            plan_year=self._workplace.year,
            person_name=person.name,
            person_post=person.post,
            device_name=identity.device_name,
            is_enrolled=latest is not None and latest.device(self._workplace.keys.public.sign.hex()) is not None,
            sample_note=identity.sample_note,
            is_alone=not identity.root,
            journal=self.journal,
            programme_title=catalogue.edition.title if catalogue.edition is not None else "",
            left_note=self._workplace.keeping.closed_note() if self.left_on else "",
        )

    @property
    def authority_name(self) -> str:
        """The superior office whose roster judges this journal: this office itself where it leads."""
        return self._workplace.identity.superior_name

    @property
    def authority_root(self) -> str:
        """The first version of that roster; empty while the office is alone."""
        return self._workplace.identity.root

    @property
    def authority_roots(self) -> tuple[str, ...]:
        """The same, and those of the authorities whose work it goes on with: what was said of them is said of it."""
        earlier = self._workplace.journal.chain.earlier_roots
        return tuple(dict.fromkeys(filter(None, (self.authority_root, *sorted(earlier)))))

    def knows_root(self, root: str) -> bool:
        """Tell whether a roster's first version is that of this journal, or of a chain it goes on from."""
        return root in {self.authority_root, *self._workplace.journal.chain.all_ids}

    @property
    def left_on(self) -> str:
        """The day the office left this authority, as `2025-07-01`; empty where it did not."""
        return self._workplace.keeping.left_on

    def usual(self) -> "Office":
        """Return the journal that is looked at where nobody chose one: the first that was not left."""
        return next(self.journals.besides(""), self)

    def mark_left(self, day: str) -> None:
        """Write down when this authority was left; an empty day takes it up again."""
        write_settings(self.database, {LEFT_ON: day})

    @property
    def database(self) -> Database:
        """The database of this journal."""
        return self._workplace.journal.database

    @property
    def clock(self) -> Clock:
        """The PC's clock, as this office reads it."""
        return self._workplace.clock

    def today(self) -> str:
        """The PC's day, as `2025-07-01`."""
        return self._workplace.now()[:10]

    @cached_property
    def uniting(self) -> "Uniting":
        """Bringing another folder of this office into the journal looked at."""
        from ctph_desktop.office.uniting import Uniting
        from ctph_desktop.services.safekeeping.backups import BackupReason

        return Uniting(self._workplace, key=self._key, before=lambda: self._back_up_before(BackupReason.BEFORE_MERGER))

    @cached_property
    def authorities(self) -> "AuthorityService":
        """The authorities this office reports to or leads."""
        from ctph_desktop.office.authorities import AuthorityService

        return AuthorityService(self.journals.first)

    def founder(self) -> "Founder":
        """Return who is at the desk, as whoever starts a further journal of this office."""
        from ctph_desktop.services.founding.founding import Founder

        workplace = self._workplace
        return Founder(workplace.persons.at_desk(), workplace.identity.device_name, workplace.now())

    def held_keys(self) -> "HeldKeys":
        """Return the keys that a further journal of this office is made with."""
        from ctph_desktop.office.joining import HeldKeys

        card = present_card(self.folder)
        return HeldKeys(self._workplace.keys, self._key, card.key_name, KeyPreference(card.key_store))

    def journal_row(self) -> JournalRow:
        """Return what is told of this journal beside others."""
        profile, catalogue = self.profile(), self._workplace.catalogue()
        return JournalRow(
            name=self.journal,
            folder=str(self.folder),
            authority=self.authority_name,
            unit_name=profile.unit_name,
            unit_code=profile.unit_code,
            role=profile.role,
            programmes=tuple({one.programme.uuid: one.title for one in catalogue.editions}.values()),
            is_enrolled=profile.is_enrolled,
            left_on=self.left_on,
            phone="" if self._workplace.is_superior else self.contacts.contact(self._workplace.identity.superior).phone,
        )

    @property
    def workplace(self) -> Workplace:
        """What lies under the services, for those of this floor that join several journals."""
        return self._workplace

    def indicator(self, uuid: str) -> "Indicator":
        """Return an indicator of the programmes of this journal."""
        return self._workplace.catalogue().indicators[uuid]

    def link_sources(self, period: ReportingPeriod) -> "tuple[LinkSource, ...]":
        """Return what this journal could give to another one of the office."""
        from ctph_desktop.services.linking.sources import link_sources

        return link_sources(self._workplace, period)

    @cached_property
    def linking(self) -> "LinkService":
        """Figures copied from other journals of the office into the one looked at."""
        from ctph_desktop.office.linking import LinkService

        return LinkService(self)

    def steps_from_outside(self) -> "Iterator[TodoRow]":
        """Yield what waits to be done in this journal, for those who look at another one."""
        return self._overview.steps_from_outside()

    def overview(self, period: ReportingPeriod | None = None) -> Overview | None:
        """Return the first screen, with what waits in other journals; None while there is no programme."""
        own = self._overview.view(period)
        if own is None:
            return None
        return replace(own, todo=(*own.todo, *self.journals.steps_besides(self.journal)))

    def sheet(self, period: ReportingPeriod) -> "ProgressSheet":
        """Return the month's sheet, with what parts by now from the books it was copied from."""
        sheet = self.progress.sheet(period)
        return self.linking.told_on(sheet) if self.can_link() else sheet

    def can_link(self) -> bool:
        """Tell whether there are other journals to copy figures from."""
        return len(self.journals.all()) > 1

    def first_view(self) -> FirstView | None:
        """Return what is shown first when this office is opened again; None while there is no programme."""
        overview = self.overview()
        if overview is None:
            return None
        sheet = None if self._workplace.is_superior else self.sheet(overview.period)
        return FirstView(self.profile(), overview, sheet)

    def find_unit(self, text: str) -> str:
        """Return the UUID of the unit meant by a code or name."""
        return self._workplace.names.find(text)


def _back_up(older: Database, *, key: str, clock: Clock) -> None:
    from ctph_desktop.services.safekeeping.backups import back_up_before_upgrade

    back_up_before_upgrade(older, key=key, clock=clock)


@contextmanager
def open_office(folder: Path | str, *, clock: Clock = system_clock) -> Iterator[Office]:
    """Open the office in a folder; one program at a time. NotAnOfficeError if the folder holds none.

    Of the small files beside the database none needs to be there, or whole, but the key, where the PC keeps none:
    what they say is written anew. KeyMissingError if the key is lost. Further journals are opened when they are first
    asked for, and closed with it.
    """
    journals = Journals(
        Path(folder),
        open_one=lambda place, held: held.enter_context(_opened(place, journals, journal=place.name, clock=clock)),
    )
    with _opened(Path(folder), journals, journal=FIRST, clock=clock) as office:
        journals.begin_with(office)
        try:
            yield office
        finally:
            journals.close_all()


@contextmanager
def _opened(folder: Path, journals: Journals, *, journal: str, clock: Clock) -> Iterator[Office]:
    require_office(folder)
    with OfficeLock(folder):
        key = database_key(folder, present_card(folder))
        clear_leftovers(folder)
        database = open_database(
            folder / DATABASE_NAME,
            key=key,
            migrations=database_migrations(),
            before_upgrade=lambda older: _back_up(older, key=key, clock=clock),
        )
        witness = WitnessService(database, folder=state_folder(), clock=clock)
        try:
            mend_sheets(folder, database)
            belonging = witness.attend(recall(database))
            written = open_journal(database, belonging.identity, belonging.keys, on_mark=witness.testify)
            workplace = Workplace(
                folder=folder,
                identity=belonging.identity,
                keys=belonging.keys,
                journal=written,
                clock=clock,
                attachments=AttachmentFiles(folder, key=key),
                taken_over=belonging.taken_over,
            )
            follow_own_name(workplace)
            yield Office(workplace, belonging, witness, key=key, journals=journals, journal=journal)
        finally:
            witness.leave()
            database.close()
            clear_viewing(folder)
