"""Names and notes of other offices go onto paper whatever they are: markup is text, and no length stops the page."""

import pytest

from ctph_desktop.documents.month_paper import MonthPaper, PaperLine, write_month_paper
from ctph_desktop.domain.letterhead import BLANK
from ctph_desktop.system.paths import resource

HEADINGS = ("Chỉ tiêu", "ĐVT", "Cam kết", "Luỹ kế trước", "Trong tháng", "Luỹ kế", "% cam kết", "Ghi chú")


@pytest.mark.parametrize("text", ["<b>A</b> & <img src='x'/>", "x" * 5000, "W" * 5000, "từ " * 3000, "\x00\ud800", ""])
def test_whatever_a_name_is_the_paper_is_written(text, tmp_path):
    line = PaperLine(text, (text, "1", "2", "3", "4", "5%", text))
    paper = MonthPaper(text, "Kính gửi: B", "T", "P", "S", "", HEADINGS, (line,))
    path = tmp_path / "paper.pdf"
    write_month_paper(paper, path, fonts=resource("fonts"), letterhead=BLANK)
    assert path.read_bytes().startswith(b"%PDF")
