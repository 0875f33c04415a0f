"""Backups, restoring, the recovery sheet and handing over from the command line."""

import io
import json
import re
import shutil
import stat
import sys

import pytest

from ctph_desktop.cli import main
from ctph_desktop.demonstration.sample import build_sample
from ctph_desktop.office import open_office
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.system.secrets import KEY_FILE


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("kept") / "mau").root


@pytest.fixture
def office(built, tmp_path):
    return shutil.copytree(built / "19600-xa-cam-tuyen", tmp_path / "xã")


def ctph(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def new_sheet(capsys, office):
    code, out, _ = ctph(capsys, "recovery-sheet", "--office", office, "--new")
    assert code == 0
    return re.search(r"(?:\d{6} ){7}\d{6}", out)[0].split()


def test_a_backup_is_made_listed_and_carried_to_a_stick(office, tmp_path, capsys):
    (tmp_path / "usb").mkdir()
    code, out, err = ctph(capsys, "backup", "--office", office, "--to", tmp_path / "usb", "--json")
    assert code == 0
    assert "chính ổ đĩa đang chứa dữ liệu" in err
    (made,) = json.loads(out)
    assert made["operations"] > 0
    assert [
        row["path"]
        for row in json.loads(ctph(capsys, "backups", "--office", office, "--in", tmp_path / "usb", "--json")[1])
    ] == [made["path"]]
    code, out, _ = ctph(capsys, "backups", "--office", office)
    assert "do cán bộ bấm" in out
    assert "chưa" in out
    code, out, _ = ctph(capsys, "backup", "--office", office, "--if-due")
    assert (code, "Chưa cần sao lưu" in out) == (0, True)


def test_a_lost_key_is_told_and_brought_back_by_the_code(office, capsys):
    groups = new_sheet(capsys, office)
    assert "chưa xác nhận" in ctph(capsys, "recovery-sheet", "--office", office)[1]
    wrong = "000000" if groups[-1] != "000000" else "111111"
    assert ctph(capsys, "recovery-sheet", "--office", office, "--confirm", wrong)[0] == 1
    assert ctph(capsys, "recovery-sheet", "--office", office, "--confirm", groups[-1])[0] == 0
    assert ctph(capsys, "recovery-sheet", "--office", office, "--test", 3, groups[2])[0] == 0
    assert ctph(capsys, "recovery-sheet", "--office", office, "--test", 9, groups[2])[0] == 1
    (office / KEY_FILE).unlink()
    code, _, err = ctph(capsys, "verify", "--office", office)
    assert (code, "phiếu phục hồi" in err) == (3, True)
    code, _, err = ctph(capsys, "unlock", "--office", office, "--code", "123456 " * 8)
    assert (code, "Nhóm số thứ" in err) == (1, True)
    assert ctph(capsys, "unlock", "--office", office, "--code", "".join(groups))[0] == 0
    assert ctph(capsys, "verify", "--office", office)[0] == 0


def test_a_code_is_typed_where_nobody_else_on_the_pc_sees_it(office, capsys, monkeypatch):
    groups = new_sheet(capsys, office)
    (office / KEY_FILE).unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(groups) + "\n"))
    assert ctph(capsys, "unlock", "--office", office)[0] == 0
    made = json.loads(ctph(capsys, "backup", "--office", office, "--json")[1])[0]["path"]
    (office / KEY_FILE).unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(groups) + "\n"))
    assert ctph(capsys, "restore", made, "--office", office, "--code", "-")[0] == 0
    assert ctph(capsys, "verify", "--office", office)[0] == 0


