"""What an office has to do for units whose books it keeps is told until it is done and sent."""

from pathlib import Path

import pytest
from village_offices import MARCH, Village, board_cell, record, workplace_of

from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import book_action

ONE, OTHER = "commune 0", "commune 1"
JUNE = ReportingPeriod.month(2019, 6)


def told(office, village: Village, name: str) -> list[tuple[str, str]]:
    """Return what is to be done for a unit: the place it is done at, and what is begun there."""
    unit_name = workplace_of(office).names.unit(village.units[name])
    return [(step.place, step.action) for step in office.overview().todo if unit_name in step.text]


def test_a_report_made_for_a_merged_unit_is_to_be_done_until_its_receipt_is_here(merged):
    village, unit = merged, merged.units[ONE]
    in_its_book = ("devices", book_action(unit, JUNE))
    with village.office("merged") as office:
        desk = office.keeping.desk(unit)
        assert told(office, village, ONE) == []
        record(desk, JUNE, VL01=5)
        assert told(office, village, ONE) == [in_its_book]
        desk.submissions.seal(JUNE)
        assert told(office, village, ONE) == [("exchange", "export")]
        package = Path(office.exchange.export_package(village.stick()).path)
        assert desk.submissions.own_state(JUNE) is SubmissionState.EXPORTED
        assert told(office, village, ONE) == [("exchange", "")]
        record(desk, JUNE, VL01=6)
        assert told(office, village, ONE) == [in_its_book]
        record(desk, JUNE, VL01=5)
    village.imported("superior", package)
    village.imported("merged", village.answered("merged"))
    with village.office("merged") as office:
        assert office.keeping.desk(unit).submissions.own_state(JUNE) is SubmissionState.RECEIVED
        assert told(office, village, ONE) == []


def test_a_month_opened_again_is_told_to_who_reports_for_its_unit(merged):
    with merged.superior() as office:
        office.closing.close_period(JUNE)
        office.closing.reopen_period(JUNE, reason="Sót một xã")
    merged.imported("merged", merged.answered("merged"))
    with merged.office("merged") as office:
        steps = [step.text for step in office.overview().todo if step.action == book_action(merged.units[ONE], JUNE)]
        assert [("mở lại kỳ tháng 06/2019" in text, "Sót một xã" in text) for text in steps] == [(True, True)]


def test_what_a_year_not_looked_at_lacks_is_led_to(merged):
    with merged.superior() as office:
        office.opening.open_year(2020)
    merged.imported("merged", merged.answered("merged"))
    with merged.office("merged") as office:
        desk = office.keeping.desk(merged.units[ONE])
        record(desk, JUNE, VL01=5)
        desk.submissions.seal(JUNE)
        then = Standpoint(office.standpoint.programme, 2019)
        now = office.at(Standpoint(office.standpoint.programme, 2020))
        (step,) = [step for step in now.overview().todo if step.period == JUNE]
        assert (step.action, step.standpoint) == ("export", then)


def test_what_a_superior_typed_for_a_commune_and_did_not_seal_is_told(enrolled):
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
        desk = office.keeping.desk(enrolled.units[ONE])
        desk.choose_origin(Origin.TELEPHONE)
        record(desk, VL01=5)
        in_its_book = ("devices", book_action(enrolled.units[ONE], MARCH))
        assert in_its_book in told(office, enrolled, ONE)
        desk.submissions.seal(MARCH)
        assert in_its_book not in told(office, enrolled, ONE)
        assert ("exchange", "export") not in told(office, enrolled, ONE)


@pytest.mark.parametrize("name", [ONE, "third"])
def test_a_decision_about_a_merged_unit_waits_for_a_file_to_its_successor(merged, name):
    village = merged
    with village.office("merged") as office:
        desk = office.keeping.desk(village.units[name])
        record(desk, JUNE, VL01=5)
        desk.submissions.seal(JUNE)
    village.imported("superior", village.exported("merged"))
    with village.superior() as office:
        seal = board_cell(office, village.units[name], JUNE).seal
        office.exchange.export_answers(village.stick())
        assert office.review.unsent_answers() == ()
        office.review.return_report(seal, remarks={"": "Xem lại"})
        assert village.units["merged"] in office.review.unsent_answers()
        office.exchange.export_package(village.stick(), unit=village.units["merged"])
        assert village.units["merged"] not in office.review.unsent_answers()
        assert office.review.received(seal).is_told
