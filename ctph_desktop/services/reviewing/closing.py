"""Closing and reopening periods: the superior office's word, which never invalidates what a commune sends."""

from collections.abc import Iterable

from ctph_desktop.domain.closings import PeriodClosing, closing_uuid
from ctph_desktop.domain.errors import (
    NotAllowedError,
    PeriodAlreadyClosedError,
    PeriodNotClosedError,
    ReasonMissingError,
    YearStillClosedError,
)
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.text import clean
from ctph_desktop.services.consolidating.frozen import FrozenService
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import ClosingPreview, ClosingRow
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.storage.journal import Put


class ClosingService:
    """What a superior office does when a month is done, and when it must be touched again."""

    def __init__(self, workplace: Workplace, review: ReviewService, frozen: FrozenService) -> None:
        self._workplace = workplace
        self._review = review
        self._frozen = frozen
        self._closings = Closings(workplace)

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
        )

    def close_period(self, period: ReportingPeriod, *, reason: str = "") -> Changes:
        """Close a period over the seals accepted so far, and freeze its figures; both or neither.

        PeriodAlreadyClosedError when it is closed; where two PCs disagree, closing settles it.
        """
        programme = self._check(period)
        known = self._closings.of(period)
        if known is not None and known.closing.is_closed and not known.has_conflict:
            raise PeriodAlreadyClosedError(period.code)
        is_year = period == programme.year_period
        seals = (
            s.seal for (_, code), s in accepted_statements(self._workplace).items() if is_year or code == period.code
        )
        freezing = self._frozen.prepare(period, note=reason)
        closing = PeriodClosing(
            programme=programme.uuid,
            period=period.code,
            is_closed=True,
            by=self._workplace.identity.person,
            reason=clean(reason),
            seals=tuple(sorted(seals)),
            consolidation=freezing.uuid,
        )
        self._workplace.write([*freezing.puts, self._put(programme, period, closing)])
        return Changes.SUBMISSIONS

    def reopen_period(self, period: ReportingPeriod, *, reason: str) -> Changes:
        """Open a closed period again; communes read the reason.

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
        closing = PeriodClosing(
            programme=programme.uuid,
            period=period.code,
            is_closed=False,
            by=self._workplace.identity.person,
            reason=clean(reason),
            seals=known.closing.seals,
            consolidation=known.closing.consolidation,
        )
        self._workplace.write([self._put(programme, period, closing)], reason=reason)
        return Changes.SUBMISSIONS

    def _check(self, period: ReportingPeriod) -> Programme:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.catalogue().programme
        if programme is not None and period == programme.year_period:
            return programme
        return self._workplace.looked_at.check_period(period)

    def _put(self, programme: Programme, period: ReportingPeriod, closing: PeriodClosing) -> Put:
        uuid = closing_uuid(programme=programme.uuid, period=period)
        return put_record(self._workplace.books.common, RecordKind.PERIOD, uuid, closing)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names, each once, in their order."""
    return tuple(dict.fromkeys(names))
