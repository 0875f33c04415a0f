"""The offices that operations start from: a superior office and three communes, at the moments it takes."""

import os
import shutil
from pathlib import Path

from authority_operations import (
    FIRST_FIGURE,
    FURTHER_FIGURE,
    CopyingFigures,
    JoiningAuthority,
    LeavingAuthority,
    RestoringAuthority,
    TakingIn,
    TakingInTwin,
    TakingUpAgain,
)
from monthly_operations import AddingEvidence, Answering, Enrolling, Exporting, Importing, Receiving, Saving
from office_operation import Operation, type_in
from rare_operations import BackingUp, Founding, Joining, Migrating, Restoring, RestoringDamaged
from second_authority import found_department, joined
from sqlcipher3 import dbapi2
from village_offices import APRIL, MARCH, Village, board_cell, found, record, workplace_of

from ctph_desktop.channels.backup_files import EXTENSION as BACKUP_EXTENSION
from ctph_desktop.office import open_office
from ctph_desktop.office.joining import join_office
from ctph_desktop.services.ground.journals import further_place
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.office_card import DATABASE_NAME, read_card
from ctph_desktop.system.paths import STATE_VARIABLE
from ctph_desktop.system.secrets import KeyPreference, choose_key_store

ONE, OTHER, STRANGER = "commune 0", "commune 1", "commune 2"


def prepared(home: Path) -> tuple[Operation, ...]:
    """Make the offices every operation starts from, and return the operations."""
    os.environ[STATE_VARIABLE] = str(home / "state")
    village = found(home / "village", communes=3)
    for name in (ONE, OTHER):
        village.enrol(name, village.exported(name))
        village.imported(name, village.answered(name))
    saving = Saving(_template(village, home, ONE, "save"))
    adding = AddingEvidence(_template(village, home, ONE, "evidence"))
    scan = adding.template / "stick" / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 " + os.urandom(40_000))
    for name in (ONE, OTHER, STRANGER):
        with village.office(name) as office:
            office.evidence.add(MARCH, scan)
            for month, value in ((MARCH, 12), (APRIL, 13)):
                record(office, month, VL01=value, DN01=1)
                office.submissions.seal(month)
    exporting = Exporting(_template(village, home, ONE, "export"))
    reports = [village.exported(name) for name in (ONE, OTHER, STRANGER)]
    importing = Importing(_with_reports(_template(village, home, "superior", "import"), reports))
    village.imported("superior", *reports)
    enrolling = Enrolling(_with_code(_template(village, home, "superior", "enrol"), village))
    with village.superior() as office:
        seal = board_cell(office, village.units[ONE], MARCH).seal
        office.review.return_report(seal, remarks={"": "Đề nghị kiểm tra lại."})
    answering = Answering(_template(village, home, "superior", "answer"))
    receiving = Receiving(_template(village, home, ONE, "receive"))
    shutil.copy(village.answered(ONE), receiving.template / "stick" / "answer.ctph")
    migrating = Migrating(_template(village, home, "superior", "migrate"))
    _make_older(migrating.template / "office")
    joining, founding = (type_(_template(village, home, None, type_.name)) for type_ in (Joining, Founding))
    shutil.copy(village.invitation, joining.template / "stick" / "invitation.ctph")
    (joining.template / "code").write_text(village.code, encoding="utf-8")
    return (
        saving, adding, exporting, answering, importing, receiving, enrolling, migrating, joining, founding,
        *_safekeeping(village, home), *_with_authorities(village, home),
    )  # fmt: skip


