"""Keeping a book for another unit: the superior on a commune's behalf, or a successor for a unit that has ended."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    KeeperUnchangedError,
    KeptBySuccessorError,
    NoDeviceToGiveBackError,
    NotTheKeeperError,
)
from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.journal.roster import Keeper, Member, Roster
from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import UnsealedMonths
from ctph_desktop.services.ground.office_rows import OfficeProfile, OfficeRole
from ctph_desktop.services.ground.report_rows import ProgressSheet
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reporting.kept_books import KeptSubmissions, KeptWorkplace
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.services.roster.book_services import BookServices
from ctph_desktop.services.roster.roster_editing import RosterEditor, with_devices, with_member


class KeptUnitRow(Struct, frozen=True):
    """A unit whose book this office keeps besides its own; `needs_origin` where it types on the unit's behalf."""

    unit: str
    unit_name: str
    needs_origin: bool


class KeptDesk(BookServices):
    """What can be done with another unit's book: the month's sheet and its seals, and all that goes with them."""

    def __init__(self, home: Workplace, unit: str) -> None:
        self._kept = KeptWorkplace(home, unit)
        super().__init__(self._kept, KeptSubmissions(self._kept))

    def sheet(self, period: ReportingPeriod) -> ProgressSheet:
        """Return the month's sheet."""
        return self.progress.sheet(period)

    def can_link(self) -> bool:
        """Tell whether there are other journals to copy figures from: those of another unit lie on its own PCs."""
        return False

    def choose_origin(self, origin: Origin | None) -> None:
        """Say what the figures typed from now on are read from."""
        self._kept.origin = origin

    def profile(self) -> OfficeProfile:
        """Return the unit whose book is open, and who types for it."""
        identity, catalogue = self._workplace.identity, self._workplace.catalogue()
        person = self._workplace.persons.at_desk()
        return OfficeProfile(
            unit=identity.unit,
            unit_code=identity.unit_code,
            unit_name=identity.unit_name,
            role=OfficeRole.COMMUNE,
            superior_name=identity.superior_name,
            programme=catalogue.programme,
            plan_year=self._workplace.year,
            person_name=person.name,
            person_post=person.post,
            device_name=identity.device_name,
            is_enrolled=True,
            sample_note=identity.sample_note,
        )


class KeepingService:
    """Who keeps whose book."""

    def __init__(self, workplace: Workplace, editor: RosterEditor) -> None:
        self._workplace = workplace
        self._editor = editor

    def kept(self) -> tuple[KeptUnitRow, ...]:
        """Return the units whose books this office keeps besides its own."""
        workplace = self._workplace
        return tuple(
            KeptUnitRow(unit, workplace.names.unit(unit), workplace.is_superior)
            for unit in workplace.keeping.kept_units
        )

    def desk(self, unit: str) -> KeptDesk:
        """Open another unit's book (UUID, code or name); NotTheKeeperError if another office keeps it."""
        found = self._workplace.names.find(unit)
        if found not in self._workplace.keeping.kept_units:
            raise NotTheKeeperError(self._workplace.names.unit(found))
        return KeptDesk(self._workplace, found)

    def unsealed(self) -> tuple[UnsealedMonths, ...]:
        """Return the months with figures that nobody else sees: the own, then those of units reported for here.

        A file carries the reports of every programme and year; of those not looked at, what is over by now is told.
        """
        workplace, edition = self._workplace, self._workplace.catalogue().edition
        here = list(self._unsealed_at(workplace))
        if edition is None:
            return tuple(here)
        units = {workplace.identity.unit, *workplace.keeping.kept_units}
        typed = {book.year for book in workplace.books.held(BookKind.UNIT) if book.unit in units}
        elsewhere = (
            replace(
                row,
                months=tuple(month for month in row.months if month.last_day < workplace.clock().date()),
                programme=other.title if other.programme.uuid != edition.programme.uuid else "",
                standpoint=other.standpoint,
            )
            for other in workplace.catalogue().editions
            if other.standpoint != edition.standpoint and other.year in typed
            for row in self._unsealed_at(workplace.at(other.standpoint))
        )
        return (*here, *(row for row in elsewhere if row.months))

    @staticmethod
    def _unsealed_at(there: Workplace) -> Iterator[UnsealedMonths]:
        """Yield the months nobody else sees of the programme and year that a workplace looks at."""
        if own := Submissions(there).unsealed():
            yield UnsealedMonths(own)
        for unit in there.keeping.kept_units:
            if months := KeptDesk(there, unit).submissions.unsealed():
                yield UnsealedMonths(months, unit, there.names.unit(unit))

    def keep_for(self, unit: str) -> Changes:
        """Let this superior office type for a unit from now on; what it sent until now counts on."""
        latest = self._editor.latest()
        found = self._member(latest, unit)
        if latest.keeper(found.unit) == latest.superior:
            raise KeeperUnchangedError(self._workplace.names.unit(found.unit))
        self._refuse_successor(latest, found)
        self._editor.publish(self._with_own_sealer(self._changed(latest, found, Keeper.SUPERIOR.value)))
        return Changes.ALL

    def give_back(self, unit: str) -> Changes:
        """Let a unit type for itself again, from what stands here; NoDeviceToGiveBackError when it has no PC."""
        latest = self._editor.latest()
        found = self._member(latest, unit)
        if latest.keeper(found.unit) == found.unit:
            raise KeeperUnchangedError(self._workplace.names.unit(found.unit))
        self._refuse_successor(latest, found)
        if not latest.devices_of(found.unit):
            raise NoDeviceToGiveBackError(self._workplace.names.unit(found.unit))
        self._editor.publish(self._changed(latest, found, Keeper.OWN.value))
        return Changes.ALL

    def _refuse_successor(self, latest: Roster, member: Member) -> None:
        keeper = latest.keeper(member.unit)
        if keeper not in {member.unit, latest.superior}:
            names = (self._workplace.names.unit(unit) for unit in (member.unit, keeper))
            raise KeptBySuccessorError(*names)

    def _changed(self, latest: Roster, member: Member, keeper: str) -> Roster:
        self._editor.cut_own_tail()
        return with_member(latest, changed_keeper(self._editor, latest, member, keeper))

    def _with_own_sealer(self, roster: Roster) -> Roster:
        """Let one PC of the superior office seal, if none does yet: this one."""
        if any(grant.seals for grant in roster.devices_of(roster.superior)):
            return roster
        own = self._workplace.keys.public.sign.hex()
        return with_devices(roster, lambda grant: replace(grant, seals=True) if grant.sign == own else grant)

    def _member(self, latest: Roster, unit: str) -> Member:
        found = self._workplace.names.find(unit)
        member = latest.member(found)
        if member is None:
            raise NotTheKeeperError(self._workplace.names.unit(found))
        return member


def changed_keeper(editor: RosterEditor, latest: Roster, member: Member, keeper: str) -> Member:
    """Return a member with another keeper from the next version on, and what counts of those before."""
    books = editor.unit_books([member.unit])
    cut = {*member.cut, *editor.last_segments(books)}
    return Member(member.unit, keeper, latest.number + 1, tuple(sorted(cut)))
