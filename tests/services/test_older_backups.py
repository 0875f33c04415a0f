"""Backups from before an office went over to another superior, and from days when the clock was wrong."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from village_offices import APRIL, MARCH, Clock, Village, record, workplace_of

from ctph_desktop.domain.errors import ForeignBackupError
from ctph_desktop.domain.journal.books import STANDING
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.founding import catalogue, create_alone
from ctph_desktop.office.restoring import backups_of, newest_backup, restore
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.wording import safekeeping as words

ONE, OTHER = "commune 0", "commune 1"
FAR_AHEAD = datetime(2099, 1, 1, 8, tzinfo=timezone(timedelta(hours=7)))


def backup_of(village: Village, name: str) -> Path:
    with village.office(name) as office:
        office.safekeeping.recovery.issue()
        return Path(office.safekeeping.backups.make().path)


def figure(village: Village, name: str = ONE, month=MARCH) -> int | None:
    with village.office(name) as office:
        return office.progress.sheet(month).rows[0].in_period.quantity


def problems(village: Village, name: str) -> tuple[str, ...]:
    with village.office(name) as office:
        return office.inspection.verify().problems


# another superior


@pytest.fixture
def gone_over(enrolled):
    """A superior office with a successor, a commune that went over to it, and a backup of each from before."""
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=5))
    before = {name: backup_of(village, name) for name in ("superior", ONE)}
    with village.superior() as office:
        office.succession.succeed(NewUnit("450", "Sở mới tỉnh Quảng Trị"))
    with village.superior() as office:
        exported, village.code = office.enrolment.invitation(village.root)
        village.invitation = Path(exported.path)
    with village.office(ONE) as office:
        office.invitations.accept(village.invitation, village.code)
    return village, before


def test_a_commune_restores_what_it_backed_up_under_its_former_superior(gone_over):
    village, before = gone_over
    with village.office(ONE) as office:
        record(office, APRIL, VL01=7)
    restore(village.root / ONE, before[ONE], clock=village.clock)
    assert (figure(village), figure(village, month=APRIL)) == (5, 7)
    with village.office(ONE) as office:
        assert office.profile().superior_name == "Sở mới tỉnh Quảng Trị"
    village.imported("superior", village.report(ONE, APRIL, VL01=8))
    assert village.board(ONE, APRIL).state is SubmissionState.RECEIVED
    assert problems(village, ONE) == problems(village, "superior") == ()


def test_a_superior_office_restores_what_its_predecessor_backed_up(gone_over):
    village, before = gone_over
    restore(village.root / "superior", before["superior"], clock=village.clock)
    with village.superior() as office:
        assert office.profile().unit_name == "Sở mới tỉnh Quảng Trị"
    village.imported("superior", village.report(ONE, APRIL, VL01=8))
    assert village.board(ONE, APRIL).state is SubmissionState.RECEIVED
    assert problems(village, "superior") == ()


def test_an_office_is_not_given_the_backup_of_another_one_of_its_village(gone_over):
    village, _ = gone_over
    with village.office(OTHER) as office:
        sheet = office.safekeeping.recovery.issue()
        strange = Path(office.safekeeping.backups.make().path)
    for name in (ONE, "superior"):
        with pytest.raises(ForeignBackupError):
            restore(village.root / name, strange, code=" ".join(sheet.groups), clock=village.clock)


def test_a_commune_restores_what_it_backed_up_when_it_was_still_alone(founded):
    village = founded
    programme = catalogue().programmes[0]
    unit = programme.units[3]
    create_alone(
        village.root / "alone", programme=programme, unit_uuid=unit, person_name="Cán bộ xã", person_post="",
        device_name="PC alone", clock=village.clock,
    )  # fmt: skip
    village.units["alone"] = unit
    with village.office("alone") as office:
        record(office, VL01=9)
        office.submissions.seal(MARCH)
    backup = backup_of(village, "alone")
    with village.office("alone") as office:
        office.invitations.accept(village.invitation, village.code)
    with village.office("alone") as office:
        record(office, APRIL, VL01=4)
    restore(village.root / "alone", backup, clock=village.clock)
    assert (figure(village, "alone"), figure(village, "alone", APRIL)) == (9, 4)
    with village.office("alone") as office:
        with workplace_of(office).journal.database.read() as connection:
            unsigned = connection.execute(text("SELECT DISTINCT book FROM operation")).scalars().all()
        own = (workplace_of(office).books.of_unit(unit, year=year).key for year in (STANDING, 2019))
        assert sorted(unsigned) == sorted(own)
    village.enrol("alone", village.exported("alone"))
    assert village.board("alone").state is SubmissionState.RECEIVED
    assert problems(village, "alone") == problems(village, "superior") == ()


# a wrong clock


@pytest.fixture
def far_ahead(enrolled):
    """A commune with a backup from a day the clock was wrong, and one with more in it from later on."""
    village = enrolled
    village.clock.at = FAR_AHEAD
    first = backup_of(village, ONE)
    village.clock.at = Clock().at + timedelta(days=2)
    village.report(ONE, VL01=5)
    return village, first, backup_of(village, ONE)


def test_the_newest_backup_is_the_one_that_holds_most_whatever_the_clock_said(far_ahead):
    village, _, second = far_ahead
    assert newest_backup(village.root / ONE) == second
    (village.root / ONE / "ctph.db").write_bytes(b"x" * 100)
    restore(village.root / ONE, newest_backup(village.root / ONE), clock=village.clock)
    assert village.state(ONE) is SubmissionState.EXPORTED


def test_a_backup_from_a_day_to_come_is_marked_and_stands_last(far_ahead):
    village, first, second = far_ahead
    rows = backups_of(village.root / ONE)
    assert [row.path for row in rows if row.is_clock_wrong] == [rows[-1].path] == [str(first)]
    assert rows[0].path == str(second)
    with village.office(ONE) as office:
        shown = office.safekeeping.view().backups
    assert [row.path for row in shown if row.is_clock_wrong] == [str(first)] == [shown[-1].path]
    assert "đồng hồ máy khi đó sai" in words.made_at(rows[-1].created_at, is_wrong=rows[-1].is_clock_wrong)


def test_checking_everything_reads_the_backup_that_holds_most(far_ahead):
    village, _, second = far_ahead
    content = bytearray(second.read_bytes())
    content[-100] ^= 0xFF
    second.write_bytes(content)
    assert any(second.name in problem for problem in problems(village, ONE))


def test_a_backup_from_a_day_to_come_does_not_bring_about_a_new_one_at_every_opening(far_ahead):
    village, _, _ = far_ahead
    with village.office(ONE) as office:
        backups = office.safekeeping.backups
        assert backups.make_if_due() is None
        village.clock.at += timedelta(days=1)
        record(office, APRIL, VL01=6)
        assert backups.make_if_due() is not None
        assert backups.make_if_due() is None
