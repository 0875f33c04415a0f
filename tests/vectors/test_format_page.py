"""The format page names everything the program writes, and the reader written from it knows what the page says."""

import re
from pathlib import Path

import independent_reader
import pytest

from ctph_desktop.domain.closings import PeriodClosing
from ctph_desktop.domain.consolidations import FrozenConsolidation, FrozenForm, FrozenLine, FrozenUnit
from ctph_desktop.domain.contacts import Contact
from ctph_desktop.domain.errors import PackageReason
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, Evidence, EvidenceKind
from ctph_desktop.domain.figures import FigureState, Measure
from ctph_desktop.domain.forms.definition import FormColumn, FormLine, ReportForm, Source
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import Operation
from ctph_desktop.domain.journal.receipts import PackageVerdict, Receipt, Request
from ctph_desktop.domain.journal.roster import Adoption, Grant, Heritage, Member, Roster
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.programme_documents import DocumentLink, DocumentParty, ProgrammeDocument, Recipient
from ctph_desktop.domain.programmes import Party, Programme
from ctph_desktop.domain.submissions import Decision, PhoneReceipt, Remark, Seal
from ctph_desktop.domain.target_answers import TargetAnswer
from ctph_desktop.domain.timeliness import SubmissionDay
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.sync import contents
from ctph_desktop.sync.package import PackageHeader

PAGE = (Path(__file__).parents[2] / "ctph_desktop" / "sync" / "FORMAT.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\d+)\. .*?\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
UNIT = "ab" * 16


def named(text):
    return set(re.findall(r"`([^`]+)`", text))


@pytest.mark.parametrize(
    ("written", "section"),
    [
        (PackageHeader, "2"), (Operation, "6"), (Seal, "6"), (Decision, "6"), (Remark, "6"), (Programme, "6"),
        (Obligation, "6"), (ProgrammeDocument, "6"), (DocumentParty, "6"), (DocumentLink, "6"), (Recipient, "6"),
        (Party, "6"), (Indicator, "6"), (ReportForm, "6"), (FormColumn, "6"), (FormLine, "6"), (Source, "6"),
        (AdministrativeUnit, "6"), (Organisation, "6"), (Person, "6"), (PeriodClosing, "6"), (SubmissionDay, "6"),
        (PhoneReceipt, "6"), (Contact, "6"), (Evidence, "6"), (Receipt, "7"), (Request, "7"), (Roster, "8"),
        (Member, "8"), (Grant, "8"), (Heritage, "8"), (Adoption, "8"), (FrozenConsolidation, "6"), (FrozenUnit, "6"),
        (FrozenForm, "6"), (FrozenLine, "6"), (TargetAnswer, "6"),
    ],
)  # fmt: skip
def test_every_member_is_named_where_it_belongs(written, section):
    assert set(written.__struct_fields__) - named(SECTIONS[section]) == set()


def test_every_verdict_measure_and_state_is_named():
    kinds = (PackageReason, Verdict, Measure, FigureState, PackageVerdict, EvidenceKind)
    words = {word.value for kind in kinds for word in kind}
    assert words - {"valid"} - set(re.findall(r"[a-z_-]+", PAGE)) == set()


def test_the_limits_of_attachments_are_told():
    limits = (contents._PIECE_BYTES, MOST_ATTACHMENT_BYTES, contents.MOST_ATTACHED_BYTES)
    assert [limit for limit in limits if f"{limit:,} " not in SECTIONS["5"].replace("\n", " ")] == []


@pytest.mark.parametrize("kind", BookKind)
def test_the_page_the_program_and_the_other_reader_agree_on_what_belongs_into_a_book(kind):
    row = next(line for line in SECTIONS["6"].splitlines() if line.startswith(f"| `{kind.value}`"))
    _, _, _, figures, records, _ = (cell.strip() for cell in row.split("|"))
    book = Book(kind, UNIT, 2019)
    ours = {record for record in RecordKind if book.holds(record_cell(record, UNIT))}
    assert set(records.split(", ")) == ours == independent_reader.KINDS[kind.value]
    measures = {measure for measure in Measure if book.holds(f"f/{UNIT}/{UNIT}/-/2019-03/{measure.value}")}
    assert set(figures.split(", ")) - {"none"} == measures == independent_reader.MEASURES[kind.value]
