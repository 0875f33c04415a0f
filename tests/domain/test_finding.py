"""One types a few letters, with marks or without, and what is meant stands first."""

import pytest

from ctph_desktop.domain.finding import Findable, Finder

THINGS = (
    Findable("Xã Cam Tuyền", ("19600", "Cam Tuyền", "Xã Cam Tuyên cũ"), "Đơn vị · LĐ–TB&XH"),
    Findable("Xã Cam Thành", ("19612", "Cam Thành"), "Đơn vị · LĐ–TB&XH"),
    Findable("Xã Cam Thanh", ("19699", "Cam Thanh"), "Đơn vị · LĐ–TB&XH"),
    Findable("Tháng 04/2026", ("T4", "T4 2026", "tháng 4 2026", "4 2026"), "Kỳ báo cáo · LĐ–TB&XH"),
    Findable("Đào tạo nghề", (), "Chỉ tiêu · LĐ–TB&XH"),
    Findable("LĐ–TB&XH · 2026", ("167/CTPH-UBND",), "Chương trình, năm"),
)


def found(typed):
    return [THINGS[place].name for place in Finder(THINGS).find(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cam tuyen", "Xã Cam Tuyền"),
        ("Cam Thanh", "Xã Cam Thanh"),
        ("Cam Thành", "Xã Cam Thành"),
        ("cam thanh", "Xã Cam Thanh"),
        ("19612", "Xã Cam Thành"),
        ("t4", "Tháng 04/2026"),
        ("tháng 4/2026", "Tháng 04/2026"),
        ("thang 4", "Tháng 04/2026"),
        ("167 ctph", "LĐ–TB&XH · 2026"),
        ("167/CTPH", "LĐ–TB&XH · 2026"),
        ("dao tao", "Đào tạo nghề"),
        ("nghe dao", "Đào tạo nghề"),
        ("chi tieu dao", "Đào tạo nghề"),
    ],
)
def test_what_is_meant_stands_first(typed, first):
    assert found(typed)[0] == first


def test_every_word_must_be_there_and_nothing_typed_leaves_all_in_their_order():
    assert found("cam nghe") == []
    assert found("  ") == [one.name for one in THINGS]


def test_a_page_pasted_into_the_line_is_looked_for_by_its_first_words():
    assert found("dao tao " * 10 + "zz " * 10_000) == found("dao tao")
