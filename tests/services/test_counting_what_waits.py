"""Banners count what waits in the tables, however much that is; a chooser lists the first of it."""

import pytest
from village_offices import APRIL, MARCH, record, workplace_of

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.reading.conflict_rows import Attention
from ctph_desktop.storage.journal import Journal

ONE = "commune 0"
BREAKDOWNS = {"-": 3, "c" * 32: 2}
FAR = ReportingPeriod.parse("2019-q1")


@pytest.fixture
def given_back(enrolled):
    """A commune typed three figures and had not sent them when its book was taken over and given back."""
    with enrolled.office(ONE) as office:
        record(office, MARCH, VL01=5, DN01=2)
        record(office, APRIL, VL01=1)
    for act in ("keep_for", "give_back"):
        with enrolled.superior() as office:
            getattr(office.keeping, act)(enrolled.units[ONE])
        enrolled.imported(ONE, enrolled.answered(ONE))
    return enrolled


def counted(office) -> int:
    """Return how many cells the banner counts: as many as are listed, the tables being what the journal says."""
    count = office.conflicts.attention().set_aside
    assert count == len(office.set_aside.rows())
    assert office.inspection.verify().problems == ()
    return count


def test_what_is_set_aside_is_counted_right_after_every_edit(given_back):
    with given_back.office(ONE) as office:
        assert counted(office) == 3
        record(office, MARCH, VL01=5)
        assert counted(office) == 2
        record(office, MARCH, VL01=6)
        assert counted(office) == 3
        row = next(row for row in office.set_aside.rows() if row.period == APRIL)
        office.set_aside.choose_each({row.rivals[1].operation: row.heads})
        assert counted(office) == 2
        row = next(row for row in office.set_aside.rows() if "6" in {rival.text for rival in row.rivals})
        office.set_aside.choose_each({row.rivals[0].operation: row.heads})
        assert counted(office) == 1
        office.inspection.rebuild()
        assert counted(office) == 1


def test_nothing_is_read_anew_from_the_journal_to_count(given_back, monkeypatch):
    def refuse(*_):
        raise AssertionError

    with given_back.office(ONE) as office:
        monkeypatch.setattr(Journal, "stored", refuse)
        assert office.conflicts.attention().set_aside == 3


def test_a_chooser_lists_the_first_of_what_waits_and_the_one_it_was_opened_for(given_back):
    with given_back.office(ONE) as office:
        every = office.set_aside.rows()
        listed = office.set_aside.listed(2)
        assert (listed.rows, listed.left_out, listed.to_choose) == (every[:2], 1, 3)
        assert every[2] in office.set_aside.listed(1, first=every[2].cell).rows


def test_conflicts_are_counted_by_period_whatever_their_breakdown(enrolled):
    with enrolled.office(ONE) as office:
        workplace = workplace_of(office)
        record(office, MARCH, VL01=FigureValue.reported(1))
        unit = workplace.identity.unit
        with workplace.journal.database.transaction() as connection:
            book = workplace.journal.symbols.number(workplace.books.of_unit(unit).key, connection)
            rows = [
                (book, f"f/{unit}/{number:032x}/{breakdown}/{period.code}/actual", "[]", True)
                for period in (MARCH, FAR)
                for breakdown, count in BREAKDOWNS.items()
                for number in range(count)
            ]
            rows += [(book, f"r/person/{1:032x}", "[]", True), (book, f"r/person/{2:032x}", "[]", False)]
            connection.exec_driver_sql("INSERT INTO conflict VALUES (?, ?, ?, ?)", rows)
        assert office.conflicts.attention() == Attention(to_choose=11, by_period={MARCH: 5, FAR: 5})
