"""Hostile and damaged packages through the import service of a real superior office: nothing of them may count."""

import json
import zlib
from collections.abc import Iterator
from random import Random
from time import process_time

import msgspec
from damaged_packages import MOST_SECONDS, families, flipped, kept
from enrolled_village import ONE, OTHER, a_village, state_of, typed_more
from fault_rows import Row
from forged_packages import HARMLESS, Forger, handmade, lines_of
from nacl.signing import SigningKey
from offices_at_work import an_id
from sample_packages import a_scan, signed_again
from village_offices import MARCH, Village, files_held, revoke

from ctph_desktop.domain.evidence import Attachment, Evidence, EvidenceKind
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD, StoredOperation, make_operation
from ctph_desktop.office import Office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys

PIECES = 20
DAMAGED, FORGED, REVOKED = 24_000, 24_000, 2_000
_LOOKS = 500
NOTHING_TAKEN = "Không nhận số liệu nào từ tệp này."


class Target:
    """The office that packages are thrown at, and how it was before."""

    def __init__(self, village: Village, name: str = "superior") -> None:
        self.file = village.stick() / "gói.ctph"
        self._office = village.office(name)
        self.office: Office = self._office.__enter__()
        self.before = _held(self.office)
        self.tried = 0

    def throw(self, data: bytes) -> str:
        """Import a package; return what is wrong with what became of it, nothing if all is well."""
        self.file.write_bytes(data)
        began = process_time()
        try:
            row = self.office.exchange.import_packages([self.file])[0]
        except Exception as error:  # noqa: BLE001 - any error that is not told in a row is what is looked for
            return f"{type(error).__name__}: {error}"
        took = process_time() - began
        self.tried += 1
        if took > MOST_SECONDS:
            return f"took {took:.1f} s"
        took_something = row.verdict is FileVerdict.NEW and not row.message.startswith(NOTHING_TAKEN)
        if took_something or row.verdict is FileVerdict.TRAY:
            return f"{row.verdict}: {row.message}"
        if self.tried % _LOOKS == 0:
            return self.look()
        return ""

    def look(self) -> str:
        """Return what is wrong with the database, nothing if it is as it was and whole."""
        if _held(self.office) != self.before:
            return "the database changed"
        problems = self.office.inspection.verify().problems
        return "; ".join(problems)

    def close(self) -> None:
        self._office.__exit__(None, None, None)


def _held(office: Office) -> tuple[str, list[str]]:
    return state_of(office), files_held(office)


def evidence_of(forger: Forger, scan: Attachment, *, unit: str = "") -> StoredOperation:
    """Return the operation of a record that names a file."""
    unit = unit or forger.identity.unit
    value = Evidence("", unit, MARCH.code, "Báo cáo đã ký", EvidenceKind.PDF, scan.id, len(scan.content), "")
    cell = record_cell(RecordKind.EVIDENCE, an_id(scan.id))
    made = msgspec.to_builtins(value)
    return make_operation(kind=RECORD, cell=cell, parents=(), author="", device_time="", value=made)


def with_lines(forger: Forger, lines: bytes) -> bytes:
    """Return a package of the commune around any lines."""
    named = {"unit": forger.identity.unit, "unit_code": forger.identity.unit_code}
    return handmade(
        lambda echo: zlib.compress(echo + lines, 0), keys=forger.keys, ages=forger.ages, inflated=76 + len(lines),
        **named,
    )  # fmt: skip


def _nobodys_files(forger: Forger, random: Random) -> bytes:
    """Files that no evidence names, or only some in another unit's book, or some that a stranger signed."""
    scan = a_scan(random.choice((80, 5000)), str(random.random()))
    others = Book(BookKind.UNIT, forger.other, MARCH.year)
    segments = random.choice((
        (),
        forger.segments,
        (forger.segment(evidence_of(forger, scan, unit=forger.other), book=others),),
        (forger.segment(evidence_of(forger, scan), key=SigningKey.generate()),),
    ))  # fmt: skip
    return forger.package(PackageContents(segments=segments, attachments=(scan,)))


