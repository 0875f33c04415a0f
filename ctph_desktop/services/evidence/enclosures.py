"""Which attachments go along in a package, which of those that come are kept, and which a receipt names.

An attachment goes along until the addressee's office says that it holds it, and again when it says that it lacks it.
One is kept only for a book whose evidence names it, so that nobody can fill a disk with what no report knows, or ask
for what another office sent.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final

import msgspec
from msgspec import Struct

from ctph_desktop.domain.evidence import MOST_OF_A_UNIT_BYTES, Attachment, recognise
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.evidence.known_evidence import arriving_evidence, known_evidence
from ctph_desktop.services.workplace import Workplace
from ctph_desktop.storage.projection import ProjectedBook

_MOST_OF_A_PACKAGE: Final = 18 * 1024 * 1024
_MOST_FILES_OF_A_PACKAGE: Final = 1_000
_MOST_PACKAGES: Final = 10
_MOST_FOR_OWN_PCS: Final = 5 * 1024 * 1024
_MOST_NAMED: Final = 5_000
_MOST_SAID: Final = 50_000
_NAME_DIGITS: Final = 32
_CLOCK_PLAY: Final = timedelta(days=1)


class Enclosure(Struct, frozen=True):
    """An attachment that may go along: the book that names it, its id, its size in bytes."""

    book: Book
    id: str
    size: int


class Taken(Struct, frozen=True):
    """The attachments of a package that are to be kept, each for a book, and those that make room for them.

    `passed_over` counts those nobody wants, or there is no room for.
    """

    enclosed: tuple[tuple[Book, Attachment], ...] = ()
    dropped: tuple[Enclosure, ...] = ()
    passed_over: int = 0


class _Saying(Struct, frozen=True):
    """What matters here of a receipt."""

    at: str = ""
    attachments: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class Enclosures:
    """Reads each receipt once; asked again, only those that came since."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: set[str] = set()
        self._said: dict[str, dict[str, tuple[str, bool]]] = {}

    # out

    def batches(self, reader: str, books: Iterable[Book]) -> tuple[tuple[Enclosure, ...], ...]:
        """Return the attachments for an office that reads some books, package by package; there is always one."""
        own = self._workplace.office_unit
        held = [each for each in self._named(books) if each.size]
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
        """Return attachments with their bytes; one that is damaged here is left out."""
        read = (self._workplace.attachments.use(each.book, each.id) for each in enclosures)
        return tuple({each.id: each for each in read if each is not None}.values())

    def _lacked_by_own_pcs(self, held: Sequence[Enclosure]) -> list[Enclosure]:
        """Return what one of the further PCs of this office has not said to hold."""
        says = self._held_by(self._workplace.office_unit)
        return [each for each in held if not all(receipt_name(each.id) in names for names in says)]

    def held_of(self, books: Iterable[Book]) -> tuple[str, ...]:
        """Return how a receipt names the attachments held of some books."""
        return _names(each for each in self._named(books) if each.size)

    def lacking_of(self, books: Iterable[Book]) -> tuple[str, ...]:
        """Return how a receipt names the attachments of some books that are not held here."""
        named = list(self._named(books))
        held = {each.id for each in named if each.size}
        return _names(each for each in named if each.id not in held)

    # in

    def taken(
        self, attachments: Iterable[Attachment], books: Collection[Book], arriving: Sequence[ProjectedBook]
    ) -> Taken:
        """Choose what to keep of a package's attachments: what evidence names, is evidence, and there is room for."""
        offered = {each.id: each for each in attachments}
        if not offered:
            return Taken()
        wanted = self._wanted(books, arriving)
        enclosed: list[tuple[Book, Attachment]] = []
        dropped: list[Enclosure] = []
        useful: set[str] = set()
        for book, names in wanted.items():
            held = dict(self._workplace.attachments.sizes(book))
            useful |= names & held.keys()
            room = MOST_OF_A_UNIT_BYTES - sum(size for name, size in held.items() if name in names)
            fresh = [each for name, each in offered.items() if name in names and name not in held]
            chosen = []
            for each in fresh:
                if recognise(each.content) and len(each.content) <= room:
                    room -= len(each.content)
                    chosen.append((book, each))
                    useful.add(each.id)
            enclosed.extend(chosen)
            if chosen:
                dropped.extend(Enclosure(book, name, size) for name, size in held.items() if name not in names)
        return Taken(tuple(enclosed), tuple(dropped), len(offered.keys() - useful))

    def keep(self, taken: Taken) -> None:
        """Keep what was chosen, before the records that name it are written; a fault of the disk is raised."""
        for book, attachment in taken.enclosed:
            self._workplace.attachments.keep(book, [attachment])

    def clear(self, taken: Taken) -> None:
        """Remove what no evidence names any more, now that the records are written."""
        for each in taken.dropped:
            self._workplace.attachments.drop(each.book, [each.id])

    def _wanted(self, books: Collection[Book], arriving: Sequence[ProjectedBook]) -> dict[Book, set[str]]:
        """Return the attachments that each book's evidence names: as it would be after the import, where that changes.

        Not those it names only before: what an import takes away makes room.
        """
        changed = {projected.book: projected for projected in arriving}
        wanted: dict[Book, set[str]] = {
            book: {evidence.attachment for evidence in arriving_evidence(projected)}
            for book, projected in changed.items()
            if book.kind is BookKind.UNIT
        }
        untouched = [book for book in books if book.kind is BookKind.UNIT and book not in changed]
        for known in known_evidence(self._workplace, untouched):
            book = self._workplace.unit_book(known.evidence.unit)
            wanted.setdefault(book, set()).add(known.evidence.attachment)
        return wanted

    # what was said of it

    def received(self) -> frozenset[str]:
        """Return the names of the attachments that the superior office has said to hold, as receipts name them."""
        return frozenset(set().union(*self._held_by(self._workplace.identity.superior)))

    def _named(self, books: Iterable[Book]) -> Iterator[Enclosure]:
        """Yield what the evidence of units' books names, oldest first, each once a book; of size 0 if not held."""
        of_units = [book for book in books if book.kind is BookKind.UNIT]
        sizes = {book: self._workplace.attachments.sizes(book) for book in of_units}
        seen = set()
        for known in known_evidence(self._workplace, of_units):
            book, name = self._workplace.unit_book(known.evidence.unit), known.evidence.attachment
            if (book, name) not in seen:
                seen.add((book, name))
                yield Enclosure(book, name, sizes[book].get(name, 0))

    def _held_by(self, office: str) -> list[set[str]]:
        """Return what each PC of an office but this one has said to hold, last.

        PCs that were revoked do not count: what they held may be lost.
        """
        self._read_new()
        latest = self._workplace.journal.chain.latest
        own = self._workplace.keys.public.sign.hex()
        devices = latest.devices_of(office) if latest else ()
        said = (self._said.get(grant.sign, {}) for grant in devices if grant.sign != own)
        return [{name for name, (_, is_held) in names.items() if is_held} for names in said]

    def _read_new(self) -> None:
        """Take in the receipts that came since: of each PC what it said last, by its own clock.

        A moment that has not come yet is no reason to believe that a file is held where another receipt lacks it.
        """
        decoder, latest = msgspec.json.Decoder(_Saying), (self._workplace.clock() + _CLOCK_PLAY).isoformat()
        for key, signer, body in self._workplace.journal.record_bodies(Purpose.RECEIPT, besides=self._known):
            self._known.add(key)
            try:
                saying = decoder.decode(body)
            except msgspec.MsgspecError:
                continue
            said = self._said.setdefault(signer.hex(), {})
            at = saying.at if saying.at <= latest else ""
            for names, is_held in ((saying.attachments, True), (saying.lacks, False)):
                for name in names[:_MOST_NAMED]:
                    before = said.get(name)
                    if (before is None and len(said) < _MOST_SAID) or (before is not None and before[0] <= at):
                        said[name] = (at, is_held)


def receipt_name(attachment: str) -> str:
    """Return how receipts name an attachment."""
    return attachment[:_NAME_DIGITS]


def _names(enclosures: Iterable[Enclosure]) -> tuple[str, ...]:
    names = dict.fromkeys(receipt_name(each.id) for each in enclosures)
    return tuple(sorted(list(names)[-_MOST_NAMED:]))


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
