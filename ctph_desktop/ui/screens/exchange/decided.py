"""A decision on reports that was just taken, and what the way back from it is called."""

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.ui.look.languages import translate


class Decided(Struct, frozen=True):
    """A decision that was just taken; `others` are seals accepted together with it."""

    seal: str
    unit_name: str
    period: ReportingPeriod
    state: SubmissionState
    others: tuple[str, ...] = ()


def way_back(decided: Decided) -> str:
    """Return what taking a decision back is called."""
    if decided.state is SubmissionState.RETURNED:
        return translate("Decided", "Bỏ trả lại")
    return translate("Decided", "Bỏ duyệt")
