"""Validity: a function of the set of segments and rosters, never of the moment of arrival."""

from itertools import permutations

import pytest
from journal_builders import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    COMMUNE_PC,
    JULY_CELL,
    OTHER_COMMUNE,
    OWN_BOOK,
    SECOND_PC,
    STRANGER_PC,
    SUPERIOR_PC,
    YEAR,
    a_chain,
    a_head,
    a_roster,
    an_id,
    an_operation,
)

from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.roster import Member, RosterChain, build_chain
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, previous_of

EVERYONE = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), STRANGER_PC.grant())
FIRST = a_roster(devices=EVERYONE)
CHAIN = a_chain(FIRST)
BOOKS = {
    "common": COMMON_BOOK,
    "about": ABOUT_BOOK,
    "unit": OWN_BOOK,
    "other common": Book(BookKind.COMMON, COMMUNE, YEAR),
    "other unit": Book(BookKind.UNIT, OTHER_COMMUNE, YEAR),
    "stray unit": Book(BookKind.UNIT, an_id("nobody"), YEAR),
}
ALLOWED = {
    ("superior", "common"),
    ("superior", "about"),
    ("commune", "unit"),
    ("stranger", "other unit"),
}
DEVICES = {"superior": SUPERIOR_PC, "commune": COMMUNE_PC, "stranger": STRANGER_PC}


def _judge(head, chain: RosterChain = CHAIN, *, others=()) -> Verdict:
    return judge_segment(head, chain=chain, before=previous_of([head, *others]))


@pytest.mark.parametrize("who", DEVICES)
@pytest.mark.parametrize("what", BOOKS)
def test_a_segment_counts_only_from_the_office_that_keeps_the_book(who, what):
    verdict = _judge(a_head(device=DEVICES[who], book=BOOKS[what], roster=FIRST.id))
    assert verdict is (Verdict.VALID if (who, what) in ALLOWED else Verdict.WRONG_ROLE)


def test_a_segment_under_an_unknown_roster_waits_for_it():
    second = a_roster(2, FIRST.id, devices=EVERYONE)
    head = a_head(roster=second.id)
    assert _judge(head) is Verdict.UNKNOWN_ROSTER
    assert _judge(head, a_chain(FIRST, second)) is Verdict.VALID
    assert _judge(a_head(roster=""), CHAIN) is Verdict.UNKNOWN_ROSTER
    assert _judge(head, RosterChain()) is Verdict.UNKNOWN_ROSTER


def test_a_device_that_is_in_no_roster_does_not_count_and_counts_from_the_start_once_enrolled():
    head = a_head(device=SECOND_PC, roster=FIRST.id)
    assert _judge(head) is Verdict.UNKNOWN_DEVICE
    second = a_roster(2, FIRST.id, devices=(*EVERYONE, SECOND_PC.grant()))
    assert _judge(head, a_chain(FIRST, second)) is Verdict.VALID


def test_what_was_written_before_a_device_counted_does_not_count():
    second = a_roster(2, FIRST.id, devices=(*EVERYONE, SECOND_PC.grant(since=2)))
    chain = a_chain(FIRST, second)
    assert _judge(a_head(device=SECOND_PC, roster=FIRST.id), chain) is Verdict.UNKNOWN_DEVICE
    assert _judge(a_head(device=SECOND_PC, roster=second.id), chain) is Verdict.VALID


def _three_segments(roster: str, device=COMMUNE_PC, book=OWN_BOOK):
    one = a_head(roster=roster, device=device, book=book)
    two = a_head(roster=roster, previous=one.id, device=device, book=book)
    three = a_head(roster=roster, previous=two.id, device=device, book=book)
    return one, two, three


def _revoking(cut: tuple[str, ...]) -> RosterChain:
    revoked = COMMUNE_PC.grant(is_revoked=True, cut=cut)
    return a_chain(FIRST, a_roster(2, FIRST.id, devices=(SUPERIOR_PC.grant(), revoked)))


