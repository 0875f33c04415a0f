"""A short run of the simulator, and proof that it can fail: each fault put into the journal is noticed."""

from contextlib import suppress

import pytest
import simulated_databases
import simulated_offices
import simulator
from msgspec.structs import replace
from simulated_history import BrokenPromiseError

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.journal import pending, roster, validity, values
from ctph_desktop.domain.journal.heads import CellState, heads
from ctph_desktop.domain.journal.validity import Verdict, Weighed
from ctph_desktop.storage import copies, journal, projection, view
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.view import ProjectionWriter

MOST_HISTORIES = 800
MOST_ON_DATABASES = 60
SHORT_ON_DATABASES = 12
SEEDS_OF_BOOKS_THAT_CHANGED_HANDS = (6, 41, 1_000_026)
SEEDS_OF_SEALS_SIGNED_TWICE = (14_000_189, 45_000_229)


def test_no_edit_is_lost_in_hundreds_of_histories():
    row = simulator.counted("short", simulator.played, first=0, count=500)
    assert (row.violations, row.detail) == (0, "")
    assert row.sums["edits"] > 2500


def test_no_edit_is_lost_in_some_histories_on_databases():
    row = simulator.counted("short", simulated_databases.played, first=0, count=SHORT_ON_DATABASES)
    assert (row.violations, row.detail) == (0, "")
    assert row.sums["edits"] > 50


@pytest.mark.parametrize("seed", SEEDS_OF_SEALS_SIGNED_TWICE)
def test_a_seal_that_a_copied_pc_signed_before_is_told_by_one_segment_everywhere(seed):
    simulated_databases.played(seed)


def test_no_edit_is_lost_in_a_history_of_whole_offices():
    row = simulator.counted("short", simulated_offices.played, first=105, count=1)
    assert (row.violations, row.detail) == (0, "")


def test_one_seed_is_one_history():
    assert simulator.replay(11) == simulator.replay(11)
    assert simulator.played(12).happened != simulator.played(13).happened


def _found(play, most: int, *, first: int = 0) -> str:
    """Return what the first history that breaks says."""
    for seed in range(first, first + most):
        try:
            play(seed)
        except Exception as error:  # noqa: BLE001 - a crash is a way of noticing, too
            return f"{type(error).__name__}: {error}"
    return ""


def _across_cells(operations):
    listed = list(operations)
    named = {parent for stored in listed for parent in stored.op.p}
    states = heads(listed)
    left = {cell: tuple(h for h in state.heads if h.id not in named) for cell, state in states.items()}
    return {cell: CellState(found) for cell, found in left.items() if found}


def _winner_only(operations):
    return {cell: CellState(state.heads[-1:]) for cell, state in heads(operations).items()}


def _first_come(operations):
    """The last of the heads as they came is shown."""
    listed = list(operations)
    place = {stored.id: number for number, stored in enumerate(listed)}
    return {cell: CellState(tuple(sorted(s.heads, key=lambda h: place[h.id]))) for cell, s in heads(listed).items()}


def _lost_parents(operations):
    """Nothing supersedes what came from somewhere else."""
    return heads([replace(stored, op=replace(stored.op, p=())) for stored in operations])


def _without_middle(operations):
    """An operation that was superseded and whose follower is not shown either is gone."""
    return {cell: state for cell, state in heads(operations).items() if len(state.heads) < 3}


HEADS = {f.__name__: f for f in (_across_cells, _winner_only, _first_come, _lost_parents, _without_middle)}


@pytest.mark.parametrize("fault", HEADS)
def test_a_fault_in_the_rule_of_heads_is_noticed(monkeypatch, fault):
    monkeypatch.setattr(projection, "heads", HEADS[fault])
    assert "Broken" in _found(simulator.played, MOST_HISTORIES)


def _read(op):
    """Return what a value says, wherever it lies; nothing where it cannot be read."""
    with suppress(DomainError):
        return values.read_value(op)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("judge_segment", lambda *_, **__: Verdict.VALID),
        ("judge_segment", lambda *_, **__: Verdict.WRONG_ROLE),
        ("weigh", lambda op, **_: Weighed(Verdict.VALID, _read(op))),
        ("previous_of", lambda *_: {}),
        ("may_seal", lambda *_, **__: True),
        ("may_seal", lambda *_, **__: False),
        ("joined", lambda *_: None),
    ],
)
def test_a_fault_in_what_counts_is_noticed(monkeypatch, name, fault):
    monkeypatch.setattr(projection, name, fault)
    assert _found(simulator.played, MOST_HISTORIES)


