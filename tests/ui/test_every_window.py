"""Every window of the program, in both languages: what is written has room, every control says what it is."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from ctph_desktop.ui.look.languages import install_language, tell_in

sys.path.insert(0, str(Path(__file__).parents[1] / "pictures"))

from album import COMMUNES, SUPERIOR, Album, leave_out_what_the_system_draws
from window_findings import OtherTexts, cut_off, findings_in, outside, overlapping, silent

LEAST = {SUPERIOR: 40, COMMUNES[0]: 20, COMMUNES[1]: 20}


@pytest.fixture(params=["vi", "en"])
def language(request, qapp, monkeypatch):
    leave_out_what_the_system_draws(monkeypatch.setattr)
    if request.param == "vi":
        yield "vi"
        return
    translators = []
    install = qapp.installTranslator
    monkeypatch.setattr(type(qapp), "installTranslator", lambda _, made: (translators.append(made), install(made)))
    install_language(qapp, request.param)
    tell_in(request.param)
    yield request.param
    tell_in("vi")
    for made in translators:
        QApplication.removeTranslator(made)


@pytest.mark.parametrize("office", LEAST)
def test_nothing_is_cut_off_unnamed_or_in_the_other_language(office, language, sample, qtbot):
    found, seen = {}, []

    def look(window, title):
        seen.append(title)
        for finding in findings_in(window, language=language):
            found.setdefault(finding, title)

    album = Album(sample, look, language=language, breath=0.05)
    qtbot.addWidget(album.window, before_close_func=lambda shown: shown.set_may_close(lambda: True))
    album.take_office(office)
    assert len(seen) >= LEAST[office]
    assert not found, "\n".join(f"{title}: {finding}" for finding, title in found.items())


def test_what_is_cut_off_unnamed_over_another_or_outside_is_noticed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    long_text = "Chưa chốt gửi được tháng này: còn ô để trống"
    for number, made in enumerate((QPushButton(long_text, window), QLabel(long_text, window))):
        made.setGeometry(10, 30 * number, 40, 26)
    wrapped = QLabel(long_text, window)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(10, 60, 60, 14)
    over = QLabel("x", window)
    over.setGeometry(20, 62, 30, 20)
    beside = QPushButton("y", window)
    beside.setGeometry(280, 100, 60, 40)
    QLineEdit(window).setGeometry(10, 150, 60, 24)
    with qtbot.waitExposed(window):
        window.show()
    assert len(list(cut_off(window))) == 3
    assert [finding for finding in outside(window) if "'y'" in finding]
    assert [finding for finding in overlapping(window) if "'x'" in finding]
    assert [finding for finding in silent(window) if finding.startswith("QLineEdit")]
    assert list(OtherTexts()(QPushButton("&Kiểm tra"))) == []  # a window has what lies in it
    assert OtherTexts().is_of_code("&Kiểm tra")
    assert not OtherTexts(of_data=["Kiểm tra"]).is_of_code("Kiểm tra")
    assert not OtherTexts().is_of_code("Xã Cam Tuyền")
