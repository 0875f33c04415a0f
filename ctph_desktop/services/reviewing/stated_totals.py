"""The totals of the signed document, written down beside what the lines of a form add up to."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import NotAllowedError, ReasonMissingError, UnknownFormCellError
from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.stated_totals import StatedTotal, stated_total_uuid
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.stated import stated_on

_LONGEST_EXPLANATION: Final = 300


class Stated(Struct, frozen=True):
    """What a document states for a column, None where it states nothing, and why that differs from the sum."""

    quantity: Decimal | None
    explanation: str = ""


class StatedTotals:
    """Keeps what the document says; a computed total is never made to agree with it."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def of(self, form: str) -> dict[str, StatedTotal]:
        """Return the stated totals of a form (UUID or code) by column code; UnknownFormCellError for another."""
        return stated_on(self._workplace, self.form(form))

    def state(self, form: str, stated: Mapping[str, Stated], *, reason: str = "") -> Changes:
        """Write down what the document states for columns, by their codes, and why each differs; all or none.

        ReasonMissingError when a number that was written down before changes without a reason, UnknownFormCellError
        for a column the form does not have.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        found = self.form(form)
        held, codes = stated_on(self._workplace, found), {one.code for one in found.columns}
        puts = []
        for column, said in stated.items():
            if column not in codes:
                raise UnknownFormCellError(f"{found.code}/{column}")
            before, after = held.get(column), _record(found, column, said)
            if after == before or (before is None and not after.quantity):
                continue
            is_other = before is not None and after.quantity != before.quantity
            if is_other and not clean(reason):
                raise ReasonMissingError
            uuid = stated_total_uuid(form=found.uuid, column=column)
            puts.append(put_record(self._workplace.books.standing, RecordKind.STATED_TOTAL, uuid, after))
        if not puts:
            return Changes.NONE
        self._workplace.write(puts, reason=clean(reason))
        return Changes.ALL

    def form(self, text: str) -> ReportForm:
        """Return a form of the programme by UUID, code or number; UnknownFormCellError if it has no such form."""
        catalogue = self._workplace.catalogue()
        printed = catalogue.programme.forms if catalogue.programme else ()
        forms = (catalogue.forms[uuid] for uuid in printed if uuid in catalogue.forms)
        found = next((form for form in forms if text in {form.uuid, form.code, form.number}), None)
        if found is None:
            raise UnknownFormCellError(text)
        return found


def _record(form: ReportForm, column: str, said: Stated) -> StatedTotal:
    if said.quantity is None:
        return StatedTotal(form.uuid, column, "")
    return StatedTotal(form.uuid, column, quantity_text(said.quantity), clean(said.explanation)[:_LONGEST_EXPLANATION])
