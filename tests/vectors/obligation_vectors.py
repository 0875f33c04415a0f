"""Vectors of reports beside the rhythm of a programme, of terms and of days."""

import json
from collections.abc import Iterator

from handmade import operation, uuid
from vector_offices import (
    CELL,
    COMMUNE,
    INDICATOR,
    OFFICE_PC,
    PROGRAMME,
    ROSTERS,
    YEAR,
    a_segment,
    digest_of_parts,
    report,
    seal,
)
from year_vectors import STANDING_COMMON

NINE = {"programme": PROGRAMME, "name": "Báo cáo 9 tháng", "kind": "nine_months", "due_days": 5}
ESTIMATE = NINE | {"name": "Ước cả năm", "kind": "month", "number": 7, "measure": "estimate"}
TERM = NINE | {"name": "Tổng kết", "kind": "term", "period": f"{YEAR}-2029"}
FIVE = {"s": "reported", "q": "5"}


def obligations() -> Iterator[tuple[str, bytes]]:
    """Yield vectors by name, what is told before the two dashes."""

    def asked(value: dict[str, object]) -> bytes:
        line = operation(f"r/obligation/{uuid('obligation')}", value)
        return report(ROSTERS + a_segment(line, device=OFFICE_PC, book=STANDING_COMMON))

    def told(*lines: bytes) -> bytes:
        return report(ROSTERS + a_segment(b"".join(lines)))

    for name, value in (
        ("ok--obligation-of-nine-months", NINE),
        ("ok--obligation-of-an-estimate", ESTIMATE),
        ("ok--obligation-of-a-term", TERM),
        ("needs_update--obligation-of-a-later-kind", NINE | {"kind": "school_year"}),
        ("needs_update--obligation-of-a-later-period", TERM | {"period": f"{YEAR}.school"}),
        ("malformed--obligation-of-the-13th-month", ESTIMATE | {"number": 13}),
        ("malformed--obligation-of-targets", ESTIMATE | {"measure": "committed"}),
        ("malformed--obligation-of-a-term-that-is-a-year", TERM | {"period": YEAR}),
        ("malformed--obligation-without-a-name", NINE | {"name": ""}),
    ):
        yield name, asked(value)
    yield "ok--figure-of-some-days", told(operation(CELL.replace("-07", "-0310.0325"), FIVE))
    yield "ok--figure-of-days-into-the-next-year", told(operation(CELL.replace("-07", "-1220.270110"), FIVE))
    yield "ok--figure-of-a-term", told(operation(CELL.replace("-07", "-2029"), FIVE))
    yield "needs_update--days-the-wrong-way-round", told(operation(CELL.replace("-07", "-0325.0310"), FIVE))
    estimated = [[INDICATOR, "-", "estimate", "reported", "5"]]
    second = json.loads(seal())["x"] | {"programme": uuid("obligation"), "figures": estimated}
    cell = digest_of_parts("submission", uuid("obligation"), COMMUNE, f"{YEAR}-07")
    yield (
        "ok--month-sealed-and-the-estimate-made-in-it",
        told(seal(), operation(CELL.replace("actual", "estimate"), FIVE), operation(f"r/submission/{cell}", second)),
    )
