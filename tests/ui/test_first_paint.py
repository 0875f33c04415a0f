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

# What stands between the painted window and the sheet as it was shown last: all that is imported to show it.
SHEET_SCRIPT = """
import json, sys
from ctph_desktop.ui.shell import desk, news, package_opening
from ctph_desktop.ui.screens.overview import overview_screen
from ctph_desktop.ui.screens.progress import progress_screen
from ctph_desktop.ui.shell.main_window import MainWindow
from PySide6 import QtWidgets

app = QtWidgets.QApplication([])
MainWindow().fill_menu(language="vi")
sys.stdout.write(json.dumps({"modules": sorted(sys.modules), "classes": sorted(vars(QtWidgets))}))
"""
NOT_FOR_THE_SHEET = {
    "ctph_desktop.office",
    "ctph_desktop.domain.journal",
    "ctph_desktop.ui.beginnings.start_page",
    "ctph_desktop.ui.bringing_back.present_office_dialog",
    "ctph_desktop.ui.bringing_back.recovery_dialog",
    "ctph_desktop.ui.grid.html_cells",
    "ctph_desktop.ui.shell.about_box",
    "ctph_desktop.ui.shell.running_instance",
    "ctph_desktop.wording.errors.subjects",
    "ctph_desktop.wording.safekeeping",
    "html",
    "nacl",
    "sqlalchemy",
}


def test_the_first_paint_waits_for_nothing_that_only_an_open_office_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("CTPH_DATA", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    loaded = set(found["modules"])
    assert {name for name in loaded if name.startswith("ctph_desktop")} == LOADED_BEFORE
    assert loaded & HEAVY == set()
    assert "QMainWindow" in found["classes"]
    assert set(found["classes"]) & COSTLY_CLASSES == set()


def test_the_sheet_shown_last_waits_for_no_page_dialog_or_sentence_that_it_does_not_show():
    done = subprocess.run([sys.executable, "-c", SHEET_SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    assert "ctph_desktop.ui.grid.grid_view" in found["modules"]
    assert set(found["modules"]) & NOT_FOR_THE_SHEET == set()
    assert "QFileDialog" not in found["classes"]
