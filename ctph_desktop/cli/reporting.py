"""Commands of a commune's month: sheet, record, seal, history."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import (
    add_command,
    authority_among_several,
    chosen_period,
    line_and_text,
    open_chosen,
    open_desk,
    with_behalf,
    with_json,
    with_period,
)
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.office import Office
    from ctph_desktop.services.ground.report_rows import FindingRow
    from ctph_desktop.services.roster.keeping import KeptDesk


def add_reporting(commands: Any) -> None:
    """Add the commands of a commune's month."""
    sheet = add_command(commands, "sheet", _sheet, "xem biểu nhập của một tháng", office=True)
    with_period(sheet)
    with_json(sheet)
    with_behalf(sheet)
    record = add_command(commands, "record", _record, "ghi số liệu của một tháng", office=True)
    with_period(record)
    with_behalf(record, writes=True)
    record.add_argument(
        "figures",
        nargs="*",
        metavar="MÃ=SỐ",
        help="VL01=12 GN06/ND=2 DN01=nothing (không phát sinh) TT01=- (không áp dụng) XK01=missing",
    )
    record.add_argument(
        "--from", dest="source", metavar="TỆP", help="tệp có mỗi dòng MÃ=SỐ, hoặc - để đọc từ đầu vào chuẩn"
    )
    record.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do sửa")
    record.add_argument(
        "--note", metavar="GHI_CHÚ", help="ghi chú cạnh các số này, ví dụ “ước”; để trống thì bỏ ghi chú đang có"
    )
    record.set_defaults(refuse_usage=record.error)
    paper = add_command(commands, "print-report", _print_report, "ghi báo cáo một kỳ ra tệp PDF để ký", office=True)
    with_period(paper)
    paper.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp PDF")
    seal = add_command(commands, "seal", _seal, "chốt gửi một tháng", office=True)
    with_period(seal)
    with_behalf(seal, writes=True)
    seal.add_argument("--yes", action="store_true", help="vẫn chốt khi còn ô trống hoặc số cần xem lại")
    seal.add_argument("--nothing", action="store_true", help="ghi “không phát sinh” vào các ô còn trống rồi chốt")
    seal.add_argument("--note", default="", metavar="GHI_CHÚ", help="ghi chú gửi kèm báo cáo")
    seal.add_argument(
        "--explain", action="append", default=[], metavar="MÃ:GIẢI_TRÌNH",
        help="vì sao số này đã sửa hoặc giữ nguyên; ghi được nhiều lần",
    )  # fmt: skip
    history = add_command(commands, "history", _history, "các số một ô đã từng mang", office=True)
    with_period(history)
    with_behalf(history)
    history.add_argument("line", metavar="MÃ", help="VL01 hoặc GN06/ND")
    with_json(history)


