"""Offices that write markup, formulas and format strings wherever a package can carry a text."""

import re
from pathlib import Path
from typing import Any

import msgspec
from nacl.utils import random

from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.receipts import Request, encode
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.office import Office
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.journal import Put
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build

# What the program itself reads in a record: ids, codes, dates, words of its own, formulas. All else is for people.
MACHINE_MEMBERS = {
    "uuid", "code", "level", "kind", "parent", "valid_from", "valid_to", "superior", "unit", "units", "indicators",
    "forms", "breakdowns", "calendar", "direction", "ceiling", "role", "formula", "measure", "span", "total",
    "breakdown", "severity", "identity", "column", "other_form", "other_column", "tolerance", "indicator", "since",
    "programme", "period", "seal", "verdict", "cell", "by", "closing", "day", "tier", "quantity", "form",
}  # fmt: skip
_ID = re.compile(r"[0-9a-f]{32,64}")


def workplace_of(office: Office) -> Workplace:
    return office._workplace


def spoiled(value: Any, text: str, *, member: str = "") -> Any:
    """The same record with a text put in place of everything written for people."""
    if isinstance(value, dict):
        return {name: spoiled(inner, text, member=name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoiled(inner, text, member=member) for inner in value]
    is_for_people = isinstance(value, str) and member not in MACHINE_MEMBERS and not _ID.fullmatch(value)
    return text if is_for_people else value


def spoil(office: Office, book: Book, text: str) -> int:
    """Write a text into every record of a book; return into how many."""
    workplace = workplace_of(office)
    puts = []
    for kind in RecordKind:
        if kind is RecordKind.SUBMISSION:
            continue
        for row in workplace.queries.records(kind):
            if row.book == book:
                value = spoiled(msgspec.json.decode(row.value), text)
                puts.append(Put(book, RECORD, f"r/{kind.value}/{row.uuid}", value))
    workplace.write(puts, reason=text)
    return len(puts)


def a_strangers_package(office: Office, text: str, folder: Path) -> Path:
    """The first package of a PC nobody knows, whose name and header hold a text."""
    workplace = workplace_of(office)
    keys, latest = DeviceKeys.new(), workplace.journal.chain.latest
    assert latest is not None
    request = Request(workplace.identity.unit, keys.public.sign.hex(), keys.public.age, text)
    data = build(
        PackageContents(requests=(SignedRecord.make(Purpose.REQUEST, encode(request), key=keys.signing_key),)),
        header=PackageHeader(workplace.identity.unit, text, PackageKind.REPORT, text, text, text),
        sender=keys,
        recipients=[grant.age for grant in latest.devices_of(latest.superior)],
        replica=random(16),
        counter=1,
    )
    path = folder / "goi.ctph"
    path.write_bytes(data)
    return path
