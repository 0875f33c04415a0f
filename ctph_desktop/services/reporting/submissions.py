"""Submissions: sealing a month, and where its report stands."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from msgspec import UNSET
from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    DomainError,
    InvalidCellError,
    InvalidPeriodError,
    NotAllowedError,
    NothingToSealError,
    SealingRefusedError,
)
from ctph_desktop.domain.figures import MISSING, NOTHING, Coordinates, FigureValue
from ctph_desktop.domain.journal.books import STANDING, BookKind, RecordKind, record_cell
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.statements import in_pieces
from ctph_desktop.domain.submissions import (
    Decision,
    Seal,
    SubmissionState,
    Verdict,
    sealed_figures,
    sealed_notes,
    submission_uuid,
)
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.puts import put_figure, put_record
from ctph_desktop.services.ground.report_rows import RemarkRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.decisions import Decisions, state_of
from ctph_desktop.services.reading.receipts import ReceiptsHeld
from ctph_desktop.services.reading.report_figures import report_figures
from ctph_desktop.services.reading.shared_figures import Finer, finer_periods
from ctph_desktop.services.reading.sheets import SheetLines
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.wording import doubts


class Submissions:
    """The own seals of a commune, and what became of them."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._decisions = Decisions(workplace)
        self._receipts = ReceiptsHeld(workplace)
        self._closings = Closings(workplace)

    def seal(
        self,
        period: ReportingPeriod,
        *,
        note: str = "",
        explanations: Mapping[LineKey, str] | None = None,
        nothing_at: Collection[LineKey] = (),
    ) -> Changes:
        """Seal a month (chốt gửi): the figures as they stand become a statement that replaces the one before.

        `nothing_at` are lines of which the commune says that nothing happened: those of them that are blank are
        written as «không phát sinh» first.

        `explanations`, by line, say why figures changed or stay; each is written beside its figure first.
        SealingRefusedError names conflicts and impossible figures, NothingToSealError says that nothing was typed or
        changed.
        """
        self._workplace.looked_at.check_period(period)
        unit = self._workplace.identity.unit
        if self._workplace.identity.role is not OfficeRole.COMMUNE:
            raise NotAllowedError("commune")
        self._workplace.keeping.check()
        if self._workplace.keeping.sealing_device:
            raise SealingRefusedError((doubts.not_the_sealer(self._workplace.keeping.sealing_device),))
        if nothing_at:
            self._refuse_errors(period, self._workplace.queries.conflicts(self._workplace.books.of_unit(unit)))
        filled = self._say_nothing_happened(period, nothing_at)
        try:
            return self._seal(period, note=note, explanations=explanations or {})
        except DomainError:
            if filled:  # what was not sealed stays as it was typed
                book = self._workplace.books.of_unit(unit)
                self._workplace.write([put_figure(book, where, MISSING) for where in filled])
            raise

    def _seal(self, period: ReportingPeriod, *, note: str, explanations: Mapping[LineKey, str]) -> Changes:
        programme = self._workplace.looked_at.check_period(period)
        unit = self._workplace.identity.unit
        figures = self._own_figures(period)
        before = self._own_head(period)
        uuid = submission_uuid(programme=programme.uuid, unit=unit, period=period)
        conflicts = self._workplace.queries.conflicts(self._workplace.books.of_unit(unit))
        if not figures:
            raise NothingToSealError(is_empty=True)
        is_settled = record_cell(RecordKind.SUBMISSION, uuid) not in conflicts
        said = {key: clean(text) for key, text in explanations.items() if clean(text)}
        if before is not None and self._sealed(before) == figures and is_settled:
            self._refuse_unless_answering(before, " ".join((note, *said.values())))
        self._refuse_errors(period, conflicts)
        self._explain(period, said)
        known = self._closings.of(period)
        seal = Seal(
            programme=programme.uuid,
            unit=unit,
            period=period.code,
            figures=sealed_figures(figures.items()),
            notes=sealed_notes(figures.items()) or UNSET,
            basis=self._basis(unit),
            replaces=before.seal if before else "",
            by=self._workplace.identity.person,
            note=clean(note),
            closing=known.operation if known is not None else UNSET,
        )
        book = self._workplace.books.of_unit(unit)
        written, pieces = in_pieces(seal)
        parts = (put_record(book, RecordKind.SUBMISSION_PIECE, name, piece) for name, piece in pieces.items())
        self._workplace.write([*parts, put_record(book, RecordKind.SUBMISSION, uuid, written)])
        return Changes.SUBMISSIONS

    def _say_nothing_happened(self, period: ReportingPeriod, lines: Collection[LineKey]) -> list[Coordinates]:
        """Write lines that are blank as «không phát sinh», all at once, and return them; what has a figure keeps it."""
        if not lines:
            return []
        unit, measure = self._workplace.identity.unit, self._workplace.looked_at.measure
        book = self._workplace.books.of_unit(unit)
        typed = self._workplace.queries.figures([book], indicators={line.indicator for line in lines})
        places = [line.at(unit, period, measure) for line in lines]
        blanks = [where for where in places if typed.get(where, MISSING) == MISSING]
        if blanks:
            self._workplace.write([put_figure(book, where, NOTHING) for where in blanks])
        return blanks

    def _explain(self, period: ReportingPeriod, said: Mapping[LineKey, str]) -> None:
        """Write figures once more as they were typed, each with the reason beside it: a sum is typed nowhere."""
        if not said:
            return
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        typed = self._workplace.queries.figures([book], indicators={key.indicator for key in said})
        for key, reason in said.items():
            where = key.at(self._workplace.identity.unit, period, self._workplace.looked_at.measure)
            self._workplace.write([put_figure(book, where, typed.get(where, MISSING))], reason=reason)

    def _refuse_unless_answering(self, before: StatementRow, note: str) -> None:
        """Let the same figures be sealed again only where they were returned, and a note says why they stay."""
        decision = self._decisions.by_seal().get(before.seal)
        if decision is None or decision.verdict != Verdict.RETURNED:
            raise NothingToSealError(is_empty=False)
        if not clean(note):
            raise SealingRefusedError((doubts.unchanged_after_return(),))

    def own_state(self, period: ReportingPeriod) -> SubmissionState:
        """Return where the own report of a month stands."""
        return self.own_states()[period]

    def own_states(self) -> dict[ReportingPeriod, SubmissionState]:
        """Return where the own report of every month of the plan year stands."""
        months = self._workplace.looked_at.periods()
        heads = {s.period: s for s in self._own_statements() if s.is_head}
        sealed = self._workplace.queries.sealed_figures(heads.values())
        typed: dict[ReportingPeriod, dict[Coordinates, FigureValue]] = {month: {} for month in months}
        for where, value in report_figures(self._workplace).items():
            if where.period in typed:
                typed[where.period][where] = value
        decisions = self._decisions.by_seal()
        received, sent, phoned = self._receipts.received(), self._receipts.sent(), self._receipts.phoned()
        states = {}
        for month in months:
            head = heads.get(month)
            if head is None:
                states[month] = SubmissionState.DRAFT if typed[month] else SubmissionState.NOTHING
            elif sealed[head.seal] != typed[month]:
                states[month] = SubmissionState.CHANGED
            elif head.seal in decisions:
                states[month] = state_of(decisions[head.seal])
            elif head.segment in received:
                states[month] = SubmissionState.RECEIVED
            elif head.seal in phoned:
                states[month] = SubmissionState.RECEIVED_BY_PHONE
            else:
                states[month] = SubmissionState.EXPORTED if head.segment in sent else SubmissionState.SEALED
        return states

    def unsealed(self) -> tuple[ReportingPeriod, ...]:
        """Return the months with figures that nobody else sees: never sealed, or changed since."""
        mine = {SubmissionState.DRAFT, SubmissionState.CHANGED}
        return tuple(month for month, state in self.own_states().items() if state in mine)

    def own_sealed_at(self, period: ReportingPeriod) -> datetime | None:
        """Return when the PC says the newest own seal of a month was made."""
        head = self._own_head(period)
        return moment(head.device_time) if head else None

    def own_sealed(self, period: ReportingPeriod) -> dict[Coordinates, FigureValue]:
        """Return the figures of the newest own seal of a month; none if it was never sealed."""
        head = self._own_head(period)
        return self._sealed(head) if head else {}

    def own_seen_closings(self) -> dict[str, str]:
        """Return under which closing or reopening the newest own seal of each period was made, by its code."""
        return {s.period.code: s.closing for s in self._own_statements() if s.is_head}

    def own_remarks(self, period: ReportingPeriod) -> tuple[RemarkRow, ...]:
        """Return the remarks on the own seals of a month that are still open, or stand on the newest seal.

        What was returned and taken back says nothing any more.
        """
        own = self._own_statements(period)
        seals = {statement.seal for statement in own}
        head = next((statement for statement in reversed(own) if statement.is_head), None)
        decided = self._decisions.by_seal()
        answered = self._sealed_over(own, head, decided)
        return tuple(
            replace(self._decisions.row(known), is_answered=known.remark.seal in answered)
            for known in self._decisions.remarks()
            if known.remark.seal in seals
            and (known.remark.is_open or (head is not None and known.remark.seal == head.seal))
            and (known.remark.is_open or known.remark.seal in decided)
        )

    def _sealed_over(
        self, own: Iterable[StatementRow], head: StatementRow | None, decided: Mapping[str, Decision]
    ) -> frozenset[str]:
        """Return the seals of a report that a newer one stands for; none once that one was returned as well."""
        decision = decided.get(head.seal) if head is not None else None
        if head is None or (decision is not None and decision.verdict == Verdict.RETURNED):
            return frozenset()
        return frozenset(statement.seal for statement in own) - {head.seal}

    def own_decision_note(self, period: ReportingPeriod) -> str:
        """Return why the superior office took back what it had decided of the newest seal; empty if it did not."""
        head = self._own_head(period)
        known = self._decisions.of(head) if head else None
        return clean(known.decision.note) if known is not None and known.is_withdrawn else ""

    def _own_figures(self, period: ReportingPeriod) -> dict[Coordinates, FigureValue]:
        return {where: value for where, value in report_figures(self._workplace).items() if where.period == period}

    def _own_head(self, period: ReportingPeriod) -> StatementRow | None:
        heads = [s for s in self._own_statements(period) if s.is_head]
        return heads[-1] if heads else None

    def _own_statements(self, period: ReportingPeriod | None = None) -> list[StatementRow]:
        programme = self._workplace.catalogue().programme
        if programme is None:
            return []
        own = self._workplace.queries.statements(
            unit=self._workplace.identity.unit, period=period, programme=programme.uuid
        )
        return [statement for statement in own if statement.period.year == programme.plan_year]

    def _sealed(self, statement: StatementRow) -> dict[Coordinates, FigureValue]:
        return self._workplace.queries.sealed_figures([statement])[statement.seal]

    def _refuse_errors(self, period: ReportingPeriod, in_conflict: Iterable[str]) -> None:
        """Refuse a month with conflicts or impossible figures in it; two seals of it are settled by the next one."""
        errors = SheetLines(self._workplace).errors(period)
        finer = finer_periods(self._workplace)
        touched = sorted(cell for cell in in_conflict if self._is_of_report(cell, period, finer))
        if touched or errors:
            raise SealingRefusedError(
                (*(doubts.conflict(self._decisions.cell_label(cell)) for cell in touched), *errors)
            )

    def _is_of_report(self, cell: str, period: ReportingPeriod, finer: Finer) -> bool:
        """Tell whether a cell's figure is in the report of a period, itself or as a part of it."""
        try:
            where = Coordinates.parse(cell)
        except (InvalidCellError, InvalidPeriodError):
            return False
        programme = self._workplace.catalogue().programme
        shorter = finer.get((where.indicator, period), ())
        if programme is None or where.measure is not programme.measure:
            return False
        return where.indicator in programme.indicators and where.period in {period, *shorter}

    def _basis(self, unit: str) -> tuple[str, ...]:
        """Return the newest segments of the superior's books that the report was drawn with: targets and forms."""
        workplace = self._workplace
        books = {
            workplace.books.common,
            workplace.books.standing,
            workplace.books.about(unit),
            workplace.books.about(unit, year=STANDING),
        }
        last = {**workplace.journal.last_segments(BookKind.COMMON), **workplace.journal.last_segments(BookKind.ABOUT)}
        return tuple(sorted(segment for book, segment in last.items() if book in books and segment))
