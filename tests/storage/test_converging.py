"""Convergence: the same set of segments and rosters shows the same, however it came."""

import zlib
from hashlib import sha256
from itertools import count

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from nacl.signing import SigningKey
from random_worlds import PROVINCE_PC, WITH_SECOND, AdoptedWorld, World, a_later_operation, converges
from replicas import (
    COMMUNE_PC,
    FIRST_ROSTER,
    INDICATORS,
    OWN_BOOK,
    SECOND_PC,
    STRANGER_PC,
    SUBMISSION,
    SUPERIOR_PC,
    a_journal,
    a_put,
    a_roster,
    a_seal,
    a_seal_put,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    give,
    quantity,
    rebuilt,
    reported,
    shown,
    take_in,
    write,
)

from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import FIGURE, MOST_PARENTS, RECORD
from ctph_desktop.domain.journal.segment import SegmentError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.statements import in_pieces
from ctph_desktop.domain.submissions import SealedFigure
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import Queries

BOTH = (FIRST_ROSTER, WITH_SECOND)
PERSON = record_cell(RecordKind.EXPLANATION, an_id("person"))
_FOLDERS = count(1)


@pytest.fixture
def superior(tmp_path):
    journal = a_journal(tmp_path / "superior.db", SUPERIOR_PC, rosters=BOTH)
    yield journal
    journal.database.close()


@pytest.fixture
def commune(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC, rosters=BOTH)
    yield journal
    journal.database.close()


@pytest.fixture
def second(tmp_path):
    journal = a_journal(tmp_path / "second.db", SECOND_PC, rosters=BOTH)
    yield journal
    journal.database.close()


def _conflicts(journal, book=OWN_BOOK):
    return Queries(journal.database, journal.symbols).conflicts(book)


def _agrees_with_its_journal(journal) -> bool:
    kept, built = shown(journal), rebuilt(journal)
    kept.states = built.states = set()
    return kept == built


# two PCs of one office


def test_two_pcs_that_write_different_numbers_are_a_conflict_and_the_larger_id_is_shown(commune, second):
    mine, theirs = write(commune, a_put(5))[0], write(second, a_put(7))[0]
    give(second, SECOND_PC, commune)
    give(commune, COMMUNE_PC, second)
    ids = tuple(sorted((mine.id, theirs.id)))
    expected = 5 if mine.id > theirs.id else 7
    for journal in (commune, second):
        assert _conflicts(journal) == {figure_cell(): ids}
        assert quantity(journal, figure_cell()) == expected
        assert _agrees_with_its_journal(journal)


def test_choosing_names_all_heads_and_ends_the_conflict_on_both_pcs(commune, second):
    mine, theirs = write(commune, a_put(5))[0], write(second, a_put(7))[0]
    give(second, SECOND_PC, commune)
    choice = write(commune, a_put(7))[0]
    assert set(choice.op.p) == {mine.id, theirs.id}
    give(commune, COMMUNE_PC, second)
    for journal in (commune, second):
        assert _conflicts(journal) == {}
        assert quantity(journal, figure_cell()) == 7
        assert _agrees_with_its_journal(journal)


def test_the_same_number_on_two_pcs_is_no_conflict_and_none_after_the_next_edit(commune, second):
    """The edit names both operations, though only one of them is shown."""
    mine, theirs = write(commune, a_put(5))[0], write(second, a_put(5))[0]
    give(second, SECOND_PC, commune)
    assert _conflicts(commune) == {}
    edit = write(commune, a_put(6))[0]
    assert set(edit.op.p) == {mine.id, theirs.id}
    assert _agrees_with_its_journal(commune)
    give(commune, COMMUNE_PC, second)
    for journal in (commune, second):
        assert _conflicts(journal) == {}
        assert quantity(journal, figure_cell()) == 6


