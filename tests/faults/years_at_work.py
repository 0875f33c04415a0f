"""What offices write that know years: two programmes, units that merge and divide, targets by month, older copies.

The first programme is monthly and of one year alone, signed anew each year; the second is of a term, by the quarter.
Both count the first indicator, and at times a stock that it increases and another one decreases. Beside their rhythm
they ask for 9 months, an estimate of the year, some days that reach into the next year, and the whole term.
"""

from collections.abc import Iterator

import agreed_at_work
import independent_shapes
from agreed_at_work import answer_to, documents_of
from offices_at_work import COMMUNE, INDICATORS, OTHER, SUPERIOR, Report, World, an_id

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.periods import ReportingPeriod

OLD, NEW = 2019, 2020
PLAIN, TERM = an_id("programme"), an_id("programme of a term")
HEIR, PART = an_id("merged commune"), an_id("part of the other commune")
COMMON = {year: Book(BookKind.COMMON, SUPERIOR, year) for year in (STANDING, OLD, NEW)}
OWN = {year: Book(BookKind.UNIT, COMMUNE, year) for year in (STANDING, OLD, NEW)}
ABOUT = {year: Book(BookKind.ABOUT, COMMUNE, year) for year in (STANDING, OLD, NEW)}
OTHERS_OWN = {year: Book(BookKind.UNIT, OTHER, year) for year in (OLD, NEW)}
ABOUT_OTHERS = {unit: Book(BookKind.ABOUT, unit, STANDING) for unit in (OTHER, HEIR, PART)}
ABOUT_OTHERS_YEAR = Book(BookKind.ABOUT, OTHER, OLD)
DECEMBER, JANUARY = "2019-12", "2020-01"
WHOLE_TERM, SOME_DAYS = "2019-2021", "2019-1220.200110"
_MONTHS = ("", "2019-06", DECEMBER)
_UNITS = ((COMMUNE, OTHER), (COMMUNE, OTHER, HEIR), (PART, HEIR, OTHER))
_ORGANISATION = an_id("organisation")
INCREASE, DECREASE, MOVED = INDICATORS[0], an_id("what leaves the moved stock"), an_id("moved stock")


def a_figure(unit: str, indicator: str, period: str, measure: str = "actual") -> tuple[str, str]:
    """Return the kind and the cell of a figure."""
    return FIGURE, f"f/{unit}/{indicator}/-/{period}/{measure}"


def a_record(kind: str, uuid: str) -> tuple[str, str]:
    """Return the kind and the cell of a record."""
    return RECORD, f"r/{kind}/{uuid}"


def _targets(unit: str, *, year: int, programmes: tuple[str, ...] = (PLAIN, TERM)) -> Iterator[tuple[str, str]]:
    for programme in programmes:
        for since in _MONTHS if year == OLD else ("", "2020-02"):
            target = _target_place(programme, unit, str(year), since)
            yield a_record("target", independent_shapes.name("target", *target))
            _TARGETS[independent_shapes.name("target", *target)] = target


def _targets_of_the_term(unit: str) -> Iterator[tuple[str, str]]:
    for since in ("", "2020-03"):
        target = _target_place(TERM, unit, WHOLE_TERM, since)
        yield a_record("target", independent_shapes.name("target", *target))
        _TARGETS[independent_shapes.name("target", *target)] = target


def _target_place(programme: str, unit: str, year: str, since: str) -> tuple[str, ...]:
    tier = "assigned" if unit == SUPERIOR else "committed"
    return programme, unit, INDICATORS[0], "-", year, tier, since


_TARGETS: dict[str, tuple[str, ...]] = {}
_STATED = independent_shapes.name("stated_total", an_id("form"), "10")


def _obligation(programme: str, name: str, kind: str, **said: object) -> dict[str, object]:
    return {"programme": programme, "name": name, "kind": kind, **said}


def _obligation_uuid(said: dict[str, object]) -> str:
    place = (said["programme"], said["kind"], said.get("number", 0), said.get("period", ""))
    return independent_shapes.name(
        "obligation", *map(str, place), str(said.get("measure", "actual")), str(said["name"])
    )


