"""Prints a recovery sheet without any file of it being left on the PC."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.ui.widgets.printed_page import PrintedLine, draw_lines, print_lines
from ctph_desktop.wording import formats
from ctph_desktop.wording.safekeeping_papers import sheet_advice

_GROUPS_A_ROW = 4


def print_sheet(parent: QWidget, sheet: RecoverySheet) -> bool:
    """Ask for a printer and print; False if the person thought better of it."""
    return print_lines(parent, _lines(sheet))


def draw_sheet(printer: QPrinter, sheet: RecoverySheet) -> None:
    """Draw the sheet onto a printer's page."""
    draw_lines(printer, _lines(sheet))


def _lines(sheet: RecoverySheet) -> list[PrintedLine]:
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
