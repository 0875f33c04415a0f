"""What is looked at once more before a month is sealed: errors, remarks, changed figures, doubts, blanks."""

from collections.abc import Iterator

from msgspec import Struct

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.services.ground.report_rows import ProgressRow, ProgressSheet, RemarkRow
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording import terms

_ORDER = (Severity.ERROR, Severity.DOUBT, Severity.NOTE)


class SealPoint(Struct, frozen=True):
    """A point, with what its commune has to say to it; a remark is `is_answered` by another figure or by words.

    `line` is None for what is about the whole report: the note that goes with it answers that.
    """

    severity: Severity
    line: LineKey | None
    label: str
    message: str
    is_remark: bool = False
    has_changed: bool = False
    explanation: str = ""

    @property
    def can_be_explained(self) -> bool:
        """Whether words can stand beside the figure."""
        return self.line is not None and self.severity is not Severity.ERROR

    def is_answered(self, note: str) -> bool:
        """Tell whether a remark found an answer; `note` goes with the report."""
        return not self.is_remark or self.has_changed or bool(self.explanation or note)


def seal_points(sheet: ProgressSheet) -> tuple[SealPoint, ...]:
    """Return the points of a month: what stops it first, then what the superior office asked.

    That a line is blank is none: `sheet.blanks` are asked about together.
    """
    found = [*_findings(sheet), *_remarks(sheet), *_changes(sheet)]
    return tuple(sorted(found, key=lambda point: (_ORDER.index(point.severity), not point.is_remark)))


def has_changed(sheet: ProgressSheet) -> bool:
    """Tell whether any figure differs from what was sealed; a month that was never sealed is new."""
    return any(_differs(row) or (row.sealed is None and not row.is_computed) for row in sheet.rows)


def _differs(row: ProgressRow) -> bool:
    return row.sealed is not None and row.sealed != row.in_period


def _findings(sheet: ProgressSheet) -> Iterator[SealPoint]:
    labels = {row.key: row.label for row in sheet.rows}
    blanks = {row.key for row in sheet.blanks}
    for one in sheet.findings:
        if one.severity is not Severity.NOTE or one.line not in blanks:
            yield SealPoint(one.severity, one.line, labels[one.line] if one.line else "", one.message)


def _remarks(sheet: ProgressSheet) -> Iterator[SealPoint]:
    rows = {row.key: row for row in sheet.rows}
    for remark in sheet.remarks:
        if remark.asks:
            yield _of_remark(remark, rows.get(remark.line) if remark.line is not None else None)


def _of_remark(remark: RemarkRow, row: ProgressRow | None) -> SealPoint:
    """Return an open remark, with what became of its figure since."""
    is_other = row is not None and _differs(row)
    text = translate("SealDialog", "Góp ý: {text}").format(text=remark.text)
    if row is not None and is_other and row.sealed is not None:
        text = f"{text} ({_change(row)})"
    label = row.label if row is not None else translate("SealDialog", "Cả báo cáo")
    line = row.key if row is not None and not row.is_computed else None
    return SealPoint(Severity.DOUBT, line, label, text, is_remark=True, has_changed=is_other)


def _changes(sheet: ProgressSheet) -> Iterator[SealPoint]:
    remarked = {remark.line for remark in sheet.remarks if remark.asks}
    for row in sheet.rows:
        if _differs(row) and row.key not in remarked:
            line = None if row.is_computed else row.key
            yield SealPoint(Severity.NOTE, line, row.label, _change(row), has_changed=True)


def _change(row: ProgressRow) -> str:
    return translate("SealDialog", "đã sửa {old} → {new}").format(
        old=terms.figure(row.sealed) if row.sealed is not None else "", new=terms.figure(row.in_period)
    )
