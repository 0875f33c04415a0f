"""Packages that go astray, come twice, too late, from the wrong office, or were made by someone who cheats."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from village_offices import APRIL, MARCH, board_cell, publish, record, revoke, run_sql, workplace_of

from ctph_desktop.domain.errors import (
    CancelledError,
    CodeMismatchError,
    MistypedCodeError,
    NoPackageFoundError,
    NotEnrolledError,
    PackageError,
    PackageRefusedError,
    UnknownPackageError,
)
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, make_operation
from ctph_desktop.domain.journal.receipts import Request, encode
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.submissions import Seal, SealedFigure, SubmissionState, submission_uuid
from ctph_desktop.domain.targets import Target, TargetTier, target_uuid
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build

ONE, OTHER = "commune 0", "commune 1"


def _refusal(village, name: str, path: Path) -> str:
    """Return why an office refuses a file; preview and import must agree, and nothing may change."""
    with village.office(name) as office:
        before = office.inspection.verify()
        preview = office.exchange.preview([path]).rows[0]
        imported = office.exchange.import_packages([path])[0]
        assert preview.verdict is imported.verdict
        assert preview.verdict in {FileVerdict.REFUSED, FileVerdict.ELSEWHERE}
        assert preview.told == imported.message
        assert office.inspection.verify() == before
        assert office.exchange.tray() == ()
        return imported.message


def _package(village, name, *, contents=None, keys=None, **header) -> Path:
    """Build a package by hand, as someone would who has an office's keys and another program."""
    with village.superior() as office:
        latest = workplace_of(office).journal.chain.latest
    with village.office(name) as office:
        workplace = workplace_of(office)
        identity = workplace.identity
        contents = contents or PackageContents(
            rosters=workplace.journal.records(Purpose.ROSTER),
            segments=workplace.journal.segments_to_pass_on([workplace.books.of_unit(identity.unit)]),
        )
        described = PackageHeader(identity.unit, identity.unit_code, PackageKind.REPORT, workplace.now())
        data = build(
            contents,
            header=replace(described, **header),
            sender=keys or workplace.keys,
            recipients=[grant.age for grant in latest.devices],
            replica=bytes.fromhex(identity.replica),
            counter=1,
        )
    path = village.stick() / "made.ctph"
    path.write_bytes(data)
    return path


def _a_segment(village, name, book: Book, *operations):
    with village.office(name) as office:
        workplace = workplace_of(office)
        return cut_segment(
            operations, book=book, replica=workplace.identity.replica, previous="", key=workplace.keys.signing_key,
            roster=workplace.journal.chain.ids[-1],
        )  # fmt: skip


def _a_figure(cell: str, quantity: int):
    value = {"q": str(quantity), "s": "reported"}
    return make_operation(kind=FIGURE, cell=cell, parents=(), author="x", device_time="", value=value)


# twice, late, out of order


def test_cl_23_a_package_that_comes_twice_changes_nothing_the_second_time(enrolled):
    package = enrolled.report(ONE, VL01=12)
    assert enrolled.imported("superior", package)[0].verdict is FileVerdict.NEW
    before = enrolled.board(ONE)
    again = enrolled.imported("superior", package, package)
    assert [row.verdict for row in again] == [FileVerdict.KNOWN, FileVerdict.KNOWN]
    assert enrolled.board(ONE) == before
    with enrolled.superior() as office:
        assert office.exchange.preview([package]).rows[0].verdict is FileVerdict.KNOWN
        assert office.inspection.verify().problems == ()


def test_cl_23_an_older_package_after_a_newer_one_takes_nothing_back(enrolled):
    old = enrolled.report(ONE, VL01=12)
    new = enrolled.report(ONE, VL01=13)
    assert enrolled.imported("superior", new)[0].verdict is FileVerdict.NEW
    before = enrolled.board(ONE)
    enrolled.imported("superior", old)
    assert enrolled.board(ONE) == before
    assert before.version == 2


