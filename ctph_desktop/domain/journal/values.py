"""What the values of operations say: the one place that reads them, before heads, tables or screens are made of them.

A value either is read, or is refused with UnreadValueError, which says whether a later version of the program wrote it.
Which of the two is a property of the bytes alone, so that every receiver judges alike: FORMAT.md §6 has the rules.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec.structs import astuple

from ctph_desktop.domain.closings import PeriodClosing, closing_name
from ctph_desktop.domain.consolidations import FrozenConsolidation, FrozenUnit, name_of
from ctph_desktop.domain.contacts import Contact
from ctph_desktop.domain.errors import InvalidPeriodError, UnreadValueError
from ctph_desktop.domain.evidence import Evidence
from ctph_desktop.domain.figure_codec import are_values, decode_value, figure_value, is_note
from ctph_desktop.domain.figures import FigureState, FigureValue, Measure
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind, are_uuids, is_figure_cell, parse_record_cell
from ctph_desktop.domain.journal.operation import FigureOutline, Operation, Outline
from ctph_desktop.domain.journal.shapes import WORD, Fit, fit_of, fit_of_word
from ctph_desktop.domain.linked_figures import LinkedFigure, linked_figure_uuid
from ctph_desktop.domain.obligations import LONGEST_NAME, Obligation, is_possible
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.partial_days import is_partial_day
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR, OF_A_YEAR, PERIOD_OF_ANY_VERSION, ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.programme_documents import MOST_LINES, ProgrammeDocument, programme_document_uuid
from ctph_desktop.domain.programme_years import ProgrammeYear, programme_year_uuid
from ctph_desktop.domain.programmes import MOST_DUE_DAYS, Programme
from ctph_desktop.domain.stated_totals import StatedTotal, stated_total_uuid
from ctph_desktop.domain.statements import MOST_PIECES, SubmissionPiece
from ctph_desktop.domain.submissions import (
    Decision,
    PhoneReceipt,
    Remark,
    Seal,
    SealedFigure,
    decision_uuid,
    phone_receipt_uuid,
    submission_name,
)
from ctph_desktop.domain.target_answers import LONGEST_REASON, AnswerVerdict, TargetAnswer, target_answer_uuid
from ctph_desktop.domain.targets import MONTH_OF_VERSION, WHOLE, WHOLE_YEAR, Target, target_uuid
from ctph_desktop.domain.timeliness import SubmissionDay, submission_day_uuid
from ctph_desktop.domain.units import AdministrativeUnit

SHAPES: Final[Mapping[RecordKind, Any]] = MappingProxyType(
    {
        RecordKind.PROGRAMME: Programme,
        RecordKind.PROGRAMME_YEAR: ProgrammeYear,
        RecordKind.PROGRAMME_DOCUMENT: ProgrammeDocument,
        RecordKind.OBLIGATION: Obligation,
        RecordKind.INDICATOR: Indicator,
        RecordKind.FORM: ReportForm,
        RecordKind.FORM_EDITION: ReportForm,
        RecordKind.UNIT: AdministrativeUnit,
        RecordKind.ORGANISATION: Organisation,
        RecordKind.PERSON: Person,
        RecordKind.SUBMISSION: Seal,
        RecordKind.DECISION: Decision,
        RecordKind.REMARK: Remark,
        RecordKind.EXPLANATION: Any,
        RecordKind.PERIOD: PeriodClosing,
        RecordKind.CONSOLIDATION: FrozenConsolidation,
        RecordKind.CONSOLIDATED_UNIT: FrozenUnit,
        RecordKind.SUBMISSION_DAY: SubmissionDay,
        RecordKind.PHONE_RECEIPT: PhoneReceipt,
        RecordKind.CONTACT: Contact,
        RecordKind.EVIDENCE: Evidence,
        RecordKind.SUBMISSION_PIECE: SubmissionPiece,
        RecordKind.TARGET: Target,
        RecordKind.STATED_TOTAL: StatedTotal,
        RecordKind.LINKED_FIGURE: LinkedFigure,
        RecordKind.TARGET_ANSWER: TargetAnswer,
    }
)
"""What the record of each kind is read into."""

NAMED_BY_CONTENTS: Final = frozenset(
    {
        RecordKind.FORM_EDITION,
        RecordKind.CONSOLIDATION,
        RecordKind.CONSOLIDATED_UNIT,
        RecordKind.SUBMISSION_PIECE,
    }
)
"""The kinds of records whose UUID is the hash of what they say: no other value counts in their cell."""

_NEVER_DELETED: Final = NAMED_BY_CONTENTS | {RecordKind.SUBMISSION}
_MOST_DECIMALS: Final = 6
_MONTH: Final = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])")
_YEAR: Final = re.compile("[0-9]{4}(?:@15)?")
_TERM: Final = re.compile("[0-9]{4}-[0-9]{4}(?:@15)?")
_MOST_TOLERANCE: Final = 10**14
_MEASURES: Final = frozenset(measure.value for measure in Measure)


def read_value(op: Outline) -> Any:
    """Return what an operation's value says: a figure's value, a record, None for one deleted; else UnreadValueError.

    Of an operation of this version alone, in a cell that belongs into its book. What it is of by its cell is asked
    as well: a measure, a kind or a period that this version does not know is a later one's.
    """
    if op.c.startswith("f/"):
        *_, period, measure = op.c.split("/")
        _refuse(max(_fit_of_period(period), fit_of_word(measure, _MEASURES)), measure)
    if isinstance(op, FigureOutline):
        return decode_value(msgspec.to_builtins(op.x))
    if op.c.startswith("f/"):
        return read_figure(bytes(op.x))
    kind, uuid = parse_record_cell(op.c)
    _refuse(fit_of_word(kind, RecordKind), kind)
    return read_record(RecordKind(kind), bytes(op.x), uuid=uuid)


def read_again(op: Operation) -> Any:
    """Return the record an operation holds that was found to count before, None for one deleted."""
    (kind, _), value = parse_record_cell(op.c), bytes(op.x)
    return None if value == b"null" else _decoded(RecordKind(kind), value)


def read_figure(value: bytes) -> FigureValue:
    """Return the figure's value that canonical JSON says; UnreadValueError if it says none."""
    return decode_value(_json(value))


