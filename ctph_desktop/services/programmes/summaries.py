"""The form a programme prints while nobody has made another, kept in step with what it counts."""

from collections.abc import Iterable, Mapping, Sequence
from secrets import token_hex

from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.summary import SUMMARY, summary_form
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.ground.workplace import Workplace


def summary_of(workplace: Workplace, edition: Programme) -> ReportForm | None:
    """Return the summary form of a programme's year; None where it has none."""
    forms = workplace.catalogue().forms
    own = (forms[form] for form in edition.forms if form in forms)
    return next((form for form in own if form.code == SUMMARY), None)


def document_forms(workplace: Workplace, edition: Programme) -> tuple[ReportForm, ...]:
    """Return the forms of a programme's year that its document lays down."""
    forms = workplace.catalogue().forms
    return tuple(forms[form] for form in edition.forms if form in forms and forms[form].code != SUMMARY)


def counted_by(form: ReportForm) -> tuple[str, ...]:
    """Return the UUIDs of the indicators a form counts, in the order of its columns."""
    sources = (column.source for column in form.columns)
    return tuple(dict.fromkeys(source.indicator for source in sources if source is not None))


def with_rates(counted: Iterable[str], order: Iterable[str], indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Return, in an order, what a form counts and the rates it can reckon from that; what is in no order comes after.

    A rate has no source of its own, only a formula over the columns of both it is the rate of.
    """
    columns = dict.fromkeys(counted)
    rates = {uuid: one.rate_of for uuid, one in indicators.items() if one.rate_of is not None}
    listed = [one for one in order if one in columns or (one in rates and {*rates[one]} <= columns.keys())]
    return tuple(dict.fromkeys((*listed, *columns)))


def remade_summary(
    workplace: Workplace,
    edition: Programme,
    counted: Sequence[str],
    *,
    indicators: Mapping[str, Indicator],
    instead_of: ReportForm | None,
) -> ReportForm:
    """Return the summary form of these indicators, in place of one there is or a new one."""
    units = workplace.catalogue().units
    made = summary_form(
        [indicators[one] for one in counted if one in indicators],
        labels={unit: units[unit].printed_name for unit in edition.units if unit in units},
        uuid=instead_of.uuid if instead_of is not None else token_hex(16),
    )
    if instead_of is None:
        return made
    return replace(made, attached_to=instead_of.attached_to, version=instead_of.next_version)
