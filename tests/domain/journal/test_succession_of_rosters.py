"""A new root goes on from an old chain: what was written under it counts as it did, and nothing later does."""

from itertools import permutations

import pytest
from journal_builders import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    COMMUNE_PC,
    OTHER_COMMUNE,
    OWN_BOOK,
    ROSTER_KEY,
    SECOND_PC,
    STRANGER_PC,
    SUPERIOR,
    SUPERIOR_PC,
    YEAR,
    Device,
    a_chain,
    a_head,
    a_roster,
    an_id,
)
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.journal import roster as roster_module
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import (
    MOST_HERITAGES,
    Heritage,
    Member,
    Roster,
    build_chain,
    encode_roster,
)
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, may_seal, previous_of

NEW_SUPERIOR = an_id("new superior")
NEW_KEY = SigningKey.generate()
NEW_PC = Device(NEW_SUPERIOR, "superior pc")  # the same PC as before, in a new office
FIRST = a_roster(devices=(SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant()))
SECOND = a_roster(2, FIRST.id, devices=(SECOND_PC.grant(seals=False),))
AFTERWARDS = a_roster(3, SECOND.id, members=(Member(COMMUNE, "superior", 3),), devices=())


def a_new_root(
    last: SignedRecord = SECOND,
    *,
    root: SignedRecord = FIRST,
    devices=None,
    superior: str = NEW_SUPERIOR,
    inherits: tuple[str, ...] = (SUPERIOR,),
    key: SigningKey = NEW_KEY,
) -> SignedRecord:
    if devices is None:
        devices = (NEW_PC.grant(seals=False), COMMUNE_PC.grant(), SECOND_PC.grant(seals=False))
    signers = (bytes(key.verify_key).hex(),)
    members = (Member(COMMUNE, "own"), Member(OTHER_COMMUNE, "own"))
    heritage = Heritage(root.id, last.id, SUPERIOR)
    roster = Roster(1, "", superior, signers, members, devices, heritage, inherits)
    return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=key)


def a_version(previous: SignedRecord, *, devices=(), members=(), number: int = 2) -> SignedRecord:
    signers = (bytes(NEW_KEY.verify_key).hex(),)
    roster = Roster(number, previous.id, NEW_SUPERIOR, signers, members, devices)
    return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=NEW_KEY)


NEW_ROOT = a_new_root()


def _judge(head, *records, root: SignedRecord = NEW_ROOT, others=()) -> Verdict:
    chain = build_chain(root.id, [FIRST, SECOND, root, *records])
    return judge_segment(head, chain=chain, before=previous_of([head, *others]))


def test_the_old_chain_stands_behind_the_new_one_as_far_as_its_root_says():
    chain = build_chain(NEW_ROOT.id, [FIRST, SECOND, AFTERWARDS, NEW_ROOT])
    assert chain.ids == (NEW_ROOT.id,)
    assert chain.heritage is not None
    assert chain.heritage.ids == (FIRST.id, SECOND.id)
    assert chain.all_ids == (FIRST.id, SECOND.id, NEW_ROOT.id)
    assert chain.all_signers == {bytes(key.verify_key).hex() for key in (ROSTER_KEY, NEW_KEY)}


def test_what_was_written_under_the_old_root_counts_and_what_came_after_does_not():
    for head in (
        a_head(roster=FIRST.id),
        a_head(roster=SECOND.id, device=SECOND_PC),
        a_head(roster=SECOND.id, device=SUPERIOR_PC, book=COMMON_BOOK),
        a_head(roster=FIRST.id, device=SUPERIOR_PC, book=ABOUT_BOOK),
    ):
        assert _judge(head, AFTERWARDS) is Verdict.VALID
    late = a_head(roster=AFTERWARDS.id, device=SUPERIOR_PC)
    assert _judge(late, AFTERWARDS) is Verdict.UNKNOWN_ROSTER
    assert _judge(a_head(roster=FIRST.id, device=STRANGER_PC)) is Verdict.UNKNOWN_DEVICE


def test_the_new_office_goes_on_with_the_old_common_book_and_nobody_elses():
    assert _judge(a_head(roster=NEW_ROOT.id, device=NEW_PC, book=COMMON_BOOK)) is Verdict.VALID
    own = Book(BookKind.COMMON, NEW_SUPERIOR, YEAR)
    assert _judge(a_head(roster=NEW_ROOT.id, device=NEW_PC, book=own)) is Verdict.VALID
    foreign = Book(BookKind.COMMON, an_id("somebody"), YEAR)
    assert _judge(a_head(roster=NEW_ROOT.id, device=NEW_PC, book=foreign)) is Verdict.WRONG_ROLE
    assert _judge(a_head(roster=NEW_ROOT.id, device=COMMUNE_PC, book=COMMON_BOOK)) is Verdict.WRONG_ROLE


