"""Handing an office over: another person, another sheet, the key for this account, a backup and minutes."""

from pathlib import Path
from secrets import token_hex
from typing import Final

import msgspec
from msgspec.structs import replace

from ctph_desktop.channels.backup_files import check_backup, check_place
from ctph_desktop.domain.errors import PersonMissingError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.safekeeping import HandoverMinutes
from ctph_desktop.domain.text import clean
from ctph_desktop.files import placing
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.services.ground.office_card import read_card
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.ground.workplace import Workplace, put_record
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.safekeeping.backups import BackupReason, BackupService
from ctph_desktop.services.safekeeping.recovery import RecoveryService
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.settings import put_settings, read_settings, write_settings
from ctph_desktop.system.secrets import KeyPreference, choose_key_store
from ctph_desktop.wording import formats

_OUTGOING: Final = "handover_from"


class HandoverService:
    """What changes when another official takes over the desk."""

    def __init__(
        self, workplace: Workplace, backups: BackupService, recovery: RecoveryService, *, key: str, fonts: Path
    ) -> None:
        self._workplace = workplace
        self._backups = backups
        self._recovery = recovery
        self._key = key
        self._fonts = fonts

    def check(self, name: str, *, stick: Path | str, minutes: Path | str) -> None:
        """Refuse, before anything is changed, what handing over would refuse in its midst.

        PersonMissingError, or what a disk refuses: the faults of `fault_of`.
        """
        if not clean(name):
            raise PersonMissingError
        path = Path(minutes)
        check_place(Path(stick), self._workplace.journal.database.path.stat().st_size)
        check_place(path.parent)
        refuse_folder(path)
        try:
            if path.exists():
                placing.replace(
                    path, path
                )  # what writing does in the end, and Windows forbids while another program holds it
        except OSError as error:
            raise fault_of(error, path) from error

    def hand_over(self, name: str, post: str, *, stick: Path | str, minutes: Path | str) -> HandoverMinutes:
        """Let another person take over: record, key, backup on a stick, minutes as a PDF.

        Done again with the same person after a fault of the disk, it goes on where it stopped. PersonMissingError
        without a name; faults of disk and key store as they come.
        """
        self.keep_key()
        self.change_person(name, post)
        backup = self._backups.save_to(stick, BackupReason.HANDOVER)
        stated = self._minutes(backup)
        self._write(stated, Path(minutes))
        write_settings(self._workplace.journal.database, {_OUTGOING: ""})
        return stated

    def is_begun(self) -> bool:
        """Tell whether the next person is at the desk already while backup or minutes are still wanting."""
        return bool(self._left())

    def keep_key(self) -> None:
        """Keep the database's key for the account that is logged in now."""
        folder = self._workplace.folder
        card = read_card(folder)
        choose_key_store(folder, KeyPreference(card.key_store)).put(card.key_name, self._key)

    def change_person(self, name: str, post: str) -> None:
        """Close the record of the person at the desk and open that of the next, in one transaction.

        Until the handover is finished the person it began with hands over, whoever was named as the next meanwhile.
        """
        workplace = self._workplace
        today = workplace.clock().date().isoformat()
        incoming = Person(clean(name), clean(post), since=today)
        if not incoming.name:
            raise PersonMissingError
        outgoing = self._person(workplace.identity.person)
        if (outgoing.name, outgoing.post) == (incoming.name, incoming.post):
            return
        left = self._left() or workplace.identity.person
        identity = replace(
            workplace.identity, person=token_hex(16), person_name=incoming.name, person_post=incoming.post
        )
        workplace.journal.append(
            self._records_of_persons(replace(outgoing, until=today), identity.person, incoming),
            author=workplace.identity.person,
            device_time=workplace.now(),
            also=writing_identity(
                {"office": msgspec.json.encode(identity).decode()},
                also=lambda connection: put_settings(connection, {_OUTGOING: left}),
            ),
        )
        workplace.identity = identity

    def _records_of_persons(self, outgoing: Person, following: str, incoming: Person) -> list[Put]:
        """Return what names both in the office's book; nothing while another keeps it: that names who writes next."""
        workplace = self._workplace
        book = workplace.book_of_persons
        if workplace.journal.verdict_on_writing(book) is not Verdict.VALID:
            return []
        return [
            put_record(book, RecordKind.PERSON, workplace.identity.person, outgoing),
            put_record(book, RecordKind.PERSON, following, incoming),
        ]

    def _left(self) -> str:
        """Return who hands over, empty if no handover is begun."""
        return read_settings(self._workplace.journal.database, (_OUTGOING,)).get(_OUTGOING, "")

    def _person(self, uuid: str) -> Person:
        workplace = self._workplace
        if uuid == workplace.identity.person:
            return workplace.person_at_desk()
        return workplace.persons().get((workplace.identity.unit, uuid), Person("", ""))

    def _closed_months(self) -> set[ReportingPeriod]:
        """Return what this office has ended: the months a commune has sealed, those the superior office has closed."""
        workplace = self._workplace
        if workplace.is_superior:
            known = Closings(workplace).by_period().values()
            return {ReportingPeriod.parse(found.closing.period) for found in known if found.closing.is_closed}
        return {statement.period for statement in workplace.queries.statements(unit=workplace.identity.unit)}

    def _minutes(self, backup: BackupRow) -> HandoverMinutes:
        workplace = self._workplace
        identity = workplace.identity
        outgoing, incoming = self._person(self._left()), self._person(identity.person)
        newest = self._recovery.newest()
        return HandoverMinutes(
            unit_name=identity.unit_name,
            superior_name="" if workplace.is_superior else identity.superior_name,
            device_name=identity.device_name,
            at=workplace.clock(),
            outgoing_name=outgoing.name,
            outgoing_post=outgoing.post,
            incoming_name=incoming.name,
            incoming_post=incoming.post,
            sheet=newest.sheet if newest else "",
            backup_name=backup.file_name,
            backup_digest=check_backup(Path(backup.path)),
            segments=backup.segments,
            operations=backup.operations,
            sealed=tuple(map(formats.period, sorted(self._closed_months()))),
            waiting=workplace.packages.waiting(),
            sample_note=identity.sample_note,
        )

    def _write(self, stated: HandoverMinutes, path: Path) -> None:
        from ctph_desktop.documents.safekeeping_pages import write_minutes  # noqa: PLC0415 - brings reportlab

        write_minutes(stated, path, fonts=self._fonts)
