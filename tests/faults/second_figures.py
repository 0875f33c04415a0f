"""What reports and typed figures come to, read a second time from the rules alone: sums, stocks, dashes and openings.

A value is its state and its number: a confirmed zero counts 0, what does not apply counts nothing, a blank is unknown.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from second_years import NEVER, Reading

Value = tuple[str, Decimal | None]
BLANK: Value = ("missing", None)
DASH: Value = ("not_applicable", None)
ZERO: Value = ("nothing", None)


def value_of(said: Mapping[str, Any]) -> Value:
    return said["s"], Decimal(said["q"]) if "q" in said else None


def summed(values: Iterable[Value]) -> Value:
    said = [value for value in values if value != BLANK]
    counting = [value for value in said if value != DASH]
    if not counting:
        return DASH if said else BLANK
    if all(value == ZERO for value in counting):
        return ZERO
    return "reported", sum((count or Decimal(0) for _, count in counting), Decimal(0))


@cache
def span_of(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period."""
    year, _, rest = period.partition("-")
    if "." in rest:
        first, last = rest.split(".")
        until = year if len(last) == 4 else year[:2] + last[:2]
        return f"{year}-{first[:2]}-{first[2:]}", f"{until}-{last[-4:-2]}-{last[-2:]}"
    if len(rest) == 4:
        return f"{year}-01-01", f"{rest}-12-31"
    begin, end = {"": (1, 12), "9m": (1, 9)}.get(rest) or _of_part(rest)
    return f"{year}-{begin:02}-01", f"{year}-{end:02}-{calendar.monthrange(int(year), end)[1]:02}"


def _of_part(rest: str) -> tuple[int, int]:
    if rest.isdecimal():
        return int(rest), int(rest)
    months = 3 if rest[0] == "q" else 6
    return months * int(rest[1]) - months + 1, months * int(rest[1])


def covering(period: str, typed: Iterable[str]) -> list[str]:
    """Return the longest of some other periods that follow one another from its first to its last day, if any do."""
    first, last = span_of(period)
    others = sorted({one for one in typed if one != period}, key=lambda one: span_of(one)[1], reverse=True)

    def going_on(day: str) -> list[str] | None:
        if day > last:
            return []
        for one in others:
            begin, end = span_of(one)
            if begin == day and end <= last and (rest := going_on(day_after(end))) is not None:
                return [one, *rest]
        return None

    return going_on(first) or []


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


