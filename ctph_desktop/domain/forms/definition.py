"""What a report form is: columns with sources and printed formulas, lines in their own order, checks."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from ctph_desktop.domain.figures import Measure

_HIGHEST_VERSION: Final = 2**53 - 1


class ColumnRole(StrEnum):
    """What a column stands for."""

    BASELINE = "baseline"
    TARGET = "target"
    PROGRESS = "progress"
    DERIVED = "derived"


class Span(StrEnum):
    """Over which time a source is read: the plan year's own figure, the period alone, or the year to its end."""

    YEAR = "year"
    IN_PERIOD = "in_period"
    CUMULATIVE = "cumulative"


class TotalRule(StrEnum):
    """How a column's total is computed: the sum of the lines, the column's formula on the totals, or not at all."""

    SUM = "sum"
    FORMULA = "formula"
    NONE = "none"


class Severity(StrEnum):
    """What a failed check means: an error stops sealing, a doubt asks, a note only tells."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


class Source(Struct, frozen=True):
    """The figure a column shows for a unit. `breakdown` is a UUID; with `sums_breakdowns` the parts are added."""

    indicator: str
    measure: Measure
    span: Span = Span.YEAR
    breakdown: str | None = None
    sums_breakdowns: bool = False


class FormColumn(Struct, frozen=True):
    """A column: read from a source or computed by a formula over column codes (`2-8`, `10/1*#100`).

    `groups` are the headings above `label`, outermost first. `printed` is the column-number row, as the document
    prints it (`10=2-8`). `decimals` rounds once, half up, when shown; a percentage keeps its counts in the formula.
    `stated_source` is the figure that holds the total the document prints; none where no total is stated.
    """

    code: str
    label: str
    printed: str
    role: ColumnRole
    decimals: int = 0
    groups: tuple[str, ...] = ()
    source: Source | None = None
    formula: str | None = None
    total: TotalRule = TotalRule.SUM
    is_percentage: bool = False
    stated_source: Source | None = None


class FormerLabel(Struct, frozen=True):
    """How a line was labelled up to a day, that day included."""

    label: str
    until: date


class FormLine(Struct, frozen=True):
    """A line: one unit, under the label this form prints for it, and the labels it had before, the oldest first."""

    unit: str
    label: str
    formerly: tuple[FormerLabel, ...] | UnsetType = UNSET

    def on(self, day: date) -> "FormLine":
        """Return the line as it was labelled on a day."""
        former = () if self.formerly is UNSET else self.formerly
        label = next((one.label for one in former if day <= one.until), self.label)
        return FormLine(self.unit, label)

    def relabelled(self, label: str, *, first_day: date) -> "FormLine":
        """Return the line as it is labelled from a day on."""
        before = FormerLabel(self.label, first_day - timedelta(days=1))
        former = () if self.formerly is UNSET else self.formerly
        return replace(self, label=label, formerly=(*former, before))


class Check(Struct, frozen=True):
    """An identity of one form, as `3=4+5`, within a tolerance; tried on every line and on the totals."""

    identity: str
    severity: Severity
    explanation: str
    tolerance: Decimal = Decimal(0)


class CrossCheck(Struct, frozen=True):
    """An identity between two forms: this form's column equals another form's column, unit by unit."""

    column: str
    other_form: str
    other_column: str
    severity: Severity
    explanation: str


class ReportForm(Struct, frozen=True):
    """A biểu. Headings and captions may hold `{period}`, `{year}` and `{period_lower}`, filled when printed.

    `code` is stable (`bieu-1`); `number` is what the document calls it (`Biểu số 1`). `line_heading` heads the
    column of names, `ordinal_heading` the one of line numbers before it; `leading_codes` are what the row of column
    numbers prints under these two. `total_label` names the total line.
    """

    uuid: str
    code: str
    number: str
    title: str
    attached_to: str
    line_heading: str
    total_label: str
    columns: tuple[FormColumn, ...]
    lines: tuple[FormLine, ...]
    version: int = 1
    checks: tuple[Check, ...] = ()
    cross_checks: tuple[CrossCheck, ...] = ()
    notes: tuple[str, ...] = ()
    prints_column_numbers: bool = True
    ordinal_heading: str = "TT"
    leading_codes: tuple[str, str] = ("A", "B")

    @property
    def next_version(self) -> int:
        """The version of what it is changed into; the highest that can be written is its own next one."""
        return min(self.version + 1, _HIGHEST_VERSION)

    def column(self, code: str) -> FormColumn:
        """Return the column of a code; KeyError if there is none."""
        for column in self.columns:
            if column.code == code:
                return column
        raise KeyError(code)
