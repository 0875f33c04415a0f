"""A superior office adopts further chains: what was written there counts in their own books, and nowhere else."""

import json
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
    a_head,
    a_roster,
    an_id,
)
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.journal import roster as roster_module
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import (
    MOST_CHAINS,
    MOST_HERITAGES,
    Adoption,
    Heritage,
    Member,
    Roster,
    build_chain,
    encode_roster,
    next_version,
)
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, may_have_written, may_seal, previous_of

PROVINCE, PROVINCE_UNIT, THIRD = an_id("province"), an_id("commune of the province"), an_id("commune of the third")
THIRD_OFFICE = an_id("third district")
PROVINCE_PC = Device(PROVINCE, "province pc")
PROVINCE_UNIT_PC = Device(PROVINCE_UNIT, "pc of the province's commune")
PROVINCE_KEY = SigningKey(bytes(range(32)))
THIRD_KEY = SigningKey(bytes(range(1, 33)))
OLD = a_roster(devices=(SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), STRANGER_PC.grant()))
LAST = a_roster(2, OLD.id, devices=(SECOND_PC.grant(seals=False),), members=())
AFTERWARDS = a_roster(3, LAST.id, devices=(), members=(Member(COMMUNE, "superior", 3),))
ADOPTED = Adoption(OLD.id, LAST.id, SUPERIOR, (COMMUNE, OTHER_COMMUNE))
BROUGHT = (COMMUNE_PC.grant(since=2), SECOND_PC.grant(since=2, seals=False), STRANGER_PC.grant(since=2))
UNITS = (Member(COMMUNE, "own"), Member(OTHER_COMMUNE, "own"))


def signed(roster: Roster, key: SigningKey = PROVINCE_KEY) -> SignedRecord:
    return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=key)


def a_version(
    number=1, previous="", *, superior=PROVINCE, key=PROVINCE_KEY, members=(), devices=(), **more
) -> SignedRecord:
    signers = (bytes(key.verify_key).hex(),)
    return signed(Roster(number, previous, superior, signers, members, devices, **more), key)


FIRST = a_version(
    members=(Member(PROVINCE_UNIT, "own"),), devices=(PROVINCE_PC.grant(seals=False), PROVINCE_UNIT_PC.grant())
)


def adopting(*adopted: Adoption, devices=BROUGHT, members=UNITS, previous=FIRST, number=2) -> SignedRecord:
    return a_version(number, previous.id, devices=devices, members=members, adopted=adopted or (ADOPTED,))


def a_chain(*records: SignedRecord, root: SignedRecord = FIRST):
    return build_chain(root.id, [root, *records])


ADOPTING = adopting()
CHAIN = a_chain(OLD, LAST, AFTERWARDS, ADOPTING)


def judged(head, chain=CHAIN, *others) -> Verdict:
    return judge_segment(head, chain=chain, before=previous_of([head, *others]))


def a_book(kind: BookKind, unit: str) -> Book:
    return Book(kind, unit, YEAR)


# chains


def test_a_roster_that_adopts_nothing_has_the_bytes_it_always_had():
    plain = Roster(1, "", SUPERIOR, (), (), ())
    assert set(json.loads(encode_roster(plain))) == {
        "number", "previous", "superior", "signers", "members", "devices", "heritage", "inherits",
    }  # fmt: skip
    assert b'"adopted"' in ADOPTING.body


def test_an_adopted_chain_comes_with_the_one_that_adopts_it():
    assert CHAIN.ids == (FIRST.id, ADOPTING.id)
    assert [origin.adoption for origin in CHAIN.origins] == [ADOPTED]
    assert CHAIN.origins[0].chain.ids == (OLD.id, LAST.id)
    assert CHAIN.all_ids == (OLD.id, LAST.id, FIRST.id, ADOPTING.id)
    assert CHAIN.earlier_roots == {OLD.id}
    assert CHAIN.heritage is None
    assert {bytes(key.verify_key).hex() for key in (ROSTER_KEY, PROVINCE_KEY)} == CHAIN.all_signers


