"""A second reader of packages, written from ctph_desktop/sync/FORMAT.md alone: it shares no code with the program.

python tests/independent_reader.py file.ctph AGE-SECRET-KEY-1…
"""

import itertools
import json
import re
import sys
import unicodedata
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import independent_shapes
import pyrage
from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

OTHER_FILES = [
    (b"\x89PNG\r\n\x1a\n", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older_office_file"), (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x89CTP", "damaged"), (b"\x09CTP", "damaged"),
]  # fmt: skip
HEADER = {"unit": str, "unit_code": str, "kind": str, "created": str}
HEADER_DEFAULTS = {"period": "", "roster": "", "reader": 0, "recipients": [], "counts": {}, "inflated": 0}
HEAD = {"replica": str, "book": str, "prev": str, "roster": str, "device": str, "n": int, "size": int, "body": str}
OPERATION = {"t": str, "v": int, "c": str, "p": list, "a": str, "d": str}
ROSTER = {"number": int, "previous": str, "superior": str, "signers": list, "members": list, "devices": list}
RECEIPT = {"to": str, "segments": list, "packages": dict, "at": str}
REQUEST = {"unit": str, "sign": str, "age": str, "name": str}
STATEMENTS = {"roster": ROSTER, "receipt": RECEIPT, "request": REQUEST}
FIGURE = re.compile(
    r"f/([0-9a-f]{32})/[0-9a-f]{32}/(?:[0-9a-f]{32}|-)"
    rf"/({independent_shapes.LATER_PERIOD})/([a-z_]{{1,32}})"
)
MEASURES = {
    "common": {"baseline", "assigned", "committed", "stated_total"}, "unit": {"actual", "estimate"},
    "about": {"baseline", "assigned", "committed"}, "office": set(),
}  # fmt: skip
KINDS = {
    "common": {
        "programme", "programme_year", "programme_document", "obligation", "indicator", "form", "unit",
        "organisation", "person", "explanation", "period", "consolidation", "form_edition", "target", "stated_total",
    },
    "unit": {
        "person", "submission", "explanation", "phone_receipt", "evidence", "submission_piece", "linked_figure",
        "target_answer",
    },
    "about": {"decision", "remark", "consolidated_unit", "submission_day", "target"},
    "office": {"contact"},
}  # fmt: skip


class RefusedError(Exception):
    """Why a package is not read, as the vectors call it."""


def require(condition: object, verdict: str) -> None:
    if not condition:
        raise RefusedError(verdict)


def has(value: object, shape: dict) -> bool:
    return isinstance(value, dict) and all(type(value.get(name)) is kind for name, kind in shape.items())


def canonical(line: bytes, *, limit: int = 262_144) -> object:
    """Return the value of a canonical line; ValueError for any other spelling."""
    value = json.loads(line.decode("utf-8"))
    again = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    if len(line) > limit or again != line or not is_allowed(value, 31):
        raise ValueError
    return value


def is_allowed(value: object, containers: int) -> bool:
    if isinstance(value, str):
        control = any((ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) <= 0x9F for c in value)
        return not control and unicodedata.is_normalized("NFC", value)
    if isinstance(value, dict):
        if not all(re.fullmatch(r"[!-~]{1,64}", key) for key in value):
            return False
        value = list(value.values())
    if isinstance(value, list):
        return containers > 0 and all(is_allowed(item, containers - 1) for item in value)
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 2**53)


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        return bool(VerifyKey(key).verify(message, signature))
    except (CryptoError, ValueError):
        return False


