"""What each unit would be given, a line for each and a column for each target; the sum stands first."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from ctph_desktop.services.programmes.opening import OpeningView
from ctph_desktop.services.reading.allocations import AllocationView
from ctph_desktop.ui.widgets.controls import shortened
from ctph_desktop.wording import formats, targets

_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def show_allocations(table: QTableWidget, view: OpeningView) -> None:
    """Show what allocations come to; the newest column is the current one."""
    table.setColumnCount(len(view.allocations))
    table.setRowCount(1 + len(view.names))
    table.setVerticalHeaderLabels([QCoreApplication.translate("Allocations", "Cộng"), *view.names.values()])
    for column, one in enumerate(view.allocations):
        table.setHorizontalHeaderItem(column, QTableWidgetItem(_head(one)))
        shares = one.allocation.shares
        counts = (sum(shares.values(), Decimal(0)), *(shares.get(unit) for unit in view.names))
        for row, count in enumerate(counts):
            item = QTableWidgetItem("" if count is None else formats.quantity(count, decimals=one.decimals))
            item.setTextAlignment(_NUMBER)
            if not row:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    table.setCurrentCell(0, len(view.allocations) - 1)


def _head(one: AllocationView) -> str:
    tier = (
        QCoreApplication.translate("Allocations", "{code} giao")
        if one.measure.value == "assigned"
        else QCoreApplication.translate("Allocations", "{code} cam kết")
    )
    rate = formats.percent(one.allocation.rate, Decimal(1))
    return f"{tier.format(code=one.code)}\n{rate} × {shortened(one.basis, most=28)}"


def told_of(one: AllocationView) -> str:
    """Say by what one target was divided, and what rounding leaves."""
    found = one.allocation
    return targets.allocated(
        total=found.total,
        rate=found.rate,
        left_over=found.left_over,
        without_baseline=len(found.without_baseline),
        basis=one.basis,
        decimals=one.decimals,
    )
