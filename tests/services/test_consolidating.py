"""Consolidation: the sum of the seals that were accepted, and of nothing else."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from village_offices import MARCH, Village, board_cell, found, record

from ctph_desktop.domain.errors import PeriodNotInProgrammeError
from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.rows import FileVerdict

QUANTITIES = {f"commune {number}": 10 + number for number in range(9)}
ACCEPTED = tuple(QUANTITIES)[:7]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """Nine communes: seven accepted, one returned, one that only typed and never sealed."""
    village = found(tmp_path_factory.mktemp("nine") / "village", communes=9)
    packages, codes = {}, {}
    for name, quantity in QUANTITIES.items():
        with village.office(name) as office:
            record(office, VL01=quantity, GN06_ND=2, GN06_CCB=1)
            if name != "commune 8":
                office.submissions.seal(MARCH)
            codes[name] = office.enrolment.request_code()
        packages[name] = village.exported(name)
    with village.superior() as office:
        for name, package in packages.items():
            assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
            office.enrolment.enrol(office.exchange.tray()[0].package, codes[name])
        for name in ACCEPTED:
            office.review.accept(board_cell(office, village.units[name]).seal)
        office.review.return_report(board_cell(office, village.units["commune 7"]).seal, remarks={"": "Xem lại"})
    return village


def _lines(office, code: str) -> tuple[dict[str, Decimal | None], Decimal | None]:
    """Return what the forms show of an indicator to the end of March: by unit, and the total that is computed."""
    indicator = office.progress.find_line(code).indicator
    for form in office.consolidation.view(MARCH).forms:
        for position, column in enumerate(form.form.columns):
            source = column.source
            if source and source.indicator == indicator and source.measure is Measure.ACTUAL and not source.breakdown:
                by_unit = {line.unit: line.cells[position].value for line in form.lines}
                return by_unit, form.computed_total.cells[position].value
    raise AssertionError(code)


def test_the_total_is_the_sum_of_the_accepted_seals_and_says_how_many_they_are(village):
    with village.superior() as office:
        view = office.consolidation.view(MARCH)
        assert view.is_provisional
        assert "7/9" in view.coverage_label
        by_unit, total = _lines(office, "VL01")
    expected = {village.units[name]: Decimal(quantity) for name, quantity in QUANTITIES.items() if name in ACCEPTED}
    assert {unit: quantity for unit, quantity in by_unit.items() if quantity is not None} == expected
    assert total == sum(expected.values()) == 91


def test_parts_add_up_to_their_whole(village):
    with village.superior() as office:
        _, total = _lines(office, "GN06")
        assert total == 3 * len(ACCEPTED)


def test_a_new_seal_does_not_count_until_it_is_accepted(village):
    copy = village.copy_to(village.root.parent / "copy")
    copy.imported("commune 0", copy.answered("commune 0"))
    with copy.office("commune 0") as office:
        record(office, VL01=500)
        office.submissions.seal(MARCH)
    copy.imported("superior", copy.exported("commune 0"))
    with copy.superior() as office:
        assert _lines(office, "VL01")[1] == 91
        office.review.accept(board_cell(office, copy.units["commune 0"]).seal)
        assert _lines(office, "VL01")[1] == 91 - 10 + 500


def test_a_month_that_nobody_reported_has_no_sum_and_not_zero(village):
    with village.superior() as office:
        view = office.consolidation.view(ReportingPeriod.month(2019, 1))
        assert "0/9" in view.coverage_label
        assert view.is_provisional


def test_other_years_are_not_consolidated(village):
    with village.superior() as office, pytest.raises(PeriodNotInProgrammeError):
        office.consolidation.view(ReportingPeriod.month(2020, 3))


def test_the_board_tells_the_nine_apart(village):
    with village.superior() as office:
        states = {
            row.unit: next(c for c in row.cells if c.period == MARCH).state.value for row in office.review.board()
        }
    assert sorted(states.values()) == ["accepted"] * 7 + ["nothing", "returned"]
    assert states[village.units["commune 8"]] == "nothing"


def test_the_first_screen_adds_up_what_was_accepted(village):
    with village.superior() as office:
        overview = office.overview(MARCH)
        assert overview is not None
        sums = {row.label: row.cumulative for row in overview.indicators}
        assert Decimal(91) in sums.values()


def test_reports_read_in_the_office_show_what_was_sealed(village):
    with village.superior() as office:
        for name in ACCEPTED:
            report = office.review.received(board_cell(office, village.units[name]).seal)
            key = office.progress.find_line("VL01")
            row = next(row for row in report.rows if row.key == key)
            assert row.in_period == FigureValue.reported(QUANTITIES[name])


def test_after_all_that_every_journal_and_table_agree(village):
    for name in ("superior", *QUANTITIES):
        with village.office(name) as office:
            found = office.inspection.verify()
            assert (found.problems, found.held, found.conflicts) == ((), 0, 0)
