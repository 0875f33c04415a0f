"""The command line as a script uses it: exit codes, sentences, JSON."""

import io
import json
import os
import subprocess
import sys

import pytest

from ctph_desktop.cli import main
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.system.paths import DATA_VARIABLE
from ctph_desktop.wording import terms


@pytest.fixture
def cam_tuyen(sample):
    return sample / "19600-xa-cam-tuyen"


def ctph(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_demonstration_passes_and_prints_what_it_checked(tmp_path, capsys):
    code, out, _ = ctph(capsys, "demo", "--out", tmp_path / "demo", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["is_met"] is True
    assert len([c for c in told["checks"] if "các xã cộng lại" in c["subject"]]) == 10
    assert (tmp_path / "demo" / "ket-qua" / "bieu-1-2-3_2019-03.xlsx").stat().st_size > 10_000
    code, _, err = ctph(capsys, "demo", "--out", tmp_path / "demo")
    assert code == 1
    assert "không có gì bị ghi đè" in err


def test_figures_are_recorded_sealed_exported_and_imported(sample, cam_tuyen, tmp_path, capsys):
    usb = tmp_path / "usb"
    usb.mkdir()
    month = ("--office", cam_tuyen, "--period", "2019-03")
    assert ctph(capsys, "record", *month, "VL01=1.002", "GN06/ND=2", "DN01=nothing")[0] == 0
    rows = json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]
    by_label = {row["label"]: row for row in rows}
    assert by_label["Giải quyết việc làm"]["in_period"] == "1002"
    assert by_label["Đào tạo nghề"]["state"] == "nothing"
    assert by_label["Hộ giảm nghèo"]["in_period"] == "2"
    assert ctph(capsys, "seal", *month, "--yes")[0] == 0
    (written,) = json.loads(ctph(capsys, "export", "--office", cam_tuyen, "--to", usb, "--json")[1])
    superior = ("--office", sample / "cap-tren")
    (seen,) = json.loads(ctph(capsys, "import", *superior, "--preview", "--json", written["path"])[1])
    assert (seen["verdict"], seen["sender"], seen["periods"]) == ("new", "Xã Cam Tuyền", ["tháng 03/2019"])
    assert {"label": "Giải quyết việc làm", "period": "tháng 03/2019", "old": "(để trống)", "new": "1.002"} in (
        seen["changes"]
    )
    assert ctph(capsys, "import", *superior, usb)[0] == 0
    assert (
        ctph(capsys, "return", *superior, "--unit", "Cam Tuyền", "--period", "2019-03", "--remark", "VL01:xem lại")[0]
        == 0
    )
    board = json.loads(ctph(capsys, "board", *superior, "--json")[1])
    assert {row["name"]: row["months"]["2019-03"] for row in board}["Xã Cam Tuyền"] == "returned"
    answers = tmp_path / "answers"
    answers.mkdir()
    assert ctph(capsys, "export", *superior, "--to", answers)[0] == 0
    told = ctph(capsys, "import", "--office", cam_tuyen, answers)[1]
    assert "Báo cáo tháng 03/2019 BỊ TRẢ LẠI, 1 góp ý" in told
    shown = ctph(capsys, "sheet", *month)[1]
    assert "Tháng 03/2019: bị trả lại." in shown
    assert "Góp ý: Giải quyết việc làm: xem lại" in shown


def test_a_history_names_author_device_and_reason(cam_tuyen, capsys):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    ctph(capsys, "record", *month, "VL01=5")
    ctph(capsys, "record", *month, "VL01=7", "--reason", "đếm lại")
    versions = json.loads(ctph(capsys, "history", *month, "VL01", "--json")[1])
    assert [v["quantity"] for v in versions] == ["5", "7"]
    assert versions[-1]["reason"] == "đếm lại"
    assert versions[-1]["device"] == "MAY-19600"
    assert [v["is_current"] for v in versions] == [False, True]


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ("VL01=mười", "“mười” không phải là số"),
        ("VL01=1,297", "Ý bạn là 1.297?"),
        ("VL01=-3", "số âm"),
        ("VL01=2,5", "số nguyên"),
        ("GN06=3", "tổng các dòng bên dưới"),
        ("XX99=3", "Không có chỉ tiêu nào là “XX99”"),
        ("GN06/ND=141", "lớn hơn hộ nghèo đầu kỳ 140"),
    ],
)
def test_a_bad_figure_is_refused_with_a_sentence_and_nothing_is_written(cam_tuyen, capsys, figure, sentence):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    code, _, err = ctph(capsys, "record", *month, "DN01=4", figure)
    assert code == 1
    assert sentence in err
    assert json.loads(ctph(capsys, "sheet", *month, "--json")[1])["state"] == "nothing"


