"""What a superior office holds of reports is what the tables say, whatever came; only what changed is read again."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from test_many_communes import statements_of
from village_offices import APRIL, MARCH, record, revoke, workplace_of

from ctph_desktop.domain.errors import DiskFullError, DomainError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import Decision, Verdict, decision_uuid
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.reports_held import ReportsHeld
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.storage.queries import Queries

ONE, TWO = "commune 0", "commune 1"


@pytest.fixture
def reported(enrolled):
    """Both communes reported March, the first April too."""
    enrolled.imported("superior", *(enrolled.report(name, VL01=5, DN01=4) for name in (ONE, TWO)))
    enrolled.imported("superior", enrolled.report(ONE, APRIL, VL01=3))
    return enrolled


ASKED = [
    lambda office: office.review.board(),
    lambda office: office.review.board(of=APRIL),
    *(lambda office, month=month: office.overview(month) for month in (MARCH, APRIL)),
    *(lambda office, month=month: office.consolidation.view(month) for month in (MARCH, APRIL)),
    lambda office: office.programme_boards.at(MARCH),
]


@contextmanager
def looked_after(village):
    """Open the superior office, and give a check that what it holds is what is read anew."""
    with village.superior() as office:
        workplace = workplace_of(office)
        programme = workplace.catalogue().programme
        year = programme.uuid, programme.plan_year

        def held(reports):
            sums = reports.totals(
                reports.of_year(*year).accepted.values(), measure=Measure.ACTUAL, indicators=programme.indicators
            )
            return reports.statements(*year), dict(reports.decisions(*year)), reports.undecided(), sums

        def at_one_time(asked, of_office):
            """Ask with the clock as it is now: it goes on a minute each time it is looked at."""
            now = village.clock.at
            try:
                return asked(of_office)
            finally:
                village.clock.at = now

        def check():
            anew = held(ReportsHeld(workplace.journal, workplace.queries))
            assert held(workplace.reports) == anew
            with open_copy(office) as copy:
                for asked in ASKED:
                    assert at_one_time(asked, office) == at_one_time(asked, copy)

        check()
        yield office, check


@contextmanager
def open_copy(office):
    """Look at the same office with nothing held."""
    fresh = workplace_of(office)
    anew = type(fresh)(
        folder=fresh.folder, identity=fresh.identity, keys=fresh.keys, journal=fresh.journal, clock=fresh.clock,
        attachments=fresh.attachments,
    )  # fmt: skip
    yield type(office)(anew, office._belonging, office._witness, key=office._key, journals=office.journals)


def seals_of(office, unit, month=MARCH):
    return [
        cell.seal for row in office.review.board() if row.unit == unit for cell in row.cells if cell.period == month
    ]


def test_what_is_decided_and_taken_back_is_held_as_it_is_written(reported):
    one, two = reported.units[ONE], reported.units[TWO]
    with looked_after(reported) as (office, check):
        (seal,), (other,) = seals_of(office, one), seals_of(office, two)
        office.review.accept(seal)
        check()
        office.review.return_report(other, remarks={"": "xem lại"})
        check()
        office.review.take_back(seal)
        check()
        office.exchange.export_answers(reported.stick())
        check()
        office.review.accept(seals_of(office, one, APRIL)[0])
        check()


def test_what_comes_in_is_held_beside_what_was_there(reported):
    with reported.office(ONE) as commune:
        record(commune, VL01=6)
        commune.submissions.seal(MARCH)
    second, later = reported.exported(ONE), reported.report(TWO, APRIL, VL01=9)
    with looked_after(reported) as (office, check):
        office.review.accept(seals_of(office, reported.units[ONE])[0])
        check()
        for path in (second, later, second):
            office.exchange.import_packages([path])
            check()


def test_a_roster_that_puts_a_pc_out_of_service_may_change_every_report(reported):
    with looked_after(reported) as (office, check):
        revoke(office, reported.units[ONE])
        check()
        office.keeping.keep_for(reported.units[TWO])
        check()


def test_a_decision_that_is_gone_and_one_in_a_book_about_another_unit_are_seen(reported):
    """Nobody writes either; other programs might."""
    one, two = reported.units[ONE], reported.units[TWO]
    with looked_after(reported) as (office, check):
        workplace, (seal,) = workplace_of(office), seals_of(office, one)
        for book in (Book(BookKind.ABOUT, two, 2019), Book(BookKind.ABOUT, one, STANDING)):
            decision = Decision(seal, Verdict.ACCEPTED.value, workplace.identity.person)
            workplace.write([put_record(book, RecordKind.DECISION, decision_uuid(seal), decision)])
            check()
            workplace.write([put_record(book, RecordKind.DECISION, decision_uuid(seal), None)])
            check()


def test_all_is_read_anew_where_nobody_knows_whether_a_write_reached_the_disk(reported, monkeypatch):
    with looked_after(reported) as (office, check):
        journal, (seal,) = workplace_of(office).journal, seals_of(office, reported.units[ONE])
        commit = type(journal.database).transaction

        @contextmanager
        def in_doubt(database):
            with commit(database) as connection:
                yield connection
            raise DiskFullError(database.path.parent)

        with monkeypatch.context() as patched:
            patched.setattr(type(journal.database), "transaction", in_doubt)
            with pytest.raises(DiskFullError):
                office.review.accept(seal)
        check()


def test_of_a_decision_only_the_reports_of_its_unit_are_read(reported, monkeypatch):
    asked = []
    for name in ("statements", "decisions", "undecided"):
        read = getattr(Queries, name)

        def noted(*arguments, read=read, name=name, **named):
            if "seal" not in named and "period" not in named:
                asked.append((name, named.get("units")))
            return read(*arguments, **named)

        monkeypatch.setattr(Queries, name, noted)
    unit = reported.units[ONE]
    with reported.superior() as office:
        office.overview(MARCH)
        (seal,) = seals_of(office, unit)
        office.review.accept(seal)
        asked.clear()
        office.overview(MARCH)
        assert {units and frozenset(units) for _, units in asked} == {frozenset({unit})}
        asked.clear()
        assert statements_of(lambda: workplace_of(office).reports.of_year(*_year_of(office))) == 0
        office.overview(APRIL)
        assert asked == []


def _year_of(office):
    programme = workplace_of(office).catalogue().programme
    return programme.uuid, programme.plan_year


def test_the_cells_of_other_units_stay_the_ones_that_were_made(reported):
    one, two = reported.units[ONE], reported.units[TWO]
    with reported.superior() as office:
        before = {row.unit: row.cells for row in office.review.board()}
        office.review.accept(seals_of(office, one)[0])
        after = {row.unit: row.cells for row in office.review.board()}
        (march,) = office.review.board(of=MARCH)[[*after].index(two)].cells
        elsewhere = office.at(Standpoint(year=2019))
        assert elsewhere.review.board()[0].cells is after[next(iter(after))]
    assert after[one] != before[one]
    assert after[two] is before[two]
    assert march is next(cell for cell in after[two] if cell.period == MARCH)


class AnyWork:
    """What an official of the superior office does, in any order; what the rules refuse is left."""

    def __init__(self, office, units, *, arriving, stick, random):
        self.office, self.units, self.random = office, units, random
        self.arriving, self.stick = list(arriving), stick

    def one(self):
        """Do one thing; return its name where it was done."""
        work = self.random.choice([name for name in dir(self) if name.startswith("does_")])
        try:
            getattr(self, work)()
        except DomainError:
            return ""
        return work

    @property
    def month(self):
        return self.random.choice([MARCH, APRIL])

    @property
    def unit(self):
        return self.random.choice(self.units)

    @property
    def seal(self):
        seals = [cell.seal for row in self.office.review.board() for cell in row.cells if cell.seal]
        return self.random.choice(seals) if seals else ""

    @property
    def count(self):
        return self.random.randrange(100)

    def does_import(self):
        if self.arriving:
            self.office.exchange.import_packages([self.arriving.pop(self.random.randrange(len(self.arriving)))])

    def does_accept(self):
        self.office.review.accept(self.seal)

    def does_return(self):
        self.office.review.return_report(self.seal, remarks={"": "xem lại"})

    def does_take_back(self):
        self.office.review.take_back(self.seal, reason="nhầm")

    def does_correct_a_day(self):
        self.office.review.correct_day(self.seal, date(2019, 4, 1), reason="nộp bản giấy")

    def does_close(self):
        self.office.closing.close_period(self.month)

    def does_reopen(self):
        self.office.closing.reopen_period(self.month, reason="bổ sung")

    def does_give_targets(self):
        key = self.office.progress.find_line("VL01")
        given = {(key, measure): Decimal(self.count) for measure in (Measure.ASSIGNED, Measure.COMMITTED)}
        self.office.targets.give(self.unit, given, reason="điều chỉnh")

    def does_type_for_a_commune(self):
        unit = self.unit
        if unit not in workplace_of(self.office).keeping.kept_units:
            self.office.keeping.keep_for(unit)
        desk = self.office.keeping.desk(unit)
        desk.choose_origin(Origin.TELEPHONE)
        month = self.month
        record(desk, month, VL01=self.count)
        if self.random.random() < 0.6:
            desk.submissions.seal(month)

    def does_export_answers(self):
        self.office.exchange.export_answers(self.stick())

    def does_rename(self):
        self.office.renaming.rename(self.unit, NewUnit("", f"Xã {self.count}"), first_day=date(2019, 4, 1))

    def does_read_the_journal_anew(self):
        workplace_of(self.office).journal.rebuild()


@pytest.mark.parametrize("seed", [3, 17])
def test_whatever_is_written_in_whatever_order_is_shown_as_it_is_read_anew(enrolled, seed):
    arriving = []
    for name in (ONE, TWO):
        arriving += [
            enrolled.report(name, MARCH, VL01=5, DN01=4),
            enrolled.report(name, APRIL, VL01=3),
            enrolled.report(name, MARCH, VL01=7),
        ]
    random, done = Random(seed), set()  # noqa: S311 - it chooses the work of a test
    for _ in range(2):  # closed and opened between
        with looked_after(enrolled) as (office, check):
            at_work = AnyWork(
                office, [*enrolled.units.values()], arriving=arriving, stick=enrolled.stick, random=random
            )
            for _ in range(14):
                done.add(at_work.one())
                check()
            arriving = at_work.arriving
    assert len(done - {""}) > 5
