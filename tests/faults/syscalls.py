"""SIGKILL, ENOSPC and EIO at every system call of what offices do: one fault each time, then everything is checked.

Each operation is done once with nothing injected, to count its system calls; every call that touches a file is then
made to fail, or is the process's last. Afterwards the office is opened by a new process: what was reported as done is
there, nothing is half done, no damaged package stands under its final name, and the next try succeeds.
"""

import os
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fault_rows import Row
from injection import OPENING, ROOM, WRITING, Fault, Injection, Outcome, in_a_process, missing, run_traced
from office_operation import Operation
from offices_before_faults import prepared

from ctph_desktop.system.paths import STATE_VARIABLE

PIECES = 40
WHOLE = 9_000
# A database asks for these by the hundred; of all others every single one is in the plan.
_MANY = ("pread64", "pwrite64", "fcntl")
_MOST_TOLD = 3


class Case(NamedTuple):
    """One injection into one operation."""

    operation: Operation
    injection: Injection


def run(amount: float, seed: int) -> Iterable[Row]:
    """Return a row for each operation; the pieces of a whole run, by their seeds, make up the plan."""
    reason = missing()
    if reason:
        sys.exit(f"The faults at system calls need strace: {reason}")
    with TemporaryDirectory(prefix="ctph-calls-") as home:
        plan = planned(Path(home))
        number = round(WHOLE * amount) or 1
        chosen = [plan[index % len(plan)] for index in range((seed - 1) * number, seed * number)]
        return list(rows_of(chosen, Path(home)))


def replay(seed: int) -> str:
    """Play one case of the plan again, by its number there, and say what came of it."""
    with TemporaryDirectory(prefix="ctph-calls-") as home:
        plan = planned(Path(home))
        case = plan[seed % len(plan)]
        problems = violations(case, Path(home))
    return f"{case.operation.name}, {case.injection}: {problems}"


def planned(home: Path) -> list[Case]:
    """Return the faults at the calls of every operation, mixed: all of the rarer calls, so many of the others."""
    _warm(home)
    cases = [Case(operation, injection) for operation in prepared(home) for injection in _injections(operation, home)]
    mixing = Random(7)  # noqa: S311 - the same mixture every time
    mixing.shuffle(cases)
    cases.sort(key=lambda case: case.injection.call in _MANY)
    plan = cases[:WHOLE]
    mixing.shuffle(plan)
    return plan + cases[WHOLE:]


def _warm(home: Path) -> None:
    """Load what the operations load where they need it, before a process is forked for each of them."""
    for operation in prepared(home / "warm"):
        place = _fresh(operation, home)
        said: list[str] = []
        operation.work(place, said.append)
        problems = list(operation.check(place, Outcome(tuple(said), "", is_killed=False, is_reached=False, calls=())))
        if problems:
            raise AssertionError(f"{operation.name} fails by itself: {problems}")
    shutil.rmtree(home / "warm")


def _injections(operation: Operation, home: Path) -> Iterator[Injection]:
    place = _fresh(operation, home)
    outcome = run_traced(lambda say: operation.work(place, say), trace=home / "trace")
    if outcome.error or any(word.startswith("refused") for word in outcome.said):
        raise AssertionError(f"{operation.name} fails by itself: {outcome}")
    counted: Counter[str] = Counter()
    for call, line in outcome.calls:
        counted[call] += 1
        if str(place) in line:  # calls for the program's own files and the system's are left alone
            yield from (Injection(call, counted[call], fault) for fault in _faults(call))


def _faults(call: str) -> Iterator[Fault]:
    yield Fault.BROKEN
    if call in ROOM:
        yield Fault.FULL
    if call in OPENING + WRITING:
        yield Fault.KILL


def rows_of(cases: Iterable[Case], home: Path) -> Iterator[Row]:
    """Play cases and yield a row for each operation."""
    tried: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    broken: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        problems = violations(case, home)
        if problems is None:
            continue
        name = case.operation.name
        tried[name] += 1
        kinds[name][{"KILL": "SIGKILL", "FULL": "ENOSPC", "BROKEN": "EIO"}[case.injection.fault.name]] += 1
        if problems:
            broken[name].append(f"{case.injection}: {' / '.join(problems)}")
    for name in sorted(tried):
        yield Row(
            f"system calls: {name}",
            tried[name],
            len(broken[name]),
            "; ".join(broken[name][:_MOST_TOLD]),
            dict(sorted(kinds[name].items())),
        )


def violations(case: Case, home: Path) -> list[str] | None:
    """Return what a fault broke; None if its call was not reached."""
    place = _fresh(case.operation, home)
    outcome = run_traced(lambda say: case.operation.work(place, say), trace=home / "trace", injection=case.injection)
    if not outcome.is_reached:
        return None

    def check(say) -> None:
        for problem in case.operation.check(place, outcome):
            say(problem)

    return list(in_a_process(check))


def _fresh(operation: Operation, home: Path) -> Path:
    place = home / "place"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(operation.template, place)
    os.environ[STATE_VARIABLE] = str(place / "state")
    return place