def test_the_order_of_several_packages_does_not_matter(enrolled, tmp_path):
    packages = [enrolled.report(ONE, VL01=1), enrolled.report(OTHER, VL01=2)]
    packages += [enrolled.report(ONE, APRIL, VL01=3), enrolled.report(ONE, VL01=4)]
    boards = []
    for number, order in enumerate((packages, packages[::-1], [packages[2], packages[0], packages[3], packages[1]])):
        village = enrolled.copy_to(tmp_path / f"copy {number}")
        village.imported("superior", *order)
        boards.append(
            [
                (cell.seal, cell.version)
                for name in (ONE, OTHER)
                for cell in (village.board(name), village.board(name, APRIL))
            ]
        )
    assert boards[0] == boards[1] == boards[2]


def test_several_files_are_previewed_as_if_the_earlier_ones_were_merged(enrolled):
    old, new = enrolled.report(ONE, VL01=12), enrolled.report(ONE, VL01=13)
    with enrolled.superior() as office:
        rows = office.exchange.preview([new, old, new]).rows
        assert rows[0].verdict is FileVerdict.NEW
        assert rows[2].verdict is FileVerdict.KNOWN
        assert rows[0].new_seals == 2
        assert rows[2].new_seals == 0


def test_a_file_that_cannot_be_read_harms_none_of_the_others(enrolled):
    good, bad = enrolled.report(ONE, VL01=1), enrolled.stick() / "x.ctph"
    bad.write_bytes(b"hello")
    truncated = enrolled.stick() / "y.ctph"
    truncated.write_bytes(good.read_bytes()[:-7])
    rows = enrolled.imported("superior", bad, truncated, good, enrolled.root / "missing.ctph")
    assert [row.verdict for row in rows] == [
        FileVerdict.REFUSED,
        FileVerdict.REFUSED,
        FileVerdict.NEW,
        FileVerdict.REFUSED,
    ]
    assert all(row.message for row in rows)


def test_every_truncation_and_many_flipped_bits_are_refused_and_change_nothing(enrolled):
    data = enrolled.report(ONE, VL01=1).read_bytes()
    path = enrolled.stick() / "z.ctph"
    with enrolled.superior() as office:
        before = office.inspection.verify()
        for position in range(0, len(data), 211):
            for broken in (data[:position], data[:position] + bytes([data[position] ^ 4]) + data[position + 1 :]):
                path.write_bytes(broken)
                assert office.exchange.import_packages([path])[0].verdict is FileVerdict.REFUSED
        assert office.inspection.verify() == before
        assert office.exchange.tray() == ()


# the wrong office


def test_a_communes_package_is_not_for_another_commune(enrolled):
    package = enrolled.report(ONE, VL01=1)
    with enrolled.superior() as office:
        superior = office.profile().unit_name
    assert f"Gửi cho {superior}." in _refusal(enrolled, OTHER, package)


def test_a_communes_package_that_another_commune_can_read_is_still_not_for_it(enrolled):
    enrolled.report(ONE, VL01=1)
    assert "không phải gửi cho đơn vị mình" in _refusal(enrolled, OTHER, _package(enrolled, ONE))


def test_an_answer_for_one_commune_is_not_for_another(enrolled):
    with enrolled.office(ONE) as office:
        meant = office.profile().unit_name
    assert f"Gửi cho {meant}." in _refusal(enrolled, OTHER, enrolled.answered(ONE))
    with enrolled.office(OTHER) as office:
        assert office.exchange.held() == ()


def test_an_own_package_brought_back_changes_nothing(enrolled):
    answer, report = enrolled.answered(ONE), enrolled.report(ONE, VL01=1)
    for name, package in (("superior", answer), (ONE, report)):
        with enrolled.office(name) as office:
            before = office.inspection.verify()
            assert office.exchange.preview([package]).rows[0].changes == ()
            office.exchange.import_packages([package])
            after = office.inspection.verify()
            assert (after.segments, after.operations, after.problems) == (before.segments, before.operations, ())
    assert enrolled.state(ONE) is SubmissionState.EXPORTED


def test_an_invitation_is_no_package_to_import(enrolled, founded):
    for village, name in ((enrolled, "superior"), (enrolled, ONE), (founded, ONE)):
        assert "thư mời" in _refusal(village, name, village.invitation)


def test_a_package_is_no_invitation(enrolled, tmp_path):
    package = enrolled.report(ONE, VL01=1)
    with pytest.raises((PackageError, PackageRefusedError)):
        read_invitation(package)
    with pytest.raises((PackageError, PackageRefusedError)):
        join_office(tmp_path / "new", package, enrolled.units[ONE], "A", "B", enrolled.code)
    assert not (tmp_path / "new").exists()


