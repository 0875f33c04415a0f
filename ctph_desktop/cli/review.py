"""Commands of a superior office: invite, enrol, board, accept, return, consolidate."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.consolidating import add_consolidating
from ctph_desktop.cli.options import (
    add_command,
    chosen_period,
    line_and_text,
    open_chosen,
    open_superior,
    with_json,
    with_report,
    with_standpoint,
)
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office


def add_review(commands: Any) -> None:
    """Add the commands of a superior office."""
    invite = add_command(commands, "invite", _invite, "xuất thư mời và in mã 20 số", office=True)
    invite.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục")
    enrol = add_command(commands, "enrol", _enrol, "ghi nhận máy của một tệp đang chờ", office=True)
    enrol.add_argument("package", metavar="MÃ_TỆP", help="mã tệp trong `ctph tray`")
    enrol.add_argument("--code", required=True, metavar="MÃ", help="20 số nghe qua điện thoại")
    enrol.add_argument("--replaces", default="", metavar="MÁY", help="máy hỏng của cùng đơn vị mà máy này thay")
    board = add_command(commands, "board", _board, "xã nào đã gửi tháng nào", office=True)
    with_standpoint(board)
    with_json(board)
    accept = add_command(commands, "accept", _accept, "duyệt báo cáo của một xã", office=True)
    with_report(accept)
    back = add_command(commands, "return", _return, "trả lại báo cáo kèm nhận xét", office=True)
    with_report(back)
    back.add_argument(
        "--remark", action="append", required=True, metavar="[MÃ:]NHẬN XÉT",
        help="VL01:xem lại số này; không có mã: góp ý cả báo cáo. Ghi được nhiều lần, cùng một ô thì gộp lại",
    )  # fmt: skip
    undone = add_command(commands, "take-back", _take_back, "bỏ quyết định đã duyệt hoặc trả lại", office=True)
    with_report(undone)
    undone.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do; cần khi tệp trả lời đã xuất, xã sẽ đọc")
    add_consolidating(commands)


def _invite(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        written, code = office.enrolment.invitation(options.to)
    print(f"{written.path}\nMã in trên công văn: {code}")
    return 0


def _enrol(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        replaces = office.devices.find(options.replaces).key if options.replaces else ""
        office.enrolment.enrol(options.package, options.code, replaces=replaces)
    print("Đã ghi nhận máy và nhập gói.")
    return 0


def _board(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import formats, messages, terms

    with open_superior(options) as office:
        rows = office.review.board()
        programs = {row.unit: row for row in office.programs.rows()}
    if options.json:
        print_json(
            [
                {
                    "unit": row.unit,
                    "name": row.unit_name,
                    "is_enrolled": row.is_enrolled,
                    "newest_data_at": row.newest_data_at.isoformat() if row.newest_data_at else None,
                    "days_old": row.days_old if row.newest_data_at else None,
                    "program": programs[row.unit].version if row.unit in programs else "",
                    "needs_update": row.unit in programs and programs[row.unit].needs_update,
                    "months": {cell.period.code: cell.state.value for cell in row.cells},
                    "closed": [cell.period.code for cell in row.cells if cell.is_closed],
                    "corrections": [cell.period.code for cell in row.cells if cell.is_correction],
                    "submitted": {
                        cell.period.code: {"day": cell.submitted.day.isoformat(), "late_by": cell.submitted.late_by}
                        for cell in row.cells
                        if cell.submitted is not None and cell.submitted.day is not None
                    },
                }
                for row in rows
            ]
        )
        return 0
    months = [formats.short_period(cell.period) for cell in rows[0].cells] if rows else []
    print_table(
        ("Đơn vị", *months, "Số liệu mới nhất"),
        [
            (
                row.unit_name,
                *(
                    terms.BOARD_STATES[c.state]
                    + (f" ({messages.after_closing(is_supplement=c.is_supplement)})" if c.is_correction else "")
                    for c in row.cells
                ),
                formats.day(row.newest_data_at) if row.newest_data_at else "",
            )
            for row in rows
        ],
        none="Chương trình chưa có đơn vị nào.",
    )
    closed = [formats.period(cell.period) for cell in rows[0].cells if cell.is_closed] if rows else []
    outdated = [row.unit_name for row in rows if row.unit in programs and programs[row.unit].needs_update]
    for label, names in (("Kỳ đã chốt", closed), ("Cần cập nhật phần mềm", outdated)):
        if names:
            print(f"{label}: {', '.join(names)}")
    return 0


def newest_seal(office: "Office", options: argparse.Namespace) -> str:
    """Return the seal on the board for the unit and period named on the command line."""
    from ctph_desktop.domain.errors import (
        NotSubmittedError,
        PeriodNotInProgrammeError,
        UnknownUnitError,
    )

    period, unit = chosen_period(options), office.find_unit(options.unit)
    row = next((row for row in office.review.board() if row.unit == unit), None)
    if row is None:
        raise UnknownUnitError(options.unit)
    cell = next((cell for cell in row.cells if cell.period == period), None)
    if cell is None:
        raise PeriodNotInProgrammeError(period.code, office.profile().plan_year)
    if not cell.seal:
        raise NotSubmittedError(row.unit_name, period.code)
    return cell.seal


def _accept(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        office.review.accept(newest_seal(office, options))
    print("Đã duyệt.")
    return 0


def _return(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        seal = newest_seal(office, options)
        cells = {row.key: row.cell for row in office.review.received(seal).rows}
        texts_by_cell: dict[str, list[str]] = {}
        for text in options.remark:
            line, remark = line_and_text(office, text)
            texts_by_cell.setdefault(cells[line] if line is not None else "", []).append(remark)
        remarks = {cell: "\n".join(texts) for cell, texts in texts_by_cell.items()}
        office.review.return_report(seal, remarks=remarks)
    print(f"Đã trả lại kèm {len(options.remark)} nhận xét.")
    return 0


def _take_back(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        office.review.take_back(newest_seal(office, options), reason=options.reason)
    print("Đã bỏ quyết định. Báo cáo chờ duyệt lại; nếu xã đã biết quyết định trước, hãy xuất tệp trả lời mới.")
    return 0
