"""What is written here is read by two programs that know nothing of it, and is as long as foretold."""

import shutil
import subprocess
from hashlib import shake_256

import pyrage
import pytest

from ctph_desktop.sync import age_file

ONE, TWO = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073]


def an_age_file(size, *identities):
    plain = shake_256(b"%d" % size).digest(size)
    return plain, age_file.encrypt(plain, recipients=[str(identity.to_public()) for identity in identities])


@pytest.mark.parametrize("size", SIZES)
def test_pyrage_reads_it_for_every_recipient_and_its_size_was_foretold(size):
    plain, data = an_age_file(size, ONE, TWO)
    assert pyrage.decrypt(data, [ONE]) == plain
    assert age_file.decrypt(data, identity=str(TWO)) == plain
    assert len(data) == age_file.encrypted_size(size, recipients=2)


@pytest.mark.parametrize("size", SIZES)
def test_the_age_tool_reads_it(size, tmp_path):
    if shutil.which("age") is None:
        pytest.skip("the age tool is not installed")
    plain, data = an_age_file(size, ONE)
    (tmp_path / "identity.txt").write_text(f"{ONE}\n")
    run = subprocess.run(
        ["age", "-d", "-i", tmp_path / "identity.txt"], input=data, capture_output=True, check=True
    )  # fmt: skip
    assert run.stdout == plain


def test_another_identity_and_changed_bytes_are_refused():
    _, data = an_age_file(1_000, ONE)
    with pytest.raises(age_file.UnreadableError):
        age_file.decrypt(data, identity=str(TWO))
    for position in range(0, len(data), 7):
        changed = data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
        with pytest.raises(age_file.UnreadableError):
            age_file.decrypt(changed, identity=str(ONE))


def test_no_two_files_share_a_key_or_a_nonce():
    first, second = an_age_file(100, ONE)[1], an_age_file(100, ONE)[1]
    assert first[22:] != second[22:]
    assert first[-116:] != second[-116:]


def test_a_recipient_with_a_wrong_letter_is_refused():
    recipient = str(ONE.to_public())
    changed = recipient[:10] + ("q" if recipient[10] != "q" else "p") + recipient[11:]
    with pytest.raises(age_file.UnusableRecipientError):
        age_file.encrypt(b"", recipients=[changed])
    assert not age_file.is_recipient(changed)


def bech32(key):
    """Spell 32 bytes as a recipient, whatever point they are (BIP 173)."""
    letters, number = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", int.from_bytes(key, "big") << 4
    values = [number >> 5 * place & 31 for place in reversed(range(52))]
    check = 1
    for value in [*(ord(c) >> 5 for c in "age"), 0, *(ord(c) & 31 for c in "age"), *values, *[0] * 6]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> place & 1 else 0
    digits = [(check ^ 1) >> 5 * place & 31 for place in reversed(range(6))]
    return "age1" + "".join(letters[value] for value in values + digits)


# The points whose every multiple is known beforehand (RFC 7748, section 6; libsodium's list).
LOW_ORDER = [
    bytes(32),
    b"\1" + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    bytes.fromhex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    bytes.fromhex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
]


@pytest.mark.parametrize("point", LOW_ORDER, ids=bytes.hex)
def test_nothing_is_encrypted_to_a_point_whose_secret_everybody_knows(point):
    recipient = bech32(point)
    assert str(pyrage.x25519.Recipient.from_str(recipient)) == recipient
    assert not age_file.is_recipient(recipient)
    with pytest.raises(age_file.UnusableRecipientError):
        age_file.encrypt(b"", recipients=[recipient])


def test_a_recipient_is_spelled_in_one_way():
    recipient = str(ONE.to_public())
    assert age_file.is_recipient(recipient)
    for spelled in (recipient.upper(), recipient + "q", " " + recipient, "", "age1", "tuổi"):
        assert not age_file.is_recipient(spelled)


@pytest.mark.parametrize("size", SIZES)
def test_what_another_program_wrote_is_read(size):
    plain = shake_256(b"%d" % size).digest(size)
    data = pyrage.encrypt(plain, [TWO.to_public(), ONE.to_public()])
    assert age_file.decrypt(data, identity=str(ONE)) == plain


@pytest.mark.parametrize("size", SIZES)
def test_what_the_age_tool_wrote_is_read(size):
    if shutil.which("age") is None:
        pytest.skip("the age tool is not installed")
    plain = shake_256(b"%d" % size).digest(size)
    run = subprocess.run(["age", "-r", str(ONE.to_public())], input=plain, capture_output=True, check=True)
    assert age_file.decrypt(run.stdout, identity=str(ONE)) == plain


def test_a_file_cut_at_the_end_of_a_chunk_is_refused():
    _, data = an_age_file(131_073, ONE)
    header = age_file.encrypted_size(0, recipients=1) - 16
    for kept in (header, header + 65_552, header + 131_104):
        with pytest.raises(age_file.UnreadableError):
            age_file.decrypt(data[:kept], identity=str(ONE))


def test_chunks_in_another_order_are_refused():
    _, data = an_age_file(131_073, ONE)
    start = age_file.encrypted_size(0, recipients=1) - 16
    first, second, rest = data[start : start + 65_552], data[start + 65_552 : start + 131_104], data[start + 131_104 :]
    with pytest.raises(age_file.UnreadableError):
        age_file.decrypt(data[:start] + second + first + rest, identity=str(ONE))


def test_an_armoured_file_is_another_spelling_and_refused():
    armoured = pyrage.encrypt(b"x", [ONE.to_public()], armored=True)
    assert pyrage.decrypt(armoured, [ONE]) == b"x"
    with pytest.raises(age_file.UnreadableError):
        age_file.decrypt(armoured, identity=str(ONE))


def test_a_header_of_a_thousand_stanzas_is_refused_before_any_is_tried(monkeypatch):
    _, data = an_age_file(10, *[TWO] * age_file.MOST_RECIPIENTS)
    assert age_file.decrypt(data, identity=str(TWO)) == shake_256(b"10").digest(10)
    start, end = data.index(b"->"), data.index(b"---")
    long = data[:start] + data[start:end] * 16 + data[end:]
    monkeypatch.setattr(age_file.pyrage, "decrypt", lambda *_: pytest.fail("tried"))
    with pytest.raises(age_file.UnreadableError):
        age_file.decrypt(long, identity=str(TWO))


@pytest.mark.parametrize("count", [0, 65])
def test_as_many_recipients_as_can_be_read_again_and_at_least_one(count):
    with pytest.raises(ValueError, match=str(count)):
        age_file.encrypt(b"", recipients=[str(ONE.to_public())] * count)
