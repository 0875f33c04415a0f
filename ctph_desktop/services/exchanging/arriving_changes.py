"""What an arrival would change here, in words: figures and decisions, old beside new."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import Final

import msgspec

from ctph_desktop.domain.errors import (
    DomainError,
    InvalidCellError,
)
from ctph_desktop.domain.figure_codec import decode_value
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureState, FigureValue
from ctph_desktop.domain.journal.books import BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.operation import FIGURE
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Decision, Remark, Verdict, coordinates_of
from ctph_desktop.domain.text import clean
from ctph_desktop.services.exchanging.arriving_closings import KnownClosings, arriving_closings
from ctph_desktop.services.exchanging.arriving_names import arriving_names
from ctph_desktop.services.exchanging.arriving_targets import arriving_targets
from ctph_desktop.services.exchanging.incoming import Arrival
from ctph_desktop.services.ground.exchange_rows import ChangeRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import is_new_correction
from ctph_desktop.services.reading.known_evidence import evidence_states, known_evidence
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.storage.projection import ProjectedBook, SealRow
from ctph_desktop.wording import formats, terms

_LONGEST_NOTE: Final = 2_000


class ChangeReader:
    """Says in words what an arrival would change here."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._names: Mapping[str, str] = {}

    def changes(self, arrival: Arrival) -> tuple[ChangeRow, ...]:
        """Return the figures and decisions an arrival brings, old beside new."""
        rows: list[ChangeRow] = []
        names = arriving_names(arrival.intake.books)
        self._names = names.lines
        for book in arrival.intake.books:
            rows.extend(self._evidence(book))
            if book.book.kind is BookKind.UNIT and book.book.unit != self._workplace.identity.unit:
                rows.extend(self._sealed(book, arrival.new_segments))
            else:
                rows.extend(self._figures(book))
                rows.extend(arriving_targets(self._workplace, book, names=names))
                rows.extend(self._decisions(book))
                rows.extend(arriving_closings(self._workplace, book.book, book.states))
        return tuple(rows)

    def _evidence(self, book: ProjectedBook) -> Iterator[ChangeRow]:
        """Yield the evidence that is added, renamed or taken away, whatever became of the report it stands beside."""
        if book.book.kind is not BookKind.UNIT:
            return
        before = {known.uuid: known.evidence for known in known_evidence(self._workplace, [book.book])}
        after = {uuid: evidence[-1] for uuid, evidence in evidence_states(book).items()}
        for uuid in sorted(before.keys() | after.keys()):
            old, new = before.get(uuid), after.get(uuid)
            if old != new and (shown := new or old) is not None:
                yield ChangeRow(
                    label=terms.EVIDENCE,
                    period_label=report_label(self._workplace, shown.programme, ReportingPeriod.parse(shown.period)),
                    old=old.title if old else "",
                    new=new.title if new else terms.TAKEN_AWAY,
                    is_blanking=False,
                )

    def foreign_seals(self, arrival: Arrival) -> int:
        """Return how many new seals belong to a programme this office does not keep."""
        programmes = self._workplace.catalogue().programmes
        return sum(1 for row in arrival.new_seals if row.seal.programme not in programmes)

    def corrections(self, arrival: Arrival) -> int:
        """Return how many of the new seals come after their period was closed, and wait for a decision of their own."""
        if not arrival.new_seals:
            return 0
        closings = KnownClosings(self._workplace)
        return sum(
            is_new_correction(closings.of(row.seal.programme, row.seal.reporting_period), row.id, row.seal)
            for row in arrival.new_seals
            if row.is_head
        )

    def figures_changed(self, arrival: Arrival) -> int:
        """Return how many of the changes are figures, without telling them: a year of a province has thousands."""
        count = 0
        for book in arrival.intake.books:
            if book.book.kind is not BookKind.UNIT or book.book.unit == self._workplace.identity.unit:
                held = self._workplace.queries.figures([book.book])
                count += _differing(held, dict(_figure_values(book.states)))
                count += sum(1 for _ in arriving_targets(self._workplace, book))
                continue
            for period, row, old in self._seals_over_old(book, arrival.new_segments):
                if old:
                    count += _differing(old, _figures_in(book, period, row))
                else:
                    states = [figure.state for figure in row.seal.figures]
                    count += len(states) - states.count(FigureState.MISSING)
        return count

    def _sealed(self, book: ProjectedBook, fresh: frozenset[str]) -> Iterator[ChangeRow]:
        for period, row, old in self._seals_over_old(book, fresh):
            yield from self._differences(old, _figures_in(book, period, row))

    def _seals_over_old(
        self, book: ProjectedBook, fresh: frozenset[str]
    ) -> Iterator[tuple[ReportingPeriod, SealRow, Mapping[Coordinates, FigureValue]]]:
        """Yield the new seals that will stand, each with the figures of the seal that stands here for its report."""
        known = self._workplace.queries.statements(unit=book.book.unit)
        standing = {(s.period, s.programme): s for s in known if s.is_head}
        for period, row in shown_seals(self._workplace, book, fresh):
            before = standing.get((period, row.seal.programme))
            old = self._workplace.queries.sealed_figures([before])[before.seal] if before is not None else {}
            yield period, row, old

    def _figures(self, book: ProjectedBook) -> Iterator[ChangeRow]:
        old = self._workplace.queries.figures([book.book])
        new = dict(_figure_values(book.states))
        yield from self._differences(old, new)

    def _differences(
        self, old: Mapping[Coordinates, FigureValue], new: Mapping[Coordinates, FigureValue]
    ) -> Iterator[ChangeRow]:
        for where in self._in_printing_order({*old, *new}):
            before, after = old.get(where, MISSING), new.get(where, MISSING)
            if before != after:
                yield ChangeRow(
                    label=self.label(where),
                    period_label=formats.period(where.period),
                    old=terms.figure(before),
                    new=terms.figure(after),
                    is_blanking=after.state is FigureState.MISSING,
                    is_figure=True,
                )

    def _in_printing_order(self, cells: Collection[Coordinates]) -> list[Coordinates]:
        """Sort as the form is printed: month by month, indicators in their order, associations below each."""
        catalogue = self._workplace.catalogue()
        lines = {uuid: at for at, uuid in enumerate(catalogue.programme.indicators if catalogue.programme else ())}
        parts = {uuid: at for at, uuid in enumerate(catalogue.organisations, start=1)}

        def place(where: Coordinates) -> tuple[str, int, int, str]:
            line = lines.get(where.indicator, len(lines))
            return where.period.code, line, parts.get(where.breakdown or "", 0), where.cell

        return sorted(cells, key=place)

    def _decisions(self, book: ProjectedBook) -> Iterator[ChangeRow]:
        if book.book.unit != self._workplace.identity.unit:
            return
        for kind, state in arriving_records(self._workplace, book):
            if kind == RecordKind.DECISION:
                yield from self._decision(state)
            elif kind == RecordKind.REMARK:
                yield from self._remark(state)

    def _decision(self, state: CellState) -> Iterator[ChangeRow]:
        try:
            decision = msgspec.json.decode(state.winner.op.x, type=Decision)
        except msgspec.MsgspecError:
            return
        seals = self._workplace.queries.statements(seal=decision.seal)
        period = report_label(self._workplace, seals[0].programme, seals[0].period) if seals else ""
        word = terms.VERDICTS[Verdict(decision.verdict)] if decision.verdict in set(Verdict) else decision.verdict
        why = clean(decision.note)[:_LONGEST_NOTE]
        yield ChangeRow(terms.DECISION_ABOVE, period, "", f"{word}: {why}" if why else word, is_blanking=False)

    def _remark(self, state: CellState) -> Iterator[ChangeRow]:
        try:
            remark = msgspec.json.decode(state.winner.op.x, type=Remark)
        except msgspec.MsgspecError:
            return
        label = terms.REMARK_ABOVE
        if remark.cell:
            with suppress(DomainError):
                label = terms.remark_on(self.label(Coordinates.parse(remark.cell)))
        seals = self._workplace.queries.statements(seal=remark.seal)
        period = report_label(self._workplace, seals[0].programme, seals[0].period) if seals else remark.period
        yield ChangeRow(label, period, "", remark.text, is_blanking=False)

    def label(self, where: Coordinates) -> str:
        """Return what a figure is called: indicator, association, and measure unless it is progress."""
        catalogue = self._workplace.catalogue()
        indicator = catalogue.indicators.get(where.indicator)
        parts = [indicator.name if indicator else self._names.get(where.indicator, where.indicator)]
        organisation = catalogue.organisations.get(where.breakdown) if where.breakdown else None
        if organisation is not None:
            parts.append(organisation.short_name)
        parts.extend(word for word in [terms.MEASURES[where.measure]] if word)
        return " – ".join(parts)