def test_the_same_record_on_two_pcs_is_no_conflict_after_the_next_edit(commune, second):
    for journal in (commune, second):
        write(journal, Put(OWN_BOOK, RECORD, PERSON, {"name": "A"}))
    give(second, SECOND_PC, commune)
    write(commune, Put(OWN_BOOK, RECORD, PERSON, {"name": "B"}))
    assert _agrees_with_its_journal(commune)
    assert _conflicts(commune) == {}


def test_more_heads_than_one_operation_may_name_are_all_replaced_by_a_choice(commune):
    crowd = [an_operation(figure_cell(), reported(number)) for number in range(3 * MOST_PARENTS)]
    take_in(commune, a_segment(*crowd, device=SECOND_PC, roster=WITH_SECOND.id))
    assert len(_conflicts(commune)[figure_cell()]) == 3 * MOST_PARENTS
    write(commune, a_put(1))
    assert _conflicts(commune) == {}
    assert quantity(commune, figure_cell()) == 1
    assert _agrees_with_its_journal(commune)
    assert all(len(stored.op.p) <= MOST_PARENTS for stored, _ in commune.operations(OWN_BOOK))


def test_a_record_deleted_here_and_changed_there_is_a_conflict(commune, second):
    write(commune, Put(OWN_BOOK, RECORD, PERSON, {"name": "A"}))
    give(commune, COMMUNE_PC, second)
    write(commune, Put(OWN_BOOK, RECORD, PERSON, None))
    write(second, Put(OWN_BOOK, RECORD, PERSON, {"name": "B"}))
    give(second, SECOND_PC, commune)
    assert PERSON in _conflicts(commune)


def test_two_seals_that_replace_the_same_one_are_a_conflict(commune):
    first = write(commune, a_seal_put(5))[0]
    rivals = [
        an_operation(SUBMISSION, msgspec.to_builtins(a_seal(n, replaces=first.id)), kind=RECORD, parents=(first.id,))
        for n in (6, 7)
    ]
    commune.cut()
    take_in(commune, a_segment(*rivals, previous=commune.segments([OWN_BOOK])[-1].id))
    assert _conflicts(commune) == {SUBMISSION: tuple(sorted(stored.id for stored in rivals))}
    heads = [s.seal for s in Queries(commune.database, commune.symbols).statements() if s.is_head]
    assert sorted(heads) == sorted(stored.id for stored in rivals)
    third = write(commune, a_seal_put(8, replaces=max(heads)))[0]
    assert set(third.op.p) == set(heads)
    assert _conflicts(commune) == {}
    assert _agrees_with_its_journal(commune)


# what does not count hides nothing


@pytest.mark.parametrize(
    ("device", "roster"),
    [
        pytest.param(STRANGER_PC, FIRST_ROSTER.id, id="another office"),
        pytest.param(SUPERIOR_PC, FIRST_ROSTER.id, id="the superior office"),
        pytest.param(SECOND_PC, an_id("unknown"), id="an unknown roster"),
    ],
)
def test_operations_that_do_not_count_hide_none_that_do(commune, superior, device, roster):
    mine = write(commune, a_put(5), a_seal_put(5))
    attack = [
        an_operation(figure_cell(), reported(99), parents=(mine[0].id,)),
        an_operation(
            SUBMISSION, msgspec.to_builtins(a_seal(99, replaces=mine[1].id)), kind=RECORD, parents=(mine[1].id,)
        ),
    ]
    give(commune, COMMUNE_PC, superior)
    before = {journal: shown(journal) for journal in (commune, superior)}
    for journal in (commune, superior):
        take_in(journal, a_segment(*attack, device=device, roster=roster))
        after = shown(journal)
        assert (after.figures, after.seals, after.sealed) == (
            before[journal].figures, before[journal].seals, before[journal].sealed,
        )  # fmt: skip
        assert after.conflicts == {}
        assert journal.project(OWN_BOOK).held.total() == 2


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            lambda p: an_operation(figure_cell(unit=an_id("nobody")), reported(99), parents=p), id="other unit"
        ),
        pytest.param(lambda p: an_operation(figure_cell(period="2018-07"), reported(99), parents=p), id="other year"),
        pytest.param(lambda p: a_later_operation(figure_cell(), reported(99), p), id="a later type"),
        pytest.param(
            lambda p: an_operation(SUBMISSION, msgspec.to_builtins(a_seal(9)), kind=RECORD, parents=p),
            id="not the sealer",
        ),
        pytest.param(
            lambda p: an_operation(record_cell(RecordKind.DECISION, an_id("d")), {}, kind=RECORD, parents=p),
            id="a decision",
        ),
    ],
)
def test_a_colleague_whose_operation_does_not_count_hides_nothing(commune, make):
    mine = write(commune, a_put(5))[0]
    take_in(commune, a_segment(make((mine.id,)), device=SECOND_PC, roster=WITH_SECOND.id))
    assert quantity(commune, figure_cell()) == 5
    assert commune.project(OWN_BOOK).held.total() == 1
    assert _agrees_with_its_journal(commune)


