"""What the values of operations may say, written from FORMAT.md §6 alone: no code is shared with the program.

`fit` says of a value whether this version reads it (0), a later version wrote it (1), or none did (2).
"""

import json
import re
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

MEASURES = {"baseline", "assigned", "committed", "actual", "estimate", "stated_total"}
STATES = {"reported", "nothing", "missing", "not_applicable"}
PERIOD = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|q[1-4]|h[12]|9m))?(?:@15)?"
LATER_PERIOD = r"[0-9]{4}[-.a-z0-9]{0,12}(?:@[0-9]{2})?"
UUID = r"[0-9a-f]{32}"
QUANTITY = r"-?[0-9]{1,14}(\.[0-9]{1,4})?"


class Null(NamedTuple):
    """A shape, or null in its place."""

    shape: object


SOURCE = {
    "indicator": str, "measure": MEASURES, "span?": {"year", "in_period", "cumulative"}, "breakdown?": Null(str),
    "sums_breakdowns?": bool,
}  # fmt: skip
SEVERITY = {"error", "doubt", "note"}
FORM = {
    **dict.fromkeys(("uuid", "code", "number", "title", "attached_to", "line_heading", "total_label"), str),
    "columns": [{
        "code": str, "label": str, "printed": str, "role": {"baseline", "target", "progress", "derived"},
        "decimals?": int, "groups?": [str], "source?": Null(SOURCE), "formula?": Null(str),
        "total?": {"sum", "formula", "none"}, "is_percentage?": bool, "stated_source?": Null(SOURCE),
    }],
    "lines": [{"unit": str, "label": str, "formerly?": [{"label": str, "until": date}]}], "version?": int,
    "checks?": [{"identity": str, "severity": SEVERITY, "explanation": str, "tolerance?": Decimal}],
    "cross_checks?": [
        {"column": str, "other_form": str, "other_column": str, "severity": SEVERITY, "explanation": str},
    ],
    "notes?": [str], "prints_column_numbers?": bool, "ordinal_heading?": str, "leading_codes?": (str, str),
}  # fmt: skip
FIGURES = [(str, str, str, str, str)]
CELLS = [(str, str, str)]
OF_A_YEAR = {"month": 12, "quarter": 4, "half_year": 2, "nine_months": 0, "year": 0}
RHYTHM = [{"kind": {*OF_A_YEAR}, "since": str}]
RECORDS = {
    "programme": {
        **dict.fromkeys(("uuid", "title", "short_title", "number", "dated", "superior", "reports_to"), str),
        "plan_year": int, "calendar": {"", "@15"}, "units": [str], "parties": [{"name": str, "unit?": Null(str)}],
        "indicators": [str], "forms": [str], "is_sample?": bool, "due_days?": int, "last_year?": int,
        "rhythm?": RHYTHM,
    },
    "programme_year": {
        **dict.fromkeys(("programme", "title", "short_title", "number", "dated"), str), "year": int, "units": [str],
        "indicators": [str], "forms": [str], "due_days?": int, "rhythm?": RHYTHM,
    },
    "programme_document": {
        **dict.fromkeys(("programme", "title", "short_title", "number", "dated"), str), "year": int, "version": int,
        **dict.fromkeys(("place?", "issuer?", "archive?", "amended_by?", "amended_on?", "reason?"), str),
        "kind?": {"coordination", "plan", "action", "letter", "other"}, "last_year?": int,
        "parties?": [{
            "name": str, "unit?": Null(str), "is_signed?": bool,
            **dict.fromkeys(("capacity?", "post?", "signer?", "signed_on?", "standing_body?", "contact?"), str),
        }],
        "recipients?": [{"name": str, "remark?": str}],
        "links?": [{
            "number": str, **dict.fromkeys(("title?", "dated?", "issuer?", "term?"), str),
            "relation": {
                "parent", "implements", "replaces", "predecessor", "replies_to", "refers_to", "legal_basis",
            },
        }],
    },
    "obligation": {
        "programme": str, "name": str, "kind": {*OF_A_YEAR, "term", "span"}, "number?": int, "period?": str,
        "measure?": MEASURES, "due_days?": int,
    },
    "indicator": {
        "uuid": str, "code": str, "name": str, "unit_of_measure": str, "decimals": int,
        "kind": {"flow", "stock", "derived"}, "direction": {"up", "down", "neutral"}, "is_monthly?": bool,
        "breakdowns?": [str], "ceiling?": Null(str), "note?": str, "increase?": Null(str), "decrease?": Null(str),
        "numerator?": Null(str), "denominator?": Null(str),
    },
    "form": FORM,
    "form_edition": FORM,
    "unit": {
        "uuid": str, "code": str, "name": str, "level": {"province", "district", "commune"},
        "kind": Null({"xa", "phuong", "thi_tran", "dac_khu"}), "parent": Null(str), "valid_from?": Null(date),
        "valid_to?": Null(date), "short_name?": str, "note?": str, "successors?": [str],
        "formerly?": [{"name": str, "code": str, "until": date, "short_name?": str}],
    },
    "organisation": {"uuid": str, "code": str, "name": str, "short_name": str},
    "person": {"name": str, "post": str, "since?": str, "until?": str},
    "submission": {
        "programme": str, "unit": str, "period": str, "figures": FIGURES, "basis": [str], "replaces": str, "by": str,
        "note?": str, "closing?": str, "pieces?": [str], "notes?": {"*": str},
    },
    "submission_piece": {"figures": {"*": FIGURES}, "notes?": {"*": {"*": str}}},
    "decision": {"seal": str, "verdict": str, "by": str, "note?": str},
    "remark": {
        **dict.fromkeys(("seal", "unit", "period", "cell", "text", "by"), str), "is_open?": bool,
    },
    "period": {
        "programme": str, "period": str, "is_closed": bool, "by": str, "reason?": str, "seals?": [str],
        "consolidation?": str,
    },
    "consolidation": {
        **dict.fromkeys(
            ("programme", "programme_title", "office_name", "sample_note", "period", "frozen_at", "by", "note"), str
        ),
        "coverage_label": str, "sequence": int, "is_provisional": bool, "units": {"*": str},
        "forms": [{
            "edition": str, "period_label": str, "order": [str], "expected": int, "accepted": int, "missing": [str],
            "coverage_label": str, "total": CELLS, "stated": Null(CELLS), "discrepancies": CELLS,
            "findings": [(str, str, str, str)],
        }],
    },
    "consolidated_unit": {
        "programme": str, "unit": str, "period": str, "seals": {"*": str}, "figures": {"*": FIGURES},
        "lines": [
            {
                "form": str, "label": str, "cells": CELLS, "is_waiting?": bool, "is_kept_on_behalf?": bool,
                "notes?": {"*": str},
            },
        ],
        "notes?": {"*": {"*": str}},
    },
    "submission_day": {"seal": str, "day": str, "by": str, "reason": str},
    "phone_receipt": {"seal": str},
    "target": {
        **dict.fromkeys(("programme", "unit", "indicator", "breakdown", "period", "since", "quantity"), str),
        "tier": {"assigned", "committed"}, "document?": str,
    },
    "stated_total": {"form": str, "column": str, "quantity": str, "explanation?": str},
    "linked_figure": {
        **dict.fromkeys(("cell", "root", "source", "state", "quantity", "day"), str), "operations": [str],
        "counted?": int, "units?": int,
    },
    "target_answer": {
        **dict.fromkeys(("programme", "unit", "indicator", "breakdown", "period", "operation", "given"), str),
        "tier": {"assigned", "committed"}, "verdict": {"agreed", "proposed"}, "quantity?": str, "reason?": str,
    },
    "contact": {"desk?": str, "phone?": str, "email?": str},
    "evidence": {
        "programme": str, "unit": str, "period": str, "title": str, "kind": {"pdf", "png", "jpeg"}, "attachment": str,
        "size": int, "by": str,
    },
}  # fmt: skip
NAMED = {
    "programme_year": ("programme", "year"), "programme_document": ("programme", "year", "version"),
    "submission": ("programme", "unit", "period"), "decision": ("seal",), "period": ("programme", "period"),
    "submission_day": ("seal",), "phone_receipt": ("seal",),
    "target": ("programme", "unit", "indicator", "breakdown", "period", "tier", "since"),
    "stated_total": ("form", "column"),
    "linked_figure": ("cell",),
    "target_answer": ("programme", "unit", "indicator", "breakdown", "period", "tier"),
}  # fmt: skip


