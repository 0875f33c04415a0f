"""What a measurement gives, how runs take turns, and the one table all of them are printed in."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from json import loads
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
HEADINGS = ("figure", "measured", "bare baseline", "ratio", "goal", "met")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, against what, and whether the goal was met; texts are ready to print."""

    figure: str
    measured: str
    baseline: str
    ratio: str
    goal: str
    is_met: bool | None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's texts in the order of the headings."""
        met = {True: "yes", False: "NO", None: ""}[self.is_met]
        return (self.figure, self.measured, self.baseline, self.ratio, self.goal, met)


def against(
    figure: str, measured: float, *, baseline: float, most: float | None, show: Callable[[float], str], what: str
) -> Row:
    """Return the line of a figure whose goal, if it has one, is a ratio to its bare baseline."""
    ratio = measured / baseline
    goal, is_met = ("", None) if most is None else (f"≤ {most:.2f}", ratio <= most)
    return Row(figure, show(measured), f"{show(baseline)} {what}", f"{ratio:.2f}", goal, is_met)


def limit(figure: str, measured: float, *, most: float, show: Callable[[float], str]) -> Row:
    """Return the line of a figure whose goal is an amount."""
    return Row(figure, show(measured), "", "", f"< {show(most)}", measured < most)


def seconds(amount: float) -> str:
    """Write seconds."""
    return f"{amount:.2f} s"


def milliseconds(amount: float) -> str:
    """Write seconds as milliseconds."""
    return f"{amount * 1000:.1f} ms"


def megabytes(amount: float) -> str:
    """Write bytes as megabytes."""
    return f"{amount / 1e6:.1f} MB"


def in_turns(runs: int, subjects: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Return the median of each subject, measured in turns so that a busy moment meets all of them."""
    found: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(runs):
        for name, subject in subjects.items():
            found[name].append(subject())
    return {name: median(amounts) for name, amounts in found.items()}


def run_script(name: str, *arguments: object) -> Any:
    """Run a script beside this one in a process of its own and return the JSON of its last line.

    RuntimeError, with exit status and output: it failed, or said nothing that can be read.
    """
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        done.check_returncode()
        return loads(done.stdout.strip().splitlines()[-1])
    except (subprocess.CalledProcessError, IndexError, ValueError) as error:
        raise RuntimeError(
            f"{name} ended with {done.returncode}\n--- output\n{done.stdout}\n--- errors\n{done.stderr}"
        ) from error


def print_table(rows: Iterable[Row]) -> None:
    """Print lines as a Markdown table in columns of even width."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    for number, line in enumerate(lines):
        sys.stdout.write("| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |\n")
        if number == 0:
            sys.stdout.write("|" + "|".join("-" * (width + 2) for width in widths) + "|\n")