def test_a_draft_of_the_commune_is_not_shown_above_and_its_seal_is(commune, superior):
    write(commune, a_put(5), a_seal_put(5))
    write(commune, a_put(6))
    give(commune, COMMUNE_PC, superior)
    found = shown(superior)
    assert found.figures == set()
    assert {row[-1] for row in found.sealed} == {50_000}


def test_leaving_drafts_out_at_once_holds_back_what_judging_each_would(commune, superior):
    odd = [
        an_operation(figure_cell(), reported(1)),
        an_operation(figure_cell(period="2018-07"), reported(1)),
        an_operation(figure_cell(measure="committed"), reported(1)),
        an_operation(figure_cell(measure="forecast"), reported(1)),
        an_operation(figure_cell(), {"s": "odd"}),
        an_operation(PERSON, {"name": "A"}, kind=RECORD),
    ]
    for number in range(len(odd) + 1):
        segment = a_segment(*odd[:number], device=COMMUNE_PC)
        take_in(commune, segment)
        take_in(superior, segment)
        assert commune.project(OWN_BOOK).held == superior.project(OWN_BOOK).held
        assert shown(commune).records == shown(superior).records
        assert shown(superior).figures == set()


# values that this version does not understand


@pytest.mark.parametrize("value", [{"s": "odd"}, {"s": ["x"]}, {"s": "reported", "q": "1e5"}, [], 5], ids=str)
def test_a_figure_that_cannot_be_read_counts_nowhere_and_hides_nothing(commune, value):
    mine = write(commune, a_put(4))[0]
    odd = an_operation(figure_cell(), value, kind=FIGURE, parents=(mine.id,))
    take_in(commune, a_segment(odd, device=SECOND_PC, roster=WITH_SECOND.id))
    assert quantity(commune, figure_cell()) == 4
    assert commune.project(OWN_BOOK).held == {"needs_update" if value == {"s": "odd"} else "malformed": 1}
    edit = write(commune, a_put(5))[0]
    assert edit.op.p == (mine.id,)
    assert quantity(commune, figure_cell()) == 5
    assert _conflicts(commune) == {}
    assert _agrees_with_its_journal(commune)


