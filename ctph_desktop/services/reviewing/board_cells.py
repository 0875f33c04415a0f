"""The cells of the board: where each report of a programme's year stands, unit by unit."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ctph_desktop.domain.closings import KnownClosing
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Remark, SubmissionState
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.reports_held import UnitReports
from ctph_desktop.services.ground.review_rows import BoardCell
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings, is_correction
from ctph_desktop.services.reading.decisions import state_of
from ctph_desktop.services.reading.timeliness import CorrectedDays, Timeliness
from ctph_desktop.storage.queries import StatementRow

_NO_REPORTS = UnitReports((), {}, {}, {})
OpenRemarks = Mapping[str, int]
"""How many remarks are open on the reports of a unit, by code of the period."""


class BoardCells:
    """Makes the cells of units; those of a unit are made again only where its reports or remarks are others."""

    def __init__(
        self,
        timeliness: Timeliness,
        *,
        periods: Sequence[ReportingPeriod],
        overdue: Mapping[ReportingPeriod, int],
        closings: Mapping[str, KnownClosing],
        days: CorrectedDays,
        units: Mapping[str, AdministrativeUnit],
    ) -> None:
        self._timeliness = timeliness
        self._periods = [(period, period.code, (period.first_day, period.last_day)) for period in periods]
        self._overdue = overdue
        self._closings = closings
        self._days = days
        self._units = units
        self._dues = {period: timeliness.due(period) for period in periods}
        self._held: dict[str, tuple[UnitReports, OpenRemarks, tuple[BoardCell, ...]]] = {}

    def of(self, unit: str, reports: UnitReports | None, remarks: OpenRemarks) -> tuple[BoardCell, ...]:
        """Return the cells of a unit, in the order of the periods."""
        reports, held = reports or _NO_REPORTS, self._held.get(unit)
        if held is None or held[0] is not reports or held[1] != remarks:
            held = self._held[unit] = reports, remarks, self._made(unit, reports, remarks)
        return held[2]

    def _made(self, unit: str, reports: UnitReports, remarks: OpenRemarks) -> tuple[BoardCell, ...]:
        by_period: dict[str, list[StatementRow]] = {}
        for statement in reports.statements:
            by_period.setdefault(statement.period.code, []).append(statement)
        known = self._units.get(unit)
        return tuple(
            self._cell(
                period,
                by_period.get(code, ()),
                reports,
                open_remarks=remarks.get(code, 0),
                is_outside=known is not None and not known.stands_within(*days),
            )
            for period, code, days in self._periods
        )

    def _cell(
        self,
        period: ReportingPeriod,
        sealed: Sequence[StatementRow],
        reports: UnitReports,
        *,
        open_remarks: int,
        is_outside: bool,
    ) -> BoardCell:
        """Return a cell, given all seals of the report; of several heads the one that still waits is shown."""
        closing = self._closings.get(period.code)
        is_closed = closing is not None and closing.closing.is_closed
        accepted = reports.accepted.get(period.code)
        counting = accepted.version if accepted is not None else 0
        heads = [one for one in sealed if one.is_head]
        if not heads:
            return BoardCell(
                period,
                SubmissionState.NOTHING,
                seal="",
                version=0,
                sealed_at=None,
                open_remarks=0,
                is_closed=is_closed,
                is_outside=is_outside,
                counting_version=counting,
                overdue=0 if is_closed else self._overdue[period],
            )
        statement = next((head for head in heads if head.seal not in reports.in_force), heads[-1])
        state = state_of(reports.in_force.get(statement.seal))
        return BoardCell(
            period=period,
            state=state,
            seal=statement.seal,
            version=statement.version,
            sealed_at=moment(statement.device_time),
            open_remarks=open_remarks,
            rivals=len(heads) - 1,
            is_closed=is_closed,
            is_correction=is_correction(closing, statement, is_returned=state is SubmissionState.RETURNED),
            is_supplement=closing is not None and closing.is_supplement(one.seal for one in sealed),
            submitted=self._timeliness.submitted(statement, self._days, due=self._dues[period]),
            is_outside=is_outside,
            counting_version=counting,
        )


def board_cells(workplace: Workplace, periods: Sequence[ReportingPeriod]) -> BoardCells:
    """Return what makes the cells of some periods of the programme looked at, with those it made last."""
    timeliness, today, catalogue = Timeliness(workplace), workplace.clock().date(), workplace.catalogue()
    programme, closings, days = catalogue.programme, Closings(workplace).by_period(), timeliness.corrected()
    overdue = {period: timeliness.overdue(period, today) for period in periods}
    return workplace.worked_out.of(
        ("board", programme.uuid, tuple(periods)) if programme is not None else "board",
        (
            programme,
            catalogue.units,
            overdue,
            closings,
            days,
            workplace.persons.by_office(),
            workplace.identity.superior,
        ),
        lambda: BoardCells(
            timeliness, periods=periods, overdue=overdue, closings=closings, days=days, units=catalogue.units
        ),
    )


def open_remarks(workplace: Workplace) -> Mapping[str, OpenRemarks]:
    """Return how many remarks are open on the reports of the programme and year looked at, by unit."""
    programme = workplace.catalogue().programme
    read = workplace.records.read(RecordKind.REMARK, Remark)
    if programme is None or not read:
        return {}
    known = workplace.reports.of_year(programme.uuid, programme.plan_year).seals
    found: dict[str, Counter[str]] = {}
    for remark in (each.content for each in read):
        if remark.is_open and remark.seal in known:
            found.setdefault(remark.unit, Counter())[remark.period] += 1
    return found