_OBLIGED = (
    _obligation(PLAIN, "Ước cả năm", "month", number=12, measure="estimate"),
    _obligation(PLAIN, "Báo cáo 9 tháng", "nine_months"),
    _obligation(PLAIN, "Rà soát cuối năm", "span", period=SOME_DAYS),
    _obligation(TERM, "Tổng kết giai đoạn", "term", period=WHOLE_TERM),
)
OBLIGATIONS = {_obligation_uuid(said): said for said in _OBLIGED}
ESTIMATE, NINE_MONTHS, DAYS_OBLIGED, TERM_OBLIGED = OBLIGATIONS
_CLOSINGS = {
    independent_shapes.name("period", programme, period): (programme, period)
    for programme in (PLAIN, TERM, ESTIMATE)
    for period in ("2019", "2020", DECEMBER)
}
_OPENINGS = {
    independent_shapes.name("programme_year", programme, str(year)): (programme, year)
    for programme in (PLAIN, TERM)
    for year in (NEW, NEW + 1)
}
_DEFINITIONS = (
    *(a_record("programme", uuid) for uuid in (PLAIN, TERM)),
    *(a_record("programme_year", uuid) for uuid in _OPENINGS),
    *(a_record("unit", unit) for unit in (COMMUNE, OTHER, HEIR, PART)),
    a_record("indicator", INDICATORS[0]),
    a_record("organisation", _ORGANISATION),
)
_DOCUMENTS = (
    *documents_of(PLAIN, OLD, versions=(1, 2)),
    *documents_of(PLAIN, NEW, versions=(1,)),
    *documents_of(TERM, OLD, versions=(1, 2, 3)),
)
_ANSWERED = {
    OLD: (answer_to(PLAIN, str(OLD)), answer_to(TERM, str(OLD)), answer_to(TERM, WHOLE_TERM)),
    NEW: (answer_to(PLAIN, str(NEW)),),
}

CELLS = {
    COMMON[STANDING]: (
        *_DEFINITIONS,
        *2 * tuple(a_record("obligation", uuid) for uuid in OBLIGATIONS),
        *(a_record("indicator", uuid) for uuid in (INDICATORS[1], DECREASE, MOVED)),
        a_record("stated_total", _STATED),
        *_DOCUMENTS,
        *_targets(SUPERIOR, year=OLD, programmes=(PLAIN,)),
    ),
    # In the books of a year lie what happens in it, and what 0.1.0 wrote there of all that outlives it.
    COMMON[OLD]: (*_DEFINITIONS, _DOCUMENTS[0], *(a_record("period", uuid) for uuid in _CLOSINGS)),
    COMMON[NEW]: (a_record("unit", COMMUNE), *(a_record("period", uuid) for uuid in _CLOSINGS)),
    OWN[STANDING]: (a_record("person", an_id("official")),),
    OWN[OLD]: (
        *(a_figure(COMMUNE, indicator, DECEMBER) for indicator in INDICATORS),
        *(a_figure(COMMUNE, indicator, "2019-11") for indicator in INDICATORS),
        *(a_figure(COMMUNE, indicator, "2019-q4") for indicator in INDICATORS),
        *(a_figure(COMMUNE, indicator, DECEMBER, "estimate") for indicator in INDICATORS),
        *(a_figure(COMMUNE, INDICATORS[1], period) for period in ("2019-9m", SOME_DAYS, WHOLE_TERM)),
        *(a_figure(COMMUNE, MOVED, period) for period in (DECEMBER, "2019-q4")),
        *(a_figure(COMMUNE, DECREASE, period) for period in ("2019-11", DECEMBER, "2019-q4")),
        a_record("person", an_id("official")),
        *_ANSWERED[OLD],
    ),
    OWN[NEW]: (
        *(a_figure(COMMUNE, indicator, JANUARY) for indicator in INDICATORS),
        a_figure(COMMUNE, INDICATORS[0], "2020-02"),
        a_record("explanation", an_id("explanation")),
        *_ANSWERED[NEW],
    ),
    OTHERS_OWN[OLD]: (
        *(a_figure(OTHER, indicator, "2019-11") for indicator in (*INDICATORS, DECREASE, MOVED)),
        a_figure(OTHER, INDICATORS[0], DECEMBER),
        _ANSWERED[OLD][0],
    ),
    OTHERS_OWN[NEW]: (a_figure(OTHER, INDICATORS[0], JANUARY),),
    ABOUT[STANDING]: (
        *_targets(COMMUNE, year=OLD),
        *_targets(COMMUNE, year=NEW),
        *_targets_of_the_term(COMMUNE),
    ),
    ABOUT[OLD]: (
        a_figure(COMMUNE, INDICATORS[0], "2019", "committed"),
        *(a_figure(COMMUNE, indicator, "2019", "baseline") for indicator in (*INDICATORS, MOVED)),
        a_record("remark", an_id("remark")),
    ),
    ABOUT[NEW]: tuple(a_figure(COMMUNE, indicator, "2020", "baseline") for indicator in (INDICATORS[0], MOVED)),
    ABOUT_OTHERS_YEAR: tuple(a_figure(OTHER, indicator, "2019", "baseline") for indicator in (INDICATORS[1], MOVED)),
    ABOUT_OTHERS[OTHER]: tuple(_targets(OTHER, year=OLD)),
    ABOUT_OTHERS[HEIR]: tuple(_targets(HEIR, year=OLD, programmes=(PLAIN,))),
    ABOUT_OTHERS[PART]: tuple(_targets(PART, year=OLD, programmes=(PLAIN,))),
}  # fmt: skip


