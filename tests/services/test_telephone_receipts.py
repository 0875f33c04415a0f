"""A receipt over the telephone: the superior office reads out ten digits, the commune types them."""

from datetime import datetime

import msgspec
import pytest
from village_offices import APRIL, MARCH, board_cell, record, workplace_of

from ctph_desktop.domain.errors import (
    CodeOfNoReportError,
    CodeOfOldReportError,
    DomainError,
    MistypedCodeError,
    NotAllowedError,
)
from ctph_desktop.domain.figures import MISSING
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes

ONE, OTHER = "commune 0", "commune 1"


def code_of(village, name=ONE, month=MARCH) -> str:
    """What the superior office reads out for the seal it holds."""
    with village.superior() as office:
        return office.review.received(board_cell(office, village.units[name], month).seal).phone_code


def confirm(village, code, name=ONE):
    with village.office(name) as office:
        return office.delivery.confirm_by_phone(code)


def delivery(village, month=MARCH, name=ONE):
    with village.office(name) as office:
        return office.delivery.reports()[month]


def test_a_report_is_received_by_telephone_and_then_by_its_receipt(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12, DN01=3))
    answer = enrolled.answered(ONE)
    assert enrolled.state(ONE) is SubmissionState.EXPORTED
    assert delivery(enrolled).phoned_at is None
    confirmed = confirm(enrolled, code_of(enrolled))
    assert (confirmed.period, confirmed.version, confirmed.changes) == (MARCH, 1, Changes.SUBMISSIONS)
    assert enrolled.state(ONE) is SubmissionState.RECEIVED_BY_PHONE
    known = delivery(enrolled)
    assert (known.received_version, known.received_at) == (0, None)
    assert isinstance(known.phoned_at, datetime)
    enrolled.imported(ONE, answer)
    assert enrolled.state(ONE) is SubmissionState.RECEIVED
    known = delivery(enrolled)
    assert (known.received_version, known.received_figures, known.sealed_figures) == (1, 2, 2)
    assert isinstance(known.received_at, datetime)
    for name in ("superior", ONE):
        with enrolled.office(name) as office:
            assert office.inspection.verify().problems == ()


def test_a_decision_says_more_than_the_telephone(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    confirm(enrolled, code_of(enrolled))
    with enrolled.superior() as office:
        office.review.accept(board_cell(office, enrolled.units[ONE]).seal)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert enrolled.state(ONE) is SubmissionState.ACCEPTED


def test_typing_a_code_twice_notes_it_once(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    code = code_of(enrolled)
    confirm(enrolled, code)
    before = delivery(enrolled).phoned_at
    assert confirm(enrolled, code.replace(" ", "-")).changes is Changes.NONE
    assert delivery(enrolled).phoned_at == before


def test_every_wrong_digit_and_every_swap_in_a_heard_code_is_caught(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    digits = code_of(enrolled).replace(" ", "")
    wrong = {digits[:i] + d + digits[i + 1 :] for i in range(10) for d in "0123456789"}
    wrong |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(9)}
    wrong.discard(digits)
    assert len(wrong) >= 90
    with enrolled.office(ONE) as office:
        for typed in sorted(wrong):
            with pytest.raises(MistypedCodeError):
                office.delivery.confirm_by_phone(typed)
        assert office.submissions.own_state(MARCH) is SubmissionState.EXPORTED
        with pytest.raises(CodeOfNoReportError):
            office.delivery.confirm_by_phone(digits[5:] + digits[:5])


@pytest.mark.parametrize("typed", ["", "12345", "abcde fghij", "1" * 40, "\u202e123", "１２３４５ １２３４５"])
def test_what_is_no_code_is_refused_and_changes_nothing(enrolled, typed):
    enrolled.report(ONE, VL01=1)
    with enrolled.office(ONE) as office:
        with pytest.raises(DomainError):
            office.delivery.confirm_by_phone(typed)
        assert office.submissions.own_state(MARCH) is SubmissionState.EXPORTED


def test_the_code_of_another_unit_or_month_confirms_nothing_else(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1), enrolled.report(OTHER, VL01=1))
    enrolled.report(ONE, APRIL, VL01=2)
    with pytest.raises(CodeOfNoReportError):
        confirm(enrolled, code_of(enrolled, OTHER))
    assert confirm(enrolled, code_of(enrolled)).period == MARCH
    assert enrolled.state(ONE, APRIL) is SubmissionState.EXPORTED


def test_the_code_of_a_replaced_report_says_that_the_superior_holds_the_old_one(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1, DN01=2))
    old = code_of(enrolled)
    enrolled.report(ONE, VL01=5)
    with pytest.raises(CodeOfOldReportError) as caught:
        confirm(enrolled, old)
    assert (caught.value.period, caught.value.version, caught.value.newest) == ("2019-03", 1, 2)
    assert enrolled.state(ONE) is SubmissionState.EXPORTED


