"""The document of a programme: completed later, amended, read in every version, and known to its communes."""

import pypdfium2
import pytest
from msgspec.structs import replace

from ctph_desktop.domain.errors import DocumentRefusedError, NotAllowedError, UnknownVersionError
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.domain.programme_documents import (
    DocumentKind,
    DocumentLink,
    DocumentParty,
    Recipient,
    Relation,
    programme_document_uuid,
)
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.programmes.opening import FirstTargets
from ctph_desktop.wording import documents as words
from ctph_desktop.wording import formats


def numbered(office, **changes):
    return replace(office.documents.view().document, number="12/CTrPH-UBND", dated="2019-02-15", **changes)


def test_cl_01_sixteen_parties_in_order_with_number_and_day_left_blank(enrolled):
    with enrolled.superior() as office:
        view = office.documents.view()
    assert len(view.document.parties) == 16
    assert view.document.parties[0].name == "UBND HUYỆN CAM LỘ"
    assert (view.document.number, view.document.dated) == ("", "2019-02")
    assert words.place_and_day("", formats.day_to_fill_in("2019-02")) == "…………, ngày …… tháng 02 năm 2019"


def test_cl_01_a_number_that_is_known_later_stands_on_every_form(enrolled):
    with enrolled.superior() as office:
        office.documents.correct(numbered(office))
        catalogue = office._workplace.catalogue()
        assert catalogue.programme.dated == "ngày 15 tháng 02 năm 2019"
        assert catalogue.programme.number == "12/CTrPH-UBND"
        assert {catalogue.forms[form].attached_to for form in catalogue.programme.forms} == {
            "( Kèm theo Chương trình phối hợp số 12/CTrPH-UBND ngày 15 tháng 02 năm 2019 )"
        }
        assert len(office.documents.view().versions) == 1


def test_a_version_that_lies_in_two_books_is_one_version_as_the_standing_book_has_it(enrolled):
    with enrolled.superior() as office:
        office.documents.correct(numbered(office))
        document, workplace = office.documents.view().document, office._workplace
        stray = replace(document, number="1/CTPH")
        book = Book(BookKind.COMMON, workplace.identity.own_office, 2019)
        uuid = programme_document_uuid(stray)
        workplace.write([put_record(book, RecordKind.PROGRAMME_DOCUMENT, uuid, stray)])
        assert office.documents.view().versions == (document,)


def test_cl_02_a_commune_sees_its_own_row_before_and_after_it_signed_and_writes_nothing(enrolled):
    village = enrolled
    with village.office("commune 0") as office:
        view = office.documents.view()
        assert view.own is not None
        assert not view.own.is_signed
        assert not view.may_write
        with pytest.raises(NotAllowedError):
            office.documents.correct(view.document)
    with village.superior() as office:
        document = office.documents.view().document
        parties = tuple(
            replace(party, signer="Nguyễn Văn A", post="CHỦ TỊCH", is_signed=True, signed_on="2019-02-15")
            if party.unit == village.units["commune 0"]
            else party
            for party in document.parties
        )
        office.documents.correct(replace(document, parties=parties))
        assert office.documents.view().document.signed == 1
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as office:
        own = office.documents.view().own
    assert (own.is_signed, own.signer, own.signed_on) == (True, "Nguyễn Văn A", "2019-02-15")


def test_cl_03_an_amendment_keeps_every_earlier_version_to_be_read(enrolled):
    with enrolled.superior() as office:
        document = office.documents.view().document
        with pytest.raises(DocumentRefusedError):
            office.documents.amend(replace(document, place="Cam Lộ"))
        with pytest.raises(DocumentRefusedError):
            office.documents.amend(replace(document, reason="không đổi gì"))
        office.documents.amend(
            replace(
                document,
                parties=(*document.parties, DocumentParty("NGÂN HÀNG CSXH HUYỆN")),
                amended_by="QĐ 45/QĐ-UBND",
                amended_on="2019-06",
                reason="thêm bên ký",
            )
        )
        versions = office.documents.view().versions
    assert [one.version for one in versions] == [1, 2]
    assert [len(one.parties) for one in versions] == [16, 17]
    assert [words.version(one) for one in versions] == [
        "Bản ký ban đầu",
        "Sửa đổi lần 1 theo QĐ 45/QĐ-UBND ngày 06/2019",
    ]


