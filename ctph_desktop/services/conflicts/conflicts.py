"""Conflicts: what several PCs of one office wrote differently, and choosing between it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET

from ctph_desktop.domain.errors import (
    ConflictGoneError,
    FieldsUndecidedError,
    InvalidPeriodError,
    NotMergeableError,
    NotTheKeeperError,
    SealingRefusedError,
)
from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.programme_years import ProgrammeYear
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.domain.submissions import Remark, Verdict
from ctph_desktop.domain.targets import Target
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.conflicts.set_aside import SetAsideService
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import ChainService
from ctph_desktop.services.reading.conflict_rows import Attention, ConflictKind, ConflictRow, ListedRows
from ctph_desktop.services.reading.decisions import Decisions
from ctph_desktop.services.reading.rivals import (
    Contested,
    RivalGroup,
    RivalReader,
    read_contested,
    read_decision,
    read_seal,
)
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import ConflictingCell
from ctph_desktop.wording import doubts, rivals

_SHAPES: Final[Mapping[str, type[Any]]] = {
    RecordKind.PROGRAMME.value: Programme,
    RecordKind.PROGRAMME_YEAR.value: ProgrammeYear,
    RecordKind.OBLIGATION.value: Obligation,
    RecordKind.INDICATOR.value: Indicator,
    RecordKind.FORM.value: ReportForm,
    RecordKind.UNIT.value: AdministrativeUnit,
    RecordKind.ORGANISATION.value: Organisation,
    RecordKind.PERSON.value: Person,
    RecordKind.REMARK.value: Remark,
    RecordKind.TARGET.value: Target,
    RecordKind.STATED_TOTAL.value: StatedTotal,
}
_OF_REPORTS: Final = (RecordKind.SUBMISSION, RecordKind.DECISION)
_CHANGES: Final = {
    ConflictKind.FIGURE: Changes.FIGURES,
    ConflictKind.SEAL: Changes.SUBMISSIONS,
    ConflictKind.DECISION: Changes.SUBMISSIONS,
    ConflictKind.RECORD: Changes.ALL,
}


class ConflictService:
    """What stands side by side until a person of the office that keeps it chooses."""

    def __init__(self, workplace: Workplace, chains: ChainService) -> None:
        self._workplace = workplace
        self._chains = chains
        self._reader = RivalReader(workplace)
        self._set_aside = SetAsideService(workplace)

    def attention(self) -> Attention:
        """Return what banners tell; tables count it, and only what concerns whole reports is looked at one by one."""
        mine = others = 0
        periods: Counter[ReportingPeriod] = Counter()
        for one in self._workplace.queries.conflict_counts():
            if self._who_else(one.book, one.kind):
                others += one.cells
                continue
            mine += one.cells
            if (period := _read_period(one.period)) is not None:
                periods[period] += one.cells
        for at in self._workplace.queries.conflicting_cells(kinds=_OF_REPORTS):
            if not self._hint(at) and (period := self._reader.period_of(at)) is not None:
                periods[period] += 1
        aside = self._set_aside.count()
        return Attention(mine, dict(periods), others, self._chains.unseen(), aside.here, aside.elsewhere)

    def rows(self, period: ReportingPeriod | None = None) -> tuple[ConflictRow, ...]:
        """Return every conflict, or those of a period, with its values side by side; those to choose here first."""
        cells = [
            at
            for at in self._workplace.queries.conflicting_cells()
            if period is None or self._reader.period_of(at) == period
        ]
        return self._rows(cells)

    def listed(self, most: int, *, first: str = "") -> ListedRows:
        """Return the first conflicts, with their values side by side; a cell named `first` is among them."""
        cells = self._workplace.queries.conflicting_cells()
        hints = {at: self._hint(at) for at in cells}
        ordered = sorted(cells, key=lambda at: (at.cell != first, bool(hints[at]), self._period_code(at), at.cell))
        to_choose = sum(1 for hint in hints.values() if not hint)
        return ListedRows(self._rows(ordered[:most]), len(cells), to_choose)

    def _rows(self, cells: Sequence[ConflictingCell]) -> tuple[ConflictRow, ...]:
        rows = [self._row(contested) for contested in read_contested(self._workplace, cells)]
        return tuple(
            sorted(rows, key=lambda row: (not row.can_choose, row.period.code if row.period else "", row.cell))
        )

    def _period_code(self, at: ConflictingCell) -> str:
        period = self._reader.period_of(at)
        return period.code if period is not None else ""

    def choose(self, operation: str, *, seen: Collection[str] = (), reason: str = "") -> Changes:
        """Let the value one of the heads holds stand: written anew, naming all heads of its cell.

        `seen` are the heads the person was shown; ConflictGoneError when others stand there now. NotTheKeeperError
        where another office chooses, SealingRefusedError for seals on a PC that does not seal.
        """
        return self.choose_each({operation: tuple(seen)}, reason=reason)

    def choose_each(self, chosen: Mapping[str, Collection[str]], *, reason: str = "") -> Changes:
        """Choose in several conflicts, all or none; each chosen head with the heads the person was shown."""
        puts: list[Put] = []
        changes, cells = Changes.NONE, set()
        for operation, seen in chosen.items():
            contested = self._contested(operation, seen)
            if contested.at in cells:
                raise ConflictGoneError
            cells.add(contested.at)
            group = next(g for g in contested.groups if any(v.stored.id == operation for v in g.heads))
            puts += [self._put(contested, group), *self._closed_remarks(contested, group)]
            changes |= _CHANGES[contested.kind] | Changes.FIGURES
        self._workplace.write(puts, reason=reason or rivals.CHOSEN_REASON)
        return changes

    def merge(
        self, operation: str, *, picks: Mapping[str, str] | None = None, seen: Collection[str] = (), reason: str = ""
    ) -> Changes:
        """Put rival records together, field by field; `picks` names for a field the head whose value it takes.

        FieldsUndecidedError names the fields several PCs changed and nobody picked for, NotMergeableError says that
        what comes out is no record any more (or was deleted by one PC): one of the values can still be chosen.
        """
        contested = self._contested(operation, seen)
        merged = contested.merged()
        if merged is None:
            raise NotMergeableError
        position = {v.stored.id: i for i, group in enumerate(contested.groups) for v in group.heads}
        record, undecided = dict(merged.agreed), []
        for one in merged.fields:
            picked = (picks or {}).get(one.name)
            if picked is not None and picked in position:
                value = one.values[position[picked]]
            elif one.is_settled:
                value = one.merged
            else:
                undecided.append(rivals.field(one.name))
                continue
            if value is not UNSET:
                record[one.name] = value
        if undecided:
            raise FieldsUndecidedError(tuple(undecided))
        at = contested.at
        _check_shape(at.cell, record)
        kind = contested.groups[0].first.op.t
        self._workplace.write([Put(at.book, kind, at.cell, record)], reason=reason or rivals.MERGED_REASON)
        return Changes.ALL

    def _row(self, contested: Contested) -> ConflictRow:
        hint = self._hint(contested.at)
        return self._reader.row(contested, can_choose=not hint, hint=hint)

    def _hint(self, at: ConflictingCell) -> str:
        """Say who chooses where this PC may not; empty where it may."""
        return self._who_else(at.book, "" if at.cell.startswith("f/") else parse_record_cell(at.cell)[0])

    def _who_else(self, book: Book, kind: str) -> str:
        """Say the same of a kind of record in a book; of figures where it is empty."""
        keeper = self._keeper(book)
        if keeper != self._workplace.office_unit:
            return rivals.who_chooses(self._workplace.names.unit(keeper))
        if kind == RecordKind.SUBMISSION and self._workplace.keeping.sealing_device:
            return doubts.not_the_sealer(self._workplace.keeping.sealing_device)
        return ""

    def _keeper(self, book: Book) -> str:
        """Return the office that keeps a book."""
        latest = self._workplace.journal.chain.latest
        if book.kind is BookKind.UNIT:
            return latest.keeper(book.unit) if latest else book.unit
        return book.unit if book.kind is BookKind.OFFICE else self._workplace.identity.superior

    def _contested(self, operation: str, seen: Collection[str]) -> Contested:
        """Return the conflict a head stands in, if this PC may choose in it."""
        cells = [at for at in self._workplace.queries.conflicting_cells() if operation in at.heads]
        if not cells or (seen and set(seen) != set(cells[0].heads)):
            raise ConflictGoneError
        at = cells[0]
        if self._keeper(at.book) != self._workplace.office_unit:
            raise NotTheKeeperError(self._workplace.identity.unit_name)
        if hint := self._hint(at):
            raise SealingRefusedError((hint,))
        contested = read_contested(self._workplace, [at])[0]
        if not any(v.stored.id == operation for group in contested.groups for v in group.heads):
            raise ConflictGoneError
        return contested

    def _put(self, contested: Contested, group: RivalGroup) -> Put:
        at, stored = contested.at, group.first
        seal = read_seal(stored) if contested.kind is ConflictKind.SEAL else None
        if seal is not None:
            _, uuid = parse_record_cell(at.cell)
            stands = msgspec.structs.replace(seal, replaces=stored.id, by=self._workplace.identity.person)
            return put_record(at.book, RecordKind.SUBMISSION, uuid, stands)
        if contested.kind is ConflictKind.FIGURE:
            Coordinates.parse(at.cell)
        return Put(at.book, stored.op.t, at.cell, stored.value)

    def _closed_remarks(self, contested: Contested, group: RivalGroup) -> list[Put]:
        """Close the open remarks on a report that is accepted after all, as accepting it does."""
        decision = read_decision(group.first) if contested.kind is ConflictKind.DECISION else None
        if decision is None or decision.verdict != Verdict.ACCEPTED:
            return []
        return [
            put_record(
                contested.at.book, RecordKind.REMARK, known.uuid, msgspec.structs.replace(known.remark, is_open=False)
            )
            for known in Decisions(self._workplace).remarks()
            if known.remark.seal == decision.seal and known.remark.is_open
        ]


def _read_period(code: str) -> ReportingPeriod | None:
    try:
        return ReportingPeriod.parse(code) if code else None
    except InvalidPeriodError:
        return None


def _check_shape(cell: str, record: Mapping[str, Any]) -> None:
    shape = _SHAPES.get(parse_record_cell(cell)[0])
    if shape is None:
        return
    try:
        msgspec.convert(record, shape)
    except msgspec.ValidationError as error:
        raise NotMergeableError from error
