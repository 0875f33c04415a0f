"""A large sheet: a page scrolled, all of it painted, a block pasted, and one pasted by mistake."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from table import Row, limit, milliseconds, run_script

RUNS = 3
_GOALS = {
    "page": ("sheet of 300 × 40: a page scrolled, CPU", 0.016),
    "repaint": ("  all cells in sight painted, CPU", 0.033),
    "pasted": ("  300 × 12 cells pasted and painted, CPU", 0.3),
    "refused": ("  100,000 × 10 cells pasted by mistake, told that they lie beyond it, CPU", 0.3),
}


def measure(_folder: Path) -> Iterator[Row]:
    """Run the sheet several times and take the median of each."""
    runs = [run_script("sheet_driver.py") for _ in range(RUNS)]
    for name, (figure, most) in _GOALS.items():
        yield limit(figure, median(run[name] for run in runs), most=most, show=milliseconds)
