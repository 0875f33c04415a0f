"""What others wrote is shown as it is: no screen takes it for markup, fetches what it names, or makes a path of it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from file_watch import watching
from hostile_offices import a_strangers_package, spoil, workplace_of
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QToolTip, QWidget

from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.journal.books import STANDING
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.exchange.enrol_dialog import EnrolDialog
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.shell.work import TaskRunner

MARCH = ReportingPeriod.month(2019, 3)
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def bait():
    """A picture at a short path, for names are cut; whoever takes a text for markup opens it."""
    folder = Path(tempfile.mkdtemp(prefix="b", dir="/tmp"))
    picture = folder / "p.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture))
    yield picture
    shutil.rmtree(folder)


@pytest.fixture
def markup(bait):
    return f"<img src='{bait}'><a href='{bait}'>Q</a>{{0}}"


def is_taken_for_markup(text: str, mark: str) -> bool:
    return mark in text and Qt.mightBeRichText(text)


def look_at(window: QWidget, markup: str) -> int:
    """Look at everything a window shows, tool tips too; return how often the text was met."""
    QApplication.processEvents()
    window.grab()
    met = 0
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and markup[:12] in widget.text():
            met += 1
            assert widget.textFormat() is Qt.TextFormat.PlainText, (widget, widget.text())
        assert not (isinstance(widget, QTextEdit) and markup[:12] in widget.toPlainText()), widget
        for text in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            assert not is_taken_for_markup(text, markup[:12]), (widget, text)
        for action in widget.actions():
            assert not is_taken_for_markup(action.toolTip(), markup[:12]), action.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            met += look_at_table(widget, markup)
    return met


def look_at_table(view: QAbstractItemView, markup: str) -> int:
    model, met, top, tips = view.model(), 0, QModelIndex(), set()
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(top)):
        tips.add(model.headerData(column, Qt.Orientation.Horizontal, TIP))
        for row in range(model.rowCount(top)):
            index = model.index(row, column, top)
            met += markup[:12] in str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            tips.add(index.data(TIP))
    for tip in tips - {None, ""}:
        assert not is_taken_for_markup(tip, markup[:12]), tip
        QToolTip.showText(QPoint(10, 10), tip)
        met += "&lt;img" in tip
    QToolTip.hideText()
    return met


def go_through_screens(desk, qtbot, markup):
    """Open every screen of a desk and look at it; return where the text was met."""
    met = {}
    for place in desk.window_shown.places:
        desk.window_shown.go_to(place.key)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        met[place.key] = look_at(desk.window_shown, markup)
    return met


def test_the_watch_notices_a_label_that_takes_a_text_for_markup(qtbot, bait, markup):
    label = QLabel(markup)
    qtbot.addWidget(label)
    with watching(bait.parent) as watch:
        label.show()
        label.grab()
        assert watch.opened > 0


@pytest.fixture
def from_hostile_superior(superior, cam_hieu, markup, tmp_path):
    """The answer of a superior office that put markup into the programme, forms, names and remarks."""
    with open_office(superior) as office:
        workplace = workplace_of(office)
        unit = office.find_unit("Xã Cam Hiếu")
        assert spoil(office, workplace.books.standing, markup) > 40
        assert spoil(office, workplace.books.about(unit), markup) > 3
        assert spoil(office, workplace.books.about(unit, year=0), markup) > 3
        return office.exchange.export_package(tmp_path, unit=unit).path


def test_a_commune_opens_nothing_a_superior_office_wrote(
    open_desk, cam_hieu, from_hostile_superior, show_screen, qtbot, in_dialog, bait, markup, press
):
    looked = []

    def preview(dialog):
        assert isinstance(dialog, PreviewDialog)
        looked.append(look_at(dialog, markup))
        dialog.import_button.click()

    def result(dialog):
        assert isinstance(dialog, ImportedDialog)
        looked.append(look_at(dialog, markup))
        dialog.close_button.click()

    with watching(bait.parent) as watch:
        desk = open_desk(cam_hieu)
        screen = show_screen(desk, "exchange")
        in_dialog(lambda: screen.file_import.start([from_hostile_superior]), preview, result)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        met = go_through_screens(desk, qtbot, markup)
        assert met["progress"] > 20, met
        progress = show_screen(desk, "progress")
        for row in range(progress.grid.model().rowCount()):
            progress.grid.setCurrentIndex(progress.grid.model().index(row, 3))
            QApplication.processEvents()
        look_at(desk.window_shown, markup)
        sealing = SealDialog(progress, sheet=progress.sheet)
        in_dialog(sealing.exec, lambda dialog: looked.append(look_at(dialog, markup)))
        assert looked[0] > 0
        assert watch.opened == 0


def test_an_office_with_a_hostile_programme_opens_nothing_at_its_start(
    open_desk, cam_hieu, from_hostile_superior, show_screen, qtbot, in_dialog, bait, markup
):
    looked = []

    def look(dialog):
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        looked.append((type(dialog).__name__, look_at(dialog, markup)))

    with open_office(cam_hieu) as office:
        assert office.exchange.import_packages([from_hostile_superior])[0].verdict is FileVerdict.NEW
    with watching(bait.parent) as watch:
        desk = open_desk(cam_hieu)
        assert desk.window_shown.programme_title.text() == markup
        assert all(go_through_screens(desk, qtbot, markup).values())
        progress = show_screen(desk, "progress")
        in_dialog(progress.changes_button.click, look)
        in_dialog(progress.choose, look)
        in_dialog(progress.detail.history_wanted.emit, look)
        assert len(looked) == 3
        assert dict(looked)["HistoryDialog"] > 0
        assert watch.opened == 0


def test_a_second_pc_of_a_superior_office_opens_nothing_the_first_one_wrote(
    open_desk, superior, show_screen, qtbot, in_dialog, bait, markup, on_report
):
    """All names of units, the programme and its forms are markup; every screen and what they open shows them."""
    with open_office(superior) as office:
        spoil(office, workplace_of(office).books.standing, markup)
    looked = []

    def look(dialog):
        looked.append((type(dialog).__name__, look_at(dialog, markup)))

    with watching(bait.parent) as watch:
        desk = open_desk(superior)
        met = go_through_screens(desk, qtbot, markup)
        assert met["consolidation"], met
        screen = show_screen(desk, "exchange")
        screen.board_grid.setCurrentIndex(screen.board.index(0, 3))
        in_dialog(screen.remind_button.click, look)
        in_dialog(screen.contact_button.click, look)
        on_report(screen, screen.open_button.click, look)
        assert all(found for _, found in looked), looked
        assert watch.opened == 0


@pytest.mark.parametrize("show", [dialogs.tell, dialogs.warn])
def test_a_message_shows_a_received_text_as_it_is(show, qtbot, in_dialog, bait, markup):
    looked = []
    with watching(bait.parent) as watch:
        in_dialog(
            lambda: show(None, title=markup, text=markup, detail=markup),
            lambda dialog: looked.append(look_at(dialog, markup)),
        )
        assert looked[0] >= 2
        assert watch.opened == 0


def test_a_join_by_a_hostile_invitation_opens_nothing(superior, tmp_path, qtbot, bait, markup):
    with open_office(superior) as office:
        spoil(office, workplace_of(office).books.standing, markup)
        path = office.enrolment.invitation(tmp_path)[0].path
    window = QWidget()
    qtbot.addWidget(window)
    tasks = TaskRunner(window)
    faults = dialogs.Faults(window, save_report=lambda _: None)
    dialog = JoinDialog(window, tasks=tasks, faults=faults, offices=tmp_path / "offices")
    with watching(bait.parent) as watch:
        dialog.open()
        dialog.read(Path(path))
        qtbot.waitUntil(lambda: dialog.unit_box.count() == 10, timeout=20_000)
        assert look_at(dialog, markup)
        assert watch.opened == 0
    tasks.stop()


@pytest.fixture
def from_hostile_commune(cam_tuyen, markup, tmp_path):
    """A sealed report whose author, note and explanations are markup, and the request of another PC beside it."""
    with open_office(cam_tuyen) as office:
        rows = office.progress.sheet(MARCH).rows
        office.progress.record(MARCH, {row.key: NOTHING for row in rows if not row.is_computed})
        first = next(row.key for row in rows if not row.is_computed)
        office.progress.record(MARCH, {first: FigureValue.reported(7)}, reason=markup)
        workplace = workplace_of(office)
        assert spoil(office, workplace.books.of_unit(workplace.identity.unit, year=STANDING), markup)
        office.submissions.seal(MARCH, note=markup)
        report = Path(office.exchange.export_package(tmp_path).path)
        return [
            report.rename(tmp_path / f"{markup.replace('/', '_')}.ctph"),
            a_strangers_package(office, markup, tmp_path),
        ]


def test_a_superior_office_opens_nothing_a_commune_wrote(
    open_desk, superior, from_hostile_commune, show_screen, qtbot, in_dialog, bait, markup, on_report
):
    looked = []

    def preview(dialog):
        looked.append(look_at(dialog, markup))
        assert {row.verdict for row in dialog.files.rows} == {FileVerdict.NEW, FileVerdict.TRAY}
        dialog.import_button.click()

    def result(dialog):
        looked.append(look_at(dialog, markup))
        dialog.close_button.click()

    def enrol(dialog):
        assert isinstance(dialog, EnrolDialog)
        looked.append(look_at(dialog, markup))

    def report(dialog):
        assert isinstance(dialog, ReportPage)
        looked.append(look_at(dialog, markup))

    with watching(bait.parent) as watch:
        desk = open_desk(superior)
        screen = show_screen(desk, "exchange")
        in_dialog(lambda: screen.file_import.start(list(map(str, from_hostile_commune))), preview, result)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        screen.tabs.setCurrentWidget(screen.tray_panel)
        met = go_through_screens(desk, qtbot, markup)
        assert met["exchange"], met
        show_screen(desk, "exchange")
        row = next(i for i, line in enumerate(screen.board.rows) if line.unit_name == "Xã Cam Tuyền")
        on_report(screen, lambda: screen.open_report(row, 3), report)
        in_dialog(screen.tray_panel.enrol_button.click, enrol)
        assert all(looked), looked
        assert watch.opened == 0
