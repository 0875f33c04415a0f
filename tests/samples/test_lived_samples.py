"""What an office of a released version has lived through opens: closed, frozen, kept, merged, backed up.

`make_lived_samples.py` made it, once for each version, by the program of that version. It is never changed.
"""

import json
import shutil
from pathlib import Path

import pytest
from make_lived_samples import APRIL, MARCH, ONE, OTHER, SUPERIOR, Village, board_cell, numbers

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.restoring import restore_into_new
from ctph_desktop.services.ground.exchange_rows import FileVerdict

FOLDER = Path(__file__).parent / "lived"
VERSIONS = sorted(path.parent for path in FOLDER.glob("*/sample.json"))

pytestmark = pytest.mark.parametrize("version", VERSIONS, ids=lambda folder: folder.name)


@pytest.fixture
def told(version):
    return json.loads((version / "sample.json").read_text("utf-8"))


@pytest.fixture
def village(version, told, tmp_path):
    """The superior office of a version, in a copy of one's own."""
    root = tmp_path / "offices"
    shutil.copytree(version, root)
    return Village(root, dict(told["units"]), root / "none.ctph", told["invitation_code"])


@pytest.fixture
def restored(village, told):
    """The same with its commune, restored from the backup that a version made."""
    restore_into_new(village.root / ONE, village.root / f"{ONE}.ctphbak", code=told["recovery_code"])
    return village


def package(village, name):
    return village.root / "packages" / f"{name}.ctph"


def test_a_closed_month_is_closed_and_its_frozen_version_prints_the_same_numbers(village, told):
    with village.superior() as office:
        assert office.inspection.verify().problems == ()
        (closed,) = office.closing.rows()
        assert (closed.period, closed.is_closed, closed.reason) == (MARCH, True, told["reason"])
        (frozen,) = office.frozen.versions(MARCH)
        assert (frozen.label, frozen.is_damaged) == ("1", False)
        assert numbers(office.frozen.view(frozen.uuid).forms) == told["forms"]


def test_the_tables_made_anew_show_what_it_showed(village):
    with village.superior() as office:
        before = office.review.board(), office.closing.rows(), office.frozen.versions(MARCH)
        assert office.inspection.rebuild() > 0
        assert (office.review.board(), office.closing.rows(), office.frozen.versions(MARCH)) == before


def test_what_was_typed_for_a_kept_unit_and_what_a_merger_made_stand(village, told):
    with village.superior() as office:
        by_unit = {row.unit: row for row in office.review.board()}
        for unit in (*told["units"].values(), told["kept"]):
            assert board_cell(office, unit).state is SubmissionState.ACCEPTED
        assert by_unit[told["successor"]].unit_name == told["merged"]
        assert office.keeping.kept() == (), "both books went to the new commune"
        report = office.review.received(board_cell(office, told["kept"]).seal)
        typed = {row.in_period for row in report.rows if row.in_period.quantity is not None and not row.is_computed}
        assert typed == {FigureValue.reported(4)}


def test_a_correction_of_a_closed_month_from_that_version_waits_for_a_decision(village, told):
    assert village.imported(SUPERIOR, package(village, "report-april"))[0].verdict is FileVerdict.NEW
    assert village.imported(SUPERIOR, package(village, "correction-march"))[0].verdict is FileVerdict.NEW
    with village.superior() as office:
        cell = board_cell(office, told["units"][ONE])
        assert (cell.state, cell.version, cell.is_correction) == (SubmissionState.RECEIVED, 2, True)
        assert board_cell(office, told["units"][ONE], APRIL).state is SubmissionState.RECEIVED
        assert numbers(office.frozen.view(office.frozen.versions(MARCH)[0].uuid).forms) == told["forms"]


def test_a_backup_of_that_version_is_restored_and_learns_of_the_merger(restored, told):
    assert restored.state(ONE, MARCH) is SubmissionState.SEALED
    assert restored.imported(ONE, package(restored, "answer-merger"))[0].verdict is FileVerdict.NEW
    with restored.office(ONE) as office:
        assert office.inspection.verify().problems == ()
        assert workplace_units(office)[told["successor"]] == told["merged"]
        assert workplace_units(office)[told["units"][OTHER]]


def workplace_units(office):
    return {unit.uuid: unit.name for unit in office._workplace.catalogue().units.values()}