def test_a_seal_that_cannot_be_read_hides_no_other(commune):
    first = write(commune, a_seal_put(4))[0]
    odd = an_operation(SUBMISSION, {"programme": 1}, kind=RECORD, parents=(first.id,))
    take_in(commune, a_segment(odd))
    assert [s.seal for s in Queries(commune.database, commune.symbols).statements() if s.is_head] == [first.id]
    seal = write(commune, a_seal_put(5, replaces=first.id))[0]
    assert seal.op.p == (first.id,)
    assert _agrees_with_its_journal(commune)
    assert [s.is_head for s in Queries(commune.database, commune.symbols).statements()] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"unit": an_id("nobody")},
        {"period": "2018-07"},
        {"period": "2019-08"},
        {"period": "x"},
        {"programme": an_id("other")},
        {"figures": [[INDICATORS[0], "-", "actual", "reported", "5"]] * 2},
        {"figures": [[INDICATORS[0], "-", "actual", "reported", "1e5"]]},
        {"figures": [[INDICATORS[0], "-", "actual", "reported", ""]]},
        {"figures": [[INDICATORS[0], "-", "actual", "nothing", "5"]]},
        {"figures": [[INDICATORS[0], "-", "odd", "reported", "5"]]},
        {"figures": [[INDICATORS[0], "-", "actual", "odd", "5"]]},
        {"figures": [["x", "-", "actual", "reported", "5"]]},
        {"figures": [["x" * 32, "-", "actual", "reported", "5"]]},
        {"figures": [[INDICATORS[0], "x", "actual", "reported", "5"]]},
        {"figures": [[INDICATORS[0], "", "actual", "reported", "5"]]},
        {"figures": [[INDICATORS[0], "-", "actual", "reported", "5\n6"]]},
        {"figures": [[INDICATORS[0], "-", "actual", "reported", "٥"]]},
        {"figures": [[INDICATORS[0]]]},
        {"figures": {}},
        {"replaces": None},
    ],
    ids=str,
)
def test_a_seal_that_is_not_sound_shows_no_figure_above(superior, change):
    seal = {**msgspec.to_builtins(a_seal(5)), **change}
    take_in(superior, a_segment(an_operation(SUBMISSION, seal, kind=RECORD)))
    assert Queries(superior.database, superior.symbols).statements() == ()
    (verdict,) = superior.project(OWN_BOOK).held
    assert verdict in {"malformed", "needs_update", "wrong_book"}


def test_a_seal_in_pieces_counts_once_all_of_them_are_there(superior):
    figures = {an_id(f"unit {number}"): sealed_of(30) for number in range(98)}
    seal, pieces = in_pieces(a_seal(5), figures)
    written = an_operation(SUBMISSION, msgspec.to_builtins(seal), kind=RECORD)
    parts = [
        an_operation(record_cell(RecordKind.SUBMISSION_PIECE, name), msgspec.to_builtins(piece), kind=RECORD)
        for name, piece in pieces.items()
    ]
    take_in(superior, a_segment(written), a_segment(*parts[1:]))
    assert superior.project(OWN_BOOK).held == {"incomplete": 1}
    assert Queries(superior.database, superior.symbols).statements() == ()
    take_in(superior, a_segment(parts[0]))
    (row,) = superior.project(OWN_BOOK).seals
    assert (row.seal.figures, row.below) == (a_seal(5).figures, figures)
    assert superior.project(OWN_BOOK).held == {}
    assert [s.seal for s in Queries(superior.database, superior.symbols).statements()] == [written.id]


def sealed_of(count):
    return tuple(SealedFigure(an_id(f"i {number}"), "-", "actual", "reported", "5") for number in range(count))


# what must not get in


def test_a_segment_that_is_held_back_is_read_before_it_is_kept(superior):
    """Kept unread it would break every later change of the roster that lets it count."""
    genuine = a_segment(an_operation(figure_cell(), reported(1)), device=SECOND_PC, roster=an_id("later"))
    other = a_segment(an_operation(figure_cell(), reported(2)))
    for broken in (
        replace(genuine, body=other.body),
        replace(genuine, body=b""),
        replace(genuine, body=genuine.body[:-1]),
    ):
        with pytest.raises(SegmentError):
            superior.intake([broken], [], received_at="")
    take_in(superior, genuine)


def test_a_signed_segment_of_nonsense_is_refused_though_its_sender_does_not_count(superior):
    block = b'{"t":"f"}\n'
    whole = a_segment(an_operation(figure_cell(), reported(1)), device=STRANGER_PC)
    head = canonical.encode({
        **canonical.decode_line(whole.head), "n": 1, "size": len(block), "body": sha256(block).hexdigest(),
    })  # fmt: skip
    segment = SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=STRANGER_PC.key), zlib.compress(block))
    with pytest.raises((SegmentError, CanonicalError)):
        superior.intake([segment], [], received_at="")


