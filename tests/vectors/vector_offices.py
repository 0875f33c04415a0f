"""The offices, devices, rosters and statements the test vectors are about."""

from hashlib import sha256

from handmade import (
    Device,
    canonical,
    digest,
    operation,
    package,
    record,
    secret,
    segment,
    segment_head,
    stored,
    uuid,
)
from nacl.signing import SigningKey

YEAR = "2026"
SUPERIOR, COMMUNE, OTHER = uuid("superior office"), uuid("commune"), uuid("other commune")
INDICATOR, PROGRAMME = uuid("indicator"), uuid("programme")
OFFICE_PC, PC, SECOND_PC = Device("PC huyện", SUPERIOR), Device("PC xã", COMMUNE), Device("PC xã 2", COMMUNE)
OTHER_PC, LOST_PC, STRANGER = Device("PC xã khác", OTHER), Device("PC bị mất", COMMUNE), Device("PC lạ", OTHER)
ROSTER_KEY, FORMER_KEY = SigningKey(secret("roster")), SigningKey(secret("former roster"))

OWN_BOOK, ABOUT_BOOK, COMMON_BOOK = f"unit/{COMMUNE}/{YEAR}", f"about/{COMMUNE}/{YEAR}", f"common/{SUPERIOR}/{YEAR}"
CELL = f"f/{COMMUNE}/{INDICATOR}/-/{YEAR}-07/actual"
FIGURE = operation(CELL, {"q": "12", "s": "reported"})


def roster(number: int, previous: str, **changes: object) -> dict[str, object]:
    return {
        "number": number, "previous": previous, "superior": SUPERIOR, "signers": [bytes(ROSTER_KEY.verify_key).hex()],
        "members": [], "devices": [],
    } | changes  # fmt: skip


def member(unit: str) -> dict[str, object]:
    return {"unit": unit, "keeper": "own", "since": 0, "cut": []}


FIRST = roster(1, "", members=[member(COMMUNE), member(OTHER)], devices=[OFFICE_PC.grant(), LOST_PC.grant()])
ROOT = digest("CTPH1-roster", canonical(FIRST))[:16].hex()
SECOND = roster(
    2, ROOT,
    devices=[PC.grant(seals=True), SECOND_PC.grant(), OTHER_PC.grant(seals=True), LOST_PC.grant(is_revoked=True)],
)  # fmt: skip
LATEST = digest("CTPH1-roster", canonical(SECOND))[:16].hex()
ROSTERS = record("roster", FIRST, ROSTER_KEY) + record("roster", SECOND, ROSTER_KEY)
RECEIPT = {"to": SUPERIOR, "segments": [], "packages": {"00" * 16: "merged"}, "at": "2026-08-01T08:00:00+07:00"}
REQUEST = {"unit": COMMUNE, "sign": PC.sign.hex(), "age": PC.recipient, "name": "PC xã"}


def report(lines: bytes = b"", **options: object) -> bytes:
    return package(lines, **({"sender": PC, "readers": [PC, OFFICE_PC]} | options))


def a_segment(block: bytes, *, device: Device = PC, book: str = OWN_BOOK, **head: object) -> bytes:
    """A genuine segment around any block of lines."""
    made = segment_head(device, book, LATEST, block, **head)
    return segment(made, stored(block), device.key)


def seal(*, figures: object = None, pieces: object = None, notes: object = None, **changes: object) -> bytes:
    """The seal of July, in the cell that belongs to it."""
    cell = digest_of_parts("submission", PROGRAMME, COMMUNE, f"{YEAR}-07")
    value = {
        "programme": PROGRAMME, "unit": COMMUNE, "period": f"{YEAR}-07",
        "figures": [[INDICATOR, "-", "actual", "reported", "12"]], "basis": [], "replaces": "",
        "by": uuid("person"), "note": "",
    }  # fmt: skip
    value |= {} if figures is None else {"figures": figures}
    value |= {} if pieces is None else {"pieces": pieces}
    value |= {} if notes is None else {"notes": notes}
    return operation(f"r/submission/{cell}", value, **changes)


def a_piece(figures: dict[str, object], **others: object) -> tuple[str, bytes]:
    """A piece of a seal: its name, and the operation that writes it."""
    value = {"figures": figures, **others}
    name = sha256(b"CTPH1-frozen\0" + canonical(value)).hexdigest()[:32]
    return name, operation(f"r/submission_piece/{name}", value)


def digest_of_parts(*parts: str) -> str:
    return sha256("\0".join(("CTPH1", *parts)).encode()).hexdigest()[:32]