def test_a_device_revoked_under_the_new_root_is_cut_off_in_what_it_wrote_under_the_old_one():
    one = a_head(roster=FIRST.id)
    two = a_head(roster=FIRST.id, previous=one.id)
    revoking = a_version(NEW_ROOT, devices=(COMMUNE_PC.grant(is_revoked=True, cut=(one.id,)),))
    verdicts = [_judge(head, revoking, others=(one, two)) for head in (one, two)]
    assert verdicts == [Verdict.VALID, Verdict.CUT_OFF]


def test_a_keeper_changed_under_the_new_root_cuts_off_what_was_written_under_the_old_one():
    one = a_head(roster=FIRST.id)
    two = a_head(roster=FIRST.id, previous=one.id)
    keeping = a_version(NEW_ROOT, members=(Member(COMMUNE, "superior", 2, (one.id,)),))
    verdicts = [_judge(head, keeping, others=(one, two)) for head in (one, two)]
    assert verdicts == [Verdict.VALID, Verdict.CUT_OFF]
    assert _judge(a_head(roster=FIRST.id, device=SUPERIOR_PC, book=ABOUT_BOOK), keeping) is Verdict.VALID


def test_a_device_the_new_root_does_not_name_keeps_what_it_wrote_before():
    bare = a_new_root(devices=(NEW_PC.grant(seals=False),))
    assert _judge(a_head(roster=FIRST.id), root=bare) is Verdict.VALID
    assert _judge(a_head(roster=bare.id), root=bare) is Verdict.UNKNOWN_DEVICE


@pytest.mark.parametrize("held", [(), (FIRST,), (SECOND,), (FIRST, AFTERWARDS)])
def test_without_the_whole_old_chain_nothing_of_it_counts_until_it_comes(held):
    chain = build_chain(NEW_ROOT.id, [*held, NEW_ROOT])
    assert chain.heritage is None
    head = a_head(roster=FIRST.id)
    assert judge_segment(head, chain=chain, before={}) is Verdict.UNKNOWN_ROSTER


def test_a_fork_of_the_old_chain_after_the_succession_does_not_touch_the_new_office():
    rival = a_roster(2, FIRST.id, devices=())
    chain = build_chain(NEW_ROOT.id, [FIRST, SECOND, rival, AFTERWARDS, NEW_ROOT])
    assert not chain.is_forked
    assert chain.heritage is not None
    assert chain.heritage.ids == (FIRST.id, SECOND.id)
    assert not chain.heritage.is_forked


def test_the_order_of_arrival_does_not_matter():
    records = (FIRST, SECOND, AFTERWARDS, NEW_ROOT, a_version(NEW_ROOT))
    assert len({build_chain(NEW_ROOT.id, order) for order in permutations(records)}) == 1


def test_a_succession_after_a_succession_keeps_everything_before():
    key = SigningKey.generate()
    third = a_new_root(
        NEW_ROOT, root=NEW_ROOT, superior=an_id("third superior"), inherits=(NEW_SUPERIOR, SUPERIOR), key=key
    )
    chain = build_chain(third.id, [FIRST, SECOND, NEW_ROOT, third])
    assert chain.all_ids == (FIRST.id, SECOND.id, NEW_ROOT.id, third.id)
    for roster in (FIRST.id, NEW_ROOT.id, third.id):
        head = a_head(roster=roster, book=OWN_BOOK)
        assert judge_segment(head, chain=chain, before={}) is Verdict.VALID
        assert may_seal(head, chain=chain, before={})


def test_an_endless_line_of_roots_ends():
    records, last = [FIRST, SECOND], SECOND
    root = FIRST
    for number in range(MOST_HERITAGES + 5):
        made = a_new_root(last, root=root, superior=an_id(f"superior {number}"), key=SigningKey.generate())
        records.append(made)
        root = last = made
    chain, depth = build_chain(root.id, records), 0
    while chain.heritage is not None:
        chain, depth = chain.heritage, depth + 1
    assert depth == MOST_HERITAGES - 1


def test_a_heritage_that_stands_in_a_later_version_is_not_taken():
    """Only a root, whose code people have typed, may say what came before it."""
    foreign = a_roster(superior=OTHER_COMMUNE)
    said = Heritage(foreign.id, foreign.id, OTHER_COMMUNE)
    keys = (bytes(ROSTER_KEY.verify_key).hex(),)
    later = SignedRecord.make(
        Purpose.ROSTER,
        encode_roster(Roster(2, FIRST.id, SUPERIOR, keys, (), (), said, (OTHER_COMMUNE,))),
        key=ROSTER_KEY,
    )
    chain = a_chain(FIRST, later, foreign)
    assert chain.ids == (FIRST.id, later.id)
    assert chain.heritage is None
    assert chain.latest is not None
    assert chain.latest.inherits == ()


