"""On which day reports were submitted, and whether that was in time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from ctph_desktop.domain.errors import InvalidDayError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.timeliness import SubmissionDay, days_late, due_day, moment_of
from ctph_desktop.services.ground.closing_rows import SubmittedRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.wording import formats

_LONGEST_REASON: Final = 2_000
_MOST_DAYS: Final = 366
CorrectedDays = Mapping[str, tuple[SubmissionDay, str]]


class Timeliness:
    """The day of every seal: what its PC wrote, no later than its receipt, or what an official put in its place."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def corrected(self) -> CorrectedDays:
        """Return the days officials have corrected, by seal, each with the unit whose book it stands in."""
        found = {}
        for each in self._workplace.records.read(RecordKind.SUBMISSION_DAY, SubmissionDay):
            found[each.content.seal] = (each.content, each.row.book.unit)
        return found

    def row(self, statement: StatementRow) -> SubmittedRow:
        """Return when a seal was submitted."""
        return self.submitted(statement, self.corrected(), due=self.due(statement.period))

    def submitted(self, statement: StatementRow, corrected: CorrectedDays, *, due: date | None) -> SubmittedRow:
        """Return the same, given what is the same for many."""
        sealed_at, received_at = moment_of(statement.device_time), moment_of(statement.received_at)
        first = min(filter(None, (sealed_at, received_at)), default=None)
        day = first.date() if first else None
        by = reason = ""
        record, unit = corrected.get(statement.seal, (None, ""))
        if record is not None and unit == statement.unit:  # the book it stands in says whose seals it may speak of
            by = self._workplace.persons.label(record.by, unit=self._workplace.identity.superior)
            reason = clean(record.reason)[:_LONGEST_REASON]
            day = date.fromisoformat(record.day)
        late_by = days_late(day, due) if day is not None and due is not None else 0
        return SubmittedRow(day, sealed_at, received_at, due, late_by, by, reason)

    def due(self, period: ReportingPeriod) -> date | None:
        """Return the last day in time of a period's report; None where the programme fixes none."""
        programme = self._workplace.catalogue().programme
        days = programme.due_days if programme is not None else None
        return due_day(period, days_after=days) if isinstance(days, int) and abs(days) <= _MOST_DAYS else None

    def overdue(self, period: ReportingPeriod, today: date) -> int:
        """Return since how many days the report of a period is overdue; 0 where it is not, or no day is fixed."""
        due = self.due(period)
        return days_late(today, due) if due is not None else 0

    def check_day(self, statement: StatementRow, day: date) -> None:
        """Raise InvalidDayError for a day before the period began, or after the report was received."""
        received = moment_of(statement.received_at) or self._workplace.clock()
        first, last = statement.period.first_day, received.date()
        if not first <= day <= max(first, last):
            raise InvalidDayError(formats.day(day), formats.day(first), formats.day(max(first, last)))


def age_in_days(moment: date, today: date) -> int:
    """Return how many days ago a day was; 0 for today and for what lies ahead."""
    return max(timedelta(0), today - moment).days