def test_a_terminal_is_asked_for_the_code_when_a_backup_needs_one(office, capsys, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    groups = new_sheet(capsys, office)
    ctph(capsys, "backup", "--office", office)
    (office / KEY_FILE).unlink()
    assert ctph(capsys, "restore", "--office", office)[0] == 1
    monkeypatch.setattr("sys.stdin", Terminal(" ".join(groups) + "\n"))
    code, _, err = ctph(capsys, "restore", "--office", office)
    assert (code, "Gõ mã trên phiếu phục hồi" in err) == (0, True)


def test_a_ruined_database_is_restored_from_the_newest_backup(office, capsys):
    ctph(capsys, "backup", "--office", office)
    (office / "ctph.db").write_bytes(b"ruined" * 4000)
    assert ctph(capsys, "verify", "--office", office)[0] == 3
    code, out, _ = ctph(capsys, "restore", "--office", office)
    assert code == 0
    assert "không mở được" in out
    code, out, _ = ctph(capsys, "verify", "--office", office)
    assert (code, "tất cả nguyên vẹn" in out, "nối được tới" in out) == (0, True, True)


def test_a_new_pc_needs_the_file_and_the_code(office, tmp_path, capsys):
    groups = new_sheet(capsys, office)
    (tmp_path / "usb").mkdir()
    made = json.loads(ctph(capsys, "backup", "--office", office, "--to", tmp_path / "usb", "--json")[1])[0]["path"]
    new = tmp_path / "máy mới"
    assert ctph(capsys, "restore", "--office", new, "--new")[0] == 1
    assert ctph(capsys, "restore", made, "--office", new, "--new")[0] == 1
    assert not new.exists()
    assert ctph(capsys, "restore", made, "--office", new, "--new", "--code", " ".join(groups))[0] == 0
    assert ctph(capsys, "verify", "--office", new)[0] == 0
    assert ctph(capsys, "restore", made, "--office", new, "--new", "--code", " ".join(groups))[0] == 1


def test_without_backups_restoring_says_so(office, tmp_path, capsys):
    shutil.rmtree(office / "sao lưu", ignore_errors=True)
    code, _, err = ctph(capsys, "restore", "--office", office)
    assert (code, "Không thấy bản sao lưu nào" in err) == (1, True)
    (tmp_path / "note.txt").write_text("x")
    code, _, err = ctph(capsys, "restore", tmp_path / "note.txt", "--office", office)
    assert (code, "không phải tệp sao lưu" in err) == (1, True)


def test_handing_over_prints_the_new_code_and_writes_backup_and_minutes(office, tmp_path, capsys):
    (tmp_path / "usb").mkdir()
    code, out, _ = ctph(
        capsys, "handover", "--office", office, "--person", "Cán bộ nhận", "--to", tmp_path / "usb",
        "--minutes", tmp_path / "usb" / "biên bản.pdf",
    )  # fmt: skip
    assert code == 0
    assert re.search(r"(?:\d{6} ){7}\d{6}", out)
    assert sorted(path.suffix for path in (tmp_path / "usb").iterdir()) == [".ctphbak", ".pdf"]


def test_a_handover_that_is_refused_makes_no_sheet_and_changes_nobody(office, tmp_path, capsys):
    (tmp_path / "usb").mkdir()
    before = (office / RECOVERY_FILE).read_bytes() if (office / RECOVERY_FILE).exists() else None
    for person, stick, minutes in (
        (" ", "usb", "usb/m.pdf"),
        ("Cán bộ nhận", "nowhere", "usb/m.pdf"),
        ("Cán bộ nhận", "usb", "nowhere/m.pdf"),
    ):
        code, out, err = ctph(
            capsys, "handover", "--office", office, "--person", person, "--to", tmp_path / stick,
            "--minutes", tmp_path / minutes,
        )  # fmt: skip
        assert (code, out, bool(err)) == (1 if person == " " else 3, "", True)
    assert ((office / RECOVERY_FILE).read_bytes() if (office / RECOVERY_FILE).exists() else None) == before
    with open_office(office) as opened:
        assert not opened.safekeeping.handover.is_begun()
    assert list((tmp_path / "usb").iterdir()) == []


def test_the_sheet_as_a_pdf(office, tmp_path, capsys):
    assert ctph(capsys, "recovery-sheet", "--office", office, "--new", "--pdf", tmp_path / "p.pdf")[0] == 0
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "p.pdf").stat().st_mode) == 0o600, "who reads it opens everything"
