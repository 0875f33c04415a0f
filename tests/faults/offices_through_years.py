"""Histories of whole offices through years: opened, typed into before and after, closed, beside a second programme.

Every event opens an office as the program does. Half of them begin with offices that 0.1.0 left behind, whose units,
programme and targets lie in the books of their year.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import ClassVar
from unittest import mock

import simulated_offices
from enrolled_village import ONE, OTHER, enrolled_village
from fault_rows import Row
from memory_folder import memory_folder
from promises import judged, known_from, promise
from simulated_offices import SUPERIOR, OfficeHistory, Sent, seals_of
from simulator import piece, told
from village_offices import Village, workplace_of
from years_shown import check_years, without_drafts

from ctph_desktop.domain.allocation import AllocationMethod
from ctph_desktop.domain.figures import NOT_APPLICABLE, NOTHING, FigureValue, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.programmes.opening import FirstTargets
from ctph_desktop.services.reading.allocations import AllocationPlan, WantedAllocation
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.services.safekeeping import witness

HISTORIES = 100
PIECES = 25
_HANOI = timezone(timedelta(hours=7))
_DAYS = (date(2019, 12, 28), date(2020, 1, 10), date(2020, 2, 5), date(2021, 1, 4))
_SECOND = ProgrammePlan(
    "Chương trình theo quý", 2019, 2021, PeriodKind.QUARTER,
    (ListedIndicator("VL01"), ListedIndicator("HT02", "Hộ", "hộ")),
)  # fmt: skip
_OBLIGATIONS = (
    Obligation("", "Ước cả năm", PeriodKind.MONTH, 12, measure=Measure.ESTIMATE),
    Obligation("", "Báo cáo 9 tháng", PeriodKind.NINE_MONTHS),
    Obligation("", "Rà soát cuối năm", PeriodKind.SPAN, period="2019-1220.200110"),
    Obligation("", "Tổng kết giai đoạn", PeriodKind.TERM, period="2019-2021"),
)
_WEIGHTS = {
    "type": 8, "report": 9, "seal": 4, "send": 8, "answer": 8, "import": 16, "decide": 6, "open_year": 4, "close": 4,
    "reopen": 4, "amend": 5, "found": 2, "oblige": 4, "join": 2, "link": 4, "merge": 1, "divide": 1, "rename": 1,
    "keep": 2, "restore": 1, "clone": 1, "clock": 3,
}  # fmt: skip
_ALLOCATED = WantedAllocation("VL01", "LD03", AllocationPlan(rate=Decimal("0.244"), method=AllocationMethod.REMAINDER))
_SAMPLES = Path(__file__).parents[1] / "samples" / "0.1.0"
_MADE_ON = "a32325a324f28f28e212e92522fdd1cd"
_NUMBERS = count(1)


@cache
def _home() -> Path:
    return Path(mkdtemp(prefix="years-", dir=memory_folder()))


class YearsOfOffices(OfficeHistory):
    """What happens in a village over two years and three."""

    weights: ClassVar[Mapping[str, int]] = _WEIGHTS

    def _standing_somewhere(self, home: Office) -> Office:
        """Look at one of the programmes and years there are."""
        return home.at(self.random.choice([row.standpoint for row in home.programmes.years()]))

    def _in_commune(self, act: Callable[[Office, ReportingPeriod], object]) -> str:
        name = self._commune()
        with self.village.office(name) as home:
            office = self._standing_somewhere(home)
            act(office, self._period(office))
            self.sealed.update(seals_of(home, self.village.units[name]))
        self._remember(name)
        return name

    def _period(self, office: Office) -> ReportingPeriod:
        """Return a period near the turn of the year."""
        periods = office.profile().programme.periods()
        return self.random.choice(periods[-2:] if periods[0].year == 2019 else periods[:2])

    def _in_superior(self, act: Callable[[Office], object]) -> None:
        with self.village.superior() as home:
            act(self._standing_somewhere(home))
        self._remember(SUPERIOR)

    def _type(self) -> None:
        self._in_commune(self._type_in)

    def _type_in(self, office: Office, period: ReportingPeriod) -> None:
        lines = [row.key for row in office.progress.sheet(period).rows if not row.is_computed]
        value = self.random.choice((FigureValue.reported(self.random.randrange(20)), NOTHING, NOT_APPLICABLE))
        value = value.noted(self.random.choice(("", "", "ước")))
        office.progress.record(period, dict.fromkeys(self.random.sample(lines[:3], k=min(2, len(lines))), value))
        self.edits += 1

    def _seal(self) -> None:
        self._in_commune(lambda office, period: office.submissions.seal(period))

    def _report(self) -> None:
        """Do what is done for every period: type, seal, send, and the superior office takes it in and accepts it."""

        def type_and_seal(office: Office, period: ReportingPeriod) -> None:
            self._type_in(office, period)
            office.submissions.seal(period)

        name = self._in_commune(type_and_seal)
        self.sent.append(Sent(self.village.exported(name), ""))
        self.take(SUPERIOR, self.sent[-1])
        self._decide()

    def _decide(self) -> None:
        def decide(office: Office) -> None:
            waiting = [c for row in office.review.board() for c in row.cells if c.state is SubmissionState.RECEIVED]
            if waiting:
                cell = self.random.choice(waiting)
                office.review.accept(cell.seal)

        self._in_superior(decide)

    def _open_year(self) -> None:
        targets = self.random.choice(list(FirstTargets))
        allocated = [_ALLOCATED] if targets is FirstTargets.ALLOCATED else []
        year = self.random.choice((2020, 2021))
        self._in_superior(lambda office: office.opening.open_year(year, targets=targets, allocated=allocated))

    def _close(self) -> None:
        def close(office: Office) -> None:
            year = office.profile().programme.year_period
            office.closing.close_period(self.random.choice((year, self._period(office))), reason="Quyết toán")

        self._in_superior(close)

    def _reopen(self) -> None:
        def reopen(office: Office) -> None:
            closed = [row.period for row in office.closing.rows() if row.is_closed]
            if closed:
                office.closing.reopen_period(self.random.choice(closed), reason="Sửa số liệu")

        self._in_superior(reopen)

    def _amend(self) -> None:
        def amend(office: Office) -> None:
            sheet = office.targets.sheet(self.random.choice(office.profile().programme.units))
            line = self.random.choice([line for line in sheet.lines if Measure.COMMITTED in line.counts])
            given = {(line.key, Measure.COMMITTED): self.random.choice((None, Decimal(5), Decimal(9)))}
            month = self.random.choice((None, *office.targets.months()[5:8]))
            office.targets.give(sheet.unit, given, since=month, document="QĐ 12")

        self._in_superior(amend)

    def _found(self) -> None:
        """Begin a second programme, by the quarter, that counts one of the first's indicators."""
        with self.village.superior() as office:
            if all(row.title != _SECOND.title for row in office.programmes.years()):
                office.founding.found(_SECOND)
        self._remember(SUPERIOR)

    def _oblige(self) -> None:
        """Ask for something beside the rhythm of one of the programmes."""
        self._in_superior(lambda office: office.obligations.add(self.random.choice(_OBLIGATIONS)))

    def _join(self) -> None:
        """Let a commune join a second authority, leave it, or come back to it; what it wrote there stays."""
        name = self._commune()
        with self.village.office(name) as office:
            further = office.authorities.rows()[1:]
            if not further:
                office.authorities.join(*self._department())
            elif further[0].left_on:
                office.authorities.come_back(further[0].name)
            else:
                office.authorities.leave(further[0].name)
        self._remember(name)

    def _department(self) -> tuple[Path, str, str]:
        """Return the invitation of another superior office, the commune's UUID there, and the code."""
        folder = self.village.root / "department"
        if not folder.exists():
            plan = SuperiorPlan("Sở Lao động tỉnh", "45", 2019, (ListedUnit("19600", "Xã Cam Tuyền"),))
            create_own_superior(
                folder, plan, template=catalogue().programmes[0], person_name="Cán bộ Sở", person_post="",
                clock=self.village.clock,
            )  # fmt: skip
        with open_office(folder, clock=self.village.clock) as office:
            exported, code = office.enrolment.invitation(self.village.stick())
        return Path(exported.path), read_invitation(exported.path).units[0][0], code

    def _link(self) -> None:
        """Type for the second authority, and copy into the first one's journal what is offered from there."""
        name = self._commune()
        with self.village.office(name) as office:
            further = [row for row in office.authorities.rows()[1:] if not row.left_on]
            period = self._period(office)
            if further:
                there = office.at(Standpoint(journal=further[0].name))
                value = FigureValue.reported(self.random.randrange(20))
                there.progress.record(period, {there.progress.find_line("VL01"): value})
                office.linking.take(period, office.linking.proposals(period))
                promise(office.linking.differences(period) == (), "a figure just copied is told to differ")
        self._remember(name)

    def _others(self, office: Office) -> list[str]:
        own = set(self.village.units.values())
        return [unit for unit in office.profile().programme.units if unit not in own]

    def _merge(self) -> None:
        def merge(office: Office) -> None:
            ending, going_on = self.random.sample(self._others(office), k=2)
            last = self.random.choice((date(2019, 11, 30), date(2019, 12, 31)))
            office.succession.merge_units([ending], going_on, last_day=last)

        self._in_superior(merge)

    def _divide(self) -> None:
        def divide(office: Office) -> None:
            unit = self.random.choice(self._others(office))
            parts = [
                NewUnit(f"198{len(self.happened):02}", "Xã Đông"),
                NewUnit(f"197{len(self.happened):02}", "Xã Tây"),
            ]
            office.splitting.split(unit, parts, last_day=date(2019, 11, 30))

        self._in_superior(divide)

    def _rename(self) -> None:
        def rename(office: Office) -> None:
            unit = self.random.choice(office.profile().programme.units)
            office.renaming.rename(unit, NewUnit("", f"Xã Mới {len(self.happened)}"), first_day=date(2020, 1, 1))

        self._in_superior(rename)

    def _clock(self) -> None:
        day = self.random.choice(_DAYS)
        self.village.clock.at = datetime(day.year, day.month, day.day, 8, tzinfo=_HANOI)