def test_a_package_in_another_communes_name_is_refused(enrolled):
    enrolled.report(ONE, VL01=1)
    forged = _package(enrolled, ONE, unit=enrolled.units[OTHER])
    assert "ghi tên một đơn vị" in _refusal(enrolled, "superior", forged)


def test_a_communes_package_of_the_superiors_kind_is_refused(enrolled):
    forged = _package(enrolled, ONE, kind=PackageKind.ANSWER)
    for name in ("superior", OTHER):
        _refusal(enrolled, name, forged)


def test_a_stranger_without_a_request_is_refused(enrolled):
    assert "chưa được ghi nhận" in _refusal(enrolled, "superior", _package(enrolled, ONE, keys=DeviceKeys.new()))


def test_another_communes_book_is_not_written_by_a_commune(enrolled):
    enrolled.imported("superior", enrolled.report(OTHER, VL01=5))
    enrolled.report(ONE, VL01=1)
    before = enrolled.board(OTHER)
    unit = enrolled.units[OTHER]
    segment = _a_segment(
        enrolled, ONE, Book(BookKind.UNIT, unit, 2019), _a_figure(f"f/{unit}/{'a' * 32}/-/2019-03/actual", 99)
    )
    package = _package(enrolled, ONE, contents=PackageContents(segments=(segment,)))
    rows = enrolled.imported("superior", package)
    assert "1 phần trong tệp không được nhận" in rows[0].message
    assert enrolled.board(OTHER) == before
    with enrolled.superior() as office:
        assert office.inspection.verify().problems == ()


