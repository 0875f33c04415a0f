"""Which attachments go along in a package, which of those that come are kept, and which a receipt names.

An attachment goes along until the addressee's office says that it holds it, and again when it says that it lacks it.
One is kept only for a book whose evidence names it, so that nobody can fill a disk with what no report knows, or ask
for what another office sent.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from ctph_desktop.domain.errors import EnvironmentFault
from ctph_desktop.domain.evidence import MOST_OF_A_UNIT_BYTES, Attachment, recognise
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.known_evidence import arriving_evidence, known_evidence
from ctph_desktop.storage.journal import Intake
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.storage.settings import read_settings

_MOST_OF_A_PACKAGE: Final = 18 * 1024 * 1024
_MOST_FILES_OF_A_PACKAGE: Final = 1_000
_MOST_PACKAGES: Final = 10
_MOST_FOR_OWN_PCS: Final = 5 * 1024 * 1024
_MOST_NAMED: Final = 5_000
_MOST_LACKING: Final = 2_000
_MOST_SAID: Final = 50_000
_NAME_DIGITS: Final = 32
_SETTING: Final = "held-by-"


class Enclosure(Struct, frozen=True):
    """An attachment that may go along: the book that names it, its id, its size in bytes."""

    book: Book
    id: str
    size: int


class Taken(Struct, frozen=True):
    """The attachments of a package that are to be kept, each for a book, and what each of these books names.

    `passed_over` counts those nobody wants, or there is no room for.
    """

    enclosed: tuple[tuple[Book, Attachment], ...] = ()
    named: Mapping[Book, Collection[str]] = field(default_factory=dict)
    passed_over: int = 0


class _Statement(Struct, frozen=True):
    """What matters here of a receipt."""

    attachments: tuple[str, ...] | UnsetType = UNSET
    lacks: tuple[str, ...] | UnsetType = UNSET


_STATEMENTS: Final = msgspec.json.Decoder(_Statement)


class Enclosures:
    """The attachments that go along, come, and are signed for."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    # out

    def batches(self, reader: str, books: Iterable[Book]) -> tuple[tuple[Enclosure, ...], ...]:
        """Return the attachments for an office that reads some books, package by package; there is always one."""
        own = self._workplace.office_unit
        held = [each for each, is_held in self._named(books) if is_held]
        if reader == own:
            return _packed(self._lacked_by_own_pcs(held))
        known = self._held_by(reader)
        packages = _packed(each for each in held if not any(receipt_name(each.id) in says for says in known))
        if len(packages) > 1:
            return packages
        room = min(_MOST_FOR_OWN_PCS, _MOST_OF_A_PACKAGE - sum(each.size for each in packages[0]))
        further = [each for each in reversed(self._lacked_by_own_pcs(held)) if each not in packages[0]]
        return ((*packages[0], *_as_fits(further, room)),)

    def read(self, enclosures: Iterable[Enclosure]) -> tuple[Attachment, ...]:
        """Return attachments with their bytes; one that is damaged here, or cannot be read, is left out."""
        found: dict[str, Attachment] = {}
        for each in enclosures:
            with suppress(EnvironmentFault):
                attachment = self._workplace.attachments.use(each.book, each.id)
                found |= {each.id: attachment} if attachment is not None else {}
        return tuple(found.values())

    def _lacked_by_own_pcs(self, held: Sequence[Enclosure]) -> list[Enclosure]:
        """Return what one of the further PCs of this office has not said to hold."""
        says = self._held_by(self._workplace.office_unit)
        return [each for each in held if not all(receipt_name(each.id) in names for names in says)]

    def statement(self, books: Iterable[Book]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return how a receipt names the attachments of some books: those held, and those some book of them lacks."""
        named = list(self._named(books))
        lacks = _names((each for each, is_held in named if not is_held), most=_MOST_LACKING)
        return _names((each for each, is_held in named if is_held), most=_MOST_NAMED - len(lacks)), lacks

    # in

    def taken(
        self, attachments: Iterable[Attachment], books: Collection[Book], arriving: Sequence[ProjectedBook]
    ) -> Taken:
        """Choose what to keep of a package's attachments: what evidence names, is evidence, and there is room for."""
        offered = {each.id: each for each in attachments}
        enclosed: list[tuple[Book, Attachment]] = []
        useful: set[str] = set()
        wanted = self._wanted(books, arriving)
        for book, names in wanted.items():
            held = {name: size for name, size in names.items() if self._holds(book, name, size)}
            useful |= held.keys()
            room = MOST_OF_A_UNIT_BYTES - sum(held.values())
            for name, each in offered.items():
                is_wanted = name in names and name not in held and len(each.content) == names[name] <= room
                if is_wanted and recognise(each.content):
                    room -= names[name]
                    enclosed.append((book, each))
                    useful.add(name)
        named = {book: tuple(wanted[book]) for book, _ in enclosed}
        return Taken(tuple(enclosed), named, len(offered.keys() - useful))

    def keep(self, taken: Taken) -> None:
        """Keep what was chosen, before the records that name it are written; a fault of the disk is raised."""
        for book, attachment in taken.enclosed:
            self._workplace.attachments.keep(book, [attachment])

    def clear(self, taken: Taken) -> None:
        """Remove what no evidence names any more, now that the records are written."""
        for book, named in taken.named.items():
            self._workplace.attachments.keep_only(book, named)

    def _wanted(self, books: Collection[Book], arriving: Sequence[ProjectedBook]) -> dict[Book, dict[str, int]]:
        """Return the attachments that each book's evidence names, with the sizes it states.

        As it would be after the import, where that changes: what an import takes away makes room.
        """
        changed = {projected.book: projected for projected in arriving if projected.book.kind is BookKind.UNIT}
        wanted: dict[Book, dict[str, int]] = {
            book: {evidence.attachment: evidence.size for evidence in arriving_evidence(projected)}
            for book, projected in changed.items()
        }
        untouched = [book for book in books if book.kind is BookKind.UNIT and book not in changed]
        for known in known_evidence(self._workplace, untouched):
            wanted.setdefault(known.book, {})[known.evidence.attachment] = known.evidence.size
        return wanted

    def _holds(self, book: Book, attachment: str, size: int) -> bool:
        return self._workplace.attachments.holds(book, attachment, size=size)

    # what was said of it

    def said(self, intake: Intake) -> dict[str, str]:
        """Return the settings that say what PCs hold, as the receipts of an import tell it.

        What came last counts: no clock decides. A receipt names everything, unless that is too much for it; then
        what was said before stands, but for what it lacks.
        """
        found: dict[str, str] = {}
        for record in intake.records:
            if record.purpose is not Purpose.RECEIPT:
                continue
            with suppress(msgspec.MsgspecError):
                statement = _STATEMENTS.decode(record.body)
                if statement.attachments is UNSET or statement.lacks is UNSET:
                    continue
                names = set(statement.attachments[:_MOST_NAMED])
                if len(statement.attachments) + len(statement.lacks) >= _MOST_NAMED:
                    names |= self._said_by(record.signer.hex())
                names -= set(statement.lacks[:_MOST_NAMED])
                found[_setting(record.signer.hex())] = " ".join(sorted(names)[:_MOST_SAID])
        return found

    def received(self) -> frozenset[str]:
        """Return the names of the attachments that the superior office has said to hold, as receipts name them."""
        return frozenset(set().union(*self._held_by(self._workplace.identity.superior)))

    def _named(self, books: Iterable[Book]) -> Iterator[tuple[Enclosure, bool]]:
        """Yield what the evidence of units' books names, oldest first, each once a book, and whether it is held."""
        seen = set()
        for known in known_evidence(self._workplace, [book for book in books if book.kind is BookKind.UNIT]):
            evidence = known.evidence
            each = Enclosure(known.book, evidence.attachment, evidence.size)
            if each not in seen:
                seen.add(each)
                yield each, self._holds(each.book, each.id, each.size)

    def _held_by(self, office: str) -> list[set[str]]:
        """Return what each PC of an office but this one has said to hold, last.

        PCs that were revoked do not count: what they held may be lost.
        """
        latest = self._workplace.journal.chain.latest
        own = self._workplace.keys.public.sign.hex()
        return [
            self._said_by(grant.sign) for grant in (latest.devices_of(office) if latest else ()) if grant.sign != own
        ]

    def _said_by(self, device: str) -> set[str]:
        said = read_settings(self._workplace.journal.database, [_setting(device)])
        return set(said.get(_setting(device), "").split())


def _setting(device: str) -> str:
    return _SETTING + device[:40]


def receipt_name(attachment: str) -> str:
    """Return how receipts name an attachment."""
    return attachment[:_NAME_DIGITS]


def _names(enclosures: Iterable[Enclosure], *, most: int) -> tuple[str, ...]:
    """Return the names of the newest."""
    names = list(dict.fromkeys(receipt_name(each.id) for each in enclosures))
    return tuple(sorted(names[max(len(names) - most, 0) :]))


def _packed(enclosures: Iterable[Enclosure]) -> tuple[tuple[Enclosure, ...], ...]:
    """Share attachments out to packages, in their order; what is too much for one time goes the next time."""
    packages: list[list[Enclosure]] = [[]]
    room = _MOST_OF_A_PACKAGE
    for each in enclosures:
        if each.size > room or len(packages[-1]) >= _MOST_FILES_OF_A_PACKAGE:
            packages.append([])
            room = _MOST_OF_A_PACKAGE
        packages[-1].append(each)
        room -= each.size
    return tuple(map(tuple, packages[:_MOST_PACKAGES]))


def _as_fits(enclosures: Iterable[Enclosure], room: int) -> Iterator[Enclosure]:
    for each in enclosures:
        if each.size <= room:
            room -= each.size
            yield each
