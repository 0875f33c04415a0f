"""A rate of two indicators: nobody types it, each line and the total reckon it, and units are given a rate to reach."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from village_offices import MARCH, board_cell, record, workplace_of

from ctph_desktop.domain.errors import IndicatorRefusedError, PlanRefusedError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicator_list import read_indicator_list
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.targets import TargetPlace
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.wording.errors import explain

LIST = """HT01; Tổng số hộ; hộ; thời điểm
HT02; Hộ nghèo; hộ; thời điểm; giảm
TL01; Tỷ lệ hộ nghèo; %; 2; HT02/HT01; giảm"""


def listed(text):
    found, problems = read_indicator_list(text)
    assert problems == ()
    return found


@pytest.fixture
def programme(enrolled):
    """Return a village whose programme counts households, poor ones, and their rate."""
    with enrolled.superior() as home:
        uuid = home.founding.found(ProgrammePlan("Giảm nghèo", 2019, 2020, PeriodKind.MONTH, listed(LIST)))
    for name in ("commune 0", "commune 1"):
        enrolled.imported(name, enrolled.answered(name))
    return enrolled, Standpoint(uuid, 2019)


def reported(village, there, name, **quantities):
    with village.office(name) as home:
        office = home.at(there)
        assert [row.label for row in office.sheet(MARCH).rows] == ["Tổng số hộ", "Hộ nghèo"]
        record(office, MARCH, **quantities)
        office.submissions.seal(MARCH)
        path = home.exchange.export_package(village.stick()).path
    village.imported("superior", path)
    with village.superior() as home:
        office = home.at(there)
        office.review.accept(board_cell(office, village.units[name]).seal)


def of_rate(form):
    """Return the target and the rate of each line of a filled form that has any, and of its total."""
    place = next(at for at, column in enumerate(form.form.columns) if column.groups[:1] == ("Tỷ lệ hộ nghèo (%)",))
    rate = form.form.columns[place + 1]
    found = [(line.cells[place].value, line.cells[place + 1].shown(rate)) for line in form.lines]
    total = form.computed_total.cells
    return [one for one in found if one != (None, None)], (total[place].value, total[place + 1].shown(rate))


def test_a_rate_is_reckoned_on_each_line_and_over_units_from_what_both_add_up_to(programme, tmp_path):
    village, there = programme
    reported(village, there, "commune 0", HT01=1000, HT02=100)
    reported(village, there, "commune 1", HT01=200, HT02=50)
    with village.superior() as home:
        office = home.at(there)
        rate = office.indicators.find("TL01")
        place = TargetPlace(rate.uuid, None, Measure.COMMITTED)
        key = LineKey(rate.uuid)
        office.targets.give(village.units["commune 0"], {(key, Measure.COMMITTED): Decimal("9.5")})
        (column,) = [one for one in office.target_grid.view().columns if one.place == place]
        assert (column.adds_up, column.decimals) == (False, 2)
        view = office.consolidation.view(MARCH)
        lines, total = of_rate(view.forms[0])
        assert set(lines) == {(Decimal("9.5"), Decimal("10.00")), (None, Decimal("25.00"))}
        assert total == (None, Decimal("12.50"))
        said = [finding.message for finding in view.forms[0].findings]
        assert not any("luỹ kế" in sentence for sentence in said)  # what a stock stands at is in its last report
        office.consolidation.write_workbook(view, tmp_path / "b.xlsx")
    cells = [cell.value for row in load_workbook(tmp_path / "b.xlsx").worksheets[0].iter_rows() for cell in row]
    assert any(isinstance(cell, str) and cell.startswith("=") and "/" in cell for cell in cells)
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as home:
        (line,) = [one for one in home.at(there).own_targets.sheet().lines if one.key.indicator == rate.uuid]
        assert line.counts[Measure.COMMITTED] == Decimal("9.5")


def test_a_rate_needs_two_indicators_of_its_programme_and_keeps_them(programme):
    _, there = programme
    with programme[0].superior() as home:
        office = home.at(there)
        for line, code in (
            ("TL02; Tỷ lệ; %; HT02/KH09", "KH09"),
            ("TL02; Tỷ lệ; %; VL01/HT01", "VL01"),  # another programme's
            ("TL02; Tỷ lệ; %; TL01/HT01", "TL01"),
        ):
            with pytest.raises(PlanRefusedError) as caught:
                office.founding.add_indicators(listed(line))
            assert (caught.value.lacking, caught.value.code) == ("operand", code)
            assert code in explain(caught.value)
        with pytest.raises(IndicatorRefusedError) as refused:
            office.indicators.leave_out(office.indicators.find("HT01").uuid)
        assert refused.value.reason == "rates"
        rate = office.indicators.find("TL01")
        with pytest.raises(IndicatorRefusedError) as refused:
            office.indicators.change(replace(rate, is_monthly=True))
        assert refused.value.reason == "rate"
        office.indicators.change(replace(rate, name="Tỷ lệ nghèo", numerator=rate.denominator))
        assert office.indicators.find("TL01").rate_of == rate.rate_of
        (row,) = [row for row in office.documents.bones().indicators if row.indicator.uuid == rate.uuid]
        assert row.rate_of == ("HT02", "HT01")


def test_a_rate_added_later_stands_on_the_form_beside_what_it_is_reckoned_from(programme):
    village, there = programme
    with village.superior() as home:
        office = home.at(there)
        office.indicators.leave_out(office.indicators.find("TL01").uuid)
        assert len(columns(office)) == 4
        office.founding.add_indicators(listed("HT03; Hộ cận nghèo; hộ; thời điểm\nTL02; Tỷ lệ cận nghèo; %; HT03/HT01"))
        assert [column.formula for column in columns(office) if column.formula] == ["6/2*#100"]
        office.indicators.move(office.indicators.find("TL02").uuid, places=-3)
        assert [column.formula for column in columns(office) if column.formula] == ["8/4*#100"]


def test_of_many_indicators_a_rate_has_one_column(programme):
    village, there = programme
    more = "\n".join(f"KH0{number}; Lớp {number}; lớp" for number in range(1, 6))
    with village.superior() as home:
        office = home.at(there)
        office.founding.add_indicators(listed(more))
        assert [column.formula for column in columns(office) if column.formula] == ["2/1*#100"]
        office.indicators.move(office.indicators.find("KH05").uuid, places=-7)
        assert [column.formula for column in columns(office) if column.formula] == ["3/2*#100"]


def columns(office):
    catalogue = workplace_of(office).catalogue()
    (form,) = catalogue.programme.forms
    return catalogue.forms[form].columns
