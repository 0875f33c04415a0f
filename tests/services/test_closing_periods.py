"""A month is closed, corrected late, opened again; its frozen figures print the same numbers for ever."""

from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import msgspec
import pytest
from msgspec import UNSET
from village_offices import APRIL, MARCH, Village, board_cell, found, record, revoke, run_sql, workplace_of

from ctph_desktop.domain.closings import PeriodClosing, closing_uuid
from ctph_desktop.domain.consolidations import piece_uuid
from ctph_desktop.domain.errors import (
    FrozenDamagedError,
    InvalidDayError,
    NotAllowedError,
    NothingToFreezeError,
    PeriodAlreadyClosedError,
    PeriodNotClosedError,
    PeriodNotInProgrammeError,
    ReasonMissingError,
    UnknownFrozenError,
    WritingRefusedError,
)
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.operation import RECORD, make_operation
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.storage.view import ProjectionWriter

NINE = tuple(f"commune {number}" for number in range(9))
EIGHT, NINTH = NINE[:8], NINE[8]


@pytest.fixture(scope="module")
def _eight_of_nine(tmp_path_factory: pytest.TempPathFactory) -> Village:
    """Nine enrolled communes; the reports of eight are accepted, the ninth has typed nothing yet."""
    village = found(tmp_path_factory.mktemp("nine") / "village", communes=9)
    for name in NINE:
        if name in EIGHT:
            with village.office(name) as office:
                record(office, VL01=10, GN06_ND=2)
                office.submissions.seal(MARCH)
        village.enrol(name, village.exported(name))
    with village.superior() as office:
        for name in EIGHT:
            office.review.accept(board_cell(office, village.units[name]).seal)
    return village


@pytest.fixture
def village(_eight_of_nine: Village, tmp_path) -> Village:
    return _eight_of_nine.copy_to(tmp_path / "village")


def closed(village: Village) -> str:
    """Close March; return the name of the figures that were frozen."""
    with village.superior() as office:
        office.closing.close_period(MARCH)
        return office.frozen.versions(MARCH)[-1].uuid


def hears(village: Village, name: str) -> None:
    village.imported(name, village.answered(name))


def jobs(office, uuid: str = "") -> Decimal | None:
    """Return the total of the jobs to the end of March, at present or as they were frozen."""
    view = office.frozen.view(uuid) if uuid else office.consolidation.view(MARCH)
    indicator = office.progress.find_line("VL01").indicator
    for form in view.forms:
        for position, column in enumerate(form.form.columns):
            if column.source and column.source.indicator == indicator and column.source.measure.value == "actual":
                return form.computed_total.cells[position].value
    raise AssertionError(uuid)


