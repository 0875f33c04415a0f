"""A commune with a second authority on screen: joined, looked at, reported to together with the first, left."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.journals import FIRST
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.exchange.unsealed_dialog import UnsealedDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

MAY = ReportingPeriod.month(2019, 5)
DEPARTMENT = "Sở Lao động – Thương binh và Xã hội tỉnh"


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


@pytest.fixture
def invited(tmp_path):
    """A department's folder, its invitation and the code on its letter."""
    plan = SuperiorPlan(
        DEPARTMENT, "45", 2019, (ListedUnit("19600", "Xã Cam Tuyền"), ListedUnit("19609", "Xã Cam Thành"))
    )
    folder = tmp_path / "department"
    create_own_superior(
        folder, plan, template=catalogue().programmes[0], person_name="Cán bộ Sở", person_post="",
        clock=lambda: datetime(2019, 6, 1).astimezone(),
    )  # fmt: skip
    with open_office(folder) as office:
        exported, code = office.enrolment.invitation(tmp_path)
    return folder, Path(exported.path), code


@pytest.fixture
def joined(open_desk, cam_tuyen, invited, qtbot, in_dialog):
    """The commune's desk, with the department added by its invitation."""
    _, invitation, code = invited
    desk = open_desk(cam_tuyen)

    def join(dialog):
        dialog.read(invitation)
        qtbot.waitUntil(lambda: dialog.unit_box.currentIndex() >= 0, timeout=30_000)
        assert dialog.unit_box.currentText().startswith("Xã Cam Tuyền")
        assert dialog.is_within
        assert not dialog.person_name.isVisible()
        dialog.code.setText(code)
        dialog.join_button.click()
        qtbot.waitUntil(lambda: dialog.standpoint is not None, timeout=60_000)

    in_dialog(desk.window_shown.join_action.trigger, join)
    settle(desk, qtbot)
    return desk


def look_at(desk, qtbot, journal):
    box = desk.window_shown.standpoint_box
    number = next(n for n, row in enumerate(box.rows) if (row.journal == FIRST) == (journal == FIRST))
    combo = box.findChild(QComboBox)
    combo.activated.emit(combo.findData(number))
    settle(desk, qtbot)


def test_an_authority_is_added_to_the_office_that_is_open_and_looked_at(joined, qtbot):
    window = joined.window_shown
    assert joined.link.profile.superior_name == DEPARTMENT
    assert "Đã thêm cơ quan mới" in window.saved_state.text()
    assert [row.authority for row in window.standpoint_box.rows][-1] == DEPARTMENT
    look_at(joined, qtbot, FIRST)
    assert joined.link.profile.journal == FIRST
    assert joined.link.profile.is_enrolled
    assert joined.link.profile.superior_name != DEPARTMENT


def test_the_authority_looked_at_is_the_one_that_is_shown_again(joined, qtbot, cam_tuyen, open_desk):
    joined.window_shown.close()
    again = open_desk(cam_tuyen)
    assert again.link.profile.superior_name == DEPARTMENT
    look_at(again, qtbot, FIRST)
    again.window_shown.close()
    assert open_desk(cam_tuyen).link.profile.journal == FIRST


def test_a_step_of_another_authority_leads_there(joined, qtbot, show_screen):
    def type_and_seal(office):
        office.progress.record(MAY, {office.progress.find_line("VL01"): FigureValue.reported(5)})
        return office.submissions.seal(MAY)

    joined.link.ask(type_and_seal, on_done=lambda _: None, owner=joined)
    settle(joined, qtbot)
    look_at(joined, qtbot, FIRST)
    overview = show_screen(joined, "overview")
    lines = [line for line in overview.todo if DEPARTMENT in line.text()]
    assert lines
    lines[0].chosen.emit()
    settle(joined, qtbot)
    assert joined.link.profile.superior_name == DEPARTMENT


def test_authorities_are_listed_left_and_taken_up_again(joined, qtbot, in_dialog, monkeypatch):
    look_at(joined, qtbot, FIRST)

    def leave(dialog):
        qtbot.waitUntil(lambda: len(dialog.journals.rows) == 2, timeout=30_000)
        dialog.grid.setCurrentIndex(dialog.journals.index(1, 0))
        assert dialog.journals.row(1).authority == DEPARTMENT
        dialog.leave_button.click()
        qtbot.waitUntil(lambda: bool(dialog.journals.row(1).left_on), timeout=30_000)
        assert dialog.back_button.isVisible()
        assert not dialog.leave_button.isVisible()
        dialog.close_button.click()

    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, **said: asked.append(said["text"]) or True)
    in_dialog(joined.window_shown.authorities_action.trigger, leave)
    assert asked == [f"Thôi làm việc với {DEPARTMENT}?"]
    settle(joined, qtbot)
    assert not joined.window_shown.standpoint_box.isVisible()

    def come_back(dialog):
        qtbot.waitUntil(lambda: len(dialog.journals.rows) == 2, timeout=30_000)
        dialog.grid.setCurrentIndex(dialog.journals.index(1, 0))
        dialog.back_button.click()
        qtbot.waitUntil(lambda: not dialog.journals.row(1).left_on, timeout=30_000)
        dialog.close_button.click()

    in_dialog(joined.window_shown.authorities_action.trigger, come_back)
    settle(joined, qtbot)
    assert joined.window_shown.standpoint_box.isVisible()