def test_after_a_revocation_what_the_cut_names_and_what_came_before_it_counts():
    heads = _three_segments(FIRST.id)
    chain = _revoking((heads[1].id,))
    assert [_judge(head, chain, others=heads) for head in heads] == [Verdict.VALID, Verdict.VALID, Verdict.CUT_OFF]


def test_after_a_revocation_a_chain_that_is_not_listed_counts_nothing():
    heads = _three_segments(FIRST.id)
    elsewhere = a_head(roster=FIRST.id)
    for cut in ((), (elsewhere.id,), ("",), ("0" * 64,)):
        assert {_judge(head, _revoking(cut), others=heads) for head in heads} == {Verdict.CUT_OFF}


def test_a_cut_whose_segment_is_not_here_yet_counts_nothing_until_it_comes():
    heads = _three_segments(FIRST.id)
    chain = _revoking((heads[2].id,))
    assert _judge(heads[0], chain, others=heads[:2]) is Verdict.CUT_OFF
    assert _judge(heads[0], chain, others=heads) is Verdict.VALID


def test_a_revoked_device_cannot_write_itself_behind_the_cut():
    one, two, _ = _three_segments(FIRST.id)
    rival = a_head(roster=FIRST.id, previous=one.id)
    chain = _revoking((two.id,))
    assert _judge(rival, chain, others=(one, two)) is Verdict.CUT_OFF


def test_a_chain_that_bites_its_tail_ends():
    head = a_head(roster=FIRST.id)
    chain = _revoking(("a",))
    assert judge_segment(head, chain=chain, before={"a": "b", "b": "a"}) is Verdict.CUT_OFF


def _keeper_changed(cut: tuple[str, ...], *, keeper: str = "superior") -> tuple[RosterChain, str]:
    second = a_roster(
        2, FIRST.id, devices=EVERYONE, members=(Member(COMMUNE, keeper, 2, cut), Member(OTHER_COMMUNE, "own"))
    )
    return a_chain(FIRST, second), second.id


def test_after_a_change_of_keeper_the_old_keepers_writings_count_up_to_the_cut():
    heads = _three_segments(FIRST.id)
    chain, _ = _keeper_changed((heads[1].id,))
    verdicts = [_judge(head, chain, others=heads) for head in heads]
    assert verdicts[:2] == [Verdict.VALID, Verdict.VALID]
    assert verdicts[2] is not Verdict.VALID


def test_the_new_keeper_counts_from_the_change_on_and_not_before():
    chain, second = _keeper_changed(())
    assert _judge(a_head(device=SUPERIOR_PC, roster=second), chain) is Verdict.VALID
    assert _judge(a_head(device=SUPERIOR_PC, roster=FIRST.id), chain) is Verdict.WRONG_ROLE


def test_the_old_keeper_who_knew_of_the_change_does_not_count_even_inside_the_cut():
    _, second = _keeper_changed(())
    late = a_head(roster=second)
    chain, _ = _keeper_changed((late.id,))
    assert _judge(a_head(roster=chain.ids[1]), chain) is Verdict.WRONG_ROLE


def test_other_units_and_the_superiors_own_books_are_untouched_by_a_change_of_keeper():
    chain, second = _keeper_changed(())
    stranger_book = Book(BookKind.UNIT, OTHER_COMMUNE, YEAR)
    assert _judge(a_head(device=STRANGER_PC, book=stranger_book, roster=FIRST.id), chain) is Verdict.VALID
    for roster in (FIRST.id, second):
        assert _judge(a_head(device=SUPERIOR_PC, book=ABOUT_BOOK, roster=roster), chain) is Verdict.VALID
        assert _judge(a_head(device=SUPERIOR_PC, book=COMMON_BOOK, roster=roster), chain) is Verdict.VALID


