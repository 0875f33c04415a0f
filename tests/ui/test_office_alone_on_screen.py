"""An office without a superior office: what Gửi và nhận, Tổng quan and Tiến độ tháng offer it, and how it joins."""

from pathlib import Path

import pytest

from ctph_desktop.domain.figures import NOTHING
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_alone
from ctph_desktop.ui.screens.devices.invitation_dialog import InvitationDialog

JANUARY = ReportingPeriod.month(2019, 1)


@pytest.fixture
def alone(tmp_path):
    programme = catalogue().programmes[0]
    unit = next(uuid for uuid in programme.units if catalogue().unit(uuid).code == "19600")
    create_alone(tmp_path / "alone", programme=programme, unit_uuid=unit, person_name="Cán bộ xã", person_post="")
    return tmp_path / "alone"


@pytest.fixture
def sealed(alone):
    with open_office(alone) as office:
        rows = office.progress.sheet(JANUARY).rows
        office.progress.record(JANUARY, {row.key: NOTHING for row in rows if not row.is_computed})
        office.submissions.seal(JANUARY)
    return alone


def test_nothing_offers_to_send_where_nobody_receives(open_desk, show_screen, alone):
    screen = show_screen(open_desk(alone), "exchange")
    assert "làm một mình" in screen.own.alone.text()
    for gone in (screen.export_button, screen.import_button, screen.own.phone_button, screen.own.contact_button):
        assert not gone.isVisible()
    assert not screen.own.code.isVisible()
    assert not screen.tabs.isVisible()
    assert screen.own.invitation_button.isVisible()


def test_a_sealed_month_is_kept_and_nobody_is_told_to_send_it(open_desk, show_screen, sealed, qtbot):
    desk = open_desk(sealed)
    overview = show_screen(desk, "overview")
    said = "\n".join(label.text() for label in overview.todo)
    assert "thư mời của cấp trên" in said
    assert "Xuất tệp" not in said
    desk.window_shown.period_picker.pick(JANUARY)
    progress = show_screen(desk, "progress")
    qtbot.waitUntil(lambda: progress.sheet is not None and progress.sheet.period == JANUARY, timeout=20_000)
    assert not progress.export_button.isVisible()
    screen = show_screen(desk, "exchange")
    qtbot.waitUntil(lambda: "giữ trên máy này" in screen.own.next_step.text(), timeout=20_000)
    assert "USB" not in screen.own.next_step.text()


def test_the_invitation_is_taken_from_where_sending_was_looked_for(
    open_desk, show_screen, sealed, superior, in_dialog, qtbot, tmp_path
):
    with open_office(superior) as office:
        letter, code = office.enrolment.invitation(tmp_path)
    desk = open_desk(sealed)
    screen = show_screen(desk, "exchange")

    def accept(dialog):
        assert isinstance(dialog, InvitationDialog)
        dialog.read(Path(letter.path))
        qtbot.waitUntil(lambda: dialog.view is not None, timeout=20_000)
        dialog.next_button.click()
        dialog.code.setText(code)
        dialog.next_button.click()
        qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        dialog.leave_button.click()

    in_dialog(screen.own.invitation_button.click, accept)
    qtbot.waitUntil(lambda: desk.link is not None and not desk.link.profile.is_alone, timeout=20_000)
    screen = show_screen(desk, "exchange")
    assert screen.export_button.isVisible()
    assert not screen.own.alone.isVisible()
    assert not screen.own.invitation_button.isVisible()
