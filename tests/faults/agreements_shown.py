"""What an office is shown of moved stocks, of answers to targets and of documents, beside what the rules say."""

from pathlib import Path
from typing import Any

import msgspec
from promises import promise
from second_figures import Value
from second_stocks import Sheet
from second_years import Reading

from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.target_answers import AnswerState, TargetAnswer
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.documents import DocumentService
from ctph_desktop.services.reading.report_figures import report_figures
from ctph_desktop.services.reading.sheets import SheetLines
from ctph_desktop.services.reporting.own_targets import OwnTargetService
from ctph_desktop.services.reviewing.target_grid import TargetGridService
from ctph_desktop.services.reviewing.targets import TargetService


def check_stocks(workplace: Workplace, said: Reading, programme: str, year: int, *, unit: str) -> None:
    """Compare what a unit finds in its sheets, and what its reports would hold if they were sealed now."""
    rules = Sheet(said, programme, year, unit)
    shown = _values(SheetLines(workplace).figures().figures)
    expected = rules.figures()
    asked = {
        *(rules.cell(stock, str(year), "baseline") for stock in rules.stocks),
        *(rules.cell(stock, period) for stock in rules.stocks for period in rules.periods),
    }
    if (before := rules.before) is not None:
        earlier = before.figures()
        own = {before.cell(stock, one) for stock in before.stocks for one in before.periods if one[:4] == str(year - 1)}
        expected |= {cell: earlier[cell] for cell in own - asked if cell in earlier}
        asked |= own
    differing = sorted(cell for cell in asked if shown.get(cell) != expected.get(cell))
    said_of = [f"{cell[35:43]}…{cell[68:]} {shown.get(cell)}, by the rules {expected.get(cell)}" for cell in differing]
    promise(not differing, f"{programme[:6]} {year}: stocks stand elsewhere: {said_of[:2]}")
    sealed, holds = rules.report(), _values(report_figures(workplace))
    held = {cell: value for cell, value in holds.items() if cell.split("/")[4] in rules.periods}
    promise(held == sealed, f"{programme[:6]} {year}: a report holds {_apart(held, sealed)}")


def check_answers(workplace: Workplace, said: Reading, programme: str, year: int, *, unit: str) -> None:
    """Compare where answers to targets stand: those of a unit on its own screen, or of all units on the superior's."""
    if unit:
        lines = [line for line in OwnTargetService(workplace).sheet().lines if line.tier is not None]
        shown = {unit: {_line(line.key): _answer(line.state, line.answer) for line in lines}}
        rules = {unit: said.answers(programme, year, unit)}
    else:
        grid = TargetGridService(workplace, TargetService(workplace)).view()
        shown = {
            one.unit: {_line(line): _answer(each.state, each.answer) for line, each in one.answers.items()}
            for one in grid.units
        }
        rules = _answers_of_all(said, programme, year)
    promise(shown == rules, f"{programme[:6]} {year}: other answers: {shown}, by the rules {rules}")


def _answers_of_all(said: Reading, programme: str, year: int) -> dict[str, dict[tuple[str, str], tuple[str, str]]]:
    listed, end = said.editions[programme, year]["units"], said.editions[programme, year]["targets_of"][-4:]
    standing, heirs = said.standing(listed, f"{end}-12-31")
    own = {unit: said.in_force(programme, year, unit, f"{end}-12") for unit in listed}
    found = {}
    for unit in standing:
        whole = [place[:2] for place in own[unit] if said.is_whole(unit, heirs, own, place)]
        answers = said.answers(programme, year, unit)
        found[unit] = {line: answer for line, answer in answers.items() if line in whole}
    return found


def check_document(workplace: Workplace, said: Reading, programme: str, year: int) -> None:
    """Compare the versions of a programme's document, the one in force last, and the years that lie under it."""
    view = DocumentService(workplace, fonts=Path()).view()
    written, years = said.document(programme, year)
    shown = [_content(msgspec.to_builtins(one)) for one in view.versions]
    if not written:  # no more is known of it than the programme's own record says
        first = said.editions[programme, (years or [year])[0]]
        (version,) = view.versions
        known = version.version, version.title, version.number, version.amended_by
        promise(known == (1, first["title"], first["number"], ""), f"{programme[:6]} {year}: another document {known}")
    else:
        rules = [_content(one) for one in written]
        promise(shown == rules, f"{programme[:6]} {year}: other versions of the document: {shown}, {rules}")
    promise(not years or list(view.years) == years, f"{programme[:6]} {year}: other years under it: {view.years}")


def _content(said: dict[str, Any]) -> tuple[Any, ...]:
    parties = [(one["name"], one.get("unit"), one.get("is_signed", False)) for one in said["parties"]]
    names = ("version", "title", "number", "dated", "amended_by", "amended_on", "reason")
    return (*(said.get(name, "") for name in names), parties)


def _line(key: LineKey) -> tuple[str, str]:
    return key.indicator, key.breakdown or "-"


def _answer(state: AnswerState, answer: TargetAnswer | None) -> tuple[str, str]:
    return state.value, answer.quantity if answer is not None else ""


def _values(figures: Any) -> dict[str, Value]:
    every: dict[Coordinates, FigureValue] = dict(figures)
    return {
        where.cell: (value.state.value, value.quantity)
        for where, value in every.items()
        if value.state is not FigureState.MISSING
    }


def _apart(held: dict[str, Value], sealed: dict[str, Value]) -> str:
    cells = [cell for cell in held.keys() | sealed.keys() if held.get(cell) != sealed.get(cell)]
    return "; ".join(f"{cell[35:]} {held.get(cell)}, by the rules {sealed.get(cell)}" for cell in cells[:2])
