"""Each test vector gets exactly the verdict its name tells, from the program and from a reader that shares no code."""

import json
import random
from pathlib import Path

import attachment_vectors
import independent_reader
import make_vectors
import pytest

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.pending import pending
from ctph_desktop.domain.journal.receipts import read_receipt, read_request
from ctph_desktop.domain.journal.roster import build_chain, read_roster
from ctph_desktop.domain.journal.segment import LaterBookError, SegmentError, read_body, read_head
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, may_seal, previous_of
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.storage.projection import project_book
from ctph_desktop.sync.codes import CodePurpose, code_for, phone_code
from ctph_desktop.sync.keys import DeviceKeys, DevicePublic
from ctph_desktop.sync.package import open_package

FOLDER = Path(__file__).parent
VECTORS = sorted(FOLDER.glob("*.ctph"))
KEYS = json.loads((FOLDER / "keys.json").read_text("utf-8"))
JOURNAL_VERDICTS = {
    "ok", "roster_invalid", "roster_unconnected", "roster_forked", "receipt_invalid", "request_invalid",
    "segment_invalid",
}  # fmt: skip


def root_of(path: Path) -> str:
    return KEYS["roots"].get(path.stem, KEYS["root"])


def the_programs_verdict(data: bytes, *, root: str = KEYS["root"]) -> str:
    keys = DeviceKeys(bytes(32), KEYS["reader"]["identity"])
    try:
        opened = open_package(data, keys=keys, is_known_sender=lambda sign: sign.hex() in KEYS["senders"].values())
    except PackageError as error:
        return error.reason.value
    found = records_verdict(opened.contents, root)
    return found or ("needs_update" if opened.unknown_records else "ok")


def records_verdict(contents, root) -> str:
    for records, read in ((contents.rosters, read_roster), (contents.receipts, read_receipt)):
        for record in records:
            try:
                read(record)
            except CanonicalError:
                return f"{record.purpose.value.removeprefix('CTPH1-')}_invalid"
    for record in contents.requests:
        try:
            read_request(record)
        except CanonicalError:
            return "request_invalid"
    chain = build_chain(root, contents.rosters)
    if chain.is_forked:
        return "roster_forked"
    if {record.id for record in contents.rosters} - set(chain.all_ids):
        return "roster_unconnected"
    return segments_verdict(contents.segments, chain)


def segments_verdict(segments, chain) -> str:
    read, has_later_books = [], False
    for segment in segments:
        try:
            head = read_head(segment)
            read.append((head, list(read_body(segment, head)), segment))
        except LaterBookError:
            has_later_books = True
        except (SegmentError, CanonicalError):
            return "segment_invalid"
    before = previous_of(head for head, _, _ in read)
    for head, operations, _ in read:
        verdicts = [judge_segment(head, chain=chain, before=before)]
        sealer = may_seal(head, chain=chain, before=before)
        verdicts += [judge_operation(stored, book=head.book, may_seal=sealer) for stored in operations]
        wrong = [verdict.value for verdict in verdicts if verdict is not Verdict.VALID]
        if wrong:
            return wrong[0]
    for book in {head.book for head, _, _ in read}:
        known = [KnownSegment(segment, head) for head, _, segment in read if head.book == book]
        nothing = pending((), book=book, replica="", device="", roster="")
        held = project_book(book, known, nothing, chain=chain, shows_drafts=True).held
        if held:
            return next(iter(held))
    return "needs_update" if has_later_books else ""


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_program_says_of_a_vector_what_its_name_says(path):
    assert the_programs_verdict(path.read_bytes(), root=root_of(path)) == path.stem.partition("--")[0]


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_reader_written_from_the_format_page_alone_agrees(path):
    told = independent_reader.verdict(path.read_bytes(), KEYS["reader"]["identity"], root_of(path))
    assert told == path.stem.partition("--")[0]


def test_every_reason_for_which_a_file_or_an_operation_can_be_refused_has_a_vector():
    told = {path.stem.partition("--")[0] for path in VECTORS}
    reasons = {reason.value for reason in PackageReason} | {verdict.value for verdict in Verdict} - {"valid"}
    assert told - reasons <= JOURNAL_VERDICTS
    assert reasons <= told


def test_the_vectors_are_those_their_script_makes():
    made = {f"{name}.ctph": data for name, data in make_vectors.vectors().items()}
    assert {path.name: path.read_bytes() for path in VECTORS} == made
    assert (FOLDER / "keys.json").read_bytes() == make_vectors.keys()


def test_the_codes_of_the_vectors_are_those_the_program_spells():
    def public(device):
        return DevicePublic(device.sign, device.recipient)

    told = {
        "invitation": code_for(CodePurpose.INVITATION, make_vectors.SUPERIOR, public(make_vectors.OFFICE_PC)),
        "enrolment": code_for(CodePurpose.ENROLMENT, make_vectors.COMMUNE, public(make_vectors.PC)),
        "seal": phone_code(KEYS["root"]),
    }
    assert told == KEYS["codes"]


def test_both_readers_see_the_same_records_in_the_good_vectors():
    for path in (path for path in VECTORS if path.name.startswith("ok--")):
        keys = DeviceKeys(bytes(32), KEYS["reader"]["identity"])
        contents = open_package(path.read_bytes(), keys=keys, is_known_sender=lambda _: True).contents
        theirs = independent_reader.read(path.read_bytes(), KEYS["reader"]["identity"])
        assert [segment.id for segment in contents.segments] == [segment["id"] for segment in theirs["segments"]]
        assert [record.id for record in contents.rosters] == [record["id"] for record in theirs["rosters"]]
        assert [attachment.id for attachment in contents.attachments] == theirs["attachments"]
        operations = [stored.id for segment in contents.segments for stored in read_body(segment, read_head(segment))]
        assert operations == [operation["id"] for segment in theirs["segments"] for operation in segment["operations"]]


@pytest.mark.parametrize(
    "lines",
    [
        make_vectors.ROSTERS + make_vectors.a_segment(make_vectors.FIGURE + make_vectors.seal()),
        b"".join(attachment_vectors.piece(content, later="x" * 40) for content in (b"%PDF-1.7", b"%PDF-1.6", b"%")),
    ],
    ids=["rosters and segment", "attachments"],
)
def test_both_readers_say_the_same_of_what_a_careless_insider_writes(lines):
    seed = 20_261_122
    noise = random.Random(seed)  # noqa: S311 - the same on every run
    told = []
    for _ in range(400):
        mutated = bytearray(lines)
        for _ in range(noise.randrange(1, 3)):
            mutated[noise.randrange(len(mutated))] = noise.choice(b'{}[]",:\\0aF9-\n\x00\xff=')
        data = make_vectors.report(bytes(mutated))
        told.append(the_programs_verdict(data))
        theirs = independent_reader.verdict(data, KEYS["reader"]["identity"], KEYS["root"])
        assert theirs == told[-1], (seed, bytes(mutated))
    assert len(set(told)) >= 4
