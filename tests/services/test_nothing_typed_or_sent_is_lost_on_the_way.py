"""Work caught between a change of keeper, a damaged database and odd records."""

import pytest
from msgspec.structs import replace
from village_offices import APRIL, MARCH, board_cell, record, run_sql, workplace_of

from ctph_desktop.domain.consolidations import piece_uuid
from ctph_desktop.domain.errors import (
    ConflictGoneError,
    KeptBySuccessorError,
    NotTheKeeperError,
    WritingRefusedError,
)
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.restoring import restore
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.puts import put_record

ONE, TWO = "commune 0", "commune 1"


def figure(office) -> int | None:
    return office.progress.sheet(MARCH).rows[0].in_period.quantity


def test_figures_typed_before_the_keeper_changed_are_set_aside_and_taken_up_once_it_is_given_back(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=5)
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        assert office.exchange.export_package(enrolled.stick()).set_aside == 1
        assert (figure(office), office.conflicts.attention().set_aside_elsewhere) == (None, 1)
        (row,) = office.set_aside.rows()
        assert (row.can_choose, [rival.text for rival in row.rivals]) == (False, ["(chưa có số)", "5"])
        with pytest.raises(NotTheKeeperError):
            office.set_aside.choose_each({row.rivals[1].operation: row.heads})
        assert office.inspection.verify().problems == ()
    with enrolled.superior() as office:
        office.keeping.give_back(enrolled.units[ONE])
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        assert (figure(office), office.conflicts.attention().set_aside) == (None, 1)
        (row,) = office.set_aside.rows()
        office.set_aside.choose_each({row.rivals[1].operation: row.heads})
        assert (figure(office), office.set_aside.rows(), office.conflicts.attention().set_aside) == (5, (), 0)
        office.submissions.seal(MARCH)
        assert office.exchange.export_package(enrolled.stick()).set_aside == 0
        assert office.inspection.verify().problems == ()
    enrolled.imported("superior", enrolled.exported(ONE))
    assert enrolled.board(ONE).state is SubmissionState.RECEIVED


def test_who_keeps_the_book_takes_up_what_the_commune_typed_or_leaves_it(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.office(ONE) as office:
        record(office, VL01=5, DN01=7)
    with enrolled.superior() as office:
        office.keeping.keep_for(unit)
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.superior() as office:
        desk = office.keeping.desk(unit)
        desk.choose_origin(Origin.PAPER)
        desk.progress.record(MARCH, {desk.progress.find_line("VL01"): FigureValue.reported(13)})
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.superior() as office:
        desk = office.keeping.desk(unit)
        desk.choose_origin(Origin.PAPER)
        rows = {tuple(rival.text for rival in row.rivals): row for row in desk.set_aside.rows()}
        assert rows.keys() == {("13", "5"), ("(chưa có số)", "7")}
        assert [rival.is_shown for rival in rows["13", "5"].rivals] == [True, False]
        left, taken = rows["13", "5"], rows["(chưa có số)", "7"]
        desk.set_aside.choose_each({left.rivals[0].operation: left.heads, taken.rivals[1].operation: taken.heads})
        assert desk.set_aside.rows() == ()
        with pytest.raises(ConflictGoneError):
            desk.set_aside.choose_each({taken.rivals[1].operation: taken.heads})
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        assert office.set_aside.rows() == ()
        shown = {
            row.label: row.in_period.quantity for row in office.progress.sheet(MARCH).rows if row.in_period.quantity
        }
        assert sorted(shown.values()) == [7, 13]


def test_what_nobody_answered_stays_set_aside_when_the_book_is_taken_over_a_second_time(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.office(ONE) as office:
        record(office, VL01=5)
    for again in (False, True):
        with enrolled.superior() as office:
            office.keeping.keep_for(unit)
        enrolled.imported(ONE, enrolled.answered(ONE))
        enrolled.imported("superior", enrolled.exported(ONE))
        with enrolled.superior() as office:
            desk = office.keeping.desk(unit)
            assert (desk.progress.sheet(MARCH).rows[0].in_period.quantity, len(desk.set_aside.rows())) == (None, 1)
            office.keeping.give_back(unit)
        enrolled.imported(ONE, enrolled.answered(ONE))
        with enrolled.office(ONE) as office:
            assert (figure(office), len(office.set_aside.rows())) == (None, 1)
            record(office, APRIL, VL01=6 + again)
        enrolled.imported("superior", enrolled.exported(ONE))


def test_a_preview_says_that_the_roster_in_it_sets_figures_aside(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=5)
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
    answer = enrolled.answered(ONE)
    with enrolled.office(ONE) as office:
        (row,) = office.exchange.preview([answer]).rows
        assert "1 thay đổi nhập trước đó" in " ".join(row.notes)
        assert [(change.old, change.is_blanking) for change in row.changes] == [("5", True)]


def test_a_pc_that_knows_it_is_revoked_writes_nothing_more_and_says_why(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=5))
    with enrolled.superior() as office:
        office.devices.revoke(office.devices.find("PC commune 0").key)
    with enrolled.superior() as office:
        rosters = workplace_of(office).journal.records(Purpose.ROSTER)
    with enrolled.office(ONE) as office:
        journal = workplace_of(office).journal
        journal.ingest(journal.intake([], rosters, received_at=""))
        sheet = office.progress.sheet(MARCH)
        assert (sheet.can_edit, sheet.can_seal, figure(office)) == (False, False, 5)
        assert "thu hồi" in sheet.keeper_note
        with pytest.raises(WritingRefusedError):
            record(office, VL01=6)


def test_a_package_whose_contents_were_lost_with_a_damaged_page_is_taken_in_again(enrolled):
    with enrolled.superior() as office:
        backup = office.safekeeping.backups.make()
    sent = enrolled.report(ONE, VL01=5)
    enrolled.imported("superior", sent)
    with enrolled.superior() as office:
        run_sql(office, "UPDATE segment SET body=x'00' WHERE number=(SELECT max(number) FROM segment)")
    restore(enrolled.root / "superior", backup.path)
    assert enrolled.board(ONE).state is not SubmissionState.RECEIVED
    assert enrolled.imported("superior", sent)[0].verdict is FileVerdict.NEW
    assert enrolled.board(ONE).state is SubmissionState.RECEIVED


def test_a_frozen_version_with_an_absurd_number_keeps_no_month_from_being_closed(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=5))
    with enrolled.superior() as office:
        office.review.accept(board_cell(office, enrolled.units[ONE]).seal)
        office.frozen.freeze(MARCH)
        workplace = workplace_of(office)
        sheet = next(iter(office.frozen._sheets().values())).sheet
        absurd = replace(sheet, sequence=2**53 - 1)
        workplace.write([put_record(workplace.books.common, RecordKind.CONSOLIDATION, piece_uuid(absurd), absurd)])
    enrolled.imported("superior", enrolled.report(TWO, VL01=7))
    with enrolled.superior() as office:
        office.review.accept(board_cell(office, enrolled.units[TWO]).seal)
        office.closing.close_period(MARCH)
        office.closing.close_period(APRIL)
        assert office.inspection.verify().problems == ()


@pytest.mark.parametrize("act", ["give_back", "keep_for"])
def test_the_book_of_a_merged_unit_stays_with_its_successor(enrolled, act):
    from datetime import date

    with enrolled.superior() as office:
        office.succession.merge_units([enrolled.units[TWO]], enrolled.units[ONE], last_day=date(2019, 6, 30))
        with pytest.raises(KeptBySuccessorError):
            getattr(office.keeping, act)(enrolled.units[TWO])