def test_ht_01_a_programme_of_a_term_has_a_parent_whose_term_is_longer(enrolled):
    with enrolled.superior() as home:
        plan = ProgrammePlan("Chương trình phối hợp Tỉnh đoàn – Sở", 2017, 2020, PeriodKind.YEAR, ())
        office = home.at(Standpoint(home.founding.found(plan)))
        document = office.documents.view().document
        parent = DocumentLink(
            "35-CTPH/TWĐTN-BLĐTBXH", Relation.PARENT, dated="2017-03-27", issuer="Trung ương Đoàn", term="2017–2022"
        )
        parties = (
            DocumentParty(
                "Tỉnh đoàn Hà Tĩnh",
                capacity="TM. BAN THƯỜNG VỤ TỈNH ĐOÀN",
                post="BÍ THƯ",
                signer="Nguyễn Thế Hoàn",
                standing_body="Ban Thanh niên Nông thôn, Công nhân và Đô thị",
            ),
            DocumentParty(
                "Sở Lao động – TB&XH", post="GIÁM ĐỐC", signer="Nguyễn Trí Lạc", standing_body="Văn phòng Sở"
            ),
        )
        office.documents.correct(
            replace(
                document,
                number="167/CTPH-TĐTN-SLĐTBXH",
                dated="2017-06-19",
                place="Hà Tĩnh",
                parties=parties,
                links=(parent, DocumentLink("", Relation.REFERS_TO)),
                recipients=(Recipient("Ban TNCN & ĐT TW Đoàn", "(để bc)"), Recipient("")),
                archive="Lưu: VP Sở LĐ - TB & XH, Tỉnh đoàn.",
            )
        )
        kept = office.documents.view()
        assert kept.document.links == (parent,)
        assert kept.document.recipients == (Recipient("Ban TNCN & ĐT TW Đoàn", "(để bc)"),)
        assert kept.years == (2017, 2018, 2019, 2020)
        every = [
            one.programme for one in office._workplace.catalogue().signed if one.programme.uuid == document.programme
        ]
        assert {(one.plan_year, one.number) for one in every} == {
            (year, "167/CTPH-TĐTN-SLĐTBXH") for year in range(2017, 2021)
        }


@pytest.mark.parametrize("typed", ["167 ctph", "167/CTPH", "ctph-tdtn slđtbxh", "167CTPH-TĐTN/SLĐTBXH"])
def test_ht_02_a_number_is_found_however_it_is_written(enrolled, typed):
    with enrolled.superior() as office:
        document = office.documents.view().document
        office.documents.correct(replace(document, number="167/CTPH-TĐTN-SLĐTBXH"))
        assert office.programmes.find(typed) == document.programme


def test_nt_01_a_plan_of_one_issuer_with_number_and_signer_completed_later(enrolled):
    with enrolled.superior() as office:
        document = replace(
            office.documents.view().document,
            kind=DocumentKind.PLAN,
            issuer="Ban Thường vụ Tỉnh đoàn",
            parties=(DocumentParty("Ban Thường vụ Tỉnh đoàn"),),
            links=(
                DocumentLink("3120/KH-UBND", Relation.IMPLEMENTS, dated="2016-08-05", issuer="UBND tỉnh"),
                DocumentLink("219 KH/TĐTN-TN", Relation.REFERS_TO, dated="2016-01-11"),
            ),
        )
        office.documents.correct(document)
        signed = replace(document.parties[0], post="BÍ THƯ", signer="Trần Văn B", is_signed=True)
        office.documents.correct(replace(document, parties=(signed,), number="01-KH/TĐTN", dated="2016"))
        kept = office.documents.view().document
        assert kept.parties == (signed,)
        form = office._workplace.catalogue().programme.forms[0]
        assert office._workplace.catalogue().forms[form].attached_to == (
            "( Kèm theo Kế hoạch số 01-KH/TĐTN ngày …… tháng …… năm 2016 )"
        )


def test_bd_03_a_predecessor_may_overlap(enrolled):
    with enrolled.superior() as office:
        before = DocumentLink("", Relation.PREDECESSOR, title="Chương trình phối hợp 2012–2017", term="2012–2017")
        office.documents.correct(replace(office.documents.view().document, links=(before,)))
        assert office.documents.view().document.links == (before,)


