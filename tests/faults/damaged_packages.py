"""A million damaged packages against the container: none may open, each is refused with the one error and a reason."""

import base64
import quopri
import resource
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from fault_rows import Row
from sample_packages import (
    COMMUNE_KEYS,
    KNOWN,
    STRANGER_KEYS,
    SUPERIOR_KEYS,
    full,
    public,
    rehashed,
    signed_again,
    small,
)

from ctph_desktop.domain.errors import PackageError
from ctph_desktop.sync.package import open_package

PIECES = 20
MOST_SECONDS = 2.0
MOST_MEGABYTES = 300
_FOUND = Path(__file__).parents[2] / "build" / "faults" / "found"
_SECTORS = (512, 4096)
_MAIL: tuple[Callable[[bytes], bytes], ...] = (
    lambda d: d.replace(b"\n", b"\r\n"),
    lambda d: d.replace(b"\r\n", b"\n"),
    lambda d: d.replace(b"\r", b"\n"),
    lambda d: d.replace(b"\r", b""),
    lambda d: bytes(b & 0x7F for b in d),
    lambda d: d + b"\n",
    lambda d: d + b"\r\n",
    lambda d: d + b"\x1a",
    lambda d: b"\xef\xbb\xbf" + d,
    lambda d: d.rstrip(b"\n"),
    lambda d: d.decode("latin-1").encode(),
    lambda d: d.decode("utf-8", "replace").encode(),
    lambda d: d.decode("utf-16-le", "replace").encode("utf-16-le"),
    base64.encodebytes,
    quopri.encodestring,
    lambda d: quopri.decodestring(quopri.encodestring(d).replace(b"=\n", b"")) + b" ",
    lambda d: b">" + d.replace(b"\nFrom ", b"\n>From "),
    lambda d: d.replace(b"\n.", b"\n..") + b".\n",
    lambda d: d.replace(b"\0", b""),
    lambda d: d.replace(b"\0", b" "),
    lambda d: d.hex().encode(),
    lambda d: b"--part\r\nContent-Type: application/octet-stream\r\n\r\n" + d + b"\r\n--part--\r\n",
)


class Family(NamedTuple):
    """A kind of damage: `make` gives the damaged package of each number below `size`."""

    name: str
    size: int
    make: Callable[[int], bytes]


@cache
def families() -> tuple[Family, ...]:
    """Return every kind of damage with the number of packages that a whole run tries."""
    samples = {"small": small(), "full": full(), "public": public()}
    exhaustive = [family for name, data in samples.items() for family in _exhaustive(name, data)]
    return (
        *exhaustive,
        Family("one bit of every byte of a full package flipped", len(full()), _each_byte(full())),
        Family("line ends and bytes changed by mail", len(_MAIL) * 3, _mailed),
        Family("bytes appended", 20_000, _chance("appended", _appended)),
        Family("pieces cut out, doubled, swapped, overwritten", 300_000, _chance("pieces", _pieces)),
        Family("changed on purpose, check sum renewed", 250_000, _chance("rehashed", _changed_on_purpose)),
        Family("changed and signed again by a stranger", 60_000, _chance("stranger", _signed_by_a_stranger)),
        Family("halves of two packages, signed again by an enrolled PC", 40_000, _chance("halves", _halves)),
        Family("noise behind a package's first bytes", 120_000, _chance("noise", _noise)),
    )


