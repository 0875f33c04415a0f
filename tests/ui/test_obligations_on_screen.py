"""A report beside the rhythm: added in a dialog, chosen where programmes are, typed like a month."""

import pytest
from PySide6.QtWidgets import QDialog

from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD

MARCH = ReportingPeriod.month(2019, 3)


def choose_kind(dialog, kind, number=0):
    dialog.kind.setCurrentIndex(
        next(n for n in range(dialog.kind.count()) if dialog.kind.itemData(n) == (kind, number))
    )


def test_cl_26_an_estimate_of_the_year_is_added_and_stands_beside_the_programme(open_desk, superior, qtbot, in_dialog):
    desk = open_desk(superior)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert len(desk.window_shown.standpoint_box.rows) == 1

    def fill(dialog):
        assert isinstance(dialog, QDialog)
        dialog.add_button.click()
        qtbot.waitUntil(lambda: "cần có tên" in dialog.message.text())
        dialog.name.setText("Ước thực hiện cả năm")
        choose_kind(dialog, PeriodKind.MONTH, 3)
        dialog.is_estimate.setChecked(True)
        dialog.has_due.setChecked(True)
        dialog.due_days.setValue(-5)
        dialog.add_button.click()
        qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)

    in_dialog(desk._year_menu.obligation_action.trigger, fill)
    qtbot.waitUntil(lambda: len(desk.window_shown.standpoint_box.rows) == 2)
    assert "Đã thêm báo cáo «Ước thực hiện cả năm»" in desk.window_shown.saved_state.text()
    added = desk.window_shown.standpoint_box.rows[1]
    assert (added.title.split(" – ")[0], added.periods, added.is_obliged) == ("Ước thực hiện cả năm", (MARCH,), True)


@pytest.mark.parametrize(
    ("kind", "code"),
    [(PeriodKind.TERM, "2019-2021"), (PeriodKind.SPAN, "2019-0310.0325"), (PeriodKind.NINE_MONTHS, "")],
)
def test_a_term_asks_for_a_year_and_a_span_for_two_days(open_desk, superior, qtbot, in_dialog, kind, code):
    desk = open_desk(superior)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    def look(dialog):
        choose_kind(dialog, kind)
        dialog.last_year.setValue(2021)
        dialog.first_day.setDate(dialog.first_day.date().fromString("2019-03-10", "yyyy-MM-dd"))
        dialog.last_day.setDate(dialog.last_day.date().fromString("2019-03-25", "yyyy-MM-dd"))
        assert dialog.obligation.period == code
        shown = [not field.isHidden() for field in (dialog.last_year, dialog.days)]
        assert shown == [kind is PeriodKind.TERM, kind is PeriodKind.SPAN]
        dialog.reject()

    in_dialog(desk._year_menu.obligation_action.trigger, look)


def test_the_estimate_is_typed_beside_what_was_done(open_desk, superior, cam_tuyen, show_screen, qtbot, tmp_path):
    with open_office(superior) as office:
        office.obligations.add(Obligation("", "Ước thực hiện cả năm", PeriodKind.MONTH, 3, measure=Measure.ESTIMATE))
        with open_office(cam_tuyen) as commune:
            unit = commune.profile().unit
        answer = office.exchange.export_package(tmp_path, unit=unit).path
    with open_office(cam_tuyen) as office:
        office.exchange.import_packages([answer])
    desk = open_desk(cam_tuyen)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    box = desk.window_shown.standpoint_box
    box.chosen.emit(box.rows[1].standpoint)
    qtbot.waitUntil(lambda: desk.tasks.is_idle and desk.window_shown.standpoint_box.rows[1].is_looked_at)
    screen = show_screen(desk, "progress")
    qtbot.waitUntil(lambda: screen.sheet is not None and desk.tasks.is_idle)
    titles = [column.title for column in screen.table.columns]
    assert titles[IN_PERIOD - 1 : IN_PERIOD + 2] == ["Đã thực hiện", "Ước cả năm", "% cam kết"]
    row = screen.table.row(0)
    assert row.before is not None
    screen.write({row.key: FigureValue.reported(120)})
    assert (screen.table.row(0).cumulative, screen.table.row(0).before) == (120, row.before)
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.saver.is_idle)
    assert screen.table.row(0).cumulative == 120
