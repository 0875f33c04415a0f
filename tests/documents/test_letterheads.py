"""What an office wrote once stands on its papers; what it left blank is printed as for every office."""

import pypdfium2
import pytest
from openpyxl import load_workbook

from ctph_desktop.demonstration.sample import build_sample
from ctph_desktop.domain.letterhead import Letterhead
from ctph_desktop.office import open_office

LETTERHEAD = Letterhead(
    above="  UBND tỉnh\nQuảng Trị ", place="Cam Lộ", preparer="Nguyễn Văn A", capacity="KT. Chủ tịch",
    post="Phó Chủ tịch", signer="Trần Thị B",
)  # fmt: skip


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letterheads") / "offices"
    build_sample(folder)
    return folder


def text_of(path):
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_forms_carry_the_letterhead_as_pdf_and_workbook_and_nothing_else_changes(offices, tmp_path):
    with open_office(offices / "cap-tren") as office:
        view = office.consolidation.view(office.consolidation.periods()[1])
        office.consolidation.write_pdf(view, tmp_path / "before.pdf")
        before = text_of(tmp_path / "before.pdf")
        office.letterheads.write(LETTERHEAD)
    with open_office(offices / "cap-tren") as office:
        assert office.letterheads.read() == LETTERHEAD.tidy()
        office.consolidation.write_pdf(view, tmp_path / "after.pdf")
        office.consolidation.write_workbook(view, tmp_path / "after.xlsx")
    after = text_of(tmp_path / "after.pdf")
    assert "THỦ TRƯỞNG ĐƠN VỊ" in before
    assert "UBND" in before
    cells = [
        str(cell.value) for row in load_workbook(tmp_path / "after.xlsx").worksheets[0] for cell in row if cell.value
    ]
    for line in ("UBND TỈNH QUẢNG TRỊ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A", "Trần Thị B", "Cam Lộ, ngày"):
        assert line not in before
        assert line in after
        assert any(line in cell for cell in cells)
    assert "THỦ TRƯỞNG ĐƠN VỊ" not in after
    assert cells.index("UBND TỈNH QUẢNG TRỊ") < cells.index("UBND HUYỆN CAM LỘ")


def test_the_report_of_a_commune_carries_its_own(offices, tmp_path):
    with open_office(offices / "19600-xa-cam-tuyen") as office:
        period = office.profile().programme.periods()[0]
        office.letterheads.write(Letterhead(name="UBND xã Cam Tuyền", signer="Lê Văn C"))
        office.month_printing.write(period, tmp_path / "month.pdf")
    text = text_of(tmp_path / "month.pdf")
    assert "UBND XÃ CAM TUYỀN" in text
    assert "Lê Văn C" in text
    assert "THỦ TRƯỞNG ĐƠN VỊ" in text
