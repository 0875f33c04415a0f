"""The administrative units of Việt Nam, before and since 1 July 2025, as the files of `resources/country` have them."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.text import name_key
from ctph_desktop.domain.units import AdminLevel

TWO_LEVELS_FROM: Final = date(2025, 7, 1)
_LEVELS_NOW: Final = (AdminLevel.PROVINCE, AdminLevel.COMMUNE)
_LEVELS_BEFORE: Final = (AdminLevel.PROVINCE, AdminLevel.DISTRICT, AdminLevel.COMMUNE)


class CountryUnit(Struct, frozen=True):
    """A unit by its official code and name; `above` are the units it lies in, the nearest first.

    `formerly` are the names of the communes it grew out of, in whole or in part; `places_then` those of the districts
    and provinces they lay in.
    """

    code: str
    name: str
    level: AdminLevel
    above: tuple[str, ...] = ()
    above_codes: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    places_then: tuple[str, ...] = ()

    @property
    def province(self) -> str:
        """The name of the province it lies in; empty for a province."""
        return self.above[-1] if self.above else ""

    @property
    def province_code(self) -> str:
        """The code of the province it lies in, or its own."""
        return self.above_codes[-1] if self.above_codes else self.code


class Country(Struct, frozen=True):
    """All units: as they are since 1 July 2025, and as they were on the day before; in official order."""

    now: tuple[CountryUnit, ...]
    before: tuple[CountryUnit, ...]

    def on(self, day: date) -> tuple[CountryUnit, ...]:
        """Return the units as they were on a day."""
        return self.now if day >= TWO_LEVELS_FROM else self.before


def read_country(now: str, before: str) -> Country:
    """Read the texts of both files; a line that is of no such file is a ValueError."""
    units_before = tuple(unit for unit, _ in _read(before, _LEVELS_BEFORE))
    communes = {unit.code: unit for unit in units_before if unit.level is AdminLevel.COMMUNE}
    return Country(tuple(_grown(unit, codes, communes) for unit, codes in _read(now, _LEVELS_NOW)), units_before)


def communes_of(units: tuple[CountryUnit, ...], province_code: str) -> tuple[CountryUnit, ...]:
    """Return the communes of a province, in official order."""
    return tuple(unit for unit in units if unit.level is AdminLevel.COMMUNE and unit.province_code == province_code)


def of_level(units: tuple[CountryUnit, ...], *levels: AdminLevel) -> tuple[CountryUnit, ...]:
    """Return the units of some levels."""
    return tuple(unit for unit in units if unit.level in levels)


def identity_of(code: str, name: str) -> str:
    """Return the identity of a unit known by its official code and name.

    It is the same on every PC: the book of a commune that begins alone is that of the unit its superior office
    invites later.
    """
    return sha256(f"don-vi\t{code.casefold()}\t{name_key(name)}".encode()).hexdigest()[:32]


def _read(text: str, levels: tuple[AdminLevel, ...]) -> Iterator[tuple[CountryUnit, tuple[str, ...]]]:
    within: list[CountryUnit] = []
    for line in filter(None, text.split("\n")):
        depth = len(line) - len(line.lstrip("\t"))
        code, name, *grew_from = line.strip("\t").split("\t")
        del within[depth:]
        unit = CountryUnit(
            code,
            name,
            levels[depth],
            tuple(over.name for over in reversed(within)),
            tuple(over.code for over in reversed(within)),
        )
        within.append(unit)
        yield unit, tuple(" ".join(grew_from).split())


def _grown(unit: CountryUnit, codes: tuple[str, ...], communes: Mapping[str, CountryUnit]) -> CountryUnit:
    parts = [communes[code] for code in codes]
    return CountryUnit(
        unit.code,
        unit.name,
        unit.level,
        unit.above,
        unit.above_codes,
        tuple(dict.fromkeys(part.name for part in parts)),
        tuple(dict.fromkeys(name for part in parts for name in part.above if name not in unit.above)),
    )
