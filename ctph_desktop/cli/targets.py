"""The command of the superior office about targets: of a unit, or of all units from a table."""

import argparse
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_superior, with_json, with_standpoint
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.domain.periods import ReportingPeriod
    from ctph_desktop.office import Office
    from ctph_desktop.services.reading.own_totals import OwnTotal
    from ctph_desktop.services.reviewing.target_grid import UnitAnswer
    from ctph_desktop.services.reviewing.targets import TargetLine, TargetSheet

_MEASURES: Final = ("baseline", "assigned", "committed")
_TAKEN_BACK: Final = "missing"


def add_targets(commands: Any) -> None:
    """Add the command."""
    text = "xem, giao, điều chỉnh chỉ tiêu năm của một xã hay của mọi xã từ một bảng (cấp trên)"
    targets = add_command(commands, "targets", _targets, text, office=True)
    targets.add_argument("figures", nargs="*", metavar="MÃ=SỐ", help=f"VL01=120 GN06/ND=7 DN01={_TAKEN_BACK} (rút lại)")
    targets.add_argument("--unit", metavar="XÃ", help="mã hoặc tên xã; của chính cấp trên là tổng giao chung")
    targets.add_argument(
        "--table", type=Path, metavar="TỆP",
        help="bảng chỉ tiêu của mọi xã: dòng đầu là mã chỉ tiêu, cột đầu là mã hoặc tên xã (cột cách nhau bằng tab, ;)",
    )  # fmt: skip
    targets.add_argument(
        "--measure", choices=_MEASURES, default="committed",
        help="loại số: baseline (đầu kỳ), assigned (giao), committed (cam kết)",
    )  # fmt: skip
    targets.add_argument(
        "--since", type=str.lower, default="", metavar="THÁNG", help="điều chỉnh từ tháng, như 2019-07"
    )
    targets.add_argument("--document", default="", metavar="VĂN_BẢN", help="văn bản điều chỉnh")
    targets.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do, số văn bản; cần khi sửa số đã giao")
    targets.add_argument("--yes", action="store_true", help="ghi bảng chỉ tiêu, không chỉ xem trước")
    targets.set_defaults(refuse_usage=targets.error)
    with_standpoint(targets)
    with_json(targets)


