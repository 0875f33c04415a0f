"""`make fuzz`: coverage-guided fuzzing of container, canonical codec, segments and roster.

    fuzz.py [seconds] [target…]

Every target runs that long (60 seconds when nothing is said) in a process of its own. What was learnt is kept in
build/fuzz/<target> and used again; an input that crashes a target lies in build/fuzz/found, and
`fuzz.py --once TARGET FILE` plays it again.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT), str(ROOT / "tests" / "services")]
KEPT = ROOT / "build" / "fuzz"
_MODULES = [
    "ctph_desktop.domain.journal", "ctph_desktop.sync.package", "ctph_desktop.sync.contents",
    "ctph_desktop.storage.projection", "ctph_desktop.domain.submissions", "ctph_desktop.domain.figures",
]  # fmt: skip
_LONGEST_INPUT = 16_384


def main(arguments: list[str]) -> int:
    """Fuzz the targets one after the other; 0 if none crashed, 4 if one did, 3 where there is no fuzzer."""
    if arguments[:1] == ["--target"]:
        return _fuzz(arguments[1], int(arguments[2]))
    if arguments[:1] == ["--once"]:
        from fuzz_targets import TARGETS

        TARGETS[arguments[1]](Path(arguments[2]).read_bytes())
        return 0
    try:
        import atheris  # noqa: F401
    except ImportError:
        sys.stderr.write(
            "atheris has no wheel for this system; fuzzing runs on Linux x86_64 with Python 3.11 to 3.13.\n"
        )
        return 3
    from fault_rows import Row, print_table
    from fuzz_targets import TARGETS

    seconds = next((int(word) for word in arguments if word.isdigit()), 60)
    targets = [word for word in arguments if word in TARGETS] or list(TARGETS)
    rows = []
    for target in targets:
        tried, crashed, said = _run(target, seconds)
        rows.append(Row(f"fuzzing: {target}", tried, int(crashed), said, peaks={"s": seconds}))
    print_table(rows)
    return 4 if any(row.violations for row in rows) else 0


def _run(target: str, seconds: int) -> tuple[int, bool, str]:
    """Fuzz one target; return how many inputs were tried, whether one crashed it, and what the fuzzer said."""
    command = [sys.executable, __file__, "--target", target, str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    executed = re.findall(r"stat::number_of_executed_units: +(\d+)", done.stderr)
    covered = re.findall(r" (?:cov: \d+ )?ft: \d+", done.stderr)
    crash = re.findall(r"Test unit written to (\S+)", done.stderr)
    if done.returncode and not crash:
        crash = [done.stderr.strip()[-300:] or f"exit {done.returncode}"]
    said = crash[0] if crash else (covered[-1].strip() if covered else "")
    return int(executed[-1]) if executed else 0, bool(crash), said.replace(str(ROOT) + "/", "")


def _fuzz(target: str, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=_MODULES):
        import fuzz_targets
    corpus, found = KEPT / target, KEPT / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(fuzz_targets.seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-print_final_stats=1", "-timeout=10",
        "-rss_limit_mb=800", f"-max_len={_LONGEST_INPUT}", f"-artifact_prefix={found}/{target}-",
    ]  # fmt: skip
    atheris.Setup(options, fuzz_targets.TARGETS[target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
