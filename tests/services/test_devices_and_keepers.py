"""Who may write: further PCs, broken and stolen ones, books kept for others, mergers, and a new superior office."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from village_offices import APRIL, MARCH, Village, board_cell, record, workplace_of

from ctph_desktop.domain.errors import (
    AlreadyJoinedError,
    CodeMismatchError,
    ForeignInvitationError,
    KeeperUnchangedError,
    MergerRefusedError,
    NoDeviceToGiveBackError,
    NotAllowedError,
    NotJoinedError,
    NotTheKeeperError,
    OwnDeviceError,
    RosterKeyElsewhereError,
    SealingRefusedError,
    UnitEndedError,
    UnknownDeviceError,
)
from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.founding import catalogue, create_alone
from ctph_desktop.services.ground.exchange_rows import FileVerdict, UnsealedMonths
from ctph_desktop.services.ground.overview_rows import book_action
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.services.roster.roster_editing import RosterEditor

ONE, OTHER = "commune 0", "commune 1"
JUNE, JULY = ReportingPeriod.month(2019, 6), ReportingPeriod.month(2019, 7)


def value_of(office, code="VL01", month=MARCH):
    key = office.progress.find_line(code)
    return next(row.in_period.quantity for row in office.progress.sheet(month).rows if row.key == key)


def key_of(office, name: str) -> str:
    return office.devices.find(name).key


def second_pc(village: Village, name: str = "second", *, of: str = ONE, replaces: str = "") -> None:
    """Let a further PC of a commune join and be enrolled, and give it what the superior office holds."""
    village.join(name, village.units[of], device="PC " + name)
    package = village.exported(name)
    with village.office(name) as office:
        code = office.enrolment.request_code()
    with village.superior() as office:
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
        broken = key_of(office, replaces) if replaces else ""
        office.enrolment.enrol(office.exchange.tray()[-1].package, code, replaces=broken)
    village.imported(name, village.answered(name))


def verified(village: Village, *names: str) -> None:
    """Check that what every office shows is what its journal says."""
    for name in names:
        with village.office(name) as office:
            assert office.inspection.verify().problems == ()


# a broken PC


def test_a_replacement_pc_gets_its_own_books_back_and_goes_on(enrolled):
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=12))
    with village.office(ONE) as office:
        record(office, APRIL, VL01=3)
    village.imported("superior", village.exported(ONE))
    shutil.rmtree(village.root / ONE)
    second_pc(village, "new", replaces="PC commune 0")
    with village.office("new") as office:
        assert value_of(office) == 12
        assert value_of(office, month=APRIL) == 3
        assert office.submissions.own_state(MARCH) is SubmissionState.RECEIVED
        assert [row.name for row in office.devices.devices() if row.seals] == ["PC new"]
        record(office, MARCH, VL01=13)
        office.submissions.seal(MARCH)
    village.imported("superior", village.exported("new"))
    assert village.board("new").version == 2
    verified(village, "superior", "new")


def test_a_replacement_opens_a_replica_of_its_own(enrolled):
    with enrolled.office(ONE) as office:
        before = workplace_of(office).identity.replica
    second_pc(enrolled, "new", replaces="PC commune 0")
    with enrolled.office("new") as office:
        assert workplace_of(office).identity.replica != before


def test_only_a_pc_of_the_same_office_can_be_replaced(enrolled):
    village = enrolled
    village.join("new", village.units[ONE])
    package = village.exported("new")
    with village.office("new") as office:
        code = office.enrolment.request_code()
    with village.superior() as office:
        office.exchange.import_packages([package])
        waiting = office.exchange.tray()[-1].package
        with pytest.raises(UnknownDeviceError):
            office.enrolment.enrol(waiting, code, replaces=key_of(office, "PC commune 1"))
        assert len(office.exchange.tray()) == 1
        office.enrolment.enrol(waiting, code)
        assert not any(row.is_revoked for row in office.devices.devices())


# a stolen PC


def _revoked(village: Village, name: str) -> None:
    with village.superior() as office:
        office.devices.revoke(key_of(office, name))


def test_a_stolen_pc_counts_up_to_what_the_superior_holds_and_no_further(enrolled):
    village = enrolled
    second_pc(village)
    village.imported("superior", village.report(ONE, VL01=12))
    village.imported("second", village.answered("second"))
    _revoked(village, "PC commune 0")
    stolen = village.report(ONE, VL01=999)
    with village.superior() as office:
        unit = workplace_of(office).names.unit(village.units[ONE])
    said = village.imported("superior", stolen)[0].message
    assert f"Máy “PC commune 0” của {unit} đã bị thu hồi" in said
    assert f"gọi điện hỏi {unit}" in said
    assert "máy khác đã ghi nhận" in said
    with village.superior() as office:
        (held,) = office.exchange.held()
        assert held.reason == said
        assert "trên máy đã được ghi nhận" in held.message
    with village.superior() as office:
        report = office.review.received(board_cell(office, village.units[ONE]).seal)
        assert report.version == 1
        assert next(row for row in report.rows if row.label).in_period is not None
    village.imported("second", village.answered("second"))
    with village.office("second") as office:
        assert value_of(office) == 12
        assert office.submissions.own_state(MARCH) is SubmissionState.RECEIVED
    verified(village, "superior", "second")


def test_what_a_stolen_pc_passed_on_after_the_revocation_is_held_everywhere_alike(enrolled):
    """The second PC took the thief's package in before it heard of the revocation, and passes it on."""
    village = enrolled
    second_pc(village)
    village.imported("superior", village.report(ONE, VL01=12))
    village.imported(ONE, village.answered(ONE))
    _revoked(village, "PC commune 0")
    village.imported("second", village.report(ONE, VL01=999))
    with village.office("second") as office:
        assert value_of(office) == 999
    village.imported("superior", village.exported("second"))
    village.imported("second", village.answered("second"))
    held = []
    for name in ("superior", "second"):
        with village.office(name) as office:
            workplace = workplace_of(office)
            book = workplace.books.of_unit(village.units[ONE])
            projected = workplace.journal.project(book)
            held.append(dict(projected.held))
            heads = {s.seal for s in workplace.queries.statements(unit=village.units[ONE]) if s.is_head}
            assert len(heads) == 1
    assert held[0] == held[1] == {"cut_off": held[0]["cut_off"]}
    with village.office("second") as office:
        assert value_of(office) == 12
    assert village.board(ONE).version == 1
    verified(village, "superior", "second")


