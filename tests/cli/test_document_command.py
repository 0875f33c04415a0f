"""The document of a programme from the command line: shown, completed, its page written."""

import json

import pytest

from ctph_desktop.office.founding import catalogue


@pytest.fixture
def superior(sample):
    return "--office", sample / "cap-tren"


def test_nt_01_number_and_day_are_completed_and_the_page_is_written(ctph, superior, tmp_path):
    code, out, _ = ctph("document", *superior)
    assert code == 0
    assert "Số: (chưa có)" in out
    assert "UBND HUYỆN CAM LỘ" in out
    pdf = tmp_path / "phan-ky-ket.pdf"
    typed = ("--number", "12/CTrPH-UBND", "--dated", "15/02/2019", "--place", "Cam Lộ")
    code, out, _ = ctph("document", *superior, *typed, "--pdf", pdf)
    assert code == 0
    assert "Ngày: ngày 15 tháng 02 năm 2019" in out
    assert pdf.read_bytes().startswith(b"%PDF")
    told = json.loads(ctph("document", *superior, "--json")[1])
    assert (told["number"], told["dated"], len(told["parties"])) == ("12/CTrPH-UBND", "2019-02-15", 16)


@pytest.mark.parametrize(
    ("typed", "said"), [(("--dated", "hôm qua"), "không phải là ngày"), (("--version", "7"), "bản thứ 7")]
)
def test_what_is_no_day_and_no_version_is_refused(ctph, superior, typed, said):
    code, _, err = ctph("document", *superior, *typed)
    assert code == 1
    assert said in err


def test_a_commune_reads_it_and_completes_nothing(ctph, sample):
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    assert ctph("document", *commune)[0] == 0
    assert ctph("document", *commune, "--number", "1")[0] == 1


def test_an_office_is_founded_with_the_programme_of_the_catalogue_that_is_named(ctph, capsys, tmp_path):
    typed = ("--person", "A", "--post", "B")
    title = catalogue().programmes[0].short_title
    assert ctph("new-office", tmp_path / "one", *typed, "--model", title)[0] == 0
    with pytest.raises(SystemExit) as refused:
        ctph("new-office", tmp_path / "two", *typed, "--model", "chương trình không có")
    assert refused.value.code == 2
    assert title in capsys.readouterr().err
