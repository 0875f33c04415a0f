"""What importing files would do, looked at one by one; nothing is written."""

from collections.abc import Iterator
from hashlib import sha256

from msgspec.structs import replace

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.journal.chains import ChainLink
from ctph_desktop.services.exchanging.arrival_notes import keeper_changes, notes_on
from ctph_desktop.services.exchanging.arriving_changes import ChangeReader
from ctph_desktop.services.exchanging.elsewhere import office_it_is_for
from ctph_desktop.services.exchanging.foreign_files import ForeignFile
from ctph_desktop.services.exchanging.held import can_be_noted
from ctph_desktop.services.exchanging.incoming import Arrival, read_package
from ctph_desktop.services.exchanging.resting import RestingYears
from ctph_desktop.services.exchanging.unforeseen import Unforeseen
from ctph_desktop.services.exchanging.waiting import device_name
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportPreview, PreviewRow
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.wording import formats, letters, messages, shown
from ctph_desktop.wording.errors import explain


class Previewing:
    """Looks at files one after the other; each is judged as if those before it were imported already."""

    def __init__(self, workplace: Workplace, unforeseen: Unforeseen) -> None:
        self._workplace = workplace
        self._unforeseen = unforeseen
        self._changes = ChangeReader(workplace)
        self._resting = RestingYears(workplace)
        self._seen: set[str] = set()
        self._beside: list[ChainLink] = []
        self._rows: list[PreviewRow] = []
        self._opened: dict[bytes, PreviewRow] = {}

    def add(self, file: ForeignFile) -> None:
        """Look at a file; a fault nobody foresaw is told at this file, and costs no other.

        The same file under another name, as mail and sticks collect them, is not opened again: it brings nothing more.
        """
        digest = sha256(file.data).digest()
        row = self._opened.get(digest)
        if row is not None:
            row = replace(
                row, path=file.path, file_name=file.name, verdict=FileVerdict.KNOWN, new_seals=0, changes=(), notes=(),
                corrections=0,
            )  # fmt: skip
        else:
            row = self._unforeseen.kept_to(lambda: self._look(file), lambda error: self._refused(file, error))
        if row.verdict in {FileVerdict.NEW, FileVerdict.KNOWN}:
            self._opened[digest] = row
        self._rows.append(row)

    def preview(self) -> ImportPreview:
        """Return what was seen, with what is meant for others in the end."""
        return ImportPreview(tuple(sorted(self._rows, key=lambda row: row.verdict is FileVerdict.ELSEWHERE)))

    def _look(self, file: ForeignFile) -> PreviewRow:
        try:
            if file.fault is not None:
                raise file.fault
            arrival = read_package(self._workplace, file.data)
        except (DomainError, EnvironmentFault) as error:
            return self._refused(file, error)
        return self._row(file, arrival)

    def _row(self, file: ForeignFile, arrival: Arrival) -> PreviewRow:
        fresh = arrival.new_segments - self._seen
        evidence = {each.id for _, each in arrival.taken.enclosed} - self._seen
        records = {record.id for record in arrival.intake.records} - self._seen
        news = fresh | evidence | records
        verdict = FileVerdict.NEW if news or arrival.intake.left_out else FileVerdict.KNOWN
        if arrival.request is not None:
            verdict = FileVerdict.TRAY
        notes = tuple(self._notes(arrival, is_fresh=bool(fresh), is_news=bool(news), evidence=len(evidence)))
        self._seen |= arrival.new_segments | news
        return PreviewRow(
            path=file.path,
            file_name=file.name,
            verdict=verdict,
            sender=self._workplace.names.unit(arrival.sender_unit),
            created_at=moment(arrival.package.header.created),
            periods=_periods(arrival),
            new_seals=len(arrival.new_seals) if fresh else 0,
            held=arrival.held - arrival.intake.left_out,
            changes=self._changes.changes(arrival) if news else (),
            notes=notes,
            corrections=self._changes.corrections(arrival) if fresh else 0,
        )

    def _notes(self, arrival: Arrival, *, is_fresh: bool, is_news: bool, evidence: int) -> Iterator[str]:
        workplace = self._workplace
        if is_news:
            yield from keeper_changes(workplace, arrival.intake)
        if arrival.request is not None:
            yield messages.waits_for_enrolment(device_name(arrival.request))
        elif arrival.sender_unit == workplace.office_unit:
            yield messages.own_file(is_this_pc=arrival.package.sender == workplace.keys.public.sign)
        elif foreign := self._changes.foreign_seals(arrival):
            yield messages.foreign_programme(foreign)
        if is_fresh:
            yield from notes_on(workplace, arrival.intake, is_preview=True, beside=self._beside).sentences
        if arrival.intake.left_out:
            yield messages.parts_left_out(arrival.intake.left_out)
        if arrival.needs_update:
            yield messages.passed_over(arrival.needs_update)
        yield from self._resting.lacks(arrival)
        if evidence:
            yield messages.evidence_comes(evidence)

    def _refused(self, file: ForeignFile, error: Exception) -> PreviewRow:
        whose = office_it_is_for(self._workplace, file, error)
        if whose is not None:
            return self._bare(file, FileVerdict.ELSEWHERE, messages.for_another_office(whose))
        reason, now = explain(error), formats.moment(self._workplace.clock())
        receiver = self._workplace.identity.unit_name
        return self._bare(
            file,
            FileVerdict.REFUSED,
            reason,
            subject=letters.held_subject(file.name),
            message=letters.held_file("", receiver=receiver, file_name=file.name, moment=now, reason=reason),
            can_be_held=can_be_noted(file.data, error),
        )

    @staticmethod
    def _bare(
        file: ForeignFile,
        verdict: FileVerdict,
        note: str,
        *,
        subject: str = "",
        message: str = "",
        can_be_held: bool = False,
    ) -> PreviewRow:
        """Return the row of a file that was not looked into."""
        return PreviewRow(
            path=file.path, file_name=file.name, verdict=verdict, sender="", created_at=None, periods=(), new_seals=0,
            held=0, changes=(), notes=(note,), subject=subject, message=message, can_be_held=can_be_held,
        )  # fmt: skip


def _periods(arrival: Arrival) -> tuple[str, ...]:
    seals = arrival.new_seals or tuple(seal for book in arrival.intake.books for seal in book.seals)
    return tuple(shown.period(p) for p in sorted({row.seal.reporting_period for row in seals}))