def test_a_package_of_the_stolen_pc_counts_alike_whether_it_comes_before_or_after_the_roster(enrolled):
    """What the superior held when it revoked is named; another office gets it before or after it hears of that."""
    village = enrolled
    second_pc(village)
    package = village.report(ONE, VL01=12)
    village.imported("superior", package)
    _revoked(village, "PC commune 0")
    late = village.copy_to(village.root.parent / "late")
    village.imported("second", package, village.answered("second"))
    late.imported("second", late.answered("second"), late.root / package.relative_to(village.root))
    for each in (village, late):
        with each.office("second") as office:
            assert value_of(office) == 12
            assert office.submissions.own_state(MARCH) is SubmissionState.RECEIVED


def test_when_the_sealing_pc_is_revoked_another_pc_of_the_office_seals(enrolled):
    village = enrolled
    second_pc(village)
    with village.superior() as office:
        view = office.devices.revocation(key_of(office, "PC commune 0"))
        assert "“PC second”" in view.sealing
        assert "chưa gửi tới đây" in view.lost
    _revoked(village, "PC commune 0")
    village.imported("second", village.answered("second"))
    village.imported("superior", village.report("second", VL01=4))
    assert village.board(ONE).state is SubmissionState.RECEIVED


def test_the_pc_at_the_desk_and_pcs_that_are_gone_are_not_revoked(enrolled):
    with enrolled.superior() as office:
        with pytest.raises(OwnDeviceError):
            office.devices.revoke(key_of(office, "PC huyện"))
        gone = key_of(office, "PC commune 0")
        office.devices.revoke(gone)
        for again in (office.devices.revoke, office.devices.revocation, office.devices.move_sealing):
            with pytest.raises(UnknownDeviceError):
                again(gone)
        with pytest.raises(UnknownDeviceError):
            office.devices.find("PC commune 0")
    with enrolled.office(ONE) as office, pytest.raises(NotAllowedError):
        office.devices.revoke(gone)


