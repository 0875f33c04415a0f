"""Submissions: a report is sealed with its figures, received, accepted or returned, and sealed again."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import Final

import msgspec

from ctph_desktop.domain.figure_codec import encode_value, figure_value
from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.periods import ReportingPeriod

_SUBMISSION: Final = "submission"
_DECISION: Final = "decision"
_PHONE_RECEIPT: Final = "phone_receipt"
_PLACE_OF_PART: Final = "sealed_figure"


class Verdict(StrEnum):
    """What the superior office says of a seal."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"  # taken back: the seal waits again; programs that do not know the word read it so too


class SubmissionState(StrEnum):
    """Where a report stands, as its own office sees it."""

    NOTHING = "nothing"  # no figure of this period yet
    DRAFT = "draft"  # figures, not sealed
    SEALED = "sealed"  # sealed, in no package yet (chưa gửi)
    EXPORTED = "exported"  # in a package, no receipt yet (đã xuất tệp, chưa có biên nhận)
    RECEIVED_BY_PHONE = "received_by_phone"  # said so by its code, no signed receipt yet (đã nhận, qua điện thoại)
    RECEIVED = "received"  # the superior office holds it (cấp trên đã nhận)
    ACCEPTED = "accepted"  # được duyệt
    RETURNED = "returned"  # bị trả lại
    CHANGED = "changed"  # sealed once, figures changed since, not sealed again


class SealedFigure(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """One typed figure inside a seal: indicator, breakdown (`-` for the whole), measure, state, quantity as text."""

    indicator: str
    breakdown: str
    measure: str
    state: str
    quantity: str

    @property
    def value(self) -> FigureValue:
        """The figure's value; UnreadValueError if state and quantity do not fit."""
        return figure_value(self.state, self.quantity or None)

    @property
    def place(self) -> str:
        """Where it stands in the seal: the name under which its note is kept beside the figures."""
        return _place(self.indicator, self.breakdown, self.measure)


class Seal(msgspec.Struct, frozen=True):
    """The statement by which an office submits a report: the typed figures themselves, and what they were drawn with.

    `basis` names the newest segments of the superior's books when it was sealed (its targets and forms), `replaces` the
    seal before; `closing` the operation that had last closed or reopened the period, left out where none had. Figures
    that do not fit into a record lie in `pieces`, named by their UUIDs (see `domain.statements`). `notes` hold those
    of figures, by their places.
    """

    programme: str
    unit: str
    period: str
    figures: tuple[SealedFigure, ...]
    basis: tuple[str, ...]
    replaces: str
    by: str
    note: str = ""
    closing: str | msgspec.UnsetType = msgspec.UNSET
    pieces: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    notes: dict[str, str] | msgspec.UnsetType = msgspec.UNSET

    @property
    def reporting_period(self) -> ReportingPeriod:
        """The period as an object; InvalidPeriodError if it is none."""
        return ReportingPeriod.parse(self.period)


class Decision(msgspec.Struct, frozen=True):
    """The superior office's decision on one seal; of one that was taken back, `note` says why."""

    seal: str
    verdict: str
    by: str
    note: str = ""


class Remark(msgspec.Struct, frozen=True):
    """A remark on a seal (`cell` empty) or on one of its cells; open until the superior office closes it."""

    seal: str
    unit: str
    period: str
    cell: str
    text: str
    by: str
    is_open: bool = True


class PhoneReceipt(msgspec.Struct, frozen=True):
    """What a commune was told over the telephone: the superior office read out the code of this seal.

    It stands beside the signed receipt and never replaces it. Who typed it is said by the operation, so that two PCs
    of an office that both note it do not differ.
    """

    seal: str


def _name(kind: str, *parts: str) -> str:
    return sha256("\0".join(("CTPH1", kind, *parts)).encode()).hexdigest()[:32]


def submission_uuid(*, programme: str, unit: str, period: ReportingPeriod) -> str:
    """Return the UUID of the submission of a programme, unit and period: every seal of it goes into one cell."""
    return submission_name(programme=programme, unit=unit, period=period.code)


def submission_name(*, programme: str, unit: str, period: str) -> str:
    """Return the same from the code of a period, also of one that only a later version knows."""
    return _name(_SUBMISSION, programme, unit, period)


def decision_uuid(seal: str) -> str:
    """Return the UUID of the decision on a seal: two decisions on one seal meet in one cell."""
    return _name(_DECISION, seal)


def phone_receipt_uuid(seal: str) -> str:
    """Return the UUID of the telephone receipt of a seal: typed on two PCs it is one."""
    return _name(_PHONE_RECEIPT, seal)


def sealed_figures(figures: Iterable[tuple[Coordinates, FigureValue]]) -> tuple[SealedFigure, ...]:
    """Return the typed figures of a report in a fixed order; blanks are left out, for blank is not zero."""
    return tuple(
        SealedFigure(
            where.indicator,
            where.breakdown or "-",
            where.measure.value,
            value.state.value,
            encode_value(value).get("q", ""),
        )
        for where, value in sorted(figures, key=lambda item: item[0].cell)
        if value.state is not FigureState.MISSING
    )


def sealed_notes(figures: Iterable[tuple[Coordinates, FigureValue]]) -> dict[str, str]:
    """Return the notes of figures by their places in a seal."""
    noted = ((where, value.note) for where, value in figures if value.note)
    return {_place(where.indicator, where.breakdown or "-", where.measure.value): note for where, note in noted}


def _place(indicator: str, breakdown: str, measure: str) -> str:
    """Return the place of a figure in a seal; of a part a hash, for two UUIDs are longer than a key may be."""
    if breakdown == "-":
        return f"{indicator}/-/{measure}"
    return _name(_PLACE_OF_PART, indicator, breakdown, measure)


def coordinates_of(figure: SealedFigure, *, unit: str, period: ReportingPeriod) -> Coordinates:
    """Return where a sealed figure stands."""
    breakdown = None if figure.breakdown == "-" else figure.breakdown
    return Coordinates(unit, figure.indicator, breakdown, period, Measure(figure.measure))
