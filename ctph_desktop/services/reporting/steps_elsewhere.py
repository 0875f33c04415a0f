"""What is to be done in programmes and years that are not looked at: it waits all the same."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.decisions import Decisions
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


def own_steps_elsewhere(workplace: Workplace, steps: Mapping[SubmissionState, Step]) -> Iterator[TodoRow]:
    """Yield the next steps of a commune's reports; of a closed year only those of what was touched after all."""
    for there in _elsewhere(workplace):
        is_closed, today = Closings(there).is_year_closed(), workplace.clock().date()
        for period, state in Submissions(there).own_states().items():
            is_due = state is not SubmissionState.DRAFT or period.last_day < today
            if state in steps and is_due and (not is_closed or state in _IN_CLOSED_YEAR):
                step = steps[state]
                label = report_label(workplace, there.standpoint.programme, period)
                yield TodoRow(step.say(label), step.place, period, step.action, there.standpoint)


def decisions_elsewhere(workplace: Workplace) -> Iterator[TodoRow]:
    """Yield the reports a superior office has to decide, and those of years it has not opened yet."""
    decided = Decisions(workplace).by_seal()
    waiting = Counter(
        Standpoint(one.programme, one.period.year)
        for one in workplace.statements()
        if one.is_head and one.seal not in decided
    )
    for there in _elsewhere(workplace):
        if waiting.pop(there.standpoint, 0):
            label = partial(report_label, workplace, there.standpoint.programme)
            for row in steps_to_decide(ReviewService(there).board(), label=label):
                yield replace(row, standpoint=there.standpoint)
    known = workplace.catalogue()
    opened = {one.standpoint for one in known.editions}
    for unopened in sorted(waiting.keys() - opened, key=lambda one: (one.year, one.programme)):
        if unopened.programme in known.programmes:
            title = known.programmes[unopened.programme].short_title if len(known.programmes) > 1 else ""
            yield TodoRow(messages.to_open_year(unopened.year, waiting[unopened], title=title))


def _elsewhere(workplace: Workplace) -> Iterator[Workplace]:
    catalogue = workplace.catalogue()
    for edition in catalogue.editions:
        if edition != catalogue.edition:
            yield workplace.at(edition.standpoint)