def test_a_last_version_that_is_none_ends_the_heritage():
    junk = SignedRecord.make(Purpose.ROSTER, b"{}", key=ROSTER_KEY)
    assert build_chain(a_new_root(junk).id, [FIRST, junk, a_new_root(junk)]).heritage is None


# which seals count


def _sealer(head, *versions, others=()) -> bool:
    chain = a_chain(FIRST, *versions)
    return may_seal(head, chain=chain, before=previous_of([head, *others]))


def test_the_seals_of_a_pc_count_while_it_is_the_one_that_seals():
    first = a_head(roster=FIRST.id)
    assert _sealer(first)
    moved = a_roster(2, FIRST.id, devices=_moved(first.id))
    late = a_head(roster=FIRST.id, previous=first.id)
    knowing = a_head(roster=moved.id, previous=first.id)
    assert _sealer(first, moved)
    assert not _sealer(late, moved, others=(first,))
    assert not _sealer(knowing, moved, others=(first,))
    assert _sealer(a_head(roster=moved.id, device=SECOND_PC), moved)
    assert not _sealer(a_head(roster=FIRST.id, device=SECOND_PC), moved)
    assert not _sealer(a_head(roster=FIRST.id, device=STRANGER_PC), moved)
    assert not _sealer(a_head(roster=an_id("unknown")), moved)


def _moved(last: str):
    return (
        replace(COMMUNE_PC.grant(seals=False), sealed=(last,)),
        replace(SECOND_PC.grant(), seals_since=2),
    )


def test_a_seal_made_while_another_pc_sealed_does_not_count_once_sealing_came_back_and_went_again():
    first = a_head(roster=FIRST.id)
    moved = a_roster(2, FIRST.id, devices=_moved(first.id))
    late = a_head(roster=FIRST.id, previous=first.id)
    back = a_roster(3, moved.id, devices=(replace(COMMUNE_PC.grant(), seals_since=3, sealed=(first.id,)),))
    again = a_head(roster=back.id, previous=late.id)
    sealed = (first.id, again.id)
    gone = a_roster(4, back.id, devices=(replace(COMMUNE_PC.grant(seals=False), seals_since=3, sealed=sealed),))
    for versions in ((moved, back), (moved, back, gone)):
        for head, expected in ((first, True), (late, False), (again, True)):
            assert _sealer(head, *versions, others=(first, late, again)) is expected


def test_a_sealer_under_the_old_root_stays_one_until_sealing_moves_under_the_new_one():
    one = a_head(roster=FIRST.id)
    two = a_head(roster=FIRST.id, previous=one.id)
    before = previous_of((one, two))
    moved = a_version(NEW_ROOT, devices=_moved(one.id))
    for head, records, expected in (
        (one, (), True),
        (one, (moved,), True),
        (two, (moved,), False),
        (a_head(roster=SECOND.id, device=SECOND_PC), (), False),
    ):
        chain = build_chain(NEW_ROOT.id, [FIRST, SECOND, NEW_ROOT, *records])
        assert may_seal(head, chain=chain, before=before) is expected
    unnamed = a_new_root(devices=(NEW_PC.grant(seals=False),))
    chain = build_chain(unnamed.id, [FIRST, SECOND, unnamed])
    assert may_seal(one, chain=chain, before=before)


# who keeps which book


def test_a_successor_keeps_the_books_of_units_that_ended_beside_its_own():
    roster = build_chain(
        FIRST.id, [FIRST, a_roster(2, FIRST.id, members=(Member(COMMUNE, OTHER_COMMUNE, 2),), devices=())]
    ).latest
    assert roster is not None
    assert roster.keeper(COMMUNE) == OTHER_COMMUNE
    assert roster.keeper(an_id("nobody")) == ""
    assert roster.kept_by(OTHER_COMMUNE) == (COMMUNE,)
    assert roster.kept_by(COMMUNE) == roster.kept_by(SUPERIOR) == ()
    assert roster.may_write(STRANGER_PC.grant(), OWN_BOOK)
    assert not roster.may_write(COMMUNE_PC.grant(), OWN_BOOK)
    assert [grant.sign for grant in roster.devices_of(COMMUNE)] == [COMMUNE_PC.sign]


def test_an_old_chain_longer_than_a_chain_may_be_is_not_followed(monkeypatch):
    third = a_roster(3, SECOND.id)
    long, short = a_new_root(third), a_new_root(SECOND)
    records = [FIRST, SECOND, third, long, short]
    assert build_chain(long.id, records).heritage is not None
    monkeypatch.setattr(roster_module, "MOST_VERSIONS", 2)
    assert build_chain(long.id, records).heritage is None
    heritage = build_chain(short.id, records).heritage
    assert heritage is not None
    assert heritage.ids == (FIRST.id, SECOND.id)