# the PC that seals


def test_sealing_moves_to_another_pc_and_earlier_seals_keep_counting(enrolled):
    village = enrolled
    second_pc(village)
    village.imported("superior", village.report(ONE, VL01=12))
    with village.superior() as office:
        office.devices.move_sealing(key_of(office, "PC second"))
        office.devices.move_sealing(key_of(office, "PC second"))
    assert village.board(ONE).state is SubmissionState.RECEIVED
    for name in ("second", ONE):
        village.imported(name, village.answered(name))
    with village.office(ONE) as office:
        record(office, APRIL, VL01=1)
        with pytest.raises(SealingRefusedError):
            office.submissions.seal(APRIL)
    village.imported("superior", village.report("second", APRIL, VL01=1))
    assert village.board(ONE, APRIL).state is SubmissionState.RECEIVED
    assert village.board(ONE, MARCH).state is SubmissionState.RECEIVED
    verified(village, "superior", "second")


def test_a_pc_that_seals_although_the_right_has_moved_is_held(enrolled):
    village = enrolled
    second_pc(village)
    with village.superior() as office:
        office.devices.move_sealing(key_of(office, "PC second"))
    village.imported("superior", village.report(ONE, VL01=12))
    assert village.board(ONE).seal == ""
    with village.superior() as office:
        workplace = workplace_of(office)
        assert set(workplace.journal.project(workplace.books.of_unit(village.units[ONE])).held) == {"not_the_sealer"}


def test_sealing_that_moves_there_and_back_counts_both_times(enrolled):
    village = enrolled
    second_pc(village)
    village.imported("superior", village.report(ONE, VL01=12))
    for name, month in (("second", APRIL), (ONE, ReportingPeriod.month(2019, 5))):
        with village.superior() as office:
            office.devices.move_sealing(key_of(office, "PC " + name))
        village.imported(name, village.answered(name))
        village.imported("superior", village.report(name, month, VL01=1))
    months = (MARCH, APRIL, ReportingPeriod.month(2019, 5))
    assert [village.board(ONE, month).state for month in months] == [SubmissionState.RECEIVED] * 3


# a second PC of the superior office


def _superiors_second_pc(village: Village) -> None:
    superior = catalogue().programmes[0].superior
    village.join("superior 2", superior, device="PC huyện 2")
    with village.office("superior 2") as office:
        code = office.enrolment.request_code()
        package = office.exchange.export_package(village.stick(), unit=superior).path
    with village.superior() as office:
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
        office.enrolment.enrol(office.exchange.tray()[-1].package, code)
    village.imported("superior 2", village.answered("superior 2"))


def test_a_second_pc_of_the_superior_office_sees_and_decides_like_the_first(enrolled):
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=12))
    _superiors_second_pc(village)
    with village.office("superior 2") as office:
        seal = board_cell(office, village.units[ONE]).seal
        assert seal
        office.review.accept(seal)
        answer = office.exchange.export_package(village.stick(), unit=village.units[ONE]).path
        back = office.exchange.export_package(village.stick(), unit=office.profile().unit).path
    village.imported("superior", Path(back))
    assert village.board(ONE).state is SubmissionState.ACCEPTED
    village.imported(ONE, village.answered(ONE), Path(answer))
    assert village.state(ONE) is SubmissionState.ACCEPTED
    village.imported(OTHER, village.answered(OTHER))
    village.imported("superior 2", village.report(OTHER, VL01=5))
    with village.office("superior 2") as office:
        assert board_cell(office, village.units[OTHER]).state is SubmissionState.RECEIVED
    verified(village, "superior", "superior 2", ONE)