def _broken_files(forger: Forger, random: Random) -> bytes:
    """A file that evidence names, with one thing wrong in the line that brings it."""
    scan = a_scan(random.choice((80, 5000)), str(random.random()))
    (line,) = lines_of(PackageContents(attachments=(scan,))).splitlines()
    changed = random.choice((
        {"size": random.choice(("0", "81", "0080", "4999", "5001", "10485761", "999999999", "-1", ""))},
        {"at": random.choice(("1", "80", "00", "-0", ""))},
        {"data": random.choice(("", "====", "JVBERi0xLjc=", "JVBERi0xLjd="))},
        {"attachment": random.choice((a_scan(90).id, scan.id.upper(), scan.id[:32], ""))},
        {random.choice(("roster", "segment")): "{}"},
    ))  # fmt: skip
    genuine = PackageContents(segments=(*forger.segments, forger.segment(evidence_of(forger, scan))))
    return with_lines(forger, lines_of(genuine) + canonical.encode(json.loads(line) | changed) + b"\n")


_HOSTILE = {**HARMLESS, "files that nobody's evidence names": _nobodys_files, "broken files of evidence": _broken_files}


def run(amount: float, seed: int) -> Iterator[Row]:
    """Throw a share of everything at a fresh copy of the office."""
    random = Random(seed)  # noqa: S311
    village = a_village()
    _add_evidence(village)
    forger = Forger(village)
    genuine = typed_more(village).read_bytes()
    answer = village.answered(OTHER).read_bytes()
    target = Target(village)
    damaged = (_damaged(genuine, random) for _ in range(max(1, round(DAMAGED * amount))))
    yield _row("damaged packages through the import", target, damaged)
    for name, make in _HOSTILE.items():
        count = max(1, round(FORGED * amount / len(_HOSTILE)))
        yield _row(f"hostile packages: {name}", target, (make(forger, random) for _ in range(count)))
    count = max(1, round(REVOKED * amount))
    forwarded = (random.choice((answer, flipped(answer, random.randrange(len(answer) * 8)))) for _ in range(count))
    target.close()
    neighbour = Target(village, ONE)
    yield _row("hostile packages: forwarded to another commune", neighbour, forwarded)
    neighbour.close()
    yield _revoked(village, genuine, count)


def _add_evidence(village: Village) -> None:
    path = village.stick() / "Báo cáo đã ký.pdf"
    path.write_bytes(a_scan(2000).content)
    with village.office(ONE) as office:
        office.evidence.add(MARCH, path)


def _damaged(genuine: bytes, random: Random) -> bytes:
    """Return the package of another month with some damage, or one of the container's own families."""
    match random.randrange(5):
        case 0:
            return genuine[: random.randrange(len(genuine))]
        case 1:
            return flipped(genuine, random.randrange(len(genuine) * 8))
        case 2:
            return signed_again(genuine, keys=DeviceKeys.new())
        case 3:
            start = random.randrange(len(genuine))
            return genuine[:start] + random.randbytes(random.randint(1, 64)) + genuine[start:]
        case _:
            family = random.choice(families())
            return family.make(random.randrange(family.size))


def _row(name: str, target: Target, packages: Iterator[bytes]) -> Row:
    tried, broken = 0, []
    for data in packages:
        tried += 1
        said = target.throw(data)
        if said:
            broken.append(f"{said}, {kept(data)}")
    said = target.look()
    if said:
        broken.append(said)
    return Row(name, tried, len(broken), "; ".join(broken[:3])[:300])


def _revoked(village: Village, genuine: bytes, count: int) -> Row:
    """Take the commune's PC out of service, then let it go on sending."""
    with village.superior() as office:
        revoke(office, village.units[ONE])
    forger = Forger(village)
    target = Target(village)
    random = Random(count)  # noqa: S311
    makers = [HARMLESS["rollback, freeze, replay, fast-forward"], HARMLESS["parts of segments mixed"]]
    packages = (genuine if number == 0 else random.choice(makers)(forger, random) for number in range(count))
    row = _row("hostile packages: revoked sender", target, packages)
    target.close()
    return row


def replay(seed: int) -> str:
    """Throw a thousandth of everything at the office again."""
    return "\n".join(f"{row.name}: {row.violations} of {row.tried}, {row.detail}" for row in run(0.001, seed))
