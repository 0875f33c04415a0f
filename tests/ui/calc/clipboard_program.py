"""Runs on a screen of its own: puts a block of the grid on the clipboard, or prints what the grid reads from there."""

import json
import sys
from decimal import Decimal

from PySide6.QtGui import QGuiApplication

from ctph_desktop.ui.grid.clipboard import CopiedCell, block_mime, pasted_block

ROWS = [
    [CopiedCell("Trong tháng", None), CopiedCell("1.297", Decimal(1297)), CopiedCell("9,92", Decimal("9.92"))],
    [CopiedCell("=1+1", None), CopiedCell("1.310", Decimal(1310)), CopiedCell("0,05", Decimal("0.05"))],
]


def say(line):
    """Tell the test."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


app = QGuiApplication(sys.argv)
if sys.argv[1] == "copy":
    app.clipboard().setMimeData(block_mime(ROWS, decimal_sign=sys.argv[2]))
    say("ready")
    sys.exit(app.exec())
block = pasted_block(app.clipboard().mimeData(), most_rows=2, most_columns=2)
say(json.dumps([[str(cell.exact) for cell in row] for row in block.rows]))
