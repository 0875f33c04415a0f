"""The program finds its files however it was installed."""

import sys
from pathlib import Path

import pytest

from ctph_desktop.domain.errors import FileDamagedError
from ctph_desktop.system import paths


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package folder elsewhere, without a source tree around it."""
    package = tmp_path / "site-packages" / "ctph_desktop"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    return package


def test_in_a_source_tree():
    assert paths.resource("catalogue").is_dir()
    assert paths.database_migrations().is_dir()
    assert paths.resource() == Path(paths.__file__).parents[2] / "resources"


def test_in_an_installed_wheel(installed):
    (installed / "_data" / "resources" / "fonts").mkdir(parents=True)
    (installed / "_data" / "db" / "migrations").mkdir(parents=True)
    assert paths.resource("fonts") == installed / "_data" / "resources" / "fonts"
    assert paths.database_migrations() == installed / "_data" / "db" / "migrations"


def test_in_a_frozen_program(installed, tmp_path, monkeypatch):
    (tmp_path / "frozen" / "resources" / "fonts").mkdir(parents=True)
    (tmp_path / "frozen" / "db" / "migrations").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    assert paths.resource("fonts") == tmp_path / "frozen" / "resources" / "fonts"
    assert paths.database_migrations() == tmp_path / "frozen" / "db" / "migrations"


def test_a_missing_file_of_the_program_is_told(installed):
    with pytest.raises(FileDamagedError):
        paths.resource("fonts", "none.ttf")


def test_data_go_where_the_variable_says(monkeypatch, tmp_path):
    monkeypatch.setenv("CTPH_DATA", str(tmp_path / "số liệu"))
    assert paths.data_folder() == tmp_path / "số liệu"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of a Linux desktop")
def test_data_go_where_the_desktop_keeps_them(monkeypatch, tmp_path):
    monkeypatch.delenv("CTPH_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / "ctph-desktop"
    for nowhere in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", nowhere)
        monkeypatch.setenv("HOME", str(tmp_path))
        assert paths.data_folder() == tmp_path / ".local" / "share" / "ctph-desktop"