def frame(data: bytes) -> tuple[bytes, bytes, dict]:
    """Return sender, payload and header after every check that needs no key of one's own (§1, steps 1–8)."""
    if data[:8] != b"\x89CTP\r\n\x1a\n":
        raise RefusedError(other_file(data))
    require(len(data) >= 232, "truncated")
    total = int.from_bytes(data[16:24], "big")
    if total != len(data) or data[-8:] != b"CTPHEND\n":
        require(not (total > len(data) and data[-8:] != b"CTPHEND\n"), "truncated")
        require(not (232 <= total < len(data) and data[total - 8 : total] == b"CTPHEND\n"), "trailing_bytes")
        raise RefusedError("end_mark_missing" if total == len(data) else "damaged")
    header_size, payload_size = int.from_bytes(data[24:28], "big"), int.from_bytes(data[28:32], "big")
    require(header_size <= 65_536 and payload_size <= 67_108_864, "too_large")
    require(232 + header_size + payload_size == len(data), "damaged")
    require(not any(data[104:128]), "reserved_not_zero")
    require(data[8:10] != b"\0\0", "damaged")
    require(data[8:10] == b"\0\1", "future_version")
    require(data[14:16] in (b"\0\0", b"\0\1"), "unknown_flags")
    require(sha256(data[:-40]).digest() == data[-40:-8], "damaged")
    message = b"CTPH1-pkg\0" + sha256(data[:-104]).digest()
    require(signature_holds(data[32:64], message, data[-104:-40]), "bad_signature")
    header = header_of(data[128 : 128 + header_size], is_public=data[15] == 1)
    return data[32:64], data[128 + header_size : -104], header


def other_file(data: bytes) -> str:
    if len(data) < 8:
        return "too_short"
    if data.startswith(b"PK\x03\x04"):
        inside = b"word/document" in data and "word_document"
        return "workbook" if b"xl/workbook" in data else inside or "archive"
    if data[4:8] == b"ftyp" or data[8:12] == b"WEBP":
        return "picture"
    return next((verdict for mark, verdict in OTHER_FILES if data.startswith(mark)), "not_a_package")


def header_of(line: bytes, *, is_public: bool) -> dict:
    try:
        header = canonical(line, limit=65_536)
    except ValueError:
        raise RefusedError("bad_header") from None
    require(isinstance(header, dict), "bad_header")
    require(not (type(header.get("reader")) is int and header["reader"] > 1), "future_version")
    header = HEADER_DEFAULTS | header
    shape = HEADER | {name: type(default) for name, default in HEADER_DEFAULTS.items()}
    require(has(header, shape) and header["kind"] in ("report", "answer", "invitation"), "bad_header")
    require(all(type(key) is str for key in header["recipients"]) and header["reader"] >= 0, "bad_header")
    require(all(type(number) is int for number in header["counts"].values()), "bad_header")
    require(header["inflated"] >= 0, "bad_header")
    require(header["inflated"] <= 268_435_456, "inflated_too_large")
    require(not is_public or (header["kind"] == "invitation" and not header["recipients"]), "bad_header")
    return header | {"is_public": is_public}


def opened(data: bytes, identity: str) -> tuple[bytes, dict, list[bytes]]:
    """Return sender, header and the lines of the records (§1, steps 9–10)."""
    sender, payload, header = frame(data)
    if not header["is_public"]:
        reader = pyrage.x25519.Identity.from_str(identity)
        key_id = sha256(str(reader.to_public()).encode()).hexdigest()[:16]
        require(key_id in header["recipients"], "not_for_us")
        is_binary = payload.startswith(b"age-encryption.org/v1\n")
        require(is_binary and re.search(rb"\n--- [A-Za-z0-9+/]{43}\n", payload[:8_192]), "decrypt_failed")
        try:
            payload = pyrage.decrypt(payload, [reader])
        except pyrage.DecryptError:
            raise RefusedError("decrypt_failed") from None
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(payload, header["inflated"] + 1)
    except zlib.error:
        raise RefusedError("bad_record") from None
    require(len(plain) <= header["inflated"], "inflated_too_large")
    require(len(plain) == header["inflated"] and stream.eof and not stream.unused_data, "bad_record")
    first, *lines = plain.split(b"\n")
    echo = sha256(data[: 128 + int.from_bytes(data[24:28], "big")]).hexdigest()
    require(first == b'{"echo":"' + echo.encode() + b'"}', "echo_mismatch")
    require(lines and not lines.pop(), "bad_record")
    return sender, header, lines


