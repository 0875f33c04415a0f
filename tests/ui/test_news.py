"""After an upgrade what is new is told once, and the program says which version it is."""

import pytest
from PySide6.QtWidgets import QMessageBox

from ctph_desktop import __version__
from ctph_desktop.domain.package_files import FORMAT
from ctph_desktop.domain.releases import number_of
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.shell import about_box, news
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.wording.releases import NEWS


@pytest.fixture
def version(monkeypatch):
    """Let another version of the program run."""

    def run(number, lines=("Điều mới.",)):
        monkeypatch.setattr(news, "__version__", number)
        monkeypatch.setattr(news, "NEWS", {**NEWS, number: lines})

    return run


def test_what_is_new_is_told_once_and_not_at_the_first_start(data_folder, version):
    version("0.1.0")
    assert news.news_since_last_time(Preferences(data_folder)) == ""
    version("0.3.0")
    assert news.news_since_last_time(Preferences(data_folder)) == "Có gì mới ở bản 0.3.0:\n• Điều mới."
    assert news.news_since_last_time(Preferences(data_folder)) == ""


def test_the_window_shows_it_until_it_was_read(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.tell_news("Có gì mới ở bản 0.3.0:\n• Điều mới.")
    assert window.news.isVisible()
    assert "Điều mới." in window.news.sentence.text()
    window.news.button.click()
    assert not window.news.isVisible()


def test_each_version_says_what_is_new_in_it():
    assert __version__ in NEWS
    assert all(NEWS.values())
    assert all(number_of(__version__) >= number_of(version) for version in NEWS)


def test_the_menu_says_which_version_and_format_this_is(open_desk, cam_tuyen, monkeypatch):
    desk = open_desk(cam_tuyen)
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.informativeText())))
    desk.window_shown.about_action.trigger()
    ((text, detail),) = shown
    assert text == f"CTPH Desktop {__version__}, định dạng tệp {FORMAT}"
    assert str(about_box.data_folder()) in detail
    assert "LGPL" in detail
