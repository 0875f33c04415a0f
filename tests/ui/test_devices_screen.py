"""Máy và người dùng on screen: every wizard done by hand, with what refuses and what comes after."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_alone
from ctph_desktop.office.joining import join_office
from ctph_desktop.services.ground.overview_rows import book_action
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.ui.beginnings.alone_dialog import AloneDialog
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.screens.devices.adding_dialog import AddingDialog
from ctph_desktop.ui.screens.devices.device_dialogs import RevokeDialog, SealingDialog
from ctph_desktop.ui.screens.devices.invitation_dialog import InvitationDialog
from ctph_desktop.ui.screens.devices.keeping_dialogs import GiveBackDialog, KeepForDialog
from ctph_desktop.ui.screens.devices.succession_dialogs import MergeDialog, SucceedDialog
from ctph_desktop.ui.screens.exchange.enrol_dialog import EnrolDialog
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.shell.kept_book_dialog import KeptBookDialog

NGHIA = "Xã Cam Nghĩa"


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    widget.click()


def select(screen, unit, device=""):
    for row, line in enumerate(screen.table.rows):
        if line.office.unit_name == unit and (not device or (line.device and line.device.name == device)):
            screen.grid.setCurrentIndex(screen.table.index(row, 0))
            return line
    raise AssertionError(unit)


@pytest.fixture
def at_superior(open_desk, show_screen, superior):
    desk = open_desk(superior)
    return desk, show_screen(desk, "devices")


def finished(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
    assert dialog.done_text.text()
    click(dialog.leave_button)


def test_the_table_shows_every_office_with_its_pcs_and_what_can_be_done(at_superior):
    _, screen = at_superior
    assert len(screen.table.rows) == 10
    select(screen, "UBND huyện Cam Lộ")
    assert not screen.revoke_button.isEnabled()
    assert not screen.keep_button.isEnabled()
    select(screen, NGHIA)
    assert screen.revoke_button.isEnabled()
    assert screen.keep_button.isEnabled()
    assert not screen.sealing_button.isEnabled()
    assert not screen.open_button.isEnabled()
    assert not screen.invitation_button.isVisible()


def test_a_closed_button_says_why(at_superior):
    _, screen = at_superior
    select(screen, "UBND huyện Cam Lộ")
    for made, why in (
        (screen.revoke_button, "chính máy đang dùng"),
        (screen.sealing_button, "chọn một xã"),
        (screen.keep_button, "chọn một xã"),
        (screen.open_button, "được nhập thay ở đây"),
    ):
        assert not made.isEnabled()
        assert why in made.toolTip()
        assert why in made.accessibleDescription()
    assert screen.targets_button.isEnabled()  # its own line holds the total it was assigned
    select(screen, NGHIA)
    assert "không có máy nào khác" in screen.sealing_button.toolTip()
    assert screen.revoke_button.isEnabled()
    assert screen.revoke_button.toolTip() == ""


def test_a_commune_sees_its_own_pcs_and_whom_to_call(open_desk, show_screen, cam_tuyen):
    screen = show_screen(open_desk(cam_tuyen), "devices")
    assert [line.office.unit_name for line in screen.table.rows] == ["Xã Cam Tuyền", "UBND huyện Cam Lộ"]
    assert not screen.revoke_button.isVisible()
    assert not screen.open_button.isVisible()
    assert "gọi điện cho cấp trên" in screen.hint.text()


def test_a_stolen_pc_is_revoked_only_after_saying_that_all_files_are_in(at_superior, in_dialog, qtbot, superior):
    desk, screen = at_superior
    line = select(screen, NGHIA)

    def revoke(dialog):
        assert isinstance(dialog, RevokeDialog)
        click(dialog.next_button)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        assert not dialog.is_done
        click(dialog.all_in)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.revoke_button), revoke)
    qtbot.waitUntil(lambda: select(screen, NGHIA).device.is_revoked, timeout=20_000)
    assert not screen.revoke_button.isEnabled()
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        assert next(row for row in office.devices.devices() if row.key == line.device.key).is_revoked


def test_leaving_a_wizard_changes_nothing(at_superior, in_dialog, qtbot):
    desk, screen = at_superior
    select(screen, NGHIA)

    def leave(dialog):
        click(dialog.next_button)
        click(dialog.back_button)
        dialog.reject()

    in_dialog(lambda: click(screen.revoke_button), leave)
    in_dialog(lambda: click(screen.keep_button), lambda dialog: click(dialog.leave_button))
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    line = select(screen, NGHIA)
    assert not line.device.is_revoked
    assert line.office.is_own_keeper


def test_the_superior_types_for_a_commune_and_gives_the_book_back(at_superior, in_dialog, qtbot, press, superior):
    desk, screen = at_superior
    unit = select(screen, NGHIA).office.unit

    def keep(dialog):
        assert isinstance(dialog, KeepForDialog)
        click(dialog.next_button)
        finished(qtbot, dialog)

    def type_month(dialog):
        assert isinstance(dialog, KeptBookDialog)
        book = dialog.screen_shown
        assert not book.isEnabled()
        dialog.origin_box.setCurrentIndex(dialog.origin_box.findText("văn bản giấy"))
        qtbot.waitUntil(lambda: book.isEnabled() and book.table.rowCount() > 0, timeout=20_000)
        book.grid.setFocus()
        book.grid.setCurrentIndex(book.table.index(0, IN_PERIOD))
        press("7", Qt.Key.Key_Return, to=book.grid)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        assert not book.link_button.isVisible()
        click(dialog.close_button)

    def back(dialog):
        assert isinstance(dialog, GiveBackDialog)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.keep_button), keep)
    qtbot.waitUntil(lambda: select(screen, NGHIA).office.is_kept_here, timeout=20_000)
    assert select(screen, NGHIA).device.state == "chỉ xem: UBND huyện Cam Lộ giữ sổ"
    assert desk.window_shown.saved_state.text() == "Từ nay cấp trên nhập thay cho Xã Cam Nghĩa."
    in_dialog(lambda: click(screen.open_button), type_month)
    in_dialog(lambda: click(screen.back_button), back)
    qtbot.waitUntil(lambda: select(screen, NGHIA).office.is_own_keeper, timeout=20_000)
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        workplace = office._workplace
        book = workplace.books.of_unit(unit)
        last = [op for op, _ in workplace.journal.operations(book) if op.op.t == "f"][-1]
        assert last.op.why == "Cấp trên nhập thay, nguồn: văn bản giấy"
        assert last.value == {"s": "reported", "q": "7"}


def test_sending_from_a_book_kept_for_a_commune_begins_no_file(open_desk, show_screen, superior, in_dialog, qtbot):
    """There the file is the answer for all communes: the person is brought to it and decides."""
    with open_office(superior) as office:
        office.keeping.keep_for("19621")
    desk = open_desk(superior)
    screen = show_screen(desk, "devices")
    select(screen, NGHIA)

    def ask_to_send(dialog):
        assert isinstance(dialog, KeptBookDialog)
        dialog.screen_shown.action_wanted.emit("exchange", "export")
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(lambda: click(screen.open_button), ask_to_send)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert desk.window_shown.navigation.currentItem().text().endswith("Gửi và nhận")
    assert QApplication.activeModalWidget() is None


def test_a_step_leads_into_a_kept_book_at_its_month(open_desk, superior, in_dialog, qtbot):
    with open_office(superior) as office:
        office.keeping.keep_for("19621")
        unit = office.keeping.kept()[0].unit
    desk = open_desk(superior)

    def look(dialog):
        assert isinstance(dialog, KeptBookDialog)
        assert dialog.picker.period == ReportingPeriod.month(2019, 2)
        assert dialog.link.profile.unit_name == "Xã Cam Nghĩa"

    in_dialog(lambda: desk.window_shown.begin("devices", book_action(unit, ReportingPeriod.month(2019, 2))), look)


def second_pc(folder: Path, village: Path, unit: str) -> Path:
    """Let a further PC join and export its first package; returns the file."""
    letters = folder / "letters"
    letters.mkdir()
    with open_office(village / "cap-tren") as office:
        written, code = office.enrolment.invitation(letters)
    join_office(folder / "second", written.path, unit, "Cán bộ xã", "", code, device_name="PC hai")
    with open_office(folder / "second") as office:
        return Path(office.exchange.export_package(letters).path)


@pytest.mark.parametrize("choice", ["beside", "instead"])
def test_a_waiting_pc_comes_beside_the_others_or_in_place_of_a_broken_one(
    open_desk, show_screen, in_dialog, qtbot, sample, superior, tmp_path, choice
):
    unit = next(u for u in catalogue().programmes[0].units if catalogue().unit(u).name == NGHIA)
    package = second_pc(tmp_path, sample, unit)
    with open_office(tmp_path / "second") as office:
        code = office.enrolment.request_code()
    with open_office(superior) as office:
        office.exchange.import_packages([package])
        row = next(row for row in office.exchange.tray() if row.device_name == "PC hai")
    desk = open_desk(superior)
    dialog = EnrolDialog(desk.window_shown, row=row, link=desk.link)
    dialog.open()
    qtbot.waitUntil(dialog.place_box.isVisible, timeout=20_000)
    dialog.place_box.setCurrentIndex(0 if choice == "beside" else 1)
    dialog.code.setText(code)
    asked = []

    def agree():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and not asked:
            asked.append(box.informativeText())
            click(next(made for made in box.buttons() if "Thu hồi" in made.text().replace("&", "")))

    answering = QTimer(interval=50)
    answering.timeout.connect(agree)
    answering.start()
    click(dialog.enrol_button)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted.value, timeout=30_000)
    answering.stop()
    assert bool(asked) == (choice == "instead")
    assert all("không được tính" in sentence for sentence in asked)
    screen = show_screen(desk, "devices")
    qtbot.waitUntil(lambda: screen.table.rowCount() == 11, timeout=20_000)
    first, new = (line.device for line in screen.table.rows if line.office.unit_name == NGHIA)
    assert (first.is_revoked, new.is_revoked) == (choice == "instead", False)
    assert new.seals == (choice == "instead")
    if choice == "beside":
        select(screen, NGHIA)

        def move(asked):
            assert isinstance(asked, SealingDialog)
            click(asked.next_button)
            finished(qtbot, asked)

        in_dialog(lambda: click(screen.sealing_button), move)
        qtbot.waitUntil(lambda: select(screen, NGHIA, "PC hai").device.seals, timeout=20_000)


def chosen_for_merging(dialog, *, name="Xã Hợp Nhất", code="19999", day=(2019, 6, 30)):
    """Mark three communes, name the one that follows, and go on to the last page."""
    for row in range(3):
        dialog.ended.item(row).setCheckState(Qt.CheckState.Checked)
    click(dialog.next_button)
    dialog.new_name.setText(name)
    dialog.new_code.setText(code)
    dialog.last_day.setDate(QDate(*day))
    click(dialog.next_button)


def test_a_merger_names_what_is_missing(at_superior, in_dialog):
    def look(dialog):
        assert isinstance(dialog, MergeDialog)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        for row in range(3):
            dialog.ended.item(row).setCheckState(Qt.CheckState.Checked)
        click(dialog.next_button)
        click(dialog.next_button)
        assert "tên và mã" in dialog.message.text()
        dialog.known_box.setCurrentIndex(0)
        dialog.known_box.activated.emit(0)
        click(dialog.next_button)
        assert "đơn vị khác" in dialog.message.text()
        dialog.is_new.setChecked(True)
        dialog.new_name.setText("xã cam an")
        dialog.new_code.setText("19 999")
        click(dialog.next_button)
        assert "Đã có" in dialog.message.text()
        dialog.new_name.setText("Xã Hợp Nhất")
        click(dialog.next_button)
        assert "viết liền" in dialog.message.text()

    in_dialog(lambda: click(at_superior[1].merge_button), look)


def test_a_merger_says_its_days_and_a_yes_holds_only_for_what_was_read(at_superior, in_dialog):
    def look(dialog):
        chosen_for_merging(dialog)
        said = dialog.summary.text()
        for part in ("Kết thúc sau ngày 30/06/2019: Xã Cam An", "từ ngày 01/07/2019: Xã Hợp Nhất", "mã 19999"):
            assert part in said
        assert f"{datetime.now().astimezone():%d/%m/%Y}" in said
        assert "từ nay" not in said
        click(dialog.next_button)
        assert "đánh dấu" in dialog.message.text()
        assert not dialog.is_done
        click(dialog.is_sure)
        click(dialog.back_button)
        click(dialog.next_button)
        assert dialog.is_sure.isChecked()
        click(dialog.back_button)
        dialog.last_day.setDate(QDate(2119, 9, 30))
        assert dialog.last_day.date() == QDate(2019, 12, 31)
        dialog.last_day.setDate(QDate(2019, 9, 30))
        click(dialog.next_button)
        assert not dialog.is_sure.isChecked()
        assert "Kết thúc sau ngày 30/09/2019" in dialog.summary.text()

    in_dialog(lambda: click(at_superior[1].merge_button), look)


def test_three_communes_become_one(at_superior, show_screen, in_dialog, qtbot):
    desk, screen = at_superior

    def merge(dialog):
        chosen_for_merging(dialog)
        click(dialog.is_sure)
        click(dialog.next_button)
        qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        assert "«Chỉ tiêu của đơn vị…»" in dialog.done_text.text()
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.merge_button), merge)
    qtbot.waitUntil(lambda: screen.table.rowCount() == 11, timeout=20_000)
    assert select(screen, "Xã Cam An").office.state == "Xã Hợp Nhất giữ sổ (đơn vị kế thừa)"
    assert select(screen, "Xã Hợp Nhất").device is None
    assert select(screen, "Xã Cam An").device.state == "chỉ xem: Xã Hợp Nhất giữ sổ"
    assert desk.window_shown.saved_state.text() == "Đã sáp nhập."
    desk.window_shown.period_picker.pick(ReportingPeriod.month(2019, 7))
    overview = show_screen(desk, "overview")
    qtbot.waitUntil(lambda: any("07/2019" in label.text() for label in overview.todo))
    assert not any("Chưa giao chỉ tiêu" in label.text() for label in overview.todo)  # it took over those it came from


def test_a_new_superior_office_takes_over(at_superior, in_dialog, qtbot):
    desk, screen = at_superior

    def succeed(dialog):
        assert isinstance(dialog, SucceedDialog)
        click(dialog.next_button)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        dialog.name.setText("Sở cũ")
        dialog.code.setText("mã 450")
        click(dialog.next_button)
        assert "viết liền" in dialog.message.text()
        dialog.code.setText("450")
        click(dialog.next_button)
        click(dialog.is_sure)
        click(dialog.back_button)
        dialog.name.setText("Sở mới")
        dialog.person.setText("Cán bộ Sở")
        click(dialog.next_button)
        said = dialog.summary.toPlainText()
        for part in ("Sở mới", "Mã đơn vị: 450", "Cán bộ Sở", "MAY-CAP-TREN (máy này)", "Xã Cam Nghĩa: MAY-19621"):
            assert part in said
        assert "Sở cũ" not in said
        click(dialog.next_button)
        assert dialog.message.isVisible()
        assert not dialog.is_done
        click(dialog.is_sure)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.succeed_button), succeed)
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Sở mới", timeout=20_000)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def test_a_commune_takes_the_invitation_of_the_new_superior(
    open_desk, show_screen, in_dialog, qtbot, cam_tuyen, superior, tmp_path
):
    with open_office(superior) as office:
        office.succession.succeed(NewUnit("450", "Sở mới"))
    with open_office(superior) as office:
        letter, code = office.enrolment.invitation(tmp_path)
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "devices")

    def accept(dialog):
        assert isinstance(dialog, InvitationDialog)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        dialog.read(Path(letter.path))
        qtbot.waitUntil(lambda: dialog.view is not None, timeout=20_000)
        click(dialog.next_button)
        dialog.code.setText(code[:-1] + ("1" if code[-1] != "1" else "2"))
        click(dialog.next_button)
        qtbot.waitUntil(dialog.message.isVisible, timeout=20_000)
        assert "Nhóm 4" in dialog.message.text()
        dialog.code.setText(code)
        click(dialog.next_button)
        finished(qtbot, dialog)

    in_dialog(lambda: click(screen.invitation_button), accept)
    qtbot.waitUntil(lambda: desk.link is not None and desk.link.profile.superior_name == "Sở mới", timeout=20_000)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def test_an_office_alone_is_told_how_it_joins(open_desk, show_screen, tmp_path):
    programme = catalogue().programmes[0]
    create_alone(
        tmp_path / "alone", programme=programme, unit_uuid=programme.units[0], person_name="Cán bộ xã", person_post=""
    )
    screen = show_screen(open_desk(tmp_path / "alone"), "devices")
    assert "làm một mình" in screen.hint.text()
    assert "gọi điện cho cấp trên" not in screen.hint.text()
    assert not screen.note.isVisible()
    assert screen.invitation_button.isVisible()
    assert not screen.adding_button.isVisible()
    assert [line.device.is_here for line in screen.table.rows] == [True]


def test_the_steps_for_a_further_pc_lead_to_the_exchange(at_superior, in_dialog, qtbot):
    desk, screen = at_superior

    def read(dialog):
        assert isinstance(dialog, AddingDialog)
        click(dialog.go_button)

    in_dialog(lambda: click(screen.adding_button), read)
    qtbot.waitUntil(lambda: desk.window_shown.pages.currentWidget() is not screen, timeout=20_000)


def test_a_commune_without_an_invitation_starts_alone(open_desk, in_dialog, qtbot, tmp_path):
    desk = open_desk(None)
    joining = JoinDialog(desk.window_shown, tasks=desk.tasks, faults=desk.faults, offices=tmp_path / "my-offices")
    joining.show()

    def start(dialog):
        assert isinstance(dialog, AloneDialog)
        qtbot.waitUntil(lambda: dialog.unit_box.count() == 9, timeout=20_000)
        assert not dialog.start_button.isEnabled()
        dialog.unit_box.setCurrentIndex(dialog.unit_box.findText("Xã Cam Tuyền (19600)"))
        dialog.person_name.setText("Người dùng thử")
        click(dialog.start_button)
        qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)

    in_dialog(lambda: click(joining.alone_button), start)
    qtbot.waitUntil(lambda: joining.folder is not None, timeout=20_000)
    with open_office(joining.folder) as office:
        assert office.profile().unit_name == "Xã Cam Tuyền"
        assert office.devices.overview().is_alone


def test_a_commune_is_told_why_it_can_only_look_while_the_superior_types(
    open_desk, show_screen, sample, tmp_path, qtbot
):
    with open_office(sample / "cap-tren") as office:
        office.keeping.keep_for("19600")
        answer = office.exchange.export_package(tmp_path, unit="19600").path
    with open_office(sample / "19600-xa-cam-tuyen") as office:
        office.exchange.import_packages([answer])
    screen = show_screen(open_desk(sample / "19600-xa-cam-tuyen"), "progress")
    assert "chỉ xem" in screen.hint.text()
    assert not screen.nothing_button.isEnabled()
    assert not screen.seal_button.isEnabled()
    assert not any(screen.table.can_edit(row, IN_PERIOD) for row in range(screen.table.rowCount()))
    with qtbot.waitSignal(screen.grid.told) as told:
        qtbot.keyClicks(screen.grid, "5")
    assert "chỉ xem" in told.args[0]
    assert not screen.saver.has_refused


def test_a_unit_is_renamed_from_a_day_on_after_reading_what_that_changes(at_superior, in_dialog, qtbot):
    _, screen = at_superior
    select(screen, NGHIA)

    def rename(dialog):
        dialog.next_button.click()
        assert "tên mới" in dialog.message.text()
        dialog.name.setText("Phường Cam Nghĩa")
        dialog.first_day.setDate(QDate(2019, 7, 1))
        dialog.next_button.click()
        assert dialog.summary.text().startswith("Từ ngày 01/07/2019, «Xã Cam Nghĩa» gọi là «Phường Cam Nghĩa».")
        dialog.next_button.click()
        assert "đánh dấu" in dialog.message.text()
        dialog.is_sure.click()
        dialog.next_button.click()
        qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        dialog.leave_button.click()

    in_dialog(screen.rename_button.click, rename)
    qtbot.waitUntil(lambda: "Phường Cam Nghĩa" in [line.office.unit_name for line in screen.table.rows], timeout=20_000)
    select(screen, "UBND huyện Cam Lộ")
    assert not screen.rename_button.isEnabled()


def test_a_unit_is_divided_after_reading_what_that_means(at_superior, in_dialog, qtbot):
    _, screen = at_superior
    select(screen, NGHIA)

    def split(dialog):
        dialog.units.setPlainText("19801 Xã Đông")
        dialog.next_button.click()
        assert "ít nhất hai" in dialog.message.text()
        dialog.units.setPlainText("19801 Xã Đông\nXã Tây")
        dialog.next_button.click()
        assert dialog.message.isVisible()
        dialog.units.setPlainText("19801 Xã Đông\n19802 Xã Tây")
        dialog.last_day.setDate(QDate(2019, 6, 30))
        dialog.next_button.click()
        assert dialog.summary.text().startswith("«Xã Cam Nghĩa» kết thúc sau ngày 30/06/2019.")
        dialog.next_button.click()
        assert "đánh dấu" in dialog.message.text()
        dialog.is_sure.click()
        dialog.next_button.click()
        qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        dialog.leave_button.click()

    in_dialog(screen.split_button.click, split)
    named = {"Xã Đông", "Xã Tây"}
    qtbot.waitUntil(lambda: named <= {line.office.unit_name for line in screen.table.rows}, timeout=20_000)
