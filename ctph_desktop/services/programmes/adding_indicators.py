"""Indicators added to a programme there is: from the year looked at on, with a form that prints them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.services.ground.puts import put_edition, put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.summaries import counted_by, remade_summary, summary_of, with_rates
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
        summary = summary_of(workplace, edition)
        counted = counted_by(summary) if summary is not None else () if edition.forms else edition.indicators
        operands = [one for each in added for one in each.rate_of or () if one in every]
        every_counted = with_rates((*counted, *operands, *new), every, known)
        made = remade_summary(workplace, edition, every_counted, indicators=known, instead_of=summary)
        yield put_record(book, RecordKind.FORM, made.uuid, made)
        forms = edition.forms if summary is not None else (*edition.forms, made.uuid)
        yield put_edition(workplace, replace(edition, indicators=every, forms=forms))
