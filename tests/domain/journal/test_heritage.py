"""A new superior office goes on from the one before: what was written under the old chain stays as valid as it was."""

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
    a_head,
    a_roster,
    a_segment,
    an_id,
    an_operation,
)
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import (
    MOST_HERITAGES,
    Heritage,
    Member,
    Roster,
    RosterChain,
    build_chain,
    encode_roster,
    read_roster,
)
from ctph_desktop.domain.journal.segment import read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, may_seal, previous_of

PROVINCE = an_id("province")
PROVINCE_PC = Device(PROVINCE, "province pc")
PROVINCE_KEY = SigningKey(bytes(range(32)))
OLD = a_roster(devices=(SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant()))
OLD_NEXT = a_roster(2, OLD.id, devices=(STRANGER_PC.grant(),), members=())
KEPT = (Member(COMMUNE, "own"),)
EVERYONE = (PROVINCE_PC.grant(seals=False), COMMUNE_PC.grant(), SECOND_PC.grant(seals=False))


def a_root(last=OLD, *, devices=EVERYONE, root=OLD.id, members=KEPT, name=PROVINCE) -> SignedRecord:
    signers = (bytes(PROVINCE_KEY.verify_key).hex(),)
    version = Roster(
        1, "", name, signers, members, devices, heritage=Heritage(root, last.id, SUPERIOR), inherits=(SUPERIOR,)
    )  # fmt: skip
    return SignedRecord.make(Purpose.ROSTER, encode_roster(version), key=PROVINCE_KEY)


def a_chain(*records: SignedRecord, root: SignedRecord) -> RosterChain:
    return build_chain(root.id, [root, *records])


def judged(head, chain: RosterChain, *others) -> Verdict:
    return judge_segment(head, chain=chain, before=previous_of([head, *others]))


def seals(head, chain: RosterChain, *others) -> bool:
    return may_seal(head, chain=chain, before=previous_of([head, *others]))


# chains


def test_the_chain_before_comes_with_the_new_one():
    root = a_root(OLD_NEXT)
    chain = a_chain(OLD, OLD_NEXT, root=root)
    assert chain.heritage is not None
    assert chain.heritage.ids == (OLD.id, OLD_NEXT.id)
    assert chain.all_ids == (OLD.id, OLD_NEXT.id, root.id)
    assert chain.all_signers == {bytes(key.verify_key).hex() for key in (ROSTER_KEY, PROVINCE_KEY)}
    assert a_chain(root=OLD).all_ids == (OLD.id,)
    assert RosterChain().all_signers == frozenset()


def test_the_chain_before_ends_where_the_new_root_says():
    root = a_root(OLD)
    chain = a_chain(OLD, OLD_NEXT, root=root)
    assert chain.heritage is not None
    assert chain.heritage.ids == (OLD.id,)


@pytest.mark.parametrize(
    "records",
    [
        pytest.param((), id="nothing of it is there"),
        pytest.param((OLD_NEXT,), id="its first version is missing"),
        pytest.param((OLD,), id="its last version is missing"),
        pytest.param((OLD, replace(OLD_NEXT, signature=bytes(64))), id="its last version is forged"),
        pytest.param((OLD, SignedRecord(Purpose.ROSTER, b"no roster", b"", b"")), id="something else came"),
    ],
)
def test_a_chain_that_is_not_whole_is_not_inherited(records):
    chain = a_chain(*records, root=a_root(OLD_NEXT))
    assert chain.heritage is None
    assert chain.latest is not None


def test_a_fork_after_the_last_acknowledged_version_does_no_harm():
    other = a_roster(2, OLD.id, devices=(SECOND_PC.grant(),), members=())
    chain = a_chain(OLD, OLD_NEXT, other, root=a_root(OLD_NEXT))
    assert chain.heritage is not None
    assert not chain.heritage.is_forked
    assert chain.heritage.ids == (OLD.id, OLD_NEXT.id)


def test_a_last_version_that_is_no_roster_ends_the_search():
    """Its id is named by the root all the same."""
    nonsense = SignedRecord.make(Purpose.ROSTER, b"[]", key=ROSTER_KEY)
    assert a_chain(OLD, nonsense, root=a_root(nonsense)).heritage is None