def test_a_document_signed_anew_each_year_has_versions_of_its_own_each_year(enrolled):
    with enrolled.superior() as office:
        office.documents.correct(numbered(office))
        office.opening.open_year(2020, targets=FirstTargets.EMPTY)
        later = office.at(Standpoint(year=2020))
        document = later.documents.view().document
        assert (document.year, document.number, document.dated) == (2020, "", "")
        later.documents.correct(replace(document, number="9/CTrPH-UBND"))
        assert later.documents.view().document.number == "9/CTrPH-UBND"
        assert office.at(Standpoint(year=2019)).documents.view().document.number == "12/CTrPH-UBND"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "title"),
        ({"last_year": 2018}, "last_year"),
        ({"last_year": 2040}, "last_year"),
        ({"parties": (DocumentParty("", post="Bí thư"),)}, "party"),
        ({"parties": (DocumentParty("Hội PN"), DocumentParty("hội  pn"))}, "same_party"),
        ({"links": (DocumentLink("", Relation.PARENT, dated="2019"),)}, "link"),
    ],
)
def test_what_a_document_cannot_say_is_refused_and_nothing_is_written(enrolled, changes, reason):
    with enrolled.superior() as office:
        before = office.documents.view()
        with pytest.raises(DocumentRefusedError) as refused:
            office.documents.correct(replace(before.document, **changes))
        assert refused.value.reason == reason
        assert office.documents.view() == before


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_cl_01_the_page_that_is_signed_has_sixteen_blocks_in_order_and_room_for_the_day(enrolled, tmp_path):
    path = tmp_path / "phan-ky-ket.pdf"
    with enrolled.superior() as office:
        office.documents.write_signing_page(path)
        names = [party.name for party in office.documents.view().document.parties]
    text = text_of(path)
    assert "PHẦN KÝ KẾT" in text
    assert "ngày …… tháng 02 năm 2019" in text
    places = [text.index(name) for name in names]
    assert len(places) == 16
    assert places == sorted(places)
    assert "CHỈ TIÊU CAM KẾT" not in text


def test_ht_01_capacity_post_signer_and_day_are_printed_of_the_version_asked_for(enrolled, tmp_path):
    with enrolled.superior() as office:
        document = office.documents.view().document
        first = DocumentParty(
            "TỈNH ĐOÀN", None, "TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Thế Hoàn", is_signed=True, signed_on="2017-06-19"
        )
        office.documents.correct(replace(document, parties=(first,), place="Hà Tĩnh"))
        second = DocumentParty("SỞ LĐ-TB&XH", None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
        office.documents.amend(
            replace(document, parties=(first, second), place="Hà Tĩnh", reason="thêm bên", amended_by="QĐ 45")
        )
        office.documents.write_signing_page(tmp_path / "1.pdf", version=1)
        office.documents.write_signing_page(tmp_path / "2.pdf")
        with pytest.raises(UnknownVersionError):
            office.documents.write_signing_page(tmp_path / "3.pdf", version=3)
    before, after = text_of(tmp_path / "1.pdf"), text_of(tmp_path / "2.pdf")
    for said in ("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "(Đã ký ngày 19/06/2017)", "Nguyễn Thế Hoàn", "Hà Tĩnh, ngày"):
        assert said in before
    assert "KT. GIÁM ĐỐC" not in before
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in after
    assert "Sửa đổi lần 1 theo QĐ 45" in after


def test_cl_02_a_commune_prints_what_it_commits_itself_to_before_it_signs(enrolled, tmp_path):
    with enrolled.office("commune 0") as office:
        office.documents.write_signing_page(tmp_path / "xa.pdf")
        unit = office.profile().unit_name
    text = text_of(tmp_path / "xa.pdf")
    assert f"CHỈ TIÊU CAM KẾT CỦA {unit.upper()}" in text
    assert "Cam kết" in text


def test_an_invitation_names_every_programme_it_carries(founded):
    with founded.superior() as office:
        plan = ProgrammePlan("Chương trình giảm nghèo", 2019, 2019, PeriodKind.MONTH, (), short_title="Giảm nghèo")
        office.founding.found(plan)
        exported, _ = office.enrolment.invitation(founded.stick())
    view = read_invitation(exported.path)
    assert view.programme_titles == ("CTPH ngành Lao động – TB&XH năm 2019", "Giảm nghèo")
    assert view.programme_title == "CTPH ngành Lao động – TB&XH năm 2019; Giảm nghèo"


def test_a_part_that_nobody_knows_any_more_stops_no_page(enrolled, tmp_path):
    with enrolled.superior() as office:
        workplace = office._workplace
        rows = workplace.queries.records(RecordKind.ORGANISATION)
        workplace.write([put_record(row.book, RecordKind.ORGANISATION, row.uuid, None) for row in rows])
    enrolled.imported("commune 0", enrolled.answered("commune 0"))
    path = tmp_path / "xa.pdf"
    with enrolled.office("commune 0") as office:
        parts = {one for indicator in office._workplace.catalogue().indicators.values() for one in indicator.breakdowns}
        assert parts
        assert not parts & office._workplace.catalogue().organisations.keys()
        office.documents.write_signing_page(path)
    assert path.read_bytes().startswith(b"%PDF")
