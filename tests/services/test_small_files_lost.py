"""What a power cut leaves of the small files beside a database costs nobody the office: it opens, or it is restored."""

import os
import shutil
import sys
from pathlib import Path

import msgspec
import pytest
from village_offices import MARCH, record

from ctph_desktop.domain.errors import (
    BackupNotOpenedError,
    FileDamagedError,
    FileInPlaceError,
    FolderInPlaceError,
    KeyMissingError,
    NewerDatabaseError,
    NotAnOfficeError,
)
from ctph_desktop.office import open_office
from ctph_desktop.office.folders import summarise
from ctph_desktop.office.restoring import newest_backup, restore, unlock
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER, SENT_FOLDER
from ctph_desktop.services.ground.office_card import CARD_NAME, DATABASE_NAME, read_card
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.reporting.first_view import FIRST_VIEW_NAME, keep_first_view
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE, read_keys
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.system.single_instance import LOCK_FILE
from ctph_desktop.wording.errors import explain

DAMAGES = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size or 300)),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3]),
    "a mark before it": lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()),
}
LOST = [name for name in DAMAGES if name != "a mark before it"]
REPLACED = {
    "a folder": lambda path: path.mkdir(),
    "beyond all size": lambda path: (path.write_bytes(b""), os.truncate(path, 3 << 30)),
} | ({} if sys.platform == "win32" else {"a pipe": os.mkfifo})
FILES = (CARD_NAME, RECOVERY_FILE, FIRST_VIEW_NAME, LOCK_FILE)


@pytest.fixture(scope="module")
def whole(_enrolled, tmp_path_factory):
    """The folder of a commune with a sheet, a backup and VL01=3 in March, and the code of the sheet."""
    village = _enrolled.copy_to(tmp_path_factory.mktemp("whole") / "village")
    folder = village.root / "commune 0"
    with village.office("commune 0") as office:
        record(office, MARCH, VL01=3)
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        office.safekeeping.backups.make()
        view = office.first_view()
    keep_first_view(folder, view)
    return folder, " ".join(sheet.groups)


@pytest.fixture
def office(whole, tmp_path):
    return shutil.copytree(whole[0], tmp_path / "office")


def figure(folder: Path) -> int | None:
    with open_office(folder) as office:
        return office.progress.sheet(MARCH).rows[0].in_period.quantity


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_an_office_opens_whatever_became_of_a_small_file_and_writes_it_anew(office, name, damage):
    card, keys = read_card(office), read_keys(office)
    DAMAGES[damage](office / name)
    assert summarise(office).unit_name == card.unit_name
    assert figure(office) == 3
    assert (read_card(office), read_keys(office)) == (card, keys)


@pytest.mark.parametrize("thing", REPLACED)
@pytest.mark.parametrize("name", [CARD_NAME, RECOVERY_FILE, FIRST_VIEW_NAME, KEY_FILE])
def test_what_is_no_file_in_the_place_of_a_small_file_is_neither_waited_for_nor_read_into_memory(
    office, whole, name, thing
):
    (office / name).unlink()
    REPLACED[thing](office / name)
    if name == KEY_FILE:
        with pytest.raises(FolderInPlaceError if thing == "a folder" else KeyMissingError):
            figure(office)
        if thing == "a folder":
            (office / name).rmdir()
        unlock(office, whole[1])
    assert figure(office) == 3
    if name == CARD_NAME:
        restore(office, newest_backup(office))
        assert figure(office) == 3


def laid_over(path: Path) -> Path:
    """Put a folder in the place of a file; return what lies in it, which nobody may lose."""
    path.unlink()
    path.mkdir()
    (path / "thư.txt").write_text("của cán bộ", encoding="utf-8")
    return path / "thư.txt"


@pytest.mark.parametrize("name", [DATABASE_NAME, LOCK_FILE, KEY_FILE])
def test_a_folder_in_the_place_of_a_file_the_office_needs_is_told_and_left_alone(office, whole, name):
    lies_there = laid_over(office / name)
    acts = {
        "open": lambda: figure(office),
        "unlock": lambda: unlock(office, whole[1]),
        "restore": lambda: restore(office, newest_backup(office), code=whole[1]),
    }
    for act in acts.values():
        with pytest.raises(FolderInPlaceError) as caught:
            act()
        assert caught.value.path == office / name
        assert f"“{office / name}” đang có một thư mục cùng tên" in explain(caught.value)
    assert lies_there.exists()
    assert summarise(office).unit_name
    assert not list(office.glob("*.phuc-hoi*"))


