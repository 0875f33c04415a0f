"""What a unit says to a target it was given: that it agrees, or which figure it proposes instead, and why."""

from collections.abc import Container, Sequence
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from ctph_desktop.domain.errors import AnswerWithoutReasonError
from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.targets import TIERS, WHOLE, TargetPlace, TargetTier, TargetVersion
from ctph_desktop.domain.text import clean

LONGEST_REASON = 400


class AnswerVerdict(StrEnum):
    """Whether a unit takes a target as it was given."""

    AGREED = "agreed"
    PROPOSED = "proposed"


class TargetAnswer(Struct, frozen=True):
    """A unit's answer, as its record says it; it lies in the unit's own book of the year.

    The place is that of a `Target`. It answers the version that `operation` gave (empty: one that an older program
    wrote as a figure), which said `given`, decimal text. `quantity` is what is proposed, empty where it agrees.
    """

    programme: str
    unit: str
    indicator: str
    breakdown: str
    period: str
    tier: TargetTier
    operation: str
    given: str
    verdict: AnswerVerdict
    quantity: str = ""
    reason: str = ""

    @property
    def place(self) -> TargetPlace:
        """Which of the unit's targets it answers."""
        measure = next(measure for measure, tier in TIERS.items() if tier is self.tier)
        return TargetPlace(self.indicator, None if self.breakdown == WHOLE else self.breakdown, measure)

    @property
    def proposed(self) -> Decimal | None:
        """The figure that is proposed; None where it agrees."""
        return Decimal(self.quantity) if self.verdict is AnswerVerdict.PROPOSED else None


class AnswerState(StrEnum):
    """Where the answer to a target stands."""

    NONE = "none"
    AGREED = "agreed"
    PROPOSED = "proposed"
    LAPSED = "lapsed"


def target_answer_uuid(answer: TargetAnswer) -> str:
    """Return the UUID of the answer to a target: PCs that answer one meet in one cell."""
    place = (
        answer.programme, answer.unit, answer.indicator, answer.breakdown, answer.period, answer.tier.value,
    )  # fmt: skip
    return sha256("\0".join(("CTPH1", "target_answer", *place)).encode()).hexdigest()[:32]


def answer_of(
    place: TargetPlace,
    version: TargetVersion,
    *,
    programme: str,
    unit: str,
    period: str,
    proposed: Decimal | None = None,
    reason: str = "",
) -> TargetAnswer:
    """Return the answer to a version of a target: that it stands, or another figure.

    AnswerWithoutReasonError for another figure without a reason. Proposing what was given is agreeing.
    """
    is_other = proposed is not None and proposed != version.quantity
    reason = clean(reason)[:LONGEST_REASON] if is_other else ""
    if is_other and not reason:
        raise AnswerWithoutReasonError
    return TargetAnswer(
        programme=programme,
        unit=unit,
        indicator=place.indicator,
        breakdown=place.breakdown or WHOLE,
        period=period,
        tier=TIERS[place.measure],
        operation=version.operation,
        given=quantity_text(version.quantity) if version.quantity is not None else "",
        verdict=AnswerVerdict.PROPOSED if is_other else AnswerVerdict.AGREED,
        quantity=quantity_text(proposed) if is_other and proposed is not None else "",
        reason=reason,
    )


def answered_tier(given: Container[Measure]) -> Measure | None:
    """Return which of the targets of a line a unit answers: what it is to commit itself to, else what was assigned."""
    return next((tier for tier in (Measure.COMMITTED, Measure.ASSIGNED) if tier in given), None)


def state_of(answer: TargetAnswer | None, versions: Sequence[TargetVersion]) -> AnswerState:
    """Return where the answer to a target stands: it lapses as soon as another version is the newest."""
    if answer is None:
        return AnswerState.NONE
    newest = versions[-1] if versions else None
    given = quantity_text(newest.quantity) if newest is not None and newest.quantity is not None else ""
    if newest is None or (newest.operation, given) != (answer.operation, answer.given):
        return AnswerState.LAPSED
    return AnswerState(answer.verdict.value)