def records_of(lines: list[bytes]) -> tuple[dict[str, list], int]:
    """Return the records by kind, and how many are of no kind known here (§5)."""
    require(len(lines) <= 20_000, "too_large")
    found: dict[str, list] = {"roster": [], "receipt": [], "request": [], "segment": [], "attachment": []}
    unknown = 0
    for line in lines:
        require(len(line) <= 4_194_304, "too_large")
        try:
            members = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError):
            raise RefusedError("bad_record") from None
        is_flat = isinstance(members, dict) and all(type(value) is str for value in members.values())
        require(is_flat and len(members) <= 16, "bad_record")
        try:
            canonical(line, limit=4_194_304)
        except ValueError:
            raise RefusedError("not_canonical") from None
        kinds = [kind for kind in found if kind in members]
        require(len(kinds) <= 1 and (kinds == ["attachment"] or are_whole(found["attachment"])), "bad_record")
        unknown += not kinds
        for kind in kinds:
            if kind == "attachment":
                take_piece(members, found[kind])
                continue
            by = None if kind == "segment" else hexadecimal(members, "by", 32)
            body = base64(members, "ops") if kind == "segment" else None
            found[kind].append((members[kind].encode(), by, hexadecimal(members, "sig", 64), body))
    require(are_whole(found["attachment"]), "bad_record")
    return found, unknown


def are_whole(attachments: list[tuple[str, int, bytes]]) -> bool:
    return not attachments or len(attachments[-1][2]) == attachments[-1][1]


def take_piece(members: dict[str, str], attachments: list[tuple[str, int, bytes]]) -> None:
    """Add a piece to the last attachment (its name, size and bytes so far), or to a new one (§5)."""
    name, size = members["attachment"], number(members, "size")
    if are_whole(attachments):
        require(re.fullmatch(r"[0-9a-f]{64}", name) and size, "bad_record")
        together = size + sum(stated for _, stated, _ in attachments)
        require(size <= 10_485_760 and together <= 20_971_520, "too_large")
        attachments.append((name, size, b""))
    begun, data = attachments[-1][2], base64(members, "data")
    require(attachments[-1] == (name, size, begun) and number(members, "at") == len(begun), "bad_record")
    require(len(data) == min(1_048_576, size - len(begun)), "bad_record")
    attachments[-1] = name, size, begun + data
    require(not are_whole(attachments) or sha256(begun + data).hexdigest() == name, "bad_record")


def number(members: dict[str, str], name: str) -> int:
    text = members.get(name, "")
    require(re.fullmatch(r"0|[1-9][0-9]{0,8}", text), "bad_record")
    return int(text)


def hexadecimal(members: dict[str, str], name: str, size: int) -> bytes:
    text = members.get(name, "")
    require(re.fullmatch(r"[0-9a-f]*", text) and len(text) == 2 * size, "bad_record")
    return bytes.fromhex(text)


def base64(members: dict[str, str], name: str) -> bytes:
    try:
        data = b64decode(members.get(name, "?"), validate=True)
    except ValueError:
        raise RefusedError("bad_record") from None
    require(b64encode(data).decode() == members[name], "bad_record")
    return data


def digest(purpose: bytes, body: bytes) -> bytes:
    return sha256(purpose + b"\0" + body).digest()


def statement(kind: str, body: bytes, signer: bytes, signature: bytes) -> dict:
    """Return a roster version, receipt or request, its id beside it (§5, §7, §8)."""
    purpose, verdict = f"CTPH1-{kind}".encode(), f"{kind}_invalid"
    require(signature_holds(signer, purpose + b"\0" + digest(purpose, body), signature), verdict)
    try:
        value = canonical(body)
    except ValueError:
        raise RefusedError(verdict) from None
    require(has(value, STATEMENTS[kind]), verdict)
    for names in (value.get(part, []) for part in ("attachments", "lacks") if kind == "receipt"):
        require(isinstance(names, list) and all(type(name) is str for name in names), verdict)
    require(kind != "request" or value["sign"] == signer.hex(), verdict)
    return value | {"id": digest(purpose, body)[:16].hex(), "signer": signer.hex()}


