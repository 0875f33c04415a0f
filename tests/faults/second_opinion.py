"""What counts and what a cell shows, written a second time from the rules alone, to be set against the journal's own.

Slow and plain on purpose: sets and loops over what the rules say, nothing shared with the code under test but the
decoded rows. Which cell lies in which book, and what a value may say, is asked of the second reader of packages.
"""

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import independent_reader
import independent_shapes

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import Grant, Member, Origin, Roster, RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import SignedRecord


def _reached(cut: Iterable[str], before: Mapping[str, str]) -> set[str]:
    """Return the segments a cut names and all before them."""
    reached: set[str] = set()
    waiting = list(cut)
    while waiting:
        segment = waiting.pop()
        if segment and segment not in reached:
            reached.add(segment)
            waiting.append(before.get(segment, ""))
    return reached


def _keeper(roster: Roster, book: Book) -> str | None:
    if book.kind != "unit":
        adopted = (office for each in roster.adopted for office in (each.superior, *each.inherits))
        is_its_own = book.kind != "common" or book.unit in {roster.superior, *roster.inherits, *adopted}
        return roster.superior if is_its_own else None
    members: list[Member] = [member for member in roster.members if member.unit == book.unit]
    return None if not members else book.unit if members[0].keeper == "own" else roster.superior


def chain_of(root: str, records: Sequence[SignedRecord]) -> tuple[list[str], bool]:
    """Return the ids of the versions in force, and whether two genuine ones follow the last of them."""
    said = {record: json.loads(record.body) for record in records if record.is_genuine}
    chain = [(record.id, roster) for record, roster in said.items() if record.id == root][:1]
    while chain:
        last_id, last = chain[-1]
        after = {
            record.id: roster
            for record, roster in said.items()
            if roster["previous"] == last_id and roster["number"] == last["number"] + 1
            if roster["superior"] == last["superior"] and record.signer.hex() in last["signers"]
        }
        if len(after) != 1:
            return [name for name, _ in chain], len(after) > 1
        chain.extend(after.items())
    return [], False


def inherited_of(root: str, last: str, records: Sequence[SignedRecord]) -> list[str]:
    """Return the ids from a root to the version a later root goes on from, whatever else follows on the way."""
    previous = {record.id: json.loads(record.body)["previous"] for record in records}
    way = {last}
    while (before := previous.get(last, "")) and before not in way:
        way.add(before)
        last = before
    return chain_of(root, [record for record in records if record.id in way])[0]


def counts(head: SegmentHead, chain: RosterChain, before: Mapping[str, str]) -> bool:
    """Tell whether a segment counts: its roster gave its device the book, and no later one cut it off."""
    if head.roster not in chain.ids:
        came = any(_covers(each, head.book) and counts(head, each.chain, before) for each in chain.origins)
        return came and _is_left(head, chain, before, number=0)
    named = chain.versions[chain.ids.index(head.roster)]
    grants: list[Grant] = [grant for grant in chain.versions[-1].devices if grant.sign == head.device]
    if not grants or named.number < grants[0].since or _keeper(named, head.book) != grants[0].unit:
        return False
    return _is_left(head, chain, before, number=named.number)


def _covers(origin: Origin, book: Book) -> bool:
    """Tell whether a chain gone on from says anything of a book: one that was adopted of its offices and units."""
    if origin.adoption is None:
        return True
    offices, units = [origin.adoption.superior, *origin.adoption.inherits], origin.adoption.units
    return book.unit in (offices if book.kind == "common" else units)


def _is_left(head: SegmentHead, chain: RosterChain, before: Mapping[str, str], *, number: int) -> bool:
    latest = chain.versions[-1]
    revoked = [grant for grant in latest.devices if grant.sign == head.device and grant.is_revoked]
    members = {version.number: _entry(version.members, unit=head.book.unit) for version in chain.versions}
    places = _places(members, latest.number, "since") if head.book.kind == "unit" else []
    changes = list(itertools.takewhile(lambda member: member.since > number, places))
    return all(head.id in _reached(entry.cut, before) for entry in (*revoked, *changes))


def _entry(entries: Iterable[Any], **named: str) -> Any:
    ((name, value),) = named.items()
    return next((entry for entry in entries if getattr(entry, name) == value), None)


def _places(entries: Mapping[int, Any], number: int, since: str) -> list[Any]:
    """Return an entry, the one its own replaced, and so on: each from the number of its version on."""
    found = []
    while entries.get(number) is not None:
        found.append(entries[number])
        number = min(number, getattr(entries[number], since)) - 1
    return found


