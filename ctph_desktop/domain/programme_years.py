"""A programme year by year: what each year has of its own, and where an office stands among them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.periods import LATEST_YEAR, ReportingPeriod
from ctph_desktop.domain.programmes import Programme, Rhythm
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.text import in_year
from ctph_desktop.domain.units import AdministrativeUnit

T = TypeVar("T")

BLANK_REFERENCE: Final = "( Kèm theo Chương trình phối hợp số       /CTrPH – UBND ngày     tháng     năm {year} )"

_NOTHING_TYPED: Final[Mapping[int, Container[str]]] = MappingProxyType({})


class ProgrammeYear(Struct, frozen=True):
    """A year the superior office has opened: what the programme is called then, its units, indicators and forms.

    The programme's own record says the same of its first year.
    """

    programme: str
    year: int
    title: str
    short_title: str
    number: str
    dated: str
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    forms: tuple[str, ...]
    due_days: int | UnsetType = UNSET
    rhythm: tuple[Rhythm, ...] | UnsetType = UNSET


class Standpoint(Struct, frozen=True):
    """The programme and the year that are looked at; what is left open means the usual one.

    `journal` names the journal they lie in, of an office with several (`services.ground.journals`); left open it is the
    one that is asked.
    """

    programme: str = ""
    year: int = 0
    journal: str = ""


class Edition(Struct, frozen=True):
    """A programme as it is in one year; `is_presumed` while nobody has opened that year.

    `office` is the name of the office it came from, where that is not the one that goes on with it.
    """

    programme: Programme
    is_presumed: bool = False
    office: str = ""

    @property
    def year(self) -> int:
        """The plan year."""
        return self.programme.plan_year

    @property
    def title(self) -> str:
        """What the programme is called on a screen: those of several offices often have one title."""
        title = self.programme.short_title or self.programme.title
        return f"{title} – {self.office}" if self.office else title

    @property
    def standpoint(self) -> Standpoint:
        """Where one stands to look at it."""
        return Standpoint(self.programme.uuid, self.year)


def programme_year_uuid(*, programme: str, year: int) -> str:
    """Return the UUID of a programme's year: two PCs that open one meet in one cell."""
    return sha256("\0".join(("CTPH1", "programme_year", programme, str(year))).encode()).hexdigest()[:32]


def form_of_year_uuid(*, form: str, year: int) -> str:
    """Return the UUID of a form as it is printed in another year."""
    return sha256("\0".join(("CTPH1", "form_of_year", form, str(year))).encode()).hexdigest()[:32]


def in_opened_year(programme: Programme, opened: ProgrammeYear) -> Programme:
    """Return a programme as it is in a year that was opened."""
    return replace(
        programme,
        title=opened.title,
        short_title=opened.short_title,
        number=opened.number,
        dated=opened.dated,
        plan_year=opened.year,
        units=opened.units,
        indicators=opened.indicators,
        forms=opened.forms,
        due_days=opened.due_days,
        rhythm=opened.rhythm,
    )


def year_record(programme: Programme) -> ProgrammeYear:
    """Return what a programme's record of the year says of it."""
    return ProgrammeYear(
        programme=programme.uuid,
        year=programme.plan_year,
        title=programme.title,
        short_title=programme.short_title,
        number=programme.number,
        dated=programme.dated,
        units=programme.units,
        indicators=programme.indicators,
        forms=programme.forms,
        due_days=programme.due_days,
        rhythm=programme.rhythm,
    )


def next_year(programme: Programme, units: Mapping[str, AdministrativeUnit]) -> Programme:
    """Return a programme in the year after: its units are those that stand then, its forms have names of their own.

    One of a single year is signed anew each year: its texts speak of that year, and its document has no number and no
    day yet, so none is invented. The document of a term stays the same.
    """
    year = programme.plan_year + 1
    first = ReportingPeriod.month(year, 1, calendar=programme.calendar)
    if programme.last_year is UNSET:
        programme = replace(
            programme,
            title=in_year(programme.title, programme.plan_year, year),
            short_title=in_year(programme.short_title, programme.plan_year, year),
            number="",
            dated="",
        )
    stands = standing(units, programme.units, first.first_day)
    return replace(
        programme,
        plan_year=year,
        units=tuple(
            unit for unit in stands.units if unit not in units or not units[unit].has_ended_before(first.first_day)
        ),
        forms=tuple(form_of_year_uuid(form=form, year=year) for form in programme.forms),
    )


