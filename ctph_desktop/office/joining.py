"""Joining a superior office as a commune, by its invitation and the code on its letter."""

from pathlib import Path
from secrets import token_hex

from ctph_desktop.domain.errors import UnknownUnitError
from ctph_desktop.office.folders import new_office
from ctph_desktop.office.founding import founder_of
from ctph_desktop.services.founding import founding
from ctph_desktop.services.ground.belonging import open_journal
from ctph_desktop.services.ground.office_card import CARD_FORMAT, Card
from ctph_desktop.services.ground.office_rows import InvitationView, OfficeRole
from ctph_desktop.services.ground.workplace import OfficeIdentity
from ctph_desktop.services.roster.invitations import open_invitation
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
    view = invitation.view
    invitation.require_code(typed_code)
    superior = (view.superior, view.superior_code, view.superior_name)
    chosen = [unit for unit in (*view.units, superior) if unit[0] == unit_uuid]
    if not chosen:
        raise UnknownUnitError(unit_uuid)
    uuid, code, name = chosen[0]
    role = OfficeRole.SUPERIOR if uuid == view.superior else OfficeRole.COMMUNE
    founder = founder_of(person_name, person_post, device_name, clock)
    identity = OfficeIdentity(
        unit=uuid,
        unit_code=code,
        unit_name=name,
        role=role,
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
    card = Card(CARD_FORMAT, token_hex(16), "", name, code, role.value, view.plan_year, view.is_sample)
    with new_office(Path(folder), card, key_store) as database:
        keys = founding.found_joining(database, identity)
        journal, contents = open_journal(database, identity, keys), invitation.package.contents
        journal.ingest(journal.intake(contents.segments, contents.rosters, received_at=founder.now))
        founding.introduce(journal, identity, founder)
