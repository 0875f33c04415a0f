"""The lines of a form by the boundaries of a day: those of units that ended give way to what they became."""

from collections.abc import Container, Mapping
from datetime import date

from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.standing import Standing
from ctph_desktop.domain.units import AdministrativeUnit, relabelled


def by_boundaries(
    form: ReportForm, standing: Standing, *, listed: Container[str], labels: Mapping[str, str]
) -> ReportForm:
    """Return a form with the lines of the units that stand; what none of the `listed` units is keeps its line.

    A unit without a line of its own stands where the last of those it took over stood, called as `labels` say.
    """
    own = {line.unit for line in form.lines}
    place_of = {
        before: unit
        for unit in standing.units
        if unit not in own
        for before in standing.all_of(unit)[1:]
        if before in own
    }
    last_places = {heir: at for at, line in enumerate(form.lines) if (heir := place_of.get(line.unit)) is not None}
    lines: list[FormLine] = []
    for at, line in enumerate(form.lines):
        heir = place_of.get(line.unit)
        if heir is not None:
            if last_places[heir] == at:
                lines.append(FormLine(heir, labels.get(heir, heir)))
        elif line.unit in standing.units or line.unit not in listed:
            lines.append(line)
    return replace(form, lines=tuple(lines))


def labelled(
    form: ReportForm, units: Mapping[str, AdministrativeUnit], *, until: date, boundaries: date | None
) -> ReportForm:
    """Return a form of a time with the labels its lines had at the end of it, or have by the boundaries of a day."""
    return replace(form, lines=tuple(_labelled(line.on(until), units, until, boundaries) for line in form.lines))


def _labelled(
    line: FormLine, units: Mapping[str, AdministrativeUnit], until: date, boundaries: date | None
) -> FormLine:
    unit = units.get(line.unit)
    if unit is None or boundaries is None:
        return line
    old, new = unit.on(until), unit.on(boundaries)
    return line if old.name == new.name else FormLine(line.unit, relabelled(line.label, old=old, new=new))
