"""Faults: killed at any moment, or without room, the database holds what was reported as saved, and nothing half."""

import os
import random
import shutil
import signal
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from replicas import (
    COMMUNE_PC,
    FIRST_ROSTER,
    OWN_BOOK,
    SUPERIOR_PC,
    a_journal,
    a_put,
    a_seal_put,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    opened,
    quantity,
    rebuilt,
    reported,
    shown,
    take_in,
    write,
)
from sqlalchemy import Engine, event

from ctph_desktop.domain.errors import DiskFullError, EnvironmentFault
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.storage.checking import table_differences
from ctph_desktop.storage.journal import Journal, Put

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
SEED = int(os.environ.get("CTPH_SEED", "20190731"))


def _in_a_process(work: Callable[[Callable[[str], None]], None], *, kill_after: float | None = None) -> list[str]:
    """Run work in a process of its own that says what is done; return what it said before it ended or was killed.

    `kill_after` is in seconds from the first word.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(lambda word: os.write(writing, word.encode() + b"\n") and None)
        finally:
            os._exit(0)
    os.close(writing)
    begun = b""
    if kill_after is not None:
        begun = os.read(reading, 1)  # a slow PC takes its time before the first word
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = (begun + pipe.read()).decode().splitlines()
    os.waitpid(child, 0)
    return said


def _die_at_statement(number: int) -> None:
    """Kill this very process when the engine is about to run its n-th statement from now."""
    left = [number]

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _is_sound(journal: Journal) -> None:
    with journal.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
    for book in journal.books():
        assert table_differences(journal, journal.project(book)) == ()


def _copied(source: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(source, folder / "ctph.db"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A database with one saved edit, closed."""
    path = tmp_path_factory.mktemp("prepared") / "ctph.db"
    journal = a_journal(path, COMMUNE_PC)
    write(journal, a_put(1))
    journal.database.close()
    return path


@pytest.mark.parametrize("number", range(0, 40, 3))
def test_killed_at_any_statement_of_saving_every_edit_said_to_be_saved_is_there(tmp_path, prepared, number):
    path = _copied(prepared, tmp_path / "office")

    def work(say: Callable[[str], None]) -> None:
        journal = Journal(opened(path), COMMUNE_PC.identity())
        _die_at_statement(number)
        for value in range(100):
            for stored in write(journal, a_put(value), a_put(value, cell=figure_cell(1)), a_seal_put(value)):
                say(stored.id)

    said = _in_a_process(work)
    journal = Journal(opened(path), COMMUNE_PC.identity())
    held = [stored.id for stored, _ in journal.operations(OWN_BOOK)]
    assert set(said) <= set(held)
    assert len(held) % 3 == 1, "an edit was saved in part"
    assert len(held) <= 1 + len(said) + 3
    _is_sound(journal)
    write(journal, a_put(77))
    assert quantity(journal, figure_cell()) == 77
    journal.database.close()
    assert [file.name for file in path.parent.iterdir()] == ["ctph.db"]


def test_killed_at_any_moment_every_edit_said_to_be_saved_is_there(tmp_path, prepared):
    path = _copied(prepared, tmp_path / "office")
    moments = random.Random(SEED)  # noqa: S311
    said: list[str] = []

    def work(say: Callable[[str], None]) -> None:
        journal = Journal(opened(path), COMMUNE_PC.identity())
        for value in range(100_000):
            for stored in write(journal, a_put(value), a_put(value, cell=figure_cell(1))):
                say(stored.id)
            if value % 7 == 0:
                journal.cut()

    for _ in range(12):
        said += _in_a_process(work, kill_after=moments.uniform(0.02, 0.25))
        journal = Journal(opened(path), COMMUNE_PC.identity())
        held = {stored.id for stored, _ in journal.operations(OWN_BOOK)}
        assert set(said) <= held, f"seed {SEED}"
        _is_sound(journal)
        journal.database.close()
    assert len(said) > 20, "nothing was written: the test shows nothing"


@pytest.mark.parametrize("number", range(0, 30, 2))
def test_killed_at_any_statement_of_cutting_no_edit_is_lost_or_doubled(tmp_path, prepared, number):
    path = _copied(prepared, tmp_path / "office")
    journal = Journal(opened(path), COMMUNE_PC.identity())
    write(journal, a_put(2), a_seal_put(2), Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id("p")), {}))
    before = [stored for stored, _ in journal.operations(OWN_BOOK)]
    journal.database.close()

    def work(say: Callable[[str], None]) -> None:
        cutting = Journal(opened(path), COMMUNE_PC.identity())
        _die_at_statement(number)
        cutting.cut()
        say("cut")

    said = _in_a_process(work)
    journal = Journal(opened(path), COMMUNE_PC.identity())
    assert [stored for stored, _ in journal.operations(OWN_BOOK)] == before
    assert len(journal.segments_to_pass_on([OWN_BOOK])) in ({1} if said else {0, 1})
    _is_sound(journal)
    journal.database.close()


def _parcels() -> list[list[object]]:
    """Ten segments that follow one another, as they would come month by month."""
    parcels, previous = [], ""
    for month in range(1, 11):
        operations = [an_operation(figure_cell(n, period=f"2019-{month:02}"), reported(month)) for n in range(3)]
        person = record_cell(RecordKind.EXPLANATION, an_id(str(month)))
        operations.append(an_operation(person, {"name": str(month)}, kind=RECORD))
        segment = a_segment(*operations, previous=previous)
        previous = segment.id
        parcels.append([segment])
    return parcels


