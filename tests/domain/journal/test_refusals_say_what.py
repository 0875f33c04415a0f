"""Each refusal of the canonical codec names the rule that was broken; limits stand here as plain numbers."""

import pytest

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError

LIMIT = 262_144  # bytes of a line


def nested(levels: int, opening: bytes = b"[", closing: bytes = b"]") -> bytes:
    return opening * levels + b"1" + closing * levels


BROKEN_RULES = [
    pytest.param(b"1.5", "float", id="float"),
    pytest.param(b'{"a":[1e3]}', "float", id="exponent"),
    pytest.param(b'{"a":1}'.replace(b":", b": "), "not canonical", id="blank"),
    pytest.param(b'{"b":1,"a":2}', "not canonical", id="order"),
    pytest.param(nested(32), "depth", id="lists"),
    pytest.param(nested(32, b'{"a":', b"}"), "depth", id="objects"),
    pytest.param(b"9007199254740992", "integer", id="integer"),
    pytest.param(b'{"a b":1}', "key", id="key"),
    pytest.param('"Hie\u0302\u0323p"'.encode(), "text is not NFC", id="NFD"),
    pytest.param(b'"\\u0001"', "control character", id="control character"),
    pytest.param(b'"\x7f"', "control character", id="delete"),
    pytest.param('"ệ\u0085"'.encode(), "control character", id="C1"),
    pytest.param(b'"' + b"x" * (LIMIT - 1) + b'"', "size", id="a byte too long"),
]
NOT_JSON = [b"{", b'{"a":', b"tru", b"[1,]", b""]


@pytest.mark.parametrize(("line", "part"), BROKEN_RULES)
def test_a_line_is_refused_for_the_rule_it_breaks(line, part):
    with pytest.raises(CanonicalError) as refused:
        canonical.decode_line(line)
    assert refused.value.part == part


@pytest.mark.parametrize(("line", "part"), BROKEN_RULES)
def test_a_block_is_refused_for_the_same_rule(line, part):
    with pytest.raises(CanonicalError) as refused:
        canonical.check_lines(b'{"a":1}\n' + line + b"\n")
    assert refused.value.part == part


def test_a_text_that_is_no_unicode_is_refused_as_such():
    with pytest.raises(CanonicalError) as refused:
        canonical.encode({"a": "M\udce1y"})
    assert refused.value.part == "text is not Unicode"


@pytest.mark.parametrize("line", NOT_JSON)
def test_what_is_no_json_is_not_called_json_in_another_form(line):
    with pytest.raises(CanonicalError) as refused:
        canonical.decode_line(line)
    assert refused.value.part not in {"", "not canonical"}


def test_a_block_that_stops_within_a_line_is_told():
    with pytest.raises(CanonicalError) as refused:
        canonical.check_lines(b'{"a":1}\n{"b":2}')
    assert refused.value.part == "last line"


def test_a_line_of_the_greatest_length_and_depth_is_good():
    longest = b'"' + b"x" * (LIMIT - 2) + b'"'
    assert canonical.decode_line(longest) == "x" * (LIMIT - 2)
    assert canonical.encode("x" * (LIMIT - 2)) == longest
    assert canonical.check_lines(longest + b"\n") == [longest]
    for line in (nested(31), nested(31, b'{"a":', b"}")):
        canonical.decode_line(line)
        assert canonical.check_lines(line + b"\n") == [line]


@pytest.mark.parametrize(
    ("value", "part"),
    [(1.5, "float"), (2**53, "integer"), (-(2**53), "integer"), ({1: 2}, "key"), ("x" * (LIMIT - 1), "size"),
     (b"x", "bytes"), ({"a": "e\u0302"}, "text is not NFC")],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_for_its_rule(value, part):
    with pytest.raises(CanonicalError) as refused:
        canonical.encode(value)
    assert refused.value.part == part


@pytest.mark.parametrize(
    ("data", "is_plain"),
    [(b"", True), (b'{"a":"b~"}', True), (b"a\\n", False), (b"\\~", False), (b"a\x7f", False), (b"\x7f~", False),
     ("ệ".encode(), False)],
)  # fmt: skip
def test_plain_is_ascii_without_escapes_and_delete(data, is_plain):
    assert canonical.is_plain(data) is is_plain