def fit(value: object, shape: object) -> int:  # noqa: PLR0911 - one for each kind of shape
    """Say how a value fits a shape: of its parts the worst counts."""
    if isinstance(shape, Null):
        return 0 if value is None else fit(value, shape.shape)
    if isinstance(shape, set):
        return word(value, shape)
    if shape is date:
        return 0 if is_date(value) else 2
    if shape is Decimal:
        return 0 if type(value) in {str, int} else 2
    if isinstance(shape, list):
        return worst(fit(item, shape[0]) for item in value) if isinstance(value, list) else 2
    if isinstance(shape, tuple):
        if not isinstance(value, list) or len(value) < len(shape):
            return 2
        fits = worst(fit(item, part) for item, part in zip(value, shape, strict=False))
        return max(fits, int(len(value) > len(shape)))
    if isinstance(shape, dict):
        return members(value, shape)
    return 0 if type(value) is shape else 2


def members(value: object, shape: dict) -> int:
    if not isinstance(value, dict):
        return 2
    if "*" in shape:
        return worst(fit(item, shape["*"]) for item in value.values())
    missing = [name for name in shape if not name.endswith("?") and name not in value]
    known = {name.rstrip("?"): part for name, part in shape.items()}
    return 2 if missing else worst(fit(item, known[name]) for name, item in value.items() if name in known)


