"""The indicators of the programme looked at are corrected, put in another order, and left out from a year on."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import IndicatorRefusedError, NoProgrammeError, NotAllowedError
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicator_changes import (
    FixedPart,
    changed_indicator,
    fixed_parts,
    moved_in_order,
    retained_by,
)
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_edition, put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.summaries import (
    counted_by,
    document_forms,
    remade_summary,
    summary_of,
    with_rates,
)
from ctph_desktop.services.reading.closings import closed_years
from ctph_desktop.storage.journal import Put


class IndicatorSheet(Struct, frozen=True):
    """An indicator as it is edited: what is fixed of it, what it can be divided by or compared with, who shares it.

    `shared_with` are the titles of the office's other programmes that count it, `rate_of` the codes of the numerator
    and the denominator of a rate.
    """

    indicator: Indicator
    fixed: frozenset[FixedPart]
    parts: tuple[Organisation, ...]
    others: tuple[Indicator, ...]
    shared_with: tuple[str, ...] = ()
    rate_of: tuple[str, ...] = ()


class IndicatorEditing:
    """What the office that leads a programme does to its indicators, from the year looked at on."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def sheet(self, uuid: str) -> IndicatorSheet:
        """Return an indicator of the programme looked at as it is edited; IndicatorRefusedError if it has none such."""
        catalogue, programme = self._workplace.catalogue(), self._programme()
        indicator = self._of(programme, uuid)
        return IndicatorSheet(
            indicator,
            fixed_parts(indicator, is_used=self._is_used(uuid)),
            tuple(sorted(catalogue.organisations.values(), key=lambda one: one.code)),
            tuple(
                catalogue.indicators[one] for one in programme.indicators if one != uuid and one in catalogue.indicators
            ),
            tuple(
                dict.fromkeys(
                    one.title
                    for one in catalogue.signed
                    if uuid in one.programme.indicators and one.programme.uuid != programme.uuid
                )
            ),
            tuple(
                catalogue.indicators[one].code if one in catalogue.indicators else "?"
                for one in indicator.rate_of or ()
            ),
        )

    def change(self, after: Indicator) -> Changes:
        """Write an indicator as it is to be from now on, also on the forms of years that are open.

        IndicatorRefusedError where something is missing, or what was typed already would come to mean something else.
        """
        self._check_leads()
        catalogue, before = self._workplace.catalogue(), self._of(self._programme(), after.uuid)
        changed = changed_indicator(
            before,
            after,
            is_used=self._is_used(before.uuid),
            others=catalogue.indicators.values(),
            parts=catalogue.organisations,
        )
        if changed == before:
            raise IndicatorRefusedError("same")
        self._workplace.write([*self._puts_of_changed(before, changed)])
        return Changes.ALL

    def move(self, uuid: str, *, places: int) -> Changes:
        """Put an indicator so many places further down, or up where negative, from the year looked at on."""
        self._check_leads()
        programme = self._programme()
        self._of(programme, uuid)
        wanted = moved_in_order(programme.indicators, uuid, places=places)
        if wanted == programme.indicators:
            return Changes.NONE
        puts: list[Put] = []
        for edition in self._editions_from_here():
            kept = [one for one in wanted if one in edition.indicators]
            others = [one for one in edition.indicators if one not in wanted]
            puts += self._puts_of_edition(edition, (*kept, *others))
        self._workplace.write(puts)
        return Changes.ALL

    def leave_out(self, uuid: str) -> Changes:
        """Count an indicator no more, from the year looked at on; what earlier years have of it stays.

        IndicatorRefusedError where it has a figure or target from that year on, or another one or a form needs it.
        """
        self._check_leads()
        programme = self._programme()
        indicator, catalogue = self._of(programme, uuid), self._workplace.catalogue()
        first_day = programme.year_period.first_day
        if any(period.last_day >= first_day for period in self._workplace.queries.periods_with(uuid)):
            raise IndicatorRefusedError("used", indicator.code)
        puts: list[Put] = []
        for edition in self._editions_from_here():
            others = [catalogue.indicators[one] for one in edition.indicators if one in catalogue.indicators]
            if reason := retained_by(indicator, others=others, forms=document_forms(self._workplace, edition)):
                raise IndicatorRefusedError(*reason)
            puts += self._puts_of_edition(edition, tuple(one for one in edition.indicators if one != uuid))
        self._workplace.write(puts)
        return Changes.ALL

    def find(self, code: str) -> Indicator:
        """Return the programme's indicator of a code; IndicatorRefusedError if it has none such."""
        known = self._workplace.catalogue().indicators
        own = (known[one] for one in self._programme().indicators if one in known)
        found = next((one for one in own if one.code.upper() == code.strip().upper()), None)
        if found is None:
            raise IndicatorRefusedError("unknown", code)
        return found

    # What is asked and written

    def _check_leads(self) -> None:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")

    def _programme(self) -> Programme:
        programme = self._workplace.catalogue().programme
        if programme is None:
            raise NoProgrammeError
        return programme

    def _of(self, programme: Programme, uuid: str) -> Indicator:
        indicator = self._workplace.catalogue().indicators.get(uuid)
        if indicator is None or uuid not in programme.indicators:
            raise IndicatorRefusedError("unknown", indicator.code if indicator is not None else "")
        return indicator

    def _is_used(self, uuid: str) -> bool:
        return bool(self._workplace.queries.periods_with(uuid))

    def _editions_from_here(self) -> tuple[Programme, ...]:
        """Return the years from the one looked at on; IndicatorRefusedError where that is closed."""
        here, closed = self._programme(), closed_years(self._workplace)
        if Standpoint(here.document, here.plan_year) in closed:
            raise IndicatorRefusedError("closed", str(here.plan_year))
        return tuple(
            one.programme
            for one in self._workplace.catalogue().signed
            if one.programme.uuid == here.document and one.year >= here.plan_year and one.standpoint not in closed
        )

    def _puts_of_edition(self, edition: Programme, indicators: Sequence[str]) -> Iterator[Put]:
        """Yield a programme's year with these indicators in this order, and its summary form after them."""
        summary = summary_of(self._workplace, edition)
        if summary is not None:
            known = self._workplace.catalogue().indicators
            counted = [one for one in counted_by(summary) if one in indicators]
            shown = with_rates(counted, indicators, known)
            yield self._put_summary(edition, summary, shown, known)
        yield put_edition(self._workplace, replace(edition, indicators=tuple(indicators)))

    def _put_summary(
        self, edition: Programme, summary: ReportForm, shown: Sequence[str], indicators: Mapping[str, Indicator]
    ) -> Put:
        made = remade_summary(self._workplace, edition, shown, indicators=indicators, instead_of=summary)
        return put_record(self._book_of(RecordKind.FORM, made.uuid), RecordKind.FORM, made.uuid, made)

    def _puts_of_changed(self, before: Indicator, changed: Indicator) -> Iterator[Put]:
        """Yield the indicator, and the forms of open years on which it stands."""
        workplace, catalogue = self._workplace, self._workplace.catalogue()
        yield put_record(self._book_of(RecordKind.INDICATOR, changed.uuid), RecordKind.INDICATOR, changed.uuid, changed)
        indicators = {**catalogue.indicators, changed.uuid: changed}
        closed, written = closed_years(workplace), set[str]()
        for each in catalogue.signed:
            edition = each.programme
            if each.standpoint in closed or changed.uuid not in edition.indicators:
                continue
            summary = summary_of(workplace, edition)
            shown = with_rates(counted_by(summary), edition.indicators, indicators) if summary is not None else ()
            if summary is not None and changed.uuid in shown and summary.uuid not in written:
                written.add(summary.uuid)
                yield self._put_summary(edition, summary, shown, indicators)
            for form in document_forms(workplace, edition):
                finer = _with_decimals(form, changed, instead_of=before.decimals)
                if finer != form and form.uuid not in written:
                    written.add(form.uuid)
                    yield put_record(self._book_of(RecordKind.FORM, form.uuid), RecordKind.FORM, form.uuid, finer)

    def _book_of(self, kind: RecordKind, uuid: str) -> Book:
        """Return the book in which a record stands; the office's own standing one for a new record."""
        rows = self._workplace.queries.records(kind, uuids=[uuid])
        standing = self._workplace.books.standing
        return standing if not rows or any(row.book == standing for row in rows) else rows[-1].book


def _with_decimals(form: ReportForm, indicator: Indicator, *, instead_of: int) -> ReportForm:
    """Return a form whose columns of an indicator show as many decimals as it has, where they showed as many before."""
    columns = tuple(
        replace(column, decimals=indicator.decimals)
        if column.source is not None
        and column.source.indicator == indicator.uuid
        and column.decimals == instead_of
        and not column.is_percentage
        else column
        for column in form.columns
    )
    return form if columns == form.columns else replace(form, columns=columns, version=form.next_version)
