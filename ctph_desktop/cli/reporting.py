"""Commands of a commune's month: sheet, record, seal, history."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ctph_desktop.cli.options import add_command, chosen_period, open_chosen, with_json, with_period
from ctph_desktop.cli.printing import number, print_json, print_table


def add_reporting(commands: Any) -> None:
    """Add the commands of a commune's month."""
    sheet = add_command(commands, "sheet", _sheet, "xem biểu nhập của một tháng", office=True)
    with_period(sheet)
    with_json(sheet)
    record = add_command(commands, "record", _record, "ghi số liệu của một tháng", office=True)
    with_period(record)
    record.add_argument(
        "figures", nargs="*", metavar="MÃ=SỐ", help="VL01=12 GN06/ND=2 DN01=nothing (không phát sinh) XK01=missing"
    )
    record.add_argument("--from", dest="source", help="tệp có mỗi dòng MÃ=SỐ, hoặc - để đọc từ đầu vào chuẩn")
    record.add_argument("--reason", default="", help="lý do sửa")
    seal = add_command(commands, "seal", _seal, "chốt gửi một tháng", office=True)
    with_period(seal)
    history = add_command(commands, "history", _history, "các số một ô đã từng mang", office=True)
    with_period(history)
    history.add_argument("line", metavar="MÃ", help="VL01 hoặc GN06/ND")
    with_json(history)


def _sheet(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats  # noqa: PLC0415

    with open_chosen(options) as office:
        sheet = office.progress.sheet(chosen_period(options))
    rows = [
        {
            "key": row.key,
            "label": row.label,
            "assigned": number(row.assigned),
            "committed": number(row.committed),
            "before": number(row.before),
            "state": row.in_period.state.value,
            "in_period": number(row.in_period.quantity),
            "cumulative": number(row.cumulative),
            "remaining": number(row.remaining),
        }
        for row in sheet.rows
    ]
    if options.json:
        print_json({"period": sheet.period.code, "state": sheet.state.value, "rows": rows})
        return 0
    print_table(
        ("Chỉ tiêu", "Cam kết", "Luỹ kế trước", "Trong tháng", "Luỹ kế", "Còn lại"),
        [
            (
                "  " * row.level + row.label,
                formats.quantity(row.committed),
                formats.quantity(row.before),
                formats.figure(row.in_period, decimals=row.decimals),
                formats.quantity(row.cumulative),
                formats.quantity(row.remaining),
            )
            for row in sheet.rows
        ],
    )
    return 0


def _record(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue, parse_quantity  # noqa: PLC0415

    words = {"nothing": NOTHING, "missing": MISSING}
    with open_chosen(options) as office:
        period = chosen_period(options)
        rows = {row.key: row for row in office.progress.sheet(period).rows}
        values = {}
        for text in _assignments(options):
            code, _, number = text.partition("=")
            key = office.progress.find_line(code)
            spoken = words.get(number.strip())
            values[key] = spoken or FigureValue.reported(parse_quantity(number, decimals=rows[key].decimals))
        office.progress.record(period, values, reason=options.reason)
    print(f"Đã lưu {len(values)} số.")
    return 0


def _assignments(options: argparse.Namespace) -> Iterable[str]:
    yield from options.figures
    if options.source:
        text = sys.stdin.read() if options.source == "-" else Path(options.source).read_text(encoding="utf-8-sig")
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _seal(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        period = chosen_period(options)
        office.submissions.seal(period)
        code = office.submissions.phone_code(period)
    print(f"Đã chốt. Mã đọc qua điện thoại: {code}")
    return 0


def _history(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, terms  # noqa: PLC0415

    with open_chosen(options) as office:
        versions = office.progress.history(chosen_period(options), office.progress.find_line(options.line))
    if options.json:
        print_json(
            [
                {
                    "state": v.value.state.value,
                    "quantity": number(v.value.quantity),
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
    )
    return 0