def test_consolidation_with_missing_reports_is_provisional_and_shows_the_four_differences(sample, capsys, tmp_path):
    code, out, _ = ctph(
        capsys,
        "consolidate",
        "--office",
        sample / "cap-tren",
        "--period",
        "2019-03",
        "--json",
        "--xlsx",
        tmp_path / "b.xlsx",
        "--pdf",
        tmp_path / "b.pdf",
    )
    told = json.loads(out)
    assert code == 0
    assert told["coverage"].startswith("tạm tính, 2/9 xã")
    assert [d["column"] for d in told["forms"]["bieu-1"]["discrepancies"]] == ["4", "5", "8", "11"]
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "b.xlsx").read_bytes().startswith(b"PK")


def test_wrong_months_folders_and_files_are_told_apart(sample, cam_tuyen, tmp_path, capsys):
    code, _, err = ctph(capsys, "sheet", "--office", cam_tuyen, "--period", "2018-03")
    assert (code, "năm 2019" in err) == (1, True)
    code, _, err = ctph(capsys, "sheet", "--office", cam_tuyen, "--period", "2020-03")
    assert (code, "Năm 2020 chưa mở" in err) == (1, True)
    code, _, err = ctph(capsys, "sheet", "--office", tmp_path, "--period", "2019-03")
    assert (code, "không chứa dữ liệu" in err) == (1, True)
    (tmp_path / "so-lieu.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 300)
    code, out, _ = ctph(capsys, "import", "--office", sample / "cap-tren", tmp_path / "so-lieu.xlsx")
    assert (code, "không phải gói CTPH" in out) == (1, True)


def test_verify_finds_tables_that_differ_and_rebuild_mends_them(cam_tuyen, capsys):
    assert ctph(capsys, "verify", "--office", cam_tuyen)[0] == 0
    _change_a_figure_behind_the_journal(cam_tuyen)
    code, out, _ = ctph(capsys, "verify", "--office", cam_tuyen)
    assert (code, "khác với nhật ký" in out) == (4, True)
    assert ctph(capsys, "verify", "--office", cam_tuyen, "--rebuild")[0] == 0
    assert ctph(capsys, "verify", "--office", cam_tuyen)[0] == 0


def _change_a_figure_behind_the_journal(folder):
    from sqlalchemy import update

    from ctph_desktop.office import open_office
    from ctph_desktop.storage import tables

    with open_office(folder) as office, office._workplace.journal.database.transaction() as connection:
        connection.execute(update(tables.figure).values(quantity=tables.figure.c.quantity + 10_000))


def test_a_source_that_is_missing_is_a_fault_that_names_the_file(cam_tuyen, tmp_path, capsys):
    source = tmp_path / "so-lieu.txt"
    code, _, err = ctph(capsys, "record", "--office", cam_tuyen, "--period", "2019-03", "--from", source)
    assert code == 3
    assert f"Không đọc được “{source}”" in err


@pytest.mark.parametrize("content", [b"VL01=12\0\0\0\0", b"PK\x03\x04\x14\x9d\xe2"])
def test_a_source_that_is_no_text_is_for_its_writer_to_save_again(cam_tuyen, tmp_path, capsys, content):
    source = tmp_path / "so-lieu.txt"
    source.write_bytes(content)
    code, _, err = ctph(capsys, "record", "--office", cam_tuyen, "--period", "2019-03", "--from", source)
    assert code == 1
    assert str(source) in err
    assert "UTF-8" in err


def test_a_note_is_recorded_kept_with_another_figure_and_taken_away(cam_tuyen, capsys):
    month = ("--office", cam_tuyen, "--period", "2019-03")

    def note(*given):
        assert ctph(capsys, "record", *month, *given)[0] == 0
        rows = {row["code"]: row for row in json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]}
        return rows["VL01"]["note"]

    assert note("VL01=12", "--note", "ước") == "ước"
    assert "Ghi chú, Giải quyết việc làm: ước" in ctph(capsys, "sheet", *month)[1]
    assert note("VL01=13") == "ước"
    assert note("VL01=13", "--note", "") == ""
    assert note("VL01=13", "--note", "ước", "--reason", "x") == "ước"
    assert note("VL01=missing") == ""
    assert [row["note"] for row in json.loads(ctph(capsys, "history", *month, "VL01", "--json")[1])][-2:] == ["ước", ""]


