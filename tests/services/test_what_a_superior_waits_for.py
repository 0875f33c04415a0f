"""While anything waits, the superior office's list of what to do says so, and a province is counted, not named."""

import pytest

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.services.ground.review_rows import BoardCell, BoardRow
from ctph_desktop.services.reporting.superior_steps import superior_steps

MARCH = ReportingPeriod.month(2026, 3)


def a_row(name: str, state: SubmissionState) -> BoardRow:
    seal = "" if state is SubmissionState.NOTHING else f"seal of {name}"
    cell = BoardCell(MARCH, state, seal, 1 if seal else 0, None, 0)
    return BoardRow(name, name, is_enrolled=True, newest_package_at=None, cells=(cell,))


def steps(*rows: BoardRow, unsent: int = 0) -> list[TodoRow]:
    return list(superior_steps(rows, MARCH, tray=0, unsent=unsent, without_targets=()))


def test_a_returned_report_and_unsent_answers_are_waited_for():
    found = steps(a_row("Xã Cam Hiếu", SubmissionState.RETURNED), a_row("B", SubmissionState.ACCEPTED), unsent=8)
    assert [row.text for row in found] == [
        "Chờ gửi lại báo cáo tháng 03/2026: Xã Cam Hiếu.",
        "8 tệp trả lời chưa xuất: xuất tệp trả lời gửi các xã.",
    ]
    assert (found[1].place, found[1].action) == ("exchange", "export")


def test_nothing_waits_when_all_is_accepted_and_sent():
    assert steps(a_row("A", SubmissionState.ACCEPTED)) == []


@pytest.mark.parametrize("state", [SubmissionState.RETURNED, SubmissionState.NOTHING, SubmissionState.RECEIVED])
def test_a_province_is_one_line_with_a_number(state):
    (line,) = steps(*(a_row(f"Xã {number}", state) for number in range(124)))
    assert "124" in line.text
    assert "Xã 7" not in line.text


def test_a_few_reports_that_wait_are_a_link_each():
    found = steps(a_row("A", SubmissionState.RECEIVED), a_row("B", SubmissionState.RECEIVED))
    assert [row.action for row in found] == ["report:seal of A", "report:seal of B"]