def test_a_commune_does_not_write_its_own_targets(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.office(ONE) as office:
        indicator = office.progress.find_line("VL01").indicator
        committed = next(row.committed for row in office.progress.sheet(MARCH).rows if row.key.indicator == indicator)
        programme = office.profile().programme.uuid
    target = Target(programme, unit, indicator, "-", "2019", TargetTier.COMMITTED, since="", quantity="1")
    operations = {
        2019: _a_figure(f"f/{unit}/{indicator}/-/2019/{Measure.COMMITTED}", 1),
        STANDING: make_operation(
            kind=RECORD, cell=record_cell(RecordKind.TARGET, target_uuid(target)), parents=(), author="x",
            device_time="", value=msgspec.to_builtins(target),
        ),
    }  # fmt: skip
    for kind in (BookKind.ABOUT, BookKind.UNIT):
        for year, operation in operations.items():
            segment = _a_segment(enrolled, ONE, Book(kind, unit, year), operation)
            enrolled.imported("superior", _package(enrolled, ONE, contents=PackageContents(segments=(segment,))))
    with enrolled.superior() as office:
        (line,) = [line for line in office.targets.sheet(unit).lines if line.key.indicator == indicator]
        assert line.counts[Measure.COMMITTED] == committed
        assert [version.quantity for version in line.versions[Measure.COMMITTED]] == [committed]


def test_a_commune_does_not_accept_its_own_report(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    seal = enrolled.board(ONE).seal
    decision = make_operation(
        kind=RECORD, cell=record_cell(RecordKind.DECISION, "d" * 32), parents=(), author="x", device_time="",
        value={"seal": seal, "verdict": "accepted", "by": "x", "note": ""},
    )  # fmt: skip
    unit = enrolled.units[ONE]
    for kind in (BookKind.ABOUT, BookKind.UNIT):
        segment = _a_segment(enrolled, ONE, Book(kind, unit, 2019), decision)
        enrolled.imported("superior", _package(enrolled, ONE, contents=PackageContents(segments=(segment,))))
    assert enrolled.board(ONE).state is SubmissionState.RECEIVED


def test_the_seal_of_another_programme_is_named_and_not_counted(enrolled):
    with enrolled.office(ONE) as office:
        workplace = workplace_of(office)
        unit, programme = workplace.identity.unit, "f" * 32
        indicator = office.progress.find_line("VL01").indicator
        figures = (SealedFigure(indicator, "-", "actual", "reported", "777"),)
        seal = Seal(programme, unit, MARCH.code, figures, (), "", "x")
        uuid = submission_uuid(programme=programme, unit=unit, period=MARCH)
        workplace.write([put_record(workplace.books.of_unit(unit), RecordKind.SUBMISSION, uuid, seal)])
        assert office.submissions.own_state(MARCH) is SubmissionState.NOTHING
    package = enrolled.report(ONE, APRIL, VL01=5)
    with enrolled.superior() as office:
        row = office.exchange.preview([package]).rows[0]
        assert "chương trình khác" in row.told
        office.exchange.import_packages([package])
        assert board_cell(office, unit).seal == ""
        april = board_cell(office, unit, APRIL)
        report = office.review.received(april.seal)
        line = next(row for row in report.rows if row.in_period == FigureValue.reported(5))
        assert (line.before, line.cumulative) == (None, 5)


def test_a_seal_with_nonsense_in_it_is_held_back(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.office(ONE) as office:
        programme = workplace_of(office).catalogue().programme.uuid
    uuid = submission_uuid(programme=programme, unit=unit, period=MARCH)
    seal = Seal(programme, unit, MARCH.code, (SealedFigure("x", "-", "actual", "reported", "1"),), (), "", "x")
    operation = make_operation(
        kind=RECORD, cell=record_cell(RecordKind.SUBMISSION, uuid), parents=(), author="x", device_time="",
        value=msgspec.to_builtins(seal),
    )  # fmt: skip
    segment = _a_segment(enrolled, ONE, Book(BookKind.UNIT, unit, 2019), operation)
    rows = enrolled.imported("superior", _package(enrolled, ONE, contents=PackageContents(segments=(segment,))))
    assert "giữ riêng" in rows[0].message
    assert enrolled.board(ONE).seal == ""


def test_a_segment_with_another_body_refuses_the_package_whole(enrolled):
    enrolled.report(ONE, VL01=1)
    enrolled.report(ONE, VL01=2)
    with enrolled.office(ONE) as office:
        segments = workplace_of(office).journal.segments_to_pass_on(
            [workplace_of(office).books.of_unit(enrolled.units[ONE])]
        )
    broken = (*segments[:-1], replace(segments[-1], body=segments[0].body))
    forged = _package(enrolled, ONE, contents=PackageContents(segments=broken))
    assert "chữ ký" in _refusal(enrolled, "superior", forged)


# revoked


def test_a_revoked_pc_is_refused_and_what_counted_before_still_counts(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    late = enrolled.report(ONE, VL01=99)
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        heads = workplace.journal.heads_of_segments([workplace.books.of_unit(enrolled.units[ONE])])
        revoke(office, enrolled.units[ONE], cut=(heads[-1].id,))
    assert "thu hồi" in _refusal(enrolled, "superior", late)
    assert enrolled.board(ONE).version == 1
    with enrolled.superior() as office:
        with pytest.raises(NotEnrolledError):
            office.exchange.export_package(enrolled.stick(), unit=enrolled.units[ONE])
        assert enrolled.units[ONE] not in str(office.exchange.export_answers(enrolled.stick()))
        assert office.inspection.verify().problems == ()


def test_a_revocation_without_a_last_segment_takes_back_everything(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        revoke(office, enrolled.units[ONE])
        assert board_cell(office, enrolled.units[ONE]).seal == ""
        workplace = workplace_of(office)
        held = workplace.journal.project(workplace.books.of_unit(enrolled.units[ONE])).held
        assert set(held) == {"cut_off"}
        assert office.inspection.verify().problems == ()


def test_two_rosters_after_one_are_refused_and_told(enrolled):
    twin = enrolled.copy_to(enrolled.root / "twin")
    with enrolled.superior() as office:
        office.devices.trust()
        revoke(office, enrolled.units[OTHER])
    with twin.superior() as office:
        office.devices.trust()
        publish(office, signers=office.enrolment._latest().signers, devices=office.enrolment._latest().devices)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert "hai danh sách máy" in _refusal(enrolled, ONE, twin.answered(ONE))


# the tray


def test_a_pc_that_is_not_enrolled_waits_in_the_tray_and_merges_when_its_code_is_typed(founded):
    package = founded.report(ONE, VL01=12)
    assert founded.imported("superior", package)[0].verdict is FileVerdict.TRAY
    assert founded.board(ONE).seal == ""
    founded.imported("superior", package)
    with founded.superior() as office:
        rows = office.exchange.tray()
        assert [(row.device_name, row.can_enrol) for row in rows] == [("PC commune 0", True)]
        assert not next(row for row in office.review.board() if row.unit == founded.units[ONE]).is_enrolled
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        office.enrolment.enrol(rows[0].package, code.replace(" ", "-"))
        assert office.exchange.tray() == ()
        assert board_cell(office, founded.units[ONE]).state is SubmissionState.RECEIVED
        report = office.review.received(board_cell(office, founded.units[ONE]).seal)
        assert report.sealed_by == "Cán bộ commune 0, Văn hoá – xã hội"
        assert office.inspection.verify().problems == ()
    founded.imported(ONE, founded.answered(ONE))
    assert founded.state(ONE) is SubmissionState.RECEIVED
    with founded.office(ONE) as office:
        assert office.profile().is_enrolled


def test_every_package_that_waited_for_the_same_pc_is_merged_with_the_first(founded):
    first, second = founded.report(ONE, VL01=12), founded.report(ONE, APRIL, VL01=5)
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        office.exchange.import_packages([first, second])
        assert len(office.exchange.tray()) == 2
        office.enrolment.enrol(office.exchange.tray()[0].package, code)
        assert office.exchange.tray() == ()
        assert board_cell(office, founded.units[ONE], APRIL).state is SubmissionState.RECEIVED


@pytest.mark.parametrize("spoil", ["digit", "short", "long", "empty", "letters", "swap"])
def test_a_mistyped_code_enrols_nobody_and_names_the_group(founded, spoil):
    founded.imported("superior", founded.exported(ONE))
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    digit = str((int(code[0]) + 1) % 10)
    swapped = next(i for i in range(4) if code[i] != code[i + 1])
    typed = {
        "digit": digit + code[1:],
        "short": code[:-1],
        "long": code + "1",
        "empty": "",
        "letters": code.replace("1", "l").replace("0", "O") + "x",
        "swap": code[:swapped] + code[swapped + 1] + code[swapped] + code[swapped + 2 :],
    }[spoil]
    with founded.superior() as office:
        with pytest.raises(MistypedCodeError) as caught:
            office.enrolment.enrol(office.exchange.tray()[0].package, typed)
        assert caught.value.groups
        assert len(office.exchange.tray()) == 1
        assert not any(row.is_enrolled for row in office.review.board())


def test_the_code_of_another_pc_enrols_nobody(founded):
    founded.imported("superior", founded.exported(ONE))
    with founded.office(OTHER) as office:
        other = office.enrolment.request_code()
    with founded.superior() as office:
        for typed in (other, founded.code):
            with pytest.raises(CodeMismatchError):
                office.enrolment.enrol(office.exchange.tray()[0].package, typed)
        assert not any(row.is_enrolled for row in office.review.board())
        with pytest.raises(UnknownPackageError):
            office.enrolment.enrol("0" * 32, other)


def test_joining_with_a_wrong_code_leaves_nothing_behind(founded, tmp_path):
    wrong = ["", founded.code[:-1], "00000 00000 00000 00000"]
    with founded.office(ONE) as office:
        wrong.append(office.enrolment.request_code())
    for typed in wrong:
        with pytest.raises((CodeMismatchError, MistypedCodeError)):
            join_office(tmp_path / "new", founded.invitation, founded.units[ONE], "A", "B", typed)
        assert not [path for path in tmp_path.iterdir() if path.name.startswith("new")]


def test_a_package_in_the_tray_that_was_tampered_with_is_told_and_can_only_be_dismissed(founded):
    founded.imported("superior", founded.exported(ONE))
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        package = office.exchange.tray()[0].package
        data = bytearray(workplace_of(office).packages.tray()[0].data)
        data[len(data) // 2] ^= 1
        run_sql(office, "UPDATE tray SET data = :data", data=bytes(data))
        row = office.exchange.tray()[0]
        assert not row.can_enrol
        assert "hỏng" in row.reason
        with pytest.raises(PackageError):
            office.enrolment.enrol(package, code)
        assert not any(row.is_enrolled for row in office.review.board())
        office.exchange.dismiss(package)
        with pytest.raises(UnknownPackageError):
            office.exchange.dismiss(package)


@pytest.mark.parametrize("is_member", [True, False])
def test_a_request_of_a_unit_that_is_no_member_is_refused(founded, is_member):
    unit, keys = founded.units[ONE] if is_member else "ab" * 16, DeviceKeys.new()
    request = Request(unit, keys.public.sign.hex(), keys.public.age, "PC")
    record = SignedRecord.make(Purpose.REQUEST, encode(request), key=keys.signing_key)
    path = _package(founded, ONE, contents=PackageContents(requests=(record,)), keys=keys, unit=unit)
    expected = FileVerdict.TRAY if is_member else FileVerdict.REFUSED
    assert founded.imported("superior", path)[0].verdict is expected


def test_a_waiting_package_of_a_pc_that_is_known_by_now_merges_whatever_code_is_typed(founded):
    founded.imported("superior", founded.report(ONE, VL01=1))
    with founded.superior() as office:
        waiting = workplace_of(office).packages.tray()[0]
        with founded.office(ONE) as commune:
            code = commune.enrolment.request_code()
        office.enrolment.enrol(waiting.package, code)
        workplace_of(office).packages.lay_down(waiting)
        assert office.exchange.tray()[0].can_enrol
        office.enrolment.enrol(waiting.package, "")
        assert office.exchange.tray() == ()
        assert len(workplace_of(office).journal.chain.latest.devices_of(founded.units[ONE])) == 1


# files


def test_a_folder_without_packages_is_told(enrolled):
    with enrolled.superior() as office:
        (enrolled.stick() / "báo cáo.txt").write_text("x", encoding="utf-8")
        with pytest.raises(NoPackageFoundError):
            office.exchange.gather([enrolled.stick()])


def test_a_package_is_found_whatever_mail_made_of_its_name(enrolled):
    package = enrolled.report(ONE, VL01=1)
    renamed = package.rename(package.with_name("Báo cáo tháng 3 (1).ctph.bin"))
    with enrolled.superior() as office:
        found = office.exchange.gather([renamed.parent])
        assert [Path(path).name for path in found] == [renamed.name]
        assert office.exchange.import_packages(found)[0].verdict is FileVerdict.NEW


def test_cl_22_each_export_has_a_new_name_and_stays_as_a_copy_on_the_pc(enrolled):
    stick = enrolled.stick()
    with enrolled.office(ONE) as office:
        record(office, VL01=1)
        files = [office.exchange.export_package(stick) for _ in range(3)]
        assert len({file.file_name for file in files}) == 3
        for file in files:
            assert Path(file.kept_copy).read_bytes() == Path(file.path).read_bytes()
            assert file.file_name.isascii()
        assert len([row for row in office.exchange.log() if row.is_outgoing]) >= 3


def test_tables_that_were_tampered_with_are_told_and_rebuilt(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        assert office.inspection.verify().problems == ()
        run_sql(office, "UPDATE statement_figure SET quantity = 990000")
        assert office.inspection.verify().problems
        assert office.inspection.rebuild() > 2
        assert office.inspection.verify().problems == ()


def test_a_journal_that_was_tampered_with_is_told(enrolled):
    with enrolled.office(ONE) as office:
        assert office.inspection.verify().problems == ()
        run_sql(office, "UPDATE segment SET body = x'00' WHERE number = 1")
        assert any("không đọc được" in problem for problem in office.inspection.verify().problems)


def test_an_import_that_is_stopped_keeps_the_files_that_were_done_and_touches_no_other(enrolled):
    packages = [enrolled.report(ONE, VL01=12), enrolled.report(OTHER, VL01=7), enrolled.exported(OTHER)]
    feedback = Feedback(lambda done, *_: feedback.cancel() if done == 1 else None)
    with enrolled.superior() as office, pytest.raises(CancelledError):
        office.exchange.import_packages(packages, feedback=feedback)
    with enrolled.superior() as office:
        logged = {row.file_name for row in office.exchange.log()}
        assert {package.name in logged for package in packages[:2]} == {True}
        assert packages[2].name not in logged
        assert board_cell(office, enrolled.units[ONE]).state is SubmissionState.RECEIVED
        assert office.inspection.verify().problems == ()
