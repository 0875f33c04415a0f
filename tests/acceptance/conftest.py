"""What the stories on screen share: the ready sample, a person's hands, and a stick."""

import shutil
from datetime import datetime

import pytest
from desktop_hands import Hands
from PySide6.QtWidgets import QFileDialog
from usual_work import SUPERIOR

from ctph_desktop.cli import main
from ctph_desktop.demonstration.sample import build_sample
from ctph_desktop.office import open_office


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("sample") / "mau").root


@pytest.fixture
def sample(built, tmp_path):
    """The offices, copied from where they were built; nobody doubts the copy, as if it were the offices themselves."""
    root = shutil.copytree(built, tmp_path / "mau")
    with open_office(root / SUPERIOR) as office:
        office.devices.trust()
    return root


@pytest.fixture
def hands(qtbot, data_folder):
    made = Hands(qtbot, data_folder)
    yield made
    if made.window.isVisible():
        made.close()


@pytest.fixture
def calendar(monkeypatch):
    """What sets the clock of the PC: a function of a day."""
    defaults = open_office.__wrapped__.__kwdefaults__

    def stands_at(day):
        at = datetime.fromisoformat(f"{day}T08:00:00+07:00")
        monkeypatch.setitem(defaults, "clock", lambda: at)

    return stands_at


@pytest.fixture
def usb(tmp_path, monkeypatch):
    """A stick, picked in the folder dialog."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: str(folder))
    return folder


@pytest.fixture
def ctph(capsys):
    """Run a command that succeeds, and return what it printed."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert code == 0, printed.err + printed.out
        return printed.out

    return run