def read_record(kind: RecordKind, value: bytes, *, uuid: str) -> Any:
    """Return the record that canonical JSON says, None for a deleted one; UnreadValueError if it says none."""
    if value == b"null" and kind not in _NEVER_DELETED:
        return None
    record = _decoded(kind, value)
    check = _CHECKS.get(kind)
    fits = [Fit.KNOWN] if check is None else [*check(record, uuid)]
    if kind in NAMED_BY_CONTENTS:
        fits.append(_fits_if(uuid == name_of(value)))
    _refuse(max(fits), kind.value)
    return record


def figures_are_read(outlines: Iterable[FigureOutline]) -> bool:
    """Tell at once whether the values of many figures can all be read."""
    values = [outline.x for outline in outlines]
    if any(x.n is not msgspec.UNSET and (x.s == FigureState.MISSING or not is_note(x.n)) for x in values):
        return False
    return are_values([x.s for x in values], ["" if x.q is msgspec.UNSET else x.q or "?" for x in values])


@lru_cache(maxsize=32)
def _decoder(kind: RecordKind) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(SHAPES[kind])


def _decoded(kind: RecordKind, value: bytes) -> Any:
    try:
        return _decoder(kind).decode(value)
    except (msgspec.MsgspecError, RecursionError, ValueError, ArithmeticError):
        is_later = fit_of(_json(value), SHAPES[kind]) is Fit.LATER
        raise UnreadValueError(kind.value, is_later=is_later) from None


def _json(value: bytes) -> Any:
    try:
        return msgspec.json.decode(value)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise UnreadValueError("JSON", is_later=False) from None


def _refuse(fit: Fit, part: str) -> None:
    if fit is not Fit.KNOWN:
        raise UnreadValueError(part, is_later=fit is Fit.LATER)