class Page:
    """What the accepted reports of a programme in a year say, and what was given of stocks before."""

    def __init__(self, said: Reading, programme: str, year: int) -> None:
        self._said, self._programme, self._year = said, programme, year
        self.edition, self._home = said.editions[programme, year], said.home_of(programme)
        self.periods: list[str] = sorted(self.edition["periods"], key=lambda one: span_of(one)[::-1])
        self._figures: dict[tuple[str, str, str], tuple[Value, str]] = {}
        for (of, unit, period), name in said.accepted().items():
            if of == programme and period[:4] == str(year):
                self._take(unit, period, said.sealed(name))

    def _take(self, unit: str, period: str, seal: Mapping[str, Any]) -> None:
        for indicator, part, measure, state, count in seal["figures"]:
            if measure == self.edition["measure"]:
                value = state, Decimal(count) if count else None
                note = seal.get("notes", {}).get(f"{indicator}/-/{measure}", "") if part == "-" else ""
                self._figures[unit, indicator if part == "-" else f"{indicator}/{part}", period] = value, note

    def within(self, period: str) -> list[str]:
        first, last = span_of(period)
        return [one for one in self.periods if first <= span_of(one)[0] and span_of(one)[1] <= last]

    def until(self, period: str) -> list[str]:
        return [one for one in self.periods if span_of(one)[1] <= span_of(period)[1]]

    def waiting(self, period: str, day: str) -> set[str]:
        """Return the units that stand, of which a report of the period is not accepted, or of one they took over."""
        units, heirs = self._said.standing(self.edition["units"], day)
        reported = {(unit, one) for of, unit, one in self._said.accepted() if of == self._programme}
        return {
            unit
            for unit in units
            for one in _with_those_before(unit, heirs)
            for each in self.within(period)
            if self._is_open(one, each) and (one, each) not in reported
        }

    def _is_open(self, unit: str, period: str) -> bool:
        known, (first, last) = self._said.units.get(unit, {}), span_of(period)
        return (known.get("valid_from") or "") <= last and (known.get("valid_to") or NEVER) >= first

    def over(self, unit: str, heirs: Mapping[str, str], indicator: str, periods: Sequence[str]) -> Value:
        """Return what periods come to for a unit with those it took over."""
        before = [one for one, heir in heirs.items() if heir == unit]
        own = self._over(unit, indicator, periods)
        if before and self._said.is_stock(indicator[:32], self._home):
            ended = max(self._said.units[one]["valid_to"] for one in before)
            later = [one for one in periods if span_of(one)[1] > ended]
            since = self._over(unit, indicator, later)
            if self._said.moved_by(indicator, self._home) is None:
                if since != BLANK:
                    return since
            elif later and self._said.is_new(unit, before):  # in its opening is what the others closed with
                return since
        return summed([own, *(self.over(one, heirs, indicator, periods) for one in before)])

    def _over(self, unit: str, indicator: str, periods: Sequence[str]) -> Value:
        said = [one for one in periods if self._said_of(unit, indicator, one)[0] != BLANK]
        if self._counts_last(indicator):
            return self._said_of(unit, indicator, said[-1])[0] if said else BLANK
        whole = [one for one in said if not any(_lies_in(one, other) for other in said)]
        return summed(self._said_of(unit, indicator, one)[0] for one in whole)

    def _said_of(self, unit: str, indicator: str, period: str) -> tuple[Value, str]:
        return self._figures.get((unit, indicator, period), (BLANK, ""))

    def _counts_last(self, indicator: str) -> bool:
        return self._said.is_stock(indicator[:32], self._home) or self.edition["measure"] == "estimate"

    def notes(self, unit: str, heirs: Mapping[str, str], indicator: str, periods: Sequence[str]) -> set[str]:
        """Return the words beside the figures that periods come to."""
        found = set()
        for one in _with_those_before(unit, heirs):
            said = [self._said_of(one, indicator, each) for each in periods]
            said = [each for each in said if each[0] != BLANK]
            found |= {note for _, note in (said[-1:] if self._counts_last(indicator) else said) if note}
        return found

    # what a year begins with

    def opening(
        self, unit: str, heirs: Mapping[str, str], indicator: str, closing: Mapping[str, Decimal]
    ) -> Decimal | None:
        """Return what a stock of a unit begins with: what was given, else what the year before ended with."""
        before = [one for one, heir in heirs.items() if heir == unit]
        own = self._given(unit, indicator, closing)
        counts = [own] if own is not None or not before else []
        if own is None or not self._said.is_new(unit, before):
            counts += [self.opening(one, heirs, indicator, closing) for one in before]
        known = [count for count in counts if count is not None]
        return sum(known, Decimal(0)) if known else None

    def _given(self, unit: str, indicator: str, closing: Mapping[str, Decimal]) -> Decimal | None:
        cell = f"f/{unit}/{indicator}/-/{self._year}/baseline"
        state, count = self._said.figure(f"about/{unit}/{self._year}", cell)
        if state == "missing" and unit in self.edition["units"] and unit in closing:
            return closing[unit]
        return Decimal(0) if state == "nothing" else count

    def closing_before(self, indicator: str) -> dict[str, Decimal]:
        """Return what a stock of each unit stood at in the end of the year before, where that is known."""
        there = self.edition["document"], self._year - 1
        if there not in self._said.editions:
            return {}
        return Page(self._said, *there).closing(indicator)

    def _has_ended(self, unit: str, heirs: Mapping[str, str], indicator: str) -> bool:
        """Tell whether it is said how a moved stock stood in the end: of the unit, and of those added to it."""
        before = [one for one, heir in heirs.items() if heir == unit]
        last = [one for one in self.periods if self._is_open(unit, one)][-1:]
        is_said = bool(last) and self._said_of(unit, indicator, last[0])[0] != BLANK
        added = () if self._said.is_new(unit, before) else before
        return is_said and all(self._has_ended(one, heirs, indicator) for one in added)

    def _left(self, unit: str, heirs: Mapping[str, str], stock: str) -> Decimal:
        """Return what has left a stock in the year, as far as it is said."""
        flows = self._said.leaving(stock, self._home)
        parts = [self.over(unit, heirs, one, self.periods)[1] for names in flows for one in names]
        return sum((count for count in parts if count is not None), Decimal(0))

    def closing(self, indicator: str) -> dict[str, Decimal]:
        """Return what a stock of each unit that stands when the next year begins stood at, where that is known."""
        units, heirs = self._said.standing(self._said.with_heirs(self.edition["units"]), f"{self._year + 1}-01-01")
        before = self.closing_before(indicator)
        found = {unit: self.closing_of(unit, heirs, indicator, before) for unit in units}
        return {unit: count for unit, count in found.items() if count is not None}

    def closing_of(
        self, unit: str, heirs: Mapping[str, str], indicator: str, before: Mapping[str, Decimal]
    ) -> Decimal | None:
        """Return what a stock of a unit stood at in the end; `before` is what the year before ended with."""
        if indicator not in self._said.stocks_of(self.edition, self._home):
            return None
        is_moved = self._said.moved_by(indicator, self._home) is not None
        if is_moved and not self._has_ended(unit, heirs, indicator):
            return None
        state, count = self.over(unit, heirs, indicator, self.periods)
        if state != "missing":
            return Decimal(0) if state == "nothing" else count
        begun = self.opening(unit, heirs, indicator, before)
        return None if begun is None else max(begun - self._left(unit, heirs, indicator), Decimal(0))


