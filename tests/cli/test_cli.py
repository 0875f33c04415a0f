"""The command line as a script uses it: exit codes, sentences, JSON."""

import json
import shutil

import pytest

from ctph_desktop.cli import main
from ctph_desktop.demonstration.sample import build_sample


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("sample") / "mau").root


@pytest.fixture
def sample(built, tmp_path):
    return shutil.copytree(built, tmp_path / "mau")


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
    assert ctph(capsys, "seal", *month)[0] == 0
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
    code, _, err = ctph(capsys, "sheet", "--office", cam_tuyen, "--period", "2020-03")
    assert (code, "năm 2019" in err) == (1, True)
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
