"""What a year begins with comes from the latest year that says it, and is worked out once."""

from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from village_offices import Village, found, record, workplace_of

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.reading.period_figures import closing_before
from ctph_desktop.services.reading.sheets import SheetLines

HANOI = timezone(timedelta(hours=7))
ONE, LASTING = "commune 0", "Xã Cam Tuyền"
TERM = ProgrammePlan(
    "Chương trình giảm nghèo", 2019, 2022, PeriodKind.QUARTER,
    (
        ListedIndicator("HT02", "Hộ nghèo", "hộ", kind=IndicatorKind.STOCK),
        ListedIndicator("HT03", "Nhà tạm", "nhà", kind=IndicatorKind.STOCK),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def _reported(tmp_path_factory) -> Village:
    """Return a village of four years: one stock was reported in each of them, the other in the first alone."""
    village = found(tmp_path_factory.mktemp("openings") / "village", communes=0)
    village.join(ONE, next(uuid for uuid, _, name in read_invitation(village.invitation).units if name == LASTING))
    village.enrol(ONE, village.report(ONE, VL01=1))
    with village.superior() as home:
        home.founding.found(replace(TERM, units=(village.units[ONE],)))
    village.imported(ONE, village.answered(ONE))
    village.clock.at = datetime(2022, 1, 10, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        for year, figures in ((2019, {"HT02": 50, "HT03": 7}), (2020, {"HT02": 41}), (2021, {"HT02": 37})):
            office, quarter = at(home, year), ReportingPeriod.parse(f"{year}-q4")
            record(office, quarter, **figures)
            office.submissions.seal(quarter)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        for year in (2019, 2020, 2021):
            office = at(home, year)
            for row in office.review.board():
                for cell in row.cells:
                    if cell.seal:
                        office.review.accept(cell.seal)
    return village


@pytest.fixture
def village(_reported, tmp_path) -> Village:
    copy = _reported.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2022, 1, 10, 8, tzinfo=HANOI)
    return copy


def at(home, year):
    return home.at(Standpoint(home.programmes.find(TERM.title), year))


def openings(office):
    return closing_before(workplace_of(office), office.profile().programme)


def write_figure(office, quarter):
    where = Coordinates(
        workplace_of(office).identity.unit,
        office.progress.find_line("HT02").indicator,
        None,
        ReportingPeriod.parse(quarter),
        Measure.ACTUAL,
    )
    book = workplace_of(office).books.of_unit(where.unit, year=where.period.year)
    workplace_of(office).write([put_figure(book, where, FigureValue.reported(30))])


def years_read(monkeypatch, home):
    """Return the years of which sealed figures are asked from now on."""
    queries = workplace_of(home).queries
    asked, read = [], queries.sealed_figures

    def sealed_figures(statements, *, indicators=None):
        found = list(statements)
        asked.append({one.period.year for one in found})
        return read(found, indicators=indicators)

    monkeypatch.setattr(queries, "sealed_figures", sealed_figures)
    return asked


def test_a_year_begins_with_what_was_last_accepted_however_long_ago(village):
    with village.superior() as home:
        office = at(home, 2022)
        opened = openings(office)[village.units[ONE]]
        stock, other = (office.progress.find_line(code).indicator for code in ("HT02", "HT03"))
        assert (opened[stock, None].quantity, opened[other, None].quantity) == (37, 7)
    with village.office(ONE) as home:
        sheet = at(home, 2022).progress._sheets.figures().figures
        begun = {where.indicator: value.quantity for where, value in sheet.items() if where.period.code == "2022"}
        assert (begun[stock], begun[other]) == (37, 7)


def test_a_stock_reported_in_the_last_year_is_read_from_no_year_before(village, monkeypatch):
    with village.office(ONE) as home:
        office, quarter = at(home, 2021), ReportingPeriod.parse("2021-q4")
        record(office, quarter, HT03=6)
        office.submissions.seal(quarter)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office = at(home, 2021)
        waiting = next(
            c for row in office.review.board() for c in row.cells if c.seal and c.version != c.counting_version
        )
        office.review.accept(waiting.seal)
        asked = years_read(monkeypatch, home)
        assert set(openings(at(home, 2022))[village.units[ONE]].values())
        assert asked == [{2021}]


def test_openings_are_worked_out_again_only_when_an_earlier_year_was_written(village, monkeypatch):
    with village.superior() as home:
        openings(at(home, 2022))
        asked = years_read(monkeypatch, home)
        openings(at(home, 2022))
        assert asked == []
    with village.office(ONE) as home:
        office = at(home, 2022)
        sheets = office.progress._sheets
        sheets.figures()
        monkeypatch.setattr(SheetLines, "carried", None)  # what works them out would not get far
        write_figure(office, "2022-q1")
        sheets.figures()
        write_figure(at(home, 2021), "2021-q4")
        with pytest.raises(TypeError):
            sheets.figures()
