"""Reading everything again: hashes, signatures, chains, reachability, and the tables against the journal."""

from collections.abc import Iterator, Sequence

from ctph_desktop.channels.backup_files import check_backup, find_backups, newest_of
from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.chains import find_forks, find_gaps
from ctph_desktop.domain.journal.segment import SegmentError
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.safekeeping_rows import Inspection
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import by_writers
from ctph_desktop.services.reading.frozen_pieces import frozen_problems
from ctph_desktop.services.reading.known_evidence import known_evidence
from ctph_desktop.services.safekeeping.misplaced import folders_in_place
from ctph_desktop.services.safekeeping.reachability import reach
from ctph_desktop.storage.chains import read_links
from ctph_desktop.storage.checking import books_without_journal, table_differences
from ctph_desktop.storage.copies import is_whole, stored_faults
from ctph_desktop.wording import checking
from ctph_desktop.wording.errors import explain


class InspectionService:
    """`ctph verify`: nothing is changed, everything is read."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def verify(self) -> Inspection:
        """Read every page, segment and operation again, check chains and signatures, and compare the tables."""
        try:
            return self._read_all()
        except EnvironmentFault as error:
            return Inspection(0, 0, 0, 0, 0, (checking.pages_damaged(), explain(error)))

    def _read_all(self) -> Inspection:
        journal = self._workplace.journal
        faults, records = stored_faults(journal.database)
        problems = [*self._file_problems(faults)]
        notes: list[str] = []
        segments = operations = held = conflicts = reachable = set_aside = 0
        for book in journal.books():
            try:
                projected = journal.project(book)
                found = reach(journal, book, projected.states)
            except (SegmentError, CanonicalError, EnvironmentFault) as error:
                problems.append(checking.unreadable(self._label(book), explain(error)))
                continue
            segments += projected.segments
            operations += projected.operations
            held += sum(projected.held.values())
            conflicts += sum(state.is_conflict for state in projected.states.values())
            reachable += found.reached
            set_aside += found.held
            problems.extend(self._chain_problems(book))
            notes.extend(self._chain_notes(book))
            if found.lost:
                problems.append(checking.lost(self._label(book), found.lost))
            if table_differences(journal, projected):
                problems.append(checking.tables_differ(self._label(book)))
        backup, broken = self._newest_backup()
        attachments, spoilt = self._attachments()
        return Inspection(
            books=len(journal.books()),
            segments=segments,
            operations=operations,
            held=held,
            conflicts=conflicts,
            problems=(*problems, *spoilt, *frozen_problems(self._workplace), *broken),
            records=records,
            reachable=reachable,
            notes=tuple(notes),
            checked=checking.checked(
                segments=segments,
                records=records,
                reachable=reachable,
                held=set_aside,
                books=len(journal.books()),
                backup=backup,
                attachments=attachments,
            ),
        )

    def _file_problems(self, faults: Sequence[str]) -> Iterator[str]:
        journal = self._workplace.journal
        if not is_whole(journal.database):
            yield checking.pages_damaged()
        for book in faults:
            yield checking.segment_damaged(self._label(Book.parse(book))) if book else checking.record_damaged()
        yield from folders_in_place(self._workplace.folder).values()
        if journal.chain.is_forked:
            yield checking.roster_forked()
        if strange := books_without_journal(journal):
            yield checking.without_journal(len(strange))

    def _attachments(self) -> tuple[int, tuple[str, ...]]:
        """Return how many attachments are what their names stand for, and what is wrong with the others."""
        workplace, files = self._workplace, self._workplace.attachments
        sound = [
            self._is_sound(book, known.evidence.attachment)
            for book in workplace.journal.books()
            for known in known_evidence(workplace, [book])
            if files.holds(book, known.evidence.attachment, size=known.evidence.size)
        ]
        wrong = sound.count(False)
        return sound.count(True), (checking.attachment_damaged(wrong),) if wrong else ()

    def _is_sound(self, book: Book, attachment: str) -> bool:
        try:
            return self._workplace.attachments.read(book, attachment) is not None
        except EnvironmentFault:
            return False

    def _newest_backup(self) -> tuple[str, tuple[str, ...]]:
        """Return the name of the newest backup, and what is wrong with it."""
        newest = newest_of(find_backups(self._workplace.folder / BACKUP_FOLDER))
        if newest is None:
            return "", ()
        try:
            check_backup(newest.path)
        except (DomainError, EnvironmentFault):
            return newest.path.name, (checking.backup_damaged(newest.path.name),)
        return newest.path.name, ()

    def rebuild(self) -> int:
        """Compute every table anew from the journal; return the number of books."""
        return self._workplace.journal.rebuild()

    def _chain_problems(self, book: Book) -> Iterator[str]:
        links = read_links(self._workplace.journal.database, [book])
        writers = by_writers(self._workplace, links)
        for _ in find_gaps(writers, besides=links):
            yield checking.gap(self._label(book))

    def _chain_notes(self, book: Book) -> Iterator[str]:
        """Say what is whole and yet worth knowing: both branches of a fork are kept, and nothing heals a chain."""
        if find_forks(by_writers(self._workplace, read_links(self._workplace.journal.database, [book]))):
            yield checking.fork(self._label(book))

    def _label(self, book: Book) -> str:
        return checking.book(self._workplace.names.unit(book.unit), "" if book.is_standing else str(book.year))
