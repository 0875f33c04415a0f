"""The columns of the targets' table, of its units and of the rows that stay under them."""

from collections.abc import Callable, Container, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.target_answers import AnswerState
from ctph_desktop.domain.targets import TargetDraft, TargetPlace
from ctph_desktop.services.reviewing.target_grid import TargetColumn, UnitTargets
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.wording import formats, targets, terms

FIRST = 1  # the first column that is typed into
DRAFT = "○ "
NONE = "–"
SIGNS = {AnswerState.NONE: "·", AnswerState.AGREED: "✔", AnswerState.PROPOSED: chr(0x2260), AnswerState.LAPSED: "·"}
_ANSWER_TONES = {
    AnswerState.NONE: Tone.QUIET,
    AnswerState.AGREED: Tone.GOOD,
    AnswerState.PROPOSED: Tone.DOUBT,
    AnswerState.LAPSED: Tone.QUIET,
}
_UNIT_WIDTH = 190
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class AnswerColumn(Struct, frozen=True):
    """A column that shows what the units say to the target of a line."""

    line: LineKey
    code: str
    label: str
    unit_of_measure: str
    decimals: int


Shown = TargetColumn | AnswerColumn
_TIERS = (Measure.ASSIGNED, Measure.COMMITTED)


def with_answers(columns: Sequence[TargetColumn], given: Container[LineKey]) -> tuple[Shown, ...]:
    """Return columns with that of the units' answers behind those of each line of which any was given."""
    shown: list[Shown] = []
    for line, columns_of_line in groupby(columns, key=lambda column: line_of(column.place)):
        targets_of_line = [*columns_of_line]
        shown += targets_of_line
        last = targets_of_line[-1]
        if last.place.measure in _TIERS and line in given:
            shown.append(AnswerColumn(line, last.code, last.label, last.unit_of_measure, last.decimals))
    return tuple(shown)


def line_of(place: TargetPlace) -> LineKey:
    """Return the line of a target."""
    return LineKey(place.indicator, place.breakdown)


class UnitLine(Struct, frozen=True):
    """A unit with what was typed for it and not given yet."""

    unit: UnitTargets
    drafts: Mapping[TargetPlace, TargetDraft] = {}

    def count(self, place: TargetPlace) -> Decimal | None:
        """Return the figure that is shown: the one typed, or the one given."""
        draft = self.drafts.get(place)
        return self.unit.counts.get(place) if draft is None else draft.count


class TotalLine(Struct, frozen=True):
    """A row under the units: their sum, or what the superior office was given for all together (`own`).

    `answered` says of how many given targets of a line how many were answered.
    """

    label: str
    counts: Mapping[TargetPlace, Decimal | None]
    own: UnitLine | None = None
    answered: Mapping[LineKey, str] = {}


def unit_columns(columns: Sequence[Shown], *, why_only_read: Callable[[], str]) -> tuple[Column[UnitLine], ...]:
    """Return the columns of the units, the first of them frozen."""
    name = Column[UnitLine](translate("TargetColumns", "Xã, phường"), lambda line: line.unit.name, width=_UNIT_WIDTH)
    return (
        name,
        *(
            _unit_column(column, why_only_read) if isinstance(column, TargetColumn) else _answer_column(column)
            for column in columns
        ),
    )


def total_columns(columns: Sequence[Shown], *, why_only_read: Callable[[], str]) -> tuple[Column[TotalLine], ...]:
    """Return the columns of the rows under the units."""
    name = Column[TotalLine](
        translate("TargetColumns", "Tổng"), lambda line: line.label, width=_UNIT_WIDTH, is_bold=lambda _: True,
        tone=lambda _: Tone.TOTAL,
    )  # fmt: skip
    return (
        name,
        *(
            _total_column(column, why_only_read) if isinstance(column, TargetColumn) else _count_column(column)
            for column in columns
        ),
    )


def tier_title(measure: Measure) -> str:
    """Return the head of a column."""
    return {
        Measure.BASELINE: translate("TargetColumns", "Số đầu kỳ"),
        Measure.ASSIGNED: translate("TargetColumns", "Giao"),
    }.get(measure, translate("TargetColumns", "Cam kết"))


def facts_of(unit: UnitTargets, column: TargetColumn) -> str:
    """Say what a target was and became, in the manner it is printed."""
    return targets.versions(
        terms.MEASURES[column.place.measure], unit.versions.get(column.place, ()), decimals=column.decimals
    )


def _unit_column(column: TargetColumn, why_only_read: Callable[[], str]) -> Column[UnitLine]:
    place = column.place

    def why_closed(line: UnitLine) -> str:
        if place in line.unit.carried:
            return translate(
                "TargetColumns",
                "Số này gồm chỉ tiêu của đơn vị đã nhập vào. Sửa ở «Máy và người dùng», nút «Chỉ tiêu của đơn vị…».",
            )
        return why_only_read()

    def is_open(line: UnitLine) -> bool:
        return place not in line.unit.carried and not why_only_read()

    def tone(line: UnitLine) -> Tone:
        if place in line.drafts:
            return Tone.WAITING
        return Tone.EDITABLE if is_open(line) else Tone.COMPUTED

    return Column(
        tier_title(place.measure),
        lambda line: _text(line, column),
        width=72,
        groups=(column.label,),
        is_number=True,
        number=lambda line: line.count(place),
        value=lambda line: line.count(place),
        typed=lambda line: _typed(line.count(place)),
        parse=lambda _, text: parse_quantity(text, decimals=column.decimals),
        can_edit=is_open,
        why_closed=why_closed,
        tone=tone,
        tip=lambda line: facts_of(line.unit, column),
    )


