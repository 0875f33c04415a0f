"""Plausible progress for the sample, always the same from one seed; no real progress of 2019 is known."""

import random
from collections.abc import Mapping
from typing import Final

from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.report_rows import ProgressRow, ProgressSheet

SEED: Final = 2019
_WITHOUT_TARGET: Final = {"cuộc": (1, 4), "lượt người": (40, 160), "người": (0, 6), "hộ": (0, 0)}
_SEASON: Final = (0.7, 0.6, 1.1, 1.1, 1.1, 1.2, 1.0, 1.0, 1.1, 1.1, 1.0, 1.0)


def month_of_figures(sheet: ProgressSheet, *, unit_code: str) -> dict[LineKey, FigureValue]:
    """Return a value for every line of a month's sheet that can be typed into."""
    return {row.key: _value(row, sheet.period, unit_code) for row in sheet.rows if not row.is_computed}


def _value(row: ProgressRow, period: ReportingPeriod, unit_code: str) -> FigureValue:
    chance = random.Random(f"{SEED} {unit_code} {row.key} {period.code}")  # noqa: S311 - a sample, not a secret
    if row.committed is None:
        low, high = _WITHOUT_TARGET.get(row.unit_of_measure, (0, 3))
        number = chance.randint(low, high)
    else:
        mean = float(row.committed) / 12 * _SEASON[period.number - 1]
        number = max(0, round(chance.gauss(mean, mean / 4)))
        if mean < 1:
            number = int(chance.random() < mean)
    return FigureValue.reported(number) if number else NOTHING


def corrected(values: Mapping[LineKey, FigureValue], *, key: LineKey) -> dict[LineKey, FigureValue]:
    """Return the values a commune sends after a remark on one line: that line two lower, never below zero."""
    quantity = values[key].count
    lower = max(int(quantity or 0) - 2, 0)
    return {key: FigureValue.reported(lower) if lower else NOTHING}
