"""Whether an import can be told in one line, and which of the reports it brought is reviewed first."""

from collections.abc import Sequence

from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow, OutcomeRow

_AS_HOPED = {FileVerdict.NEW, FileVerdict.KNOWN, FileVerdict.ELSEWHERE}


def went_as_hoped(rows: Sequence[ImportedRow]) -> bool:
    """Tell whether an import can be told in one line: every file was taken, known, or for somebody else."""
    return all(row.verdict in _AS_HOPED for row in rows) and any(row.verdict is FileVerdict.NEW for row in rows)


def to_review(rows: Sequence[ImportedRow]) -> tuple[OutcomeRow, ...]:
    """Return the reports that came and wait, in their order."""
    return tuple(outcome for row in rows for outcome in row.outcomes if not outcome.is_returned)
