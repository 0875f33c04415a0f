"""Files that come in, each shown and merged in the journal it is for."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec.structs import replace

from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.services.exchanging.files_in_turn import Looking, Merging, look_at_all, merge_all
from ctph_desktop.services.exchanging.foreign_files import ForeignFile
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow, ImportPreview, PreviewRow

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.exchanging.importing import Importing
    from ctph_desktop.services.exchanging.previewing import Previewing

T = TypeVar("T")


class Receiving:
    """The way in for files of all journals: a file goes where its sender is known, else to the one looked at."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    @property
    def _has_several(self) -> bool:
        return len(self._office.journals.all()) > 1

    def previewing(self) -> Looking:
        """Begin to look at files that are read elsewhere."""
        return _RoutedLooking(self._office) if self._has_several else self._office.exchange.previewing()

    def importing(self) -> Merging:
        """Begin to merge files that are read elsewhere; whoever begins also finishes."""
        return _RoutedMerging(self._office) if self._has_several else self._office.exchange.importing()

    def preview(self, paths: Iterable[Path | str]) -> ImportPreview:
        """Say what importing files would do; nothing is written."""
        return look_at_all(self.previewing(), paths)

    def import_packages(
        self, paths: Iterable[Path | str], *, feedback: Feedback | None = None
    ) -> tuple[ImportedRow, ...]:
        """Merge files, each in a transaction of its own; what cannot be merged says why and harms no other."""
        return merge_all(self.importing(), paths, feedback=feedback)


class _Routes(Generic[T]):
    """One of something for each journal that a file is for."""

    def __init__(self, office: "Office", begin: "Callable[[Office], T]") -> None:
        self._office = office
        self._begin = begin
        self.begun: dict[str, T] = {}

    def receiver(self, file: ForeignFile) -> "Office":
        """Return the journal a file is for: the one looked at before all others, and where nobody knows its sender."""
        here = self._office
        others = (office for office in here.journals.all() if office.journal != here.journal)
        return next((office for office in (here, *others) if office.exchange.knows_sender(file.data)), here)

    def of(self, office: "Office") -> T:
        """Return what was begun in a journal."""
        if office.journal not in self.begun:
            self.begun[office.journal] = self._begin(office)
        return self.begun[office.journal]


class _RoutedLooking:
    def __init__(self, office: "Office") -> None:
        self._routes: _Routes[Previewing] = _Routes(office, lambda one: one.exchange.previewing())

    def add(self, file: ForeignFile) -> None:
        self._routes.of(self._routes.receiver(file)).add(file)

    def preview(self) -> ImportPreview:
        rows: list[PreviewRow] = [row for looking in self._routes.begun.values() for row in looking.preview().rows]
        return ImportPreview(tuple(sorted(rows, key=lambda row: row.verdict is FileVerdict.ELSEWHERE)))


class _RoutedMerging:
    def __init__(self, office: "Office") -> None:
        self._here = office
        self._routes: _Routes[Importing] = _Routes(office, lambda one: one.exchange.importing())

    def take(self, file: ForeignFile) -> ImportedRow:
        receiver = self._routes.receiver(file)
        row = self._routes.of(receiver).take(file)
        if receiver.journal == self._here.journal:
            return row
        outcomes = (
            replace(one, standpoint=replace(one.standpoint or receiver.standpoint, journal=receiver.journal))
            for one in row.outcomes
        )
        return replace(row, outcomes=tuple(outcomes))

    def take_waiting(self) -> None:
        for merging in self._routes.begun.values():
            merging.take_waiting()

    def finish(self) -> None:
        for merging in self._routes.begun.values():
            merging.finish()
