"""Windows programs and libraries carry their makers' signatures; what ships unchanged must still match them."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

PROGRAMS: Final = (".exe", ".dll", ".pyd")
PYTHON_MAKERS: Final = frozenset({"Python Software Foundation", "Microsoft Corporation"})
QT_MAKERS: Final = frozenset({"The QT Company Oy", "Microsoft Corporation"})
_DIGEST: Final = re.compile(r"^(Current|Calculated) message digest *: ([0-9A-F]+)", re.MULTILINE)
_SIGNER: Final = re.compile(r"^Signer's certificate:.*?^\s*Subject: ?(.*?)$", re.MULTILINE | re.DOTALL)


class Signature(NamedTuple):
    """Who signed a file, empty when nobody did, and whether the file is still what was signed."""

    maker: str
    is_intact: bool


def read_signature(told: str) -> Signature:
    """Return what `osslsigncode verify` tells of a file.

    The chain above the signer is not followed: Debian does not know the roots of Windows, and the bytes are pinned.
    """
    signer = _SIGNER.search(told)
    if signer is None:
        return Signature("", is_intact=False)
    organisation = re.search(r"(?:^|/|, ?)O ?= ?([^/]+?)(?=/[A-Za-z]+=|, ?[A-Z]+ ?=|$)", signer[1].strip())
    digests = dict(_DIGEST.findall(told))
    is_intact = len(digests) == 2 and digests["Current"] == digests["Calculated"]
    return Signature(organisation[1] if organisation else "", is_intact=is_intact)


def signature_of(path: Path) -> Signature:
    """Return the signature of a program or library."""
    command = ["osslsigncode", "verify", "-in", str(path)]
    run = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return read_signature((run.stdout + run.stderr).decode("utf-8", "replace").replace("\r", ""))


def problems(files: Iterable[Path], makers: frozenset[str]) -> Iterator[str]:
    """Yield which programs and libraries are not as one of their makers signed them."""
    for path in sorted(files):
        if path.suffix.lower() in PROGRAMS:
            signature = signature_of(path)
            if signature.maker not in makers:
                yield f"{path.name}: signed by {signature.maker or 'nobody'}"
            elif not signature.is_intact:
                yield f"{path.name}: is not what {signature.maker} signed"
