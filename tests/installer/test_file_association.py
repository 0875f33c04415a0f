"""A double-click on a package opens the program on both systems: same ending, same type, no administrator."""

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from defusedxml import ElementTree

from ctph_desktop.domain.package_files import EXTENSION, MAGIC, MEDIA_TYPE

INSTALLER = Path(__file__).parents[2] / "installer"
ENTRY = INSTALLER / "linux" / "ctph-desktop.desktop"
MIME = INSTALLER / "linux" / "ctph-desktop-mime.xml"
ASSOCIATE = INSTALLER / "linux" / "associate.sh"
NSIS = INSTALLER / "windows" / "setup.nsi"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry_of(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def registry():
    """Keys and values that the installer of Windows writes, with its words put in."""
    script = NSIS.read_text(encoding="utf-8")
    words = dict(re.findall(r'^!define (\w+) "(.*)"$', script, re.MULTILINE))
    for name, value in words.items():
        script = script.replace(f"${{{name}}}", value)
    keys = {}
    for root, key, name, value in re.findall(
        r"""^ *WriteReg\w+ (\w+) "([^"]+)" "([^"]*)"(?: (?:"|')(.*)(?:"|'))?$""", script, re.MULTILINE
    ):
        keys.setdefault(f"{root}\\{key}", {})[name] = value
    return keys


def test_both_systems_name_the_same_ending_and_type():
    (mime_type,) = ElementTree.parse(MIME).getroot().findall(f"{SPACE}mime-type")
    assert mime_type.attrib["type"] == MEDIA_TYPE
    assert [glob.attrib["pattern"] for glob in mime_type.findall(f"{SPACE}glob")] == [f"*{EXTENSION}"]
    assert entry_of(ENTRY)["MimeType"] == f"{MEDIA_TYPE};"
    known = registry()[rf"HKCU\Software\Classes\{EXTENSION}"]
    assert known["Content Type"] == MEDIA_TYPE
    assert rf"HKCU\Software\Classes\{known['']}\shell\open\command" in registry()


def test_a_package_is_known_by_its_first_bytes_too():
    match = ElementTree.parse(MIME).getroot().find(f".//{SPACE}match")
    assert match is not None
    assert match.attrib["offset"] == "0"
    assert match.attrib["value"].encode("ascii").decode("unicode_escape").encode("latin-1") == MAGIC


def test_windows_writes_for_the_person_alone_and_hands_over_the_file_in_quotes():
    keys = registry()
    assert keys
    assert all(key.startswith("HKCU\\") for key in keys)
    command = keys[r"HKCU\Software\Classes\CTPHDesktop.Package\shell\open\command"][""]
    assert command == r'"$INSTDIR\ctph-desktop.exe" "%1"'
    assert "HKLM" not in NSIS.read_text(encoding="utf-8")


def associate(data, *arguments):
    environment = {**os.environ, "XDG_DATA_HOME": str(data)}
    return subprocess.run([ASSOCIATE, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def program(tmp_path):
    """A program in a folder with a name as hard to quote as names get."""
    path = tmp_path / 'Chương trình "mới" $HOME & 100%' / "ctph-desktop"
    path.parent.mkdir()
    path.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    path.chmod(0o755)
    return path


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_a_person_associates_packages_and_takes_it_back(tmp_path, program):
    data = tmp_path / "share"
    run = associate(data, str(program))
    assert run.returncode == 0, run.stderr
    line = entry_of(data / "applications" / "ctph-desktop.desktop")["Exec"]
    # First the escapes of a text in a desktop entry, then those of its quoted words.
    quoted = re.fullmatch(r'"(.*)" %F', line.replace("\\\\", "\\"))
    assert quoted is not None
    assert re.sub(r'\\(["`$\\])', r"\1", quoted[1]).replace("%%", "%") == str(program)
    if shutil.which("update-mime-database"):
        assert f"50:{MEDIA_TYPE}:*{EXTENSION}" in (data / "mime" / "globs2").read_text("utf-8")
    assert associate(data, "--remove").returncode == 0
    assert [path for path in data.rglob("*ctph*") if path.is_file()] == []


def test_what_is_no_program_is_not_associated(tmp_path):
    run = associate(tmp_path / "share", str(tmp_path / "gone"))
    assert run.returncode == 1
    assert not (tmp_path / "share").exists()
