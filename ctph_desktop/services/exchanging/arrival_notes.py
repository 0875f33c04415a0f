"""What an import tells beside what it brings: cells to choose, copied or restored PCs, what is missing."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.chains import ChainLink
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import by_writers, read_chains
from ctph_desktop.services.reading.writers import device_name
from ctph_desktop.storage.chains import read_links
from ctph_desktop.storage.journal import Intake
from ctph_desktop.wording import chains as words
from ctph_desktop.wording import messages, rivals
from ctph_desktop.wording.told import joined


class ArrivalNotes(Struct, frozen=True):
    """Sentences for the person, and whether work of this PC came back that it held no more."""

    sentences: tuple[str, ...] = ()
    brings_own_back: bool = False

    @property
    def text(self) -> str:
        """The sentences in one."""
        return " ".join(self.sentences)


def notes_on(
    workplace: Workplace, intake: Intake, *, is_preview: bool, beside: list[ChainLink] | None = None
) -> ArrivalNotes:
    """Say what taking in new segments tells, judged against what is held; called before they are written.

    `beside` are the segments of files looked at before, as if they were held already; these are added to it.
    """
    new = tuple(
        ChainLink(h.id, h.book, h.replica, h.device, h.previous, h.roster)
        for h in (item.head for item in intake.segments)
    )
    if not new:
        return ArrivalNotes()
    books = {link.book for link in new}
    others = [link for link in beside or () if link.book in books]
    before = (*read_links(workplace.journal.database, books), *others)
    if beside is not None:
        beside.extend(new)
    known = {row.name for row in read_chains(workplace, before)}
    after = read_chains(workplace, (*before, *new), intake.chain)
    sentences = [joined([row.text, row.advice]) for row in after if row.name not in known]
    own = (workplace.journal.own_device, workplace.identity.replica)
    is_back = any((link.device, link.replica) == own for link in new)
    told = (by_writers(workplace, before, intake.chain), by_writers(workplace, new, intake.chain))
    sentences = [*_other_replicas(workplace, *told), *sentences]
    if is_back:
        sentences.insert(0, words.will_return_here() if is_preview else words.returned_here())
    if count := _new_conflicts(workplace, intake):
        sentences.insert(0, rivals.new_conflicts(count))
    return ArrivalNotes(tuple(sentences), is_back)


def keeper_changes(workplace: Workplace, intake: Intake) -> tuple[str, ...]:
    """Say of each book this office keeps, kept or reports in, who types into it once new rosters are taken in."""
    before, after = workplace.journal.chain.latest, intake.chain.latest
    if before is None or after is None or before == after:
        return ()
    own = workplace.office_unit
    sentences = []
    for member in after.members:
        old, new = before.keeper(member.unit), after.keeper(member.unit)
        if not old or old == new or own not in {member.unit, old, new}:
            continue
        unit = workplace.names.unit(member.unit)
        if new == own:
            sentences.append(messages.typing_comes_here(unit, is_own=member.unit == own))
        else:
            sentences.append(messages.typing_goes(unit, workplace.names.unit(new), is_superior=new == after.superior))
    if count := _newly_cut_off(workplace, intake):
        sentences.append(messages.will_be_set_aside(count))
    return tuple(sentences)


def _newly_cut_off(workplace: Workplace, intake: Intake) -> int:
    """Count what new rosters cut off of the books that are held here."""
    states = workplace.queries.book_states(book.book for book in intake.books)
    before = dict.fromkeys(workplace.journal.books(), 0)
    before |= {state.book: state.held.get(Verdict.CUT_OFF.value, 0) for state in states}
    arriving: Counter[Book] = Counter()
    for item in intake.segments:
        arriving[item.head.book] += item.head.count
    return sum(
        max(0, book.held[Verdict.CUT_OFF.value] - before[book.book] - arriving[book.book])
        for book in intake.books
        if book.book in before
    )


def _other_replicas(workplace: Workplace, before: Iterable[ChainLink], new: Iterable[ChainLink]) -> list[str]:
    """Say of each PC known before that it goes on from another copy of its data: restored, or copied to another PC."""
    known: dict[str, set[str]] = {workplace.journal.own_device: {workplace.identity.replica}}
    for link in before:
        known.setdefault(link.device, set()).add(link.replica)
    others = {link.device for link in new if link.device in known and link.replica not in known[link.device]}
    latest = workplace.journal.chain.latest
    sentences = []
    for device in sorted(others):
        grant = latest.device(device) if latest else None
        if device == workplace.journal.own_device:
            sentences.append(words.other_copy_of_this())
        elif grant is not None:
            sentences.append(words.other_copy_of(workplace.names.unit(grant.unit), device_name(workplace, device)))
    return sentences


def _new_conflicts(workplace: Workplace, intake: Intake) -> int:
    """Count the cells that come into conflict, in books where somebody here sees them."""
    count = 0
    for projected in intake.books:
        contested = {cell for cell, state in projected.states.items() if len(state.heads) > 1 and state.is_conflict}
        if contested:
            count += len(contested - workplace.queries.conflicts(projected.book).keys())
    return count
