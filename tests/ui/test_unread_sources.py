"""What PySide is kept from reading at start."""

import subprocess
import sys

SCRIPT = """
import linecache, sys
import PySide6.QtWidgets
if sys.argv[1] == "unread":
    from ctph_desktop.ui.shell.unread_sources import leave_sources_unread
    leave_sources_unread()
import sqlalchemy
print(sum(name.endswith(".py") and "sqlalchemy" in name for name in linecache.cache))
"""


def test_sources_of_modules_imported_after_pyside_are_read_only_without_the_switch():
    read = [
        int(subprocess.run([sys.executable, "-c", SCRIPT, how], capture_output=True, check=True, text=True).stdout)
        for how in ("read", "unread")
    ]
    assert read[0] > 50
    assert read[1] == 0
