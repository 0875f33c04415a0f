"""Which office of this PC a package file is for, found out before any office is open."""

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.folders import summarise
from ctph_desktop.services.ground.office_rows import CardState, OfficeRole, OfficeSummary
from ctph_desktop.sync.package import PackageHeader, PackageKind, read_outside


class FileKind(StrEnum):
    """What a file says of itself."""

    PACKAGE = "package"
    INVITATION = "invitation"
    UNREADABLE = "unreadable"


class Addressee(Struct, frozen=True):
    """What a file is, and the folder of the office that can read it; None if no office of this PC can."""

    kind: FileKind
    folder: Path | None = None


def find_addressee(data: bytes, folders: Iterable[Path]) -> Addressee:
    """Return which of the offices in folders a package is for; those that are open elsewhere are passed over.

    An office it may well be for is asked first: a report goes to a superior office, an answer to a commune. If there
    is only one such office it is named without being opened, and says itself what is wrong with the file.
    """
    try:
        header = read_outside(data)
    except DomainError:
        return Addressee(FileKind.UNREADABLE)
    if header.kind is PackageKind.INVITATION:
        return Addressee(FileKind.INVITATION)
    summaries = (summarise(folder) for folder in folders)
    found = [summary for summary in summaries if summary is not None and summary.card is not CardState.NEWER]
    likely = [summary for summary in found if is_likely(header, summary.role)]
    others = [summary for summary in found if summary not in likely]
    if len(likely) == 1 and not others:
        return Addressee(FileKind.PACKAGE, Path(likely[0].folder))
    readers = (summary for summary in (*likely, *others) if _reads(summary, data))
    reader = next(readers, None)
    return Addressee(FileKind.PACKAGE, Path(reader.folder) if reader else None)


def is_likely(header: PackageHeader, role: OfficeRole | None) -> bool:
    """Tell whether a package with this header usually goes to such an office."""
    return role is (OfficeRole.COMMUNE if header.kind is PackageKind.ANSWER else OfficeRole.SUPERIOR)


def _reads(summary: OfficeSummary, data: bytes) -> bool:
    with suppress(DomainError, EnvironmentFault), open_office(summary.folder) as office:
        return any(one.exchange.reads(data) for one in office.journals.all())
    return False


def suits(office: Office, data: bytes) -> bool:
    """Tell whether a package is for the office that is open: addressed to its PC, and going the way of a journal."""
    try:
        header = read_outside(data)
    except DomainError:
        return False
    return any(is_likely(header, one.profile().role) and one.exchange.reads(data) for one in office.journals.all())
