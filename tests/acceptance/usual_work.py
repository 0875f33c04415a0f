"""What every story on screen does: a month is typed and sealed, a file is written to the stick, files are taken in."""

from desktop_hands import click, drop_files, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.screens.exchange.unsealed_dialog import UnsealedDialog
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

CAM_TUYEN = "19600-xa-cam-tuyen"
SUPERIOR = "cap-tren"


def go_to_month(hands, month):
    """Choose a month at the head of the window."""
    hands.window.period_picker.pick(month)
    hands.rest()


def look_at(hands, year, *, programme=""):
    """Choose a programme and a year at the head of the window, with the keyboard."""
    box = hands.window.standpoint_box
    assert box.isVisible()
    rows = box.rows
    place = next(n for n, row in enumerate(rows) if row.year == year and programme in row.title)
    steps = place - next(n for n, row in enumerate(rows) if row.is_looked_at)
    for _ in range(abs(steps)):
        box.setFocus()
        press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        hands.rest()
    assert next(row for row in box.rows if row.is_looked_at) == box.rows[place]


def type_month(hands, progress, numbers):
    """Type numbers down the month's column; `-` marks a line “không phát sinh”, nothing passes over it."""
    progress.grid.setFocus()
    progress.grid.setCurrentIndex(progress.table.index(0, IN_PERIOD))
    for number in numbers:
        if number == "-":
            press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
            press(Qt.Key.Key_Down)
        elif number:
            type_text(number)
            press(Qt.Key.Key_Return)
        else:
            press(Qt.Key.Key_Down)
    hands.rest()


def seal(hands, progress):
    """Seal the month on screen; its file is written later."""

    def only_seal(dialog):
        if dialog.sending.tick.isChecked():
            click(dialog.sending.tick)
        click(dialog.seal_button)

    with hands.answering((SealDialog, only_seal)):
        click(progress.seal_button)


def written(hands, exchange, usb, *, code="19600", leaves_some=False):
    """Export to the stick; return the file of a unit that was not there before.

    `leaves_some` says that it goes without months that are typed and not sealed.
    """
    before = set(usb.iterdir())
    unsealed = [(UnsealedDialog, lambda dialog: click(dialog.export_button))] if leaves_some else []
    with hands.answering(*unsealed, (PlaceDialog, lambda dialog: click(dialog.folder_button))):
        click(exchange.export_button)
    (path,) = [path for path in set(usb.iterdir()) - before if f"_{code}_" in path.name]
    return str(path)


def bring(hands, exchange, paths):
    """Drop files on the screen, say yes once, and return what became of each: its row."""
    became = []

    def close(dialog):
        became.extend(dialog.table.rows)
        click(dialog.close_button)

    told = exchange.file_import.imported.connect(lambda rows, _: exchange.file_import.show_result(rows))
    with hands.answering((PreviewDialog, lambda dialog: click(dialog.import_button)), (ImportedDialog, close)):
        drop_files(exchange, paths)
    exchange.file_import.imported.disconnect(told)
    return became


def on_board(exchange, month, *, unit="Xã Cam Tuyền"):
    """Return a commune's month on the superior's board."""
    row = next(row for row in exchange.board.rows if row.unit_name == unit)
    return next(cell for cell in row.cells if cell.period == month)


def agree(box):
    """Press the button of a question that does it."""
    click(next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole))
