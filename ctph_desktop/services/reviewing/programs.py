"""Which version of this program the PCs of other offices run, as their signed receipts say."""

from typing import Final

import msgspec
from msgspec import Struct

from ctph_desktop import __version__
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.services.ground.workplace import Workplace

_LONGEST: Final = 20
Version = tuple[int, ...]


class _Program(Struct, frozen=True):
    """What matters here of a receipt."""

    program: str = ""


class ProgramVersions:
    """Reads each receipt once; asked again, only those that came since."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: set[str] = set()
        self._newest: dict[str, Version] = {}

    def rows(self) -> tuple[ProgramRow, ...]:
        """Return the versions of every unit of the programme of which a receipt is held."""
        self._read_new()
        workplace = self._workplace
        programme, latest = workplace.catalogue().programme, workplace.journal.chain.latest
        if programme is None or latest is None:
            return ()
        states = workplace.queries.book_states(map(workplace.books.of_unit, programme.units))
        misunderstood = {state.book.unit for state in states if state.held.get("needs_update")}
        own, rows = _parse(__version__), []
        for unit in programme.units:
            devices = [grant.sign for grant in latest.devices_of(unit)]
            heard = [self._newest[sign] for sign in devices if sign in self._newest]
            if heard or unit in misunderstood:
                oldest, newest = (min(heard), max(heard)) if heard else ((), ())
                rows.append(
                    ProgramRow(
                        unit=unit,
                        version=".".join(map(str, oldest)),
                        needs_update=bool(heard) and oldest < own,
                        we_need_update=newest > own or unit in misunderstood,
                    )
                )
        return tuple(rows)

    def _read_new(self) -> None:
        decoder = msgspec.json.Decoder(_Program)
        for key, signer, body in self._workplace.journal.record_bodies(Purpose.RECEIPT, besides=self._known):
            self._known.add(key)
            try:
                version = _parse(decoder.decode(body).program)
            except msgspec.MsgspecError:
                version = ()
            sign = signer.hex()
            self._newest[sign] = max(version, self._newest.get(sign, ()))


def _parse(text: str) -> Version:
    """Return a version's numbers; none for a text that is no version."""
    parts = text[:_LONGEST].split(".")
    return tuple(map(int, parts)) if all(part.isascii() and part.isdecimal() for part in parts) else ()
