"""Which answers of the superior office have left it in a file."""

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.segment import read_body
from ctph_desktop.services.ground.workplace import Workplace


class AnswersSent:
    """Compares what was decided about units with the files written for them; only files of this PC are known."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def waiting(self) -> tuple[str, ...]:
        """Return the units that can be answered and to whom no file tells yet what was decided."""
        workplace = self._workplace
        decided = workplace.queries.units_decided()
        last = workplace.journal.last_segments(BookKind.ABOUT)
        sent = workplace.packages.last_sent()
        waiting = (
            reader
            for book, segment in last.items()
            if book.unit in decided
            for reader in self._readers(book.unit)
            if segment not in sent.get(reader, ())
        )
        return tuple(dict.fromkeys(waiting))

    def _readers(self, unit: str) -> tuple[str, ...]:
        """Return the units whose PCs are told what is decided about a unit: its own, and one that took it over."""
        latest = self._workplace.journal.chain.latest
        if latest is None:
            return ()
        readers = dict.fromkeys((unit, latest.keeper(unit)))
        return tuple(one for one in readers if one != latest.superior and latest.devices_of(one))

    def is_told(self, about: Book, operation: str) -> bool:
        """Tell whether an operation of a book about a unit is in a file that was written for who reports for it."""
        segments, tail = self._workplace.journal.stored(about)
        last = self._workplace.packages.last_sent()
        sent = {segment for reader in self._readers(about.unit) for segment in last.get(reader, ())}
        stored = [item.segment.id for item in segments]
        told = next((place for place in reversed(range(len(stored))) if stored[place] in sent), -1)
        untold = {op.id for item in segments[told + 1 :] for op in read_body(item.segment, item.head)}
        return operation not in untold and operation not in {op.id for op in tail.operations}
