"""An English interface tells in English what went wrong and what to do next."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.ui.look.languages import tell_in


@pytest.fixture
def _in_english():
    tell_in("en")
    yield
    tell_in("vi")


@pytest.mark.usefixtures("_in_english")
def test_a_number_that_is_none_is_refused_in_english(cam_tuyen, open_desk, show_screen, press):
    grid = show_screen(open_desk(cam_tuyen), "progress").grid
    grid.setFocus()
    press("12x", Qt.Key.Key_Return)
    assert grid.bubble.isVisible()
    assert grid.bubble.text() == "“12x” is no number. Type digits only, for example 1297 or 1.297."


@pytest.mark.usefixtures("_in_english")
def test_the_next_steps_are_told_in_english(cam_hieu, open_desk, show_screen):
    steps = [line.text() for line in show_screen(open_desk(cam_hieu), "overview").todo]
    assert any("The report 03/2019 was returned: look at the remarks" in step for step in steps), steps
