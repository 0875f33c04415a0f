"""A superior office takes over another: what is refused, what comes along, and what a handed-over office may not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from village_offices import MARCH, Village, board_cell, publish, workplace_of

from ctph_desktop.domain.errors import (
    AdoptionReason,
    AdoptionRefusedError,
    BackupDamagedError,
    DiskFullError,
    ForeignBackupError,
    NotAllowedError,
    OfficeHandedOverError,
    ReceiverMissingError,
    RecoveryCodeWrongError,
    RecoverySheetMissingError,
    RosterKeyElsewhereError,
)
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.operation import RECORD, make_operation
from ctph_desktop.domain.journal.roster import Member
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.programme_years import ProgrammeYear
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.office.founding import catalogue, create_own_superior, create_superior
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.office.restoring import restore
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.reviewing.stated_totals import Stated
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.services.safekeeping import office_handover
from ctph_desktop.sync.recovery import new_code
from ctph_desktop.wording.errors import explain

PROVINCE = "Sở Nội vụ tỉnh Quảng Trị"
ONE = "commune 0"
PLAN = SuperiorPlan(PROVINCE, "45SNV", 2019, (ListedUnit("19330", "Phường Đông Hà"),))


@pytest.fixture
def province(enrolled: Village) -> Village:
    create_own_superior(
        enrolled.root / "province", PLAN, template=catalogue().programmes[0], person_name="Cán bộ Sở", person_post="",
        device_name="PC Sở", clock=enrolled.clock,
    )  # fmt: skip
    return enrolled


def handed_over(village: Village, name: str = "superior") -> tuple[Path, str]:
    with village.office(name) as office:
        sheet = office.safekeeping.recovery.issue()
        row = office.office_handover.hand_over(PROVINCE, village.stick())
    return Path(row.path), " ".join(sheet.groups)


def refused(village: Village, file: tuple[Path, str], *, by: str = "province") -> AdoptionRefusedError:
    with village.office(by) as office:
        before = workplace_of(office).journal.chain.ids
        with pytest.raises(AdoptionRefusedError) as raised:
            office.adoption.adopt(*file)
        with pytest.raises(AdoptionRefusedError):
            office.adoption.preview(*file)
        assert workplace_of(office).journal.chain.ids == before
        assert list((village.root / by).glob("*.restoring")) == []
    assert raised.value.args or explain(raised.value)
    return raised.value


# the office that ends


def test_an_office_is_handed_over_with_a_name_a_sheet_and_the_roster_key(province):
    village = province
    with village.superior() as office:
        with pytest.raises(RecoverySheetMissingError):
            office.office_handover.preview()
        office.safekeeping.recovery.issue()
        with pytest.raises(ReceiverMissingError):
            office.office_handover.hand_over("  ", village.stick())
        view = office.office_handover.preview()
        assert (view.office, view.receiver, len(view.units)) == ("UBND huyện Cam Lộ", "", 9)
    with village.office(ONE) as office, pytest.raises(NotAllowedError):
        office.office_handover.preview()


def test_an_office_whose_file_could_not_be_written_goes_on(province, monkeypatch):
    village = province

    def full(*_args, **_more):
        raise DiskFullError(village.root, needed=1, free=0)

    with village.superior() as office:
        office.safekeeping.recovery.issue()
        with monkeypatch.context() as patch:
            patch.setattr(office_handover.BackupService, "save_to", full)
            with pytest.raises(DiskFullError):
                office.office_handover.hand_over(PROVINCE, village.stick())
        assert office.office_handover.preview().receiver == ""
        office.enrolment.invitation(village.stick())


def test_a_handed_over_office_writes_nothing_until_that_is_taken_back(province):
    village = province
    report = village.report(ONE, VL01=12)
    handed_over(village)
    with village.superior() as office:
        assert PROVINCE in office.exchange.import_packages([report])[0].message
        for work in (
            lambda: office.keeping.keep_for(village.units[ONE]),
            lambda: office.exchange.export_answers(village.stick()),
            lambda: office.succession.merge_units([village.units[ONE]], "19603", last_day=MARCH.last_day),
            lambda: office.targets.give(village.units[ONE], _a_target(office, village.units[ONE]), reason="Sửa"),
        ):
            with pytest.raises(OfficeHandedOverError) as raised:
                work()
            assert PROVINCE in explain(raised.value)
        office.office_handover.take_back()
        assert office.exchange.import_packages([report])[0].verdict is FileVerdict.NEW
        assert not any(PROVINCE in notice for notice in office.safekeeping.notices())


def _a_target(office, unit):
    sheet = office.targets.sheet(unit)
    line = next(line for line in sheet.lines if line.counts)
    return {(line.key, next(iter(line.counts))): 7}


# the office that takes over


def test_what_came_to_the_old_office_stands_in_the_new_one_with_its_evidence(province):
    village = province
    scan = village.stick() / "Báo cáo.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + bytes(4_000))
    with village.office(ONE) as office:
        office.evidence.add(MARCH, scan)
    village.imported("superior", village.report(ONE, VL01=12))
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[ONE]).seal)
        programme, received = office.standpoint, _received(office, village.units[ONE])
    file = handed_over(village)
    with village.office("province") as office:
        office.adoption.adopt(*file)
    with village.office("province") as office:
        there = office.at(programme)
        assert board_cell(there, village.units[ONE]).state is SubmissionState.ACCEPTED
        assert _received(there, village.units[ONE]) == received
        (row,) = there.evidence.of_month(MARCH, unit=village.units[ONE]).rows
        assert there.evidence.file(row.uuid).content == scan.read_bytes()
        assert office.inspection.verify().problems == ()


def _received(office, unit):
    return [one.received_at for one in workplace_of(office).queries.statements() if one.unit == unit]


def test_a_further_pc_of_the_office_follows_and_reads_what_was_sent_to_the_old_one(province):
    village = province
    with village.superior() as office:
        office.contacts.record(village.units[ONE], desk="Văn phòng", phone="0912345678", email="")
        programme = office.standpoint
    file = handed_over(village)
    late = village.report(ONE, VL01=12)
    with village.office("province") as office:
        exported, code = office.enrolment.invitation(village.stick())
        unit = workplace_of(office).identity.unit
    join_office(
        village.root / "second", exported.path, unit, "Cán bộ Sở", "", code, device_name="PC hai", clock=village.clock
    )
    with village.office("second") as office:
        request = office.enrolment.request_code()
        package = office.exchange.export_package(village.stick(), unit=unit).path
    with village.office("province") as office:
        office.exchange.import_packages([package])
        office.enrolment.enrol(office.exchange.tray()[-1].package, request)
        with_second = office.exchange.export_package(village.stick(), unit=unit).path
    village.imported("second", Path(with_second))
    with village.office("second") as office, pytest.raises(RosterKeyElsewhereError):
        office.adoption.preview(*file)
    with village.office("province") as office:
        office.adoption.adopt(*file)
        after = office.exchange.export_package(village.stick(), unit=unit).path
        assert office.at(programme).contacts.contact(village.units[ONE]).phone == "0912345678"
    village.imported("second", Path(after))
    assert village.imported("second", late)[0].verdict is FileVerdict.ELSEWHERE
    with village.office("second") as office:
        office.adoption.adopt(*file)
    assert village.imported("second", late)[0].verdict is FileVerdict.NEW
    with village.office("second") as office:
        assert board_cell(office.at(programme), village.units[ONE]).state is SubmissionState.RECEIVED
        assert office.inspection.verify().problems == ()


def test_only_the_file_of_a_handed_over_superior_office_is_taken(province):
    village = province
    with village.superior() as office:
        sheet = office.safekeeping.recovery.issue()
        usual = Path(office.safekeeping.backups.save_to(village.stick()).path)
    assert refused(village, (usual, " ".join(sheet.groups))).reason is AdoptionReason.NOT_HANDED_OVER
    with village.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        of_commune = Path(office.safekeeping.backups.save_to(village.stick()).path)
    assert refused(village, (of_commune, " ".join(sheet.groups))).reason is AdoptionReason.NO_SUPERIOR


def test_a_wrong_code_or_a_damaged_file_opens_nothing(province, tmp_path):
    path, code = handed_over(province)
    damaged = tmp_path / "damaged.ctphbak"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    with province.office("province") as office:
        with pytest.raises(RecoveryCodeWrongError):
            office.adoption.preview(path, " ".join(new_code()))
        with pytest.raises(BackupDamagedError):
            office.adoption.adopt(damaged, code)
    assert sorted(p.name for p in (province.root / "province").glob("*.restoring*")) == []


def test_an_office_does_not_take_itself_over_nor_what_has_units_it_has(province):
    village = province
    create_superior(
        village.root / "same", programme=catalogue().programmes[0], person_name="Cán bộ", person_post="",
        clock=village.clock,
    )  # fmt: skip
    file = handed_over(village)
    with village.superior() as office:
        office.office_handover.take_back()
    assert refused(village, file, by="superior").reason is AdoptionReason.OWN
    same = refused(village, file, by="same")
    assert same.reason in {AdoptionReason.OFFICES, AdoptionReason.UNITS}
    assert same.named


def test_a_pc_belongs_to_one_unit(province):
    village = province
    with village.superior() as office:
        grant = office.enrolment._latest().devices_of(village.units[ONE])[0]
    with village.office("province") as office:
        unit = office.enrolment._latest().members[0].unit
        publish(office, devices=(*office.enrolment._latest().devices, replace(grant, unit=unit)))
    raised = refused(village, handed_over(village))
    assert raised.reason is AdoptionReason.DEVICES
    assert "PC commune 0" in raised.named[0]


def test_a_pc_that_is_out_of_service_there_goes_on_here_and_seals_for_both_units(province):
    """A commune that reported to two authorities with one PC, of which one takes the other over."""
    village = province
    village.imported("superior", village.report(ONE, VL01=12))
    old = village.units[ONE]
    with village.superior() as office:
        grant = office.enrolment._latest().devices_of(old)[0]
        office.devices.revoke(grant.sign)
        programme = office.standpoint
    with village.office("province") as office:
        own = office.enrolment._latest().members[0].unit
        publish(office, devices=(*office.enrolment._latest().devices, replace(grant, unit=own)))
    file = handed_over(village)
    with village.office("province") as office:
        office.adoption.adopt(*file)
        there = office.at(programme)
        office.review.board()
        there.review.accept(board_cell(there, old).seal)
        there.succession.merge_units([old], own, last_day=date(2019, 6, 30))
    with village.office("province") as office:
        assert board_cell(office.at(programme), old).state is SubmissionState.ACCEPTED
        latest = office.enrolment._latest()
        assert latest.kept_by(own) == (old,)
        assert latest.devices_of(own)[0].sign == grant.sign
        assert office.inspection.verify().problems == ()


def test_a_book_is_not_given_to_an_office_outside(province):
    village = province
    with village.office("province") as office:
        foreign = office.enrolment._latest().members[0].unit
    with village.superior() as office:
        publish(office, members=(Member(village.units[ONE], foreign, 9), *office.enrolment._latest().members[1:]))
    assert refused(village, handed_over(village)).reason is AdoptionReason.KEEPERS


def an_operation(place, cell, value):
    return make_operation(
        kind=RECORD, cell=cell, parents=(), author=place.identity.person, device_time=place.now(), value=value
    )


def test_an_office_that_names_what_is_not_its_own_changes_none_of_it(province):
    """Its files are its own: the names, units and books of the office that takes it over stay as they are."""
    village = province
    with village.office("province") as office:
        place = workplace_of(office)
        unit = next(u for u in place.catalogue().units.values() if u.name == PLAN.units[0].name)
        programme = office.standpoint
    with village.superior() as office:
        place = workplace_of(office)
        renamed = replace(unit, name="Phường Khác")
        place.write(
            [
                put_record(place.books.standing, RecordKind.UNIT, unit.uuid, renamed),
                put_record(place.books.about(unit.uuid), RecordKind.DECISION, "0" * 32, None),
            ]
        )
        odd = an_operation(place, f"r/programme/{'e' * 32}", {"uuid": 1})
        place.journal.cut()
        forged = cut_segment(
            [odd], book=place.books.standing, replica="f" * 32, previous="", roster=place.journal.chain.ids[-1],
            key=place.keys.signing_key,
        )  # fmt: skip
        place.journal.ingest(place.journal.intake([forged], [], received_at=""))
    file = handed_over(village)
    with village.office("province") as office:
        office.adoption.adopt(*file)
        letter, _ = office.enrolment.invitation(village.stick())
    offered = read_invitation(letter.path)
    assert (unit.uuid, unit.code, unit.name) in offered.units
    assert offered.superior_name == PROVINCE
    with village.office("province") as office:
        place = workplace_of(office.at(programme))
        assert place.catalogue().units[unit.uuid] == unit
        assert isinstance(place.catalogue().units[village.units[ONE]], AdministrativeUnit)
        assert place.books.held(place.books.about(unit.uuid).kind, unit=unit.uuid) == ()


def test_an_office_that_took_it_back_and_is_handed_over_again_counts_up_to_the_later_file(province):
    """And what the province changed meanwhile stays as it is."""
    village = province
    first = handed_over(village)
    with village.office("province") as office:
        office.adoption.adopt(*first)
        office.keeping.keep_for(village.units["commune 1"])
    with village.superior() as office:
        office.office_handover.take_back()
        programme = office.standpoint
    village.imported("superior", village.report(ONE, VL01=12))
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[ONE]).seal)
        publish(office, signers=office.enrolment._latest().signers)
    late = handed_over(village)
    with village.office("province") as office:
        view = office.adoption.preview(*late)
        assert view.is_known
        assert view.segments > 0
        office.adoption.adopt(*late)
    with village.office("province") as office:
        assert board_cell(office.at(programme), village.units[ONE]).state is SubmissionState.ACCEPTED
        place = workplace_of(office)
        latest = place.journal.chain.latest
        assert latest is not None
        assert latest.keeper(village.units["commune 1"]) == latest.superior
        assert [len(origin.chain.ids) for origin in place.journal.chain.origins] == [4]
        versions = len(place.journal.chain.ids)
        office.adoption.adopt(*first)
        assert len(workplace_of(office).journal.chain.ids) == versions
        assert office.inspection.verify().problems == ()


def test_an_office_that_took_others_over_may_have_a_successor(province):
    village = province
    village.imported("superior", village.report(ONE, VL01=12))
    file = handed_over(village)
    with village.superior() as office:
        programme = office.standpoint
    with village.office("province") as office:
        own = office.standpoint
        office.adoption.adopt(*file)
        office.succession.succeed(NewUnit("450", "Sở mới"))
    with village.office("province") as office:
        there = office.at(programme)
        office.at(own)
        there.review.accept(board_cell(there, village.units[ONE]).seal)
        assert board_cell(there, village.units[ONE]).state is SubmissionState.ACCEPTED
        assert office.inspection.verify().problems == ()
        exported, code = office.enrolment.invitation(village.stick())
    with village.office(ONE) as office:
        office.invitations.accept(exported.path, code)
    with village.office(ONE) as office:
        assert office.profile().superior_name == "Sở mới"
        assert office.profile().is_enrolled


def test_what_is_said_of_a_programme_lies_where_it_lies_and_new_things_in_the_own_books(province):
    """Two offices founded with one catalogue call their forms by one UUID: each keeps its own."""
    village = province
    file = handed_over(village)
    with village.superior() as office:
        theirs = office.standpoint
        form = workplace_of(office).catalogue().forms
    with village.office("province") as office:
        ours = office.standpoint
        office.adoption.adopt(*file)
    with village.office("province") as office:
        there, here = office.at(theirs), office.at(ours)
        column = next(iter(there.stated_totals.of(code := next(iter(form.values())).code)))
        assert here.stated_totals.of(code) == {}
        there.stated_totals.state(code, {column: Stated(Decimal(99), "Theo văn bản")}, reason="Sửa")
        there.opening.open_year(2020)
        assert here.stated_totals.of(code) == {}
        assert there.stated_totals.of(code)[column].quantity == "99"
        place = workplace_of(there)
        home, own = place.books.common_office, place.identity.own_office
        assert home != own
        written = {
            each.row.book.unit
            for kind, into in ((RecordKind.PROGRAMME_YEAR, ProgrammeYear), (RecordKind.STATED_TOTAL, StatedTotal))
            for each in place.records.read(kind, into)
        }
        assert written == {home}
        units = {line.unit for line in workplace_of(here).catalogue().forms[next(iter(form))].lines}
        assert units == set(workplace_of(here).catalogue().programme.units)
        assert there.standpoint.programme == theirs.programme


def test_a_commune_that_went_over_can_be_restored_from_a_backup_made_before(province):
    village = province
    with village.office(ONE) as office:
        backup = Path(office.safekeeping.backups.make().path)
    file = handed_over(village)
    with village.office("province") as office:
        office.adoption.adopt(*file)
        exported, code = office.enrolment.invitation(village.stick())
        ours = Path(office.safekeeping.backups.make().path)
    with village.office(ONE) as office:
        office.invitations.accept(exported.path, code)
    restore(village.root / ONE, backup, clock=village.clock)
    with village.office(ONE) as office:
        assert office.profile().superior_name == PROVINCE
        assert office.profile().is_enrolled
    late = village.report(ONE, VL01=12)
    restore(village.root / "province", ours, clock=village.clock)
    assert village.imported("province", late)[0].verdict is FileVerdict.NEW
    with pytest.raises(ForeignBackupError):
        restore(village.root / "province", file[0], code=file[1], clock=village.clock)
