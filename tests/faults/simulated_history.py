"""One random history of two offices, and the promises that have to hold after it.

Everything comes from one seed. The PCs behind it are either the journal's pure functions over sets in memory
(`simulator`) or real databases (`simulated_databases`): both are told the same things.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, ClassVar, Protocol, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import replace
from offices_at_work import (
    COMMUNE,
    COMMUNE_PCS,
    FORGERS,
    ONE_YEAR,
    ROSTER_KEYS,
    SUPERIOR,
    SUPERIOR_PCS,
    Device,
    Report,
    World,
    an_id,
    changed,
    following,
    signed_roster,
)
from read_once import head_of, operations_of, packed, unpacked

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.operation import RECORD, StoredOperation, read_operation
from ctph_desktop.domain.journal.pending import Pending
from ctph_desktop.domain.journal.roster import (
    Heritage,
    Keeper,
    Member,
    Roster,
    RosterChain,
    encode_roster,
    next_version,
)
from ctph_desktop.domain.journal.segment import SegmentHead, cut_segment
from ctph_desktop.domain.submissions import Decision, Seal, SealedFigure, decision_uuid
from ctph_desktop.sync.contents import PackageContents

T = TypeVar("T")
MOMENTS = ("1970-01-01T00:00:00", "2099-12-31T23:59:59", "2019-07-31T08:00:00")
WEIGHTS: Mapping[str, int] = {
    "edit": 40, "seal": 7, "decide": 4, "send": 13, "deliver": 24, "roster": 8, "keep": 4, "put_back": 2,
    "restore": 3, "clone": 2, "restart": 2, "forge": 8, "rival": 2, "report": 6, "succeed": 1, "adopt": 3,
}  # fmt: skip

# What no version ever wrote, and a state and a member of later ones.
NO_VALUES = (
    5, "x", [], {}, {"s": ["x"]}, {"s": {}}, {"s": "nothing", "q": "5"}, {"q": "1e3", "s": "reported"}, {"name": {}},
    {"s": "guessed"}, {"s": "nothing", "note": "x"},
)  # fmt: skip


def _parts(cell: str) -> list[str]:
    return cell.split("/")


class BrokenPromiseError(AssertionError):
    """A promise did not hold."""


class Pc(Protocol):
    """One incarnation of one database on one PC."""

    device: Device
    replica: str
    must: set[str]

    def put(self, book: Book, kind: str, cell: str, value: Any, moment: str) -> StoredOperation | None: ...
    def state(self, book: Book, cell: str) -> CellState | None: ...
    def cut(self) -> None: ...
    def contents(self) -> PackageContents: ...
    def take(self, contents: PackageContents, moment: str) -> None: ...
    def chain(self) -> RosterChain: ...
    def tail(self, book: Book) -> Pending: ...
    def copied(self) -> "Pc": ...
    def put_back(self, kept: "Pc") -> "Pc": ...
    def restored(self, kept: "Pc", replica: str) -> "Pc": ...
    def adopt(self, root: str) -> None: ...
    def restart(self) -> None: ...


@dataclass
class History:
    """What happens, decided by one seed; `pcs` are those at work, `packages` everything ever written to a stick."""

    random: Random
    pcs: list[Any]
    roots: list[str]
    packages: list[tuple[bytes, ...]] = field(default_factory=list)
    kept: list[tuple[int, Any]] = field(default_factory=list)
    seals: dict[str, tuple[SealedFigure, ...]] = field(default_factory=dict)
    edits: int = 0
    events: int = 0
    replicas: int = 0
    happened: list[str] = field(default_factory=list)
    world: ClassVar[World] = ONE_YEAR
    weights: ClassVar[Mapping[str, int]] = WEIGHTS

    def play(self, events: int) -> None:
        """Let so many things happen; each history has habits of its own, so that rare things meet often somewhere."""
        weights = self._weights()
        habits = [weight * self.random.choice((0, 1, 1, 4)) for weight in weights.values()]
        names = self.random.choices(list(weights), weights=habits, k=events)
        for name in names:
            getattr(self, "_" + name)()
            self.happened.append(name)
        self.events += events

    @property
    def all_roots(self) -> list[str]:
        """The first roster versions under which everything is looked at in the end."""
        return self.roots

    def _weights(self) -> Mapping[str, int]:
        """Return how often each thing happens."""
        return self.weights

    def _one(self, several: Sequence[T]) -> T:
        """Choose one of several; where there is only one, nothing is drawn."""
        return several[0] if len(several) == 1 else self.random.choice(several)

    def _pc(self, *units: str) -> Any | None:
        fitting = [pc for pc in self.pcs if not units or pc.device.unit in units]
        return self.random.choice(fitting) if fitting else None

    def _moment(self) -> str:
        return self.random.choice(MOMENTS) + f".{self.edits:06}"

    def _accept(self, pc: Any, stored: StoredOperation | None) -> StoredOperation | None:
        """Remember what was said to be saved; what could not count was refused."""
        if stored is not None:
            pc.must.add(stored.id)
            self.edits += 1
        return stored

    # what offices do

    def _edit(self) -> None:
        pc = self._pc()
        book = self._book(pc)
        kind, cell = self.random.choice(self.world.cells[book])
        self._accept(pc, pc.put(book, kind, cell, self._value(cell), self._moment()))

    def _book(self, pc: Any) -> Book:
        if self.random.random() < 0.04:
            return self.random.choice(self.world.books)
        homes = self.world.homes[pc.device.unit]
        latest = pc.chain().latest if pc.device.unit == SUPERIOR else None
        member = latest.member(COMMUNE) if latest else None
        keeps = member is not None and member.keeper == Keeper.SUPERIOR
        return self._one([*homes, *self.world.homes[COMMUNE]] if keeps else homes)

    def _value(self, cell: str) -> object:
        number = self.random.randrange(3)
        if cell.startswith("r/"):
            return None if self.random.random() < 0.1 else self.world.record(cell, number)
        return {"s": "missing"} if self.random.random() < 0.1 else {"q": str(number), "s": "reported"}

    def _seal(self) -> None:
        pc = self._pc(COMMUNE)
        if pc is not None:
            self._seal_on(pc, self._one(self.world.reports))

    def _seal_on(self, pc: Any, report: Report) -> None:
        """Seal a report on a PC as it stands there; one that is in conflict is not sealed."""
        states = [pc.state(report.book, cell) for cell in report.figures]
        before = pc.state(report.book, report.submission)
        if any(state is not None and state.is_conflict for state in (*states, before)):
            return
        figures = tuple(
            SealedFigure(cell.split("/")[2], "-", cell.split("/")[5], value["s"], value.get("q", ""))
            for cell, state in zip(report.figures, states, strict=True)
            if state is not None and (value := state.winner.value)["s"] != "missing"
        )
        notes = {
            f"{indicator}/-/{measure}": state.winner.value["n"]
            for (_, _, indicator, _, _, measure), state in zip(map(_parts, report.figures), states, strict=True)
            if state is not None and "n" in state.winner.value
        }
        replaces = before.winner.id if before is not None else ""
        by, note = an_id("official"), str(self.edits)
        seal = Seal(
            report.programme, report.unit, report.period.code, figures, (), replaces, by, note, notes=notes or UNSET
        )
        stored = pc.put(report.book, RECORD, report.submission, msgspec.to_builtins(seal), self._moment())
        if self._accept(pc, stored) is not None:
            self.seals[stored.id] = figures

    def _decide(self) -> None:
        pc, report = self._pc(SUPERIOR), self._one(self.world.reports)
        if pc is not None and pc.state(report.book, report.submission) is not None:
            self._decide_on(pc, report, self.random.choice(["accepted", "returned"]))

    def _decide_on(self, pc: Any, report: Report, verdict: str) -> None:
        """Decide on the seal that a PC shows of a report, if there is any."""
        if (state := pc.state(report.book, report.submission)) is None:
            return
        decision = msgspec.to_builtins(Decision(state.winner.id, verdict, an_id("superior's official")))
        cell = record_cell(RecordKind.DECISION, decision_uuid(state.winner.id))
        self._accept(pc, pc.put(report.about_book, RECORD, cell, decision, self._moment()))

    # sticks, mail, and what becomes of packages

    def _send(self) -> None:
        pc = self._pc()
        pc.cut()
        self.packages.append(packed(pc.contents()))

    def _carry(self, sender: Any, reader: Any) -> None:
        """Let a package go from one PC to another."""
        sender.cut()
        self.packages.append(packed(sender.contents()))
        self.deliver(reader, unpacked(self.packages[-1]))

    def _report(self) -> None:
        """Do what is done every month: type, send, and the superior office takes it in."""
        pc = self._pc(COMMUNE)
        book = self._one(self.world.homes[COMMUNE])
        kind, cell = self.random.choice(self.world.cells[book])
        self._accept(pc, pc.put(book, kind, cell, self._value(cell), self._moment()))
        self._carry(pc, self._pc(SUPERIOR))

    def _deliver(self) -> None:
        if not self.packages:
            return
        lines = self.random.choice(self.packages[-3:] if self.random.random() < 0.6 else self.packages)
        if self.random.random() < 0.2:
            lines = tuple(line for line in lines if self.random.random() < 0.6)
        self.deliver(self._pc(*([SUPERIOR] if self.random.random() < 0.3 else [])), unpacked(lines))

    def deliver(self, pc: Any, contents: PackageContents) -> None:
        """Let a PC take a package in: what counts and what is held back is kept from now on."""
        pc.take(contents, self.random.choice(MOMENTS))
        for segment in contents.segments:
            pc.must.update(stored.id for stored in operations_of(segment))

    def _forge(self) -> None:
        """Let another program write a segment with a key it has: any book, any roster, any parents, any chain."""
        known = [s for lines in self.packages[-3:] for s in unpacked(lines).segments]
        made = [stored for segment in known for stored in operations_of(segment)]
        forger = self.random.choice(FORGERS)
        is_likely = self.random.random() < 0.7
        book = self._one(self.world.forged[forger.unit]) if is_likely else self.random.choice(self.world.books)
        operations = [self._forged(book, made) for _ in range(self.random.randint(1, 3))]
        rosters = [self.roots[0], an_id("no roster"), *self.pcs[0].chain().ids]
        segment = cut_segment(
            operations, book=book, replica=an_id(f"forger {self.random.randrange(2)}"),
            previous=self.random.choice(["", *(segment.id for segment in known)]),
            roster=self.random.choice(rosters), key=forger.key,
        )  # fmt: skip
        self.packages.append(packed(PackageContents(segments=(segment,))))

    def _forged(self, book: Book, made: Sequence[StoredOperation]) -> StoredOperation:
        home = book if self.random.random() < 0.7 else self.random.choice(self.world.books)
        kind, cell = self.random.choice(self.world.cells[home])
        version, kind = self.random.choice([(1, kind), (1, kind), (1, kind), (1, "f"), (1, "z"), (2, kind)])
        parents = self.random.sample([s.id for s in made], k=min(len(made), self.random.randint(0, 3)))
        value = {
            "t": kind, "v": version, "c": cell, "p": sorted(parents), "a": "", "d": self._moment(),
            "x": self.random.choice(NO_VALUES) if self.random.random() < 0.2 else self._value(cell),
        }  # fmt: skip
        return read_operation(canonical.encode(value))

    # the roster

    def _roster(self) -> None:
        keeper = next(pc for pc in self.pcs if pc.device is SUPERIOR_PCS[0])
        chain = keeper.chain()
        if chain.latest is None or chain.is_forked:
            return
        wanted = self.random.choice([self._enrolled, self._revoked, self._kept_by_another, self._sealer_moved])(
            keeper, chain
        )
        if wanted is not None:
            keeper.take(PackageContents(rosters=(following(chain, wanted),)), "")

    def _rival(self) -> None:
        """Let somebody else publish a version: with the roster's key from an older one, or with no right to."""
        chain = self._pc(SUPERIOR).chain()
        if not chain.ids:
            return
        kept = self.random.randint(1, len(chain.ids))
        earlier = RosterChain(chain.versions[:kept], chain.ids[:kept])
        devices = chain.latest.devices[: self.random.randint(0, len(chain.latest.devices))]
        changed_grants = tuple(replace(grant, seals=not grant.seals) for grant in devices)
        rival = next_version(earlier, replace(earlier.latest, devices=changed_grants))
        wrong = ["another key", "a version left out", "no signature"]
        how = self.random.choice(["genuine", *wrong, *wrong])
        if how == "a version left out":
            rival = replace(rival, number=rival.number + 1)
        record = signed_roster(encode_roster(rival), int(how == "another key"))
        if how == "no signature":
            record = replace(record, signature=bytes(64))
        self.packages.append(packed(PackageContents(rosters=(record,))))

    def _succeed(self) -> None:
        """Begin a new root that goes on from the old chain, as a superior office does that is merged or starts anew."""
        keeper = next(pc for pc in self.pcs if pc.device is SUPERIOR_PCS[0])
        chain = keeper.chain()
        if len(self.roots) == 1 and chain.latest is not None:
            latest = chain.latest
            root = Roster(
                number=1,
                previous="",
                superior=latest.superior,
                signers=(bytes(ROSTER_KEYS[1].verify_key).hex(),),
                members=tuple(Member(member.unit, member.keeper) for member in latest.members),
                devices=tuple(replace(grant, since=0, seals_since=0) for grant in latest.devices),
                heritage=Heritage(chain.ids[0], chain.ids[-1], latest.superior),
                inherits=(latest.superior,),
            )
            record = signed_roster(encode_roster(root), 1)
            self.roots.append(record.id)
            keeper.take(PackageContents(rosters=(record,)), "")
            keeper.adopt(record.id)

    def _adopt(self) -> None:
        """Let a PC take up the invitation of the new root, with or without having the versions before."""
        keeper = next(pc for pc in self.pcs if pc.device is SUPERIOR_PCS[0])
        pc, root = self._pc(), self.roots[-1]
        pc.take(PackageContents(rosters=tuple(r for r in keeper.contents().rosters if r.id == root)), "")
        if any(record.id == root for record in pc.contents().rosters):
            pc.adopt(root)

    def _enrolled(self, _keeper: Any, chain: RosterChain) -> Any:
        missing = [device for device in COMMUNE_PCS if chain.latest.device(device.sign) is None]
        if not missing:
            return None
        return replace(chain.latest, devices=(*chain.latest.devices, missing[0].grant(seals=False)))

    def _revoked(self, keeper: Any, chain: RosterChain) -> Any:
        heads = [head_of(segment) for segment in keeper.contents().segments]
        grants = [grant for grant in chain.latest.devices if grant.unit != SUPERIOR]
        writers = {head.device for head in heads}
        grant = self.random.choice([grant for grant in grants if grant.sign in writers] or grants)
        cut = self._cut([head for head in heads if head.device == grant.sign])
        new = replace(grant, is_revoked=True, cut=cut)
        return replace(chain.latest, devices=changed(chain.latest.devices, grant.sign, new))

    def _sealer_moved(self, keeper: Any, chain: RosterChain) -> Any:
        grants = [grant for grant in chain.latest.devices if grant.unit == COMMUNE]
        old, new = (next((g for g in grants if g.seals is seals and not g.is_revoked), None) for seals in (True, False))
        if old is None or new is None:
            return None
        heads = [head_of(segment) for segment in keeper.contents().segments]
        sealed = self._cut([head for head in heads if head.device == old.sign])
        devices = changed(chain.latest.devices, old.sign, replace(old, seals=False, sealed=sealed))
        sealer = replace(new, seals=True, seals_since=chain.latest.number + 1)
        return replace(chain.latest, devices=changed(devices, new.sign, sealer))

    def _kept_by_another(self, keeper: Any, chain: RosterChain) -> Any:
        member = chain.latest.member(COMMUNE)
        heads = [head_of(segment) for segment in keeper.contents().segments]
        cut = self._cut([head for head in heads if (head.book.kind, head.book.unit) == (BookKind.UNIT, COMMUNE)])
        new_keeper = Keeper.OWN if member.keeper == Keeper.SUPERIOR else Keeper.SUPERIOR
        new = replace(member, keeper=new_keeper.value, since=chain.latest.number + 1, cut=cut)
        others = tuple(other for other in chain.latest.members if other.unit != COMMUNE)
        return replace(chain.latest, members=(new, *others))

    def _cut(self, heads: Sequence[SegmentHead]) -> tuple[str, ...]:
        """Return the last segments of chains, or now and then some in the middle: what came after is cut off."""
        followed = {head.previous for head in heads}
        ids = sorted(head.id for head in heads if self.random.random() < 0.2 or head.id not in followed)
        return tuple(name for name in ids if self.random.random() < 0.9)

    # backups, clones, second lives

    def _keep(self) -> None:
        number = self.random.randrange(len(self.pcs))
        self.kept.append((number, self.pcs[number].copied()))

    def _put_back(self) -> None:
        """Copy an old file over the present one, behind the program's back: the same replica writes on from there."""
        if self.kept:
            number, kept = self.random.choice(self.kept)
            self.pcs[number] = self.pcs[number].put_back(kept)

    def _restore(self) -> None:
        """Restore by program: nothing that was on the PC is lost, and a new replica writes on."""
        if self.kept:
            number, kept = self.random.choice(self.kept)
            must = self.pcs[number].must | kept.must
            self.replicas += 1
            self.pcs[number] = self.pcs[number].restored(kept, an_id(f"replica {self.replicas}"))
            self.pcs[number].must = must

    def _clone(self) -> None:
        if len(self.pcs) < 7:
            self.pcs.append(self._pc().copied())

    def _restart(self) -> None:
        self._pc().restart()
