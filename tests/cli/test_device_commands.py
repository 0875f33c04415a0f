"""The commands about who may write, as a script uses them."""

import json
import shutil

import pytest

from ctph_desktop.cli import main
from ctph_desktop.office import open_office


@pytest.fixture
def superior(sample):
    return sample / "cap-tren"


@pytest.fixture
def cam_tuyen(sample):
    return sample / "19600-xa-cam-tuyen"


def exported(ctph, office, folder, *more):
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    assert ctph("export", "--office", office, "--to", folder, *more)[0] == 0
    return next(iter(set(folder.iterdir()) - before))


def second_pc(ctph, superior, folder, unit):
    """Let a further PC of an office join and enrol it as the command line does; returns its folder."""
    folder.mkdir()
    _, out, _ = ctph("invite", "--office", superior, "--to", folder)
    letter, code = out.splitlines()[0], out.splitlines()[1].partition(": ")[2]
    new = folder / "may-hai"
    names = ("--person", "Cán bộ xã", "--device", "PC hai", "--unit", unit)
    assert ctph("new-office", new, "--invitation", letter, "--code", code, *names)[0] == 0
    return new


def enrolled(ctph, superior, folder, new, *more, unit=()):
    spoken = ctph("request-code", "--office", new)[1].strip()
    package = exported(ctph, new, folder / "usb", *unit)
    assert ctph("import", "--office", superior, package)[0] == 0
    waiting = next(
        row["package"]
        for row in json.loads(ctph("tray", "--office", superior, "--json")[1])
        if row["device"] == "PC hai"
    )
    assert ctph("enrol", "--office", superior, waiting, "--code", spoken, *more)[0] == 0


def devices(ctph, office, unit):
    told = json.loads(ctph("devices", "--office", office, "--json")[1])
    return next(row for row in told["offices"] if row["name"] == unit)


def test_pcs_are_listed_for_people_and_for_scripts(ctph, superior, cam_tuyen):
    code, out, _ = ctph("devices", "--office", superior)
    assert code == 0
    assert "MAY-CAP-TREN" in out
    assert "giữ danh sách máy" in out
    told = json.loads(ctph("devices", "--office", superior, "--json")[1])
    assert told["may_change"] is True
    assert len(told["offices"]) == 10
    told = json.loads(ctph("devices", "--office", cam_tuyen, "--json")[1])
    assert (told["may_change"], len(told["offices"])) == (False, 2)


def test_a_broken_pc_is_replaced(ctph, superior, cam_tuyen, tmp_path):
    new = second_pc(ctph, superior, tmp_path / "letters", "19600")
    shutil.rmtree(cam_tuyen)
    enrolled(ctph, superior, tmp_path, new, "--replaces", "MAY-19600")
    assert ctph("import", "--office", new, exported(ctph, superior, tmp_path / "back", "--unit", "19600"))[0] == 0
    rows = json.loads(ctph("sheet", "--office", new, "--period", "2019-02", "--json")[1])["rows"]
    assert any(row["in_period"] not in {None, "0"} for row in rows)
    seen = {d["name"]: (d["seals"], d["is_revoked"]) for d in devices(ctph, superior, "Xã Cam Tuyền")["devices"]}
    assert seen == {"MAY-19600": (False, True), "PC hai": (True, False)}


def test_a_second_pc_comes_beside_the_first_and_sealing_moves(ctph, superior, tmp_path):
    new = second_pc(ctph, superior, tmp_path / "letters", "Xã Cam Tuyền")
    enrolled(ctph, superior, tmp_path, new)
    assert ctph("move-sealing", "PC hai", "--office", superior)[0] == 0
    seen = {d["name"]: d["seals"] for d in devices(ctph, superior, "Xã Cam Tuyền")["devices"]}
    assert seen == {"MAY-19600": False, "PC hai": True}
    code, _, err = ctph("move-sealing", "PC ba", "--office", superior)
    assert code == 1
    assert "PC ba" in err


