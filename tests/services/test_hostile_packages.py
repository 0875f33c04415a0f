"""What a commune's enrolled PC could send with another program, and what the superior office makes of it."""

import pytest
from nacl.signing import SigningKey
from test_packages_between_offices import ONE, OTHER, _package
from village_offices import MARCH, board_cell, record, workplace_of

from ctph_desktop.domain.errors import ImpossibleFiguresError, RivalSealsError
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, make_operation
from ctph_desktop.domain.journal.roster import Roster, encode_roster
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.submissions import SubmissionState, submission_uuid
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.sync.contents import PackageContents


class Forger:
    """An enrolled PC's keys, in the hands of another program."""

    def __init__(self, village, name=ONE):
        self._village, self._name = village, name
        with village.office(name) as office:
            workplace = workplace_of(office)
            self.identity, self.keys = workplace.identity, workplace.keys
            self.programme = workplace.catalogue().programme
            self.roster = workplace.journal.chain.ids[-1]
            self.rosters = workplace.journal.records(Purpose.ROSTER)
            self.jobs = office.progress.find_line("VL01").indicator
            self.trained = office.progress.find_line("DN01").indicator
        self.book = Book(BookKind.UNIT, self.identity.unit, 2019)

    def segment(self, *operations, book=None, key=None, previous=""):
        return cut_segment(
            operations, book=book or self.book, replica="ab" * 16, previous=previous, roster=self.roster,
            key=key or self.keys.signing_key,
        )  # fmt: skip

    def seal(self, quantity, *, indicator=None, parents=(), replaces=""):
        figure = [indicator or self.jobs, "-", "actual", "reported", quantity]
        value = {
            "programme": self.programme.uuid, "unit": self.identity.unit, "period": "2019-03", "figures": [figure],
            "basis": [], "replaces": replaces, "by": self.identity.person, "note": "",
        }  # fmt: skip
        uuid = submission_uuid(programme=self.programme.uuid, unit=self.identity.unit, period=MARCH)
        cell = record_cell(RecordKind.SUBMISSION, uuid)
        return make_operation(kind=RECORD, cell=cell, parents=parents, author="", device_time="", value=value)

    def send(self, *segments, **more):
        contents = PackageContents(**{"rosters": self.rosters, "segments": segments, **more})
        return self._village.imported("superior", _package(self._village, self._name, contents=contents))[0]


def jobs_of(office, label):
    form = office.consolidation.view(MARCH).forms[0]
    place = next(i for i, column in enumerate(form.form.columns) if column.code == "12")
    return next(line.cells[place].value for line in form.lines if line.label == label)


def test_segments_of_unknown_keys_are_neither_kept_nor_passed_on(enrolled):
    forger = Forger(enrolled)
    with enrolled.superior() as office:
        common = workplace_of(office).books.common
        before = office.inspection.verify()
    noise = make_operation(kind=FIGURE, cell="f/x", parents=(), author="", device_time="", value={})
    junk = [forger.segment(noise, book=common, key=SigningKey.generate()) for _ in range(50)]
    elsewhere = [forger.segment(noise, book=Book(BookKind.UNIT, enrolled.units[OTHER], 2019))]
    assert "51 phần" in forger.send(*junk, *elsewhere).message
    with enrolled.superior() as office:
        assert office.inspection.verify() == before
    assert enrolled.imported(OTHER, enrolled.answered(OTHER))[0].verdict is FileVerdict.NEW
    with enrolled.office(OTHER) as office:
        assert not {segment.id for segment in junk} & {s.id for s in workplace_of(office).journal.segments([common])}


def test_roster_versions_of_a_commune_are_not_kept(enrolled):
    forger = Forger(enrolled)
    with enrolled.superior() as office:
        chain = workplace_of(office).journal.chain
        known = workplace_of(office).journal.rosters
    forged = []
    for number in range(20):
        roster = Roster(
            chain.latest.number + 1, chain.ids[-1], chain.latest.superior, (f"{number:064x}",), chain.latest.members, ()
        )
        forged.append(SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=forger.keys.signing_key))
    forger.send(rosters=(*forger.rosters, *forged))
    with enrolled.superior() as office:
        assert workplace_of(office).journal.rosters == known
        assert workplace_of(office).journal.chain == chain


