"""What was judged before under the same roster is not judged again, and nothing shows otherwise for that."""

import msgspec
import pytest
from replicas import (
    OWN_BOOK,
    ROSTER_KEY,
    SUBMISSION,
    SUPERIOR_PC,
    a_journal,
    a_seal,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    reported,
    take_in,
)

from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.roster import encode_roster, next_version
from ctph_desktop.domain.journal.segment import read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.storage import projection


@pytest.fixture
def journal(tmp_path):
    journal = a_journal(tmp_path / "ctph.db", SUPERIOR_PC)
    yield journal
    journal.database.close()


@pytest.fixture
def unread(monkeypatch):
    """Return the segments whose figures were passed over."""
    passed, read = [], projection.read_records

    def read_records(segment, head):
        passed.append(head.id)
        return read(segment, head)

    monkeypatch.setattr(projection, "read_records", read_records)
    return passed


def a_month(count, *more, previous="", parents=()):
    person = an_operation(
        record_cell(RecordKind.PERSON, an_id(f"person {count}")), {"name": "A", "post": ""}, kind=RECORD
    )
    seal = an_operation(SUBMISSION, msgspec.to_builtins(a_seal(count)), kind=RECORD, parents=parents)
    figure = an_operation(figure_cell(), reported(count))
    return a_segment(person, figure, seal, *more, previous=previous), seal


def shown(projected):
    seals = sorted((row.id, row.is_head, row.version, row.segment) for row in projected.seals)
    heads = {cell: [head.id for head in state.heads] for cell, state in projected.states.items()}
    return seals, heads, projected.held, projected.operations, projected.newest, projected.waiting


def test_drafts_that_counted_are_passed_over_and_the_book_shows_the_same(journal, unread):
    first, seal = a_month(5)
    take_in(journal, first)
    second, _ = a_month(6, previous=read_head(first).id, parents=(seal.id,))
    intake = journal.intake([second], [], received_at="")
    assert unread == [first.id]
    journal.ingest(intake)
    assert shown(intake.books[0]) == shown(journal.project(OWN_BOOK))
    assert unread == [first.id]


def test_where_anything_is_held_back_everything_is_judged_again(journal, unread):
    first, _ = a_month(5, an_operation(figure_cell(measure="assigned"), reported(5)))
    take_in(journal, first)
    second, _ = a_month(6, previous=read_head(first).id)
    intake = journal.intake([second], [], received_at="")
    assert unread == []
    journal.ingest(intake)
    assert shown(intake.books[0]) == shown(journal.project(OWN_BOOK))


def test_under_another_roster_everything_is_judged_again(journal, unread):
    take_in(journal, a_month(5)[0])
    following = encode_roster(next_version(journal.chain, journal.chain.latest))
    journal.intake([], [SignedRecord.make(Purpose.ROSTER, following, key=ROSTER_KEY)], received_at="")
    assert unread == []