def worst(fits: object) -> int:
    return max(fits, default=0)


def word(text: object, known: set) -> int:
    if not isinstance(text, str):
        return 2
    return 0 if text in known else 1 if re.fullmatch(r"[@a-z0-9_]{1,32}", text) else 2


def is_date(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text and 1900 <= int(text[:4]) <= 2999
    except ValueError:
        return False


def period(code: str) -> int:
    if re.fullmatch(PERIOD, code) and 1900 <= int(code[:4]) <= 2999:
        return 0
    if re.fullmatch("[0-9]{4}-[0-9]{4}(@15)?", code) and 1900 <= int(code[:4]) < int(code[5:9]) <= 2999:
        return 0
    if is_span(code):
        return 0
    return 1 if re.fullmatch(LATER_PERIOD, code) else 2


def is_span(code: str) -> bool:
    """Tell whether a code names two days, as `2019-0310.0325`, or `2019-1220.200110` of two years."""
    days = re.fullmatch(r"([0-9]{4})-([0-9]{2})([0-9]{2})\.([0-9]{2})?([0-9]{2})([0-9]{2})", code)
    if not days:
        return False
    year, later = int(days[1]), days[4]
    last_year = year if later is None else next(one for one in range(year, year + 100) if one % 100 == int(later))
    try:
        first, last = date(year, int(days[2]), int(days[3])), date(last_year, int(days[5]), int(days[6]))
    except ValueError:
        return False
    return year >= 1900 and last_year <= 2999 and first <= last and (later is None) == (last_year == year)


def figure(value: object) -> int:
    """Say what a receiver makes of the value of a figure's operation."""
    if not isinstance(value, dict) or not isinstance(value.get("s"), str) or not isinstance(value.get("q", ""), str):
        return 2
    if "n" in value and (value["s"] == "missing" or not is_note(value["n"])):
        return 2
    known = word(value["s"], STATES)
    if known or value["s"] != "reported":
        return known or (2 if "q" in value else 0)
    return 0 if re.fullmatch(QUANTITY, value.get("q", "")) else 2


def is_note(text: object) -> bool:
    is_text = isinstance(text, str) and 1 <= len(text) <= 120 and text == text.strip(" ")
    return is_text and not re.search("[\x00-\x1f\x7f-\x9f]", text)


def figures(rows: list) -> int:
    """Say the same of the figures of a seal or a piece, whose fields are texts."""
    places = [tuple(row[:3]) for row in rows]
    are_named = all(re.fullmatch(UUID, i) and re.fullmatch(f"{UUID}|-", part) for i, part, _ in places)
    if len(set(places)) != len(places) or not are_named:
        return 2
    values = [{"s": row[3], "q": row[4]} if row[4] else {"s": row[3]} for row in rows]
    return worst([*(word(row[2], MEASURES) for row in rows), *map(figure, values)])


NAMED_BY_CONTENTS = ("form_edition", "consolidation", "consolidated_unit", "submission_piece")


def record(kind: str, uuid: str, value: object) -> int:
    """Say what a receiver makes of the value of a record's operation."""
    if kind == "explanation" or (value is None and kind not in {"submission", *NAMED_BY_CONTENTS}):
        return 0
    shape = fit(value, RECORDS[kind])
    return shape or worst(inside(kind, uuid, value))


def inside(kind: str, uuid: str, value: dict) -> list[int]:
    """Say what is left to ask of a record of the right shape."""
    fits = [0 if is_so else 2 for is_so in (
        kind == "form_edition" or value.get("uuid", uuid) == uuid,
        all(1900 <= value.get(member, 1900) <= 2999 for member in ("plan_year", "last_year", "year")),
        abs(value.get("due_days", 0)) <= 3_660,
        all(re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", each["since"]) for each in value.get("rhythm", [])),
        all(0 <= each.get("decimals", 0) <= 6 for each in (value, *value.get("columns", []))),
        all(is_tolerance(check.get("tolerance", "0")) for check in value.get("checks", [])),
        kind != "decision" or re.fullmatch(r"[@a-z0-9_]{1,32}", value["verdict"]),
        kind != "submission_day" or is_date(value["day"]),
        kind not in NAMED or uuid == name(kind, *(str(value[member]) for member in NAMED[kind])),
        kind not in NAMED_BY_CONTENTS or uuid == content_name(value),
        all(re.fullmatch(UUID, piece) for piece in value.get("pieces", [])) and len(value.get("pieces", [])) <= 256,
    )]  # fmt: skip
    if kind == "obligation":
        fits += obligation(value)
    elif kind != "submission_piece" and "period" in value:
        fits.append(period(value["period"]))
    if kind in {"submission", "submission_piece", "consolidated_unit"}:
        fits.append(notes(kind, value.get("notes", {})))
    if kind == "programme_document":
        fits += document(value)
    if kind == "target":
        fits += target(value)
    if kind == "stated_total":
        is_good = re.fullmatch(UUID, value["form"]) and re.fullmatch(f"({QUANTITY})?", value["quantity"])
        fits.append(0 if is_good else 2)
    if kind == "linked_figure":
        fits += link(value)
    if kind == "target_answer":
        fits += answer(value)
    by_place = value["figures"] if isinstance(value.get("figures"), dict) else {}
    rows = value.get("figures", []) if not by_place else []
    fits.extend(figures(each) for each in (*by_place.values(), *([rows] if isinstance(rows, list) else [])))
    known = period if kind == "consolidated_unit" else lambda unit: 0 if re.fullmatch(UUID, unit) else 2
    return [*fits, *map(known, by_place)]


def answer(value: dict) -> list[int]:
    """Say how the answer to a target fits."""
    names = (value["programme"], value["unit"], value["indicator"])
    numbers = (value["given"], value.get("quantity", ""))
    found = [0 if is_so else 2 for is_so in (
        all(re.fullmatch(UUID, one) for one in names),
        value["breakdown"] == "-" or re.fullmatch(UUID, value["breakdown"]),
        not value["operation"] or re.fullmatch(UUID, value["operation"]),
        all(re.fullmatch(f"({QUANTITY})?", one) for one in numbers),
        bool(value.get("quantity")) == (value["verdict"] == "proposed"),
        len(value.get("reason", "")) <= 400,
    )]  # fmt: skip
    is_year = re.fullmatch("[0-9]{4}(?:-[0-9]{4})?(?:@15)?", value["period"])
    return [*found, 0 if is_year else 1]


def link(value: dict) -> list[int]:
    """Say how the source of a copied figure fits."""
    found = [0 if is_so else 2 for is_so in (
        all(re.fullmatch(UUID, one) for one in (value["root"], *value["operations"])),
        0 <= value.get("counted", 0) <= value.get("units", 0),
        is_date(value["day"]),
        figures([["0" * 32, "-", "actual", value["state"], value["quantity"]]]) == 0,
    )]  # fmt: skip
    for cell in (value["cell"], value["source"]):
        parts = cell.split("/")
        is_cell = len(parts) == 6 and parts[0] == "f" and re.fullmatch("[a-z_]{1,32}", parts[5])
        is_cell = is_cell and all(re.fullmatch(UUID, part) for part in parts[1:3])
        is_cell = is_cell and (parts[3] == "-" or re.fullmatch(UUID, parts[3]))
        found.append(period(parts[4]) if is_cell else 2)
    return found


def notes(kind: str, noted: dict) -> int:
    """Say the same of the notes of a seal, by place, or of a piece, by unit, or of a frozen unit, by month."""
    groups = [noted] if kind == "submission" else list(noted.values())
    are_named = kind != "submission_piece" or all(re.fullmatch(UUID, unit) for unit in noted)
    return 0 if are_named and all(is_note(text) for group in groups for text in group.values()) else 2


def document(value: dict) -> list[int]:
    """Say what is left to ask of a version of a programme's document: its names, its days, how long its lists are."""
    parties, links = value.get("parties", []), value.get("links", [])
    units = [party["unit"] for party in parties if party.get("unit") is not None]
    days = [value["dated"], value.get("amended_on", ""), *(one.get("signed_on", "") for one in parties)]
    days += [one.get("dated", "") for one in links]
    is_good = all(re.fullmatch(UUID, one) for one in (value["programme"], *units)) and value["version"] >= 1
    is_good = is_good and max(map(len, (parties, links, value.get("recipients", [])))) <= 400
    return [0 if is_good and all(map(is_partial_day, days)) else 2]


def is_partial_day(code: str) -> bool:
    """Tell whether a code is a day, a month, a year or nothing."""
    return not code or (re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", code) is not None and is_date(f"{code}-01-01"[:10]))


def obligation(value: dict) -> list[int]:
    """Say what is left to ask of an obligation: which periods it is about."""
    code, number, kind = value.get("period", ""), value.get("number", 0), value["kind"]
    is_good = re.fullmatch(UUID, value["programme"]) and 0 < len(value["name"]) <= 120
    is_good = is_good and value.get("measure", "actual") in {"actual", "estimate"}
    if kind in OF_A_YEAR:
        return [0 if is_good and not code and 0 <= number <= OF_A_YEAR[kind] else 2]
    is_of_kind = is_span(code) if kind == "span" else re.fullmatch("[0-9]{4}-[0-9]{4}(@15)?", code) is not None
    fit = period(code)
    return [0 if is_good and code and number == 0 and (fit or is_of_kind) else 2, fit]


def target(value: dict) -> list[int]:
    """Say what is left to ask of a target: of another period than a year or a term it is a later version's."""
    are_named = all(re.fullmatch(UUID, value[member]) for member in ("programme", "unit", "indicator"))
    term = re.fullmatch("([0-9]{4})-([0-9]{4})(@15)?", value["period"])
    first, last = term.group(1, 2) if term else (value["period"][:4],) * 2
    is_of_year = re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value["since"]) and first <= value["since"][:4] <= last
    is_good = (
        are_named
        and re.fullmatch(f"{UUID}|-", value["breakdown"])
        and (not value["since"] or is_of_year)
        and (not value["quantity"] or re.fullmatch(QUANTITY, value["quantity"]))
    )
    return [0 if is_good else 2, 0 if term or re.fullmatch(r"[0-9]{4}(@15)?", value["period"]) else 1]


def is_tolerance(text: str | int) -> bool:
    try:
        number = Decimal(text)
    except ArithmeticError:
        return False
    return number.is_finite() and 0 <= number < 10**14


def name(*parts: str) -> str:
    return sha256("\0".join(("CTPH1", *parts)).encode()).hexdigest()[:32]


def content_name(value: object) -> str:
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return sha256(b"CTPH1-frozen\0" + line).hexdigest()[:32]
