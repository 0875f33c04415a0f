"""Mutated records signed by a PC that is enrolled, through the real import: one error class, the database whole after.

The contents of a commune's genuine package are changed as JSON (types, ranges, texts, keys, references), signed again
at every level with the commune's own key and imported. Whatever is let in may show the commune as a fool; it must not
change what others sealed, nor break anything that is drawn from it.
"""

import json
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from random import Random
from time import process_time
from typing import Any

import msgspec
from damaged_packages import MOST_SECONDS, kept
from enrolled_village import NEXT_YEAR, ONE, OTHER, a_village, go_on_into_years, typed_more
from fault_rows import Row
from forged_packages import Forger, lines_of
from hostile_packages import evidence_of, with_lines
from offices_at_work import an_id
from sample_packages import a_scan
from village_offices import MARCH, Village, board_cell, files_held, workplace_of

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.journal import signed
from ctph_desktop.domain.journal.books import STANDING, Book
from ctph_desktop.domain.journal.segment import read_body, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.office import Office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.sync.contents import PackageContents

PIECES = 20
PACKAGES = 30_000
_AT_ONCE = 150
_SIZES = (80, 5_000, 1_048_576 + 80)
_TEXTS = (
    "", "-", "null", "0", "-1", "9" * 40, "1e9", "NaN", "\u0000", "\n", "a\u0301", "\ufeff", "\u202e123", "😀", "=1+1",
    "../../x", "<img src=file:///x>", "%s%n", "ab" * 16, "AB" * 16, "2019-13", "2019-03@15", "reported", "missing",
    "x" * 5000, "r/submission/" + "ab" * 16, "Cán bộ", "'; DROP TABLE segment; --",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53 - 1, 2**53, 2**63, 2**70, -(2**63), 1.5, 1e300, [], {}, [[]], {"": 1},
    [None] * 70, ["a"] * 3, {"a": {"b": {"c": []}}}, {"q": "1", "s": "reported"}, {"é": 1}, [["x", "-", "actual"]],
)  # fmt: skip
_ENCODER = msgspec.json.Encoder(order="sorted")