def _targets(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.figures import Measure

    if options.table is not None and (options.unit or options.figures):
        options.refuse_usage("--table là bảng của mọi xã: bỏ --unit và các MÃ=SỐ")
    if options.figures and not options.unit:
        options.refuse_usage("cần --unit để biết chỉ tiêu của xã nào")
    with open_superior(options) as office:
        since = _month(options.since, office.targets.months())
        if options.table is not None:
            return _give_table(office, options, since)
        if not options.unit:
            return _print_totals(office.targets.totals(until=since), as_json=options.json)
        if options.figures:
            typed = _read(options.figures, Measure(options.measure), office.targets.sheet(options.unit, since=since))
            office.targets.give(options.unit, typed, since=since, document=options.document, reason=options.reason)
        sheet = office.targets.sheet(options.unit, since=since or office.targets.newest_month(options.unit))
        view = office.target_grid.view()
    answers = next((one.answers for one in view.units if one.unit == sheet.unit), {})
    if options.json:
        rows = [
            {**row, "answer": _answer(answers.get(line.key))}
            for row, line in zip(_rows(sheet), sheet.lines, strict=True)
        ]
        print_json({"unit": sheet.unit, "year": sheet.year, "since": sheet.since, "rows": rows})
    else:
        _print_sheet(sheet)
        _print_answers(sheet, answers)
    return 0


def _month(text: str, months: "Sequence[ReportingPeriod]") -> "ReportingPeriod | None":
    """Return the month that is meant, in whichever calendar the programme counts."""
    from ctph_desktop.domain.periods import ReportingPeriod
    from ctph_desktop.domain.targets import month_of_version

    meant = next((month for month in months if month_of_version(month) == text), None)
    return meant or (ReportingPeriod.parse(text) if text else None)


def _print_sheet(sheet: "TargetSheet") -> None:
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.wording import formats, targets, terms

    def shown(line: "TargetLine") -> list[str]:
        return [formats.quantity(line.counts.get(Measure(one)), decimals=line.decimals) for one in _MEASURES]

    period = formats.period(sheet.period)
    print(f"{sheet.unit_name}, {targets.sheet_of(period, sheet.since, is_own_total=sheet.is_own_total)}")
    print_table(
        ("Mã", "Chỉ tiêu", "Đầu kỳ", "Giao", "Cam kết"),
        [(line.code, "  " * line.level + line.label, *shown(line)) for line in sheet.lines],
        none="Chương trình chưa có chỉ tiêu nào.",
    )
    for line in sheet.lines:
        for measure, versions in line.versions.items():
            said = targets.versions(terms.MEASURES[measure], versions, decimals=line.decimals)
            if said:
                print(f"{line.code}: {said}")
    if sheet.note:
        print(sheet.note)


def _answer(found: "UnitAnswer | None") -> dict[str, Any] | None:
    if found is None:
        return None
    answer = found.answer
    return {
        "state": found.state.value,
        "proposed": number(answer.proposed) if answer is not None else None,
        "reason": answer.reason if answer is not None else "",
    }


def _print_answers(sheet: "TargetSheet", answers: "Mapping[LineKey, UnitAnswer]") -> None:
    """Say what the unit says to its targets; nothing while it said nothing."""
    from ctph_desktop.wording import targets

    for line in sheet.lines:
        answer = answers[line.key].answer if line.key in answers else None
        if answer is not None:
            is_lapsed = answers[line.key].state.value == "lapsed"
            said = targets.unit_says(answer.proposed, answer.reason, decimals=line.decimals, is_lapsed=is_lapsed)
            print(f"{line.code}: {said}")


def _print_totals(totals: "tuple[OwnTotal, ...]", *, as_json: bool) -> int:
    from ctph_desktop.wording import formats

    if as_json:
        print_json([
            {
                "key": str(one.key),
                "code": one.code,
                "assigned": number(one.assigned),
                "committed": number(one.committed),
                "own": number(one.own),
            }
            for one in totals
        ])  # fmt: skip
        return 0

    def shown(one: "OwnTotal") -> tuple[str, ...]:
        counts = (formats.quantity(count, decimals=one.decimals) for count in (one.assigned, one.committed, one.own))
        return ("  " * one.level + one.label, *counts, formats.percent(one.committed, one.own))

    print_table(
        ("Mã", "Chỉ tiêu", "Các xã: giao", "Các xã: cam kết", "Giao chung", "Cam kết/giao chung"),
        [(one.code, *shown(one)) for one in totals],
        none="Chương trình chưa có chỉ tiêu nào.",
    )
    return 0


def _give_table(office: "Office", options: argparse.Namespace, since: "ReportingPeriod | None") -> int:
    from ctph_desktop.cli.text_files import read_text
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.wording import targets

    measure = Measure(options.measure)
    table = office.target_planning.read_table(read_text(options.table), measure)
    if table.problems:
        options.refuse_usage(targets.table_problems(table.problems).rstrip("."))
    given = {
        unit: {(key, measure): count for key, count in counts.items()} for unit, counts in table.targets_by_unit.items()
    }
    effect = office.targets.effect(given, since=since)
    new, changed = effect.new, effect.changed
    said = targets.would_write(new=new, changed=changed, units=len(given))
    if not options.yes:
        print(f"{said} Xem lại rồi thêm --yes để ghi." if new or changed else said)
        return REFUSED if new or changed else 0
    office.targets.give_many(given, since=since, document=options.document, reason=options.reason)
    if options.json:
        print_json({"new": new, "changed": changed, "units": len(given)})
    else:
        print(targets.written(new=new, changed=changed, units=len(given)))
    return 0


def _read(
    texts: list[str], measure: "Measure", sheet: "TargetSheet"
) -> "dict[tuple[LineKey, Measure], Decimal | None]":
    from ctph_desktop.domain.errors import (
        DuplicateLineError,
        FigureNotGivenError,
        UnknownIndicatorError,
    )
    from ctph_desktop.domain.quantities import parse_quantity

    lines = {line.code: line for line in sheet.lines}
    found: dict[tuple[LineKey, Measure], Decimal | None] = {}
    for text in texts:
        code, _, typed = (part.strip() for part in text.partition("="))
        line = lines.get(code.upper())
        if line is None or measure not in line.counts:
            raise UnknownIndicatorError(code)
        if (line.key, measure) in found:
            raise DuplicateLineError(code)
        if not typed:
            raise FigureNotGivenError(code)
        found[line.key, measure] = None if typed == _TAKEN_BACK else parse_quantity(typed, decimals=line.decimals)
    return found


def _rows(sheet: "TargetSheet") -> list[dict[str, Any]]:
    return [
        {
            "key": str(line.key),
            "code": line.code,
            "label": "  " * line.level + line.label,
            **dict.fromkeys(_MEASURES),
            **{measure.value: number(count) for measure, count in line.counts.items()},
            "versions": {
                measure.value: [
                    {"since": one.since, "quantity": number(one.quantity), "document": one.document} for one in versions
                ]
                for measure, versions in line.versions.items()
                if versions
            },
        }
        for line in sheet.lines
    ]
