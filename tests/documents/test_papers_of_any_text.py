"""Whatever another office calls things, every paper is written: no length stops a page, no sign breaks a workbook."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from filled_forms import FONTS, a_column, a_filled_form
from msgspec.structs import replace

from ctph_desktop.documents.pdf import write_pdf
from ctph_desktop.documents.safekeeping_pages import write_minutes
from ctph_desktop.documents.signing_page import Commitment, SigningPage, write_signing_page
from ctph_desktop.documents.workbook import write_workbook
from ctph_desktop.domain.programme_documents import DocumentParty, ProgrammeDocument
from ctph_desktop.domain.safekeeping import HandoverMinutes

LONG = "W" * 4000
TEXTS = [LONG, "từ " * 1500, "<b>A</b> & <img src='file:///x'/>\x00\x1b\u202e\uffff"]


def a_form(text, **form):
    columns = [
        replace(a_column("1"), label=text, groups=(text,) * 40),
        replace(a_column("2"), groups=(text, "x")),
    ]
    values = {text: [1, 2], "Xã B": [3, 4]}
    return a_filled_form(columns, values, **{"line_heading": text, "total_label": text, "title": text} | form)


@pytest.mark.parametrize("text", TEXTS, ids=["letters", "words", "signs"])
def test_forms_are_printed(text, tmp_path):
    form = replace(a_form(text), office_name=text, programme_title=text)
    write_pdf([form], tmp_path / "form.pdf", fonts=FONTS)
    write_workbook([form], tmp_path / "form.xlsx")


@pytest.mark.parametrize("text", TEXTS, ids=["letters", "words", "signs"])
def test_the_page_to_sign_is_printed(text, tmp_path):
    party = DocumentParty(text, capacity=text, post=text, signer=text, is_signed=True, signed_on="2019")
    document = ProgrammeDocument("a" * 32, 2019, 1, text, text, text, "2019", place=text, parties=(party,) * 3)
    page = SigningPage(document, text, unit_name=text, commitments=(Commitment(text, text, "1", "2"),))
    write_signing_page(page, tmp_path / "page.pdf", fonts=FONTS)


@pytest.mark.parametrize("text", TEXTS, ids=["letters", "words", "signs"])
def test_minutes_are_printed(text, tmp_path):
    at = datetime(2019, 4, 1, 8, tzinfo=UTC)
    minutes = HandoverMinutes(text, text, text, at, text, text, text, text, "1", "x", "y", 1, 2, (), 0)
    write_minutes(minutes, tmp_path / "minutes.pdf", fonts=FONTS)


def test_a_note_of_a_commune_leaves_the_workbook_whole(tmp_path):
    form = a_form("A")
    first, *others = form.lines
    cells = (replace(first.cells[0], note="chưa\uffffrõ"), *first.cells[1:])
    path = tmp_path / "form.xlsx"
    write_workbook([replace(form, lines=(replace(first, cells=cells), *others))], path)
    with ZipFile(path) as workbook:
        for name in workbook.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                ET.fromstring(workbook.read(name))  # noqa: S314 - written here
