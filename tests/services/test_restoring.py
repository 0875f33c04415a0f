"""Restoring: nothing the PC still has is lost, nothing is half done, and both sides meet again."""

import errno
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from village_offices import APRIL, MARCH, Village, record, run_sql, workplace_of

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    BackupNotOpenedError,
    DiskFullError,
    DriveFailedError,
    FileDamagedError,
    ForeignBackupError,
    NewerDatabaseError,
    NotABackupError,
    OfficeExistsError,
    OfficeInUseError,
    RecoveryCodeWrongError,
    WriteProtectedError,
)
from ctph_desktop.office.restoring import backups_of, restore, restore_into_new, unlock
from ctph_desktop.services.ground.leftovers import ASIDE_FOLDER, BACKUP_FOLDER
from ctph_desktop.services.safekeeping.backups import BackupService
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.sync.recovery import new_code
from ctph_desktop.system.secrets import KEY_FILE

ONE, TWO = "commune 0", "commune 1"


def figure(village: Village, month=MARCH, name=ONE) -> int | None:
    with village.office(name) as office:
        return office.progress.sheet(month).rows[0].in_period.quantity


def typed(village: Village, quantity: int, month=MARCH, name=ONE) -> None:
    with village.office(name) as office:
        record(office, month, VL01=quantity)


def replica(village: Village, name=ONE) -> str:
    with village.office(name) as office:
        return workplace_of(office).identity.replica


def problems(village: Village, name=ONE) -> tuple[str, ...]:
    with village.office(name) as office:
        return office.inspection.verify().problems


@pytest.fixture
def saved(enrolled):
    """A village whose first commune has VL01=3 in March, and a backup of that with a sheet."""
    shutil.rmtree(enrolled.root / ONE / BACKUP_FOLDER, ignore_errors=True)
    typed(enrolled, 3)
    with enrolled.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        backup = Path(office.safekeeping.backups.make().path)
    return enrolled, backup, " ".join(sheet.groups)


def test_what_was_typed_after_the_backup_is_still_there_after_restoring_it(saved):
    village, backup, _ = saved
    before = replica(village)
    typed(village, 8)
    typed(village, 9, APRIL)
    done = restore(village.root / ONE, backup, clock=village.clock)
    assert done.merged.operations == 2
    assert "2 thay đổi" in done.in_words()
    assert (figure(village), figure(village, APRIL)) == (8, 9)
    assert replica(village) != before
    assert problems(village) == ()
    with village.office(ONE) as office:
        assert office.safekeeping.view().exchanged.kind == "restored"


def test_the_replica_stays_after_a_restore_and_no_file_put_back_is_claimed(saved):
    village, backup, _ = saved
    restore(village.root / ONE, backup, clock=village.clock)
    first = replica(village)
    with village.office(ONE) as office:
        office.safekeeping.acknowledge()
    for _ in range(2):
        assert replica(village) == first
    with village.office(ONE) as office:
        assert office.safekeeping.view().exchanged is None


def test_the_database_before_the_restore_is_kept_aside_and_only_the_newest_three(saved):
    village, backup, _ = saved
    for _ in range(5):
        before = (village.root / ONE / "ctph.db").read_bytes()
        done = restore(village.root / ONE, backup, clock=village.clock)
        assert Path(done.aside).read_bytes() == before
    assert len(list((village.root / ONE / ASIDE_FOLDER).iterdir())) == 3


def test_the_restored_backup_meets_its_superior_again_and_no_edit_is_lost(saved):
    """The story: reported and sent after the backup, restored, worked on, and everything comes together."""
    village, backup, _ = saved
    village.imported("superior", village.report(ONE, MARCH, VL01=11, DN01=4))
    (village.root / ONE / "ctph.db").write_bytes(b"the disk has eaten it" * 500)
    done = restore(village.root / ONE, backup, clock=village.clock)
    assert done.merged is None
    assert "không mở được" in done.in_words()
    assert figure(village) == 3
    typed(village, 22, APRIL)
    village.imported(ONE, village.answered(ONE))
    assert (figure(village), figure(village, APRIL)) == (11, 22)
    village.imported("superior", village.exported(ONE))
    assert problems(village) == problems(village, "superior") == ()
    with village.superior() as office:
        journal = workplace_of(office).journal
        heads = [h for h in journal.heads_of_segments(journal.books()) if h.book.key.startswith("unit/")]
        places = [(h.replica, h.book.key, h.previous) for h in heads]
        assert len(places) == len(set(places)), "no chain forks"
        lines: dict[str, bytes] = {}
        for book in journal.books():
            for op, _ in journal.operations(book):
                assert lines.setdefault(op.id, op.line) == op.line, "no id stands for two things"


