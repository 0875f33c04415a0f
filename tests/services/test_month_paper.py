"""The paper of a month: what the sheet shows, whether it was sealed, and what a blank means."""

import subprocess

import pytest
from village_offices import MARCH, record

from ctph_desktop.domain.figures import NOT_APPLICABLE, FigureValue


@pytest.fixture
def paper_text(enrolled, tmp_path):
    """Write the paper of March and return its text; skipped where nothing here reads a PDF."""

    def text_of(office):
        path = tmp_path / "march.pdf"
        office.month_printing.write(MARCH, path)
        try:
            done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
        except FileNotFoundError:
            pytest.skip("pdftotext is not installed")
        return done.stdout.decode()

    return text_of


def test_the_paper_shows_the_figures_of_the_sheet_and_says_whether_they_are_sealed(enrolled, paper_text):
    with enrolled.office("commune 0") as office:
        record(office, VL01=1234)
        key = office.progress.find_line("TT01")
        office.progress.record(MARCH, {key: NOT_APPLICABLE})
        text = paper_text(office)
        assert "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THÁNG 03/2019" in text
        assert "1.234" in text
        assert "Số liệu chưa chốt" in text
        assert "Ô để trống là chưa có số liệu" in text
        office.submissions.seal(MARCH)
        sealed = paper_text(office)
        assert "Số liệu đã chốt lúc" in sealed
        assert "chưa chốt" not in sealed
        office.progress.record(MARCH, {office.progress.find_line("VL01"): FigureValue.reported(7)})
        assert "Số liệu chưa chốt" in paper_text(office)