def test_what_a_first_change_of_keeper_cut_off_stays_cut_off_when_the_book_goes_back():
    """Own → superior in version 2 → own again in version 3, whose cut lists both chains."""
    one, two, three = _three_segments(FIRST.id)
    first_cut = (two.id,)
    chain, second = _keeper_changed(first_cut)
    by_superior = a_head(device=SUPERIOR_PC, roster=second)
    cut = (*first_cut, by_superior.id)
    back = a_roster(3, second, devices=EVERYONE, members=(Member(COMMUNE, "own", 3, cut),))
    again = a_head(roster=back.id, previous=three.id)
    known = (one, two, three, by_superior, again)
    middle = a_roster(2, FIRST.id, devices=EVERYONE, members=chain.versions[1].members)
    whole = build_chain(FIRST.id, [FIRST, middle, back])
    assert whole.latest is not None
    assert whole.latest.number == 3
    verdicts = [_judge(head, whole, others=known) is Verdict.VALID for head in known]
    assert verdicts == [True, True, False, True, True]


def test_what_a_first_change_of_keeper_cut_off_is_not_let_in_by_a_second_that_names_a_later_segment():
    """Own → superior (2) → own (3) → superior (4), whose cut names what the commune wrote in between."""
    one, late, *_ = _three_segments(FIRST.id)
    versions = [FIRST]

    def change(keeper: str, *cut: str) -> str:
        number = len(versions) + 1
        member = Member(COMMUNE, keeper, number, cut)
        versions.append(a_roster(number, versions[-1].id, devices=EVERYONE, members=(member,)))
        return versions[-1].id

    change("superior", one.id)
    back = change("own", one.id)
    again = a_head(roster=back, previous=late.id)
    change("superior", one.id, again.id)
    for last in (4, 5):
        chain = a_chain(*versions)
        assert chain.ids[-1] == versions[last - 1].id
        assert [_judge(head, chain, others=(one, late, again)) for head in (one, late, again)] == [
            Verdict.VALID,
            Verdict.CUT_OFF,
            Verdict.VALID,
        ]
        change("own", one.id, again.id)


def test_the_order_in_which_rosters_and_segments_are_known_does_not_change_a_verdict():
    heads = _three_segments(FIRST.id)
    revoked = COMMUNE_PC.grant(is_revoked=True, cut=(heads[1].id,))
    versions = (FIRST, a_roster(2, FIRST.id, devices=(SUPERIOR_PC.grant(), revoked)))
    found = {
        tuple(judge_segment(head, chain=build_chain(FIRST.id, order), before=previous_of(known)) for head in heads)
        for order in permutations(versions)
        for known in permutations(heads)
    }
    assert found == {(Verdict.VALID, Verdict.VALID, Verdict.CUT_OFF)}


SUBMISSION = record_cell(RecordKind.SUBMISSION, an_id("report"))


@pytest.mark.parametrize(
    ("cell", "kind", "may_seal", "verdict"),
    [
        (JULY_CELL, "f", False, Verdict.VALID),
        (SUBMISSION, RECORD, True, Verdict.MALFORMED),  # of no report
        (SUBMISSION, RECORD, False, Verdict.NOT_THE_SEALER),
        (SUBMISSION, "f", True, Verdict.WRONG_BOOK),
        (JULY_CELL, RECORD, True, Verdict.WRONG_BOOK),
        (JULY_CELL, "z", True, Verdict.NEEDS_UPDATE),
        (record_cell(RecordKind.DECISION, an_id("x")), RECORD, True, Verdict.WRONG_BOOK),
        (record_cell(RecordKind.EXPLANATION, an_id("x")), RECORD, False, Verdict.VALID),
        (f"f/{OTHER_COMMUNE}/{an_id('i')}/-/2019-07/actual", "f", True, Verdict.WRONG_BOOK),
        (f"f/{COMMUNE}/{an_id('i')}/-/2018-07/actual", "f", True, Verdict.WRONG_BOOK),
        (f"f/{COMMUNE}/{an_id('i')}/-/2019/committed", "f", True, Verdict.WRONG_BOOK),
        ("", RECORD, True, Verdict.WRONG_BOOK),
        ("f/", "f", True, Verdict.WRONG_BOOK),
    ],
)
def test_an_operation_counts_in_its_own_book_and_by_the_pc_that_seals(cell, kind, may_seal, verdict):
    assert judge_operation(an_operation(cell, kind=kind), book=OWN_BOOK, may_seal=may_seal) is verdict
