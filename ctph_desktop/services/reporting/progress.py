"""Monthly progress: the sheet of a month, putting figures into it, and what each cell has been."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    ComputedLineError,
    NegativeNumberError,
    NotANumberError,
    NumberTooLargeError,
    SharedLineError,
    TooManyDecimalsError,
    UnknownIndicatorError,
)
from ctph_desktop.domain.figures import LARGEST_QUANTITY, MISSING, Coordinates, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.services.ground.report_rows import FindingRow, PeriodRow, ProgressRow, ProgressSheet, VersionRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.known_evidence import known_evidence, of_report
from ctph_desktop.services.reading.shared_figures import finer_periods
from ctph_desktop.services.reading.sheets import SheetLines
from ctph_desktop.services.reporting.history import read_history
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.storage.journal import Put
from ctph_desktop.wording import doubts, holding, messages, terms


class ProgressService:
    """What a commune does each month."""

    def __init__(self, workplace: Workplace, submissions: Submissions) -> None:
        self._workplace = workplace
        self._submissions = submissions
        self._sheets = SheetLines(workplace)
        self._closings = Closings(workplace)

    def periods(self) -> tuple[PeriodRow, ...]:
        """Return the months of the plan year in which the unit exists, with the state of the own report."""
        figures = self._sheets.figures()
        keys = [row.key for row in self._sheets.lines(figures) if not row.is_computed]
        states = self._submissions.own_states()
        closings = self._closings.by_period()
        seen = self._submissions.own_seen_closings() if closings else {}
        rows = []
        for month in self._workplace.looked_at.periods():
            if not self._workplace.looked_at.is_open_for(figures.unit, month):
                continue
            filled = sum(
                1
                for key in keys
                if figures.figures.get(key.at(figures.unit, month, figures.measure), MISSING) != MISSING
            )
            known = closings.get(month.code)
            closing = self._closings.row(known) if known is not None else None
            is_reopened = known is not None and known.is_unseen_reopening(seen.get(month.code, ""))
            rows.append(PeriodRow(month, states[month], filled, len(keys), closing, is_reopened))
        return tuple(rows)

    def sheet(self, period: ReportingPeriod) -> ProgressSheet:
        """Return the month's sheet, with sums and findings as they stand on disk."""
        programme = self._workplace.looked_at.check_period(period)
        figures = self._sheets.figures()
        state = self._submissions.own_state(period)
        sealed, sealed_at = self._submissions.own_sealed(period), self._submissions.own_sealed_at(period)
        remarks = self._submissions.own_remarks(period)
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        conflicts = self._workplace.queries.conflicts(book)
        rows = []
        for row in self._sheets.lines(figures, period):
            where = row.key.at(figures.unit, period, figures.measure)
            rows.append(
                replace(
                    row,
                    findings=(
                        *self._sheets.findings(row, figures, period, own=figures, in_conflict=where.cell in conflicts),
                        *_blanked(row, sealed.get(where)),
                    ),
                    remarks=tuple(remark for remark in remarks if remark.line == row.key),
                    has_conflict=where.cell in conflicts,
                    sealed=None if sealed_at is None or not self._is_sealed_itself(row) else sealed.get(where, MISSING),
                )
            )
        found = tuple(finding for row in rows for finding in row.findings)
        keeper_note = self.keeper_note()
        can_edit = self._is_keeper() and not keeper_note
        return ProgressSheet(
            period=period,
            unit_name=self._workplace.identity.unit_name,
            rows=tuple(rows),
            state=state,
            sealed_at=sealed_at,
            findings=found,
            remarks=remarks,
            can_edit=can_edit,
            can_seal=can_edit
            and not self._workplace.keeping.sealing_device
            and state in {SubmissionState.DRAFT, SubmissionState.CHANGED, SubmissionState.RETURNED}
            and not any(finding.severity is Severity.ERROR for finding in found),
            closing=self._closings.row_of(period),
            keeper_note=keeper_note,
            evidence=len(of_report(known_evidence(self._workplace, [book]), programme.uuid, period)),
            decision_note=self._submissions.own_decision_note(period),
            carried_note=self._carried_note(figures, period),
        )

    def _is_sealed_itself(self, row: ProgressRow) -> bool:
        """Tell whether a line's own figure is in a seal: of one that sums its parts these are."""
        return not row.is_computed or self._workplace.catalogue().indicators[row.key.indicator].is_moved

    def own_figures(self, period: ReportingPeriod) -> CarriedFigures:
        """Return the own figures of the year, with those of units that had become this one by the end of a period."""
        return self._sheets.carried(self._sheets.figures(), period)

    def _carried_note(self, figures: UnitFigures, period: ReportingPeriod) -> str:
        """Say which merged units' figures the sums contain, and whose are not held on this PC."""
        held: list[str] = []
        absent: list[str] = []
        for one in self._sheets.carried(figures, period).all_taken_over():
            has_figures = any(where.measure is one.measure for where in one.figures)
            (held if has_figures else absent).append(self._workplace.names.unit(one.unit))
        return messages.sums_carry(held, absent)

    def record(
        self,
        period: ReportingPeriod,
        values: Mapping[LineKey, FigureValue],
        *,
        reason: str = "",
        also: Sequence[Put] = (),
    ) -> Changes:
        """Put figures into a month's lines (by row key), all or none; what stood there before stays in the journal.

        Lines that hold the value already are not written again. Refused with a DomainError: an unknown or computed
        line, what is no number, a negative count or one beyond any office, more decimals than the indicator has, a
        cumulative figure beyond its ceiling, a note that is too long. The value that is shown settles a conflict like
        any other. `also` is written with them, also where no figure changes.
        """
        self._workplace.looked_at.check_period(period)
        self._workplace.keeping.check()
        touched = {key.indicator for key in values}
        figures = self._sheets.figures(only=touched)
        lines = {row.key: row for row in self._sheets.lines(figures, period, only=touched)}
        book = self._workplace.books.of_unit(figures.unit)
        conflicts, finer = self._workplace.queries.conflicts(book), finer_periods(self._workplace)
        wanted: dict[Coordinates, FigureValue] = {}
        for key, value in values.items():
            row = lines.get(key)
            if row is None:
                raise UnknownIndicatorError(str(key))
            if shorter := finer.get((key.indicator, period)):
                raise SharedLineError(row.label, shorter[0].code, shorter[-1].code)
            if row.is_computed:
                raise ComputedLineError(row.label, self._workplace.catalogue().indicators[key.indicator].is_moved)
            _check_quantity(value, row.decimals)
            where, kept = key.at(figures.unit, period, figures.measure), value.noted(value.note)
            if figures.figures.get(where, MISSING) != kept or where.cell in conflicts:
                wanted[where] = kept
        self._sheets.check_ceilings(replace(figures, figures={**figures.figures, **wanted}), period, wanted)
        puts = [*(put_figure(book, where, value) for where, value in wanted.items()), *also]
        if not puts:
            return Changes.NONE
        self._workplace.write(puts, reason=reason)
        return Changes.FIGURES

    def history(self, period: ReportingPeriod, key: LineKey) -> tuple[VersionRow, ...]:
        """Return every value a cell has had, oldest first."""
        cell = key.at(self._workplace.identity.unit, period, self._workplace.looked_at.measure).cell
        return read_history(self._workplace, self._workplace.books.of_unit(self._workplace.identity.unit), cell)

    def find_line(self, text: str) -> LineKey:
        """Return the row key meant by an indicator's code (`VL01`), or a part's (`GN06/ND`)."""
        return self._sheets.find(text)

    def codes(self) -> dict[LineKey, str]:
        """Return the code by which `find_line` knows each line, by row key."""
        return self._sheets.codes()

    def keeper_note(self) -> str:
        """Say why the sheet can only be looked at; empty when it can be typed into."""
        if note := self._workplace.keeping.closed_note():
            return note
        latest = self._workplace.journal.chain.latest
        if self._is_keeper() or latest is None or self._workplace.is_superior:
            return ""
        keeper = self._workplace.keeping.keeper_of_open_book
        if keeper == self._workplace.office_unit:
            book = self._workplace.books.of_unit(self._workplace.identity.unit)
            return holding.why_refused(self._workplace.journal.verdict_on_writing(book).value)
        return messages.kept_elsewhere(self._workplace.names.unit(keeper), is_superior=keeper == latest.superior)

    def _is_keeper(self) -> bool:
        return self._workplace.keeping.is_keeper


def _blanked(row: ProgressRow, sealed: FigureValue | None) -> Iterator[FindingRow]:
    """Yield that a line is blank now whose figure was sealed before."""
    if sealed is not None and row.is_blank:
        yield FindingRow(Severity.DOUBT, row.key, doubts.blanked(row.label, terms.figure(sealed)))


def _check_quantity(value: FigureValue, decimals: int) -> None:
    if value.quantity is None:
        return
    text = f"{value.quantity:f}"
    if not value.quantity.is_finite():
        raise NotANumberError(text)
    if value.quantity < 0:
        raise NegativeNumberError(text)
    if value.quantity >= LARGEST_QUANTITY:
        raise NumberTooLargeError(text)
    exponent = value.quantity.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        raise TooManyDecimalsError(text, decimals)
