"""A sheet that is shown as the one in use opens the database that is in use, whatever was restored."""

import json
import shutil
from pathlib import Path

import pytest
from village_offices import APRIL, MARCH, Village, record

from ctph_desktop.domain.errors import RecoveryCodeWrongError, RecoverySheetMissingError
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.office.restoring import restore, restore_into_new, unlock
from ctph_desktop.services.ground.leftovers import ASIDE_FOLDER
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording import safekeeping as words

ONE, SECOND = "commune 0", "second"


def with_sheet(village: Village, name: str = ONE) -> RecoverySheet:
    with village.office(name) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
    return sheet


def on_stick(village: Village) -> Path:
    with village.office(ONE) as office:
        return Path(office.safekeeping.backups.save_to(village.stick()).path)


def code_of(sheet: RecoverySheet) -> str:
    return " ".join(sheet.groups)


def sheet_in_use(village: Village, name: str = ONE) -> str:
    """Return the number of the confirmed sheet; notices, view and what can be typed have to agree about it."""
    with village.office(name) as office:
        keeping = office.safekeeping
        view = keeping.view()
        assert (words.no_sheet() in keeping.notices()) is (view.sheet == "")
        assert (words.sheet_not_confirmed() in keeping.notices()) is (bool(view.sheet) and not view.is_sheet_confirmed)
        if not view.sheet:
            assert not view.is_sheet_confirmed
            with pytest.raises(RecoverySheetMissingError):
                keeping.recovery.any_group()
        return view.sheet if view.is_sheet_confirmed else ""


def lose_key(village: Village, name: str = ONE) -> None:
    (village.root / name / KEY_FILE).unlink()


def opened_by(village: Village, sheet: RecoverySheet, name: str = ONE) -> None:
    """The key is lost, and the sheet brings it back; so it does for the newest backup, on another PC."""
    with village.office(name) as office:
        record(office, MARCH, VL01=31)
        made = Path(office.safekeeping.backups.make().path)
    lose_key(village, name)
    unlock(village.root / name, code_of(sheet))
    restore_into_new(village.root / "elsewhere", made, code=code_of(sheet), clock=village.clock)
    for opened in (name, "elsewhere"):
        with village.office(opened) as office:
            assert office.progress.sheet(MARCH).rows[0].in_period.quantity == 31


@pytest.fixture
def backed_up(enrolled):
    """A village whose first commune has a confirmed sheet and a backup on a stick."""
    sheet = with_sheet(enrolled)
    return enrolled, sheet, on_stick(enrolled)


def begin_anew(village: Village, monkeypatch, tmp_path: Path) -> None:
    """The PC is lost; another one joins in its place, with a key of its own."""
    shutil.rmtree(village.root / ONE)
    monkeypatch.setenv("CTPH_STATE", str(tmp_path / "state of a new pc"))
    village.join(ONE, village.units[ONE])


def test_a_second_pc_that_restores_the_first_ones_backup_has_no_sheet_until_it_makes_one(backed_up):
    village, sheet, backup = backed_up
    village.join(SECOND, village.units[ONE], device="PC 2")
    restore(village.root / SECOND, backup, code=code_of(sheet), clock=village.clock)
    assert sheet_in_use(village, SECOND) == ""
    with village.office(SECOND) as office:
        assert not office.safekeeping.backups.make().has_sheet
    own = with_sheet(village, SECOND)
    assert sheet_in_use(village, SECOND) == own.number
    opened_by(village, own, SECOND)


def test_a_second_pc_with_a_sheet_of_its_own_keeps_it(backed_up):
    village, sheet, backup = backed_up
    village.join(SECOND, village.units[ONE], device="PC 2")
    own = with_sheet(village, SECOND)
    restore(village.root / SECOND, backup, code=code_of(sheet), clock=village.clock)
    assert sheet_in_use(village, SECOND) == own.number
    opened_by(village, own, SECOND)