def answer_text(unit: UnitTargets, column: AnswerColumn) -> str:
    """Return what a unit says in as few letters as a cell has: in brackets what was said to an earlier figure."""
    found = unit.answers.get(column.line)
    if found is None:
        return ""
    if found.answer is None:
        return SIGNS[AnswerState.NONE]
    said = SIGNS[AnswerState.AGREED]
    if found.answer.proposed is not None:
        said = f"{SIGNS[AnswerState.PROPOSED]} {formats.quantity(found.answer.proposed, decimals=column.decimals)}"
    return f"({said})" if found.state is AnswerState.LAPSED else said


def answer_words(unit: UnitTargets, column: AnswerColumn) -> str:
    """Say the same in words, with the reason."""
    found = unit.answers.get(column.line)
    if found is None:
        return ""
    answer = found.answer
    if answer is None:
        return translate("TargetColumns", "Xã chưa trả lời.")
    said = translate("TargetColumns", "Xã đồng ý.")
    if answer.proposed is not None:
        said = translate("TargetColumns", "Xã đề nghị {count}: {reason}.").format(
            count=formats.quantity(answer.proposed, decimals=column.decimals), reason=answer.reason.rstrip(".")
        )
    if found.state is AnswerState.LAPSED:
        given = formats.quantity(Decimal(answer.given), decimals=column.decimals) if answer.given else NONE
        return translate("TargetColumns", "Trả lời cho số trước ({given}): {said} Số mới chờ xã trả lời.").format(
            given=given, said=said
        )
    return said


def _answer_column(column: AnswerColumn) -> Column[UnitLine]:
    def tone(line: UnitLine) -> Tone:
        found = line.unit.answers.get(column.line)
        return Tone.COMPUTED if found is None else _ANSWER_TONES[found.state]

    return Column(
        translate("TargetColumns", "Xã đáp"),
        lambda line: answer_text(line.unit, column),
        width=72,
        groups=(column.label,),
        is_number=True,
        tone=tone,
        tip=lambda line: answer_words(line.unit, column),
        why_closed=lambda _: translate("TargetColumns", "Xã trả lời ở máy của xã; trả lời về theo tệp gửi của xã."),
    )


def _count_column(column: AnswerColumn) -> Column[TotalLine]:
    return Column(
        translate("TargetColumns", "Xã đáp"),
        lambda line: line.answered.get(column.line, ""),
        width=72,
        is_number=True,
        tone=lambda _: Tone.TOTAL,
    )


def _total_column(column: TargetColumn, why_only_read: Callable[[], str]) -> Column[TotalLine]:
    place = column.place

    def can_edit(line: TotalLine) -> bool:
        return line.own is not None and place.measure is Measure.ASSIGNED and not why_only_read()

    def text(line: TotalLine) -> str:
        if line.own is None:
            return formats.quantity(line.counts.get(place), decimals=column.decimals)
        if place.measure is Measure.ASSIGNED:
            return _text(line.own, column)
        return formats.percent(line.counts.get(place), line.own.count(_assigned(place)))

    def tone(line: TotalLine) -> Tone:
        if line.own is not None and place in line.own.drafts:
            return Tone.WAITING
        return Tone.EDITABLE if can_edit(line) else Tone.TOTAL

    return Column(
        tier_title(place.measure),
        text,
        width=72,
        is_number=True,
        is_bold=lambda _: True,
        number=lambda line: line.counts.get(place) if line.own is None else None,
        value=lambda line: line.own.count(place) if line.own is not None else None,
        typed=lambda line: _typed(line.own.count(place)) if line.own is not None else "",
        parse=lambda _, typed: parse_quantity(typed, decimals=column.decimals),
        can_edit=can_edit,
        why_closed=lambda line: why_only_read() if line.own is not None else "",
        tone=tone,
        tip=lambda line: facts_of(line.own.unit, column) if line.own is not None else "",
    )


def _assigned(place: TargetPlace) -> TargetPlace:
    return TargetPlace(place.indicator, place.breakdown, Measure.ASSIGNED)


def _text(line: UnitLine, column: TargetColumn) -> str:
    draft, place = line.drafts.get(column.place), column.place
    if draft is not None:
        return DRAFT + (formats.quantity(draft.count, decimals=column.decimals) or translate("TargetColumns", "rút"))
    shown = formats.quantity(line.unit.counts.get(place), decimals=column.decimals)
    return f"{shown or NONE}{raised(len(line.unit.versions[place]))}" if line.unit.is_amended(place) else shown


def raised(count: int) -> str:
    """Return a number written small and high."""
    return "".join(_RAISED[int(digit)] for digit in str(count))


def _typed(count: Decimal | None) -> str:
    return "" if count is None else f"{count:f}".replace(".", ",")