def _sheet(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.periods import PeriodKind
    from ctph_desktop.wording import formats, terms

    with open_desk(options) as office:
        codes = office.progress.codes()
        sheet = office.sheet(chosen_period(options))
    rows = [
        {
            "key": str(row.key),
            "code": codes[row.key],
            "label": row.label,
            "assigned": number(row.assigned),
            "committed": number(row.committed),
            "before": number(row.before),
            "state": row.in_period.state.value,
            "in_period": number(row.in_period.quantity),
            "note": row.in_period.note,
            "cumulative": number(row.cumulative),
            "previous_period": number(row.previous_month.quantity),
            "year_before": number(row.year_before.quantity),
            "remaining": number(row.remaining),
        }
        for row in sheet.rows
    ]
    if options.json:
        remarks = [
            {"key": str(remark.line) if remark.line else "", "text": remark.text, "is_open": remark.is_open}
            for remark in sheet.remarks
        ]
        doubts = [
            {"key": str(one.line) if one.line else "", "severity": one.severity.value, "text": one.message}
            for one in _doubts(sheet.findings)
        ]
        print_json(
            {
                "period": sheet.period.code, "state": sheet.state.value, "rows": rows, "remarks": remarks,
                "findings": doubts,
            }
        )  # fmt: skip
        return 0
    in_period = "Trong tháng" if sheet.period.kind is PeriodKind.MONTH else "Trong kỳ"
    is_estimate = any(row.is_estimate for row in sheet.rows)
    heads = ("Đã thực hiện", "Ước cả năm", "So cam kết") if is_estimate else ("Luỹ kế trước", in_period, "Luỹ kế")
    print_table(
        ("Mã", "Chỉ tiêu", "Giao", "Cam kết", *heads, "Còn lại"),
        [
            (
                codes[row.key],
                "  " * row.level + row.label,
                formats.quantity(row.assigned),
                formats.quantity(row.committed),
                formats.quantity(row.before),
                formats.figure(row.in_period, decimals=row.decimals),
                formats.percent(row.cumulative, row.committed) if is_estimate else formats.quantity(row.cumulative),
                formats.quantity(row.remaining),
            )
            for row in sheet.rows
        ],
        none="Chương trình không có chỉ tiêu nào phải báo cáo kỳ này.",
    )
    month = formats.period(sheet.period)
    told = [f"{month[0].upper()}{month[1:]}: {terms.SUBMISSION_STATES[sheet.state]}."]
    if sheet.decision_note:
        told.append(f"Cấp trên đã bỏ quyết định trước, đang xem lại: {sheet.decision_note}")
    told += filter(None, (sheet.keeper_note, sheet.carried_note))
    told += [f"Ghi chú, {row.label}: {row.in_period.note}" for row in sheet.rows if row.in_period.note]
    told += [f"Cần xem lại: {one.message}" for one in _doubts(sheet.findings)]
    told += [": ".join(filter(None, ("Góp ý", remark.line_label, remark.text))) for remark in sheet.remarks]
    print("\n".join(told))
    return 0


def _doubts(findings: "Sequence[FindingRow]") -> "list[FindingRow]":
    """Return what has to be looked at again; that a line is still blank is seen on the sheet."""
    from ctph_desktop.domain.forms.definition import Severity

    return [one for one in findings if one.severity is not Severity.NOTE]


def _record(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.errors import DuplicateLineError, FigureNotGivenError
    from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureValue
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.domain.quantities import parse_figure

    words = {"nothing": NOTHING, "missing": MISSING, "not_applicable": NOT_APPLICABLE}
    texts = [*options.figures, *_lines_of(options.source)]
    if not texts:
        options.refuse_usage("chưa có số nào để ghi; ghi như VL01=12, hoặc dùng --from TỆP")
    with open_desk(options) as office:
        period = chosen_period(options)
        rows = {row.key: row for row in office.progress.sheet(period).rows}
        values: dict[LineKey, FigureValue] = {}
        for text in texts:
            code, _, typed = (part.strip() for part in text.partition("="))
            key = office.progress.find_line(code)
            if key in values:
                raise DuplicateLineError(code)
            if not typed:
                raise FigureNotGivenError(code)
            value = words.get(typed) or parse_figure(typed, decimals=rows[key].decimals)
            note = rows[key].in_period.note if options.note is None and value != MISSING else options.note
            values[key] = value.noted(note or "")
        office.progress.record(period, values, reason=options.reason)
        authority = authority_among_several(office)
    print(f"Đã lưu {len(values)} số{f' vào sổ làm việc với {authority}' if authority else ''}.")
    return 0


def _lines_of(source: str | None) -> Iterator[str]:
    """Yield the lines of a text file, or of standard input for `-`; the faults of `read_text`."""
    from ctph_desktop.cli.text_files import read_text

    if source is not None:
        yield from (line.strip() for line in read_text(Path(source)).splitlines() if line.strip())


def _seal(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, messages

    with open_desk(options) as office:
        period = chosen_period(options)
        sheet = office.sheet(period)
        filled = {row.key for row in sheet.blanks} if options.nothing else set()
        found = [finding for finding in sheet.findings if finding.line not in filled]
        if sheet.can_seal and found:
            print("\n".join(finding.message for finding in found), file=sys.stderr)
            if not options.yes:
                print(f"Còn {_counted(found)}. Thêm --yes để vẫn chốt.", file=sys.stderr)
                return REFUSED
        if sheet.closing is not None and sheet.closing.is_closed:
            print(f"{formats.period(period).capitalize()} đã chốt. {messages.what_closed_means()}", file=sys.stderr)
        office.submissions.seal(
            period, note=options.note, explanations=_explanations(office, options), nothing_at=filled
        )
        authority = authority_among_several(office)
    if options.behalf:
        print("Đã chốt thay cho xã.")
    elif authority:
        print(f'Đã chốt. Xuất tệp bằng `ctph export --authority "{authority}"` rồi gửi {authority}.')
    else:
        print("Đã chốt. Xuất tệp bằng `ctph export` rồi gửi cấp trên.")
    return 0


def _print_report(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.month_printing.write(chosen_period(options), options.to)
    print(f"{options.to}\tđã ghi")
    return 0


def _explanations(office: "Office | KeptDesk", options: argparse.Namespace) -> "dict[LineKey, str]":
    from ctph_desktop.domain.errors import UnknownIndicatorError

    texts_by_line: dict[LineKey, list[str]] = {}
    for typed in options.explain:
        line, text = line_and_text(office, typed)
        if line is None:
            raise UnknownIndicatorError(typed.partition(":")[0])
        texts_by_line.setdefault(line, []).append(text)
    return {line: "\n".join(texts) for line, texts in texts_by_line.items()}


def _counted(findings: "Sequence[FindingRow]") -> str:
    doubts = len(_doubts(findings))
    counts = ((len(findings) - doubts, "ô trống"), (doubts, "số cần xem lại"))
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def _history(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, terms

    with open_desk(options) as office:
        versions = office.progress.history(chosen_period(options), office.progress.find_line(options.line))
    if options.json:
        print_json(
            [
                {
                    "state": v.value.state.value,
                    "quantity": number(v.value.quantity),
                    "note": v.value.note,
                    "author": v.author,
                    "device": v.device,
                    "at": v.at.isoformat(),
                    "reason": v.reason,
                    "is_current": v.is_current,
                }
                for v in versions
            ]
        )
        return 0
    print_table(
        ("Số", "Người ghi", "Máy", "Lúc", "Lý do"),
        [(terms.figure(v.value), v.author, v.device, formats.moment(v.at), v.reason) for v in versions],
        none="Ô này chưa từng có số.",
    )
    return 0
