"""Prints lines of text on one page of A4, without any file of it being left on the PC."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ctph_desktop.system.paths import data_folder, resource
from ctph_desktop.ui.look.dialogs import warn
from ctph_desktop.ui.look.preferences import Preferences

# Without one, the dialog of Windows closes again without a word; elsewhere it offers to print into a file.
_NEEDS_A_PRINTER = sys.platform == "win32"
_FAMILY = "Liberation Serif"
PrintedLine = tuple[str, float, bool]  # text, size in points, whether it is bold


def print_lines(parent: QWidget, lines: Sequence[PrintedLine]) -> bool:
    """Ask for a printer and print; False if there is none, or the person thought better of it."""
    if _NEEDS_A_PRINTER and not printer_names():
        warn(
            parent,
            title=QCoreApplication.translate("PrintedPage", "In"),
            text=QCoreApplication.translate("PrintedPage", "Máy này chưa có máy in. Hãy cài máy in rồi in lại."),
        )
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if (chosen := Preferences(data_folder()).printer) in printer_names():
        printer.setPrinterName(chosen)
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


def printer_names() -> list[str]:
    """Return the printers of this PC."""
    return QPrinterInfo.availablePrinterNames()


def draw_lines(printer: QPrinter, lines: Sequence[PrintedLine]) -> None:
    """Draw lines onto a printer's page, each below the one before."""
    for face in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{_FAMILY.replace(' ', '')}-{face}.ttf")))
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
    font = QFont(_FAMILY)
    font.setPointSizeF(size)
    font.setBold(is_bold)
    painter.setFont(font)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(room, flags, text)
    painter.drawText(room, flags, text)
    return taken.bottom() + painter.fontMetrics().height() * 0.5
