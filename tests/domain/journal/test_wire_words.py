"""Words and limits that stand in signed bytes: an older program must go on understanding them, so none may change."""

import msgspec
import pytest
from journal_builders import COMMUNE_PC, SUPERIOR_PC, an_id
from msgspec.structs import replace

from ctph_desktop.domain.journal import canonical, operation, receipts
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import make_operation, read_block, read_operation, read_outlines
from ctph_desktop.domain.journal.receipts import PackageVerdict, Receipt, Request, encode, read_receipt, read_request
from ctph_desktop.domain.journal.roster import Keeper
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.submissions import Seal, SealedFigure

UNIT = an_id("unit")
WORDS = {
    PackageVerdict: "merged merged-older damaged not-for-us unknown-sender quarantined",
    Verdict: "valid unknown_roster unknown_device wrong_role cut_off wrong_book not_the_sealer needs_update "
    "malformed incomplete",
    Keeper: "own superior",
    BookKind: "common unit about office",
    RecordKind: "programme indicator form unit organisation person submission decision remark explanation period "
    "consolidation consolidated_unit form_edition submission_day phone_receipt contact evidence submission_piece",
}
RECEIPT = Receipt(to=UNIT, segments=("5" * 64,), packages={"7" * 32: "merged"}, at="2019-08-01")
REQUEST = Request(unit=UNIT, sign=COMMUNE_PC.sign, age="age1x", name="Máy văn phòng")


@pytest.mark.parametrize(("kind", "words"), WORDS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_a_word_keeps_its_spelling(kind, words):
    for word in words.split():
        assert kind(word).name == word.upper().replace("-", "_")


def test_limits_are_those_of_the_format():
    assert canonical.MOST_LINE_BYTES == 262_144
    assert canonical.MOST_DEPTH == 32
    assert operation.MOST_PARENTS == 64
    assert (operation.FIGURE, operation.RECORD) == ("f", "r")


# operations


def line_with(**members: object) -> bytes:
    return canonical.encode({"a": "", "c": "r/person/1", "d": "", "p": [], "t": "r", "v": 1, "x": {}, **members})


def test_an_operation_names_at_most_64_parents():
    parents = [f"{number:032x}" for number in range(65)]
    assert len(read_operation(line_with(p=parents[:64])).op.p) == 64
    assert len(next(iter(read_block(line_with(p=parents[:64]) + b"\n"))).op.p) == 64
    for refused in (lambda: read_operation(line_with(p=parents)), lambda: read_outlines(line_with(p=parents) + b"\n")):
        with pytest.raises(CanonicalError) as found:
            refused()
        assert found.value.part == "parents"


def a_seal(**changes: object) -> Seal:
    figures = (SealedFigure(an_id("i"), "-", "actual", "reported", "5"),)
    return replace(Seal(an_id("p"), UNIT, "2019-07", figures, (), "", an_id("by")), **changes)


def test_a_seal_is_read_quickly_and_slowly_alike():
    stored = make_operation(
        kind="r", cell="r/submission/" + UNIT, parents=(), author="", device_time="", value=_plain(a_seal())
    )  # fmt: skip
    (outline, line), *rest = read_outlines(stored.line + b"\n")
    assert (rest, line, bytes(outline.x)) == ([], stored.line, bytes(stored.op.x))


def _plain(seal: Seal) -> dict:
    return msgspec.to_builtins(seal)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(b'{"b":1,"a":2}', id="order"),
        pytest.param(b'{"a": 1}', id="blank"),
        pytest.param(b'{"a":1.5}', id="float"),
        pytest.param(b'{"a":9007199254740992}', id="integer"),
        pytest.param(b'{"a":"\\u0001"}', id="control character"),
        pytest.param('{"a":"e\u0302"}'.encode(), id="NFD"),
    ],
)
def test_the_inside_of_a_record_is_judged_like_everything_else(inside):
    line = line_with(x={}).replace(b'"x":{}', b'"x":' + inside)
    with pytest.raises(CanonicalError):
        read_outlines(line + b"\n")
    with pytest.raises(CanonicalError):
        read_outlines(line_with() + b"\n" + line + b"\n")