def test_figures_come_from_a_file_or_from_standard_input(cam_tuyen, tmp_path, capsys, monkeypatch):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    (tmp_path / "so.txt").write_bytes("\ufeffVL01=12\r\n\r\nDN01 = nothing\r\n".encode())
    assert ctph(capsys, "record", *month, "--from", tmp_path / "so.txt")[:2] == (0, "Đã lưu 2 số.\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"VL01=13\n")))
    assert ctph(capsys, "record", *month, "--from", "-")[0] == 0
    rows = {row["code"]: row for row in json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]}
    assert (rows["VL01"]["in_period"], rows["DN01"]["state"]) == ("13", "nothing")
    assert ctph(capsys, "record", *month, "VL01=-", "DN01=not_applicable")[0] == 0
    rows = {row["code"]: row for row in json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]}
    assert [rows[code]["state"] for code in ("VL01", "DN01")] == ["not_applicable"] * 2


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (("VL01=12", "vl01=13"), "“vl01” được ghi hai lần"),
        (("VL01=",), "VL01=nothing (không phát sinh), VL01=- (không áp dụng) hoặc VL01=missing (để trống)"),
        (("VL01",), "“VL01” chưa có số"),
    ],
)
def test_a_figure_named_twice_or_left_out_is_refused_and_nothing_is_written(cam_tuyen, capsys, figures, sentence):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    code, _, err = ctph(capsys, "record", *month, "DN01=4", *figures)
    assert code == 1
    assert sentence in err
    assert json.loads(ctph(capsys, "sheet", *month, "--json")[1])["state"] == "nothing"


def test_every_code_the_sheet_prints_names_its_line_to_other_commands(cam_tuyen, capsys):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    head, *lines = ctph(capsys, "sheet", *month)[1].splitlines()
    assert head.startswith("Mã ")
    rows = json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]
    printed = [line.split()[0] for line in lines[: len(rows)]]
    assert printed == [row["code"] for row in rows]
    assert {"VL01", "GN06", "GN06/ND"} <= set(printed)
    assert ctph(capsys, "record", *month, *(f"{code}=1" for code in _typed(rows)))[0] == 0
    filled = json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"]
    assert {row["in_period"] for row in filled if row["code"] in _typed(rows)} == {"1"}


def _typed(rows):
    codes = [row["code"] for row in rows]
    return [code for code in codes if not any(other.startswith(f"{code}/") for other in codes)]


def test_a_preview_prints_each_change_and_counts_those_beyond_twenty(sample, cam_tuyen, tmp_path, capsys):
    usb = tmp_path / "usb"
    usb.mkdir()
    for period in ("2019-03", "2019-04"):
        month = ("--office", cam_tuyen, "--period", period)
        codes = _typed(json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"])
        assert ctph(capsys, "record", *month, *(f"{code}=1" for code in codes))[0] == 0
        assert ctph(capsys, "seal", *month, "--yes")[0] == 0
    assert ctph(capsys, "export", "--office", cam_tuyen, "--to", usb)[0] == 0
    preview = ("import", "--office", sample / "cap-tren", "--preview", usb)
    changes = json.loads(ctph(capsys, *preview, "--json")[1])[0]["changes"]
    code, out, _ = ctph(capsys, *preview)
    _, row, *lines = out.splitlines()
    assert code == 0
    assert "  mới  " in row
    assert lines[:20] == [f"    {c['label']}, {c['period']}: {c['old']} → {c['new']}" for c in changes[:20]]
    assert lines[20:] == [f"    … và {len(changes) - 20} thay đổi nữa"]


def test_what_became_of_a_file_is_a_vietnamese_word_and_a_code_for_scripts(sample, tmp_path, capsys):
    assert set(terms.FILE_VERDICTS) == {verdict.value for verdict in FileVerdict}
    (tmp_path / "anh.ctph").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 300)
    bring = ("import", "--office", sample / "cap-tren", tmp_path / "anh.ctph")
    code, out, _ = ctph(capsys, *bring)
    assert (code, "  không nhận  " in out, "refused" in out) == (1, True, False)
    code, out, _ = ctph(capsys, *bring, "--json")
    assert (code, json.loads(out)[0]["verdict"]) == (1, "refused")


