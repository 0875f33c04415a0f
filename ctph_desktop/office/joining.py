"""Joining a superior office as a commune, by its invitation and the code on its letter."""

from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from ctph_desktop.domain.errors import UnknownUnitError
from ctph_desktop.office.cards import card_of
from ctph_desktop.office.folders import new_office
from ctph_desktop.office.founding import founder_of
from ctph_desktop.services.founding import founding
from ctph_desktop.services.founding.founding import Founder
from ctph_desktop.services.ground.belonging import open_journal, remember
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.journals import place_for_journal
from ctph_desktop.services.ground.office_card import Card
from ctph_desktop.services.ground.office_rows import InvitationView, OfficeRole
from ctph_desktop.services.roster.invitations import Invitation, open_invitation
from ctph_desktop.storage.engine import Database
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.secrets import KeyPreference
from ctph_desktop.wording.terms import SAMPLE_NOTE


def read_invitation(path: Path | str) -> InvitationView:
    """Return what an invitation says of itself; PackageError or PackageRefusedError if it is none."""
    return open_invitation(path).view


def join_office(
    folder: Path | str,
    invitation_path: Path | str,
    unit_uuid: str,
    person_name: str,
    person_post: str,
    typed_code: str,
    *,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a commune's office from an invitation whose code was typed from the letter; all of it or nothing.

    With the superior office's own unit it becomes a further PC of that office.
    """
    invitation = open_invitation(invitation_path)
    founder = founder_of(person_name, person_post, device_name, clock)
    identity = _identity(invitation, unit_uuid, typed_code, founder)
    with new_office(Path(folder), _card(identity, key_name=token_hex(16)), key_store) as database:
        _found(database, invitation, identity, DeviceKeys.new(), founder)


class HeldKeys(Struct, frozen=True):
    """What all journals of an office share: the keys of this PC, and that of the databases with the name it has."""

    device: DeviceKeys
    database: str
    database_name: str
    store: KeyPreference


def join_further(
    office: Path, invitation: Invitation, unit_uuid: str, typed_code: str, *, founder: Founder, keys: HeldKeys
) -> Path:
    """Start a further journal of an office from an invitation, with the keys it has; return its folder.

    What the office's recovery sheets open is opened by them here too. All of it or nothing.
    """
    identity = _identity(invitation, unit_uuid, typed_code, founder)
    folder = place_for_journal(office)
    card = _card(identity, key_name=keys.database_name)
    with new_office(folder, card, keys.store, key=keys.database) as database:
        _found(database, invitation, identity, keys.device, founder)
    return folder


def _identity(invitation: Invitation, unit_uuid: str, typed_code: str, founder: Founder) -> OfficeIdentity:
    """Return who joins; MistypedCodeError or CodeMismatchError for the code, UnknownUnitError for the unit."""
    view = invitation.view
    invitation.require_code(typed_code)
    superior = (view.superior, view.superior_code, view.superior_name)
    chosen = [unit for unit in (*view.units, superior) if unit[0] == unit_uuid]
    if not chosen:
        raise UnknownUnitError(unit_uuid)
    uuid, code, name = chosen[0]
    return OfficeIdentity(
        unit=uuid,
        unit_code=code,
        unit_name=name,
        role=OfficeRole.SUPERIOR if uuid == view.superior else OfficeRole.COMMUNE,
        superior=view.superior,
        superior_name=view.superior_name,
        plan_year=view.plan_year,
        replica=token_hex(16),
        root=invitation.chain.ids[0],
        person=token_hex(16),
        person_name=founder.person.name,
        person_post=founder.person.post,
        device_name=founder.device_name,
        sample_note=SAMPLE_NOTE if view.is_sample else "",
        common=invitation.common,
    )


def _card(identity: OfficeIdentity, *, key_name: str) -> Card:
    return card_of(identity, key_name=key_name, key_store=KeyPreference.AUTOMATIC)


def _found(
    database: Database, invitation: Invitation, identity: OfficeIdentity, keys: DeviceKeys, founder: Founder
) -> None:
    remember(database, identity, keys, None)
    journal, contents = open_journal(database, identity, keys), invitation.package.contents
    journal.ingest(journal.intake(contents.segments, contents.rosters, received_at=founder.now))
    founding.introduce(journal, identity, founder)
