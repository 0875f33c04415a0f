"""Whether a report has arrived: what the receipts say, and the code the superior office reads out by telephone."""

from ctph_desktop.domain.errors import CodeOfNoReportError, CodeOfOldReportError, MistypedCodeError, NotAllowedError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import PhoneReceipt, phone_receipt_uuid
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.delivery_rows import DeliveryRow, PhoneConfirmation
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.receipts import ReceiptsHeld
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.sync import codes


class DeliveryService:
    """What a commune may believe of its reports having arrived, and no more."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._receipts = ReceiptsHeld(workplace)

    def reports(self) -> dict[ReportingPeriod, DeliveryRow]:
        """Return what is known of every own report of the programme looked at that was sealed, by period."""
        programme = self._workplace.catalogue().programme
        statements = [s for s in self._own_statements() if programme is not None and s.programme == programme.uuid]
        received, phoned = self._receipts.received(), self._receipts.phoned()
        figures = self._workplace.queries.sealed_figures(statements)
        rows = {}
        for head in (statement for statement in statements if statement.is_head):
            sealed = figures[head.seal]
            arrived = [s for s in statements if s.period == head.period and s.segment in received]
            newest = head if head in arrived else max(arrived, key=lambda s: s.version, default=None)
            held = figures[newest.seal] if newest else {}
            rows[head.period] = DeliveryRow(
                period=head.period,
                version=head.version,
                sealed_figures=len(sealed),
                received_version=newest.version if newest else 0,
                received_figures=sum(1 for where, value in sealed.items() if held.get(where) == value),
                received_at=moment(received.get(head.segment, "")),
                phoned_at=moment(phoned.get(head.seal, "")),
            )
        return rows

    def confirm_by_phone(self, typed: str) -> PhoneConfirmation:
        """Note that the superior office holds the sealed report whose code it read out; typed twice it is one note.

        MistypedCodeError names the groups that cannot be right, CodeOfNoReportError says that no own report has this
        code, CodeOfOldReportError that a newer seal has replaced the one the superior office holds.
        """
        if self._workplace.identity.role is not OfficeRole.COMMUNE:
            raise NotAllowedError("commune")
        if wrong := codes.check_groups(typed, groups=codes.SEAL_GROUPS):
            raise MistypedCodeError(wrong)
        own = self._own_statements()
        meant = [statement for statement in own if codes.matches(typed, codes.phone_code(statement.seal))]
        if not meant:
            raise CodeOfNoReportError
        statement = next((s for s in meant if s.is_head), meant[-1])
        if not statement.is_head:
            newest = max(s.version for s in own if (s.programme, s.period) == (statement.programme, statement.period))
            raise CodeOfOldReportError(statement.period.code, statement.version, newest)
        changes = Changes.NONE
        if statement.seal not in self._receipts.phoned():
            self._note(statement)
            changes = Changes.SUBMISSIONS
        return PhoneConfirmation(statement.period, statement.version, changes)

    def _note(self, statement: StatementRow) -> None:
        book = self._workplace.books.of_unit(statement.unit, year=statement.period.year)
        note, uuid = PhoneReceipt(statement.seal), phone_receipt_uuid(statement.seal)
        self._workplace.write([put_record(book, RecordKind.PHONE_RECEIPT, uuid, note)])

    def _own_statements(self) -> list[StatementRow]:
        programmes = self._workplace.catalogue().programmes
        own = self._workplace.queries.statements(unit=self._workplace.identity.unit)
        return [s for s in own if s.programme in programmes]