class Insider:
    """Makes packages of one commune with something wrong in them that its own key signed."""

    def __init__(self, village: Village, random: Random) -> None:
        self._random = random
        self._forger = Forger(village)
        self._lines = [op.line for s in self._forger.segments for op in read_body(s, read_head(s))]
        self._made: list[str] = ["ab" * 16, *(an_id(str(number)) for number in range(3))]
        self._receipts = [record.body for record in self._forger.receipts] or [b"{}"]

    def package(self) -> bytes:
        """Return a package with one to three mutations, in segments, receipts, rosters, requests or attachments."""
        random, forger = self._random, self._forger
        contents = PackageContents(rosters=forger.rosters, segments=forger.segments)
        match random.randrange(11):
            case 0:
                contents = msgspec.structs.replace(contents, receipts=(self._record(Purpose.RECEIPT, self._receipts),))
            case 1:
                bodies = [record.body for record in forger.rosters]
                mine = self._record(Purpose.ROSTER, bodies)
                contents = msgspec.structs.replace(contents, rosters=(*forger.rosters, mine))
            case 2:
                body = b'{"age":"age1x","name":"PC","sign":"%s","unit":"x"}' % forger.keys.public.sign.hex().encode()
                contents = msgspec.structs.replace(contents, requests=(self._record(Purpose.REQUEST, [body]),))
            case 3:
                return self._with_file(contents)
            case _:
                fresh = tuple(self._segment() for _ in range(random.choice((1, 1, 2))))
                contents = msgspec.structs.replace(contents, segments=(*forger.segments, *fresh))
        return forger.package(contents)

    def _with_file(self, contents: PackageContents) -> bytes:
        """Return a package with a file; what names it, its pieces or their order may be changed."""
        random, forger = self._random, self._forger
        scan = a_scan(random.choice(_SIZES), str(random.random()))
        line = evidence_of(forger, scan).line
        segment = self._segment([line if random.random() < 0.6 else self._mutated(line)])
        pieces = lines_of(PackageContents(attachments=(scan,))).splitlines(keepends=True)
        if random.random() < 0.5:
            place = random.randrange(len(pieces))
            pieces[place] = self._mutated(pieces[place].rstrip()) + b"\n"
        pieces = random.choice((pieces, pieces, pieces, pieces[::-1], pieces[:-1], pieces * 2, [*pieces, b"{}\n"]))
        contents = msgspec.structs.replace(contents, segments=(*forger.segments, segment))
        return with_lines(forger, lines_of(contents) + b"".join(pieces))

    def _record(self, purpose: Purpose, bodies: list[bytes]) -> SignedRecord:
        body = self._mutated(self._random.choice(bodies))
        return SignedRecord.make(purpose, body, key=self._forger.keys.signing_key)

    def _segment(self, lines: Sequence[bytes] = ()) -> SignedSegment:
        random, forger = self._random, self._forger
        lines = lines or [self._mutated(random.choice(self._lines)) for _ in range(random.choice((1, 1, 1, 4)))]
        block = b"".join(line + b"\n" for line in lines)
        head = {
            "replica": random.choice(("ab" * 16, forger.identity.replica)), "book": self._book(),
            "prev": random.choice(("", *(s.id for s in forger.segments))), "roster": forger.roster,
            "device": forger.keys.public.sign.hex(), "n": len(lines), "size": len(block),
            "body": sha256(block).hexdigest(),
        }  # fmt: skip
        encoded = _ENCODER.encode(head)
        if random.random() < 0.25:
            encoded = self._mutated(encoded)
        signature = signed.sign(Purpose.SEGMENT, encoded, key=forger.keys.signing_key)
        return SignedSegment(encoded, signature, zlib.compress(block))

    def _book(self) -> str:
        """Return the commune's book of the year, now and then another year's, or the one that outlives the years."""
        book = self._forger.book
        year = self._random.choice((book.year, book.year, book.year, NEXT_YEAR, STANDING))
        return Book(book.kind, book.unit, year).key

    def _mutated(self, line: bytes) -> bytes:
        """Return a line with a change at the level of JSON, or now and then of bytes that are still text."""
        random = self._random
        if random.random() < 0.1:
            text = line.decode()
            place = random.randrange(len(text))
            changed = text[:place] + random.choice(('"', "{", "9", " ", "\\", "é", "\u2028")) + text[place + 1 :]
            return changed.encode()
        value = json.loads(line)
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            value = self._change(value, depth=random.choice((1, 1, 2, 3)))
        try:
            return _ENCODER.encode(value)
        except (msgspec.MsgspecError, ValueError, TypeError, OverflowError):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(errors="replace")

    def _change(self, value: Any, *, depth: int) -> Any:
        random = self._random
        if isinstance(value, dict) and value and depth:
            key = random.choice(sorted(value, key=str))
            changed = dict(value)
            match random.randrange(8):
                case 0:
                    del changed[key]
                case 1:
                    changed[random.choice(_TEXTS) or "z"] = changed.pop(key)
                case 2:
                    changed[random.choice(("z", "why", "new"))] = random.choice((*_VALUES, *_TEXTS))
                case _:
                    changed[key] = self._change(value[key], depth=depth - 1)
            return changed
        if isinstance(value, list) and value and random.random() < 0.7:
            place = random.randrange(len(value))
            changed_list = list(value)
            changed_list[place] = self._change(value[place], depth=max(0, depth - 1))
            return random.choice((changed_list, value * 2, value[:-1], value[::-1]))
        if isinstance(value, str) and random.random() < 0.5:
            return random.choice((*_TEXTS, value * 2, value.upper(), value[:-1], *self._made))
        return random.choice((*_VALUES, *_TEXTS))


