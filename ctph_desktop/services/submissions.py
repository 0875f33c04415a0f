"""Submissions: sealing a month, and deciding on the seals received."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from uuid import uuid4

import msgspec

from ctph_desktop.domain.errors import (
    AlreadyDecidedError,
    InvalidCellError,
    InvalidPeriodError,
    NotAllowedError,
    NothingToSealError,
    RemarkMissingError,
    SealingRefusedError,
    UnknownSealError,
)
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.receipts import Receipt, read_receipt
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import (
    Decision,
    Remark,
    Seal,
    Verdict,
    decision_uuid,
    sealed_figures,
    submission_uuid,
)
from ctph_desktop.domain.text import clean
from ctph_desktop.services.figures_of_unit import UnitFigures
from ctph_desktop.services.rows import (
    BoardCell,
    BoardRow,
    Changes,
    OfficeRole,
    ReceivedReport,
    ReceivedRow,
    RemarkRow,
    SubmissionState,
)
from ctph_desktop.services.sheets import SheetLines
from ctph_desktop.services.workplace import Workplace, moment, put_record
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.sync import codes
from ctph_desktop.wording import findings

_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_STATE_OF: Final = {
    Verdict.ACCEPTED.value: SubmissionState.ACCEPTED,
    Verdict.RETURNED.value: SubmissionState.RETURNED,
}


@dataclass(frozen=True, slots=True)
class _KnownRemark:
    """A remark with its UUID and the device time of its writing."""

    uuid: str
    remark: Remark
    at: str


class Submissions:
    """Seals, decisions and remarks: the own ones of a commune, all those received by a superior office."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    # the own report

    def seal(self, period: ReportingPeriod, *, note: str = "") -> Changes:
        """Seal a month (chốt gửi): the figures as they stand become a statement that replaces the one before.

        SealingRefusedError names conflicts and impossible figures, NothingToSealError says that nothing was typed or
        changed.
        """
        programme = self._workplace.check_month(period)
        unit = self._workplace.identity.unit
        if self._workplace.identity.role is not OfficeRole.COMMUNE:
            raise NotAllowedError("commune")
        if self._workplace.sealing_device:
            raise SealingRefusedError((findings.not_the_sealer(self._workplace.sealing_device),))
        figures = self._own_figures(period)
        before = self._own_head(period)
        uuid = submission_uuid(programme=programme.uuid, unit=unit, period=period)
        conflicts = self._workplace.queries.conflicts(self._workplace.unit_book(unit))
        if not figures:
            raise NothingToSealError(is_empty=True)
        is_settled = record_cell(RecordKind.SUBMISSION, uuid) not in conflicts
        if before is not None and self._sealed(before) == figures and is_settled:
            raise NothingToSealError(is_empty=False)
        self._refuse_errors(period, conflicts)
        seal = Seal(
            programme=programme.uuid,
            unit=unit,
            period=period.code,
            figures=sealed_figures(figures.items()),
            basis=self._basis(unit),
            replaces=before.seal if before else "",
            by=self._workplace.identity.person,
            note=clean(note),
        )
        self._workplace.write([put_record(self._workplace.unit_book(unit), RecordKind.SUBMISSION, uuid, seal)])
        return Changes.SUBMISSIONS

    def own_state(self, period: ReportingPeriod) -> SubmissionState:
        """Return where the own report of a month stands."""
        return self.own_states()[period]

    def own_states(self) -> dict[ReportingPeriod, SubmissionState]:
        """Return where the own report of every month of the plan year stands."""
        months = self._workplace.months()
        heads = {s.period: s for s in self._own_statements() if s.is_head}
        sealed = self._workplace.queries.sealed_figures(heads.values())
        typed: dict[ReportingPeriod, dict[Coordinates, FigureValue]] = {month: {} for month in months}
        for where, value in self._typed_figures().items():
            if where.period in typed:
                typed[where.period][where] = value
        decisions = self._decisions()
        received = self._reached(self._receipt_segments())
        sent = self._reached(
            {newest for entry in self._workplace.packages.log() if entry.is_outgoing for newest in entry.newest}
        )
        states = {}
        for month in months:
            head = heads.get(month)
            if head is None:
                states[month] = SubmissionState.DRAFT if typed[month] else SubmissionState.NOTHING
            elif sealed[head.seal] != typed[month]:
                states[month] = SubmissionState.CHANGED
            elif head.seal in decisions:
                states[month] = _STATE_OF.get(decisions[head.seal].verdict, SubmissionState.RECEIVED)
            elif head.segment in received:
                states[month] = SubmissionState.RECEIVED
            else:
                states[month] = SubmissionState.EXPORTED if head.segment in sent else SubmissionState.SEALED
        return states

    def own_sealed_at(self, period: ReportingPeriod) -> datetime | None:
        """Return when the PC says the newest own seal of a month was made."""
        head = self._own_head(period)
        return moment(head.device_time) if head else None

    def own_remarks(self, period: ReportingPeriod) -> tuple[RemarkRow, ...]:
        """Return the remarks on the own seals of a month that are still open, or stand on the newest seal."""
        head = self._own_head(period)
        unit = self._workplace.identity.unit
        return tuple(
            self._remark_row(known)
            for known in self._remarks()
            if known.remark.unit == unit
            and known.remark.period == period.code
            and (known.remark.is_open or (head is not None and known.remark.seal == head.seal))
        )

    def phone_code(self, period: ReportingPeriod) -> str:
        """Return the short code of the newest own seal, to be read over the telephone."""
        head = self._own_head(period)
        if head is None:
            raise NothingToSealError(is_empty=False)
        return codes.phone_code(head.seal)

    # the reports received

    def board(self) -> tuple[BoardRow, ...]:
        """Return the board commune × month of a superior office, in the programme's order of units."""
        programme = self._workplace.catalogue().programme
        latest = self._workplace.journal.chain.latest
        if programme is None:
            return ()
        decisions, remarks = self._decisions(), self._remarks()
        newest: dict[tuple[str, str], StatementRow] = {}
        for statement in self._workplace.queries.statements():
            if statement.is_head and statement.programme == programme.uuid:
                newest[statement.unit, statement.period.code] = statement
        received = {
            entry.partner: moment(entry.at)
            for entry in reversed(self._workplace.packages.log())
            if not entry.is_outgoing
        }
        return tuple(
            BoardRow(
                unit=unit,
                unit_name=self._workplace.unit_name(unit),
                is_enrolled=bool(latest and latest.devices_of(unit)),
                newest_package_at=received.get(unit),
                cells=tuple(
                    _board_cell(month, newest.get((unit, month.code)), decisions, remarks)
                    for month in self._workplace.months()
                ),
            )
            for unit in programme.units
        )

    def received(self, seal: str) -> ReceivedReport:
        """Return a sealed report as it is reviewed; UnknownSealError if none of that name is held."""
        statement = self._statement(seal)
        replaced = self._workplace.queries.statements(seal=statement.replaces) if statement.replaces else ()
        sealed = self._workplace.queries.sealed_figures([*self._year(statement), statement, *replaced])
        rows = tuple(self._received_rows(statement, sealed, replaced[0].seal if replaced else ""))
        decision = self._decisions().get(seal)
        remarks = [known for known in self._remarks() if known.remark.seal == seal]
        return ReceivedReport(
            seal=seal,
            unit=statement.unit,
            unit_name=self._workplace.unit_name(statement.unit),
            period=statement.period,
            version=statement.version,
            sealed_at=moment(statement.device_time) or _EPOCH,
            sealed_by=self._workplace.catalogue().person_label(statement.sealed_by, unit=statement.unit),
            state=_STATE_OF.get(decision.verdict, SubmissionState.RECEIVED) if decision else SubmissionState.RECEIVED,
            rows=rows,
            remarks=tuple(self._remark_row(known) for known in remarks if not known.remark.cell),
        )

    def accept(self, seal: str, *, note: str = "") -> Changes:
        """Accept a seal; the open remarks on the reports it replaces are closed."""
        statement = self._open_seal(seal)
        book = self._workplace.about_book(statement.unit)
        puts = [self._decision(statement, Verdict.ACCEPTED, note)]
        for known in self._remarks():
            same = (known.remark.unit, known.remark.period) == (statement.unit, statement.period.code)
            if same and known.remark.is_open:
                closed = msgspec.structs.replace(known.remark, is_open=False)
                puts.append(put_record(book, RecordKind.REMARK, known.uuid, closed))
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def return_report(self, seal: str, *, remarks: Mapping[str, str], note: str = "") -> Changes:
        """Return a seal with remarks by cell (empty: on the whole report); RemarkMissingError without any."""
        statement = self._open_seal(seal)
        texts = {cell: clean(text) for cell, text in remarks.items() if clean(text)}
        if not texts:
            raise RemarkMissingError
        for cell in texts:
            if cell:
                Coordinates.parse(cell)
        book = self._workplace.about_book(statement.unit)
        person = self._workplace.identity.person
        puts = [self._decision(statement, Verdict.RETURNED, note)]
        puts.extend(
            put_record(
                book,
                RecordKind.REMARK,
                uuid4().hex,
                Remark(seal, statement.unit, statement.period.code, cell, text, person),
            )
            for cell, text in texts.items()
        )
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def accepted(self) -> dict[tuple[str, str], StatementRow]:
        """Return the latest accepted seal of each unit and period of the programme."""
        programme = self._workplace.catalogue().programme
        decisions = self._decisions()
        found: dict[tuple[str, str], StatementRow] = {}
        for statement in self._workplace.queries.statements():
            decision = decisions.get(statement.seal)
            is_ours = programme is not None and statement.programme == programme.uuid
            if is_ours and decision is not None and decision.verdict == Verdict.ACCEPTED:
                found[statement.unit, statement.period.code] = statement
        return found

    # pieces

    def _own_figures(self, period: ReportingPeriod) -> dict[Coordinates, FigureValue]:
        return {where: value for where, value in self._typed_figures().items() if where.period == period}

    def _typed_figures(self) -> dict[Coordinates, FigureValue]:
        book = self._workplace.unit_book(self._workplace.identity.unit)
        return {
            where: value
            for where, value in self._workplace.queries.figures([book]).items()
            if value.state is not FigureState.MISSING and where.measure is Measure.ACTUAL
        }

    def _own_head(self, period: ReportingPeriod) -> StatementRow | None:
        heads = [s for s in self._own_statements(period) if s.is_head]
        return heads[-1] if heads else None

    def _own_statements(self, period: ReportingPeriod | None = None) -> list[StatementRow]:
        programme = self._workplace.catalogue().programme
        own = self._workplace.queries.statements(unit=self._workplace.identity.unit, period=period)
        return [s for s in own if programme is not None and s.programme == programme.uuid]

    def _sealed(self, statement: StatementRow) -> dict[Coordinates, FigureValue]:
        return self._workplace.queries.sealed_figures([statement])[statement.seal]

    def _refuse_errors(self, period: ReportingPeriod, conflicts: Iterable[str]) -> None:
        """Refuse a month with conflicts or impossible figures in it; two seals of it are settled by the next one."""
        errors = SheetLines(self._workplace).errors(period)
        touched = sorted(cell for cell in conflicts if f"/{period.code}/" in cell)
        if touched or errors:
            raise SealingRefusedError((*(findings.conflict(self._cell_label(cell)) for cell in touched), *errors))

    def _basis(self, unit: str) -> tuple[str, ...]:
        targets = self._workplace.queries.figure_operations(self._workplace.about_book(unit)).values()
        forms = (row.operation for row in self._workplace.queries.records(RecordKind.FORM))
        return tuple(sorted({*targets, *forms}))

    def _decision(self, statement: StatementRow, verdict: Verdict, note: str) -> Put:
        decision = Decision(statement.seal, verdict.value, self._workplace.identity.person, clean(note))
        book = self._workplace.about_book(statement.unit)
        return put_record(book, RecordKind.DECISION, decision_uuid(statement.seal), decision)

    def _open_seal(self, seal: str) -> StatementRow:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        statement = self._statement(seal)
        if not statement.is_head:
            raise AlreadyDecidedError(is_replaced=True)
        if seal in self._decisions():
            raise AlreadyDecidedError(is_replaced=False)
        return statement

    def _statement(self, seal: str) -> StatementRow:
        found = self._workplace.queries.statements(seal=seal)
        if not found:
            raise UnknownSealError(seal)
        return found[0]

    def _year(self, statement: StatementRow) -> list[StatementRow]:
        months = {month.code for month in statement.period.year_to_date[:-1]}
        return [
            s
            for s in self._workplace.queries.statements(unit=statement.unit)
            if s.is_head and s.programme == statement.programme and s.period.code in months
        ]

    def _received_rows(
        self, statement: StatementRow, sealed: Mapping[str, Mapping[Coordinates, FigureValue]], replaced: str
    ) -> Iterator[ReceivedRow]:
        catalogue = self._workplace.catalogue()
        now = UnitFigures(statement.unit, _merged(sealed, statement, self._year(statement)))
        old = sealed.get(replaced, {})
        about = UnitFigures(
            statement.unit, self._workplace.queries.figures([self._workplace.about_book(statement.unit)])
        )
        remarks = [known for known in self._remarks() if known.remark.seal == statement.seal]
        for indicator in catalogue.monthly_indicators():
            for part in (None, *indicator.breakdowns):
                where = Coordinates(statement.unit, indicator.uuid, part, statement.period, Measure.ACTUAL)
                organisation = catalogue.organisations.get(part) if part else None
                name = organisation.name if organisation else indicator.name
                is_whole = part is None and bool(indicator.breakdowns)
                until = statement.period.year_to_date
                yield ReceivedRow(
                    key=f"{indicator.uuid}/{part or '-'}",
                    cell=where.cell,
                    label=name,
                    level=0 if part is None else 1,
                    unit_of_measure=indicator.unit_of_measure,
                    decimals=indicator.decimals,
                    is_computed=is_whole,
                    committed=about.of_year(indicator.uuid, part, statement.period, Measure.COMMITTED),
                    before=_over(now, indicator, part, until[:-1]),
                    in_period=now.whole_value(indicator, statement.period)
                    if is_whole
                    else now.figures.get(where, MISSING),
                    previous_version=old.get(where, MISSING) if replaced and not is_whole else None,
                    cumulative=_over(now, indicator, part, until),
                    findings=(),
                    remarks=tuple(self._remark_row(k) for k in remarks if k.remark.cell == where.cell),
                )

    def _decisions(self) -> dict[str, Decision]:
        decoder = msgspec.json.Decoder(Decision)
        found = {}
        for row in self._workplace.queries.records(RecordKind.DECISION):
            try:
                decision = decoder.decode(row.value)
            except msgspec.MsgspecError:
                continue
            found[decision.seal] = decision
        return found

    def _remarks(self) -> list[_KnownRemark]:
        decoder = msgspec.json.Decoder(Remark)
        found = []
        for row in self._workplace.queries.records(RecordKind.REMARK):
            try:
                found.append(_KnownRemark(row.uuid, decoder.decode(row.value), row.device_time))
            except msgspec.MsgspecError:
                continue
        return found

    def _remark_row(self, known: _KnownRemark) -> RemarkRow:
        line, label = "", ""
        if known.remark.cell:
            try:
                where = Coordinates.parse(known.remark.cell)
                line = f"{where.indicator}/{where.breakdown or '-'}"
                label = self._cell_label(known.remark.cell)
            except (InvalidCellError, InvalidPeriodError):
                label = ""
        return RemarkRow(
            uuid=known.uuid,
            seal=known.remark.seal,
            line=line,
            line_label=label,
            text=known.remark.text,
            is_open=known.remark.is_open,
            written_at=moment(known.at) or _EPOCH,
        )

    def _cell_label(self, cell: str) -> str:
        if not cell.startswith("f/"):
            return "Báo cáo tháng"
        try:
            where = Coordinates.parse(cell)
        except (InvalidCellError, InvalidPeriodError):
            return "Số liệu của bản chương trình mới hơn"
        catalogue = self._workplace.catalogue()
        indicator = catalogue.indicators.get(where.indicator)
        label = indicator.name if indicator else where.indicator
        if where.breakdown in catalogue.organisations:
            label += f" – {catalogue.organisations[where.breakdown or ''].name}"
        return label

    def _receipt_segments(self) -> set[str]:
        unit = self._workplace.identity.unit
        latest = self._workplace.journal.chain.latest
        named: set[str] = set()
        for record in self._workplace.journal.records(Purpose.RECEIPT):
            grant = latest.device(record.signer.hex()) if latest else None
            receipt: Receipt = read_receipt(record)
            if grant is not None and latest is not None and grant.unit == latest.superior and receipt.to == unit:
                named.update(receipt.segments)
        return named

    def _reached(self, newest: set[str]) -> set[str]:
        """Return the segments of the own book that are among `newest`, or come before one of them in its chain."""
        book = self._workplace.unit_book(self._workplace.identity.unit)
        before = {head.id: head.previous for head in self._workplace.journal.heads_of_segments([book])}
        reached: set[str] = set()
        for segment in newest & before.keys():
            current = segment
            while current and current not in reached:
                reached.add(current)
                current = before.get(current, "")
        return reached