def heads_of(operations: Sequence[StoredOperation]) -> dict[str, tuple[str, ...]]:
    """Return the heads of every cell, by id."""
    shown: dict[str, set[str]] = {}
    for stored in operations:
        shown.setdefault(stored.op.c, set()).add(stored.id)
    for stored in operations:
        shown[stored.op.c].difference_update(stored.op.p)
    return {cell: tuple(sorted(ids)) for cell, ids in shown.items()}


def reachable(operations: Sequence[StoredOperation], heads: Iterable[str]) -> set[str]:
    """Return the ids met on the way from heads through the parents they name."""
    parents = {stored.id: stored.op.p for stored in operations}
    met: set[str] = set()
    waiting = list(heads)
    while waiting:
        name = waiting.pop()
        if name in parents and name not in met:
            met.add(name)
            waiting.extend(parents[name])
    return met


_READ: dict[tuple[str, str], bool] = {}


def _is_read(stored: StoredOperation, book: Book) -> bool:
    """Tell whether an operation belongs into its book and its value is read; asked of the second reader once."""
    asked = stored.id, book.key
    if asked not in _READ:
        _READ[asked] = _read_now(stored, book)
    return _READ[asked]


def _read_now(stored: StoredOperation, book: Book) -> bool:
    op, value = stored.op, stored.value
    is_at_home = independent_reader.belongs(op.c, book.kind.value, book.unit, f"{book.year:04}")
    if op.v != 1 or op.t != op.c[0] or not is_at_home:
        return False
    if op.t == "f":
        *_, period, measure = op.c.split("/")
        known = independent_shapes.period(period) == 0 and measure in independent_shapes.MEASURES
        return known and independent_shapes.figure(value) == 0
    _, kind, uuid = op.c.split("/")
    if independent_shapes.record(kind, uuid, value) != 0:
        return False
    return kind != "submission" or (value["unit"], value["period"][:4]) == (book.unit, f"{book.year:04}")


def _knows(chain: RosterChain, roster: str) -> bool:
    return roster in chain.ids or any(_knows(each.chain, roster) for each in chain.origins)


def adopted_of(ids: Sequence[str], records: Sequence[SignedRecord]) -> list[str]:
    """Return the last versions of the chains that versions adopt: a unit, and an office, belongs to one chain alone."""
    said = {record.id: json.loads(record.body) for record in records}
    units: set[str] = set()
    found: dict[str, dict[str, Any]] = {}
    for version in (said[name] for name in ids):
        for each in version.get("adopted", []):
            others = [one for one in found.values() if one["root"] != each["root"]]
            offices = {version["superior"], *said[ids[0]]["inherits"], *(o for one in others for o in _offices(one))}
            own = units - {*found.get(each["root"], {"units": []})["units"]}
            taken = own | offices | {unit for one in others for unit in one["units"]}
            if offices.isdisjoint(_offices(each)) and taken.isdisjoint(each["units"]):
                found[each["root"]] = each
        units |= {member["unit"] for member in version["members"]}
    return [each["last"] for each in found.values()]


def _offices(adoption: Mapping[str, Any]) -> list[str]:
    return [adoption["superior"], *adoption["inherits"]]


def forget() -> None:
    """Begin another history."""
    _READ.clear()


def fits(stored: StoredOperation, head: SegmentHead, chain: RosterChain, before: Mapping[str, str]) -> bool:
    """Tell whether an operation of a segment that counts does so itself: in its book, and a seal by a PC that seals."""
    if not _is_read(stored, head.book):
        return False
    return not stored.op.c.startswith("r/submission/") or _seals(head, chain, before)


def _seals(head: SegmentHead, chain: RosterChain, before: Mapping[str, str]) -> bool:
    number = 0
    if head.roster in chain.ids:
        number = chain.versions[chain.ids.index(head.roster)].number
    elif not any(_knows(each.chain, head.roster) and _seals(head, each.chain, before) for each in chain.origins):
        return False
    grants = {version.number: _entry(version.devices, sign=head.device) for version in chain.versions}
    for grant in _places(grants, chain.versions[-1].number, "seals_since"):
        is_sealer = grant.seals and number >= grant.seals_since
        if not is_sealer and head.id not in _reached(grant.sealed, before):
            return False
        if number >= grant.seals_since:
            break
    return True