class Target:
    """The superior office that insiders write to: what others sealed is looked at again and again."""

    def __init__(self, village: Village) -> None:
        self._file = village.stick() / "gói.ctph"
        self._writer, self._other = village.units[ONE], village.units[OTHER]
        self._context = village.superior()
        self.office: Office = self._context.__enter__()
        self._before = self._others()
        self._held = self._segments()

    def take(self, data: bytes) -> tuple[FileVerdict, str]:
        """Preview and import a package; return the verdict, and what is wrong."""
        self._file.write_bytes(data)
        began = process_time()
        self.office.exchange.preview([self._file])
        row = self.office.exchange.import_packages([self._file])[0]
        took = process_time() - began
        return row.verdict, f"took {took:.1f} s" if took > MOST_SECONDS else ""

    def look(self) -> str:
        """Return what is wrong: with the database, with what others sealed, or with what is drawn from it all."""
        problems = [p for p in self.office.inspection.verify().problems if "nhánh" not in p and "thiếu" not in p]
        if self._others() != self._before:
            problems.append("what another commune sealed changed")
        if not self._held <= self._segments():
            problems.append("a segment that was held is gone")
        for draw in self._drawings():
            try:
                draw()
            except DomainError:
                continue
        return "; ".join(problems)

    def _drawings(self) -> Iterator[Callable[[], object]]:
        office = self.office
        yield office.review.board
        yield office.exchange.log
        yield office.exchange.tray
        yield lambda: office.consolidation.view(MARCH)
        for row in office.evidence.of_month(MARCH, unit=self._writer).rows:
            yield lambda uuid=row.uuid: office.evidence.file(uuid)
        for year in office.programmes.years():
            there = office.at(year.standpoint)
            yield lambda there=there: there.consolidation.view(there.profile().programme.periods()[0])
            for cell in (cell for row in there.review.board() for cell in row.cells if cell.seal):
                yield lambda seal=cell.seal, there=there: there.review.received(seal)

    def _others(self) -> object:
        cell = board_cell(self.office, self._other)
        queries = workplace_of(self.office).queries
        statements = queries.statements(unit=self._other)
        sealed = queries.sealed_figures(statements)
        return cell.seal, cell.state, [s.seal for s in statements], sorted(map(str, sealed.items()))

    def _segments(self) -> frozenset[str]:
        journal = workplace_of(self.office).journal
        return frozenset(segment.id for segment in journal.segments(journal.books()))

    def files(self) -> int:
        """Return how many files of evidence were kept."""
        return len(files_held(self.office))

    def close(self) -> None:
        self._context.__exit__(None, None, None)


def run(amount: float, seed: int) -> Iterator[Row]:
    """Send mutated packages, a fresh copy of the village for every so many."""
    random = Random(seed)  # noqa: S311
    left, tried, let_in, files, broken = max(1, round(PACKAGES * amount)), 0, 0, 0, []
    while left:
        count = min(left, _AT_ONCE)
        left -= count
        village = a_village()
        typed_more(village)
        go_on_into_years(village)
        insider, target = Insider(village, random), Target(village)
        for number in range(count):
            data = insider.package()
            tried += 1
            try:
                verdict, said = target.take(data)
                let_in += verdict is FileVerdict.NEW
                said = said or (target.look() if number % 25 == 24 or number == count - 1 else "")
            except Exception as error:  # noqa: BLE001 - any error but the two classes told in a row is a violation
                said = f"{type(error).__name__}: {error}"
            if said:
                broken.append(f"{said[:150]}, {kept(data)}")
        files += target.files()
        target.close()
        shutil.rmtree(village.root)
    said = "; ".join(broken[:3])
    sums = {"let in": let_in, "files kept": files}
    yield Row("records mutated and signed by an enrolled PC", tried, len(broken), said, sums)


def replay(seed: int) -> str:
    """Send a thousandth of them again."""
    return "\n".join(f"{row.name}: {row.violations} of {row.tried}, {row.detail}" for row in run(0.001, seed))
