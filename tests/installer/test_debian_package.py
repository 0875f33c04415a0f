"""The package for Debian and Ubuntu: the system's Python, its own packages, menu entry and association."""

import ast
import re
from pathlib import Path

import debian_package
import pytest
import wheels

DEBIAN = Path(debian_package.__file__).parent
CONTROL = debian_package.control("1.2.3", kilobytes=5)


def test_the_control_file_names_version_size_and_the_pythons_it_is_made_for():
    assert "\nVersion: 1.2.3\n" in CONTROL
    assert "\nInstalled-Size: 5\n" in CONTROL
    assert "python3 (>= 3.11), python3 (<< 3.14)" in CONTROL
    assert "@" not in CONTROL.replace("ctph-desktop@localhost", "")


def test_what_the_set_up_of_a_source_tree_needs_the_package_asks_for_too():
    script = (DEBIAN.parent / "setup.sh").read_text("utf-8")
    (listed,) = re.findall(r'^offscreen="(.*?)"\nwindow="(.*?)"$', script, re.MULTILINE | re.DOTALL)
    needed = {word.partition(":")[0] for words in listed for word in words.split()}
    asked = set(re.split(r"[,\s]+", CONTROL.partition("Depends:")[2].partition("Recommends:")[0]))
    assert needed <= asked


@pytest.mark.parametrize("name", debian_package.PROGRAMS)
def test_the_programs_take_the_systems_python_and_nothing_of_the_person(name):
    text = (DEBIAN / name).read_text("utf-8")
    assert text.startswith("#!/usr/bin/python3 -I\n")
    assert 'sys.path.insert(0, "/usr/lib/ctph-desktop")' in text
    ast.parse(text)


def test_an_upgrade_under_an_open_window_is_refused_in_the_words_of_the_other_installer():
    script = (DEBIAN.parent / "windows" / "setup.nsi").read_text("utf-8")
    (sentence,) = re.findall(r'^!define SAY_STILL_OPEN "(.*)"$', script, re.MULTILINE)
    assert sentence in (DEBIAN / "preinst").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("PySide6/QtCore.abi3.so", True),
        ("PySide6/libpyside6.abi3.so.6.11", True),
        ("PySide6/libpyside6qml.abi3.so.6.11", False),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("msgspec/_core.cpython-312-x86_64-linux-gnu.so", True),
        ("ctph_desktop/_data/db/migrations/env.py", True),
    ],
)
def test_what_running_needs_goes_in_and_no_more(name, is_wanted):
    assert debian_package.is_wanted_on_linux(name) is is_wanted


def test_every_python_it_is_made_for_has_its_pins():
    text = (wheels.ROOT / "requirements.lock").read_text("utf-8")
    for python in debian_package.PYTHONS:
        pins = wheels.locked_pins(text, wheels.linux(python))
        assert wheels.needed_by_the_program() | {"secretstorage"} <= pins.keys()
        assert "pywin32-ctypes" not in pins
