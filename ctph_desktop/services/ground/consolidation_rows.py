"""The forms of a period, filled."""

from datetime import date

from msgspec import Struct

from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.periods import ReportingPeriod


class ConsolidationView(Struct, frozen=True):
    """Biểu 1–3 for a period, and on which reports they rest.

    `boundaries` is the day by whose boundaries units that merged since are added up; None: by those of the period.
    """

    period: ReportingPeriod
    forms: tuple[FilledForm, ...]
    coverage_label: str
    is_provisional: bool
    boundaries: date | None = None
