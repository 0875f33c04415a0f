"""Values that no version writes, signed by an enrolled PC, taken in by every kind of receiver of what it may write.

A commune's values reach its superior office, its own second PC and, once the superior office keeps its book, the desk
that shows its drafts; a superior office's values reach its communes. Real values are changed in one place by anything
JSON can say, and name the genuine operation as the one they replace: what cannot be read must count nowhere, hide
nothing and stop nobody, and the same packages must come in after it.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec
from enrolled_village import ONE, a_village, go_on_into_years, typed_more
from fault_rows import Row
from odd_values import an_odd_value
from village_offices import MARCH, Village, board_cell, workplace_of

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.operation import StoredOperation, read_operation
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.validity import Verdict, judge_operation
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import Office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.programmes.programmes import ProgrammeYearRow
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build

PIECES = 20
VALUES = 40_000
SECOND = "commune 0, second PC"
_AT_ONCE = 40
_PROVINCE = SuperiorPlan("Sở Nội vụ", "45SNV", 2019, (ListedUnit("19330", "Phường Đông Hà"),))


class Signer(NamedTuple):
    """The keys of an enrolled PC in other hands, and what it knows of the books it writes."""

    unit: str
    unit_code: str
    keys: DeviceKeys
    roster: str
    rosters: tuple[Any, ...]
    states: dict[Book, dict[str, StoredOperation]]
    readers: tuple[str, ...]

    @classmethod
    def of(cls, office: Office, books: Sequence[Book]) -> "Signer":
        place = workplace_of(office)
        journal, identity = place.journal, place.identity
        states = {book: {cell: state.winner for cell, state in journal.project(book).states.items()} for book in books}
        latest = journal.chain.latest
        ages = tuple(grant.age for grant in latest.devices) if latest else ()
        return cls(
            identity.unit, identity.unit_code, place.keys, journal.chain.ids[-1], tuple(journal.rosters), states, ages
        )

    def package(self, segments: Sequence[Any], kind: PackageKind) -> bytes:
        """Return a package of segments, whoever signed them."""
        return build(
            PackageContents(rosters=self.rosters, segments=tuple(segments)),
            header=PackageHeader(self.unit, self.unit_code, kind, "2019-04-01T08:00"),
            sender=self.keys, recipients=list(self.readers), replica=bytes(16), counter=1,
        )  # fmt: skip


class Receiver(NamedTuple):
    """Who takes the values in: whose key signs them, who sends the package, what kind it is, what is looked at."""

    name: str
    office: str
    is_from_superior: bool
    kind: PackageKind
    looks: Callable[[Village, Office], Iterator[Callable[[], object]]]
    is_kept: bool = False


def _look_above(village: Village, office: Office) -> Iterator[Callable[[], object]]:
    yield office.review.board
    yield lambda: office.review.received(board_cell(office, village.units[ONE]).seal)
    yield lambda: office.consolidation.view(MARCH)
    yield office.closing.rows
    yield lambda: office.frozen.versions(MARCH)
    yield lambda: office.evidence.of_month(MARCH, unit=village.units[ONE])
    for there in (office, *(office.at(row.standpoint) for row in _years(office))):
        yield lambda there=there: there.targets.sheet(village.units[ONE])
        yield lambda there=there: there.targets.totals()
        yield there.review.board
        yield lambda there=there: there.consolidation.view(there.profile().programme.periods()[-1])
    yield from _look_anywhere(office)


def _look_below(_: Village, office: Office) -> Iterator[Callable[[], object]]:
    yield lambda: office.progress.sheet(MARCH)
    yield office.submissions.own_states
    yield lambda: office.submissions.own_remarks(MARCH)
    yield lambda: office.evidence.of_month(MARCH)
    yield from _look_anywhere(office)


def _look_at_the_kept_book(village: Village, office: Office) -> Iterator[Callable[[], object]]:
    desk = office.keeping.desk(village.units[ONE])
    yield lambda: desk.progress.sheet(MARCH)
    yield desk.submissions.own_states
    yield from _look_above(village, office)


def _look_at_what_was_taken_over(village: Village, office: Office) -> Iterator[Callable[[], object]]:
    """Let a province take the office over, and look from there."""
    sheet = office.safekeeping.recovery.issue()
    file = office.office_handover.hand_over(_PROVINCE.name, village.stick()).path
    programme = office.standpoint
    create_own_superior(
        village.root / "province", _PROVINCE, template=catalogue().programmes[0], person_name="Cán bộ Sở",
        person_post="", clock=village.clock,
    )  # fmt: skip
    with village.office("province") as province:
        province.adoption.adopt(file, " ".join(sheet.groups))
        province.inspection.rebuild()
        if problems := [p for p in province.inspection.verify().problems if "nhánh" not in p]:
            raise AssertionError(problems)
        yield from _look_above(village, province.at(programme))


def _look_anywhere(home: Office) -> Iterator[Callable[[], object]]:
    """Look from every programme and year; those that cannot be read any more are looked at by nobody."""
    yield home.programmes.years
    for row in _years(home):
        yield from _look_from(home.at(row.standpoint))


def _years(office: Office) -> tuple[ProgrammeYearRow, ...]:
    try:
        return office.programmes.years()
    except DomainError:
        return ()


def _look_from(office: Office) -> Iterator[Callable[[], object]]:
    yield office.profile
    yield office.overview
    yield office.exchange.log
    yield office.exchange.held
    yield office.conflicts.rows
    yield office.devices.overview
    yield office.safekeeping.backups.make


RECEIVERS = (
    Receiver("the superior office", "superior", False, PackageKind.REPORT, _look_above),
    Receiver("the commune's second PC", SECOND, False, PackageKind.ANSWER, _look_below),
    Receiver("a commune", ONE, True, PackageKind.ANSWER, _look_below),
    Receiver("the office that keeps the book", "superior", False, PackageKind.REPORT, _look_at_the_kept_book, True),
    Receiver("who takes the office over", "superior", False, PackageKind.REPORT, _look_at_what_was_taken_over),
    Receiver(
        "who takes over the office that wrote", "superior", True, PackageKind.ANSWER, _look_at_what_was_taken_over
    ),
)


def run(amount: float, seed: int) -> Iterator[Row]:
    """Let every receiver take in its share, a fresh copy of the village for every so many."""
    random = Random(seed)  # noqa: S311
    for receiver in RECEIVERS:
        left = max(_AT_ONCE, round(VALUES * amount / len(RECEIVERS)))
        tried, held, broken = 0, 0, []
        while left > 0:
            count, problems = _batch(receiver, random)
            tried, left = tried + _AT_ONCE, left - _AT_ONCE
            held += count
            broken += problems
        sums = {"held back": held}
        yield Row(f"values changed in one place, to {receiver.name}", tried, len(broken), "; ".join(broken[:3]), sums)


def _batch(receiver: Receiver, random: Random) -> tuple[int, list[str]]:
    village = a_village()
    try:
        _second_pc(village)
        return _taken(village, receiver, random)
    finally:
        shutil.rmtree(village.root)


def _second_pc(village: Village) -> None:
    """Let the commune have a second PC, and the superior office say something of its reports, of its years."""
    typed_more(village)
    go_on_into_years(village)
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[ONE]).seal, note="Đã xem.")
        office.closing.close_period(MARCH)
    village.join(SECOND, village.units[ONE])
    village.enrol(SECOND, village.exported(SECOND))
    for name in (ONE, SECOND):
        village.imported(name, village.answered(ONE))


def _taken(village: Village, receiver: Receiver, random: Random) -> tuple[int, list[str]]:
    unit = village.units[ONE]
    with village.superior() as office:
        place = workplace_of(office)
        about = [book for book in place.books.held(BookKind.ABOUT, unit=unit) if place.journal.project(book).states]
        above = Signer.of(office, [place.books.common, place.books.standing, *about])
    with village.office(ONE) as office:
        place = workplace_of(office)
        below = Signer.of(office, place.books.held(BookKind.UNIT, unit=unit))
    signer, sender = (above if receiver.is_from_superior else below), below
    if receiver.kind is PackageKind.ANSWER:
        sender = above
    odd = [_odd(signer, random) for _ in range(_AT_ONCE)]
    segments = [_segment(signer, book, stored) for book, stored in odd]
    file = village.stick() / "gói.ctph"
    file.write_bytes(sender.package(segments, receiver.kind))
    judged = [judge_operation(stored, book=book, may_seal=True) for book, stored in odd]
    unread = [
        (book, stored) for (book, stored), verdict in zip(odd, judged, strict=True) if verdict is not Verdict.VALID
    ]
    problems = _received(village, receiver, file, unread)
    return len(unread), [f"{problem[:300]}, {receiver.name}" for problem in problems]


def _odd(signer: Signer, random: Random) -> tuple[Book, StoredOperation]:
    """Return an operation whose value was changed in one place, and that replaces the genuine one."""
    book = random.choice(sorted(signer.states, key=lambda b: b.key))
    cell = random.choice(sorted(signer.states[book]))
    genuine = signer.states[book][cell]
    value = genuine.value
    for _ in range(random.choice((1, 1, 2))):
        value = an_odd_value(value, random)
    members = {**msgspec.json.decode(genuine.line), "p": [genuine.id], "x": value}
    return book, read_operation(canonical.encode(members))


def _segment(signer: Signer, book: Book, stored: StoredOperation) -> Any:
    return cut_segment(
        [stored], book=book, replica=stored.id, previous="", roster=signer.roster, key=signer.keys.signing_key
    )


def _received(
    village: Village, receiver: Receiver, file: Path, unread: Sequence[tuple[Book, StoredOperation]]
) -> list[str]:
    """Return what is wrong after a receiver took a package in: shown and imported twice, rebuilt, looked at."""
    problems: list[str] = []
    with village.office(receiver.office) as office:
        try:
            office.exchange.preview([file])
            (row,) = office.exchange.import_packages([file])
            if row.verdict is not FileVerdict.NEW:
                problems.append(f"not taken in: {row.summary}")
            if receiver.is_kept:
                office.keeping.keep_for(village.units[ONE])
            office.inspection.rebuild()
            problems += [p for p in office.inspection.verify().problems if "nhánh" not in p]
            problems += _hidden(office, unread)
            for look in receiver.looks(village, office):
                try:
                    look()
                except (DomainError, EnvironmentFault):
                    continue
        except Exception as error:  # noqa: BLE001 - whatever escapes stops an official
            problems.append(f"{type(error).__name__}: {error}")
    return problems


def _hidden(office: Office, unread: Sequence[tuple[Book, StoredOperation]]) -> Iterator[str]:
    """Yield what cannot be read and is shown all the same."""
    journal = workplace_of(office).journal
    states = {book: journal.project(book).states for book in {book for book, _ in unread}}
    for book, stored in unread:
        state = states[book].get(stored.op.c)
        if state is not None and any(head.id == stored.id for head in state.heads):
            yield f"{stored.op.c} shows what cannot be read"


def replay(seed: int) -> str:
    """Send a thousandth of them again."""
    return "\n".join(f"{row.name}: {row.violations} of {row.tried}, {row.detail}" for row in run(0.001, seed))
