"""A form that somebody signed with a formula nobody can reckon is left out and told of; every other one is made."""

import pytest
from msgspec.structs import replace
from village_offices import MARCH, workplace_of

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.forms.definition import CrossCheck, Severity
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.services.ground.puts import put_record


def spoil(office, change, *, codes=()):
    """Write forms anew with a change in them."""
    workplace = workplace_of(office)
    known = workplace.catalogue().forms
    for row in workplace.queries.records(RecordKind.FORM):
        form = known[row.uuid]
        if not codes or form.code in codes:
            workplace.write([put_record(row.book, RecordKind.FORM, form.uuid, change(form))])


def unreckonable(form):
    columns = tuple(replace(column, formula="7((") if column.formula else column for column in form.columns)
    return replace(form, columns=columns)


def test_the_other_forms_are_shown_and_printed(enrolled, tmp_path):
    with enrolled.superior() as office:
        numbers = [one.form.number for one in office.consolidation.view(MARCH).forms]
        spoil(office, unreckonable, codes={"bieu-2"})
        view = office.consolidation.view(MARCH)
        assert [one.form.number for one in view.forms] == [numbers[0], numbers[2]]
        (told,) = (one for one in view.forms[0].findings if "không lập được" in one.message)
        assert (told.severity, told.place) == (Severity.ERROR, numbers[1])
        office.consolidation.write_pdf(view, tmp_path / "forms.pdf")
        office.consolidation.write_workbook(view, tmp_path / "forms.xlsx")
        spoil(office, unreckonable)
        with pytest.raises(FormulaError):
            office.consolidation.view(MARCH)


def test_a_form_is_shown_without_a_comparison_that_cannot_be_made(enrolled):
    odd = CrossCheck("zz", "bieu-2", "1", Severity.DOUBT, "")
    with enrolled.superior() as office:
        spoil(office, lambda form: replace(form, cross_checks=(*form.cross_checks, odd)), codes={"bieu-3"})
        view = office.consolidation.view(MARCH)
        assert len(view.forms) == 3
        assert any("không đối chiếu" in one.message for one in view.forms[0].findings)
