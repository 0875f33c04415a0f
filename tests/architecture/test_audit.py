"""`make audit`: licences that fit for shipping, and what the world knows of pinned versions."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / "installer" / "audit.py"


@pytest.fixture(scope="module")
def audit():
    spec = importlib.util.spec_from_file_location("audit", AUDIT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["audit"] = module
    spec.loader.exec_module(module)
    return module


def run(audit, **options):
    said = []
    return audit.audit(say=said.append, **options), "\n".join(said)


def test_every_licence_is_on_the_list_and_no_network_is_needed(audit):
    code, said = run(audit, ask=None)
    assert code == 0, said
    assert "pyside6-essentials" in said
    assert "pywin32-ctypes" in said
    assert "pytest" not in said


def test_without_an_answer_licences_are_checked_all_the_same(audit):
    def silent(body):
        raise OSError("no route")

    code, said = run(audit, ask=silent)
    assert code == 0
    assert "not looked up, no answer" in said


def test_a_known_fault_of_a_shipped_package_is_a_problem_and_one_of_a_tool_is_told(audit):
    def answer(body):
        asked = json.loads(body)["queries"]
        known = {"pillow": [{"id": "FAULT-1"}], "pytest": [{"id": "FAULT-2"}]}
        return json.dumps({"results": [{"vulns": known.get(one["package"]["name"], [])} for one in asked]}).encode()

    code, said = run(audit, ask=answer)
    assert code == 1
    assert "PROBLEM pillow" in said
    assert "tool pytest" in said
    assert "PROBLEM pytest" not in said


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR Apache-2.0) AND Zlib", True),
        ("(MIT OR GPL-2.0-only) AND Zlib", False),
        ("GPL-3.0-only", False),
        ("LGPL-3.0-only", False),
        ("", False),
        ("see licence file", False),
    ],
)
def test_a_licence_fits_or_does_not(audit, licence, fits):
    assert audit.is_allowed(licence, audit.ALLOWED) is fits


def test_a_package_that_states_no_licence_is_a_problem(audit, monkeypatch):
    monkeypatch.setattr(audit, "STATED", {})
    code, said = run(audit, ask=None)
    assert code == 1
    assert "PROBLEM pyrage: licence not stated" in said
