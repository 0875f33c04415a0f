"""What went wrong, in a sentence that says what to do next. `str(exception)` is never shown."""

from ctph_desktop.wording.errors import (
    backups,
    conflicts,
    evidence,
    figures,
    files,
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
    "offices",
    "packages",
    "programmes",
    "reports",
    "roster",
    "texts",
]
