"""What is done about stocks that are moved, targets that are answered, and documents that are signed and amended."""

from typing import Any

import agreed_at_work
import msgspec
from offices_at_work import COMMUNE, INDICATORS, SUPERIOR
from simulated_history import History
from years_at_work import (
    ABOUT,
    COMMON,
    DECREASE,
    INCREASE,
    MOVED,
    NEW,
    OLD,
    OWN,
    PLAIN,
    TERM,
    WHOLE_TERM,
    a_figure,
)

from ctph_desktop.domain.journal.books import STANDING, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.programme_years import programme_year_uuid
from ctph_desktop.domain.target_answers import AnswerVerdict, TargetAnswer, target_answer_uuid
from ctph_desktop.domain.targets import Target, TargetTier, target_uuid

_ANSWERED = ((PLAIN, str(OLD)), (TERM, str(OLD)), (TERM, WHOLE_TERM), (PLAIN, str(NEW)))
_MONTHS = ("", "2019-06", "2019-12", "2020-02", "2020-03")


class AgreeingHistory(History):
    """A history in which stocks are moved, targets answered and documents amended, as the program does it."""

    def _move_stock(self) -> None:
        """Let a stock be given an opening, and what moves it be typed from the year's beginning: nearly all of it."""
        pc, superior, year = self._pc(COMMUNE), self._pc(SUPERIOR), self.random.choice((OLD, OLD, NEW))
        if pc is None or superior is None:
            return
        if year == NEW and self.random.random() < 0.4:  # quarters begin inside the year, and overlap the months
            cell = record_cell(RecordKind.PROGRAMME_YEAR, programme_year_uuid(programme=TERM, year=NEW))
            self._accept(
                superior, superior.put(COMMON[STANDING], RECORD, cell, self.world.record(cell, 1), self._moment())
            )
            self._carry(superior, pc)
        if self.random.random() < 0.7:
            kind, cell = a_figure(COMMUNE, MOVED, str(year), "baseline")
            value = {"q": str(self.random.choice((40, 50))), "s": "reported"}
            self._accept(superior, superior.put(ABOUT[year], kind, cell, value, self._moment()))
            self._carry(superior, pc)
        codes = self.random.choice(([f"{one:02}" for one in range(1, 13)], [f"q{one}" for one in range(1, 5)]))
        forgets = self.random.random() < 0.3
        for code in codes[: self.random.choice((len(codes), len(codes), self.random.randint(1, len(codes))))]:
            for flow in (INCREASE, DECREASE):
                if not (forgets and self.random.random() < 0.1):
                    kind, cell = a_figure(COMMUNE, flow, f"{year}-{code}")
                    self._accept(pc, pc.put(OWN[year], FIGURE, cell, self._movement(), self._moment()))

    def _movement(self) -> dict[str, str]:
        """Return what came to a stock, or left it, in a period: at times nothing, or what does not apply."""
        number = self.random.randrange(8)
        return {"s": ("nothing", "not_applicable")[number]} if number < 2 else {"q": str(number), "s": "reported"}

    def _answer(self) -> None:
        """Let a commune be given a target, agree to its newest version it sees or propose another, and tell so."""
        pc, superior, (programme, period) = self._pc(COMMUNE), self._pc(SUPERIOR), self.random.choice(_ANSWERED)
        if pc is None or superior is None:
            return
        if self.random.random() < 0.7:
            since = self.random.choice([one for one in _MONTHS if not one or one[:4] == period[:4]])
            self._amended(superior, programme, period, since, unit=COMMUNE)
            self._carry(superior, pc)
        newest = self._newest(pc, programme, period)
        if newest is None:
            return
        is_proposed = self.random.random() < 0.4
        answer = TargetAnswer(
            programme, COMMUNE, INDICATORS[0], "-", period, TargetTier.COMMITTED, newest.winner.id,
            newest.winner.value["quantity"], AnswerVerdict.PROPOSED if is_proposed else AnswerVerdict.AGREED,
            "6" if is_proposed else "", "Thiếu vốn" if is_proposed else "",
        )  # fmt: skip
        cell = record_cell(RecordKind.TARGET_ANSWER, target_answer_uuid(answer))
        book = OWN[int(period[:4])]
        self._accept(pc, pc.put(book, RECORD, cell, msgspec.to_builtins(answer), self._moment()))
        if self.random.random() < 0.7:
            self._carry(pc, superior)
        if self.random.random() < 0.2:
            self._amended(superior, programme, period, self.random.choice(("", _MONTHS[2])), unit=COMMUNE)

    def _newest(self, pc: Any, programme: str, period: str) -> Any | None:
        """Return the newest version of a target that a PC shows, if it gives a figure."""
        found = None
        for since in _MONTHS:
            place = Target(programme, COMMUNE, INDICATORS[0], "-", period, TargetTier.COMMITTED, since, "")
            state = pc.state(ABOUT[STANDING], record_cell(RecordKind.TARGET, target_uuid(place)))
            found = state if state is not None and state.winner.value is not None else found
        return found if found is not None and found.winner.value["quantity"] else None

    def _sign(self) -> None:
        """Let the document of a programme be corrected, or amended by a version after the last one a PC shows."""
        pc, (programme, year) = self._pc(SUPERIOR), self.random.choice(((PLAIN, OLD), (TERM, OLD), (PLAIN, NEW)))
        cells = {
            version: record_cell(RecordKind.PROGRAMME_DOCUMENT, uuid)
            for uuid, (one, of, version) in agreed_at_work.DOCUMENTS.items()
            if (one, of) == (programme, year)
        }
        shown = [version for version, cell in cells.items() if pc.state(COMMON[STANDING], cell) is not None]
        wanted = min(max(shown, default=0) + self.random.randrange(2), max(cells)) or 1
        value = agreed_at_work.document(cells[wanted][-32:], self.random.randrange(3))
        self._accept(pc, pc.put(COMMON[STANDING], RECORD, cells[wanted], value, self._moment()))
