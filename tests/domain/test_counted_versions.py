"""Versions are counted on from what others signed: no number however high stops the next one from being written."""

from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.canonical import LARGEST_INTEGER
from ctph_desktop.domain.periods import PeriodCalendar
from ctph_desktop.domain.programme_documents import document_of, versions_of
from ctph_desktop.domain.programmes import Programme

PROGRAMME = Programme(
    "6" * 32, "Chương trình", "", "", "", 2019, PeriodCalendar.CALENDAR, "7" * 32, (), (), (), (), ""
)  # fmt: skip


def test_a_version_of_a_document_that_nobody_amended_up_to_is_none():
    first = document_of(PROGRAMME, year=2019)
    second, odd = replace(first, version=2), replace(first, version=LARGEST_INTEGER - 1, title="Khác")
    assert versions_of(PROGRAMME, [odd, second, first], year=2019) == (first, second)
    assert versions_of(PROGRAMME, [odd], year=2019) == (first,)


def test_a_form_of_the_highest_version_can_still_be_changed():
    form = ReportForm("1" * 32, "bieu", "Biểu", "", "", "", "", (), (), version=7)
    assert form.next_version == 8
    assert replace(form, version=LARGEST_INTEGER - 1).next_version == LARGEST_INTEGER - 1
