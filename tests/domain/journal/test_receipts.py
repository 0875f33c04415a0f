"""Receipts and requests: signed, for one purpose, and nothing else."""

import pytest
from journal_builders import COMMUNE, COMMUNE_PC, STRANGER_PC, SUPERIOR_PC, an_id
from msgspec.structs import replace

from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.receipts import Receipt, Request, encode, read_receipt, read_request
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

RECEIPT = Receipt(to=COMMUNE, segments=(an_id("s") * 2,), packages={an_id("p"): "merged"}, at="2019-08-01")
REQUEST = Request(unit=COMMUNE, sign=COMMUNE_PC.sign, age="age1x", name="Máy văn phòng")


def test_a_receipt_is_read_as_it_was_written():
    record = SignedRecord.make(Purpose.RECEIPT, encode(RECEIPT), key=SUPERIOR_PC.key)
    assert read_receipt(record) == RECEIPT


def test_a_request_is_read_when_its_own_key_signed_it():
    record = SignedRecord.make(Purpose.REQUEST, encode(REQUEST), key=COMMUNE_PC.key)
    assert read_request(record) == REQUEST


def test_a_request_for_a_key_that_did_not_sign_it_is_refused():
    record = SignedRecord.make(Purpose.REQUEST, encode(REQUEST), key=STRANGER_PC.key)
    with pytest.raises(CanonicalError):
        read_request(record)


def test_a_record_of_one_purpose_is_none_of_another():
    as_request = SignedRecord.make(Purpose.REQUEST, encode(REQUEST), key=COMMUNE_PC.key)
    with pytest.raises(CanonicalError):
        read_receipt(as_request)
    with pytest.raises(CanonicalError):
        read_receipt(replace(as_request, purpose=Purpose.RECEIPT))


def test_a_changed_receipt_is_refused_at_every_byte():
    record = SignedRecord.make(Purpose.RECEIPT, encode(RECEIPT), key=SUPERIOR_PC.key)
    for position in range(len(record.body)):
        body = bytearray(record.body)
        body[position] ^= 1
        with pytest.raises(CanonicalError):
            read_receipt(replace(record, body=bytes(body)))


@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b'{"to":1}', b"1.5", b"\xff", b'{"to": "x"}'])
def test_signed_nonsense_is_refused(body):
    with pytest.raises(CanonicalError):
        read_receipt(SignedRecord.make(Purpose.RECEIPT, body, key=SUPERIOR_PC.key))
    with pytest.raises(CanonicalError):
        read_request(SignedRecord.make(Purpose.REQUEST, body, key=COMMUNE_PC.key))
