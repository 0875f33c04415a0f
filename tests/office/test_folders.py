"""Offices are found by what lies in their folders, whatever became of it, and new ones get folders of their own."""

import errno
import json
from pathlib import Path

import pytest

from ctph_desktop.domain.errors import DriveFailedError
from ctph_desktop.office.cards import require_office
from ctph_desktop.office.folders import holds_office, offices_below, summarise
from ctph_desktop.office.new_places import NewOffice, free_place, like_it
from ctph_desktop.services.ground.office_rows import CardState, OfficeRole

CARD = {
    "format": 1,
    "key_name": "ab" * 16,
    "key_store": "file",
    "unit_name": "Xã Cam Tuyền",
    "unit_code": "19600",
    "role": "commune",
    "plan_year": 2026,
    "is_sample": False,
}


def an_office(place: Path, name: str, **changed: object) -> Path:
    folder = place / name
    folder.mkdir(parents=True)
    (folder / "don-vi.json").write_text(json.dumps(CARD | changed), "utf-8")
    (folder / "ctph.db").write_bytes(b"x")
    return folder


@pytest.mark.parametrize(
    ("card", "state", "name"),
    [
        (json.dumps(CARD).encode(), CardState.READABLE, "Xã Cam Tuyền"),
        (json.dumps(CARD | {"role": "evil"}).encode(), CardState.DAMAGED, "19600"),
        (json.dumps(CARD | {"format": 99}).encode(), CardState.NEWER, "19600"),
        (json.dumps({"format": 99, "name": "x"}).encode(), CardState.NEWER, "19600"),
        (json.dumps(CARD | {"unit_name": 7}).encode(), CardState.DAMAGED, "19600"),
        (json.dumps(CARD).encode()[:100], CardState.DAMAGED, "19600"),
        (bytes(300), CardState.DAMAGED, "19600"),
        (b"", CardState.DAMAGED, "19600"),
        (b"\xff\xfe\x00", CardState.DAMAGED, "19600"),
        (b"[" * 100_000, CardState.DAMAGED, "19600"),
    ],
)
def test_a_card_in_any_state_stands_for_an_office(card, state, name, tmp_path):
    folder = an_office(tmp_path, "19600")
    (folder / "don-vi.json").write_bytes(card)
    summary = summarise(folder)
    assert (summary.card, summary.unit_name) == (state, name)
    assert (summary.role is OfficeRole.COMMUNE) == (state is CardState.READABLE)


def test_an_unknown_place_of_the_key_does_not_keep_the_office_from_being_listed(tmp_path):
    assert summarise(an_office(tmp_path, "19600", key_store="cloud")).card is CardState.DAMAGED


def test_a_database_without_a_card_stands_for_an_office_and_an_empty_folder_for_none(tmp_path):
    (tmp_path / "19600").mkdir()
    assert summarise(tmp_path / "19600") is None
    (tmp_path / "19600" / "ctph.db").write_bytes(b"x")
    assert summarise(tmp_path / "19600").card is CardState.DAMAGED
    assert not holds_office(Path("a\0b"))
    assert not holds_office(tmp_path / ("x" * 5000))


def test_offices_are_found_in_a_folder_and_one_level_deeper_but_not_within_an_office(tmp_path):
    plain = an_office(tmp_path, "19600")
    an_office(plain, "giữ lại")
    deeper = an_office(tmp_path / "bo-mau", "cap-tren")
    an_office(tmp_path, "19603.1234abcd.new")
    an_office(tmp_path / "xa" / "qua", "sâu")
    (tmp_path / "preferences.ini").write_text("", "utf-8")
    assert offices_below(tmp_path) == (plain, deeper)
    assert offices_below(tmp_path / "gone") == ()


def test_a_new_office_is_named_by_code_and_year_then_by_the_superior_then_by_a_number(tmp_path):
    new = NewOffice(OfficeRole.COMMUNE, "19600", 2026, "UBND huyện Cam Lộ")
    names = []
    for _ in range(4):
        place = free_place(tmp_path, new)
        place.mkdir()
        names.append(place.name)
    assert names == [
        "19600-2026", "19600-2026-ubnd-huyen-cam-lo", "19600-2026-ubnd-huyen-cam-lo-2", "19600-2026-ubnd-huyen-cam-lo-3"
    ]  # fmt: skip
    assert free_place(tmp_path, NewOffice(OfficeRole.SUPERIOR, "461", 2027)).name == "cap-tren-461-2027"


@pytest.mark.parametrize("code", ["../../x", "a/b\\c", "..", "con:", "", "Đông Hà"])
def test_a_code_from_outside_never_leads_out_of_the_place(code, tmp_path):
    place = free_place(tmp_path, NewOffice(OfficeRole.COMMUNE, code, 2026, "../.."))
    assert place.parent == tmp_path
    assert set(place.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_an_office_like_the_new_one_is_of_the_same_unit_and_role_in_whatever_year_it_began(tmp_path):
    same = an_office(tmp_path, "a", plan_year=2021)
    folders = [
        an_office(tmp_path, "b", is_sample=True),
        an_office(tmp_path, "c", role="superior"),
        an_office(tmp_path, "d", unit_code="19603"),
        an_office(tmp_path, "e", role="evil"),
        an_office(tmp_path, "f", unit_code=""),
    ]
    new = NewOffice(OfficeRole.COMMUNE, "19600", 2026)
    assert like_it(folders, new) is None
    assert like_it([*folders, same], new) == same
    assert like_it(folders, NewOffice(OfficeRole.COMMUNE, "", 2026)) is None


@pytest.mark.parametrize("name", ["don-vi.json", "ctph.db"])
def test_a_drive_that_does_not_say_what_lies_on_it_is_told_as_one_that_fails(name, tmp_path, monkeypatch):
    (tmp_path / "ctph.db").touch()
    looked = Path.exists

    def exists(path, **options):
        if path.name == name:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return False if path.name == "don-vi.json" else looked(path, **options)

    monkeypatch.setattr(Path, "exists", exists)
    with pytest.raises(DriveFailedError):
        require_office(tmp_path)