def speaking_of(record: T, year: int, *, old: int) -> T:
    """Return a record whose texts speak of another year; identities hold letters beside their digits and stay."""
    return msgspec.json.decode(in_year(msgspec.json.encode(record).decode(), old, year), type=type(record))


def form_in_year(
    form: ReportForm, *, old: int, new: int, labels: Mapping[str, str], left_out: Container[str]
) -> ReportForm:
    """Return a form as it is printed in another year: its texts speak of that year, its lines are those of `labels`.

    `labels` are those of units, in order; lines of `left_out` go, any other line stays below. A reference to the
    signed document is left blank until that of the year is known.
    """
    changed = speaking_of(replace(form, lines=(), notes=(), attached_to=""), new, old=old)
    others = [line for line in form.lines if line.unit not in labels and line.unit not in left_out]
    lines = (*(FormLine(unit, label) for unit, label in labels.items()), *others)
    uuid = form_of_year_uuid(form=form.uuid, year=new)
    return replace(changed, uuid=uuid, lines=lines, attached_to=BLANK_REFERENCE.format(year=new), version=1)


def editions_of(
    programme: Programme,
    opened: Iterable[ProgrammeYear],
    *,
    units: Mapping[str, AdministrativeUnit],
    today: date,
    typed: Mapping[int, Container[str]] = _NOTHING_TYPED,
) -> tuple[Edition, ...]:
    """Return a programme in each of its years, the first first.

    The year after the last is presumed once it has begun and while it runs, while the PC's clock cannot be right, and
    where something was typed for it (`typed`: by year, the indicators that no opened programme accounts for): an office
    that has not been told yet that it is open can type its first months.
    """
    by_year = {one.year: in_opened_year(programme, one) for one in opened if one.programme == programme.uuid}
    by_year[programme.plan_year] = programme
    found = [Edition(by_year[year]) for year in sorted(by_year)]
    following = found[-1].year + 1
    last = LATEST_YEAR if programme.last_year is UNSET else programme.last_year
    if following <= last:
        presumed = replace(next_year(found[-1].programme, units), forms=found[-1].programme.forms)
        span = ReportingPeriod.whole_year(following, calendar=programme.calendar)
        is_typed = any(indicator in typed.get(following, ()) for indicator in programme.indicators)
        if span.first_day <= today <= span.last_day or is_clock_dead(today, first_year=found[0].year) or is_typed:
            found.append(Edition(presumed, is_presumed=True))
    return tuple(found)


def is_clock_dead(today: date, *, first_year: int) -> bool:
    """Tell whether a PC's clock cannot be right: nobody is invited into a programme so long before its first year."""
    return today.year < first_year - 1


def of_unit(editions: Sequence[Edition], unit: str) -> tuple[Edition, ...]:
    """Return the editions of the programmes a unit takes part in; all where it takes part in none, as one alone."""
    own = {edition.programme.uuid for edition in editions if unit in edition.programme.units}
    return tuple(edition for edition in editions if not own or edition.programme.uuid in own)


def edition_at(editions: Sequence[Edition], standpoint: Standpoint, *, today: date) -> Edition | None:
    """Return the edition a standpoint means; None where there is none.

    Left open, the year is the newest opened one that has begun, or the first of all.
    """
    fitting = [
        one for one in editions if standpoint.programme in {"", one.programme.uuid} and standpoint.year in {0, one.year}
    ]
    begun = [one for one in fitting if not one.is_presumed and _first_day(one) <= today]
    if standpoint.year or not begun:
        return fitting[0] if fitting else None
    of_first = [one for one in begun if one.programme.uuid == begun[0].programme.uuid]
    return of_first[-1]


def _first_day(edition: Edition) -> date:
    return ReportingPeriod.whole_year(edition.year, calendar=edition.programme.calendar).first_day