# What a type cannot say: each check yields how parts of a record fit.


def _fits_if(condition: object) -> Fit:
    return Fit.KNOWN if condition else Fit.NONE


def _fit_of_period(code: str) -> Fit:
    try:
        ReportingPeriod.parse(code)
    except InvalidPeriodError:
        return Fit.LATER if PERIOD_OF_ANY_VERSION.fullmatch(code) else Fit.NONE
    return Fit.KNOWN


def _fit_of_figures(figures: Sequence[SealedFigure]) -> Fit:
    """Tell how figures fit that each must have a place of its own."""
    if not figures:
        return Fit.KNOWN
    indicators, breakdowns, measures, states, quantities = zip(*map(astuple, figures), strict=True)
    values = Fit.KNOWN if are_values(states, quantities) else max(map(_fit_of_sealed, figures))
    places = set(zip(indicators, breakdowns, measures, strict=True))
    names = {*indicators} | ({*breakdowns} - {WHOLE})
    return max(
        *(fit_of_word(measure, _MEASURES) for measure in set(measures)),
        values,
        _fits_if(len(places) == len(figures) and are_uuids(names)),
    )


def _fit_of_sealed(figure: SealedFigure) -> Fit:
    try:
        figure_value(figure.state, figure.quantity or None)
    except UnreadValueError as error:
        return Fit.LATER if error.is_later else Fit.NONE
    return Fit.KNOWN


def _fit_of_day(text: str) -> Fit:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Fit.NONE
    return _fits_if(day.isoformat() == text and EARLIEST_YEAR <= day.year <= LATEST_YEAR)


def _check_programme(programme: Programme, uuid: str) -> Iterator[Fit]:
    yield _fits_if(programme.uuid == uuid)
    yield _fits_if(EARLIEST_YEAR <= programme.plan_year <= LATEST_YEAR)
    yield from _check_obligation(programme)
    last = programme.last_year
    yield _fits_if(last is msgspec.UNSET or EARLIEST_YEAR <= last <= LATEST_YEAR)


def _check_programme_year(opened: ProgrammeYear, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == programme_year_uuid(programme=opened.programme, year=opened.year))
    yield _fits_if(EARLIEST_YEAR <= opened.year <= LATEST_YEAR)
    yield from _check_obligation(opened)


def _check_document(document: ProgrammeDocument, uuid: str) -> Iterator[Fit]:
    units = [party.unit for party in document.parties if party.unit is not None]
    yield _fits_if(uuid == programme_document_uuid(document) and are_uuids([document.programme, *units]))
    last = document.year if document.last_year is msgspec.UNSET else document.last_year
    yield _fits_if(all(EARLIEST_YEAR <= year <= LATEST_YEAR for year in (document.year, last)))
    yield _fits_if(document.version >= 1)
    yield _fits_if(max(map(len, (document.parties, document.recipients, document.links))) <= MOST_LINES)
    days = (document.dated, document.amended_on, *(party.signed_on for party in document.parties))
    yield _fits_if(all(map(is_partial_day, (*days, *(link.dated for link in document.links)))))


def _check_obligation(obliging: Programme | ProgrammeYear) -> Iterator[Fit]:
    """Tell whether what a programme says of reporting can be."""
    days, rhythm = obliging.due_days, obliging.rhythm
    yield _fits_if(days is msgspec.UNSET or abs(days) <= MOST_DUE_DAYS)
    for each in () if rhythm is msgspec.UNSET else rhythm:
        yield _fits_if(_MONTH.fullmatch(each.since))
        yield Fit.KNOWN if each.kind in OF_A_YEAR else Fit.LATER


def _check_obligation_record(obligation: Obligation, _: str) -> Iterator[Fit]:
    yield _fits_if(are_uuids([obligation.programme]) and 0 < len(obligation.name) <= LONGEST_NAME)
    days = obligation.due_days
    yield _fits_if(days is msgspec.UNSET or abs(days) <= MOST_DUE_DAYS)
    if obligation.period:
        yield _fit_of_period(obligation.period)
    try:
        yield _fits_if(is_possible(obligation))
    except InvalidPeriodError:
        yield Fit.LATER


