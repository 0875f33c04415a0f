"""`make mutants`: put one fault at a time into the journal, the container and the rules of reading, and see whether a
test notices.

Each mutant runs in a process of its own, forked after the libraries are loaded, against the tests that reach its
line. Those that survive are printed. `equivalent.toml` names the ones that cannot be told from the original, with the
reason; they are not run, and printed as such. Fails when fewer than `GOAL` of the others are killed.
"""

import argparse
import contextlib
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import CodeType

import coverage
import hypothesis
import pytest
from mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ctph_desktop"
TESTS = ("tests/domain", "tests/wording", "tests/sync")
CONTAINER = ("package", "contents", "age_file", "codes", "keys", "foreign_files")
# How a typed number, a text, a period and a list are understood, what is doubted, and how a number is written.
RULES = ("quantities", "text", "periods", "unit_list", "lines", "indicators", "doubts")
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
GOAL = 0.95
FIRST = 25
MOST_MEMORY = 4 * 1024**3
PYTEST = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:pytestqt", "-p", "no:xdist", "-p", "no:timeout"]
PYTEST += ["-c", os.devnull, f"--rootdir={ROOT}", "--assert=plain", "-W", "ignore"]


def modules() -> list[Path]:
    """Return the source files under test."""
    journal = sorted(path for path in (PACKAGE / "domain" / "journal").glob("*.py") if path.stem != "__init__")
    container = [PACKAGE / "sync" / f"{name}.py" for name in CONTAINER]
    rules = [PACKAGE / "domain" / f"{name}.py" for name in RULES]
    return journal + container + rules + [PACKAGE / "wording" / "formats.py"]


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from code of ours instead of its file."""

    def __init__(self, path: Path, code: CodeType) -> None:
        self._name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self._path, self._code = path, code

    def find_spec(self, name, _path=None, _target=None):
        if name == self._name:
            return importlib.util.spec_from_file_location(name, self._path, loader=self)
        return None

    def exec_module(self, module):
        exec(self._code, module.__dict__)  # noqa: S102


@dataclass
class Reach:
    """Which tests reach which lines, and how long each takes."""

    lines: dict[Path, dict[int, set[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def tests_of(self, path: Path, line: int) -> list[str]:
        """Return the tests to run for a mutant, quick ones first; a line run at import concerns all, its own first."""
        reached = self.lines.get(path, {})
        found, others = reached.get(line, set()), set()
        if not found:
            found = {test for tests in reached.values() for test in tests}
            others = set(self.seconds) - found
        return [*self._quick_first(found), *self._quick_first(others)]

    def _quick_first(self, tests: set[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))


class _Recorder:
    """A pytest plugin that tells coverage which test runs, and notes how long it took."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self.seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item):
        name, began = item.nodeid.split("[")[0], time.process_time()
        self._measured.switch_context(name)
        yield
        self._measured.switch_context("")
        self.seconds[name] += time.process_time() - began


def measure_reach() -> Reach:
    """Run all tests once, in a process of its own, on the unchanged program; they must pass."""
    with tempfile.TemporaryDirectory() as folder:
        data_file, times = Path(folder, "reach"), Path(folder, "times")
        if _forked(lambda: _measure(data_file, times), seconds=1200) != 0:
            sys.exit("The tests do not pass on the unchanged program.")
        data = coverage.CoverageData(basename=str(data_file))
        data.read()
        reach = Reach()
        for path in modules():
            contexts = data.contexts_by_lineno(str(path))
            reach.lines[path] = {line: set(names) - {""} for line, names in contexts.items()}
        for line in times.read_text(encoding="utf-8").splitlines():
            seconds, _, name = line.partition(" ")
            reach.seconds[name] = float(seconds)
        return reach


def _measure(data_file: Path, times: Path) -> int:
    measured = coverage.Coverage(data_file=str(data_file), include=[str(path) for path in modules()], config_file=False)
    recorder = _Recorder(measured)
    measured.start()
    code = pytest.main([*PYTEST, *TESTS], plugins=[recorder])
    measured.stop()
    measured.save()
    times.write_text("".join(f"{s} {name}\n" for name, s in recorder.seconds.items()), encoding="utf-8")
    return int(code)


