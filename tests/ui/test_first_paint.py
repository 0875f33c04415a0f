import json
import subprocess
import sys

# What may be loaded before the window is painted: the program's own modules are named, so that one more is a decision.
LOADED_BEFORE = {
    "ctph_desktop",
    "ctph_desktop.domain",
    "ctph_desktop.domain.package_files",
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
SCRIPT = """
import json, sys
from ctph_desktop.ui.shell import application
from PySide6.QtCore import QTimer

def at_first_paint(app, *_):
    sys.stdout.write(json.dumps(sorted(sys.modules)))
    QTimer.singleShot(0, app, app.quit)

application._start = at_first_paint
application.main([])
"""


def test_the_first_paint_waits_for_nothing_that_only_an_open_office_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("CTPH_DATA", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(json.loads(done.stdout))
    assert {name for name in loaded if name.startswith("ctph_desktop")} == LOADED_BEFORE
    assert loaded & HEAVY == set()