def test_a_pc_of_the_superior_office_joins_by_its_name(ctph, superior, tmp_path):
    new = second_pc(ctph, superior, tmp_path / "letters", "UBND huyện Cam Lộ")
    enrolled(ctph, superior, tmp_path, new, unit=("--unit", "468"))
    assert ctph("import", "--office", new, exported(ctph, superior, tmp_path / "back", "--unit", "468"))[0] == 0
    first, second = (json.loads(ctph("board", "--office", o, "--json")[1]) for o in (superior, new))
    assert [row["months"] for row in first] == [row["months"] for row in second]
    code, _, err = ctph("revoke", "MAY-19600", "--office", new, "--yes")
    assert code == 1
    assert "giữ khoá danh sách máy" in err


def test_revoking_says_first_what_is_lost_and_wants_a_yes(ctph, superior):
    code, out, _ = ctph("revoke", "Xã Cam Tuyền/MAY-19600", "--office", superior)
    assert code == 1
    assert "vẫn được tính" in out
    assert "--yes" in out
    assert not devices(ctph, superior, "Xã Cam Tuyền")["devices"][0]["is_revoked"]
    assert ctph("revoke", "MAY-19600", "--office", superior, "--yes")[0] == 0
    assert devices(ctph, superior, "Xã Cam Tuyền")["devices"][0]["is_revoked"]


def test_the_superior_types_for_a_commune_and_gives_its_book_back(ctph, superior):
    month = ("--office", superior, "--period", "2019-04", "--for", "19600")
    assert ctph("record", *month, "VL01=7", "--origin", "paper")[0] == 1
    assert ctph("keep-for", "19600", "--office", superior)[0] == 0
    code, _, err = ctph("record", *month, "VL01=7")
    assert code == 1
    assert "nguồn" in err
    assert ctph("record", *month, "VL01=7", "--origin", "paper", "--reason", "công văn 12")[0] == 0
    assert ctph("seal", *month, "--origin", "paper", "--yes")[0] == 0
    versions = json.loads(ctph("history", *month, "VL01", "--json")[1])
    assert versions[-1]["reason"] == "Cấp trên nhập thay, nguồn: văn bản giấy; công văn 12"
    board = json.loads(ctph("board", "--office", superior, "--json")[1])
    assert next(row for row in board if row["name"] == "Xã Cam Tuyền")["months"]["2019-04"] == "received"
    assert ctph("give-back", "19600", "--office", superior)[0] == 0
    assert ctph("record", *month, "VL01=8", "--origin", "paper")[0] == 1


def test_what_was_typed_before_the_book_went_is_listed_and_taken_up_when_it_is_back(
    ctph, superior, cam_tuyen, tmp_path
):
    month = ("--office", cam_tuyen, "--period", "2019-04")
    assert ctph("record", *month, "VL01=7")[0] == 0
    assert ctph("keep-for", "19600", "--office", superior)[0] == 0
    answer = exported(ctph, superior, tmp_path / "down", "--unit", "19600")
    assert ctph("import", "--office", cam_tuyen, answer)[0] == 1
    assert ctph("import", "--office", cam_tuyen, answer, "--yes")[0] == 0
    (waiting,) = json.loads(ctph("set-aside", "--office", cam_tuyen, "--json")[1])
    blank, typed = waiting["values"]
    assert (waiting["can_choose"], blank["is_shown"], typed["text"]) == (False, True, "7")
    assert ctph("take-up", typed["value"][:8], "--office", cam_tuyen)[0] == 1
    assert "giữ riêng" in ctph("export", "--office", cam_tuyen, "--to", tmp_path / "down")[1]
    assert ctph("give-back", "19600", "--office", superior)[0] == 0
    answer = exported(ctph, superior, tmp_path / "again", "--unit", "19600")
    assert ctph("import", "--office", cam_tuyen, answer)[0] == 0
    assert "7" in ctph("set-aside", "--office", cam_tuyen)[1]
    assert ctph("take-up", typed["value"][:8], "--office", cam_tuyen)[0] == 0
    versions = json.loads(ctph("history", *month, "VL01", "--json")[1])
    assert versions[-1]["reason"] == "Lấy lại số đã giữ riêng"
    assert json.loads(ctph("set-aside", "--office", cam_tuyen, "--json")[1]) == []


