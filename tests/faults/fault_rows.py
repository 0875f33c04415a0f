"""What a part of `make faults` gives, how pieces of it add up, and the one table all of them are printed in."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

HEADINGS = ("fault", "tried", "violations", "detail")
_MOST_TEXT = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was tried, how often, and how often the promise was broken.

    `detail` says what is worth saying of the line, or what broke and the seed that shows it again. Numbers that have
    to be added over the pieces of a long run stand in `sums`, those of which the largest counts in `peaks`.
    """

    name: str
    tried: int
    violations: int = 0
    detail: str = ""
    sums: Mapping[str, int] = field(default_factory=dict)
    peaks: Mapping[str, float] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's texts in the order of the headings."""
        said = [self.detail] if self.detail else []
        said += [f"{number:,} {what}" for what, number in self.sums.items()]
        said += [f"{what} {number:.3g}" for what, number in self.peaks.items()]
        return (self.name, f"{self.tried:,}", f"{self.violations:,}", ", ".join(said))


def added(rows: Iterable[Row]) -> list[Row]:
    """Return one row for each name: counts added, the largest of the peaks, what was said said once."""
    found: dict[str, Row] = {}
    for row in rows:
        known = found.get(row.name)
        found[row.name] = row if known is None else _sum(known, row)
    return list(found.values())


def _sum(one: Row, other: Row) -> Row:
    details = dict.fromkeys(filter(None, (*one.detail.split("; "), *other.detail.split("; "))))
    return Row(
        one.name,
        one.tried + other.tried,
        one.violations + other.violations,
        "; ".join(details)[:_MOST_TEXT],
        {what: one.sums.get(what, 0) + other.sums.get(what, 0) for what in {**one.sums, **other.sums}},
        {what: max(one.peaks.get(what, 0), other.peaks.get(what, 0)) for what in {**one.peaks, **other.peaks}},
    )


def print_table(rows: Iterable[Row]) -> None:
    """Print rows as a Markdown table in columns of even width."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    for number, line in enumerate(lines):
        sys.stdout.write("| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |\n")
        if number == 0:
            sys.stdout.write("|" + "|".join("-" * (width + 2) for width in widths) + "|\n")
