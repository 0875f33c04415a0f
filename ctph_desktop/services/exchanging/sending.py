"""Packages out: complete books, receipts and attachments for one reader, written twice and read back."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop import __version__
from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import (
    AnswersIncompleteError,
    DomainError,
    EnvironmentFault,
    NotAllowedError,
    NotEnrolledError,
    NotJoinedError,
)
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.receipts import Receipt, encode
from ctph_desktop.domain.journal.receipts import Request as EnrolmentRequest
from ctph_desktop.domain.journal.resting import claims_of, ends_by_place, ends_of, in_parts
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.services.conflicts.set_aside import SetAsideService
from ctph_desktop.services.evidence.enclosures import Enclosure, Enclosures
from ctph_desktop.services.exchanging.incoming import books_shared_with
from ctph_desktop.services.exchanging.resting import RestingYears
from ctph_desktop.services.exchanging.sent_copies import sent_folder, thin_out_sent
from ctph_desktop.services.ground.exchange_rows import CarriedReport, ExportedFile
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.packages import LogEntry
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.package import PackageHeader, PackageKind, build, peek
from ctph_desktop.wording import delivery, told
from ctph_desktop.wording.errors import explain

_MOST_NAMED: Final = 500


class _Parcel(Struct, frozen=True):
    """One of the packages that are written at one time; the last one tells how far the books go."""

    heads: tuple[SegmentHead, ...]
    receipt: Receipt
    attachments: tuple[Enclosure, ...] = ()
    newest: tuple[str, ...] = ()
    name: str = ""


class _Outgoing(Struct, frozen=True):
    """Packages about to be written: for which unit, who may read them, and what each holds."""

    unit: str
    kind: PackageKind
    recipients: tuple[str, ...]
    requests: tuple[SignedRecord, ...]
    reports: tuple[StatementRow, ...]
    parcels: tuple[_Parcel, ...]

    @property
    def newest_report(self) -> StatementRow | None:
        """The report of the unit itself for its latest month."""
        own = (statement for statement in self.reports if statement.unit == self.unit)
        return max(own, key=lambda statement: statement.period, default=None)


class PackageSender:
    """Writes the packages of this office."""

    def __init__(self, workplace: Workplace, enclosures: Enclosures) -> None:
        self._workplace = workplace
        self._enclosures = enclosures
        self._resting = RestingYears(workplace)

    def export_package(
        self, folder: Path | str, *, unit: str | None = None, feedback: Feedback | None = None
    ) -> ExportedFile:
        """Write a package into a folder: a commune's to its superior office, a superior's answer to one unit.

        Attachments beyond what one package takes go in `further` ones, and so do books beyond that: each can be taken
        in by itself.
        NotEnrolledError when the addressee has no PC in the roster; faults of the disk leave nothing behind.
        """
        if not self._workplace.identity.root:
            raise NotJoinedError
        self._workplace.keeping.check_at_work()
        addressee = self._addressee(unit)
        self._workplace.journal.cut()
        outgoing = self._prepare(addressee)
        written: list[ExportedFile] = []
        for parcel in outgoing.parcels:
            written.append(self._write(Path(folder), outgoing, parcel))
            if feedback is not None:
                feedback.step(len(written), len(outgoing.parcels), written[-1].file_name)
        aside = SetAsideService(self._workplace).count()
        return replace(written[0], further=tuple(written[1:]), set_aside=aside.elsewhere)

    def export_answers(self, folder: Path | str, *, feedback: Feedback | None = None) -> tuple[ExportedFile, ...]:
        """Write an answer for every unit whose PC is enrolled; AnswersIncompleteError names those that failed."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        self._workplace.keeping.check_at_work()
        latest = self._workplace.journal.chain.latest
        units = [u for u in self._workplace.catalogue().all_units if latest and latest.devices_of(u)]
        self._workplace.journal.cut()
        written: list[ExportedFile] = []
        failures = []
        for done, unit in enumerate(units):
            name = self._workplace.names.unit(unit)
            if feedback is not None:
                feedback.step(done, len(units), name)
            try:
                outgoing = self._prepare(unit)
                written.extend(self._write(Path(folder), outgoing, parcel) for parcel in outgoing.parcels)
            except DomainError as error:
                failures.append((name, explain(error)))
        if failures:
            raise AnswersIncompleteError(tuple(failures))
        return tuple(written)

    def _addressee(self, unit: str | None) -> str:
        if not self._workplace.is_superior:
            return self._workplace.identity.unit
        if unit is None:
            raise NotAllowedError("commune")
        return self._workplace.names.find(unit)

    def _prepare(self, unit: str) -> _Outgoing:
        """Gather the books that concern a unit from every replica held here.

        They are complete; years that are over may be left out as far as every PC that reads them said to hold them.
        """
        workplace = self._workplace
        books = self._shared_with(unit)
        latest = workplace.journal.chain.latest
        readers = workplace.identity.superior if not workplace.is_superior else unit
        recipients = {grant.age for grant in latest.devices_of(readers)} if latest else set()
        if not recipients:
            raise NotEnrolledError(workplace.names.unit(unit))
        if latest is not None:
            recipients |= {grant.age for grant in latest.devices_of(workplace.identity.unit)}
        requests = self._requests()
        return _Outgoing(
            unit=unit,
            kind=PackageKind.ANSWER if workplace.is_superior else PackageKind.REPORT,
            recipients=tuple(sorted(recipients)),
            requests=requests,
            reports=self._reports({book.unit for book in books if book.kind is BookKind.UNIT}),
            parcels=tuple(self._parcels(unit, readers, books, requests)),
        )

    def _parcels(
        self, unit: str, readers: str, books: Sequence[Book], requests: tuple[SignedRecord, ...]
    ) -> Iterator[_Parcel]:
        """Yield what goes in each package: one as a rule; where it is too much for one, books go in several."""
        heads = self._workplace.journal.heads_to_pass_on(books)
        resting = frozenset() if requests else self._resting.left_out(readers, heads)
        parts = in_parts([head for head in heads if (head.book.year, head.book.unit) not in resting])
        batches: tuple[tuple[Enclosure, ...], ...] = ((),) if requests else self._enclosures.batches(readers, books)
        says = replace(self._receipt(unit), whole=claims_of(heads), left_out=ends_by_place(heads, resting))
        if len(parts) == 1:
            loads = [_Parcel(parts[0], says, batch) for batch in batches]
        else:
            ends = tuple(map(ends_of, parts))
            loads = [
                _Parcel(part, replace(says, part=number, parts=ends), name=f"phan{number}")
                for number, part in enumerate(parts, 1)
            ]
            loads += [_Parcel((), says, batch) for batch in batches if batch]
        yield from loads[:-1]
        yield replace(loads[-1], newest=self._reached(unit))

    def _contents(self, outgoing: _Outgoing, parcel: _Parcel) -> PackageContents:
        journal = self._workplace.journal
        names = {head.id for head in parcel.heads}
        segments = journal.segments(dict.fromkeys(head.book for head in parcel.heads))
        return PackageContents(
            rosters=journal.records(Purpose.ROSTER),
            receipts=(
                SignedRecord.make(Purpose.RECEIPT, encode(parcel.receipt), key=self._workplace.keys.signing_key),
            ),
            requests=outgoing.requests,
            segments=tuple(segment for segment in segments if segment.id in names),
            attachments=self._enclosures.read(parcel.attachments),
        )

    def _write(self, folder: Path, outgoing: _Outgoing, parcel: _Parcel) -> ExportedFile:
        workplace = self._workplace
        counter, newest = workplace.packages.sent() + 1, outgoing.newest_report
        contents = self._contents(outgoing, parcel)
        data = build(
            contents,
            header=PackageHeader(
                unit=workplace.identity.unit,
                unit_code=workplace.identity.unit_code,
                kind=outgoing.kind,
                created=workplace.now(),
                period=newest.period.code if newest else "",
                roster=workplace.journal.chain.ids[-1] if workplace.journal.chain.ids else "",
            ),
            sender=workplace.keys,
            recipients=outgoing.recipients,
            replica=bytes.fromhex(workplace.identity.replica),
            counter=counter,
        )
        unit, code = self._named(outgoing.unit)
        about = f"{newest.period.code}_b{newest.version}" if newest else ""
        if workplace.is_superior:
            about = "_".join(filter(None, ("traloi", newest.period.code if newest else "")))
        about = "_".join(filter(None, (about, parcel.name)))
        name = drives.package_name(unit, code, about=about, counter=counter)
        copies = sent_folder(workplace.folder)
        kept = drives.write_package(copies, name=name, data=data)
        try:
            written = drives.write_package(folder, name=name, data=data)
        except EnvironmentFault:
            kept.unlink(missing_ok=True)
            raise
        workplace.packages.add(
            LogEntry(
                package=peek(data).package_id.hex(),
                at=workplace.now(),
                is_outgoing=True,
                file_name=written.name,
                partner=outgoing.unit,
                verdict="",
                newest=parcel.newest,
                summary=told.kept(
                    delivery.package_sent(written.name, len(data), attachments=len(contents.attachments))
                ),
            )
        )
        thin_out_sent(copies)
        partner = outgoing.unit if workplace.is_superior else workplace.identity.superior
        return ExportedFile(
            str(written),
            written.name,
            len(data),
            (workplace.names.unit(partner),),
            str(kept),
            attachments=len(contents.attachments),
            reports=() if workplace.is_superior else tuple(map(self._carried, outgoing.reports)),
        )

    def _carried(self, statement: StatementRow) -> CarriedReport:
        is_own = statement.unit == self._workplace.identity.unit
        unit_name = "" if is_own else self._workplace.names.unit(statement.unit)
        return CarriedReport(unit_name, statement.period, statement.version)

    def _named(self, unit: str) -> tuple[str, str]:
        """Return name and code of a unit as file names carry them."""
        known = self._workplace.catalogue().units.get(unit)
        if known is None:
            return self._workplace.identity.unit_name, self._workplace.identity.unit_code
        called = known.on(self._workplace.names.day)
        return called.printed_name, called.code

    def _reports(self, units: Collection[str]) -> tuple[StatementRow, ...]:
        """Return the sealed reports of units that stand, of every programme and year, month by month."""
        programmes = self._workplace.catalogue().programmes
        statements = [s for unit in units for s in self._workplace.queries.statements(unit=unit)]
        heads = (s for s in statements if s.is_head and s.programme in programmes)
        return tuple(sorted(heads, key=lambda s: (s.period, s.unit, s.version)))

    def _shared_with(self, unit: str) -> tuple[Book, ...]:
        workplace = self._workplace
        return tuple(books_shared_with(workplace, workplace.journal.chain, unit).of(workplace.journal.books()))

    def _receipt(self, unit: str) -> Receipt:
        workplace = self._workplace
        partner = unit if workplace.is_superior else workplace.identity.superior
        shared = self._shared_with(unit)
        books = [book for book in shared if (book.kind is BookKind.UNIT) == workplace.is_superior]
        log = [e for e in workplace.packages.log() if not e.is_outgoing and e.partner == partner]
        packages = {entry.package: entry.verdict for entry in log[:_MOST_NAMED]}
        attachments, lacks = self._enclosures.statement(shared)
        return Receipt(
            to=partner,
            segments=self._newest(workplace.journal.heads_that_count(books)),
            packages=packages,
            at=workplace.now(),
            program=__version__,
            attachments=attachments,
            lacks=lacks,
            replica=workplace.identity.replica,
        )

    @staticmethod
    def _newest(heads: Sequence[SegmentHead]) -> tuple[str, ...]:
        followed = {head.previous for head in heads}
        return tuple(sorted([head.id for head in heads if head.id not in followed][-_MOST_NAMED:]))

    def _reached(self, unit: str) -> tuple[str, ...]:
        """Return how far the books go that a package holds, so that it can be told later what it did not hold.

        To the books of a unit belong those of the units it reports for.
        """
        journal, is_superior = self._workplace.journal, self._workplace.is_superior
        shared = self._shared_with(unit)
        newest = self._newest(journal.heads_of_segments(book for book in shared if book.kind is BookKind.UNIT))
        if not is_superior:
            return newest
        about = [book for book in shared if book.kind is BookKind.ABOUT]
        last = [segment for book, segment in journal.last_segments(BookKind.ABOUT).items() if book in about]
        return tuple(sorted({*newest, *self._newest(journal.heads_of_segments(about)), *last}))

    def _requests(self) -> tuple[SignedRecord, ...]:
        workplace = self._workplace
        public = workplace.keys.public
        latest = workplace.journal.chain.latest
        if latest is not None and latest.device(public.sign.hex()) is not None:
            return ()
        request = EnrolmentRequest(
            unit=workplace.identity.unit,
            sign=public.sign.hex(),
            age=public.age,
            name=workplace.identity.device_name,
        )
        return (SignedRecord.make(Purpose.REQUEST, encode(request), key=workplace.keys.signing_key),)
