"""The letterhead of an office: kept in its database, and so in its backups; the journal does not know it."""

from typing import Final

import msgspec

from ctph_desktop.domain.letterhead import Letterhead
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.settings import read_setting, write_settings

_NAME: Final = "letterhead"


class LetterheadService:
    """Reads and writes it."""

    def __init__(self, workplace: Workplace) -> None:
        self._database = workplace.journal.database

    def read(self) -> Letterhead:
        """Return it; blank while nobody wrote one, or what is kept can be read no more."""
        kept = read_setting(self._database, _NAME)
        try:
            return msgspec.json.decode(kept, type=Letterhead) if kept else Letterhead()
        except msgspec.MsgspecError:
            return Letterhead()

    def write(self, letterhead: Letterhead) -> None:
        """Keep it; every paper printed from now on has it."""
        write_settings(self._database, {_NAME: msgspec.json.encode(letterhead.tidy()).decode()})