def segment(head: bytes, signature: bytes, packed: bytes) -> dict:
    """Return a segment's head with its operations, nothing of a book of a later version (§6)."""
    try:
        value = canonical(head)
        require(has(value, HEAD) and 0 <= value["size"] <= 4_194_304, "segment_invalid")
        require(re.fullmatch(r"[a-z_]{1,32}/[0-9a-f]{32}/[0-9]{4}", value["book"]), "segment_invalid")
        message = b"CTPH1-seg\0" + digest(b"CTPH1-seg", head)
        require(signature_holds(bytes.fromhex(value["device"]), message, signature), "segment_invalid")
        if value["book"].split("/")[0] not in KINDS:
            return {}
        stream = zlib.decompressobj()
        block = stream.decompress(packed, value["size"] + 1)
        is_whole = stream.eof and not stream.unused_data and len(block) == value["size"]
        require(is_whole and sha256(block).hexdigest() == value["body"], "segment_invalid")
        lines = block.split(b"\n")
        require(not lines.pop() and len(lines) == value["n"], "segment_invalid")
        operations = [canonical(line) | {"id": digest(b"CTPH1-op", line)[:16].hex()} for line in lines]
    except (ValueError, TypeError, zlib.error):
        raise RefusedError("segment_invalid") from None
    for operation in operations:
        is_one = has(operation, OPERATION) and "x" in operation and type(operation.get("why", "")) is str
        is_linked = is_one and len(operation["p"]) <= 64 and all(type(parent) is str for parent in operation["p"])
        require(is_linked, "segment_invalid")
    return value | {"id": digest(b"CTPH1-seg", head).hex(), "operations": operations}


def read(data: bytes, identity: str) -> dict:
    """Return header, statements and segments of a package; RefusedError with the verdict at the first fault."""
    sender, header, lines = opened(data, identity)
    records, unknown = records_of(lines)
    statements = {
        f"{kind}s": [statement(kind, body, by, sig) for body, by, sig, _ in records[kind]] for kind in STATEMENTS
    }
    read_segments = [segment(head, sig, body) for head, _, sig, body in records["segment"]]
    segments = [found for found in read_segments if found]
    unknown += len(read_segments) - len(segments)
    found = {"segments": segments, "attachments": [name for name, _, _ in records["attachment"]], "unknown": unknown}
    return {"sender": sender.hex(), "header": header, **statements, **found}


def tree_of(rosters: list[dict], root: str) -> dict:
    """Return the chain of a root with those it goes on from; every version must have its place (§8)."""
    left = {roster["id"]: roster for roster in rosters}
    placed: set[str] = set()
    tree = gone_on(chain_of(dict(left), root), left, iter(range(63)), 1, placed)
    require(placed == set(left), "roster_unconnected")
    return tree


def gone_on(chain: list[dict], left: dict[str, dict], room: Iterator[int], depth: int, placed: set[str]) -> dict:
    """Return a chain's versions and, each with what it may judge, the chains it goes on from."""
    placed.update(version["id"] for version in chain)
    tree: dict = {"versions": chain, "origins": []}
    said = chain[0].get("heritage") if chain else None
    adopted = chain[-1]["adopted"] if chain else []
    for each, adoption in [*([(said, None)] if said else []), *((one, one) for one in adopted)]:
        if depth >= 16 or next(room, None) is None:
            break
        older: dict[str, dict] = {}
        at = each["last"]
        while at in left and at not in older:
            older[at] = left[at]
            at = left[at]["previous"]
        before = chain_of(older, each["root"])
        if before and before[-1]["id"] == each["last"]:
            tree["origins"].append((adoption, gone_on(before, left, room, depth + 1, placed)))
    return tree


def adopted_by(version: dict, before: dict) -> list[dict]:
    """Return what is adopted from a version on: an adoption that names what another chain has is none."""
    found = {one["root"]: one for one in before["adopted"]}
    for one in version.get("adopted", []):
        others = [each for root, each in found.items() if root != one["root"]]
        offices = {version["superior"], *before["inherits"], *(name for each in others for name in offices_of(each))}
        known = {*before["units"]} - {*found.get(one["root"], {"units": []})["units"]}
        units = known | {unit for each in others for unit in each["units"]}
        has_room = one["root"] in found or len(found) < 64
        if has_room and not offices & set(offices_of(one)) and not (units | offices) & set(one["units"]):
            found[one["root"]] = one
    return list(found.values())


