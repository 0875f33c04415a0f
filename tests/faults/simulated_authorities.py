"""Histories of two authorities, in memory: a commune under both, or a district that the other takes over as a whole.

Each PC of a commune under both has a journal for each, of which any may be restored, copied or put back alone; packages
go astray between them. Figures are copied from one into the other. A district that was taken over goes on writing all
the same, and is taken over again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

import simulator
from authorities_at_work import (
    AUTHORITIES,
    BEYOND_PCS,
    COMMON,
    DISTRICT,
    DISTRICT_PC,
    REPORTS,
    districts_roster,
)
from fault_rows import Row
from links_shown import check_links
from msgspec.structs import replace
from offices_at_work import COMMUNE, COMMUNE_PCS, SUPERIOR, SUPERIOR_PCS, World, an_id, changed, following
from promises import check
from read_once import forget_segments, head_of, packed
from simulated_years import YearsHistory, check_shown
from simulator import MemoryPc
from weighed_once import each_weighed_once
from years_at_work import INDICATORS, YEARS, a_figure

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.journal.roster import Adoption, Grant, Member, Roster
from ctph_desktop.domain.linked_figures import linked_figure_uuid
from ctph_desktop.sync.contents import PackageContents

HISTORIES = 100_000
PIECES = 100
_LINKED = tuple(a_figure(COMMUNE, INDICATORS[0], period)[1] for period in ("2019-11", "2019-12"))


@dataclass
class AuthoritiesHistory(YearsHistory):
    """A history with a second roster root; `is_shared` where the commune reports to both offices."""

    is_shared: bool = False
    districts_root: str = ""
    world: ClassVar[World] = AUTHORITIES
    weights: ClassVar[Mapping[str, int]] = {
        **YearsHistory.weights, "report_there": 20, "publish_there": 3, "hand_over": 8, "go_over": 6, "link": 16,
    }  # fmt: skip

    @property
    def all_roots(self) -> list[str]:
        return [*self.roots, self.districts_root]

    def _in(self, *units: str, is_there: bool) -> Any | None:
        """Return a PC of some units in the district's journal, or in the other one."""
        found = [pc for pc in self.pcs if pc.device.unit in units and (pc.root == self.districts_root) is is_there]
        return self.random.choice(found) if found else None

    def _found(self) -> None:
        super()._found()
        pc = self._in(DISTRICT, is_there=True)
        if pc is None:
            return
        for kind, cell in AUTHORITIES.cells[COMMON[STANDING]]:
            value = AUTHORITIES.record(cell, self.random.choice((0, 0, 2)))
            self._accept(pc, pc.put(COMMON[STANDING], kind, cell, value, self._moment()))
        pc.cut()
        self.packages.append(packed(pc.contents()))

    def _report_there(self) -> None:
        """Let a report of the district's programme be typed, sealed, sent, decided on and answered."""
        report = self.random.choice(REPORTS)
        pc, superior = self._pc(report.unit), self._in(DISTRICT, SUPERIOR, is_there=self.random.random() < 0.6)
        if superior is None:
            return
        self._accept(pc, pc.put(report.book, FIGURE, report.figures[0], self._value(report.figures[0]), self._moment()))
        self._seal_on(pc, report)
        self._carry(pc, superior)
        self._decide_on(superior, report, self.random.choice(("accepted", "accepted", "returned")))
        self._carry(superior, pc)

    def _publish_there(self) -> None:
        """Let the district take a PC of its commune out of service, or let another one seal."""
        keeper = self._in(DISTRICT, is_there=True)
        chain = keeper.chain() if keeper is not None else None
        if chain is None or chain.latest is None or chain.is_forked:
            return
        first, second = (chain.latest.device(pc.sign) for pc in BEYOND_PCS)
        heads = [head_of(segment) for segment in keeper.contents().segments]
        if self.random.random() < 0.5:
            cut = self._cut([head for head in heads if head.device == second.sign])
            grants = changed(chain.latest.devices, second.sign, replace(second, is_revoked=True, cut=cut))
        else:
            sealed = self._cut([head for head in heads if head.device == first.sign])
            grants = changed(chain.latest.devices, first.sign, replace(first, seals=False, sealed=sealed))
            moved = replace(second, seals=True, seals_since=chain.latest.number + 1)
            grants = changed(grants, second.sign, moved)
        record = following(chain, replace(chain.latest, devices=grants))
        keeper.take(PackageContents(rosters=(record,)), "")

    def _hand_over(self) -> None:
        """Let the other office take the district over, or again what its PC wrote since."""
        keeper = next(pc for pc in self.pcs if pc.device is SUPERIOR_PCS[0])
        district = self._in(DISTRICT, is_there=True)
        if self.is_shared or district is None:
            return
        if self.random.random() < 0.4:  # of a unit that is not its own it has no say, taken over or not
            about = YEARS.reports[0].about_book
            kind, cell = self.random.choice([cell for cell in YEARS.cells[about] if cell[0] == FIGURE])
            self._accept(district, district.put(about, kind, cell, self._value(cell), self._moment()))
        district.cut()
        chain, theirs = keeper.chain(), district.chain()
        if None in {chain.latest, theirs.latest} or chain.is_forked or theirs.is_forked:
            return
        before = next((each for each in chain.latest.adopted if each.root == theirs.ids[0]), None)
        is_known = before is None and theirs.ids[0] in chain.earlier_roots
        if is_known or (before is not None and before.last not in theirs.ids):
            return
        units = tuple(member.unit for member in theirs.latest.members)
        adoption = Adoption(theirs.ids[0], theirs.ids[-1], DISTRICT, units)
        handed = district.contents()
        segments = tuple(segment for segment in handed.segments if adoption.covers(head_of(segment).book))
        record = following(chain, self._with_district(chain.latest, theirs.latest, adoption, handed))
        taken = PackageContents(rosters=(*handed.rosters, record), segments=segments)
        self.deliver(keeper, taken)
        self.packages.append(packed(taken))

    def _with_district(self, own: Roster, theirs: Roster, adoption: Adoption, handed: PackageContents) -> Roster:
        """Return the version that takes the district over: its units and their PCs come, its own write no more."""
        number, heads = own.number + 1, [head_of(segment) for segment in handed.segments]
        members = [Member(one.unit, one.keeper) for one in theirs.members if own.member(one.unit) is None]
        coming, devices = [], own.devices
        for grant in theirs.devices:
            known = own.device(grant.sign)
            if grant.unit in adoption.units and known is None:
                coming.append(replace(grant, since=number, seals_since=0))
            if grant.unit == DISTRICT:
                cut = {*self._ends(grant, heads), *(known.cut if known is not None else ())}
                leaving = replace(
                    grant, since=number, seals=False, seals_since=0, is_revoked=True, cut=tuple(sorted(cut))
                )
                devices = changed(devices, grant.sign, leaving)
                coming += [leaving] if known is None else []
        adopted = (*(each for each in own.adopted if each.root != adoption.root), adoption)
        return replace(own, members=(*own.members, *members), devices=(*devices, *coming), adopted=adopted)

    def _ends(self, grant: Grant, heads: list[Any]) -> list[str]:
        followed = {head.previous for head in heads}
        return [head.id for head in heads if head.device == grant.sign and head.id not in followed]

    def _go_over(self) -> None:
        """Let the district's commune, or its own PC, take up the invitation of the office that took it over."""
        keeper = next(pc for pc in self.pcs if pc.device is SUPERIOR_PCS[0])
        latest, pc = keeper.chain().latest, self._pc(*(device.unit for device in (*BEYOND_PCS, DISTRICT_PC)))
        if latest is not None and latest.adopted and pc is not None:
            pc.take(PackageContents(rosters=keeper.contents().rosters), "")
            pc.adopt(keeper.root)

    def _adopt(self) -> None:
        """A PC of the district's journal goes on in another one only once the district was taken over."""
        everybody = self.pcs
        self.pcs = [pc for pc in everybody if pc.root != self.districts_root]
        super()._adopt()
        self.pcs = everybody

    def _link(self) -> None:
        """Copy a figure of one of the commune's journals into the other, with where it comes from."""
        is_there = self.random.random() < 0.3
        here, there = self._in(COMMUNE, is_there=is_there), self._in(COMMUNE, is_there=not is_there)
        cell = self.random.choice(_LINKED)
        book = Book(BookKind.UNIT, COMMUNE, 2019)
        if here is None or there is None:
            return
        if self.random.random() < 0.7:
            self._accept(there, there.put(book, FIGURE, cell, self._value(cell), self._moment()))
        source = there.state(book, cell)
        if source is None or source.winner.value["s"] == "missing":
            return
        value = {name: said for name, said in source.winner.value.items() if name != "n"}
        link = {
            "cell": cell, "root": there.root, "source": cell, "operations": [source.winner.id],
            "state": value["s"], "quantity": value.get("q", ""), "day": "2019-12-31",
        }  # fmt: skip
        uuid = linked_figure_uuid(cell)
        self._accept(here, here.put(book, FIGURE, cell, value, self._moment()))
        self._accept(here, here.put(book, RECORD, record_cell(RecordKind.LINKED_FIGURE, uuid), link, self._moment()))


