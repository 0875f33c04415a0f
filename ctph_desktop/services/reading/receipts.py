"""What a commune knows of its reports having arrived: signed receipts, and what was said over the telephone."""

from collections.abc import Iterable

from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.receipts import Receipt, read_receipt
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.submissions import PhoneReceipt
from ctph_desktop.services.ground.workplace import Workplace


class ReceiptsHeld:
    """The receipts of the own book that this database holds."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def sent(self) -> set[str]:
        """Return the segments of the own book that have left this PC in a package."""
        log = self._workplace.packages.log()
        return self._reached({newest for entry in log if entry.is_outgoing for newest in entry.newest}, self._before())

    def received(self) -> dict[str, str]:
        """Return the segments the superior office has signed for, each with the moment it first said so."""
        before = self._before()
        found: dict[str, str] = {}
        for receipt in sorted(self._receipts(), key=lambda receipt: receipt.at):
            for segment in self._reached(set(receipt.segments), before):
                found.setdefault(segment, receipt.at)
        return found

    def phoned(self) -> dict[str, str]:
        """Return the seals whose code the superior office read out, each with the moment it was typed here."""
        found: dict[str, str] = {}
        home = (BookKind.UNIT, self._workplace.identity.unit)
        for each in self._workplace.records.read(RecordKind.PHONE_RECEIPT, PhoneReceipt):
            if (each.row.book.kind, each.row.book.unit) == home:
                found.setdefault(each.content.seal, each.row.device_time)
        return found

    def _receipts(self) -> Iterable[Receipt]:
        units = {self._workplace.identity.unit, self._workplace.office_unit}
        latest = self._workplace.journal.chain.latest
        for record in self._workplace.journal.records(Purpose.RECEIPT):
            grant = latest.device(record.signer.hex()) if latest else None
            receipt = read_receipt(record)
            if grant is not None and latest is not None and grant.unit == latest.superior and receipt.to in units:
                yield receipt

    def _before(self) -> dict[str, str]:
        books = self._workplace.books.held(BookKind.UNIT, unit=self._workplace.identity.unit)
        return {head.id: head.previous for head in self._workplace.journal.heads_of_segments(books)}

    @staticmethod
    def _reached(newest: set[str], before: dict[str, str]) -> set[str]:
        """Return the segments of the own book that are among `newest`, or come before one of them in its chain."""
        reached: set[str] = set()
        for segment in newest & before.keys():
            current = segment
            while current and current not in reached:
                reached.add(current)
                current = before.get(current, "")
        return reached