def _check_indicator(indicator: Indicator, uuid: str) -> Iterator[Fit]:
    yield _fits_if(indicator.uuid == uuid and 0 <= indicator.decimals <= _MOST_DECIMALS)


def _check_form(form: ReportForm, uuid: str) -> Iterator[Fit]:
    yield _fits_if(form.uuid == uuid)
    yield from _check_edition(form, uuid)


def _check_edition(form: ReportForm, _: str) -> Iterator[Fit]:
    yield _fits_if(all(0 <= column.decimals <= _MOST_DECIMALS for column in form.columns))
    tolerances = [check.tolerance for check in form.checks]
    days = [one.until for line in form.lines if line.formerly is not msgspec.UNSET for one in line.formerly]
    yield _fits_if(all(EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in days))
    yield _fits_if(all(each.is_finite() and 0 <= each < _MOST_TOLERANCE for each in tolerances))


def _check_unit(unit: AdministrativeUnit, uuid: str) -> Iterator[Fit]:
    ends = (unit.valid_from, unit.valid_to, *(one.until for one in unit.former_names))
    days = [day for day in ends if day is not None]
    yield _fits_if(unit.uuid == uuid and all(EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in days))


def _check_organisation(organisation: Organisation, uuid: str) -> Iterator[Fit]:
    yield _fits_if(organisation.uuid == uuid)


def _check_seal(seal: Seal, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == submission_name(programme=seal.programme, unit=seal.unit, period=seal.period))
    yield _fit_of_period(seal.period)
    yield _fit_of_figures(seal.figures)
    yield from map(_fits_if, map(is_note, () if seal.notes is msgspec.UNSET else seal.notes.values()))
    pieces = () if seal.pieces is msgspec.UNSET else seal.pieces
    yield _fits_if(len(pieces) <= MOST_PIECES and are_uuids(pieces))


def _check_piece(piece: SubmissionPiece, _: str) -> Iterator[Fit]:
    yield _fits_if(are_uuids(piece.figures))
    notes = {} if piece.notes is msgspec.UNSET else piece.notes
    yield _fits_if(are_uuids(notes) and all(is_note(text) for noted in notes.values() for text in noted.values()))
    yield from map(_fit_of_figures, piece.figures.values())


def _check_decision(decision: Decision, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == decision_uuid(decision.seal))
    yield _fits_if(WORD.fullmatch(decision.verdict))  # under a verdict of a later version a seal waits


def _check_remark(remark: Remark, _: str) -> Iterator[Fit]:
    yield _fit_of_period(remark.period)


def _check_closing(closing: PeriodClosing, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == closing_name(programme=closing.programme, period=closing.period))
    yield _fit_of_period(closing.period)


def _check_consolidation(sheet: FrozenConsolidation, _: str) -> Iterator[Fit]:
    yield _fit_of_period(sheet.period)


def _check_frozen_unit(unit: FrozenUnit, _: str) -> Iterator[Fit]:
    yield _fit_of_period(unit.period)
    yield from map(_fit_of_period, unit.figures)
    yield from map(_fit_of_figures, unit.figures.values())
    noted = () if unit.notes is msgspec.UNSET else unit.notes.values()
    yield _fits_if(all(is_note(text) for notes in noted for text in notes.values()))


def _check_day(corrected: SubmissionDay, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == submission_day_uuid(corrected.seal))
    yield _fit_of_day(corrected.day)


def _check_phone_receipt(receipt: PhoneReceipt, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == phone_receipt_uuid(receipt.seal))


def _check_evidence(evidence: Evidence, _: str) -> Iterator[Fit]:
    yield _fit_of_period(evidence.period)


