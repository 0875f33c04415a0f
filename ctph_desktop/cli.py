"""`ctph`: the main job from the command line, for scripts and for PCs without a screen.

Exit codes: 0 done, 1 refused (the sentence says what to mend), 2 wrong usage, 3 disk, file or key store,
4 a check failed (`verify`, `demo`).
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ctph_desktop import __version__

if TYPE_CHECKING:
    from ctph_desktop.office import Office

REFUSED: Final = 1
FAULT: Final = 3
CHECK_FAILED: Final = 4
OFFICE_VARIABLE: Final = "CTPH_OFFICE"

Command: TypeAlias = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    from ctph_desktop.domain.errors import DomainError, EnvironmentFault  # noqa: PLC0415 - after usage is checked
    from ctph_desktop.wording.errors import explain  # noqa: PLC0415

    command: Command = options.command
    try:
        return command(options)
    except DomainError as error:
        print(explain(error), file=sys.stderr)
        return REFUSED
    except EnvironmentFault as error:
        print(explain(error), file=sys.stderr)
        return FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ctph", description="Chương trình phối hợp: nhập, chốt, gửi, tổng hợp.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="lệnh", required=True, metavar="LỆNH")
    _add_founding(commands)
    _add_commune(commands)
    _add_exchange(commands)
    _add_superior(commands)
    _add_checks(commands)
    return parser


def _add_founding(commands: Any) -> None:
    demo = _command(commands, "demo", _demo, "diễn lại toàn bộ việc chính với chín xã, in bảng kiểm tra")
    demo.add_argument("--out", type=Path, required=True, help="thư mục mới để ghi kết quả")
    _with_json(demo)
    sample = _command(commands, "sample", _sample, "tạo bộ mẫu: cấp trên và chín xã, số liệu minh họa")
    sample.add_argument("--out", type=Path, required=True, help="thư mục mới")
    new = _command(commands, "new-office", _new_office, "lập đơn vị: cấp trên, hoặc xã theo thư mời")
    new.add_argument("folder", type=Path, help="thư mục mới của đơn vị")
    new.add_argument("--person", required=True, help="họ tên người dùng máy")
    new.add_argument("--post", default="", help="chức vụ")
    new.add_argument("--device", default="", help="tên máy (mặc định: tên của hệ điều hành)")
    new.add_argument("--invitation", type=Path, help="thư mời của cấp trên (xã, thị trấn)")
    new.add_argument("--unit", default="", help="mã hoặc tên đơn vị trong thư mời")
    new.add_argument("--code", default="", help="mã 20 số in trên công văn")


def _add_commune(commands: Any) -> None:
    sheet = _command(commands, "sheet", _sheet, "xem biểu nhập của một tháng", office=True)
    _with_period(sheet)
    _with_json(sheet)
    record = _command(commands, "record", _record, "ghi số liệu của một tháng", office=True)
    _with_period(record)
    record.add_argument(
        "figures", nargs="*", metavar="MÃ=SỐ", help="VL01=12 GN06/ND=2 DN01=nothing (không phát sinh) XK01=missing"
    )
    record.add_argument("--from", dest="source", help="tệp có mỗi dòng MÃ=SỐ, hoặc - để đọc từ đầu vào chuẩn")
    record.add_argument("--reason", default="", help="lý do sửa")
    seal = _command(commands, "seal", _seal, "chốt gửi một tháng", office=True)
    _with_period(seal)
    history = _command(commands, "history", _history, "các số một ô đã từng mang", office=True)
    _with_period(history)
    history.add_argument("line", metavar="MÃ", help="VL01 hoặc GN06/ND")
    _with_json(history)


def _add_exchange(commands: Any) -> None:
    export = _command(commands, "export", _export, "xuất gói vào thư mục hoặc USB", office=True)
    export.add_argument("--to", type=Path, required=True, help="thư mục hoặc USB")
    export.add_argument("--unit", default="", help="xã nhận (cấp trên; bỏ trống: mọi xã)")
    _with_json(export)
    bring = _command(commands, "import", _import, "nhập gói từ tệp, thư mục hoặc USB", office=True)
    bring.add_argument("paths", nargs="+", type=Path, metavar="TỆP", help="tệp, thư mục hoặc USB")
    bring.add_argument("--preview", action="store_true", help="chỉ xem, không ghi gì")
    _with_json(bring)
    tray = _command(commands, "tray", _tray, "các tệp đang chờ", office=True)
    _with_json(tray)
    _command(commands, "request-code", _request_code, "mã 20 số của máy này, đọc qua điện thoại", office=True)


def _add_superior(commands: Any) -> None:
    invite = _command(commands, "invite", _invite, "xuất thư mời và in mã 20 số", office=True)
    invite.add_argument("--to", type=Path, required=True, help="thư mục")
    enrol = _command(commands, "enrol", _enrol, "ghi nhận máy của một tệp đang chờ", office=True)
    enrol.add_argument("package", help="mã tệp trong `ctph tray`")
    enrol.add_argument("--code", required=True, help="20 số nghe qua điện thoại")
    board = _command(commands, "board", _board, "xã nào đã gửi tháng nào", office=True)
    _with_json(board)
    accept = _command(commands, "accept", _accept, "duyệt báo cáo của một xã", office=True)
    _with_report(accept)
    back = _command(commands, "return", _return, "trả lại báo cáo kèm nhận xét", office=True)
    _with_report(back)
    back.add_argument("--remark", action="append", required=True, metavar="[MÃ:]NHẬN XÉT", help="VL01:xem lại số này")
    total = _command(commands, "consolidate", _consolidate, "tổng hợp Biểu 1, 2, 3", office=True)
    _with_period(total)
    total.add_argument("--xlsx", type=Path, help="ghi tệp Excel")
    total.add_argument("--pdf", type=Path, help="ghi tệp PDF")
    _with_json(total)


def _add_checks(commands: Any) -> None:
    verify = _command(commands, "verify", _verify, "đọc lại và kiểm tra toàn bộ dữ liệu", office=True)
    verify.add_argument("--rebuild", action="store_true", help="dựng lại bảng số liệu từ nhật ký")
    _with_json(verify)


def _command(commands: Any, name: str, run: Command, text: str, *, office: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=run)
    if office:
        default = os.environ.get(OFFICE_VARIABLE)
        parser.add_argument(
            "--office",
            type=Path,
            default=default,
            required=default is None,
            help=f"thư mục đơn vị (hoặc {OFFICE_VARIABLE})",
        )
    return parser


def _with_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", required=True, help="kỳ báo cáo, ví dụ 2019-03")


def _with_report(parser: argparse.ArgumentParser) -> None:
    _with_period(parser)
    parser.add_argument("--unit", required=True, help="mã hoặc tên xã")


def _with_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


# what the commands do


@contextmanager
def _open(options: argparse.Namespace) -> "Iterator[Office]":
    from ctph_desktop.office import open_office  # noqa: PLC0415 - a slow import, after usage is checked

    with open_office(options.office) as office:
        yield office


def _period(options: argparse.Namespace) -> Any:
    from ctph_desktop.domain.periods import ReportingPeriod  # noqa: PLC0415

    return ReportingPeriod.parse(options.period)


def _demo(options: argparse.Namespace) -> int:
    from ctph_desktop.demonstration.story import play  # noqa: PLC0415

    result = play(options.out)
    if options.json:
        _print_json(
            {
                "is_met": result.is_met,
                "workbook": str(result.workbook),
                "pdf": str(result.pdf),
                "checks": [
                    {"subject": c.subject, "expected": c.expected, "found": c.found, "is_met": c.is_met}
                    for c in result.checks
                ],
            }
        )
    else:
        _print_table(
            ("", "Kiểm tra", "Cần có", "Thấy"),
            [("đạt" if c.is_met else "SAI", c.subject, c.expected, c.found) for c in result.checks],
        )
        print(f"\nKết quả: {result.workbook}\n         {result.pdf}")
    return 0 if result.is_met else CHECK_FAILED


def _sample(options: argparse.Namespace) -> int:
    from ctph_desktop.demonstration.sample import build_sample  # noqa: PLC0415

    offices = build_sample(options.out)
    for folder in (offices.superior, *(commune.folder for commune in offices.communes)):
        print(folder)
    return 0


def _new_office(options: argparse.Namespace) -> int:
    from ctph_desktop import office  # noqa: PLC0415
    from ctph_desktop.domain.errors import UnknownUnitError  # noqa: PLC0415

    if options.invitation is None:
        programme = office.catalogue().programmes[0]
        office.create_superior(
            options.folder,
            programme=programme,
            person_name=options.person,
            person_post=options.post,
            device_name=options.device,
        )
    else:
        offered = office.read_invitation(options.invitation).units
        wanted = options.unit.strip().casefold()
        chosen = [uuid for uuid, code, name in offered if wanted in {uuid, code, name.casefold()}]
        if len(chosen) != 1:
            raise UnknownUnitError(options.unit)
        office.join_office(
            options.folder,
            options.invitation,
            chosen[0],
            options.person,
            options.post,
            options.code,
            device_name=options.device,
        )
    print(options.folder)
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats  # noqa: PLC0415

    with _open(options) as office:
        sheet = office.progress.sheet(_period(options))
    rows = [
        {
            "key": row.key,
            "label": row.label,
            "assigned": _number(row.assigned),
            "committed": _number(row.committed),
            "before": _number(row.before),
            "state": row.in_period.state.value,
            "in_period": _number(row.in_period.quantity),
            "cumulative": _number(row.cumulative),
            "remaining": _number(row.remaining),
        }
        for row in sheet.rows
    ]
    if options.json:
        _print_json({"period": sheet.period.code, "state": sheet.state.value, "rows": rows})
        return 0
    _print_table(
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
    with _open(options) as office:
        period = _period(options)
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
    with _open(options) as office:
        period = _period(options)
        office.submissions.seal(period)
        code = office.submissions.phone_code(period)
    print(f"Đã chốt. Mã đọc qua điện thoại: {code}")
    return 0


def _history(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, terms  # noqa: PLC0415

    with _open(options) as office:
        versions = office.progress.history(_period(options), office.progress.find_line(options.line))
    if options.json:
        _print_json(
            [
                {
                    "state": v.value.state.value,
                    "quantity": _number(v.value.quantity),
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
    _print_table(
        ("Số", "Người ghi", "Máy", "Lúc", "Lý do"),
        [(terms.figure(v.value), v.author, v.device, formats.moment(v.at), v.reason) for v in versions],
    )
    return 0


def _export(options: argparse.Namespace) -> int:
    from ctph_desktop.services.rows import OfficeRole  # noqa: PLC0415

    with _open(options) as office:
        if office.profile().role is OfficeRole.SUPERIOR and not options.unit:
            written = office.exchange.export_answers(options.to)
        else:
            written = (office.exchange.export_package(options.to, unit=options.unit or None),)
    if options.json:
        _print_json([{"path": w.path, "size": w.size, "recipients": list(w.recipients)} for w in written])
    else:
        for one in written:
            print(f"{one.path}\tđã ghi và kiểm tra lại")
    return 0


def _import(options: argparse.Namespace) -> int:
    with _open(options) as office:
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
        _print_json(rows)
    else:
        _print_table(
            ("Tệp", "Kết quả", "Nơi gửi", "Nội dung"),
            [(row["file"], row["verdict"], row["sender"], row["message"]) for row in rows],
        )
    return REFUSED if any(row["verdict"] == "refused" for row in rows) else 0


def _tray(options: argparse.Namespace) -> int:
    with _open(options) as office:
        rows = office.exchange.tray()
    if options.json:
        _print_json(
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
        _print_table(
            ("Mã tệp", "Nơi gửi", "Máy", "Vì sao chờ"), [(r.package, r.sender, r.device_name, r.reason) for r in rows]
        )
    return 0


def _request_code(options: argparse.Namespace) -> int:
    with _open(options) as office:
        print(office.enrolment.request_code())
    return 0


def _invite(options: argparse.Namespace) -> int:
    with _open(options) as office:
        written, code = office.enrolment.invitation(options.to)
    print(f"{written.path}\nMã in trên công văn: {code}")
    return 0


def _enrol(options: argparse.Namespace) -> int:
    with _open(options) as office:
        office.enrolment.enrol(options.package, options.code)
    print("Đã ghi nhận máy và nhập gói.")
    return 0


def _board(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms  # noqa: PLC0415

    with _open(options) as office:
        rows = office.submissions.board()
    if options.json:
        _print_json(
            [
                {
                    "unit": row.unit,
                    "name": row.unit_name,
                    "is_enrolled": row.is_enrolled,
                    "months": {cell.period.code: cell.state.value for cell in row.cells},
                }
                for row in rows
            ]
        )
        return 0
    months = [f"T{cell.period.number}" for cell in rows[0].cells] if rows else []
    _print_table(
        ("Đơn vị", *months), [(row.unit_name, *(terms.BOARD_STATES[c.state] for c in row.cells)) for row in rows]
    )
    return 0


def _newest_seal(office: "Office", options: argparse.Namespace) -> str:
    from ctph_desktop.domain.errors import UnknownSealError  # noqa: PLC0415

    period, unit = _period(options), office.find_unit(options.unit)
    for row in office.submissions.board():
        for cell in row.cells:
            if row.unit == unit and cell.period == period and cell.seal:
                return cell.seal
    raise UnknownSealError("")


def _accept(options: argparse.Namespace) -> int:
    with _open(options) as office:
        office.submissions.accept(_newest_seal(office, options))
    print("Đã duyệt.")
    return 0


def _return(options: argparse.Namespace) -> int:
    with _open(options) as office:
        seal = _newest_seal(office, options)
        cells = {row.key: row.cell for row in office.submissions.received(seal).rows}
        remarks = {}
        for text in options.remark:
            code, colon, remark = text.partition(":")
            is_on_cell = bool(colon) and " " not in code.strip()
            remarks[cells[office.progress.find_line(code)] if is_on_cell else ""] = remark if is_on_cell else text
        office.submissions.return_report(seal, remarks=remarks)
    print("Đã trả lại kèm nhận xét.")
    return 0


def _consolidate(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats  # noqa: PLC0415

    with _open(options) as office:
        period = _period(options)
        view = office.consolidation.view(period)
        if options.xlsx:
            office.consolidation.write_workbook(period, options.xlsx)
        if options.pdf:
            office.consolidation.write_pdf(period, options.pdf)
    if options.json:
        _print_json(
            {
                "period": view.period.code,
                "coverage": view.coverage_label,
                "is_provisional": view.is_provisional,
                "forms": {
                    form.form.code: {
                        "lines": {
                            line.label: {
                                column.code: _number(cell.shown(column))
                                for column, cell in zip(form.form.columns, line.cells, strict=True)
                            }
                            for line in (*form.lines, form.computed_total)
                        },
                        "discrepancies": [
                            {"column": d.column.code, "stated": _number(d.stated), "computed": _number(d.computed)}
                            for d in form.discrepancies
                        ],
                    }
                    for form in view.forms
                },
            }
        )
        return 0
    print(view.coverage_label)
    for form in view.forms:
        print(f"\n{form.form.number}: {form.form.title}")
        columns = form.form.columns
        _print_table(
            ("", *(column.printed for column in columns)),
            [
                (
                    line.label,
                    *(
                        formats.quantity(c.shown(k), decimals=k.decimals)
                        for k, c in zip(columns, line.cells, strict=True)
                    ),
                )
                for line in (*form.lines, form.computed_total)
            ],
        )
        for d in form.discrepancies:
            print(
                f"  Cột {d.column.code}: văn bản ghi {formats.quantity(d.stated)}, cộng được "
                f"{formats.quantity(d.computed)}, chênh lệch {formats.quantity(d.difference)}"
            )
    return 0


def _verify(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import checking  # noqa: PLC0415

    with _open(options) as office:
        if options.rebuild:
            office.inspection.rebuild()
        found = office.inspection.verify()
    if options.json:
        _print_json(
            {
                "books": found.books,
                "segments": found.segments,
                "operations": found.operations,
                "held": found.held,
                "conflicts": found.conflicts,
                "problems": list(found.problems),
            }
        )
    else:
        for problem in found.problems:
            print(problem)
        if not found.problems:
            print(checking.all_well(found.books, found.operations))
    return CHECK_FAILED if found.problems else 0


# printing


def _number(quantity: Any) -> str | None:
    return None if quantity is None else f"{quantity:f}"


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    for row in table:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
