"""The start: the office opened last, the page that offers the others, and what becomes of damaged memories."""

import shutil
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget

from ctph_desktop.demonstration.sample import rebuild_sample
from ctph_desktop.domain.errors import OfficeInUseError
from ctph_desktop.domain.figures import FigureState, FigureValue
from ctph_desktop.office import open_office
from ctph_desktop.system.paths import resource
from ctph_desktop.ui.beginnings.alone_dialog import AloneDialog
from ctph_desktop.ui.beginnings.founding_dialog import FoundingDialog
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.beginnings.known_offices import (
    KnownOffice,
    begin_opening,
    find_offices,
    known_offices,
    remember_office,
)
from ctph_desktop.ui.beginnings.start_page import StartPage
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.shell.desk import Desk
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.wording.errors import explain


@pytest.fixture
def start(qtbot, data_folder):
    """Start as without arguments: the window, and what was open last."""
    desks = []

    def start_it() -> Desk:
        window = MainWindow()
        window.fill_menu(language="vi")
        qtbot.addWidget(window, before_close_func=lambda shown: shown.set_may_close(lambda: True))
        with qtbot.waitActive(window):
            window.showMaximized()
            window.activateWindow()
        desk = Desk(window, preferences=Preferences(data_folder))
        desks.append(desk)
        desk.resume()
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        return desk

    yield start_it
    for desk in desks:
        desk.window_shown.set_may_close(lambda: True)
        desk.window_shown.close()


def remember(data_folder, *folders, name="Xã Cam Tuyền"):
    data_folder.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        remember_office(
            Preferences(data_folder).file, KnownOffice(folder, name, "commune", datetime.now().astimezone())
        )


def page_of(desk) -> StartPage:
    page = desk.window_shown.pages.currentWidget()
    assert isinstance(page, StartPage)
    return page


@pytest.mark.parametrize("kind", ["cam_tuyen", "superior"])
def test_the_office_opened_last_opens_at_once_and_the_keyboard_is_on_its_page(kind, start, data_folder, request, qtbot):
    remember(data_folder, request.getfixturevalue(kind))
    desk = start()
    assert desk.window_shown.office_name.text() == desk.link.profile.unit_name
    page = desk.window_shown.pages.currentWidget()
    assert page.isAncestorOf(desk.window_shown.focusWidget())


def test_enter_opens_the_chosen_office_and_other_office_shows_the_list_again(start, sample, data_folder, press, qtbot):
    data_folder.mkdir(parents=True)
    sample.rename(data_folder / "bo-mau")
    desk = start()
    page = page_of(desk)
    with qtbot.waitActive(desk.window_shown):
        desk.window_shown.activateWindow()
    assert page.grid.hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    second = page.table.rows[1].name
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == second, timeout=20_000)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    desk.window_shown.open_action.trigger()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert page_of(desk).table.rows[0].name == second


def test_where_the_office_opened_last_is_gone_the_others_are_offered(start, cam_tuyen, cam_hieu, data_folder):
    remember(data_folder, cam_hieu, cam_tuyen)
    shutil.rmtree(cam_tuyen)
    assert [o.folder for o in page_of(start()).table.rows] == [cam_hieu]


def test_an_office_whose_opening_ended_the_program_is_offered_and_not_opened_again(start, cam_tuyen, data_folder):
    remember(data_folder, cam_tuyen)
    begin_opening(Preferences(data_folder).file)  # and never came to an end
    page_of(start())
    assert start().link is not None


def test_a_second_window_says_that_the_office_is_open_and_offers_the_others(start, cam_tuyen, data_folder):
    remember(data_folder, cam_tuyen)
    with open_office(cam_tuyen):
        desk = start()
    assert page_of(desk).table.rows
    assert desk.window_shown.saved_state.text() == explain(OfficeInUseError(cam_tuyen))


