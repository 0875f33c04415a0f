"""Closing and reopening periods: the superior office's word, which never invalidates what a commune sends."""

from collections.abc import Iterable

from ctph_desktop.domain.errors import (
    NotAllowedError,
    PeriodAlreadyClosedError,
    PeriodNotClosedError,
    ReasonMissingError,
    YearStillClosedError,
)
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.text import clean
from ctph_desktop.services.consolidating.frozen import FrozenService
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import ClosingPreview, ClosingRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reviewing.closing_puts import closing_put, reopening_put
from ctph_desktop.services.reviewing.obliged_years import ObligedYears
from ctph_desktop.services.reviewing.review import ReviewService


class ClosingService:
    """What a superior office does when a month is done, and when it must be touched again."""

    def __init__(self, workplace: Workplace, review: ReviewService, frozen: FrozenService) -> None:
        self._workplace = workplace
        self._review = review
        self._frozen = frozen
        self._closings = Closings(workplace)
        self._obliged = ObligedYears(workplace, frozen)

    def rows(self) -> tuple[ClosingRow, ...]:
        """Return the periods that are closed or were reopened, in order."""
        return tuple(self._closings.row(known) for _, known in sorted(self._closings.by_period().items()))

    def of(self, period: ReportingPeriod) -> ClosingRow | None:
        """Return what is in force for a period; None when it was never closed."""
        return self._closings.row_of(period)

    def preview(self, period: ReportingPeriod) -> ClosingPreview:
        """Return what closing a period would close over."""
        programme = self._check(period)
        is_year = period == programme.year_period
        shown = [
            (row.unit_name, cell)
            for row in self._review.board()
            for cell in row.cells
            if is_year or cell.period == period
        ]
        cells = [(unit, cell) for unit, cell in shown if cell.seal or not cell.is_outside]
        accepted = [unit for unit, code in accepted_statements(self._workplace) if is_year or code == period.code]
        return ClosingPreview(
            period=period,
            accepted=len(accepted),
            expected=len(cells),
            missing=_once(unit for unit, cell in cells if not cell.seal),
            waiting=_once(unit for unit, cell in cells if cell.state is SubmissionState.RECEIVED),
            returned=_once(unit for unit, cell in cells if cell.state is SubmissionState.RETURNED),
            obligations=self._obliged.rows(programme) if is_year else (),
        )

    def close_period(self, period: ReportingPeriod, *, reason: str = "") -> Changes:
        """Close a period over the seals accepted so far, and freeze its figures; with a year also its obligations.

        All or nothing is written.

        PeriodAlreadyClosedError when it is closed; where two PCs disagree, closing settles it.
        """
        programme = self._check(period)
        known = self._closings.of(period)
        if known is not None and known.closing.is_closed and not known.has_conflict:
            raise PeriodAlreadyClosedError(period.code)
        freezing = self._frozen.prepare(period, note=reason)
        closing = closing_put(self._workplace, programme, period, reason=reason, consolidation=freezing.uuid)
        puts = [*freezing.puts, closing]
        if period == programme.year_period:
            puts.extend(self._obliged.closings(programme, reason=reason))
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def reopen_period(self, period: ReportingPeriod, *, reason: str) -> Changes:
        """Open a closed period again; communes read the reason. With a year go its obligations.

        ReasonMissingError, PeriodNotClosedError; YearStillClosedError while the whole year is closed over it.
        """
        programme = self._check(period)
        if not clean(reason):
            raise ReasonMissingError
        if period != programme.year_period and self._closings.is_year_closed():
            raise YearStillClosedError(period.code, programme.plan_year)
        known = self._closings.of(period)
        if known is None or not (known.closing.is_closed or known.has_conflict):
            raise PeriodNotClosedError(period.code)
        puts = [reopening_put(self._workplace, programme, period, known.closing, reason=reason)]
        if period == programme.year_period:
            self._obliged.check_not_closed_over(programme)
            puts.extend(self._obliged.reopenings(programme, reason=reason))
        self._workplace.write(puts, reason=reason)
        return Changes.SUBMISSIONS

    def _check(self, period: ReportingPeriod) -> Programme:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.catalogue().programme
        if programme is not None and period == programme.year_period:
            return programme
        return self._workplace.looked_at.check_period(period)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names, each once, in their order."""
    return tuple(dict.fromkeys(names))
