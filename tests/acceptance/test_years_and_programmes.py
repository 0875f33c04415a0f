"""Years and programmes on screen: a year is opened, typed into before and after the answer came, the old one closed.

Two programmes count one figure: it is typed once, sealed in the report of each, and corrected in both.
"""

from commune_pcs import imported, stick
from desktop_hands import click, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from usual_work import CAM_TUYEN, SUPERIOR, bring, go_to_month, look_at, on_board, seal, type_month, written

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.ui.screens.consolidation.compare_dialog import CompareDialog
from ctph_desktop.ui.shell.opening_dialog import OpeningDialog

OLD, NEW = 2019, 2020
JANUARY_BEFORE, DECEMBER, JANUARY = (ReportingPeriod.parse(code) for code in ("2019-01", "2019-12", "2020-01"))
FIRST, SECOND = "Lao động", "Chương trình việc làm thanh niên"
JOBS = 0


def verb(text):
    """Return what presses the button of a question whose words hold a text."""

    def act(box):
        click(next(button for button in box.buttons() if text in button.text().replace("&", "")))

    return act


def reported(hands, usb, month, jobs):
    """Type how many jobs there were in a month, seal it and write the file."""
    progress = hands.screen("progress")
    go_to_month(hands, month)
    type_month(hands, progress, [jobs])
    seal(hands, progress)
    assert progress.sheet.state is SubmissionState.SEALED
    return written(hands, hands.screen("exchange"), usb)


def accepted(hands, month, *, question=""):
    """Accept a month of Cam Tuyền on the board, by the verb of the question where one is asked."""

    exchange = hands.screen("exchange")
    row = next(n for n, line in enumerate(exchange.board.rows) if line.unit_name == "Xã Cam Tuyền")
    column = next(n for n, cell in enumerate(exchange.board.row(row).cells) if cell.period == month)
    exchange.board_grid.setCurrentIndex(exchange.board.index(row, column + 1))
    page = hands.report(exchange)
    with hands.answering(*([(QMessageBox, verb(question))] if question else [])):
        click(page.accept_button)
    assert on_board(exchange, month).state is SubmissionState.ACCEPTED


def months_before_were_reported(sample, usb):
    """Let Cam Tuyền have reported March to November, and the superior office have accepted it."""
    with open_office(sample / CAM_TUYEN) as office:
        jobs = office.progress.find_line("VL01")
        for number in range(3, 12):
            month = ReportingPeriod.month(OLD, number)
            office.progress.record(month, {jobs: FigureValue.reported(1)})
            office.submissions.seal(month)
        package = office.exchange.export_package(usb).path
    with open_office(sample / SUPERIOR) as office:
        office.exchange.import_packages([package])
        for cell in (cell for row in office.review.board() for cell in row.cells):
            if cell.state is SubmissionState.RECEIVED:
                office.review.accept(cell.seal)


def show_the_whole_year(hands, consolidation):
    """Choose the year in the list of periods a page is made of."""
    consolidation.span_box.setFocus()
    press(Qt.Key.Key_End)
    hands.rest()


def jobs_shown(hands, code):
    """Return what a column of the first form shows for Cam Tuyền."""
    consolidation = hands.screen("consolidation")
    table = consolidation.tabs.widget(0).table
    row = next(n for n in range(table.rowCount()) if table.text(n, 0).startswith("Cam Tuyền"))
    return table.text(row, [column.printed for column in table.columns].index(code))


def test_cl_26_january_is_typed_before_the_answer_came_and_goes_on_after_it(sample, hands, usb, calendar):
    calendar("2019-12-31")
    with hands.at(sample / CAM_TUYEN):
        assert not hands.window.standpoint_box.isVisible()
        december = reported(hands, usb, DECEMBER, "12")
    calendar("2020-01-02")
    with hands.at(sample / SUPERIOR):
        with hands.answering((OpeningDialog, lambda dialog: click(dialog.open_button))):
            hands.desk._year_menu.open_action.trigger()
        look_at(hands, OLD)
        bring(hands, hands.screen("exchange"), [december])
        accepted(hands, DECEMBER)
        answer = written(hands, hands.screen("exchange"), usb)
    calendar("2020-01-31")
    with hands.at(sample / CAM_TUYEN):  # the answer has not come: the year is there all the same
        assert [row.is_presumed for row in hands.window.standpoint_box.rows] == [False, True]
        progress = hands.screen("progress")
        go_to_month(hands, JANUARY_BEFORE)
        before = progress.sheet.rows[JOBS].in_period
        assert before.quantity
        look_at(hands, NEW)
        january = reported(hands, usb, JANUARY, "7")
        row = hands.screen("progress").sheet.rows[JOBS]
        assert (row.previous_month.quantity, row.year_before, row.cumulative) == (12, before, 7)
    calendar("2020-02-05")
    with hands.at(sample / SUPERIOR):
        look_at(hands, NEW)
        bring(hands, hands.screen("exchange"), [january])
        assert on_board(hands.screen("exchange"), JANUARY).state is SubmissionState.RECEIVED
    with hands.at(sample / CAM_TUYEN):  # the answer of 2 January comes in February
        bring(hands, hands.screen("exchange"), [answer])
        assert [row.is_presumed for row in hands.window.standpoint_box.rows] == [False, False]
        look_at(hands, NEW)
        progress = hands.screen("progress")
        go_to_month(hands, JANUARY)
        assert progress.sheet.rows[JOBS].in_period.quantity == 7
        corrected = reported(hands, usb, JANUARY, "9")
    with hands.at(sample / SUPERIOR):
        look_at(hands, NEW)
        bring(hands, hands.screen("exchange"), [corrected])
        accepted(hands, JANUARY)
        assert jobs_shown(hands, "12") == "9"
        look_at(hands, OLD)
        assert on_board(hands.screen("exchange"), DECEMBER).state is SubmissionState.ACCEPTED
    hands.close()


