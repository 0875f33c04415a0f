"""Two and three PCs of one office write different things; a person chooses, and every PC agrees afterwards."""

from datetime import date, datetime
from decimal import Decimal
from shutil import copytree

import msgspec
import pytest
from village_offices import MARCH, publish, record, workplace_of

from ctph_desktop.domain.errors import (
    ConflictGoneError,
    FieldsUndecidedError,
    NotMergeableError,
    NotTheKeeperError,
    SealingRefusedError,
)
from ctph_desktop.domain.figures import MISSING, Measure
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.roster import Grant
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.belonging import recall, remember
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.reading.conflict_rows import ConflictKind
from ctph_desktop.services.reviewing.stated_totals import Stated
from ctph_desktop.sync.keys import DeviceKeys

ONE, SECOND, THIRD = "commune 0", "second", "third"
YEAR = ReportingPeriod.whole_year(2019)


@pytest.fixture
def pcs(enrolled):
    """A commune with three PCs that know one another; the first one seals."""
    for name in (SECOND, THIRD):
        enrolled.join(name, enrolled.units[ONE], device="PC " + name)
        enrolled.enrol(name, enrolled.exported(name))
    for name in (ONE, SECOND, THIRD):
        enrolled.imported(name, enrolled.answered(name))
    return enrolled


def pass_on(village, sender, *receivers):
    package = village.exported(sender)
    return [village.imported(receiver, package)[0] for receiver in receivers]


def type_on(village, name, **quantities):
    with village.office(name) as office:
        record(office, **quantities)


def number_on(village, name, code="VL01"):
    with village.office(name) as office:
        key = office.progress.find_line(code)
        return next(row.in_period.quantity for row in office.progress.sheet(MARCH).rows if row.key == key)


def conflicts_on(village, name):
    with village.office(name) as office:
        return office.conflicts.rows()


def write_person(village, name, uuid, person):
    with village.office(name) as office:
        workplace = workplace_of(office)
        book = workplace.books.of_unit(workplace.identity.unit)
        workplace.write([put_record(book, RecordKind.PERSON, uuid, person)])


def test_three_numbers_stand_side_by_side_with_who_where_and_when(pcs):
    for name, number in ((ONE, 5), (SECOND, 7), (THIRD, 5)):
        type_on(pcs, name, VL01=number)
    pass_on(pcs, SECOND, ONE)
    pass_on(pcs, THIRD, ONE)
    (row,) = conflicts_on(pcs, ONE)
    assert (row.kind, row.label, row.period) == (ConflictKind.FIGURE, "Giải quyết việc làm", MARCH)
    assert (row.can_choose, row.can_merge) == (True, False)
    by_text = {rival.text: rival for rival in row.rivals}
    assert set(by_text) == {"5", "7"}
    assert {writer.device for writer in by_text["5"].writers} == {"PC commune 0", "PC third"}
    (writer,) = by_text["7"].writers
    assert (writer.author, writer.device) == ("Cán bộ second, Văn hoá – xã hội", "PC second")
    assert isinstance(writer.at, datetime)
    assert [rival.text for rival in row.rivals if rival.is_shown] == [f"{number_on(pcs, ONE)}"]


def test_what_stood_there_before_both_wrote_is_shown(pcs):
    type_on(pcs, ONE, VL01=3)
    pass_on(pcs, ONE, SECOND)
    type_on(pcs, ONE, VL01=5)
    type_on(pcs, SECOND, VL01=7)
    pass_on(pcs, SECOND, ONE)
    assert conflicts_on(pcs, ONE)[0].before == "3"


