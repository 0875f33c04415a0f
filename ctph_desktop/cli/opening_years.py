"""The command that opens a programme's next year."""

import argparse
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.allocation_options import read_allocation, with_allocations
from ctph_desktop.cli.allocations_shown import allocation_as_json, print_allocation
from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_superior, with_json, with_year_to_change
from ctph_desktop.cli.printing import print_json

if TYPE_CHECKING:
    from ctph_desktop.services.programmes.opening import OpeningView


def add_opening(commands: Any) -> None:
    """Add the command."""
    opening = add_command(commands, "open-year", _open_year, "mở năm tiếp theo (cấp trên)", office=True)
    with_year_to_change(opening)
    opening.add_argument(
        "--targets",
        choices=("empty", "last_year", "allocated"),
        default="empty",
        help="chỉ tiêu năm mới: empty (để trống), last_year (chép từ năm trước), allocated (phân bổ, với --allocate)",
    )
    with_allocations(opening)
    opening.add_argument("--yes", action="store_true", help="mở ngay, không chỉ xem trước")
    opening.set_defaults(refuse_usage=opening.error)
    with_json(opening)


def _open_year(options: argparse.Namespace) -> int:
    from ctph_desktop.services.programmes.opening import FirstTargets

    targets = FirstTargets(options.targets)
    if bool(options.allocations) is not (targets is FirstTargets.ALLOCATED):
        options.refuse_usage("--targets allocated đi cùng ít nhất một --allocate MÃ")
    allocated = [read_allocation(said, refuse_usage=options.refuse_usage) for said in options.allocations]
    with open_superior(options) as office:
        view = office.opening.preview(options.named_year, targets=targets, allocated=allocated)
        if options.yes:
            office.opening.open_year(options.named_year, targets=targets, allocated=allocated)
    if options.json:
        print_json(_as_json(view, is_opened=options.yes))
    else:
        _print(view, targets=targets.value, is_opened=options.yes)
    return 0 if options.yes else REFUSED


def _print(view: "OpeningView", *, targets: str, is_opened: bool) -> None:
    from ctph_desktop.wording.programmes import opened

    for one in view.allocations:
        print(f"{one.code}: {one.label}")
        print_allocation(one, view.names)
    told = opened(units=len(view.units), forms=view.forms, targets=view.targets, is_allocated=targets == "allocated")
    if is_opened:
        print(f"Đã mở năm {view.year}: {told}. Hãy xuất tệp trả lời để các xã nhận được.")
        return
    print(f"Sẽ mở năm {view.year}: {told}.")
    if view.ended:
        print(f"Không còn: {', '.join(view.ended)}.")
    print("Chưa có gì được ghi. Thêm --yes để mở năm.")


def _as_json(view: "OpeningView", *, is_opened: bool) -> dict[str, Any]:
    return {
        "programme": view.programme,
        "title": view.title,
        "year": view.year,
        "units": list(view.units),
        "ended": list(view.ended),
        "forms": view.forms,
        "targets": view.targets,
        "allocations": [
            {"code": one.code, "measure": one.measure.value, **allocation_as_json(one, view.names)}
            for one in view.allocations
        ],
        "is_opened": is_opened,
    }