@pytest.mark.parametrize(
    "records",
    [
        pytest.param((), id="nothing of it is there"),
        pytest.param((LAST,), id="its first version is missing"),
        pytest.param((OLD, AFTERWARDS), id="its last version is missing"),
        pytest.param((OLD, replace(LAST, signature=bytes(64))), id="its last version is forged"),
    ],
)
def test_an_adopted_chain_that_is_not_whole_judges_nothing(records):
    chain = a_chain(ADOPTING, *records)
    assert chain.origins == ()
    assert judged(a_head(roster=OLD.id), chain) is Verdict.UNKNOWN_ROSTER


def test_the_order_of_arrival_does_not_matter():
    third = a_version(superior=THIRD_OFFICE, key=THIRD_KEY)
    more = adopting(
        Adoption(third.id, third.id, THIRD_OFFICE, (THIRD,)), devices=(), members=(), previous=ADOPTING, number=3
    )
    records = (OLD, LAST, AFTERWARDS, FIRST, ADOPTING, third, more)
    chains = [build_chain(FIRST.id, order) for order in permutations(records)]
    assert all(chain == chains[0] for chain in chains)
    assert [origin.chain.ids[-1] for origin in chains[0].origins] == [LAST.id, third.id]


def test_a_fork_after_the_last_version_that_counts_does_no_harm_and_one_before_it_neither():
    """What is adopted is named by its last version, and that names what came before it."""
    rival = a_roster(2, OLD.id, devices=(), members=())
    later_rival = a_roster(3, LAST.id, devices=(), members=())
    chain = a_chain(OLD, LAST, AFTERWARDS, rival, later_rival, ADOPTING)
    assert chain.origins[0].chain.ids == (OLD.id, LAST.id)
    assert not chain.is_forked
    assert not chain.origins[0].chain.is_forked


def test_a_version_names_the_roots_it_goes_on_from():
    said = Heritage(FIRST.id, FIRST.id, PROVINCE)
    both = Roster(1, "", THIRD_OFFICE, (), (), (), heritage=said, adopted=(ADOPTED,))
    assert both.goes_on_from == {FIRST.id, OLD.id}
    assert Roster(1, "", THIRD_OFFICE, (), (), ()).goes_on_from == frozenset()


def test_what_was_adopted_stays_adopted_in_later_versions():
    later = a_version(3, ADOPTING.id)
    chain = a_chain(OLD, LAST, ADOPTING, later)
    assert chain.latest is not None
    assert chain.latest.adopted == (ADOPTED,)
    assert chain.latest.offices == (PROVINCE, SUPERIOR)
    assert next_version(chain, chain.latest).adopted == ()


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, SUPERIOR, ()), id="the same office"),
        pytest.param(replace(ADOPTED, units=(COMMUNE, PROVINCE_UNIT)), id="the same root, and an own unit"),
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, THIRD_OFFICE, (COMMUNE,)), id="a unit of another chain"),
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, THIRD_OFFICE, (PROVINCE_UNIT,)), id="an own unit"),
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, PROVINCE, ()), id="the adopter's own office"),
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, THIRD_OFFICE, (), (SUPERIOR,)), id="an office inherited"),
        pytest.param(Adoption(AFTERWARDS.id, AFTERWARDS.id, THIRD_OFFICE, (SUPERIOR,)), id="an office as a unit"),
    ],
)
@pytest.mark.parametrize("is_later", [True, False])
def test_an_adoption_that_names_what_another_chain_has_changes_nothing(second, is_later):
    if is_later:
        records = (ADOPTING, adopting(second, devices=(), members=(), previous=ADOPTING, number=3))
    else:
        records = (adopting(ADOPTED, second),)
    chain = a_chain(OLD, LAST, AFTERWARDS, *records)
    assert chain.ids == (FIRST.id, *(record.id for record in records))
    assert chain.latest is not None
    assert chain.latest.adopted == (ADOPTED,)


def test_a_first_version_may_go_on_from_one_chain_and_adopt_another():
    third = a_version(superior=THIRD_OFFICE, key=THIRD_KEY, members=(Member(THIRD, "own"),))
    root = a_version(
        members=(*UNITS, Member(THIRD, "own")),
        devices=(PROVINCE_PC.grant(seals=False), COMMUNE_PC.grant()),
        heritage=Heritage(OLD.id, LAST.id, SUPERIOR),
        inherits=(SUPERIOR,),
        adopted=(Adoption(third.id, third.id, THIRD_OFFICE, (THIRD,)),),
    )
    chain = a_chain(OLD, LAST, third, root=root)
    assert chain.heritage is not None
    assert [origin.chain.ids[0] for origin in chain.origins] == [OLD.id, third.id]
    assert judged(a_head(roster=LAST.id), chain) is Verdict.VALID


