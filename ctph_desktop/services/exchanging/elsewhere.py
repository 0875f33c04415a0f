"""Whether a file that this PC cannot open is simply another office's: then nobody has to be asked anything."""

from collections.abc import Iterator

from ctph_desktop.domain.errors import DomainError, PackageError, PackageReason
from ctph_desktop.domain.package_files import codes_in
from ctph_desktop.services.exchanging.foreign_files import ForeignFile
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.sync.keys import key_id
from ctph_desktop.sync.package import PackageHeader, read_outside


def office_it_is_for(workplace: Workplace, file: ForeignFile, error: Exception) -> str | None:
    """Return the names of the offices a genuine package is for, empty if they are not known; None if it may be ours.

    A package for another PC of this office is not another office's: that PC may be lost, or this one not enrolled yet.
    """
    if not isinstance(error, PackageError) or error.reason is not PackageReason.NOT_FOR_US:
        return None
    try:
        header = read_outside(file.data)
    except DomainError:
        return None
    units = set(_readers(workplace, header))
    own = {workplace.office_unit, workplace.identity.unit}
    is_named_ours = workplace.identity.unit_code in codes_in(file.name)
    if units & own or header.unit in own or (not units and is_named_ours):
        return None
    return ", ".join(sorted(map(workplace.names.unit, units)))


def _readers(workplace: Workplace, header: PackageHeader) -> Iterator[str]:
    """Yield the offices of the PCs a package is encrypted to, but for the sender's own."""
    latest = workplace.journal.chain.latest
    readers = set(header.recipients)
    for grant in latest.devices if latest else ():
        if grant.unit != header.unit and key_id(grant.age) in readers:
            yield grant.unit
