"""Which units stand on a page, and whose work each goes on with: a merged unit's figures count in its successor."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from ctph_desktop.domain.units import AdministrativeUnit


class Standing(Struct, frozen=True):
    """The units of a day in their order; `taken_over` holds, by unit, those that ended and directly became it."""

    units: tuple[str, ...]
    taken_over: Mapping[str, tuple[str, ...]]

    def all_of(self, unit: str) -> tuple[str, ...]:
        """Return a unit and every one whose figures it carries on that day."""
        return unit, *(one for before in self.taken_over.get(unit, ()) for one in self.all_of(before))


def with_heirs(units: Mapping[str, AdministrativeUnit], listed: Sequence[str]) -> tuple[str, ...]:
    """Return some units, and behind them whatever goes on with their work, each once."""
    found = dict.fromkeys(listed)
    waiting = list(listed)
    while waiting:
        known = units.get(waiting.pop())
        for heir in known.successors if known is not None else ():
            if heir in units and heir not in found:
                found[heir] = None
                waiting.append(heir)
    return tuple(found)


def standing(units: Mapping[str, AdministrativeUnit], listed: Sequence[str], on: date) -> Standing:
    """Return which of the listed units stand at the end of a day, and what each has taken over.

    A unit that has not begun yet does not stand. One that ended before stands no more as soon as its one successor
    does: its figures and targets are the successor's then, so that nothing counts twice, on no day. One that ended
    without a successor, or with several among which nobody has divided its figures, keeps its place.
    """
    heirs = {unit: heir for unit in listed if (heir := _heir(units, listed, unit, on))}
    gone = {unit for unit in heirs if _reaches_end(heirs, unit)}
    begun = [unit for unit in listed if _has_begun(units.get(unit), on)]
    taken_over: dict[str, tuple[str, ...]] = {}
    for unit in listed:
        if unit in gone:
            taken_over[heirs[unit]] = (*taken_over.get(heirs[unit], ()), unit)
    return Standing(tuple(unit for unit in begun if unit not in gone), taken_over)


def _heir(units: Mapping[str, AdministrativeUnit], listed: Sequence[str], unit: str, on: date) -> str:
    known = units.get(unit)
    if known is None or not known.has_ended_before(on) or len(known.successors) != 1:
        return ""
    (heir,) = known.successors
    return heir if heir != unit and heir in listed and _has_begun(units.get(heir), on) else ""


def _has_begun(unit: AdministrativeUnit | None, on: date) -> bool:
    return unit is None or unit.has_begun_by(on)


def _reaches_end(heirs: Mapping[str, str], unit: str) -> bool:
    """Tell whether going from heir to heir ends at one that stands: records that name each other lead nowhere."""
    passed = {unit}
    while (unit := heirs.get(unit, "")) and unit not in passed:
        passed.add(unit)
    return not unit
