"""What in a month deserves a look, and which of it was looked at."""

from collections.abc import Sequence

from ctph_desktop.domain.figures import MISSING
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.services.ground.report_rows import ProgressRow


def deserves_a_look(row: ProgressRow) -> bool:
    """Tell whether a line is blank, has an error or a doubt, or a remark nobody answered."""
    is_blank = not row.is_computed and row.in_period == MISSING
    has_finding = row.has_conflict or any(finding.severity is not Severity.NOTE for finding in row.findings)
    return is_blank or has_finding or any(remark.asks for remark in row.remarks)


class Round:
    """Goes round a month, from the current line on, until every point was seen once; then anew."""

    def __init__(self) -> None:
        self._seen: set[LineKey] = set()

    def next(self, rows: Sequence[ProgressRow], *, current: int) -> int | None:
        """Return the line to look at next; None when all were seen, and the round is over."""
        points = [position for position, row in enumerate(rows) if deserves_a_look(row)]
        if current in points:
            self._seen.add(rows[current].key)
        left = [position for position in points if rows[position].key not in self._seen]
        if not left:
            self._seen.clear()
            return None
        chosen = next((position for position in left if position > current), left[0])
        self._seen.add(rows[chosen].key)
        return chosen

    def begin(self) -> None:
        """Forget what was seen, as when another month is shown."""
        self._seen.clear()
