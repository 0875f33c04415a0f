"""Histories of whole offices, through the services an official uses: typing, sealing, sticks, decisions, restores.

The slowest and truest level of the simulator: every event opens an office as the program does, so a history takes
seconds. `simulator` and `simulated_databases` play the many.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, ClassVar, NamedTuple

from enrolled_village import ONE, OTHER, a_village
from fault_rows import Row
from promises import promise
from simulator import piece, told
from village_offices import APRIL, MARCH, Village, board_cell, record, workplace_of

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import Office
from ctph_desktop.office.restoring import restore
from ctph_desktop.services.ground.exchange_rows import FileVerdict

HISTORIES = 500
PIECES = 50
SUPERIOR = "superior"
_MONTHS = (MARCH, APRIL)
_WEIGHTS = {
    "type": 12, "seal": 6, "send": 8, "answer": 4, "import": 12, "decide": 4, "keep": 3, "put_back": 1, "restore": 2,
    "clone": 1, "clock": 2,
}  # fmt: skip
_MOMENTS = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC), datetime(2019, 5, 1, tzinfo=UTC))
_TO_BE_TOLD = ("thiếu một đoạn", "Bản sao lưu")


class Sent(NamedTuple):
    """A package on a stick, and the unit it is for."""

    path: Path
    unit: str


@dataclass
class OfficeHistory:
    """What happens in a village, decided by one seed; `must` is what each office may never lose again."""

    random: Random
    village: Village
    must: dict[str, set[str]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    kept: list[tuple[str, Path, Path, set[str]]] = field(default_factory=list)
    sealed: dict[str, str] = field(default_factory=dict)
    edits: int = 0
    events: int = 0
    happened: list[str] = field(default_factory=list)
    weights: ClassVar[Mapping[str, int]] = _WEIGHTS

    def play(self, events: int) -> None:
        """Let so many things happen; what an official is told not to do is not done."""
        for name in (SUPERIOR, *self.village.units):
            self._remember(name)
        for name in self.random.choices(list(self.weights), weights=list(self.weights.values()), k=events):
            self.happened.append(name)
            with suppress(DomainError):
                getattr(self, "_" + name)()
        self.events += events

    def _commune(self) -> str:
        return self.random.choice(list(self.village.units))

    def _remember(self, name: str) -> None:
        with self.village.office(name) as office:
            self.must.setdefault(name, set()).update(operations_of(office))

    def _type(self) -> None:
        name = self._commune()
        with self.village.office(name) as office:
            figures = {code: self.random.randrange(50) for code in self.random.sample(["VL01", "DN01"], k=2)}
            record(office, self.random.choice(_MONTHS), **figures)
        self.edits += 2
        self._remember(name)

    def _seal(self) -> None:
        name, month = self._commune(), self.random.choice(_MONTHS)
        with self.village.office(name) as office:
            office.submissions.seal(month)
            self.sealed.update(seals_of(office, self.village.units[name]))
        self._remember(name)

    def _send(self) -> None:
        name = self._commune()
        self.sent.append(Sent(self.village.exported(name), ""))

    def _answer(self) -> None:
        name = self._commune()
        self.sent.append(Sent(self.village.answered(name), self.village.units[name]))

    def _import(self) -> None:
        if self.sent:
            sent = self.random.choice(self.sent)
            fitting = [name for name, unit in self.village.units.items() if unit == sent.unit] or [SUPERIOR]
            self.take(self.random.choice(fitting), sent)

    def take(self, name: str, sent: Sent) -> None:
        """Import a package where it belongs; a genuine one is never refused."""
        row = self.village.imported(name, sent.path)[0]
        promise(row.verdict in {FileVerdict.NEW, FileVerdict.KNOWN}, f"{name}: {row.verdict} {row.message}")
        self._remember(name)

    def _decide(self) -> None:
        unit, month = self.village.units[self._commune()], self.random.choice(_MONTHS)
        with self.village.superior() as office:
            cell = board_cell(office, unit, month)
            if cell.state is SubmissionState.RECEIVED and self.random.random() < 0.5:
                office.review.accept(cell.seal)
            elif cell.seal:
                office.review.return_report(cell.seal, remarks={"": "Đề nghị kiểm tra lại."})
        self._remember(SUPERIOR)

    def _keep(self) -> None:
        """Make a backup, and a copy of the whole folder beside it."""
        name = self.random.choice([SUPERIOR, *self.village.units])
        with self.village.office(name) as office:
            backup = Path(office.safekeeping.backups.make().path)
        place = self.village.stick()
        shutil.copytree(self.village.root / name, place / "folder")
        saved = shutil.copy(backup, place)
        self.kept.append((name, place / "folder", Path(saved), set(self.must[name])))

    def _put_back(self) -> None:
        if self.kept:
            name, folder, _, must = self.random.choice(self.kept)
            shutil.rmtree(self.village.root / name)
            shutil.copytree(folder, self.village.root / name)
            self.must[name] = set(must)

    def _restore(self) -> None:
        if self.kept:
            name, _, backup, must = self.random.choice(self.kept)
            restore(self.village.root / name, backup, clock=self.village.clock)
            self.must[name] |= must

    def _clone(self) -> None:
        name = self._commune()
        if len(self.village.units) < 4:
            twin = f"{name} copied {len(self.village.units)}"
            shutil.copytree(self.village.root / name, self.village.root / twin)
            self.village.units[twin] = self.village.units[name]
            self.must[twin] = set(self.must[name])

    def _clock(self) -> None:
        self.village.clock.at = self.random.choice(_MOMENTS)


def operations_of(office: Office) -> set[str]:
    """Return the ids of everything an office holds."""
    journal = workplace_of(office).journal
    return {stored.id for book in journal.books() for stored, _ in journal.operations(book)}


def seals_of(office: Office, unit: str) -> dict[str, str]:
    """Return the figures of a unit's seals, by seal."""
    queries = workplace_of(office).queries
    sealed = queries.sealed_figures(queries.statements(unit=unit))
    return {
        seal: str(sorted((where.cell, str(value)) for where, value in found.items())) for seal, found in sealed.items()
    }