def record_of(cell: str, number: int) -> dict[str, object]:
    """Return what the record of a cell may say: one of a few values that differ."""
    _, kind, uuid = cell.split("/")
    return _RECORDS[kind](uuid, number)


def _programme(uuid: str, number: int) -> dict[str, object]:
    term = {"last_year": NEW + number, "rhythm": [{"kind": "quarter", "since": "2019-01"}]}
    counted = INDICATORS[:1] if uuid == TERM else INDICATORS
    counted += (DECREASE, MOVED) if number != (1 if uuid == TERM else 0) else ()
    return {
        "uuid": uuid, "title": f"Chương trình {number}", "short_title": "", "number": "", "dated": "",
        "plan_year": OLD, "calendar": "", "superior": SUPERIOR, "units": _UNITS[number], "parties": (),
        "indicators": counted, "forms": (), "reports_to": "",
    } | (term if uuid == TERM else {})  # fmt: skip


def _opening(uuid: str, number: int) -> dict[str, object]:
    programme, year = _OPENINGS[uuid]
    rhythm = [{"kind": "quarter", "since": f"{year}-0{4 * number + 1}"}]
    return {
        "programme": programme, "year": year, "title": f"Chương trình {year}", "short_title": "", "number": "",
        "dated": "", "units": _UNITS[number], "forms": (),
        "indicators": (*INDICATORS[:1], *((DECREASE, MOVED) if number < 2 else ())),
    } | ({"rhythm": rhythm} if programme == TERM else {})  # fmt: skip


def _unit(uuid: str, number: int) -> dict[str, object]:
    """A commune stays, is renamed, merged, or divided; those that come of it begin then, or were there before."""
    called = {"uuid": uuid, "code": "", "name": f"Xã {number}", "level": "commune", "kind": None, "parent": None}
    renamed = {"formerly": [{"name": "Xã cũ", "code": "", "until": "2019-12-31"}]}
    return (
        called
        | {
            COMMUNE: (
                {},
                {"valid_to": "2019-11-30", "successors": [HEIR]},
                renamed,
                {"valid_to": "2019-12-31", "successors": [HEIR, PART]},
            ),
            OTHER: (
                {},
                {"valid_to": "2019-12-31", "successors": [HEIR]},
                {"valid_to": "2019-05-31", "successors": [HEIR, PART]},
                {"valid_to": "2019-11-30", "successors": [COMMUNE]},
            ),
            HEIR: ({}, {"valid_from": "2019-12-01"}, {"valid_from": "2020-01-01"}),
            PART: ({"valid_from": "2019-06-01"}, {"valid_to": "2019-12-31", "successors": [HEIR]}, {}),
        }[uuid][number]
    )


