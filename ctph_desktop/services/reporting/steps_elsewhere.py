"""What is to be done in programmes and years that are not looked at: it waits all the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.due_work import WorkGroup
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.services.reporting.superior_steps import steps_to_decide
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.wording import messages

_IN_CLOSED_YEAR = {SubmissionState.RETURNED, SubmissionState.CHANGED}


class Step(Struct, frozen=True):
    """A sentence about a report, and the place and action of the window it leads to."""

    say: Callable[[str], str]
    place: str
    action: str = ""
    group: WorkGroup = WorkGroup.DUE


def own_steps_elsewhere(workplace: Workplace, steps: Mapping[SubmissionState, Step]) -> Iterator[TodoRow]:
    """Yield the next steps of a commune's reports; of a closed year only those of what was touched after all."""
    yield from own_steps(workplace, steps, of=elsewhere(workplace))


def own_steps(
    workplace: Workplace, steps: Mapping[SubmissionState, Step], *, of: Iterable[Workplace]
) -> Iterator[TodoRow]:
    """Yield the same in the programmes and years that some workplaces look at."""
    for there in of:
        submissions, label = Submissions(there), partial(report_label, workplace, there.standpoint.programme)
        for period, state in states_to_be_told(there, submissions):
            if state in steps:
                step = steps[state]
                text = step.say(label(period))
                yield TodoRow(text, step.place, period, step.action, there.standpoint, step.group)
        for period, reason in reopened_periods(there, submissions):
            text = messages.to_reseal_reopened(label(period), reason)
            yield TodoRow(text, "progress", period, standpoint=there.standpoint)


def states_to_be_told(
    there: Workplace, submissions: Submissions, *, is_here: bool = False
) -> Iterator[tuple[ReportingPeriod, SubmissionState]]:
    """Yield where the reports of a programme and year stand, unless it is not looked at and they can wait."""
    is_closed, today = not is_here and Closings(there).is_year_closed(), there.clock().date()
    for period, state in submissions.own_states().items():
        is_due = is_here or state is not SubmissionState.DRAFT or period.last_day < today
        if is_due and (not is_closed or state in _IN_CLOSED_YEAR):
            yield period, state


def reopened_periods(there: Workplace, submissions: Submissions) -> Iterator[tuple[ReportingPeriod, str]]:
    """Yield the periods that were opened again and not sealed since, each with the reason."""
    closings = Closings(there).by_period()
    seen = submissions.own_seen_closings() if closings else {}
    for period in there.looked_at.periods():
        known = closings.get(period.code)
        if known is not None and known.is_unseen_reopening(seen.get(period.code, "")):
            yield period, known.closing.reason


def decisions_elsewhere(workplace: Workplace) -> Iterator[TodoRow]:
    """Yield the reports a superior office has to decide, and those of years it has not opened yet."""
    undecided = workplace.reports.undecided()
    waiting = {Standpoint(programme, year): seals for (programme, year), seals in undecided.items()}
    for there in elsewhere(workplace):
        if waiting.pop(there.standpoint, 0):
            label = partial(report_label, workplace, there.standpoint.programme)
            for row in steps_to_decide(ReviewService(there).board(tells_age=False), label=label):
                yield replace(row, standpoint=there.standpoint)
    known = workplace.catalogue()
    opened = {one.standpoint for one in known.editions}
    for unopened in sorted(waiting.keys() - opened, key=lambda one: (one.year, one.programme)):
        if unopened.programme in known.programmes:
            title = known.programmes[unopened.programme].short_title if len(known.programmes) > 1 else ""
            yield TodoRow(messages.to_open_year(unopened.year, waiting[unopened], title=title))


def everywhere(workplace: Workplace) -> Iterator[Workplace]:
    """Yield the workplace as it looks at each programme and year."""
    for edition in workplace.catalogue().editions:
        yield workplace.at(edition.standpoint)


def elsewhere(workplace: Workplace) -> Iterator[Workplace]:
    """Yield the workplace as it looks at each other programme and year."""
    catalogue = workplace.catalogue()
    for edition in catalogue.editions:
        if edition != catalogue.edition:
            yield workplace.at(edition.standpoint)
