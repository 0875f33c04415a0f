"""What an allocation comes to, as a table or as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.printing import number, print_table

if TYPE_CHECKING:
    from ctph_desktop.services.reading.allocations import AllocationView


def print_allocation(view: "AllocationView", names: Mapping[str, str]) -> None:
    """Print what each unit gets, what it adds up to, and what rounding leaves."""
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


def allocation_as_json(view: "AllocationView", names: Mapping[str, str]) -> dict[str, Any]:
    """Return what an allocation comes to, units by name."""
    found = view.allocation
    return {
        "key": str(view.key),
        "rate": number(found.rate),
        "total": number(found.total),
        "left_over": number(found.left_over),
        "units": {names[unit]: number(count) for unit, count in found.shares.items()},
        "without_baseline": list(found.without_baseline),
    }
