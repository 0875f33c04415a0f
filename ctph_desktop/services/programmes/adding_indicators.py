"""Indicators added to a programme there is: from the year looked at on, with a form that prints them."""

from collections.abc import Iterator, Sequence
from secrets import token_hex

from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.summary import SUMMARY, summary_form
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.ground.puts import put_edition, put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.journal import Put


def puts_of_added(workplace: Workplace, added: Sequence[Indicator]) -> Iterator[Put]:
    """Yield what adding indicators writes: them, the years from the one looked at on, and each year's summary form.

    The summary form counts what no form of the document does: of a programme without forms all, else what was added.
    """
    catalogue, book = workplace.catalogue(), workplace.books.standing
    here = catalogue.programme
    if here is None:
        return
    for indicator in added:
        if catalogue.indicators.get(indicator.uuid) != indicator:
            yield put_record(book, RecordKind.INDICATOR, indicator.uuid, indicator)
    known = {**catalogue.indicators, **{one.uuid: one for one in added}}
    for edition in (one.programme for one in catalogue.signed):
        if edition.uuid != here.document or edition.plan_year < here.plan_year:
            continue
        new = [one.uuid for one in added if one.uuid not in edition.indicators]
        every = (*edition.indicators, *new)
        own = (catalogue.forms[form] for form in edition.forms if form in catalogue.forms)
        summary = next((form for form in own if form.code == SUMMARY), None)
        counted = _counted(summary) if summary is not None else () if edition.forms else edition.indicators
        made = summary_form(
            [known[one] for one in dict.fromkeys((*counted, *new)) if one in known],
            labels=_labels(workplace, edition),
            uuid=summary.uuid if summary is not None else token_hex(16),
        )
        if summary is not None:
            made = replace(made, attached_to=summary.attached_to)
        yield put_record(book, RecordKind.FORM, made.uuid, made)
        forms = edition.forms if summary is not None else (*edition.forms, made.uuid)
        yield put_edition(workplace, replace(edition, indicators=every, forms=forms))


def _counted(form: ReportForm) -> tuple[str, ...]:
    sources = (column.source for column in form.columns)
    return tuple(dict.fromkeys(source.indicator for source in sources if source is not None))


def _labels(workplace: Workplace, edition: Programme) -> dict[str, str]:
    units = workplace.catalogue().units
    return {unit: units[unit].printed_name for unit in edition.units if unit in units}
