"""Vectors of what outlives a year and what a year has of its own: years opened, targets in versions, stated totals."""

import json
from collections.abc import Iterator

from handmade import operation, uuid
from vector_offices import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    FIGURE,
    INDICATOR,
    OFFICE_PC,
    OTHER,
    OWN_BOOK,
    PROGRAMME,
    ROSTERS,
    SUPERIOR,
    YEAR,
    a_segment,
    digest_of_parts,
    report,
    seal,
)

STANDING_COMMON, STANDING_ABOUT, STANDING_OWN = (
    book.replace(f"/{YEAR}", "/0000") for book in (COMMON_BOOK, ABOUT_BOOK, OWN_BOOK)
)
PLACE = ("programme", "unit", "indicator", "breakdown", "period", "tier", "since")
TARGET = {
    "programme": PROGRAMME, "unit": COMMUNE, "indicator": INDICATOR, "breakdown": "-", "period": YEAR,
    "tier": "committed", "since": "", "quantity": "1297", "document": "",
}  # fmt: skip
NEXT_YEAR = {
    "programme": PROGRAMME, "year": 2027, "title": "Chương trình năm 2027", "short_title": "", "number": "",
    "dated": "", "units": [COMMUNE], "indicators": [INDICATOR], "forms": [], "due_days": -5,
    "rhythm": [{"kind": "month", "since": "2027-01"}, {"kind": "quarter", "since": "2027-07"}],
}  # fmt: skip
UNIT = {
    "uuid": COMMUNE, "code": "19600", "name": "Xã Mới", "level": "commune", "kind": "xa", "parent": None,
    "valid_from": None, "valid_to": "2026-06-30", "successors": [uuid("east"), uuid("west")],
    "formerly": [{"name": "Xã Cũ", "code": "19597", "until": "2025-12-31"}],
}  # fmt: skip
STATED = {"form": uuid("form"), "column": "10", "quantity": "1297", "explanation": "Làm tròn từng xã"}


def target(**changes: str) -> bytes:
    """A version of a target, in the cell of its place and month."""
    value = TARGET | changes
    return operation(f"r/target/{digest_of_parts('target', *(value[name] for name in PLACE))}", value)


def opened(**changes: object) -> bytes:
    """A year that was opened, in the cell of its programme and year."""
    value = NEXT_YEAR | changes
    name = digest_of_parts("programme_year", str(value["programme"]), str(value["year"]))
    return operation(f"r/programme_year/{name}", value)


def stated(**changes: str) -> bytes:
    value = STATED | changes
    return operation(f"r/stated_total/{digest_of_parts('stated_total', value['form'], value['column'])}", value)


def years() -> Iterator[tuple[str, bytes]]:
    """Yield vectors by name, what is told before the two dashes."""

    def above(book: str, *lines: bytes) -> bytes:
        return report(ROSTERS + a_segment(b"".join(lines), device=OFFICE_PC, book=book))

    def own(*lines: bytes, book: str = OWN_BOOK) -> bytes:
        return report(ROSTERS + a_segment(b"".join(lines), book=book))

    amended = target(since=f"{YEAR}-07", quantity="1300.5", document="QĐ 12/QĐ-UBND")
    yield "ok--target-with-its-amendment-and-its-end", above(
        STANDING_ABOUT, target(), amended, target(since=f"{YEAR}-10", quantity=""), target(tier="assigned"),
    )  # fmt: skip
    term, third, fifth = f"{YEAR}-{int(YEAR) + 3}", int(YEAR) + 2, int(YEAR) + 4
    yield "ok--target-of-a-term-amended-in-its-third-year", above(
        STANDING_ABOUT, target(period=term), target(period=term, since=f"{third}-07", quantity="1400"),
    )  # fmt: skip
    beyond = target(period=term, since=f"{fifth}-01")
    yield "malformed--target-of-a-month-after-its-term", above(STANDING_ABOUT, beyond)
    total = target(unit=SUPERIOR, tier="assigned", quantity="12000")
    unit = operation(f"r/unit/{COMMUNE}", UNIT)
    yield "ok--what-outlives-the-years", above(STANDING_COMMON, opened(), unit, total, stated())
    yield "ok--year-copies-of-what-outlives-it", above(COMMON_BOOK, opened(), operation(f"r/unit/{COMMUNE}", UNIT))
    second = json.loads(seal())["x"] | {"programme": uuid("second programme")}
    cell = digest_of_parts("submission", uuid("second programme"), COMMUNE, f"{YEAR}-07")
    yield "ok--one-month-sealed-for-two-programmes", own(FIGURE, seal(), operation(f"r/submission/{cell}", second))
    yield "malformed--seal-of-another-programme", own(operation(json.loads(seal())["c"], second))
    yield "malformed--target-under-another-name", above(STANDING_ABOUT, operation(f"r/target/{uuid('x')}", TARGET))
    yield "malformed--target-of-a-month-of-another-year", above(STANDING_ABOUT, target(since="2025-07"))
    yield "malformed--target-with-exponent", above(STANDING_ABOUT, target(quantity="1e5"))
    yield "malformed--target-without-a-unit", above(STANDING_ABOUT, target(unit=""))
    yield "needs_update--target-of-a-quarter", above(STANDING_ABOUT, target(period=f"{YEAR}-q1"))
    yield "needs_update--target-of-a-later-tier", above(STANDING_ABOUT, target(tier="stretch"))
    yield "wrong_book--target-in-the-book-of-a-unit", own(target(), book=STANDING_OWN)
    year = digest_of_parts("programme_year", PROGRAMME, "2028")
    yield (
        "malformed--year-under-the-name-of-another",
        above(STANDING_COMMON, operation(f"r/programme_year/{year}", NEXT_YEAR)),
    )
    yield "malformed--year-that-cannot-be", above(STANDING_COMMON, opened(year=3000))
    yield (
        "needs_update--rhythm-of-a-later-version",
        above(STANDING_COMMON, opened(rhythm=[{"kind": "week", "since": "2027-01"}])),
    )
    yield (
        "malformed--rhythm-from-no-month",
        above(STANDING_COMMON, opened(rhythm=[{"kind": "month", "since": "2027-13"}])),
    )
    yield "wrong_book--year-in-the-book-about-a-unit", above(STANDING_ABOUT, opened())
    yield "wrong_book--figure-in-a-standing-book", own(FIGURE, book=STANDING_OWN)
    yield "wrong_book--seal-in-a-standing-book", own(seal(), book=STANDING_OWN)
    yield (
        "malformed--stated-total-of-another-column",
        above(STANDING_COMMON, operation(json.loads(stated(column="11"))["c"], STATED)),
    )
    called = {"uuid": OTHER, "formerly": [{"name": "x", "code": "", "until": "2026-06-31"}]}
    yield (
        "malformed--unit-that-was-called-so-until-no-day",
        above(STANDING_COMMON, operation(f"r/unit/{OTHER}", UNIT | called)),
    )
