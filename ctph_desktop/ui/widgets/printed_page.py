"""Prints lines of text on one page of A4, without any file of it being left on the PC."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

PrintedLine = tuple[str, float, bool]  # text, size in points, whether it is bold


def print_lines(parent: QWidget, lines: Sequence[PrintedLine]) -> bool:
    """Ask for a printer and print; False if the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(30, 20, 15, 20),
            QPageLayout.Unit.Millimeter,
        )
    )
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    draw_lines(printer, lines)
    return True


def draw_lines(printer: QPrinter, lines: Sequence[PrintedLine]) -> None:
    """Draw lines onto a printer's page, each below the one before."""
    painter = QPainter(printer)
    try:
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        page.moveTo(0, 0)
        top = 0.0
        for text, size, is_bold in lines:
            top = _draw(painter, QRectF(0, top, page.width(), page.height() - top), text, size=size, is_bold=is_bold)
    finally:
        painter.end()


def _draw(painter: QPainter, room: QRectF, text: str, *, size: float, is_bold: bool) -> float:
    font = QFont("Liberation Serif")
    font.setPointSizeF(size)
    font.setBold(is_bold)
    painter.setFont(font)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(room, flags, text)
    painter.drawText(room, flags, text)
    return taken.bottom() + painter.fontMetrics().height() * 0.5