def test_a_seal_whose_members_stand_in_another_order_is_refused():
    good = canonical.encode(_plain(a_seal()))
    members = [b'"' + name.encode() + b'":' + canonical.encode(value) for name, value in _plain(a_seal()).items()]
    for inside in (b"{" + b",".join(sorted(members, reverse=True)) + b"}", good.replace(b'":', b'": ', 1)):
        line = line_with(x={}).replace(b'"x":{}', b'"x":' + inside)
        with pytest.raises(CanonicalError):
            read_outlines(line + b"\n")


def test_a_figure_with_text_that_breaks_a_rule_is_refused():
    for why in ("e\u0302", "\u0085"):
        line = canonical.encode(
            {"a": "", "c": "f/1", "d": "", "p": [], "t": "f", "v": 1, "why": "WHY", "x": {"s": "missing"}}
        )  # fmt: skip
        with pytest.raises(CanonicalError):
            read_outlines(line.replace(b"WHY", why.encode()) + b"\n")


# receipts and requests


def test_a_receipt_of_another_purpose_or_unsigned_is_refused_as_such():
    good = SignedRecord.make(Purpose.RECEIPT, encode(RECEIPT), key=SUPERIOR_PC.key)
    as_request = SignedRecord.make(Purpose.REQUEST, encode(RECEIPT), key=SUPERIOR_PC.key)
    for record in (as_request, replace(good, signature=bytes(64)), replace(good, body=encode(REQUEST))):
        with pytest.raises(CanonicalError) as found:
            read_receipt(record)
        assert found.value.part == "signature"


def test_a_request_of_another_purpose_or_unsigned_is_refused_as_such():
    good = SignedRecord.make(Purpose.REQUEST, encode(REQUEST), key=COMMUNE_PC.key)
    assert read_request(good) == REQUEST
    as_receipt = SignedRecord.make(Purpose.RECEIPT, encode(REQUEST), key=COMMUNE_PC.key)
    for record in (as_receipt, replace(good, signature=bytes(64))):
        with pytest.raises(CanonicalError) as found:
            read_request(record)
        assert found.value.part == "signature"


def test_a_request_for_another_key_is_refused_as_such():
    with pytest.raises(CanonicalError) as found:
        read_request(SignedRecord.make(Purpose.REQUEST, encode(REQUEST), key=SUPERIOR_PC.key))
    assert found.value.part == "signer"


@pytest.mark.parametrize("change", [(b'":', b'": '), (b"Vi", b"Vi\\u0074"), (b"}", b',"z":1.5}')])
def test_a_signed_record_that_is_not_canonical_is_refused(change):
    body = encode(replace(REQUEST, name="Viet")).replace(*change, 1)
    with pytest.raises(CanonicalError) as found:
        read_request(SignedRecord.make(Purpose.REQUEST, body, key=COMMUNE_PC.key))
    assert found.value.part in {"not canonical", "float"}
    receipt = encode(replace(RECEIPT, at="Viet")).replace(*change, 1)
    with pytest.raises(CanonicalError) as found:
        read_receipt(SignedRecord.make(Purpose.RECEIPT, receipt, key=COMMUNE_PC.key))
    assert found.value.part in {"not canonical", "float"}


def test_members_of_later_versions_are_let_through():
    body = encode(RECEIPT).replace(b'{"at"', b'{"aa":1,"at"')
    assert read_receipt(SignedRecord.make(Purpose.RECEIPT, body, key=SUPERIOR_PC.key)) == RECEIPT


def test_records_are_written_with_their_members_in_order():
    assert encode(REQUEST).startswith(b'{"age":"age1x","name":"M')
    assert receipts.encode(RECEIPT).startswith(b'{"at":"2019-08-01","packages":{"7777')
