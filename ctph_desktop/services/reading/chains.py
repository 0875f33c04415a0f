"""Chains of segments: PCs that were copied or restored are noticed, told, and given a chain of their own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from secrets import token_hex

import msgspec

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.chains import (
    ChainLink,
    Fork,
    Gap,
    SharedReplica,
    find_forks,
    find_gaps,
    find_shared_replicas,
)
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.validity import may_have_written
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import ChainKind, ChainRow
from ctph_desktop.services.reading.writers import device_name
from ctph_desktop.storage.chains import links_held, read_links, read_seen, write_seen
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.wording import chains as words


class ChainService:
    """What the chains held here tell of PCs that were copied, restored, or left something out."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def rows(self) -> tuple[ChainRow, ...]:
        """Return everything odd about the chains held here, those seen already as well.

        Where there was nothing, they are read again when a segment has come, or another roster: a province has ten
        thousand. What is odd is told in today's names.
        """
        workplace, journal = self._workplace, self._workplace.journal
        found: tuple[ChainRow, ...] = workplace.worked_out.of(
            "chains",
            (links_held(journal.database), journal.chain, journal.own_device, workplace.office_unit),
            lambda: read_chains(workplace, read_links(journal.database)),
        )
        return read_chains(workplace, read_links(journal.database)) if found else ()

    def unseen(self) -> tuple[ChainRow, ...]:
        """Return what nobody has said to have seen."""
        rows = self.rows()
        seen = read_seen(self._workplace.journal.database) if rows else frozenset()
        return tuple(row for row in rows if row.name not in seen)

    def acknowledge(self, names: Iterable[str]) -> Changes:
        """Remember that a person has seen these; what adds to them is told again."""
        database = self._workplace.journal.database
        known = {row.name for row in self.rows()}
        write_seen(database, known & (read_seen(database) | set(names)))
        return Changes.EXCHANGE


class NewReplica:
    """Another replica for this PC, that comes into force with something else that is written."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._identity: OfficeIdentity = msgspec.structs.replace(workplace.identity, replica=token_hex(16))

    def writing(self, also: Callable[..., None]) -> Callable[..., None]:
        """Return what writes it in the transaction that `also` writes in."""
        return writing_identity({"office": msgspec.json.encode(self._identity).decode()}, also=also)

    def come_into_force(self) -> None:
        """Write under it from now on; called when the transaction has ended."""
        self._workplace.identity = self._identity
        self._workplace.journal.use_replica(self._identity.replica)


def by_writers(
    workplace: Workplace, links: Iterable[ChainLink], chain: RosterChain | None = None
) -> tuple[ChainLink, ...]:
    """Leave out what devices signed into books they may not write: that tells nothing of anybody's data.

    What this PC wrote itself always tells. `chain` is the roster known by then, if it is not the one known here.
    """
    known, own = chain or workplace.journal.chain, workplace.journal.own_device
    judged: dict[tuple[str, str, Book], bool] = {}
    kept = []
    for link in links:
        place = (link.device, link.roster, link.book)
        if place not in judged:
            judged[place] = link.device == own or may_have_written(
                link.book, device=link.device, roster=link.roster, chain=known
            )
        if judged[place]:
            kept.append(link)
    return tuple(kept)


def read_chains(
    workplace: Workplace, links: Sequence[ChainLink], chain: RosterChain | None = None
) -> tuple[ChainRow, ...]:
    """Return what is odd about chains of those who may write: forks by replica, gaps, replicas under several keys."""
    writers = by_writers(workplace, links, chain)
    by_replica: dict[tuple[str, str], list[Fork]] = {}
    for fork in find_forks(writers):
        by_replica.setdefault((fork.replica, fork.device), []).append(fork)
    return (
        *(_fork_row(workplace, forks) for forks in by_replica.values()),
        *(_gap_row(workplace, gap) for gap in find_gaps(writers, besides=links)),
        *(_shared_row(workplace, shared) for shared in _shared_within_offices(workplace, writers)),
    )


def _shared_within_offices(workplace: Workplace, links: Iterable[ChainLink]) -> Iterator[SharedReplica]:
    """Yield the replicas that several PCs of one office sign for: whose it is another office can only pretend."""
    by_office: dict[str, list[ChainLink]] = {}
    for link in links:
        by_office.setdefault(unit_of_device(workplace, link.device, link.book.unit), []).append(link)
    for office in sorted(by_office):
        yield from find_shared_replicas(by_office[office])


def _fork_row(workplace: Workplace, forks: Sequence[Fork]) -> ChainRow:
    first = forks[0]
    unit = unit_of_device(workplace, first.device, first.book.unit)
    unit_name, device = workplace.names.unit(unit), device_name(workplace, first.device)
    is_own = first.device == workplace.journal.own_device
    return ChainRow(
        name=_name(ChainKind.FORK, first.replica, *(branch for fork in forks for branch in fork.branches)),
        kind=ChainKind.FORK,
        unit_name=unit_name,
        device=device,
        is_own=is_own,
        text=words.fork_here() if is_own else words.fork_of(unit_name, device),
        advice=words.what_to_do_here() if is_own else words.what_to_do_about(unit_name),
    )


def _gap_row(workplace: Workplace, gap: Gap) -> ChainRow:
    unit = unit_of_device(workplace, gap.device, gap.book.unit)
    return ChainRow(
        name=_name(ChainKind.GAP, gap.replica, gap.missing),
        kind=ChainKind.GAP,
        unit_name=workplace.names.unit(unit),
        device=device_name(workplace, gap.device),
        is_own=gap.device == workplace.journal.own_device,
        text=words.gap(workplace.names.unit(gap.book.unit)),
        advice=words.what_to_do_about_gap(workplace.names.unit(unit)),
    )


def _shared_row(workplace: Workplace, shared: SharedReplica) -> ChainRow:
    names = ", ".join(f"“{device_name(workplace, device)}”" for device in shared.devices)
    return ChainRow(
        name=_name(ChainKind.SHARED, shared.replica, *shared.devices),
        kind=ChainKind.SHARED,
        unit_name=workplace.names.unit(unit_of_device(workplace, shared.devices[0], shared.book.unit)),
        device=names,
        is_own=workplace.journal.own_device in shared.devices,
        text=words.shared(names),
        advice=words.what_to_do_about_shared(),
    )


def unit_of_device(workplace: Workplace, device: str, otherwise: str) -> str:
    """Return the office of a PC."""
    if device == workplace.journal.own_device:
        return workplace.office_unit
    latest = workplace.journal.chain.latest
    grant = latest.device(device) if latest else None
    return grant.unit if grant else otherwise


def _name(kind: ChainKind, *parts: str) -> str:
    return f"{kind.value}:{sha256(chr(0).join(sorted(parts)).encode()).hexdigest()[:24]}"
