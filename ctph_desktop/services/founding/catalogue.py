"""The catalogue: units, organisations, indicators, programmes, forms and figures that a new programme starts from."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import FileDamagedError, InvalidPeriodError
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit

T = TypeVar("T")


class CatalogueFigure(Struct, frozen=True):
    """A figure of a signed document: where it stands, and its exact quantity."""

    programme: str
    coordinates: Coordinates
    quantity: Decimal


class Catalogue(Struct, frozen=True):
    """Everything under `resources/catalogue`. Looking something up that is not there is a KeyError."""

    units: tuple[AdministrativeUnit, ...]
    organisations: tuple[Organisation, ...]
    indicators: tuple[Indicator, ...]
    programmes: tuple[Programme, ...]
    forms: tuple[ReportForm, ...]
    figures: tuple[CatalogueFigure, ...] = ()

    def unit(self, uuid: str) -> AdministrativeUnit:
        """Return the unit with this identity."""
        return _only(uuid, (unit for unit in self.units if unit.uuid == uuid))

    def unit_by_code(self, code: str) -> AdministrativeUnit:
        """Return the unit that has this official code in the catalogue's programmes (`19600`)."""
        return _only(code, (unit for unit in self.units if unit.code == code))

    def organisation(self, uuid: str) -> Organisation:
        """Return the organisation with this identity."""
        return _only(uuid, (row for row in self.organisations if row.uuid == uuid))

    def organisation_by_code(self, code: str) -> Organisation:
        """Return the organisation with this code (`ND`)."""
        return _only(code, (row for row in self.organisations if row.code == code))

    def indicator(self, uuid: str) -> Indicator:
        """Return the indicator with this identity."""
        return _only(uuid, (indicator for indicator in self.indicators if indicator.uuid == uuid))

    def indicator_by_code(self, code: str) -> Indicator:
        """Return the indicator with this code (`VL01`)."""
        return _only(code, (indicator for indicator in self.indicators if indicator.code == code))

    def programme(self, uuid: str) -> Programme:
        """Return the programme with this identity."""
        return _only(uuid, (programme for programme in self.programmes if programme.uuid == uuid))

    def form(self, uuid: str) -> ReportForm:
        """Return the form with this identity."""
        return _only(uuid, (form for form in self.forms if form.uuid == uuid))

    def form_by_code(self, code: str) -> ReportForm:
        """Return the form with this code (`bieu-1`)."""
        return _only(code, (form for form in self.forms if form.code == code))

    def figures_of(self, programme: str) -> tuple[CatalogueFigure, ...]:
        """Return the figures of a programme, in the order of its document."""
        return tuple(figure for figure in self.figures if figure.programme == programme)


class _FigureFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Figures in compact rows: unit code, indicator code, breakdown code or null, measure, quantity."""

    programme: str
    period: str
    rows: tuple[tuple[str, str, str | None, Measure, Decimal], ...]


def load_catalogue(folder: Path) -> Catalogue:
    """Read a catalogue folder; FileDamagedError names the file that is missing or cannot be read."""
    catalogue = Catalogue(
        units=_read(folder / "units.json", tuple[AdministrativeUnit, ...]),
        organisations=_read(folder / "organisations.json", tuple[Organisation, ...]),
        indicators=_read(folder / "indicators.json", tuple[Indicator, ...]),
        programmes=tuple(_read(path, Programme) for path in sorted(folder.glob("programme-*.json"))),
        forms=tuple(_read(path, ReportForm) for path in sorted(folder.glob("forms/*.json"))),
    )
    figures = (_figures(path, catalogue) for path in sorted(folder.glob("figures-*.json")))
    return replace(catalogue, figures=tuple(f for rows in figures for f in rows))


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileDamagedError(path) from error


def _figures(path: Path, catalogue: Catalogue) -> tuple[CatalogueFigure, ...]:
    file = _read(path, _FigureFile)
    try:
        return tuple(_resolved(file, catalogue))
    except (KeyError, InvalidPeriodError) as error:
        raise FileDamagedError(path) from error


def _resolved(file: _FigureFile, catalogue: Catalogue) -> Iterator[CatalogueFigure]:
    """Turn the codes a person can read into identities."""
    period = ReportingPeriod.parse(file.period)
    units = {unit.code: unit.uuid for unit in catalogue.units}
    indicators = {indicator.code: indicator.uuid for indicator in catalogue.indicators}
    parts = {row.code: row.uuid for row in catalogue.organisations}
    for unit, indicator, part, measure, quantity in file.rows:
        breakdown = None if part is None else parts[part]
        coordinates = Coordinates(units[unit], indicators[indicator], breakdown, period, measure)
        yield CatalogueFigure(file.programme, coordinates, quantity)


def _only(key: str, found: Iterator[T]) -> T:
    for item in found:
        return item
    raise KeyError(key)