def test_chains_are_looked_for_up_to_a_number_and_a_depth():
    keys = [SigningKey(number.to_bytes(32, "big")) for number in range(1, MOST_CHAINS + 6)]
    roots = [a_version(superior=an_id(f"office {n}"), key=key) for n, key in enumerate(keys)]
    wide = adopting(*(Adoption(root.id, root.id, an_id(f"office {n}"), ()) for n, root in enumerate(roots)))
    chain = a_chain(wide, *roots)
    assert len(chain.origins) == MOST_CHAINS - 1
    assert len(chain.whole) == MOST_CHAINS
    records = roots[:1]
    for number, key in enumerate(keys[1 : MOST_HERITAGES + 5], start=1):
        said = Adoption(records[-1].id, records[-1].id, an_id(f"office {number - 1}"), ())
        records.append(a_version(superior=an_id(f"office {number}"), key=key, adopted=(said,)))
    assert len(build_chain(records[-1].id, records).whole) == MOST_HERITAGES


def test_each_version_is_read_once_and_verified_once_however_many_chains_there_are(monkeypatch):
    keys = [SigningKey(number.to_bytes(32, "big")) for number in range(1, 40)]
    roots = [a_version(superior=an_id(f"office {n}"), key=key) for n, key in enumerate(keys)]
    records = [FIRST, adopting(*(Adoption(r.id, r.id, an_id(f"office {n}"), ()) for n, r in enumerate(roots))), *roots]
    asked = {"_decoded": 0, "_genuine": 0}

    def counting(name):
        before = getattr(roster_module, name)

        def count(record):
            asked[name] += 1
            return before(record)

        return count

    for name in asked:
        monkeypatch.setattr(roster_module, name, counting(name))
    assert len(build_chain(FIRST.id, records).whole) == len(keys) + 1
    assert asked == dict.fromkeys(asked, len(records))


def test_a_unit_reads_the_common_books_of_the_office_it_came_with_and_not_of_others():
    third = Adoption(FIRST.id, FIRST.id, THIRD_OFFICE, (THIRD,), (an_id("before the third"),))
    roster = Roster(
        2, FIRST.id, PROVINCE, (), (*UNITS, Member(THIRD, PROVINCE_UNIT), Member(PROVINCE_UNIT, "own"),
        Member(an_id("new"), "own")), (), adopted=(ADOPTED, third),
    )  # fmt: skip
    every = (PROVINCE, SUPERIOR, *third.offices)
    assert roster.offices == every
    assert roster.offices_for(PROVINCE) == roster.offices_for(an_id("new")) == every
    assert roster.offices_for(COMMUNE) == (PROVINCE, SUPERIOR)
    assert roster.offices_for(THIRD) == (PROVINCE, *third.offices)
    assert roster.offices_for(PROVINCE_UNIT) == (PROVINCE, *third.offices)  # it keeps the book of a unit that came


# what counts


def test_what_was_written_under_an_adopted_chain_counts_in_its_books():
    written = [
        (COMMUNE_PC, OWN_BOOK, Verdict.VALID),
        (STRANGER_PC, a_book(BookKind.UNIT, OTHER_COMMUNE), Verdict.VALID),
        (SUPERIOR_PC, ABOUT_BOOK, Verdict.VALID),
        (SUPERIOR_PC, COMMON_BOOK, Verdict.VALID),
        (SUPERIOR_PC, a_book(BookKind.OFFICE, SUPERIOR), Verdict.VALID),
        (COMMUNE_PC, a_book(BookKind.OFFICE, COMMUNE), Verdict.VALID),
        (COMMUNE_PC, ABOUT_BOOK, Verdict.WRONG_ROLE),
        (SUPERIOR_PC, OWN_BOOK, Verdict.WRONG_ROLE),
        (SUPERIOR_PC, a_book(BookKind.ABOUT, PROVINCE_UNIT), Verdict.WRONG_ROLE),
        (SUPERIOR_PC, a_book(BookKind.COMMON, PROVINCE), Verdict.WRONG_ROLE),
        (PROVINCE_UNIT_PC, a_book(BookKind.UNIT, PROVINCE_UNIT), Verdict.WRONG_ROLE),
        (PROVINCE_PC, COMMON_BOOK, Verdict.UNKNOWN_DEVICE),
    ]
    found = [(device, book, judged(a_head(roster=OLD.id, device=device, book=book))) for device, book, _ in written]
    assert found == written