def test_only_the_pc_with_the_roster_key_changes_who_writes(enrolled):
    village = enrolled
    _superiors_second_pc(village)
    with village.office("superior 2") as office:
        assert not office.devices.overview().may_change
        for attempt in (
            lambda: office.devices.revoke(key_of(office, "PC commune 0")),
            lambda: office.keeping.keep_for(village.units[ONE]),
            lambda: office.succession.succeed(NewUnit("45", "Tỉnh mới")),
        ):
            with pytest.raises(RosterKeyElsewhereError):
                attempt()


# typing for a commune


def _typed_above(village: Village, unit: str, month=MARCH, origin=Origin.TELEPHONE, **quantities) -> None:
    with village.superior() as office:
        desk = office.keeping.desk(unit)
        desk.choose_origin(origin)
        record(desk, month, **quantities)
        desk.submissions.seal(month)


def test_the_superior_types_for_a_commune_without_a_pc_and_says_so(founded):
    village = founded
    unit = catalogue().programmes[0].units[5]
    with village.superior() as office:
        with pytest.raises(NotTheKeeperError):
            office.keeping.desk(unit)
        office.keeping.keep_for(unit)
        with pytest.raises(KeeperUnchangedError):
            office.keeping.keep_for(unit)
    _typed_above(village, unit, VL01=7)
    with village.superior() as office:
        cell = board_cell(office, unit)
        assert cell.state is SubmissionState.RECEIVED
        assert office.keeping.desk(unit).submissions.own_state(MARCH) is SubmissionState.RECEIVED
        report = office.review.received(cell.seal)
        assert report.note == "Cấp trên nhập thay, nguồn: điện thoại"
        assert report.sealed_by == "Cán bộ huyện, Phòng LĐ-TB&XH"
        office.review.accept(cell.seal)
        desk = office.keeping.desk(unit)
        version = desk.progress.history(MARCH, desk.progress.find_line("VL01"))[0]
        assert version.reason == "Cấp trên nhập thay, nguồn: điện thoại"
        with pytest.raises(NoDeviceToGiveBackError):
            office.keeping.give_back(unit)
        assert "Cấp trên nhập thay: Xã" in office.consolidation.view(MARCH).coverage_label
    verified(village, "superior")


def test_the_book_goes_back_and_the_commune_goes_on_from_the_same_figures(enrolled):
    village = enrolled
    unit = village.units[ONE]
    village.imported("superior", village.report(ONE, VL01=12))
    with village.superior() as office:
        office.keeping.keep_for(unit)
    _typed_above(village, unit, VL01=13)
    _typed_above(village, unit, APRIL, VL01=2)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert not office.progress.sheet(MARCH).can_edit
        with pytest.raises(NotTheKeeperError):
            record(office, VL01=1)
        with pytest.raises(NotTheKeeperError):
            office.submissions.seal(MARCH)
        assert value_of(office) == 13
    with village.superior() as office:
        office.keeping.give_back(unit)
        with pytest.raises(NotTheKeeperError):
            office.keeping.desk(unit)
    village.imported(ONE, village.answered(ONE))
    village.imported("superior", village.report(ONE, VL01=14))
    cell = village.board(ONE)
    assert (cell.version, cell.rivals) == (3, 0)
    with village.office(ONE) as office:
        assert value_of(office, month=APRIL) == 2
        assert not any(row.has_conflict for row in office.progress.sheet(MARCH).rows)
    verified(village, "superior", ONE)


def test_a_desk_left_open_does_not_write_once_the_book_went_back(enrolled):
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
        desk = office.keeping.desk(enrolled.units[ONE])
        office.keeping.give_back(enrolled.units[ONE])
        with pytest.raises(NotTheKeeperError):
            record(desk, VL01=3)
        with pytest.raises(NotTheKeeperError):
            desk.submissions.seal(MARCH)