def _safekeeping(village: Village, home: Path) -> tuple[Operation, ...]:
    """Return what is done with backups; the backup to restore holds less than the office."""
    with village.office(ONE) as office:
        type_in(office, 1)
        backup = Path(office.safekeeping.backups.make().path)
        type_in(office, 2)
        replica = workplace_of(office).identity.replica
    shutil.move(backup, home / backup.name)
    shutil.rmtree(village.root / ONE / BACKUP_FOLDER)
    backing_up = BackingUp(_template(village, home, ONE, "backup"))
    restoring = Restoring(_template(village, home, ONE, "restore"))
    damaged = RestoringDamaged(_template(village, home, ONE, "damaged"))
    for operation in (restoring, damaged):
        shutil.copy(home / backup.name, operation.template / "stick" / f"backup{BACKUP_EXTENSION}")
        (operation.template / "replica").write_text(replica, encoding="utf-8")
    with (damaged.template / "office" / DATABASE_NAME).open("r+b") as file:
        file.seek(8192)
        file.write(bytes(4096))
    return backing_up, restoring, damaged


def _with_authorities(village: Village, home: Path) -> tuple[Operation, ...]:
    """Return what a commune does about a second authority, from before it joins to the copy of its figures."""
    department = found_department(village)
    with village.office(ONE) as office:
        type_in(office, FIRST_FIGURE)
    joining = JoiningAuthority(_template(village, home, ONE, "join"))
    shutil.copy(department.invitation, joining.template / "stick" / "invitation.ctph")
    (joining.template / "code").write_text(department.code, encoding="utf-8")
    (joining.template / "unit").write_text(department.unit, encoding="utf-8")
    taking_in, twin = (type_(_template(village, home, ONE, type_.name)) for type_ in (TakingIn, TakingInTwin))
    shutil.copytree(village.root / ONE, twin.template / "other")
    join_office(
        taking_in.template / "other", department.invitation, department.unit, "Cán bộ", "", department.code,
        device_name="PC", clock=village.clock,
    )  # fmt: skip
    with open_office(taking_in.template / "other", clock=village.clock) as office:
        type_in(office, FURTHER_FIGURE)
    there = joined(village, department)
    with village.office(ONE) as office:
        type_in(office.at(there), FURTHER_FIGURE)
        backup = Path(office.safekeeping.backups.make_all()[1].path)
    leaving, copying = (
        type_(_template(village, home, ONE, type_.name)) for type_ in (LeavingAuthority, CopyingFigures)
    )
    restoring = RestoringAuthority(_template(village, home, ONE, "restore authority"))
    shutil.copy(backup, restoring.template / "stick" / f"backup{BACKUP_EXTENSION}")
    shutil.rmtree(further_place(restoring.template / "office", there.journal))
    with village.office(ONE) as office:
        office.authorities.leave(there.journal)
    return (
        joining, taking_in, twin, leaving, TakingUpAgain(_template(village, home, ONE, "rejoin")), restoring, copying
    )  # fmt: skip


def _template(village: Village, home: Path, name: str | None, kind: str) -> Path:
    """Return a new folder with a copy of an office as it is now, and an empty stick."""
    place = home / "templates" / kind
    (place / "stick").mkdir(parents=True)
    if name is not None:
        shutil.copytree(village.root / name, place / "office")
    (place / "units").write_text(" ".join(village.units[name] for name in (ONE, OTHER, STRANGER)), encoding="utf-8")
    return place


def _with_reports(place: Path, reports: list[Path]) -> Path:
    for number, report in enumerate(reports):
        shutil.copy(report, place / "stick" / f"{number}.ctph")
    data = bytearray(reports[0].read_bytes())
    data[len(data) // 2] ^= 1
    (place / "stick" / "damaged.ctph").write_bytes(data)
    return place


def _with_code(place: Path, village: Village) -> Path:
    with village.office(STRANGER) as office:
        (place / "code").write_text(office.enrolment.request_code(), encoding="utf-8")
    return place


def _make_older(folder: Path) -> None:
    """Bring a database back to what the first version of the program wrote."""
    connection = dbapi2.connect(str(folder / DATABASE_NAME), isolation_level=None)
    key = choose_key_store(folder, KeyPreference.FILE).get(read_card(folder).key_name)
    for statement in (
        f"PRAGMA key = \"x'{key}'\"",
        "DROP TABLE IF EXISTS mark",
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE setting SET value = '0' WHERE name = 'projection'",
    ):
        connection.execute(statement)
    connection.close()
