"""Which reports can be accepted together: those in which nothing asks for a second look."""

from collections.abc import Iterable

from ctph_desktop.domain.forms.definition import Severity


def is_undoubted(severities: Iterable[Severity], *, has_rivals: bool, is_correction: bool, has_remarks: bool) -> bool:
    """Tell whether a report that waits needs nobody to look at it line by line.

    One with a doubt does, one of several seals of a month, one that came after its period was closed, and one that
    answers a remark.
    """
    return not (has_rivals or is_correction or has_remarks or any(one is not Severity.NOTE for one in severities))
