"""What a later version of the program wrote is counted, and keeps nothing else from being taken in or written."""

import msgspec
import pytest
from replicas import (
    COMMUNE_PC,
    FIRST_ROSTER,
    OWN_BOOK,
    SUPERIOR_PC,
    a_journal,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    quantity,
    reported,
    write,
)

from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.signed import Purpose, SignedSegment
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import Queries


@pytest.fixture
def commune(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC, rosters=(FIRST_ROSTER,))
    yield journal
    journal.database.close()


def of_a_later_book(segment: SignedSegment) -> SignedSegment:
    head = canonical.encode({**canonical.decode_line(segment.head), "book": f"register/{an_id('x')}/2019"})
    return SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=COMMUNE_PC.key), segment.body)


def test_a_segment_of_a_book_of_a_later_version_is_passed_over_and_the_rest_is_taken_in(commune):
    good = a_segment(an_operation(figure_cell(), reported(5)))
    intake = commune.intake([of_a_later_book(good), good], [], received_at="")
    assert (intake.passed_over, intake.left_out, len(intake.segments)) == (1, 0, 1)
    commune.ingest(intake)
    assert quantity(commune, figure_cell()) == 5
    assert commune.books() == (OWN_BOOK,)


def test_a_person_written_anew_keeps_what_a_later_version_put_beside(commune):
    cell = record_cell(RecordKind.PERSON, an_id("person"))
    write(commune, Put(OWN_BOOK, RECORD, cell, {"name": "A", "post": "", "audience": ["x"]}))
    write(commune, Put(OWN_BOOK, RECORD, cell, {"name": "B", "post": ""}, keeps_later_members=True))
    (row,) = Queries(commune.database, commune.symbols).records(RecordKind.PERSON)
    assert msgspec.json.decode(row.value) == {"name": "B", "post": "", "audience": ["x"]}


def test_what_waits_for_an_update_is_counted_by_book(tmp_path):
    superior = a_journal(tmp_path / "superior.db", SUPERIOR_PC, rosters=(FIRST_ROSTER,))
    later = an_operation(f"r/task/{an_id('task')}", {"title": "x"}, kind=RECORD)
    superior.ingest(superior.intake([a_segment(later)], [], received_at=""))
    (state,) = Queries(superior.database, superior.symbols).book_states([OWN_BOOK])
    assert state.held == {"needs_update": 1}
    superior.database.close()
