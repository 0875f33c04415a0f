"""Who has not sent the report of a month, and texts ready to remind them with."""

from ctph_desktop.domain.errors import NotAllowedError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.exchanging.contacts import ContactService
from ctph_desktop.services.ground.contact_rows import ReminderRow, Reminders
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.wording import formats, letters

_MISSING = {SubmissionState.NOTHING, SubmissionState.RETURNED}


class ReminderService:
    """Reminds communes; it only writes texts, a person sends them."""

    def __init__(self, workplace: Workplace, review: ReviewService, contacts: ContactService) -> None:
        self._workplace = workplace
        self._review = review
        self._contacts = contacts

    def missing(self, period: ReportingPeriod) -> Reminders:
        """Return who has not sent a month, or not again after it was returned; PeriodNotInProgrammeError."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.looked_at.check_period(period)
        contacts = self._contacts.contacts()
        board = self._review.board()
        is_closed = any(cell.is_closed for row in board for cell in row.cells if cell.period == period)
        superior, short, month = self._workplace.identity.unit_name, programme.short_title, formats.period(period)
        now = formats.moment(self._workplace.clock())
        rows = []
        for row in board:
            state = _state(row, period)
            if state in _MISSING and self._workplace.looked_at.is_open_for(row.unit, period):
                text = letters.reminder(
                    row.unit_name, superior=superior, programme=short, period=month, moment=now,
                    is_returned=state is SubmissionState.RETURNED, is_closed=is_closed,
                )  # fmt: skip
                subject = letters.reminder_subject(month)
                rows.append(ReminderRow(row.unit, row.unit_name, state, contacts[row.unit], subject, text))
        to_all = letters.reminder_to_all(
            [_line(row) for row in rows], superior=superior, programme=short, period=month, moment=now,
            is_closed=is_closed,
        )  # fmt: skip
        return Reminders(period, tuple(rows), to_all if rows else "")


def _state(row: BoardRow, period: ReportingPeriod) -> SubmissionState:
    return next((cell.state for cell in row.cells if cell.period == period), SubmissionState.NOTHING)


def _line(row: ReminderRow) -> str:
    reached = letters.reached_at(row.contact.desk, row.contact.phone, row.contact.email)
    return letters.reminded(row.unit_name, reached=reached, is_returned=row.state is SubmissionState.RETURNED)
