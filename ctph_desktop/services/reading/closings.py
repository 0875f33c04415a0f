"""Closed and reopened periods, as both sides know them."""

from typing import Final

from ctph_desktop.domain.closings import KnownClosing, PeriodClosing, reopenings_in_force
from ctph_desktop.domain.errors import UnreadValueError
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import Seal
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.closing_rows import ClosingRow
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.storage.versions import read_versions
from ctph_desktop.wording import consolidations, formats

_LONGEST_REASON: Final = 2_000


class Closings:
    """What the superior office has said of the periods of the programme."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._read_at = -1
        self._opened: dict[str, frozenset[str]] = {}

    def by_period(self) -> dict[str, KnownClosing]:
        """Return the closing or reopening in force of each period that ever had one, by the period's code.

        The closing of a year is that of each of its periods that is not closed by itself.
        """
        programme, written = self._workplace.catalogue().programme, self._written()
        year = written.get(programme.year_period.code) if programme is not None else None
        if programme is None or year is None:
            return written
        return (
            {period.code: year for period in programme.periods()}
            | {code: known for code, known in written.items() if known.closing.is_closed or not year.closing.is_closed}
            | {programme.year_period.code: year}
        )

    def _written(self) -> dict[str, KnownClosing]:
        """Return what the superior office wrote of each period."""
        workplace = self._workplace
        common_book, programme = workplace.books.common, workplace.catalogue().programme
        known = [
            each
            for each in workplace.records.read(RecordKind.PERIOD, PeriodClosing)
            if each.row.book == common_book and programme is not None and each.content.programme == programme.uuid
        ]
        rivals = workplace.queries.conflicts(common_book) if known else {}
        return {
            closing.period: KnownClosing(
                closing,
                row.operation,
                row.device_time,
                record_cell(RecordKind.PERIOD, row.uuid) in rivals,
                frozenset() if closing.is_closed else self._reopenings(row.uuid),
            )
            for row, closing in ((each.row, each.content) for each in known)
        }

    def _reopenings(self, uuid: str) -> frozenset[str]:
        """Return the reopenings in force of a period that is open, read once until one is written."""
        journal = self._workplace.journal
        writes = journal.writes(RecordKind.PERIOD)
        if self._read_at != writes:
            self._read_at, self._opened = writes, {}
        if uuid not in self._opened:
            cell = record_cell(RecordKind.PERIOD, uuid)
            versions = {}
            for version in read_versions(journal, self._workplace.books.common, {cell}):
                closing = self._read(bytes(version.stored.op.x), uuid)
                if closing is not None and not version.is_held:
                    versions[version.stored.id] = (closing.is_closed, version.stored.op.p)
            self._opened[uuid] = reopenings_in_force(versions)
        return self._opened[uuid]

    def _read(self, value: bytes, uuid: str) -> PeriodClosing | None:
        """Return the closing a record holds; None when it is none, or not that of its cell."""
        programme = self._workplace.catalogue().programme
        try:
            closing: PeriodClosing | None = read_record(RecordKind.PERIOD, value, uuid=uuid)
        except UnreadValueError:
            return None
        is_its_own = closing is not None and programme is not None and closing.programme == programme.uuid
        return closing if is_its_own else None

    def of(self, period: ReportingPeriod) -> KnownClosing | None:
        """Return what is in force for a period; None when it was never closed."""
        return self.by_period().get(period.code)

    def present_note(self, period: ReportingPeriod) -> str:
        """Say of present numbers that their period was closed with perhaps others; nothing of one that is open."""
        known = self.of(period)
        if known is None or not known.closing.is_closed:
            return ""
        at = moment(known.at)
        return consolidations.present_of_closed(formats.day(at) if at else "")

    def is_year_closed(self) -> bool:
        """Tell whether the whole year looked at is closed."""
        programme = self._workplace.catalogue().programme
        year = self._written().get(programme.year_period.code) if programme is not None else None
        return year is not None and year.closing.is_closed

    def row(self, known: KnownClosing) -> ClosingRow:
        """Return a closing as a screen shows it."""
        workplace = self._workplace
        return ClosingRow(
            period=ReportingPeriod.parse(known.closing.period),
            is_closed=known.closing.is_closed,
            at=moment(known.at),
            by=workplace.persons.label(known.closing.by, unit=workplace.identity.superior),
            reason=clean(known.closing.reason)[:_LONGEST_REASON],
            has_conflict=known.has_conflict,
        )

    def row_of(self, period: ReportingPeriod) -> ClosingRow | None:
        """Return what is in force for a period as a screen shows it."""
        known = self.of(period)
        return self.row(known) if known is not None else None


def closed_years(workplace: Workplace) -> frozenset[Standpoint]:
    """Return which programmes are closed in which of their years, read at once for all of them."""
    closed = {
        (each.row.book, each.content.programme, each.content.period)
        for each in workplace.records.read(RecordKind.PERIOD, PeriodClosing)
        if each.content.is_closed
    }
    return frozenset(
        edition.standpoint
        for edition in workplace.catalogue().editions
        if (
            Book(BookKind.COMMON, workplace.homes.of(edition.programme.uuid), edition.year),
            edition.programme.uuid,
            edition.programme.year_period.code,
        )
        in closed
    )


def is_correction(closing: KnownClosing | None, statement: StatementRow, *, is_returned: bool = False) -> bool:
    """Tell whether a seal is a correction after closing, given what is in force for its period."""
    return closing is not None and closing.makes_correction(
        statement.seal, seen=statement.closing, is_returned=is_returned
    )


def is_new_correction(closing: KnownClosing | None, seal: str, content: Seal) -> bool:
    """Tell the same of a seal that is only about to be taken in."""
    return closing is not None and closing.makes_correction(seal, seen=content.closing or "")
