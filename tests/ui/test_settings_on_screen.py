"""Thiết lập: folders, printing, letters and language are chosen by keyboard, remembered, and acted on."""

import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from ctph_desktop.ui.look.last_folders import FixedFolder, LastFolders
from ctph_desktop.ui.look.preferences import AfterPaper, Preferences
from ctph_desktop.ui.shell import outside, papers
from ctph_desktop.ui.widgets import printed_page

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_folders_printing_letters_and_language_are_chosen_by_keyboard_and_remembered(
    open_desk, cam_tuyen, press, in_dialog, qtbot, tmp_path, data_folder, monkeypatch
):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Canon LBP2900"])
    desk = open_desk(cam_tuyen)
    window = desk.window_shown
    sent = tmp_path / "gửi đi"
    sent.mkdir()

    def choose(dialog):
        line = dialog.folders.lines[FixedFolder.SENT]
        assert dialog.focusWidget() is line
        press(str(tmp_path / "khong-co"), to=line)
        press(Qt.Key.Key_Return, to=line)
        assert dialog.isVisible()
        assert "Không có thư mục" in dialog.folders.error.text()
        line.setText(str(sent))
        press(Qt.Key.Key_Tab, modifiers=CONTROL, to=line)
        assert dialog.tabs.currentWidget() is dialog.printing
        press(Qt.Key.Key_Down, to=dialog.printing.printer_box)
        assert dialog.printing.printer_box.currentText() == "Canon LBP2900"
        press(Qt.Key.Key_Down, to=dialog.printing.after_box)
        dialog.letters_box.setCurrentIndex(dialog.letters_box.findData(125))
        dialog.save_button.click()

    in_dialog(window.settings_action.trigger, choose)
    qtbot.waitUntil(lambda: "Cỡ chữ 125 %" in window.saved_state.text(), timeout=20_000)
    kept = Preferences(data_folder)
    assert (kept.printer, kept.after_paper, kept.letter_size) == ("Canon LBP2900", AfterPaper.OPEN, 125)
    folders = LastFolders(desk.link.profile.unit)
    folders.remember("export", tmp_path)
    assert folders.start_of("export") == str(sent)
    assert next(one for one in window.letter_actions.actions() if one.isChecked()).data() == 125
    in_dialog(
        window.settings_action.trigger,
        lambda dialog: (
            _is(dialog.folders.lines[FixedFolder.SENT].text(), str(sent)),
            _is(dialog.printing.printer_box.currentData(), "Canon LBP2900"),
            dialog.reject(),
        ),
    )
    folders.fix(FixedFolder.SENT, "")
    assert folders.start_of("export") == str(tmp_path)


def test_the_folder_of_received_files_is_where_they_are_looked_for(
    open_desk, superior, show_screen, tmp_path, monkeypatch
):
    desk = open_desk(superior)
    LastFolders(desk.link.profile.unit).fix(FixedFolder.RECEIVED, str(tmp_path))
    begun = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given, **_: (begun.append(given[2]), ([], ""))[1])
    show_screen(desk, "exchange").import_button.click()
    assert begun == [str(tmp_path)]


@pytest.mark.skipif(sys.platform == "win32", reason="the command that prints is another")
def test_a_paper_goes_to_the_printer_that_was_chosen_and_what_cannot_be_printed_is_told(
    qtbot, data_folder, tmp_path, monkeypatch
):
    printed, command, paper = tmp_path / "printed", tmp_path / "lp", tmp_path / "biểu 1.pdf"
    paper.write_bytes(b"%PDF")
    command.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {printed}.part && mv {printed}.part {printed}\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    preferences = Preferences(data_folder)
    preferences.choose_printer("HP 1020")
    preferences.choose_after_paper(AfterPaper.PRINT)
    told = papers.hand_on(paper, fail=print)
    assert told.sentence.endswith("Đã gửi tới máy in.")
    qtbot.waitUntil(printed.exists, timeout=20_000)
    assert printed.read_text() == f"-d|HP 1020|--|{paper}|"
    command.unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert papers.hand_on(paper, fail=print).sentence.endswith("hãy mở tệp rồi in.")


def test_a_paper_is_opened_or_only_told_as_was_chosen(qtbot, data_folder, tmp_path, monkeypatch):
    opened, preferences = [], Preferences(data_folder)
    monkeypatch.setattr(outside, "open_file", lambda path: (opened.append(path.name), True)[1])
    for after in (AfterPaper.TELL, AfterPaper.OPEN):
        preferences.choose_after_paper(after)
        assert [way.text for way in papers.hand_on(tmp_path / "a.pdf", fail=print).ways] == ["Mở tệp", "Mở thư mục"]
        papers.hand_on(tmp_path / "a.xlsx", fail=print)
    assert opened == ["a.pdf"]


def test_the_page_is_printed_on_the_printer_that_was_chosen(qtbot, data_folder, monkeypatch):
    asked = []

    class Asked:
        def __init__(self, printer, _parent):
            asked.append(printer.printerName())

        def exec(self):
            return False

    monkeypatch.setattr(printed_page, "QPrintDialog", Asked)
    monkeypatch.setattr(printed_page, "printer_names", lambda: ["HP 1020"])
    monkeypatch.setattr(printed_page.QPrinter, "setPrinterName", lambda _, name: asked.append(f"chosen {name}"))
    Preferences(data_folder).choose_printer("HP 1020")
    printed_page.print_lines(None, [("chữ", 12, False)])
    Preferences(data_folder).choose_printer("gone")
    printed_page.print_lines(None, [("chữ", 12, False)])
    assert [one for one in asked if one.startswith("chosen")] == ["chosen HP 1020"]


def _is(found, wanted):
    assert found == wanted
