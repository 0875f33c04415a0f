"""Definitions and officials are read once, and anew where others or this office wrote one."""

import msgspec
from village_offices import board_cell, workplace_of

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.definitions import Definitions
from ctph_desktop.services.ground.puts import put_record

ONE, TWO = "commune 0", "commune 1"


def test_reports_of_communes_come_in_without_reading_the_definitions_again(enrolled, monkeypatch):
    packages = [enrolled.report(ONE, VL01=12), enrolled.report(TWO, VL01=3)]
    asked = []
    read = Definitions._read_catalogue
    monkeypatch.setattr(Definitions, "_read_catalogue", lambda every: (asked.append(every), read(every))[1])
    with enrolled.superior() as office:
        office.exchange.import_packages(packages)
        cells = [board_cell(office, enrolled.units[name]) for name in (ONE, TWO)]
        shown = [office.review.received(cell.seal) for cell in cells]
    assert [report.sealed_by.split(",")[0] for report in shown] == ["Cán bộ commune 0", "Cán bộ commune 1"]
    assert len(asked) == 1


def test_a_definition_that_is_written_is_seen_from_every_standpoint(enrolled):
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        programme = workplace.catalogue().programme
        other = workplace.at(Standpoint(programme.uuid, 2031))
        indicator = workplace.catalogue().indicators[programme.indicators[0]]
        assert other.catalogue().indicators[indicator.uuid] == indicator
        assert (other.catalogue().programme, workplace.catalogue().programme) == (None, programme)
        renamed = msgspec.structs.replace(indicator, name="Tên khác")
        workplace.write([put_record(workplace.books.standing, RecordKind.INDICATOR, indicator.uuid, renamed)])
        names = {one.catalogue().indicators[indicator.uuid].name for one in (other, workplace)}
    assert names == {"Tên khác"}


def test_of_copies_in_several_years_the_latest_years_stands_and_a_standing_one_over_all(enrolled):
    """The clocks say otherwise: no clock decides what an indicator is called."""
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        indicator = msgspec.structs.replace(next(iter(workplace.catalogue().indicators.values())), uuid="0f" * 16)
        superior, seen = workplace.identity.superior, []
        for year, day in ((2020, 3), (2019, 4), (STANDING, 2)):
            enrolled.clock.at = enrolled.clock.at.replace(day=day)
            named = msgspec.structs.replace(indicator, name=f"Tên năm {year}")
            book = Book(BookKind.COMMON, superior, year)
            workplace.write([put_record(book, RecordKind.INDICATOR, indicator.uuid, named)])
            seen.append(workplace.catalogue().indicators[indicator.uuid].name)
    assert seen == ["Tên năm 2020", "Tên năm 2020", "Tên năm 0"]
