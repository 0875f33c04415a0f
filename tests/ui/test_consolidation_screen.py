from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.period_picker import PeriodPicker
from ctph_desktop.wording.form_lines import LineKind


@pytest.fixture
def desk(open_desk, superior):
    return open_desk(superior)


@pytest.fixture
def screen(desk, show_screen):
    return show_screen(desk, "consolidation")


def line(page, kind):
    return next(i for i, row in enumerate(page.table.rows) if row.kind is kind)


def column(page, printed):
    if page.fold_button.isChecked():
        page.fold_button.click()
    return next(i for i, c in enumerate(page.table.columns) if c.printed == printed)


def test_cl_25_three_forms_stand_side_by_side_with_their_column_numbers(screen):
    assert [screen.tabs.tabText(i) for i in range(screen.tabs.count())] == ["Biểu số 1", "Biểu số 2", "Biểu số 3"]
    second = screen.tabs.widget(1)
    second.fold_button.click()
    assert "10=2-8" in [c.printed for c in second.table.columns]
    assert any(c.groups for c in second.table.columns)


def test_headings_name_the_period_they_are_for(screen):
    for position in range(screen.tabs.count()):
        headings = [t for c in screen.tabs.widget(position).table.columns for t in (*c.groups, c.title)]
        assert not any("{" in text for text in headings)
    third = screen.tabs.widget(2).table.columns
    assert any(group.endswith("đến hết tháng 03/2019 (luỹ kế)") for c in third for group in c.groups)


def test_the_stated_totals_that_do_not_agree_are_marked_and_explained(screen):
    first = screen.tabs.widget(0)
    at = {"4": ("25.073", "25.074", "-1"), "5": ("5.316", "5.315", "+1"), "8": ("1.297", "1.296", "+1")}
    stated, total, difference = (line(first, k) for k in (LineKind.STATED, LineKind.TOTAL, LineKind.DIFFERENCE))
    for printed, texts in at.items():
        place = column(first, printed)
        assert tuple(first.table.text(row, place) for row in (stated, total, difference)) == texts
        assert first.table.columns[place].tone(first.table.row(stated)) is Tone.DOUBT
    assert "1.297" in first.notes.toPlainText()
    assert "1.296" in first.notes.toPlainText()


def test_the_period_is_chosen_in_one_place(desk, screen):
    assert desk.window_shown.findChildren(PeriodPicker) == [desk.window_shown.period_picker]


def test_table_and_notes_share_a_small_screen(desk, screen, qtbot):
    window = desk.window_shown
    window.showNormal()
    window.resize(1366, 728)
    qtbot.waitUntil(lambda: window.size() == QSize(1366, 728))
    page = screen.tabs.widget(0)
    last = page.table.index(line(page, LineKind.COUNTED), 1)
    assert page.table.text(last.row(), 0) == "Số đơn vị được cộng"
    assert page.table.text(last.row(), column(page, "12")) == "2/9"
    qtbot.waitUntil(lambda: page.grid.visualRect(last).bottom() < page.grid.viewport().height())
    assert page.notes.height_of(2) <= page.notes.height() <= page.height() // 3
    page.notes.setPlainText("Một điều cần xem.\n" * 40)
    qtbot.waitUntil(lambda: page.notes.verticalScrollBar().maximum() > 0)
    assert page.notes.height() <= page.height() // 3


def test_it_says_on_how_many_reports_it_rests(screen):
    assert screen.coverage.text().startswith("Tạm tính, 2/9")
    assert "chưa có 7 đơn vị (dấu * trong biểu)" in screen.coverage.text()
    names = [row.label for row in screen.tabs.widget(0).table.rows if row.is_waiting]
    assert len(names) == 7
    assert all(name.endswith("(*)") for name in names)


def test_january_is_complete(desk, screen, qtbot):
    desk.window_shown.period_picker.pick(ReportingPeriod.month(2019, 1))
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert screen.view.period == ReportingPeriod.month(2019, 1)
    assert screen.coverage.text().startswith("9/9")
    assert not any(row.is_waiting for row in screen.tabs.widget(0).table.rows)


@pytest.mark.parametrize(("button", "suffix", "magic"), [("workbook", ".xlsx", b"PK"), ("pdf", ".pdf", b"%PDF")])
def test_the_forms_are_written_to_a_file(desk, screen, tmp_path, qtbot, monkeypatch, button, suffix, magic):
    proposed = []

    def choose(_parent, _title, start, _kinds):
        proposed.append(Path(start).parent)
        return str(tmp_path / "tong hop"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    told = []
    screen.done_told.connect(told.append)
    getattr(screen, f"{button}_button").click()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    written = tmp_path / f"tong hop{suffix}"
    assert written.read_bytes().startswith(magic)
    assert written.name in desk.window_shown.saved_state.text()
    assert [link.text() for link in desk.window_shown.way_links.links] == ["Mở tệp", "Mở thư mục"]
    getattr(screen, f"{button}_button").click()
    qtbot.waitUntil(lambda: len(told) > 1, timeout=30_000)
    assert proposed[1] == tmp_path  # where it was written before


def test_a_quarter_is_shown_frozen_and_left_again_with_the_month(open_desk, superior, qtbot, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    desk.window_shown.period_picker.pick(ReportingPeriod.parse("2019-02"))
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    texts = [screen.span_box.itemText(n) for n in range(screen.span_box.count())]
    assert texts == ["Tháng 02/2019", "Quý I/2019", "6 tháng đầu năm 2019", "9 tháng năm 2019", "Năm 2019"]
    screen.span_box.setCurrentIndex(1)
    screen.span_box.activated.emit(1)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert screen.view.period == ReportingPeriod.parse("2019-q1")
    assert not screen.bar.close_button.isVisible()
    assert screen.bar.freeze_button.isVisible()
    desk.window_shown.period_picker.pick(ReportingPeriod.parse("2019-04"))
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert screen.view.period == ReportingPeriod.parse("2019-q2")
    screen.span_box.setCurrentIndex(0)
    screen.span_box.activated.emit(0)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    assert screen.view.period == ReportingPeriod.parse("2019-04")


def test_x_02_an_older_period_is_offered_by_the_boundaries_of_today(open_desk, show_screen, superior, qtbot):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    qtbot.waitUntil(lambda: screen.tabs.count() == 3 and desk.tasks.is_idle, timeout=20_000)
    assert screen.today_box.isHidden()
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        office.succession.merge_units(
            ["Xã Cam An", "Xã Cam Thanh"], NewUnit("19601", "Xã Thanh An"), last_day=date(2019, 6, 30)
        )
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    qtbot.waitUntil(lambda: screen.tabs.count() == 3 and desk.tasks.is_idle, timeout=20_000)
    assert not screen.today_box.isHidden()
    page = screen.tabs.widget(0)
    assert "Cam An" in [line.label.removesuffix(" (*)") for line in page.table.rows]
    screen.today_box.click()
    qtbot.waitUntil(lambda: "Theo địa giới hành chính ngày" in screen.coverage.text(), timeout=20_000)
    labels = [line.label.removesuffix(" (*)") for line in screen.tabs.widget(0).table.rows]
    assert "Xã Thanh An" in labels
    assert "Cam An" not in labels
    assert not screen.bar.freeze_button.isEnabled()  # what is frozen is the page of the boundaries of then
    assert "bỏ chọn «Theo địa giới hiện nay»" in screen.bar.freeze_button.toolTip()
    screen.today_box.click()
    qtbot.waitUntil(lambda: "địa giới" not in screen.coverage.text(), timeout=20_000)
    assert screen.bar.freeze_button.isEnabled()
