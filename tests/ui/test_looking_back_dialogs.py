"""From a consolidated cell to communes, seals and files; from a line under review to what it was in each seal."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ctph_desktop.ui.revisions.history_dialog import HistoryDialog
from ctph_desktop.ui.revisions.origin_dialog import OriginDialog
from ctph_desktop.ui.revisions.revision_dialog import RevisionDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage

LEFT = Qt.MouseButton.LeftButton


def progress_column(filled):
    return next(i for i, column in enumerate(filled.form.columns) if column.role.value == "progress" and column.source)


def test_cl_23_a_consolidated_cell_tells_its_communes_seals_and_files(
    superior, open_desk, show_screen, qtbot, in_dialog
):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    qtbot.waitUntil(lambda: screen.view is not None, timeout=20_000)
    filled = screen.view.forms[0]
    column = progress_column(filled)
    line = next(i for i, one in enumerate(filled.lines) if not one.is_waiting)
    page = screen.tabs.widget(0)
    grid = page.grid

    def look(dialog):
        assert isinstance(dialog, OriginDialog)
        qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=20_000)
        assert sum(row.value.count for row in dialog.table.rows) == filled.lines[line].cells[column].value
        assert all(row.version.file_name.endswith(".ctph") and row.version.decided_by for row in dialog.table.rows)
        assert filled.lines[line].label in dialog.heading.text()
        QTest.mouseClick(dialog.close_button, LEFT)

    page.stand_on(line, filled.form.columns[column].code)
    in_dialog(lambda: QTest.mouseClick(screen.origin_button, LEFT), look)
    grid.setCurrentIndex(grid.table.index(line, 0))
    QTest.mouseClick(screen.origin_button, LEFT)
    assert "Hãy chọn ô số khác" in desk.window_shown.saved_state.text()


def test_a_line_under_review_tells_what_it_was_in_each_seal(
    superior, open_desk, show_screen, qtbot, in_dialog, on_report
):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    qtbot.waitUntil(lambda: screen.board.rowCount() > 0, timeout=20_000)
    place = next(i for i in range(screen.board.rowCount()) if screen.board.row(i).cells[0].seal)

    def look(dialog):
        assert isinstance(dialog, HistoryDialog)
        qtbot.waitUntil(lambda: dialog.sealed.rowCount() == 1, timeout=20_000)
        assert dialog.typed_part.isHidden()
        assert dialog.sealed.row(0).version.file_name.endswith(".ctph")
        QTest.mouseClick(dialog.close_button, LEFT)

    def open_history(dialog):
        assert isinstance(dialog, ReportPage)
        assert not dialog.changes_button.isEnabled()
        in_dialog(lambda: QTest.mouseClick(dialog.history_button, LEFT), look)

    on_report(screen, lambda: screen.open_report(place, 1), open_history)


def test_the_first_seal_is_compared_with_nothing(superior, open_desk, qtbot):
    desk = open_desk(superior)
    found = []
    desk.link.ask(lambda office: office.review.board()[0], on_done=found.append, owner=desk)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    cell = found[0].cells[0]
    dialog = RevisionDialog(desk.window_shown, link=desk.link, period=cell.period, unit=found[0].unit, seal=cell.seal)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.view is not None, timeout=20_000)
    assert "Chưa có bản chốt nào trước đó" in dialog.sentence.text()
    assert not dialog.other.isEnabled()
    assert dialog.table.rowCount() > 0
