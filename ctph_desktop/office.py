"""The front door: opening, founding and joining an office. The only module that knows everybody."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

import msgspec

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import (
    FileDamagedError,
    NotAnOfficeError,
    OfficeExistsError,
    PackageRefusedError,
    RefusalReason,
    UnknownUnitError,
)
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.heads import heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import RosterChain, build_chain, read_roster
from ctph_desktop.domain.journal.segment import read_body, read_head
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services import founding
from ctph_desktop.services.catalogue import Catalogue, load_catalogue
from ctph_desktop.services.consolidation import ConsolidationService
from ctph_desktop.services.enrolment import EnrolmentService
from ctph_desktop.services.exchange import ExchangeService
from ctph_desktop.services.founding import Founder
from ctph_desktop.services.inspection import InspectionService
from ctph_desktop.services.overview import OverviewService
from ctph_desktop.services.progress import ProgressService
from ctph_desktop.services.rows import InvitationView, OfficeProfile, OfficeRole, OfficeSummary, Overview
from ctph_desktop.services.submissions import Submissions
from ctph_desktop.services.workplace import OfficeIdentity, Workplace
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.keys import DeviceKeys, DevicePublic
from ctph_desktop.sync.package import OpenedPackage, PackageKind, open_package
from ctph_desktop.system.clock import Clock
from ctph_desktop.system.clock import now as system_clock
from ctph_desktop.system.paths import database_migrations, resource
from ctph_desktop.system.secrets import FileKeyStore, KeyPreference, KeyStore, choose_key_store
from ctph_desktop.system.single_instance import OfficeLock
from ctph_desktop.wording.terms import SAMPLE_NOTE

DATABASE_NAME: Final = "ctph.db"
CARD_NAME: Final = "don-vi.json"
KEY_STORE_VARIABLE: Final = "CTPH_KEY_STORE"
_CARD_FORMAT: Final = 1


class _Card(msgspec.Struct, frozen=True):
    """What stands beside the database in clear: which office this is, and where its key is kept."""

    format: int
    key_name: str
    key_store: str
    unit_name: str
    unit_code: str
    role: str
    plan_year: int
    is_sample: bool


class Office:
    """An open office: its services, and who it is."""

    def __init__(self, workplace: Workplace, belonging: founding.Belonging) -> None:
        self._workplace = workplace
        self.submissions = Submissions(workplace)
        self.progress = ProgressService(workplace, self.submissions)
        self.exchange = ExchangeService(workplace)
        self.enrolment = EnrolmentService(workplace, self.exchange, belonging.roster_key)
        self.consolidation = ConsolidationService(workplace, self.submissions, fonts=resource("fonts"))
        self.inspection = InspectionService(workplace)
        self._overview = OverviewService(workplace, self.progress, self.submissions)

    @property
    def folder(self) -> Path:
        """Where the office's data lie."""
        return self._workplace.folder

    def profile(self) -> OfficeProfile:
        """Return who this office is and where it stands."""
        identity = self._workplace.identity
        catalogue = self._workplace.catalogue()
        latest = self._workplace.journal.chain.latest
        person = catalogue.persons.get(identity.person)
        return OfficeProfile(
            unit=identity.unit,
            unit_code=identity.unit_code,
            unit_name=identity.unit_name,
            role=identity.role,
            superior_name=identity.superior_name,
            programme=catalogue.programme,
            plan_year=identity.plan_year,
            person_name=person.name if person else "",
            person_post=person.post if person else "",
            device_name=identity.device_name,
            is_enrolled=latest is not None and latest.device(self._workplace.keys.public.sign.hex()) is not None,
            sample_note=identity.sample_note,
        )

    def overview(self, period: ReportingPeriod | None = None) -> Overview | None:
        """Return the first screen; None while there is no programme."""
        return self._overview.view(period)

    def find_unit(self, text: str) -> str:
        """Return the UUID of the unit meant by a code or name."""
        return self._workplace.find_unit(text)