def test_communes_merge_after_a_yes(ctph, superior):
    words = ("19603", "19609", "--new-name", "Xã Hợp Nhất", "--new-code", "19999", "--last-day", "2019-06-30")
    code, out, _ = ctph("merge", *words, "--office", superior)
    assert code == 1
    assert "30/06/2019" in out
    assert ctph("merge", *words, "--office", superior, "--yes")[0] == 0
    assert devices(ctph, superior, "Xã Hợp Nhất")["keeps_own_book"]
    assert not devices(ctph, superior, "Xã Cam An")["keeps_own_book"]
    for wrong in (("19612", "--last-day", "2019-06-30"), (*words, "--into", "19600")):
        with pytest.raises(SystemExit) as left:
            main(["merge", *wrong, "--office", str(superior)])
        assert left.value.code == 2


def test_a_new_superior_takes_over_and_a_commune_follows(ctph, superior, cam_tuyen, tmp_path):
    assert ctph("succeed", "--office", superior, "--name", "Sở mới", "--code", "450")[0] == 0
    _, out, _ = ctph("invite", "--office", superior, "--to", tmp_path)
    letter, code = out.splitlines()[0], out.splitlines()[1].partition(": ")[2]
    refused, _, err = ctph("accept-invitation", letter, "--office", cam_tuyen, "--code", "12345")
    assert refused == 1
    assert err
    done, out, _ = ctph("accept-invitation", letter, "--office", cam_tuyen, "--code", code)
    assert done == 0
    assert "Sở mới" in out
    assert ctph("verify", "--office", cam_tuyen)[0] == 0
    assert ctph("verify", "--office", superior)[0] == 0


def test_a_commune_starts_alone_and_joins_later(ctph, superior, tmp_path):
    alone = tmp_path / "alone"
    assert ctph("new-office", alone, "--alone", "--unit", "19600", "--person", "Cán bộ xã")[0] == 0
    month = ("--office", alone, "--period", "2019-03")
    assert ctph("record", *month, "VL01=5")[0] == 0
    code, _, err = ctph("export", "--office", alone, "--to", tmp_path)
    assert code == 1
    assert "thư mời" in err
    _, out, _ = ctph("invite", "--office", superior, "--to", tmp_path)
    letter, spoken = out.splitlines()[0], out.splitlines()[1].partition(": ")[2]
    assert ctph("accept-invitation", letter, "--office", alone, "--code", spoken)[0] == 0
    rows = json.loads(ctph("sheet", *month, "--json")[1])["rows"]
    assert next(row for row in rows if row["code"] == "VL01")["in_period"] == "5"
    with open_office(alone) as office:
        assert office.profile().superior_name == "UBND huyện Cam Lộ"


