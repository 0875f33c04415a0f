"""What packages leave out because whoever reads them holds it, and what a reader finds out to lack."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import UNSET, Struct, field

from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.receipts import Receipt, read_receipt
from ctph_desktop.domain.journal.resting import Claims, Place, lacking, left_out
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.exchanging.incoming import Arrival
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.journal import Intake
from ctph_desktop.storage.settings import read_setting
from ctph_desktop.wording import messages

_SETTING: Final = "whole-by-"
_NAME: Final = re.compile("[0-9a-f]{32}")
_MOST_NAMES: Final = 4_000
_MOST_SHOWN: Final = 5


class _Said(Struct, frozen=True):
    """What a PC said to hold, and as which replica."""

    replica: str = ""
    whole: dict[str, dict[str, str]] = field(default_factory=dict)


class RestingYears:
    """Years that need not travel, as the receipts of those who read a package tell it."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def left_out(self, reader: str, heads: Sequence[SegmentHead]) -> frozenset[Place]:
        """Return what a package for an office need not hold: every other PC that can read it holds it whole."""
        latest, own = self._workplace.journal.chain.latest, self._workplace.journal.own_device
        if latest is None:
            return frozenset()
        offices = dict.fromkeys((reader, self._workplace.office_unit))
        devices = [grant.sign for office in offices for grant in latest.devices_of(office) if grant.sign != own]
        return left_out(heads, [self._said_by(device).whole for device in devices])

    def said(self, intake: Intake) -> dict[str, str]:
        """Return the settings that say what PCs hold whole, as the receipts of an import tell it.

        What came last counts; a PC that goes on as another replica has said nothing before.
        """
        found: dict[str, str] = {}
        for record in intake.records:
            if record.purpose is not Purpose.RECEIPT:
                continue
            with suppress(CanonicalError):
                receipt, device = read_receipt(record), record.signer.hex()
                said = _Said()
                if receipt.whole is not UNSET and receipt.replica is not UNSET:
                    before = self._said_by(device)
                    kept = before.whole if before.replica == receipt.replica else {}
                    said = _Said(receipt.replica, _laid_over(kept, receipt.whole))
                found[_setting(device)] = msgspec.json.encode(said).decode()
        return found

    def lacks(self, arrival: Arrival) -> Iterator[str]:
        """Yield what the reader of a package is told to lack: of what it leaves out, and of the parts beside it."""
        receipt = _senders_receipt(arrival)
        if receipt is None:
            return
        if receipt.left_out is not UNSET:
            names = {name for units in receipt.left_out.values() for ends in units.values() for name in ends}
            missing = list(lacking(receipt.left_out, self._held(arrival, names)))
            if missing:
                shown = [(self._workplace.names.unit(unit), year) for year, unit in missing[:_MOST_SHOWN]]
                sender = self._workplace.names.unit(arrival.sender_unit)
                yield messages.years_left_out(shown, others=len(missing) - len(shown), sender=sender)
        if receipt.parts is not UNSET and receipt.part is not UNSET:
            yield from self._parts(arrival, receipt.part, receipt.parts)

    def _parts(self, arrival: Arrival, part: int, parts: Sequence[Sequence[str]]) -> Iterator[str]:
        held = self._held(arrival, {name for names in parts for name in names})
        missing = [
            number
            for number, names in enumerate(parts, 1)
            if number != part and not all(name in held for name in names)
        ]
        yield messages.part_of_several(part, len(parts), missing=tuple(missing))

    def _held(self, arrival: Arrival, names: Collection[str]) -> frozenset[str]:
        """Return those names of which a segment is held, or comes with a package."""
        fresh = {name[:32] for name in arrival.new_segments}
        asked = [name for name in sorted(names)[:_MOST_NAMES] if _NAME.fullmatch(name) and name not in fresh]
        return self._workplace.journal.holds_names(asked) | (fresh & set(names))

    def _said_by(self, device: str) -> _Said:
        text = read_setting(self._workplace.journal.database, _setting(device))
        try:
            return msgspec.json.decode(text, type=_Said) if text else _Said()
        except msgspec.MsgspecError:
            return _Said()


def _laid_over(before: Claims, said: Claims) -> dict[str, dict[str, str]]:
    """Return what a replica said of some units and years, over what it said of others."""
    years = {*before, *said}
    return {year: {**before.get(year, {}), **said.get(year, {})} for year in sorted(years)}


def _senders_receipt(arrival: Arrival) -> Receipt | None:
    for record in arrival.package.contents.receipts:
        if record.signer == arrival.package.sender:
            with suppress(CanonicalError):
                return read_receipt(record)
    return None


def _setting(device: str) -> str:
    return _SETTING + device[:40]
