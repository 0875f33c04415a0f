"""The recovery sheet: digits on paper that open the data when the key store has lost the key."""

import pypdfium2
import pytest
from village_offices import record

from ctph_desktop.domain.errors import (
    KeyMissingError,
    KeyStoreUnavailableError,
    RecoveryCodeMistypedError,
    RecoveryCodeWrongError,
    RecoveryGroupWrongError,
    RecoverySheetMissingError,
)
from ctph_desktop.office.restoring import unlock
from ctph_desktop.services.ground.office_card import CARD_NAME
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.sync import recovery
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording import safekeeping as words

ONE = "commune 0"


def lose_key(village, name=ONE):
    (village.root / name / KEY_FILE).unlink()


def issued(village, *, confirmed=True, name=ONE):
    with village.office(name) as office:
        sheet = office.safekeeping.recovery.issue()
        if confirmed:
            office.safekeeping.recovery.confirm(sheet.groups[-1])
    return sheet


def test_a_code_has_more_than_128_random_bits_and_a_check_digit_in_each_group():
    code = recovery.new_code()
    assert (len(code), {len(group) for group in code}) == (8, {6})
    assert 10 ** (5 * 8) > 2**128
    assert recovery.read_code("".join(code)) == recovery.read_code(" - ".join(code)) == code
    assert recovery.new_code() != code


@pytest.mark.parametrize("place", range(8))
def test_a_wrong_digit_is_told_by_its_group(place):
    code = list(recovery.new_code())
    for digit in "0123456789":
        typed = [*code]
        typed[place] = digit + code[place][1:]
        if typed == code:
            continue
        with pytest.raises(RecoveryCodeMistypedError) as caught:
            recovery.read_code(" ".join(typed))
        assert caught.value.groups == (place,)


def test_a_lost_key_is_brought_back_by_the_sheet_and_kept_again(founded):
    sheet = issued(founded)
    lose_key(founded)
    with pytest.raises(KeyMissingError), founded.office(ONE):
        pass
    unlock(founded.root / ONE, "-".join(sheet.groups))
    with founded.office(ONE) as office:
        record(office, VL01=3)


def test_on_a_pc_without_a_key_store_the_key_goes_into_the_file_and_the_card_says_so(founded):
    sheet = issued(founded)
    lose_key(founded)
    card = founded.root / ONE / CARD_NAME
    card.write_text(card.read_text("utf-8").replace('"key_store": "file"', '"key_store": "system"'), "utf-8")
    with pytest.raises(KeyStoreUnavailableError), founded.office(ONE):
        pass
    unlock(founded.root / ONE, "".join(sheet.groups))
    with founded.office(ONE) as office:
        record(office, VL01=3)
    assert '"key_store": "file"' in card.read_text("utf-8")


def test_another_sheets_code_opens_nothing_and_changes_nothing(founded):
    issued(founded)
    lose_key(founded)
    before = sorted(path.name for path in (founded.root / ONE).iterdir())
    with pytest.raises(RecoveryCodeWrongError):
        unlock(founded.root / ONE, " ".join(recovery.new_code()))
    assert sorted(path.name for path in (founded.root / ONE).iterdir()) == before


def test_without_a_sheet_there_is_nothing_to_type(founded):
    lose_key(founded)
    with pytest.raises(RecoverySheetMissingError):
        unlock(founded.root / ONE, " ".join(recovery.new_code()))


def test_a_new_sheet_replaces_the_old_one_only_when_it_is_known_to_be_on_paper(founded):
    old = issued(founded)
    new = issued(founded, confirmed=False)
    lose_key(founded)
    unlock(founded.root / ONE, " ".join(old.groups))
    lose_key(founded)
    unlock(founded.root / ONE, " ".join(new.groups))
    with founded.office(ONE) as office:
        office.safekeeping.recovery.confirm(new.groups[-1])
    lose_key(founded)
    with pytest.raises(RecoveryCodeWrongError):
        unlock(founded.root / ONE, " ".join(old.groups))
    unlock(founded.root / ONE, " ".join(new.groups))


def test_a_sheet_nobody_confirmed_does_not_add_up(founded):
    for _ in range(3):
        issued(founded, confirmed=False)
    with founded.office(ONE) as office:
        assert len(office.safekeeping.recovery.keys()) == 1


