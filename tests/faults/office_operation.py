"""One thing an office does while a system call fails, and what must hold afterwards, whatever it was."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path

from injection import Outcome, Say
from village_offices import MARCH, Clock, record, workplace_of

from ctph_desktop.domain.errors import (
    DomainError,
    EnvironmentFault,
    NothingToSealError,
    PackageError,
    UnknownPackageError,
)
from ctph_desktop.office import Office, open_office
from ctph_desktop.services.ground.leftovers import COPYING, RESTORING
from ctph_desktop.sync.package import peek

FIGURES = ("VL01", "DN01")
UNFINISHED = (".part", ".new", COPYING, RESTORING)


def attempt(say: Say, what: str, action: Callable[[], object]) -> None:
    """Do something as a person does: what is refused in words is tried once more, in the same program.

    A second try that finds it done has done it: a fault after the commit is told as a fault, and the work stands.
    """
    for number in range(2):
        try:
            action()
        except (DomainError, EnvironmentFault) as error:
            if number and isinstance(error, NothingToSealError | UnknownPackageError):
                say(what)
                return
            reason = f"{type(error).__name__}"
            say(f"refused {what}: {reason}")
        else:
            say(what)
            return
    raise AssertionError(f"{what}: the second try was refused too, with {reason}")


class Operation(ABC):
    """One thing an office does; `template` is the folder it starts from, with `office` and `stick` in it."""

    name: str

    def __init__(self, home: Path) -> None:
        self.template = home

    @abstractmethod
    def work(self, place: Path, say: Say) -> None:
        """Do it, saying what the program reports as done."""

    @abstractmethod
    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        """Yield what does not hold of what was said; the office has been opened again since."""

    def again(self, place: Path, say: Say) -> None:
        """Do it once more, now that nothing fails."""
        self.work(place, say)

    def office(self, place: Path) -> Path:
        return place / "office"

    def check(self, place: Path, outcome: Outcome) -> Iterator[str]:
        """Yield what is wrong after a fault: lost, half done, not to be opened, not to be done again."""
        if outcome.error:
            yield f"not told in words: {outcome.error}"
        yield from self._checked(place, outcome.said)
        if not outcome.is_killed:
            yield from (f"left behind: {path.name}" for path in _unfinished(place))
        said: list[str] = []
        self.again(place, said.append)
        yield from (f"again: {problem}" for problem in self._checked(place, tuple(said)))
        yield from (f"again: {word}" for word in said if word.startswith("refused"))

    def _checked(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        if self.office(place).exists():
            with opened(self.office(place)) as office:
                yield from office.inspection.verify().problems
                yield from _unsound(office)
            left = {path.name for path in self.office(place).iterdir() if "journal" in path.name}
            yield from (f"left behind: {name}" for name in left)
        yield from (f"damaged under its final name: {path.name}" for path in _packages(place) if not _is_whole(path))
        yield from self.problems(place, said)


def opened(folder: Path):
    return open_office(folder, clock=Clock())


def _unsound(office: Office) -> Iterator[str]:
    with workplace_of(office).journal.database.read() as connection:
        for check in ("integrity_check", "cipher_integrity_check"):
            found_wrong = connection.exec_driver_sql(f"PRAGMA {check}").scalars().all()
            yield from (f"{check}: {line}" for line in found_wrong if line != "ok")


def _unfinished(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.name.endswith(UNFINISHED)]


def _packages(place: Path) -> list[Path]:
    return [path for path in place.rglob("*.ctph") if path.name != "damaged.ctph"]


def _is_whole(path: Path) -> bool:
    try:
        peek(path.read_bytes())
    except PackageError:
        return False
    return True


def last_said(said: tuple[str, ...], word: str) -> str:
    """Return what was said last beginning with a word, without it."""
    found_words = [line.removeprefix(word) for line in said if line.startswith(word)]
    return found_words[-1] if found_words else ""


def type_in(office: Office, value: int) -> None:
    record(office, MARCH, **dict.fromkeys(FIGURES, value))


def typed_in(office: Office) -> list[int]:
    keys = [office.progress.find_line(code) for code in FIGURES]
    rows = {row.key: row for row in office.progress.sheet(MARCH).rows}
    return [int(rows[key].in_period.quantity or 0) for key in keys]


def units_of(place: Path) -> list[str]:
    return (place / "units").read_text(encoding="utf-8").split()