def test_of_a_newer_seal_it_is_told_how_much_the_receipt_of_the_old_one_covers(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1, DN01=2))
    enrolled.imported(ONE, enrolled.answered(ONE))
    enrolled.report(ONE, VL01=5)
    known = delivery(enrolled)
    assert (known.version, known.received_version) == (2, 1)
    assert (known.received_figures, known.sealed_figures, known.received_at) == (1, 2, None)
    assert enrolled.state(ONE) is SubmissionState.EXPORTED


def test_a_code_may_be_typed_after_the_figures_were_changed(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    with enrolled.office(ONE) as office:
        record(office, VL01=2)
    assert confirm(enrolled, code_of(enrolled)).version == 1
    assert enrolled.state(ONE) is SubmissionState.CHANGED


def test_only_a_commune_types_codes(enrolled):
    with enrolled.superior() as office, pytest.raises(NotAllowedError):
        office.delivery.confirm_by_phone("12340 12340")


def test_a_superior_cannot_note_a_telephone_receipt_in_the_communes_name(enrolled):
    """The note stands in the unit's own book; what another office's book says of it counts for nothing."""
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        from ctph_desktop.domain.errors import InvalidCellError
        from ctph_desktop.domain.submissions import PhoneReceipt, phone_receipt_uuid
        from ctph_desktop.services.ground.puts import put_record

        seal = board_cell(office, enrolled.units[ONE]).seal
        note = put_record(
            workplace.books.about(enrolled.units[ONE]), RecordKind.PHONE_RECEIPT, phone_receipt_uuid(seal),
            PhoneReceipt(seal),
        )  # fmt: skip
        with pytest.raises(InvalidCellError):
            workplace.write([note])


def test_receipts_from_a_pc_with_a_wrong_clock_count_all_the_same(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    enrolled.clock.at = enrolled.clock.at.replace(year=2099)
    answer = enrolled.answered(ONE)
    enrolled.clock.at = enrolled.clock.at.replace(year=2019)
    enrolled.imported(ONE, answer)
    known = delivery(enrolled)
    assert enrolled.state(ONE) is SubmissionState.RECEIVED
    assert known.received_at.year == 2099


def test_an_empty_resend_wipes_nothing(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12, DN01=3))
    seal = enrolled.board(ONE).seal
    again = enrolled.exported(ONE)
    with enrolled.superior() as office:
        row = office.exchange.preview([again]).rows[0]
        assert (row.new_seals, row.new_figures, row.changes, row.blanked) == (0, 0, (), 0)
    enrolled.imported("superior", again, again)
    assert enrolled.board(ONE).seal == seal


def test_blanking_is_shown_before_it_is_taken_in(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12, DN01=3))
    path = enrolled.report(ONE, VL01=MISSING)
    with enrolled.superior() as office:
        row = office.exchange.preview([path]).rows[0]
    assert row.blanked == 1
    change = next(change for change in row.changes if change.is_blanking)
    assert (change.old, change.new) == ("12", "(để trống)")


