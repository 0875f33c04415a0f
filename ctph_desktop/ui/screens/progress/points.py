"""What in a month deserves a look, and which of it was looked at."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.services.ground.report_rows import FindingRow, ProgressRow, ProgressSheet, RemarkRow
from ctph_desktop.ui.look.languages import translate


def deserves_a_look(row: ProgressRow) -> bool:
    """Tell whether a line is blank, has an error or a doubt, or a remark nobody answered."""
    has_finding = row.has_conflict or any(finding.severity is not Severity.NOTE for finding in row.findings)
    return row.is_blank or has_finding or any(remark.asks for remark in row.remarks)


class Point(Struct, frozen=True):
    """A line of the month with what is to be looked at there; without a `line`, what concerns the whole report."""

    line: LineKey | None
    label: str
    message: str
    is_error: bool


def points_of(sheet: ProgressSheet, rows: Sequence[ProgressRow]) -> tuple[Point, ...]:
    """Return what deserves a look in the order it is walked through; `rows` are the lines as they are shown."""
    whole = [
        *_messages(sheet.findings, line=None),
        *(_said(remark) for remark in sheet.remarks if _asks_of_all(remark)),
    ]
    points = [Point(None, "", message, is_error=_has_error(sheet.findings, None)) for message in whole]
    for row in rows:
        if deserves_a_look(row):
            is_error = row.has_conflict or _has_error(row.findings, row.key)
            points.append(Point(row.key, row.label, " ".join(_messages_of(row)), is_error=is_error))
    return tuple(points)


def _messages_of(row: ProgressRow) -> Iterator[str]:
    yield from _messages(row.findings, line=row.key)
    is_told = row.has_conflict or any(finding.severity is not Severity.NOTE for finding in row.findings)
    if row.is_blank and not is_told:
        yield translate("SealDialog", "Ô để trống.")
    yield from (_said(remark) for remark in row.remarks if remark.asks)


def _messages(findings: Sequence[FindingRow], *, line: LineKey | None) -> Iterator[str]:
    yield from (one.message for one in findings if one.severity is not Severity.NOTE and one.line == line)


def _has_error(findings: Sequence[FindingRow], line: LineKey | None) -> bool:
    return any(one.severity is Severity.ERROR and one.line == line for one in findings)


def _asks_of_all(remark: RemarkRow) -> bool:
    return remark.asks and remark.line is None


def _said(remark: RemarkRow) -> str:
    return translate("SealDialog", "Góp ý: {text}").format(text=remark.text)


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
