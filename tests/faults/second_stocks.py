"""What a unit's own sheets say of stocks, read a second time from the rules alone: how each begins, where it stands.

A stock that nobody types stands at its opening and what increased it less what decreased it, period after period. What
rests on something unknown is unknown: no opening, a period in which one of both is blank, days that no period counts.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from second_figures import BLANK, DASH, Page, Value, day_after, span_of, typed_by, typed_elsewhere
from second_years import Reading


class Sheet:
    """The figures of a unit in a programme's year."""

    def __init__(self, said: Reading, programme: str, year: int, unit: str) -> None:
        self._said, self.programme, self.year, self.unit = said, programme, year, unit
        self.edition, self._home = said.editions[programme, year], said.home_of(programme)
        self.periods: list[str] = sorted(self.edition["periods"], key=lambda one: span_of(one)[::-1])
        self._typed = typed_by(said, programme, year, unit)
        self._halves = {
            (flow, period)
            for flow, period, shorter in typed_elsewhere(said, programme, year, unit)
            if any(self._at(flow, one) == BLANK for one in (shorter[-1:] if self._is_stock(flow) else shorter))
        }
        before = self.edition["document"], year - 1
        self.before = Sheet(said, *before, unit) if before in said.editions else None
        self.stocks = [uuid for uuid in said.indicators() if self._is_stock(uuid)]

    def _is_stock(self, indicator: str) -> bool:
        return self._said.is_stock(indicator, self._home)

    def is_moved(self, indicator: str) -> bool:
        """Tell whether a stock follows from what moves it."""
        return self._said.moved_by(indicator, self._home) is not None

    def cell(self, indicator: str, period: str, measure: str = "actual") -> str:
        """Return the cell of a figure of the unit."""
        return f"f/{self.unit}/{indicator}/-/{period}/{measure}"

    def _at(self, indicator: str, period: str) -> Value:
        return self._typed.get(self.cell(indicator, period), BLANK)

    def opening(self, stock: str) -> Value:
        """Return what a stock begins the year with: what was given, else what the year before ended with."""
        given = self._typed.get(self.cell(stock, str(self.year), "baseline"), BLANK)
        if given != BLANK or self.before is None:
            return given
        ended = self.before.ended(stock)
        return BLANK if ended is None else ("reported", ended)

    def stands_at(self, stock: str) -> dict[str, Value]:
        """Return what a stock stands at in the periods of the year."""
        moves = self._said.moved_by(stock, self._home)
        if moves is None or self.edition["measure"] != "actual":
            return {period: self._at(stock, period) for period in self.periods}
        begins = max(self._said.units.get(self.unit, {}).get("valid_from") or "", f"{self.year}-01-01")
        counted, day, found = [one for one in self.periods if span_of(one)[1] >= begins], begins, {}
        for number, period in enumerate(counted):
            first, last = span_of(period)
            if first > day or (number and first != day):
                return dict.fromkeys(self.periods, BLANK)
            day = day_after(last)
        stood = _count(self.opening(stock))
        for period in counted:
            increase, decrease = (BLANK if (one, period) in self._halves else self._at(one, period) for one in moves)
            if stood is None or BLANK in (increase, decrease):
                stood, found[period] = None, BLANK
                continue
            stood += (_count(increase) or Decimal(0)) - (_count(decrease) or Decimal(0))
            found[period] = DASH if increase == decrease == DASH else ("reported", stood)
        return dict.fromkeys(self.periods, BLANK) | found

    def ended(self, stock: str) -> Decimal | None:
        """Return what a stock stood at when the year had ended, with that of units taken over, where that is known."""
        _, heirs = self._said.standing(self.edition["units"], f"{self.year + 1}-01-01")
        return _AsTyped(self._said, self).closing_of(self.unit, heirs, stock, {})

    def typed_of(self, unit: str) -> dict[str, Value]:
        """Return what is held here of what a unit typed; where a moved stock stood is no figure that anybody types."""
        typed = typed_by(self._said, self.programme, self.year, unit)
        return {cell: value for cell, value in typed.items() if not self.is_moved(cell.split("/")[2])}

    def figures(self) -> dict[str, Value]:
        """Return everything that is found in the sheets of the year, blanks left out."""
        found = dict(self._typed)
        for stock in self.stocks:
            found[self.cell(stock, str(self.year), "baseline")] = self.opening(stock)
            found |= {self.cell(stock, period): value for period, value in self.stands_at(stock).items()}
        return {cell: value for cell, value in found.items() if value != BLANK}

    def report(self) -> dict[str, Value]:
        """Return what the reports of the year would hold if they were sealed now."""
        figures, measure = self.figures(), self.edition["measure"]
        asked = {self.cell(one, of, measure) for one in self.edition["indicators"] for of in self.periods}
        return {cell: value for cell, value in figures.items() if cell in asked}


class _AsTyped(Page):
    """What a year ended with for a unit, by what it typed, and by what is held here of the units it took over."""

    def __init__(self, said: Reading, sheet: Sheet) -> None:
        super().__init__(said, sheet.programme, sheet.year)
        self._sheet = sheet
        for unit in dict.fromkeys((sheet.unit, *self.edition["units"])):
            for cell, value in (sheet.figures() if unit == sheet.unit else sheet.typed_of(unit)).items():
                _, _, indicator, part, period, measure = cell.split("/")
                if measure == "actual":
                    line = indicator if part == "-" else f"{indicator}/{part}"
                    self._figures[unit, line, period] = value, ""

    def _take(self, unit: str, period: str, seal: Mapping[str, Any]) -> None:
        """What was sealed is not looked at."""

    def _given(self, unit: str, indicator: str, closing: Mapping[str, Decimal]) -> Decimal | None:
        if unit == self._sheet.unit:
            return _count(self._sheet.opening(indicator))
        return super()._given(unit, indicator, closing)


def _count(value: Value) -> Decimal | None:
    state, number = value
    return Decimal(0) if state == "nothing" else number
