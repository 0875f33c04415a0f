"""Commands that send and receive packages: export, import, tray, request-code."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen, with_json
from ctph_desktop.cli.printing import print_json, print_table

_MOST_CHANGES: Final = 20


def add_exchange(commands: Any) -> None:
    """Add the commands that send and receive packages."""
    export = add_command(commands, "export", _export, "xuất gói vào thư mục hoặc USB", office=True)
    export.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục hoặc USB")
    export.add_argument("--unit", default="", metavar="XÃ", help="xã nhận (cấp trên; bỏ trống: mọi xã)")
    with_json(export)
    bring = add_command(commands, "import", _import, "nhập gói từ tệp, thư mục hoặc USB", office=True)
    bring.add_argument("paths", nargs="+", type=Path, metavar="TỆP", help="tệp, thư mục hoặc USB")
    bring.add_argument("--preview", action="store_true", help="chỉ xem, không ghi gì")
    with_json(bring)
    tray = add_command(commands, "tray", _tray, "các tệp đang chờ", office=True)
    with_json(tray)
    add_command(commands, "request-code", _request_code, "mã 20 số của máy này, đọc qua điện thoại", office=True)


def _export(options: argparse.Namespace) -> int:
    from ctph_desktop.services.rows import OfficeRole  # noqa: PLC0415

    with open_chosen(options) as office:
        if office.profile().role is OfficeRole.SUPERIOR and not options.unit:
            written = office.exchange.export_answers(options.to)
        else:
            written = (office.exchange.export_package(options.to, unit=options.unit or None),)
    if options.json:
        print_json([{"path": w.path, "size": w.size, "recipients": list(w.recipients)} for w in written])
    else:
        for one in written:
            print(f"{one.path}\tđã ghi và kiểm tra lại")
    return 0


def _import(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms  # noqa: PLC0415

    with open_chosen(options) as office:
        paths = [
            found
            for path in options.paths
            for found in (office.exchange.find_packages(path) if path.is_dir() else (str(path),))
        ]
        rows: list[dict[str, Any]]
        if options.preview:
            rows = [
                {
                    "file": row.file_name,
                    "verdict": row.verdict.value,
                    "sender": row.sender,
                    "periods": list(row.periods),
                    "message": row.problem,
                    "changes": [
                        {"label": c.label, "period": c.period_label, "old": c.old, "new": c.new} for c in row.changes
                    ],
                }
                for row in office.exchange.preview(paths).rows
            ]
        else:
            rows = [
                {"file": row.file_name, "verdict": row.verdict.value, "sender": row.sender, "message": row.message}
                for row in office.exchange.import_packages(paths)
            ]
    if options.json:
        print_json(rows)
    else:
        print_table(
            ("Tệp", "Kết quả", "Nơi gửi", "Nội dung"),
            [(row["file"], terms.FILE_VERDICTS[row["verdict"]], row["sender"], row["message"]) for row in rows],
            below=[list(_changes(row.get("changes", ()))) for row in rows],
        )
    return REFUSED if any(row["verdict"] == "refused" for row in rows) else 0


def _changes(changes: Sequence[dict[str, str]]) -> Iterator[str]:
    """Yield a line for each change of a file, and how many more there are."""
    for change in changes[:_MOST_CHANGES]:
        where = ", ".join(word for word in (change["label"], change["period"]) if word)
        yield f"{where}: " + " → ".join(word for word in (change["old"], change["new"]) if word)
    if len(changes) > _MOST_CHANGES:
        yield f"… và {len(changes) - _MOST_CHANGES} thay đổi nữa"


def _tray(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        rows = office.exchange.tray()
    if options.json:
        print_json(
            [
                {
                    "package": r.package,
                    "file": r.file_name,
                    "sender": r.sender,
                    "device": r.device_name,
                    "reason": r.reason,
                }
                for r in rows
            ]
        )
    else:
        print_table(
            ("Mã tệp", "Nơi gửi", "Máy", "Vì sao chờ"), [(r.package, r.sender, r.device_name, r.reason) for r in rows]
        )
    return 0


def _request_code(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        print(office.enrolment.request_code())
    return 0
