"""Commands about periods: close, reopen, freeze the figures, list and compare what was frozen, correct a day."""

import argparse
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.obligations_told import obligations_told
from ctph_desktop.cli.options import (
    add_command,
    chosen_period,
    open_chosen,
    open_superior,
    with_json,
    with_period,
    with_report,
    with_standpoint,
)
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.services.ground.closing_rows import ClosingRow, FrozenRow


def add_periods(commands: Any) -> None:
    """Add the commands about periods."""
    closing = add_command(commands, "close-period", _close, "chốt kỳ và chốt số liệu tổng hợp của kỳ", office=True)
    with_period(closing)
    closing.add_argument("--note", default="", metavar="GHI_CHÚ", help="ghi chú, các xã sẽ đọc")
    closing.add_argument("--yes", action="store_true", help="vẫn chốt khi còn xã chưa có báo cáo được duyệt")
    with_json(closing)
    reopening = add_command(commands, "reopen-period", _reopen, "mở lại kỳ đã chốt", office=True)
    with_period(reopening)
    reopening.add_argument("--reason", required=True, metavar="LÝ_DO", help="lý do, các xã sẽ đọc")
    with_json(reopening)
    periods = add_command(commands, "periods", _periods, "kỳ nào đã chốt, kỳ nào đã mở lại", office=True)
    with_standpoint(periods)
    with_json(periods)
    freeze = add_command(commands, "freeze", _freeze, "chốt số liệu tổng hợp để in lại sau này", office=True)
    with_period(freeze)
    freeze.add_argument("--note", default="", metavar="GHI_CHÚ", help="ghi chú cho bản chốt")
    with_json(freeze)
    frozen = add_command(commands, "frozen", _frozen, "các bản chốt số liệu của một kỳ", office=True)
    with_period(frozen)
    with_json(frozen)
    compare = add_command(commands, "compare-frozen", _compare, "bản chốt khác số hiện tại ở đâu", office=True)
    with_period(compare)
    compare.add_argument("--frozen", required=True, metavar="SỐ", help="số của bản chốt trong `ctph frozen`")
    with_json(compare)
    day = add_command(commands, "correct-day", _correct_day, "sửa ngày nộp của một báo cáo, kèm lý do", office=True)
    with_report(day)
    day.add_argument("--day", required=True, metavar="NGÀY", help="ngày nộp, ví dụ 2019-04-02")
    day.add_argument("--reason", required=True, metavar="LÝ_DO", help="lý do, xã sẽ đọc")
    day.set_defaults(refuse_usage=day.error)


def _close(options: argparse.Namespace) -> int:
    import sys

    from ctph_desktop.cli.exit_codes import REFUSED

    with open_superior(options) as office:
        period = chosen_period(options)
        preview = office.closing.preview(period)
        lacking = [
            f"{word}: {', '.join(names)}."
            for word, names in (
                ("Chưa gửi", preview.missing),
                ("Chờ duyệt (duyệt sau khi chốt sẽ là bổ sung, đính chính)", preview.waiting),
                ("Đã trả lại (gửi lại sau khi chốt sẽ là bổ sung, đính chính)", preview.returned),
            )
            if names
        ]
        closed = office.closing.of(period)
        if lacking and not options.yes and not (closed and closed.is_closed):
            print("\n".join([*lacking, *obligations_told(preview)]), file=sys.stderr)
            print(f"Mới duyệt {preview.accepted}/{preview.expected}. Thêm --yes để vẫn chốt.", file=sys.stderr)
            return REFUSED
        office.closing.close_period(period, reason=options.note)
        row, version = office.closing.of(period), office.frozen.versions(period)[-1]
    if options.json:
        print_json({**_closing_json(row), "frozen": _frozen_json(version)})
    else:
        print(f"Đã chốt kỳ và chốt số liệu tổng hợp, bản {version.label}: {version.coverage_label}.")
    return 0