@pytest.mark.parametrize(
    "opened_at",
    ["2026-11-30T09:25:3", "never", "", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59", "2026-11-30", "\x00"],
)
def test_a_moment_that_cannot_be_read_is_left_out_and_written_anew(opened_at, cam_tuyen, data_folder):
    remember(data_folder, cam_tuyen)
    file = QSettings(str(data_folder / "preferences.ini"), QSettings.Format.IniFormat)
    file.setValue("offices/1/opened_at", opened_at)
    file.sync()
    (office,) = known_offices(Preferences(data_folder).file)
    assert office.folder == cam_tuyen
    remember(data_folder, cam_tuyen)
    assert known_offices(Preferences(data_folder).file)[0].opened_at is not None


@pytest.mark.parametrize(
    "text",
    [
        b"[offices]\nsize=2\n1\\folder=\n2\\folder=relative\n",
        b"[offices]\nsize=999999999\n1\\folder=/x\\0y\n",
        b"[offices]\nsize=-4\n",
        b"[offices]\nsize=abc\n1\\folder=a, b, c\n1\\opened_at=@Variant(\\0\\0)\n",
        b"[offices]\nsize=1\n1\\folder=@ByteArray(/x)\n1\\name=@Invalid()\n1\\role=a, b\n",
        b"[offices\nsize",
        bytes(2000),
        b"\xff\xfe" + "[offices]".encode("utf-16-le"),
        b"\xff" * 5000,
    ],
)
def test_a_damaged_list_of_offices_stops_neither_the_start_nor_the_next_opening(text, start, cam_tuyen, data_folder):
    data_folder.mkdir(parents=True)
    (data_folder / "preferences.ini").write_bytes(text)
    page_of(start())
    remember(data_folder, cam_tuyen)
    assert known_offices(Preferences(data_folder).file)[0].folder == cam_tuyen
    assert start().link is not None


def test_an_office_with_a_damaged_card_is_listed_and_says_so(start, cam_tuyen, cam_hieu, data_folder):
    data_folder.mkdir(parents=True)
    shutil.move(cam_tuyen, data_folder / "19600")
    shutil.move(cam_hieu, data_folder / "19615")
    (data_folder / "19600" / "don-vi.json").write_bytes(bytes(300))
    for office in ("19600", "19615"):
        shutil.rmtree(data_folder / office / "sao lưu", ignore_errors=True)
    card = data_folder / "19615" / "don-vi.json"
    card.write_text(card.read_text("utf-8").replace('"commune"', '"evil"'), "utf-8")
    table = page_of(start()).table
    assert [(table.text(row, 0), table.text(row, 1)) for row in range(2)] == [
        ("19600", "Tệp don-vi.json hỏng"),
        ("19615", "Tệp don-vi.json hỏng"),
    ]


def test_an_office_on_a_stick_that_is_not_plugged_in_stays_remembered(cam_tuyen, cam_hieu, data_folder, tmp_path):
    remember(data_folder, cam_tuyen, cam_hieu)
    away = cam_tuyen.rename(tmp_path / "away")
    known = known_offices(Preferences(data_folder).file)
    assert [o.folder for o in find_offices(data_folder, known=known)] == [cam_hieu]
    remember(data_folder, cam_hieu)
    away.rename(cam_tuyen)
    known = known_offices(Preferences(data_folder).file)
    assert {o.folder for o in find_offices(data_folder, known=known)} == {cam_hieu, cam_tuyen}


@pytest.mark.parametrize("points", [10, 12.5])
@pytest.mark.parametrize("has_offices", [True, False])
def test_the_start_page_fits_a_small_screen_also_with_large_letters(points, has_offices, qtbot, cam_tuyen):
    window = MainWindow()
    qtbot.addWidget(window)
    font = QApplication.font()
    font.setPointSizeF(points)
    window.setFont(font)
    offices = [KnownOffice(cam_tuyen, "Xã Cam Tuyền", "commune", None)] if has_offices else []
    window.show_page(StartPage(offices, has_sample=True))
    wanted = window.minimumSizeHint()
    assert wanted.width() <= 1366 / 1.25
    assert wanted.height() <= 728 / 1.25


@pytest.fixture(params=["vi", "en"])
def language(request, qapp):
    """The interface in each language."""
    translator = QTranslator()
    assert translator.load(str(resource("translations", f"ctph_{request.param}.qm")))
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


def letters_of(window) -> list[str]:
    own = [w for w in window.findChildren(QWidget) if w.window() is window]
    texts = [w.text() for w in own if isinstance(w, QAbstractButton)]
    texts += [w.text() for w in own if isinstance(w, QLabel) and w.buddy()]
    if isinstance(window, MainWindow):
        texts += [action.text() for action in window.menuBar().actions()]
    return [text[text.index("&") + 1].upper() for text in texts if "&" in text]


def test_no_letter_does_two_things_on_the_start_page_and_in_its_dialogs(language, qtbot, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_page(StartPage([KnownOffice(tmp_path, "Xã", "commune", None)], has_sample=True))
    tasks, faults = TaskRunner(window), Faults(window, save_report=lambda _: None)
    made = [kind(window, tasks=tasks, faults=faults, offices=tmp_path) for kind in (JoinDialog, AloneDialog)]
    founding = FoundingDialog(window, tasks=tasks, faults=faults, offices=tmp_path)
    tasks.stop()
    for shown in (window, *made, founding):
        letters = letters_of(shown)
        assert all(letter.isascii() and letter.isalpha() for letter in letters), (language, shown)
        twice = {letter for letter in letters if letters.count(letter) > 1}
        # Two pages of one dialog are never seen together.
        assert twice <= ({"T", "Q"} if shown is founding else set()), (language, shown, letters)


def test_the_sample_is_made_anew_from_the_start_page_once_that_is_confirmed(
    start, sample, data_folder, qtbot, in_dialog, monkeypatch
):
    made = []
    monkeypatch.setattr(
        "ctph_desktop.demonstration.sample.build_sample",
        lambda folder, **_: (made.append(folder), shutil.copytree(sample, folder), Offices(folder / "cap-tren"))[-1],
    )
    data_folder.mkdir(parents=True)
    shutil.copytree(sample, data_folder / "bo-mau")
    with open_office(data_folder / "bo-mau" / "19600-xa-cam-tuyen") as office:
        typed = office.overview().period
        row = next(r.key for r in office.progress.sheet(typed).rows if not r.is_computed)
        office.progress.record(typed, {row: FigureValue(FigureState.REPORTED, Decimal(7))})
    desk = start()
    assert page_of(desk).new_sample_button.isVisible()

    def confirm(box):
        assert isinstance(box, QMessageBox)
        box.buttons()[0].click()

    in_dialog(page_of(desk).new_sample_button.click, confirm)
    qtbot.waitUntil(lambda: desk.link is not None and desk.tasks.is_idle, timeout=30_000)
    assert made == [data_folder / "bo-mau"]
    with open_office(data_folder / "bo-mau" / "19600-xa-cam-tuyen") as office:
        quantities = [r.in_period.quantity for r in office.progress.sheet(typed).rows if not r.is_computed]
    assert set(quantities) == {None}


class Offices:
    """What building a sample gives, as far as the desk asks."""

    def __init__(self, superior):
        self.superior = superior


def test_the_sample_worked_with_stays_where_a_new_one_cannot_be_made_or_one_of_its_offices_is_open(sample, monkeypatch):
    def fail(*_, **__):
        raise KeyError

    monkeypatch.setattr("ctph_desktop.demonstration.sample.build_sample", fail)
    with open_office(sample / "cap-tren"), pytest.raises(OfficeInUseError):
        rebuild_sample(sample)
    with pytest.raises(KeyError):
        rebuild_sample(sample)
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]
    with open_office(sample / "cap-tren") as office:
        assert office.inspection.verify().problems == ()


def test_the_next_language_is_told_in_both(open_desk, cam_tuyen, monkeypatch):
    said = []
    monkeypatch.setattr(dialogs, "tell", lambda *_, **words: said.append(words))
    desk = open_desk(cam_tuyen)
    next(a for a in desk.window_shown.language_actions.actions() if a.data() == "en").trigger()
    assert said[0]["text"].isascii()
    assert said[0]["detail"] == "Ngôn ngữ mới dùng từ lần mở chương trình sau."


def test_what_was_chosen_is_kept_in_no_file_that_windows_takes_for_its_own(cam_tuyen, data_folder):
    remember(data_folder, cam_tuyen)
    (data_folder / "preferences.ini").rename(data_folder / "desktop.ini")  # as the program once called it
    assert known_offices(Preferences(data_folder).file)[0].folder == cam_tuyen
    assert [path.name for path in data_folder.glob("*.ini")] == ["preferences.ini"]
