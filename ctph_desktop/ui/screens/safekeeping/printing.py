"""Prints a recovery sheet without any file of it being left on the PC."""

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.wording import formats
from ctph_desktop.wording.safekeeping import sheet_advice

_GROUPS_A_ROW = 4


def print_sheet(parent: QWidget, sheet: RecoverySheet) -> bool:
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
    draw_sheet(printer, sheet)
    return True


def draw_sheet(printer: QPrinter, sheet: RecoverySheet) -> None:
    """Draw the sheet onto a printer's page."""
    painter = QPainter(printer)
    try:
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        page.moveTo(0, 0)
        top = 0.0
        for text, size, is_bold in _lines(sheet):
            top = _draw(painter, QRectF(0, top, page.width(), page.height() - top), text, size=size, is_bold=is_bold)
    finally:
        painter.end()


def _lines(sheet: RecoverySheet) -> list[tuple[str, float, bool]]:
    rows = [sheet.groups[start : start + _GROUPS_A_ROW] for start in range(0, len(sheet.groups), _GROUPS_A_ROW)]
    unit = QCoreApplication.translate("RecoverySheet", "Đơn vị: {unit} (mã {code})")
    number = QCoreApplication.translate("RecoverySheet", "Số phiếu: {number}. Lập lúc {at}.")
    sample = [(sheet.sample_note, 10, False)] if sheet.sample_note else []
    return [
        *sample,
        (QCoreApplication.translate("RecoverySheet", "PHIẾU PHỤC HỒI DỮ LIỆU"), 16, True),
        (unit.format(unit=sheet.unit_name, code=sheet.unit_code), 13, False),
        (number.format(number=sheet.number, at=formats.moment(sheet.issued_at)), 13, False),
        *(("   ".join(row), 22, True) for row in rows),
        *((line, 12, False) for line in sheet_advice(is_first=sheet.is_first)),
    ]


def _draw(painter: QPainter, room: QRectF, text: str, *, size: float, is_bold: bool) -> float:
    font = QFont("Liberation Serif")
    font.setPointSizeF(size)
    font.setBold(is_bold)
    painter.setFont(font)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(room, flags, text)
    painter.drawText(room, flags, text)
    return taken.bottom() + painter.fontMetrics().height() * 0.5
