"""The first screen: what to do next, and how the year stands beside its calendar."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from ctph_desktop.domain.due_work import WorkGroup
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import OF_A_YEAR, ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import Overview, OverviewIndicator, ProgrammeCounts, TodoRow
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.programme_progress import programme_progress
from ctph_desktop.services.reading.targets_given import units_with_targets
from ctph_desktop.services.reporting.due_steps import in_turn, next_report
from ctph_desktop.services.reporting.kept_steps import steps_for_kept_units
from ctph_desktop.services.reporting.progress import ProgressService
from ctph_desktop.services.reporting.steps_elsewhere import (
    Step,
    decisions_elsewhere,
    everywhere,
    own_steps,
    own_steps_elsewhere,
)
from ctph_desktop.services.reporting.superior_steps import superior_steps
from ctph_desktop.services.reviewing.programme_boards import ProgrammeBoards
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.wording import messages, shown

_STEPS: Final = {
    SubmissionState.DRAFT: Step(messages.to_seal, "progress"),
    SubmissionState.SEALED: Step(messages.to_export, "exchange", "export"),
    SubmissionState.EXPORTED: Step(messages.to_wait, "exchange", group=WorkGroup.ELSEWHERE),
    SubmissionState.RETURNED: Step(messages.to_correct, "progress", "remark", WorkGroup.RETURNED),
    SubmissionState.CHANGED: Step(messages.to_reseal, "progress"),
}

_STEPS_ALONE: Final = {
    state: Step(messages.to_seal, "progress") for state in (SubmissionState.DRAFT, SubmissionState.CHANGED)
}


_DUE: Final[Mapping[SubmissionState, Step]] = {
    state: step for state, step in _STEPS.items() if state is not SubmissionState.EXPORTED
}


class OverviewService:
    """What an official sees first."""

    def __init__(self, workplace: Workplace, progress: ProgressService, review: ReviewService) -> None:
        self._workplace = workplace
        self._progress = progress
        self._review = review

    def view(self, period: ReportingPeriod | None = None) -> Overview | None:
        """Return the overview of a month; without one, of the month to work on. None without a programme."""
        months = () if self._workplace.is_superior else self._progress.periods()
        board = self._review.board() if self._workplace.is_superior else ()
        month = period or self._current(months, board)
        if month is None:
            return None
        steps = self._superior_steps(board, month) if board else self._commune_steps(months, month)
        indicators, basis = self._as_consolidated(month) if board else (tuple(self._own_indicators(month)), "")
        return Overview(
            period=month,
            todo=in_turn(self._workplace, steps),
            indicators=indicators,
            months=months,
            board=board,
            basis=basis,
            programmes=tuple(self._counts(month)) if board else (),
            next_report=next_report(self._workplace),
        )

    def _counts(self, month: ReportingPeriod) -> Iterator[ProgrammeCounts]:
        """Yield where the reports of every programme stand at the time of a period."""
        for board in ProgrammeBoards(self._workplace).at(month):
            counts = board.counts
            yield ProgrammeCounts(
                standpoint=board.standpoint,
                title=board.title,
                period=board.period,
                due=board.due,
                accepted=counts[ReportGroup.ACCEPTED],
                waiting=counts[ReportGroup.WAITING],
                returned=counts[ReportGroup.RETURNED],
                missing=counts[ReportGroup.MISSING],
                late=counts[ReportGroup.LATE],
                is_looked_at=board.is_looked_at,
            )

    def steps_from_outside(self) -> Iterator[TodoRow]:
        """Yield what waits to be done here, for somebody who looks at another journal of the office."""
        if not self._workplace.is_superior:
            if self._is_to_be_enrolled():
                yield TodoRow(messages.to_enrol(), "exchange", action="export")
            yield from own_steps(self._workplace, _DUE, of=everywhere(self._workplace))
            yield from steps_for_kept_units(self._workplace)
            return
        board = self._review.board()
        month = self._current((), board)
        if month is not None:
            yield from self._superior_steps(board, month)

    def _is_to_be_enrolled(self) -> bool:
        latest = self._workplace.journal.chain.latest
        return latest is not None and latest.device(self._workplace.keys.public.sign.hex()) is None

    def _current(self, months: tuple[PeriodRow, ...], board: tuple[BoardRow, ...]) -> ReportingPeriod | None:
        """The first month that is not finished; for a superior office the newest one somebody has reported."""
        done = {
            SubmissionState.ACCEPTED,
            SubmissionState.RECEIVED,
            SubmissionState.RECEIVED_BY_PHONE,
            SubmissionState.EXPORTED,
        }
        for row in months:
            if row.state not in done:
                return row.period
        reported = [cell.period for row in board for cell in row.cells if cell.seal]
        if reported:
            return max(reported)
        everything = self._workplace.looked_at.periods()
        return months[-1].period if months else (everything[0] if everything else None)

    def _commune_steps(self, months: tuple[PeriodRow, ...], month: ReportingPeriod) -> Iterator[TodoRow]:
        if note := self._workplace.keeping.closed_note():
            yield TodoRow(note)
            return
        if self._is_to_be_enrolled():
            yield TodoRow(messages.to_enrol(), "exchange", action="export")
        is_alone = not self._workplace.identity.root
        if note := self._progress.keeper_note():
            yield TodoRow(note)
            yield from steps_for_kept_units(self._workplace)
            return
        for row in months:
            step = (_STEPS_ALONE if is_alone else _STEPS).get(row.state)
            if step is not None:
                text = step.say(shown.period(row.period))
                yield TodoRow(text, step.place, row.period, step.action, group=step.group)
            elif row.state is SubmissionState.NOTHING and row.period == month:
                yield TodoRow(messages.to_type(shown.period(row.period)), "progress", row.period)
        if is_alone:
            yield TodoRow(messages.to_join(), "devices", action="invitation")
        yield from steps_for_kept_units(self._workplace)
        for row in months:
            if row.is_reopened and row.closing is not None:
                text = messages.to_reseal_reopened(shown.period(row.period), row.closing.reason)
                yield TodoRow(text, "progress", row.period)
        yield from own_steps_elsewhere(self._workplace, _STEPS_ALONE if is_alone else _DUE)

    def _superior_steps(self, board: tuple[BoardRow, ...], month: ReportingPeriod) -> Iterator[TodoRow]:
        if note := self._workplace.keeping.closed_note():
            yield TodoRow(note)
            return
        yield from superior_steps(
            board,
            month,
            tray=self._workplace.packages.waiting(),
            unsent=len(self._review.unsent_answers()),
            without_targets=self._without_targets(month),
        )
        yield from steps_for_kept_units(self._workplace)
        yield from decisions_elsewhere(self._workplace)

    def _without_targets(self, month: ReportingPeriod) -> list[str]:
        """Name the units that stand in a month and were never given a target, nor took one over."""
        workplace = self._workplace
        programme = workplace.catalogue().programme
        units = programme.units if programme else ()
        stands = standing(workplace.catalogue().units, units, month.last_day)
        given = units_with_targets(workplace, units)
        return [workplace.names.unit(unit) for unit in stands.units if given.isdisjoint(stands.all_of(unit))]

    def _as_consolidated(self, month: ReportingPeriod) -> tuple[tuple[OverviewIndicator, ...], str]:
        """Return the sums the forms of the month print, and in words which units they count."""
        programme = self._workplace.catalogue().programme
        if programme is None or not _has_pace(self._workplace, month):
            return (), ""
        found = programme_progress(self._workplace, programme, month)
        pace = _pace(month)
        rows = tuple(
            OverviewIndicator(
                label=one.indicator.name,
                unit_of_measure=one.indicator.unit_of_measure,
                target=one.target,
                cumulative=one.cumulative,
                share=one.share,
                pace=pace,
                towards_target=one.towards_target,
                units_with_target=one.units_with_target,
                units=one.units,
                own_target=one.own_target,
            )
            for one in found.attainments
        )
        names = [self._workplace.names.unit(unit) for unit in found.waiting]
        return rows, messages.counted_as_consolidated(
            shown.period(month),
            counted=len(found.counted),
            waiting=names,
            present_note=Closings(self._workplace).present_note(month),
        )

    def _own_indicators(self, month: ReportingPeriod) -> Iterator[OverviewIndicator]:
        """Yield what the own figures of the year have come to beside the own targets."""
        if not _has_pace(self._workplace, month):
            return
        figures = self._progress.own_figures(month)
        for indicator in self._workplace.catalogue().reported_indicators():
            target = figures.of_year(indicator.uuid, None, month, Measure.COMMITTED)
            if indicator.kind is not IndicatorKind.FLOW or target is None:
                continue
            cumulative = figures.so_far(indicator, self._workplace.looked_at.until(month)).count
            share = cumulative / target if cumulative is not None and target else None
            yield OverviewIndicator(
                label=indicator.name,
                unit_of_measure=indicator.unit_of_measure,
                target=target,
                cumulative=cumulative,
                share=share,
                pace=_pace(month),
                towards_target=cumulative,
            )


def _pace(month: ReportingPeriod) -> Decimal:
    return Decimal(month.months[-1].number) / 12


def _has_pace(workplace: Workplace, period: ReportingPeriod) -> bool:
    """Tell whether what was done is measured by how much of the year has gone: no estimate is, no term, no few days."""
    return workplace.looked_at.measure is Measure.ACTUAL and period.kind in OF_A_YEAR
