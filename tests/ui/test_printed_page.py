"""Printing: what is missing is said, and the page has its own font on both systems."""

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ctph_desktop.ui.widgets import printed_page
from ctph_desktop.ui.widgets.printed_page import draw_lines, print_lines


def test_a_pc_without_a_printer_is_told_so(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(printed_page, "_NEEDS_A_PRINTER", True)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(printed_page, "warn", lambda _parent, *, text, **_: said.append(text))
    assert not print_lines(None, [("chữ", 12, False)])
    assert said == ["Máy này chưa có máy in. Hãy cài máy in rồi in lại."]


@pytest.mark.parametrize("is_bold", [False, True])
def test_the_page_brings_its_own_font(qtbot, tmp_path, monkeypatch, is_bold):
    added = []
    real = printed_page.QFontDatabase.addApplicationFont
    monkeypatch.setattr(
        printed_page.QFontDatabase, "addApplicationFont", lambda path: (added.append(path), real(path))[1]
    )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "trang.pdf"))
    draw_lines(printer, [("Phiếu phục hồi", 16, is_bold)])
    assert {path.rsplit("/", 1)[-1] for path in added} == {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"}
    page = pypdfium2.PdfDocument(tmp_path / "trang.pdf")[0]
    assert "Phiếu phục hồi" in page.get_textpage().get_text_range()
