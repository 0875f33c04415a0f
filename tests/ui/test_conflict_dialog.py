"""The chooser on screen: records field by field, rival seals figure by figure, received text as plain text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_superior
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.ui.conflicts.conflict_dialog import ConflictDialog
from ctph_desktop.ui.look.tones import Tone

MONTH = ReportingPeriod.month(2019, 1)
PERSON = "ab" * 16
HOSTILE = "<img src=file:///etc/passwd><b>Chủ tịch</b>"


def _stick(root):
    folder = root / f"usb {len(list(root.glob('usb *')))}"
    folder.mkdir()
    return folder


def _write(folder, person):
    with open_office(folder) as office:
        workplace = office.exchange._workplace
        book = workplace.books.of_unit(workplace.identity.unit)
        workplace.write([put_record(book, RecordKind.PERSON, PERSON, person)])


def _carry(root, sender, receiver):
    with open_office(sender) as office:
        package = office.exchange.export_package(_stick(root)).path
    with open_office(receiver) as office:
        office.exchange.import_packages([package])


@pytest.fixture
def two_pcs(tmp_path):
    """Two PCs of a commune that know one another, and an official both know."""
    superior, pcs = tmp_path / "superior", (tmp_path / "một", tmp_path / "hai")
    create_superior(
        superior, programme=catalogue().programmes[0], person_name="Cán bộ huyện", person_post="Phòng LĐ-TB&XH",
        device_name="PC huyện",
    )  # fmt: skip
    with open_office(superior) as office:
        written, digits = office.enrolment.invitation(_stick(tmp_path))
    unit = read_invitation(written.path).units[0][0]
    for folder in pcs:
        join_office(folder, written.path, unit, f"Cán bộ {folder.name}", "LĐ-TB&XH", digits, device_name=folder.name)
        with open_office(folder) as office:
            code, package = office.enrolment.request_code(), office.exchange.export_package(_stick(tmp_path)).path
        with open_office(superior) as office:
            office.exchange.import_packages([package])
            office.enrolment.enrol(office.exchange.tray()[-1].package, code)
    with open_office(superior) as office:
        answer = office.exchange.export_package(_stick(tmp_path), unit=unit).path
    for folder in pcs:
        with open_office(folder) as office:
            office.exchange.import_packages([answer])
    _write(pcs[0], Person("Cán bộ Một", "Văn hoá", "2019-01-01"))
    _carry(tmp_path, pcs[0], pcs[1])
    return pcs


@pytest.fixture
def chooser(two_pcs, open_desk, qtbot):
    """Both PCs changed the post, one of them the day as well; the chooser stands open on the first PC."""
    one, two = two_pcs
    _write(one, Person("Cán bộ Một", "Phó chủ tịch", "2019-02-01"))
    _write(two, Person("Cán bộ Một", HOSTILE, "2019-01-01"))
    _carry(one.parent, two, one)
    desk = open_desk(one)
    dialog = ConflictDialog(desk.window_shown, link=desk.link)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.cards) == 2, timeout=10_000)
    return dialog


def _click_cell(grid, row, column):
    grid.scrollTo(grid.table.index(row, column))
    place = grid.visualRect(grid.table.index(row, column)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_the_field_both_changed_is_picked_by_a_click_and_the_others_merge(chooser, qtbot):
    rows = {one.name: i for i, one in enumerate(chooser.comparison.table.rows)}
    assert set(rows) == {"post", "since"}
    assert not chooser.merge_button.isEnabled()
    assert chooser.comparison.table.columns[0].tone(chooser.comparison.table.row(rows["post"])) is Tone.ERROR
    place = next(i for i, v in enumerate(chooser.comparison.table.row(rows["post"]).values) if v == "Phó chủ tịch")
    qtbot.waitUntil(chooser.comparison.grid.isVisible)
    _click_cell(chooser.comparison.grid, rows["post"], 2 + place)
    assert chooser.merge_button.isEnabled()
    QTest.mouseClick(chooser.merge_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chooser.table.rowCount() == 0, timeout=10_000)
    assert "Không còn ô nào" in chooser.progress.text()
    persons = []
    chooser._link.ask(
        lambda office: office.exchange._workplace.persons.by_office(), on_done=persons.append, owner=chooser
    )
    qtbot.waitUntil(lambda: bool(persons))
    assert Person("Cán bộ Một", "Phó chủ tịch", "2019-02-01") in persons[0].values()


def test_what_another_pc_wrote_is_shown_as_it_is_never_as_markup(chooser):
    assert any(HOSTILE in card.value.toPlainText() for card in chooser.cards)
    labels = chooser.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


def test_one_click_takes_a_record_whole(chooser, qtbot):
    card = next(card for card in chooser.cards if "Phó chủ tịch" in card.rival.text)
    qtbot.waitUntil(card.choose_button.isVisible)
    QTest.mouseClick(card.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chooser.table.rowCount() == 0, timeout=10_000)
    assert chooser.cards == []
