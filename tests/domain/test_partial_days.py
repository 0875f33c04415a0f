import pytest

from ctph_desktop.domain.partial_days import is_partial_day, parts_of, read_partial_day


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("15/02/2019", "2019-02-15"),
        ("5-2-2019", "2019-02-05"),
        ("02/2019", "2019-02"),
        ("__/02/2019", "2019-02"),
        (" …/02/2019", "2019-02"),
        ("2019", "2019"),
        ("tháng 02 năm 2019", "2019-02"),
        ("ngày 19tháng 6 năm 2017", "2017-06-19"),
        ("ngày     tháng 02 năm 2019", "2019-02"),
        ("năm 2022", "2022"),
        ("2019-02-15", "2019-02-15"),
        ("", ""),
    ],
)
def test_nt_01_a_day_is_read_as_far_as_it_is_known(written, kept):
    assert read_partial_day(written) == kept
    assert is_partial_day(kept)


@pytest.mark.parametrize("written", ["31/02/2019", "13/2019", "hôm qua", "15", "15/02", "15/02/19", "0000"])
def test_what_names_no_day_is_none(written):
    assert read_partial_day(written) is None


@pytest.mark.parametrize("code", ["2019-2", "2019-13", "2019-02-30", "19", "x"])
def test_another_text_is_no_day_as_it_is_kept(code):
    assert not is_partial_day(code)


def test_what_is_not_known_of_a_day_is_empty():
    assert parts_of("2019-02") == ("", "02", "2019")
    assert parts_of("") == ("", "", "")
