"""Commands for what does not count: set-aside shows it, take-up takes it up or leaves it."""

import argparse
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.looking_back import conflict_data, find_rival, rival_lines
from ctph_desktop.cli.options import add_command, open_chosen, open_desk, with_behalf, with_json
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.roster.keeping import KeptDesk


def add_set_aside(commands: Any) -> None:
    """Add the commands of what is set aside."""
    listed = add_command(commands, "set-aside", _set_aside, "những số được giữ riêng, chưa tính", office=True)
    with_behalf(listed)
    with_json(listed)
    taken = add_command(
        commands,
        "take-up",
        _take_up,
        "lấy lại số giữ riêng, hoặc giữ số đang dùng (`ctph set-aside`)",
        office=True,
    )
    taken.add_argument("value", nargs="+", metavar="MÃ_GIÁ_TRỊ", help="mã in ở `ctph set-aside`, đủ để không nhầm")
    taken.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do")
    with_behalf(taken, writes=True)
    with_json(taken)


def _opened(options: argparse.Namespace) -> "AbstractContextManager[Office | KeptDesk]":
    """Open the office, or the book it keeps for the unit named by `--for`."""
    return open_desk(options) if options.behalf else open_chosen(options)


def _set_aside(options: argparse.Namespace) -> int:
    with _opened(options) as office:
        rows = office.set_aside.rows()
    if options.json:
        print_json([conflict_data(row) for row in rows])
        return 0
    print_table(
        ("Ô, mục", "Kỳ", "Đơn vị", "Ai chọn"),
        [(row.label, row.period.code if row.period else "", row.unit_name, row.hint or "máy này") for row in rows],
        below=[list(rival_lines(row)) for row in rows],
        none="Không có số nào được giữ riêng.",
    )
    return 0


def _take_up(options: argparse.Namespace) -> int:
    with _opened(options) as office:
        found = [find_rival(office.set_aside.rows(), text) for text in options.value]
        chosen = {operation: row.heads for row, operation in found}
        office.set_aside.choose_each(chosen, reason=options.reason)
        left = office.set_aside.count().here
    if options.json:
        print_json({"chosen": list(chosen), "left": left})
    else:
        print(f"Đã ghi {len(chosen)} ô. Còn {left} ô mang số giữ riêng.")
    return 0