def _merged(
    sealed: Mapping[str, Mapping[Coordinates, FigureValue]],
    statement: StatementRow,
    year: Sequence[StatementRow],
) -> dict[Coordinates, FigureValue]:
    merged: dict[Coordinates, FigureValue] = {}
    for one in (*year, statement):
        merged.update(sealed[one.seal])
    return merged


def _over(
    figures: UnitFigures, indicator: Indicator, part: str | None, months: Sequence[ReportingPeriod]
) -> Decimal | None:
    if part is None and indicator.breakdowns:
        return figures.whole_over(indicator, months)
    return figures.over(indicator, part, months)


def _board_cell(
    month: ReportingPeriod,
    statement: StatementRow | None,
    decisions: Mapping[str, Decision],
    remarks: Sequence[_KnownRemark],
) -> BoardCell:
    if statement is None:
        return BoardCell(month, SubmissionState.NOTHING, "", 0, None, 0)
    decision = decisions.get(statement.seal)
    state = _STATE_OF.get(decision.verdict, SubmissionState.RECEIVED) if decision else SubmissionState.RECEIVED
    still_open = sum(
        1
        for known in remarks
        if known.remark.is_open and (known.remark.unit, known.remark.period) == (statement.unit, month.code)
    )
    return BoardCell(month, state, statement.seal, statement.version, moment(statement.device_time), still_open)
