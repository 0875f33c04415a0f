"""Device keys survive their way through text, and never show themselves."""

from hashlib import sha256

import pyrage

from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.sync.keys import DeviceKeys


def test_keys_come_back_from_text_as_they_were():
    keys = DeviceKeys.new()
    assert DeviceKeys.from_json(keys.to_json()) == keys
    assert DeviceKeys.from_json(keys.to_json()).public == keys.public


def test_every_device_has_its_own_keys():
    assert DeviceKeys.new().public != DeviceKeys.new().public


def test_the_public_part_verifies_and_encrypts():
    keys = DeviceKeys.new()
    record = SignedRecord.make(Purpose.REQUEST, b"{}", key=keys.signing_key)
    assert record.is_genuine
    assert record.signer == keys.public.sign
    sealed = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(keys.public.age)])
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.identity)]) == b"x"


def test_a_key_id_is_the_start_of_the_hash_of_the_recipient():
    public = DeviceKeys.new().public
    assert public.key_id == sha256(public.age.encode()).hexdigest()[:16]


def test_secrets_do_not_show_in_a_traceback():
    keys = DeviceKeys.new()
    assert keys.seed.hex() not in repr(keys)
    assert "AGE-SECRET-KEY" not in repr(keys)
