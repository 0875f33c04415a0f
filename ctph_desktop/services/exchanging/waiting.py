"""Packages in the tray, each with why it waits and a message ready for its sender."""

from functools import partial
from typing import Final

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.journal.receipts import Request
from ctph_desktop.domain.text import clean
from ctph_desktop.services.exchanging.contacts import ContactService
from ctph_desktop.services.exchanging.incoming import Arrival, read_package
from ctph_desktop.services.exchanging.unforeseen import Unforeseen
from ctph_desktop.services.ground.exchange_rows import TrayRow
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.packages import TrayEntry
from ctph_desktop.wording import formats, letters, messages
from ctph_desktop.wording.errors import explain

_LONGEST_NAME: Final = 60


def waiting_rows(workplace: Workplace, unforeseen: Unforeseen) -> tuple[TrayRow, ...]:
    """Return what waits for a person, oldest first; each is opened anew, for its sender may be known by now."""
    contacts = ContactService(workplace).contacts()
    rows = []
    for entry in workplace.packages.tray():
        arrival, reason = unforeseen.kept_to(partial(_opened, workplace, entry), lambda error: (None, explain(error)))
        device = device_name(arrival.request if arrival else None)
        sender = workplace.names.unit(arrival.sender_unit) if arrival else ""
        rows.append(
            TrayRow(
                package=entry.package,
                received_at=moment(entry.received_at) or workplace.clock(),
                file_name=clean(entry.file_name),
                sender=sender,
                device_name=device,
                reason=reason or messages.waits_for_enrolment(device),
                can_enrol=arrival is not None,
                subject=letters.held_subject(clean(entry.file_name)),
                message=_letter(workplace, entry, sender, reason, device),
                contact=contacts.get(arrival.sender_unit) if arrival else None,
            )
        )
    return tuple(rows)


def _opened(workplace: Workplace, entry: TrayEntry) -> tuple[Arrival | None, str]:
    """Return what a waiting package brings, or why it cannot be opened."""
    try:
        return read_package(workplace, entry.data), ""
    except (DomainError, EnvironmentFault) as error:
        return None, explain(error)


def device_name(request: Request | None) -> str:
    """Return a PC's name as a stranger gave it, made harmless to read."""
    return clean(request.name)[:_LONGEST_NAME] if request else ""


def _letter(workplace: Workplace, entry: TrayEntry, sender: str, reason: str, device: str) -> str:
    receiver, at = workplace.identity.unit_name, moment(entry.received_at)
    when = formats.moment(at) if at else ""
    if not reason:
        return letters.waiting_file(sender, receiver=receiver, device=device, moment=when)
    name = clean(entry.file_name)
    return letters.held_file(sender, receiver=receiver, file_name=name, moment=when, reason=reason)