def test_a_page_that_cannot_be_read_costs_what_lay_on_it_and_no_more(saved):
    village, backup, _ = saved
    for month in (MARCH, APRIL):
        typed(village, 40, month)
    database = village.root / ONE / "ctph.db"
    content = bytearray(database.read_bytes())
    for page in range(6, len(content) // 4096, 7):
        content[page * 4096 + 99] ^= 0xFF
    database.write_bytes(content)
    restore(village.root / ONE, backup, clock=village.clock)
    assert problems(village) == ()
    assert figure(village) in {3, 40}


def test_packages_waiting_and_logged_since_the_backup_stay_known(enrolled):
    with enrolled.superior() as office:
        backup = Path(office.safekeeping.backups.make().path)
    report = enrolled.report(ONE, VL01=6)
    enrolled.imported("superior", report)
    with enrolled.superior() as office:
        log = [(row.file_name, row.is_outgoing) for row in office.exchange.log()]
    restore(enrolled.root / "superior", backup, clock=enrolled.clock)
    with enrolled.superior() as office:
        assert sorted((row.file_name, row.is_outgoing) for row in office.exchange.log()) == sorted(log)
        assert office.exchange.import_packages([report])[0].verdict.value == "known"


def test_the_superior_still_holds_the_key_of_its_roster_after_a_restore(founded):
    with founded.superior() as office:
        backup = Path(office.safekeeping.backups.make().path)
    restore(founded.root / "superior", backup, clock=founded.clock)
    founded.enrol(ONE, founded.exported(ONE))
    assert problems(founded, "superior") == ()


# wrong, foreign, damaged, in use


def test_another_offices_backup_is_refused_and_nothing_changes(saved):
    village, _, _ = saved
    with village.office(TWO) as office:
        sheet = office.safekeeping.recovery.issue()
        foreign = Path(office.safekeeping.backups.make().path)
    before = (village.root / ONE / "ctph.db").read_bytes()
    with pytest.raises(BackupNotOpenedError):
        restore(village.root / ONE, foreign, clock=village.clock)
    with pytest.raises(ForeignBackupError):
        restore(village.root / ONE, foreign, code=" ".join(sheet.groups), clock=village.clock)
    assert (village.root / ONE / "ctph.db").read_bytes() == before
    assert not [path for path in (village.root / ONE).iterdir() if path.name.endswith(".phuc-hoi")]


@pytest.mark.parametrize("damage", ["a byte", "cut", "no backup"])
def test_a_damaged_backup_changes_nothing(saved, damage):
    village, backup, _ = saved
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes({"a byte": content, "cut": content[:-300], "no backup": b"x" * 9000}[damage])
    before = (village.root / ONE / "ctph.db").read_bytes()
    with pytest.raises((FileDamagedError, NotABackupError)):
        restore(village.root / ONE, backup, clock=village.clock)
    assert (village.root / ONE / "ctph.db").read_bytes() == before
    assert figure(village) == 3


def test_what_a_later_version_wrote_is_not_replaced_by_what_this_one_knows(saved):
    village, backup, _ = saved
    with village.office(ONE) as office:
        run_sql(office, "UPDATE alembic_version SET version_num = '9999'")
        office._witness.leave = lambda: None
    before = (village.root / ONE / "ctph.db").read_bytes()
    with pytest.raises(NewerDatabaseError):
        restore(village.root / ONE, backup, clock=village.clock)
    assert (village.root / ONE / "ctph.db").read_bytes() == before


def test_an_open_office_is_not_restored(saved):
    village, backup, _ = saved
    with village.office(ONE), pytest.raises(OfficeInUseError):
        restore(village.root / ONE, backup, clock=village.clock)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFullError), (errno.EIO, DriveFailedError), (errno.EROFS, WriteProtectedError)],
)
def test_what_keeps_a_restore_from_keeping_aside_is_told_and_leaves_everything_as_it_was(
    saved, monkeypatch, number, kind
):
    village, backup, _ = saved
    typed(village, 8)

    def refuse(*_, **__):
        raise OSError(number, "")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr("ctph_desktop.office.keeping_aside.new_file", refuse)
    with pytest.raises(kind):
        restore(village.root / ONE, backup, clock=village.clock)
    monkeypatch.undo()
    assert figure(village) == 8


def test_a_journal_of_a_crash_is_taken_back_before_another_database_stands_in_its_place(saved):
    village, backup, _ = saved
    folder = village.root / ONE
    with village.office(ONE) as office, workplace_of(office).journal.database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA cache_size = 5")
        driver.execute("BEGIN")
        driver.execute("CREATE TABLE half AS SELECT * FROM segment, (SELECT 1 UNION SELECT 2 UNION SELECT 3)")
        shutil.copyfile(folder / "ctph.db", folder / "crashed.db")
        shutil.copyfile(folder / "ctph.db-journal", folder / "crashed.db-journal")
        driver.execute("ROLLBACK")
    (folder / "crashed.db").replace(folder / "ctph.db")
    (folder / "crashed.db-journal").replace(folder / "ctph.db-journal")
    restore(folder, backup, clock=village.clock)
    assert not (folder / "ctph.db-journal").exists()
    assert (figure(village), problems(village)) == (3, ())


# keys