def test_contacts_are_kept_in_a_book_that_leaves_the_office_in_no_package(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        assert office.contacts.contact(unit).phone == ""
        assert office.contacts.record(unit, desk="Văn phòng", phone="0233 3872 123", email="vp@xa.vn") is (
            Changes.EXCHANGE
        )
        again = office.contacts.record(unit, desk="Văn phòng", phone="0233 3872 123", email="vp@xa.vn")
        assert again is Changes.NONE
    answer, invited = enrolled.answered(ONE), enrolled.stick()
    with enrolled.superior() as office:
        row = office.contacts.contact(unit)
        assert (row.desk, row.phone, row.email) == ("Văn phòng", "0233 3872 123", "vp@xa.vn")
        letter, _ = office.enrolment.invitation(invited)
        held = [book for book in workplace_of(office).journal.books() if book.kind is BookKind.OFFICE]
        assert len(held) == 1
        assert office.inspection.verify().problems == ()
        assert office.exchange.held() == ()
    enrolled.imported(ONE, answer)
    with enrolled.office(ONE) as office:
        assert not [book for book in workplace_of(office).journal.books() if book.kind is BookKind.OFFICE]
    assert b"0233 3872 123" not in _inflated(letter.path)


def _inflated(path) -> bytes:
    import zlib
    from pathlib import Path

    data = Path(path).read_bytes()
    header = int.from_bytes(data[24:28], "big")
    return zlib.decompress(data[128 + header : -104])


@pytest.mark.parametrize(
    ("phone", "email", "part"),
    [
        ("gọi anh Năm", "", "phone"),
        ("12", "", "phone"),
        ("", "vanphong", "email"),
        ("", "a@b.vn?bcc=x@y.vn", "email"),
        ("", "a@b.vn\nbcc: x@y.vn", "email"),
        ("0233&body=x", "", "phone"),
    ],
)
def test_what_cannot_be_a_number_or_an_address_is_not_put_down(enrolled, phone, email, part):
    from ctph_desktop.domain.errors import ContactNotValidError

    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        with pytest.raises(ContactNotValidError) as caught:
            office.contacts.record(unit, desk="", phone=phone, email=email)
        assert caught.value.part == part
        assert office.contacts.contact(unit) == msgspec.structs.replace(
            office.contacts.contact(unit), phone="", email=""
        )


@pytest.mark.parametrize("phone", ["0233 3872 123", "(0233) 3872.123 máy lẻ 12", "+84 233 3872123", "113"])
def test_numbers_as_people_write_them_are_put_down(enrolled, phone):
    with enrolled.superior() as office:
        office.contacts.record(enrolled.units[ONE], desk="", phone=phone, email="")
        assert office.contacts.contact(enrolled.units[ONE]).phone == phone


def test_reminders_name_who_has_not_sent_and_how_they_are_reached(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    with enrolled.superior() as office:
        office.contacts.record(enrolled.units[OTHER], desk="Văn phòng", phone="0233 3872 123", email="vp@xa.vn")
        reminders = office.reminders.missing(MARCH)
        names = [row.unit_name for row in reminders.rows]
        assert len(names) == 8
        assert enrolled.units[ONE] not in {row.unit for row in reminders.rows}
        row = next(row for row in reminders.rows if row.unit == enrolled.units[OTHER])
        assert row.contact.phone == "0233 3872 123"
        assert row.text.startswith(f"Kính gửi: {row.unit_name}\n")
        assert "tháng 03/2019" in row.text
        assert f"{row.unit_name} (Văn phòng, ĐT 0233 3872 123, vp@xa.vn)" in reminders.text
        assert all(name in reminders.text for name in names)
        office.review.return_report(board_cell(office, enrolled.units[ONE]).seal, remarks={"": "Xem lại"})
        back = next(row for row in office.reminders.missing(MARCH).rows if row.unit == enrolled.units[ONE])
        assert back.state is SubmissionState.RETURNED
        assert "trả lại" in back.text
    with enrolled.office(ONE) as office, pytest.raises(NotAllowedError):
        office.reminders.missing(MARCH)


def test_a_reminder_for_a_closed_month_says_that_what_comes_now_is_a_correction(enrolled):
    with enrolled.superior() as office:
        assert "đính chính" not in office.reminders.missing(MARCH).text
        office.closing.close_period(MARCH)
        reminders = office.reminders.missing(MARCH)
        assert "đính chính" in reminders.text
        assert all("đính chính" in row.text for row in reminders.rows)


def test_sealing_a_month_again_tells_which_sealed_figures_it_would_leave_blank(enrolled):
    enrolled.report(ONE, VL01=12, DN01=3)
    with enrolled.office(ONE) as office:
        record(office, VL01=MISSING)
        told = [finding.message for finding in office.progress.sheet(MARCH).findings]
        assert [message for message in told if "bản chốt trước ghi 12, nay để trống" in message]
        record(office, VL01=12)
        assert not [f for f in office.progress.sheet(MARCH).findings if "bản chốt trước" in f.message]


def test_two_pcs_of_an_office_that_both_typed_the_code_do_not_differ(enrolled):
    """The note says which seal; who typed it is said by the operation."""
    import shutil

    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    code = code_of(enrolled)
    shutil.copytree(enrolled.root / ONE, enrolled.root / "second")
    enrolled.units["second"] = enrolled.units[ONE]
    confirm(enrolled, code)
    confirm(enrolled, code, "second")
    path = enrolled.exported("second")
    with enrolled.office(ONE) as office:
        office.exchange.import_packages([path])
        book = workplace_of(office).books.of_unit(enrolled.units[ONE])
        assert dict(workplace_of(office).queries.conflicts(book)) == {}
        assert office.submissions.own_state(MARCH) is SubmissionState.RECEIVED_BY_PHONE


def test_what_an_office_keeps_for_itself_goes_to_further_pcs_of_the_superior_only(enrolled):
    from ctph_desktop.services.exchanging.incoming import books_shared_with

    def shared(office, unit):
        workplace = workplace_of(office)
        shared = books_shared_with(workplace, workplace.journal.chain, unit)
        return {kind for kind in BookKind for each in (unit, own) if Book(kind, each, 2019) in shared}

    with enrolled.superior() as office:
        own = office.profile().unit
        assert BookKind.OFFICE in shared(office, own)
        assert BookKind.OFFICE not in shared(office, enrolled.units[ONE])
    with enrolled.office(ONE) as office:
        assert BookKind.OFFICE not in shared(office, enrolled.units[ONE])
        assert BookKind.OFFICE not in shared(office, own)
