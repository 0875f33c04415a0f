"""Which attachments go along in a package, which of those that come are kept, and which a receipt names.

An attachment goes along until the addressee's office says that it holds it. One is kept only if evidence names it, so
that nobody can fill a database with what no report knows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
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
_MOST_PACKAGES: Final = 10
_MOST_FOR_OWN_PCS: Final = 5 * 1024 * 1024
_MOST_NAMED: Final = 5_000
_NAME_DIGITS: Final = 32


class _Held(Struct, frozen=True):
    """What matters here of a receipt."""

    attachments: tuple[str, ...] = ()


class Taken(Struct, frozen=True):
    """The attachments of a package that are to be kept, and how many were not known to be wanted."""

    attachments: tuple[Attachment, ...] = ()
    passed_over: int = 0


class Enclosures:
    """Reads each receipt once; asked again, only those that came since."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: set[str] = set()
        self._held: dict[str, set[str]] = {}

    def batches(self, reader: str, books: Collection[Book]) -> tuple[tuple[str, ...], ...]:
        """Return the attachments for an office that reads some books, package by package; there is always one."""
        sizes, own = self._workplace.attachments.sizes(), self._workplace.office_unit
        named = [each for each in self._named(books) if each in sizes]
        if reader == own:
            return _packed(self._lacked_by_own_pcs(named), sizes)
        known = set().union(*self._held_by(reader))
        packages = _packed([each for each in named if receipt_name(each) not in known], sizes)
        if len(packages) > 1:
            return packages
        room = min(_MOST_FOR_OWN_PCS, _MOST_OF_A_PACKAGE - sum(sizes[each] for each in packages[0]))
        further = [each for each in reversed(self._lacked_by_own_pcs(named)) if each not in packages[0]]
        return ((*packages[0], *_as_fits(further, sizes, room)),)

    def _lacked_by_own_pcs(self, named: Sequence[str]) -> list[str]:
        """Return what one of the further PCs of this office has not said to hold."""
        says = self._held_by(self._workplace.office_unit)
        return [each for each in named if not all(receipt_name(each) in held for held in says)]

    def held_of(self, books: Collection[Book]) -> tuple[str, ...]:
        """Return how a receipt names the attachments held of some books."""
        held = self._workplace.attachments.sizes()
        newest = islice((each for each in reversed(self._named(books)) if each in held), _MOST_NAMED)
        return tuple(sorted(receipt_name(each) for each in newest))

    def taken(
        self, attachments: Iterable[Attachment], books: Collection[Book], arriving: Sequence[ProjectedBook]
    ) -> Taken:
        """Choose what to keep of a package's attachments: what evidence names, is evidence, and there is room for."""
        offered = list(attachments)
        if not offered:
            return Taken()
        owners = {known.evidence.attachment: known.evidence.unit for known in known_evidence(self._workplace, books)}
        owners |= {evidence.attachment: evidence.unit for evidence in arriving_evidence(arriving)}
        held = self._workplace.attachments.sizes()
        used: dict[str, int] = {}
        for attachment, unit in owners.items():
            used[unit] = used.get(unit, 0) + held.get(attachment, 0)
        chosen, passed_over = [], 0
        for each in {each.id: each for each in offered if each.id not in held}.values():
            unit, size = owners.get(each.id, ""), len(each.content)
            if unit and recognise(each.content) and used[unit] + size <= MOST_OF_A_UNIT_BYTES:
                used[unit] += size
                chosen.append(each)
            else:
                passed_over += 1
        return Taken(tuple(chosen), passed_over)

    def received(self) -> frozenset[str]:
        """Return the names of the attachments that the superior office has said to hold, as receipts name them."""
        return frozenset(set().union(*self._held_by(self._workplace.identity.superior)))

    def _named(self, books: Collection[Book]) -> list[str]:
        """Return the attachments that the evidence of units' books names, oldest first, each once."""
        of_units = {book for book in books if book.kind is BookKind.UNIT}
        return list(dict.fromkeys(known.evidence.attachment for known in known_evidence(self._workplace, of_units)))

    def _held_by(self, office: str) -> list[set[str]]:
        """Return what each PC of an office but this one has said to hold.

        PCs that were revoked do not count: what they held may be lost.
        """
        self._read_new()
        latest = self._workplace.journal.chain.latest
        own = self._workplace.keys.public.sign.hex()
        devices = latest.devices_of(office) if latest else ()
        return [self._held.get(grant.sign, set()) for grant in devices if grant.sign != own]

    def _read_new(self) -> None:
        decoder = msgspec.json.Decoder(_Held)
        for key, signer, body in self._workplace.journal.record_bodies(Purpose.RECEIPT, besides=self._known):
            self._known.add(key)
            try:
                named = decoder.decode(body).attachments
            except msgspec.MsgspecError:
                continue
            self._held.setdefault(signer.hex(), set()).update(named)


def _packed(attachments: Iterable[str], sizes: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Share attachments out to packages, in their order; what is too much for one time goes the next time."""
    packages: list[list[str]] = [[]]
    room = _MOST_OF_A_PACKAGE
    for each in attachments:
        if sizes[each] > room:
            packages.append([])
            room = _MOST_OF_A_PACKAGE
        packages[-1].append(each)
        room -= sizes[each]
    return tuple(map(tuple, packages[:_MOST_PACKAGES]))


def _as_fits(attachments: Iterable[str], sizes: Mapping[str, int], room: int) -> Iterator[str]:
    for each in attachments:
        if sizes[each] <= room:
            room -= sizes[each]
            yield each


def receipt_name(attachment: str) -> str:
    """Return how receipts name an attachment."""
    return attachment[:_NAME_DIGITS]
