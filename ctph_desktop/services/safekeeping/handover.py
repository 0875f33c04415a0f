"""Handing an office over: another person, another sheet, the key for this account, a backup and minutes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ctph_desktop.channels.backup_files import check_backup, check_place
from ctph_desktop.domain.errors import PersonMissingError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.safekeeping import FurtherBackup, HandoverMinutes
from ctph_desktop.domain.text import clean
from ctph_desktop.files import placing
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.services.ground.office_card import read_card
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.safekeeping.backups import BackupReason
from ctph_desktop.services.safekeeping.changing_person import (
    change_person,
    end_handover,
    outgoing_person,
    person_named,
)
from ctph_desktop.services.safekeeping.office_backups import KeptJournal, OfficeBackups
from ctph_desktop.services.safekeeping.recovery import RecoveryService
from ctph_desktop.system.secrets import KeyPreference, choose_key_store
from ctph_desktop.wording import formats


class HandoverService:
    """What changes when another official takes over the desk."""

    def __init__(
        self,
        journals: Callable[[], Sequence[KeptJournal]],
        backups: OfficeBackups,
        recovery: RecoveryService,
        *,
        fonts: Path,
    ) -> None:
        self._journals = journals
        self._backups = backups
        self._recovery = recovery
        self._fonts = fonts

    @property
    def _workplace(self) -> Workplace:
        return self._journals()[0].workplace

    def check(self, name: str, *, stick: Path | str, minutes: Path | str) -> None:
        """Refuse, before anything is changed, what handing over would refuse in its midst.

        PersonMissingError, or what a disk refuses: the faults of `fault_of`.
        """
        if not clean(name):
            raise PersonMissingError
        self._workplace.keeping.check_not_handed_over()
        path = Path(minutes)
        check_place(Path(stick), sum(one.workplace.journal.database.path.stat().st_size for one in self._journals()))
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
        saved = self._backups.save_all_to(stick, BackupReason.HANDOVER)
        stated = self._minutes(saved[0], saved[1:])
        self._write(stated, Path(minutes))
        for one in reversed(self._journals()):
            end_handover(one.workplace)
        return stated

    def is_begun(self) -> bool:
        """Tell whether the next person is at the desk already while backup or minutes are still wanting."""
        return any(outgoing_person(one.workplace) for one in self._journals())

    def keep_key(self) -> None:
        """Keep the keys of the databases for the account that is logged in now."""
        for one in self._journals():
            folder = one.workplace.folder
            card = read_card(folder)
            choose_key_store(folder, KeyPreference(card.key_store)).put(card.key_name, one.key)

    def change_person(self, name: str, post: str) -> None:
        """Close the record of the person at the desk and open that of the next, in one transaction a journal.

        Until the handover is finished the person it began with hands over, whoever was named as the next meanwhile.
        """
        if not clean(name):
            raise PersonMissingError
        for one in reversed(self._journals()):
            if not one.workplace.keeping.handed_to:
                change_person(one.workplace, name, post)

    def _minutes(self, backup: BackupRow, further: Sequence[BackupRow]) -> HandoverMinutes:
        workplace = self._workplace
        identity = workplace.identity
        outgoing = person_named(workplace, outgoing_person(workplace))
        incoming = person_named(workplace, identity.person)
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
            segments=sum(row.segments for row in (backup, *further)),
            operations=sum(row.operations for row in (backup, *further)),
            sealed=_ended_periods(workplace),
            waiting=sum(one.workplace.packages.waiting() for one in self._journals()),
            sample_note=identity.sample_note,
            further=tuple(
                FurtherBackup(row.authority, row.file_name, check_backup(Path(row.path)), _ended_periods(one.workplace))
                for one, row in zip(self._journals()[1:], further, strict=True)
            ),
        )

    def _write(self, stated: HandoverMinutes, path: Path) -> None:
        from ctph_desktop.documents.safekeeping_pages import write_minutes  # noqa: PLC0415 - brings reportlab

        write_minutes(stated, path, fonts=self._fonts)


def _ended_periods(workplace: Workplace) -> tuple[str, ...]:
    """Name what this office has ended: the periods a commune has sealed, those the superior office has closed."""
    if workplace.is_superior:
        known = Closings(workplace).by_period().values()
        ended = {ReportingPeriod.parse(found.closing.period) for found in known if found.closing.is_closed}
    else:
        ended = {statement.period for statement in workplace.queries.statements(unit=workplace.identity.unit)}
    return tuple(map(formats.period, sorted(ended)))
