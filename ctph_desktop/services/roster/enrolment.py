"""Enrolment: the public invitation, the code read over the telephone, and the PC's place in the roster."""

from pathlib import Path
from typing import Final

import msgspec
from nacl.signing import SigningKey

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import NotAllowedError, OwnDeviceError, UnknownDeviceError
from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.journal.roster import Grant, Roster
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.text import clean
from ctph_desktop.services.exchanging.exchange import ExchangeService
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import ExportedFile
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.devices import taken_out
from ctph_desktop.services.roster.roster_editing import RosterEditor
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DevicePublic
from ctph_desktop.sync.package import PackageHeader, PackageKind, build

_LONGEST_NAME: Final = 60


class EnrolmentService:
    """How PCs find their place; the roster's key decides."""

    def __init__(self, workplace: Workplace, exchange: ExchangeService, roster_key: SigningKey | None) -> None:
        self._workplace = workplace
        self._exchange = exchange
        self._editor = RosterEditor(workplace, roster_key)

    def invitation(self, folder: Path | str) -> tuple[ExportedFile, str]:
        """Write the public invitation for all units, and return it with the 20-digit code for the letter."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        workplace = self._workplace
        workplace.keeping.check_at_work()
        workplace.journal.cut()
        books = [
            *(book for book in workplace.books.held(BookKind.COMMON) if book.unit in workplace.homes.common_offices),
            *workplace.books.held(BookKind.ABOUT),
        ]
        counter = workplace.packages.sent() + 1
        data = build(
            PackageContents(
                rosters=workplace.journal.records(Purpose.ROSTER), segments=workplace.journal.segments_to_pass_on(books)
            ),
            header=PackageHeader(
                unit=workplace.identity.unit,
                unit_code=workplace.identity.unit_code,
                kind=PackageKind.INVITATION,
                created=workplace.now(),
                roster=workplace.journal.chain.ids[-1],
            ),
            sender=workplace.keys,
            recipients=(),
            replica=bytes.fromhex(workplace.identity.replica),
            counter=counter,
        )
        name = drives.package_name(
            workplace.identity.unit_name, workplace.identity.unit_code, about="thu-moi", counter=counter
        )
        written = drives.write_package(Path(folder), name=name, data=data)
        exported = ExportedFile(str(written), written.name, len(data), (), "")
        return exported, self._invitation_code()

    def _invitation_code(self) -> str:
        return codes.code_for(CodePurpose.INVITATION, self._workplace.identity.unit, self._workplace.keys.public)

    def request_code(self) -> str:
        """Return the 20 digits the official reads over the telephone for this PC."""
        workplace = self._workplace
        return codes.code_for(CodePurpose.ENROLMENT, workplace.identity.unit, workplace.keys.public)

    def enrol(self, package: str, typed_code: str, *, replaces: str = "") -> Changes:
        """Take the PC of a waiting package into the roster when the typed digits are its own; then merge all it sent.

        `replaces` is the key of a broken PC of the same office that goes out of service with it. MistypedCodeError
        names the groups that cannot be right, CodeMismatchError says that it is another PC.
        """
        latest = self._editor.latest()
        if self._exchange.merge_if_known(package):  # it was enrolled before, and the merging was cut short
            self._exchange.import_waiting()
            return Changes.ALL
        request = self._exchange.waiting_request(package)
        public = DevicePublic(bytes.fromhex(request.sign), request.age)
        codes.require_match(typed_code, code=codes.code_for(CodePurpose.ENROLMENT, request.unit, public))
        known = latest.devices_of(request.unit)
        broken = next((grant for grant in known if grant.sign == replaces), None)
        if replaces and broken is None:
            raise UnknownDeviceError(replaces[:12])
        if broken is not None and broken.sign == self._workplace.keys.public.sign.hex():
            raise OwnDeviceError
        if broken is not None:
            latest = taken_out(self._editor, latest, broken)
        seals = request.unit != latest.superior and not any(g.seals for g in latest.devices_of(request.unit))
        grant = Grant(
            sign=request.sign, age=request.age, unit=request.unit, name=clean(request.name)[:60], since=0, seals=seals
        )
        self._publish(msgspec.structs.replace(latest, devices=(*latest.devices, grant)))
        self._exchange.import_from_tray(package)
        self._exchange.import_waiting()
        return Changes.ALL

    def _latest(self) -> Roster:
        return self._editor.latest()

    def _publish(self, roster: Roster) -> None:
        self._editor.publish(roster)