def begun(random: Random) -> YearsOfOffices:
    """Return a village of this version, or of 0.1.0, at the end of 2019."""
    root = _home() / str(next(_NUMBERS))
    if random.random() < 0.5:
        village = enrolled_village().copy_to(root)
        village.units = {name: village.units[name] for name in (ONE, OTHER)}
    else:
        shutil.copytree(_SAMPLES, root)
        units = {"commune 0": "70c8f952d8734c6cb37bc13fc8f73bf8"}
        village = Village(root, units, root / "packages" / "invitation.ctph", "")
    village.clock.at = datetime(2019, 12, 28, 8, tzinfo=_HANOI)
    return YearsOfOffices(random, village)


def check_shown(history: YearsOfOffices, name: str) -> None:
    """Compare what an office shows of its years with what the rules say of its journal."""
    with history.village.office(name) as office:
        workplace = workplace_of(office)
        journal, counting = workplace.journal, {}
        for book in journal.books():
            operations, _ = judged(known_from(journal.segments([book])), journal.stored(book)[1], journal.judging_chain)
            shows_drafts = journal._shows_drafts(book, journal.judging_chain)
            counting[book] = operations if shows_drafts else without_drafts(operations)
        check_years(workplace, counting, today=workplace.opened_on.isoformat())


def played(seed: int) -> YearsOfOffices:
    """Play the history of one seed in a village of its own and check what was promised."""
    random = Random(seed)  # noqa: S311
    of_samples = {"machine_id": lambda: _MADE_ON, "is_this_machine": lambda name: name == _MADE_ON}
    with mock.patch.multiple(witness, **of_samples):
        history = begun(random)
        try:
            history.play(random.randint(12, 30))
            for name in (SUPERIOR, *history.village.units):
                check_shown(history, name)
            simulated_offices.check(history)
            for name in (SUPERIOR, *history.village.units):
                check_shown(history, name)
        finally:
            shutil.rmtree(history.village.root, ignore_errors=True)
    return history


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield piece(
        "simulated histories of whole offices through years", played, histories=HISTORIES, amount=amount, seed=seed
    )


def replay(seed: int) -> str:
    """Play one history again."""
    return told(played, seed)