def test_heritage_goes_back_several_offices_and_no_further_than_is_sane():
    records, last, root = [OLD], OLD, OLD.id
    for number in range(MOST_HERITAGES + 3):
        made = a_root(last, root=root, name=an_id(f"office {number}"))
        records.append(made)
        last, root = made, made.id
    chain = build_chain(root, records)
    depth = 0
    while chain.heritage is not None:
        chain, depth = chain.heritage, depth + 1
    assert depth == MOST_HERITAGES - 1


def test_two_offices_back_are_held_together():
    middle = a_root(OLD)
    newest = a_root(middle, root=middle.id, name=an_id("ministry"))
    chain = a_chain(OLD, middle, root=newest)
    assert chain.all_ids == (OLD.id, middle.id, newest.id)
    assert a_chain(middle, root=newest).all_ids == (middle.id, newest.id)
    assert a_chain(OLD, root=newest).all_ids == (newest.id,)


def test_what_a_root_inherits_stays_in_force_in_later_versions():
    root = a_root()
    following = replace(
        read_roster(root), number=2, previous=root.id, members=(), devices=(STRANGER_PC.grant(),), heritage=None,
        inherits=(),
    )  # fmt: skip
    second = SignedRecord.make(Purpose.ROSTER, encode_roster(following), key=PROVINCE_KEY)
    latest = a_chain(OLD, second, root=root).latest
    assert latest is not None
    assert (latest.number, latest.inherits, latest.heritage) == (2, (SUPERIOR,), Heritage(OLD.id, OLD.id, SUPERIOR))


# who may write


def test_the_new_superior_goes_on_with_the_common_book_of_the_one_before():
    roster = read_roster(a_root())
    mine, foreign = (Book(BookKind.COMMON, unit, YEAR) for unit in (PROVINCE, an_id("another province")))
    assert roster.may_write(PROVINCE_PC.grant(), COMMON_BOOK)
    assert roster.may_write(PROVINCE_PC.grant(), mine)
    assert not roster.may_write(PROVINCE_PC.grant(), foreign)
    assert roster.may_write(PROVINCE_PC.grant(), ABOUT_BOOK)
    assert not roster.may_write(COMMUNE_PC.grant(), COMMON_BOOK)


def test_a_successor_keeps_the_book_of_an_ended_unit():
    roster = read_roster(a_root(members=(Member(COMMUNE, OTHER_COMMUNE), Member(OTHER_COMMUNE, "own"))))
    assert roster.keeper(COMMUNE) == OTHER_COMMUNE
    assert roster.keeper(an_id("nobody")) == ""
    assert roster.may_write(STRANGER_PC.grant(), OWN_BOOK)
    assert not roster.may_write(COMMUNE_PC.grant(), OWN_BOOK)
    assert roster.kept_by(OTHER_COMMUNE) == (COMMUNE,)
    assert roster.kept_by(COMMUNE) == ()
    behalf = read_roster(a_root(members=(Member(COMMUNE, "superior"), Member(OTHER_COMMUNE, "own"))))
    assert (behalf.keeper(COMMUNE), behalf.kept_by(PROVINCE), behalf.kept_by(OTHER_COMMUNE)) == (
        PROVINCE,
        (COMMUNE,),
        (),
    )


def test_the_devices_of_an_office_are_those_in_service():
    gone = SECOND_PC.grant(is_revoked=True)
    roster = read_roster(a_root(devices=(PROVINCE_PC.grant(), COMMUNE_PC.grant(), gone)))
    assert roster.devices_of(COMMUNE) == (COMMUNE_PC.grant(),)
    assert roster.devices_of(PROVINCE) == (PROVINCE_PC.grant(),)
    assert roster.devices_of(OTHER_COMMUNE) == ()
    assert roster.device(SECOND_PC.sign) == gone


def test_the_book_of_an_office_is_its_own():
    roster = read_roster(a_root())
    book = Book(BookKind.OFFICE, COMMUNE, YEAR)
    assert roster.may_write(COMMUNE_PC.grant(), book)
    assert not roster.may_write(PROVINCE_PC.grant(), book)


# what counts


