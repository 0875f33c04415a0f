"""Who may write into the book that lies open, and who seals."""

from ctph_desktop.domain.errors import (
    DomainError,
    JournalClosedError,
    NotTheKeeperError,
    OfficeHandedOverError,
    WritingRefusedError,
)
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.services.ground.handed_over import receiver_of
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.journals import LEFT_ON
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.standpoint_books import StandpointBooks
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.settings import read_setting
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.wording.errors import explain


class Keeping:
    """Whose book lies open: whether it may be written here, which others are kept here, who seals."""

    def __init__(
        self, who: WhoIsHere, journal: Journal, books: StandpointBooks, *, keys: DeviceKeys, office_unit: str
    ) -> None:
        self._who = who
        self._journal = journal
        self._books = books
        self._keys = keys
        self._office_unit = office_unit

    @property
    def handed_to(self) -> str:
        """The office this one was handed over to as a whole; empty where it goes on itself."""
        return receiver_of(self._journal.database) if self._who.identity.is_superior else ""

    @property
    def left_on(self) -> str:
        """The day the office left the authority of this journal, as `2025-07-01`; empty where it did not."""
        return read_setting(self._journal.database, LEFT_ON)

    def check_not_handed_over(self) -> None:
        """Raise OfficeHandedOverError where nothing that is written here counts any more."""
        if receiver := self.handed_to:
            raise OfficeHandedOverError(receiver)

    def check_at_work(self) -> None:
        """Raise OfficeHandedOverError, or JournalClosedError where the authority was left: it can only be read."""
        self.check_not_handed_over()
        if self.left_on:
            raise JournalClosedError(self._who.identity.superior_name)

    def closed_note(self) -> str:
        """Say why the whole journal can only be read, and what to do; empty where it is at work."""
        try:
            self.check_at_work()
        except DomainError as error:
            return explain(error)
        return ""

    @property
    def is_keeper(self) -> bool:
        """Whether what this PC writes into the book that lies open counts."""
        if self._journal.chain.latest is None:
            return self._who.identity.role is OfficeRole.COMMUNE
        return self._journal.verdict_on_writing(self._books.of_unit(self._who.identity.unit)) is Verdict.VALID

    def check(self) -> None:
        """Refuse where the book that lies open is not to be written here.

        NotTheKeeperError where another office keeps it, WritingRefusedError where this office does, but not this PC.
        """
        self.check_at_work()
        if self.is_keeper:
            return
        if self.keeper_of_open_book == self._office_unit:
            book = self._books.of_unit(self._who.identity.unit)
            raise WritingRefusedError(self._journal.verdict_on_writing(book).value)
        raise NotTheKeeperError(self._who.identity.unit_name)

    @property
    def keeper_of_open_book(self) -> str:
        """The unit whose office keeps the book that lies open; empty before any roster names one."""
        latest = self._journal.chain.latest
        return latest.keeper(self._who.identity.unit) if latest else ""

    @property
    def kept_units(self) -> tuple[str, ...]:
        """The other units whose books this office keeps: on behalf of a commune, or after a merger."""
        latest = self._journal.chain.latest
        return latest.kept_by(self._office_unit) if latest else ()

    @property
    def sealing_device(self) -> str:
        """The name of the PC of this office that seals, when it is another one; empty when this one may."""
        latest = self._journal.chain.latest
        devices = latest.devices_of(self._office_unit) if latest else ()
        own = self._keys.public.sign.hex()
        others = [grant.name for grant in devices if grant.seals and grant.sign != own]
        is_own = any(grant.seals and grant.sign == own for grant in devices)
        return others[0] if others and not is_own else ""
