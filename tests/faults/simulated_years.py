"""Histories of several years and programmes, in memory: years are opened and closed, targets amended, units merged.

What every PC is shown of them is compared with a second reading of the rules (`second_years`).
"""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, ClassVar

import msgspec
import simulator
from fault_rows import Row
from memory_workplace import in_memory
from offices_at_work import COMMUNE, OTHER, SUPERIOR, World, an_id
from promises import NOTHING_PENDING, check, judged, known_from
from read_once import forget_segments, packed, unpacked
from simulated_agreements import AgreeingHistory
from simulated_history import WEIGHTS, History
from weighed_once import each_weighed_once
from years_at_work import ABOUT, ABOUT_OTHERS, COMMON, HEIR, NEW, OBLIGATIONS, OLD, PART, PLAIN, TERM, WHOLE_TERM, YEARS
from years_shown import DAYS, check_years

from ctph_desktop.domain.closings import PeriodClosing, closing_name
from ctph_desktop.domain.journal.books import STANDING, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.journal.roster import build_chain
from ctph_desktop.domain.programme_years import next_year, programme_year_uuid, year_record
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import Target, TargetTier, target_uuid
from ctph_desktop.storage import projection

HISTORIES = 100_000
_FIGURES = (
    *({"q": quantity, "s": "reported"} for quantity in ("0", "1", "2", "12")),
    {"s": "nothing"}, {"s": "not_applicable"}, {"s": "missing"},
)  # fmt: skip
PIECES = 100
# Where nobody forges anything and PCs stay in service, whole years are reported.
_CALM = {
    "edit": 6,
    "settle": 90,
    "roster": 1,
    "rival": 0,
    "forge": 1,
    "succeed": 0,
    "change_unit": 4,
    "decide": 1,
    "move_stock": 14,
    "answer": 14,
}