def test_what_a_commune_sent_too_late_is_held_and_stays_held_when_the_book_goes_back(enrolled):
    village = enrolled
    unit = village.units[ONE]
    with village.superior() as office:
        office.keeping.keep_for(unit)
    late = village.report(ONE, VL01=99)
    _typed_above(village, unit, VL01=13)
    village.imported("superior", late)
    with village.superior() as office:
        office.keeping.give_back(unit)
        workplace = workplace_of(office)
        assert set(workplace.journal.project(workplace.books.of_unit(unit)).held) == {"cut_off"}
    assert village.board(ONE).rivals == 0
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert value_of(office) == 13
    verified(village, "superior", ONE)


# communes that become one


def test_after_a_merger_the_successor_seals_june_under_the_old_unit(merged):
    village = merged
    with village.office("merged") as office:
        kept = office.keeping.kept()
        assert {row.unit for row in kept} == {village.units[ONE], village.units[OTHER], village.units["third"]}
        for row in kept:
            desk = office.keeping.desk(row.unit)
            record(desk, JUNE, VL01=5)
            desk.submissions.seal(JUNE)
            with pytest.raises(UnitEndedError):
                record(desk, JULY, VL01=5)
        with pytest.raises(UnitEndedError):
            record(office, JUNE, VL01=1)
        record(office, JULY, VL01=20)
        office.submissions.seal(JULY)
    village.imported("superior", village.exported("merged"))
    for name in (ONE, OTHER, "third"):
        assert village.board(name, JUNE).state is SubmissionState.RECEIVED
    assert village.board("merged", JULY).state is SubmissionState.RECEIVED
    assert village.board(ONE, MARCH).state is SubmissionState.RECEIVED
    with village.superior() as office:
        report = office.review.received(village_seal(office, village.units[ONE], JUNE))
        assert report.note == "Xã Hợp Nhất nhập thay (đơn vị kế thừa)"
        for name, month in ((ONE, MARCH), (ONE, JUNE), (OTHER, JUNE), ("third", JUNE), ("merged", JULY)):
            office.review.accept(village_seal(office, village.units[name], month))
        seal = village_seal(office, village.units["merged"], JULY)
        assert jobs_under_review(office, seal) == (12 + 3 * 5, 12 + 3 * 5 + 20, 215 + 75 + 196, "")
        july = office.consolidation.view(JULY)
        assert all("Xã Hợp Nhất" in {line.label for line in form.lines} for form in july.forms)
        assert "tự cộng chỉ tiêu của" in office.targets.sheet(village.units["merged"]).note
        assert office.targets.sheet(village.units[ONE]).note == ""
        march = office.consolidation.view(MARCH)
        assert not any("Xã Hợp Nhất" in {line.label for line in form.lines} for form in march.forms)
        assert total_of(march.forms[0], "8") == total_of(july.forms[0], "8") == 1296
        ended = {village.units[name] for name in (ONE, OTHER, "third")}
        assert ended.isdisjoint(line.unit for line in july.forms[0].lines)
        merged_line = next(line for line in july.forms[0].lines if line.label == "Xã Hợp Nhất")
        place = [column.code for column in july.forms[0].form.columns].index("12")
        assert merged_line.cells[place].value == 12 + 3 * 5 + 20
        origin = office.revisions.origins(JULY, form="bieu-1", column="12", unit=merged_line.unit)
        assert sum(row.value.count for row in origin.rows) == 47
        assert any("(đã sáp nhập)" in finding.message for finding in july.forms[0].findings)
        assert not any("Hợp Nhất" in step.text and "chỉ tiêu" in step.text for step in office.overview(JULY).todo)
    village.imported("merged", village.answered("merged"))
    with village.office("merged") as office:
        sheet = office.progress.sheet(JULY)
        jobs = next(row for row in sheet.rows if row.key == office.progress.find_line("VL01"))
        assert (jobs.before, jobs.cumulative) == (12 + 3 * 5, 12 + 3 * 5 + 20)
        assert jobs.committed == 215 + 75 + 196
        assert "(đã sáp nhập)" in sheet.carried_note
        desk = office.keeping.desk(village.units[ONE])
        assert desk.submissions.own_state(JUNE) is SubmissionState.ACCEPTED
        assert desk.submissions.own_state(MARCH) is SubmissionState.ACCEPTED
    verified(village, "superior", "merged")


