"""What a released version wrote is opened by this one: its offices, its packages, and work goes on from there.

`make_samples.py` made them, once for each version. They are never changed.
"""

import json
import shutil
from pathlib import Path

import pytest
from village_offices import APRIL, MARCH, Village, record

from ctph_desktop.domain.errors import PackageError
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.sync.package import peek

FOLDER = Path(__file__).parent
VERSIONS = sorted(path.parent for path in FOLDER.glob("*/sample.json"))
ONE, OTHER, SUPERIOR = "commune 0", "commune 1", "superior"

pytestmark = pytest.mark.parametrize("version", VERSIONS, ids=lambda folder: folder.name)


@pytest.fixture
def told(version):
    return json.loads((version / "sample.json").read_text("utf-8"))


@pytest.fixture
def village(version, told, tmp_path):
    """The offices of a version, in a copy of one's own."""
    root = tmp_path / "offices"
    shutil.copytree(version, root)
    return Village(root, dict(told["units"]), root / "packages" / "invitation.ctph", told["invitation_code"])


def package(village, name):
    return village.root / "packages" / f"{name}.ctph"


def quantities(village, name, month):
    with village.office(name) as office:
        rows = office.progress.sheet(month).rows
        return {row.in_period.quantity for row in rows if row.in_period.quantity is not None and not row.is_computed}


@pytest.mark.parametrize("name", [SUPERIOR, ONE, OTHER])
def test_an_office_of_every_version_opens_and_is_whole(village, name):
    for _ in range(2):
        with village.office(name) as office:
            inspection = office.inspection.verify()
            assert inspection.problems == ()
            assert inspection.operations > 0
            assert office.profile().plan_year == 2019


def test_what_stood_in_it_stands_there_still(village):
    assert quantities(village, ONE, MARCH) == {12}
    assert quantities(village, ONE, APRIL) == {7}
    assert village.state(ONE, MARCH) is SubmissionState.ACCEPTED
    assert village.state(ONE, APRIL) is SubmissionState.EXPORTED
    assert village.board(ONE, MARCH).state is SubmissionState.ACCEPTED
    assert village.board(ONE, APRIL).state is SubmissionState.NOTHING


def test_the_tables_made_anew_are_those_it_kept(village):
    with village.superior() as office:
        before = office.review.board()
        assert office.inspection.rebuild() > 0
        assert office.review.board() == before


def test_packages_of_every_version_are_merged_and_known_ones_are_known(village):
    (old,) = village.imported(SUPERIOR, package(village, "report-march"))
    assert old.verdict is FileVerdict.KNOWN
    (new,) = village.imported(SUPERIOR, package(village, "report-april"))
    assert new.verdict is FileVerdict.NEW
    assert village.board(ONE, APRIL).state is SubmissionState.RECEIVED
    (answer,) = village.imported(ONE, package(village, "answer-april"))
    assert answer.verdict is FileVerdict.NEW
    assert village.state(ONE, APRIL) is SubmissionState.RETURNED


def test_a_remark_of_every_version_reaches_its_commune(village, told):
    village.imported(ONE, package(village, "answer-april"))
    with village.office(ONE) as office:
        sheet = office.progress.sheet(APRIL)
    assert told["remark"] in str(sheet)


def test_a_pc_that_waited_is_enrolled_with_the_code_of_its_version(village, told):
    with village.superior() as office:
        (waiting,) = office.exchange.tray()
        office.enrolment.enrol(waiting.package, told["enrolment_code"])
        assert office.exchange.tray() == ()
    assert village.imported(OTHER, village.answered(OTHER))[0].verdict is FileVerdict.NEW
    with village.office(OTHER) as office:
        assert office.profile().is_enrolled


def test_an_invitation_of_every_version_is_joined_with_its_code(village):
    units = read_invitation(village.invitation).units
    village.join("new commune", units[5][0])
    with village.office("new commune") as office:
        assert office.profile().unit_name == units[5][2]


def test_work_goes_on_between_offices_that_were_upgraded(village):
    village.imported(SUPERIOR, package(village, "report-april"))
    with village.office(ONE) as office:
        record(office, APRIL, VL01=8)
        office.submissions.seal(APRIL)
    assert village.imported(SUPERIOR, village.exported(ONE))[0].verdict is FileVerdict.NEW
    with village.superior() as office:
        (cell,) = [
            c for c in next(r for r in office.review.board() if r.unit == village.units[ONE]).cells if c.period == APRIL
        ]
        assert (cell.state, cell.version) == (SubmissionState.RECEIVED, 2)
        office.review.accept(cell.seal)
    village.imported(ONE, village.answered(ONE))
    assert village.state(ONE, APRIL) is SubmissionState.ACCEPTED


def test_a_damaged_package_of_every_version_is_refused(village):
    data = bytearray(package(village, "report-april").read_bytes())
    data[len(data) // 2] ^= 1
    with pytest.raises(PackageError):
        peek(bytes(data))
