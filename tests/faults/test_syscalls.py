"""A few dozen faults at system calls, of every kind and in every operation; `make faults` plays all of them."""

import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import injection
import pytest
import syscalls
from injection import Fault, Injection, Outcome
from memory_folder import memory_folder

pytestmark = [
    pytest.mark.skipif(bool(injection.missing()), reason=injection.missing() or "strace"),
    pytest.mark.timeout(900),
]
SEED = int(os.environ.get("CTPH_SEED", "1"))
FEW = 36


@pytest.fixture(scope="module")
def home():
    """A folder in memory, with nothing of the person who runs this in reach."""
    with (
        TemporaryDirectory(dir=memory_folder()) as folder,
        pytest.MonkeyPatch.context() as patches,
    ):
        patches.setenv("CTPH_KEY_STORE", "file")
        patches.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        patches.setenv(syscalls.STATE_VARIABLE, folder)
        yield Path(folder)


@pytest.fixture(scope="module")
def plan(home):
    return syscalls.planned(home)


REFUSED = "take in a twin"  # it only reads


def test_every_operation_is_interrupted_at_every_kind_of_call(plan):
    names = {case.operation.name for case in plan}
    assert {"save", "export", "import", "backup", "restore", "migrate"} <= names
    assert {"join authority", "take in", "leave authority", "rejoin", "restore authority", "copy figures"} <= names
    assert len(plan) > 8000
    for name in names - {REFUSED}:
        faults = Counter(case.injection.fault for case in plan if case.operation.name == name)
        assert set(faults) == set(Fault)
        assert {"pwrite64", "fsync", "openat"} <= {case.injection.call for case in plan if case.operation.name == name}
    assert "openat" in {case.injection.call for case in plan if case.operation.name == REFUSED}


def test_nothing_is_lost_half_done_or_untold_whatever_call_fails(plan, home):
    rows = list(syscalls.rows_of(plan[FEW * (SEED - 1) : FEW * SEED], home))
    assert sum(row.tried for row in rows) > FEW // 2
    assert [row.detail for row in rows if row.violations] == []


def test_a_fault_strikes_the_call_it_names(tmp_path):
    def work(say):
        for number in range(3):
            say(f"try {number}")
            with (tmp_path / "file").open("wb") as file:
                os.fsync(file.fileno())

    ended = {
        fault: injection.run_traced(work, trace=tmp_path / "trace", injection=Injection("fsync", 2, fault))
        for fault in Fault
    }
    assert all(outcome.said == ("try 0", "try 1") and outcome.is_reached for outcome in ended.values())
    assert ended[Fault.KILL].is_killed
    assert "No space left" in ended[Fault.FULL].error
    assert "Input/output error" in ended[Fault.BROKEN].error
    assert not injection.run_traced(
        work, trace=tmp_path / "trace", injection=Injection("fsync", 9, Fault.KILL)
    ).is_reached


def test_a_lost_edit_and_a_damaged_package_would_be_noticed(plan, home):
    saving, exporting = (next(c.operation for c in plan if c.operation.name == name) for name in ("save", "export"))
    place = syscalls._fresh(saving, home)
    lie = Outcome(("figures 3",), "", is_killed=True, is_reached=True, calls=())
    assert list(saving.check(place, lie)) == ["said to be saved: 3, held: 0"]
    place = syscalls._fresh(exporting, home)
    (place / "stick" / "a.ctph").write_bytes(b"\x89CTP\r\n\x1a\n half a package")
    nothing = Outcome((), "", is_killed=True, is_reached=True, calls=())
    assert list(exporting.check(place, nothing)) == [
        "damaged under its final name: a.ctph",
        "again: damaged under its final name: a.ctph",
    ]
