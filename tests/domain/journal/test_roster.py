"""The roster chain: each version is signed by a key of the one before, and nothing else is followed."""

from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from journal_builders import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    COMMUNE_PC,
    OTHER_COMMUNE,
    OWN_BOOK,
    ROSTER_KEY,
    STRANGER_PC,
    SUPERIOR,
    SUPERIOR_PC,
    YEAR,
    a_chain,
    a_roster,
    an_id,
)
from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal import roster as roster_module
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.roster import (
    MOST_ENTRIES,
    Grant,
    Member,
    build_chain,
    encode_roster,
    next_version,
    read_roster,
)
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

FORMAT_PAGE = Path(__file__).parents[3] / "ctph_desktop" / "sync" / "FORMAT.md"
SECOND_KEY, FOREIGN_KEY = SigningKey.generate(), SigningKey.generate()
FIRST = a_roster()
SECOND = a_roster(2, FIRST.id, devices=(SUPERIOR_PC.grant(seals=False),))
THIRD = a_roster(3, SECOND.id)


def test_versions_that_follow_one_another_are_in_force():
    chain = a_chain(FIRST, SECOND, THIRD)
    assert chain.ids == (FIRST.id, SECOND.id, THIRD.id)
    assert chain.latest is not None
    assert chain.latest.number == 3
    assert [chain.version(record.id) for record in (FIRST, SECOND, THIRD)] == list(chain.versions)
    assert chain.version(an_id("unknown")) is None
    assert not chain.is_forked


def test_without_its_root_nothing_is_in_force():
    assert build_chain(FIRST.id, []).latest is None
    assert build_chain(FIRST.id, [SECOND, THIRD]).latest is None


def test_a_gap_stops_the_chain_until_it_is_filled():
    assert build_chain(FIRST.id, [FIRST, THIRD]).ids == (FIRST.id,)
    assert build_chain(FIRST.id, [FIRST, THIRD, SECOND]).ids == (FIRST.id, SECOND.id, THIRD.id)


@pytest.mark.parametrize(
    "follower",
    [
        pytest.param(a_roster(3, FIRST.id), id="number skipped"),
        pytest.param(a_roster(1, FIRST.id), id="number repeated"),
        pytest.param(a_roster(0, FIRST.id), id="number backwards"),
        pytest.param(a_roster(2, an_id("elsewhere")), id="follows another"),
        pytest.param(a_roster(2, ""), id="follows nothing"),
        pytest.param(a_roster(2, FIRST.id, key=FOREIGN_KEY), id="signed by nobody known"),
        pytest.param(a_roster(2, FIRST.id, key=FOREIGN_KEY, signers=(FOREIGN_KEY,)), id="signed by its own key"),
        pytest.param(a_roster(2, FIRST.id, key=SUPERIOR_PC.key), id="signed by a device's key"),
        pytest.param(a_roster(2, FIRST.id, superior=OTHER_COMMUNE), id="other superior office"),
        pytest.param(replace(a_roster(2, FIRST.id), signature=bytes(64)), id="no signature"),
        pytest.param(replace(SECOND, body=SECOND.body.replace(b'"number":2', b'"number":3')), id="changed"),
    ],
)
def test_what_does_not_follow_by_the_rule_is_left_aside(follower):
    chain = build_chain(FIRST.id, [FIRST, follower])
    assert chain.ids == (FIRST.id,)
    assert not chain.is_forked


def test_a_signature_for_another_purpose_is_none_of_a_roster():
    record = SignedRecord.make(Purpose.RECEIPT, SECOND.body, key=ROSTER_KEY)
    disguised = SignedRecord(Purpose.ROSTER, record.body, record.signer, record.signature)
    for follower in (record, disguised):
        assert build_chain(FIRST.id, [FIRST, follower]).ids == (FIRST.id,)


def test_a_new_key_signs_only_after_the_version_that_names_it():
    handing_over = a_roster(2, FIRST.id, signers=(SECOND_KEY,))
    by_new = a_roster(3, handing_over.id, key=SECOND_KEY, signers=(SECOND_KEY,))
    by_old = a_roster(3, handing_over.id, devices=())
    assert a_chain(FIRST, handing_over, by_new).ids == (FIRST.id, handing_over.id, by_new.id)
    assert a_chain(FIRST, handing_over, by_old).ids == (FIRST.id, handing_over.id)


def test_two_versions_after_one_are_shown_as_a_fork_and_neither_is_applied():
    rival = a_roster(2, FIRST.id, devices=())
    chain = a_chain(FIRST, SECOND, rival, THIRD)
    assert chain.is_forked
    assert chain.ids == (FIRST.id,)


def test_a_forged_rival_makes_no_fork():
    rival = a_roster(2, FIRST.id, devices=(), key=FOREIGN_KEY)
    chain = a_chain(FIRST, SECOND, rival, THIRD)
    assert not chain.is_forked
    assert chain.ids == (FIRST.id, SECOND.id, THIRD.id)


