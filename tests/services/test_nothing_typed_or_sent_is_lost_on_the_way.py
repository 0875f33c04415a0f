"""Work caught between a change of keeper, a damaged database and odd records."""

import pytest
from msgspec.structs import replace
from village_offices import APRIL, MARCH, board_cell, record, run_sql, workplace_of

from ctph_desktop.domain.consolidations import piece_uuid
from ctph_desktop.domain.errors import KeptBySuccessorError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.office.restoring import restore
from ctph_desktop.services.ground.rows import FileVerdict, SubmissionState
from ctph_desktop.services.ground.workplace import put_record

ONE, TWO = "commune 0", "commune 1"


def figure(office) -> int | None:
    return office.progress.sheet(MARCH).rows[0].in_period.quantity


def test_figures_typed_before_the_keeper_changed_stay_and_are_sent_once_it_is_given_back(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=5)
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        written = office.exchange.export_package(enrolled.stick())
        assert written.unsent == 1
        assert figure(office) == 5
        assert office.inspection.verify().problems == ()
    with enrolled.superior() as office:
        office.keeping.give_back(enrolled.units[ONE])
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        assert figure(office) == 5
        office.submissions.seal(MARCH)
        assert office.exchange.export_package(enrolled.stick()).unsent == 0
        assert office.inspection.verify().problems == ()
    enrolled.imported("superior", enrolled.exported(ONE))
    assert enrolled.board(ONE).state is SubmissionState.RECEIVED


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
        workplace.write([put_record(workplace.common_book, RecordKind.CONSOLIDATION, piece_uuid(absurd), absurd)])
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
