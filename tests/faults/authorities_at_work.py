"""A second superior office beside the first: a district with a commune of its own, and at times one of the other's.

The commune that both have knows a journal for each, on the same PCs. Else the district is taken over some day as a
whole. It counts the first indicator too, and calls a stock what the other office adds up.
"""

from functools import cache

import independent_shapes
from offices_at_work import (
    COMMUNE,
    COMMUNE_PCS,
    INDICATORS,
    ROSTER_KEYS,
    SUPERIOR,
    Report,
    World,
    a_device,
    an_id,
    signed_roster,
)
from years_at_work import DECEMBER, NEW, OLD, PLAIN, YEARS, a_figure, a_record

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind
from ctph_desktop.domain.journal.roster import Member, Roster, encode_roster
from ctph_desktop.domain.journal.signed import SignedRecord
from ctph_desktop.domain.periods import ReportingPeriod

DISTRICT, BEYOND = an_id("district"), an_id("commune of the district")
THEIRS = an_id("programme of the district")
DISTRICT_PC = a_device("district 1", DISTRICT)
BEYOND_PCS = (a_device("beyond 1", BEYOND), a_device("beyond 2", BEYOND))
COMMON = {year: Book(BookKind.COMMON, DISTRICT, year) for year in (STANDING, OLD, NEW)}
_OPENED = independent_shapes.name("programme_year", THEIRS, str(NEW))
_CLOSED = independent_shapes.name("period", THEIRS, str(OLD))
_TARGET = (THEIRS, BEYOND, INDICATORS[0], "-", str(OLD), "committed", "")
_TARGETED = independent_shapes.name("target", *_TARGET)
_FIGURES = tuple(a_figure(BEYOND, INDICATORS[0], period) for period in ("2019-11", DECEMBER))

CELLS = {
    COMMON[STANDING]: (
        a_record("programme", THEIRS),
        a_record("programme_year", _OPENED),
        *(a_record("unit", unit) for unit in (BEYOND, DISTRICT, COMMUNE)),
        a_record("indicator", INDICATORS[0]),
    ),
    COMMON[OLD]: (a_record("period", _CLOSED), a_record("unit", BEYOND)),
    COMMON[NEW]: (a_record("unit", BEYOND),),
    Book(BookKind.UNIT, BEYOND, OLD): (*_FIGURES, a_record("person", an_id("official"))),
    Book(BookKind.UNIT, BEYOND, NEW): (a_figure(BEYOND, INDICATORS[0], "2020-01"),),
    Book(BookKind.ABOUT, BEYOND, STANDING): (a_record("target", _TARGETED),),
    Book(BookKind.ABOUT, BEYOND, OLD): (a_figure(BEYOND, INDICATORS[0], str(OLD), "baseline"),),
}


def _record_of(cell: str, number: int) -> dict[str, object]:
    _, kind, uuid = cell.split("/")
    found = {THEIRS: _programme, _OPENED: _opened, _CLOSED: _closing, _TARGETED: _target}.get(uuid)
    if found is not None:
        return found(number)
    if uuid in {BEYOND, DISTRICT}:
        return {"uuid": uuid, "code": "", "name": f"Xã {number}", "level": "commune", "kind": None, "parent": None}
    said = YEARS.record(cell, number)
    return said | {"kind": "stock"} if kind == "indicator" and number == 2 else said


def _programme(number: int) -> dict[str, object]:
    return YEARS.record(f"r/programme/{PLAIN}", number) | {
        "uuid": THEIRS, "title": f"Chương trình của huyện {number}", "superior": DISTRICT,
        "units": ((BEYOND, COMMUNE), (BEYOND,), (BEYOND, COMMUNE))[number], "indicators": INDICATORS[:1],
    }  # fmt: skip


def _opened(number: int) -> dict[str, object]:
    title = f"Chương trình của huyện {NEW}"
    return {
        "programme": THEIRS, "year": NEW, "title": title, "short_title": "", "number": "", "dated": "",
        "units": ((BEYOND,), (BEYOND, COMMUNE), (COMMUNE,))[number], "indicators": INDICATORS[:1], "forms": (),
    }  # fmt: skip


def _closing(number: int) -> dict[str, object]:
    return {"programme": THEIRS, "period": str(OLD), "is_closed": number > 0, "by": "", "reason": f"Lý do {number}"}


def _target(number: int) -> dict[str, object]:
    names = ("programme", "unit", "indicator", "breakdown", "period", "tier", "since")
    return dict(zip(names, _TARGET, strict=True)) | {"quantity": ("", "5", "12.5")[number], "document": ""}


_months = (ReportingPeriod.parse(period) for period in ("2019-11", DECEMBER))
REPORTS = tuple(Report(THEIRS, month, (cell,), BEYOND) for month, (_, cell) in zip(_months, _FIGURES, strict=True))
_DISTRICTS_OWN = (*2 * tuple(COMMON.values()), *(book for book in CELLS if book.kind is BookKind.ABOUT))
AUTHORITIES = World(
    cells={**YEARS.cells, **CELLS},
    homes={
        **YEARS.homes,
        SUPERIOR: (*YEARS.homes[SUPERIOR], *COMMON.values()),
        DISTRICT: _DISTRICTS_OWN,
        BEYOND: tuple(book for book in CELLS if book.kind is BookKind.UNIT),
    },
    forged=YEARS.forged,
    reports=(*YEARS.reports, *REPORTS),
    record=_record_of,
)


@cache
def districts_roster(*, is_shared: bool) -> SignedRecord:
    """Return the first version of the district: its commune, and the other office's where it is shared."""
    units = (BEYOND, COMMUNE) if is_shared else (BEYOND,)
    pcs = (*BEYOND_PCS, *(COMMUNE_PCS if is_shared else ()))
    grants = (DISTRICT_PC.grant(seals=False), *(pc.grant(seals=pc.name.endswith(" 1")) for pc in pcs))
    signer = bytes(ROSTER_KEYS[2].verify_key).hex()
    return signed_roster(
        encode_roster(Roster(1, "", DISTRICT, (signer,), tuple(Member(u, "own") for u in units), grants)), 2
    )