@contextmanager
def open_office(folder: Path | str, *, clock: Clock = system_clock) -> Iterator[Office]:
    """Open the office in a folder; one program at a time. NotAnOfficeError if the folder holds none."""
    folder = Path(folder)
    card = _read_card(folder)
    with OfficeLock(folder):
        key = choose_key_store(folder, KeyPreference(card.key_store)).get(card.key_name)
        database = open_database(folder / DATABASE_NAME, key=key, migrations=database_migrations())
        try:
            belonging = founding.recall(database)
            journal = founding.open_journal(database, belonging.identity, belonging.keys)
            workplace = Workplace(
                folder=folder, identity=belonging.identity, keys=belonging.keys, journal=journal, clock=clock
            )
            yield Office(workplace, belonging)
        finally:
            database.close()


def summarise(folder: Path | str) -> OfficeSummary | None:
    """Return what the card of an office says, without opening it; None if the folder holds no office."""
    folder = Path(folder)
    try:
        card = _read_card(folder)
    except (NotAnOfficeError, FileDamagedError):
        return None
    changed = (folder / DATABASE_NAME).stat().st_mtime if (folder / DATABASE_NAME).is_file() else 0.0
    return OfficeSummary(
        str(folder), card.unit_name, card.unit_code, OfficeRole(card.role), card.plan_year, card.is_sample, changed
    )


def catalogue() -> Catalogue:
    """Return the catalogue that ships with the program."""
    return load_catalogue(resource("catalogue"))


def create_superior(
    folder: Path | str,
    *,
    programme: Programme,
    person_name: str,
    person_post: str,
    clock: Clock = system_clock,
    device_name: str = "",
    key_store: KeyPreference | None = None,
) -> None:
    """Start a superior office in a new folder with a programme of the catalogue; all of it or nothing."""
    known = catalogue()
    superior = known.unit(programme.superior)
    founder = _founder(person_name, person_post, device_name, clock)
    sample_note = SAMPLE_NOTE if programme.is_sample else ""
    card = _Card(
        _CARD_FORMAT,
        token_hex(16),
        "",
        superior.name,
        superior.code,
        OfficeRole.SUPERIOR.value,
        programme.plan_year,
        programme.is_sample,
    )
    with _new_office(Path(folder), card, key_store) as database:
        founding.found_superior(database, known, programme, founder, sample_note=sample_note)


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
    founder = _founder(person_name, person_post, device_name, clock)
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
    card = _Card(_CARD_FORMAT, token_hex(16), "", name, code, OfficeRole.COMMUNE.value, view.plan_year, view.is_sample)
    with _new_office(Path(folder), card, key_store) as database:
        keys = founding.found_commune(database, identity, founder)
        journal = founding.open_journal(database, identity, keys)
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


def _founder(name: str, post: str, device_name: str, clock: Clock) -> Founder:
    now = clock().isoformat(timespec="seconds")
    return Founder(founding.person_of(name, post, since=now[:10]), device_name or socket.gethostname(), now)


def _read_card(folder: Path) -> _Card:
    path = folder / CARD_NAME
    if not path.is_file():
        raise NotAnOfficeError(folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Card)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileDamagedError(path) from error


@contextmanager
def _new_office(folder: Path, card: _Card, preference: KeyPreference | None) -> Iterator[Database]:
    """Make an office's folder under another name and give it its own when everything in it is ready."""
    if (folder / CARD_NAME).exists() or (folder.exists() and any(folder.iterdir())):
        raise OfficeExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = folder.with_name(f"{folder.name}.{token_hex(4)}.new")
    building.mkdir()
    try:
        store = choose_key_store(building, _preference(preference))
        key = token_hex(32)
        store.put(card.key_name, key)
        database = open_database(building / DATABASE_NAME, key=key, migrations=database_migrations(), must_exist=False)
        try:
            yield database
        finally:
            database.close()
        card = msgspec.structs.replace(card, key_store=_kind(store).value)
        (building / CARD_NAME).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2))
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _preference(chosen: KeyPreference | None) -> KeyPreference:
    """Return where a new office keeps its key: as asked, as the environment says, or as the system allows."""
    return chosen or KeyPreference(os.environ.get(KEY_STORE_VARIABLE, KeyPreference.AUTOMATIC.value))


def _kind(store: KeyStore) -> KeyPreference:
    return KeyPreference.FILE if isinstance(store, FileKeyStore) else KeyPreference.SYSTEM
