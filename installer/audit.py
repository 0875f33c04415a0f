"""What ships with the program: whether its licences allow that, and which faults the world knows of.

    make audit                  licences, and known vulnerabilities if there is a network
    make audit ARGS=--offline   licences alone

Exit code 1 when a licence is not on the list, or a package of the program has a known vulnerability.
"""

import argparse
import json
import re
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
VULNERABILITIES: Final = "https://api.osv.dev/v1/querybatch"
SECONDS: Final = 20

# Licences that ask for no more than their text in the installer. MPL-2.0 stays with its own files.
ALLOWED: Final = {
    "MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "ISC", "Zlib", "Unlicense",
}  # fmt: skip
# For tools that build and test, and never leave this tree.
ALLOWED_FOR_TOOLS: Final = ALLOWED | {"MPL-2.0"}
# Qt: LGPL. It ships as its own unchanged shared libraries beside the program, which a person may exchange.
LGPL: Final = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}
# What a package's own metadata does not say, read in the licence file it carries (or, for other systems, its sources).
STATED: Final = {
    "pyrage": "MIT",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",  # with SQLCipher and OpenSSL inside
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "atheris": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
}
CLASSIFIERS: Final = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
SPELLINGS: Final = {
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
}


def locked() -> dict[str, str]:
    """Return the pinned version of every package that this Python takes, by name."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = map(Requirement, re.findall(r"^[A-Za-z0-9_.-]+==[^\\\n]+", text, re.MULTILINE))
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins if _is_needed(pin)}


def shipped(installed: Mapping[str, Distribution]) -> set[str]:
    """Return the packages the program needs to run, on Linux and on Windows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: set[str] = set()
    waiting = [Requirement(text) for text in project["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or not _is_needed(requirement):
            continue
        found.add(name)
        if name in installed:
            waiting.extend(Requirement(text) for text in installed[name].requires or ())
    return found


def _is_needed(requirement: Requirement) -> bool:
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({"sys_platform": system, "platform_system": name, "extra": ""})
        for system, name in (("linux", "Linux"), ("win32", "Windows"))
    )


def licence_of(name: str, found: Distribution | None) -> str:
    """Return the licence of a package as an SPDX expression, or whatever it says; empty when it says nothing."""
    if name in STATED or name in LGPL or found is None:
        return STATED.get(name) or LGPL.get(name, "")
    metadata: Any = found.metadata
    said = metadata.get("License-Expression") or ""
    if not said:
        classifiers = [text.rsplit(" :: ", 1)[-1] for text in metadata.get_all("Classifier") or () if "License" in text]
        known = [CLASSIFIERS[text] for text in classifiers if text in CLASSIFIERS]
        said = known[0] if known else (metadata.get("License") or "").strip()
    return SPELLINGS.get(said, said)


def is_allowed(expression: str, allowed: set[str]) -> bool:
    """Tell whether one of the choices an expression leaves is on the list; with brackets in it, all it names."""
    if "(" in expression:
        return set(re.split(r"[ ()]+", expression.strip(" ()"))) - {"AND", "OR"} <= allowed
    return any(set(choice.split(" AND ")) <= allowed for choice in expression.split(" OR "))


def licence_problems(names: Sequence[str], installed: Mapping[str, Distribution], *, ship: set[str]) -> Iterator[str]:
    """Yield what is wrong with the licences of packages."""
    for name in names:
        licence = licence_of(name, installed.get(name))
        allowed = ALLOWED | {LGPL[name]} if name in LGPL else ALLOWED if name in ship else ALLOWED_FOR_TOOLS
        if not is_allowed(licence, allowed):
            yield f"{name}: licence {licence or 'not stated'} is not on the list of {Path(__file__).name}"


def vulnerabilities(pins: Mapping[str, str], ask: Callable[[bytes], bytes]) -> dict[str, list[str]]:
    """Return the ids of what is known of pinned versions, by package; OSError or ValueError without an answer."""
    names = sorted(pins)
    queries = [{"package": {"ecosystem": "PyPI", "name": name}, "version": pins[name]} for name in names]
    answer: Any = json.loads(ask(json.dumps({"queries": queries}).encode()))
    results = answer["results"]
    if len(results) != len(names):
        raise ValueError(len(results))
    told = {
        name: [str(one["id"]) for one in result.get("vulns", ())] for name, result in zip(names, results, strict=True)
    }
    return {name: ids for name, ids in told.items() if ids}


def ask_the_network(body: bytes) -> bytes:
    """Put a question to the public list of vulnerabilities."""
    request = urllib.request.Request(VULNERABILITIES, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the address is a constant
        return bytes(answer.read())


def audit(*, ask: Callable[[bytes], bytes] | None, say: Callable[[str], object]) -> int:
    """Say what was found and return the exit code; without `ask` vulnerabilities are not looked up."""
    pins = locked()
    installed: dict[str, Distribution] = {canonicalize_name(found.name): found for found in distributions()}
    ship = shipped(installed) & set(pins)
    problems = list(licence_problems(sorted(pins), installed, ship=ship))
    say(f"Licences: {len(ship)} packages ship with the program, {len(pins) - len(ship)} are tools.")
    for name in sorted(ship):
        say(f"  {name} {pins[name]}: {licence_of(name, installed.get(name))}")
    other = {name: found.version for name, found in installed.items() if name in pins and found.version != pins[name]}
    problems += [f"{name}: {version} is installed, {pins[name]} is locked" for name, version in sorted(other.items())]
    problems += _known_faults(pins, ship, ask, say)
    for problem in problems:
        say(f"PROBLEM {problem}")
    return 1 if problems else 0


def _known_faults(
    pins: Mapping[str, str], ship: set[str], ask: Callable[[bytes], bytes] | None, say: Callable[[str], object]
) -> list[str]:
    if ask is None:
        say("Known vulnerabilities: not looked up (--offline).")
        return []
    try:
        known = vulnerabilities(pins, ask)
    except (OSError, urllib.error.URLError, ValueError, KeyError, TypeError) as error:
        say(f"Known vulnerabilities: not looked up, no answer from the network ({type(error).__name__}).")
        return []
    say(f"Known vulnerabilities: {len(pins)} pinned versions looked up, {len(known)} have one.")
    for name in sorted(set(known) - ship):
        say(f"  tool {name} {pins[name]}: {', '.join(known[name])}")
    return [f"{name} {pins[name]}: {', '.join(known[name])}" for name in sorted(set(known) & ship)]


def main() -> int:
    """Run the audit from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--offline", action="store_true", help="look nothing up on the network")
    offline = parser.parse_args().offline
    return audit(ask=None if offline else ask_the_network, say=lambda line: sys.stdout.write(line + "\n"))


if __name__ == "__main__":
    sys.exit(main())
