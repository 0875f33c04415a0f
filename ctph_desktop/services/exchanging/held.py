"""What came and does not count: files that were not taken in, and parts of books that are held back."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct, field

from ctph_desktop.domain.errors import (
    DomainError,
    PackageError,
    PackageReason,
    PackageRefusedError,
    RefusalReason,
)
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, previous_of
from ctph_desktop.domain.package_files import MAGIC, codes_in
from ctph_desktop.domain.text import clean
from ctph_desktop.services.exchanging.contacts import ContactService
from ctph_desktop.services.exchanging.incoming import authenticated
from ctph_desktop.services.ground.contact_rows import ContactRow
from ctph_desktop.services.ground.exchange_rows import HeldRow
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import unit_of_device
from ctph_desktop.storage.packages import HeldEntry, held_name
from ctph_desktop.wording import formats, holding, letters
from ctph_desktop.wording.errors import explain

_MOST_NOTES: Final = 100
_LONGEST_NAME: Final = 120
_MOST_DETAIL: Final = 100
_NOT_KEPT: Final = frozenset({RefusalReason.INVITATION, RefusalReason.TRAY_FULL})


class _Note(Struct, frozen=True):
    """Why a file was not taken in. `sender` is a unit, proven by a signature if `is_certain`; empty if unknown."""

    sender: str
    is_certain: bool
    package: str = ""
    refusal: str = ""
    detail: dict[str, str] = field(default_factory=dict)


class HeldThings:
    """Keeps a short note of each package that was not taken in; the file itself stays where it was."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._contacts = ContactService(workplace)
        self._may_have_notes = True

    def note(self, name: str, data: bytes, error: BaseException) -> None:
        """Note a package that was not taken in. What is no package at all, or an invitation, is not noted."""
        if not isinstance(error, PackageError | PackageRefusedError) or not can_be_noted(data, error):
            return
        sender, is_certain = self._sender(name, data)
        detail = {key: str(value)[:_MOST_DETAIL] for key, value in error.detail.items()}
        note = _Note(
            sender,
            is_certain,
            package=error.reason.value if isinstance(error, PackageError) else "",
            refusal=error.reason.value if isinstance(error, PackageRefusedError) else "",
            detail=detail,
        )
        entry = HeldEntry(
            sha256(data).hexdigest(), self._workplace.now(), clean(name)[:_LONGEST_NAME], msgspec.json.encode(note)
        )
        self._workplace.packages.hold(entry, most=_MOST_NOTES)
        self._may_have_notes = True

    def settle(self, unit: str, data: bytes) -> None:
        """Forget the notes that a merged package makes idle: packages are complete, so it brings what they lacked."""
        if not self._may_have_notes:
            return
        held = self._workplace.packages.held()
        self._may_have_notes = bool(held)
        merged = held_name(sha256(data).hexdigest()) if held else ""
        for entry in held:
            note = _read(entry)
            if entry.id == merged or (note is not None and note.sender == unit):
                self._workplace.packages.take_away(entry.id)

    def rows(self) -> tuple[HeldRow, ...]:
        """Return every note, newest first, then what is held back of each book."""
        contacts = self._contacts.contacts()
        return (*self._files(contacts), *self._parts(contacts))

    def _files(self, contacts: dict[str, ContactRow]) -> Iterator[HeldRow]:
        for entry in self._workplace.packages.held():
            note = _read(entry)
            if note is None:
                continue
            sender = self._workplace.names.unit(note.sender) if note.sender else ""
            at, reason = moment(entry.received_at), _reason(note)
            yield HeldRow(
                id=entry.id,
                received_at=at,
                file_name=clean(entry.file_name),
                sender=sender,
                is_certain=note.is_certain,
                reason=reason,
                subject=letters.held_subject(clean(entry.file_name)),
                message=letters.held_file(
                    sender,
                    receiver=self._workplace.identity.unit_name,
                    file_name=clean(entry.file_name),
                    moment=formats.moment(at) if at else "",
                    reason=reason,
                ),
                contact=contacts.get(note.sender),
                can_dismiss=True,
            )

    def _parts(self, contacts: dict[str, ContactRow]) -> Iterator[HeldRow]:
        """Yield what is held back of each office's books, of all years together."""
        held: dict[tuple[BookKind, str, str, str], int] = {}
        for state in self._workplace.queries.book_states(self._workplace.journal.books()):
            for (code, writer), count in self._by_writer(state.book, state.held):
                part = state.book.kind, state.book.unit, code, writer
                held[part] = held.get(part, 0) + count
        for (kind, unit, code, writer), count in held.items():
            sender, reason = self._workplace.names.unit(writer), holding.reason(code)
            is_own = writer == self._workplace.office_unit
            is_its_book = writer == self._keeper(kind, unit)
            yield HeldRow(
                id=f"{kind.value}/{unit}/{code}/{writer}",
                received_at=None,
                file_name="",
                sender=sender,
                is_certain=True,
                reason=holding.held_part(code, count),
                subject="" if is_own else letters.held_parts_subject(),
                message=""
                if is_own
                else letters.held_parts(
                    sender,
                    receiver=self._workplace.identity.unit_name,
                    count=count,
                    reason=reason,
                    book="" if is_its_book else self._workplace.names.unit(unit),
                ),
                contact=None if is_own else contacts.get(writer),
                can_dismiss=False,
            )

    def _by_writer(self, book: Book, held: Mapping[str, int]) -> list[tuple[tuple[str, str], int]]:
        """Count what is held back of a book by why and by the office of the PC that wrote it.

        Where a segment counts and an operation in it does not, its writer may write the book: that is its keeper.
        """
        journal = self._workplace.journal
        found: Counter[tuple[str, str]] = Counter()
        if held:
            heads, chain = journal.heads_of_segments([book]), journal.judging_chain
            before = previous_of(heads)
            for head in heads:
                verdict = judge_segment(head, chain=chain, before=before)
                if verdict is not Verdict.VALID:
                    found[
                        verdict.value, unit_of_device(self._workplace, head.device, self._keeper(book.kind, book.unit))
                    ] += head.count
        for code, count in held.items():
            rest = count - sum(each for (why, _), each in found.items() if why == code)
            if rest > 0:
                found[code, self._keeper(book.kind, book.unit)] += rest
        return sorted((place, count) for place, count in found.items() if count)

    def _keeper(self, kind: BookKind, unit: str) -> str:
        return unit if kind in {BookKind.UNIT, BookKind.OFFICE} else self._workplace.identity.superior

    def _sender(self, name: str, data: bytes) -> tuple[str, bool]:
        """Return whose package it is: by the key that signed it, else by the code in its file name."""
        latest = self._workplace.journal.chain.latest
        with suppress(DomainError):
            envelope, _, _ = authenticated(self._workplace, data)
            grant = latest.device(envelope.sender.hex()) if latest else None
            if grant is not None:
                return grant.unit, True
        if not self._workplace.is_superior:
            return self._workplace.identity.superior, False
        codes, units = codes_in(clean(name)), self._workplace.catalogue().units
        named = [unit for unit in self._contacts.contacts() if unit in units and units[unit].code in codes]
        return (named[0], False) if len(named) == 1 else ("", False)


def can_be_noted(data: bytes, error: BaseException) -> bool:
    """Tell whether a file that was not taken in is one of the program's, and one that another can make good."""
    if isinstance(error, PackageRefusedError) and error.reason in _NOT_KEPT:
        return False
    return data.startswith(MAGIC) and isinstance(error, PackageError | PackageRefusedError)


def _read(entry: HeldEntry) -> _Note | None:
    try:
        return msgspec.json.decode(entry.note, type=_Note)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _reason(note: _Note) -> str:
    try:
        if note.refusal:
            return explain(PackageRefusedError(RefusalReason(note.refusal), note.detail))
        return explain(PackageError(PackageReason(note.package), note.detail))
    except ValueError:
        return explain(PackageError(PackageReason.DAMAGED))