def offices_of(adoption: dict) -> list[str]:
    return [adoption["superior"], *adoption.get("inherits", [])]


def covers(adoption: dict, kind: str, unit: str) -> bool:
    if kind == "common":
        return unit in offices_of(adoption)
    return unit in adoption["units"] or (kind == "office" and unit in offices_of(adoption))


def chain_of(left: dict[str, dict], root: str) -> list[dict]:
    """Return what is in force after each version, oldest first."""
    chain: list[dict] = []
    following = [left[root]] if root in left else []
    while following:
        require(len(following) == 1, "roster_forked")
        version = left.pop(following[0]["id"])
        first = {"units": {}, "keys": {}, "adopted": [], "inherits": version.get("inherits", [])}
        before = chain[-1] if chain else first
        units = before["units"] | {member["unit"]: member for member in version["members"]}
        keys = before["keys"] | {device["sign"]: device for device in version["devices"]}
        kept = {"inherits": before["inherits"], "adopted": adopted_by(version, before)}
        chain.append(version | {"units": units, "keys": keys} | kept)
        following = [
            roster for roster in left.values()
            if roster["previous"] == version["id"] and roster["number"] == version["number"] + 1
            and roster["superior"] == version["superior"] and roster["signer"] in version["signers"]
        ]  # fmt: skip
    return chain


def judge_segment(piece: dict, tree: dict, before: dict[str, str]) -> None:
    """Refuse a segment that does not count (§8)."""
    chain = tree["versions"]
    require(chain, "unknown_roster")
    newest, written = chain[-1], version_of(piece, chain)
    device = newest["keys"].get(piece["device"], {})
    kind, unit, _ = piece["book"].split("/")
    if written is None:
        adoption, older = origin_of(piece, tree)
        require(older, "unknown_roster")
        require(adoption is None or covers(adoption, kind, unit), "wrong_role")
        judge_segment(piece, older, before)
    else:
        require(device and written["number"] >= device["since"], "unknown_device")
        require(device["unit"] == keeper_of(written, kind, unit), "wrong_role")
    number = written["number"] if written else 0
    members = entries(chain, "units", unit, "since") if kind == "unit" else []
    for member in itertools.takewhile(lambda member: member.get("since", 0) > number, members):
        require(is_within(piece["id"], member.get("cut", []), before), "cut_off")
    require(not device.get("is_revoked") or is_within(piece["id"], device.get("cut", []), before), "cut_off")


def origin_of(piece: dict, tree: dict) -> tuple[dict | None, dict]:
    """Return the chain gone on from that knows a segment's version, and what it may judge."""
    return next((origin for origin in tree["origins"] if knows(piece, origin[1])), (None, {}))


def knows(piece: dict, tree: dict) -> bool:
    return version_of(piece, tree["versions"]) is not None or any(knows(piece, older) for _, older in tree["origins"])


def entries(chain: list[dict], kind: str, name: str, since: str) -> list[dict]:
    """Return the entry of a unit or device in force, the one its own replaced, and so on."""
    found = []
    number = chain[-1]["number"]
    while entry := next((version[kind].get(name) for version in chain if version["number"] == number), None):
        found.append(entry)
        number = min(number, entry.get(since, 0)) - 1
    return found


def version_of(piece: dict, chain: list[dict]) -> dict | None:
    return next((version for version in chain if version["id"] == piece["roster"]), None)


def may_seal(piece: dict, tree: dict, before: dict[str, str]) -> bool:
    chain = tree["versions"]
    written = version_of(piece, chain)
    number = written["number"] if written else 0
    if written is None and not may_seal(piece, origin_of(piece, tree)[1], before):
        return False
    devices = entries(chain, "keys", piece["device"], "seals_since")
    for device in devices:
        does_seal = device["seals"] and device.get("seals_since", 0) <= number
        if not does_seal and not is_within(piece["id"], device.get("sealed", []), before):
            return False
        if device.get("seals_since", 0) <= number:
            return True
    return bool(devices) or written is None


