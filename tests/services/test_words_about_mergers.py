"""What a merger is said to do, with the day on which it does it."""

from datetime import date

import pytest

from ctph_desktop.wording.devices import after_merger, merger_sentences


@pytest.mark.parametrize(
    ("last_day", "is_ahead"), [(date(2026, 7, 1), True), (date(2026, 6, 30), False), (date(2026, 1, 31), False)]
)
def test_a_last_day_that_lies_ahead_is_said_not_to_be_waited_for(last_day, is_ahead):
    said = merger_sentences(["Xã Một", "Xã Hai"], "Xã Ba", new_code="20003", last_day=last_day, today=date(2026, 6, 30))
    assert ("chưa đến" in said) == is_ahead
    assert f"sau ngày {last_day:%d/%m/%Y}: Xã Một, Xã Hai." in said
    assert "hôm nay, 30/06/2026" in said
    assert "từ nay" not in said


def test_the_year_s_end_is_followed_by_the_next_year():
    said = merger_sentences(["Xã Một"], "Xã Hai", new_code="", last_day=date(2026, 12, 31), today=date(2027, 1, 5))
    assert "Tiếp nhận từ ngày 01/01/2027: Xã Hai." in said
    assert "đơn vị mới" not in said


def test_nobody_is_told_to_change_targets_by_hand_that_go_on_by_themselves():
    said = merger_sentences(["Xã Một"], "Xã Hai", new_code="", last_day=date(2026, 6, 30), today=date(2026, 7, 5))
    assert "cộng vào dòng của Xã Hai; không kỳ nào cộng hai lần" in said
    assert "đừng ghi gộp" in after_merger(is_new=False)
    assert "thay cho tổng của các đơn vị cũ" in after_merger(is_new=True)