@pytest.mark.parametrize("command", [("accept",), ("return", "--remark", "VL01:xem lại")])
def test_a_month_that_was_not_sent_cannot_be_decided(sample, capsys, command):
    report = ("--office", sample / "cap-tren", "--unit", "Cam Tuyền")
    code, _, err = ctph(capsys, *command, *report, "--period", "2019-04")
    assert code == 1
    assert err.startswith("Xã Cam Tuyền chưa gửi báo cáo tháng 04/2019.")
    code, _, err = ctph(capsys, *command, *report, "--period", "2018-04")
    assert (code, "không thuộc chương trình năm 2019" in err) == (1, True)


def test_each_role_is_refused_the_work_of_the_other(sample, cam_tuyen, capsys):
    code, _, err = ctph(capsys, "board", "--office", cam_tuyen)
    assert (code, "do cấp trên" in err) == (1, True)
    month = ("--office", sample / "cap-tren", "--period", "2019-03")
    for command in (("sheet",), ("record", "VL01=1"), ("seal",), ("history", "VL01")):
        code, out, err = ctph(capsys, *command, *month)
        assert (code, out, "do xã, phường làm" in err) == (1, "", True)


def test_a_month_with_blanks_or_doubts_is_sealed_only_when_asked_for_in_so_many_words(cam_tuyen, capsys):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    code, _, err = ctph(capsys, "seal", *month, "--yes")
    assert (code, "Chưa có số nào trong tháng" in err) == (1, True)
    ctph(capsys, "record", *month, "VL01=90.000")
    blanks = len(_typed(json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"])) - 1
    code, out, err = ctph(capsys, "seal", *month)
    assert (code, out) == (1, "")
    assert err.count("chưa có số. Nhập số") == blanks
    assert "“Giải quyết việc làm”: luỹ kế đã bằng" in err
    assert err.endswith(f"Còn {blanks} ô trống, 1 số cần xem lại. Thêm --yes để vẫn chốt.\n")
    assert json.loads(ctph(capsys, "sheet", *month, "--json")[1])["state"] == "draft"
    code, out, err = ctph(capsys, "seal", *month, "--yes")
    assert (code, out.startswith("Đã chốt."), "--yes" in err) == (0, True, False)


def test_a_month_without_blanks_or_doubts_is_sealed_without_a_question(cam_tuyen, capsys):
    month = ("--office", cam_tuyen, "--period", "2019-03")
    codes = _typed(json.loads(ctph(capsys, "sheet", *month, "--json")[1])["rows"])
    ctph(capsys, "record", *month, *(f"{code}=nothing" for code in codes))
    code, _, err = ctph(capsys, "seal", *month)
    assert (code, err) == (0, "")


def test_a_damaged_database_is_told_in_one_sentence(cam_tuyen, capfd):
    (path,) = cam_tuyen.glob("*.db")
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    code, _, err = ctph(capfd, "verify", "--office", cam_tuyen)
    assert code == 3
    assert err.startswith(f"Không đọc được tệp “{path}”")
    assert err.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_fault(cam_tuyen, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    program = "import sys; from ctph_desktop.cli import main; sys.exit(main())"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", program, "sheet", "--office", str(cam_tuyen), "--period", "2019-03"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, DATA_VARIABLE: str(data)},
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
    assert list(data.iterdir()) == []
