"""One's own commune and a superior's communes are picked out of the catalogue of Việt Nam."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.domain.country.country_units import CountryUnit, communes_of, identity_of
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.office.founding import country
from ctph_desktop.ui.beginnings.unit_picker import UnitPicker
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.work import TaskRunner


@pytest.fixture
def picker(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    tasks = TaskRunner(window)

    def pick(*, takes_many=False, among=()):
        made = UnitPicker(
            window,
            tasks=tasks,
            faults=Faults(window, save_report=lambda _: None),
            levels=[AdminLevel.COMMUNE],
            takes_many=takes_many,
            among=among,
        )
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        qtbot.waitUntil(lambda: bool(made.table.rows), timeout=20_000)
        return made

    yield pick
    tasks.stop()


def test_a_name_typed_without_marks_and_enter_are_enough(picker, press, qtbot):
    made = picker()
    qtbot.waitUntil(made.line.hasFocus, timeout=5_000)
    assert made.count.text() == "3.321 đơn vị"
    press("van lang", Qt.Key.Key_Return)
    assert [(unit.name, unit.province) for unit in made.chosen] == [("Xã Văn Lang", "Tỉnh Thái Nguyên")]


def test_alike_names_stand_below_each_other_with_province_code_and_what_they_were(picker, press, qtbot):
    made = picker()
    made.line.setText("Cam Tuyền")
    qtbot.waitUntil(lambda: len(made.table.rows) == 1, timeout=5_000)
    shown = [made.table.text(0, column) for column in range(4)]
    assert shown[:3] == ["Xã Hiếu Giang", "Tỉnh Quảng Trị", "19603"]
    assert "Cam Tuyền" in shown[3]
    made.day_box.setCurrentIndex(1)
    assert made.table.text(0, 0) == "Xã Cam Tuyền"
    assert made.table.text(0, 1) == "Huyện Cam Lộ, Tỉnh Quảng Trị"
    made.line.setText("zzz")
    qtbot.waitUntil(lambda: not made.table.rows, timeout=5_000)
    assert not made.take_button.isEnabled()
    assert "bớt chữ" in made.count.text()


def test_the_arrows_go_from_the_line_into_the_list(picker, press, qtbot):
    made = picker()
    made.line.setText("van lang")
    qtbot.waitUntil(lambda: len(made.table.rows) == 28, timeout=5_000)
    press(Qt.Key.Key_Down)
    assert made.grid.hasFocus()
    press(Qt.Key.Key_Return)
    assert [unit.code for unit in made.chosen] == ["05665"]


def test_units_of_ones_own_are_searched_alike(picker):
    units = [CountryUnit(code, name, AdminLevel.COMMUNE) for code, name in (("1", "Xã A"), ("2", "Xã Bê"))]
    made = picker(among=units)
    assert not made.day_box.isVisible()
    made.line.setText("be")
    made._search_now()
    made.take_button.click()
    assert made.chosen == (units[1],)


def test_a_province_is_founded_with_all_its_168_communes(open_desk, in_dialog, qtbot):
    desk = open_desk(None)

    def found(dialog):
        qtbot.waitUntil(lambda: dialog.programme_box.count() == 2, timeout=20_000)

        def pick(made):
            qtbot.waitUntil(lambda: bool(made.table.rows), timeout=20_000)
            made.province_box.setCurrentIndex(made.province_box.findData("79"))
            assert made.all_button.text().replace("&", "") == "Lấy cả 168 đơn vị"
            made.all_button.click()

        in_dialog(dialog.pick_button.click, pick)
        assert (dialog.name.text(), dialog.code.text()) == ("UBND thành phố Hồ Chí Minh", "79")
        assert dialog.units_read.text() == "Đọc được 168 đơn vị."
        dialog.person_name.setText("Cán bộ")
        dialog.next_button.click()
        assert dialog.pages.currentIndex() == 1

    in_dialog(desk.window_shown.pages.currentWidget().founding_button.click, found)


def test_a_commune_anywhere_begins_without_an_invitation(open_desk, in_dialog, qtbot, data_folder):
    desk = open_desk(None)

    def begin(dialog):
        qtbot.waitUntil(lambda: dialog.programme_box.count() == 1, timeout=20_000)

        def pick(made):
            qtbot.waitUntil(lambda: bool(made.table.rows), timeout=20_000)
            made.line.setText("Văn Lăng")
            made._search_now()
            made.take_button.click()

        in_dialog(dialog.pick_button.click, pick)
        dialog.person_name.setText("Cán bộ xã")
        dialog.start_button.click()
        qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)

    in_dialog(desk.window_shown.pages.currentWidget().alone_button.click, begin)
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Xã Văn Lăng", timeout=30_000)
    assert desk.link.profile.unit_code == "05665"
    assert desk.link.profile.superior_name == "UBND tỉnh Thái Nguyên"
    assert desk.link.profile.is_alone


def test_every_commune_of_a_province_has_a_name_and_code_of_its_own():
    for province in (unit for unit in country().now if unit.level is AdminLevel.PROVINCE):
        units = communes_of(country().now, province.code)
        assert len({unit.name.casefold() for unit in units}) == len(units)
        assert len({identity_of(unit.code, unit.name) for unit in units}) == len(units)
