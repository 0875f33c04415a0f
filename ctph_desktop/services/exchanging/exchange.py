"""Sending and receiving packages: what leaves complete, what arrives is previewed, then merged one by one."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ctph_desktop.domain.errors import (
    DomainError,
    PackageRefusedError,
    RefusalReason,
    UnknownPackageError,
)
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.journal.receipts import Request as EnrolmentRequest
from ctph_desktop.services.evidence.enclosures import Enclosures
from ctph_desktop.services.exchanging import foreign_files
from ctph_desktop.services.exchanging.files_in_turn import look_at_all, merge_all
from ctph_desktop.services.exchanging.held import HeldThings
from ctph_desktop.services.exchanging.importing import Importing
from ctph_desktop.services.exchanging.incoming import authenticated, read_package
from ctph_desktop.services.exchanging.previewing import Previewing
from ctph_desktop.services.exchanging.sending import PackageSender
from ctph_desktop.services.exchanging.unforeseen import Unforeseen
from ctph_desktop.services.exchanging.waiting import waiting_rows
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import (
    DriveRow,
    ExportedFile,
    HeldRow,
    ImportedRow,
    ImportPreview,
    PackageLogRow,
    TrayRow,
)
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.packages import TrayEntry
from ctph_desktop.sync.package import PackageKind, read_outside


class ExchangeService:
    """Packages out and in, their log, and the tray of those that wait.

    `report` writes down a fault nobody foresaw, and returns the file that can be sent to whoever mends it.
    """

    def __init__(
        self,
        workplace: Workplace,
        *,
        before_import: Callable[[], None] = lambda: None,
        report: Callable[[BaseException], Path | None] = lambda _: None,
    ) -> None:
        self._workplace = workplace
        self._before_import = before_import
        self._report = report
        self._held = HeldThings(workplace)
        self._enclosures = Enclosures(workplace)
        self._sender = PackageSender(workplace, self._enclosures)

    # out

    def drives(self) -> tuple[DriveRow, ...]:
        """Return the removable drives that are plugged in."""
        return foreign_files.drive_rows()

    def export_package(
        self, folder: Path | str, *, unit: str | None = None, feedback: Feedback | None = None
    ) -> ExportedFile:
        """Write a package into a folder: see `PackageSender.export_package`."""
        return self._sender.export_package(folder, unit=unit, feedback=feedback)

    def export_answers(self, folder: Path | str, *, feedback: Feedback | None = None) -> tuple[ExportedFile, ...]:
        """Write an answer for every unit: see `PackageSender.export_answers`."""
        return self._sender.export_answers(folder, feedback=feedback)

    # in

    def reads(self, data: bytes) -> bool:
        """Tell whether a package is addressed to this PC; an invitation is addressed to nobody."""
        try:
            _, header, _ = authenticated(self._workplace, data)
        except DomainError:
            return False
        return header.kind is not PackageKind.INVITATION

    def knows_sender(self, data: bytes) -> bool:
        """Tell whether a package says to come from an authority or a unit of this journal; anybody can say so."""
        try:
            header = read_outside(data)
        except DomainError:
            return False
        chain = self._workplace.journal.chain
        latest = chain.latest
        if latest is None:
            return header.unit == self._workplace.identity.superior
        if header.roster in chain.all_ids:
            return True
        return header.unit == latest.superior or latest.member(header.unit) is not None

    def gather(self, paths: Iterable[Path | str]) -> tuple[str, ...]:
        """Return files, and the packages in folders and sticks: see `foreign_files.gather`."""
        return foreign_files.gather(paths)

    def previewing(self) -> Previewing:
        """Begin to look at files that are read elsewhere."""
        return Previewing(self._workplace, Unforeseen(self._report))

    def preview(self, paths: Iterable[Path | str], *, feedback: Feedback | None = None) -> ImportPreview:
        """Say what importing files would do; nothing is written."""
        return look_at_all(self.previewing(), paths, feedback=feedback)

    def importing(self) -> Importing:
        """Begin to merge files that are read elsewhere; whoever begins also finishes."""
        return Importing(
            self._workplace,
            held=self._held,
            enclosures=self._enclosures,
            unforeseen=Unforeseen(self._report),
            before_import=self._before_import,
        )

    def import_packages(
        self, paths: Iterable[Path | str], *, feedback: Feedback | None = None
    ) -> tuple[ImportedRow, ...]:
        """Merge files, each in a transaction of its own; what cannot be merged says why and harms no other."""
        return merge_all(self.importing(), paths, feedback=feedback)

    def import_from_tray(self, package: str) -> ImportedRow:
        """Merge a waiting package again, now that its sender may be known."""
        importing = self.importing()
        row = importing.take_entry(self._waiting(package))
        importing.finish()
        return row

    def import_waiting(self) -> None:
        """Merge every waiting package whose sender is known by now; what cannot be merged stays, with its reason."""
        importing = self.importing()
        importing.take_waiting()
        importing.finish()

    def merge_if_known(self, package: str) -> bool:
        """Merge a waiting package if its sender is known by now; tell whether it was."""
        importing = self.importing()
        is_known = importing.take_if_known(self._waiting(package))
        importing.finish()
        return is_known

    # what was and what waits

    def log(self) -> tuple[PackageLogRow, ...]:
        """Return the packages in and out, newest first."""
        return tuple(
            PackageLogRow(
                at=moment(entry.at) or self._workplace.clock(),
                is_outgoing=entry.is_outgoing,
                file_name=entry.file_name,
                partner=self._workplace.names.unit(
                    entry.partner
                    if self._workplace.is_superior or not entry.is_outgoing
                    else self._workplace.identity.superior
                ),
                summary=entry.summary,
            )
            for entry in self._workplace.packages.log()
        )

    def tray(self) -> tuple[TrayRow, ...]:
        """Return what waits for a person, oldest first."""
        return waiting_rows(self._workplace, Unforeseen(self._report))

    def held(self) -> tuple[HeldRow, ...]:
        """Return what came and does not count: files that were not taken in, and parts of books held back."""
        return self._held.rows()

    def dismiss(self, *packages: str) -> Changes:
        """Take packages from the tray without merging them; the files they came in stay where they are.

        UnknownPackageError names the first that is not there; then none was taken away.
        """
        if (unknown := self._workplace.packages.take_away(*packages)) is not None:
            raise UnknownPackageError(unknown)
        return Changes.EXCHANGE

    def waiting_request(self, package: str) -> EnrolmentRequest:
        """Return the enrolment request inside a waiting package."""
        arrival = read_package(self._workplace, self._waiting(package).data)
        if arrival.request is None:
            raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
        return arrival.request

    def _waiting(self, package: str) -> TrayEntry:
        for entry in self._workplace.packages.tray():
            if entry.package == package:
                return entry
        raise UnknownPackageError(package)
