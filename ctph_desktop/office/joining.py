"""Joining a superior office as a commune, by its invitation and the code on its letter."""

from pathlib import Path
from secrets import token_hex

import msgspec

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import PackageRefusedError, RefusalReason, UnknownUnitError
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.heads import heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import RosterChain, build_chain, read_roster
from ctph_desktop.domain.journal.segment import read_body, read_head
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.office.folders import new_office
from ctph_desktop.office.founding import founder_of
from ctph_desktop.services import founding
from ctph_desktop.services.belonging import open_journal
from ctph_desktop.services.office_card import CARD_FORMAT, Card
from ctph_desktop.services.rows import InvitationView, OfficeRole
from ctph_desktop.services.workplace import OfficeIdentity
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.keys import DeviceKeys, DevicePublic
from ctph_desktop.sync.package import OpenedPackage, PackageKind, open_package
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.secrets import KeyPreference
from ctph_desktop.wording.terms import SAMPLE_NOTE


def read_invitation(path: Path | str) -> InvitationView:
    """Return what an invitation says of itself; PackageError or PackageRefusedError if it is none."""
    opened, chain = _open_invitation(Path(path))
    latest = chain.latest
    superior = latest.superior if latest else ""
    records = _invited_records(opened)
    units = {uuid: msgspec.json.decode(v, type=AdministrativeUnit) for uuid, v in records[RecordKind.UNIT].items()}
    programmes = [msgspec.json.decode(v, type=Programme) for v in records[RecordKind.PROGRAMME].values()]
    members = [member.unit for member in latest.members] if latest else []
    return InvitationView(
        superior=superior,
        superior_name=units[superior].name if superior in units else "",
        programme_title=programmes[0].short_title if programmes else "",
        plan_year=programmes[0].plan_year if programmes else 0,
        is_sample=any(programme.is_sample for programme in programmes),
        units=tuple((uuid, units[uuid].code, units[uuid].name) for uuid in members if uuid in units),
    )


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
    """Start a commune's office from an invitation whose code was typed from the letter; all of it or nothing."""
    opened, chain = _open_invitation(Path(invitation_path))
    view = read_invitation(invitation_path)
    latest = chain.latest
    if latest is None:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    sender = latest.device(opened.sender.hex())
    if sender is None:
        raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
    public = DevicePublic(opened.sender, sender.age)
    codes.require_match(typed_code, code=codes.code_for(CodePurpose.INVITATION, view.superior, public))
    chosen = [unit for unit in view.units if unit[0] == unit_uuid]
    if not chosen:
        raise UnknownUnitError(unit_uuid)
    uuid, code, name = chosen[0]
    founder = founder_of(person_name, person_post, device_name, clock)
    identity = OfficeIdentity(
        unit=uuid,
        unit_code=code,
        unit_name=name,
        role=OfficeRole.COMMUNE,
        superior=view.superior,
        superior_name=view.superior_name,
        plan_year=view.plan_year,
        replica=token_hex(16),
        root=chain.ids[0],
        person=token_hex(16),
        device_name=founder.device_name,
        sample_note=SAMPLE_NOTE if view.is_sample else "",
    )
    card = Card(CARD_FORMAT, token_hex(16), "", name, code, OfficeRole.COMMUNE.value, view.plan_year, view.is_sample)
    with new_office(Path(folder), card, key_store) as database:
        keys = founding.found_commune(database, identity, founder)
        journal = open_journal(database, identity, keys)
        journal.ingest(journal.intake(opened.contents.segments, opened.contents.rosters, received_at=founder.now))


def _open_invitation(path: Path) -> tuple[OpenedPackage, RosterChain]:
    opened = open_package(drives.read_file(path), keys=DeviceKeys.new(), is_known_sender=lambda _: False)
    if opened.header.kind is not PackageKind.INVITATION:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    firsts = [record for record in opened.contents.rosters if not read_roster(record).previous]
    if len(firsts) != 1:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    return opened, build_chain(firsts[0].id, opened.contents.rosters)


def _invited_records(opened: OpenedPackage) -> dict[RecordKind, dict[str, bytes]]:
    """Return the units and programmes an invitation brings, by UUID."""
    operations: list[StoredOperation] = []
    for segment in opened.contents.segments:
        head = read_head(segment)
        if head.book.kind is BookKind.COMMON:
            operations.extend(read_body(segment, head))
    found: dict[RecordKind, dict[str, bytes]] = {RecordKind.UNIT: {}, RecordKind.PROGRAMME: {}}
    for cell, state in heads(operations).items():
        for kind, records in found.items():
            if cell.startswith(f"r/{kind.value}/"):
                records[cell.rsplit("/", 1)[1]] = bytes(state.winner.op.x)
    return found