def test_x_07_a_december_corrected_after_its_year_was_closed_leaves_what_was_closed_as_it_was(
    sample, hands, usb, calendar
):
    calendar("2019-12-31")
    months_before_were_reported(sample, usb)
    with hands.at(sample / CAM_TUYEN):
        december = reported(hands, usb, DECEMBER, "12")
    calendar("2020-01-15")
    with hands.at(sample / SUPERIOR):
        bring(hands, hands.screen("exchange"), [december])
        accepted(hands, DECEMBER)
        go_to_month(hands, DECEMBER)
        show_the_whole_year(hands, hands.screen("consolidation"))
        closed = jobs_shown(hands, "12")
        with hands.answering((QMessageBox, verb("Khoá năm"))):
            hands.desk._year_menu.close_action.trigger()
        answer = written(hands, hands.screen("exchange"), usb)
    with hands.at(sample / CAM_TUYEN):
        bring(hands, hands.screen("exchange"), [answer])
        look_at(hands, OLD)
        progress = hands.screen("progress")
        go_to_month(hands, DECEMBER)
        assert progress.closing_note.isVisible()
        late = reported(hands, usb, DECEMBER, "15")
    with hands.at(sample / SUPERIOR):
        bring(hands, hands.screen("exchange"), [late])
        assert on_board(hands.screen("exchange"), DECEMBER).is_correction
        accepted(hands, DECEMBER, question="Duyệt, giữ kỳ đã chốt")
        consolidation = hands.screen("consolidation")
        show_the_whole_year(hands, consolidation)
        assert int(jobs_shown(hands, "12")) == int(closed) + 3
        assert [row.is_closed for row in hands.window.standpoint_box.rows if row.year == OLD] == [True]
        consolidation.bar.versions.setCurrentIndex(1)
        hands.rest()
        assert jobs_shown(hands, "12") == closed
        with hands.answering((CompareDialog, _tells_the_difference)):
            click(consolidation.bar.compare_button)
    hands.close()


def _tells_the_difference(dialog):
    assert [source.unit_name for source in dialog.sources.rows] == ["Xã Cam Tuyền"]
    assert dialog.cells.rowCount()
    click(dialog.close_button)


def second_programme_begins(sample):
    """Let the superior office have a second programme that counts the jobs of the first, and the commune know of it."""
    plan = ProgrammePlan(
        SECOND, 2019, 2020, PeriodKind.MONTH, (ListedIndicator("VL01"), ListedIndicator("TN01", "Lớp nghề", "lớp"))
    )
    with open_office(sample / SUPERIOR) as office:
        office.founding.found(plan)
        unit = office.find_unit("Xã Cam Tuyền")
        answer = office.exchange.export_package(stick(sample), unit=unit).path
    imported(sample / CAM_TUYEN, answer)


def sheet_of(hands, programme):
    """Look at March of a programme."""
    look_at(hands, 2019, programme=programme)
    progress = hands.screen("progress")
    go_to_month(hands, MARCH)
    return progress


def test_x_05_one_figure_is_typed_once_and_sealed_in_the_reports_of_two_programmes(sample, hands, usb):
    second_programme_begins(sample)
    with hands.at(sample / CAM_TUYEN):
        progress = sheet_of(hands, FIRST)
        type_month(hands, progress, ["12"])
        progress = sheet_of(hands, SECOND)
        assert [row.in_period.quantity for row in progress.sheet.rows] == [12, None]
        type_month(hands, progress, ["", "2"])
        seal(hands, progress)
        assert progress.sheet.state is SubmissionState.SEALED
        progress = sheet_of(hands, FIRST)
        assert progress.sheet.state is SubmissionState.DRAFT  # a report of its own
        assert "Lớp nghề" not in {row.label for row in progress.sheet.rows}
        seal(hands, progress)
        both = written(hands, hands.screen("exchange"), usb, leaves_some=True)  # the second's January and February
    with hands.at(sample / SUPERIOR):
        bring(hands, hands.screen("exchange"), [both])
        for programme in (FIRST, SECOND):
            look_at(hands, 2019, programme=programme)
            assert on_board(hands.screen("exchange"), MARCH).state is SubmissionState.RECEIVED
    with hands.at(sample / CAM_TUYEN):  # corrected once, it is another number in both
        progress = sheet_of(hands, SECOND)
        type_month(hands, progress, ["13"])
        assert progress.sheet.state is SubmissionState.CHANGED
        progress = sheet_of(hands, FIRST)
        assert progress.sheet.rows[JOBS].in_period.quantity == 13
        assert progress.sheet.state is SubmissionState.CHANGED
    hands.close()