def test_what_follows_the_last_version_of_an_adopted_chain_does_not_count():
    assert judged(a_head(roster=LAST.id)) is Verdict.VALID
    assert judged(a_head(roster=AFTERWARDS.id, device=SUPERIOR_PC)) is Verdict.UNKNOWN_ROSTER


def test_the_adopter_keeps_the_common_books_it_took_over_and_those_about_the_units():
    for book, verdict in (
        (COMMON_BOOK, Verdict.VALID),
        (ABOUT_BOOK, Verdict.VALID),
        (a_book(BookKind.COMMON, PROVINCE), Verdict.VALID),
        (a_book(BookKind.COMMON, THIRD_OFFICE), Verdict.WRONG_ROLE),
        (OWN_BOOK, Verdict.WRONG_ROLE),
    ):
        assert judged(a_head(roster=ADOPTING.id, device=PROVINCE_PC, book=book)) is verdict
    assert judged(a_head(roster=FIRST.id, device=PROVINCE_PC, book=COMMON_BOOK)) is Verdict.WRONG_ROLE
    assert judged(a_head(roster=ADOPTING.id)) is Verdict.VALID
    assert judged(a_head(roster=FIRST.id)) is Verdict.UNKNOWN_DEVICE


def test_a_chain_that_claims_the_books_of_others_gets_none_of_them():
    """Its own rosters say what they like; the adopter says which books it may judge."""
    evil = Device(PROVINCE, "evil pc")
    claims = Roster(
        1, "", SUPERIOR, (bytes(ROSTER_KEY.verify_key).hex(),), (*UNITS, Member(PROVINCE_UNIT, "superior")),
        (SUPERIOR_PC.grant(seals=False), evil.grant()), inherits=(PROVINCE, THIRD_OFFICE),
    )  # fmt: skip
    root = signed(claims, ROSTER_KEY)
    chain = a_chain(root, adopting(Adoption(root.id, root.id, SUPERIOR, (COMMUNE, OTHER_COMMUNE)), devices=()))
    assert [origin.chain.ids for origin in chain.origins] == [(root.id,)]
    for kind, unit in (
        (BookKind.COMMON, PROVINCE),
        (BookKind.COMMON, THIRD_OFFICE),
        (BookKind.UNIT, PROVINCE_UNIT),
        (BookKind.ABOUT, PROVINCE_UNIT),
        (BookKind.OFFICE, PROVINCE),
    ):
        book = a_book(kind, unit)
        for device in (SUPERIOR_PC, evil):
            head = a_head(roster=root.id, device=device, book=book)
            assert judged(head, chain) is Verdict.WRONG_ROLE
            assert not may_have_written(book, device=device.sign, roster=root.id, chain=chain)
    assert judged(a_head(roster=root.id, device=SUPERIOR_PC, book=ABOUT_BOOK), chain) is Verdict.VALID


def test_an_office_that_goes_on_writing_is_cut_off_where_the_adopter_says():
    first = a_head(roster=LAST.id, device=SUPERIOR_PC, book=ABOUT_BOOK)
    late = a_head(roster=LAST.id, device=SUPERIOR_PC, book=ABOUT_BOOK, previous=first.id)
    gone = SUPERIOR_PC.grant(seals=False, since=2, is_revoked=True, cut=(first.id,))
    chain = a_chain(OLD, LAST, adopting(devices=(*BROUGHT, gone)))
    assert judged(first, chain, late) is Verdict.VALID
    assert judged(late, chain, first) is Verdict.CUT_OFF
    new = replace(first, roster=chain.ids[-1])
    assert judged(new, chain) is Verdict.WRONG_ROLE


