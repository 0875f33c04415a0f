"""One good value of every kind of record."""

from hashlib import sha256
from typing import Any

import msgspec
from journal_builders import COMMUNE, INDICATOR, SUPERIOR, an_id

from ctph_desktop.domain.closings import closing_uuid
from ctph_desktop.domain.consolidations import name_of
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.linked_figures import linked_figure_uuid
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import programme_year_uuid
from ctph_desktop.domain.stated_totals import stated_total_uuid
from ctph_desktop.domain.submissions import decision_uuid, phone_receipt_uuid, submission_uuid
from ctph_desktop.domain.target_answers import TargetAnswer, target_answer_uuid
from ctph_desktop.domain.targets import Target, target_uuid
from ctph_desktop.domain.timeliness import submission_day_uuid

PROGRAMME, UNIT, SEAL, PART = an_id("programme"), COMMUNE, an_id("seal"), an_id("part")
JULY = ReportingPeriod.month(2019, 7)
FIGURES = [[INDICATOR, "-", "actual", "reported", "5"], [INDICATOR, PART, "estimate", "nothing", ""]]
SOURCE = {
    "indicator": INDICATOR,
    "measure": "actual",
    "span": "cumulative",
    "breakdown": PART,
    "sums_breakdowns": False,
}
FORM = {
    "uuid": an_id("form"), "code": "bieu-1", "number": "Biểu số 1", "title": "Kết quả", "attached_to": "",
    "line_heading": "Đơn vị", "total_label": "Tổng cộng", "version": 1, "notes": ["x"], "prints_column_numbers": True,
    "columns": [
        {"code": "1", "label": "Số", "printed": "1", "role": "progress", "decimals": 1, "groups": ["Tháng"],
         "source": SOURCE, "formula": None, "total": "sum", "is_percentage": False, "stated_source": None},
    ],
    "lines": [{"unit": UNIT, "label": "Xã", "formerly": [{"label": "Xã cũ", "until": "2019-06-30"}]}],
    "checks": [{"identity": "1=1", "severity": "doubt", "explanation": "", "tolerance": "0.5"}],
    "cross_checks": [
        {"column": "1", "other_form": "b", "other_column": "2", "severity": "note", "explanation": ""},
    ],
    "ordinal_heading": "TT", "leading_codes": ["A", "B"],
}  # fmt: skip
TARGET = {
    "programme": PROGRAMME, "unit": UNIT, "indicator": INDICATOR, "breakdown": "-", "period": "2019",
    "tier": "committed", "since": "2019-07", "quantity": "120", "document": "Quyết định 12",
}  # fmt: skip
ANSWER = {
    "programme": PROGRAMME, "unit": UNIT, "indicator": INDICATOR, "breakdown": "-", "period": "2019",
    "tier": "committed", "operation": SEAL, "given": "130", "verdict": "proposed", "quantity": "120",
    "reason": "thiếu lao động",
}  # fmt: skip
PIECE = {"figures": {UNIT: FIGURES, SUPERIOR: FIGURES[:1]}}
CELL = ["5", "reported", SEAL]
GOOD: dict[RecordKind, tuple[str, Any]] = {
    RecordKind.PROGRAMME: (
        PROGRAMME,
        {
            "uuid": PROGRAMME, "title": "Chương trình", "short_title": "", "number": "", "dated": "", "plan_year": 2019,
            "calendar": "@15", "superior": SUPERIOR, "units": [UNIT], "parties": [{"name": "Hội", "unit": None}],
            "indicators": [INDICATOR], "forms": [FORM["uuid"]], "reports_to": "", "is_sample": False, "due_days": 5,
            "last_year": 2022, "rhythm": [{"kind": "quarter", "since": "2019-07"}],
        },
    ),
    RecordKind.PROGRAMME_YEAR: (
        programme_year_uuid(programme=PROGRAMME, year=2020),
        {
            "programme": PROGRAMME, "year": 2020, "title": "Chương trình", "short_title": "", "number": "", "dated": "",
            "units": [UNIT], "indicators": [INDICATOR], "forms": [FORM["uuid"]], "due_days": 5,
            "rhythm": [{"kind": "month", "since": "2020-01"}, {"kind": "year", "since": "2020-07"}],
        },
    ),
    RecordKind.PROGRAMME_DOCUMENT: (
        sha256("\0".join(("CTPH1", "programme_document", PROGRAMME, "2019", "2")).encode()).hexdigest()[:32],
        {
            "programme": PROGRAMME, "year": 2019, "version": 2, "title": "Chương trình", "short_title": "",
            "number": "", "dated": "2019-02", "kind": "coordination", "place": "Cam Lộ", "issuer": "",
            "last_year": 2022,
            "parties": [
                {"name": "Hội", "unit": UNIT, "capacity": "TM.", "post": "Bí thư", "signer": "A", "is_signed": True,
                 "signed_on": "2019-02-15", "standing_body": "Văn phòng", "contact": "x"},
            ],
            "recipients": [{"name": "Sở", "remark": "(để bc)"}], "archive": "Lưu: VT",
            "links": [
                {"number": "35-CTPH", "relation": "parent", "title": "", "dated": "2017-03-27", "issuer": "",
                 "term": "2017-2022"},
            ],
            "amended_by": "QĐ 45", "amended_on": "2019-06", "reason": "thêm bên",
        },
    ),
    RecordKind.OBLIGATION: (
        an_id("obligation"),
        {
            "programme": PROGRAMME, "name": "Ước thực hiện cả năm", "kind": "month", "number": 11, "period": "",
            "measure": "estimate", "due_days": -5,
        },
    ),
    RecordKind.INDICATOR: (
        INDICATOR,
        {
            "uuid": INDICATOR, "code": "VL01", "name": "Việc làm", "unit_of_measure": "người", "decimals": 0,
            "kind": "flow", "direction": "up", "is_monthly": True, "breakdowns": [PART], "ceiling": None, "note": "",
        },
    ),
    RecordKind.FORM: (str(FORM["uuid"]), FORM),
    RecordKind.FORM_EDITION: (an_id("edition"), FORM),
    RecordKind.UNIT: (
        UNIT,
        {
            "uuid": UNIT, "code": "19597", "name": "Xã", "level": "commune", "kind": "xa", "parent": SUPERIOR,
            "valid_from": "2019-01-01", "valid_to": None, "short_name": "", "note": "", "successors": [SUPERIOR],
            "formerly": [{"name": "Xã cũ", "code": "19596", "until": "2019-06-30", "short_name": ""}],
        },
    ),
    RecordKind.ORGANISATION: (PART, {"uuid": PART, "code": "ND", "name": "Hội Nông dân", "short_name": "HND"}),
    RecordKind.PERSON: (an_id("person"), {"name": "Cán bộ", "post": "Văn hoá", "since": "2019-01-01", "until": ""}),
    RecordKind.SUBMISSION: (
        submission_uuid(programme=PROGRAMME, unit=UNIT, period=JULY),
        {
            "programme": PROGRAMME, "unit": UNIT, "period": "2019-07", "figures": FIGURES, "basis": [SEAL],
            "replaces": "", "by": an_id("person"), "note": "", "closing": SEAL,
        },
    ),
    RecordKind.DECISION: (decision_uuid(SEAL), {"seal": SEAL, "verdict": "accepted", "by": "", "note": ""}),
    RecordKind.REMARK: (
        an_id("remark"),
        {"seal": SEAL, "unit": UNIT, "period": "2019-07", "cell": "", "text": "x", "by": "", "is_open": True},
    ),
    RecordKind.EXPLANATION: (an_id("explanation"), {"text": "x"}),
    RecordKind.PERIOD: (
        closing_uuid(programme=PROGRAMME, period=JULY),
        {
            "programme": PROGRAMME, "period": "2019-07", "is_closed": True, "by": "", "reason": "", "seals": [SEAL],
            "consolidation": "",
        },
    ),
    RecordKind.CONSOLIDATION: (
        an_id("sheet"),
        {
            "programme": PROGRAMME, "programme_title": "", "office_name": "", "sample_note": "", "period": "2019-07",
            "sequence": 1, "frozen_at": "", "by": "", "note": "", "coverage_label": "", "is_provisional": True,
            "forms": [
                {
                    "edition": an_id("edition"), "period_label": "", "order": [UNIT], "expected": 1, "accepted": 1,
                    "missing": [UNIT], "coverage_label": "", "total": [CELL], "stated": [CELL],
                    "discrepancies": [["1", "5", "6"]], "findings": [["note", "", "1", "x"]],
                },
            ],
            "units": {UNIT: an_id("piece")},
        },
    ),
    RecordKind.CONSOLIDATED_UNIT: (
        an_id("piece"),
        {
            "programme": PROGRAMME, "unit": UNIT, "period": "2019-07", "seals": {"2019-07": SEAL},
            "lines": [
                {"form": "b", "label": "Xã", "cells": [CELL], "is_waiting": False, "is_kept_on_behalf": False},
            ],
            "figures": {"2019-07": FIGURES},
        },
    ),
    RecordKind.SUBMISSION_DAY: (submission_day_uuid(SEAL), {"seal": SEAL, "day": "2019-08-02", "by": "", "reason": ""}),
    RecordKind.PHONE_RECEIPT: (phone_receipt_uuid(SEAL), {"seal": SEAL}),
    RecordKind.SUBMISSION_PIECE: (name_of(canonical.encode(PIECE)), PIECE),
    RecordKind.TARGET: (target_uuid(msgspec.convert(TARGET, Target)), TARGET),
    RecordKind.STATED_TOTAL: (
        stated_total_uuid(form=str(FORM["uuid"]), column="8"),
        {"form": FORM["uuid"], "column": "8", "quantity": "1297", "explanation": "Làm tròn từng xã"},
    ),
    RecordKind.LINKED_FIGURE: (
        linked_figure_uuid(f"f/{UNIT}/{INDICATOR}/-/2019-07/actual"),
        {
            "cell": f"f/{UNIT}/{INDICATOR}/-/2019-07/actual", "root": "ab" * 16,
            "source": f"f/{UNIT}/{INDICATOR}/-/2019-q3/actual", "operations": [SEAL], "state": "reported",
            "quantity": "12", "day": "2019-08-02", "counted": 8, "units": 9,
        },
    ),
    RecordKind.TARGET_ANSWER: (target_answer_uuid(msgspec.convert(ANSWER, TargetAnswer)), ANSWER),
    RecordKind.CONTACT: (an_id("contact"), {"desk": "Văn phòng", "phone": "", "email": ""}),
    RecordKind.EVIDENCE: (
        an_id("evidence"),
        {
            "programme": PROGRAMME, "unit": UNIT, "period": "2019-07", "title": "Ảnh", "kind": "png",
            "attachment": "ab" * 32, "size": 5, "by": "",
        },
    ),
}  # fmt: skip


GOOD |= {
    kind: (name_of(canonical.encode(GOOD[kind][1])), GOOD[kind][1])
    for kind in (RecordKind.FORM_EDITION, RecordKind.CONSOLIDATION, RecordKind.CONSOLIDATED_UNIT)
}
