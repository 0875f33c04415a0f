"""Which columns of a form rest on what units report, and not on what the year gave them alone."""

from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.definition import ReportForm, Span


def reported_columns(form: ReportForm) -> frozenset[str]:
    """Return the columns that stay blank until a report counts: those of progress, and those computed from one.

    A blank in any other column is a target or baseline that nobody gave, whatever has been reported. FormulaError if a
    formula is malformed.
    """
    reported = {column.code for column in form.columns if column.source and column.source.span is not Span.YEAR}
    reads = {c.code: formulas.columns(formulas.parse(c.formula)) for c in form.columns if c.formula is not None}
    while more := {code for code, operands in reads.items() if code not in reported and reported & operands}:
        reported |= more
    return frozenset(reported)
