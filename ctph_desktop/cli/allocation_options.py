"""The options that say how a target is allocated: of one command once, of another for each target."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctph_desktop.services.reading.allocations import WantedAllocation

METHODS = ("rounded", "down", "remainder")


def with_allocation(parser: argparse.ArgumentParser) -> None:
    """Let a command allocate one target, whose code it names itself."""
    parser.add_argument("--by", required=True, metavar="MÃ", help="chia theo số đầu kỳ của chỉ tiêu này, như LD03")
    parser.add_argument("--rate", metavar="TỶ_LỆ", help="phần trăm trên số đầu kỳ, ví dụ 24,4")
    parser.add_argument("--total", metavar="SỐ", help="tổng cần phân bổ")
    parser.add_argument("--method", choices=METHODS, default="rounded", help=_METHODS_HELP)
    parser.add_argument("--lock", action="append", default=[], metavar="XÃ=SỐ", help="giữ nguyên số của một xã")
    parser.add_argument("--measure", choices=("assigned", "committed"), default="assigned", help="giao hay cam kết")


def with_allocations(parser: argparse.ArgumentParser) -> None:
    """Let a command allocate several targets: each `--allocate` begins one, what follows it says how."""
    parser.add_argument(
        "--allocate", action=_Beginning, dest="allocations", default=[], metavar="MÃ",
        help="chỉ tiêu được phân bổ, ví dụ VL01; ghi lại cho từng chỉ tiêu, các tuỳ chọn sau đây đứng sau nó",
    )  # fmt: skip
    parser.add_argument("--by", action=_OfLast, metavar="MÃ", help="chia theo số đầu kỳ năm mới của chỉ tiêu này")
    parser.add_argument("--rate", action=_OfLast, metavar="TỶ_LỆ", help="phần trăm trên số đầu kỳ, ví dụ 24,4")
    parser.add_argument("--total", action=_OfLast, metavar="SỐ", help="tổng cần phân bổ")
    parser.add_argument("--method", action=_OfLast, choices=METHODS, help=f"{_METHODS_HELP}; không ghi là remainder")
    parser.add_argument("--lock", action=_OfLast, metavar="XÃ=SỐ", help="giữ nguyên số của một xã")
    parser.add_argument("--measure", action=_OfLast, choices=("assigned", "committed"), help="giao hay cam kết")


def read_allocation(said: Mapping[str, Any], *, refuse_usage: Callable[[str], None]) -> "WantedAllocation":
    """Return what the options of one allocation say."""
    from ctph_desktop.domain.allocation import AllocationMethod
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.domain.quantities import parse_quantity
    from ctph_desktop.services.reading.allocations import AllocationPlan, WantedAllocation

    lock: Sequence[str] = said["lock"]
    locked = dict(text.partition("=")[::2] for text in lock)
    if not all(unit and typed for unit, typed in locked.items()) or len(locked) < len(lock):
        refuse_usage('--lock ghi như "Xã Cam An=215", mỗi xã một lần')
    if not said["by"]:
        refuse_usage(f"{said['code']} chưa có --by: chia theo số đầu kỳ của chỉ tiêu nào?")
    plan = AllocationPlan(
        rate=parse_quantity(said["rate"], decimals=4) / 100 if said["rate"] else None,
        total=parse_quantity(said["total"], decimals=4) if said["total"] else None,
        method=AllocationMethod(said["method"]),
        locked={unit: parse_quantity(typed, decimals=4) for unit, typed in locked.items()},
    )
    return WantedAllocation(said["code"], said["by"], plan, Measure(said["measure"]))


_METHODS_HELP = "làm tròn từng xã (rounded), bỏ phần lẻ (down), khớp tổng theo phần dư lớn nhất (remainder)"


class _Beginning(argparse.Action):
    """Begins an allocation."""

    def __call__(self, _parser: Any, namespace: argparse.Namespace, values: Any, _option: Any = None) -> None:
        begun = {"code": values, "by": "", "rate": "", "total": "", "method": "remainder", "lock": []}
        setattr(namespace, self.dest, [*getattr(namespace, self.dest), {**begun, "measure": "assigned"}])


class _OfLast(argparse.Action):
    """Says something of the allocation begun last."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        if not namespace.allocations:
            parser.error(f"{option} đứng sau --allocate MÃ mà nó nói về")
        last = namespace.allocations[-1]
        last[self.dest] = [*last["lock"], values] if self.dest == "lock" else values
