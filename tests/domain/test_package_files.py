"""What files are called: a person recognises the commune, a program finds its code."""

import pytest

from ctph_desktop.domain.package_files import codes_in, file_stem


@pytest.mark.parametrize(
    ("unit", "code", "about", "stem"),
    [
        ("Cam Tuyền", "19600", "2019-03_b1", "CamTuyen_19600_2019-03_b1_5_f6af92fb"),
        ("Xã Cam Đường", "02647", "2026-07_b12", "XaCamDuong_02647_2026-07_b12_5_f6af92fb"),
        ("Phường 15", "26911", "", "Phuong15_26911_5_f6af92fb"),
        ("Cam Tuyền", "19600", "traloi_2019-03", "CamTuyen_19600_traloi_2019-03_5_f6af92fb"),
        ("Ea H'leo", "24184", "2026-07@15_b1", "EaHLeo_24184_2026-07-15_b1_5_f6af92fb"),
        ("../../etc/passwd", "../x", "..", "EtcPasswd_x_5_f6af92fb"),
        ("越南", "19600", "", "19600_5_f6af92fb"),
    ],
)
def test_a_file_is_called_by_its_commune_code_month_and_version(unit, code, about, stem):
    assert file_stem(unit, code, about=about, counter=5, mark="f6af92fb") == stem
    assert stem.isascii()


def test_a_long_name_is_cut():
    stem = file_stem("Thị trấn " + "Nông trường " * 9, "19600", about="2019-03_b1", counter=1, mark="0" * 8)
    assert len(stem) < 80


@pytest.mark.parametrize(
    "name", ["CamTuyen_19600_2019-03_b1_5_f6af92fb.ctph", "19600_2019-03_3_f6af92fb.ctph", "19600_x.ctph.bin"]
)
def test_the_code_is_found_in_names_of_this_and_of_earlier_versions(name):
    assert "19600" in codes_in(name)
