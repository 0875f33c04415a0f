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
from simulated_history import WEIGHTS, History
from years_at_work import ABOUT, ABOUT_OTHERS, COMMON, HEIR, NEW, OLD, PART, PLAIN, TERM, YEARS
from years_shown import DAYS, check_years

from ctph_desktop.domain.closings import PeriodClosing, closing_name
from ctph_desktop.domain.journal.books import STANDING, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.roster import build_chain
from ctph_desktop.domain.programme_years import next_year, programme_year_uuid, year_record
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import Target, TargetTier, target_uuid
from ctph_desktop.storage import projection

HISTORIES = 100_000
PIECES = 100


class YearsHistory(History):
    """A history in which programmes and years come and go."""

    world: ClassVar[World] = YEARS
    weights: ClassVar[Mapping[str, int]] = {
        **WEIGHTS, "edit": 30, "open_year": 6, "close_year": 5, "amend": 16, "change_unit": 8, "settle": 8, "found": 1,
        "adopt": 2,
    }  # fmt: skip

    def play(self, events: int) -> None:
        """Begin with what an office is founded with, by this version or 0.1.0, and let it reach most of the others."""
        self._found()
        for pc in self.pcs[1:]:
            if self.random.random() < 0.9:
                self.deliver(pc, unpacked(self.packages[-1]))
        super().play(events)

    def _found(self) -> None:
        pc, book = self.pcs[0], COMMON[self.random.choice((STANDING, STANDING, OLD))]
        numbers = {PLAIN: self.random.randrange(3), TERM: self.random.randrange(3)}
        for kind, cell in YEARS.cells[book]:
            uuid = cell[-32:]
            if cell.startswith(("r/programme/", "r/unit/", "r/indicator/")):
                self._accept(pc, pc.put(book, kind, cell, YEARS.record(cell, numbers.get(uuid, 0)), self._moment()))
        pc.cut()
        self.packages.append(packed(pc.contents()))

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
        self._amended(pc, programme, str(OLD), self.random.choice(("", "2019-06", "2019-12")))

    def _amended(self, pc: Any, programme: str, year: str, since: str) -> None:
        book = self.random.choice((ABOUT[STANDING], *ABOUT_OTHERS.values()))
        quantity = self.random.choice(("", "5", "8", "12.5"))
        indicator = YEARS.reports[0].figures[0].split("/")[2]
        target = Target(programme, book.unit, indicator, "-", year, TargetTier.COMMITTED, since, quantity, "QĐ")
        self._put(pc, book, RecordKind.TARGET, target_uuid(target), target)

    def _change_unit(self) -> None:
        """Rename, merge or divide a unit, or take that back; now and then as 0.1.0 writes it, into a year."""
        pc, uuid = self._pc(SUPERIOR), self.random.choice((COMMUNE, OTHER, HEIR, PART))
        book, cell = COMMON[self.random.choice((STANDING, STANDING, OLD))], record_cell(RecordKind.UNIT, uuid)
        self._accept(pc, pc.put(book, RECORD, cell, YEARS.record(cell, self.random.randrange(3)), self._moment()))

    def _settle(self) -> None:
        """Let a report be sealed, sent and accepted."""
        self._seal()
        self._report()
        self._decide()

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
    for root in history.roots:
        unit = history.random.choice(list(YEARS.homes))
        _check_everything(history, known, lambda _: NOTHING_PENDING, build_chain(root, records), unit)


def _check_everything(history: History, known: Any, tail_of: Any, chain: Any, unit: str) -> None:
    today = history.random.choice(DAYS)
    projected, counting = {}, {}
    for book in YEARS.books:
        items, tail = [item for item in known if item.head.book == book], tail_of(book)
        if items or tail.operations:
            projected[book] = projection.project_book(book, items, tail, chain=chain, shows_drafts=True)
            counting[book] = judged(items, tail, chain)[0]
    check_years(in_memory(projected, unit=unit, today=today), counting, today=today)


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
