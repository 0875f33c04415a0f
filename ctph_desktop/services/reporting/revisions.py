"""What changed since a seal, and what a cell was in each seal of its month."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.report_rows import VersionRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.services.reading.report_figures import report_figures
from ctph_desktop.services.reading.revision_rows import (
    OriginView,
    RevisionRow,
    RevisionView,
    SealedValueRow,
    SealedVersionRow,
)
from ctph_desktop.services.reading.sealed_versions import SealedVersions
from ctph_desktop.services.reading.sealed_writers import sealed_writers
from ctph_desktop.services.reading.writers import figure_label, writer_of
from ctph_desktop.services.reporting.history import read_history
from ctph_desktop.storage.judged import Version
from ctph_desktop.storage.versions import read_versions


class RevisionService:
    """Looking back: between seals, into cells, behind consolidated figures."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def since_last_seal(self, period: ReportingPeriod) -> RevisionView:
        """Return what the own office changed in a month since it last sealed it."""
        self._workplace.looked_at.check_period(period)
        if not self._workplace.keeping.is_keeper:
            raise NotAllowedError("commune")
        versions = SealedVersions(self._workplace)
        unit = self._workplace.identity.unit
        heads = [s for s in versions.statements(unit, period) if s.is_head]
        last = heads[-1] if heads else None
        old = self._workplace.queries.sealed_figures([last])[last.seal] if last else {}
        new = {where: value for where, value in report_figures(self._workplace).items() if where.period == period}
        since = versions.row(last) if last else None
        return RevisionView(period, self._workplace.identity.unit_name, since, None, tuple(self._own_rows(old, new)))

    def between_seals(self, seal: str, *, since: str = "") -> RevisionView:
        """Return what a seal changes against another one of its month, by default the one it replaces."""
        versions = SealedVersions(self._workplace)
        statement = versions.statement(seal)
        earlier = since or statement.replaces
        before = versions.statement(earlier) if earlier else None
        shown = [statement, *([before] if before else [])]
        sealed = self._workplace.queries.sealed_figures(shown)
        until = versions.row(statement)
        changed = list(self._differences(sealed[before.seal] if before else {}, sealed[seal]))
        since_then = replace(statement, replaces=before.seal if before else "")
        writers = sealed_writers(self._workplace, since_then, sealed[seal], [where for where, _, _ in changed])
        by_seal = WriterRow(until.sealed_by, "", until.sealed_at, until.note)
        rows = [
            self._sealed_row(where, old, new, writers.get(where, by_seal), note=until.note)
            for where, old, new in changed
        ]
        return RevisionView(
            period=statement.period,
            unit_name=self._workplace.names.unit(statement.unit),
            since=versions.row(before) if before else None,
            until=until,
            rows=tuple(rows),
        )

    def _sealed_row(
        self, where: Coordinates, old: FigureValue, new: FigureValue, writer: WriterRow, *, note: str
    ) -> RevisionRow:
        """Return a sealed change with who made it and why; without a reason of its own the seal's note stands."""
        return RevisionRow(
            cell=where.cell,
            label=figure_label(self._workplace, where),
            decimals=self._decimals(where),
            old=old,
            new=new,
            author=writer.author,
            device=writer.device,
            at=writer.at,
            reason=writer.reason or note,
        )

    def versions(self, unit: str, period: ReportingPeriod) -> tuple[SealedVersionRow, ...]:
        """Return the seals of a unit's month, oldest first."""
        versions = SealedVersions(self._workplace)
        return tuple(versions.row(statement) for statement in versions.statements(unit, period))

    def sealed_values(self, unit: str, period: ReportingPeriod, key: LineKey) -> tuple[SealedValueRow, ...]:
        """Return what a line (by progress row key) was in each seal of a unit's month, oldest first."""
        versions = SealedVersions(self._workplace)
        statements = versions.statements(unit, period)
        sealed = self._workplace.queries.sealed_figures(statements)
        where = key.at(unit, period, self._workplace.looked_at.measure)
        return tuple(SealedValueRow(versions.row(s), sealed[s.seal].get(where, MISSING)) for s in statements)

    def typed_values(self, unit: str, period: ReportingPeriod, key: LineKey) -> tuple[VersionRow, ...]:
        """Return what was typed into a line; nothing for a unit that another office keeps: its drafts are its own."""
        latest = self._workplace.journal.chain.latest
        keeper = latest.keeper(unit) if latest else unit
        if unit != self._workplace.identity.unit and keeper != self._workplace.office_unit:
            return ()
        return read_history(
            self._workplace,
            self._workplace.books.of_unit(unit),
            key.at(unit, period, self._workplace.looked_at.measure).cell,
        )

    def origins(
        self,
        period: ReportingPeriod,
        *,
        form: str,
        column: str,
        unit: str | None,
        by_boundaries_of: date | None = None,
    ) -> OriginView:
        """Return where a cell of a consolidated form comes from; the total line when no unit is named."""
        from ctph_desktop.services.consolidating.form_origins import read_origins  # noqa: PLC0415 - rarely wanted

        return read_origins(
            self._workplace, period, form=form, column=column, unit=unit, by_boundaries_of=by_boundaries_of
        )

    def _own_rows(
        self,
        old: Mapping[Coordinates, FigureValue],
        new: Mapping[Coordinates, FigureValue],
    ) -> Iterator[RevisionRow]:
        changed = list(self._differences(old, new))
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        contested = self._workplace.queries.conflicts(book)
        by_cell: dict[str, list[Version]] = {where.cell: [] for where, _, _ in changed}
        for version in read_versions(self._workplace.journal, book, by_cell.keys()) if by_cell else ():
            if not version.is_held:
                by_cell[version.stored.op.c].append(version)
        for where, before, after in changed:
            shown = self._workplace.journal.heads(book, where.cell)[-1:]
            standing = [version for version in by_cell[where.cell] if version.stored.id in shown]
            writer = writer_of(self._workplace, standing[0], book) if standing else None
            yield RevisionRow(
                cell=where.cell,
                label=figure_label(self._workplace, where),
                decimals=self._decimals(where),
                old=before,
                new=after,
                author=writer.author if writer else "",
                device=writer.device if writer else "",
                at=writer.at if writer else None,
                reason=writer.reason if writer else "",
                is_contested=where.cell in contested,
            )

    def _differences(
        self, old: Mapping[Coordinates, FigureValue], new: Mapping[Coordinates, FigureValue]
    ) -> Iterator[tuple[Coordinates, FigureValue, FigureValue]]:
        """Yield the figures that differ, in the order of the sheet; what is in no sheet comes last."""
        for where in sorted({*old, *new}, key=self._place()):
            before, after = old.get(where, MISSING), new.get(where, MISSING)
            if before != after:
                yield where, before, after

    def _place(self) -> "_Place":
        order: dict[tuple[str, str | None], int] = {}
        for indicator in self._workplace.catalogue().reported_indicators():
            for part in (None, *indicator.breakdowns):
                order[indicator.uuid, part] = len(order)
        return _Place(order)

    def _decimals(self, where: Coordinates) -> int:
        indicator = self._workplace.catalogue().indicators.get(where.indicator)
        return indicator.decimals if indicator else 4


class _Place:
    """Sorts figures as the sheet prints them."""

    def __init__(self, order: Mapping[tuple[str, str | None], int]) -> None:
        self._order = order

    def __call__(self, where: Coordinates) -> tuple[int, str]:
        return self._order.get((where.indicator, where.breakdown), len(self._order)), where.cell