def check(history: OfficeHistory) -> None:
    """Check each office by itself, let everything reach everybody, and check again."""
    village = history.village
    for name in (SUPERIOR, *village.units):
        _check_office(history, name)
    village.clock.at = _MOMENTS[2]
    for name in village.units:
        history.take(SUPERIOR, Sent(village.exported(name), ""))
    for name in village.units:
        history.take(name, Sent(village.answered(name), village.units[name]))
    for name in (SUPERIOR, *village.units):
        _check_office(history, name)
    with village.superior() as office:
        held = operations_of(office)
        shown: dict[str, Any] = {}
        for unit in set(village.units.values()):
            shown |= seals_of(office, unit)
    for name in village.units:
        missing = {seal for seal in history.sealed if seal in history.must[name] and seal not in held}
        promise(not missing, f"seals of {name} never reached the superior office: {sorted(missing)[:2]}")
    changed = {seal for seal in shown if history.sealed.get(seal, shown[seal]) != shown[seal]}
    promise(not changed, f"sealed figures changed: {sorted(changed)[:2]}")


def _check_office(history: OfficeHistory, name: str) -> None:
    with history.village.office(name) as office:
        problems = office.inspection.verify().problems
        lost = history.must[name] - operations_of(office)
    wrong = [problem for problem in problems if not any(word in problem for word in _TO_BE_TOLD)]
    promise(not wrong, f"{name}: {'; '.join(wrong)}")
    promise(not lost, f"{name}: {len(lost)} accepted edits lost")


def played(seed: int) -> OfficeHistory:
    """Play the history of one seed in a village of its own and check what was promised."""
    random = Random(seed)  # noqa: S311
    village = a_village()
    village.units = {name: village.units[name] for name in (ONE, OTHER)}
    history = OfficeHistory(random, village)
    try:
        history.play(random.randint(10, 25))
        check(history)
    finally:
        shutil.rmtree(village.root, ignore_errors=True)
    return history


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield piece("simulated histories, whole offices", played, histories=HISTORIES, amount=amount, seed=seed)


def replay(seed: int) -> str:
    """Play one history again."""
    return told(played, seed)
