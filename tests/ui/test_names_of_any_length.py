"""Whatever another office calls things, windows stay as wide as the screen and have their buttons on it."""

import pytest
from hostile_offices import spoil, workplace_of
from PySide6.QtWidgets import QApplication

from ctph_desktop.office import open_office
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.ui.widgets.link_line import LinkLine

SCREEN = 1366
LONG = "W" * 3000


@pytest.mark.parametrize("make", [plain_label, lambda text: plain_label(text, is_selectable=True), LinkLine])
def test_a_label_asks_for_no_more_room_than_a_screen_has(qtbot, make):
    label = make(LONG * 4)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < SCREEN / 2
    assert len(label.text()) < len(LONG * 2)


def test_a_mark_of_direction_in_a_name_turns_no_figure_round(qtbot):
    label = plain_label("Xã A\u202e: 123 \u2067→ 45")
    qtbot.addWidget(label)
    assert label.text() == "Xã A: 123 → 45"


def test_no_screen_of_a_commune_becomes_wider_than_it_is(open_desk, superior, cam_hieu, show_screen, tmp_path):
    with open_office(superior) as office:
        workplace = workplace_of(office)
        unit = office.find_unit("Xã Cam Hiếu")
        for book in (workplace.books.standing, workplace.books.about(unit), workplace.books.about(unit, year=0)):
            assert spoil(office, book, LONG)
        path = office.exchange.export_package(tmp_path, unit=unit).path
    with open_office(cam_hieu) as office:
        office.exchange.import_packages([path])
    desk = open_desk(cam_hieu)
    for place in desk.window_shown.places:
        show_screen(desk, place.key)
        QApplication.processEvents()
        assert desk.window_shown.minimumSizeHint().width() <= SCREEN, place.key


def test_a_document_that_no_field_holds_as_it_is_counts_as_untouched(open_desk, superior, show_screen):
    with open_office(superior) as office:
        assert spoil(office, workplace_of(office).books.standing, "từ\u202e " * 400)
    screen = show_screen(open_desk(superior), "programme")
    assert screen.view.document.title.startswith("từ")
    assert not screen.is_changed