def test_the_same_version_signed_twice_is_one_version():
    both = (ROSTER_KEY, SECOND_KEY)
    first = a_roster(signers=both)
    body = a_roster(2, first.id, signers=both).body
    twice = [SignedRecord.make(Purpose.ROSTER, body, key=key) for key in both]
    chain = a_chain(first, *twice)
    assert not chain.is_forked
    assert len(chain.ids) == 2


def test_a_genuine_version_is_not_lost_behind_the_same_bytes_with_a_foreign_signature():
    forged = SignedRecord.make(Purpose.ROSTER, SECOND.body, key=FOREIGN_KEY)
    broken = replace(SECOND, signature=bytes(64))
    for fake in (forged, broken):
        assert fake.id == SECOND.id
        for order in permutations((FIRST, SECOND, fake, THIRD)):
            assert build_chain(FIRST.id, order).ids == (FIRST.id, SECOND.id, THIRD.id)


def test_the_order_of_arrival_does_not_matter():
    rival = a_roster(4, THIRD.id, devices=())
    fourth = a_roster(4, THIRD.id)
    records = (FIRST, SECOND, THIRD, a_roster(2, FIRST.id, key=FOREIGN_KEY), fourth, rival)
    chains = {build_chain(FIRST.id, order) == a_chain(*records) for order in permutations(records)}
    assert chains == {True}
    assert a_chain(*records).is_forked


def test_a_chain_with_a_circle_ends():
    """A version cannot name its own follower, but one that names itself must not hang the program."""
    assert build_chain(FIRST.id, [FIRST, SECOND, SECOND, SECOND]).ids == (FIRST.id, SECOND.id)


@pytest.mark.parametrize("body", [b"{}", b"[]", b"1.5", b"\xff", b'{"number":"1"}', b" {}"])
def test_a_signed_record_of_something_else_is_no_roster(body):
    with pytest.raises(CanonicalError):
        read_roster(SignedRecord.make(Purpose.ROSTER, body, key=ROSTER_KEY))


def test_a_roster_survives_fields_of_later_versions():
    body = canonical.encode({**canonical.decode_line(FIRST.body), "later": True})
    assert read_roster(SignedRecord.make(Purpose.ROSTER, body, key=ROSTER_KEY)).superior == SUPERIOR


def test_a_roster_is_read_as_it_was_written():
    record = a_roster(members=(Member(COMMUNE, "superior", 4, ("a" * 64, "b" * 64)),))
    assert encode_roster(read_roster(record)) == record.body


WRITERS = {
    ("superior", "common"): True,
    ("superior", "about"): True,
    ("superior", "unit"): False,
    ("commune", "common"): False,
    ("commune", "about"): False,
    ("commune", "unit"): True,
    ("stranger", "common"): False,
    ("stranger", "about"): False,
    ("stranger", "unit"): False,
}


@pytest.mark.parametrize(("who", "what"), WRITERS)
def test_each_book_has_one_office_that_writes_it(who, what):
    device = {"superior": SUPERIOR_PC, "commune": COMMUNE_PC, "stranger": STRANGER_PC}[who]
    book = {"common": COMMON_BOOK, "about": ABOUT_BOOK, "unit": OWN_BOOK}[what]
    assert read_roster(FIRST).may_write(device.grant(), book) == WRITERS[who, what]


def test_nobody_writes_the_common_book_of_another_office():
    book = Book(BookKind.COMMON, COMMUNE, YEAR)
    roster = read_roster(FIRST)
    assert not any(roster.may_write(device.grant(), book) for device in (SUPERIOR_PC, COMMUNE_PC))


def test_on_behalf_the_superior_keeps_a_units_book_and_the_unit_does_not():
    roster = read_roster(a_roster(members=(Member(COMMUNE, "superior"),)))
    assert roster.may_write(SUPERIOR_PC.grant(), OWN_BOOK)
    assert not roster.may_write(COMMUNE_PC.grant(), OWN_BOOK)


def test_nobody_keeps_the_book_of_a_unit_that_is_no_member():
    roster = read_roster(a_roster(members=()))
    assert not any(roster.may_write(device.grant(), OWN_BOOK) for device in (SUPERIOR_PC, COMMUNE_PC))


def test_a_version_says_only_what_it_changes_and_everything_else_stays_in_force():
    cut_off = COMMUNE_PC.grant(is_revoked=True, cut=("a" * 64,))
    second = a_roster(2, FIRST.id, devices=(STRANGER_PC.grant(),), members=())
    third = a_roster(3, second.id, devices=(cut_off,), members=(Member(COMMUNE, "superior", 3),))
    chain = a_chain(FIRST, second, third)
    assert [len(version.devices) for version in chain.versions] == [2, 3, 3]
    assert chain.versions[1].device(COMMUNE_PC.sign) == COMMUNE_PC.grant()
    assert chain.latest is not None
    assert chain.latest.devices == (SUPERIOR_PC.grant(seals=False), cut_off, STRANGER_PC.grant())
    assert chain.latest.members == (Member(COMMUNE, "superior", 3), Member(OTHER_COMMUNE, "own"))