def test_a_change_of_keeper_after_the_adoption_cuts_off_what_came_from_the_old_chain():
    first = a_head(roster=LAST.id)
    late = a_head(roster=LAST.id, previous=first.id)
    changed = a_version(3, ADOPTING.id, members=(Member(COMMUNE, OTHER_COMMUNE, 3, (first.id,)),))
    chain = a_chain(OLD, LAST, ADOPTING, changed)
    assert judged(first, chain, late) is Verdict.VALID
    assert judged(late, chain, first) is Verdict.CUT_OFF
    assert judged(a_head(roster=changed.id, device=STRANGER_PC), chain) is Verdict.VALID


def test_a_cut_of_the_adopted_chain_stays():
    first = a_head(roster=OLD.id)
    late = a_head(roster=OLD.id, previous=first.id)
    gone = a_roster(2, OLD.id, devices=(COMMUNE_PC.grant(is_revoked=True, cut=(first.id,)),), members=())
    chain = a_chain(OLD, gone, adopting(Adoption(OLD.id, gone.id, SUPERIOR, (COMMUNE, OTHER_COMMUNE))))
    assert judged(first, chain, late) is Verdict.VALID
    assert judged(late, chain, first) is Verdict.CUT_OFF


def test_seals_count_as_they_did_and_from_the_adoption_on_by_what_the_adopter_says():
    for head, expected in (
        (a_head(roster=LAST.id), True),
        (a_head(roster=LAST.id, device=SECOND_PC), False),
        (a_head(roster=ADOPTING.id), True),
        (a_head(roster=ADOPTING.id, device=SECOND_PC), False),
        (a_head(roster=AFTERWARDS.id), False),
    ):
        assert may_seal(head, chain=CHAIN, before={}) is expected
    first = a_head(roster=LAST.id)
    late = a_head(roster=LAST.id, previous=first.id)
    moved = a_version(3, ADOPTING.id, devices=(replace(BROUGHT[0], seals=False, sealed=(first.id,)),))
    chain = a_chain(OLD, LAST, ADOPTING, moved)
    before = previous_of([first, late])
    assert may_seal(first, chain=chain, before=before)
    assert not may_seal(late, chain=chain, before=before)


# adopters of adopters


def test_a_chain_that_two_have_adopted_is_of_the_first_of_them_alone():
    """Two offices say that one chain is theirs; whoever adopts both takes its units from the first."""
    adopters = []
    for number, name in enumerate(("one", "two")):
        key = SigningKey(bytes([number + 7] * 32))
        said = replace(ADOPTED, units=(COMMUNE, OTHER_COMMUNE))
        adopters.append(a_version(superior=an_id(name), key=key, members=UNITS, adopted=(said,)))
    one, two = adopters
    outer = adopting(
        Adoption(one.id, one.id, an_id("one"), (COMMUNE, OTHER_COMMUNE), (SUPERIOR,)),
        Adoption(two.id, two.id, an_id("two"), (COMMUNE, OTHER_COMMUNE), (SUPERIOR,)),
    )
    chain = a_chain(OLD, LAST, one, two, outer)
    assert [origin.chain.ids[0] for origin in chain.origins] == [one.id]
    assert judged(a_head(roster=OLD.id), chain) is Verdict.VALID
    assert judged(a_head(roster=one.id), chain) is Verdict.UNKNOWN_DEVICE
    assert judged(a_head(roster=two.id), chain) is Verdict.UNKNOWN_ROSTER


def test_what_an_adopted_chain_adopted_counts_in_books_that_both_name():
    inner = a_version(superior=THIRD_OFFICE, key=THIRD_KEY, members=UNITS, adopted=(ADOPTED,))
    outer = adopting(Adoption(inner.id, inner.id, THIRD_OFFICE, (COMMUNE,), (SUPERIOR,)))
    chain = a_chain(OLD, LAST, inner, outer)
    assert judged(a_head(roster=OLD.id), chain) is Verdict.VALID
    assert judged(a_head(roster=OLD.id, device=SUPERIOR_PC, book=COMMON_BOOK), chain) is Verdict.VALID
    other = a_head(roster=OLD.id, device=STRANGER_PC, book=a_book(BookKind.UNIT, OTHER_COMMUNE))
    assert judged(other, chain) is Verdict.WRONG_ROLE
