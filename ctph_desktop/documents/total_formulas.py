"""The formulas of a sheet's total line: each gives the number that is shown, and follows what is typed in later."""

from collections.abc import Callable

from ctph_desktop.documents.layout import FormLayout
from ctph_desktop.documents.spreadsheet_formulas import (
    count_formula,
    is_addition,
    line_formula,
    masked_formula,
    on_lines,
    operand,
    sum_formula,
)
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn, TotalRule
from ctph_desktop.domain.forms.formulas import Expression, columns
from ctph_desktop.domain.forms.totals import counted_alike
from ctph_desktop.wording.form_lines import LineKind


class TotalFormulas:
    """Writes the totals of a table whose first line stands in `first_row`; `letter` names a column of the sheet."""

    def __init__(self, form: FormLayout, *, first_row: int, letter: Callable[[int], str]) -> None:
        self._form = form
        self._letter = letter
        self._first = first_row
        self._last = first_row + sum(line.is_unit for line in form.lines) - 1
        self._line = next(line for line in form.lines if line.kind is LineKind.TOTAL)
        self._columns = {column.code: column for column in form.columns}
        self._counts = dict(zip(self._columns, form.counts, strict=True))
        self._places = {code: place for place, code in enumerate(self._columns)}

    @property
    def row(self) -> int:
        """The row of the total line."""
        return self._last + 1

    def total(self, position: int) -> str | None:
        """Return the formula of a column's total; None where it stands as a number or not at all."""
        column = self._form.columns[position]
        if column.total is TotalRule.NONE or column.code in self._form.fixed_totals:
            return None
        if column.total is TotalRule.SUM or column.formula is None:
            return self._sum(position)
        on_all_lines = on_lines(column, self._columns)
        if on_all_lines is not None and self._is_sum_of_itself(column, on_all_lines):
            return self._sum(position)
        if counted_alike(self._counts, self._read_by(column, on_all_lines)):
            return self._on_totals(column, position)
        if on_all_lines is None or self._counts_a_dash(position, columns(on_all_lines)):
            return None
        without = self._line.texts[position] if self._line.cells[position].value is None else ""
        return masked_formula(on_all_lines, decimals=column.decimals, name=self._lines_of, without=without)

    def count(self, position: int) -> str | None:
        """Return the formula of how many lines a column's total counts; None where it stands as text or not at all."""
        column = self._form.columns[position]
        expression = on_lines(column, self._columns)
        expected = self._counts[column.code].expected
        if expression is None or not expected or self._counts_a_dash(position, columns(expression)):
            return None
        return count_formula(expression, expected=expected, name=self._lines_of)

    def _sum(self, position: int) -> str:
        first, last = (f"{self._letter(position + 3)}{row}" for row in (self._first, self._last))
        has_figures = self._line.cells[position].value is not None
        without = "" if has_figures else self._line.texts[position]
        return sum_formula(first, last, has_figures=has_figures, without=without)

    def _is_sum_of_itself(self, column: FormColumn, expression: Expression) -> bool:
        read = [self._columns[code] for code in columns(expression)]
        return is_addition(expression) and not any(one.decimals for one in (column, *read))

    def _read_by(self, column: FormColumn, expression: Expression | None) -> frozenset[str]:
        return frozenset({column.code}) | (columns(expression) if expression is not None else frozenset())

    def _on_totals(self, column: FormColumn, position: int) -> str:
        is_complete = self._line.cells[position].value is not None
        return line_formula(
            column,
            name=lambda code: operand(
                f"{self._letter(self._places[code] + 3)}{self.row}",
                self._line.cells[self._places[code]],
                is_complete=is_complete,
            ),
            order=list(self._columns),
            is_complete=is_complete,
            without="" if is_complete else self._line.texts[position],
        )

    def _counts_a_dash(self, position: int, read: frozenset[str]) -> bool:
        """Tell whether a line counts in a total of which a column does not apply to it: no mask can say that."""
        return any(
            line.cells[self._places[code]].state is FigureState.NOT_APPLICABLE
            for line in self._form.lines
            if line.is_unit and line.cells[position].value is not None
            for code in read
        )

    def _lines_of(self, code: str) -> str:
        letter = self._letter(self._places[code] + 3)
        return f"{letter}{self._first}:{letter}{self._last}"
