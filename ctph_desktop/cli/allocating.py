"""The command that allocates a target over all units by a baseline of theirs."""

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_superior, with_json, with_standpoint
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.services.reviewing.target_planning import AllocationView


def add_allocating(commands: Any) -> None:
    """Add the command."""
    text = "phân bổ chỉ tiêu cho mọi xã theo một số đầu kỳ (cấp trên)"
    allocating = add_command(commands, "allocate", _allocate, text, office=True)
    allocating.add_argument("code", metavar="MÃ", help="chỉ tiêu được phân bổ, ví dụ VL01")
    allocating.add_argument("--by", required=True, metavar="MÃ", help="chia theo số đầu kỳ của chỉ tiêu này, như LD03")
    allocating.add_argument("--rate", metavar="TỶ_LỆ", help="phần trăm trên số đầu kỳ, ví dụ 24,4")
    allocating.add_argument("--total", metavar="SỐ", help="tổng cần phân bổ")
    allocating.add_argument(
        "--method", choices=("rounded", "down", "remainder"), default="rounded",
        help="làm tròn từng xã (rounded), bỏ phần lẻ (down), khớp tổng theo phần dư lớn nhất (remainder)",
    )  # fmt: skip
    allocating.add_argument("--lock", action="append", default=[], metavar="XÃ=SỐ", help="giữ nguyên số của một xã")
    allocating.add_argument("--measure", choices=("assigned", "committed"), default="assigned", help="giao hay cam kết")
    allocating.add_argument("--document", default="", metavar="VĂN_BẢN", help="văn bản giao")
    allocating.add_argument("--reason", default="", metavar="LÝ_DO", help="cần khi sửa số đã giao")
    allocating.add_argument("--yes", action="store_true", help="ghi chỉ tiêu, không chỉ xem trước")
    allocating.set_defaults(refuse_usage=allocating.error)
    with_standpoint(allocating)
    with_json(allocating)


def _allocate(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.allocation import AllocationMethod
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.domain.quantities import parse_quantity
    from ctph_desktop.services.ground.changes import Changes
    from ctph_desktop.services.reviewing.target_planning import AllocationPlan

    locked = dict(text.partition("=")[::2] for text in options.lock)
    if not all(unit and typed for unit, typed in locked.items()) or len(locked) < len(options.lock):
        options.refuse_usage('--lock ghi như "Xã Cam An=215", mỗi xã một lần')
    plan = AllocationPlan(
        rate=parse_quantity(options.rate, decimals=4) / 100 if options.rate else None,
        total=parse_quantity(options.total, decimals=4) if options.total else None,
        method=AllocationMethod(options.method),
        locked={unit: parse_quantity(typed, decimals=4) for unit, typed in locked.items()},
    )
    measure = Measure(options.measure)
    with open_superior(options) as office:
        view = office.target_planning.allocation(options.code, options.by, plan)
        names = {unit: office.targets.sheet(unit).unit_name for unit in view.allocation.shares}
        changes = Changes.NONE
        if options.yes:
            given = {unit: {(view.key, measure): count} for unit, count in view.allocation.shares.items()}
            changes = office.targets.give_many(given, document=options.document, reason=options.reason)
    if options.json:
        print_json(_as_json(view, names))
    else:
        _print(view, names, outcome=_outcome(is_written=options.yes, is_changed=changes is not Changes.NONE))
    return 0 if options.yes else REFUSED


def _as_json(view: "AllocationView", names: dict[str, str]) -> dict[str, Any]:
    found = view.allocation
    return {
        "key": str(view.key),
        "rate": number(found.rate),
        "total": number(found.total),
        "left_over": number(found.left_over),
        "units": {names[unit]: number(count) for unit, count in found.shares.items()},
        "without_baseline": list(found.without_baseline),
    }


def _outcome(*, is_written: bool, is_changed: bool) -> str:
    from ctph_desktop.wording import targets

    if not is_written:
        return targets.ALLOCATION_SHOWN
    return targets.ALLOCATION_WRITTEN if is_changed else targets.ALLOCATION_UNCHANGED


def _print(view: "AllocationView", names: dict[str, str], *, outcome: str) -> None:
    from ctph_desktop.wording import formats, targets

    found = view.allocation
    added = sum(found.shares.values(), Decimal(0))
    rows = [(names[unit], formats.quantity(count, decimals=view.decimals)) for unit, count in found.shares.items()]
    total_row = ("Cộng", formats.quantity(added, decimals=view.decimals))
    print_table(("Đơn vị", "Chỉ tiêu"), [*rows, total_row], none="Chương trình chưa có đơn vị nào để phân bổ.")
    said = targets.allocated(
        total=found.total,
        rate=found.rate,
        left_over=found.left_over,
        without_baseline=len(found.without_baseline),
        basis=view.basis,
        decimals=view.decimals,
    )
    print(said)
    print(outcome)
