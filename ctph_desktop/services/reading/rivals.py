"""Rival values side by side: what stands in a cell in conflict, who put it, and how the values compare."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec
from msgspec import Struct

from ctph_desktop.domain.errors import InvalidCellError, InvalidPeriodError
from ctph_desktop.domain.figure_codec import decode_value
from ctph_desktop.domain.figures import MISSING, Coordinates, Measure
from ctph_desktop.domain.journal.books import Book, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.merging import MOST_RIVALS, MergedRecord, last_common, merge_records
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.domain.submissions import Decision, Seal, Verdict, coordinates_of
from ctph_desktop.domain.targets import WHOLE, Target
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import ComparedRow, ConflictKind, ConflictRow, RivalRow, WriterRow
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.services.reading.writers import figure_label, named, writer_of
from ctph_desktop.storage.judged import Version
from ctph_desktop.storage.queries import ConflictingCell
from ctph_desktop.storage.versions import read_versions
from ctph_desktop.wording import formats, rivals, targets, terms

_KINDS: Final = {
    RecordKind.SUBMISSION.value: ConflictKind.SEAL,
    RecordKind.DECISION.value: ConflictKind.DECISION,
}
_CHOSEN_WHOLE: Final = {
    RecordKind.PERIOD.value,
    RecordKind.CONSOLIDATION.value,
    RecordKind.CONSOLIDATED_UNIT.value,
    RecordKind.FORM_EDITION.value,
    RecordKind.SUBMISSION_DAY.value,
    RecordKind.PHONE_RECEIPT.value,
    RecordKind.TARGET_ANSWER.value,
}


class RivalGroup(Struct, frozen=True):
    """Heads of one value; the first in the order of ids stands for them."""

    heads: tuple[Version, ...]

    @property
    def first(self) -> StoredOperation:
        """The operation a choice of this value names."""
        return self.heads[0].stored


class Contested(Struct, frozen=True):
    """A cell in conflict with its rival values and what stood there before them."""

    at: ConflictingCell
    kind: ConflictKind
    groups: tuple[RivalGroup, ...]
    common: tuple[StoredOperation, ...]

    def merged(self) -> MergedRecord | None:
        """Set the rivals side by side field by field; None for what stands or falls whole, or was deleted by one."""
        values = [group.first.value for group in self.groups]
        if self.kind is not ConflictKind.RECORD or parse_record_cell(self.at.cell)[0] in _CHOSEN_WHOLE:
            return None
        if not all(isinstance(value, dict) for value in values):
            return None
        before = [value for stored in self.common if isinstance(value := stored.value, dict)]
        return merge_records(before if len(before) == len(self.common) else (), values)


def read_contested(workplace: Workplace, cells: Sequence[ConflictingCell]) -> tuple[Contested, ...]:
    """Return what is known of cells in conflict; each book is read once."""
    by_book: dict[Book, list[ConflictingCell]] = {}
    for one in cells:
        by_book.setdefault(one.book, []).append(one)
    found: list[Contested] = []
    for book, wanted in by_book.items():
        versions: dict[str, dict[str, Version]] = {}
        for version in read_versions(workplace.journal, book, {one.cell for one in wanted}):
            versions.setdefault(version.stored.op.c, {})[version.stored.id] = version
        found.extend(_contested(one, versions.get(one.cell, {})) for one in wanted)
    return tuple(found)


def _contested(at: ConflictingCell, versions: Mapping[str, Version]) -> Contested:
    by_value: dict[bytes, list[Version]] = {}
    for head in at.heads:
        if head in versions:
            by_value.setdefault(bytes(versions[head].stored.op.x), []).append(versions[head])
    groups = tuple(RivalGroup(tuple(heads)) for heads in by_value.values())
    known = {name: version.stored for name, version in versions.items()}
    heads = [version.stored for group in groups for version in group.heads]
    kind = ConflictKind.FIGURE
    if not at.cell.startswith("f/"):
        kind = _KINDS.get(parse_record_cell(at.cell)[0], ConflictKind.RECORD)
    return Contested(at, kind, groups, last_common(heads, known))


class RivalReader:
    """Says in words what is in conflict."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def period_of(self, at: ConflictingCell) -> ReportingPeriod | None:
        """Return the period a cell in conflict belongs to; None for one that has none."""
        if at.cell.startswith("f/"):
            where = _where(at.cell)
            return where.period if where else None
        kind, uuid = parse_record_cell(at.cell)
        if kind == RecordKind.SUBMISSION:
            seals = (s for head in at.heads[:MOST_RIVALS] for s in self._workplace.queries.statements(seal=head))
            return next((seal.period for seal in seals), None)
        return self._decided_period(uuid) if kind == RecordKind.DECISION else None

    def _decided_period(self, uuid: str) -> ReportingPeriod | None:
        for row in self._workplace.queries.records(RecordKind.DECISION, uuids=[uuid]):
            if (decision := _decoded(row.value, Decision)) is not None:
                seals = self._workplace.queries.statements(seal=decision.seal)
                return seals[0].period if seals else None
        return None

    def row(self, contested: Contested, *, can_choose: bool, hint: str) -> ConflictRow:
        """Return a conflict as a screen shows it."""
        at, shown = contested.at, contested.groups[:MOST_RIVALS]
        period = self.period_of(at)
        merged = contested.merged()
        compared = tuple(self._compared(contested, shown, merged))
        return ConflictRow(
            cell=at.cell,
            heads=at.heads,
            kind=contested.kind,
            label=self._label(contested, period),
            unit=at.book.unit,
            unit_name=self._workplace.names.unit(at.book.unit),
            period=period,
            before=self._before(contested),
            rivals=tuple(self._rival(contested, group) for group in shown),
            compared=compared,
            can_choose=can_choose,
            can_merge=can_choose and merged is not None and len(contested.groups) <= MOST_RIVALS,
            hint=hint,
            hidden=len(contested.groups) - len(shown),
        )

    def text(self, contested: Contested, stored: StoredOperation) -> str:
        """Return a rival value in words."""
        match contested.kind:
            case ConflictKind.FIGURE:
                return _figure_text(stored)
            case ConflictKind.SEAL:
                versions = self._workplace.queries.statements(seal=stored.id)
                return rivals.seal(versions[0].version if versions else 1, len(_figures_of(stored)))
            case ConflictKind.DECISION:
                decision = _decoded(bytes(stored.op.x), Decision)
                if decision is None:
                    return rivals.UNREADABLE
                known = decision.verdict in set(Verdict)
                word = terms.VERDICTS[Verdict(decision.verdict)] if known else clean(decision.verdict)
                return rivals.decision(word, clean(decision.note))
            case ConflictKind.RECORD:
                return self._record_text(contested, stored)

    def _record_text(self, contested: Contested, stored: StoredOperation) -> str:
        target = _decoded(bytes(stored.op.x), Target) if is_target(contested.at.cell) else None
        if target is not None:
            return targets.rival(Decimal(target.quantity) if target.quantity else None, target.document)
        if (stated := _stated_total(contested, stored)) is not None:
            return rivals.stated(Decimal(stated.quantity) if stated.quantity else None, stated.explanation)
        return self._value(stored.value) if isinstance(stored.value, dict) else rivals.DELETED

    def _label(self, contested: Contested, period: ReportingPeriod | None) -> str:
        month = formats.period(period) if period else ""
        match contested.kind:
            case ConflictKind.FIGURE:
                where = _where(contested.at.cell)
                return figure_label(self._workplace, where) if where else rivals.UNREADABLE
            case ConflictKind.SEAL:
                return rivals.seals(month)
            case ConflictKind.DECISION:
                return rivals.decisions(month)
            case ConflictKind.RECORD:
                kind, uuid = parse_record_cell(contested.at.cell)
                if (place := target_place(contested)) is not None:
                    where, target = place
                    label = targets.amended(figure_label(self._workplace, where), since=target.since, document="")
                    return f"{label}, {report_label(self._workplace, target.programme, where.period)}"
                stated = _stated_total(contested, contested.groups[0].first)
                if stated is not None:
                    return rivals.stated_total(named(self._workplace, stated.form), stated.column)
                return ": ".join(part for part in (rivals.record(kind), named(self._workplace, uuid)) if part)

    def _rival(self, contested: Contested, group: RivalGroup) -> RivalRow:
        writers: list[WriterRow] = []
        for version in group.heads[:MOST_RIVALS]:
            writer = writer_of(self._workplace, version, contested.at.book)
            if writer not in writers:
                writers.append(writer)
        winner = contested.at.heads[-1]
        return RivalRow(
            operation=group.first.id,
            text=self.text(contested, group.first),
            writers=tuple(writers),
            is_shown=any(version.stored.id == winner for version in group.heads),
        )

    def _before(self, contested: Contested) -> str:
        if contested.kind is not ConflictKind.FIGURE:
            return ""
        texts = {_figure_text(stored) for stored in contested.common}
        return texts.pop() if len(texts) == 1 else ""

    def _compared(
        self, contested: Contested, groups: Sequence[RivalGroup], merged: MergedRecord | None
    ) -> Iterator[ComparedRow]:
        if contested.kind is ConflictKind.SEAL:
            yield from self._compared_seals(groups)
        for one in merged.fields if merged else ():
            yield ComparedRow(
                name=one.name,
                label=rivals.field(one.name),
                before=self._value(one.before),
                values=tuple(self._value(value) for value in one.values[: len(groups)]),
                is_open=not one.is_settled,
                merged=self._value(one.merged) if one.is_settled else "",
            )

    def _compared_seals(self, groups: Sequence[RivalGroup]) -> Iterator[ComparedRow]:
        """Yield the figures in which seals differ."""
        sealed = [_figures_of(group.first) for group in groups]
        for where in sorted({where for one in sealed for where in one}, key=lambda w: w.cell):
            values = tuple(terms.figure(one.get(where, MISSING)) for one in sealed)
            if len(set(values)) > 1:
                yield ComparedRow(where.cell, figure_label(self._workplace, where), "", values)

    def _value(self, content: Any) -> str:
        return rivals.value(content, name_of=lambda uuid: named(self._workplace, uuid))