def sheets(path) -> dict[str, bytes]:
    """Return the sheets of a workbook, byte by byte: every number, text and formula of it."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "worksheets" in name or "Strings" in name}


def test_the_month_is_closed_with_eight_of_nine_and_the_ninth_comes_as_a_supplement(village, tmp_path):
    uuid = closed(village)
    with village.superior() as office:
        assert jobs(office, uuid) == 80
        office.consolidation.write_workbook(office.frozen.view(uuid), tmp_path / "first.xlsx")
        office.consolidation.write_pdf(office.frozen.view(uuid), tmp_path / "first.pdf")
    late = village.report(NINTH, VL01=7)
    with village.superior() as office:
        (row,) = office.exchange.preview([late]).rows
        assert (row.new_seals, row.corrections) == (1, 1)
        office.exchange.import_packages([late])
        cell = board_cell(office, village.units[NINTH])
        assert (cell.state, cell.is_correction, cell.is_closed) == (SubmissionState.RECEIVED, True, True)
        assert jobs(office) == 80
        todo = " ".join(step.text for step in office.overview(MARCH).todo)
        assert "bổ sung sau khi chốt" in todo
        assert "đính chính" not in todo
        report = office.review.received(cell.seal)
        assert report.is_correction
        assert report.closing is not None
        office.review.accept(cell.seal)
        assert board_cell(office, village.units[NINTH]).is_correction
        assert jobs(office) == 87
        assert jobs(office, uuid) == 80
        office.consolidation.write_workbook(office.frozen.view(uuid), tmp_path / "again.xlsx")
        comparison = office.frozen.compare(uuid)
    assert sheets(tmp_path / "again.xlsx") == sheets(tmp_path / "first.xlsx")
    (source,) = comparison.sources
    assert (source.period, source.then) == (MARCH, "chưa có báo cáo được duyệt")
    assert "bổ sung sau khi chốt" in source.now
    ninth = [cell for cell in comparison.cells if cell.unit_name == source.unit_name]
    assert [(cell.then, cell.now) for cell in ninth if cell.now == "7"] == [("", "7")]
    assert ("80", "87") in {(cell.then, cell.now) for cell in comparison.cells}


def test_a_reprint_on_screen_is_the_same_form_by_form(village):
    with village.superior() as office:
        before = office.consolidation.view(MARCH)
    uuid = closed(village)
    with village.superior() as office:
        after = office.frozen.view(uuid)
    assert all("Số liệu chốt ngày" in form.frozen_label for form in after.forms)
    assert after.coverage_label == before.coverage_label
    assert after.is_provisional
    plain = tuple(msgspec.structs.replace(form, frozen_label="") for form in after.forms)
    assert plain == before.forms


def test_numbers_of_today_say_that_their_period_was_closed_with_others(village, tmp_path):
    closed(village)
    with village.superior() as office:
        view = office.consolidation.view(MARCH)
        office.consolidation.write_workbook(view, tmp_path / "today.xlsx")
        assert "kỳ đã chốt ngày" in office.overview(MARCH).basis
        assert not office.consolidation.view(ReportingPeriod.month(2019, 2)).forms[0].present_note
    assert {form.present_note.partition(" ngày")[0] for form in view.forms} == {"Số liệu hiện tại; kỳ đã chốt"}
    written = b"".join(sheets(tmp_path / "today.xlsx").values())
    assert all(form.present_note.encode() in written for form in view.forms)
    with village.superior() as office:
        office.closing.reopen_period(MARCH, reason="Bổ sung")
        assert not office.consolidation.view(MARCH).forms[0].present_note


def test_new_targets_and_new_forms_do_not_touch_what_was_frozen(village):
    uuid = closed(village)
    with village.superior() as office:
        workplace = workplace_of(office)
        form = next(iter(workplace.catalogue().forms.values()))
        shorter = msgspec.structs.replace(form, columns=form.columns[:2], checks=(), cross_checks=(), title="Khác")
        before = office.frozen.view(uuid)
        workplace.write([put_record(workplace.books.standing, RecordKind.FORM, form.uuid, shorter)])
        assert office.frozen.view(uuid) == before


def test_the_communes_hear_of_it_in_the_next_answer(village):
    closed(village)
    name = EIGHT[0]
    answer = village.answered(name)
    with village.office(name) as office:
        assert office.progress.sheet(MARCH).closing is None
        changes = [change for row in office.exchange.preview([answer]).rows for change in row.changes]
        assert [(c.old, c.new) for c in changes if c.label == "Kỳ báo cáo"] == [("đang mở", "đã chốt")]
        office.exchange.import_packages([answer])
        closing = office.progress.sheet(MARCH).closing
        assert closing is not None
        assert closing.is_closed
        assert next(row for row in office.progress.periods() if row.period == MARCH).closing == closing
        assert office.progress.sheet(APRIL).closing is None


def test_a_commune_loses_nothing_by_writing_into_a_closed_month(village):
    closed(village)
    hears(village, EIGHT[0])
    package = village.report(EIGHT[0], VL01=99)
    village.imported("superior", package)
    cell = village.board(EIGHT[0])
    assert (cell.state, cell.version, cell.is_correction) == (SubmissionState.RECEIVED, 2, True)
    with village.superior() as office:
        assert "đính chính sau khi chốt" in " ".join(step.text for step in office.overview(MARCH).todo)
        assert jobs(office) == 80
        office.review.accept(cell.seal)
        assert jobs(office) == 80 - 10 + 99


def test_a_correction_can_be_returned_like_any_report(village):
    uuid = closed(village)
    village.imported("superior", village.report(NINTH, VL01=7))
    with village.superior() as office:
        cell = board_cell(office, village.units[NINTH])
        office.review.return_report(cell.seal, remarks={"": "Kỳ đã chốt, ghi vào tháng sau"})
        assert jobs(office) == jobs(office, uuid) == 80
        assert not board_cell(office, village.units[NINTH]).is_correction
        assert not office.review.received(cell.seal).is_correction


def test_a_report_that_was_returned_before_the_month_was_closed_is_a_correction_once_it_is_sent_again(village):
    village.imported("superior", village.report(NINTH, VL01=7))
    with village.superior() as office:
        seal = board_cell(office, village.units[NINTH]).seal
        office.review.return_report(seal, remarks={"": "Xem lại"})
    closed(village)
    with village.superior() as office:
        cell = board_cell(office, village.units[NINTH])
        assert (cell.state, cell.is_closed, cell.is_correction) == (SubmissionState.RETURNED, True, False)
        assert not office.review.received(seal).is_correction
    village.imported("superior", village.report(NINTH, VL01=8))
    cell = village.board(NINTH)
    assert (cell.state, cell.is_correction, cell.is_supplement) == (SubmissionState.RECEIVED, True, True)


def test_a_later_version_is_a_supplement_too_while_the_closing_holds_nothing_of_its_unit(village):
    first = village.report(NINTH, VL01=7)
    closed(village)
    village.imported("superior", first)
    village.imported("superior", village.report(NINTH, VL01=8))
    cell = village.board(NINTH)
    assert (cell.version, cell.is_correction, cell.is_supplement) == (2, True, True)
    village.imported("superior", village.report(EIGHT[0], VL01=99))
    cell = village.board(EIGHT[0])
    assert (cell.version, cell.is_correction, cell.is_supplement) == (2, True, False)


def test_reports_the_closing_rests_on_are_no_corrections(village):
    closed(village)
    assert [village.board(name).is_correction for name in EIGHT] == [False] * 8


def test_a_report_that_waited_when_the_month_was_closed_is_a_correction_from_then_on(village):
    village.imported("superior", village.report(NINTH, VL01=7))
    assert not village.board(NINTH).is_correction
    with village.superior() as office:
        preview = office.closing.preview(MARCH)
        assert (preview.accepted, preview.expected, len(preview.waiting)) == (8, 9, 1)
    closed(village)
    assert village.board(NINTH).is_correction


def test_a_seal_that_saw_the_reopening_is_an_ordinary_one(village):
    uuid = closed(village)
    with village.superior() as office:
        office.closing.reopen_period(MARCH, reason="Bổ sung xã thứ chín")
    hears(village, NINTH)
    with village.office(NINTH) as office:
        row = next(row for row in office.progress.periods() if row.period == MARCH)
        assert (row.closing.is_closed, row.closing.reason) == (False, "Bổ sung xã thứ chín")
        assert row.is_reopened
        assert any("Bổ sung xã thứ chín" in step.text for step in office.overview(MARCH).todo)
    village.imported("superior", village.report(NINTH, VL01=7))
    cell = village.board(NINTH)
    assert (cell.is_closed, cell.is_correction) == (False, False)
    with village.office(NINTH) as office:
        assert not any("mở lại" in step.text for step in office.overview(MARCH).todo)
    with village.superior() as office:
        office.review.accept(cell.seal)
        office.closing.close_period(MARCH)
        first, second = office.frozen.versions(MARCH)
        assert (first.uuid, first.label, second.label) == (uuid, "1", "2")
        assert (jobs(office, first.uuid), jobs(office, second.uuid)) == (80, 87)
    assert not village.board(NINTH).is_correction


def test_a_seal_that_did_not_see_the_reopening_is_a_correction_also_when_it_comes_later(village):
    late = village.report(NINTH, VL01=7)
    closed(village)
    with village.superior() as office:
        office.closing.reopen_period(MARCH, reason="Bổ sung")
        office.exchange.import_packages([late])
        assert board_cell(office, village.units[NINTH]).is_correction
        assert not board_cell(office, village.units[EIGHT[0]]).is_correction


def test_a_seal_under_an_earlier_reopening_is_a_correction_once_the_month_is_closed_again(village):
    closed(village)
    with village.superior() as office:
        office.closing.reopen_period(MARCH, reason="Lần một")
    hears(village, NINTH)
    late = village.report(NINTH, VL01=7)
    with village.superior() as office:
        office.closing.close_period(MARCH)
        office.exchange.import_packages([late])
        assert board_cell(office, village.units[NINTH]).is_correction
        office.closing.reopen_period(MARCH, reason="Lần hai")
        assert board_cell(office, village.units[NINTH]).is_correction


def test_the_order_of_arrival_does_not_matter(village):
    """The package that was sealed before the closing and the answer meet in either order; the tables agree."""
    closed(village)
    early = village.copy_to(village.root.parent / "other order")
    with village.superior() as office:
        office.closing.reopen_period(MARCH, reason="Mở")
    late = village.report(NINTH, VL01=7)
    village.imported("superior", late)
    early.imported("superior", late)
    with early.superior() as office:
        office.closing.reopen_period(MARCH, reason="Mở")
    assert village.board(NINTH).is_correction == early.board(NINTH).is_correction is True


@pytest.mark.parametrize("reason", ["", "  \n", "\u200b"])
def test_reopening_asks_for_a_reason(village, reason):
    closed(village)
    with village.superior() as office:
        with pytest.raises(ReasonMissingError):
            office.closing.reopen_period(MARCH, reason=reason)
        assert office.closing.of(MARCH).is_closed


def test_a_month_is_closed_once_and_reopened_once(village):
    closed(village)
    with village.superior() as office:
        with pytest.raises(PeriodAlreadyClosedError):
            office.closing.close_period(MARCH)
        office.closing.reopen_period(MARCH, reason="Sửa")
        with pytest.raises(PeriodNotClosedError):
            office.closing.reopen_period(MARCH, reason="Sửa")
        with pytest.raises(PeriodNotClosedError):
            office.closing.reopen_period(APRIL, reason="Sửa")


def test_only_the_superior_office_closes_and_only_months_of_its_programme(village):
    with village.office(NINTH) as office:
        with pytest.raises(NotAllowedError):
            office.closing.close_period(MARCH)
        with pytest.raises(NotAllowedError):
            office.frozen.freeze(MARCH)
        with pytest.raises(NotAllowedError):
            office.frozen.versions(MARCH)
    with village.superior() as office:
        for period in (ReportingPeriod.month(2020, 3), ReportingPeriod.parse("2019-q1")):
            with pytest.raises(PeriodNotInProgrammeError):
                office.closing.close_period(period)


def test_a_commune_cannot_write_about_periods(village):
    name = EIGHT[0]
    with village.office(name) as office:
        workplace = workplace_of(office)
        programme = workplace.catalogue().programme
        cell = closing_uuid(programme=programme.uuid, period=MARCH)
        closing = {"programme": programme.uuid, "period": MARCH.code, "is_closed": True, "by": "0" * 32}
        with pytest.raises(WritingRefusedError):
            workplace.write([put_record(workplace.books.common, RecordKind.PERIOD, cell, closing)])
    village.imported("superior", village.exported(name))
    with village.superior() as office:
        assert office.closing.rows() == ()


def test_closing_freezes_nothing_twice(village):
    first = closed(village)
    with village.superior() as office:
        with pytest.raises(NothingToFreezeError):
            office.frozen.freeze(MARCH)
        office.closing.reopen_period(MARCH, reason="Xem lại")
        office.closing.close_period(MARCH)
        assert [row.uuid for row in office.frozen.versions(MARCH)] == [first]


def test_figures_are_frozen_without_closing_and_for_a_quarter_as_well(village):
    quarter = ReportingPeriod.parse("2019-q1")
    with village.superior() as office:
        office.frozen.freeze(MARCH, note="Phục vụ sơ kết")
        office.frozen.freeze(quarter)
        assert office.closing.of(MARCH) is None
        (row,) = office.frozen.versions(MARCH)
        assert (row.note, row.label, row.is_provisional) == ("Phục vụ sơ kết", "1", True)
        assert len(office.frozen.versions(quarter)) == 1
        assert office.frozen.find(MARCH, " 1 ") == row
        with pytest.raises(UnknownFrozenError):
            office.frozen.find(MARCH, "2")
        with pytest.raises(UnknownFrozenError):
            office.frozen.find(APRIL, "1")


def test_two_pcs_that_gave_the_same_number_are_told_apart(village):
    with village.superior() as office:
        workplace = workplace_of(office)
        office.frozen.freeze(MARCH)
        sheet = office.frozen._sheets()[office.frozen.versions(MARCH)[0].uuid].sheet
        twin = msgspec.structs.replace(sheet, note="Máy thứ hai")
        workplace.write([put_record(workplace.books.common, RecordKind.CONSOLIDATION, piece_uuid(twin), twin)])
        labels = [row.label for row in office.frozen.versions(MARCH)]
        assert len(set(labels)) == 2
        assert all(label.startswith("1-") for label in labels)
        assert [office.frozen.find(MARCH, label).label for label in labels] == labels
        with pytest.raises(UnknownFrozenError):
            office.frozen.find(MARCH, "1")


@pytest.mark.parametrize("kind", [RecordKind.CONSOLIDATION, RecordKind.CONSOLIDATED_UNIT, RecordKind.FORM_EDITION])
def test_a_piece_that_is_not_what_its_name_says_is_not_printed(village, kind):
    uuid = closed(village)
    with village.superior() as office:
        run_sql(
            office,
            "update record set value = cast(replace(cast(value as text), '80', '81') as blob) where kind = :kind"
            if kind is RecordKind.CONSOLIDATION
            else "update record set value = cast(replace(cast(value as text), '2019', '2018') as blob)"
            " where kind = :kind"
            if kind is RecordKind.CONSOLIDATED_UNIT
            else "update record set value = cast(replace(cast(value as text), 'SUM', 'NONE') || ' ' as blob)"
            " where kind = :kind",
            kind=kind.value,
        )
        with pytest.raises(FrozenDamagedError):
            office.frozen.view(uuid)


def test_a_missing_piece_is_told_and_not_guessed(village):
    uuid = closed(village)
    with village.superior() as office:
        run_sql(office, "delete from record where kind = 'consolidated_unit'")
        with pytest.raises(FrozenDamagedError):
            office.frozen.view(uuid)
        assert any("Bản chốt số 1" in problem for problem in office.inspection.verify().problems)
        office.inspection.rebuild()
        assert office.inspection.verify().problems == ()
        assert jobs(office, uuid) == 80


def test_a_closing_that_is_stopped_in_the_middle_leaves_neither_closing_nor_frozen_figures(village, monkeypatch):
    apply = ProjectionWriter.apply

    def stopped(self, book, stored, **more):
        if stored.op.c.startswith("r/period/"):
            raise InterruptedError(stored.op.c)
        apply(self, book, stored, **more)

    with village.superior() as office:
        with monkeypatch.context() as patch:
            patch.setattr(ProjectionWriter, "apply", stopped)
            with pytest.raises(InterruptedError):
                office.closing.close_period(MARCH)
        assert office.closing.of(MARCH) is None
        assert office.frozen.versions(MARCH) == ()
        assert office.inspection.verify().problems == ()
        office.closing.close_period(MARCH)
        assert office.closing.of(MARCH).is_closed


def test_a_revoked_pc_takes_no_number_out_of_what_was_frozen(village):
    uuid = closed(village)
    with village.superior() as office:
        before = office.frozen.view(uuid)
        revoke(office, village.units[EIGHT[0]])
        assert jobs(office) == 70
        assert office.frozen.view(uuid) == before
        (source,) = office.frozen.compare(uuid).sources
        assert source.now == "chưa có báo cáo được duyệt"


def test_a_seal_that_saw_one_of_two_reopenings_saw_the_month_open(village):
    closed(village)
    with village.superior() as office:
        workplace = workplace_of(office)
        uuid = closing_uuid(programme=workplace.catalogue().programme.uuid, period=MARCH)
        before = workplace.journal.heads(workplace.books.common, f"r/period/{uuid}")
        office.closing.reopen_period(MARCH, reason="Máy một")
    hears(village, NINTH)
    late = village.report(NINTH, VL01=7)
    with village.superior() as office:
        workplace = workplace_of(office)
        rival = _rival(office, before)
        run_sql(
            office,
            "insert into operation (book, line) values (:book, :line)",
            book=workplace.books.common.key,
            line=rival.line,
        )
        workplace.journal.rebuild()
        office.closing.reopen_period(MARCH, reason="Thống nhất")
        assert not office.closing.of(MARCH).has_conflict
        office.exchange.import_packages([late])
        assert not board_cell(office, village.units[NINTH]).is_correction


def test_two_pcs_that_close_and_reopen_at_once_are_a_conflict_that_closing_settles(village):
    closed(village)
    with village.superior() as office:
        workplace = workplace_of(office)
        book = workplace.books.common
        programme = workplace.catalogue().programme
        uuid = closing_uuid(programme=programme.uuid, period=MARCH)
        before = workplace.journal.heads(book, f"r/period/{uuid}")
        office.closing.reopen_period(MARCH, reason="Máy một")
        rival = _rival(office, before)
        run_sql(
            office,
            "insert into operation (book, line) values (:book, :line)",
            book=book.key,
            line=rival.line,
        )
        workplace.journal.rebuild()
        assert office.closing.of(MARCH).has_conflict
        office.closing.close_period(MARCH)
        row = office.closing.of(MARCH)
        assert (row.is_closed, row.has_conflict) == (True, False)


def _rival(office, parents):
    """Return the reopening another PC wrote at the same time."""
    programme = workplace_of(office).catalogue().programme
    closing = PeriodClosing(programme.uuid, MARCH.code, False, "f" * 32, "Máy hai")
    uuid = closing_uuid(programme=programme.uuid, period=MARCH)
    return make_operation(
        kind=RECORD, cell=f"r/period/{uuid}", parents=parents, author="f" * 32,
        device_time="2019-05-01T08:00:00+07:00", value=msgspec.to_builtins(closing),
    )  # fmt: skip


def test_the_day_of_a_report_is_that_of_its_seal_and_never_later_than_its_receipt(village):
    with village.office(NINTH) as office:
        record(office, VL01=7)
        village.clock.at = village.clock.at.replace(year=2099)
        office.submissions.seal(MARCH)
    village.clock.at = village.clock.at.replace(year=2019, month=4, day=20)
    village.imported("superior", village.exported(NINTH))
    shown = village.board(NINTH).submitted
    assert shown.sealed_at.year == 2099
    assert shown.day == date(2019, 4, 20)
    assert (shown.due, shown.late_by) == (None, 0)


def test_with_a_due_day_lateness_is_counted_from_the_seal_and_an_official_corrects_it(village):
    with village.superior() as office:
        workplace = workplace_of(office)
        programme = msgspec.structs.replace(workplace.catalogue().programme, due_days=5)
        workplace.write([put_record(workplace.books.standing, RecordKind.PROGRAMME, programme.uuid, programme)])
    village.clock.at = village.clock.at.replace(month=4, day=8)
    package = village.report(NINTH, VL01=7)
    village.clock.at = village.clock.at.replace(month=4, day=28)
    village.imported("superior", package)
    cell = village.board(NINTH)
    assert (cell.submitted.day, cell.submitted.due, cell.submitted.late_by) == (date(2019, 4, 8), date(2019, 4, 5), 3)
    with village.superior() as office:
        for wrong in (date(2019, 2, 28), date(2019, 4, 29)):
            with pytest.raises(InvalidDayError):
                office.review.correct_day(cell.seal, wrong, reason="USB để quên")
        with pytest.raises(ReasonMissingError):
            office.review.correct_day(cell.seal, date(2019, 4, 5), reason=" ")
        office.review.correct_day(cell.seal, date(2019, 4, 5), reason="Đồng hồ máy xã sai")
        shown = office.review.received(cell.seal).submitted
        assert (shown.day, shown.late_by, shown.reason) == (date(2019, 4, 5), 0, "Đồng hồ máy xã sai")
        assert shown.sealed_at.day == 8
    with village.office(NINTH) as office, pytest.raises(NotAllowedError):
        office.review.correct_day(cell.seal, date(2019, 4, 5), reason="tự sửa")


def test_the_board_says_how_old_the_newest_data_of_each_commune_are(village):
    village.clock.at = village.clock.at.replace(month=6, day=1)
    with village.superior() as office:
        rows = office.review.board()
    assert {(row.newest_data_at.date(), row.days_old) for row in rows} == {(date(2019, 4, 1), 61)}


def test_a_seal_of_a_month_that_was_never_closed_is_written_as_before(village):
    with village.office(EIGHT[0]) as office:
        workplace = workplace_of(office)
        (seal,) = workplace.journal.project(workplace.books.of_unit(village.units[EIGHT[0]])).seals
        assert seal.seal.closing is UNSET


def test_after_closing_everything_can_be_read_again(village):
    closed(village)
    hears(village, NINTH)
    village.imported("superior", village.report(NINTH, VL01=7))
    for name in ("superior", NINTH):
        with village.office(name) as office:
            assert office.inspection.verify().problems == ()
