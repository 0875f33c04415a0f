"""What tests of An toàn dữ liệu do with dialogs and offices."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton

from ctph_desktop.office import open_office


def idle(desk, qtbot):
    """Wait until everything asked for is done."""
    qtbot.waitUntil(lambda: desk.tasks.is_idle and desk.safeguard.checking.is_idle, timeout=20_000)


def pressed(text):
    """Return what presses a button of a message box."""

    def act(box):
        assert isinstance(box, QMessageBox)
        next(b for b in box.findChildren(QPushButton) if b.text() == text).click()

    return act


def type_(line, text, press):
    """Type a text in place of what stands in a line."""
    line.setFocus()
    line.selectAll()
    press(*text, to=line)


def a_code(folder):
    """Make a sheet and a backup; return the code and the backup."""
    with open_office(folder) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        backup = office.safekeeping.backups.make()
    return " ".join(sheet.groups), Path(backup.path)
