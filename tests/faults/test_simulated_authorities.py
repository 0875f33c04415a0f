"""A short run of histories of two authorities, and proof that it can fail."""

from unittest import mock

import links_shown
import pytest
import simulated_authorities
import simulator
from simulated_history import BrokenPromiseError

from ctph_desktop.domain.journal import roster, validity
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.linked_figures import Agreement
from ctph_desktop.services.ground.definitions import Definitions
from ctph_desktop.services.ground.identity import OfficeIdentity

SHORT = 40
MOST_HISTORIES = 1500


def test_what_counts_for_two_authorities_and_is_shown_of_them_is_what_the_rules_say():
    row = simulator.counted("short", simulated_authorities.played, first=0, count=SHORT)
    assert (row.violations, row.detail) == (0, "")
    assert row.sums["edits"] > 10 * SHORT


def test_one_seed_is_one_history_of_two_authorities():
    assert simulated_authorities.replay(11) == simulated_authorities.replay(11)


def _found() -> str:
    """Return what the first history that breaks says."""
    for seed in range(MOST_HISTORIES):
        try:
            simulated_authorities.played(seed)
        except BrokenPromiseError as error:
            return str(error)
    return ""


def _first_alone(last, offered):
    """One office is taken over, and no other nor again."""
    return last.adopted or tuple(offered)


def _of_what_came_before(head, chain, origin, before):
    """Whoever was taken over goes on writing."""
    is_covered = origin.covers(head.book)
    return validity.judge_segment(head, chain=origin.chain, before=before) if is_covered else Verdict.WRONG_ROLE


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda: mock.patch.object(roster.Adoption, "covers", return_value=True), "heads"),
        (lambda: mock.patch.object(roster, "adopts_all", _first_alone), "adopted"),
        (lambda: mock.patch.object(validity, "_judge_inherited", _of_what_came_before), "heads"),
        (lambda: mock.patch.object(OfficeIdentity, "common_offices", lambda who, _: (who.own_office,)), ""),
        (lambda: mock.patch.object(Definitions, "_words_at_home", return_value={}), ""),
        (lambda: mock.patch.object(links_shown, "agreement", return_value=Agreement.EQUAL), "told"),
    ],
)
def test_a_fault_in_what_counts_for_two_authorities_is_noticed(fault, said):
    with fault():
        found = _found()
    assert found
    assert said in found
