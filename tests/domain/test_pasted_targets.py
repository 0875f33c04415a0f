"""A Biểu copied whole from a spreadsheet: lines and columns are matched by name, and what is alike is asked about."""

import pytest

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.pasted_targets import KnownTarget, match_targets
from ctph_desktop.domain.targets import TargetPlace

JOBS, JOBS_TOO = (TargetPlace("jobs", None, one) for one in (Measure.ASSIGNED, Measure.COMMITTED))
LESS = TargetPlace("less", "farmers", Measure.COMMITTED)
TRADE = TargetPlace("trade", None, Measure.ASSIGNED)
TARGETS = [
    KnownTarget(JOBS, "VL01", "Giải quyết việc làm"),
    KnownTarget(JOBS_TOO, "VL01", "Giải quyết việc làm"),
    KnownTarget(LESS, "GN06/ND", "Hộ giảm nghèo – Hội Nông dân"),
    KnownTarget(TRADE, "GT01", "Giao thông nông thôn"),
]
UNITS = {
    "an": ("19600", "Xã Cam An"),
    "thanh": ("19603", "Xã Cam Thanh"),
    "thanhf": ("19604", "Xã Cam Thành"),
    "lo": ("19597", "Phường Cam Lộ"),
    "hoa": ("19700", "Xã Cộng Hòa"),
}


def matched(text, *, usual=Measure.ASSIGNED):
    rows = [line.split("|") for line in text.splitlines()]
    return match_targets(rows, units=UNITS, targets=TARGETS, usual=usual)


def meant(listed):
    return {one.at: one.meant for one in listed}


def test_a_whole_table_with_title_numbers_and_totals_is_matched_in_any_order():
    table = matched(
        "BIỂU GIAO CHỈ TIÊU NĂM 2019\n"
        "STT|Đơn vị|Giải quyết việc làm (người)||Giao thông nông thôn|Hộ giảm nghèo|Ghi chú\n"
        "||Giao|Cam kết|KM|Hội Nông dân|\n"
        "A|B|1|2|3|4|5\n"
        "I|Các phường|||||\n"
        "1|Phường Cam Lộ|120|130|2|7|\n"
        "II|Các xã|||||\n"
        "2|Xã Cam Thành|1.120|130|2|7|\n"
        "3|cam an|1|2|3|-|\n"
        "4|Xã Cộng Hoà|1|2|3|4|\n"
        "|Tổng cộng|1.242|264|10|18|\n"
    )
    assert meant(table.units) == {5: "lo", 7: "thanhf", 8: "an", 9: "hoa"}
    assert meant(table.columns) == {2: JOBS, 3: JOBS_TOO, 4: TRADE, 5: LESS}
    assert table.sums == 1


def test_codes_match_and_a_column_that_says_no_tier_holds_the_usual_one():
    text = "Mã|VL01|gn06/nd\n19600|5|6\n19603|7|8"
    assert meant(matched(text).columns) == {1: JOBS, 2: LESS}
    assert meant(matched(text, usual=Measure.COMMITTED).columns) == {1: JOBS_TOO, 2: LESS}
    assert meant(matched(text).units) == {1: "an", 2: "thanh"}


def test_names_without_marks_are_matched_where_only_one_is_so_written_and_asked_about_where_two_are():
    table = matched("Don vi|Giai quyet viec lam\nXa Cam An|5\nXa Cam Thanh|6")
    assert meant(table.columns) == {1: JOBS}
    (an, thanh) = table.units
    assert an.meant == "an"
    assert (thanh.meant, thanh.likely) == (None, ("thanh", "thanhf"))


@pytest.mark.parametrize(
    ("typed", "likely"), [("Xã Cam Ân", ("an",)), ("Xã Lạ", ()), ("Xã Cam Thạnh", ("thanh", "thanhf"))]
)
def test_a_name_with_other_marks_is_asked_about(typed, likely):
    table = matched(f"Đơn vị|VL01\nXã Cam Thành|5\n{typed}|6")
    assert (table.units[1].text, table.units[1].meant, table.units[1].likely) == (typed, None, likely)


def test_a_code_and_a_name_that_disagree_and_a_unit_with_two_lines_are_asked_about():
    table = matched("Mã|Đơn vị|VL01\n19600|Xã Cam Thành|5\n19603|Xã Cam Thanh|6\n19603|Xã Cam Thanh|7\n19597|Cam Lộ|8")
    assert [one.meant for one in table.units] == [None, None, None, "lo"]
    assert set(table.units[0].likely) == {"an", "thanhf"}
    assert table.units[1].likely == ("thanh",)


def test_columns_of_what_was_reached_of_shares_and_without_heading_are_no_targets():
    table = matched("Đơn vị|VL01||||Khác\n|Thực hiện 2018|Giao|Tỷ lệ %||\nXã Cam An|5|6|7|8|9")
    assert meant(table.columns) == {1: None, 2: JOBS, 3: None, 4: None, 5: None}
    assert table.columns[0].likely == (JOBS, JOBS_TOO)
    twice = matched("Đơn vị|VL01|Giải quyết việc làm\nXã Cam An|5|6")
    assert [(one.meant, one.likely) for one in twice.columns] == [(None, (JOBS,)), (None, (JOBS,))]


def test_what_names_no_unit_is_no_table_of_units():
    assert matched("1.000|74\n2|3") is None
    assert matched("Đơn vị|VL01\nXã Lạ|5") is None
