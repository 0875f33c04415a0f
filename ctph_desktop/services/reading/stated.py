"""The totals a signed document states for the columns of a form."""

from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.stated_totals import StatedTotal
from ctph_desktop.services.ground.workplace import Workplace


def stated_on(workplace: Workplace, form: ReportForm) -> dict[str, StatedTotal]:
    """Return the stated totals of a form by column code.

    0.1.0 wrote one as a figure of the superior office: it stands where no record says otherwise.
    """
    found = _written_as_figures(workplace, form)
    codes = {column.code for column in form.columns}
    for each in workplace.records.read(RecordKind.STATED_TOTAL, StatedTotal):
        is_of_programme = each.row.book.unit == workplace.books.common_office and each.content.form == form.uuid
        if is_of_programme and each.content.column in codes:
            found[each.content.column] = each.content
    return {code: stated for code, stated in found.items() if stated.quantity}


def _written_as_figures(workplace: Workplace, form: ReportForm) -> dict[str, StatedTotal]:
    programme = workplace.catalogue().programme
    if programme is None:
        return {}
    figures, found = workplace.queries.figures([workplace.books.common]), {}
    for column in form.columns:
        source = column.stated_source
        if source is None:
            continue
        year, own = programme.year_period, workplace.books.common_office
        where = Coordinates(own, source.indicator, source.breakdown, year, Measure.STATED_TOTAL)
        count = figures[where].count if where in figures else None
        if count is not None:
            found[column.code] = StatedTotal(form.uuid, column.code, quantity_text(count))
    return found
