"""Every subject whose errors have sentences; each answers `explain` for its own."""

from ctph_desktop.wording.errors import (
    backups,
    conflicts,
    evidence,
    figures,
    files,
    journals,
    offices,
    packages,
    programmes,
    reports,
    roster,
    texts,
)
from ctph_desktop.wording.errors.explaining import explain

__all__ = [
    "backups",
    "conflicts",
    "evidence",
    "explain",
    "figures",
    "files",
    "journals",
    "offices",
    "packages",
    "programmes",
    "reports",
    "roster",
    "texts",
]