class YearsHistory(AgreeingHistory):
    """A history in which programmes and years come and go."""

    world: ClassVar[World] = YEARS
    weights: ClassVar[Mapping[str, int]] = {
        **WEIGHTS, "edit": 30, "open_year": 10, "close_year": 5, "amend": 16, "change_unit": 8, "settle": 24,
        "oblige": 4, "found": 1, "reorganise": 5, "adopt": 2, "move_stock": 10, "answer": 14, "sign": 8,
    }  # fmt: skip

    def play(self, events: int) -> None:
        """Begin with what an office is founded with, by this version or 0.1.0, and let it reach most of the others."""
        self._found()
        self._often = self.random.choices(YEARS.reports, k=4)
        for pc in self.pcs[1:]:
            if self.random.random() < 0.9:
                self.deliver(pc, unpacked(self.packages[-1]))
        super().play(events)

    def _weights(self) -> Mapping[str, int]:
        return {**self.weights, **_CALM} if self.random.random() < 0.5 else self.weights

    def _found(self) -> None:
        pc, book = self.pcs[0], COMMON[self.random.choice((STANDING, STANDING, OLD))]
        numbers = {PLAIN: self.random.randrange(3), TERM: self.random.randrange(3)}
        for kind, cell in YEARS.cells[book]:
            uuid = cell[-32:]
            if cell.startswith(("r/programme/", "r/unit/", "r/indicator/")):
                self._accept(pc, pc.put(book, kind, cell, YEARS.record(cell, numbers.get(uuid, 0)), self._moment()))
        for uuid in OBLIGATIONS if self.random.random() < 0.7 else ():
            cell = record_cell(RecordKind.OBLIGATION, uuid)
            self._accept(pc, pc.put(COMMON[STANDING], RECORD, cell, YEARS.record(cell, 0), self._moment()))
        pc.cut()
        self.packages.append(packed(pc.contents()))

    def _value(self, cell: str) -> object:
        """Return a figure of any state, now and then with a note, or what the record of a cell may say."""
        if cell.startswith("r/"):
            return super()._value(cell)
        value = self.random.choice(_FIGURES)
        noted = value["s"] != "missing" and self.random.random() < 0.3
        return {**value, "n": self.random.choice(("ước", "số của HPN"))} if noted else value

    def _put(self, pc: Any, book: Any, kind: RecordKind, uuid: str, value: Any) -> None:
        stored = pc.put(book, RECORD, record_cell(kind, uuid), msgspec.to_builtins(value), self._moment())
        self._accept(pc, stored)

    def _open_year(self) -> None:
        """Open the year after the first, from what this PC shows of the programme; its targets go on."""
        pc, uuid = self._pc(SUPERIOR), self.random.choice((PLAIN, TERM))
        state = pc.state(COMMON[STANDING], record_cell(RecordKind.PROGRAMME, uuid))
        if state is None or state.winner.value is None:
            return
        following = next_year(msgspec.convert(state.winner.value, Programme), {})
        opened = programme_year_uuid(programme=uuid, year=NEW)
        self._put(pc, COMMON[STANDING], RecordKind.PROGRAMME_YEAR, opened, year_record(following))
        self._amended(pc, uuid, str(NEW), "")

    def _amend(self) -> None:
        """Let a target hold otherwise from a month on; often the same month on two PCs."""
        pc, programme = self._pc(SUPERIOR), self.random.choice((PLAIN, TERM))
        if self.random.random() < 0.2:
            self._amended(pc, TERM, WHOLE_TERM, self.random.choice(("", "2020-03")))
        else:
            self._amended(pc, programme, str(OLD), self.random.choice(("", "2019-06", "2019-12")))

    def _amended(self, pc: Any, programme: str, year: str, since: str, *, unit: str = "") -> None:
        books = {COMMUNE: ABOUT[STANDING], **ABOUT_OTHERS}
        book = books[unit or self.random.choice(list(books))]
        quantity = self.random.choice(("", "5", "8", "12.5"))
        indicator = YEARS.reports[0].figures[0].split("/")[2]
        target = Target(programme, book.unit, indicator, "-", year, TargetTier.COMMITTED, since, quantity, "QĐ")
        self._put(pc, book, RecordKind.TARGET, target_uuid(target), target)

    def _oblige(self) -> None:
        """Ask for something beside the rhythm, or no more."""
        pc, uuid = self._pc(SUPERIOR), self.random.choice(tuple(OBLIGATIONS))
        cell = record_cell(RecordKind.OBLIGATION, uuid)
        self._accept(pc, pc.put(COMMON[STANDING], RECORD, cell, self._value(cell), self._moment()))

    def _change_unit(self) -> None:
        """Rename, merge or divide a unit, or take that back; now and then as 0.1.0 writes it, into one year or two."""
        pc, uuid = self._pc(SUPERIOR), self.random.choice((COMMUNE, OTHER, HEIR, PART))
        for year in self.random.choice(((STANDING,), (STANDING,), (OLD,), (NEW, OLD))):
            self._unit_becomes(pc, uuid, self.random.randrange(4 if uuid in {COMMUNE, OTHER} else 3), year)

    def _unit_becomes(self, pc: Any, uuid: str, number: int, year: int = STANDING) -> None:
        cell = record_cell(RecordKind.UNIT, uuid)
        self._accept(pc, pc.put(COMMON[year], RECORD, cell, YEARS.record(cell, number), self._moment()))

    def _reorganise(self) -> None:
        """Divide or merge a unit that has targets, as has the one that goes on; some for a month after its end."""
        pc, heir = self._pc(SUPERIOR), self.random.choice((HEIR, PART))
        ending, number = self.random.choice(((OTHER, 2), (OTHER, 1), (OTHER, 3), (COMMUNE, 1), (COMMUNE, 3)))
        self._unit_becomes(pc, ending, number)
        self._unit_becomes(pc, HEIR, self.random.choice((0, 1)))
        taking = {(OTHER, 1): HEIR, (COMMUNE, 1): HEIR, (OTHER, 3): COMMUNE}.get((ending, number), heir)
        for unit in (ending, taking):
            self._amended(pc, PLAIN, str(OLD), self.random.choice(("", "", "2019-12")), unit=unit)

    def _settle(self) -> None:
        """Let a report be typed, sealed, sent, decided on and most often answered."""
        report = self.random.choice(self._often)
        pc, superior = self._pc(report.unit), self._pc(SUPERIOR)
        if pc is None or superior is None:
            return
        for cell in report.figures:
            if self.random.random() < 0.8:
                self._accept(pc, pc.put(report.book, FIGURE, cell, self._value(cell), self._moment()))
        self._seal_on(pc, report)
        self._carry(pc, superior)
        self._decide_on(superior, report, self.random.choice(("accepted", "accepted", "accepted", "returned")))
        if self.random.random() < 0.8:
            self._carry(superior, pc)

    def _close_year(self) -> None:
        """Close a programme's year, or open it again with a reason."""
        pc, programme = self._pc(SUPERIOR), self.random.choice((PLAIN, TERM))
        year, is_closed = self.random.choice((OLD, NEW)), self.random.random() < 0.6
        closing = PeriodClosing(programme, str(year), is_closed=is_closed, by=an_id("official"), reason="Quyết toán")
        self._put(pc, COMMON[year], RecordKind.PERIOD, closing_name(programme=programme, period=str(year)), closing)


def check_shown(history: History, pc: Any) -> None:
    """Check what is shown of years on a PC, and to whoever holds everything, under each roster root."""
    _check_everything(history, known_from(pc.contents().segments), pc.tail, pc.chain(), pc.device.unit)
    everything = [*(pc.contents() for pc in history.pcs), *map(unpacked, history.packages)]
    known = known_from(segment for contents in everything for segment in contents.segments)
    records = list({record: None for contents in everything for record in contents.rosters})
    for root in history.all_roots:
        unit = history.random.choice(list(history.world.homes))
        _check_everything(history, known, lambda _: NOTHING_PENDING, build_chain(root, records), unit)


def _check_everything(history: History, known: Any, tail_of: Any, chain: Any, unit: str) -> None:
    today = history.random.choice(DAYS)
    projected, counting = {}, {}
    for book in history.world.books:
        items, tail = [item for item in known if item.head.book == book], tail_of(book)
        if items or tail.operations:
            projected[book] = projection.project_book(book, items, tail, chain=chain, shows_drafts=True)
            counting[book] = judged(items, tail, chain)[0]
    check_years(in_memory(projected, chain, unit=unit, today=today), counting, today=today)


@each_weighed_once()
def played(seed: int) -> History:
    """Play the history of one seed and check what was promised."""
    forget_segments()
    random = Random(seed)  # noqa: S311
    history = simulator.begun(random, YearsHistory)
    history.play(random.randint(10, 30))
    pc = random.choice(history.pcs)
    check(history, [pc])
    check_shown(history, pc)
    return history


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield simulator.piece(
        "simulated histories of years, in memory", played, histories=HISTORIES, amount=amount, seed=seed
    )


def replay(seed: int) -> str:
    """Play one history again."""
    return simulator.told(played, seed)