def test_a_cut_that_reaches_further_than_it_says_is_noticed(monkeypatch):
    monkeypatch.setattr(validity, "_is_within", lambda _, cut, __: bool(set(cut)))
    assert "Broken" in _found(simulator.played, MOST_HISTORIES)


def test_figures_that_change_inside_a_seal_are_noticed(monkeypatch):
    join = projection.joined

    def changed(seal, pieces):
        whole = join(seal, pieces)
        return replace(whole, seal=replace(seal, figures=seal.figures[:-1]))

    monkeypatch.setattr(projection, "joined", changed)
    assert "figures" in _found(simulator.played, MOST_HISTORIES)


def test_a_roster_that_takes_the_first_of_two_rival_versions_is_noticed(monkeypatch):
    followers = roster._followers

    def first(last, offered, only):
        found = followers(last, offered, only)
        return dict(list(found.items())[:1])

    monkeypatch.setattr(roster, "_followers", first)
    assert "Broken" in _found(simulator.played, 4 * MOST_HISTORIES)


def test_an_edit_left_out_of_its_segment_is_noticed(monkeypatch):
    cut = simulator.cut_segment
    monkeypatch.setattr(
        simulator, "cut_segment", lambda operations, **names: cut(operations[: max(1, len(operations) - 1)], **names)
    )
    assert "lost" in _found(simulator.played, MOST_HISTORIES)


# faults of the database


def test_tables_that_forget_a_conflict_are_noticed(monkeypatch):
    monkeypatch.setattr(view, "_heads_row", lambda book, cell, _: (book, cell, "[]", False))
    assert _found(simulated_databases.played, MOST_ON_DATABASES)


def test_a_tail_deleted_before_it_was_cut_is_noticed(monkeypatch):
    monkeypatch.setattr(journal, "_pieces", lambda tail: list(tail)[1:] and [list(tail)[1:]])
    assert "lost" in _found(simulated_databases.played, MOST_ON_DATABASES)


@pytest.mark.parametrize("seed", SEEDS_OF_BOOKS_THAT_CHANGED_HANDS)
def test_own_work_that_counts_on_its_own_pc_alone_once_the_book_went_elsewhere_is_noticed(monkeypatch, seed):
    simulated_databases.played(seed)
    monkeypatch.setattr(Journal, "_sign_before", lambda *_: set())
    monkeypatch.setattr(pending, "judge_pending", lambda *_, **__: Verdict.VALID)
    with pytest.raises(BrokenPromiseError):
        simulated_databases.played(seed)


def test_a_short_run_notices_own_work_that_counts_on_its_own_pc_alone(monkeypatch):
    monkeypatch.setattr(Journal, "_sign_before", lambda *_: set())
    monkeypatch.setattr(pending, "judge_pending", lambda *_, **__: Verdict.VALID)
    assert "Broken" in _found(simulated_databases.played, SHORT_ON_DATABASES)


def test_segments_taken_for_known_by_their_place_in_the_chain_are_noticed(monkeypatch):
    """What (replica, number) would do: after a restore the second segment of that place is thrown away."""
    ingest = Journal.ingest

    def by_place(self, intake, *, also=None):
        held = {(h.replica, h.book, h.previous) for h in self.heads_of_segments(self.books())}
        places = [(item.head.replica, item.head.book, item.head.previous) for item in intake.segments]
        intake.segments = [item for item, place in zip(intake.segments, places, strict=True) if place not in held]
        ingest(self, intake, also=also)

    monkeypatch.setattr(Journal, "ingest", by_place)
    assert _found(simulated_databases.played, MOST_ON_DATABASES)


def test_an_edit_applied_without_its_table_is_noticed(monkeypatch):
    monkeypatch.setattr(ProjectionWriter, "apply", lambda *_: None)
    assert _found(simulated_databases.played, MOST_ON_DATABASES)


def test_tables_not_renewed_when_a_roster_arrives_are_noticed(monkeypatch):
    intake = Journal.intake

    def without_books(self, segments, records, **names):
        result = intake(self, segments, records, **names)
        if not result.segments:
            result.books = []
        return result

    monkeypatch.setattr(Journal, "intake", without_books)
    assert _found(simulated_databases.played, MOST_ON_DATABASES)


# faults of the services


def test_a_restore_that_forgets_what_was_typed_since_is_noticed(monkeypatch):
    monkeypatch.setattr(copies, "_add_operations", lambda *_: 0)
    assert "lost" in _found(simulated_offices.played, 15, first=105)