def typed_by(said: Reading, programme: str, year: int, unit: str) -> dict[str, Value]:
    """Return what a unit finds in its sheets of a programme's year: what it typed, and what that comes to in others."""
    edition = said.editions[programme, year]
    years = range(year, max(int(span_of(one)[1][:4]) for one in edition["periods"]) + 1)
    books = [*(f"unit/{unit}/{one}" for one in years), f"about/{unit}/{year}"]
    found = {cell: said.figure(book, cell) for book in books for cell in said.figures_in(book)}
    for indicator, period, shorter in typed_elsewhere(said, programme, year, unit):
        if indicator not in said.indicators() or said.moved_by(indicator, said.home_of(programme)) is not None:
            continue  # what nobody defined is on no sheet, and where a moved stock stands is no sum
        values = [found.get(f"f/{unit}/{indicator}/-/{one}/actual", BLANK) for one in shorter]
        known = [value for value in values if value != BLANK]
        value = (known[-1] if known else BLANK) if said.is_stock(indicator, said.home_of(programme)) else summed(values)
        if value != BLANK:
            found[f"f/{unit}/{indicator}/-/{period}/actual"] = value
    return found


def typed_elsewhere(said: Reading, programme: str, year: int, unit: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the figures of longer periods that are typed in the shorter ones of another programme, or of the own."""
    edition = said.editions[programme, year]
    is_obliged = edition["document"] != programme
    if edition["measure"] != "actual" or (not is_obliged and all(_is_month(one) for one in edition["periods"])):
        return
    others: dict[str, list[Any]] = {}
    for (uuid, _), one in said.editions.items():
        if uuid != programme and one["document"] == uuid and unit in one["units"]:
            others.setdefault(uuid, []).append(one)
    for period in edition["periods"]:
        for indicator in edition["indicators"]:
            ways = [_way(period, indicator, years) for years in others.values()]
            if longest := max(ways, key=len, default=[]):
                yield indicator, period, longest


def _way(period: str, indicator: str, years: Sequence[Any]) -> list[str]:
    first, last = span_of(period)
    inside = [one for one in years if any(first <= span_of(p)[0] and span_of(p)[1] <= last for p in one["periods"])]
    if not all(indicator in one["indicators"] for one in inside):
        return []
    return covering(period, [each for one in years for each in one["periods"]])


def _is_month(period: str) -> bool:
    return len(period) == 7 and period[5:].isdecimal()


def _lies_in(period: str, other: str) -> bool:
    (first, last), (begin, end) = span_of(period), span_of(other)
    return period != other and begin <= first and last <= end


def _with_those_before(unit: str, heirs: Mapping[str, str]) -> list[str]:
    before = [one for one, heir in heirs.items() if heir == unit]
    return [unit, *(each for one in before for each in _with_those_before(one, heirs))]
