import json
import subprocess
import sys

# What may be loaded before the window is painted: the program's own modules are named, so that one more is a decision.
LOADED_BEFORE = {
    "ctph_desktop",
    "ctph_desktop.system",
    "ctph_desktop.system.encoding",
    "ctph_desktop.system.paths",
    "ctph_desktop.ui",
    "ctph_desktop.ui.look",
    "ctph_desktop.ui.shell",
    "ctph_desktop.ui.shell.application",
    "ctph_desktop.ui.look.languages",
    "ctph_desktop.ui.shell.main_window",
    "ctph_desktop.ui.shell.package_arguments",
    "ctph_desktop.ui.look.preferences",
    "ctph_desktop.ui.look.theme",
    "ctph_desktop.ui.shell.unread_sources",
    "ctph_desktop.ui.widgets",
    "ctph_desktop.ui.widgets.controls",
    "ctph_desktop.ui.widgets.period_picker",
    "ctph_desktop.ui.widgets.standpoint_box",
}
HEAVY = {"msgspec", "decimal", "datetime", "sqlalchemy", "nacl", "dataclasses"}
# PySide builds a class with all its enums when it is first named, Qt's namespace for an eighth of the whole start.
COSTLY_CLASSES = {"Qt", "QAction", "QKeyEvent", "QStyle", "QMessageBox", "QFileDialog", "QTableView"}
SCRIPT = """
import json, sys
from ctph_desktop.ui.shell import application
from PySide6 import QtCore, QtGui, QtWidgets

def at_first_paint(app, *_):
    built = [name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)]
    sys.stdout.write(json.dumps({"modules": sorted(sys.modules), "classes": built}))
    QtCore.QTimer.singleShot(0, app, app.quit)

application._start = at_first_paint
application.main([])
"""


def test_the_first_paint_waits_for_nothing_that_only_an_open_office_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("CTPH_DATA", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    loaded = set(found["modules"])
    assert {name for name in loaded if name.startswith("ctph_desktop")} == LOADED_BEFORE
    assert loaded & HEAVY == set()
    assert "QMainWindow" in found["classes"]
    assert set(found["classes"]) & COSTLY_CLASSES == set()