def test_one_choice_ends_the_conflict_on_all_three_pcs(pcs):
    for name, number in ((ONE, 5), (SECOND, 7), (THIRD, 9)):
        type_on(pcs, name, VL01=number)
    pass_on(pcs, SECOND, ONE)
    pass_on(pcs, THIRD, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows(MARCH)
        assert len(row.heads) == 3
        seven = next(rival for rival in row.rivals if rival.text == "7")
        office.conflicts.choose(seven.operation, seen=row.heads)
        assert office.conflicts.rows() == ()
        assert office.conflicts.attention().to_choose == 0
        last = office.progress.history(MARCH, office.progress.find_line("VL01"))[-1]
        assert (last.is_current, last.reason) == (True, "Chọn giữa các số do nhiều máy nhập")
        office.submissions.seal(MARCH)
        assert office.inspection.verify().problems == ()
    pass_on(pcs, ONE, SECOND, THIRD)
    for name in (ONE, SECOND, THIRD):
        assert (number_on(pcs, name), conflicts_on(pcs, name)) == (7, ())


def test_two_pcs_choose_differently_and_that_is_a_conflict_again(pcs):
    type_on(pcs, ONE, VL01=5)
    type_on(pcs, SECOND, VL01=7)
    pass_on(pcs, SECOND, ONE)
    pass_on(pcs, ONE, SECOND)
    for name, wanted in ((ONE, "5"), (SECOND, "7")):
        with pcs.office(name) as office:
            (row,) = office.conflicts.rows()
            office.conflicts.choose(next(r.operation for r in row.rivals if r.text == wanted))
    pass_on(pcs, SECOND, ONE)
    (row,) = conflicts_on(pcs, ONE)
    assert {rival.text for rival in row.rivals} == {"5", "7"}
    assert all("Chọn giữa" in writer.reason for rival in row.rivals for writer in rival.writers)


def test_a_choice_made_from_what_is_no_longer_there_is_refused(pcs):
    type_on(pcs, ONE, VL01=5)
    type_on(pcs, SECOND, VL01=7)
    type_on(pcs, THIRD, VL01=9)
    pass_on(pcs, SECOND, ONE)
    (seen,) = conflicts_on(pcs, ONE)
    pass_on(pcs, THIRD, ONE)
    with pcs.office(ONE) as office:
        with pytest.raises(ConflictGoneError):
            office.conflicts.choose(seen.rivals[0].operation, seen=seen.heads)
        assert len(office.conflicts.rows()[0].rivals) == 3
        office.conflicts.choose(seen.rivals[0].operation)
        with pytest.raises(ConflictGoneError):
            office.conflicts.choose(seen.rivals[0].operation)


def test_two_values_of_one_cell_cannot_both_be_chosen(pcs):
    type_on(pcs, ONE, VL01=5)
    type_on(pcs, SECOND, VL01=7)
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        with pytest.raises(ConflictGoneError):
            office.conflicts.choose_each({rival.operation: row.heads for rival in row.rivals})
        assert office.conflicts.rows() == (row,)


def test_a_number_against_a_cleared_cell_is_a_choice_like_any_other(pcs):
    type_on(pcs, ONE, VL01=3)
    pass_on(pcs, ONE, SECOND)
    type_on(pcs, ONE, VL01=MISSING)
    type_on(pcs, SECOND, VL01=7)
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        assert {rival.text for rival in row.rivals} == {"(để trống)", "7"}
        office.conflicts.choose(next(r.operation for r in row.rivals if r.text == "(để trống)"))
    assert number_on(pcs, ONE) is None


def test_the_superior_office_sees_no_conflict_between_drafts_and_cannot_choose(pcs):
    type_on(pcs, ONE, VL01=5)
    type_on(pcs, SECOND, VL01=7)
    pass_on(pcs, SECOND, ONE)
    (row,) = conflicts_on(pcs, ONE)
    pcs.imported("superior", pcs.exported(ONE))
    with pcs.superior() as office:
        assert office.conflicts.rows() == ()
        with pytest.raises(ConflictGoneError):
            office.conflicts.choose(row.rivals[0].operation)


def test_the_import_says_how_many_cells_have_to_be_chosen(pcs):
    type_on(pcs, ONE, VL01=5, DN01=2)
    type_on(pcs, SECOND, VL01=7, DN01=3)
    package = pcs.exported(SECOND)
    with pcs.office(ONE) as office:
        assert "2 ô nhiều máy ghi khác nhau" in office.exchange.preview([package]).rows[0].told
        assert "2 ô nhiều máy ghi khác nhau" in office.exchange.import_packages([package])[0].message
        assert office.conflicts.attention().by_period == {MARCH: 2}


# records


@pytest.fixture
def person(pcs):
    """An official all three PCs know."""
    uuid = "ab" * 16
    write_person(pcs, ONE, uuid, Person("Cán bộ Một", "Văn hoá", "2019-01-01"))
    pass_on(pcs, ONE, SECOND, THIRD)
    return uuid


def test_different_fields_of_a_record_are_merged_by_one_click(pcs, person):
    write_person(pcs, ONE, person, Person("Cán bộ Một", "Phó chủ tịch", "2019-01-01"))
    write_person(pcs, SECOND, person, Person("Cán bộ Một", "Văn hoá", "2019-02-01"))
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        assert (row.kind, row.label, row.can_merge) == (ConflictKind.RECORD, "Cán bộ: Cán bộ Một", True)
        compared = {one.label: (one.before, one.merged, one.is_open) for one in row.compared}
        assert compared == {
            "Chức vụ": ("Văn hoá", "Phó chủ tịch", False),
            "Từ ngày": ("2019-01-01", "2019-02-01", False),
        }
        office.conflicts.merge(row.rivals[0].operation, seen=row.heads)
        workplace = workplace_of(office)
        merged = workplace.persons.by_office()[workplace.identity.unit, person]
        assert merged == Person("Cán bộ Một", "Phó chủ tịch", "2019-02-01")
        assert office.conflicts.rows() == ()
    pass_on(pcs, ONE, SECOND)
    assert conflicts_on(pcs, SECOND) == ()


def test_the_same_field_has_to_be_chosen_and_the_others_still_merge(pcs, person):
    write_person(pcs, ONE, person, Person("Cán bộ Một", "Phó chủ tịch", "2019-02-01"))
    write_person(pcs, SECOND, person, Person("Cán bộ Một", "Chủ tịch", "2019-01-01"))
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        with pytest.raises(FieldsUndecidedError) as caught:
            office.conflicts.merge(row.rivals[0].operation)
        assert caught.value.labels == ("Chức vụ",)
        chair = next(
            i for i, v in enumerate(next(c.values for c in row.compared if c.name == "post")) if v == "Chủ tịch"
        )
        office.conflicts.merge(row.rivals[0].operation, picks={"post": row.rivals[chair].operation})
        workplace = workplace_of(office)
        merged = workplace.persons.by_office()[workplace.identity.unit, person]
        assert merged == Person("Cán bộ Một", "Chủ tịch", "2019-02-01")


def test_what_nobody_knew_before_is_not_guessed(pcs):
    """Both PCs made the record by themselves: nothing says which field was changed."""
    uuid = "cd" * 16
    write_person(pcs, ONE, uuid, Person("Cán bộ Một", "Văn hoá"))
    write_person(pcs, SECOND, uuid, Person("Cán bộ Một", "Tư pháp"))
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        assert [(one.label, one.is_open, one.before) for one in row.compared] == [("Chức vụ", True, "(để trống)")]


def test_a_deleted_record_is_chosen_not_merged(pcs, person):
    write_person(pcs, ONE, person, None)
    write_person(pcs, SECOND, person, Person("Cán bộ Một", "Chủ tịch", "2019-01-01"))
    pass_on(pcs, SECOND, ONE)
    with pcs.office(ONE) as office:
        (row,) = office.conflicts.rows()
        assert not row.can_merge
        assert "(đã xoá)" in {rival.text for rival in row.rivals}
        with pytest.raises(NotMergeableError):
            office.conflicts.merge(row.rivals[0].operation)
        office.conflicts.choose(next(r.operation for r in row.rivals if r.text == "(đã xoá)"))
        workplace = workplace_of(office)
        assert (workplace.identity.unit, person) not in workplace.persons.by_office()


# seals and decisions


@pytest.fixture
def two_seals(pcs):
    """Both PCs were the one that seals for a while and sealed March, not knowing of one another."""
    with pcs.superior() as office:
        latest = office.enrolment._latest()
        publish(office, devices=tuple(msgspec.structs.replace(d, seals=True) for d in latest.devices))
    for name in (ONE, SECOND):
        pcs.imported(name, pcs.answered(name))
    for name, number in ((ONE, 5), (SECOND, 7)):
        with pcs.office(name) as office:
            record(office, VL01=number)
            office.submissions.seal(MARCH)
    return pcs


def test_of_two_seals_the_office_says_which_stands_and_the_superior_gets_one(two_seals):
    village = two_seals
    pass_on(village, SECOND, ONE)
    village.imported("superior", village.exported(ONE))
    assert village.board(ONE).rivals == 1
    with village.superior() as office:
        (row,) = office.conflicts.rows()
        assert (row.kind, row.can_choose) == (ConflictKind.SEAL, False)
        assert "chọn" in row.hint
        with pytest.raises(NotTheKeeperError):
            office.conflicts.choose(row.rivals[0].operation)
    with village.office(ONE) as office:
        rows = {row.kind: row for row in office.conflicts.rows(MARCH)}
        seal = rows[ConflictKind.SEAL]
        assert [(one.label, set(one.values)) for one in seal.compared] == [("Giải quyết việc làm", {"5", "7"})]
        place = next(i for i, value in enumerate(seal.compared[0].values) if value == "7")
        office.conflicts.choose(seal.rivals[place].operation, seen=seal.heads)
        figure = rows[ConflictKind.FIGURE]
        office.conflicts.choose(next(r.operation for r in figure.rivals if r.text == "7"))
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED
        assert office.inspection.verify().problems == ()
    village.imported("superior", village.exported(ONE))
    cell = village.board(ONE)
    assert (cell.rivals, cell.version) == (0, 2)
    with village.superior() as office:
        report = office.review.received(cell.seal)
        assert next(r.in_period.quantity for r in report.rows if r.label == "Giải quyết việc làm") == 7
        office.review.accept(cell.seal)
        assert office.conflicts.rows() == ()


def test_a_pc_that_does_not_seal_cannot_say_which_seal_stands(two_seals):
    village = two_seals
    pass_on(village, SECOND, ONE, THIRD)
    pass_on(village, ONE, THIRD)
    with village.superior() as office:
        latest = office.enrolment._latest()
        publish(
            office,
            devices=tuple(
                msgspec.structs.replace(d, seals=False) if d.name == "PC third" else d for d in latest.devices
            ),
        )
    village.imported(THIRD, village.answered(ONE))
    with village.office(THIRD) as office:
        row = next(row for row in office.conflicts.rows() if row.kind is ConflictKind.SEAL)
        assert not row.can_choose
        assert "Máy gửi báo cáo" in row.hint
        with pytest.raises(SealingRefusedError):
            office.conflicts.choose(row.rivals[0].operation)


@pytest.fixture
def two_superiors(enrolled):
    """A second PC of the superior office; both hold the report of March."""
    package = enrolled.report(ONE, VL01=12)
    enrolled.imported("superior", package)
    keys = DeviceKeys.new()
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        office.exchange.export_package(enrolled.stick(), unit=enrolled.units[ONE])
        grant = Grant(keys.public.sign.hex(), keys.public.age, workplace.identity.unit, "PC huyện 2", 0, seals=False)
        publish(office, devices=(*workplace.journal.chain.latest.devices, grant))
    copytree(enrolled.root / "superior", enrolled.root / "superior 2")
    with enrolled.office("superior 2") as office:
        workplace = workplace_of(office)
        database = workplace.journal.database
        belonging = recall(database)
        identity = msgspec.structs.replace(belonging.identity, replica="77" * 16, device_name="PC huyện 2")
        remember(database, identity, keys, None)
    return enrolled


def test_two_superior_pcs_decide_differently_and_one_decision_is_chosen(two_superiors):
    village = two_superiors
    seal = village.board(ONE).seal
    with village.superior() as office:
        office.review.accept(seal)
    with village.office("superior 2") as office:
        office.review.return_report(seal, remarks={"": "Xem lại."})
        package = office.exchange.export_package(village.stick(), unit=village.units[ONE]).path
    village.imported("superior", package)
    with village.superior() as office:
        (row,) = office.conflicts.rows()
        assert (row.kind, row.period, row.can_choose) == (ConflictKind.DECISION, MARCH, True)
        assert {rival.text for rival in row.rivals} == {"Được duyệt", "Bị trả lại"}
        assert {w.device for rival in row.rivals for w in rival.writers} == {"PC huyện", "PC huyện 2"}
        form = office.consolidation.view(MARCH).forms[0]
        assert any("hai quyết định" in finding.message for finding in form.findings)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        (shown,) = office.conflicts.rows()
        assert not shown.can_choose
        assert office.conflicts.attention().for_others == 1
    with village.superior() as office:
        office.conflicts.choose(next(r.operation for r in row.rivals if r.text == "Được duyệt"), seen=row.heads)
        assert office.conflicts.rows() == ()
        assert village_state(office, village) is SubmissionState.ACCEPTED
        assert not any(remark.is_open for remark in office.review.received(seal).remarks)
    village.imported(ONE, village.answered(ONE))
    assert village.state(ONE) is SubmissionState.ACCEPTED
    assert conflicts_on(village, ONE) == ()


def village_state(office, village):
    row = next(row for row in office.review.board() if row.unit == village.units[ONE])
    return next(cell.state for cell in row.cells if cell.period == MARCH)


def given_differently(village, unit, **options):
    """Let two PCs of the superior office give a unit another target each, and the first learn of it."""
    for name, number in (("superior", 20), ("superior 2", 30)):
        with village.office(name) as office:
            key = next(line.key for line in office.targets.sheet(unit).lines if line.code == "VL01")
            given = {(key, Measure.COMMITTED): Decimal(number)}
            office.targets.give(unit, given, document=f"QĐ {number}", **options)
    with village.office("superior 2") as office:
        package = office.exchange.export_package(village.stick(), unit=unit).path
    village.imported("superior", package)


def test_the_page_says_that_a_target_it_shows_is_contested(two_superiors):
    village = two_superiors
    unit = village.units[ONE]
    given_differently(village, unit)
    with village.superior() as office:
        said = [f.message for form in office.consolidation.view(MARCH).forms for f in form.findings]
        told = [sentence for sentence in said if "nhiều máy ghi số khác nhau" in sentence]
        assert told
        assert all("20" in sentence and "30" in sentence for sentence in told)
        (row,) = office.conflicts.rows()
        assert row.label == "Giải quyết việc làm – cam kết, năm 2019"
        assert {rival.text for rival in row.rivals} == {"20 (QĐ 20)", "30 (QĐ 30)"}
        office.conflicts.choose(row.rivals[0].operation)
        said = [f.message for form in office.consolidation.view(MARCH).forms for f in form.findings]
        assert not [sentence for sentence in said if "nhiều máy ghi số khác nhau" in sentence]


def contested_on(view):
    return [f.message for form in view.forms for f in form.findings if "nhiều máy ghi số khác nhau" in f.message]


def test_a_contested_amendment_is_told_on_pages_from_its_month_on(two_superiors):
    village = two_superiors
    unit, july = village.units[ONE], MARCH.parse("2019-07")
    given_differently(village, unit, since=july)
    with village.superior() as office:
        assert contested_on(office.consolidation.view(MARCH)) == []
        assert contested_on(office.consolidation.view(july))


def test_a_contested_target_of_a_merged_unit_is_told_on_its_successors_line(two_superiors):
    village = two_superiors
    unit, july = village.units[ONE], MARCH.parse("2019-07")
    given_differently(village, unit)
    with village.superior() as office:
        other = next(one for one in office.profile().programme.units if one not in village.units.values())
        office.succession.merge_units([unit], other, last_day=date(2019, 6, 30))
        label = next(line.label for line in office.consolidation.view(july).forms[0].lines if line.unit == other)
        findings = office.consolidation.view(july).forms[0].findings
        assert label in {one.place for one in findings if "nhiều máy ghi số khác nhau" in one.message}
        assert any("30" in one.message for one in findings if one.place == label)
        labels_before = {one.place for one in office.consolidation.view(MARCH).forms[0].findings}
        assert label not in labels_before


def test_a_contested_own_or_stated_total_is_told_on_the_page_that_prints_it(two_superiors):
    village = two_superiors
    for name, number in (("superior", 1210), ("superior 2", 1220)):
        with village.office(name) as office:
            key = next(line.key for line in office.targets.sheet("468").lines if line.code == "VL01")
            office.targets.give("468", {(key, Measure.ASSIGNED): Decimal(number)}, reason=f"QĐ {number}")
            stated = {"9": Stated(Decimal(number), f"làm tròn {number}")}
            office.stated_totals.state("bieu-1", stated, reason="sửa")
    with village.office("superior 2") as office:
        package = office.exchange.export_package(village.stick(), unit=village.units[ONE]).path
    village.imported("superior", package)
    with village.superior() as office:
        told = "\n".join(contested_on(office.consolidation.view(MARCH)))
        assert "“Giải quyết việc làm – chỉ tiêu giao, năm 2019”" in told
        assert "“Tổng ghi trong văn bản: Biểu số 1, cột 9”" in told
        assert "1.220 (làm tròn 1220)" in told