def test_a_report_returned_to_a_merged_unit_is_told_to_its_successor(merged):
    village = merged
    unit = village.units[ONE]
    with village.office("merged") as office:
        desk = office.keeping.desk(unit)
        record(desk, JUNE, VL01=5)
        assert office.keeping.unsealed() == (UnsealedMonths((JUNE,), unit, workplace_of(office).names.unit(unit)),)
        desk.submissions.seal(JUNE)
        assert office.keeping.unsealed() == ()
        record(office, JULY, VL01=2)
        assert office.keeping.unsealed() == (UnsealedMonths((JULY,)),)
        office.submissions.seal(JULY)
        written = office.exchange.export_package(village.stick())
        name = workplace_of(office).names.unit(unit)
    assert {(r.unit_name, r.period) for r in written.reports} >= {(name, JUNE), ("", JULY)}
    village.imported("superior", Path(written.path))
    with village.superior() as office:
        office.review.return_report(village_seal(office, unit, JUNE), remarks={"": "Xem lại"})
        july = office.review.received(village_seal(office, village.units["merged"], JULY))
        assert f"tháng 06/2019 của {name}" in july.sums_note
        assert "chưa được duyệt" in july.sums_note
    answer = village.answered("merged")
    with village.office("merged") as office:
        (imported,) = office.exchange.import_packages([answer])
        (outcome,) = (row for row in imported.outcomes if row.is_returned)
        assert outcome.text == f"Báo cáo tháng 06/2019 của {name} BỊ TRẢ LẠI, 1 góp ý"
        assert (outcome.kept_unit, outcome.period) == (unit, JUNE)
        (step,) = (step for step in office.overview().todo if step.place == "devices")
        assert name in step.text
        assert step.action == book_action(unit, JUNE)
        desk = office.keeping.desk(unit)
        record(desk, JUNE, VL01=6)
        desk.submissions.seal(JUNE)
        assert not [step for step in office.overview().todo if step.place == "devices"]


def jobs_under_review(office, seal):
    report = office.review.received(seal)
    (jobs,) = (row for row in report.rows if row.label == "Giải quyết việc làm")
    return jobs.before, jobs.cumulative, jobs.committed, report.sums_note


def total_of(form, code):
    place = [column.code for column in form.form.columns].index(code)
    return form.computed_total.cells[place].value


def village_seal(office, unit, month):
    return board_cell(office, unit, month).seal


def test_after_a_merger_the_old_pcs_write_no_more(merged):
    village = merged
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert not office.progress.sheet(JUNE).can_edit
    offline = village.report(OTHER, JUNE, VL01=77)
    village.imported("superior", offline)
    assert village.board(OTHER, JUNE).seal == ""


def _missing_of(view):
    """The units without a report, as each form calls them."""
    return {name for form in view.forms for name in form.coverage.missing}


def test_units_that_end_are_asked_for_no_report_after_their_end(merged):
    with merged.superior() as office:
        ended = workplace_of(office).names.unit(merged.units[ONE])
        june, july = (_missing_of(office.consolidation.view(month)) for month in (JUNE, JULY))
        assert "Xã Hợp Nhất" in july
        assert ended not in july
        assert ended in june
        assert "Xã Hợp Nhất" not in june
        asked = {row.unit_name for row in office.reminders.missing(JULY).rows}
        assert "Xã Hợp Nhất" in asked
        assert ended not in asked


def test_a_pc_that_only_looks_is_not_told_to_type(merged):
    merged.imported(ONE, merged.answered(ONE))
    with merged.office(ONE) as office:
        (step,) = office.overview().todo
        assert "giữ sổ của đơn vị từ khi sáp nhập" in step.text
        assert not step.place


def test_each_unit_is_offered_the_months_in_which_it_exists(merged):
    with merged.office("merged") as office:
        assert [row.period.number for row in office.progress.periods()] == list(range(7, 13))
        assert office.overview().period == JULY
        kept = office.keeping.desk(merged.units[ONE])
        assert [row.period.number for row in kept.progress.periods()] == list(range(1, 7))


