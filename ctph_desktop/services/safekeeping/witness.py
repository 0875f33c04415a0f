"""The witness outside the database: notices a file exchanged behind the program's back, and lets it go on safely.

A database that is not the one this PC last knew writes under a new replica from then on, so that nothing it writes can
stand where something else was written before. Without a witness nothing is noticed and nothing is claimed.
"""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from secrets import token_hex

import msgspec
from msgspec.structs import replace

from ctph_desktop.domain.errors import EnvironmentFault
from ctph_desktop.services.ground.belonging import Belonging
from ctph_desktop.services.ground.safekeeping_rows import ExchangedFile
from ctph_desktop.services.roster.roster_doubt import doubt_settings
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.marks import Standing, holds_mark, mark_moment, read_standing
from ctph_desktop.storage.settings import read_setting, write_settings
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.witness_file import Witness, is_this_machine, machine_id, read_witness, write_witness

_NOTICE = "exchanged_file"


class Exchange(StrEnum):
    """What happened to a database's file behind the program's back."""

    OLDER = "older"
    COPIED = "copied"
    MOVED = "moved"
    RESTORED = "restored"


class WitnessService:
    """Keeps the witness of one open database."""

    def __init__(self, database: Database, *, folder: Path, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._standing = Standing("", "")
        self._changes = 0

    def attend(self, belonging: Belonging) -> Belonging:
        """Look whether this is the database this PC knows; return who writes from now on."""
        self._standing = read_standing(self._database)
        machine = machine_id()
        found = self._exchange(machine)
        first = not self._standing.database
        moved = self._standing.machine != machine
        is_to_be_named = first or found is Exchange.COPIED
        name = token_hex(16) if is_to_be_named else self._standing.database
        self._standing = Standing(name, machine or self._standing.machine)
        if found is not None:
            belonging = self._renew(belonging, found)
        if found is None and (first or moved):
            with suppress(EnvironmentFault):
                self.testify(mark_moment(self._database, standing=self._standing))
        self._changes = self._database.changes()
        return belonging

    def _exchange(self, machine: str) -> Exchange | None:
        known = self._standing
        if not known.database:
            return None
        if machine and known.machine and not is_this_machine(known.machine):
            return Exchange.MOVED
        witness = read_witness(self._folder, known.database)
        if witness is None or (machine and witness.machine and not is_this_machine(witness.machine)):
            return None
        if self._lies_elsewhere_too(witness):
            return Exchange.COPIED
        return None if holds_mark(self._database, witness.mark) else Exchange.OLDER

    def _lies_elsewhere_too(self, witness: Witness) -> bool:
        path = self._database.path
        known = Path(witness.folder) / path.name
        try:
            return known.is_file() and not known.samefile(path)
        except OSError:
            return False

    def _renew(self, belonging: Belonging, found: Exchange) -> Belonging:
        """Write as a new replica. If that cannot be kept, it holds for this time, and is noticed again the next."""
        renewed = replace(belonging, identity=replace(belonging.identity, replica=token_hex(16)))
        at = self._clock().isoformat(timespec="seconds")
        with suppress(EnvironmentFault):
            mark = mark_moment(
                self._database,
                standing=self._standing,
                identity={"office": msgspec.json.encode(renewed.identity).decode()},
                settings={_NOTICE: notice_text(found, at)} | doubt_settings(at),
            )
            self.testify(mark)
        return renewed

    def testify(self, mark: str) -> None:
        """Remember a moment of the database outside of it."""
        self._changes = self._database.changes()
        standing, place = self._standing, str(self._database.path.parent.resolve())
        write_witness(self._folder, Witness(standing.database, mark, standing.machine, place))

    def leave(self) -> None:
        """Remember how the database is left, if anything was written since the last moment remembered."""
        with suppress(EnvironmentFault):
            if self._database.changes() != self._changes:
                self.testify(mark_moment(self._database))

    def notice(self) -> ExchangedFile | None:
        """Return what was noticed and nobody has said to have read yet."""
        text = read_setting(self._database, _NOTICE)
        return msgspec.json.decode(text, type=ExchangedFile) if text else None

    def acknowledge(self) -> None:
        """Say that what was noticed has been read."""
        write_settings(self._database, {_NOTICE: ""})


def restored_settings(at: str) -> dict[str, str]:
    """Return what a restored database is to tell at its first opening."""
    return {_NOTICE: notice_text(Exchange.RESTORED, at)}


def notice_text(found: Exchange, at: str) -> str:
    """Return what was noticed, as it is kept."""
    return msgspec.json.encode(ExchangedFile(found.value, at)).decode()