def test_a_pc_begun_anew_is_told_that_the_old_sheet_does_not_open_its_data(backed_up, monkeypatch, tmp_path):
    village, sheet, backup = backed_up
    begin_anew(village, monkeypatch, tmp_path)
    restore(village.root / ONE, backup, code=code_of(sheet), clock=village.clock)
    assert sheet_in_use(village) == ""
    opened_by(village, with_sheet(village))


def test_when_the_new_key_is_lost_the_old_sheet_and_its_backup_open_everything_again(backed_up, monkeypatch, tmp_path):
    village, sheet, backup = backed_up
    begin_anew(village, monkeypatch, tmp_path)
    other = with_sheet(village)
    before = (village.root / ONE / RECOVERY_FILE).read_text("utf-8")
    lose_key(village)
    restore(village.root / ONE, backup, code=code_of(sheet), clock=village.clock)
    assert sheet_in_use(village) == sheet.number
    aside = list((village.root / ONE / ASIDE_FOLDER).glob("*.json"))
    assert [path.read_text("utf-8") for path in aside] == [before]
    opened_by(village, sheet)
    lose_key(village)
    with pytest.raises(RecoveryCodeWrongError):
        unlock(village.root / ONE, code_of(other))


def test_a_restore_that_fails_leaves_the_sheets_as_they_were(backed_up, monkeypatch, tmp_path):
    village, sheet, backup = backed_up
    begin_anew(village, monkeypatch, tmp_path)
    other = with_sheet(village)
    lose_key(village)
    with monkeypatch.context() as patched:
        patched.setattr("ctph_desktop.office.restoring._keep_aside", _no_room)
        with pytest.raises(KeyboardInterrupt):
            restore(village.root / ONE, backup, code=code_of(sheet), clock=village.clock)
    (village.root / ONE / KEY_FILE).unlink(missing_ok=True)
    unlock(village.root / ONE, code_of(other))
    assert sheet_in_use(village) == other.number


def _no_room(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_with_the_key_lost_an_older_backup_does_not_bring_back_a_sheet_that_was_shut_out(backed_up):
    village, old, backup = backed_up
    new = with_sheet(village)
    lose_key(village)
    restore(village.root / ONE, backup, code=code_of(old), clock=village.clock)
    assert sheet_in_use(village) == new.number
    opened_by(village, new)


def test_without_its_file_a_sheet_that_was_shut_out_does_not_come_back(backed_up):
    village, _, backup = backed_up
    with_sheet(village)
    (village.root / ONE / RECOVERY_FILE).unlink()
    restore(village.root / ONE, backup, clock=village.clock)
    assert not (village.root / ONE / RECOVERY_FILE).exists()
    assert sheet_in_use(village) == ""
    opened_by(village, with_sheet(village))


def test_without_its_file_the_sheet_in_use_comes_back_with_a_backup_that_has_it(backed_up):
    village, sheet, backup = backed_up
    (village.root / ONE / RECOVERY_FILE).unlink()
    restore(village.root / ONE, backup, clock=village.clock)
    assert sheet_in_use(village) == sheet.number
    opened_by(village, sheet)


def test_a_sheet_that_nobody_was_shown_does_not_count_and_the_one_before_goes_on(backed_up):
    """The program ended between the file and the database: the new code was never on paper."""
    village, sheet, _ = backed_up
    file = village.root / ONE / RECOVERY_FILE
    content = json.loads(file.read_text("utf-8"))
    content["keys"].append(content["keys"][0] | {"sheet": "FFFFFFFF", "box": "00" * 72})
    file.write_text(json.dumps(content))
    assert sheet_in_use(village) == sheet.number
    opened_by(village, sheet)


def test_a_ruined_database_without_key_takes_the_sheet_its_backup_names(backed_up):
    village, old, backup = backed_up
    with_sheet(village)
    with village.office(ONE) as office:
        record(office, APRIL, VL01=2)
    lose_key(village)
    (village.root / ONE / "ctph.db").write_bytes(b"\0" * 8192)
    restore(village.root / ONE, backup, code=code_of(old), clock=village.clock)
    assert sheet_in_use(village) == old.number
    opened_by(village, old)
