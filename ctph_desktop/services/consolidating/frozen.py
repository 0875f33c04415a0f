"""Frozen consolidations: the figures of a period as they stood once, printed alike for ever, set beside the present."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.closings import KnownClosing
from ctph_desktop.domain.consolidations import (
    FrozenConsolidation,
    FrozenUnit,
    freeze_form,
    freeze_line,
    name_of,
    piece_uuid,
    thaw,
)
from ctph_desktop.domain.errors import (
    DomainError,
    FrozenDamagedError,
    NotAllowedError,
    NothingToFreezeError,
    UnknownFrozenError,
)
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import sealed_figures, sealed_notes
from ctph_desktop.domain.text import clean
from ctph_desktop.services.consolidating.consolidation import ConsolidationService
from ctph_desktop.services.consolidating.form_differences import cell_differences
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import FrozenComparison, FrozenRow, SourceDifference
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.closings import Closings, is_correction
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import RecordRow, StatementRow
from ctph_desktop.wording import consolidations, formats, messages

_LONGEST_NOTE: Final = 2_000
_MOST_VERSIONS: Final = 1_000_000
_SHEET: Final = msgspec.json.Decoder(FrozenConsolidation)


class Freezing(Struct, frozen=True):
    """A frozen consolidation about to be written; nothing to write when an earlier version says the same."""

    uuid: str
    label: str
    puts: tuple[Put, ...]


class _Kept(Struct, frozen=True):
    """A sheet as it is kept, and whether it is what its name says."""

    sheet: FrozenConsolidation
    is_damaged: bool


class FrozenService:
    """Writes frozen consolidations, and reads them back as they were."""

    def __init__(self, workplace: Workplace, consolidation: ConsolidationService) -> None:
        self._workplace = workplace
        self._consolidation = consolidation
        self._closings = Closings(workplace)

    def at(self, standpoint: Standpoint) -> "FrozenService":
        """Return the same service looking at another programme or year."""
        return FrozenService(self._workplace.at(standpoint), self._consolidation.at(standpoint))

    # writing

    def freeze(self, period: ReportingPeriod, *, note: str = "") -> Changes:
        """Freeze the consolidation of a period as it stands; NothingToFreezeError when it is frozen so already."""
        freezing = self.prepare(period, note=note)
        if not freezing.puts:
            raise NothingToFreezeError(period.code, freezing.label)
        self._workplace.write(freezing.puts)
        return Changes.SUBMISSIONS

    def prepare(self, period: ReportingPeriod, *, note: str = "") -> Freezing:
        """Return what freezing a period would write; the sheet comes last, after every piece it names."""
        self._check_superior()
        view = self._consolidation.view(period)
        units = self._units(view)
        names = {unit: piece_uuid(content) for unit, content in units.items()}
        sequences = (kept.sheet.sequence for kept in self._sheets().values() if kept.sheet.period == period.code)
        known = [number for number in sequences if 0 < number < _MOST_VERSIONS]
        sheet = self._sheet(view, names, sequence=1 + max(known, default=0), note=note)
        same = self._same(sheet)
        if same is not None:
            return Freezing(same.uuid, same.label, ())
        uuid = piece_uuid(sheet)
        book = self._workplace.books.common
        puts = [
            *(put_record(book, RecordKind.FORM_EDITION, uuid, form) for uuid, form in self._new_editions(view)),
            *(
                put_record(self._workplace.books.about(unit), RecordKind.CONSOLIDATED_UNIT, names[unit], content)
                for unit, content in units.items()
            ),
            put_record(book, RecordKind.CONSOLIDATION, uuid, sheet),
        ]
        return Freezing(uuid, str(sheet.sequence), tuple(puts))

    def _sheet(
        self, view: ConsolidationView, units: dict[str, str], *, sequence: int, note: str
    ) -> FrozenConsolidation:
        identity = self._workplace.identity
        programme = self._workplace.catalogue().programme
        return FrozenConsolidation(
            programme=programme.uuid if programme else "",
            programme_title=programme.title if programme else "",
            office_name=identity.unit_name,
            sample_note=identity.sample_note,
            period=view.period.code,
            sequence=sequence,
            frozen_at=self._workplace.now(),
            by=identity.person,
            note=clean(note)[:_LONGEST_NOTE],
            coverage_label=view.coverage_label,
            is_provisional=view.is_provisional,
            forms=tuple(map(freeze_form, view.forms)),
            units=units,
        )

    def _units(self, view: ConsolidationView) -> dict[str, FrozenUnit]:
        """Return the piece of every unit: its lines, the seals they rest on, and the figures of the period itself."""
        programme = self._workplace.catalogue().programme
        accepted = accepted_statements(self._workplace)
        in_forms = [line.unit for filled in view.forms for line in filled.lines]
        units = dict.fromkeys((*(programme.units if programme else ()), *in_forms))
        within = self._workplace.looked_at.within(view.period)
        own = {place: statement for place, statement in accepted.items() if statement.period in within}
        figures = self._workplace.queries.sealed_figures(own.values())
        until = [month.code for month in self._workplace.looked_at.until(view.period)]
        return {
            unit: FrozenUnit(
                programme=programme.uuid if programme else "",
                unit=unit,
                period=view.period.code,
                lines=tuple(
                    freeze_line(line, form=filled.form)
                    for filled in view.forms
                    for line in filled.lines
                    if line.unit == unit
                ),
                seals={code: accepted[unit, code].seal for code in until if (unit, code) in accepted},
                figures={
                    code: sealed_figures(figures[statement.seal].items())
                    for (owner, code), statement in own.items()
                    if owner == unit
                },
                notes={
                    code: noted
                    for (owner, code), statement in own.items()
                    if owner == unit and (noted := sealed_notes(figures[statement.seal].items()))
                }
                or UNSET,
            )
            for unit in units
        }

    def _same(self, sheet: FrozenConsolidation) -> FrozenRow | None:
        """Return the newest version of a period if it says the same as a new sheet."""
        versions = self.versions(ReportingPeriod.parse(sheet.period))
        if not versions or versions[-1].is_damaged:
            return None
        newest = self._sheets()[versions[-1].uuid].sheet
        about_itself = {name: getattr(sheet, name) for name in ("sequence", "frozen_at", "by", "note")}
        return versions[-1] if replace(newest, **about_itself) == sheet else None

    def _new_editions(self, view: ConsolidationView) -> Iterator[tuple[str, ReportForm]]:
        editions = {piece_uuid(filled.form): filled.form for filled in view.forms}
        held = {row.uuid for row in self._workplace.queries.records(RecordKind.FORM_EDITION, uuids=list(editions))}
        yield from ((uuid, form) for uuid, form in editions.items() if uuid not in held)

    # reading

    def versions(self, period: ReportingPeriod) -> tuple[FrozenRow, ...]:
        """Return the frozen versions of a period, oldest first."""
        self._check_superior()
        found = {uuid: kept for uuid, kept in self._sheets().items() if kept.sheet.period == period.code}
        sequences = [kept.sheet.sequence for kept in found.values()]
        ordered = sorted(found.items(), key=lambda item: (item[1].sheet.sequence, item[0]))
        return tuple(self._row(uuid, kept, is_twin=sequences.count(kept.sheet.sequence) > 1) for uuid, kept in ordered)

    def find(self, period: ReportingPeriod, text: str) -> FrozenRow:
        """Return the version of a period meant by its number; UnknownFrozenError names those that are there."""
        known = self.versions(period)
        wanted = clean(text)
        for row in known:
            if row.label == wanted:
                return row
        raise UnknownFrozenError(period.code, wanted, tuple(row.label for row in known))

    def view(self, uuid: str) -> ConsolidationView:
        """Return a frozen consolidation exactly as it was; FrozenDamagedError when a piece does not hold."""
        row, sheet, _, forms = self._read(uuid)
        return ConsolidationView(
            period=row.period, forms=forms, coverage_label=sheet.coverage_label, is_provisional=sheet.is_provisional
        )

    def compare(self, uuid: str) -> FrozenComparison:
        """Set a frozen consolidation beside the present one: other reports below, other numbers in the forms."""
        row, _, units, forms = self._read(uuid)
        now = self._consolidation.view(row.period)
        names = {unit: self._workplace.names.unit(unit) for unit in units}
        return FrozenComparison(
            frozen=row,
            sources=tuple(self._sources(row.period, units, names)),
            cells=tuple(cell_differences(forms, now.forms, names=names)),
        )

    def _check_superior(self) -> None:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")

    def _sheets(self) -> dict[str, _Kept]:
        """Return the sheets of the programme by name; what a later program wrote otherwise is left out."""
        programme = self._workplace.catalogue().programme
        found = {}
        for row in self._workplace.queries.records(RecordKind.CONSOLIDATION):
            sheet = msgspec.json.decode(row.value, type=FrozenConsolidation)
            if programme is not None and sheet.programme == programme.uuid:
                found[row.uuid] = _Kept(sheet, is_damaged=name_of(row.value) != row.uuid)
        return found

    def _row(self, uuid: str, kept: _Kept, *, is_twin: bool) -> FrozenRow:
        identity, sheet = self._workplace.identity, kept.sheet
        return FrozenRow(
            uuid=uuid,
            period=ReportingPeriod.parse(sheet.period),
            label=f"{sheet.sequence}-{uuid[:8]}" if is_twin else str(sheet.sequence),
            frozen_at=moment(sheet.frozen_at),
            by=self._workplace.persons.label(sheet.by, unit=identity.superior),
            note=clean(sheet.note)[:_LONGEST_NOTE],
            coverage_label=clean(sheet.coverage_label),
            is_provisional=sheet.is_provisional,
            is_damaged=kept.is_damaged,
        )

    def _read(
        self, uuid: str
    ) -> tuple[FrozenRow, FrozenConsolidation, Mapping[str, FrozenUnit], tuple[FilledForm, ...]]:
        """Return a frozen consolidation with all its pieces, each checked against its name."""
        self._check_superior()
        kept = self._sheets().get(uuid)
        if kept is None:
            raise FrozenDamagedError(uuid[:8])
        sheet = kept.sheet
        row = next(r for r in self.versions(ReportingPeriod.parse(sheet.period)) if r.uuid == uuid)
        day = formats.day(row.frozen_at) if row.frozen_at else ""
        if row.is_damaged:
            raise FrozenDamagedError(row.label)
        try:
            pieces = self._pieces(RecordKind.CONSOLIDATED_UNIT, list(sheet.units.values()), FrozenUnit)
            units = {unit: pieces[name] for unit, name in sheet.units.items()}
            editions = self._pieces(RecordKind.FORM_EDITION, [form.edition for form in sheet.forms], ReportForm)
            label = consolidations.frozen_on(day, str(sheet.sequence))
            forms = thaw(sheet, units=units, editions=editions, frozen_label=label)
        except (KeyError, ValueError, ArithmeticError, DomainError) as error:
            raise FrozenDamagedError(row.label) from error
        return row, sheet, units, forms

    def _pieces(self, kind: RecordKind, names: list[str], into: type[Any]) -> dict[str, Any]:
        rows = self._workplace.queries.records(kind, uuids=names)
        return {row.uuid: _piece(row, into) for row in rows}

    def _sources(
        self, period: ReportingPeriod, units: Mapping[str, FrozenUnit], names: Mapping[str, str]
    ) -> Iterator[SourceDifference]:
        accepted, closings = accepted_statements(self._workplace), self._closings.by_period()
        statements = {s.seal: s for s in self._workplace.queries.statements()}
        seals: dict[tuple[str, str], list[str]] = {}
        for s in statements.values():
            seals.setdefault((s.unit, s.period.code), []).append(s.seal)
        for unit, frozen in units.items():
            for month in self._workplace.looked_at.until(period):
                then, now = frozen.seals.get(month.code, ""), accepted.get((unit, month.code))
                if then != (now.seal if now else ""):
                    present = _present(now, closings.get(month.code), seals.get((unit, month.code), ()))
                    yield SourceDifference(names[unit], month, _source(statements.get(then), then), present)


def _piece(row: RecordRow, into: type[Any]) -> Any:
    """Return what a record holds; ValueError when its contents are not those it is named for."""
    if name_of(row.value) != row.uuid:
        raise ValueError(row.uuid)
    return msgspec.json.decode(row.value, type=into)


def _source(statement: StatementRow | None, seal: str) -> str:
    if statement is None:
        return messages.sealed_source(seal[:8]) if seal else messages.no_source()
    return messages.report_source(statement.version, _day(statement))


def _present(statement: StatementRow | None, closing: KnownClosing | None, seals: Iterable[str]) -> str:
    if statement is None:
        return messages.no_source()
    after = ""
    if closing is not None and is_correction(closing, statement):
        after = messages.after_closing(is_supplement=closing.is_supplement(seals))
    return messages.report_source(statement.version, _day(statement), after=after)


def _day(statement: StatementRow) -> str:
    at = moment(statement.device_time)
    return formats.day(at) if at else ""
