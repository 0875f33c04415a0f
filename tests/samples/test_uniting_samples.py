"""Two folders of 0.1.0 that were two years of one office are brought together; the other folder stays as it was."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from village_offices import APRIL, Village, files_held, found, record

from ctph_desktop.domain.errors import (
    FileDamagedError,
    KeyMissingError,
    NotAnOfficeError,
    OfficeInUseError,
    UnitingRefusedError,
)
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording.errors import explain

SAMPLE = Path(__file__).parent / "0.1.0"
ONE, OTHER, SUPERIOR, ELSEWHERE = "commune 0", "commune 1", "superior", "commune 0 elsewhere"
MAY, OCTOBER, NOVEMBER = (ReportingPeriod.month(2019, number) for number in (5, 10, 11))


@pytest.fixture
def village(tmp_path):
    root = tmp_path / "offices"
    shutil.copytree(SAMPLE, root)
    told = json.loads((SAMPLE / "sample.json").read_text("utf-8"))
    shutil.copytree(root / ONE, root / ELSEWHERE)
    copy = Village(root, dict(told["units"]), root / "packages" / "invitation.ctph", told["invitation_code"])
    copy.clock.at = copy.clock.at.replace(month=12)
    return copy


def contents(folder):
    """Return what lies in a folder, but for the file that is held while a program looks at it."""
    return {
        path.relative_to(folder): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def quantity(office, month, code="VL01"):
    key = office.progress.find_line(code)
    return next(row.in_period.quantity for row in office.progress.sheet(month).rows if row.key == key)


@pytest.fixture
def apart(village):
    """One folder has May, the other October with a scan beside it; what is typed last in it is not signed yet."""
    picture = village.root / "bien ban.pdf"
    picture.write_bytes(b"%PDF-1.4\n")
    with village.office(ONE) as office:
        record(office, MAY, VL01=5)
        office.submissions.seal(MAY)
    with village.office(ELSEWHERE) as office:
        record(office, OCTOBER, VL01=20)
        office.submissions.seal(OCTOBER)
        office.evidence.add(OCTOBER, picture)
        record(office, NOVEMBER, VL01=21)
    return village


def test_figures_reports_and_evidence_of_both_are_there_and_the_other_folder_is_as_it_was(apart):
    village = apart
    before = contents(village.root / ELSEWHERE)
    with village.office(ONE) as home:
        shown = home.uniting.preview(village.root / ELSEWHERE)
        assert (shown.seals, shown.evidence, shown.is_other_pc) == (1, 1, False)
        done = home.uniting.unite(village.root / ELSEWHERE)
        assert (done.seals, done.evidence, done.operations) == (shown.seals, 1, shown.operations)
        assert home.uniting.preview(village.root / ELSEWHERE).operations <= shown.operations
    assert contents(village.root / ELSEWHERE) == before
    with village.office(ONE) as home:
        assert quantity(home, MAY) == 5
        assert home.submissions.own_state(MAY) is SubmissionState.SEALED
        assert [quantity(home, month) for month in (OCTOBER, NOVEMBER)] == [20, 21]
        assert home.submissions.own_state(OCTOBER) is SubmissionState.SEALED
        assert len(files_held(home)) == 1
        assert home.inspection.verify().problems == ()


def test_what_was_united_travels_with_the_next_file_and_counts_above(apart):
    village = apart
    with village.office(ONE) as home:
        home.uniting.unite(village.root / ELSEWHERE)
    village.imported(SUPERIOR, village.exported(ONE))
    with village.superior() as office:
        for month in (MAY, OCTOBER):
            assert village_cell(office, village, month).state is SubmissionState.RECEIVED


def test_united_again_nothing_is_written_twice(apart):
    village = apart
    with village.office(ONE) as home:
        home.uniting.unite(village.root / ELSEWHERE)
        operations = home.inspection.verify().operations
        home.uniting.unite(village.root / ELSEWHERE)
        assert quantity(home, OCTOBER) == 20
        assert home.conflicts.rows() == ()
        assert home.inspection.verify().operations >= operations


def test_decisions_and_years_of_two_folders_of_the_superior_office_are_united(village):
    twin = village.root / "superior of the other year"
    village.imported(SUPERIOR, village.root / "packages" / "report-april.ctph")
    shutil.copytree(village.root / SUPERIOR, twin)
    with village.office(twin.name) as office:
        office.review.accept(village_cell(office, village, APRIL).seal)
        office.opening.open_year(2020)
    with village.superior() as office:
        assert village_cell(office, village, APRIL).state is SubmissionState.RECEIVED
        office.uniting.unite(twin)
        assert village_cell(office, village, APRIL).state is SubmissionState.ACCEPTED
        assert [row.year for row in office.programmes.years()] == [2019, 2020]


def village_cell(office, village, month):
    row = next(row for row in office.review.board() if row.unit == village.units[ONE])
    return next(cell for cell in row.cells if cell.period == month)


def test_a_backup_of_the_other_folder_will_do_as_well(apart):
    village = apart
    with village.office(ELSEWHERE) as office:
        backup = office.safekeeping.backups.make().path
    with village.office(ONE) as home:
        home.uniting.unite(backup)
        assert quantity(home, OCTOBER) == 20


def test_another_pc_of_the_office_is_named_and_its_figures_count_once_it_is_enrolled(village):
    village.join("second", village.units[ONE], device="PC thứ hai")
    with village.office("second") as office:
        record(office, MAY, VL01=8)
    with village.office(ONE) as home:
        shown = home.uniting.preview(village.root / "second")
        assert shown.is_other_pc
        assert shown.held > 0
        assert "PC thứ hai" in shown.text
        assert "chưa được cấp trên ghi nhận" in shown.text
        home.uniting.unite(village.root / "second")
        assert quantity(home, MAY) is None
    village.enrol("second", village.exported("second"))
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert quantity(home, MAY) == 8


@pytest.mark.parametrize(("name", "reason"), [(OTHER, "unit"), (SUPERIOR, "unit"), (ONE, "same")])
def test_another_units_folder_and_ones_own_are_refused(village, name, reason):
    with village.office(ONE) as home:
        with pytest.raises(UnitingRefusedError) as caught:
            home.uniting.unite(village.root / name)
        assert caught.value.reason == reason
        assert explain(caught.value)


def test_a_folder_of_another_authority_is_refused_with_what_to_do(village, tmp_path):
    another = found(tmp_path / "another", communes=0)
    another.join(ONE, village.units[ONE])
    with village.office(ONE) as home, pytest.raises(UnitingRefusedError) as caught:
        home.uniting.unite(another.root / ONE)
    assert caught.value.reason == "authority"
    assert "tiếp nhận" in explain(caught.value)


def test_what_is_open_spoilt_or_without_its_key_changes_nothing(apart):
    village = apart
    other = village.root / ELSEWHERE
    with village.office(ONE) as home:
        with village.office(ELSEWHERE), pytest.raises(OfficeInUseError):
            home.uniting.unite(other)
        with pytest.raises(NotAnOfficeError):
            home.uniting.unite(village.root / "packages")
        key = (other / KEY_FILE).read_bytes()
        (other / KEY_FILE).unlink()
        with pytest.raises(KeyMissingError):
            home.uniting.unite(other)
        (other / KEY_FILE).write_bytes(key)
        database = (other / "ctph.db").read_bytes()
        (other / "ctph.db").write_bytes(database[:2_000] + bytes(4_000) + database[6_000:])
        with pytest.raises(FileDamagedError, match=ELSEWHERE):
            home.uniting.unite(other)
        assert quantity(home, OCTOBER) is None
        assert not list((village.root / ONE).glob("ctph.db.*"))
