"""Which answers of the superior office have left it in a file."""

from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.journal.segment import read_body
from ctph_desktop.domain.submissions import Decision
from ctph_desktop.services.ground.workplace import Workplace


class AnswersSent:
    """Compares what was decided about units with the files written for them; only files of this PC are known."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def waiting(self) -> tuple[str, ...]:
        """Return the units that were decided about and can be answered, and whose answer is in no file yet."""
        workplace = self._workplace
        latest = workplace.journal.chain.latest
        decided = {each.row.book.unit for each in workplace.read(RecordKind.DECISION, Decision)}
        last = workplace.journal.last_segments(BookKind.ABOUT)
        sent = workplace.packages.last_sent()
        waiting = (
            book.unit
            for book, segment in last.items()
            if book.unit in decided
            and segment not in sent.get(book.unit, ())
            and latest is not None
            and latest.devices_of(book.unit)
        )
        return tuple(dict.fromkeys(waiting))

    def is_told(self, about: Book, operation: str) -> bool:
        """Tell whether an operation of a book about a unit is in a file that was written for the unit."""
        segments, tail = self._workplace.journal.stored(about)
        sent = self._workplace.packages.last_sent().get(about.unit, ())
        stored = [item.segment.id for item in segments]
        told = next((place for place in reversed(range(len(stored))) if stored[place] in sent), -1)
        untold = {op.id for item in segments[told + 1 :] for op in read_body(item.segment, item.head)}
        return operation not in untold and operation not in {op.id for op in tail.operations}