def _indicator(uuid: str, number: int) -> dict[str, object]:
    """The last one was typed before it was moved, and may be so again."""
    kind = "stock" if uuid in {INDICATORS[1], MOVED} else "flow"
    moved = {"increase": INCREASE, "decrease": DECREASE} if uuid == MOVED and number < 2 else {}
    return {
        "uuid": uuid, "code": "CT", "name": f"Chỉ tiêu {number}", "unit_of_measure": "hộ", "decimals": 0,
        "kind": kind, "direction": "up", "is_monthly": True,
    } | moved  # fmt: skip


def _target(uuid: str, number: int) -> dict[str, object]:
    names = ("programme", "unit", "indicator", "breakdown", "period", "tier", "since")
    place = dict(zip(names, _TARGETS[uuid], strict=True))
    return place | {"quantity": ("", "5", "12.5")[number], "document": f"QĐ {number}"}


def _closing(uuid: str, number: int) -> dict[str, object]:
    programme, period = _CLOSINGS[uuid]
    return {"programme": programme, "period": period, "is_closed": number > 0, "by": "", "reason": f"Lý do {number}"}


_RECORDS = {
    "programme": _programme, "programme_year": _opening, "unit": _unit, "indicator": _indicator, "target": _target,
    "period": _closing, "programme_document": agreed_at_work.document, "target_answer": agreed_at_work.answer,
    "obligation": lambda uuid, number: OBLIGATIONS[uuid] | ({"due_days": 5 - 10 * number} if number else {}),
    "stated_total": lambda _, number: {"form": an_id("form"), "column": "10", "quantity": str(number)},
    "person": lambda _, number: {"name": f"Cán bộ {number}", "post": ""},
    "explanation": lambda _, number: {"text": f"Giải trình {number}"},
    "organisation": lambda uuid, number: {"uuid": uuid, "code": "ND", "name": f"Hội {number}", "short_name": ""},
    "remark": lambda _, number: {
        "seal": "", "unit": COMMUNE, "period": DECEMBER, "cell": "", "text": f"Góp ý {number}", "by": "",
    },
}  # fmt: skip


def _own(period: str, *, measure: str = "actual", unit: str = COMMUNE) -> tuple[str, ...]:
    return tuple(a_figure(unit, indicator, period, measure)[1] for indicator in (*INDICATORS, DECREASE, MOVED))


_parse = ReportingPeriod.parse
REPORTS = (
    *(Report(PLAIN, _parse(period), _own(period)) for period in ("2019-11", DECEMBER, DECEMBER, JANUARY)),
    Report(TERM, _parse(DECEMBER), _own(DECEMBER)[:1]),
    Report(TERM, _parse("2019-q4"), _own("2019-q4")),
    Report(ESTIMATE, _parse(DECEMBER), _own(DECEMBER, measure="estimate")),
    Report(TERM, _parse("2020-q1"), _own("2020-q1")),
    *2 * (Report(PLAIN, _parse("2019-11"), _own("2019-11", unit=OTHER), OTHER),),
    Report(NINE_MONTHS, _parse("2019-9m"), _own("2019-9m")[1:]),
    Report(DAYS_OBLIGED, _parse(SOME_DAYS), _own(SOME_DAYS)[1:]),
    Report(TERM_OBLIGED, _parse(WHOLE_TERM), _own(WHOLE_TERM)[1:]),
)
YEARS = World(
    cells=CELLS,
    homes={
        COMMUNE: tuple(OWN.values()),
        OTHER: tuple(OTHERS_OWN.values()),
        SUPERIOR: (
            *ABOUT.values(),
            *ABOUT_OTHERS.values(),
            ABOUT_OTHERS_YEAR,
            COMMON[OLD],
            COMMON[NEW],
            *3 * (COMMON[STANDING],),
        ),
    },
    forged={COMMUNE: tuple(OWN.values()), OTHER: tuple(OTHERS_OWN.values()), SUPERIOR: tuple(ABOUT.values())},
    reports=REPORTS,
    record=record_of,
)
"""Two programmes over three years, as offices have them now, beside what 0.1.0 wrote."""
