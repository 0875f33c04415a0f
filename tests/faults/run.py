"""`make faults`: breaks what can break, counts what was tried and what did not hold, and prints one table.

    run.py [part…] [--amount 1.0] [--seed 1] [--processes 1]
    run.py --replay PART SEED

`--amount 1` is the published number of everything, `--amount 0.001` a short run. The work is done in pieces, each with
a seed of its own, and every finished piece is written to build/faults: the same command goes on where it was stopped,
as long as the source is the same. `--replay` plays what one seed stands for again and says what it was.

A part is a module beside this one with `run(amount: float, seed: int) -> Iterable[Row]`; `PIECES` says into how many
pieces its whole amount is cut.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from hashlib import sha256
from importlib import import_module
from math import ceil
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "services")]

from fault_rows import Row, added, print_table  # noqa: E402 - the folder is on the path only now
from memory_folder import memory_folder  # noqa: E402

PARTS = (
    "simulator", "simulated_databases", "simulated_offices", "simulated_years", "simulated_authorities",
    "simulated_years_on_databases", "offices_through_years", "damaged_packages", "hostile_packages", "bombs",
    "insider_packages", "insider_receivers", "syscalls", "starts",
)  # fmt: skip
FINISHED = ROOT / "build" / "faults"


class Piece(NamedTuple):
    """A share of a part's work."""

    part: str
    amount: float
    seed: int


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; 0 if nothing was violated, 4 if something was, 2 for a wrong argument."""
    options = _parser().parse_args(arguments)
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        sys.stderr.write(f"{', '.join(sorted(unknown))}: not one of {', '.join(PARTS)}\n")
        return 2
    with TemporaryDirectory(prefix="ctph-faults-", dir=memory_folder()) as home:
        _move_to(Path(home))
        if options.replay:
            sys.stdout.write(import_module(options.replay[0]).replay(int(options.replay[1])) + "\n")
            return 0
        rows = list(_rows(options))
    sys.stdout.write(f"Seed {options.seed}, commit {_commit()}, amount {options.amount:g}.\n\n")
    print_table(rows)
    return 4 if any(row.violations for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description="Break what can break; count what did not hold.")
    parser.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; all of them when none is named")
    parser.add_argument("--amount", type=float, default=1.0, help="1 is the published number of everything")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--replay", nargs=2, metavar=("PART", "SEED"), help="play one seed again")
    return parser


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    pieces = [piece for part in options.parts or PARTS for piece in _pieces(part, options.amount, options.seed)]
    kept = FINISHED / f"{_source()}.jsonl"
    done = _finished(kept)
    missing = [piece for piece in pieces if piece not in done]
    sys.stderr.write(f"{len(pieces)} pieces, {len(pieces) - len(missing)} done before; log: {kept}\n")
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(do, piece): piece for piece in missing}
        for number, future in enumerate(as_completed(waiting), 1):
            piece = waiting[future]
            done[piece] = future.result()
            _keep(kept, piece, done[piece])
            broken = sum(row.violations for row in done[piece])
            sys.stderr.write(f"{number}/{len(missing)} {piece.part} seed {piece.seed}: {broken} violations\n")
    return iter(added(row for piece in pieces for row in done[piece]))


def do(piece: Piece) -> list[Row]:
    """Do one piece, in whichever process this is."""
    return list(import_module(piece.part).run(piece.amount, piece.seed))


def _pieces(part: str, amount: float, seed: int) -> Iterator[Piece]:
    count = max(1, ceil(getattr(import_module(part), "PIECES", 1) * amount))
    for number in range(count):
        yield Piece(part, amount / count, seed + number)


def _finished(kept: Path) -> dict[Piece, list[Row]]:
    lines = kept.read_text("utf-8").splitlines() if kept.is_file() else []
    records = map(json.loads, lines)
    return {Piece(*record["piece"]): [Row(**row) for row in record["rows"]] for record in records}


def _keep(kept: Path, piece: Piece, rows: list[Row]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"piece": piece, "rows": [asdict(row) for row in rows]}) + "\n")


def _source() -> str:
    """Return a name of the source as it is: pieces done with another one do not count."""
    files = sorted((*(ROOT / "ctph_desktop").rglob("*.py"), *HERE.rglob("*.py")))
    total = sha256()
    for file in files:
        total.update(str(file.relative_to(ROOT)).encode() + sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def _commit() -> str:
    """Return the commit this is, with a plus when something was changed since."""
    said = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--abbrev=10"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return said.stdout.strip() or "unknown"


def _move_to(home: Path) -> None:
    """Let nothing of the person who runs this be read or written, here or in the processes started."""
    os.environ.update(
        HOME=str(home),
        TMPDIR=str(home),
        CTPH_DATA=str(home / "data"),
        CTPH_STATE=str(home / "state"),
        CTPH_KEY_STORE="file",
        LC_ALL="C.UTF-8",
    )
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
