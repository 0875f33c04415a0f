"""A short run of histories through years and programmes, and proof that it can fail."""

import os
import subprocess
import sys
from hashlib import sha256
from unittest import mock

import pytest
import simulated_years
import simulated_years_on_databases
import simulator
from simulated_history import BrokenPromiseError

from ctph_desktop.domain import sums
from ctph_desktop.domain.figures import NOTHING, Measure
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.obligations import ObligedProgramme
from ctph_desktop.domain.programme_documents import versions_of
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.stocks import Movement
from ctph_desktop.domain.target_answers import AnswerState
from ctph_desktop.domain.targets import TargetVersion, month_after, with_version
from ctph_desktop.services.ground import definitions, reports_held
from ctph_desktop.services.programmes import documents
from ctph_desktop.services.reading import (
    carried_figures,
    figures_of_unit,
    moved_stocks,
    openings,
    period_figures,
    shared_figures,
    sheets,
    targets_given,
)
from ctph_desktop.services.reporting import own_targets
from ctph_desktop.services.reviewing import target_grid

SHORT = 60
MOST_HISTORIES = 300
SHORT_ON_DATABASES = 3
FEW = range(7_000_000, 7_000_012)


def test_what_offices_are_shown_of_their_years_is_what_the_rules_say():
    row = simulator.counted("short", simulated_years.played, first=0, count=SHORT)
    assert (row.violations, row.detail) == (0, "")
    assert row.sums["edits"] > 15 * SHORT


def test_so_it_is_on_databases_and_on_every_pc_alike():
    row = simulator.counted("short", simulated_years_on_databases.played, first=0, count=SHORT_ON_DATABASES)
    assert (row.violations, row.detail) == (0, "")


def test_one_seed_is_one_history_of_years():
    assert simulated_years.replay(11) == simulated_years.replay(11)


def _fingerprint(play) -> str:
    """Return what names all that happened in some histories: everything written, and what was drawn to the end."""
    said = []
    for seed in FEW:
        history = play(seed)
        written = [sorted(segment.id for segment in pc.contents().segments) for pc in history.pcs]
        said.append((history.happened, [sorted(pc.must) for pc in history.pcs], written, history.random.random()))
    return sha256(repr(said).encode()).hexdigest()


def test_one_seed_is_one_history_in_every_process_so_that_it_can_be_played_again():
    code = f"import sys; sys.path[:0] = {sys.path!r}\nimport test_simulated_years as here\n"
    code += "print(here._fingerprint(here.simulated_years.played))"
    said = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        said.append(told.stdout.strip())
    assert said == [_fingerprint(simulated_years.played)] * 2


def test_what_is_remembered_in_a_history_changes_nothing_in_it():
    assert _fingerprint(simulated_years.played) == _fingerprint(simulated_years.played.__wrapped__)


def _ended_from_one_month_alone(history, parts, *, last_day):
    """The targets of a divided unit end, and go on with what was given for a later month."""
    end = TargetVersion(month_after(last_day), None)
    given = [place for place in history if any(v.quantity is not None for part in parts for v in part.get(place, ()))]
    for place in given:
        history = with_version(history, place, end)
    return history


def _never_lapsing(answer, _):
    """Whatever a unit said holds for every version."""
    return AnswerState(answer.verdict.value) if answer is not None else AnswerState.NONE


def _first_alone(programme, written, *, year):
    """What was amended since is not read."""
    return versions_of(programme, written, year=year)[:1]


def _found() -> str:
    """Return what the first history that breaks says."""
    for seed in range(MOST_HISTORIES):
        try:
            simulated_years.played(seed)
        except BrokenPromiseError as error:
            return str(error)
    return ""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda: mock.patch.object(Book, "precedence", property(lambda book: -book.year)), ""),
        (lambda: mock.patch.object(Book, "precedence", property(lambda book: book.is_standing)), "other"),
        (lambda: mock.patch.object(targets_given, "ended_by_division", lambda history, *_, **__: history), "targets"),
        (lambda: mock.patch.object(targets_given, "ended_by_division", _ended_from_one_month_alone), "targets"),
        (lambda: mock.patch.object(figures_of_unit, "in_force", lambda versions, _: next(iter(versions), None)), "tar"),
        (lambda: mock.patch.object(carried_figures.CarriedFigures, "holders", lambda own, *_: iter([own.own])), ""),
        (lambda: mock.patch.object(targets_given, "TIERS", {}), "answers"),
        (lambda: mock.patch.object(targets_given, "WHOLE_YEAR", "9"), "answers"),
        (lambda: mock.patch.object(definitions, "of_unit", lambda editions, _: editions), "years"),
        (lambda: mock.patch.object(definitions, "in_opened_year", lambda programme, _: programme), ""),
        (lambda: mock.patch.object(reports_held.ReportsOfYear, "accepted", {}), "accepted"),
        (lambda: mock.patch.object(sums, "NOT_APPLICABLE", NOTHING), ""),
        (lambda: mock.patch.object(figures_of_unit.UnitFigures, "notes", return_value=()), "notes"),
        (lambda: mock.patch.object(definitions, "as_obliged", return_value=None), "years"),
        (lambda: mock.patch.object(ObligedProgramme, "measure", Measure.ACTUAL), ""),
        (lambda: mock.patch.object(ObligedProgramme, "target_period", Programme.year_period), "targets"),
        (lambda: mock.patch.object(shared_figures, "covering", return_value=()), "typed"),
        (lambda: mock.patch.object(period_figures, "closing_before", return_value={}), "opening"),
        (lambda: mock.patch.object(Movement, "is_known", True), "stocks"),
        (lambda: mock.patch.object(Movement, "applies", True), "stocks"),
        (lambda: mock.patch.object(moved_stocks, "follow_one_another", return_value=True), "stocks"),
        (lambda: mock.patch.object(sheets, "not_yet_typed", return_value=()), "stocks"),
        (lambda: mock.patch.object(openings, "_ends_known", return_value=True), ""),
        (lambda: mock.patch.object(own_targets, "state_of", _never_lapsing), "answers"),
        (lambda: mock.patch.object(target_grid, "state_of", _never_lapsing), "answers"),
        (lambda: mock.patch.object(target_grid, "target_answers", return_value={}), "answers"),
        (lambda: mock.patch.object(documents, "versions_of", _first_alone), "document"),
        (lambda: mock.patch.object(documents, "signed_for", lambda programme, **_: programme.plan_year), "document"),
    ],
)
def test_a_fault_in_what_is_shown_of_years_is_noticed(fault, said):
    with fault():
        found = _found()
    assert found
    assert said in found
