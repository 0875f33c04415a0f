"""A version has one number, and the pages that name it agree."""

import re
import tomllib

import wheels

from ctph_desktop import __version__


def test_the_number_of_a_version_stands_in_one_place():
    project = tomllib.loads((wheels.ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "ctph_desktop/__init__.py"
    assert wheels.version() == __version__


def test_the_changelog_begins_with_this_version():
    changes = (wheels.ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## \[([^]]+)\]", changes, re.MULTILINE)[0] == __version__


def test_jobs_of_their_own_are_asked_for_by_name():
    script = (wheels.ROOT / ".ci" / "run").read_text("utf-8")
    for name in ("windows", "debian"):
        assert f'"${{CTPH_{name.upper()}:-}}" = 1 ]; then make {name}-smoke' in script