def _forked(work, *, seconds: float) -> int:
    """Return how work ended in a process of its own, which may use so many seconds of a processor; else it is killed.

    A process that waits for ever is given up after a longer time, which a busy computer does not reach.
    """
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.setpgid(0, 0)
            if not os.environ.get("MUTANTS_LOUD"):
                _be_silent()
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            code = work()
        except BaseException:  # noqa: BLE001 - a mutant may raise anything
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    ends = time.monotonic() + 600 + 20 * seconds
    while time.monotonic() < ends:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def _be_silent() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def is_killed(path: Path, mutant: Mutant, tests: list[str], *, seconds: float) -> bool:
    """Tell whether any of the tests notices a mutant: fails, cannot even import it, or does not come back."""

    def fails(some: list[str]) -> bool:
        def work() -> int:
            sys.meta_path.insert(0, _Faulty(path, mutant.code))
            return int(pytest.main([*PYTEST, *some]))

        return bool(some) and _forked(work, seconds=seconds) != 0

    return fails(tests[:FIRST]) or fails(tests[FIRST:])  # most are found at once, and few files need be imported


def equivalents() -> dict[str, str]:
    """Return the mutants judged equivalent to the original, each with the reason."""
    entries = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    return {entry["name"]: entry["why"] for entry in entries}


@dataclass
class Count:
    """How many mutants there were, and which of them are left."""

    killed: int = 0
    survived: list[str] = field(default_factory=list)
    equivalent: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The killed ones among those that could be."""
        return self.killed / max(1, self.killed + len(self.survived))

    def __str__(self) -> str:
        return (
            f"{self.killed + len(self.survived) + len(self.equivalent)} mutants: {self.killed} killed, "
            f"{len(self.equivalent)} equivalent by judgement, {len(self.survived)} survived"
        )


def try_module(path: Path, reach: Reach, excused: dict[str, str], *, every: int = 1) -> Count:
    """Try every mutant of a module, or every n-th, and say at once which survive."""
    count = Count()
    for mutant in islice(mutants_of(path), every - 1, None, every):
        if mutant.name in excused:
            count.equivalent.append(mutant.name)
            continue
        tests = reach.tests_of(path, mutant.line)
        allowed = 20 + 4 * sum(reach.seconds[test] for test in tests)
        if tests and is_killed(path, mutant, tests, seconds=allowed):
            count.killed += 1
        else:
            count.survived.append(mutant.name)
            say(f"  survived    {path.name}:{mutant.line}  {mutant.name}")
    return count


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Try the mutants of the modules named, or of all; 0 when enough were killed, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="names of modules, such as heads or package; all by default")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try every n-th mutant only")
    options = parser.parse_args(arguments)
    chosen = options.modules
    os.chdir(ROOT)
    os.nice(15)
    sys.dont_write_bytecode = True
    hypothesis.settings.register_profile(
        "mutants", database=None, derandomize=True, phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate]
    )
    hypothesis.settings.load_profile("mutants")
    excused, reach, total = equivalents(), measure_reach(), Count()
    for path in modules():
        if not chosen or path.stem in chosen:
            began, count = time.monotonic(), try_module(path, reach, excused, every=options.every)
            say(f"{path.relative_to(ROOT)}: {count}, {time.monotonic() - began:.0f} s")
            total.killed += count.killed
            total.survived += count.survived
            total.equivalent += count.equivalent
    for name in total.equivalent:
        say(f"  equivalent  {name}\n              {excused[name]}")
    unknown = [] if chosen or options.every > 1 else sorted(set(excused) - set(total.equivalent))
    for name in unknown:
        say(f"  {EQUIVALENT.name} names what is no mutant any more: {name}")
    say(f"{total}: {total.share:.1%} of those that can be told from the original are killed (goal {GOAL:.0%})")
    return int(total.share < GOAL or bool(unknown))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