def test_the_newer_of_two_accepted_seals_counts_whatever_it_says_it_replaces(enrolled):
    forger = Forger(enrolled)
    first = forger.seal("1000", parents=["ff" * 16], replaces="ff" * 16)
    second = forger.seal("2", parents=[first.id], replaces="")
    one = forger.segment(first)
    for segment in (one, forger.segment(second, previous=one.id)):
        forger.send(segment)
        with enrolled.superior() as office:
            office.review.accept(board_cell(office, enrolled.units[ONE]).seal)
    with enrolled.superior() as office:
        assert jobs_of(office, "Cam An") == 2


def test_a_second_seal_that_does_not_know_the_first_is_shown_and_not_accepted(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        accepted = board_cell(office, enrolled.units[ONE]).seal
        office.review.accept(accepted)
    forger = Forger(enrolled)
    rival = forger.seal("999")
    forger.send(forger.segment(rival))
    with enrolled.superior() as office:
        cell = board_cell(office, enrolled.units[ONE])
        assert (cell.seal, cell.state, cell.rivals) == (rival.id, SubmissionState.RECEIVED, 1)
        assert office.review.received(rival.id).rivals == 1
        with pytest.raises(RivalSealsError):
            office.review.accept(rival.id)
        assert jobs_of(office, "Cam An") == 12
        office.review.return_report(rival.id, remarks={"": "Hai bản khác nhau, đề nghị chốt lại."})


@pytest.mark.parametrize("quantity", ["-500", "3.4999"])
def test_figures_that_cannot_be_are_marked_and_not_accepted(enrolled, quantity):
    forger = Forger(enrolled)
    seal = forger.seal(quantity)
    forger.send(forger.segment(seal))
    with enrolled.superior() as office:
        findings = [finding for row in office.review.received(seal.id).rows for finding in row.findings]
        assert len(findings) == 1
        with pytest.raises(ImpossibleFiguresError):
            office.review.accept(seal.id)


def test_a_commune_cannot_rename_the_superiors_official(enrolled):
    forger = Forger(enrolled)
    with enrolled.superior() as office:
        person = workplace_of(office).identity.person
        name = office.profile().person_name
    value = {"name": "Người khác", "post": "", "since": ""}
    cell = record_cell(RecordKind.PERSON, person)
    forger.send(
        forger.segment(make_operation(kind=RECORD, cell=cell, parents=(), author="", device_time="9999", value=value))
    )
    with enrolled.superior() as office:
        assert office.profile().person_name == name


def test_a_chain_of_thousands_of_seals_is_taken_in_and_the_last_one_counts(enrolled):
    forger = Forger(enrolled)
    seals = [forger.seal("0")]
    for number in range(1, 3000):
        seals.append(forger.seal(str(number), parents=[seals[-1].id], replaces=seals[-1].id))
    forger.send(forger.segment(*seals))
    with enrolled.superior() as office:
        cell = board_cell(office, enrolled.units[ONE])
        assert (cell.seal, cell.version, cell.rivals) == (seals[-1].id, 3000, 0)


def test_the_tray_takes_no_more_than_a_person_can_look_at(founded, monkeypatch):
    from ctph_desktop.services.exchanging import importing

    monkeypatch.setattr(importing, "_MOST_WAITING", 1)
    with founded.office(ONE) as office:
        record(office, VL01=1)
    assert founded.imported("superior", founded.exported(ONE))[0].verdict is FileVerdict.TRAY
    refused = founded.imported("superior", founded.exported(OTHER))[0]
    assert (refused.verdict, "Hộp chờ đã đầy" in refused.message) == (FileVerdict.REFUSED, True)


def test_one_commune_that_cannot_be_answered_does_not_stop_the_others(enrolled, monkeypatch):
    from ctph_desktop.domain.errors import AnswersIncompleteError, NotEnrolledError
    from ctph_desktop.services.exchanging.sending import PackageSender

    prepare = PackageSender._prepare

    def failing(self, unit):
        if unit == enrolled.units[ONE]:
            raise NotEnrolledError("Xã Cam An")
        return prepare(self, unit)

    monkeypatch.setattr(PackageSender, "_prepare", failing)
    stick = enrolled.stick()
    with enrolled.superior() as office, pytest.raises(AnswersIncompleteError) as told:
        office.exchange.export_answers(stick)
    assert [unit for unit, _ in told.value.failures] == ["Xã Cam An"]
    assert len(list(stick.glob("*.ctph"))) == 1
