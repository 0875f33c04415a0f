"""Who the office is whose database is open."""

from msgspec import Struct

from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.services.ground.office_rows import OfficeRole


class OfficeIdentity(Struct, frozen=True):
    """The office whose database this is."""

    unit: str
    unit_code: str
    unit_name: str
    role: OfficeRole
    superior: str
    superior_name: str
    plan_year: int
    """The year it was founded for; an office goes on for ever, and nothing else is read from it."""
    replica: str
    root: str
    person: str
    device_name: str
    sample_note: str
    common: str = ""
    """The superior office whose common book goes on under the present one; empty when it is the present one."""
    person_name: str = ""
    person_post: str = ""
    """Who is at the desk, for books they have written nothing in yet; empty where an older program founded."""

    @property
    def is_superior(self) -> bool:
        """Whether this office keeps the programme."""
        return self.role is OfficeRole.SUPERIOR

    @property
    def own_office(self) -> str:
        """The superior office in whose common books new things are written."""
        return self.common or self.superior

    def common_offices(self, chain: RosterChain) -> tuple[str, ...]:
        """Return the superior offices whose common books are in use: those whose work goes on, the own one first."""
        latest = chain.latest
        return tuple(dict.fromkeys((self.own_office, *(latest.offices if latest else ()))))


class WhoIsHere:
    """Who the office is and who is at the desk, for whoever looks at its journal: it changes while it is open."""

    def __init__(self, identity: OfficeIdentity) -> None:
        self.identity = identity