def judge_operations(piece: dict, *, seals: bool) -> None:
    """Refuse operations that do not count in a segment that does (§8)."""
    kind, unit, year = piece["book"].split("/")
    for operation in piece["operations"]:
        require(operation["t"] in ("f", "r") and operation["v"] <= 1, "needs_update")
        require(operation["v"] == 1, "malformed")
        require(operation["t"] == operation["c"][:1] and belongs(operation["c"], kind, unit, year), "wrong_book")
        require(seals or not operation["c"].startswith("r/submission/"), "not_the_sealer")
        judge_value(operation, unit, year)


def judge_value(operation: dict, unit: str, year: str) -> None:
    """Refuse what this version does not read, or no version writes (§6)."""
    figure, value = FIGURE.fullmatch(operation["c"]), operation["x"]
    if figure:
        known = independent_shapes.word(figure[3], independent_shapes.MEASURES)
        fit = max(independent_shapes.period(figure[2]), known)
        fit = fit or independent_shapes.figure(value)
    else:
        _, kind, uuid = operation["c"].split("/")
        is_known = kind in set().union(*KINDS.values())
        fit = independent_shapes.record(kind, uuid, value) if is_known else 1
    require(fit != 1, "needs_update")
    require(fit == 0, "malformed")
    is_seal = operation["c"].startswith("r/submission/")
    require(not is_seal or (value["unit"] == unit and value["period"][:4] == year), "wrong_book")


def judge_pieces(segments: list[dict]) -> None:
    """Refuse a seal that lacks a piece, or in which a figure stands twice (§6)."""
    for piece in segments:
        ours = [each for other in segments if other["book"] == piece["book"] for each in other["operations"]]
        pieces = [each for each in ours if each["c"].startswith("r/submission_piece/") and each["x"]]
        held = {each["c"][-32:]: each["x"] for each in pieces}
        for seal in (each["x"] for each in piece["operations"] if each["c"].startswith("r/submission/")):
            names = list(dict.fromkeys(seal.get("pieces", [])))
            require(all(name in held for name in names), "incomplete")
            rows = [(seal["unit"], *row[:3]) for row in seal["figures"]]
            rows += [(unit, *row[:3]) for name in names for unit, part in held[name]["figures"].items() for row in part]
            require(len(set(rows)) == len(rows), "incomplete")


def keeper_of(version: dict, kind: str, unit: str) -> str:
    if kind == "office":
        return unit
    kept = [
        version["superior"],
        *version["inherits"],
        *(name for one in version["adopted"] for name in offices_of(one)),
    ]
    if kind == "about" or (kind == "common" and unit in kept):
        return version["superior"]
    keeper = version["units"].get(unit, {}).get("keeper", "") if kind == "unit" else ""
    return {"own": unit, "superior": version["superior"]}.get(keeper, keeper)


def is_within(segment_id: str, cut: list[str], before: dict[str, str]) -> bool:
    for last in cut:
        seen: set[str] = set()
        at = last
        while at and at not in seen:
            if at == segment_id:
                return True
            seen.add(at)
            at = before.get(at, "")
    return False


def belongs(cell: str, kind: str, unit: str, year: str) -> bool:
    figure = FIGURE.fullmatch(cell)
    if figure:
        known = set().union(*MEASURES.values())
        return figure[1] == unit and figure[2][:4] == year and (figure[3] in MEASURES[kind] or figure[3] not in known)
    record = re.fullmatch(r"r/([a-z_]{1,32})/[0-9a-f]{32}", cell)
    return record is not None and (record[1] in KINDS[kind] or record[1] not in set().union(*KINDS.values()))


def verdict(data: bytes, identity: str, root: str) -> str:
    """Return what the name of a test vector begins with."""
    try:
        package = read(data, identity)
        tree = tree_of(package["rosters"], root)
        before = {piece["id"]: piece["prev"] for piece in package["segments"]}
        for piece in package["segments"]:
            judge_segment(piece, tree, before)
            judge_operations(piece, seals=may_seal(piece, tree, before))
        judge_pieces(package["segments"])
    except RefusedError as refused:
        return str(refused)
    return "needs_update" if package["unknown"] else "ok"


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]).read_bytes(), sys.argv[2]), ensure_ascii=False, indent=1))  # noqa: T201