def test_what_the_next_version_has_to_say_is_the_difference_only():
    chain = a_chain(FIRST)
    assert chain.latest is not None
    wanted = replace(chain.latest, devices=(*chain.latest.devices, STRANGER_PC.grant()))
    following = next_version(chain, wanted)
    assert (following.number, following.previous) == (2, FIRST.id)
    assert (following.members, following.devices) == ((), (STRANGER_PC.grant(),))
    record = SignedRecord.make(Purpose.ROSTER, encode_roster(following), key=ROSTER_KEY)
    assert a_chain(FIRST, record).latest == replace(wanted, number=2, previous=FIRST.id)


def test_a_version_that_lists_everything_again_changes_nothing():
    whole = a_roster(2, FIRST.id)
    chain = a_chain(FIRST, whole)
    assert chain.latest is not None
    assert (chain.latest.members, chain.latest.devices) == (chain.versions[0].members, chain.versions[0].devices)


def test_a_version_that_makes_the_roster_endless_is_not_followed():
    """Two members and two devices stand in the first version already."""
    crowd = tuple(Member(an_id(f"unit {number}"), "own") for number in range(MOST_ENTRIES - 3))
    versions = [FIRST]
    for start in range(0, len(crowd) - 2_000, 2_000):  # a version is a line of 256 KiB
        some = crowd[start : start + 2_000]
        versions.append(a_roster(len(versions) + 1, versions[-1].id, members=some, devices=()))
    left = crowd[2_000 * (len(versions) - 1) :]
    fitting = a_roster(len(versions) + 1, versions[-1].id, members=left[:-1], devices=())
    too_many = a_roster(len(versions) + 1, versions[-1].id, members=left, devices=())
    assert a_chain(*versions, fitting).ids[-1] == fitting.id
    assert a_chain(*versions, too_many).ids[-1] == versions[-1].id


def test_a_roster_as_deep_as_json_can_be_is_none():
    deep = b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert build_chain(FIRST.id, [FIRST, SignedRecord.make(Purpose.ROSTER, deep, key=ROSTER_KEY)]).ids == (FIRST.id,)


def test_a_roster_in_another_form_is_refused_though_its_signature_holds():
    loose = SignedRecord.make(Purpose.ROSTER, SECOND.body.replace(b'"number":2', b'"number": 2'), key=ROSTER_KEY)
    with pytest.raises(CanonicalError) as refused:
        read_roster(loose)
    assert refused.value.part == "not canonical"
    assert build_chain(FIRST.id, [FIRST, loose]).ids == (FIRST.id,)


def test_a_roster_whose_signature_fails_is_refused_for_that():
    with pytest.raises(CanonicalError) as refused:
        read_roster(replace(SECOND, signature=bytes(64)))
    assert refused.value.part == "roster signature"


def test_what_an_entry_leaves_out_is_not_so():
    grant = msgspec.json.decode(b'{"age":"a","name":"n","sign":"s","seals":true,"since":1,"unit":"u"}', type=Grant)
    assert (grant.is_revoked, grant.cut, grant.seals_since, grant.sealed) == (False, (), 0, ())
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"age":"a","name":"n","sign":"s","unit":"u"}', type=Grant)


def test_a_chain_is_followed_as_far_as_the_format_page_says_and_no_further(monkeypatch):
    monkeypatch.setattr(roster_module, "MOST_VERSIONS", 2)
    assert build_chain(FIRST.id, [FIRST, SECOND, THIRD]).ids == (FIRST.id, SECOND.id)


def test_the_limits_are_those_of_the_format_page():
    said = " ".join(FORMAT_PAGE.read_text(encoding="utf-8").split())
    assert f"{MOST_ENTRIES:,} members and devices, or {roster_module.MOST_VERSIONS:,} versions" in said
    assert f"At most {roster_module.MOST_HERITAGES} stand one behind the other" in said
    assert f"at most {roster_module.MOST_CHAINS} are looked for in all" in said


def test_a_changed_roster_is_looked_up_anew():
    roster = read_roster(FIRST)
    assert roster.member(COMMUNE) is not None
    assert roster.devices_of(SUPERIOR)
    emptied = replace(roster, members=(), devices=())
    assert (emptied.member(COMMUNE), emptied.device(SUPERIOR_PC.sign), emptied.devices_of(SUPERIOR)) == (None, None, ())
    assert encode_roster(replace(emptied, members=roster.members, devices=roster.devices)) == encode_roster(roster)
