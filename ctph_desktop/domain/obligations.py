"""What units report beside the rhythm of a programme: 9 months, an estimate of the year, a whole term, some days.

A report is that of an obligation, a unit and a period. The reports of a programme's rhythm go by the programme's own
UUID, as they always did; those of an obligation by its own, wherever a record names the programme of a report.
"""

from hashlib import sha256

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import OF_A_YEAR, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programmes import Programme

LONGEST_NAME = 120
MEASURES = (Measure.ACTUAL, Measure.ESTIMATE)


class Obligation(Struct, frozen=True):
    """A report that a programme asks for beside those of its rhythm.

    It has the periods of a `kind` in each year of the programme, or that of one `number` alone, as the month in which
    an estimate of the year is made (`measure`); or one `period`: a term, some days. It is due `due_days` after the last
    day of its period, before it where below zero; left out where no day is fixed.
    """

    programme: str
    name: str
    kind: PeriodKind
    number: int = 0
    period: str = ""
    measure: Measure = Measure.ACTUAL
    due_days: int | UnsetType = UNSET


def obligation_uuid(obligation: Obligation) -> str:
    """Return the UUID of an obligation: two PCs that write the same one meet in one cell."""
    place = (obligation.programme, obligation.kind.value, str(obligation.number), obligation.period)
    return sha256(
        "\0".join(("CTPH1", "obligation", *place, obligation.measure.value, obligation.name)).encode()
    ).hexdigest()[:32]


def is_possible(obligation: Obligation) -> bool:
    """Tell whether an obligation says in one way which periods it is about; InvalidPeriodError for unknown ones."""
    if obligation.measure not in MEASURES:
        return False
    if obligation.kind not in OF_A_YEAR:
        is_named = obligation.number == 0 and obligation.period != ""
        return is_named and ReportingPeriod.parse(obligation.period).kind is obligation.kind
    most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2}.get(obligation.kind, 0)
    return not obligation.period and 0 <= obligation.number <= most


class ObligedProgramme(Programme, frozen=True):
    """A programme in one year as one of its obligations sees it: its own identity, name, periods and due day."""

    signed: str = ""
    counted: Measure = Measure.ACTUAL
    reported: tuple[ReportingPeriod, ...] = ()

    @property
    def document(self) -> str:
        """The UUID of the programme that was signed."""
        return self.signed

    @property
    def measure(self) -> Measure:
        """What is typed: what was done, or what is estimated of the year."""
        return self.counted

    @property
    def target_period(self) -> ReportingPeriod:
        """What the targets beside its reports are about: a whole term where it reports one, else the plan year."""
        return next((one for one in self.reported if one.kind is PeriodKind.TERM), self.year_period)

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the periods of the obligation that belong to the year, the earliest first."""
        return self.reported


def is_closed_with(obliged: Programme, year: ReportingPeriod) -> bool:
    """Tell whether what an obligation asks for in a year is done when the year is closed.

    A term or days that run on past it are not: they are closed by themselves.
    """
    return all(period.last_day <= year.last_day for period in obliged.periods())


def as_obliged(programme: Programme, obligation: Obligation, *, uuid: str) -> ObligedProgramme | None:
    """Return a programme in one year as an obligation sees it; None in a year that has none of its periods."""
    periods = _periods(programme, obligation)
    if not periods:
        return None
    named = f"{obligation.name} – {programme.short_title or programme.title}"
    changed = {"uuid": uuid, "short_title": named, "due_days": obligation.due_days, "rhythm": UNSET}
    seen = asdict(programme) | changed
    return ObligedProgramme(**seen, signed=programme.uuid, counted=obligation.measure, reported=periods)


def _periods(programme: Programme, obligation: Obligation) -> tuple[ReportingPeriod, ...]:
    if obligation.period:
        period = ReportingPeriod.parse(obligation.period)
        return (period,) if period.year == programme.plan_year else ()
    months = programme.year_period.months
    every = dict.fromkeys(month.longer(obligation.kind) for month in months)
    return tuple(one for one in every if one.kind is obligation.kind and obligation.number in {0, one.number})
