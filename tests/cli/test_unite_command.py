"""`ctph unite`: what another folder of the office would bring is said first, and brought with a word."""

import shutil

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office

MAY = ReportingPeriod.month(2019, 5)


def test_another_folder_is_looked_at_first_and_united_with_a_word(ctph, sample, tmp_path):
    other = tmp_path / "elsewhere"
    here = next(folder for folder in sorted(sample.iterdir()) if folder.name.startswith("196"))
    shutil.copytree(here, other)
    with open_office(other) as office:
        key = office.progress.find_line("VL01")
        office.progress.record(MAY, {key: FigureValue.reported(77)})
    code, said, _ = ctph("unite", "--office", here, other)
    assert code == 0
    assert "1 lần ghi" in said
    assert "Thêm --yes để hợp" in said
    code, said, _ = ctph("unite", "--office", here, other, "--yes")
    assert (code, "Đã hợp xong" in said) == (0, True)
    with open_office(here) as office:
        assert next(row for row in office.progress.sheet(MAY).rows if row.key == key).in_period.quantity == 77


def test_a_folder_of_another_unit_is_refused_with_a_sentence(ctph, sample):
    here, other, *_ = (folder for folder in sorted(sample.iterdir()) if folder.name.startswith("196"))
    code, _, said = ctph("unite", "--office", here, other, "--yes")
    assert code != 0
    assert "không phải của đơn vị đang mở" in said
