"""Accepting in one go every report of a period that nothing is doubted in."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.undoubted import is_undoubted
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.review_rows import ReceivedReport
from ctph_desktop.services.reviewing.review import ReviewService


class UndoubtedReports(Struct, frozen=True):
    """The seals of a period that can be accepted together, and how many others wait to be looked at."""

    period: ReportingPeriod
    seals: tuple[str, ...]
    left: int


class UndoubtedReviewing:
    """Finds such reports, and accepts them."""

    def __init__(self, review: ReviewService) -> None:
        self._review = review

    def of(self, period: ReportingPeriod, *, feedback: Feedback | None = None) -> UndoubtedReports:
        """Return which reports of a period that wait need no second look; CancelledError when that is wanted."""
        cells = [cell for row in self._review.board(of=period) for cell in row.cells]
        waiting = [cell.seal for cell in cells if cell.seal and cell.state is SubmissionState.RECEIVED]
        found = tuple(
            seal for seal in self._stepping(waiting, feedback) if _can_be_accepted(self._review.received(seal))
        )
        return UndoubtedReports(period, found, len(waiting) - len(found))

    @staticmethod
    def _stepping(seals: Sequence[str], feedback: Feedback | None) -> Iterable[str]:
        for done, seal in enumerate(seals):
            if feedback is not None:
                feedback.step(done, len(seals), "")
            yield seal

    def accept(self, seals: Sequence[str], *, feedback: Feedback | None = None) -> Changes:
        """Accept seals one by one; those accepted before CancelledError stay so."""
        for seal in self._stepping(seals, feedback):
            self._review.accept(seal)
        return Changes.SUBMISSIONS

    def take_back(self, seals: Sequence[str]) -> Changes:
        """Take the decisions on seals back, so that they wait again."""
        for seal in seals:
            self._review.take_back(seal)
        return Changes.SUBMISSIONS


def _can_be_accepted(report: ReceivedReport) -> bool:
    return is_undoubted(
        (finding.severity for row in report.rows for finding in row.findings),
        has_rivals=report.rivals > 0,
        is_correction=report.is_correction,
        has_remarks=bool(report.earlier_remarks) or any(row.earlier_remarks for row in report.rows),
    )
