"""What a PC has not signed yet: it counts as it would once signed, under the version it was typed under."""

import pytest
from journal_builders import (
    COMMON_BOOK,
    COMMUNE,
    COMMUNE_PC,
    JULY_CELL,
    OTHER_COMMUNE,
    OWN_BOOK,
    SECOND_PC,
    SUPERIOR_PC,
    YEAR,
    a_chain,
    a_roster,
    an_id,
    an_operation,
)

from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.pending import (
    judge_pending,
    judge_pending_operation,
    pending,
    version_to_sign_under,
)
from ctph_desktop.domain.journal.roster import Member, RosterChain
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import submission_uuid

FIRST = a_roster()
GONE = a_roster(2, FIRST.id, members=(Member(COMMUNE, "superior", since=2), Member(OTHER_COMMUNE, "own")))
BACK = a_roster(3, GONE.id, members=(Member(COMMUNE, "own", since=3), Member(OTHER_COMMUNE, "own")))
PROGRAMME, JULY = an_id("programme"), ReportingPeriod.month(YEAR, 7)
SEAL = record_cell(RecordKind.SUBMISSION, submission_uuid(programme=PROGRAMME, unit=COMMUNE, period=JULY))
SEALED = {
    "programme": PROGRAMME, "unit": COMMUNE, "period": JULY.code, "figures": [], "basis": [], "replaces": "", "by": "",
}  # fmt: skip


def _head(roster: str, *, device=COMMUNE_PC, book=OWN_BOOK):
    return pending((), book=book, replica=device.replica, device=device.sign, roster=roster).head


def _version(*versions, device=COMMUNE_PC, book=OWN_BOOK) -> str:
    return version_to_sign_under(a_chain(*versions), book=book, device=device.sign)


def test_what_is_pending_holds_its_operations_under_the_head_of_no_segment():
    stored = an_operation()
    held = pending([stored], book=OWN_BOOK, replica=an_id("replica"), device=COMMUNE_PC.sign, roster=FIRST.id)
    assert held.operations == (stored,)
    assert (held.head.id, held.head.previous, held.head.count) == ("", "", 1)
    assert (held.head.book, held.head.device, held.head.roster) == (OWN_BOOK, COMMUNE_PC.sign, FIRST.id)


def test_typing_is_signed_under_the_newest_version():
    assert _version(FIRST) == FIRST.id
    assert _version(FIRST, GONE, BACK) == BACK.id
    assert _version(FIRST, GONE, device=SUPERIOR_PC) == GONE.id


def test_typing_older_than_the_change_is_signed_under_the_version_that_let_it_be_typed():
    assert _version(FIRST, GONE) == FIRST.id


def test_typing_that_no_version_lets_be_is_signed_under_the_newest():
    assert _version(FIRST, GONE, book=COMMON_BOOK) == GONE.id
    assert _version(FIRST, GONE, device=SECOND_PC) == GONE.id


def test_a_version_before_a_pc_was_let_in_is_none_to_sign_under():
    late = a_roster(2, FIRST.id, devices=(COMMUNE_PC.grant(since=2),), members=GONE_MEMBERS)
    assert _version(FIRST, late) == late.id


GONE_MEMBERS = (Member(COMMUNE, "superior", since=2), Member(OTHER_COMMUNE, "own"))


def test_without_a_roster_there_is_no_version_and_everything_counts():
    chain = RosterChain()
    assert version_to_sign_under(chain, book=OWN_BOOK, device=COMMUNE_PC.sign) == ""
    assert judge_pending(_head(""), chain=chain) is Verdict.VALID
    seal = an_operation(SEAL, SEALED, kind=RECORD)
    assert judge_pending_operation(seal, head=_head(""), chain=chain) is Verdict.VALID


@pytest.mark.parametrize(
    ("versions", "roster", "verdict"),
    [
        ((FIRST,), FIRST, Verdict.VALID),
        ((FIRST, GONE), FIRST, Verdict.CUT_OFF),
        ((FIRST, GONE), GONE, Verdict.WRONG_ROLE),
        ((FIRST, GONE, BACK), FIRST, Verdict.CUT_OFF),
        ((FIRST, GONE, BACK), BACK, Verdict.VALID),
    ],
)
def test_pending_work_counts_as_the_segment_it_will_be_signed_into(versions, roster, verdict):
    head, chain = _head(roster.id), a_chain(*versions)
    assert judge_pending(head, chain=chain) is verdict
    assert judge_pending_operation(an_operation(), head=head, chain=chain) is verdict


def test_no_cut_names_what_is_not_signed():
    cut = a_roster(2, FIRST.id, members=(Member(COMMUNE, "superior", since=2, cut=("",)), Member(OTHER_COMMUNE, "own")))
    assert judge_pending(_head(FIRST.id), chain=a_chain(FIRST, cut)) is Verdict.CUT_OFF


def test_each_operation_is_judged_by_its_cell_and_a_seal_by_its_pc():
    no_sealer = a_roster(devices=(COMMUNE_PC.grant(seals=False),))
    head, chain = _head(no_sealer.id), a_chain(no_sealer)
    foreign = an_operation(f"f/{OTHER_COMMUNE}/{an_id('indicator')}/-/{YEAR}-07/actual")
    seal = an_operation(SEAL, SEALED, kind=RECORD)
    assert judge_pending_operation(an_operation(JULY_CELL), head=head, chain=chain) is Verdict.VALID
    assert judge_pending_operation(foreign, head=head, chain=chain) is Verdict.WRONG_BOOK
    assert judge_pending_operation(seal, head=head, chain=chain) is Verdict.NOT_THE_SEALER
    assert judge_pending_operation(seal, head=_head(FIRST.id), chain=a_chain(FIRST)) is Verdict.VALID
