"""What is to be done in the books of units this office reports for: nobody else is told of it."""

from collections.abc import Iterator

from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import TodoRow, book_action
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.services.reporting.kept_books import KeptSubmissions, KeptWorkplace
from ctph_desktop.services.reporting.steps_elsewhere import elsewhere, reopened_periods, states_to_be_told
from ctph_desktop.wording import messages

_IN_THE_BOOK = {
    SubmissionState.DRAFT: messages.to_seal_for,
    SubmissionState.CHANGED: messages.to_reseal_for,
    SubmissionState.RETURNED: messages.to_correct_for,
}


def steps_for_kept_units(workplace: Workplace) -> Iterator[TodoRow]:
    """Yield the next steps of the reports made for other units, of every programme and year."""
    for unit in workplace.keeping.kept_units:
        years = {book.year for book in workplace.books.held(BookKind.UNIT, unit=unit)}
        for there in (workplace, *elsewhere(workplace)):
            kept, edition = KeptWorkplace(there, unit), there.catalogue().edition
            if edition is None or edition.year not in years or kept.catalogue().edition != edition:
                continue
            if kept.keeping.is_keeper:
                yield from _steps(kept, None if there is workplace else edition.standpoint)


def _steps(kept: KeptWorkplace, standpoint: Standpoint | None) -> Iterator[TodoRow]:
    """Yield the steps of one unit in one programme and year."""
    unit, name = kept.identity.unit, kept.identity.unit_name
    edition, submissions = kept.catalogue().edition, KeptSubmissions(kept)
    programme = edition.programme.uuid if edition is not None else ""
    for period, state in states_to_be_told(kept, submissions, is_here=standpoint is None):
        label = report_label(kept, programme, period)
        if state in _IN_THE_BOOK:
            text = _IN_THE_BOOK[state](name, label)
            yield TodoRow(text, "devices", period, book_action(unit, period), standpoint)
        elif state is SubmissionState.SEALED:
            yield TodoRow(messages.to_export_for(name, label), "exchange", period, "export", standpoint)
        elif state is SubmissionState.EXPORTED and standpoint is None:
            yield TodoRow(messages.to_wait_for(name, label), "exchange", period)
    for period, reason in () if kept.is_typed_above else reopened_periods(kept, submissions):
        text = messages.to_reseal_reopened_for(name, report_label(kept, programme, period), reason)
        yield TodoRow(text, "devices", period, book_action(unit, period), standpoint)
