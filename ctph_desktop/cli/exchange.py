"""Commands that send and receive packages: export, import, tray, request-code, confirm-by-phone."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen, open_commune, with_json
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.ground.exchange_rows import ExportedFile, UnsealedMonths

_MOST_CHANGES: Final = 20


def add_exchange(commands: Any) -> None:
    """Add the commands that send and receive packages."""
    export = add_command(commands, "export", _export, "xuất gói vào thư mục hoặc USB", office=True)
    export.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục hoặc USB")
    export.add_argument("--unit", default="", metavar="XÃ", help="xã nhận (cấp trên; bỏ trống: mọi xã)")
    export.add_argument("--all", action="store_true", help="xuất cho mọi cơ quan đơn vị làm việc cùng")
    export.set_defaults(refuse_usage=export.error)
    with_json(export)
    bring = add_command(commands, "import", _import, "nhập gói từ tệp, thư mục hoặc USB", office=True)
    bring.add_argument("paths", nargs="+", type=Path, metavar="TỆP", help="tệp, thư mục hoặc USB")
    bring.add_argument("--preview", action="store_true", help="chỉ xem, không ghi gì")
    bring.add_argument("--yes", action="store_true", help="nhập cả khi có số đang có bị để trống")
    with_json(bring)
    tray = add_command(commands, "tray", _tray, "các tệp đang chờ và chưa nhập được, kèm lý do", office=True)
    tray.add_argument("--messages", action="store_true", help="in cả lời nhắn gửi bên gửi")
    tray.add_argument("--dismiss", default=[], nargs="+", metavar="MÃ_TỆP", help="loại một hay nhiều tệp khỏi hộp chờ")
    with_json(tray)
    phone = add_command(
        commands, "confirm-by-phone", _confirm, "gõ mã 10 số nghe cấp trên đọc: đã nhận, qua điện thoại", office=True
    )
    phone.add_argument("code", metavar="MÃ", help="10 số, ví dụ 12345-67890")
    with_json(phone)
    add_command(commands, "request-code", _request_code, "mã 20 số của máy này, đọc qua điện thoại", office=True)


def _export(options: argparse.Namespace) -> int:
    from ctph_desktop.services.ground.office_rows import OfficeRole
    from ctph_desktop.wording import messages

    if options.all and options.authority:
        options.refuse_usage("--all là mọi cơ quan: hãy bỏ --authority, hoặc bỏ --all")
    with open_chosen(options) as office:
        is_superior = office.profile().role is OfficeRole.SUPERIOR
        unsealed = () if is_superior else office.keeping.unsealed()
        if options.all:
            unsealed, written = office.unsealed_for_all(), office.export_for_all(options.to)
        elif is_superior and not options.unit:
            written = office.exchange.export_answers(options.to)
        else:
            written = office.exchange.export_package(options.to, unit=options.unit or None).all_files
    if unsealed:
        months = [(row.whose, row.months) for row in unsealed]
        print(f"Chú ý: {messages.not_sealed(months)} Hãy chốt (lệnh seal) rồi xuất lại.", file=sys.stderr)
    if options.json:
        print_json([_written_json(one, unsealed) for one in written])
    elif written:
        _tell_written(written, is_superior=is_superior)
    if written:
        return 0
    print(
        "Chưa xuất tệp nào: chưa ghi nhận máy của đơn vị nào. Hãy xuất thư mời (`ctph invite`) gửi các đơn vị, nhập "
        "tệp các đơn vị gửi lại (`ctph import`), rồi ghi nhận máy (`ctph enrol`).",
        file=sys.stderr,
    )
    return REFUSED


def _tell_written(written: "Sequence[ExportedFile]", *, is_superior: bool) -> None:
    from ctph_desktop.services.ground.exchange_rows import carried_reports
    from ctph_desktop.wording import messages

    for one in written:
        print(f"{one.path}\tđã ghi và kiểm tra lại")
    for line in carried_reports(written, are_answers=is_superior):
        print(line)
    if aside := max(one.set_aside for one in written):
        print(messages.set_aside_elsewhere(aside))


def _written_json(written: "ExportedFile", unsealed: "Sequence[UnsealedMonths]") -> dict[str, Any]:
    lacking = [row for row in unsealed if row.authority == written.authority]
    return {
        "path": written.path,
        "size": written.size,
        "recipients": list(written.recipients),
        "reports": [{"unit": r.unit_name, "period": r.period.code, "version": r.version} for r in written.reports],
        "unsealed": sorted({month.code for row in lacking if not row.unit for month in row.months}),
        "unsealed_of_others": {
            name: sorted({m.code for row in lacking if row.unit_name == name for m in row.months})
            for name in dict.fromkeys(row.unit_name for row in lacking if row.unit)
        },
    }


def _import(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_chosen(options) as office:
        paths = office.exchange.gather(options.paths)
        rows: list[dict[str, Any]]
        if not options.preview and not options.yes and (blanked := _blanked(office, paths)):
            print("\n".join(blanked), file=sys.stderr)
            print("Chưa nhập gì. Thêm --yes để vẫn nhập và để trống các số đó.", file=sys.stderr)
            return REFUSED
        if options.preview:
            rows = [
                {
                    "file": row.file_name,
                    "verdict": row.verdict.value,
                    "sender": row.sender,
                    "periods": list(row.periods),
                    "message": " ".join((*row.notes, *_corrections(row.corrections))),
                    "corrections": row.corrections,
                    "blanked": row.blanked,
                    "changes": [
                        {"label": c.label, "period": c.period_label, "old": c.old, "new": c.new} for c in row.changes
                    ],
                }
                for row in office.receiving.preview(paths).rows
            ]
        else:
            rows = [
                {
                    "file": row.file_name,
                    "verdict": row.verdict.value,
                    "sender": row.sender,
                    "message": row.message,
                    "outcomes": [outcome.text for outcome in row.outcomes],
                }
                for row in office.receiving.import_packages(paths)
            ]
    if options.json:
        print_json(rows)
    else:
        shown = [row for row in rows if row["verdict"] != "elsewhere"]
        print_table(
            ("Tệp", "Kết quả", "Nơi gửi", "Nội dung"),
            [(row["file"], terms.FILE_VERDICTS[row["verdict"]], row["sender"], row["message"]) for row in shown],
            below=[[*row.get("outcomes", ()), *_changes(row.get("changes", ()))] for row in shown],
            none="Không có tệp nào gửi cho đơn vị này.",
        )
        if elsewhere := len(rows) - len(shown):
            print(f"{elsewhere} tệp gửi cho nơi khác: không nhập, không giữ.")
    verdicts = {row["verdict"] for row in rows}
    return REFUSED if "refused" in verdicts or verdicts == {"elsewhere"} else 0


def _corrections(count: int) -> tuple[str, ...]:
    from ctph_desktop.wording import messages

    return (messages.corrections(count),) if count else ()


def _blanked(office: "Office", paths: Sequence[str]) -> list[str]:
    """Return a line for each figure that stands here and that importing would leave blank, once."""
    return list(
        dict.fromkeys(
            f"{row.sender}: {change.label}, {change.period_label}: {change.old} → {change.new}"
            for row in office.receiving.preview(paths).rows
            for change in row.changes
            if change.is_blanking
        )
    )


def _changes(changes: Sequence[dict[str, str]]) -> Iterator[str]:
    """Yield a line for each change of a file, and how many more there are."""
    for change in changes[:_MOST_CHANGES]:
        where = ", ".join(word for word in (change["label"], change["period"]) if word)
        yield f"{where}: " + " → ".join(word for word in (change["old"], change["new"]) if word)
    if len(changes) > _MOST_CHANGES:
        yield f"… và {len(changes) - _MOST_CHANGES} thay đổi nữa"


def _tray(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        if options.dismiss:
            office.exchange.dismiss(*options.dismiss)
        waiting, held = office.exchange.tray(), office.exchange.held()
    rows: list[dict[str, Any]] = [
        *(
            {"package": r.package, "file": r.file_name, "sender": r.sender, "device": r.device_name, "reason": r.reason,
             "subject": r.subject, "message": r.message, "can_enrol": r.can_enrol}
            for r in waiting
        ),
        *(
            {"package": r.id, "file": r.file_name, "sender": r.sender, "device": "", "reason": r.reason,
             "subject": r.subject, "message": r.message, "can_enrol": False}
            for r in held
        ),
    ]  # fmt: skip
    if options.json:
        print_json(rows)
        return 0
    print_table(
        ("Mã tệp", "Nơi gửi", "Máy", "Tệp", "Vì sao chờ"),
        [(r["package"], r["sender"], r["device"], r["file"], r["reason"]) for r in rows],
        below=[r["message"].splitlines() if options.messages else () for r in rows],
        none="Hộp chờ trống: không có tệp nào đang chờ.",
    )
    return 0


def _confirm(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats

    with open_commune(options) as office:
        confirmed = office.delivery.confirm_by_phone(options.code)
        state = office.submissions.own_state(confirmed.period)
    if options.json:
        print_json({"period": confirmed.period.code, "version": confirmed.version, "state": state.value})
    else:
        period = formats.period(confirmed.period)
        print(f"Cấp trên đã nhận báo cáo {period}, bản thứ {confirmed.version} (qua điện thoại, chờ biên nhận).")
    return 0


def _request_code(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        print(office.enrolment.request_code())
    return 0
