"""The targets a unit was given for the year, and what it says to them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.errors import DomainError, NothingToAnswerError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.target_answers import (
    AnswerState,
    TargetAnswer,
    answer_of,
    answered_tier,
    state_of,
    target_answer_uuid,
)
from ctph_desktop.domain.targets import TIERS, TargetPlace, TargetVersion, within_period
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.target_answers import target_answers
from ctph_desktop.services.reading.target_lines import line_code, target_cells
from ctph_desktop.services.reading.targets_given import unit_figures
from ctph_desktop.wording.errors import explain


class Reply(Struct, frozen=True):
    """What a unit says to a target: that it agrees (`proposed` is None), or another figure and why."""

    proposed: Decimal | None = None
    reason: str = ""


class OwnTargetLine(Struct, frozen=True):
    """A line of the unit's own year with what it was given; `tier` is the target that is answered, None without one.

    `versions` are those of each target, the first first.
    """

    key: LineKey
    code: str
    label: str
    level: int
    unit_of_measure: str
    decimals: int
    counts: Mapping[Measure, Decimal]
    versions: Mapping[Measure, Sequence[TargetVersion]]
    tier: Measure | None = None
    answer: TargetAnswer | None = None

    @property
    def state(self) -> AnswerState:
        """Where the answer stands."""
        return state_of(self.answer, self.versions.get(self.tier, ()) if self.tier is not None else ())

    @property
    def waits(self) -> bool:
        """Whether it is to be answered, or answered anew."""
        return self.tier is not None and self.state in {AnswerState.NONE, AnswerState.LAPSED}


class OwnTargets(Struct, frozen=True):
    """The targets of a unit in the year or term looked at; `closed_note` says why nothing can be answered here."""

    period: ReportingPeriod | None
    lines: tuple[OwnTargetLine, ...]
    closed_note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the unit was given nothing."""
        return all(line.tier is None for line in self.lines)


class OwnTargetService:
    """A unit's answers lie in its own book, and travel with its next package."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def sheet(self) -> OwnTargets:
        """Return what the unit was given, as it holds by the end of the year."""
        programme = self._workplace.catalogue().programme
        if programme is None:
            return OwnTargets(None, (), self._closed_note())
        figures, answers = self._figures(), target_answers(self._workplace, programme).get(self._unit, {})
        organisations, lines = self._workplace.catalogue().organisations, []
        for indicator, part, measures in target_cells(self._workplace, is_own_total=False):
            versions = {
                tier: within_period(figures.versions(indicator.uuid, part, tier), programme.target_period)
                for tier in measures
                if tier in TIERS
            }
            counts = {
                tier: count
                for tier in versions
                if (count := figures.of_year(indicator.uuid, part, programme.target_period, tier)) is not None
            }
            tier = answered_tier(counts)
            if not versions:
                continue
            lines.append(
                OwnTargetLine(
                    key=LineKey(indicator.uuid, part),
                    code=line_code(self._workplace, indicator, part),
                    label=organisations[part].name if part and part in organisations else indicator.name,
                    level=0 if part is None else 1,
                    unit_of_measure=indicator.unit_of_measure,
                    decimals=indicator.decimals,
                    counts=counts,
                    versions=versions,
                    tier=tier,
                    answer=answers.get(TargetPlace(indicator.uuid, part, tier)) if tier is not None else None,
                )
            )
        return OwnTargets(programme.target_period, tuple(lines), self._closed_note())

    def answer(self, replies: Mapping[LineKey, Reply | None]) -> Changes:
        """Answer targets by line, all or none; None takes an answer back.

        NothingToAnswerError for a line without a target, AnswerWithoutReasonError for another figure without a reason;
        the errors of a book that is not written here.
        """
        self._workplace.keeping.check()
        programme, lines = self._workplace.catalogue().programme, {line.key: line for line in self.sheet().lines}
        puts = []
        for key, reply in replies.items():
            line = lines.get(key)
            if programme is None or line is None or line.tier is None:
                raise NothingToAnswerError(line.label if line is not None else str(key))
            said = self._said(programme, line, line.tier, reply)
            if reply is None and line.answer is not None:
                uuid = target_answer_uuid(line.answer)
                puts.append(put_record(self._book(programme), RecordKind.TARGET_ANSWER, uuid, None))
            elif said is not None and said != line.answer:
                puts.append(put_record(self._book(programme), RecordKind.TARGET_ANSWER, target_answer_uuid(said), said))
        if not puts:
            return Changes.NONE
        self._workplace.write(puts)
        return Changes.EXCHANGE

    def agree_to_all(self) -> Changes:
        """Agree to every target that waits for an answer."""
        return self.answer({line.key: Reply() for line in self.sheet().lines if line.waits})

    def _said(
        self, programme: Programme, line: OwnTargetLine, tier: Measure, reply: Reply | None
    ) -> TargetAnswer | None:
        if reply is None:
            return None
        return answer_of(
            TargetPlace(line.key.indicator, line.key.breakdown, tier),
            line.versions[tier][-1],
            programme=programme.document,
            unit=self._unit,
            period=programme.target_period.code,
            proposed=reply.proposed,
            reason=reply.reason,
        )

    @property
    def _unit(self) -> str:
        return self._workplace.identity.unit

    def _book(self, programme: Programme) -> Book:
        return self._workplace.books.of_unit(self._unit, year=programme.target_period.year)

    def _figures(self) -> UnitFigures:
        figures = self._workplace.queries.figures([self._workplace.books.about(self._unit)])
        return unit_figures(self._workplace, {self._unit: figures})[self._unit]

    def _closed_note(self) -> str:
        try:
            self._workplace.keeping.check()
        except DomainError as error:
            return explain(error)
        return ""