def _reopen(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        period = chosen_period(options)
        office.closing.reopen_period(period, reason=options.reason)
        row = office.closing.of(period)
    if options.json:
        print_json(_closing_json(row))
    else:
        print("Đã mở lại kỳ. Hãy xuất tệp trả lời để các xã biết.")
    return 0


def _periods(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, terms

    with open_chosen(options) as office:
        rows = office.closing.rows()
    if options.json:
        print_json([_closing_json(row) for row in rows])
        return 0
    print_table(
        ("Kỳ", "Tình trạng", "Lúc", "Người chốt", "Lý do"),
        [
            (
                formats.period(row.period),
                terms.CLOSING[row.is_closed] + (" (hai máy ghi khác nhau)" if row.has_conflict else ""),
                formats.moment(row.at) if row.at else "",
                row.by,
                row.reason,
            )
            for row in rows
        ],
        none="Chưa chốt, chưa mở lại kỳ nào.",
    )
    return 0


def _freeze(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        period = chosen_period(options)
        office.frozen.freeze(period, note=options.note)
        row = office.frozen.versions(period)[-1]
    if options.json:
        print_json(_frozen_json(row))
    else:
        print(f"Đã chốt số liệu tổng hợp, bản {row.label}: {row.coverage_label}.")
    return 0


def _frozen(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats

    with open_superior(options) as office:
        rows = office.frozen.versions(chosen_period(options))
    if options.json:
        print_json([_frozen_json(row) for row in rows])
        return 0
    print_table(
        ("Bản", "Chốt lúc", "Người chốt", "Cơ sở", "Ghi chú"),
        [
            (
                row.label,
                formats.moment(row.frozen_at) if row.frozen_at else "",
                row.by,
                "không còn nguyên vẹn" if row.is_damaged else row.coverage_label,
                row.note,
            )
            for row in rows
        ],
        none="Kỳ này chưa có bản chốt số liệu nào. Hãy chốt bằng `ctph freeze` hoặc `ctph close-period`.",
    )
    return 0


def _compare(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats

    with open_superior(options) as office:
        found = office.frozen.compare(office.frozen.find(chosen_period(options), options.frozen).uuid)
    if options.json:
        print_json(
            {
                "frozen": _frozen_json(found.frozen),
                "sources": [
                    {"unit": s.unit_name, "period": s.period.code, "then": s.then, "now": s.now} for s in found.sources
                ],
                "cells": [
                    {"unit": c.unit_name, "form": c.form_number, "column": c.column, "then": c.then, "now": c.now}
                    for c in found.cells
                ],
            }
        )
        return 0
    if not found.sources and not found.cells:
        print("Số hiện tại không khác bản chốt.")
        return 0
    print_table(
        ("Đơn vị", "Báo cáo", "Khi chốt", "Hiện tại"),
        [(s.unit_name, formats.period(s.period), s.then, s.now) for s in found.sources],
        none="Các báo cáo vẫn như khi chốt.",
    )
    print()
    print_table(
        ("Đơn vị", "Biểu", "Cột", "Khi chốt", "Hiện tại"),
        [(c.unit_name, c.form_number, c.column, c.then or "–", c.now or "–") for c in found.cells],
        none="Các ô của biểu vẫn như khi chốt.",
    )
    return 0


def _correct_day(options: argparse.Namespace) -> int:
    from datetime import date

    from ctph_desktop.cli.review import newest_seal

    try:
        day = date.fromisoformat(options.day)
    except ValueError:
        options.refuse_usage(f"“{options.day}” không phải là ngày; ghi như 2019-04-02")
    with open_superior(options) as office:
        office.review.correct_day(newest_seal(office, options), day, reason=options.reason)
    print("Đã sửa ngày nộp. Xã sẽ thấy sau khi nhập tệp trả lời.")
    return 0


def _closing_json(row: "ClosingRow | None") -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "period": row.period.code,
        "is_closed": row.is_closed,
        "at": row.at.isoformat() if row.at else None,
        "by": row.by,
        "reason": row.reason,
        "has_conflict": row.has_conflict,
    }


def _frozen_json(row: "FrozenRow") -> dict[str, Any]:
    return {
        "label": row.label,
        "uuid": row.uuid,
        "period": row.period.code,
        "frozen_at": row.frozen_at.isoformat() if row.frozen_at else None,
        "by": row.by,
        "note": row.note,
        "coverage": row.coverage_label,
        "is_provisional": row.is_provisional,
        "is_damaged": row.is_damaged,
    }
