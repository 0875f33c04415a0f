"""What becomes of remarks when a decision is taken: accepted over, returned with, and taken back."""

from collections.abc import Container, Iterator, Mapping

from ctph_desktop.domain.submissions import Remark


def closed_by_acceptance(remarks: Mapping[str, Remark], *, unit: str, period: str) -> Iterator[str]:
    """Yield the remarks, by UUID, that accepting a report of a unit and period settles."""
    return (
        uuid for uuid, remark in remarks.items() if remark.is_open and (remark.unit, remark.period) == (unit, period)
    )


def reopened_by_withdrawal(
    remarks: Mapping[str, Remark], *, versions: Mapping[str, int], after: int, withdrawn: Container[str]
) -> Iterator[str]:
    """Yield the remarks that wait again once an acceptance is taken back.

    `versions` are those of the seals of the month the accepted one is in, `after` the version that was accepted before
    it (0: none): remarks up to there were settled by that one. What was returned and taken back has nothing to say.
    """
    return (
        uuid
        for uuid, remark in remarks.items()
        if not remark.is_open and versions.get(remark.seal, 0) > after and remark.seal not in withdrawn
    )


def silenced_by_withdrawal(remarks: Mapping[str, Remark], *, seal: str) -> Iterator[str]:
    """Yield the remarks that asked for something while a report was returned, and do not once that is taken back."""
    return (uuid for uuid, remark in remarks.items() if remark.is_open and remark.seal == seal)