def test_every_screen_says_what_is_missing_until_the_last_group_was_typed_back(founded):
    with founded.office(ONE) as office:
        workplace = office._workplace
        workplace.identity = type(workplace.identity)(**{**_fields(workplace.identity), "sample_note": ""})
        keeping = office.safekeeping
        assert any("Chưa có phiếu phục hồi" in notice for notice in keeping.notices())
        sheet = keeping.recovery.issue()
        assert any("chưa được xác nhận" in notice for notice in keeping.notices())
        for wrong in (sheet.groups[0], "", "12345", "chữ"):
            with pytest.raises(RecoveryGroupWrongError):
                keeping.recovery.confirm(wrong)
        keeping.recovery.confirm(f" {sheet.groups[-1]} ")
        assert keeping.notices() == ()
        assert keeping.view().is_sheet_confirmed


def _fields(struct):
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def test_any_group_of_the_sheet_in_the_drawer_can_be_tested(founded):
    with founded.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        for place, group in enumerate(sheet.groups):
            office.safekeeping.recovery.test(place, group)
        assert {office.safekeeping.recovery.any_group() for _ in range(200)} == set(range(8))
        with pytest.raises(RecoveryGroupWrongError):
            office.safekeeping.recovery.test(0, sheet.groups[1] if sheet.groups[1] != sheet.groups[0] else "000000")


def test_the_code_lies_in_no_file_of_the_office(founded):
    sheet = issued(founded)
    for path in (founded.root / ONE).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(group.encode() in content for group in sheet.groups[:4] if path.suffix == ".json")
            assert "".join(sheet.groups).encode() not in content
            assert " ".join(sheet.groups).encode() not in content


@pytest.mark.parametrize("text", ["", "{}", '{"format": 1}', "\xff", '{"format":1,"note":"","keys":[{"sheet":"A"}]}'])
def test_a_damaged_file_of_wrapped_keys_is_as_none(founded, text):
    issued(founded)
    (founded.root / ONE / RECOVERY_FILE).write_text(text)
    lose_key(founded)
    with pytest.raises(RecoverySheetMissingError):
        unlock(founded.root / ONE, " ".join(recovery.new_code()))


def test_where_the_file_of_wrapped_keys_is_lost_that_of_a_backup_serves(founded):
    sheet = issued(founded)
    with founded.office(ONE) as office:
        office.safekeeping.backups.make()
    (founded.root / ONE / RECOVERY_FILE).unlink()
    lose_key(founded)
    unlock(founded.root / ONE, "".join(sheet.groups))
    with founded.office(ONE):
        pass


def test_the_printed_page_holds_the_whole_code_and_the_number_of_the_sheet(founded, tmp_path):
    with founded.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.save_sheet(sheet, tmp_path / "phiếu.pdf")
    pages = pypdfium2.PdfDocument(tmp_path / "phiếu.pdf")
    text = pages[0].get_textpage().get_text_range()
    assert len(pages) == 1
    assert all(group in text for group in sheet.groups)
    assert sheet.number in text
    assert sheet.unit_name in text


def test_only_a_sheet_that_had_one_before_it_speaks_of_an_old_one(enrolled):
    with enrolled.office(ONE) as office:
        recovery_service = office.safekeeping.recovery
        first = recovery_service.issue()
        assert first.is_first
        assert not recovery_service.confirm(first.groups[-1])
        second = recovery_service.issue()
        assert not second.is_first
        assert recovery_service.confirm(second.groups[-1])
        assert not recovery_service.confirm(second.groups[-1]), "confirmed again, it replaces nothing"
        said = {}
        for sheet in (first, second):
            office.safekeeping.save_sheet(sheet, enrolled.root / "sheet.pdf")
            page = pypdfium2.PdfDocument(enrolled.root / "sheet.pdf")[0].get_textpage().get_text_range()
            said[sheet.number] = " ".join(page.split())
    assert "phiếu cũ" not in said[first.number]
    assert "hãy huỷ phiếu cũ" in said[second.number]
    assert "huỷ phiếu cũ" not in words.sheet_confirmed(is_first=True)
    assert "huỷ phiếu cũ" in words.sheet_confirmed(is_first=False)