def test_a_superior_office_of_ones_own_is_founded_from_a_list_of_units(ctph, tmp_path):
    units = tmp_path / "units.txt"
    own = ("--superior-name", "Sở Nội vụ", "--superior-code", "45SN", "--year", "2026", "--person", "Cán bộ Sở")
    units.write_bytes("\ufeff20001\tPhường Đông Hà\r\n20002\tXã Hiếu Giang\r\n".encode())
    assert ctph("new-office", tmp_path / "own", *own, "--units", units)[0] == 0
    with open_office(tmp_path / "own") as office:
        assert office.profile().unit_code == "45sn"
        assert [row.unit_name for row in office.review.board()] == ["Phường Đông Hà", "Xã Hiếu Giang"]
    units.write_text("20001\tPhường Đông Hà\n20002\n", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        ctph("new-office", tmp_path / "second", *own, "--units", units)
    assert left.value.code == 2
    with pytest.raises(SystemExit):
        ctph("new-office", tmp_path / "second", *own)
    assert ctph("new-office", tmp_path / "second", *own, "--units", tmp_path / "gone")[0] == 3
    assert not (tmp_path / "second").exists()


def test_bd_02_it_begins_with_a_programme_that_has_a_name_alone(ctph, tmp_path):
    (tmp_path / "units.txt").write_text("20001\tPhường Đông Hà\n", encoding="utf-8")
    own = (
        "--superior-name", "Sở Nội vụ", "--superior-code", "45SN", "--year", "2026", "--person", "Cán bộ Sở",
        "--units", tmp_path / "units.txt", "--title", "CTPH giảm nghèo",
    )  # fmt: skip
    assert ctph("new-office", tmp_path / "own", *own)[0] == 0
    with open_office(tmp_path / "own") as office:
        assert office.profile().programme.title == "CTPH giảm nghèo"
        assert office.documents.bones().indicators == ()
    with pytest.raises(SystemExit) as left:
        ctph("new-office", tmp_path / "second", *own, "--model", "lao động")
    assert left.value.code == 2


def test_targets_are_shown_given_and_changed_with_a_reason(ctph, superior, cam_tuyen):
    def counts():
        out = ctph("targets", "--office", superior, "--unit", "19600", "--json")[1]
        return {row["code"]: (row["assigned"], row["committed"]) for row in json.loads(out)["rows"]}

    before = counts()
    give = ("targets", "--office", superior, "--unit", "Xã Cam Tuyền")
    assert ctph(*give, "VL01=1.200", "GN06/ND=7", "--measure", "assigned")[0] == 0
    assert counts()["VL01"] == ("1200", before["VL01"][1])
    assert counts()["GN06/ND"][0] == "7"
    code, _, told = ctph(*give, "VL01=5", "--measure", "assigned")
    assert (code, "lý do" in told) == (1, True)
    assert ctph(*give, "VL01=missing", "--measure", "assigned", "--reason", "QĐ 12")[0] == 0
    assert counts()["VL01"] == before["VL01"]
    for wrong in ("LD01=5", "VL99=5", "VL01=", "VL01=x"):
        assert ctph(*give, wrong)[0] == 1
    assert ctph("targets", "--office", cam_tuyen, "--unit", "19600")[0] == 1


def test_a_unit_is_renamed_from_a_day_on(ctph, superior):
    rename = ("rename-unit", "--office", superior, "Xã Cam Tuyền", "--name", "Phường Cam Tuyền", "--from", "2019-07-01")
    code, out, _ = ctph(*rename)
    assert (code, "Chưa đổi tên" in out) == (1, True)
    assert ctph(*rename, "--yes")[0] == 0
    assert ctph(*rename, "--yes")[0] == 1
    for period, label in (("2019-06", "Xã Cam Tuyền"), ("2019-07", "Phường Cam Tuyền")):
        view = json.loads(ctph("consolidate", "--office", superior, "--period", period, "--json")[1])
        assert label in view["forms"]["bieu-3"]["lines"]


def test_a_unit_is_divided_by_a_list_of_new_ones(ctph, superior, tmp_path):
    parts = tmp_path / "don-vi.txt"
    parts.write_text("19801 Xã Đông\n19802 Xã Tây\n", "utf-8")
    split = ("split", "--office", superior, "Xã Cam Tuyền", "--into", parts, "--last-day", "2019-06-30")
    code, out, _ = ctph(*split)
    assert code == 1
    assert "Chưa chia" in out
    assert ctph(*split, "--yes")[0] == 0
    view = json.loads(ctph("consolidate", "--office", superior, "--period", "2019-07", "--json")[1])
    assert {"Xã Cam Tuyền", "Xã Đông", "Xã Tây"} <= view["forms"]["bieu-3"]["lines"].keys()
