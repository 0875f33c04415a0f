"""Whether the roster held here may be an older one: a database put back does not know what was signed after it.

Two versions of one number would part the offices for good, so none is signed before the communes were heard.
"""

from typing import Final

from ctph_desktop.domain.journal.roster import Roster
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.settings import read_setting, write_settings

_SINCE: Final = "roster_in_doubt"


def doubt_settings(at: str) -> dict[str, str]:
    """Return what a database that may be an older one is to remember from a moment on."""
    return {_SINCE: at}


class RosterDoubt:
    """The doubt about the roster of one open database."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def stands(self, latest: Roster) -> bool:
        """Whether the roster is in doubt; once every office was heard it is so no more, and that is kept."""
        if not self._since():
            return False
        if not self._heard() or self.unheard(latest):
            return True
        self.settle()
        return False

    def unheard(self, latest: Roster) -> tuple[str, ...]:
        """Return the units with a PC in force that nothing new came from since the doubt arose."""
        units = dict.fromkeys(g.unit for g in latest.devices if not g.is_revoked and g.unit != latest.superior)
        heard = self._heard()
        return tuple(unit for unit in units if unit not in heard)

    def settle(self) -> None:
        """End the doubt."""
        write_settings(self._workplace.journal.database, {_SINCE: ""})

    def _heard(self) -> set[str]:
        """Return the units whose files were opened and taken in since the doubt arose."""
        since = moment(self._since())
        heard: set[str] = set()
        if since is None:
            return heard
        known: set[bytes] = set()
        now = self._workplace.clock()
        for entry in reversed(self._workplace.packages.log()):
            at = moment(entry.at)
            if entry.is_outgoing or at is None:
                continue
            if not since <= at <= now:  # what was logged before a clock was set back is no news either
                known.add(entry.digest)
            elif not entry.digest or entry.digest not in known:  # a file known before is not opened again
                heard.add(entry.partner)
        return heard - {self._workplace.office_unit}

    def _since(self) -> str:
        return read_setting(self._workplace.journal.database, _SINCE)