def test_a_folder_in_the_place_of_the_card_or_the_sheets_stops_nothing_and_is_told(office):
    lie_there = [laid_over(office / name) for name in (CARD_NAME, RECOVERY_FILE)]
    with open_office(office) as opened:
        notices = opened.safekeeping.notices()
        for name in (CARD_NAME, RECOVERY_FILE):
            assert any(str(office / name) in sentence for sentence in notices)
            assert any(str(office / name) in sentence for sentence in opened.inspection.verify().problems)
        assert not any("Chưa có phiếu" in sentence for sentence in notices)
        for act in (opened.safekeeping.recovery.issue, opened.safekeeping.recovery.any_group):
            with pytest.raises(FolderInPlaceError):
                act()
        opened.safekeeping.backups.make()
    assert all(path.exists() for path in lie_there)


@pytest.mark.parametrize("name", [BACKUP_FOLDER, SENT_FOLDER])
def test_a_file_in_the_place_of_a_folder_is_told_and_left_alone(office, name):
    shutil.rmtree(office / name, ignore_errors=True)
    (office / name).write_bytes(b"x")
    act = {
        BACKUP_FOLDER: lambda opened: opened.safekeeping.backups.make(),
        SENT_FOLDER: lambda opened: opened.exchange.export_package(office.parent),
    }[name]
    with open_office(office) as opened, pytest.raises(FileInPlaceError) as caught:
        act(opened)
    assert caught.value.path == office / name
    assert (office / name).read_bytes() == b"x"


@pytest.mark.parametrize("damage", LOST)
def test_without_its_card_an_office_with_a_ruined_database_is_restored(office, damage):
    card = read_card(office)
    DAMAGES[damage](office / CARD_NAME)
    (office / DATABASE_NAME).write_bytes(bytes(8192))
    restore(office, newest_backup(office))
    assert (figure(office), read_card(office)) == (3, card)


@pytest.mark.parametrize("damage", LOST)
def test_with_a_spoilt_key_the_code_of_the_sheet_opens_the_office(office, whole, damage):
    DAMAGES[damage](office / KEY_FILE)
    with pytest.raises(KeyMissingError):
        figure(office)
    unlock(office, whole[1])
    assert figure(office) == 3


def test_a_key_file_that_notepad_saved_is_read(office):
    DAMAGES["a mark before it"](office / KEY_FILE)
    assert figure(office) == 3


def test_with_everything_beside_the_backups_lost_the_code_brings_the_office_back(office, whole):
    for path in office.iterdir():
        if path.name != BACKUP_FOLDER:
            path.unlink() if path.is_file() else shutil.rmtree(path)
    with pytest.raises(KeyMissingError):
        figure(office)
    with pytest.raises(BackupNotOpenedError):
        restore(office, newest_backup(office))
    restore(office, newest_backup(office), code=whole[1])
    assert figure(office) == 3
    assert read_card(office).role == OfficeRole.COMMUNE


def test_a_code_that_is_right_keeps_the_key_though_the_database_is_ruined(office, whole):
    (office / KEY_FILE).unlink()
    (office / DATABASE_NAME).unlink()
    with pytest.raises(FileDamagedError):
        unlock(office, whole[1])
    restore(office, newest_backup(office))
    assert figure(office) == 3


def test_without_card_and_backups_the_database_alone_tells_whose_it_is(office):
    card = read_card(office)
    (office / CARD_NAME).unlink()
    shutil.rmtree(office / BACKUP_FOLDER)
    assert (summarise(office).unit_name, summarise(office).role) == ("office", None)
    assert (figure(office), read_card(office)) == (3, card)


@pytest.mark.parametrize(
    ("member", "value"), [("role", "evil"), ("key_store", "drawer"), ("key_name", "a\n# b = c"), ("plan_year", "x")]
)
def test_a_card_that_says_what_cannot_be_is_as_good_as_lost(office, member, value):
    card = read_card(office)
    told = msgspec.json.decode((office / CARD_NAME).read_bytes())
    (office / CARD_NAME).write_bytes(msgspec.json.encode(told | {member: value}))
    assert summarise(office).role is OfficeRole.COMMUNE
    assert (figure(office), read_card(office)) == (3, card)


def test_a_card_of_a_later_version_is_neither_read_nor_written_over(office):
    told = msgspec.json.decode((office / CARD_NAME).read_bytes())
    later = msgspec.json.encode(told | {"format": 99, "role": {"of": "another shape"}})
    (office / CARD_NAME).write_bytes(later)
    assert summarise(office) is not None
    for work in (lambda: figure(office), lambda: restore(office, newest_backup(office))):
        with pytest.raises(NewerDatabaseError):
            work()
    assert (office / CARD_NAME).read_bytes() == later


def test_a_strange_folder_is_no_office_and_gets_no_file(tmp_path):
    (tmp_path / "bảng.xlsx").write_bytes(b"")
    with pytest.raises(NotAnOfficeError):
        figure(tmp_path)
    assert summarise(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["bảng.xlsx"]