def begun(random: Random) -> AuthoritiesHistory:
    """Return the offices of both authorities before anything happened."""
    history = simulator.begun(random, AuthoritiesHistory)
    history.is_shared = random.random() < 0.4
    first = districts_roster(is_shared=history.is_shared)
    commune = COMMUNE_PCS[: random.randint(1, 2)] if history.is_shared else ()
    for device in (DISTRICT_PC, *BEYOND_PCS[: random.randint(1, 2)], *commune):
        pc = MemoryPc(device, first.id, frozenset({first}))
        pc.replica = an_id("replica there of " + device.name)
        history.pcs.append(pc)
    history.districts_root = first.id
    return history


@each_weighed_once()
def played(seed: int) -> AuthoritiesHistory:
    """Play the history of one seed and check what was promised."""
    forget_segments()
    random = Random(seed)  # noqa: S311
    history = begun(random)
    history.play(random.randint(10, 30))
    pc = random.choice(history.pcs)
    check(history, [pc])
    check_shown(history, pc)
    if history.is_shared:
        check_links(history)
    return history


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield simulator.piece(
        "simulated histories of two authorities, in memory", played, histories=HISTORIES, amount=amount, seed=seed
    )


def replay(seed: int) -> str:
    """Play one history again."""
    return simulator.told(played, seed)
