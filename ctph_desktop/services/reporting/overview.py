"""The first screen: what to do next, and how the year stands beside its calendar."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.rows import (
    BoardRow,
    Overview,
    OverviewIndicator,
    PeriodRow,
    SubmissionState,
    TodoRow,
)
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.figures_of_unit import added
from ctph_desktop.services.reporting.progress import ProgressService
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.storage.queries import Totals
from ctph_desktop.wording import formats, messages


class _Step(Struct, frozen=True):
    """A sentence about a month, and the place and action of the window it leads to."""

    say: Callable[[str], str]
    place: str
    action: str = ""


_STEPS: Final = {
    SubmissionState.DRAFT: _Step(messages.to_seal, "progress"),
    SubmissionState.SEALED: _Step(messages.to_export, "exchange", "export"),
    SubmissionState.EXPORTED: _Step(messages.to_wait, "exchange"),
    SubmissionState.RETURNED: _Step(messages.to_correct, "progress", "remark"),
    SubmissionState.CHANGED: _Step(messages.to_reseal, "progress"),
}

_GIVEN: Final = {Measure.ASSIGNED, Measure.COMMITTED}
_STEPS_ALONE: Final = {
    state: _Step(messages.to_seal, "progress") for state in (SubmissionState.DRAFT, SubmissionState.CHANGED)
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
        return Overview(
            period=month,
            todo=tuple(self._superior_steps(board, month) if board else self._commune_steps(months, month)),
            indicators=tuple(self._indicators(month)),
            months=months,
            board=board,
        )

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
        everything = self._workplace.months()
        return months[-1].period if months else (everything[0] if everything else None)

    def _commune_steps(self, months: tuple[PeriodRow, ...], month: ReportingPeriod) -> Iterator[TodoRow]:
        latest = self._workplace.journal.chain.latest
        if latest is not None and latest.device(self._workplace.keys.public.sign.hex()) is None:
            yield TodoRow(messages.to_enrol(), "exchange", action="export")
        is_alone = not self._workplace.identity.root
        if note := self._progress.keeper_note():
            yield TodoRow(note)
            return
        for row in months:
            step = (_STEPS_ALONE if is_alone else _STEPS).get(row.state)
            if step is not None:
                yield TodoRow(step.say(formats.period(row.period)), step.place, row.period, step.action)
            elif row.state is SubmissionState.NOTHING and row.period == month:
                yield TodoRow(messages.to_type(formats.period(row.period)), "progress", row.period)
        if is_alone:
            yield TodoRow(messages.to_join(), "devices", action="invitation")
        for row in months:
            if row.is_reopened and row.closing is not None:
                text = messages.to_reseal_reopened(formats.period(row.period), row.closing.reason)
                yield TodoRow(text, "progress", row.period)

    def _superior_steps(self, board: tuple[BoardRow, ...], month: ReportingPeriod) -> Iterator[TodoRow]:
        waiting = self._workplace.packages.waiting()
        if waiting:
            yield TodoRow(messages.to_enrol_others(waiting), "exchange", action="tray")
        if board and not any(row.is_enrolled or row.is_typed_above for row in board):
            yield TodoRow(messages.to_invite(), "exchange", action="invite")
        missing = []
        for row in board:
            for cell in row.cells:
                if cell.state is SubmissionState.RECEIVED and cell.is_correction:
                    month_label = formats.period(cell.period)
                    text = messages.to_decide_correction(row.unit_name, month_label, is_supplement=cell.is_supplement)
                    yield TodoRow(text, "exchange", cell.period, f"report:{cell.seal}")
                elif cell.state is SubmissionState.RECEIVED:
                    text = messages.to_review(row.unit_name, formats.period(cell.period))
                    yield TodoRow(text, "exchange", cell.period, f"report:{cell.seal}")
                elif cell.period == month and not (cell.seal or cell.is_closed or cell.is_outside):
                    missing.append(row.unit_name)
        if missing and any(row.is_enrolled or row.is_typed_above for row in board):
            text = messages.to_remind(formats.period(month), ", ".join(missing))
            yield TodoRow(text, "exchange", month, "remind")
        if without := self._without_targets(month):
            yield TodoRow(messages.to_give_targets(", ".join(without)), "devices")

    def _without_targets(self, month: ReportingPeriod) -> list[str]:
        """Name the units that exist in a month and were never given a target."""
        workplace = self._workplace
        programme = workplace.catalogue().programme
        units = programme.units if programme else ()
        given = {book.unit for book in workplace.queries.books_with(map(workplace.about_book, units), measures=_GIVEN)}
        return [workplace.unit_name(unit) for unit in units if unit not in given and workplace.is_open_for(unit, month)]

    def _indicators(self, month: ReportingPeriod) -> Iterator[OverviewIndicator]:
        """Yield the sums; the tables add them up, as a province has a hundred thousand figures by December."""
        pace = Decimal(month.months[-1].number) / 12
        targets, done = self._committed(month), self._done(month)
        for indicator in self._workplace.catalogue().monthly_indicators():
            target = targets.get((indicator.uuid, None))
            if indicator.kind is not IndicatorKind.FLOW or target is None:
                continue
            parts = indicator.breakdowns or (None,)
            cumulative = added(done.get((indicator.uuid, part)) for part in parts)
            yield OverviewIndicator(
                label=indicator.name,
                unit_of_measure=indicator.unit_of_measure,
                target=target,
                cumulative=cumulative,
                share=cumulative / target if cumulative is not None and target else None,
                pace=pace,
            )

    def _committed(self, month: ReportingPeriod) -> Totals:
        workplace = self._workplace
        programme = workplace.catalogue().programme
        units = programme.units if workplace.is_superior and programme else (workplace.identity.unit,)
        year = ReportingPeriod.whole_year(month.year, calendar=month.calendar)
        return workplace.queries.totals(map(workplace.about_book, units), periods=[year], measure=Measure.COMMITTED)

    def _done(self, month: ReportingPeriod) -> Totals:
        """Return what the year has come to by the end of a month: what was typed, or for a superior office accepted."""
        workplace, months = self._workplace, month.year_to_date
        if not workplace.is_superior:
            return workplace.queries.totals(
                [workplace.unit_book(workplace.identity.unit)], periods=months, measure=Measure.ACTUAL
            )
        programme = workplace.catalogue().programme
        units, codes = set(programme.units if programme else ()), {each.code for each in months}
        counting = (s for (unit, code), s in accepted_statements(workplace).items() if unit in units and code in codes)
        return workplace.queries.sealed_totals(counting, measure=Measure.ACTUAL)
