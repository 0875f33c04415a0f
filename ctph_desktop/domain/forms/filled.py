"""A filled form: the values of a consolidation, with where they come from and what does not agree."""

from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState, round_half_up
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, Severity
from ctph_desktop.domain.periods import ReportingPeriod


class FilledCell(Struct, frozen=True):
    """A cell: exact value (unrounded) or none, its state, the source statement it was read from, its notes."""

    value: Decimal | None
    state: FigureState = FigureState.REPORTED
    provenance: str = ""
    note: str = ""

    def shown(self, column: FormColumn) -> Decimal | None:
        """The value as printed: rounded half up, once."""
        return None if self.value is None else round_half_up(self.value, decimals=column.decimals)


class FilledLine(Struct, frozen=True):
    """A line with one cell for each column of the form. `is_waiting` marks a unit whose report has not arrived."""

    unit: str
    label: str
    cells: tuple[FilledCell, ...]
    is_waiting: bool = False
    is_kept_on_behalf: bool = False


class ColumnCount(Struct, frozen=True):
    """Over how many lines a column's total is taken, of how many it applies to; `missing` are the units it lacks."""

    counted: int
    expected: int
    missing: tuple[str, ...] = ()


class Discrepancy(Struct, frozen=True):
    """A total stated by the document that differs from the computed one; neither is corrected."""

    column: FormColumn
    stated: Decimal
    computed: Decimal

    @property
    def difference(self) -> Decimal:
        """Stated minus computed."""
        return self.stated - self.computed


class Finding(Struct, frozen=True):
    """A check that failed: where (unit label, or the total line), how bad, and the sentence for people."""

    severity: Severity
    place: str
    column: str
    message: str


class Coverage(Struct, frozen=True):
    """Which units a consolidation rests on; `missing` and `not_accepted` are labels in form order."""

    expected: int
    accepted: int
    missing: tuple[str, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether reports are still missing (tạm tính)."""
        return self.accepted < self.expected


class FilledForm(Struct, frozen=True):
    """One biểu with its values, totals, differences and findings; everything a document or a screen draws.

    `stated_total` holds the totals printed in the signed document, cells without a stated total being empty; it is
    None where the document states none. `sample_note` is printed on every page when not empty, and so is
    `frozen_label`, which says since when the numbers stand, or `present_note`, which says of numbers of today that the
    period was closed with perhaps others. `counts` says over which lines each column is added up; empty when no total
    lacks anything.
    """

    form: ReportForm
    programme_title: str
    office_name: str
    period: ReportingPeriod
    period_label: str
    lines: tuple[FilledLine, ...]
    computed_total: FilledLine
    stated_total: FilledLine | None
    discrepancies: tuple[Discrepancy, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    coverage_label: str = ""
    sample_note: str = ""
    frozen_label: str = ""
    present_note: str = ""
    counts: tuple[ColumnCount, ...] = ()

    def count(self, code: str) -> ColumnCount | None:
        """Over which lines a column's total is taken; None where no total of the form lacks anything."""
        by_code = dict(zip((column.code for column in self.form.columns), self.counts, strict=False))
        return by_code.get(code)