def test_what_was_written_under_the_old_chain_still_counts():
    chain = a_chain(OLD, root=a_root())
    assert judged(a_head(roster=OLD.id), chain) is Verdict.VALID
    assert judged(a_head(roster=OLD.id, device=SUPERIOR_PC, book=COMMON_BOOK), chain) is Verdict.VALID
    assert judged(a_head(roster=OLD.id, device=SUPERIOR_PC), chain) is Verdict.WRONG_ROLE
    assert judged(a_head(roster=OLD.id, device=STRANGER_PC), chain) is Verdict.UNKNOWN_DEVICE
    assert judged(a_head(roster="f" * 32), chain) is Verdict.UNKNOWN_ROSTER
    assert judged(a_head(roster=OLD.id), a_chain(root=a_root())) is Verdict.UNKNOWN_ROSTER
    assert judged(a_head(roster=OLD.id), RosterChain()) is Verdict.UNKNOWN_ROSTER


def test_a_pc_revoked_by_the_new_superior_loses_what_it_wrote_after_the_cut():
    first = a_head(roster=OLD.id)
    late = read_head(a_segment(an_operation(), roster=OLD.id, previous=first.id))
    gone = COMMUNE_PC.grant(is_revoked=True, cut=(first.id,))
    chain = a_chain(OLD, root=a_root(devices=(PROVINCE_PC.grant(), gone)))
    assert judged(first, chain, late) is Verdict.VALID
    assert judged(late, chain, first) is Verdict.CUT_OFF
    revived = a_chain(OLD, root=a_root(devices=(replace(gone, is_revoked=False),)))
    assert judged(late, revived, first) is Verdict.VALID


def test_a_book_whose_keeper_changed_counts_up_to_the_cut():
    first = a_head(roster=OLD.id)
    late = read_head(a_segment(an_operation(), roster=OLD.id, previous=first.id))
    changed = a_chain(OLD, root=a_root(members=(Member(COMMUNE, "superior", 1, (first.id,)),)))
    assert judged(first, changed, late) is Verdict.VALID
    assert judged(late, changed, first) is Verdict.CUT_OFF
    about = a_head(roster=OLD.id, device=SUPERIOR_PC, book=ABOUT_BOOK)
    assert judged(about, changed) is Verdict.VALID
    unchanged = a_chain(OLD, root=a_root(members=(Member(COMMUNE, "superior", 0, (first.id,)),)))
    assert judged(late, unchanged, first) is Verdict.VALID
    nobody = a_chain(OLD, root=a_root(members=()))
    assert judged(late, nobody, first) is Verdict.VALID


# who seals


def test_the_pc_that_seals_may_seal():
    chain = build_chain(OLD.id, [OLD])
    assert seals(a_head(roster=OLD.id), chain) is True
    assert seals(a_head(roster=OLD.id, device=SUPERIOR_PC), chain) is False
    assert seals(a_head(roster=OLD.id, device=STRANGER_PC), chain) is False
    assert seals(a_head(roster="f" * 32), chain) is False
    assert seals(a_head(roster=OLD.id), RosterChain()) is False


def test_sealing_that_moved_counts_from_its_version_on_and_before_up_to_the_segments_named():
    first = a_head(roster=OLD.id)
    late = read_head(a_segment(an_operation(), roster=OLD.id, previous=first.id))
    moved = replace(COMMUNE_PC.grant(), seals=False, sealed=(first.id,))
    newly = replace(SECOND_PC.grant(), seals=True, seals_since=2)
    second = a_roster(2, OLD.id, devices=(moved, newly), members=())
    chain = build_chain(OLD.id, [OLD, second])
    assert seals(first, chain, late) is True
    assert seals(late, chain, first) is False
    assert seals(a_head(roster=second.id, device=SECOND_PC), chain) is True
    assert seals(a_head(roster=OLD.id, device=SECOND_PC), chain) is False
    assert seals(a_head(roster=second.id), chain) is False


def test_old_seals_count_under_the_new_superior_unless_sealing_moved_since():
    first = a_head(roster=OLD.id)
    late = read_head(a_segment(an_operation(), roster=OLD.id, previous=first.id))
    assert seals(first, a_chain(OLD, root=a_root())) is True
    assert seals(first, a_chain(OLD, root=a_root(devices=(PROVINCE_PC.grant(),)))) is True
    assert seals(a_head(roster=OLD.id, device=SUPERIOR_PC), a_chain(OLD, root=a_root())) is False
    assert seals(first, a_chain(root=a_root())) is False
    for moved in ({"seals": False}, {"seals_since": 1}):
        grant = replace(COMMUNE_PC.grant(), sealed=(first.id,), **moved)
        chain = a_chain(OLD, root=a_root(devices=(grant,)))
        assert seals(first, chain, late) is True
        assert seals(late, chain, first) is False