def _exhaustive(name: str, data: bytes) -> Iterator[Family]:
    yield Family(f"{name} package truncated at every byte", len(data), lambda i: data[:i])
    if name != "full":
        yield Family(f"every bit of a {name} package flipped", len(data) * 8, lambda i: flipped(data, i))
    for sector in _SECTORS:
        count = -(-len(data) // sector)
        yield Family(f"{name} package, sector of {sector} zeroed", count, lambda i, s=sector: _zeroed(data, i * s, s))


def flipped(data: bytes, bit: int) -> bytes:
    """Return bytes with one bit changed."""
    place, mask = bit // 8, 1 << bit % 8
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def _zeroed(data: bytes, start: int, size: int) -> bytes:
    return data[:start] + bytes(len(data[start : start + size])) + data[start + size :]


def _each_byte(data: bytes) -> Callable[[int], bytes]:
    return lambda i: flipped(data, i * 8 + i * 5 % 8)


def _mailed(number: int) -> bytes:
    data = (small, full, public)[number // len(_MAIL)]()
    return _MAIL[number % len(_MAIL)](data)


def _chance(name: str, make: Callable[[Random], bytes]) -> Callable[[int], bytes]:
    return lambda number: make(Random(f"{name}/{number}"))  # noqa: S311


def _sample(random: Random) -> bytes:
    return random.choice((small, small, small, public, full))()


def _appended(random: Random) -> bytes:
    data = _sample(random)
    more = random.choice((data, data[-40:], bytes(random.randint(1, 65536)), random.randbytes(random.randint(1, 600))))
    return data + more


def _pieces(random: Random) -> bytes:
    data = small() if random.random() < 0.9 else _sample(random)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        start, other = sorted(random.randrange(len(data) + 1) for _ in range(2))
        size = random.choice((1, 2, 16, 64, 512))
        data = random.choice((
            data[:start] + data[start + size :],
            data[:start] + data[start : start + size] * 2 + data[start + size :],
            data[:start] + random.randbytes(size) + data[start + size :],
            data[:start] + b"\xff" * size + data[start + size :],
            data[:start] + data[other : other + size] + data[start + size :],
            data[:start] + random.randbytes(size) + data[start:],
        ))  # fmt: skip
    return data


def _changed_on_purpose(random: Random) -> bytes:
    data = small() if random.random() < 0.9 else public()
    for _ in range(random.choice((1, 1, 1, 3))):
        place = random.randrange(128) if random.random() < 0.4 else random.randrange(len(data) - 40)
        data = flipped(data, place * 8 + random.randrange(8))
    return rehashed(data)


def _signed_by_a_stranger(random: Random) -> bytes:
    data = random.choice((small, public))()
    if random.random() < 0.7:
        data = flipped(data, random.randrange(64 * 8, (len(data) - 104) * 8))
    return signed_again(data, keys=STRANGER_KEYS)


def _halves(random: Random) -> bytes:
    """Return the front of one package with the payload of another, or a changed header, under an enrolled PC's name."""
    data, other = small(), public()
    cut = random.choice((128, 128 + int.from_bytes(data[24:28], "big"), random.randrange(64, len(data) - 104)))
    mixed = data[:cut] + other[cut : len(data) - 104] + data[len(data) - 104 :]
    mixed = mixed if len(mixed) == len(data) else data
    if random.random() < 0.5 or mixed == data:
        mixed = flipped(mixed, random.randrange(64 * 8, (len(mixed) - 104) * 8))
    keys = random.choice((COMMUNE_KEYS, SUPERIOR_KEYS))
    return signed_again(mixed, keys=keys)


def _noise(random: Random) -> bytes:
    data = small()
    front = data[: random.choice((0, 8, 16, 32, 128))]
    noise = front + random.randbytes(random.randint(0, 400))
    return rehashed(noise + bytes(40)) if random.random() < 0.5 and len(noise) > 40 else noise


def verdict(data: bytes) -> str:
    """Return why a package is refused, "opened" if it is not, or the name of an error that is none of ours."""
    try:
        open_package(data, keys=SUPERIOR_KEYS, is_known_sender=KNOWN.__contains__)
    except PackageError as error:
        return error.reason.value
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        return f"!{type(error).__name__}: {error}"[:120]
    return "opened"


def run(amount: float, seed: int) -> Iterator[Row]:
    """Try a share of every family; the pieces of a whole run share the numbers of a family among them."""
    share = max(1, round(1 / amount))
    for family in families():
        yield _row(family, range(seed % share, family.size, share) if family.size > share else range(family.size))
    yield Row("damaged packages: time and memory", 0, int(_megabytes() > MOST_MEGABYTES), peaks={"MB": _megabytes()})


def _row(family: Family, numbers: range) -> Row:
    broken: list[str] = []
    slowest, tried, whole = 0.0, 0, {small(), full(), public()}
    for number in numbers:
        data = family.make(number)
        if data in whole:
            continue  # what was to change stood there already
        tried += 1
        began = process_time()
        said = verdict(data)
        took = process_time() - began
        slowest = max(slowest, took)
        if said == "opened" or said.startswith("!") or took > MOST_SECONDS:
            broken.append(f"number {number}: {said} in {took:.1f} s, {kept(data)}")
    return Row(family.name, tried, len(broken), "; ".join(broken[:3]), peaks={"slowest s": slowest})


def kept(data: bytes) -> str:
    """Keep a package that broke a promise; return where."""
    _FOUND.mkdir(parents=True, exist_ok=True)
    path = _FOUND / f"{sha256(data).hexdigest()[:12]}.ctph"
    path.write_bytes(data)
    return path.name


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def replay(number: int) -> str:
    """Say what every family makes of a number."""
    return "\n".join(f"{f.name}: {verdict(f.make(number % f.size))}" for f in families())
