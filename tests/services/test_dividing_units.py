"""A unit that is divided: its own figures stay its own line, its parts begin theirs, and no target counts twice."""

from datetime import date
from decimal import Decimal

import pytest
from village_offices import MARCH

from ctph_desktop.domain.errors import (
    DividedUnitTargetError,
    DivisionRefusedError,
    MergerRefusedError,
    NewUnitRefusedError,
)
from ctph_desktop.domain.figures import Measure
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.services.roster.roster_editing import RosterEditor
from ctph_desktop.wording.errors import explain

ONE, TWO = "commune 0", "commune 1"
JUNE, JULY = MARCH.parse("2019-06"), MARCH.parse("2019-07")
LAST = date(2019, 6, 30)
PARTS = (NewUnit("19801", "Xã Đông"), NewUnit("19802", "Xã Tây"))


def line_of(office, period, label):
    filled = office.consolidation.view(period).forms[0]
    places = {column.code: place for place, column in enumerate(filled.form.columns)}
    (line,) = [line for line in (*filled.lines, filled.computed_total) if line.label == label]
    return {code: line.cells[places[code]].value for code in ("8", "12")}


def test_x_02_a_unit_is_divided_and_its_parts_report_from_the_next_day_on(enrolled):
    village, unit = enrolled, enrolled.units[ONE]
    village.imported("superior", village.report(ONE, VL01=12))
    seal = village.board(ONE).seal
    with village.superior() as office:
        office.review.accept(seal)
        before = line_of(office, JUNE, "Tổng cộng")
        view = office.splitting.preview(unit, PARTS, last_day=LAST)
        assert (view.begun, view.keeper) == (("Xã Đông", "Xã Tây"), "Xã Đông")
        office.splitting.split(unit, PARTS, last_day=LAST)
        labels = {
            period: [line.label for line in office.consolidation.view(period).forms[0].lines] for period in (JUNE, JULY)
        }
        old = labels[JUNE][0]
        assert "Xã Đông" not in labels[JUNE]
        assert labels[JULY][:3] == [old, "Xã Đông", "Xã Tây"]
        assert line_of(office, JUNE, "Tổng cộng") == before
        assert line_of(office, JULY, "Tổng cộng") == {"8": before["8"], "12": 12}  # the old unit's March, in its line
        key = next(line.key for line in office.targets.sheet("Xã Đông").lines if line.code == "VL01")
        for name, count in (("Xã Đông", 40), ("Xã Tây", 60)):
            office.targets.give(name, {(key, Measure.COMMITTED): Decimal(count)}, since=JULY)
        assert line_of(office, JULY, old)["8"] is None
        with pytest.raises(DividedUnitTargetError) as refused:
            office.targets.give(unit, {(key, Measure.COMMITTED): Decimal(9)}, since=JULY, reason="Sửa")
        assert "30/06/2019" in explain(refused.value)
        form = office.stated_totals.form("bieu-1").uuid
        assert office.revisions.origins(JULY, form=form, column="8", unit=unit).rows == ()
        assert line_of(office, JUNE, old)["8"] == 215
        assert line_of(office, JULY, "Tổng cộng")["8"] == before["8"] - 215 + 100
        assert line_of(office, JUNE, "Tổng cộng") == before
        row = {row.unit_name: row for row in office.review.board()}
        assert {"Xã Đông", "Xã Tây"} <= row.keys()
        assert office.inspection.verify().problems == ()
        exported, code = office.enrolment.invitation(village.root)
        east = office.find_unit("Xã Đông")
    village.invitation, village.code = exported.path, code
    village.join("east", east)
    village.enrol("east", village.exported("east"))
    village.imported("east", village.answered("east"))
    with village.office("east") as office:
        assert [kept.unit for kept in office.keeping.kept()] == [unit]


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        (PARTS[:1], DivisionRefusedError),
        ((PARTS[0], PARTS[0]), DivisionRefusedError),
        ((PARTS[0], NewUnit("19802", "Xã Cam Tuyền")), NewUnitRefusedError),
        ((PARTS[0], NewUnit("mã sai", "Xã Tây")), NewUnitRefusedError),
    ],
)
def test_a_division_that_cannot_be_is_refused_and_changes_nothing(enrolled, parts, error):
    with enrolled.superior() as office:
        before = office.profile().programme.units
        with pytest.raises(error):
            office.splitting.split(enrolled.units[ONE], parts, last_day=LAST)
        assert office.profile().programme.units == before


def test_a_unit_that_ended_is_not_divided(enrolled):
    with enrolled.superior() as office:
        office.succession.merge_units([enrolled.units[ONE]], enrolled.units[TWO], last_day=LAST)
        with pytest.raises(MergerRefusedError):
            office.splitting.split(enrolled.units[ONE], PARTS, last_day=LAST)


def test_a_division_cut_short_before_the_roster_followed_is_finished_by_the_same_words(enrolled, monkeypatch):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office, monkeypatch.context() as patched:
        patched.setattr(RosterEditor, "publish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            office.splitting.split(unit, PARTS, last_day=LAST)
    with enrolled.superior() as office:
        office.splitting.split(unit, PARTS, last_day=LAST)
        names = [row.unit_name for row in office.review.board()]
        assert sorted(name for name in names if name in {"Xã Đông", "Xã Tây"}) == ["Xã Tây", "Xã Đông"]
        assert office.inspection.verify().problems == ()
