"""Closing, reopening, freezing and comparing from the command line."""

import json
from zipfile import ZipFile

import pytest

MARCH = ("--period", "2019-03")


@pytest.fixture
def superior(sample):
    return ("--office", sample / "cap-tren")


def sheets(path):
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "worksheets" in name}


def test_closing_names_who_is_missing_and_wants_a_yes(ctph, superior):
    code, out, err = ctph("close-period", *superior, *MARCH)
    assert (code, out) == (1, "")
    assert "Chưa gửi: Xã Cam Tuyền" in err
    assert "--yes" in err
    assert json.loads(ctph("periods", *superior, "--json")[1]) == []
    code, out, _ = ctph("close-period", *superior, *MARCH, "--yes")
    assert code == 0
    assert "bản 1: tạm tính, 2/9" in out
    assert ctph("close-period", *superior, *MARCH, "--yes")[0] == 1


def test_a_frozen_version_is_printed_again_after_a_correction_was_accepted(ctph, sample, superior, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    closed = json.loads(ctph("close-period", *superior, *MARCH, "--yes", "--json")[1])
    assert (closed["is_closed"], closed["frozen"]["label"]) == (True, "1")
    first = json.loads(ctph("consolidate", *superior, *MARCH, "--frozen", "1", "--json")[1])
    ctph("consolidate", *superior, *MARCH, "--frozen", "1", "--xlsx", tmp_path / "a.xlsx", "--pdf", tmp_path / "a.pdf")
    ctph("record", *commune, *MARCH, "VL01=31")
    ctph("seal", *commune, *MARCH, "--yes")
    (written,) = json.loads(ctph("export", *commune, "--to", usb, "--json")[1])
    (seen,) = json.loads(ctph("import", *superior, "--preview", "--json", written["path"])[1])
    assert seen["corrections"] == 1
    assert "đính chính sau khi chốt" in seen["message"]
    assert "đính chính sau khi chốt" in ctph("import", *superior, usb)[1]
    board = {row["name"]: row for row in json.loads(ctph("board", *superior, "--json")[1])}
    assert board["Xã Cam Tuyền"]["corrections"] == ["2019-03"]
    assert board["Xã Cam Tuyền"]["closed"] == ["2019-03"]
    assert "(bổ sung sau khi chốt)" in ctph("board", *superior)[1]
    assert ctph("accept", *superior, *MARCH, "--unit", "Cam Tuyền")[0] == 0
    assert json.loads(ctph("consolidate", *superior, *MARCH, "--frozen", "1", "--json")[1]) == first
    assert json.loads(ctph("consolidate", *superior, *MARCH, "--json")[1])["forms"] != first["forms"]
    ctph("consolidate", *superior, *MARCH, "--frozen", "1", "--xlsx", tmp_path / "b.xlsx")
    assert sheets(tmp_path / "a.xlsx") == sheets(tmp_path / "b.xlsx")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    told = json.loads(ctph("compare-frozen", *superior, *MARCH, "--frozen", "1", "--json")[1])
    assert [(s["unit"], s["period"]) for s in told["sources"]] == [("Xã Cam Tuyền", "2019-03")]
    assert {cell["unit"] for cell in told["cells"]} > {"Xã Cam Tuyền"}
    code, out, _ = ctph("compare-frozen", *superior, *MARCH, "--frozen", "1")
    assert code == 0
    assert "Khi chốt" in out


def test_reopening_wants_a_reason_and_the_commune_reads_it(ctph, sample, superior, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    ctph("close-period", *superior, *MARCH, "--yes")
    with pytest.raises(SystemExit):
        ctph("reopen-period", *superior, *MARCH)
    code, _, err = ctph("reopen-period", *superior, *MARCH, "--reason", " ")
    assert code == 1
    assert "lý do" in err
    assert ctph("reopen-period", *superior, *MARCH, "--reason", "Bổ sung Cam Tuyền")[0] == 0
    ctph("export", *superior, "--unit", "Cam Tuyền", "--to", usb)
    assert ctph("import", *commune, usb)[0] == 0
    (row,) = json.loads(ctph("periods", *commune, "--json")[1])
    assert (row["is_closed"], row["reason"]) == (False, "Bổ sung Cam Tuyền")


def test_a_commune_that_seals_a_closed_month_is_told_what_that_means(ctph, sample, superior, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    ctph("close-period", *superior, *MARCH, "--yes")
    ctph("export", *superior, "--unit", "Cam Tuyền", "--to", usb)
    ctph("import", *commune, usb)
    ctph("record", *commune, *MARCH, "VL01=31")
    code, _, err = ctph("seal", *commune, *MARCH, "--yes")
    assert code == 0
    assert "đính chính sau khi chốt" in err


def test_figures_are_frozen_listed_and_not_frozen_twice(ctph, superior):
    code, out, _ = ctph("freeze", *superior, *MARCH, "--note", "Sơ kết quý I")
    assert code == 0
    assert "bản 1" in out
    code, _, err = ctph("freeze", *superior, *MARCH)
    assert (code, "bản chốt số 1" in err) == (1, True)
    (row,) = json.loads(ctph("frozen", *superior, *MARCH, "--json")[1])
    assert (row["label"], row["note"], row["is_damaged"]) == ("1", "Sơ kết quý I", False)
    assert "Sơ kết quý I" in ctph("frozen", *superior, *MARCH)[1]
    code, _, err = ctph("consolidate", *superior, *MARCH, "--frozen", "7")
    assert code == 1
    assert "Hãy chọn một trong các bản: 1" in err
    assert ctph("compare-frozen", *superior, *MARCH, "--frozen", "1")[1] == "Số hiện tại không khác bản chốt.\n"


def test_a_commune_may_not_close_or_freeze(ctph, sample):
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    for command in ("close-period", "freeze", "frozen"):
        assert ctph(command, *commune, *MARCH)[0] == 1


def test_the_day_of_a_report_is_corrected_with_a_reason(ctph, sample, superior):
    report = ("--unit", "Cam Hiếu", *MARCH)
    board = {row["name"]: row for row in json.loads(ctph("board", *superior, "--json")[1])}
    day = board["Xã Cam Hiếu"]["submitted"]["2019-03"]["day"]
    with pytest.raises(SystemExit):
        ctph("correct-day", *superior, *report, "--day", "hôm qua", "--reason", "x")
    code, _, err = ctph("correct-day", *superior, *report, "--day", "2031-01-01", "--reason", "x")
    assert code == 1
    assert "không thể là ngày nộp" in err
    assert ctph("correct-day", *superior, *report, "--day", "2019-03-31", "--reason", "Nộp bản giấy trước")[0] == 0
    board = {row["name"]: row for row in json.loads(ctph("board", *superior, "--json")[1])}
    assert board["Xã Cam Hiếu"]["submitted"]["2019-03"]["day"] == "2019-03-31" != day
