"""What commands print: tables for people, JSON for scripts."""

import json
from collections.abc import Iterable, Sequence
from typing import Any


def number(quantity: Any) -> str | None:
    """Write an exact quantity for scripts; null where there is none."""
    return None if quantity is None else f"{quantity:f}"


def print_json(value: Any) -> None:
    """Print data as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, none: str, below: Sequence[Sequence[str]] | None = None
) -> None:
    """Print rows below a head, in columns; `below` has the lines that stand under each row.

    `none` is said instead where there is no row: a head alone leaves people guessing whether anything was done.
    """
    table = [tuple(head), *(tuple(row) for row in rows)]
    if len(table) == 1:
        print(none)
        return
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    under = ((), *(below or ((),) * (len(table) - 1)))
    for row, lines in zip(table, under, strict=True):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
        for line in lines:
            print(f"    {line}")