@pytest.mark.parametrize("number", range(0, 90, 6))
def test_killed_at_any_statement_of_taking_in_a_package_is_there_whole_or_not_at_all(tmp_path, number):
    path = tmp_path / "ctph.db"
    a_journal(path, SUPERIOR_PC).database.close()
    parcels = _parcels()

    def work(say: Callable[[str], None]) -> None:
        journal = Journal(opened(path), SUPERIOR_PC.identity())
        _die_at_statement(number)
        for parcel in parcels:
            take_in(journal, *parcel)
            say(parcel[0].id)

    said = _in_a_process(work)
    journal = Journal(opened(path), SUPERIOR_PC.identity())
    held = [segment.id for segment in journal.segments_to_pass_on([OWN_BOOK])]
    names = [parcel[0].id for parcel in parcels]
    assert held == names[: len(held)]
    assert len(said) <= len(held) <= len(said) + 1
    assert len(shown(journal).records) == len(held)
    _is_sound(journal)
    for parcel in parcels:
        take_in(journal, *parcel)
    assert rebuilt(journal) == shown(journal)
    assert len(shown(journal).records) == 10
    journal.database.close()


def test_an_open_projection_that_was_never_finished_is_built_at_the_next_start(tmp_path, prepared):
    """Killed between throwing the old tables away and building the new ones."""
    path = _copied(prepared, tmp_path / "office")
    for number in range(0, 60, 4):
        database = opened(path)
        with database.transaction() as connection:
            connection.exec_driver_sql("UPDATE setting SET value = '0' WHERE name = 'projection'")
        database.close()

        def work(say: Callable[[str], None], number: int = number) -> None:
            _die_at_statement(number)
            Journal(opened(path), COMMUNE_PC.identity())
            say("open")

        _in_a_process(work)
        journal = Journal(opened(path), COMMUNE_PC.identity())
        assert quantity(journal, figure_cell()) == 1
        _is_sound(journal)
        journal.database.close()


def _a_large_put(number: int) -> Put:
    noise = os.urandom(60_000).hex()
    return Put(OWN_BOOK, RECORD, record_cell(RecordKind.EXPLANATION, an_id(f"person {number}")), {"name": noise})


def _fill(journal: Journal) -> tuple[int, EnvironmentFault]:
    for number in range(200):
        try:
            write(journal, _a_large_put(number), a_put(number))
        except EnvironmentFault as fault:
            return number, fault
    raise AssertionError("the disk was never full")


def test_a_file_that_may_not_grow_is_told_and_nothing_is_half_done(tmp_path, prepared):
    path = _copied(prepared, tmp_path / "office")

    def work(say: Callable[[str], None]) -> None:
        import resource  # Windows has none

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        journal = Journal(opened(path), COMMUNE_PC.identity())
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 700_000, hard))
        written, fault = _fill(journal)
        say(type(fault).__name__)
        say(str(written))
        say(str(len(journal.operations(OWN_BOOK))))
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        write(journal, a_put(500), a_put(501, cell=figure_cell(2)))
        journal.database.close()

    fault, written, held = _in_a_process(work)
    assert fault in {"DiskFullError", "DriveFailedError"}
    assert int(written) > 0
    assert int(held) == 1 + 2 * int(written)
    journal = Journal(opened(path), COMMUNE_PC.identity())
    assert len(journal.operations(OWN_BOOK)) == int(held) + 2
    assert (quantity(journal, figure_cell()), quantity(journal, figure_cell(2))) == (500, 501)
    _is_sound(journal)


@contextmanager
def _a_small_disk(folder: Path, *, size: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_half_done(tmp_path, prepared):
    with _a_small_disk(tmp_path / "disk", size="1m") as disk:
        path = Path(shutil.copy(prepared, disk / "ctph.db"))
        journal = Journal(opened(path), COMMUNE_PC.identity())
        written, fault = _fill(journal)
        assert isinstance(fault, DiskFullError)
        assert fault.folder == disk
        held = journal.operations(OWN_BOOK)
        assert len(held) == 1 + 2 * written
        assert quantity(journal, figure_cell()) == (written - 1 if written else 1)
        with pytest.raises(DiskFullError):
            take_in(journal, a_segment(*[an_operation(figure_cell(2), reported(n)) for n in range(5000)]))
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        write(journal, a_put(500))
        journal.database.close()
        journal = Journal(opened(path), COMMUNE_PC.identity())
        assert len(journal.operations(OWN_BOOK)) == len(held) + 1
        _is_sound(journal)
        assert FIRST_ROSTER.id in journal.chain.ids
        journal.database.close()


def test_no_room_for_opening_is_told(tmp_path, prepared):
    with _a_small_disk(tmp_path / "disk", size="256k") as disk:
        path = Path(shutil.copy(prepared, disk / "ctph.db"))
        (disk / "filler").write_bytes(bytes(_free(disk)))
        database = opened(path)
        database.close()
        with pytest.raises(DiskFullError):
            write(Journal(opened(path), COMMUNE_PC.identity()), a_put(2))


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