def _figures_in(book: ProjectedBook, period: ReportingPeriod, row: SealRow) -> dict[Coordinates, FigureValue]:
    return {coordinates_of(f, unit=book.book.unit, period=period): f.value for f in row.seal.figures}


def _differing(old: Mapping[Coordinates, FigureValue], new: Mapping[Coordinates, FigureValue]) -> int:
    return sum(old.get(where, MISSING) != new.get(where, MISSING) for where in old.keys() | new.keys())


def shown_seals(
    workplace: Workplace, book: ProjectedBook, fresh: frozenset[str]
) -> Iterator[tuple[ReportingPeriod, SealRow]]:
    """Yield for each month the new seal that will stand for it: of rivals the one with the larger id.

    What is told of rivals is that there are several; telling the figures of each would cost as much as somebody likes.
    """
    programmes = workplace.catalogue().programmes
    shown: dict[tuple[ReportingPeriod, str], SealRow] = {}
    for row in book.seals:
        if not row.is_head or row.seal.programme not in programmes:
            continue
        report = row.seal.reporting_period, row.seal.programme
        if report not in shown or row.id > shown[report].id:
            shown[report] = row
    yield from ((period, row) for (period, _), row in sorted(shown.items()) if row.segment in fresh)


def arriving_records(workplace: Workplace, book: ProjectedBook) -> Iterator[tuple[str, CellState]]:
    """Yield the decisions and remarks of a book that do not stand here yet, each with its kind."""
    known = {
        row.operation
        for kind in (RecordKind.DECISION, RecordKind.REMARK)
        for row in workplace.queries.records(kind, books=[book.book])
    }
    for cell, state in book.states.items():
        if not cell.startswith("f/") and state.winner.id not in known:
            kind, _ = parse_record_cell(cell)
            if kind in {RecordKind.DECISION, RecordKind.REMARK}:
                yield kind, state


def _figure_values(states: Mapping[str, CellState]) -> Iterator[tuple[Coordinates, FigureValue]]:
    for cell, state in states.items():
        if state.winner.op.t == FIGURE:
            try:
                yield Coordinates.parse(cell), decode_value(state.winner.value)
            except (InvalidCellError, DomainError):
                continue