def test_the_books_of_an_authority_that_was_left_are_read_until_it_is_taken_up_again(
    joined, qtbot, in_dialog, monkeypatch, show_screen
):
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
    window = joined.window_shown

    def leave(dialog):
        qtbot.waitUntil(lambda: len(dialog.journals.rows) == 2, timeout=30_000)
        dialog.grid.setCurrentIndex(dialog.journals.index(1, 0))
        dialog.leave_button.click()
        qtbot.waitUntil(lambda: bool(dialog.journals.row(1).left_on), timeout=30_000)
        dialog.close_button.click()

    def look(dialog):
        qtbot.waitUntil(lambda: len(dialog.journals.rows) == 2, timeout=30_000)
        dialog.grid.setCurrentIndex(dialog.journals.index(1, 0))
        dialog.look_button.click()

    in_dialog(window.authorities_action.trigger, leave)
    settle(joined, qtbot)
    assert "chỉ xem và in được" in window.left_bar.sentence.text()
    look_at(joined, qtbot, FIRST)
    assert not window.left_bar.isVisible()
    in_dialog(window.authorities_action.trigger, look)
    settle(joined, qtbot)
    assert joined.link.profile.superior_name == DEPARTMENT
    assert window.left_bar.isVisible()
    progress = show_screen(joined, "progress")
    qtbot.waitUntil(lambda: progress.sheet is not None, timeout=30_000)
    assert not progress.sheet.can_edit
    assert not progress.seal_button.isEnabled()
    assert progress.hint.text() == "Chỉ xem và in được."
    exchange = show_screen(joined, "exchange")
    assert not exchange.export_button.isEnabled()
    assert exchange.import_button.isEnabled()
    qtbot.waitUntil(lambda: bool(exchange.own.state.text()), timeout=30_000)
    assert not exchange.own.next_step.text()
    assert not exchange.own.code.isVisible()
    window.left_bar.button.click()
    settle(joined, qtbot)
    assert not window.left_bar.isVisible()
    assert joined.link.profile.superior_name == DEPARTMENT
    assert show_screen(joined, "exchange").export_button.isEnabled()


def test_one_click_writes_what_every_authority_is_to_get_and_tells_it_for_each(
    joined, qtbot, show_screen, in_dialog, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    joined.link.ask(lambda office: type_jobs(office, 5), on_done=lambda _: None, owner=joined)
    settle(joined, qtbot)
    exchange = show_screen(joined, "exchange")
    qtbot.waitUntil(exchange.export_all_button.isVisible, timeout=30_000)

    def export(dialog):
        assert isinstance(dialog, UnsealedDialog)
        assert f"của sổ làm việc với {DEPARTMENT} chưa chốt" in dialog.question.text()
        dialog.export_button.click()

    def choose(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.folder = stick
        dialog.accept()

    in_dialog(exchange.export_all_button.click, export, choose)
    qtbot.waitUntil(lambda: bool(exchange.sending.outcome.text()), timeout=30_000)
    settle(joined, qtbot)
    assert len(list(stick.glob("*.ctph"))) == 2
    lines = exchange.sending.outcome.text().splitlines()
    assert len([line for line in lines if line.startswith("Tệp gửi ") and "báo cáo tháng" in line]) == 1
    assert f"Tệp gửi {DEPARTMENT} chưa mang báo cáo nào: chưa chốt tháng nào." in lines
    missing = exchange.sending.missing.text()
    assert missing.startswith(
        f"Trong các tệp này cấp trên không thấy số liệu tháng 05/2019 của sổ làm việc với {DEPARTMENT}"
    )


def test_with_one_authority_there_is_no_trace_of_others(open_desk, cam_tuyen, show_screen, qtbot):
    desk = open_desk(cam_tuyen)
    assert not desk.window_shown.standpoint_box.isVisible()
    exchange = show_screen(desk, "exchange")
    settle(desk, qtbot)
    assert not exchange.export_all_button.isVisible()
    assert not (cam_tuyen / "nhat-ky").exists()


def test_figures_are_copied_from_the_books_of_another_authority_and_told_once_they_part(
    joined, qtbot, show_screen, in_dialog
):
    look_at(joined, qtbot, FIRST)
    joined.link.ask(lambda office: type_jobs(office, 12), on_done=lambda _: None, owner=joined)
    settle(joined, qtbot)
    journal = next(row.journal for row in joined.window_shown.standpoint_box.rows if row.authority == DEPARTMENT)
    look_at(joined, qtbot, journal)
    progress = show_screen(joined, "progress")
    joined.window_shown.period_picker.pick(MAY)
    settle(joined, qtbot)
    assert progress.link_button.isVisible()

    def take(dialog):
        assert [(one.code, one.source.value.quantity) for one in dialog.chosen] == [("VL01", 12)]
        dialog.take_button.click()

    in_dialog(progress.link_button.click, take)
    settle(joined, qtbot)
    row = next(row for row in progress.sheet.rows if row.label.startswith("Giải quyết việc làm"))
    assert (row.in_period.quantity, row.findings) == (12, ())
    joined.link.ask(
        lambda office: type_jobs(office.at(Standpoint(journal=FIRST)), 13), on_done=lambda _: None, owner=joined
    )
    settle(joined, qtbot)
    progress.show_period(MAY)
    settle(joined, qtbot)
    row = next(row for row in progress.sheet.rows if row.label.startswith("Giải quyết việc làm"))
    assert [finding.message for finding in row.findings] == [
        "Giải quyết việc làm: ở đây 12, ở sổ làm việc với UBND huyện Cam Lộ 13; số ở đó đã đổi sau khi lấy về."
    ]


def type_jobs(office, count):
    return office.progress.record(MAY, {office.progress.find_line("VL01"): FigureValue.reported(count)})
