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
    with pytest.raises(pyrage.RecipientError):
        age_file.encrypt(b"", recipients=[changed])