@pytest.mark.parametrize(
    "successor", ["", NewUnit("x y", "Xã Mới"), NewUnit("19998", ""), NewUnit("19998", "Xã Cam An")]
)
def test_a_merger_that_cannot_be_is_refused_and_changes_nothing(enrolled, successor):
    with enrolled.superior() as office:
        before = office.inspection.verify()
        ended = [enrolled.units[ONE], enrolled.units[OTHER]]
        for units, into in ((ended, successor or enrolled.units[ONE]), ([], enrolled.units[ONE])):
            with pytest.raises(MergerRefusedError):
                office.succession.merge_units(units, into, last_day=date(2019, 6, 30))
        assert office.inspection.verify() == before


@pytest.mark.parametrize("is_named_anew", [True, False])
def test_a_merger_cut_short_before_the_roster_followed_is_finished_at_the_second_try(
    enrolled, monkeypatch, is_named_anew
):
    units, wanted, day = (
        [enrolled.units[ONE], enrolled.units[OTHER]],
        NewUnit("19999", "Xã Hợp Nhất"),
        date(2019, 6, 30),
    )

    def cut_short(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, enrolled.superior() as office, pytest.raises(KeyboardInterrupt):  # noqa: PT012
        patch.setattr(RosterEditor, "publish", cut_short)
        office.succession.merge_units(units, wanted, last_day=day)
    with enrolled.superior() as office:
        new = office.succession.merge_units(units, wanted if is_named_anew else wanted.name, last_day=day)
        latest = workplace_of(office).journal.chain.latest
        assert {latest.keeper(unit) for unit in [*units, new]} == {new}
        names = [unit.name for unit in workplace_of(office).catalogue().units.values()]
        assert names.count(wanted.name) == 1
        assert office.inspection.verify().problems == ()


def test_a_commune_that_takes_in_another_keeps_its_book(enrolled):
    village = enrolled
    with village.superior() as office:
        office.succession.merge_units([village.units[OTHER]], village.units[ONE], last_day=date(2019, 6, 30))
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        desk = office.keeping.desk(village.units[OTHER])
        record(desk, JUNE, VL01=4)
        desk.submissions.seal(JUNE)
    village.imported("superior", village.exported(ONE))
    assert village.board(OTHER, JUNE).state is SubmissionState.RECEIVED


# a new superior office


@pytest.fixture
def succeeded(enrolled):
    """The district is abolished; its PC becomes that of a new office, with a new root and a new invitation."""
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=12))
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[ONE]).seal)
        office.succession.succeed(NewUnit("450", "Sở mới tỉnh Quảng Trị"))
    with village.superior() as office:
        exported, village.code = office.enrolment.invitation(village.root)
        village.invitation = Path(exported.path)
    return village


def test_a_new_superior_office_goes_on_with_the_programme_under_a_new_root(succeeded):
    village = succeeded
    with village.superior() as office:
        profile = office.profile()
        assert (profile.unit_name, profile.is_enrolled) == ("Sở mới tỉnh Quảng Trị", True)
        assert profile.programme is not None
        assert profile.person_name == "Cán bộ huyện"
        assert board_cell(office, village.units[ONE]).state is SubmissionState.ACCEPTED
    verified(village, "superior")
    late = village.report(OTHER, VL01=5)
    assert village.imported("superior", late)[0].verdict is FileVerdict.NEW
    assert village.board(OTHER).state is SubmissionState.RECEIVED
    assert "cấp trên mới" in village.imported(OTHER, village.answered(OTHER))[0].message
    with village.office(OTHER) as office:
        with pytest.raises(CodeMismatchError):
            office.invitations.accept(village.invitation, office.enrolment.request_code())
        assert office.profile().superior_name == "UBND huyện Cam Lộ"
        office.invitations.accept(village.invitation, village.code)
    with village.office(OTHER) as office:
        assert office.profile().superior_name == "Sở mới tỉnh Quảng Trị"
        assert office.profile().is_enrolled
        assert value_of(office) == 5
        with pytest.raises(AlreadyJoinedError):
            office.invitations.accept(village.invitation, village.code)
    village.imported(OTHER, village.answered(OTHER))
    assert village.state(OTHER) is SubmissionState.RECEIVED
    village.imported("superior", village.report(OTHER, APRIL, VL01=6))
    assert village.board(OTHER, APRIL).state is SubmissionState.RECEIVED
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[OTHER]).seal)
    village.imported(OTHER, village.answered(OTHER))
    assert village.state(OTHER) is SubmissionState.ACCEPTED
    verified(village, "superior", OTHER)