def is_target(cell: str) -> bool:
    """Tell whether a cell holds a target."""
    return cell.startswith(f"r/{RecordKind.TARGET.value}/")


def _stated_total(contested: Contested, stored: StoredOperation) -> StatedTotal | None:
    is_one = contested.at.cell.startswith(f"r/{RecordKind.STATED_TOTAL.value}/")
    found: StatedTotal | None = _decoded(bytes(stored.op.x), StatedTotal) if is_one else None
    return found


def target_place(contested: Contested) -> tuple[Coordinates, Target] | None:
    """Return where a contested target would stand as a figure, and one of its rivals; None for any other cell."""
    if not is_target(contested.at.cell):
        return None
    for group in contested.groups:
        target = _decoded(bytes(group.first.op.x), Target)
        if target is not None:
            part = None if target.breakdown == WHOLE else target.breakdown
            year = ReportingPeriod.parse(target.period)
            return Coordinates(target.unit, target.indicator, part, year, Measure(target.tier.value)), target
    return None


def _figures_of(stored: StoredOperation) -> dict[Coordinates, Any]:
    seal = _decoded(bytes(stored.op.x), Seal)
    if seal is None:
        return {}
    try:
        period = seal.reporting_period
        return {coordinates_of(one, unit=seal.unit, period=period): one.value for one in seal.figures}
    except (InvalidCellError, InvalidPeriodError, ValueError):
        return {}


def _decoded(data: bytes, into: type[Any]) -> Any:
    try:
        return msgspec.json.decode(data, type=into)
    except msgspec.MsgspecError:
        return None


def _where(cell: str) -> Coordinates | None:
    try:
        return Coordinates.parse(cell)
    except (InvalidCellError, InvalidPeriodError):
        return None


def _figure_text(stored: StoredOperation) -> str:
    try:
        return terms.figure(decode_value(stored.value))
    except InvalidCellError:
        return rivals.UNREADABLE


def read_decision(stored: StoredOperation) -> Decision | None:
    """Return the decision an operation holds; None if it is none this version understands."""
    found: Decision | None = _decoded(bytes(stored.op.x), Decision)
    return found


def read_seal(stored: StoredOperation) -> Seal | None:
    """Return the seal an operation holds; None if it is none this version understands."""
    found: Seal | None = _decoded(bytes(stored.op.x), Seal)
    return found