def _check_target(target: Target, uuid: str) -> Iterator[Fit]:
    names = [target.programme, target.unit, target.indicator]
    if target.breakdown != WHOLE:
        names.append(target.breakdown)
    yield _fits_if(uuid == target_uuid(target) and are_uuids(names))
    yield _fit_of_period(target.period)
    yield _fit_of_target_period(target.period)
    last = target.period[5:9] if _TERM.fullmatch(target.period) else target.period[:4]
    is_within = MONTH_OF_VERSION.fullmatch(target.since) and target.period[:4] <= target.since[:4] <= last
    yield _fits_if(target.since == WHOLE_YEAR or is_within)
    yield _fits_if(not target.quantity or are_values([FigureState.REPORTED.value], [target.quantity]))


def _fit_of_target_period(code: str) -> Fit:
    """Tell how a period fits that this version knows as a year or a term alone."""
    return Fit.KNOWN if _YEAR.fullmatch(code) or _TERM.fullmatch(code) else Fit.LATER


def _check_stated_total(stated: StatedTotal, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == stated_total_uuid(form=stated.form, column=stated.column) and are_uuids([stated.form]))
    yield _fits_if(not stated.quantity or are_values([FigureState.REPORTED.value], [stated.quantity]))


def _check_linked_figure(link: LinkedFigure, uuid: str) -> Iterator[Fit]:
    yield _fits_if(uuid == linked_figure_uuid(link.cell))
    for cell in (link.cell, link.source):
        yield _fits_if(is_figure_cell(cell))
        yield _fit_of_period(cell.split("/")[-2] if is_figure_cell(cell) else "")
    yield _fits_if(are_uuids([link.root, *link.operations]))
    yield _fits_if(0 <= link.counted <= link.units)
    yield _fit_of_day(link.day)
    yield _fits_if(are_values([link.state], [link.quantity]))


def _check_target_answer(answer: TargetAnswer, uuid: str) -> Iterator[Fit]:
    names = [answer.programme, answer.unit, answer.indicator]
    names += [name for name in (answer.breakdown,) if name != WHOLE] + [name for name in (answer.operation,) if name]
    yield _fits_if(uuid == target_answer_uuid(answer) and are_uuids(names))
    yield _fit_of_period(answer.period)
    yield _fit_of_target_period(answer.period)
    for quantity in (answer.given, answer.quantity):
        yield _fits_if(not quantity or are_values([FigureState.REPORTED.value], [quantity]))
    yield _fits_if(bool(answer.quantity) is (answer.verdict is AnswerVerdict.PROPOSED))
    yield _fits_if(len(answer.reason) <= LONGEST_REASON)


_CHECKS: Final[Mapping[RecordKind, Callable[[Any, str], Iterator[Fit]]]] = MappingProxyType(
    {
        RecordKind.PROGRAMME: _check_programme,
        RecordKind.PROGRAMME_YEAR: _check_programme_year,
        RecordKind.PROGRAMME_DOCUMENT: _check_document,
        RecordKind.OBLIGATION: _check_obligation_record,
        RecordKind.INDICATOR: _check_indicator,
        RecordKind.FORM: _check_form,
        RecordKind.FORM_EDITION: _check_edition,
        RecordKind.UNIT: _check_unit,
        RecordKind.ORGANISATION: _check_organisation,
        RecordKind.SUBMISSION: _check_seal,
        RecordKind.DECISION: _check_decision,
        RecordKind.REMARK: _check_remark,
        RecordKind.PERIOD: _check_closing,
        RecordKind.CONSOLIDATION: _check_consolidation,
        RecordKind.CONSOLIDATED_UNIT: _check_frozen_unit,
        RecordKind.SUBMISSION_DAY: _check_day,
        RecordKind.PHONE_RECEIPT: _check_phone_receipt,
        RecordKind.EVIDENCE: _check_evidence,
        RecordKind.SUBMISSION_PIECE: _check_piece,
        RecordKind.TARGET: _check_target,
        RecordKind.STATED_TOTAL: _check_stated_total,
        RecordKind.LINKED_FIGURE: _check_linked_figure,
        RecordKind.TARGET_ANSWER: _check_target_answer,
    }
)
