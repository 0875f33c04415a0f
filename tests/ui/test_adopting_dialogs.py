"""A district hands over on screen, and a province takes it over with its file and the code of its sheet."""

from pathlib import Path

import pytest

from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.ui.screens.devices.adopting_dialogs import AdoptDialog, HandOverOfficeDialog

PROVINCE = "Sở Nội vụ tỉnh Quảng Trị"


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    widget.click()


def finished(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.is_done, timeout=30_000)
    assert dialog.done_text.text()
    click(dialog.leave_button)


@pytest.fixture
def sheet(superior):
    with open_office(superior) as office:
        made = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(made.groups[-1])
    return made


def test_a_district_hands_over(open_desk, show_screen, superior, sheet, in_dialog, qtbot, tmp_path):
    desk = open_desk(superior)
    screen = show_screen(desk, "devices")

    def hand_over(dialog):
        assert isinstance(dialog, HandOverOfficeDialog)
        click(dialog.next_button)
        assert "cơ quan tiếp nhận" in dialog.message.text()
        dialog.receiver.setText(PROVINCE)
        click(dialog.next_button)
        assert "thư mục" in dialog.message.text()
        dialog.choose(tmp_path)
        click(dialog.next_button)
        assert all(part in dialog.summary.text() for part in (PROVINCE, sheet.number, "9 đơn vị"))
        click(dialog.next_button)
        assert dialog.message.isVisible()
        click(dialog.is_sure)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.leave_button), hand_over)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert [path.suffix for path in tmp_path.glob("sao-luu_*")] == [".ctphbak"]

    def take_back(dialog):
        assert dialog.receiver.text() == PROVINCE
        click(dialog.take_back_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.leave_button), take_back)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)

    def as_before(dialog):
        assert dialog.receiver.text() == ""
        assert not dialog.take_back_button.isVisible()
        click(dialog.leave_button)

    in_dialog(lambda: click(screen.leave_button), as_before)


def test_a_province_takes_a_district_over(open_desk, show_screen, superior, sheet, in_dialog, qtbot, tmp_path):
    with open_office(superior) as office:
        file = Path(office.office_handover.hand_over(PROVINCE, tmp_path).path)
    plan = SuperiorPlan(PROVINCE, "45SNV", 2019, (ListedUnit("19330", "Phường Đông Hà"),))
    create_own_superior(
        tmp_path / "province", plan, template=catalogue().programmes[0], person_name="Cán bộ Sở", person_post=""
    )
    desk = open_desk(tmp_path / "province")
    screen = show_screen(desk, "devices")

    def adopt(dialog):
        assert isinstance(dialog, AdoptDialog)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        click(dialog.read_button)
        assert "tệp bàn giao" in dialog.message.text()
        dialog.choose(file)
        dialog.code.setText("123456")
        click(dialog.read_button)
        assert "48" in dialog.message.text()
        dialog.code.setText(" ".join(sheet.groups))
        click(dialog.read_button)
        qtbot.waitUntil(lambda: dialog.view is not None, timeout=30_000)
        assert dialog.offer.text() == "UBND huyện Cam Lộ"
        click(dialog.next_button)
        assert "9 đơn vị" in dialog.summary.text()
        click(dialog.next_button)
        assert dialog.message.isVisible()
        click(dialog.is_sure)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.adopt_button), adopt)
    qtbot.waitUntil(lambda: len(screen.table.rows) > 2, timeout=20_000)