def test_a_roster_re_signed_by_another_does_not_keep_the_genuine_one_out(tmp_path):
    """Both have the same name; the foreign one came first."""
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    take_in(journal, SignedRecord.make(Purpose.ROSTER, WITH_SECOND.body, key=SigningKey.generate()))
    take_in(journal, replace(WITH_SECOND, signature=bytes(64)))
    assert len(journal.chain.ids) == 1
    take_in(journal, WITH_SECOND)
    assert journal.chain.ids == (FIRST_ROSTER.id, WITH_SECOND.id)
    journal.database.close()


def test_nothing_is_written_by_working_out_what_an_intake_would_do(commune, superior):
    write(commune, a_put(5), a_seal_put(5))
    commune.cut()
    before = shown(superior)
    intake = superior.intake(commune.segments([OWN_BOOK]), [], received_at="")
    assert len(intake.books[0].seals) == 1
    assert shown(superior) == before
    assert superior.books() == ()


def test_what_is_known_is_taken_in_once(commune, superior):
    write(commune, a_put(5), a_seal_put(5))
    give(commune, COMMUNE_PC, superior)
    before = shown(superior)
    intake = superior.intake(commune.segments([OWN_BOOK]) * 2, BOTH, received_at="later")
    assert intake.is_empty
    superior.ingest(intake)
    assert shown(superior) == before


def test_a_gap_is_kept_and_filleda_later_operation(commune, superior):
    for number in range(3):
        write(commune, a_seal_put(number, replaces=_head_of(commune)))
        commune.cut()
    segments = commune.segments([OWN_BOOK])
    take_in(superior, segments[2])
    assert _head_of(superior) == _head_of(commune)
    take_in(superior, segments[0], segments[1])
    found, expected = shown(superior), shown(commune)
    assert found.seals == expected.seals
    assert found.sealed == expected.sealed


def _head_of(journal) -> str:
    heads = [s.seal for s in Queries(journal.database, journal.symbols).statements() if s.is_head]
    return heads[-1] if heads else ""


def test_the_same_operation_in_two_segments_counts_once_wherever_it_came_first(tmp_path):
    """A colleague signs the sealer's operation again; the seal is told to travel in one of the two, always the same."""
    seal = an_operation(SUBMISSION, msgspec.to_builtins(a_seal(5)), kind=RECORD)
    both = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), SECOND_PC.grant())
    roster = a_roster(2, FIRST_ROSTER.id, *both)
    segments = [a_segment(seal), a_segment(seal, device=SECOND_PC, roster=roster.id)]
    results = []
    for number, order in enumerate((segments, segments[::-1])):
        journal = a_journal(tmp_path / f"{number}.db", SUPERIOR_PC, rosters=(FIRST_ROSTER, roster))
        for segment in order:
            take_in(journal, segment)
        results.append(shown(journal))
        journal.database.close()
    assert results[0] == results[1]
    assert len(results[0].seals) == 1


# any order, any grouping


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_replicas_that_hold_the_same_show_the_same(tmp_path, seed):
    """Any order, any grouping, rosters before or after, things twice: the same tables, and those a rebuild makes."""
    folder = tmp_path / str(next(_FOLDERS))
    folder.mkdir()
    for device in (SUPERIOR_PC, COMMUNE_PC):
        converges(World(seed), device.identity(), folder)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_replicas_under_an_office_that_adopted_the_other_show_the_same(tmp_path, seed):
    """So do those of the office that took over, and of a commune that went over to it."""
    folder = tmp_path / str(next(_FOLDERS))
    folder.mkdir()
    for device in (PROVINCE_PC, COMMUNE_PC):
        world = AdoptedWorld(seed)
        converges(world, replace(device.identity(), root=world.root), folder)
