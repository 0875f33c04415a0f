"""Scans and pictures beside a report, from the command line."""

import json

import pytest

MARCH = ("--period", "2019-03")


@pytest.fixture
def commune(sample):
    return ("--office", sample / "19600-xa-cam-tuyen")


@pytest.fixture
def superior(sample):
    return ("--office", sample / "cap-tren")


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "Báo cáo đã ký.pdf"
    path.write_bytes(b"%PDF-1.7 " + bytes(2_000))
    return path


def listed(ctph, *arguments):
    return json.loads(ctph("evidence", *arguments, *MARCH, "--json")[1])


def test_a_scan_is_added_sent_saved_and_taken_away(ctph, commune, superior, scan, tmp_path):
    assert ctph("add-evidence", *commune, *MARCH, scan)[:2] == (0, "Đã thêm 1 tệp.\n")
    (row,) = listed(ctph, *commune)
    assert (row["title"], row["kind"], row["size"], row["is_here"]) == ("Báo cáo đã ký", "pdf", 2_009, True)
    code, out, _ = ctph("evidence", *commune, *MARCH)
    assert code == 0
    assert row["id"][:8] in out
    assert ctph("export", *commune, "--to", tmp_path)[0] == 0
    assert ctph("import", *superior, *tmp_path.glob("*.ctph"))[0] == 0
    (above,) = listed(ctph, *superior, "--unit", "Cam Tuyền")
    assert above["is_here"]
    code, out, _ = ctph("save-evidence", *superior, above["id"][:8], "--to", tmp_path)
    assert code == 0
    (saved,) = tmp_path.glob("19600_201903_*.pdf")
    assert out.strip() == str(saved)
    assert saved.read_bytes() == scan.read_bytes()
    assert ctph("save-evidence", *superior, above["id"], "--to", tmp_path / "riêng.pdf")[0] == 0
    assert ctph("remove-evidence", *commune, row["id"][:8])[0] == 0
    assert listed(ctph, *commune) == []


def test_what_cannot_be_added_is_said_and_the_rest_is_added(ctph, commune, scan, tmp_path):
    note = tmp_path / "ghi chú.txt"
    note.write_text("xin chào", encoding="utf-8")
    code, out, err = ctph("add-evidence", *commune, *MARCH, note, tmp_path / "không có.pdf", scan)
    assert code == 1
    assert out == "Đã thêm 1 tệp.\n"
    assert "ghi chú.txt không phải PDF" in err
    assert "không có.pdf" in err
    assert "1 tệp đã có" in ctph("add-evidence", *commune, *MARCH, scan)[1]


@pytest.mark.parametrize("text", ["", "zz", "0" * 32])
def test_an_id_that_means_nothing_is_refused(ctph, commune, scan, text, tmp_path):
    ctph("add-evidence", *commune, *MARCH, scan)
    code, _, err = ctph("save-evidence", *commune, text, "--to", tmp_path / "a.pdf")
    assert code == 1
    assert "Không có minh chứng" in err


def test_the_superior_office_adds_for_a_unit_it_keeps_and_for_no_other(ctph, superior, scan):
    behalf = ("--for", "Cam Tuyền", "--origin", "paper")
    assert ctph("add-evidence", *superior, *MARCH, scan, *behalf)[0] == 1
    assert ctph("keep-for", *superior, "Cam Tuyền")[0] == 0
    assert ctph("add-evidence", *superior, *MARCH, scan, *behalf)[:2] == (0, "Đã thêm 1 tệp.\n")
    (row,) = listed(ctph, *superior, "--unit", "Cam Tuyền")
    assert ctph("remove-evidence", *superior, row["id"], *behalf)[0] == 0
