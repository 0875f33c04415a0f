"""The command that allocates a target over all units by a baseline of theirs."""

import argparse
from typing import Any

from ctph_desktop.cli.allocation_options import read_allocation, with_allocation
from ctph_desktop.cli.allocations_shown import allocation_as_json, print_allocation
from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_superior, with_json, with_standpoint
from ctph_desktop.cli.printing import print_json


def add_allocating(commands: Any) -> None:
    """Add the command."""
    text = "phân bổ chỉ tiêu cho mọi xã theo một số đầu kỳ (cấp trên)"
    allocating = add_command(commands, "allocate", _allocate, text, office=True)
    allocating.add_argument("code", metavar="MÃ", help="chỉ tiêu được phân bổ, ví dụ VL01")
    with_allocation(allocating)
    allocating.add_argument("--document", default="", metavar="VĂN_BẢN", help="văn bản giao")
    allocating.add_argument("--reason", default="", metavar="LÝ_DO", help="cần khi sửa số đã giao")
    allocating.add_argument("--yes", action="store_true", help="ghi chỉ tiêu, không chỉ xem trước")
    allocating.set_defaults(refuse_usage=allocating.error)
    with_standpoint(allocating)
    with_json(allocating)


def _allocate(options: argparse.Namespace) -> int:
    from ctph_desktop.services.ground.changes import Changes

    wanted = read_allocation(vars(options), refuse_usage=options.refuse_usage)
    with open_superior(options) as office:
        view = office.target_planning.allocation(wanted)
        names = {unit: office.targets.sheet(unit).unit_name for unit in view.allocation.shares}
        changes = Changes.NONE
        if options.yes:
            given = {unit: {(view.key, view.measure): count} for unit, count in view.allocation.shares.items()}
            changes = office.targets.give_many(given, document=options.document, reason=options.reason)
    if options.json:
        print_json(allocation_as_json(view, names))
    else:
        print_allocation(view, names)
        print(_outcome(is_written=options.yes, is_changed=changes is not Changes.NONE))
    return 0 if options.yes else REFUSED


def _outcome(*, is_written: bool, is_changed: bool) -> str:
    from ctph_desktop.wording import targets

    if not is_written:
        return targets.ALLOCATION_SHOWN
    return targets.ALLOCATION_WRITTEN if is_changed else targets.ALLOCATION_UNCHANGED