def test_what_is_written_under_the_old_root_after_the_succession_does_not_count(enrolled):
    village = enrolled
    twin = village.copy_to(village.root.parent / "twin")
    with village.superior() as office:
        office.devices.trust()
        office.succession.succeed(NewUnit("450", "Sở mới"))
    with twin.superior() as office:
        office.devices.trust()
        office.keeping.keep_for(twin.units[ONE])
    twin.imported(ONE, twin.answered(ONE))
    forged = twin.exported(ONE)
    village.imported("superior", forged)
    with village.superior() as office:
        assert office.profile().programme is not None
        chain = workplace_of(office).journal.chain
        assert chain.heritage is not None
        assert chain.latest.keeper(village.units[ONE]) == village.units[ONE]
    verified(village, "superior")


def test_a_pc_revoked_after_the_succession_is_cut_off_in_what_it_wrote_before(succeeded):
    village = succeeded
    late = village.report(OTHER, VL01=5)
    with village.superior() as office:
        office.devices.revoke(key_of(office, "PC commune 1"))
    assert "thu hồi" in village.imported("superior", late)[0].message
    assert village.board(OTHER).seal == ""
    assert village.board(ONE).state is SubmissionState.ACCEPTED


def test_an_invitation_of_another_superior_is_not_taken_by_mistake(enrolled, founded):
    with founded.superior() as office:
        exported, code = office.enrolment.invitation(founded.stick())
    other = Path(exported.path)
    with enrolled.office(ONE) as office, pytest.raises((ForeignInvitationError, AlreadyJoinedError)):
        office.invitations.accept(other, code)
    with enrolled.superior() as office, pytest.raises(NotAllowedError):
        office.invitations.accept(other, code)


def test_a_succession_cut_off_before_it_is_on_disk_leaves_the_old_office(enrolled, monkeypatch):
    class Killed(Exception):  # noqa: N818
        pass

    def killed(*_args, **_more):
        raise Killed

    with enrolled.superior() as office, monkeypatch.context() as patch:
        patch.setattr("ctph_desktop.services.roster.succession.writing_identity", killed)
        with pytest.raises(Killed):
            office.succession.succeed(NewUnit("450", "Sở mới"))
    with enrolled.superior() as office:
        assert office.profile().unit_name == "UBND huyện Cam Lộ"
        assert office.inspection.verify().problems == ()
        office.succession.succeed(NewUnit("450", "Sở mới"))
    with enrolled.superior() as office:
        assert office.profile().unit_name == "Sở mới"


# alone at first


def test_a_commune_that_starts_alone_joins_later_and_keeps_its_book(founded):
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
        assert value_of(office) == 9
        assert office.devices.overview().is_alone
        with pytest.raises(NotJoinedError):
            office.exchange.export_package(village.stick())
        assert office.inspection.verify().problems == ()
    with village.office("alone") as office:
        office.invitations.accept(village.invitation, village.code)
    with village.office("alone") as office:
        assert value_of(office) == 9
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED
        assert not office.devices.overview().is_alone
        assert {book.kind.value for book in workplace_of(office).journal.books()} == {"common", "about", "unit"}
        assert office.inspection.verify().problems == ()
    village.enrol("alone", village.exported("alone"))
    assert village.board("alone").state is SubmissionState.RECEIVED
    verified(village, "superior", "alone")