def test_on_a_new_pc_the_sheet_and_the_stick_bring_the_whole_office_back(saved, tmp_path, monkeypatch):
    village, backup, code = saved
    stick = village.stick()
    carried = backup_files.copy_backup(backup, stick)
    shutil.rmtree(village.root / ONE)
    monkeypatch.setenv("CTPH_STATE", str(tmp_path / "state of a new pc"))
    with pytest.raises(BackupNotOpenedError):
        restore_into_new(village.root / ONE, carried, clock=village.clock)
    assert not (village.root / ONE).exists()
    restore_into_new(village.root / ONE, carried, code=code, clock=village.clock)
    assert figure(village) == 3
    village.imported("superior", village.report(ONE, VL01=5))
    assert village.board(ONE).seal
    assert (village.root / ONE / RECOVERY_FILE).is_file()
    (village.root / ONE / KEY_FILE).unlink()
    unlock(village.root / ONE, code)
    assert figure(village) == 5


def test_a_folder_that_is_taken_is_not_restored_into(saved):
    village, backup, code = saved
    with pytest.raises(OfficeExistsError):
        restore_into_new(village.root / TWO, backup, code=code, clock=village.clock)


def test_with_key_and_database_lost_the_code_restores_the_office_in_place(saved):
    village, backup, code = saved
    (village.root / ONE / KEY_FILE).unlink()
    (village.root / ONE / "ctph.db").write_bytes(b"\0" * 8192)
    with pytest.raises(RecoveryCodeWrongError):
        restore(village.root / ONE, backup, code=" ".join(new_code()), clock=village.clock)
    restore(village.root / ONE, backup, code=code, clock=village.clock)
    assert figure(village) == 3


def test_a_backup_under_another_key_gets_the_key_of_this_office(saved):
    village, backup, code = saved
    stick = backup_files.copy_backup(backup, village.stick())
    restore_into_new(village.root / "elsewhere", stick, code=code, clock=village.clock)
    with village.office("elsewhere") as office:
        run_sql(office, "SELECT 1")
        workplace_of(office).journal.database.encrypt_anew("ab" * 32)
        (village.root / "elsewhere" / KEY_FILE).write_text(
            (village.root / "elsewhere" / KEY_FILE).read_text("utf-8").replace(office._key, "ab" * 32)
        )
        key, kept = "ab" * 32, office.kept
        vars(office)["kept"] = replace(kept, key=key, backups=BackupService(kept.workplace, key=key))
        sheet = office.safekeeping.recovery.issue()
        record(office, APRIL, VL01=77)
        foreign_key = Path(office.safekeeping.backups.make().path)
    with pytest.raises(BackupNotOpenedError):
        restore(village.root / ONE, foreign_key, clock=village.clock)
    restore(village.root / ONE, foreign_key, code=" ".join(sheet.groups), clock=village.clock)
    assert (figure(village), figure(village, APRIL), problems(village)) == (3, 77, ())


def test_the_list_of_an_office_names_its_own_backups_newest_first(saved):
    village, backup, _ = saved
    rows = backups_of(village.root / ONE)
    assert rows[0].path == str(backup)
    assert [row.created_at for row in rows] == sorted((row.created_at for row in rows), reverse=True)
    assert backups_of(village.stick()) == ()
    assert rows[0].has_sheet


# killed at any step


def _steps_of_a_restore(village: Village, backup: Path) -> int:
    return _restored_in_a_child(village.copy_to(village.root.parent / "counted"), backup, stop_at=None)


def _restored_in_a_child(village: Village, backup: Path, *, stop_at: int | None) -> int:
    """Restore in a process that is killed at its n-th step outside itself; return how many steps were done."""
    folder = village.root / ONE
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def on_event(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in {"open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile", "sqlite3.connect"}:
                if not any(str(folder) in str(argument) for argument in arguments):
                    return
                count += 1
                if count == stop_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(on_event)
        try:
            restore(folder, backup, clock=village.clock)
        finally:
            os.write(writing, str(count).encode())
            os._exit(0)
    _, status = os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    assert os.WIFSIGNALED(status) == (not told)
    return int(told) if told else -1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
def test_killed_at_any_step_a_restore_is_done_or_not_begun(saved, tmp_path):
    village, backup, _ = saved
    typed(village, 8)
    typed(village, 9, APRIL)
    shutil.copyfile(backup, tmp_path / backup.name)
    steps = _steps_of_a_restore(village, tmp_path / backup.name)
    assert steps > 10
    for step in range(1, steps + 1):
        copy = village.copy_to(tmp_path / f"killed {step}")
        _restored_in_a_child(copy, tmp_path / backup.name, stop_at=step)
        assert (figure(copy), figure(copy, APRIL)) == (8, 9), step
        assert problems(copy) == (), step
        restore(copy.root / ONE, tmp_path / backup.name, clock=copy.clock)
        assert (figure(copy), figure(copy, APRIL)) == (8, 9), step
        assert not [p for p in (copy.root / ONE).iterdir() if p.name.endswith((".phuc-hoi", ".part", ".sao"))], step
        shutil.rmtree(copy.root)


def test_backups_made_by_hand_lie_in_the_folder_that_the_list_reads(saved):
    village, backup, _ = saved
    assert backup.parent == village.root / ONE / BACKUP_FOLDER
