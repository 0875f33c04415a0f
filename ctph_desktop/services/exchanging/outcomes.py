"""What an import brought that a person has been waiting for: decisions on own reports, reports of the communes."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import Decision, Remark, Verdict
from ctph_desktop.services.exchanging.arriving_changes import arriving_records, shown_seals
from ctph_desktop.services.exchanging.incoming import Arrival
from ctph_desktop.services.ground.exchange_rows import OutcomeRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.wording import messages

R = TypeVar("R", Decision, Remark)


def outcomes_of(workplace: Workplace, arrival: Arrival) -> tuple[OutcomeRow, ...]:
    """Return them in the order of their months; asked before the arrival is merged."""
    rows = [*_decisions(workplace, arrival), *_reports(workplace, arrival)]
    return tuple(sorted(rows, key=lambda row: (row.period.code, row.text)))


def _decisions(workplace: Workplace, arrival: Arrival) -> Iterator[OutcomeRow]:
    reported_here = {workplace.identity.unit, *workplace.keeping.kept_units}
    for book in arrival.intake.books:
        if book.book.kind is BookKind.ABOUT and book.book.unit in reported_here and not workplace.is_superior:
            yield from _decisions_of(workplace, book)


def _decisions_of(workplace: Workplace, book: ProjectedBook) -> Iterator[OutcomeRow]:
    remarks = Counter(remark.seal for remark in _decoded(workplace, book, RecordKind.REMARK, Remark) if remark.is_open)
    for decision in _decoded(workplace, book, RecordKind.DECISION, Decision):
        statement = next(iter(workplace.queries.statements(seal=decision.seal)), None)
        if statement is None or decision.verdict not in set(Verdict):
            continue
        verdict = Verdict(decision.verdict)
        kept_unit = "" if statement.unit == workplace.identity.unit else statement.unit
        text = messages.decided(
            report_label(workplace, statement.programme, statement.period),
            verdict,
            remarks=remarks[decision.seal],
            older_version=0 if statement.is_head else statement.version,
            unit=workplace.names.unit(kept_unit) if kept_unit else "",
        )
        is_returned = verdict is Verdict.RETURNED
        yield OutcomeRow(
            text,
            statement.period,
            decision.seal,
            is_returned=is_returned,
            kept_unit=kept_unit,
            standpoint=_elsewhere(workplace, statement.programme, statement.period),
        )


def _decoded(workplace: Workplace, book: ProjectedBook, kind: RecordKind, into: type[R]) -> Iterator[R]:
    for arrived, state in arriving_records(workplace, book):
        if arrived == kind:
            try:
                yield msgspec.json.decode(state.winner.op.x, type=into)
            except msgspec.MsgspecError:
                continue


def _reports(workplace: Workplace, arrival: Arrival) -> Iterator[OutcomeRow]:
    if not workplace.is_superior:
        return
    for book in arrival.intake.books:
        if book.book.kind is BookKind.UNIT:
            unit = workplace.names.unit(book.book.unit)
            for period, row in shown_seals(workplace, book, arrival.new_segments):
                label = report_label(workplace, row.seal.programme, period)
                text = messages.report_came(unit, label, row.version)
                yield OutcomeRow(text, period, row.id, standpoint=_elsewhere(workplace, row.seal.programme, period))


def _elsewhere(workplace: Workplace, programme: str, period: ReportingPeriod) -> Standpoint | None:
    """Return where one stands to look at a report, also of a year nobody has opened; None where one does."""
    edition, there = workplace.catalogue().edition, Standpoint(programme, period.year)
    return None if edition is not None and edition.standpoint == there else there
